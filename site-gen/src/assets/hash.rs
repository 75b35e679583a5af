//! Content hashes: in the names of files and in the security policy.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// The whole SHA-256 in hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// The first ten hexadecimal digits: enough to tell two versions of one file apart.
#[must_use]
pub fn short(bytes: &[u8]) -> String {
    let mut text = hex(bytes);
    text.truncate(10);
    text
}

/// The form that a content security policy takes: `sha256-` and base64.
#[must_use]
pub fn policy(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// The form that an `integrity` attribute takes, for `get_hash(sha_type = 256)` in base64 or hexadecimal.
#[must_use]
pub fn with_size(bytes: &[u8], size: u32, base64: bool) -> Option<String> {
    use std::fmt::Write as _;
    let digest: Vec<u8> = match size {
        256 => Sha256::digest(bytes).to_vec(),
        384 => sha2::Sha384::digest(bytes).to_vec(),
        512 => sha2::Sha512::digest(bytes).to_vec(),
        _ => return None,
    };
    if base64 {
        return Some(STANDARD.encode(digest));
    }
    Some(digest.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    }))
}

/// `css/app.css` with the hash of `bytes` becomes `css/app.0123456789.css`.
#[must_use]
pub fn named(path: &str, bytes: &[u8]) -> String {
    let hash = short(bytes);
    let (folder, name) = path
        .rsplit_once('/')
        .map_or(("", path), |(folder, name)| (folder, name));
    let hashed = match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => format!("{stem}.{hash}.{extension}"),
        _ => format!("{name}.{hash}"),
    };
    if folder.is_empty() {
        hashed
    } else {
        format!("{folder}/{hashed}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_carries_the_hash_before_its_extension() {
        assert_eq!(named("css/app.css", b""), "css/app.e3b0c44298.css");
        assert_eq!(named("LICENCE", b""), "LICENCE.e3b0c44298");
    }

    #[test]
    fn the_policy_form_is_that_of_the_standard() {
        assert_eq!(
            policy(b""),
            "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
        );
    }
}
