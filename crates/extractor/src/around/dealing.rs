//! What is said of companies and clubs, and hardly of people or places: "shares in Keller", "Keller said its profit fell".

use relmap_ner::{Lexicon, TitleKind};
use relmap_text::key::fold;

use super::Around;

/// Words behind a name that are what a company or a club has: "Zorkal's shares", "Zorkal boss Keller".
const POSSESSIONS: &[&str] = &[
    "boss",
    "branches",
    "chairman",
    "chairwoman",
    "chief",
    "coach",
    "creditors",
    "customers",
    "defender",
    "depositors",
    "directors",
    "employees",
    "executive",
    "executives",
    "flights",
    "founder",
    "founders",
    "goalkeeper",
    "invoices",
    "keeper",
    "midfielder",
    "owner",
    "owners",
    "passengers",
    "products",
    "profit",
    "profits",
    "ratio",
    "revenue",
    "revenues",
    "sales",
    "shareholders",
    "shares",
    "staff",
    "stock",
    "striker",
    "subsidiary",
    "suppliers",
    "turnover",
    "winger",
    "workers",
];

/// What is done to a company: "payments to Zorkal".
const BEFORE_COMPANIES: &[&str] = &[
    "% of",
    "acquired by",
    "bought by",
    "buys from",
    "chairman of",
    "chains",
    "contract with",
    "customers of",
    "employed by",
    "founder of",
    "founders of",
    "invoices from",
    "invoices to",
    "made by",
    "owned by",
    "owner of",
    "owners of",
    "payments from",
    "payments to",
    "per cent of",
    "percent of",
    "products of",
    "shareholder in",
    "shareholders in",
    "shareholders of",
    "shares in",
    "shares of",
    "sold by",
    "stake in",
    "stakes in",
    "subsidiary of",
    "supplied by",
    "worked for",
    "works for",
];

impl Around<'_> {
    /// Whether the words around a name speak of what is founded and traded.
    pub(crate) fn is_traded(self) -> bool {
        const BEFORE: &[&str] = &[
            "branches of",
            "co-founded",
            "co-founder of",
            "cofounded",
            "founded",
            "founder of",
            "investors in",
            "owns the chains",
            "shareholders in",
            "shareholders of",
            "shares in",
            "shares of",
            "stake in",
            "stakes in",
        ];
        const MOVES: &[&str] = &[
            "are", "climbed", "closed", "dipped", "dived", "dropped", "edged", "ended", "fell", "gained",
            "had", "have", "jumped", "lost", "plunged", "rallied", "rose", "sank", "slid", "slipped",
            "slumped", "soared", "surged", "traded", "tumbled", "were",
        ];
        if self.follows(BEFORE) {
            return true;
        }
        let mut words = self.rest().split_whitespace();
        match words.next() {
            Some("shares" | "stock") => {
                self.is_owner() || words.next().is_some_and(|word| MOVES.contains(&word))
            }
            // "Zorkal warns on profit": a headline.
            Some("warns") => matches!(
                (words.next(), words.next()),
                (Some("on" | "of"), Some("profit" | "profits" | "sales"))
            ),
            _ => false,
        }
    }

    /// Whether what follows a name is said of no person: " said its", " said it would", " employs", ", which".
    pub(crate) fn speaks_as_company(self) -> bool {
        const PLANS: &[&str] = &[
            "aimed", "aims", "expected", "expects", "had", "has", "planned", "plans", "will", "would",
        ];
        let after = self.after();
        if after.starts_with(", which ") || after.starts_with(" employs ") {
            return true;
        }
        let said = after
            .strip_prefix(" said ")
            .or_else(|| after.strip_prefix(" says "));
        let mut words = said.unwrap_or_default().split_whitespace();
        match words.next() {
            Some("its") => true,
            // "It would be hard", "it had been late": the word stands for nothing.
            Some("it") => {
                words.next().is_some_and(|word| PLANS.contains(&word))
                    && words.next().is_some_and(|word| !matches!(word, "be" | "been"))
            }
            _ => false,
        }
    }

    /// Whether somebody speaks of himself or herself: " says he would", " said that she".
    pub(crate) fn speaks_of_self(self) -> bool {
        let mut words = self.after().split_whitespace();
        let is_said = matches!(words.next(), Some("said" | "says"));
        let next = words
            .next()
            .filter(|word| *word != "that")
            .or_else(|| words.next());
        is_said && self.after().starts_with(' ') && matches!(next, Some("he" | "she"))
    }

    /// Whether somebody is said to work there: "a clerk at Keller".
    pub(crate) fn is_staffed(self) -> bool {
        let before = self.before().strip_suffix(" at ").unwrap_or_default();
        let trade = before.rsplit(' ').next().unwrap_or_default();
        let title = Lexicon::embedded().title(&fold(trade));
        title.is_some_and(|title| matches!(title.kind, TitleKind::Job | TitleKind::Honorific))
    }

    /// Whether the words around the name speak of a company or a club rather than of a place.
    pub(crate) fn is_dealt_with(self) -> bool {
        POSSESSIONS.contains(&self.word_owned())
            || self.follows(BEFORE_COMPANIES)
            || self.is_traded()
            || self.is_staffed()
    }

    /// Whether the name does what people and bodies do: "Zorkal said".
    pub(crate) fn acts(self) -> bool {
        const ACTS: &[&str] = &[
            "agreed", "bought", "declined", "denied", "makes", "owns", "posted", "reported", "said", "says",
            "sells", "sold",
        ];
        ACTS.contains(&self.word_behind())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_speaks_and_who_works_there() {
        let says = |after| Around::new("", "Keller", after).speaks_of_self();
        assert!(says(" says he will not") && says(" said that she would"));
        assert!(!says(" said it would") && !says(" said the man") && !says(", said he"));
        let is_staffed = |before| Around::new(before, "Keller", "").is_staffed();
        assert!(is_staffed("A worker at ") && !is_staffed("He looked at ") && !is_staffed("at "));
    }

    #[test]
    fn what_is_traded() {
        for (before, surface, after) in [
            ("Shares in ", "Keller", " fell"),
            ("She co-founded ", "Keller", " in 1950"),
            ("", "Keller", " shares fell 3%"),
            ("", "Keller", "'s shares fell"),
            ("", "Keller's", " stock fell"),
            ("", "Keller", " warns on profit"),
        ] {
            assert!(
                Around::new(before, surface, after).is_traded(),
                "{before}{surface}{after}"
            );
        }
        for (before, after) in [
            ("", " shares a house"),
            ("", " warns of rain"),
            ("unfounded ", ""),
            ("met ", " in Oslo"),
            ("", ""),
        ] {
            assert!(
                !Around::new(before, "Keller", after).is_traded(),
                "{before}{after}"
            );
        }
    }

    #[test]
    fn what_is_dealt_with() {
        for (before, after) in [
            ("payments to ", " for meals"),
            ("holds 5% of ", "."),
            ("", "'s founder left"),
            ("", " boss Keller said"),
        ] {
            assert!(
                Around::new(before, "Zorkal", after).is_dealt_with(),
                "{before}|{after}"
            );
        }
        for (before, after) in [("went to ", ""), ("", "'s mayor"), ("", " is small"), ("", "")] {
            assert!(
                !Around::new(before, "Zorkal", after).is_dealt_with(),
                "{before}|{after}"
            );
        }
        let acts = |after| Around::new("", "Zorkal", after).acts();
        assert!(acts(" said it") && !acts(" lies by the sea") && !acts(""));
    }

    #[test]
    fn who_speaks() {
        for after in [
            " said its ships",
            " said it would close",
            ", which sells",
            " employs 40",
        ] {
            assert!(Around::new("", "Zorkal", after).speaks_as_company(), "{after}");
        }
        for after in [
            " said it would be late",
            " said it was late",
            " said he",
            ", who sells",
            "",
        ] {
            assert!(!Around::new("", "Zorkal", after).speaks_as_company(), "{after}");
        }
    }
}
