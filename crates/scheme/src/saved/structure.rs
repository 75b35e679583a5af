//! One pass over the whole file, before anything of it is taken in: no key twice, nothing too deep.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{DEPTH_LIMIT, Refusal};

/// Looks through JSON.
///
/// # Errors
/// When a key stands twice in one object, or lists and objects stand more than [`DEPTH_LIMIT`] deep; or with serde's own
/// error, when it is no JSON.
pub(super) fn check(text: &str) -> Result<(), Result<Refusal, serde_json::Error>> {
    let mut found = None;
    let mut json = serde_json::Deserializer::from_str(text);
    let place = Place {
        depth: 0,
        found: &mut found,
    };
    let passed = place.deserialize(&mut json).and_then(|()| json.end());
    match (found, passed) {
        (Some(refusal), _) => Err(Ok(refusal)),
        (None, Err(error)) => Err(Err(error)),
        (None, Ok(())) => Ok(()),
    }
}

/// A value so deep in the file, and where to say what was found.
struct Place<'f> {
    depth: usize,
    found: &'f mut Option<Refusal>,
}

impl Place<'_> {
    fn refuse<E: Error>(self, refusal: Refusal) -> E {
        *self.found = Some(refusal);
        // Nobody reads this text: `check` hands the refusal on.
        E::custom("refused")
    }

    fn inside(&mut self) -> Place<'_> {
        Place {
            depth: self.depth + 1,
            found: self.found,
        }
    }
}

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Place<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<(), A::Error> {
        if self.depth >= DEPTH_LIMIT {
            return Err(self.refuse(Refusal::TooDeep));
        }
        while seq.next_element_seed(self.inside())?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        if self.depth >= DEPTH_LIMIT {
            return Err(self.refuse(Refusal::TooDeep));
        }
        // Sorted once at the end: to look for each key among all before it would take minutes for 400,000.
        let mut keys = Vec::new();
        while let Some(key) = map.next_key_seed(Key)? {
            keys.push(key);
            map.next_value_seed(self.inside())?;
        }
        keys.sort_unstable();
        let twice = keys.array_windows().find(|[one, two]| one == two);
        match twice {
            Some([key, _]) => Err(self.refuse(Refusal::Twice {
                key: key.to_string(),
            })),
            None => Ok(()),
        }
    }
}

/// A key, borrowed from the file where it has no escapes.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: Error>(self, key: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(key))
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(key.to_owned()))
    }
}
