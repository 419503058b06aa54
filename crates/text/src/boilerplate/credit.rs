//! Credits of pictures, agencies and reporters within a line.

use super::agencies::agencies;
use regex::Regex;
use relmap_types::CutReason;
use std::ops::Range;
use std::sync::LazyLock;

/// Longest credit in bytes.
const MAX_CREDIT: usize = 160;

/// Most words in the credit of an agency's photographer.
const MAX_WORDS: usize = 12;

/// The forms of credits that are searched in a line.
struct Patterns {
    /// What only the desk is to read, to the end of the line.
    attention: Regex,
    /// Credit in brackets, anywhere.
    bracketed: Regex,
    /// Reporters and editors, in brackets anywhere or at the end of the line.
    writers: Regex,
    /// "Credit: Jane Doe" and the like, to the end of the line.
    labelled: Regex,
    /// An agency and a name without a space between them, to the end of the line.
    glued: Regex,
    /// The whole line: one agency or more.
    agencies: Regex,
    /// One agency.
    agency: Regex,
}

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let mut agencies: Vec<String> = agencies().map(regex::escape).collect();
    // The longer name first, since the first that fits is taken.
    agencies.sort_by_key(|agency| std::cmp::Reverse(agency.len()));
    let agency = agencies.join("|");
    // Capitalised words and what joins them.
    let names = r"(?:[\p{Lu}\d][\p{L}\p{M}\d.'’-]*|via|by|for|of|the|and|de|von|van|bin|al-\p{Lu}\p{L}+|[/&,|•+\s-])+";
    let picture = "(?:[Pp]hoto(?:graph)?|PHOTO|[Ii]mage|IMAGE|[Pp]icture|Foto|Pic|Video|[Ii]llustration)s?";
    let build = |pattern: &str| Regex::new(pattern).expect("credit patterns are well-formed");
    Patterns {
        attention: build(r"\s*(?-u:\b)ATTENTION EDITORS(?-u:\b).*$"),
        bracketed: build(&format!(
            r"(?x) \s* (?: \[ \s* (?:{a}) (?: \s*[,/&|]\s* (?:{a}) )* \s* \] \s* $
            | (?:[a-z]{{1,6}}/[a-z]{{1,6}}\s)? \( \s* (?:{a}) (?: \s*[,/&|]\s* (?:{a}) )+ \s* \) \s* $
            | [a-z]{{1,6}}/[a-z]{{1,6}}\s \( (?:{a}) \) \s* $
            | [\[(] (?:{a}) (?:\sfile)? \s (?:Photo|photo|Pool|Image|File|file) (?-u:\b) [^()\[\]]{{0,100}} [\])]
            | [\[(] (?:{a}) / [^()\[\]]{{2,80}} [\])]
            | [\[(] (?:{p}|Credit|Courtesy|Source) (?:\s[Cc]redits?)? (?:\sby|\sof|\scourtesy\sof|:) [^()\[\]]{{1,60}} [\])] )",
            a = agency.replace(' ', r"\ "),
            p = picture,
        )),
        writers: build(
            r"(?x) \( \s* (?: (?:Additional\ |Further\ )?[Rr]eporting|[Ww]riting|[Ee]diting|Compiled|Edited|Written )
            (?:\sand\s(?:writing|editing))? \s by \s [^()]{3,400} \) \s*
            | (?-u:\b) (?:Authors?|Writer|Reporter) \s? : [^.!?:]{3,100} (?-u:\b) Editors? \s? : [^.!?:]{3,60} $
            | ^ (?:Authors?|Editors?|Writer|Reporter) \s? : [^.!?:]{3,60} $",
        ),
        labelled: build(&format!(
            r"(?:\(?{picture}\s*(?:[Cc]redits?|[Cc]ourtesy(?: of)?|[Bb]y)?\s*:|(?-u:\b){picture} by|(?:[Cc]redits?|CREDITS?)\s*:|Copyright[\s:]|©)[\s\u{{A0}}]*{names}[\])*_.]*$"
        )),
        glued: build(&format!(
            r"(?:{agency})\p{{Lu}}\p{{Ll}}+(?:[ -]\p{{Lu}}[\p{{L}}.]*){{0,3}}$"
        )),
        agencies: build(&format!(
            r"^(?:The )?(?:{agency})(?:(?:\s*[,/&|•·+]\s*|\s+(?:and|with|via)\s+)(?:{agency}))*\.?$"
        )),
        agency: build(&format!(r"(?:^|[/\s(])(?:{agency})(?:$|[/\s,)])")),
    }
});

/// Ranges of `line` that are credits, in order; often none.
pub(super) fn find(line: &str) -> Vec<(Range<usize>, CutReason)> {
    let mut credits = Vec::new();
    if !may_hold(line) {
        return credits;
    }
    let patterns = &*PATTERNS;
    // From the end backwards: each form may stand before another.
    let mut end = line.len();
    if let Some(found) = patterns.attention.find(line) {
        credits.push((found.range(), CutReason::Credit));
        end = found.start();
    }
    if let Some(start) = tail_start(line[..end].trim_end(), patterns) {
        credits.push((start..end, CutReason::Credit));
        end = start;
    }
    let within = |pattern: &Regex, reason| -> Vec<(Range<usize>, CutReason)> {
        pattern
            .find_iter(&line[..end])
            .map(|found| (found.range(), reason))
            .collect()
    };
    credits.extend(within(&patterns.bracketed, CutReason::Credit));
    credits.extend(within(&patterns.writers, CutReason::Byline));
    credits.sort_by_key(|(credit, _)| credit.start);
    credits
}

/// What is left of `line` before the credits that end it, or behind the one that it starts with.
pub(super) fn body<'t>(line: &'t str, credits: &[(Range<usize>, CutReason)]) -> &'t str {
    let mut end = line.len();
    for (credit, _) in credits.iter().rev() {
        if credit.end >= end || !line[credit.end..end].contains(char::is_alphanumeric) {
            end = end.min(credit.start);
        }
    }
    match credits.first() {
        Some((first, _)) if first.start == 0 && first.end < end => &line[first.end..end],
        _ => &line[..end],
    }
}

/// Whether anything in the line hints at a credit; few lines of prose pass.
fn may_hold(line: &str) -> bool {
    let last = &line[line.floor_char_boundary(line.len().saturating_sub(MAX_CREDIT))..];
    line.contains(['[', '(', '©'])
        || last.contains('/')
        || [
            "via ", "uthor", "ditor", "opyright", "redit", "REDIT", "hoto", "HOTO", "mage", "icture", "Foto",
            "EDITORS", "Video",
        ]
        .iter()
        .any(|hint| last.contains(hint))
        || line.len() <= MAX_CREDIT && PATTERNS.agencies.is_match(line)
        || last.ends_with(char::is_alphabetic) && PATTERNS.glued.is_match(last)
}

/// Where the credit at the end of `line` starts.
fn tail_start(line: &str, patterns: &Patterns) -> Option<usize> {
    if patterns.agencies.is_match(line) {
        return Some(0);
    }
    let from = line.floor_char_boundary(line.len().saturating_sub(MAX_CREDIT));
    let last = &line[from..];
    if let Some(found) = patterns.labelled.find(last)
        && is_free(&line[..from + found.start()])
        && (!found.as_str().starts_with("Copyright") || is_copyright_credit(found.as_str(), patterns))
    {
        return Some(from + found.start());
    }
    if let Some(found) = patterns.glued.find(last)
        && line[..from + found.start()]
            .trim_end()
            .ends_with(['.', '!', '?', '"', '”', '’', '\'', ')'])
    {
        return Some(from + found.start());
    }
    // Behind the last sentence or dash of the line, or the whole line.
    let starts = [
        ". ", ".\u{A0}", ".” ", ".\" ", "! ", "? ", ") ", "— ", "– ", " - ",
    ];
    let cut = starts
        .iter()
        .filter_map(|mark| last.rfind(mark).map(|at| at + mark.len()))
        .max();
    let start = match cut {
        Some(at) => from + at,
        None if from == 0 => 0,
        None => return None,
    };
    is_agency_credit(&line[start..], patterns).then_some(start)
}

/// Whether a name follows "Copyright": not so in "Copyright Act".
fn is_copyright_credit(credit: &str, patterns: &Patterns) -> bool {
    credit.contains(['/', '©', ':'])
        || credit.contains(|ch: char| ch.is_ascii_digit())
        || patterns.agency.is_match(credit)
}

/// Whether a labelled credit may start behind `before`: not in the middle of a clause such as "a photo by".
fn is_free(before: &str) -> bool {
    let before = before.trim_end();
    let in_clause = [" a", " an", " the", " of", " in", " this", " for", " to", ","].iter();
    !in_clause.clone().any(|word| before.ends_with(word))
}

/// "REUTERS/Jane Doe", "Jane Doe/AFP via Getty Images": names, and an agency joined to them by a slash or "via".
fn is_agency_credit(tail: &str, patterns: &Patterns) -> bool {
    let small = [
        "via", "by", "for", "pool", "handout", "of", "the", "and", "photo", "file", "through", "al", "de",
    ];
    let joined = tail.contains('/') || tail.split_whitespace().any(|word| word == "via");
    joined
        && !tail.ends_with(['.', '!', '?'])
        && tail.split_whitespace().count() <= MAX_WORDS
        && patterns.agency.is_match(tail)
        && tail.split_whitespace().all(|word| {
            let word = word.trim_start_matches(['(', '[', '*', '_']);
            word.starts_with(|ch: char| ch.is_uppercase() || ch == '/')
                || small.contains(&word)
                || word == "dpa"
        })
}
