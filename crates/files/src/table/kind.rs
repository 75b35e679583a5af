//! What a file is, by what it holds, and how to get a table out of what is none.

use std::fmt;
use std::io::Cursor;

use zip::ZipArchive;

use super::{Damage, TableError};
use crate::csv::NotText;
use crate::limits;

/// The zip of a workbook.
pub(super) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// A file that may hold a table.
pub(super) enum Kind<'a> {
    Text,
    Workbook(Archive<'a>),
}

/// What a file is that holds no table, or none that can be read here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotATable {
    /// `.xls`
    OldWorkbook,
    /// `.xlsb`
    BinaryWorkbook,
    /// A workbook under a password.
    Protected,
    /// `.doc`, `.ppt` or another file of old Office.
    OldOffice,
    /// `.ods`
    OpenDocument,
    /// `.numbers`
    Numbers,
    /// `.docx`
    Word,
    /// `.pptx`
    Presentation,
    /// Another zip.
    Zip,
    /// `.pdf`
    Pdf,
    /// A photo or a screenshot.
    Picture,
    /// HTML, which some systems save under the ending `.xls`.
    WebPage,
    /// None of those, and no text.
    Unknown,
}

impl<'a> Kind<'a> {
    pub(super) fn of(name: &str, bytes: &'a [u8]) -> Result<Self, TableError> {
        if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
            return Err(TableError::NotATable(compound(bytes)));
        }
        let zipped = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06");
        if !zipped {
            return match NotText::recognise(bytes) {
                Some(NotText::Pdf) => Err(TableError::NotATable(NotATable::Pdf)),
                Some(NotText::Picture) => Err(TableError::NotATable(NotATable::Picture)),
                Some(NotText::WebPage) => Err(TableError::NotATable(NotATable::WebPage)),
                _ => Ok(Self::Text),
            };
        }
        if bytes.len() > limits::FILE_BYTES {
            return Err(TableError::FileTooLarge { bytes: bytes.len() });
        }
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableError::Damaged(Damage::Zip))?;
        if archive.len() > limits::ZIP_ENTRIES {
            return Err(TableError::TooManyParts);
        }
        match inside(name, &archive) {
            None => Ok(Self::Workbook(archive)),
            Some(other) => Err(TableError::NotATable(other)),
        }
    }
}

/// Looks into the list of names of a zip. `None` for a workbook.
fn inside(name: &str, archive: &Archive<'_>) -> Option<NotATable> {
    let names: Vec<String> = archive
        .file_names()
        .filter_map(Result::ok)
        .map(|name| name.replace('\\', "/").to_lowercase())
        .collect();
    let holds = |wanted: &str| names.iter().any(|name| name.ends_with(wanted));
    let is_called = |ending: &str| name.to_lowercase().ends_with(ending);
    if holds("workbook.xml") {
        None
    } else if holds("workbook.bin") {
        Some(NotATable::BinaryWorkbook)
    } else if holds("word/document.xml") {
        Some(NotATable::Word)
    } else if holds("ppt/presentation.xml") {
        Some(NotATable::Presentation)
    } else if is_called(".numbers")
        || (holds("index/document.iwa") && holds("index/calculationengine.iwa"))
    {
        Some(NotATable::Numbers)
    } else if holds("mimetype") && holds("content.xml") {
        Some(NotATable::OpenDocument)
    } else {
        Some(NotATable::Zip)
    }
}

/// Old Office, and newer files under a password, are small file systems; their names are UTF-16.
fn compound(bytes: &[u8]) -> NotATable {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if holds("EncryptedPackage") {
        NotATable::Protected
    } else if holds("Workbook") || holds("Book") {
        NotATable::OldWorkbook
    } else {
        NotATable::OldOffice
    }
}

impl fmt::Display for NotATable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SAVE: &str = "choose File, then Save As, then the type \"Excel Workbook (.xlsx)\", and choose the new file here.";
        match self {
            Self::OldWorkbook => write!(f, "This is an older Excel workbook (.xls). Open it in Excel, {SAVE}"),
            Self::BinaryWorkbook => write!(f, "This is a binary Excel workbook (.xlsb). Open it in Excel, {SAVE}"),
            Self::Protected => f.write_str(
                "This workbook is protected with a password. Open it in Excel, choose File, then Info, then Protect \
                 Workbook, then Encrypt with Password, take the password away, save it, and choose it here again.",
            ),
            Self::OldOffice => write!(
                f,
                "This is an older Office file and not a workbook. Copy its table into Excel, {SAVE}"
            ),
            Self::OpenDocument => f.write_str(
                "This is an OpenDocument file. Open it in LibreOffice, choose File, then Save As, then the type \"Excel \
                 2007-365 (.xlsx)\", and choose the new file here.",
            ),
            Self::Numbers => f.write_str(
                "This is a Numbers spreadsheet. Open it in Numbers, choose File, then Export To, then Excel, and choose the \
                 new file here.",
            ),
            Self::Word => write!(f, "This is a Word document. Copy its table into Excel, {SAVE}"),
            Self::Presentation => write!(f, "This is a presentation. Copy its table into Excel, {SAVE}"),
            Self::Zip => f.write_str(
                "This is a zip folder. Take the workbook or the CSV file out of it, and choose that here.",
            ),
            Self::Pdf => write!(f, "This is a PDF. Open the spreadsheet that it was made from in Excel, {SAVE}"),
            Self::Picture => f.write_str(
                "This is a picture. Choose the spreadsheet itself, saved as an Excel workbook (.xlsx) or as CSV.",
            ),
            Self::WebPage => write!(
                f,
                "This is a web page, even if its name ends in .xls or .csv. Open it in Excel, {SAVE}"
            ),
            Self::Unknown => f.write_str(
                "This file holds no table that can be read. Choose an Excel workbook (.xlsx) or a CSV file.",
            ),
        }
    }
}
