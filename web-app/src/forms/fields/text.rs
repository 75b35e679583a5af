//! Questions with one field: a line, several lines, an email address, a number, a time.

use forms::form::Anonymous;
use forms::{Kind, Part};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::count;
use crate::forms::action::Edit;
use crate::forms::edit::typed;
use crate::forms::question::Field;

/// The text that an input or a textarea holds after an event.
pub fn value_of(event: &InputEvent) -> String {
    let Some(target) = event.target() else {
        return String::new();
    };
    match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(target) => target
            .dyn_into::<HtmlTextAreaElement>()
            .map(|area| area.value())
            .unwrap_or_default(),
    }
}

/// The field itself.
pub fn one_field(field: &Field) -> Html {
    let id = field.id_of(Part::Whole);
    let error = field.fault_at(Part::Whole).is_some();
    let value = typed(field.answer);
    let oninput = field.on_input(Edit::Text);
    if field.question.kind == Kind::LongText {
        let class = classes!("nhsuk-textarea", error.then_some("nhsuk-textarea--error"));
        let limit = field.question.limit();
        return html! {
            <div class="nhsuk-character-count">
                <textarea {class} {id} name={field.question.id.clone()} rows={rows(limit)}
                    autocomplete="off" spellcheck={field.spelling()}
                    aria-describedby={field.described_by(Some(format!("{}-info", field.id())))}
                    value={value.clone()} {oninput} />
                { count::left(&field.id(), &value, limit) }
            </div>
        };
    }
    let how = How::of(field.question);
    html! {
        <input class={classes!("nhsuk-input", how.width, error.then_some("nhsuk-input--error"))} {id}
            name={field.question.id.clone()} type={how.kind} inputmode={how.keys} autocomplete={remembered(field)}
            aria-describedby={field.described_by(None)} {value} {oninput} />
    }
}

/// A short long answer gets a small box.
fn rows(limit: usize) -> &'static str {
    if limit <= 300 { "3" } else { "6" }
}

/// What the browser may remember of a line and offer again: the person's own details, where the form may be kept and has
/// their name anyway. Browsers write the rest of a form to the disk too unless it says `off`, the choices made as well.
fn remembered(field: &Field) -> &'static str {
    if !field.form.may_be_kept() || field.form.anonymous != Anonymous::Never {
        return "off";
    }
    match (field.question.kind, field.question.id.as_str()) {
        (Kind::Text, "name") => "name",
        (Kind::Email, "email") => "email",
        (Kind::Phone, "phone") => "tel",
        (Kind::Text | Kind::Choice, "profession") => "organization-title",
        (Kind::Text, "organisation") => "organization",
        _ => "off",
    }
}

/// What a browser has to know about one line.
struct How {
    kind: &'static str,
    keys: Option<&'static str>,
    width: Option<&'static str>,
}

impl How {
    fn of(question: &forms::Question) -> Self {
        let plain = Self {
            kind: "text",
            keys: None,
            width: None,
        };
        match question.kind {
            Kind::Email => Self {
                kind: "email",
                ..plain
            },
            Kind::Phone => Self {
                kind: "tel",
                width: Some("nhsuk-input--width-20"),
                ..plain
            },
            Kind::Number => Self {
                keys: Some("decimal"),
                width: Some("nhsuk-input--width-5"),
                ..plain
            },
            Kind::Time => Self {
                width: Some("nhsuk-input--width-5"),
                ..plain
            },
            _ => plain,
        }
    }
}
