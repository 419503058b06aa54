//! Legal forms: what stands behind the name of a company.

use relmap_text::key::fold;
use rustc_hash::FxHashMap;

use super::Lexicon;
use super::rows::rows;

/// What the legal form behind a name says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegalForm {
    /// It is an organization.
    Sure,
    /// It is one if the letters are written as a form is: "S.A." and "AG" are initials and words as well.
    Letters,
    /// Nothing: places and peoples have a "Group" too.
    Nothing,
}

/// The legal forms by key.
pub(super) struct LegalForms {
    forms: FxHashMap<String, LegalForm>,
    /// Words in the longest.
    longest: usize,
}

impl LegalForms {
    pub(super) fn embedded() -> Self {
        let forms: FxHashMap<_, _> = rows(include_str!("../../data/legal_forms.txt"))
            .filter_map(|(form, says)| Some((fold(form), legal_form(says)?)))
            .collect();
        let longest = forms.keys().map(|key| key.split(' ').count()).max();
        Self {
            longest: longest.unwrap_or(0),
            forms,
        }
    }
}

impl Lexicon {
    /// What a key says as a legal form, if it is one.
    pub fn legal_form(&self, key: &str) -> Option<LegalForm> {
        self.legal_forms.forms.get(key).copied()
    }

    /// Number of leading `keys` that together are a legal form; 0 if none. The longest wins.
    pub fn leading_legal_form(&self, keys: &[&str]) -> usize {
        (1..=self.legal_forms.longest.min(keys.len()))
            .rev()
            .find(|&n| self.legal_forms.forms.contains_key(&keys[..n].join(" ")))
            .unwrap_or(0)
    }

    /// Number of words at the end of a name that are legal forms: 2 of `moran`, `co`, `ltd`. A word is left before them.
    pub fn closing_legal_forms(&self, words: &[String]) -> usize {
        let mut end = words.len();
        while let Some(n) = (1..=self.legal_forms.longest.min(end.saturating_sub(1)))
            .rev()
            .find(|n| {
                self.legal_forms
                    .forms
                    .contains_key(&words[end - n..end].join(" "))
            })
        {
            end -= n;
        }
        words.len() - end
    }
}

fn legal_form(says: &str) -> Option<LegalForm> {
    Some(match says {
        "sure" => LegalForm::Sure,
        "letters" => LegalForm::Letters,
        "nothing" => LegalForm::Nothing,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_forms_at_the_end_of_a_name() {
        let lexicon = Lexicon::embedded();
        for (form, says) in rows(include_str!("../../data/legal_forms.txt")) {
            assert!(legal_form(says).is_some(), "{form}: {says}");
        }
        let closing = |name: &str| {
            let words: Vec<String> = fold(name).split(' ').map(str::to_owned).collect();
            lexicon.closing_legal_forms(&words)
        };
        assert_eq!(closing("Zorkal Sp. z o.o."), 3);
        assert_eq!(closing("Keller Co., Ltd."), 2);
        assert_eq!(closing("Moran GmbH & Co. KG"), 4);
        assert_eq!(
            (closing("Zorkal A.Ş."), closing("Group"), closing("Zorkal")),
            (1, 0, 0)
        );
    }
}
