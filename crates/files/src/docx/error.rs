//! Why a Word document could not be made, in sentences for the person who asked for it.

use std::fmt;

/// Where a logo stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// At the left margin.
    Left,
    /// At the right margin.
    Right,
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Left => "left",
            Self::Right => "right",
        })
    }
}

/// Why no document was made. The text names the place and the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocxError {
    /// A document without a title has no name for somebody who cannot see it.
    NoTitle,
    /// A logo without alternative text.
    NoAlternative(Side),
    /// Neither PNG nor JPEG.
    NotAPicture(Side),
    /// More than [`PICTURE_BYTES`](super::PICTURE_BYTES) or [`PICTURE_DOTS`](super::PICTURE_DOTS).
    PictureTooLarge(Side),
    /// The picture ends early, or holds no size.
    PictureBroken(Side),
    /// The parts could not be packed: more than a zip file holds.
    Packing,
}

impl fmt::Display for DocxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTitle => f.write_str("The document has no title. Give it one."),
            Self::NoAlternative(side) => write!(
                f,
                "The {side} logo has no alternative text. Say in a few words whose logo it is."
            ),
            Self::NotAPicture(side) => write!(
                f,
                "The {side} logo is not a PNG or JPEG picture. Choose a file that ends in .png, .jpg or .jpeg."
            ),
            Self::PictureTooLarge(side) => write!(
                f,
                "The {side} logo is larger than 2 MB, or more than 10,000 dots wide or high. Choose a smaller picture."
            ),
            Self::PictureBroken(side) => write!(
                f,
                "The {side} logo is damaged or not complete. Open it in a picture program, save it again, and choose the \
                 new file."
            ),
            Self::Packing => f.write_str(
                "The document is too large for a Word file. Split it into smaller documents.",
            ),
        }?;
        f.write_str(" No document was made.")
    }
}

impl std::error::Error for DocxError {}
