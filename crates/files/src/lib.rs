//! Reading and writing the files that people exchange.
//!
//! Bytes in, values out, and back. Nothing here opens a file, asks the time or trusts what it reads: sizes are checked
//! before memory is spent, and each refusal is a sentence that a person can act on.

pub mod archive;
pub mod calendar;
pub mod csv;
pub mod docx;
pub mod email;
pub mod limits;
pub mod mail_link;
pub mod names;
mod office_xml;
pub mod paper_form;
#[cfg(feature = "qr")]
pub mod qr;
#[cfg(feature = "seal")]
pub mod seal;
#[cfg(feature = "table")]
pub mod table;
mod wording;
pub mod xlsx;
