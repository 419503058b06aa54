//! Names by the words that stand together in them.

use crate::name::is_small;

/// Most words of a name that is looked into: with more it is a list that was taken for one.
pub(super) const MAX_WORDS: usize = 32;

/// Names by each of their words and those behind it, so that the names in which some words stand together lie side by side.
///
/// Finding them takes O(log n) and what is found. As each name has few runs of words, all names of a text are found in each
/// other in near-linear time, however alike they are.
#[derive(Default)]
pub(crate) struct Runs<'n> {
    /// Sorted by what is left of the name from one word on.
    endings: Vec<Ending<'n>>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Ending<'n> {
    words: &'n [String],
    name: &'n [String],
    bearer: usize,
}

/// A longer name in which the words that were looked for stand together.
#[derive(Clone, Copy)]
pub(crate) struct Longer<'n> {
    /// Whose name it is.
    pub(crate) bearer: usize,
    /// Its words before those.
    pub(crate) before: &'n [String],
    /// Its words behind them.
    pub(crate) after: &'n [String],
}

impl<'n> Runs<'n> {
    /// Names that are looked for by any of their words.
    pub(crate) fn new(names: impl Iterator<Item = (usize, &'n [String])>) -> Self {
        let starts = |name: &'n [String]| 0..name.len();
        Self::from(names, starts)
    }

    /// Names that are looked for by their first words alone.
    pub(crate) fn of_beginnings(names: impl Iterator<Item = (usize, &'n [String])>) -> Self {
        Self::from(names, |_| 0..1)
    }

    fn from(
        names: impl Iterator<Item = (usize, &'n [String])>,
        starts: impl Fn(&'n [String]) -> std::ops::Range<usize>,
    ) -> Self {
        let names = names.filter(|(_, name)| (1..=MAX_WORDS).contains(&name.len()));
        let endings = names.flat_map(|(bearer, name)| {
            starts(name).map(move |start| Ending {
                words: &name[start..],
                name,
                bearer,
            })
        });
        let mut endings: Vec<Ending<'n>> = endings.collect();
        endings.sort_unstable();
        Self { endings }
    }

    /// The longer names in which the words stand together.
    pub(crate) fn within(&self, words: &[String]) -> impl Iterator<Item = Longer<'n>> {
        let from = self.endings.partition_point(|ending| ending.words < words);
        let found = self.endings[from..]
            .iter()
            .take_while(move |ending| !words.is_empty() && ending.words.starts_with(words));
        found
            .map(move |ending| Longer {
                bearer: ending.bearer,
                before: &ending.name[..ending.name.len() - ending.words.len()],
                after: &ending.words[words.len()..],
            })
            .filter(|longer| !longer.before.is_empty() || !longer.after.is_empty())
    }
}

impl Longer<'_> {
    /// Whether the longer name goes on behind the words: "Northrop" in "Northrop Grumman".
    pub(crate) fn opens(&self) -> bool {
        self.before.is_empty()
    }

    /// Whether the longer name ends with the words.
    pub(crate) fn ends(&self) -> bool {
        self.after.is_empty()
    }

    /// Whether the words end the longer name as its own: "Madrid" in "Real Madrid", not "Oxford" in "University of Oxford".
    pub(crate) fn closes(&self) -> bool {
        self.ends() && !self.is_owner()
    }

    /// Whether the words are the town of a university: "Lisbon" in "University of Lisbon" and "Lisbon University".
    pub(crate) fn is_university(&self) -> bool {
        match (self.before, self.after) {
            ([university, of], []) => university == "university" && of == "of",
            ([], [university]) => university == "university",
            _ => false,
        }
    }

    /// Whether the words are those of another that the longer name belongs to: "Academy of Arts" in "Harbour Branch of the Academy
    /// of Arts".
    pub(crate) fn is_owner(&self) -> bool {
        self.before.last().is_some_and(|word| is_small(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(texts: &[&str]) -> Vec<Vec<String>> {
        let words = |text: &&str| text.split(' ').map(str::to_owned).collect();
        texts.iter().map(words).collect()
    }

    #[test]
    fn words_are_found_in_longer_names() {
        let all = names(&[
            "islamic movement",
            "shia islamic movement of zorkal",
            "branch of the islamic movement",
            "movement",
        ]);
        let runs = Runs::new(all.iter().map(Vec::as_slice).enumerate());
        let mut found: Vec<(usize, usize, usize)> = runs
            .within(&all[0])
            .map(|longer| (longer.bearer, longer.before.len(), longer.after.len()))
            .collect();
        found.sort_unstable();
        assert_eq!(found, [(1, 1, 2), (2, 3, 0)]);
        let closes = |longer: &Longer<'_>| longer.closes();
        assert!(
            !runs.within(&all[0]).any(|longer| closes(&longer)),
            "of the movement"
        );
        assert!(runs.within(&all[3]).any(|longer| closes(&longer)));
        assert_eq!(runs.within(&[]).count(), 0);
        let towns = names(&[
            "lisbon",
            "university of lisbon",
            "lisbon university",
            "university of lisbon hospital",
        ]);
        let runs = Runs::new(towns.iter().map(Vec::as_slice).enumerate());
        assert_eq!(runs.within(&towns[0]).filter(Longer::is_university).count(), 2);
        let beginnings = Runs::of_beginnings(all.iter().map(Vec::as_slice).enumerate());
        assert_eq!(beginnings.within(&all[0]).count(), 0);
        assert!(beginnings.within(&all[1][..2]).all(|longer| longer.opens()));
    }

    #[test]
    fn names_of_one_first_word_are_found_in_few_steps() {
        let n = 20_000;
        let all: Vec<Vec<String>> = (0..n)
            .map(|i| vec!["zorkal".to_owned(), i.to_string(), "bay".to_owned()])
            .collect();
        let runs = Runs::new(all.iter().map(Vec::as_slice).enumerate());
        let n_found: usize = all
            .iter()
            .map(|name| runs.within(&name[..2]).count() + runs.within(&name[1..]).count())
            .sum();
        // A list by first word would hold each name against each: 400 million.
        assert_eq!(n_found, 2 * n);
    }
}
