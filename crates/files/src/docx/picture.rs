//! Logos: PNG and JPEG pictures, measured and stripped of what they tell about their making.
//!
//! A picture may carry who took it, when and where. A document that may be returned without a name must not, so only
//! what draws the picture goes in. Sources: the PNG specification (third edition), section 5; ITU-T T.81, annex B.

use super::{DocxError, Side};

/// The most bytes of one picture: 2 MB, which is large for a logo and small for a file that is emailed.
pub const PICTURE_BYTES: usize = 2 * 1024 * 1024;

/// The most dots of a picture along either side: 10,000.
pub const PICTURE_DOTS: u32 = 10_000;

/// The widest that a logo is drawn: 6 cm, in English Metric Units (360,000 to the centimetre).
const WIDEST: u64 = 6 * 360_000;

/// The highest that a logo is drawn: 2 cm.
const HIGHEST: u64 = 2 * 360_000;

/// One dot at 96 to the inch, in English Metric Units.
const DOT: u64 = 9_525;

/// Marks of a PNG: what draws it. The rest is text, times and cameras.
const DRAWING: [&[u8]; 9] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT",
];

/// A picture that is ready to be put into a document.
#[derive(Debug)]
pub(super) struct Ready {
    /// The picture without its metadata.
    pub(super) bytes: Vec<u8>,
    /// `png` or `jpeg`.
    pub(super) kind: &'static str,
    /// How wide it is drawn, in English Metric Units.
    pub(super) width: u64,
    /// How high it is drawn, in English Metric Units.
    pub(super) height: u64,
}

/// Checks, strips and measures a picture.
pub(super) fn ready(bytes: &[u8], side: Side) -> Result<Ready, DocxError> {
    if bytes.len() > PICTURE_BYTES {
        return Err(DocxError::PictureTooLarge(side));
    }
    let (kind, drawn) = if let Some(chunks) = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n") {
        ("png", png(chunks))
    } else if bytes.starts_with(b"\xff\xd8") {
        ("jpeg", jpeg(bytes))
    } else {
        return Err(DocxError::NotAPicture(side));
    };
    let (bytes, dots_wide, dots_high) = drawn.ok_or(DocxError::PictureBroken(side))?;
    if dots_wide.max(dots_high) > PICTURE_DOTS {
        return Err(DocxError::PictureTooLarge(side));
    }
    let (width, height) = fit(dots_wide, dots_high);
    Ok(Ready {
        bytes,
        kind,
        width,
        height,
    })
}

/// The size on paper: never larger than the dots allow, within the room for a logo, in the picture's own proportions.
fn fit(dots_wide: u32, dots_high: u32) -> (u64, u64) {
    let (wide, high) = (u64::from(dots_wide) * DOT, u64::from(dots_high) * DOT);
    // The smaller of three fractions (1, WIDEST / wide, HIGHEST / high), compared without dividing.
    let (over, under) = if wide <= WIDEST && high <= HIGHEST {
        (1, 1)
    } else if WIDEST * high <= HIGHEST * wide {
        (WIDEST, wide)
    } else {
        (HIGHEST, high)
    };
    ((wide * over / under).max(1), (high * over / under).max(1))
}

fn number(bytes: &[u8]) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(..4)?.try_into().ok()?))
}

fn short(bytes: &[u8]) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(..2)?.try_into().ok()?))
}

/// The chunks that draw, with width and height. Nothing when the file ends early or holds no picture.
fn png(mut rest: &[u8]) -> Option<(Vec<u8>, u32, u32)> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut size = None;
    let mut drawn = false;
    loop {
        let length = usize::try_from(number(rest)?).ok()?;
        let name = rest.get(4..8)?;
        let end = length.checked_add(12)?;
        let chunk = rest.get(..end)?;
        if size.is_none() {
            if name != b"IHDR" {
                return None;
            }
            let header = chunk.get(8..)?;
            size = Some((number(header)?, number(header.get(4..)?)?));
        }
        if DRAWING.contains(&name) {
            out.extend_from_slice(chunk);
        }
        drawn |= name == b"IDAT";
        if name == b"IEND" {
            break;
        }
        rest = rest.get(end..)?;
    }
    let (width, height) = size.filter(|(width, height)| drawn && *width > 0 && *height > 0)?;
    Some((out, width, height))
}

/// The segments that draw, with width and height. Nothing when the file ends early or holds no picture.
fn jpeg(bytes: &[u8]) -> Option<(Vec<u8>, u32, u32)> {
    let mut out = b"\xff\xd8".to_vec();
    let mut size = None;
    let mut rest = bytes.get(2..)?;
    loop {
        if *rest.first()? != 0xff {
            return None;
        }
        let marker = *rest.get(1)?;
        // Any number of 0xff may stand before a marker.
        if marker == 0xff {
            rest = rest.get(1..)?;
            continue;
        }
        if marker == 0xd9 {
            out.extend_from_slice(b"\xff\xd9");
            break;
        }
        let end = usize::from(short(rest.get(2..)?)?).checked_add(2)?;
        let segment = rest.get(..end)?;
        rest = rest.get(end..)?;
        match marker {
            // Start of a frame: precision, height, width.
            0xc0..=0xcf if ![0xc4, 0xc8, 0xcc].contains(&marker) => {
                size = Some((short(segment.get(7..)?)?, short(segment.get(5..)?)?));
                out.extend_from_slice(segment);
            }
            // JFIF's density and Adobe's colours are wanted to draw. Other application segments hold cameras, places
            // and previews, and 0xfe is a comment.
            0xe0 if segment.get(4..9)? == b"JFIF\0" => {
                // Without the small preview that may follow the density.
                out.extend_from_slice(b"\xff\xe0\x00\x10");
                out.extend_from_slice(segment.get(4..16)?);
                out.extend_from_slice(&[0, 0]);
            }
            0xee if segment.get(4..9)? == b"Adobe" => out.extend_from_slice(segment),
            0xe0..=0xef | 0xfe => {}
            // Start of a scan: its data runs to the next marker.
            0xda => {
                out.extend_from_slice(segment);
                let data = scan_length(rest)?;
                out.extend_from_slice(rest.get(..data)?);
                rest = rest.get(data..)?;
            }
            _ => out.extend_from_slice(segment),
        }
    }
    let (width, height) = size.filter(|(width, height)| *width > 0 && *height > 0)?;
    Some((out, u32::from(width), u32::from(height)))
}

/// How far the data of a scan goes: to a marker that is neither an escaped 0xff nor a restart.
fn scan_length(data: &[u8]) -> Option<usize> {
    data.windows(2).position(|pair| match pair {
        [0xff, marker] => !matches!(marker, 0x00 | 0xd0..=0xd7 | 0xff),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::fit;

    #[test]
    fn a_logo_keeps_its_shape_within_six_by_two_centimetres() {
        assert_eq!(fit(96, 48), (914_400, 457_200));
        assert_eq!(fit(3_000, 500), (2_160_000, 360_000));
        assert_eq!(fit(500, 500), (720_000, 720_000));
        assert_eq!(fit(10_000, 1), (2_160_000, 216));
        assert_eq!(fit(1, 10_000), (72, 720_000));
    }
}
