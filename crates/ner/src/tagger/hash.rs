//! Hashes that are the same on every machine: they are part of the model file.

/// Odd constant of the multiplicative step (2^64 divided by the golden ratio).
const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

/// Hash of no bytes; also the start of a chain of words.
pub(crate) const EMPTY: u64 = 0xCBF2_9CE4_8422_2325;

/// Joins a value to a hash; the order matters.
pub(crate) const fn join(hash: u64, value: u64) -> u64 {
    let mixed = (hash.rotate_left(23) ^ value).wrapping_mul(MULTIPLIER);
    mixed ^ (mixed >> 32)
}

/// Hash of bytes: eight at a time, the length joined at the end.
pub(crate) fn bytes(bytes: &[u8]) -> u64 {
    let mut hash = EMPTY;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let mut word = [0; 8];
        word.copy_from_slice(chunk);
        hash = join(hash, u64::from_le_bytes(word));
    }
    let mut word = [0; 8];
    for (slot, &byte) in word.iter_mut().zip(chunks.remainder()) {
        *slot = byte;
    }
    join(join(hash, u64::from_le_bytes(word)), bytes.len() as u64)
}
