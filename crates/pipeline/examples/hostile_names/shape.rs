//! Documents in which as many names as possible are alike.

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_types::EntityType::{self, Location, Organization, Person};

use crate::made::{Random, word};

/// A name of a made document, or words between names.
#[derive(Clone)]
pub(crate) enum Piece {
    /// A name and what it names.
    Name(String, EntityType),
    /// A word for a people: "Turkish".
    People(&'static str),
    /// Anything else.
    Words(String),
}

/// Makes the pieces of the name with this number, below the second.
pub(crate) type Make = fn(usize, usize) -> Vec<Piece>;

/// What names are alike in, and how they are made: persons, organizations and places, phrases.
pub(crate) const SHAPES: &[(&str, Make)] = &[
    ("consonants", |i, _| {
        person(format!("Sona B{}", with_vowels("rnkvstm", i)))
    }),
    ("one surname", |i, _| person(format!("{} Moranik", word(i)))),
    ("one forename", |i, _| person(format!("Ada {}", word(i + 40)))),
    ("other middle name", |i, _| {
        person(format!("Ada {} Moranik", word(i)))
    }),
    ("surname added", |i, _| person(format!("Ada Moranik {}", word(i)))),
    ("initials", |i, _| person(format!("{} Moranik", initials(i, 4)))),
    ("initial last", |i, _| person(format!("Ada {} M.", word(i)))),
    ("initials and middles", |i, _| {
        person(format!("{} {} Moranik", initials(i % 600, 2), word(i)))
    }),
    ("parts of one name", |i, _| {
        person(format!("Ada {}Moranik", some(&PARTS, i)))
    }),
    ("turned", |i, _| {
        person(if i % 2 == 0 {
            format!("Zorka {} Moranik", word(i))
        } else {
            format!("Moranik {} Zorka", word(i))
        })
    }),
    ("unknown surnames", |i, n| {
        person(if i < n / 2 {
            format!("Ada {}ez", word(i + 2_000))
        } else {
            format!("{}iz", word(i + 2_000))
        })
    }),
    ("slips of a surname", |i, n| {
        person(if i < n / 2 {
            format!("{} {}", word(i), slip("moranikvazlo", i))
        } else {
            slip("moranikvazlo", i)
        })
    }),
    ("slips of a forename", |i, _| {
        person(format!("{} Moranik", slip("moranikvazlo", i)))
    }),
    ("bare surname again", |i, _| {
        person(if i % 2 == 0 {
            format!("{} Moranik", word(i))
        } else {
            "Moranik".to_owned()
        })
    }),
    ("bare surnames apart", |i, n| {
        person(if i < n / 2 {
            format!("{} {}", word(i), word(i + 2_000))
        } else {
            word(i - n / 2 + 2_000)
        })
    }),
    ("many titles", |i, _| {
        person(format!("{}Ada Moranik", some(&TITLES, i)))
    }),
    ("couples", |i, _| {
        vec![
            name("Thomas", Person),
            Piece::Words(" and ".to_owned()),
            name(&format!("Maria {}", word(i)), Person),
        ]
    }),
    ("long names", |i, _| {
        person(
            (0..32)
                .map(|k| word(i / 32 + k * 7))
                .collect::<Vec<_>>()
                .join(" "),
        )
    }),
    ("one nickname", |i, _| {
        person(format!("{} 'Zorka' Moranik", word(i)))
    }),
    ("first word", |i, _| {
        organization(format!("Zorkal {} {}", word(i), word(i / 3)))
    }),
    ("last word", |i, _| {
        vec![name(
            &format!("{} Bay", word(i)),
            if i % 2 == 0 { Location } else { Organization },
        )]
    }),
    ("letters and last words", |i, _| {
        organization(format!("{} Harbour Bay", word(i).to_uppercase()))
    }),
    ("few words", |i, _| organization(few_words(i))),
    ("heads", |i, _| {
        organization(if i % 2 == 0 {
            format!("{} Commission", word(i))
        } else {
            format!("Commission {}", word(i))
        })
    }),
    ("orders of an acronym", |i, n| {
        organization(if i < n / 2 {
            ordered(i)
        } else {
            ordered(i - n / 2).split(' ').map(|word| &word[..1]).collect()
        })
    }),
    ("spellings of a body", |i, _| {
        organization(format!("Institute B{}", with_vowels("rnkvstmlp", i)))
    }),
    ("slips of a body", |i, _| organization(slip("moranikvazlo", i))),
    ("first letter and length", |i, _| {
        organization(format!("Z{:07}q {}", i, "x".repeat(8)))
    }),
    ("places of one word", |i, _| {
        vec![name(&format!("Zorkal {} Rivermouth", word(i)), Location)]
    }),
    ("buildings", |i, _| {
        vec![name(&format!("{} Zorkal Airport", word(i)), Location)]
    }),
    ("long bodies", |i, _| {
        organization((0..32).map(|k| word((i + k) % 11)).collect::<Vec<_>>().join(" ") + &word(i))
    }),
    ("defined acronym", |i, _| {
        vec![
            name(&format!("Zorkal {} Board", word(i)), Organization),
            Piece::Words(" (".to_owned()),
            name("ZVB", Organization),
            Piece::Words(")".to_owned()),
        ]
    }),
    ("known names", |i, _| known(i)),
    ("known last words", |i, _| {
        person(
            known_words(i)
                .last()
                .map_or_else(String::new, ToString::to_string),
        )
    }),
    ("other names", |i, n| {
        vec![
            name(&word(i % (n - n / 8)), Organization),
            Piece::Words(", also known as ".to_owned()),
            name(&word((i * 7 + 1) % n), Organization),
            Piece::Words(",".to_owned()),
        ]
    }),
    ("list of places", |i, _| {
        vec![
            name(known_words(i)[0], Location),
            Piece::Words(", ".to_owned()),
            name(&word(i), Location),
        ]
    }),
    ("kings", |i, _| {
        person(format!(
            "{} {}",
            word(i % 40),
            ["II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][i / 40 % 8]
        ))
    }),
    ("descriptions", |i, _| {
        vec![
            name(&format!("President {}Erdogan", some(&TITLES, i)), Person),
            Piece::Words(" met the ".to_owned()),
            Piece::People("Turkish"),
            Piece::Words(format!(" {} and his ", cased("president", i))),
            Piece::People("Iranian"),
            Piece::Words(" counterpart".to_owned()),
        ]
    }),
    ("pronouns", |i, _| {
        vec![
            name(&format!("Thomas {}", word(i)), Person),
            Piece::Words(" said he saw him and his; she, he".to_owned()),
        ]
    }),
    ("no names", |i, _| {
        vec![Piece::Words(format!(
            "The {} was {} then",
            word(i).to_lowercase(),
            word(i / 2).to_lowercase()
        ))]
    }),
];

const PARTS: [&str; 15] = [
    "Belar", "Cotul", "Dafir", "Egorn", "Fanit", "Gilda", "Horun", "Ivort", "Jonak", "Kirel", "Lomar",
    "Minut", "Nafor", "Orlin", "Petak",
];

const TITLES: [&str; 15] = [
    "Dr. ", "Prof. ", "Sir ", "Gen. ", "Lord ", "Rev. ", "Capt. ", "Judge ", "Mr. ", "Col. ", "Sen. ",
    "Sgt. ", "Father ", "King ", "Prince ",
];

fn name(surface: &str, entity_type: EntityType) -> Piece {
    Piece::Name(surface.to_owned(), entity_type)
}

fn person(surface: String) -> Vec<Piece> {
    vec![Piece::Name(surface, Person)]
}

fn organization(surface: String) -> Vec<Piece> {
    vec![Piece::Name(surface, Organization)]
}

/// An entity of the knowledge base.
fn known(i: usize) -> Vec<Piece> {
    let kb = KnowledgeBase::embedded();
    let record = kb.record(RecordIdx((i * 7 % kb.n_records() as usize) as u32));
    vec![name(record.name, record.entity_type)]
}

/// The words of its name.
fn known_words(i: usize) -> Vec<&'static str> {
    let kb = KnowledgeBase::embedded();
    let record = kb.record(RecordIdx((i * 7 % kb.n_records() as usize) as u32));
    record.name.split_whitespace().collect()
}

/// The consonants with one of five vowels before each, by number.
fn with_vowels(consonants: &str, mut i: usize) -> String {
    let mut made = String::new();
    for consonant in consonants.chars() {
        made.push(['a', 'e', 'i', 'o', 'u'][i % 5]);
        made.push(consonant);
        i /= 5;
    }
    made
}

/// So many initials, by number.
fn initials(mut i: usize, n: usize) -> String {
    let mut made = Vec::new();
    for _ in 0..n {
        made.push(format!("{}.", char::from(b'A' + (i % 26) as u8)));
        i /= 26;
    }
    made.join(" ")
}

/// Those of the words that the bits of a number choose, in order.
fn some(words: &[&str], i: usize) -> String {
    let chosen = words.iter().enumerate().filter(|(bit, _)| i >> bit & 1 == 1);
    chosen
        .map(|(_, word)| format!("{word} ").replace("  ", " "))
        .collect()
}

/// The word with letters changed or left out at two places, by number.
fn slip(word: &str, i: usize) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let places = letters.len() - 1;
    let changed = char::from(b'a' + (i / (places * places) % 26) as u8);
    letters[1 + i % places] = changed;
    letters[1 + i / places % places] = char::from(b'a' + (i / (places * places * 26) % 26) as u8);
    letters[0] = letters[0].to_ascii_uppercase();
    letters.into_iter().collect()
}

/// A name of three to ten of four words.
fn few_words(i: usize) -> String {
    let mut random = Random(i as u64 + 1);
    let n = 3 + random.below(8);
    let words = (0..n).map(|_| ["Zorkal", "Harbour", "Moran", "Velden"][random.below(4)]);
    words.collect::<Vec<_>>().join(" ")
}

/// Eight words in an order that the number tells.
fn ordered(mut i: usize) -> String {
    let mut words = vec!["Arne", "Bay", "Coast", "Dock", "East", "Fleet", "Gulf", "Harbour"];
    let mut made = Vec::new();
    while !words.is_empty() {
        made.push(words.remove(i % words.len()));
        i /= words.len() + 1;
    }
    made.join(" ")
}

/// The word with those letters in capitals that the bits of a number choose.
fn cased(word: &str, i: usize) -> String {
    let letters = word.char_indices();
    letters
        .map(|(bit, ch)| {
            if i >> bit & 1 == 1 {
                ch.to_ascii_uppercase()
            } else {
                ch
            }
        })
        .collect()
}
