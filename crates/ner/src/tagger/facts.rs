//! What a token is on its own: its hashes, its shape, its clusters and lists.

use relmap_text::key;

use super::hash;
use super::wordbook::{Clusters, Wordbook, name_word};

/// Longest prefix and suffix that are features, in characters.
pub(crate) const MAX_AFFIX: usize = 4;

/// How a token uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Case {
    /// Before the first or after the last token.
    Edge,
    /// Lower case.
    Lower,
    /// One capital, then lower case: "Moran".
    Title,
    /// Two capitals or more and no lower case: "NATO".
    Upper,
    /// One capital letter, with or without a full stop: "J."
    Initial,
    /// Capitals within: `McDonald`, `iPhone`.
    Mixed,
    /// Letters without case: Arabic, Chinese.
    Caseless,
    /// A digit first.
    Number,
    /// No letter, no digit.
    Mark,
}

impl Case {
    /// Whether the first letter is a capital, or the script has none.
    pub(crate) const fn may_be_name(self) -> bool {
        matches!(
            self,
            Self::Title | Self::Upper | Self::Initial | Self::Mixed | Self::Caseless
        )
    }
}

/// Everything that features need to know about one token.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    /// Hash of the lower-case form, digits made 0.
    pub(crate) word: u64,
    /// Hash of the shape: runs of capitals, small letters, digits.
    pub(crate) shape: u64,
    pub(crate) case: Case,
    /// Hashes of the first 1 to 4 characters, lower case; 0 where the word is shorter.
    pub(crate) prefixes: [u64; MAX_AFFIX],
    /// Hashes of the last 1 to 4 characters, lower case.
    pub(crate) suffixes: [u64; MAX_AFFIX],
    pub(crate) clusters: Clusters,
    /// Lists that hold the token as a name.
    pub(crate) lists: u16,
    /// Hashes of the folded words in the token, in order; most have one.
    pub(crate) name_words: Vec<u64>,
    /// Hash of the folded form without spaces: the same for every spelling of a word.
    pub(crate) key: u64,
    /// A hyphen or a full stop, which may stand within a name.
    pub(crate) joins: bool,
}

impl Facts {
    /// The token that stands before the first and after the last one.
    pub(crate) fn edge() -> Self {
        Self {
            word: 1,
            shape: 1,
            case: Case::Edge,
            prefixes: [0; MAX_AFFIX],
            suffixes: [0; MAX_AFFIX],
            clusters: Clusters::default(),
            lists: 0,
            name_words: Vec::new(),
            key: 0,
            joins: false,
        }
    }

    /// Facts of a token; `buffer` is scratch space.
    pub(crate) fn new(token: &str, wordbook: &Wordbook, buffer: &mut String) -> Self {
        buffer.clear();
        for ch in token.chars() {
            match ch {
                '0'..='9' => buffer.push('0'),
                '’' | '‘' | '`' | '´' => buffer.push('\''),
                '“' | '”' | '„' => buffer.push('"'),
                '–' | '—' => buffer.push('-'),
                _ if ch.is_ascii() => buffer.push(ch.to_ascii_lowercase()),
                _ => buffer.extend(ch.to_lowercase()),
            }
        }
        let word = hash::bytes(buffer.as_bytes());
        let joins = matches!(buffer.as_str(), "-" | ".");
        let (mut prefixes, mut suffixes) = ([0; MAX_AFFIX], [0; MAX_AFFIX]);
        for (slot, (end, ch)) in prefixes.iter_mut().zip(buffer.char_indices()) {
            *slot = hash::bytes(&buffer.as_bytes()[..end + ch.len_utf8()]);
        }
        for (slot, (start, _)) in suffixes.iter_mut().zip(buffer.char_indices().rev()) {
            *slot = hash::bytes(&buffer.as_bytes()[start..]);
        }
        let mut clusters = wordbook.clusters(word);
        if clusters.fine == 0 {
            // "vice-president" and "anti-Russian" are known by their last part, "Erdoğan" without its accents.
            let tail = buffer
                .rfind('-')
                .map(|dash| hash::bytes(&buffer.as_bytes()[dash + 1..]));
            clusters = tail.map_or(clusters, |tail| wordbook.clusters(tail));
        }
        buffer.clear();
        key::fold_into(token, buffer);
        if clusters.fine == 0 && !token.is_ascii() {
            clusters = wordbook.clusters(hash::bytes(buffer.as_bytes()));
        }
        let name_words: Vec<u64> = buffer
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(name_word)
            .collect();
        let key = name_words
            .iter()
            .fold(hash::EMPTY, |key, &word| hash::join(key, word));
        let lists = if name_words.is_empty() {
            0
        } else {
            wordbook.lists(key)
        };
        let (shape, case) = shape(token);
        Self {
            word,
            shape,
            case,
            prefixes,
            suffixes,
            clusters,
            lists,
            name_words,
            key,
            joins,
        }
    }
}

/// Hash of the shape, and the case.
fn shape(token: &str) -> (u64, Case) {
    let mut hash = hash::EMPTY;
    let (mut last, mut run) = ('\0', 0);
    let (mut n_upper, mut n_lower, mut n_caseless, mut n_digits) = (0, 0, 0, 0);
    let mut first = '\0';
    for ch in token.chars() {
        let class = if ch.is_uppercase() {
            n_upper += 1;
            'X'
        } else if ch.is_lowercase() {
            n_lower += 1;
            'x'
        } else if ch.is_numeric() {
            n_digits += 1;
            'd'
        } else if ch.is_alphabetic() {
            n_caseless += 1;
            'c'
        } else {
            match ch {
                '’' | '‘' => '\'',
                '–' | '—' => '-',
                _ => ch,
            }
        };
        if first == '\0' {
            first = class;
        }
        run = if class == last { run + 1 } else { 0 };
        // A run of two is told from a single letter ("Xx" from "XX"), longer ones are not.
        if run < 2 {
            hash = hash::join(hash, u64::from(class as u32));
        }
        last = class;
    }
    let case = match (n_upper, n_lower) {
        _ if first == 'd' => Case::Number,
        (0, 0) if n_caseless > 0 => Case::Caseless,
        (0, 0) if n_digits > 0 => Case::Number,
        (0, 0) => Case::Mark,
        (0, _) => Case::Lower,
        (1, 0) => Case::Initial,
        (_, 0) => Case::Upper,
        (1, _) if first == 'X' => Case::Title,
        _ => Case::Mixed,
    };
    (hash, case)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_is_read_from_the_letters() {
        for (token, want) in [
            ("Moran", Case::Title),
            ("NATO", Case::Upper),
            ("J.", Case::Initial),
            ("McDonald", Case::Mixed),
            ("al-Assad", Case::Mixed),
            ("met", Case::Lower),
            ("2020", Case::Number),
            (",", Case::Mark),
            ("习近平", Case::Caseless),
            ("Ürümqi", Case::Title),
            ("U.S.", Case::Upper),
        ] {
            assert_eq!(shape(token).1, want, "{token}");
        }
    }

    #[test]
    fn spellings_share_a_key() {
        let wordbook = Wordbook::new(
            [("moran", 1, [1; 10])],
            &[(1, 1)],
            [("ada moran", 4), ("moran", 2)],
        );
        let mut buffer = String::new();
        let mut facts = |token: &str| Facts::new(token, &wordbook, &mut buffer);
        assert_eq!(facts("MORÁN").key, facts("Moran").key);
        assert_eq!(facts("Morán").clusters.fine, 1);
        assert_eq!(facts("Moran").lists, 2);
        assert_eq!(facts("Ada-Moran").lists, 4);
        assert_eq!(facts("It’s").word, facts("it's").word);
    }
}
