//! What a file is that is no saved scheme, so that the sentence can say where it belongs.

use std::fmt;

use files::csv::NotText;

/// What a file is in place of a saved scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A form that somebody filled in: `.response.json`.
    Response,
    /// The proof of a pairing.
    Proof,
    /// Protected with a passphrase: `.age`. See [`super::is_sealed`].
    Sealed,
    /// Something that programs other than ours write.
    Foreign(NotText),
    /// A list or table as text: CSV, or cells that were pasted.
    Table,
    /// Text of another kind.
    Other,
}

/// How a file under a passphrase begins: in bytes, or wrapped in lines of letters.
const SEALED: [&[u8]; 2] = [
    b"age-encryption.org/",
    b"-----BEGIN AGE ENCRYPTED FILE-----",
];

/// Whether the file is protected with a passphrase, so that this has to be asked for first.
#[must_use]
pub fn is_sealed(bytes: &[u8]) -> bool {
    SEALED.iter().any(|mark| bytes.starts_with(mark))
}

impl Kind {
    /// Looks at how the bytes start. `None` where they may be a scheme.
    pub(super) fn recognise(bytes: &[u8]) -> Option<Self> {
        if is_sealed(bytes) {
            return Some(Self::Sealed);
        }
        NotText::recognise(bytes).map(Self::Foreign)
    }

    /// What text is that is no JSON: a table where its first line has cells.
    pub(super) fn of_text(text: &str) -> Self {
        let text = text.trim_start();
        let cells = text
            .lines()
            .next()
            .is_some_and(|line| line.contains([',', ';', '\t']));
        if cells && !text.starts_with(['{', '[', '"']) {
            Self::Table
        } else {
            Self::Other
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Response => {
                "This is a form that somebody filled in, not a saved scheme. Open it on the page of that form."
            }
            Self::Proof => {
                "This is the proof of a pairing, not a saved scheme. Choose a file whose name ends in .exchange.json."
            }
            Self::Sealed => {
                "This file is protected with a passphrase. Open it where you can type the passphrase, or choose a copy that \
                 was saved without one."
            }
            Self::Foreign(NotText::Workbook | NotText::OldOffice | NotText::OpenDocument) => {
                "This is a spreadsheet or an older Office file, not a saved scheme. A list of people belongs in the \
                 workspace, under Volunteers."
            }
            Self::Table => {
                "This looks like a list or a table, not a saved scheme. A list of people belongs in the workspace, under \
                 Volunteers."
            }
            Self::Foreign(NotText::WordDocument) => {
                "This is a Word document, not a saved scheme. Choose a file whose name ends in .exchange.json."
            }
            Self::Foreign(NotText::Zip) => {
                "This is a zip folder, not a saved scheme. Take the file whose name ends in .exchange.json out of it and choose \
                 that."
            }
            Self::Foreign(NotText::Pdf) => {
                "This is a PDF, not a saved scheme. Choose a file whose name ends in .exchange.json."
            }
            Self::Foreign(NotText::Picture) => {
                "This is a picture, not a saved scheme. Choose a file whose name ends in .exchange.json."
            }
            Self::Foreign(NotText::WebPage) => {
                "This is a web page, not a saved scheme. Choose a file whose name ends in .exchange.json."
            }
            Self::Foreign(NotText::Json | NotText::Unknown) | Self::Other => {
                "This is not a scheme saved here. Choose a file whose name ends in .exchange.json."
            }
        })
    }
}
