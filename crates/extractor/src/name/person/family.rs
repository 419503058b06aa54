//! Which part of a person's name is the family name, and what the other tells.

use relmap_kb::{Gender, KnowledgeBase};

use super::PersonName;

/// Usual family names of Chinese, Koreans and Vietnamese, folded; sorted.
const FAMILY_NAMES: &[&str] = &[
    "ahn", "bae", "baek", "bai", "bang", "bui", "cai", "cao", "cha", "chae", "chang", "chao", "chau", "chen",
    "cheng", "cho", "choe", "choi", "chu", "chung", "cui", "dai", "dang", "dao", "deng", "diep", "ding",
    "dinh", "do", "doan", "dong", "du", "duan", "duong", "eom", "fan", "fang", "feng", "fu", "gao", "ge",
    "gil", "gong", "gu", "guan", "guo", "gwak", "ha", "han", "hao", "he", "heo", "ho", "hoang", "hong",
    "hou", "hsu", "hu", "huang", "huynh", "hwang", "hyun", "im", "jang", "jeon", "jeong", "ji", "jia",
    "jiang", "jin", "jo", "joo", "jung", "kang", "kim", "ko", "kong", "koo", "kwak", "kwon", "lai", "lam",
    "le", "lee", "lei", "li", "liang", "liao", "lim", "lin", "liu", "lu", "luo", "luong", "luu", "ly", "lyu",
    "ma", "mac", "mai", "mao", "meng", "min", "mo", "moon", "myung", "na", "nam", "nghiem", "ngo", "nguyen",
    "noh", "oh", "ou", "paik", "pak", "pan", "park", "peng", "pham", "phan", "phung", "pyo", "qian", "qiao",
    "qin", "qiu", "quach", "ren", "rhee", "ri", "roh", "ryu", "seo", "seol", "seong", "shao", "shen", "shi",
    "shim", "shin", "sim", "sin", "sohn", "son", "song", "su", "suh", "sun", "sung", "ta", "tak", "tan",
    "tang", "tao", "thach", "thai", "tian", "to", "ton", "tran", "trinh", "truong", "tsai", "tu", "uhm",
    "van", "vo", "vu", "vuong", "wan", "wang", "wei", "wen", "won", "woo", "wu", "xi", "xia", "xiang",
    "xiao", "xie", "xing", "xiong", "xu", "xue", "yan", "yang", "yao", "ye", "yeo", "yeom", "yi", "yim",
    "yin", "yoo", "yoon", "yu", "yuan", "yun", "zeng", "zhang", "zhao", "zheng", "zhong", "zhou", "zhu",
    "zou",
];

/// Least letters of a noun that is nobody's surname: short ones may be names of other languages.
const MIN_NOUN: usize = 4;

/// Whether a word of English is no part of anybody's name: "debacle", not "baker".
pub(crate) fn is_no_surname(word: &str, kb: &KnowledgeBase) -> bool {
    let facts = kb.word(word);
    word.len() >= MIN_NOUN
        && facts.is_english_word()
        && !facts.is_surname()
        && facts.forename().is_none()
        && kb.surname(word).is_empty()
}

impl PersonName {
    /// The part that is most likely the family name.
    ///
    /// The last part, or the first where only that one is known as a surname ("Xi Jinping", "Orbán Viktor").
    pub(crate) fn surname(&self, kb: &KnowledgeBase) -> Option<&str> {
        if self.is_family_first(kb) {
            self.parts.first()
        } else {
            self.parts.last()
        }
        .map(String::as_str)
    }

    /// The part that is most likely the forename; `None` for a name of one part.
    pub(crate) fn forename(&self, kb: &KnowledgeBase) -> Option<&str> {
        if self.parts.len() < 2 {
            return None;
        }
        if self.is_family_first(kb) {
            self.parts.last()
        } else {
            self.parts.first()
        }
        .map(String::as_str)
    }

    /// Gender told by the title, or by the forename where it has one.
    pub(crate) fn gender(&self, kb: &KnowledgeBase) -> Option<Gender> {
        // "Xu Ying" may be a man; "Kim Keller" has a forename in front.
        let is_family_first = match self.parts.as_slice() {
            [first, .., last] => is_family_name(first) && (!kb.is_surname(last) || is_family_name(last)),
            _ => false,
        };
        if is_family_first {
            return self.gender;
        }
        self.gender.or_else(|| kb.forename(self.forename(kb)?)?.gender)
    }

    fn is_family_first(&self, kb: &KnowledgeBase) -> bool {
        let [first, .., last] = self.parts.as_slice() else {
            return false;
        };
        let is_surname = |part: &str| kb.is_surname(part) || !kb.surname(part).is_empty();
        is_surname(first) && kb.forename(first).is_none() && !is_surname(last)
    }
}

/// Whether it is a usual family name of people whose given names, written in Latin letters, do not tell women from men: one
/// spelling stands for many names.
fn is_family_name(part: &str) -> bool {
    FAMILY_NAMES.binary_search(&part).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn family_names_are_found() {
        assert!(FAMILY_NAMES.is_sorted());
        assert!(is_family_name("xu") && is_family_name("nguyen") && !is_family_name("keller"));
    }
}
