//! Word documents, made properly: real heading styles, real lists, tables with heading rows, the document's language
//! and title, alternative text, page numbers.
//!
//! [`write()`] takes a [`DocxDocument`], whose words are blocks of the `documents` crate, and gives the bytes of a
//! `.docx` file. The same document gives the same bytes. Nothing in them tells who wrote it or when: there is no
//! author, no date, no program, no revision, each zip entry has the zip format's first day, and logos lose their
//! metadata. So a reflection can be returned without a name.
//!
//! # Why the parts are written here
//!
//! `docx-rs` 0.4.22 was tried first. It writes "unknown" as the author and two dates whatever is asked, and has no way
//! to set the title, the language, a repeated heading row (`w:tblHeader`), a table's alternative text or a picture's.
//! Each of these is a must. Measured as WebAssembly after brotli, a minimal writer with `docx-rs` is 215 KB; this one
//! with all it can do was 89 KB when it still packed with the `zip` crate, and is some 16 less since.
//!
//! Sources: ECMA-376 (fifth edition) part 1, section 17 for the elements and the order in which they must stand; part
//! 2 for the package; [MS-DOCX] for the boxes that can be clicked.

mod body;

mod direction;
mod document;
mod error;
mod form;
mod header;
mod link;
mod package;
mod paragraph;
mod picture;
mod runs;
mod sheet;
mod styles;
mod table;

use crate::office_xml::{self as xml, characters};

pub use document::{DocxDocument, Head, Part};
pub use error::{DocxError, Side};
pub use picture::{PICTURE_BYTES, PICTURE_DOTS};
pub use sheet::{FormSheet, Question, Room, Say, SheetChoice, SheetItem};

/// The media type of a Word document.
pub const MEDIA_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Writes a document.
///
/// # Errors
/// When there is no title, or a logo is not a sound PNG or JPEG picture with alternative text. The text of the error
/// names the logo and the way out.
pub fn write(document: &DocxDocument) -> Result<Vec<u8>, DocxError> {
    if document.title.trim().is_empty() {
        return Err(DocxError::NoTitle);
    }
    let width = package::width(document);
    let header = header::write(document, width)?;
    package::pack(document, &header, body::Body::of(document, width))
}
