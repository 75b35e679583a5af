//! Data files for templates: TOML, JSON and CSV.

use std::path::{Component, Path};

use tera::{Map, Value};

use crate::content::fields::table_to_tera;

/// Reads the data file that a template calls `path`: looked for from the site's root, then in `content/` and `static/`, then
/// among the static files of the built-in theme.
///
/// # Errors
/// A sentence, when there is no such file, when it lies outside the site, or when it is not what its name says.
pub fn load(root: &Path, path: &str, format: Option<&str>) -> Result<Value, String> {
    let bytes = find(root, path)?;
    let text = std::str::from_utf8(&bytes)
        .map_err(|_| format!("The data file \"{path}\" is not UTF-8 text."))?;
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let bad = |error: String| format!("The data file \"{path}\" cannot be read: {error}");
    match format.unwrap_or(ending) {
        "toml" => toml::de::DeTable::parse(text)
            .map(|table| Value::from(table_to_tera(table.get_ref())))
            .map_err(|error| bad(error.to_string().trim_end().to_owned())),
        "json" => serde_json::from_str::<serde_json::Value>(text)
            .map_err(|error| bad(format!("{error}.")))
            .and_then(|json| {
                Value::try_from_serializable(&json).map_err(|error| bad(error.to_string()))
            }),
        "csv" => csv_value(text).map_err(|error| bad(format!("{error}."))),
        "plain" | "txt" | "md" | "svg" => Ok(Value::from(text)),
        other => Err(format!(
            "The data file \"{path}\" is \"{other}\". It can be toml, json, csv or plain."
        )),
    }
}

/// The bytes of a file that a template names.
///
/// # Errors
/// A sentence, when there is no such file in the site.
pub fn find(root: &Path, path: &str) -> Result<Vec<u8>, String> {
    let relative = path.trim_start_matches("@/").trim_start_matches('/');
    if Path::new(relative)
        .components()
        .any(|part| !matches!(part, Component::Normal(_) | Component::CurDir))
    {
        return Err(format!("The file \"{path}\" is outside the site."));
    }
    let canonical_root = std::fs::canonicalize(root).unwrap_or_else(|_| root.to_path_buf());
    for folder in ["", "content", "static", "site-gen/theme/static"] {
        let Ok(place) = std::fs::canonicalize(root.join(folder).join(relative)) else {
            continue;
        };
        if !place.is_file() {
            continue;
        }
        if !place.starts_with(&canonical_root) {
            return Err(format!("The file \"{path}\" is outside the site."));
        }
        return std::fs::read(&place)
            .map_err(|error| format!("The file \"{path}\" cannot be read ({error})."));
    }
    super::theme::static_file(relative)
        .map(<[u8]>::to_vec)
        .ok_or_else(|| {
            format!("There is no file \"{path}\" in the site's folder, in content/ or in static/.")
        })
}

/// As in Zola: `headers` and `records`.
fn csv_value(text: &str) -> Result<Value, csv::Error> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers: Vec<String> = reader.headers()?.iter().map(ToOwned::to_owned).collect();
    let mut records: Vec<Vec<String>> = Vec::new();
    for record in reader.records() {
        records.push(record?.iter().map(ToOwned::to_owned).collect());
    }
    let mut map = Map::new();
    map.insert("headers".into(), Value::from(headers));
    map.insert("records".into(), Value::from(records));
    Ok(Value::from(map))
}
