//! Names of the knowledge base that no engine found.

use relmap_types::{Mention, MentionSource};

use super::draft::{Draft, Found};
use crate::text::Text;

/// Adds every listed name whose tokens are free.
pub(crate) fn mark(text: &Text<'_>, mentions: &mut Vec<Mention>) {
    let mut draft = Draft::new(text, mentions);
    for (i, names) in text.listed.iter().enumerate() {
        let mut from = 0;
        for listed in names {
            let tokens = listed.start..listed.end;
            if listed.start >= from && draft.is_free(i, tokens.clone()) {
                let reading = listed.reading;
                let found = Found::name(reading.entity_type, MentionSource::Gazetteer, reading.share);
                draft.add(i, tokens, found);
                from = listed.end;
            }
        }
    }
    draft.finish();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::marked::assert_layer;

    #[track_caller]
    fn assert_found(given: &str, wanted: &str) {
        assert_layer(mark, given, wanted);
    }

    #[test]
    fn names_of_several_words() {
        assert_found("The Black Sea froze.", "The <L Black Sea> froze.");
        assert_found("The black sea froze.", "The black sea froze.");
        let headline = "Talks End In Green Party Row\n\nRain fell in the north on Monday, police said.";
        assert_found(headline, headline);
        assert_found("Rain in sub-Saharan Africa.", "Rain in <L sub-Saharan Africa>.");
        assert_found("She leads the Labour party.", "She leads the <O Labour party>.");
        assert_found("The <O Black Sea Fleet> left.", "The <O Black Sea Fleet> left.");
    }

    #[test]
    fn names_of_one_word() {
        assert_found("Ships left Norway.", "Ships left <L Norway>.");
        assert_found(
            "Nice is what she said. They met in Nice.",
            "Nice is what she said. They met in <L Nice>.",
        );
        assert_found("She told dpa so.", "She told <O dpa> so.");
        assert_found("The IG spoke.", "The IG spoke.");
        assert_found("She saw the Nice.", "She saw the Nice.");
        for stays in ["She wrote a Renaissance play.", "He said Who left."] {
            assert_found(stays, stays);
        }
        assert_found("The Houthi left the CAR.", "The Houthi left the <L CAR>.");
        assert_found("He saw Lisbon Keller.", "He saw Lisbon Keller.");
    }
}
