//! Labels of the tagger and which may follow which.

/// What a name is to the tagger: one type more than the graph has.
///
/// `Other` takes up what is capitalised like a name and is none here: peoples, languages, events, works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameType {
    /// A human being.
    Person,
    /// A body of people.
    Organization,
    /// A place.
    Location,
    /// A name that makes no mention.
    Other,
}

impl NameType {
    /// All types, in the order of the labels.
    pub const ALL: [Self; 4] = [Self::Person, Self::Organization, Self::Location, Self::Other];

    /// The label that corpora have for it.
    pub const fn corpus_label(self) -> &'static str {
        match self {
            Self::Person => "PER",
            Self::Organization => "ORG",
            Self::Location => "LOC",
            Self::Other => "MISC",
        }
    }
}

/// Labels of one token: outside, and begin, inside, end, single of each type.
pub const N_LABELS: usize = 17;

/// Labels that features weigh; outside has weight 0 throughout.
pub const N_WEIGHED: usize = N_LABELS - 1;

/// No name.
pub const OUTSIDE: u8 = 0;

/// Place of a token in its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// First of several.
    Begin,
    /// Neither first nor last.
    Inside,
    /// Last of several.
    End,
    /// The only one.
    Single,
}

impl Place {
    /// All places, in the order of the labels.
    pub const ALL: [Self; 4] = [Self::Begin, Self::Inside, Self::End, Self::Single];
}

/// The label of a place in a name of a type.
pub const fn label(name_type: NameType, place: Place) -> u8 {
    1 + 4 * name_type as u8 + place as u8
}

/// The type of a label; `None` for outside.
pub const fn name_type(label: u8) -> Option<NameType> {
    match label {
        1..=4 => Some(NameType::Person),
        5..=8 => Some(NameType::Organization),
        9..=12 => Some(NameType::Location),
        13..=16 => Some(NameType::Other),
        _ => None,
    }
}

/// Whether a label leaves its name open: begin and inside do.
pub const fn is_open(label: u8) -> bool {
    label != OUTSIDE && (label - 1) % 4 < 2
}

/// Whether a label goes on with a name: inside and end do.
pub const fn continues(label: u8) -> bool {
    label != OUTSIDE && matches!((label - 1) % 4, 1 | 2)
}

/// Whether `next` may follow `previous`; [`OUTSIDE`] stands for the ends of the sentence.
pub fn may_follow(previous: u8, next: u8) -> bool {
    if is_open(previous) {
        continues(next) && name_type(previous) == name_type(next)
    } else {
        !continues(next)
    }
}

/// A name in a labelled sentence: tokens `start..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LabelledName {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// Its type.
    pub name_type: NameType,
}

/// Names in a sequence of labels that follow [`may_follow`].
pub fn names(labels: &[u8]) -> impl Iterator<Item = LabelledName> + '_ {
    let mut start = 0;
    labels.iter().enumerate().filter_map(move |(idx, &label)| {
        if !continues(label) {
            start = idx;
        }
        let name_type = name_type(label)?;
        (!is_open(label)).then_some(LabelledName {
            start,
            end: idx + 1,
            name_type,
        })
    })
}

/// Labels of names that do not overlap, in a sentence of `len` tokens.
pub fn labels(len: usize, names: &[LabelledName]) -> Vec<u8> {
    let mut labels = vec![OUTSIDE; len];
    for name in names {
        for (idx, slot) in labels.iter_mut().enumerate().take(name.end).skip(name.start) {
            let place = match (idx == name.start, idx + 1 == name.end) {
                (true, true) => Place::Single,
                (true, false) => Place::Begin,
                (false, true) => Place::End,
                (false, false) => Place::Inside,
            };
            *slot = label(name.name_type, place);
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back_from_their_labels() {
        let name = |start, end, name_type| LabelledName {
            start,
            end,
            name_type,
        };
        let want = [
            name(0, 1, NameType::Location),
            name(1, 4, NameType::Person),
            name(5, 7, NameType::Organization),
        ];
        let labels = labels(8, &want);
        assert_eq!(names(&labels).collect::<Vec<_>>(), want);
        let padded: Vec<u8> = std::iter::once(OUTSIDE).chain(labels).chain([OUTSIDE]).collect();
        assert!(padded.windows(2).all(|pair| may_follow(pair[0], pair[1])));
    }

    #[test]
    fn a_name_cannot_change_its_type_or_stay_open() {
        let begin = label(NameType::Person, Place::Begin);
        assert!(!may_follow(begin, label(NameType::Location, Place::End)));
        assert!(!may_follow(begin, OUTSIDE));
        assert!(!may_follow(OUTSIDE, label(NameType::Person, Place::Inside)));
        assert!(may_follow(begin, label(NameType::Person, Place::End)));
    }
}
