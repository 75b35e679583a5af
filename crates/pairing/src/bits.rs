//! Rows of bits: which cells of a table have some property, 64 to a word.
#![allow(
    clippy::indexing_slicing,
    reason = "row and column numbers come from the solver's own loops, never from input"
)]

/// A table of bits. Bits past the last column are always 0.
#[derive(Clone, Default)]
pub(crate) struct BitTable {
    words: usize,
    bits: Box<[u64]>,
}

impl BitTable {
    pub fn new(rows: usize, columns: usize) -> Self {
        let words = words_for(columns);
        Self {
            words,
            bits: vec![0; rows * words].into(),
        }
    }

    #[inline(always)]
    pub fn row(&self, row: usize) -> &[u64] {
        &self.bits[row * self.words..(row + 1) * self.words]
    }

    #[inline(always)]
    pub fn row_mut(&mut self, row: usize) -> &mut [u64] {
        &mut self.bits[row * self.words..(row + 1) * self.words]
    }

    #[inline(always)]
    pub fn has(&self, row: usize, column: usize) -> bool {
        self.bits[row * self.words + column / 64] >> (column % 64) & 1 == 1
    }

    #[inline(always)]
    pub fn set(&mut self, row: usize, column: usize) {
        set(self.row_mut(row), column);
    }

    #[inline(always)]
    pub fn clear(&mut self, row: usize, column: usize) {
        clear(self.row_mut(row), column);
    }
}

/// How many words hold this many bits.
pub(crate) fn words_for(bits: usize) -> usize {
    bits.div_ceil(64)
}

#[inline(always)]
pub(crate) fn has(words: &[u64], at: usize) -> bool {
    words[at / 64] >> (at % 64) & 1 == 1
}

#[inline(always)]
pub(crate) fn set(words: &mut [u64], at: usize) {
    words[at / 64] |= 1 << (at % 64);
}

#[inline(always)]
pub(crate) fn clear(words: &mut [u64], at: usize) {
    words[at / 64] &= !(1 << (at % 64));
}

/// Sets the first `count` bits.
pub(crate) fn fill(words: &mut [u64], count: usize) {
    words[..count / 64].fill(u64::MAX);
    if !count.is_multiple_of(64) {
        words[count / 64] = (1 << (count % 64)) - 1;
    }
}

/// Adds the bits of `more`.
#[inline(always)]
pub(crate) fn add(words: &mut [u64], more: &[u64]) {
    for (word, more) in words.iter_mut().zip(more) {
        *word |= more;
    }
}

/// How many bits are set.
pub(crate) fn count(words: &[u64]) -> usize {
    words.iter().map(|word| word.count_ones() as usize).sum()
}

/// The places of the bits that are set, lowest first.
pub(crate) fn ones(words: &[u64]) -> impl Iterator<Item = usize> + '_ {
    words.iter().enumerate().flat_map(|(at, &word)| {
        std::iter::successors((word != 0).then_some(word), |&w| {
            let rest = w & (w - 1);
            (rest != 0).then_some(rest)
        })
        .map(move |w| at * 64 + w.trailing_zeros() as usize)
    })
}
