//! A field with its label and hint: one line, or several.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::errors::{described_by, error_message, group_classes};

/// A field of text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    pub id: AttrValue,
    pub label: AttrValue,
    /// Help under the label; may be empty.
    pub hint: AttrValue,
    pub value: AttrValue,
    /// What is wrong with it.
    pub error: Option<AttrValue>,
    /// How many lines there is room for; 1 is an input of one line.
    pub rows: u8,
    /// `text`, `email`, `tel`; empty is `text`.
    pub kind: &'static str,
    /// The keyboard of a phone, such as `decimal`.
    pub keys: Option<&'static str>,
    /// A class for the width, such as `nhsuk-input--width-10`.
    pub width: Option<&'static str>,
    /// The id of a `datalist`.
    pub list: Option<&'static str>,
}

/// The text that a field holds after an event.
pub fn value_of(event: &Event) -> String {
    let Some(target) = event.target() else {
        return String::new();
    };
    let target = match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => return input.value(),
        Err(target) => target,
    };
    match target.dyn_into::<HtmlTextAreaElement>() {
        Ok(area) => area.value(),
        Err(target) => target
            .dyn_into::<HtmlSelectElement>()
            .map(|select| select.value())
            .unwrap_or_default(),
    }
}

/// The field in its group.
pub fn line(line: Line, set: Callback<String>) -> Html {
    let Line {
        id,
        label,
        hint,
        value,
        error,
        rows,
        kind,
        keys,
        width,
        list,
    } = line;
    let error = error.as_deref();
    let described = described_by(&id, !hint.is_empty(), error);
    let oninput = set.reform(|event: InputEvent| value_of(&event));
    let red = |class: &'static str| error.map(|_| class);
    html! {
        <div class={group_classes(error)}>
            <label class="nhsuk-label" for={id.clone()}>{ label }</label>
            if !hint.is_empty() {
                <div class="nhsuk-hint" id={format!("{id}-hint")}>{ hint }</div>
            }
            { error_message(&id, error) }
            if rows > 1 {
                <textarea class={classes!("nhsuk-textarea", red("nhsuk-textarea--error"))} {id} rows={rows.to_string()}
                    autocomplete="off" writingsuggestions="false" aria-describedby={described} {value} {oninput} />
            } else {
                <input class={classes!("nhsuk-input", width, red("nhsuk-input--error"))} {id}
                    type={if kind.is_empty() { "text" } else { kind }} inputmode={keys} {list} autocomplete="off"
                    spellcheck="false" writingsuggestions="false" aria-describedby={described} {value} {oninput} />
            }
        </div>
    }
}
