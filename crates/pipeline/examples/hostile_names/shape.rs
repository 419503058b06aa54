//! Documents in which as many names as possible are alike.

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

/// A way of making `n` names alike.
pub(crate) struct Shape {
    /// What the names share.
    pub(crate) name: &'static str,
    /// Makes the pieces of the name with this number, below the second.
    pub(crate) make: fn(usize, usize) -> Vec<Piece>,
}

/// All shapes: persons, organizations and places, phrases.
pub(crate) const SHAPES: &[Shape] = &[
    Shape {
        name: "consonants",
        make: |i, _| person(format!("Sona B{}", with_vowels("rnkvstm", i))),
    },
    Shape {
        name: "one surname",
        make: |i, _| person(format!("{} Moranik", word(i))),
    },
    Shape {
        name: "one forename",
        make: |i, _| person(format!("Ada {}", word(i + 40))),
    },
    Shape {
        name: "other middle name",
        make: |i, _| person(format!("Ada {} Moranik", word(i))),
    },
    Shape {
        name: "surname added",
        make: |i, _| person(format!("Ada Moranik {}", word(i))),
    },
    Shape {
        name: "initials",
        make: |i, _| person(format!("{} Moranik", initials(i, 4))),
    },
    Shape {
        name: "initial last",
        make: |i, _| person(format!("Ada {} M.", word(i))),
    },
    Shape {
        name: "initials and middles",
        make: |i, _| person(format!("{} {} Moranik", initials(i % 600, 2), word(i))),
    },
    Shape {
        name: "parts of one name",
        make: |i, _| person(format!("Ada {}Moranik", some(&PARTS, i))),
    },
    Shape {
        name: "turned",
        make: |i, _| {
            person(if i % 2 == 0 {
                format!("Zorka {} Moranik", word(i))
            } else {
                format!("Moranik {} Zorka", word(i))
            })
        },
    },
    Shape {
        name: "unknown surnames",
        make: |i, n| {
            person(if i < n / 2 {
                format!("Ada {}ez", word(i + 2_000))
            } else {
                format!("{}iz", word(i + 2_000))
            })
        },
    },
    Shape {
        name: "slips of a surname",
        make: |i, n| {
            person(if i < n / 2 {
                format!("{} {}", word(i), slip("moranikvazlo", i))
            } else {
                slip("moranikvazlo", i)
            })
        },
    },
    Shape {
        name: "slips of a forename",
        make: |i, _| person(format!("{} Moranik", slip("moranikvazlo", i))),
    },
    Shape {
        name: "bare surname again",
        make: |i, _| {
            person(if i % 2 == 0 {
                format!("{} Moranik", word(i))
            } else {
                "Moranik".to_owned()
            })
        },
    },
    Shape {
        name: "bare surnames apart",
        make: |i, n| {
            person(if i < n / 2 {
                format!("{} {}", word(i), word(i + 2_000))
            } else {
                word(i - n / 2 + 2_000)
            })
        },
    },
    Shape {
        name: "many titles",
        make: |i, _| person(format!("{}Ada Moranik", some(&TITLES, i))),
    },
    Shape {
        name: "couples",
        make: |i, _| {
            vec![
                name("Thomas", Person),
                Piece::Words(" and ".to_owned()),
                name(&format!("Maria {}", word(i)), Person),
            ]
        },
    },
    Shape {
        name: "long names",
        make: |i, _| {
            person(
                (0..32)
                    .map(|k| word(i / 32 + k * 7))
                    .collect::<Vec<_>>()
                    .join(" "),
            )
        },
    },
    Shape {
        name: "one nickname",
        make: |i, _| person(format!("{} 'Zorka' Moranik", word(i))),
    },
    Shape {
        name: "first word",
        make: |i, _| organization(format!("Zorkal {} {}", word(i), word(i / 3))),
    },
    Shape {
        name: "last word",
        make: |i, _| {
            vec![name(
                &format!("{} Bay", word(i)),
                if i % 2 == 0 { Location } else { Organization },
            )]
        },
    },
    Shape {
        name: "letters and last words",
        make: |i, _| organization(format!("{} Harbour Bay", word(i).to_uppercase())),
    },
    Shape {
        name: "few words",
        make: |i, _| organization(few_words(i)),
    },
    Shape {
        name: "heads",
        make: |i, _| {
            organization(if i % 2 == 0 {
                format!("{} Commission", word(i))
            } else {
                format!("Commission {}", word(i))
            })
        },
    },
    Shape {
        name: "orders of an acronym",
        make: |i, n| {
            organization(if i < n / 2 {
                ordered(i)
            } else {
                ordered(i - n / 2).split(' ').map(|word| &word[..1]).collect()
            })
        },
    },
    Shape {
        name: "spellings of a body",
        make: |i, _| organization(format!("Institute B{}", with_vowels("rnkvstmlp", i))),
    },
    Shape {
        name: "slips of a body",
        make: |i, _| organization(slip("moranikvazlo", i)),
    },
    Shape {
        name: "first letter and length",
        make: |i, _| organization(format!("Z{:07}q {}", i, "x".repeat(8))),
    },
    Shape {
        name: "places of one word",
        make: |i, _| vec![name(&format!("Zorkal {} Rivermouth", word(i)), Location)],
    },
    Shape {
        name: "buildings",
        make: |i, _| vec![name(&format!("{} Zorkal Airport", word(i)), Location)],
    },
    Shape {
        name: "long bodies",
        make: |i, _| {
            organization((0..32).map(|k| word((i + k) % 11)).collect::<Vec<_>>().join(" ") + &word(i))
        },
    },
    Shape {
        name: "defined acronym",
        make: |i, _| {
            vec![
                name(&format!("Zorkal {} Board", word(i)), Organization),
                Piece::Words(" (".to_owned()),
                name("ZVB", Organization),
                Piece::Words(")".to_owned()),
            ]
        },
    },
    Shape {
        name: "descriptions",
        make: |i, _| {
            vec![
                name(&format!("President {}Erdogan", some(&TITLES, i)), Person),
                Piece::Words(" met the ".to_owned()),
                Piece::People("Turkish"),
                Piece::Words(format!(" {} and his ", cased("president", i))),
                Piece::People("Iranian"),
                Piece::Words(" counterpart".to_owned()),
            ]
        },
    },
    Shape {
        name: "pronouns",
        make: |i, _| {
            vec![
                name(&format!("Thomas {}", word(i)), Person),
                Piece::Words(" said he saw him and his; she, he".to_owned()),
            ]
        },
    },
    Shape {
        name: "no names",
        make: |i, _| {
            vec![Piece::Words(format!(
                "The {} was {} then",
                word(i).to_lowercase(),
                word(i / 2).to_lowercase()
            ))]
        },
    },
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
