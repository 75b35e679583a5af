//! The words of a draft that cannot be opened, for a person to read.

use std::fmt::Write;

use serde_json::Value;

/// From this length on a text without a space is a picture, and no words.
const PICTURE: usize = 1_000;

/// Each text that stands in some JSON on a line, under its name. What is no JSON, or only the beginning of it, stays as it is.
pub fn words_of(text: &str) -> String {
    let Ok(value) = serde_json::from_str(text) else {
        return text.to_owned();
    };
    let mut words = String::new();
    write_words(&mut words, "", &value);
    words
}

fn write_words(words: &mut String, name: &str, value: &Value) {
    match value {
        Value::Object(parts) => {
            for (name, part) in parts {
                write_words(words, name, part);
            }
        }
        Value::Array(entries) => {
            for entry in entries {
                write_words(words, name, entry);
            }
        }
        Value::String(text) if text.is_empty() => {}
        Value::String(text) if text.len() > PICTURE && !text.contains(' ') => {
            add(words, name, "(a picture)");
        }
        Value::String(text) => add(words, name, text),
        Value::Null => {}
        Value::Bool(_) | Value::Number(_) => add(words, name, &value.to_string()),
    }
}

fn add(words: &mut String, name: &str, text: &str) {
    let name = if name.is_empty() {
        String::new()
    } else {
        format!("{name}: ")
    };
    // Writing to a text does not fail.
    let _ = writeln!(words, "{name}{text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_taken_out_of_whatever_was_kept() {
        let picture = "A".repeat(2_000);
        let text = format!(
            r#"{{"answers":{{"name":{{"text":"Ana Poe"}},"wishes":{{"ranked":["Ward 3",""]}}}},"logo":"{picture}","version":2}}"#
        );
        assert_eq!(
            words_of(&text),
            "text: Ana Poe\nranked: Ward 3\nlogo: (a picture)\nversion: 2\n"
        );
        assert_eq!(words_of("{\"name\": \"Ana"), "{\"name\": \"Ana");
    }
}
