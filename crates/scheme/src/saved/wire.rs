//! The shape of the file, version 1.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use documents::{Profession, Value, Values};
use serde::{Deserialize, Serialize};
use serde_with::rust::maps_duplicate_key_is_error as once;

use super::SavedScheme;
use crate::details::{Details, LOGO_BYTES, Logo};

/// What a file says that it is.
const FORMAT: &str = "workplace-exchange scheme";
/// The version that is written and read.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    version: u32,
    #[serde(default, with = "once")]
    details: BTreeMap<String, Entry>,
    #[serde(default, with = "once", skip_serializing_if = "BTreeMap::is_empty")]
    logos: BTreeMap<String, Picture>,
    #[serde(default, with = "once", skip_serializing_if = "BTreeMap::is_empty")]
    documents: BTreeMap<String, Entries>,
}

/// Only what says which file this is: read first, so that a newer file is named as such and not by its odd keys.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(transparent)]
struct Entries(#[serde(with = "once")] BTreeMap<String, Entry>);

/// A value by its looks: a text, a list, or a profession with its article and plural.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Entry {
    Text(String),
    List(Vec<String>),
    Profession(Words),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    singular: String,
    plural: String,
    article: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Picture {
    name: String,
    alternative: String,
    base64: String,
}

pub(super) fn write(scheme: &SavedScheme) -> String {
    let logos = scheme.details.logos.iter().map(|(key, logo)| {
        let picture = Picture {
            name: logo.name.clone(),
            alternative: logo.alternative.clone(),
            base64: STANDARD.encode(&logo.bytes),
        };
        (key.clone(), picture)
    });
    let documents = scheme.documents.iter();
    let file = File {
        format: FORMAT.to_owned(),
        version: VERSION,
        details: entries(&scheme.details.values),
        logos: logos.collect(),
        documents: documents
            .filter(|(_, values)| !values.is_empty())
            .map(|(id, values)| (id.clone(), Entries(entries(values))))
            .collect(),
    };
    // These types always serialise: their keys are texts and they hold no number that JSON lacks.
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

fn entries(values: &Values) -> BTreeMap<String, Entry> {
    let kept = values.iter().filter(|(_, value)| !value.is_empty());
    kept.map(|(key, value)| (key.clone(), entry(value)))
        .collect()
}

fn entry(value: &Value) -> Entry {
    match value.clone() {
        Value::Text(text) => Entry::Text(text),
        Value::List(list) => Entry::List(list),
        Value::Profession(Profession {
            singular,
            plural,
            article,
        }) => Entry::Profession(Words {
            singular,
            plural,
            article,
        }),
    }
}

fn value(entry: Entry) -> Value {
    match entry {
        Entry::Text(text) => Value::Text(text),
        Entry::List(list) => Value::List(list),
        Entry::Profession(Words {
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

pub(super) fn read(text: &str) -> Result<SavedScheme, String> {
    let not_ours = || {
        "This is not a scheme saved here. Choose a file whose name ends in .exchange.json. Nothing was opened."
            .to_owned()
    };
    let head: Head = serde_json::from_str(text).map_err(|_| not_ours())?;
    if head.format != FORMAT {
        return Err(not_ours());
    }
    if head.version > VERSION {
        return Err(
            "This scheme was saved by a newer version of the toolkit. Open it there, or ask for this site to be \
             brought up to date. Nothing was opened."
                .to_owned(),
        );
    }
    let file: File = serde_json::from_str(text).map_err(|error| {
        format!(
            "This scheme cannot be read: near line {} it is not as it was written. The file may have been changed by \
             hand or cut short. Open an earlier copy. Nothing was opened.",
            error.line()
        )
    })?;
    let mut logos = BTreeMap::new();
    for (key, picture) in file.logos {
        let bytes = STANDARD
            .decode(picture.base64)
            .ok()
            .filter(|bytes| !bytes.is_empty() && bytes.len() <= LOGO_BYTES);
        let Some(bytes) = bytes else {
            return Err(format!(
                "The logo “{}” in this scheme is damaged. Open an earlier copy. Nothing was opened.",
                picture.name
            ));
        };
        let logo = Logo {
            name: picture.name,
            bytes: bytes.into(),
            alternative: picture.alternative,
        };
        logos.insert(key, logo);
    }
    let values = |entries: BTreeMap<String, Entry>| -> Values {
        let values = entries.into_iter();
        values.map(|(key, entry)| (key, value(entry))).collect()
    };
    Ok(SavedScheme {
        details: Details {
            values: values(file.details),
            logos,
        },
        documents: file
            .documents
            .into_iter()
            .map(|(id, Entries(entries))| (id, values(entries)))
            .collect(),
    })
}
