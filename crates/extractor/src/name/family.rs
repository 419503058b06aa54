//! Family names that stand first, as Chinese, Koreans and Vietnamese have them.

/// The usual ones, folded; sorted.
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

/// Whether it is a usual family name of people whose given names, written in Latin letters, do not tell women from men: one
/// spelling stands for many names.
pub(super) fn is_family_name(part: &str) -> bool {
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
