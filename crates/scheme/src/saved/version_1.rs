//! Version 1 of the file, from before it had named parts: details, logos and documents stood in the file itself.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::RawValue;

use super::Refusal;
use super::refusal::quoted;

/// The first version of a part, with its data as it stands in the file.
#[derive(Serialize)]
struct Version1<T> {
    version: u32,
    data: T,
}

/// The parts of a file of version 1, each in its own version 1. What is in them is looked at when they are taken out.
///
/// # Errors
/// When the file has a key that files of version 1 do not have.
pub(super) fn parts(
    file: &BTreeMap<String, &RawValue>,
) -> Result<BTreeMap<String, Box<RawValue>>, Refusal> {
    let mut details = BTreeMap::new();
    let mut parts = BTreeMap::new();
    for (key, value) in file {
        match key.as_str() {
            "format" | "version" => {}
            "details" => drop(details.insert("values", value)),
            "logos" => drop(details.insert("logos", value)),
            "documents" => drop(parts.insert(key.clone(), part(value)?)),
            key => return Err(Refusal::Odd { place: quoted(key) }),
        }
    }
    if !details.is_empty() {
        parts.insert("details".to_owned(), part(&details)?);
    }
    Ok(parts)
}

fn part(data: &impl Serialize) -> Result<Box<RawValue>, Refusal> {
    let part = Version1 { version: 1, data };
    // Raw JSON under texts always serialises.
    serde_json::value::to_raw_value(&part).map_err(|_| Refusal::NotJson { line: 1 })
}
