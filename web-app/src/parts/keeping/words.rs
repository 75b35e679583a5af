//! The words of a draft that cannot be opened, for a person to read.

use std::fmt::{self, Display, Write};

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

/// From this length on a text without a space is a picture, and no words.
const PICTURE: usize = 1_000;

/// Each text that stands in some JSON on a line, under its name. What is no JSON, or only the beginning of it, stays as it is.
pub fn words_of(text: &str) -> String {
    let mut words = String::new();
    let mut json = serde_json::Deserializer::from_str(text);
    let part = Part {
        words: &mut words,
        name: "",
    };
    match part.deserialize(&mut json).and_then(|()| json.end()) {
        Ok(()) => words,
        Err(_) => text.to_owned(),
    }
}

/// A value of the draft and the name that it has there. Its words are written while it is read: a tree of values would bring
/// the code with it that writes decimal numbers, a twentieth of what a phone loads.
struct Part<'a> {
    words: &'a mut String,
    name: &'a str,
}

impl Part<'_> {
    fn add(self, text: impl Display) {
        // Writing to a text does not fail.
        let _ = if self.name.is_empty() {
            writeln!(self.words, "{text}")
        } else {
            writeln!(self.words, "{}: {text}", self.name)
        };
    }
}

impl<'de> DeserializeSeed<'de> for Part<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Part<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a part of a draft")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.add(value);
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.add(value);
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.add(value);
        Ok(())
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.add(value);
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        if text.len() > PICTURE && !text.contains(' ') {
            self.add("(a picture)");
        } else if !text.is_empty() {
            self.add(text);
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let Self { words, name } = self;
        while entries.next_element_seed(Part { words, name })?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut parts: A) -> Result<(), A::Error> {
        while let Some(name) = parts.next_key::<String>()? {
            let words = &mut *self.words;
            parts.next_value_seed(Part { words, name: &name })?;
        }
        Ok(())
    }
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
