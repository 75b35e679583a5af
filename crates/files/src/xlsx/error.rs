//! Why a workbook could not be made, in sentences for the person who asked for it.

use std::fmt;

use crate::csv::Place;

/// Why no workbook was made. The text names the place and the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum XlsxError {
    /// A file without a title has no name for somebody who cannot see it.
    NoTitle,
    /// There is nothing to write.
    NoSheet,
    /// More rows or columns than Excel has.
    TooLarge {
        /// The sheet's name.
        sheet: String,
    },
    /// More than the 32,767 characters that a cell of Excel holds.
    CellTooLong {
        /// The sheet's name.
        sheet: String,
        /// Where the cell stands.
        place: Place,
    },
    /// The parts could not be packed: more than a zip file holds.
    Packing,
}

impl fmt::Display for XlsxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTitle => f.write_str("The workbook has no title. Give it one."),
            Self::NoSheet => f.write_str("There is no table to put into a workbook."),
            Self::TooLarge { sheet } => write!(
                f,
                "The sheet \"{sheet}\" has more than the 1,048,576 rows or 16,384 columns that Excel holds. Split it."
            ),
            Self::CellTooLong { sheet, place } => write!(
                f,
                "The sheet \"{sheet}\": {place}: the cell holds more than the 32,767 characters that Excel takes. Shorten it, \
                 or save as CSV."
            ),
            Self::Packing => {
                f.write_str("The workbook is too large for one file. Split it into smaller ones.")
            }
        }?;
        f.write_str(" No workbook was made.")
    }
}

impl std::error::Error for XlsxError {}
