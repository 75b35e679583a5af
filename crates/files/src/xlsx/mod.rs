//! Workbooks: tables that Excel opens with every cell as it was written.
//!
//! Each cell is text, and its column is set to text: leading zeros survive, a long number is not rounded, and `=1+1` stays
//! four letters. The first row of a sheet is its headings: bold, frozen, with a filter, repeated on each printed page.
//! [`crate::table::read`] reads back what [`write()`] wrote.
//!
//! Nothing in the file tells who made it or when: there is no author, no date and no program. The same sheets give the
//! same bytes.
//!
//! # Why the parts are written here
//!
//! `rust_xlsxwriter` 0.102.0 was tried first. It asks the clock whenever a workbook is begun, always writes an element for
//! the author, two dates and "Microsoft Excel" as the program, and makes the office module 141 KB larger after brotli,
//! against 7 for this. The Word files of this crate had the same reasons.
//!
//! Sources: ECMA-376 (fifth edition) part 1, section 18 for the elements and the order in which they must stand, and
//! Excel's own limits (<https://support.microsoft.com/office/excel-specifications-and-limits>).

mod error;
mod package;
mod sheet;
mod sheet_name;
mod strings;

pub use error::XlsxError;

use strings::Strings;

/// The media type of a workbook.
pub const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A sheet to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What its tab says. What Excel does not take in a name is replaced, and a name that is there already gets a number.
    pub name: String,
    /// The headings, then the rows. Rows may differ in length.
    pub rows: Vec<Vec<String>>,
}

/// Writes a workbook.
///
/// # Errors
/// When there is no title or no sheet, or a sheet holds more than Excel does. The text of the error names the place and
/// the way out.
pub fn write(title: &str, sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    if title.trim().is_empty() {
        return Err(XlsxError::NoTitle);
    }
    if sheets.is_empty() {
        return Err(XlsxError::NoSheet);
    }
    let names = sheet_name::all(sheets.iter().map(|sheet| sheet.name.as_str()));
    let mut strings = Strings::default();
    let mut parts = Vec::with_capacity(sheets.len());
    for (at, (sheet, name)) in sheets.iter().zip(&names).enumerate() {
        parts.push(sheet::write(sheet, name, at == 0, &mut strings)?);
    }
    package::pack(title, &names, sheets, parts, &strings)
}
