//! The numbers that the draw goes by, defined so that any other program can work them out.
//!
//! A pair's value is `mix(seed_number + person_number_a + person_number_b)` without its lowest 24 bits, so 0 to 2^40 - 1.
//! Sums wrap at 2^64, `seed_number` is `mix(seed)`, `person_number` is `mix(hash)` with the hash of a person's id, and `mix` is
//! the output function of splitmix64.
//!
//! Each hash is mixed before the two are added. FNV-1a hardly mixes the last letters of a text, so the sums of the bare hashes
//! of "Person 1" to "Person 9" repeat again and again: many pairs would share one value, and which of them came first in
//! the list would decide.
//!
//! The sum is symmetrical, so it does not matter which side is which; nothing depends on the order of the list. Even
//! 20,000 pairs add up to less than 2^55, far inside an `i64`.
//!
//! ```
//! use matching::{pair_value, person_number, seed_number};
//!
//! // FNV-1a of "a" and of "foobar".
//! let (ann, bob) = (person_number(0xaf63_dc4c_8601_ec8c), person_number(0x8594_4171_f739_67e8));
//! assert_eq!(pair_value(seed_number(7), ann, bob), pair_value(seed_number(7), bob, ann));
//! ```
use crate::list::List;

/// Works out what each cell is worth in the draw.
pub struct Draw {
    seed: u64,
    rows: List<u64>,
    columns: List<u64>,
}

impl Draw {
    /// A draw by the seed, and by the [`person_number`] of each row and each column.
    #[must_use]
    pub fn new(seed: u64, rows: Vec<u64>, columns: Vec<u64>) -> Self {
        Self {
            seed: seed_number(seed),
            rows: rows.into(),
            columns: columns.into(),
        }
    }

    #[inline(always)]
    pub(crate) fn worth(&self, row: usize, column: usize) -> i64 {
        pair_value(self.seed, self.rows[row], self.columns[column])
    }
}

/// What the seed adds to every pair.
#[must_use]
pub fn seed_number(seed: u64) -> u64 {
    mix(seed)
}

/// A person's number in the draw, from the hash of their id.
#[must_use]
pub fn person_number(hash: u64) -> u64 {
    mix(hash)
}

/// The value of a pair in the draw, of two people's [`person_number`]s.
#[inline(always)]
#[must_use]
pub fn pair_value(seed_number: u64, one: u64, two: u64) -> i64 {
    (mix(seed_number.wrapping_add(one).wrapping_add(two)) >> 24) as i64
}

#[inline(always)]
fn mix(state: u64) -> u64 {
    let z = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_splitmix64() {
        // The first output of splitmix64 seeded with 1234567.
        assert_eq!(mix(1_234_567), 6_457_827_717_110_365_317);
    }

    #[test]
    fn a_pair_has_one_value_whichever_comes_first() {
        let (one, two) = (
            person_number(0xaf63_dc4c_8601_ec8c),
            person_number(0x8594_4171_f739_67e8),
        );
        let seed = seed_number(7);
        let value = pair_value(seed, one, two);
        assert_eq!(value, pair_value(seed, two, one));
        assert!((0..1 << 40).contains(&value));
        assert_ne!(value, pair_value(seed_number(8), one, two));
    }
}
