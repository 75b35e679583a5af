//! One person, short: mark, name, and what describes them.

use pairing::{Person, has_choices};
use yew::prelude::*;

use crate::parts::mark::side_mark;
use scheme::ordinal;

/// The mark, the name and a line below it.
pub fn person_cell(person: &Person) -> Html {
    html! {
        <div class="app-person">
            <span class="app-person__name">{ side_mark(person.side) }{ " " }{ &person.name }</span>
            <span class="app-person__what">{ described(person) }</span>
        </div>
    }
}

/// Profession, specialty and organisation, as far as they are known.
pub fn described(person: &Person) -> String {
    let mut described = String::new();
    for text in [&person.profession, &person.specialty, &person.organisation] {
        let text = text.trim();
        if !text.is_empty() && !described.is_empty() {
            described.push_str(", ");
        }
        described.push_str(text);
    }
    described
}

/// A person's choices in order, with the one that was met.
pub fn wishes_of(person: &Person, met: Option<u8>) -> Html {
    if !has_choices(person) {
        return html! { "no preference" };
    }
    html! {
        <ol class="app-wishes">
            { for (1u8..).zip(&person.choices).filter(|(_, choice)| !choice.trim().is_empty()).map(|(number, choice)| html! {
                <li class={classes!((met == Some(number)).then_some("app-wishes__met"))}>
                    { format!("{}: {}", ordinal(number), choice.trim()) }
                    if met == Some(number) {
                        <strong>{ " (met)" }</strong>
                    }
                </li>
            }) }
        </ol>
    }
}
