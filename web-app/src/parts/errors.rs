//! The error summary at the top and the message at the field, as nhsuk-frontend has them.

use yew::prelude::*;

use crate::browser::focus::focus;

/// The id of the summary, which takes the focus when an error appears.
pub const SUMMARY_ID: &str = "problem";

/// One thing that is wrong, and the field where it can be put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The id of the field that the summary's link leads to.
    pub field: &'static str,
    /// What is wrong and the way out.
    pub text: String,
}

/// The summary for one error.
pub fn error_summary(error: Option<&FieldError>) -> Html {
    problems(error.map(|error| (error.field.to_owned(), error.text.as_str())))
}

/// "There is a problem", with a link to the field of each: its id and what is wrong. Nothing when nothing is.
pub fn problems<'a>(errors: impl IntoIterator<Item = (String, &'a str)>) -> Html {
    let mut errors = errors.into_iter().peekable();
    if errors.peek().is_none() {
        return Html::default();
    }
    let links = errors.map(|(field, text)| {
        let href = format!("#{field}");
        // The fragment addresses the parts of a tool, so the link must not change it.
        let go = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            focus(&field);
        });
        html! { <li><a {href} onclick={go}>{ text }</a></li> }
    });
    html! {
        <div class="nhsuk-error-summary" id={SUMMARY_ID} tabindex="-1">
            <div role="alert">
                <h2 class="nhsuk-error-summary__heading">{ "There is a problem" }</h2>
                <div class="nhsuk-error-summary__body">
                    <ul class="nhsuk-list nhsuk-error-summary__list">{ for links }</ul>
                </div>
            </div>
        </div>
    }
}

/// The text of the error that stands at this field, if it does.
pub fn error_at<'a>(error: Option<&'a FieldError>, field: &str) -> Option<&'a str> {
    error
        .filter(|error| error.field == field)
        .map(|error| error.text.as_str())
}

/// The message above a field, with the id `<field>-error` for `aria-describedby`.
pub fn error_message(field: &str, text: Option<&str>) -> Html {
    match text {
        None => Html::default(),
        Some(text) => html! {
            <span class="nhsuk-error-message" id={format!("{field}-error")}>
                <span class="nhsuk-u-visually-hidden">{ "Error: " }</span>{ text }
            </span>
        },
    }
}

/// The classes of a form group, red when it holds an error.
pub fn group_classes(error: Option<&str>) -> Classes {
    classes!("nhsuk-form-group", error.map(|_| "nhsuk-form-group--error"))
}

/// The ids that describe a field: its hint, and its error while there is one.
pub fn described_by(field: &str, hint: bool, error: Option<&str>) -> Option<AttrValue> {
    let hint = hint.then(|| format!("{field}-hint"));
    let error = error.map(|_| format!("{field}-error"));
    let ids: Vec<String> = hint.into_iter().chain(error).collect();
    (!ids.is_empty()).then(|| AttrValue::from(ids.join(" ")))
}
