//! First, second, third: names typed or taken from the list that the scheme gives.

use forms::{Answer, Part};
use yew::prelude::*;

use crate::forms::action::Edit;
use crate::forms::question::Field;

const ORDER: [&str; 5] = [
    "First choice",
    "Second choice",
    "Third choice",
    "Fourth choice",
    "Fifth choice",
];

/// One field for each place.
pub fn ranked(field: &Field) -> Html {
    let Answer::Ranked(held) = field.answer else {
        return Html::default();
    };
    let offered = field.setting.choices(field.question);
    let list = (!offered.is_empty()).then(|| format!("{}-list", field.id()));
    html! {
        <>
            if let Some(list) = list.clone() {
                <datalist id={list}>
                    { for offered.iter().map(|choice| html! {
                        <option key={choice.id.as_str()} value={choice.label.clone()} />
                    }) }
                </datalist>
            }
            { for ORDER.iter().take(field.question.places()).enumerate().map(|(place, label)| {
                let id = field.id_of(Part::Place(place));
                let error = field.fault_at(Part::Place(place)).is_some()
                    || (place == 0 && field.fault_at(Part::Whole).is_some());
                // The first place is asked for by the question; the others never are.
                let label = crate::forms::question::optional(label, place > 0);
                html! {
                    <div class="nhsuk-form-group app-place" key={place}>
                        <label class="nhsuk-label" for={id.clone()}>{ label }</label>
                        <input class={classes!("nhsuk-input", error.then_some("nhsuk-input--error"))} {id} type="text"
                            list={list.clone()} autocomplete="off" value={held.get(place).cloned().unwrap_or_default()}
                            oninput={field.on_input(move |text| Edit::Place(place, text))} />
                    </div>
                }
            }) }
        </>
    }
}
