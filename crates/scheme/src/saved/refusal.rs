//! Why a file cannot be taken in: every sentence in one place.

use std::fmt;

use super::SIZE_LIMIT;
use super::kind::Kind;

/// Why a file cannot be taken in. Displayed, it says what is wrong and the way out, and is shown to the person as it is.
/// Whatever the reason, nothing of the file was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// More than [`SIZE_LIMIT`].
    TooLarge,
    /// Not a byte in it.
    Empty,
    /// Not a scheme at all, but this.
    NotAScheme(Kind),
    /// Saved by a newer version of the toolkit: the file as a whole, or a part that has to be understood.
    Newer,
    /// It ends in the middle.
    CutShort,
    /// It is no JSON from this line on. Lines count from 1.
    NotJson {
        /// The line where it stops being JSON.
        line: usize,
    },
    /// A key stands twice in one object, so that nobody can say which of the two counts.
    Twice {
        /// The key.
        key: String,
    },
    /// More than [`super::DEPTH_LIMIT`] lists and objects stand inside one another.
    TooDeep,
    /// A key stands beside the parts that no file of this version has.
    Unknown {
        /// The key.
        key: String,
    },
    /// Something is missing, stands where it does not belong or is of the wrong kind.
    Odd {
        /// Where, from the innermost key outwards: "“cells” in entry 2 of “rows” in “people”".
        place: String,
    },
    /// Something can be read and cannot be right.
    Wrong {
        /// What is wrong, in words that follow "cannot be read: ".
        reason: String,
    },
    /// A logo is no picture, or larger than any that is taken in.
    Logo {
        /// The name of the logo's file.
        name: String,
    },
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(
                f,
                "This file is larger than {} MB, so it is not a scheme saved here.",
                SIZE_LIMIT / (1024 * 1024)
            )?,
            Self::Empty => f.write_str(
                "This file is empty. Copy it again from where it was saved, or open an earlier copy.",
            )?,
            Self::NotAScheme(kind) => kind.fmt(f)?,
            Self::Newer => {
                return f.write_str(
                    "This scheme was saved by a newer version of this toolkit. Reload the page to get the newest version, \
                     then open the file again. If that does not help, open it on the site where it was saved. Nothing \
                     was changed.",
                );
            }
            Self::CutShort => f.write_str(
                "This scheme is cut short: the file ends in the middle. Copy it again from where it was saved, or open an \
                 earlier copy.",
            )?,
            Self::NotJson { line } => {
                damaged(f, &format!("near line {line} it is not as it was written"))?;
            }
            Self::Twice { key } => damaged(f, &format!("{} stands twice", quoted(key)))?,
            Self::TooDeep => damaged(f, "too many lists stand inside one another")?,
            Self::Unknown { key } => write!(
                f,
                "This scheme holds {}, which this version of the toolkit does not know. If a newer version saved it, reload the \
                 page to get the newest one, then open the file again. If somebody changed the file by hand, open an earlier \
                 copy.",
                quoted(key)
            )?,
            Self::Odd { place } => damaged(f, &format!("{place} is not as it was written"))?,
            Self::Wrong { reason } => damaged(f, reason)?,
            Self::Logo { name } => write!(
                f,
                "The logo {} in this scheme is damaged. Open an earlier copy.",
                quoted(name)
            )?,
        }
        f.write_str(" Nothing was opened.")
    }
}

fn damaged(f: &mut fmt::Formatter<'_>, reason: &str) -> fmt::Result {
    write!(
        f,
        "This scheme cannot be read: {reason}. The file may have been changed by hand or cut short. Open an earlier copy."
    )
}

/// A text from the file, which may hold anything at any length.
pub(super) fn quoted(text: &str) -> String {
    let mut letters = text.chars();
    let start: String = letters
        .by_ref()
        .take(40)
        .filter(|letter| !letter.is_control())
        .collect();
    let more = if letters.next().is_some() { "…" } else { "" };
    format!("“{start}{more}”")
}

impl std::error::Error for Refusal {}
