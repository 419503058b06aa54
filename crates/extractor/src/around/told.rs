//! What the text right beside a name says that it is: "the fund Zorkal", "Zorkal, a town in Kent", "Ada Moran, 49,".

use relmap_text::vocabulary::is_article;

use super::{Around, last_word};

/// What bodies are called in an apposition.
const BODIES: &[&str] = &[
    "agency",
    "airline",
    "alliance",
    "association",
    "band",
    "bank",
    "bloc",
    "bookmaker",
    "bookseller",
    "brand",
    "brewer",
    "brewery",
    "broadcaster",
    "brokerage",
    "carmaker",
    "carrier",
    "chain",
    "charity",
    "choir",
    "club",
    "coalition",
    "collective",
    "company",
    "conglomerate",
    "consortium",
    "consultancy",
    "contractor",
    "cooperative",
    "distributor",
    "faction",
    "firm",
    "foundation",
    "fund",
    "group",
    "insurer",
    "lender",
    "magazine",
    "manufacturer",
    "militia",
    "network",
    "newspaper",
    "nonprofit",
    "operator",
    "orchestra",
    "party",
    "portal",
    "producer",
    "regulator",
    "retailer",
    "shop",
    "shops",
    "start-up",
    "startup",
    "store",
    "studio",
    "supermarket",
    "supermarkets",
    "supplier",
    "syndicate",
    "team",
    "theatre",
    "troupe",
    "union",
    "utility",
    "website",
    "winery",
];

/// What only bodies are called where it stands behind: persons may be makers and brokers as well.
const BODIES_BEHIND: &[&str] = &[
    "broker",
    "builder",
    "developer",
    "maker",
    "publisher",
    "wholesaler",
];

/// What places are called in an apposition.
const PLACES: &[&str] = &[
    "borough",
    "city",
    "district",
    "hamlet",
    "harbour",
    "island",
    "municipality",
    "port",
    "suburb",
    "town",
    "village",
];

/// Most words of an apposition behind its article, up to the one that says what it is.
const MAX_WORDS: usize = 4;

impl<'t> Around<'t> {
    /// Whether the text calls the name an organization's: "the ferry operator Zorkal", "Zorkal, a Danish retailer".
    pub(crate) fn is_told_body(self) -> bool {
        let behind = self.noun_behind();
        BODIES.contains(&self.word_before())
            || behind.is_some_and(|word| BODIES.contains(&word) || BODIES_BEHIND.contains(&word))
    }

    /// Whether the text calls the name a place's: "the town of Zorkal", "Zorkal, a village in Kent".
    pub(crate) fn is_told_place(self) -> bool {
        let before = self.before();
        PLACES.contains(&last_word(before.strip_suffix("of ").unwrap_or(before)))
            || self.noun_behind().is_some_and(|word| PLACES.contains(&word))
    }

    /// Whether the text gives an age behind the name: ", 49,".
    pub(crate) fn is_aged(self) -> bool {
        self.number().is_some_and(|age| age.len() == 2)
    }

    /// The word of an apposition behind the name that says what bears it: ", a Danish retailer with" gives `retailer`.
    fn noun_behind(self) -> Option<&'t str> {
        const ENDS: &[&str] = &[
            "after", "at", "based", "behind", "by", "called", "for", "founded", "from", "in", "near", "of",
            "on", "owned", "run", "that", "which", "who", "whose", "with",
        ];
        let mut words = self.apposition()?.split(' ');
        if !is_article(words.next()?) {
            return None;
        }
        words
            .take(MAX_WORDS)
            .take_while(|word| !ENDS.contains(word))
            .last()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted() {
        assert!(BODIES.is_sorted() && BODIES_BEHIND.is_sorted() && PLACES.is_sorted());
    }

    #[test]
    fn what_names_are_called() {
        let around = |before, after| Around::new(before, "Zorkal", after);
        let is_body = |before, after| around(before, after).is_told_body();
        assert!(is_body("The ferry operator ", " sails") && is_body("", ", a Danish retailer with"));
        assert!(is_body("", ", the phone maker, cut jobs") && !is_body("The maker ", " cut jobs"));
        assert!(!is_body("", ", the company town of") && !is_body("", ", a town with a bank"));
        assert!(!is_body("met ", ", who left the fund,") && !is_body("", ""));
        let is_place = |before, after| around(before, after).is_told_place();
        assert!(is_place("the town of ", "") && is_place("", ", a village in Kent"));
        assert!(!is_place("the mayor of ", "") && !is_place("", ", the mayor of the town"));
        let is_aged = |after| around("", after).is_aged();
        assert!(is_aged(", 49, said") && !is_aged(", 2019, said") && !is_aged(", 49 years"));
    }
}
