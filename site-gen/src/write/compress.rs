//! `.gz` and `.br` beside text files, for hosts that serve them as they are.

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::GzEncoder;

/// How hard to try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// For the many pages.
    Quick,
    /// For the few large files that every visitor loads.
    Best,
}

const TEXT: [&str; 14] = [
    "html",
    "css",
    "js",
    "mjs",
    "svg",
    "xml",
    "txt",
    "json",
    "csv",
    "md",
    "wasm",
    "webmanifest",
    "ics",
    "map",
];

/// Whether a file gains by compression.
pub(super) fn is_text(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    TEXT.contains(&ending.to_ascii_lowercase().as_str())
}

/// Both compressed forms, with their endings.
pub(super) fn packed(bytes: &[u8], effort: Effort) -> io::Result<[(&'static str, Vec<u8>); 2]> {
    let (gzip, quality) = match effort {
        Effort::Quick => (6, 5),
        Effort::Best => (9, 11),
    };
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::new(gzip));
    encoder.write_all(bytes)?;
    Ok([("gz", encoder.finish()?), ("br", brotli(bytes, quality)?)])
}

/// A smaller window than the file sometimes finds better matches in a module of code: by 1 KB in 200, measured. Larger files
/// are not tried twice.
const SECOND_WINDOW: usize = 18;
const TRIED_TWICE: usize = 1024 * 1024;

fn brotli(bytes: &[u8], quality: i32) -> io::Result<Vec<u8>> {
    // A window no larger than the file: a larger one costs time and memory, and gains nothing. Below 17 bits the crate takes
    // its largest table, 25 MB to clear for each file: a site of 1,000 pages then takes ten times as long.
    let window = (usize::BITS - bytes.len().leading_zeros()).clamp(17, 22) as usize;
    let packed = brotli_in(bytes, quality, window)?;
    if quality < 11 || window <= SECOND_WINDOW || bytes.len() > TRIED_TWICE {
        return Ok(packed);
    }
    let other = brotli_in(bytes, quality, SECOND_WINDOW)?;
    Ok(if other.len() < packed.len() {
        other
    } else {
        packed
    })
}

fn brotli_in(bytes: &[u8], quality: i32, window: usize) -> io::Result<Vec<u8>> {
    let mut packed = Vec::with_capacity(bytes.len() / 3);
    let params = brotli::enc::BrotliEncoderParams {
        quality,
        lgwin: i32::try_from(window).unwrap_or(22),
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut io::Cursor::new(bytes), &mut packed, &params)?;
    Ok(packed)
}

/// How many bytes cross the network, at best.
#[must_use]
pub fn brotli_size(bytes: &[u8]) -> usize {
    brotli(bytes, 11).map_or(bytes.len(), |packed| packed.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_told_from_what_is_packed_already() {
        assert!(is_text("a/b.HTML") && is_text("c.wasm"));
        assert!(!is_text("a.png") && !is_text("a.docx") && !is_text("html"));
    }

    #[test]
    fn both_forms_unpack_to_the_same() {
        use std::io::Read as _;
        let text = b"exchange ".repeat(500);
        for effort in [Effort::Quick, Effort::Best] {
            let [(_, gzip), (_, br)] = packed(&text, effort).unwrap();
            let mut plain = Vec::new();
            flate2::read::GzDecoder::new(&gzip[..])
                .read_to_end(&mut plain)
                .unwrap();
            assert_eq!(plain, text);
            let mut plain = Vec::new();
            brotli::BrotliDecompress(&mut &br[..], &mut plain).unwrap();
            assert_eq!(plain, text);
        }
    }
}
