//! Words and numbers that every run makes alike.

/// Syllables of which no word is made in two ways.
const SYLLABLES: [&str; 40] = [
    "ba", "ko", "ri", "mel", "tan", "vor", "shi", "lu", "den", "gar", "po", "nak", "zi", "fer", "hol", "ma",
    "sen", "dro", "vik", "el", "tor", "qua", "nim", "jas", "wel", "cor", "ust", "bry", "lan", "pek", "ros",
    "thi", "gol", "var", "ish", "mon", "ule", "dak", "fi", "sto",
];

/// Marsaglia's xorshift: the same numbers on every machine.
pub(crate) struct Random(pub(crate) u64);

impl Default for Random {
    fn default() -> Self {
        Self(0x9E37_79B9_7F4A_7C15)
    }
}

impl Random {
    /// A number below `n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }
}

/// The word with this number: distinct numbers give distinct words.
pub(crate) fn word(mut n: usize) -> String {
    let mut word = String::new();
    loop {
        word.push_str(SYLLABLES[n % SYLLABLES.len()]);
        n /= SYLLABLES.len();
        if n == 0 {
            break;
        }
        n -= 1;
    }
    let rest = word.split_off(1);
    word.to_uppercase() + &rest
}

/// Highest resident memory so far in MB, where the system tells.
pub(crate) fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}
