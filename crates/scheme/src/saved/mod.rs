//! The file that keeps a scheme: `*.exchange.json`.
//!
//! It holds the details that every document uses, and what was filled in for each document. Its types are its own, apart
//! from those in memory, so that old files stay readable. Keys come in one order: equal schemes are equal to the byte.

mod json;
mod wire;

use std::collections::BTreeMap;
use std::fmt;

use documents::Values;

use crate::details::Details;

/// The largest file that is read, in bytes: two logos and every document filled in fit many times over.
pub const SIZE_LIMIT: usize = 5 * 1024 * 1024;

/// The ending of a file's name.
pub const ENDING: &str = ".exchange.json";

/// What a file keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedScheme {
    /// What every document uses.
    pub details: Details,
    /// What was filled in for one document alone, by the document's id.
    pub documents: BTreeMap<String, Values>,
}

/// Why a file cannot be taken in. Shown to the person as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(String);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refusal {}

/// Writes the file.
#[must_use]
pub fn write(scheme: &SavedScheme) -> String {
    wire::write(scheme)
}

/// Reads a file.
///
/// # Errors
/// When it is too large, no scheme, damaged, or of a newer version; nothing is taken in then.
pub fn read(text: &str) -> Result<SavedScheme, Refusal> {
    if text.len() > SIZE_LIMIT {
        return Err(Refusal(
            "This file is larger than 5 MB, so it is not a scheme saved here. Nothing was opened."
                .to_owned(),
        ));
    }
    wire::read(text.trim_start_matches('\u{feff}')).map_err(Refusal)
}

/// A name for the file, from the scheme's own.
#[must_use]
pub fn file_name(scheme: &SavedScheme) -> String {
    let name = match scheme.details.values.get("scheme.name") {
        Some(documents::Value::Text(name)) => name.as_str(),
        _ => "",
    };
    let mut slug = String::new();
    for letter in name.chars().take(60) {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    format!("{}{ENDING}", if slug.is_empty() { "scheme" } else { slug })
}
