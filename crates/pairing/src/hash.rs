//! The random level's numbers, defined so that any other program can work them out.
//!
//! * A person's number is FNV-1a, 64 bits, over the UTF-8 bytes of [`crate::comparable`] of their id.
//! * A pair's value is `mix(seed_number + number_a + number_b)` without its lowest 24 bits, so 0 to 2^40 - 1; sums
//!   wrap at 2^64, `seed_number` is `mix(seed)` and `mix` is the output function of splitmix64.
//!
//! The sum is symmetrical, so it does not matter which side is which; nothing depends on the order of the list. Even
//! 20,000 pairs add up to less than 2^55, far inside an `i64`.

/// FNV-1a, 64 bits, as far as it has come.
#[derive(Debug)]
pub(crate) struct Fnv(pub u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    /// Takes these bytes in. A loop, since a closure stays a call for each byte in a small build.
    #[inline(always)]
    pub fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// The number of an id that is already in its comparable form.
pub(crate) fn person_number(comparable_id: &str) -> u64 {
    let mut fnv = Fnv::default();
    fnv.bytes(comparable_id.as_bytes());
    fnv.0
}

/// What the seed adds to every pair.
pub(crate) fn seed_number(seed: u64) -> u64 {
    mix(seed)
}

/// The value of a pair at the random level.
#[inline(always)]
pub(crate) fn pair_value(seed_number: u64, one: u64, two: u64) -> i64 {
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
    fn numbers_are_those_of_fnv_and_splitmix64() {
        assert_eq!(person_number(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(person_number("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(person_number("foobar"), 0x8594_4171_f739_67e8);
        // The first output of splitmix64 seeded with 1234567.
        assert_eq!(mix(1_234_567), 6_457_827_717_110_365_317);
    }

    #[test]
    fn a_pair_has_one_value_whichever_comes_first() {
        let (seed, one, two) = (seed_number(7), person_number("a"), person_number("b"));
        let value = pair_value(seed, one, two);
        assert_eq!(value, pair_value(seed, two, one));
        assert!((0..1 << 40).contains(&value));
        assert_ne!(value, pair_value(seed_number(8), one, two));
    }
}
