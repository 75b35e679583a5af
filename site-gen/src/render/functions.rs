//! Functions that templates call.

use std::sync::Arc;

use tera::{Error, Kwargs, Map, State, Tera, TeraResult, Value};

use super::registry::{Registry, note_used, take_range};
use crate::content::slug::slugify;
use crate::diagnostics::nearest;
use crate::html::address::scheme_of;
use crate::html::file_label;

pub(super) fn register(tera: &mut Tera, registry: &Arc<Registry>) {
    tera.register_function("get_url", get_url);
    tera.register_function("range", range);
    let own = Arc::clone(registry);
    tera.register_function("get_page", move |kwargs: Kwargs, _: &State| {
        get_page(&own, &kwargs)
    });
    let own = Arc::clone(registry);
    tera.register_function("get_section", move |kwargs: Kwargs, _: &State| {
        get_section(&own, &kwargs)
    });
    let own = Arc::clone(registry);
    tera.register_function("get_taxonomy", move |kwargs: Kwargs, _: &State| {
        get_taxonomy(&own, &kwargs)
    });
    let own = Arc::clone(registry);
    tera.register_function("get_taxonomy_url", move |kwargs: Kwargs, _: &State| {
        term(&own, kwargs.must_get("kind")?, kwargs.must_get("name")?)
            .map(|(url, _)| format!("@/{url}"))
    });
    let own = Arc::clone(registry);
    tera.register_function("get_taxonomy_term", move |kwargs: Kwargs, _: &State| {
        note_used(ANY);
        term(&own, kwargs.must_get("kind")?, kwargs.must_get("term")?).map(|(_, value)| value)
    });
    let own = Arc::clone(registry);
    tera.register_function("get_hash", move |kwargs: Kwargs, _: &State| {
        get_hash(&own, &kwargs)
    });
    let own = Arc::clone(registry);
    tera.register_function("load_data", move |kwargs: Kwargs, _: &State| {
        load_data(&own, &kwargs)
    });
    let own = Arc::clone(registry);
    tera.register_function("get_file_info", move |kwargs: Kwargs, _: &State| {
        get_file_info(&own, &kwargs)
    });
}

/// Leaves a mark that the finished page replaces by a relative address.
fn get_url(kwargs: Kwargs, _: &State) -> TeraResult<String> {
    let path = kwargs.must_get::<&str>("path")?;
    let leave = path.starts_with("@/")
        || path.starts_with('#')
        || path.starts_with("//")
        || scheme_of(path).is_some();
    Ok(if leave {
        path.to_owned()
    } else {
        format!("@/{}", path.trim_start_matches('/'))
    })
}

/// In place of an index: the render looked at more than one page or section.
pub(crate) const ANY: usize = usize::MAX;

fn content_path(path: &str) -> &str {
    path.strip_prefix("@/").unwrap_or(path)
}

fn missing<'a>(what: &str, path: &str, known: impl Iterator<Item = &'a str>) -> Error {
    let hint = nearest(path, known)
        .map(|near| format!(" Did you mean \"{near}\"?"))
        .unwrap_or_default();
    Error::message(format!("There is no {what} \"{path}\".{hint}"))
}

fn get_page(registry: &Registry, kwargs: &Kwargs) -> TeraResult<Value> {
    let path = content_path(kwargs.must_get("path")?);
    let values = registry.values();
    let index = values.by_path.get(path).copied();
    if let Some(found) = index.and_then(|index| values.nodes.get(index)) {
        index.into_iter().for_each(note_used);
        return Ok(found.clone());
    }
    if kwargs.get::<bool>("allow_missing")?.unwrap_or(false) {
        return Ok(Value::none());
    }
    Err(missing(
        "page",
        path,
        values.by_path.keys().map(String::as_str),
    ))
}

fn get_section(registry: &Registry, kwargs: &Kwargs) -> TeraResult<Value> {
    let path = content_path(kwargs.must_get("path")?);
    let values = registry.values();
    let index = values.by_path.get(path).copied();
    if kwargs.get::<bool>("metadata_only")?.unwrap_or(false) {
        if let Some(found) = index.and_then(|index| values.bare.get(index)) {
            return Ok(found.clone());
        }
    } else if let Some(found) = index.and_then(|index| values.nodes.get(index)) {
        index.into_iter().for_each(note_used);
        return Ok(found.clone());
    }
    let sections = values
        .by_path
        .keys()
        .map(String::as_str)
        .filter(|path| path.ends_with("_index.md"));
    Err(missing("section", path, sections))
}

fn get_taxonomy(registry: &Registry, kwargs: &Kwargs) -> TeraResult<Value> {
    let kind = kwargs.must_get::<&str>("kind")?;
    let values = registry.values();
    let found = values.taxonomies.get(kind).cloned();
    // Its terms hold pages: any page's change may show.
    note_used(ANY);
    if found.is_none() && !kwargs.get::<bool>("required")?.unwrap_or(true) {
        return Ok(Value::none());
    }
    found.ok_or_else(|| {
        missing(
            "taxonomy",
            kind,
            values.taxonomies.keys().map(String::as_str),
        )
    })
}

fn term(registry: &Registry, kind: &str, name: &str) -> TeraResult<(String, Value)> {
    let values = registry.values();
    if !values.taxonomies.contains_key(kind) {
        return Err(missing(
            "taxonomy",
            kind,
            values.taxonomies.keys().map(String::as_str),
        ));
    }
    let found = values.terms.get(&(kind.to_owned(), slugify(name))).cloned();
    found.ok_or_else(|| {
        let known = values
            .terms
            .keys()
            .filter(|(taxonomy, _)| taxonomy == kind)
            .map(|(_, term)| term.as_str());
        missing(&format!("term of \"{kind}\""), name, known)
    })
}

/// The bytes of a file that an author names: a static file, a sheet, or any file of the site.
fn bytes_of(registry: &Registry, path: &str) -> TeraResult<Vec<u8>> {
    let path = content_path(path).trim_start_matches('/');
    match registry.assets.get(path) {
        Some(Ok(asset)) => Ok(asset.bytes.to_vec()),
        _ => crate::load::data::find(&registry.root, path).map_err(Error::message),
    }
}

fn get_hash(registry: &Registry, kwargs: &Kwargs) -> TeraResult<String> {
    let bytes = match kwargs.get::<&str>("literal")? {
        Some(text) => text.as_bytes().to_vec(),
        None => bytes_of(registry, kwargs.must_get("path")?)?,
    };
    let size = kwargs.get::<u32>("sha_type")?.unwrap_or(384);
    let base64 = kwargs.get::<bool>("base64")?.unwrap_or(true);
    crate::assets::hash::with_size(&bytes, size, base64)
        .ok_or_else(|| Error::message(format!("\"sha_type\" is 256, 384 or 512, and not {size}.")))
}

fn load_data(registry: &Registry, kwargs: &Kwargs) -> TeraResult<Value> {
    let path = kwargs.must_get::<&str>("path")?;
    if scheme_of(path).is_some() {
        return Err(Error::message(format!(
            "\"{path}\" is on another site. Keep a copy in the site's folder."
        )));
    }
    let required = kwargs.get::<bool>("required")?.unwrap_or(true);
    match registry.data(path, kwargs.get("format")?) {
        Err(message) if !required && message.starts_with("There is no file") => Ok(Value::none()),
        other => other.map_err(Error::message),
    }
}

/// The type and size of a download, for its label.
fn get_file_info(registry: &Registry, kwargs: &Kwargs) -> TeraResult<Value> {
    let path = kwargs.must_get::<&str>("path")?;
    let bytes = bytes_of(registry, path)?.len() as u64;
    let mut map = Map::new();
    map.insert("label".into(), Value::from(file_label::label(path, bytes)));
    map.insert("type".into(), Value::from(file_label::kind(path)));
    map.insert("size".into(), Value::from(bytes));
    Ok(Value::from(map))
}

/// Tera's own `range` with a limit over the whole page, so that loops in loops end.
fn range(kwargs: Kwargs, _: &State) -> TeraResult<Vec<i128>> {
    let start = kwargs.get::<i128>("start")?.unwrap_or(0);
    let end = kwargs.must_get::<i128>("end")?;
    let step = kwargs.get::<i128>("step_by")?.unwrap_or(1);
    if step == 0 {
        return Err(Error::message("\"step_by\" of range cannot be 0."));
    }
    let span = if step > 0 {
        end.saturating_sub(start)
    } else {
        start.saturating_sub(end)
    }
    .max(0);
    let count = span.saturating_add(step.saturating_abs() - 1) / step.saturating_abs();
    if !take_range(count) {
        return Err(Error::message(
            "The loops over range(...) on this page run more than 1,000,000 times.",
        ));
    }
    Ok((0..count)
        .map(|place| start.saturating_add(place.saturating_mul(step)))
        .collect())
}
