//! The shape of the file, version 1.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use documents::{Profession, Value, Values};

use super::SavedScheme;
use super::json::Json;
use crate::details::{LOGO_BYTES, Logo};

/// What a file says that it is.
const FORMAT: &str = "workplace-exchange scheme";
/// The version that is written and read.
const VERSION: u64 = 1;

const NOT_OURS: &str = "This is not a scheme saved here. Choose a file whose name ends in .exchange.json. Nothing was opened.";
const NEWER: &str = "This scheme was saved by a newer version of the toolkit. Open it there, or ask for this site to be \
                     brought up to date. Nothing was opened.";

pub(super) fn write(scheme: &SavedScheme) -> String {
    let details = &scheme.details;
    let mut file = vec![
        ("format".to_owned(), Json::text(FORMAT)),
        ("version".to_owned(), Json::Number(VERSION)),
        ("details".to_owned(), of_values(&details.values)),
    ];
    let mut add = |key: &str, entries: Vec<(String, Json)>| {
        if !entries.is_empty() {
            file.push((key.to_owned(), Json::Object(entries)));
        }
    };
    let logos = details.logos.iter().map(|(key, logo)| {
        let picture = object([
            ("name", Json::text(&logo.name)),
            ("alternative", Json::text(&logo.alternative)),
            ("base64", Json::Text(STANDARD.encode(&logo.bytes))),
        ]);
        (key.clone(), picture)
    });
    add("logos", logos.collect());
    let documents = scheme
        .documents
        .iter()
        .filter(|(_, values)| !values.is_empty());
    add(
        "documents",
        documents
            .map(|(id, values)| (id.clone(), of_values(values)))
            .collect(),
    );
    // Texts, whole numbers, lists and objects always serialise.
    let mut text = serde_json::to_string_pretty(&Json::Object(file)).unwrap_or_default();
    text.push('\n');
    text
}

fn object<const N: usize>(entries: [(&str, Json); N]) -> Json {
    let entries = entries.map(|(key, value)| (key.to_owned(), value));
    Json::Object(entries.into())
}

fn of_values(values: &Values) -> Json {
    let kept = values.iter().filter(|(_, value)| !value.is_empty());
    Json::Object(
        kept.map(|(key, value)| (key.clone(), of_value(value)))
            .collect(),
    )
}

/// A value by its looks: a text, a list, or a profession with its article and plural.
fn of_value(value: &Value) -> Json {
    match value {
        Value::Text(text) => Json::text(text),
        Value::List(entries) => Json::List(entries.iter().map(|entry| Json::text(entry)).collect()),
        Value::Profession(profession) => object([
            ("singular", Json::text(&profession.singular)),
            ("plural", Json::text(&profession.plural)),
            ("article", Json::text(&profession.article)),
        ]),
    }
}

pub(super) fn read(text: &str) -> Result<SavedScheme, String> {
    // A file of ours begins with its format. When what follows is broken, it is still told from a file of another kind.
    let ours = text.contains(FORMAT);
    let file: Json = match serde_json::from_str(text) {
        Ok(file) => file,
        Err(error) if ours => {
            return Err(unreadable(&format!(
                "near line {} it is not as it was written",
                error.line()
            )));
        }
        Err(_) => return Err(NOT_OURS.to_owned()),
    };
    if file.get("format").and_then(Json::as_text) != Some(FORMAT) {
        return Err(NOT_OURS.to_owned());
    }
    match file.get("version") {
        Some(Json::Number(version)) if *version > VERSION => return Err(NEWER.to_owned()),
        Some(Json::Number(_)) => {}
        _ => return Err(NOT_OURS.to_owned()),
    }
    let mut scheme = SavedScheme::default();
    let Json::Object(parts) = file else {
        return Err(NOT_OURS.to_owned());
    };
    for (part, value) in parts {
        match (part.as_str(), value) {
            ("format" | "version", _) => {}
            ("details", value) => scheme.details.values = values(value)?,
            ("logos", Json::Object(pictures)) => scheme.details.logos = logos(pictures)?,
            ("documents", Json::Object(documents)) => {
                for (id, value) in documents {
                    scheme.documents.insert(id, values(value)?);
                }
            }
            (part, _) => return Err(odd(part)),
        }
    }
    Ok(scheme)
}

fn unreadable(reason: &str) -> String {
    format!(
        "This scheme cannot be read: {reason}. The file may have been changed by hand or cut short. Open an earlier copy. \
         Nothing was opened."
    )
}

fn odd(key: &str) -> String {
    unreadable(&format!("“{key}” is not as it was written"))
}

fn values(json: Json) -> Result<Values, String> {
    let Json::Object(entries) = json else {
        return Err(odd("details"));
    };
    let mut values = Values::new();
    for (key, json) in entries {
        match value(json) {
            Some(value) => values.insert(key, value),
            None => return Err(odd(&key)),
        };
    }
    Ok(values)
}

fn value(json: Json) -> Option<Value> {
    Some(match json {
        Json::Text(text) => Value::Text(text),
        Json::List(entries) => {
            let texts = entries
                .iter()
                .map(|entry| Some(entry.as_text()?.to_owned()));
            Value::List(texts.collect::<Option<Vec<String>>>()?)
        }
        Json::Object(ref words) if words.len() == 3 => {
            let word = |key: &str| Some(json.get(key)?.as_text()?.to_owned());
            Value::Profession(Profession {
                singular: word("singular")?,
                plural: word("plural")?,
                article: word("article")?,
            })
        }
        _ => return None,
    })
}

fn logos(pictures: Vec<(String, Json)>) -> Result<BTreeMap<String, Logo>, String> {
    let mut logos = BTreeMap::new();
    for (key, picture) in pictures {
        let part = |part: &str| picture.get(part).and_then(Json::as_text);
        let (Some(name), Some(alternative), Some(coded)) =
            (part("name"), part("alternative"), part("base64"))
        else {
            return Err(odd(&key));
        };
        let bytes = STANDARD
            .decode(coded)
            .ok()
            .filter(|bytes| !bytes.is_empty() && bytes.len() <= LOGO_BYTES);
        let Some(bytes) = bytes else {
            return Err(format!(
                "The logo “{name}” in this scheme is damaged. Open an earlier copy. Nothing was opened."
            ));
        };
        let logo = Logo {
            name: name.to_owned(),
            bytes: bytes.into(),
            alternative: alternative.to_owned(),
        };
        logos.insert(key, logo);
    }
    Ok(logos)
}
