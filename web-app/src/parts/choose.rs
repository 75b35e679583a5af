//! A field to choose one of many from.

use yew::prelude::*;
use yew::virtual_dom::VTag;

use super::errors::{described_by, error_message, group_classes};

/// The field. Each option has a value and what is read; the empty value stands for nothing chosen.
#[derive(Debug)]
pub struct Choose<'a> {
    pub id: &'static str,
    pub label: Html,
    pub error: Option<&'a str>,
    pub options: Vec<(AttrValue, AttrValue)>,
    pub chosen: &'a str,
    pub onchange: Callback<Event>,
}

/// A select with its label.
pub fn choose(field: Choose<'_>) -> Html {
    let Choose {
        id,
        label,
        error,
        options,
        chosen,
        onchange,
    } = field;
    html! {
        <div class={group_classes(error)}>
            <label class="nhsuk-label" for={id}>{ label }</label>
            { error_message(id, error) }
            <select class="nhsuk-select" {id} {onchange} autocomplete="off" aria-describedby={described_by(id, false, error)}>
                { for options.into_iter().map(|(value, text)| option(&value, &text, *value == *chosen)) }
            </select>
        </div>
    }
}

/// One option of a select. Whether it is chosen is a property: a browser ignores the attribute once somebody has chosen by
/// hand, and Undo would change the work behind a field that stays as it is.
pub fn option(value: &str, text: &str, selected: bool) -> Html {
    let mut option = VTag::new("option");
    option.add_attribute("value", value.to_owned());
    option.add_property("selected", selected);
    option.add_child(text.to_owned().into());
    option.into()
}
