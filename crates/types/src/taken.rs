//! Names that are given away, each once.

use std::collections::BTreeMap;

/// Names in use; where one is wanted again, a number tells the new one apart.
///
/// O(log n) a name however often one is wanted, as long as few are wanted that look like numbered ones.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// Each name with the number to try next where it is wanted again.
    next: BTreeMap<String, u32>,
}

impl Taken {
    /// Takes `wanted`, or the first of `numbered(2)`, `numbered(3)` and so on that is free, and gives its number.
    ///
    /// No two numbers may give the same name.
    pub fn take(&mut self, wanted: &str, numbered: impl Fn(u32) -> String) -> Option<u32> {
        let Some(&next) = self.next.get(wanted) else {
            self.next.insert(wanted.to_owned(), 2);
            return None;
        };
        let mut number = next;
        let mut name = numbered(number);
        while self.next.contains_key(&name) {
            number += 1;
            name = numbered(number);
        }
        self.next.insert(name, 2);
        self.next.insert(wanted.to_owned(), number + 1);
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn numbers_go_on_where_they_stopped() {
        let (mut taken, tries) = (Taken::default(), Cell::new(0));
        let mut take = |wanted: &str| {
            taken.take(wanted, |number| {
                tries.set(tries.get() + 1);
                format!("{wanted}-{number}")
            })
        };
        assert_eq!(take("a"), None);
        assert_eq!(take("a-3"), None);
        assert_eq!([take("a"), take("a"), take("a-3")], [Some(2), Some(4), Some(2)]);
        for number in 5..1_000 {
            assert_eq!(take("a"), Some(number));
        }
        assert!(tries.get() < 1_005, "{}", tries.get());
    }
}
