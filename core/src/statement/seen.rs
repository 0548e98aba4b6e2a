//! Which lines a statement has had already, in bounded memory.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use sha2::{Digest, Sha256};

/// 96 bits of SHA-256: nobody finds two lines that share them.
type Print = [u8; 12];

/// A print is as good as random already.
#[derive(Default)]
struct Taken(u64);

impl Hasher for Taken {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        if let Some((head, _)) = bytes.split_first_chunk::<8>() {
            self.0 = u64::from_le_bytes(*head);
        }
    }
}

type Generation = HashMap<Print, u32, BuildHasherDefault<Taken>>;

/// As many as fill a table of 2^18 places.
const GENERATION: usize = 229_376;

/// The lines of the present generation and of the one before: at least the last [`GENERATION`], in about 9 MB at most.
/// A line that repeats an older one is read again; the desk then finds that it knows the record.
#[derive(Default)]
pub(super) struct Seen {
    present: Generation,
    before: Generation,
}

impl Seen {
    /// The earlier line with these bytes; otherwise the line is remembered.
    pub(super) fn earlier(&mut self, bytes: &[u8], number: u64) -> Option<u64> {
        let digest = Sha256::digest(bytes);
        let print: Print = *digest.first_chunk::<12>()?;
        if let Some(first) = self.present.get(&print).or_else(|| self.before.get(&print)) {
            return Some(u64::from(*first));
        }
        if self.present.len() >= GENERATION {
            // The older table is kept for its room.
            std::mem::swap(&mut self.present, &mut self.before);
            self.present.clear();
        }
        // No file has 2^32 lines that anybody would wait for; the first line told of is then the last that can be told.
        self.present
            .insert(print, u32::try_from(number).unwrap_or(u32::MAX));
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_known_for_at_least_a_generation() {
        let mut seen = Seen::default();
        let generation = GENERATION as u64;
        for number in 1..=3 * generation {
            assert_eq!(seen.earlier(&number.to_be_bytes(), number), None);
        }
        for back in [0, 1, generation - 1] {
            let number = 3 * generation - back;
            assert_eq!(seen.earlier(&number.to_be_bytes(), 0), Some(number));
        }
        assert!(seen.present.len() <= GENERATION && seen.before.len() <= GENERATION);
        assert_eq!(seen.earlier(&1_u64.to_be_bytes(), 9), None);
    }
}
