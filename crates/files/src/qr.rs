//! QR codes for posters and papers: a text as squares that a phone's camera reads.
//!
//! Model 2 of ISO/IEC 18004, error correction M (15 of 100 squares may be lost to a crease or a pin) or better where it
//! costs no room, with the quiet zone of four squares that the standard asks for.

use std::fmt::{self, Write};

use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

/// Empty squares around the code.
const QUIET: i32 = 4;

/// The most that fits: digits alone in the largest code at error correction M. Other text fits less.
const MOST_BYTES: usize = 5_596;

/// How much of the text stands in the title.
const TITLE_CHARACTERS: usize = 80;

/// The number of UTF-8 among the Extended Channel Interpretations.
const UTF_8: u32 = 26;

/// Why no code was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QrError {
    /// Nothing to show.
    Empty,
    /// More than the largest code holds: about 2,300 letters.
    TooLong,
}

impl fmt::Display for QrError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("There is nothing to put into a QR code. Enter a text or a link."),
            Self::TooLong => f.write_str(
                "This is too long for a QR code, which holds about 2,300 letters. Make the text or the link shorter.",
            ),
        }?;
        f.write_str(" No QR code was made.")
    }
}

impl std::error::Error for QrError {}

/// The code as an SVG picture: black on white whatever is behind it, with a `<title>` that says what it holds. One unit
/// is one square. The same text gives the same picture.
///
/// # Errors
/// When the text is empty or too long.
pub fn svg(text: &str) -> Result<String, QrError> {
    if text.is_empty() {
        return Err(QrError::Empty);
    }
    if text.len() > MOST_BYTES {
        return Err(QrError::TooLong);
    }
    let code = QrCode::encode_segments(&segments(text), QrCodeEcc::Medium)
        .map_err(|_| QrError::TooLong)?;
    let side = code.size() + 2 * QUIET;
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" width=\"{side}mm\" height=\"{side}mm\" \
         role=\"img\" shape-rendering=\"crispEdges\"><title>{}</title><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/>\
         <path fill=\"#000\" d=\"{}\"/></svg>",
        title(text),
        squares(&code)
    ))
}

/// The text in the shortest mode that takes it. A reader takes bytes for Latin letters, or guesses, unless it is told that
/// they are UTF-8.
fn segments(text: &str) -> Vec<QrSegment> {
    if text.is_ascii() {
        return QrSegment::make_segments(text);
    }
    vec![
        QrSegment::make_eci(UTF_8),
        QrSegment::make_bytes(text.as_bytes()),
    ]
}

/// The dark squares, each run of a row as one piece.
fn squares(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let _ = write!(
                    path,
                    "M{} {}h{}v1h-{}z",
                    start + QUIET,
                    y + QUIET,
                    x - start,
                    x - start
                );
            }
            x += 1;
        }
    }
    path
}

fn title(text: &str) -> String {
    let mut title = String::from("QR code: ");
    let mut letters = text.chars();
    for letter in letters.by_ref().take(TITLE_CHARACTERS) {
        match letter {
            '&' => title.push_str("&amp;"),
            '<' => title.push_str("&lt;"),
            // XML takes none of the control characters, and two more.
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {
                title.push(' ')
            }
            letter => title.push(letter),
        }
    }
    if letters.next().is_some() {
        title.push('…');
    }
    title
}
