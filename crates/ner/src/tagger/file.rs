//! Bytes of a model file: a header with magic, version, length and checksum, then little-endian fields.

use super::error::ModelError;
use super::hash;

/// What a model file is for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kind {
    /// Its first eight bytes.
    magic: &'static str,
    /// Rises with every change to the fields, the features or the hashes.
    version: u32,
    /// What messages call it.
    name: &'static str,
}

impl Kind {
    /// The weights of the fast engine.
    pub(crate) const TAGGER: Self = Self {
        magic: "RELMAPNE",
        version: 1,
        name: "a model of the fast engine",
    };

    /// The weights of the accurate engine.
    pub(crate) const ENCODER: Self = Self {
        magic: "RELMAPEN",
        version: 2,
        name: "a model of the accurate engine",
    };
}

/// Magic, version, length of the body, checksum of the body.
const HEADER_BYTES: usize = 8 + 4 + 8 + 8;

/// Collects the fields of a model.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    body: Vec<u8>,
}

impl Writer {
    pub(crate) fn u32(&mut self, value: u32) {
        self.body.extend(value.to_le_bytes());
    }

    pub(crate) fn i32s(&mut self, values: &[i32]) {
        self.len(values.len());
        for value in values {
            self.body.extend(value.to_le_bytes());
        }
    }

    pub(crate) fn u32s(&mut self, values: &[u32]) {
        self.len(values.len());
        for value in values {
            self.body.extend(value.to_le_bytes());
        }
    }

    pub(crate) fn u16s(&mut self, values: &[u16]) {
        self.len(values.len());
        for value in values {
            self.body.extend(value.to_le_bytes());
        }
    }

    pub(crate) fn u8s(&mut self, values: &[u8]) {
        self.len(values.len());
        self.body.extend(values);
    }

    /// Adds bytes as they are, to forge a body.
    #[cfg(test)]
    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        self.body.extend(bytes);
    }

    /// The file: header and body.
    pub(crate) fn finish(self, kind: Kind) -> Vec<u8> {
        let mut file = Vec::with_capacity(HEADER_BYTES + self.body.len());
        file.extend(kind.magic.as_bytes());
        file.extend(kind.version.to_le_bytes());
        file.extend((self.body.len() as u64).to_le_bytes());
        file.extend(hash::bytes(&self.body).to_le_bytes());
        file.extend(self.body);
        file
    }

    fn len(&mut self, len: usize) {
        self.u32(u32::try_from(len).expect("a model's arrays stay below 2^32 entries"));
    }
}

/// The checksum in the header of a file that was read; 0 if there is no header.
pub(crate) fn checksum(file: &[u8]) -> u64 {
    let stated = file.get(HEADER_BYTES - 8..HEADER_BYTES);
    stated.map_or(0, |bytes| u64::from_le_bytes(fixed(bytes)))
}

/// Reads the fields in the order in which they were written; never past the end.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Checks the header.
    pub(crate) fn new(file: &'a [u8], kind: Kind) -> Result<Self, ModelError> {
        let Some(rest) = file.strip_prefix(kind.magic.as_bytes()) else {
            return Err(ModelError::Magic {
                kind: kind.name,
                magic: kind.magic,
            });
        };
        let mut header = Self { rest };
        let version = header.u32()?;
        if version != kind.version {
            return Err(ModelError::Version {
                found: version,
                expected: kind.version,
            });
        }
        let (expected, checksum) = (header.u64()?, header.u64()?);
        let body = header.rest;
        if body.len() as u64 != expected {
            return Err(ModelError::Length {
                found: body.len() as u64,
                expected,
            });
        }
        let found = hash::bytes(body);
        if found != checksum {
            return Err(ModelError::Checksum {
                found,
                expected: checksum,
            });
        }
        Ok(Self { rest: body })
    }

    pub(crate) fn u32(&mut self) -> Result<u32, ModelError> {
        self.take(4).map(|bytes| u32::from_le_bytes(fixed(bytes)))
    }

    pub(crate) fn f32(&mut self) -> Result<f32, ModelError> {
        self.take(4).map(|bytes| f32::from_le_bytes(fixed(bytes)))
    }

    pub(crate) fn f32s(&mut self) -> Result<Vec<f32>, ModelError> {
        Ok(self
            .array(4)?
            .chunks_exact(4)
            .map(|bytes| f32::from_le_bytes(fixed(bytes)))
            .collect())
    }

    pub(crate) fn i32s(&mut self) -> Result<Vec<i32>, ModelError> {
        Ok(self
            .array(4)?
            .chunks_exact(4)
            .map(|bytes| i32::from_le_bytes(fixed(bytes)))
            .collect())
    }

    pub(crate) fn u32s(&mut self) -> Result<Vec<u32>, ModelError> {
        Ok(self
            .array(4)?
            .chunks_exact(4)
            .map(|bytes| u32::from_le_bytes(fixed(bytes)))
            .collect())
    }

    pub(crate) fn u16s(&mut self) -> Result<Vec<u16>, ModelError> {
        Ok(self
            .array(2)?
            .chunks_exact(2)
            .map(|bytes| u16::from_le_bytes(fixed(bytes)))
            .collect())
    }

    pub(crate) fn u8s(&mut self) -> Result<&'a [u8], ModelError> {
        self.array(1)
    }

    /// Fails unless every byte was read.
    pub(crate) fn finish(self) -> Result<(), ModelError> {
        if self.rest.is_empty() {
            Ok(())
        } else {
            Err(ModelError::Inconsistent("length"))
        }
    }

    fn u64(&mut self) -> Result<u64, ModelError> {
        self.take(8).map(|bytes| u64::from_le_bytes(fixed(bytes)))
    }

    fn array(&mut self, width: usize) -> Result<&'a [u8], ModelError> {
        let len = self.u32()? as usize;
        self.take(
            len.checked_mul(width)
                .ok_or(ModelError::Inconsistent("lengths"))?,
        )
    }

    fn take(&mut self, len: usize) -> Result<&'a [u8], ModelError> {
        let (taken, rest) = self.rest.split_at_checked(len).ok_or(ModelError::Length {
            found: self.rest.len() as u64,
            expected: len as u64,
        })?;
        self.rest = rest;
        Ok(taken)
    }
}

/// The bytes as an array; callers pass as many as it holds.
fn fixed<const N: usize>(bytes: &[u8]) -> [u8; N] {
    let mut array = [0; N];
    array.copy_from_slice(bytes);
    array
}
