//! The types of the file, apart from those in memory.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::answers::{Answer, Chosen, DateFields, ManyChosen};

/// The whole file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) format: String,
    pub(super) format_version: u32,
    pub(super) form: String,
    pub(super) form_version: u32,
    pub(super) answers: Entries<Saved>,
}

/// What is looked at before anything else: all other keys may be unknown.
#[derive(Deserialize)]
pub(super) struct Mark {
    pub(super) format: String,
    pub(super) format_version: Version,
}

/// Which form a file is for; looked at once its own version is known.
#[derive(Deserialize)]
pub(super) struct Heading {
    pub(super) form: String,
    pub(super) form_version: u32,
}

/// The version of a file, as far as it can be told from ours.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    /// The one that is written here.
    Ours,
    /// A later one.
    Newer,
    /// None that was ever written.
    Unknown,
}

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // A newer version may be written in a way that this one does not know, so any number above ours will do.
        let number = f64::deserialize(deserializer)?;
        let ours = f64::from(super::FORMAT_VERSION);
        Ok(if number > ours {
            Self::Newer
        } else if number == ours {
            Self::Ours
        } else {
            Self::Unknown
        })
    }
}

/// An object of JSON with its keys in the order of the file, those too that stand twice.
pub(super) struct Entries<T>(pub(super) Vec<(String, T)>);

// By hand: what serde would derive asks for a default of `T` too.
impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// One answer.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Saved {
    Text(String),
    Date {
        day: String,
        month: String,
        year: String,
    },
    Choice {
        id: String,
        other: String,
    },
    Choices {
        ids: Vec<String>,
        other: String,
    },
    Ranked(Vec<String>),
    Table(Vec<Entries<String>>),
}

impl<T: Serialize> Serialize for Entries<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for InOrder<T> {
            type Value = Entries<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<T>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(InOrder(PhantomData))
    }
}

impl From<Answer> for Saved {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Text(text) => Self::Text(text),
            Answer::Date(DateFields { day, month, year }) => Self::Date { day, month, year },
            Answer::Choice(Chosen { id, other }) => Self::Choice { id, other },
            Answer::Choices(ManyChosen { ids, other }) => Self::Choices { ids, other },
            Answer::Ranked(places) => Self::Ranked(places),
            Answer::Table(rows) => {
                let rows = rows.into_iter();
                Self::Table(rows.map(|row| Entries(row.into_iter().collect())).collect())
            }
        }
    }
}

impl From<Saved> for Answer {
    fn from(saved: Saved) -> Self {
        match saved {
            Saved::Text(text) => Self::Text(text),
            Saved::Date { day, month, year } => Self::Date(DateFields { day, month, year }),
            Saved::Choice { id, other } => Self::Choice(Chosen { id, other }),
            Saved::Choices { ids, other } => Self::Choices(ManyChosen { ids, other }),
            Saved::Ranked(places) => Self::Ranked(places),
            Saved::Table(rows) => {
                let mut table = vec![BTreeMap::new(); rows.len()];
                for (row, saved) in table.iter_mut().zip(rows) {
                    row.extend(saved.0);
                }
                Self::Table(table)
            }
        }
    }
}
