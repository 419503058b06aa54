//! Sentences of gold texts that come without: a rule for both sides of the comparison.

/// Words after which a full stop ends no sentence.
const ABBREVIATIONS: &str = "mr mrs ms dr prof sen rep gov gen col lt sgt capt cpl maj adm rev hon st jr sr inc ltd corp co vs etc \
    no jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun u.s u.k u.n e.g i.e a.m p.m fig al \
    dept univ assn bros ave blvd mt ft";

/// Code points before a full stop in which its word is looked for.
const WORD_WINDOW: usize = 20;

/// First code point of each sentence, the first always 0.
///
/// A sentence ends at line ends, and at a full stop, question or exclamation mark before white space and a capital.
pub(super) fn starts(text: &str) -> Vec<usize> {
    let chars: Vec<char> = text.chars().collect();
    let mut starts = vec![0];
    let mut idx = 0;
    while idx < chars.len() {
        if chars[idx] == '\n' {
            idx = skip(&chars, idx, |ch| ch == '\n');
            starts.push(idx);
        } else if let Some(end) = after_stop(&chars, idx) {
            if chars[idx] != '.' || !is_abbreviation(&chars[idx.saturating_sub(WORD_WINDOW)..idx]) {
                starts.push(end);
            }
            idx = end;
        } else {
            idx += 1;
        }
    }
    // What begins at the end of the text is no sentence.
    starts.retain(|&start| start == 0 || start < chars.len());
    starts
}

/// Where the next sentence begins, if a sentence ends with the marks at `idx`.
fn after_stop(chars: &[char], idx: usize) -> Option<usize> {
    let is_stop = |ch| matches!(ch, '.' | '!' | '?' | '…');
    let marks = skip(chars, idx, is_stop);
    if marks == idx {
        return None;
    }
    let quotes = skip(chars, marks, |ch| {
        matches!(ch, '"' | '\'' | '”' | '’' | ')' | ']')
    });
    let next = skip(chars, quotes, crate::conll::is_space);
    let opens = |at: usize| {
        chars
            .get(at)
            .is_some_and(|&ch| matches!(ch, 'A'..='Z' | '0'..='9' | 'À'..='Þ'))
    };
    let is_quoted = chars
        .get(next)
        .is_some_and(|&ch| matches!(ch, '"' | '\'' | '“' | '‘' | '(' | '['));
    (next > quotes && (opens(next) || is_quoted && opens(next + 1))).then_some(next)
}

/// Whether the text before a full stop ends with an abbreviation, an initial or letters parted by stops.
fn is_abbreviation(before: &[char]) -> bool {
    // A line end right before the stop is passed over, as the reference does.
    let before = before.strip_suffix(&['\n']).unwrap_or(before);
    let start = before
        .iter()
        .rposition(|&ch| crate::conll::is_space(ch))
        .map_or(0, |space| space + 1);
    let word: String = before[start..].iter().collect();
    let word = word
        .trim_start_matches(['"', '\'', '“', '‘', '(', '['])
        .to_lowercase();
    let mut letters = word.chars();
    let single = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    let parted = word.contains('.')
        && word
            .split('.')
            .all(|part| part.len() == 1 && part.as_bytes()[0].is_ascii_lowercase());
    single || parted || ABBREVIATIONS.split_whitespace().any(|known| known == word)
}

fn skip(chars: &[char], from: usize, wanted: impl Fn(char) -> bool) -> usize {
    let rest = chars.get(from..).unwrap_or_default();
    from + rest.iter().take_while(|&&ch| wanted(ch)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<String> {
        let (starts, chars) = (starts(text), text.chars().collect::<Vec<_>>());
        let ends = starts[1..].iter().copied().chain([chars.len()]);
        starts
            .iter()
            .zip(ends)
            .map(|(&start, end)| chars[start..end].iter().collect())
            .collect()
    }

    #[test]
    fn sentences_end_before_capitals_and_at_lines() {
        assert_eq!(
            parts("Ada left. “Élan” stayed.\n\nBruno?"),
            ["Ada left. ", "“Élan” stayed.\n\n", "Bruno?"]
        );
        assert_eq!(
            parts("She came (late). (Nobody saw.) it"),
            ["She came (late). ", "(Nobody saw.) it"]
        );
        assert_eq!(parts("No end"), ["No end"]);
        assert_eq!(parts(""), [""]);
    }

    #[test]
    fn abbreviations_end_none() {
        for text in [
            "Mr. Moran",
            "J. Moran",
            "the U.S. Navy",
            "the e.u. Council",
            "(Gen. Keller",
            "left. then",
        ] {
            assert_eq!(parts(text).len(), 1, "{text}");
        }
        assert_eq!(parts("at 5. Moran").len(), 2);
    }
}
