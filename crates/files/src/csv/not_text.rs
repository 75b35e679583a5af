//! Files dropped by mistake, told apart by how they start, so that the sentence can say how to get the right one.

use std::fmt;

/// What a file is when it is not text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotText {
    /// `.xlsx`
    Workbook,
    /// `.xls` and `.doc`, and any Office file under a password.
    OldOffice,
    /// `.ods`
    OpenDocument,
    /// `.docx`
    WordDocument,
    /// Another zip.
    Zip,
    /// `.pdf`
    Pdf,
    /// A photo or a screenshot.
    Picture,
    /// HTML, which some systems save under the ending `.xls`.
    WebPage,
    /// A saved scheme, a response or other data.
    Json,
    /// None of those, and no text.
    Unknown,
}

/// Whether a text starts as an object or a list of JSON does.
pub(super) fn is_json(text: &str) -> bool {
    let text = text.trim_start();
    let inside = |mark: char| text.strip_prefix(mark).map(str::trim_start);
    inside('{').is_some_and(|rest| rest.starts_with(['"', '}']))
        || inside('[').is_some_and(|rest| rest.starts_with(['{', '[']))
}

impl NotText {
    /// Looks at how the bytes start, and into the list of names of a zip. `None` where they may be text.
    #[must_use]
    pub fn recognise(bytes: &[u8]) -> Option<Self> {
        let starts = |marks: &[&[u8]]| marks.iter().any(|mark| bytes.starts_with(mark));
        if starts(&[b"PK\x03\x04", b"PK\x05\x06"]) {
            return Some(Self::inside_zip(bytes));
        }
        if starts(&[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]) {
            return Some(Self::OldOffice);
        }
        if starts(&[b"%PDF-"]) {
            return Some(Self::Pdf);
        }
        if starts(&[
            b"\x89PNG\r\n",
            b"\xff\xd8\xff",
            b"GIF8",
            b"BM\0",
            b"II*\0",
            b"MM\0*",
        ]) {
            return Some(Self::Picture);
        }
        let text = bytes
            .strip_prefix(b"\xef\xbb\xbf")
            .unwrap_or(bytes)
            .trim_ascii_start();
        let opening = |tag: &[u8]| {
            text.get(..tag.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(tag))
        };
        if opening(b"{\\rtf") {
            return Some(Self::WordDocument);
        }
        if opening(b"<!doctype") || opening(b"<html") || opening(b"<?xml") || opening(b"<table") {
            return Some(Self::WebPage);
        }
        None
    }

    fn inside_zip(bytes: &[u8]) -> Self {
        let holds = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
        if holds(b"xl/workbook") {
            Self::Workbook
        } else if holds(b"word/document") {
            Self::WordDocument
        } else if holds(b"opendocument.spreadsheet") {
            Self::OpenDocument
        } else {
            Self::Zip
        }
    }
}

impl fmt::Display for NotText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const FROM_EXCEL: &str =
            "choose File, then Save As, then the type \"CSV UTF-8 (Comma delimited)\"";
        match self {
            Self::Workbook => write!(
                f,
                "This is an Excel workbook, not a CSV file. In Excel, {FROM_EXCEL}, and choose the new file here."
            ),
            Self::OldOffice => write!(
                f,
                "This is an older Office file, or one with a password. Open it in Excel, {FROM_EXCEL}, and choose the \
                 new file here."
            ),
            Self::OpenDocument => f.write_str(
                "This is an OpenDocument spreadsheet, not a CSV file. In LibreOffice, choose File, then Save As, then \
                 the type \"Text CSV\", and choose the new file here.",
            ),
            Self::WordDocument => write!(
                f,
                "This is a Word document, not a CSV file. Copy its table into Excel, {FROM_EXCEL}, and choose the new \
                 file here."
            ),
            Self::Zip => f.write_str("This is a zip folder. Take the CSV file out of it and choose that here."),
            Self::Pdf => write!(
                f,
                "This is a PDF, not a CSV file. Open the spreadsheet that it was made from, {FROM_EXCEL}, and choose \
                 the new file here."
            ),
            Self::Picture => f.write_str("This is a picture, not a CSV file. Choose the spreadsheet, saved as CSV."),
            Self::WebPage => write!(
                f,
                "This is a web page, even if its name ends in .xls or .csv. Open it in Excel, {FROM_EXCEL}, and choose \
                 the new file here."
            ),
            Self::Json => f.write_str(
                "This is a data file, not a table. A saved scheme or a response from a form is opened where the page offers \
                 that. Here, choose the list itself: an Excel workbook (.xlsx) or a CSV file.",
            ),
            Self::Unknown => {
                f.write_str("This file holds no text that can be read. Choose a spreadsheet that was saved as CSV.")
            }
        }
    }
}
