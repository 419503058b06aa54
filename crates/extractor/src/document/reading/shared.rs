//! Names that share a word with the name after them, and families: "Barack and Michelle Obama", "the Obamas".

use relmap_text::key::fold;
use relmap_text::vocabulary::is_side;
use relmap_types::EntityType;

use super::Names;
use crate::around::Around;
use crate::link::famous_bearer;
use crate::name::{PersonName, bare};
use crate::news::Mentioned;

impl Names<'_> {
    /// The whole name of a mention that shares its last words with the next, and what it names: "Barack Obama" for "Barack" in
    /// "Barack and Michelle Obama", "North Korea" in "North and South Korea".
    ///
    /// Of people both forenames must be known as such, or the whole name of the second, and the first must not be somebody whom the
    /// document or the knowledge base calls by it alone: "Madonna and Sean Penn", "Ryan and Ada Moran" beside Jack Ryan.
    pub(super) fn whole_name(&self, named: Mentioned<'_>) -> Option<(String, EntityType)> {
        let next = named.next()?;
        let is_name = |named: Mentioned<'_>| named.mention.kind.is_name();
        if !matches!(named.until(next), " and " | " & ") || !is_name(named) || !is_name(next) {
            return None;
        }
        let (surface, full, kb) = (named.surface(), bare(next.surface()), self.news.kb);
        if may_share(&fold(surface)) {
            let (side, rest) = full.split_once(' ')?;
            let whole = format!("{surface} {rest}");
            let is_side = may_share(&fold(side)) && fold(side) != fold(surface);
            let is_place = || {
                let named = kb.lookup(&fold(&whole));
                named
                    .iter()
                    .any(|named| kb.record(named.record).entity_type == EntityType::Location)
            };
            return (is_side && is_place()).then_some((whole, EntityType::Location));
        }
        if !named.is_name_of(EntityType::Person) || !next.is_name_of(EntityType::Person) {
            return None;
        }
        let (name, full) = (PersonName::parse(surface), PersonName::parse(full));
        let (forename, initials) = name.parts.split_first()?;
        let is_forename = |part: &str| part.len() > 1 && kb.forename(part).is_some();
        let is_alone = initials.iter().all(|part| part.len() == 1)
            && forename.len() > 1
            && name.gender.is_none()
            && name.suffix.is_none()
            && !full.parts.contains(forename)
            && full.parts.len() > 1
            && full.forename(kb) == full.parts.first().map(String::as_str)
            && (is_forename(&full.parts[0]) || !kb.lookup(&fold(&full.display)).is_empty());
        if !is_alone || !kb.lookup(&fold(bare(surface))).is_empty() {
            return None;
        }
        let surname = full.parts.last()?;
        if self.persons.is_somebody(&name, named.index, surname) {
            return None;
        }
        let words: Vec<&str> = full.display.split_whitespace().collect();
        let at = words
            .iter()
            .rposition(|word| fold(word).ends_with(surname.as_str()))?;
        let is_particle = |word: &&&str| word.starts_with(char::is_lowercase);
        let n_particles = words[..at].iter().rev().take_while(is_particle).count();
        let whole = format!("{} {}", bare(surface), words[at - n_particles..=at].join(" "));
        let is_known = is_forename(forename) || !kb.lookup(&fold(&whole)).is_empty();
        is_known.then_some((whole, EntityType::Person))
    }

    /// Whether a name means a whole family: "the Kellers" where the document names a Keller in full, or news everywhere know one.
    pub(super) fn is_family(&self, name: Around<'_>) -> bool {
        let key = name.key();
        let surface = name.surface();
        let has_article = name.has_article() || surface.starts_with("the ") || surface.starts_with("The ");
        if !has_article || key.contains(' ') || self.persons.has_surname(&key) {
            return false;
        }
        let one = key.strip_suffix('s').into_iter().chain(key.strip_suffix("es"));
        one.filter(|one| one.len() > 2)
            .any(|one| self.persons.has_surname(one) || famous_bearer(one, self.news.kb).is_some())
    }
}

/// Whether a word is one of two that may share the place behind them.
fn may_share(key: &str) -> bool {
    is_side(key) || matches!(key, "lower" | "upper")
}
