//! Rows of bits: which cells of a table have some property, 64 to a word.

use crate::list::{at, at_mut, some, some_mut};

/// A table of bits. Bits past the last column are always 0.
#[derive(Clone, Default)]
pub struct BitTable {
    words: usize,
    bits: Box<[u64]>,
}

impl BitTable {
    /// A table without a bit set.
    #[must_use]
    pub fn new(rows: usize, columns: usize) -> Self {
        let words = words_for(columns);
        Self {
            words,
            bits: vec![0; rows * words].into(),
        }
    }

    /// The words of a row.
    #[inline(always)]
    #[must_use]
    pub fn row(&self, row: usize) -> &[u64] {
        some(&self.bits, row * self.words, self.words)
    }

    /// The words of a row, to be changed.
    #[inline(always)]
    pub fn row_mut(&mut self, row: usize) -> &mut [u64] {
        some_mut(&mut self.bits, row * self.words, self.words)
    }

    /// One word of a row.
    #[inline(always)]
    #[must_use]
    pub fn word(&self, row: usize, number: usize) -> u64 {
        *at(&self.bits, row * self.words + number)
    }

    /// One word of a row, to be changed.
    #[inline(always)]
    pub fn word_mut(&mut self, row: usize, number: usize) -> &mut u64 {
        at_mut(&mut self.bits, row * self.words + number)
    }

    /// Whether the bit is set.
    #[inline(always)]
    #[must_use]
    pub fn has(&self, row: usize, column: usize) -> bool {
        self.word(row, column / 64) >> (column % 64) & 1 == 1
    }

    /// Sets a bit.
    #[inline(always)]
    pub fn set(&mut self, row: usize, column: usize) {
        set(self.row_mut(row), column);
    }

    /// Clears a bit.
    #[inline(always)]
    pub fn clear(&mut self, row: usize, column: usize) {
        clear(self.row_mut(row), column);
    }
}

/// How many words hold this many bits.
#[must_use]
pub fn words_for(bits: usize) -> usize {
    bits.div_ceil(64)
}

/// Whether the bit is set.
#[inline(always)]
#[must_use]
pub fn has(words: &[u64], bit: usize) -> bool {
    at(words, bit / 64) >> (bit % 64) & 1 == 1
}

/// Sets a bit.
#[inline(always)]
pub fn set(words: &mut [u64], bit: usize) {
    *at_mut(words, bit / 64) |= 1 << (bit % 64);
}

/// Clears a bit.
#[inline(always)]
pub fn clear(words: &mut [u64], bit: usize) {
    *at_mut(words, bit / 64) &= !(1 << (bit % 64));
}

/// Sets the first `count` bits.
pub fn fill(words: &mut [u64], count: usize) {
    some_mut(words, 0, count / 64).fill(u64::MAX);
    if !count.is_multiple_of(64) {
        *at_mut(words, count / 64) = (1 << (count % 64)) - 1;
    }
}

/// Adds the bits of `more`.
#[inline(always)]
pub fn add(words: &mut [u64], more: &[u64]) {
    for (word, more) in words.iter_mut().zip(more) {
        *word |= more;
    }
}

/// Whether any bit is set in both.
#[must_use]
pub fn meet(one: &[u64], two: &[u64]) -> bool {
    one.iter().zip(two).any(|(one, two)| one & two != 0)
}

/// How many bits are set.
#[must_use]
pub fn count(words: &[u64]) -> usize {
    words.iter().map(|word| word.count_ones() as usize).sum()
}

/// The places of the bits that are set, lowest first.
#[must_use]
pub fn ones(words: &[u64]) -> Ones<'_> {
    Ones {
        words,
        at: 0,
        word: words.first().copied().unwrap_or(0),
    }
}

/// See [`ones`].
pub struct Ones<'a> {
    words: &'a [u64],
    /// Which word is looked at, and what is left of it.
    at: usize,
    word: u64,
}

impl Iterator for Ones<'_> {
    type Item = usize;

    #[inline(always)]
    fn next(&mut self) -> Option<usize> {
        while self.word == 0 {
            self.at += 1;
            if self.at >= self.words.len() {
                return None;
            }
            self.word = *at(self.words, self.at);
        }
        let one = self.at * 64 + self.word.trailing_zeros() as usize;
        self.word &= self.word - 1;
        Some(one)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rows_of_bits_are_sets(
            columns in 1usize..200,
            one in proptest::collection::btree_set(0usize..200, 0..40),
            two in proptest::collection::btree_set(0usize..200, 0..40),
        ) {
            let mut table = BitTable::new(2, columns);
            let within = |set: std::collections::BTreeSet<usize>| set.into_iter().filter(|at| *at < columns).collect::<Vec<_>>();
            let rows = [within(one), within(two)];
            for (row, set) in rows.iter().enumerate() {
                set.iter().for_each(|&column| table.set(row, column));
            }
            for (row, set) in rows.iter().enumerate() {
                prop_assert_eq!(&ones(table.row(row)).collect::<Vec<_>>(), set);
                prop_assert_eq!(count(table.row(row)), set.len());
                prop_assert!((0..columns).all(|column| table.has(row, column) == set.contains(&column)));
            }
            let [one, two] = &rows;
            prop_assert_eq!(meet(table.row(0), table.row(1)), one.iter().any(|at| two.contains(at)));
            one.iter().for_each(|&column| table.clear(0, column));
            prop_assert_eq!(count(table.row(0)), 0);
            fill(table.row_mut(0), columns);
            prop_assert_eq!(count(table.row(0)), columns);
        }
    }
}
