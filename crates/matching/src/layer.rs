//! What a level counts.

use crate::bits::BitTable;

/// Cells that count 1 at a level.
pub struct Layer<'a> {
    /// The cells.
    pub counts: &'a BitTable,
    /// Those of them that do not count after all.
    pub except: Option<&'a BitTable>,
}

impl Layer<'_> {
    /// Whether the cell counts.
    #[inline(always)]
    pub(crate) fn counts_cell(&self, row: usize, column: usize) -> bool {
        self.counts.has(row, column)
            && match self.except {
                Some(except) => !except.has(row, column),
                None => true,
            }
    }
}

/// Whether a person's first partner counts 1, beside what the cells are worth: so it is where people are counted, not pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gain(pub bool);

impl Gain {
    /// What a person adds by getting one more partner than they have.
    #[inline(always)]
    #[must_use]
    pub fn of(self, partners: u8) -> i64 {
        i64::from(self.0 && partners == 0)
    }
}
