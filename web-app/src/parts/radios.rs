//! A question with one answer of a few, each with a line in plain words.

use yew::prelude::*;

/// One answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer<T> {
    /// What choosing it means to the state.
    pub value: T,
    /// The end of its id, unique in the question.
    pub id: &'static str,
    /// What stands beside the button.
    pub label: &'static str,
    /// One line on what it does.
    pub hint: &'static str,
}

/// A question.
#[derive(Debug)]
pub struct Radios<T: 'static> {
    /// The name of the group and the start of each id.
    pub name: &'static str,
    pub legend: &'static str,
    pub answers: &'static [Answer<T>],
    pub chosen: T,
    pub on_choose: Callback<T>,
}

/// Small radios in a fieldset.
pub fn radios<T: Copy + PartialEq + 'static>(question: Radios<T>) -> Html {
    let Radios {
        name,
        legend,
        answers,
        chosen,
        on_choose,
    } = question;
    let answers = answers.iter().map(|answer| {
        let value = answer.value;
        one(
            name,
            answer.id,
            answer.label,
            answer.hint,
            value == chosen,
            on_choose.reform(move |_: Event| value),
        )
    });
    html! {
        <div class="nhsuk-form-group">
            <fieldset class="nhsuk-fieldset">
                <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">{ legend }</legend>
                <div class="nhsuk-radios nhsuk-radios--small">{ for answers }</div>
            </fieldset>
        </div>
    }
}

fn one(
    name: &'static str,
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    checked: bool,
    onchange: Callback<Event>,
) -> Html {
    let whole = format!("{name}-{id}");
    let hint_id = format!("{whole}-item-hint");
    html! {
        <div class="nhsuk-radios__item">
            <input class="nhsuk-radios__input" type="radio" id={whole.clone()} {name} value={id} autocomplete="off" {checked} {onchange}
                aria-describedby={hint_id.clone()} />
            <label class="nhsuk-label nhsuk-radios__label" for={whole}>{ label }</label>
            <div class="nhsuk-hint nhsuk-radios__hint" id={hint_id}>{ hint }</div>
        </div>
    }
}
