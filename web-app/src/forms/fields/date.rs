//! A date as three fields.

use forms::date::DatePart;
use forms::{Answer, Part};
use yew::prelude::*;

use crate::forms::action::Edit;
use crate::forms::question::Field;

/// Day, month and year. The month takes a number or a name, so its keyboard has letters.
pub fn date(field: &Field) -> Html {
    let Answer::Date(held) = field.answer else {
        return Html::default();
    };
    // The whole date is red when the message is about the whole.
    let whole = field.fault_at(Part::Whole).is_some();
    let part = |part: DatePart,
                label: &'static str,
                value: &str,
                width,
                keys: Option<&'static str>| {
        let id = field.id_of(Part::Date(part));
        let error = whole || field.fault_at(Part::Date(part)).is_some();
        html! {
            <div class="nhsuk-date-input__item">
                <div class="nhsuk-form-group">
                    <label class="nhsuk-label nhsuk-date-input__label" for={id.clone()}>{ label }</label>
                    <input class={classes!("nhsuk-input", "nhsuk-date-input__input", width, error.then_some("nhsuk-input--error"))}
                        {id} name={format!("{}-{label}", field.question.id)} type="text" inputmode={keys}
                        autocomplete="off" value={value.to_owned()}
                        oninput={field.on_input(move |text| Edit::Date(part, text))} />
                </div>
            </div>
        }
    };
    html! {
        <div class="nhsuk-date-input" id={field.id()}>
            { part(DatePart::Day, "Day", &held.day, "nhsuk-input--width-2", Some("numeric")) }
            { part(DatePart::Month, "Month", &held.month, "nhsuk-input--width-4", None) }
            { part(DatePart::Year, "Year", &held.year, "nhsuk-input--width-4", Some("numeric")) }
        </div>
    }
}
