//! What every document of the scheme uses: names, dates, contacts, logos.

use std::collections::BTreeMap;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use documents::{Profession, Value, Values};
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};

use super::Part;
use crate::details::{Details, LOGO_BYTES, Logo};
use crate::saved::Refusal;

/// Version 1.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DetailsVersion1 {
    #[serde(default)]
    values: BTreeMap<String, ValueFile>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    logos: BTreeMap<String, LogoFile>,
}

/// A value by its looks: a text, a list, or a profession with its article and plural.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum ValueFile {
    Text(String),
    List(Vec<String>),
    Profession(ProfessionFile),
}

/// By hand, because what serde derives for an untagged type keeps a copy of each value and says nothing of where in it
/// something is wrong.
impl<'de> Deserialize<'de> for ValueFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ByItsLooks;

        impl<'de> Visitor<'de> for ByItsLooks {
            type Value = ValueFile;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, a list of texts or a profession")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<ValueFile, E> {
                Ok(ValueFile::Text(text.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<ValueFile, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(seq)).map(ValueFile::List)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<ValueFile, A::Error> {
                let words = ProfessionFile::deserialize(MapAccessDeserializer::new(map))?;
                Ok(ValueFile::Profession(words))
            }
        }

        deserializer.deserialize_any(ByItsLooks)
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfessionFile {
    singular: String,
    plural: String,
    article: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogoFile {
    name: String,
    alternative: String,
    base64: String,
}

impl Part for Details {
    const NAME: &'static str = "details";
    type File = DetailsVersion1;

    fn to_file(&self) -> DetailsVersion1 {
        let logo = |(key, logo): (&String, &Logo)| (key.clone(), to_logo(logo));
        DetailsVersion1 {
            values: to_values(&self.values),
            logos: self.logos.iter().map(logo).collect(),
        }
    }

    fn from_file(file: DetailsVersion1) -> Result<Self, Refusal> {
        let logo = |(key, logo): (String, LogoFile)| Ok((key, from_logo(logo)?));
        Ok(Self {
            values: from_values(file.values),
            logos: file.logos.into_iter().map(logo).collect::<Result<_, _>>()?,
        })
    }

    fn is_empty(&self) -> bool {
        self.logos.is_empty() && self.values.values().all(Value::is_empty)
    }
}

/// Values but for empty ones: what was cleared is not kept.
pub(super) fn to_values(values: &Values) -> BTreeMap<String, ValueFile> {
    let kept = values.iter().filter(|(_, value)| !value.is_empty());
    let mut file = BTreeMap::new();
    file.extend(kept.map(|(key, value)| (key.clone(), to_value(value))));
    file
}

pub(super) fn from_values(file: BTreeMap<String, ValueFile>) -> Values {
    let entries = file.into_iter();
    let mut values = Values::new();
    values.extend(entries.map(|(key, value)| (key, from_value(value))));
    values
}

fn to_value(value: &Value) -> ValueFile {
    match value.clone() {
        Value::Text(text) => ValueFile::Text(text),
        Value::List(entries) => ValueFile::List(entries),
        Value::Profession(Profession {
            singular,
            plural,
            article,
        }) => ValueFile::Profession(ProfessionFile {
            singular,
            plural,
            article,
        }),
    }
}

fn from_value(file: ValueFile) -> Value {
    match file {
        ValueFile::Text(text) => Value::Text(text),
        ValueFile::List(entries) => Value::List(entries),
        ValueFile::Profession(ProfessionFile {
            singular,
            plural,
            article,
        }) => Value::Profession(Profession {
            singular,
            plural,
            article,
        }),
    }
}

fn to_logo(logo: &Logo) -> LogoFile {
    LogoFile {
        name: logo.name.clone(),
        alternative: logo.alternative.clone(),
        base64: STANDARD.encode(&logo.bytes),
    }
}

fn from_logo(file: LogoFile) -> Result<Logo, Refusal> {
    let bytes = STANDARD.decode(&file.base64);
    match bytes {
        Ok(bytes) if !bytes.is_empty() && bytes.len() <= LOGO_BYTES => Ok(Logo {
            name: file.name,
            bytes: bytes.into(),
            alternative: file.alternative,
        }),
        _ => Err(Refusal::Logo { name: file.name }),
    }
}
