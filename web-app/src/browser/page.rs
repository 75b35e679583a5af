//! The page around an island: its title, its data block, its host element and the words that stand there without script.

use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

/// What a title starts with while there is an error on the page.
const ERROR_PREFIX: &str = "Error: ";

/// Writes or takes away `Error: ` before the page's title.
pub fn mark_title(error: bool) {
    let Some(document) = document() else {
        return;
    };
    let title = document.title();
    let plain = title.strip_prefix(ERROR_PREFIX).unwrap_or(&title);
    let wanted = if error {
        format!("{ERROR_PREFIX}{plain}")
    } else {
        plain.to_owned()
    };
    if wanted != title {
        document.set_title(&wanted);
    }
}

/// The text of the page's data block, `#toolkit-bundle`.
pub fn bundle_text() -> Option<String> {
    document()?
        .get_element_by_id("toolkit-bundle")?
        .text_content()
}

/// A text in a JSON object, by its key.
pub fn text_in(json: &str, key: &str) -> Option<String> {
    value_in(json, key)?.as_string()
}

/// A whole number in a JSON object, by its key.
pub fn number_in(json: &str, key: &str) -> Option<u32> {
    let number = value_in(json, key)?.as_f64()?;
    let whole = number as u32;
    (f64::from(whole) == number).then_some(whole)
}

/// The JSON of one value in a JSON object, by its key.
pub fn piece_in(json: &str, key: &str) -> Option<String> {
    let piece = js_sys::JSON::stringify(&value_in(json, key)?).ok()?;
    piece.as_string()
}

/// The JSON of each entry of an array in a JSON object, by the array's key.
pub fn pieces_in(json: &str, key: &str) -> Vec<String> {
    let array = value_in(json, key).filter(js_sys::Array::is_array);
    let entries = array.map(|array| js_sys::Array::from(&array));
    let pieces = entries.iter().flat_map(js_sys::Array::iter);
    pieces
        .filter_map(|piece| js_sys::JSON::stringify(&piece).ok()?.as_string())
        .collect()
}

fn value_in(json: &str, key: &str) -> Option<JsValue> {
    let object = js_sys::JSON::parse(json).ok()?;
    js_sys::Reflect::get(&object, &JsValue::from_str(key)).ok()
}

/// The element that a tool is mounted in, with the tool's name.
pub fn island() -> Option<(Element, String)> {
    let host = document()?.query_selector("[data-island]").ok()??;
    let name = host.get_attribute("data-island")?;
    Some((host, name))
}

/// Moves what the page says without script into a disclosure after the host, so that mounting does not lose it.
pub fn keep_words(host: &Element, summary: &str, id: &str) -> Option<()> {
    let document = document()?;
    let details = document.create_element("details").ok()?;
    details.set_class_name("nhsuk-details app-about");
    details.set_id(id);
    let heading = document.create_element("summary").ok()?;
    heading.set_class_name("nhsuk-details__summary");
    let label = document.create_element("span").ok()?;
    label.set_class_name("nhsuk-details__summary-text");
    label.set_text_content(Some(summary));
    heading.append_child(&label).ok()?;
    details.append_child(&heading).ok()?;
    let words = document.create_element("div").ok()?;
    words.set_class_name("nhsuk-details__text");
    while let Some(node) = host.first_child() {
        words.append_child(&node).ok()?;
    }
    details.append_child(&words).ok()?;
    let parent = host.parent_node()?;
    parent
        .insert_before(&details, host.next_sibling().as_ref())
        .ok()?;
    Some(())
}

/// Moves what the page says without script to after the host, so that it can still be printed.
pub fn keep_blank(host: &Element) -> Option<()> {
    let kept = document()?.create_element("div").ok()?;
    kept.set_class_name("app-blank-kept");
    while let Some(node) = host.first_child() {
        kept.append_child(&node).ok()?;
    }
    host.parent_node()?
        .insert_before(&kept, host.next_sibling().as_ref())
        .ok()?;
    Some(())
}

/// The words of the page's main heading.
pub fn main_heading() -> Option<String> {
    let heading = document()?.query_selector("h1").ok()??.text_content()?;
    Some(heading.trim().to_owned())
}

pub(super) fn document() -> Option<Document> {
    web_sys::window()?.document()
}
