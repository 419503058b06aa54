//! The order in which the decoder keeps labels, so that those which are worked out alike stand side by side.

use super::label::{N_LABELS, NameType, OUTSIDE, Place, label};

/// Values of the labels of one token, by place in [`LABELS`].
pub(super) type States<T> = [T; N_LABELS];

/// Labels by place: ends, outside, singles, beginnings, insides; of each kind one a type.
///
/// Labels after which no name is open stand first, and those that begin one or have none overlap with them.
pub(super) const LABELS: States<u8> = {
    let mut labels = [OUTSIDE; N_LABELS];
    let mut number = 0;
    while number < N_TYPES {
        let mut place = 0;
        while place < Place::ALL.len() {
            let at = first_of(Place::ALL[place]) + number;
            labels[at] = label(NameType::ALL[number], Place::ALL[place]);
            place += 1;
        }
        number += 1;
    }
    labels
};

/// Where in [`LABELS`] the labels of a place in names stand, one a type.
pub(super) const fn first_of(place: Place) -> usize {
    match place {
        Place::Begin => BEGINS,
        Place::Inside => INSIDES,
        Place::End => ENDS,
        Place::Single => SINGLES,
    }
}

/// Place of each label in [`LABELS`].
pub(super) const PLACES: States<usize> = {
    let mut places = [0; N_LABELS];
    let mut place = 0;
    while place < N_LABELS {
        places[LABELS[place] as usize] = place;
        place += 1;
    }
    places
};

/// Types of names.
pub(super) const N_TYPES: usize = NameType::ALL.len();

/// Place of the first end.
pub(super) const ENDS: usize = 0;

/// Place of outside, and of the first label that goes on with no name.
pub(super) const FREE: usize = ENDS + N_TYPES;

/// Place of the first single token.
const SINGLES: usize = FREE + 1;

/// Place of the first beginning.
pub(super) const BEGINS: usize = SINGLES + N_TYPES;

/// Place of the first inside.
pub(super) const INSIDES: usize = BEGINS + N_TYPES;

/// Labels after which anything may begin, from place 0 on; and labels that go on with no name, from [`FREE`] on.
pub(super) const N_FREE: usize = 1 + 2 * N_TYPES;

/// Places of the labels after which anything may begin, in the order of the labels.
pub(super) const CLOSED: [usize; N_FREE] = {
    let mut closed = [0; N_FREE];
    let (mut n, mut label) = (0, 0);
    while label < N_LABELS {
        if PLACES[label] < N_FREE {
            closed[n] = PLACES[label];
            n += 1;
        }
        label += 1;
    }
    closed
};

/// Places of the labels that go on with no name, in the order of the labels.
pub(super) const STARTS: [usize; N_FREE] = {
    let mut starts = [0; N_FREE];
    let (mut n, mut label) = (0, 0);
    while label < N_LABELS {
        if PLACES[label] >= FREE && PLACES[label] < INSIDES {
            starts[n] = PLACES[label];
            n += 1;
        }
        label += 1;
    }
    starts
};

#[cfg(test)]
mod tests {
    use super::super::label::{continues, is_open};
    use super::*;

    #[test]
    fn places_keep_apart_what_may_follow_what() {
        for (place, &label) in LABELS.iter().enumerate() {
            assert_eq!(PLACES[usize::from(label)], place);
            assert_eq!(is_open(label), place >= N_FREE, "{label}");
            assert_eq!(continues(label), !(FREE..INSIDES).contains(&place), "{label}");
        }
        assert!(CLOSED.iter().map(|&place| LABELS[place]).is_sorted());
        assert!(STARTS.iter().map(|&place| LABELS[place]).is_sorted());
    }
}
