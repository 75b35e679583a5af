//! Bytes into letters, by what a file says of itself and then by what it looks like.
//!
//! UTF-16 is in the standard library and Windows-1252 differs from Unicode in 27 places, so no library is linked for them:
//! `encoding_rs` was measured to add 107 KB, compressed, to what every visitor downloads. The tests hold this
//! module to its judgement.

use std::fmt;

use super::error::CsvError;
use super::not_text::NotText;
use super::warning::{self, Warning};

/// How the letters of a file were stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// What nearly everything writes today.
    Utf8,
    /// "Unicode Text" of Excel, low byte first.
    Utf16Le,
    /// The same, high byte first.
    Utf16Be,
    /// Plain "CSV" of Excel in western Europe.
    Windows1252,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le | Self::Utf16Be => "UTF-16",
            Self::Windows1252 => "Windows-1252",
        })
    }
}

/// Text, and what was noticed on the way.
#[derive(Debug)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// How its letters were stored.
    pub encoding: Encoding,
    /// What a person should look at.
    pub warnings: Vec<Warning>,
}

/// Finds the encoding and reads the text.
///
/// # Errors
/// When the bytes are no text.
pub fn decode(bytes: &[u8]) -> Result<Decoded, CsvError> {
    let (encoding, body) = recognise(bytes);
    let text = match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(body).into_owned(),
        Encoding::Utf16Le => utf16(body, u16::from_le_bytes),
        Encoding::Utf16Be => utf16(body, u16::from_be_bytes),
        Encoding::Windows1252 => body.iter().copied().map(windows_1252).collect(),
    };
    let lost = judged(&text)?;
    let mut warnings = Vec::new();
    if encoding == Encoding::Windows1252 {
        warnings.push(Warning::Windows1252 {
            words: warning::words_with(&text, |c| !c.is_ascii()),
        });
    }
    warnings.extend(lost);
    Ok(Decoded {
        text,
        encoding,
        warnings,
    })
}

/// Judges text, however it came to be: refuses what is none, and notes letters that were lost before it came here.
pub(super) fn judged(text: &str) -> Result<Option<Warning>, CsvError> {
    if looks_binary(text) {
        return Err(CsvError::NotText(NotText::Unknown));
    }
    Ok(lost_letters(text))
}

/// Letters that were lost before the text came here: another program has put the mark `�` in their place.
#[must_use]
pub fn lost_letters(text: &str) -> Option<Warning> {
    let lost = |c| c == char::REPLACEMENT_CHARACTER;
    text.contains(lost).then(|| Warning::LostLetters {
        words: warning::words_with(text, lost),
    })
}

/// The encoding, and the bytes behind its mark.
fn recognise(bytes: &[u8]) -> (Encoding, &[u8]) {
    if let Some(body) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return (Encoding::Utf8, body);
    }
    if let Some(body) = bytes.strip_prefix(b"\xff\xfe") {
        return (Encoding::Utf16Le, body);
    }
    if let Some(body) = bytes.strip_prefix(b"\xfe\xff") {
        return (Encoding::Utf16Be, body);
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return (encoding, bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => (Encoding::Utf8, bytes),
        Err(_) => (Encoding::Windows1252, bytes),
    }
}

/// UTF-16 of western text has a zero in every other byte, and other text has none.
fn unmarked_utf16(bytes: &[u8]) -> Option<Encoding> {
    let (pairs, _) = bytes
        .get(..bytes.len().min(4096))
        .unwrap_or(bytes)
        .as_chunks::<2>();
    let first = pairs
        .iter()
        .filter(|[first, second]| *first == 0 && *second != 0)
        .count();
    let second = pairs
        .iter()
        .filter(|[first, second]| *first != 0 && *second == 0)
        .count();
    let most = pairs.len() - pairs.len() / 4;
    if pairs.is_empty() {
        None
    } else if second >= most {
        Some(Encoding::Utf16Le)
    } else if first >= most {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let mut text: String = char::decode_utf16(units)
        .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    if !odd.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    text
}

/// One byte of Windows-1252, by the table of the Encoding Standard (<https://encoding.spec.whatwg.org/>).
fn windows_1252(byte: u8) -> char {
    const FROM_80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    let index = usize::from(byte).checked_sub(0x80);
    index
        .and_then(|index| FROM_80.get(index))
        .copied()
        .unwrap_or(char::from(byte))
}

/// A program, a picture or something scrambled, not a table: more than one control character in ten, or three different
/// ones that no office program writes.
fn looks_binary(text: &str) -> bool {
    let (mut controls, mut all, mut odd) = (0_usize, 0_usize, Vec::new());
    for letter in text.chars() {
        all += 1;
        if !letter.is_control() || matches!(letter, '\t' | '\n' | '\r') {
            continue;
        }
        controls += 1;
        // Line ends of databases, the end of a file in DOS, and padding.
        let known = matches!(letter, '\0' | '\u{b}' | '\u{c}' | '\u{1a}' | '\u{85}');
        if !known && odd.len() < 3 && !odd.contains(&letter) {
            odd.push(letter);
        }
    }
    odd.len() == 3 || controls * 10 > all
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

    #[test]
    fn all_bytes_of_windows_1252_agree_with_the_standard() {
        for byte in 0..=255u8 {
            let (expected, _) =
                WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&byte));
            assert_eq!(String::from(windows_1252(byte)), expected);
        }
    }

    #[test]
    fn utf16_agrees_with_the_standard_even_when_broken() {
        for bytes in [
            &b"S\0i\0\xe2\0n\0"[..],
            b"\x3d\xd8\x00\xde",
            b"\x3d\xd8a\0",
            b"a\0b",
        ] {
            assert_eq!(
                utf16(bytes, u16::from_le_bytes),
                UTF_16LE.decode_without_bom_handling(bytes).0
            );
            assert_eq!(
                utf16(bytes, u16::from_be_bytes),
                UTF_16BE.decode_without_bom_handling(bytes).0
            );
        }
    }

    #[test]
    fn each_encoding_is_recognised() {
        let utf16 = |text: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            text.encode_utf16().flat_map(bytes).collect()
        };
        let text = "name,town\nSiân,Ynys Môn\n";
        let marked = |mark: &[u8], body: Vec<u8>| [mark, &body].concat();
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), Encoding::Utf8),
            (marked(b"\xef\xbb\xbf", text.into()), Encoding::Utf8),
            (
                marked(b"\xff\xfe", utf16(text, u16::to_le_bytes)),
                Encoding::Utf16Le,
            ),
            (
                marked(b"\xfe\xff", utf16(text, u16::to_be_bytes)),
                Encoding::Utf16Be,
            ),
            (utf16(text, u16::to_le_bytes), Encoding::Utf16Le),
            (utf16(text, u16::to_be_bytes), Encoding::Utf16Be),
            (
                WINDOWS_1252.encode(text).0.into_owned(),
                Encoding::Windows1252,
            ),
        ] {
            let decoded = decode(&bytes).unwrap();
            assert_eq!((decoded.encoding, decoded.text.as_str()), (encoding, text));
            assert_eq!(
                decoded.warnings.is_empty(),
                encoding != Encoding::Windows1252
            );
        }
    }

    #[test]
    fn bytes_of_a_program_are_not_a_table() {
        let scrambled: Vec<u8> = (0..3_000_u32)
            .map(|at| (at * at * 31 / 7 % 251) as u8)
            .collect();
        let rare = [&b"name,town\nAnn,Hove\n".repeat(20)[..], b"\x01\x02\x10"].concat();
        for bytes in [scrambled, rare] {
            assert_eq!(
                decode(&bytes).unwrap_err(),
                CsvError::NotText(NotText::Unknown)
            );
        }
        let office = [
            &b"name,town\nAnn,Hove\n".repeat(20)[..],
            b"Ann\x0bLee,Bo\x07\n\x1a",
        ]
        .concat();
        assert!(decode(&office).is_ok());
        let error = decode(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0").unwrap_err();
        assert_eq!(error, CsvError::NotText(NotText::Unknown));
    }
}
