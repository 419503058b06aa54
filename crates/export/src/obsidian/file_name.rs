//! Names of notes that every file system takes and every link finds.

use relmap_types::Taken;
use unicode_normalization::UnicodeNormalization;

/// Bytes of a name at most: file systems take 255, and a number and the extension come after it.
const MOST_BYTES: usize = 120;

/// Names that Windows keeps for devices, whatever the extension.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// Stands for a name of which nothing is left.
const UNNAMED: &str = "Unnamed";

/// Gives out names, each once.
#[derive(Default)]
pub(super) struct FileNames {
    /// In small letters, since some file systems do not tell capitals from them.
    taken: Taken,
}

impl FileNames {
    /// A name for this label, without the extension.
    pub(super) fn unique(&mut self, label: &str) -> String {
        let safe = safe(label);
        let small = safe.to_lowercase();
        match self.taken.take(&small, |number| format!("{small} ({number})")) {
            Some(number) => format!("{safe} ({number})"),
            None => safe,
        }
    }
}

/// The label without what file systems or links give a meaning to.
fn safe(label: &str) -> String {
    let composed: String = label.nfc().collect();
    let allowed = composed.chars().map(|ch| match ch {
        // What file systems and links give a meaning to.
        '"' | '*' | '/' | '\\' | '<' | '>' | ':' | '|' | '?' | '#' | '^' | '[' | ']' | '%'
        // Marks that turn the direction of writing could show `exe.md` as something else.
        | '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
        | '\u{FFFE}' | '\u{FFFF}' => ' ',
        _ if ch.is_control() || ch.is_whitespace() => ' ',
        _ => ch,
    });
    let spaced: String = allowed.collect();
    let mut name = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    while name.len() > MOST_BYTES {
        name.pop();
    }
    // Files that begin with a point are hidden; Windows takes points and spaces off the end.
    let name = name.trim_matches(['.', ' ']);
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    let device = stem.trim_end_matches(|ch: char| ch.is_ascii_digit());
    if name.is_empty() {
        UNNAMED.to_owned()
    } else if DEVICES.contains(&device) {
        format!("{name}_")
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_everywhere() {
        let cases = [
            ("Ada Moran", "Ada Moran"),
            ("../../etc/passwd", "etc passwd"),
            ("CON", "CON_"),
            ("com1.txt", "com1.txt_"),
            ("Conrad", "Conrad"),
            ("two\nlines\r\n", "two lines"),
            ("[[link]] | #tag ^block", "link tag block"),
            ("", UNNAMED),
            ("?", UNNAMED),
            ("\u{202E}cod.exe", "cod.exe"),
            ("Erdog\u{306}an", "Erdoğan"),
        ];
        for (label, want) in cases {
            assert_eq!(safe(label), want, "{label:?}");
        }
        assert!(safe(&"ş".repeat(300)).len() <= MOST_BYTES);
    }

    #[test]
    fn names_differ_in_more_than_case() {
        let mut names = FileNames::default();
        assert_eq!(names.unique("Moran"), "Moran");
        assert_eq!(names.unique("MORAN"), "MORAN (2)");
        assert_eq!(names.unique("Moran?"), "Moran (3)");
    }
}
