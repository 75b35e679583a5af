//! How much the readers take. Each limit is checked before memory is spent on what lies beyond it.
//!
//! The largest scheme on record had 118 people, so these leave room for one forty times as large.

/// The size of one file, in bytes: 5 MB as an office computer counts them.
pub const FILE_BYTES: usize = 5 * 1024 * 1024;

/// Rows of one table that hold anything, not counting the headings.
pub const ROWS: usize = 5_000;

/// Columns of one table, counted to the last cell that holds anything.
pub const COLUMNS: usize = 200;

/// Characters (not bytes) in one cell.
pub const CELL_CHARACTERS: usize = 10_000;

/// The number of the last row that may hold anything. Empty rows between do count here.
pub const LAST_ROW: usize = 50_000;

/// The parts of a workbook once they are unzipped, counted while that happens; and the text of its table.
pub const UNZIPPED_BYTES: usize = 50 * 1024 * 1024;

/// Files in the zip that a workbook is.
pub const ZIP_ENTRIES: usize = 1_000;

/// A file that is protected with a passphrase, before that: 50 MB.
pub const SEALED_BYTES: usize = 50 * 1024 * 1024;
