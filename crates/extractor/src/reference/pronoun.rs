//! Third-person pronouns with one antecedent that fits.

use relmap_kb::Gender;
use relmap_ner::Lexicon;
use relmap_types::{EntityType, MentionKind, Sentence};

use super::Reference;
use super::view::view;
use crate::document::DocumentEntities;
use crate::news::News;

/// The pronouns whose only possible antecedent, in their sentence before them or in the sentence before, is known to be of
/// their gender.
///
/// A person whose gender nothing tells may be meant by any pronoun and so leaves it open.
pub(super) fn pronouns(news: News<'_>, sentences: &[Sentence], found: &DocumentEntities) -> Vec<Reference> {
    let genders = genders(news, found);
    let is_person = |entity: u32| found.entities[entity as usize].entity_type == EntityType::Person;
    let mut references = Vec::new();
    let mut before = Antecedents::default();
    for (sentence, view) in view(news, sentences).iter().enumerate() {
        let mut here = Antecedents::default();
        for word in &view.words {
            if let Some(mention) = word.mention {
                if let Some(entity) = found.of[mention].filter(|&entity| is_person(entity)) {
                    here.add(entity, genders[entity as usize]);
                }
                continue;
            }
            let Some(gender) = gender(&word.key) else { continue };
            // Who is named in the same sentence goes before who was named in the last.
            let fitting = match here.fitting(gender) {
                Fitting::Nobody => before.fitting(gender),
                fitting => fitting,
            };
            if let Fitting::Only(entity) = fitting
                && genders[entity as usize] == Some(gender)
            {
                here.add(entity, Some(gender));
                references.push(Reference {
                    span: word.span,
                    sentence: sentence as u32,
                    kind: MentionKind::Pronoun,
                    entity,
                });
            }
        }
        before = here;
    }
    references
}

/// Whom the pronouns of each gender may mean in a sentence.
#[derive(Clone, Copy, Default)]
struct Antecedents {
    male: Fitting,
    female: Fitting,
}

/// Who fits a pronoun.
#[derive(Clone, Copy, Default)]
enum Fitting {
    #[default]
    Nobody,
    Only(u32),
    Several,
}

impl Antecedents {
    /// Adds a person; one of unknown gender fits any pronoun.
    fn add(&mut self, entity: u32, gender: Option<Gender>) {
        for (own, fitting) in [(Gender::Male, &mut self.male), (Gender::Female, &mut self.female)] {
            if gender.is_none_or(|gender| gender == own) {
                *fitting = match *fitting {
                    Fitting::Nobody => Fitting::Only(entity),
                    Fitting::Only(other) if other == entity => continue,
                    _ => Fitting::Several,
                };
            }
        }
    }

    fn fitting(self, gender: Gender) -> Fitting {
        match gender {
            Gender::Male => self.male,
            Gender::Female => self.female,
        }
    }
}

fn gender(key: &str) -> Option<Gender> {
    match key {
        "he" | "him" | "his" | "himself" => Some(Gender::Male),
        "she" | "her" | "hers" | "herself" => Some(Gender::Female),
        _ => None,
    }
}

/// What the forename, or a title before some mention, tells of each entity.
fn genders(news: News<'_>, found: &DocumentEntities) -> Vec<Option<Gender>> {
    let mut genders: Vec<Option<Gender>> = found
        .entities
        .iter()
        .map(|entity| entity.person.as_ref()?.gender(news.kb))
        .collect();
    for (mentioned, entity) in news.all().zip(&found.of) {
        if let Some(entity) = entity
            && mentioned.mention.entity_type == EntityType::Person
            && genders[*entity as usize].is_none()
        {
            let title = mentioned.around().title_before();
            genders[*entity as usize] = title.and_then(|title| Lexicon::embedded().title(&title)?.gender);
        }
    }
    genders
}
