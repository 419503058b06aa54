//! What a document says for an office holder whose name many others bear: "Peter Keller" the ambassador, or the baker.

use relmap_kb::{Kind, KnowledgeBase, Record, RecordIdx, popularity};
use relmap_ner::{Lexicon, TitleKind};
use relmap_text::key::fold;

use crate::document::grouping::Group;
use crate::link::{Context, country_of};
use crate::name::PersonName;
use crate::news::News;

/// Words of envoys, folded, without the "s" of the plural.
const DIPLOMACY: &[&str] = &[
    "ambassador",
    "commissioner",
    "consul",
    "consulate",
    "diplomacy",
    "diplomat",
    "diplomatic",
    "embassy",
    "envoy",
];

/// Words of government that are no titles, folded, without the "s" of the plural.
const POLITICS: &[&str] = &[
    "cabinet",
    "congres",
    "congressional",
    "court",
    "diplomat",
    "election",
    "government",
    "legislature",
    "ministry",
    "official",
    "parliament",
    "parliamentary",
    "political",
    "politician",
    "politic",
    "presidency",
    "presidential",
    "senate",
    "treasury",
];

/// Titles of office that others bear as well, in firms and clubs.
const VAGUE: &[&str] = &["chief", "deputy", "leader", "ruler", "speaker", "whip"];

/// Most words of the name of a government's place: "10 Downing Street".
const LONGEST_PLACE: usize = 3;

/// Most mentions of one name whose sentences are looked at.
const MOST_MENTIONS: usize = 16;

/// Whether a document that names somebody in full does not mean the office holder of the knowledge base, for all that it says.
///
/// Of a name that many bear, forename and surname, the baker is likelier than the ambassador. For an office holder speaks a word of
/// government in a sentence that names him, in a text that does not speak of other countries alone; for an envoy the country that
/// he is sent to, or a word of his trade. Whom news everywhere know needs nothing.
pub(super) fn is_missing(group: &Group, record: RecordIdx, news: News<'_>, context: &Context) -> bool {
    let kb = news.kb;
    let known = kb.record(record);
    let is_known = known.popularity >= popularity::WELL_KNOWN || kb.is_from_user(record);
    let is_usual = group.person.as_ref().is_some_and(|name| is_usual(name, kb));
    if is_known || !is_usual || !known.kind.is_office() {
        return false;
    }
    let mentioned = group.mentions.iter().take(MOST_MENTIONS);
    let sentences = mentioned.flat_map(|&index| {
        let around = news.at(index as usize).around();
        [fold(around.sentence_before()), fold(around.sentence_behind())]
    });
    let sentences: Vec<String> = sentences.collect();
    let says = |is_one: &dyn Fn(&str) -> bool| sentences.iter().any(|sentence| is_one(sentence));
    if known.kind == Kind::Ambassador {
        let is_posting =
            || posting(&known, kb).is_some_and(|iso| context.share(Some(&iso), &group.key) > 0.0);
        return !says(&is_of_diplomacy) && !is_posting();
    }
    let is_leader = known.kind.is_leader() && known.of.is_none();
    if is_leader && is_countrys(group, &known, news) {
        return false;
    }
    let is_abroad = !is_worldwide(&known, kb) && context.is_elsewhere(known.country, &group.key);
    is_abroad || !says(&|sentence| is_of_politics(sentence, kb))
}

/// Whether the text calls somebody after the country of a record: "Norway's Peter Keller".
fn is_countrys(group: &Group, known: &Record<'_>, news: News<'_>) -> bool {
    group.mentions.iter().take(MOST_MENTIONS).any(|&index| {
        let own = news.at(index as usize);
        own.previous().is_some_and(|before| {
            matches!(before.until(own), "'s " | "’s ")
                && country_of(&fold(before.surface()), news.kb).as_deref() == known.country
        })
    })
}

/// Whether a folded text has a word of envoys.
fn is_of_diplomacy(key: &str) -> bool {
    key.split(' ')
        .any(|word| DIPLOMACY.contains(&word.strip_suffix('s').unwrap_or(word)))
}

/// Whether a folded text has a word of government.
fn is_of_politics(key: &str, kb: &KnowledgeBase) -> bool {
    let is_title = |key: &str| {
        let title = Lexicon::embedded().title(key);
        title.is_some_and(|title| title.kind == TitleKind::Office) && !VAGUE.contains(&key)
    };
    let mut words = key.split(' ');
    names_government(key, kb)
        || words.any(|word| {
            let singular = word.strip_suffix('s').unwrap_or(word);
            POLITICS.contains(&singular) || is_title(singular) || is_title(word)
        })
}

/// Whether a folded text names the place of a government: "White House", "Kremlin".
fn names_government(key: &str, kb: &KnowledgeBase) -> bool {
    let words: Vec<&str> = key.split(' ').collect();
    let mut runs = (1..=LONGEST_PLACE).flat_map(|n| words.windows(n));
    runs.any(|run| kb.metonym(&run.join(" ")).is_some())
}

/// Whether many bear a name: one forename of the lists, one surname of several people.
fn is_usual(name: &PersonName, kb: &KnowledgeBase) -> bool {
    let [forename, surname] = name.parts.as_slice() else {
        return false;
    };
    kb.forename(forename).is_some() && kb.is_surname(surname)
}

/// The country that an ambassador is sent to.
fn posting(envoy: &Record<'_>, kb: &KnowledgeBase) -> Option<String> {
    country_of(&fold(envoy.of?), kb)
}

/// Whether an office is one of many countries, as that of the United Nations or of Europe: news of any country name its holder.
fn is_worldwide(holder: &Record<'_>, kb: &KnowledgeBase) -> bool {
    let whole = holder.of.and_then(|whole| kb.lookup(&fold(whole)).best());
    whole.is_some_and(|whole| kb.record(whole.record).country.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_office() {
        let kb = KnowledgeBase::embedded();
        for text in [
            "the minister",
            "a republican voted",
            "sen",
            "two lawmakers",
            "of the white house",
        ] {
            assert!(is_of_politics(text, kb), "{text}");
        }
        for text in ["who owns a bakery", "plays in goal", "the clubs leader"] {
            assert!(!is_of_politics(text, kb), "{text}");
        }
        assert!(is_of_diplomacy("two ambassadors left") && !is_of_diplomacy("the minister"));
    }

    #[test]
    fn what_offices_are_of() {
        let kb = KnowledgeBase::embedded();
        let record = kb.record(kb.record_by_id("Q1000053").expect("in the table"));
        let of = |whole| Record { of: whole, ..record };
        assert_eq!(posting(&of(Some("Ghana")), kb).as_deref(), Some("GH"));
        assert_eq!(posting(&of(None), kb), None);
        for (whole, is_of_many) in [
            (Some("United Nations"), true),
            (Some("Europe"), true),
            (Some("Sicily"), false),
            (Some("Senate"), false),
            (None, false),
        ] {
            assert_eq!(is_worldwide(&of(whole), kb), is_of_many, "{whole:?}");
        }
    }
}
