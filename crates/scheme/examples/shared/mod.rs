//! What both examples do: read the volunteers, and say what the levels came to.

use pairing::Level;
use scheme::Roster;
use serde_json::{Value, json};

/// The bytes of a file, or a sentence.
pub fn opened(path: &str) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{path} cannot be opened: {error}."))
}

/// The volunteers of a file, or a sentence.
pub fn roster(path: &str) -> Result<Roster, String> {
    scheme::read_volunteers(&opened(path)?, path).map_err(|error| error.to_string())
}

/// Each level with its key, its name in words and what it came to.
pub fn levels(levels: &[Level]) -> Vec<Value> {
    let level = |level: &Level| json!({ "key": level.key, "name": scheme::level_name(level.key), "value": level.value });
    levels.iter().map(level).collect()
}
