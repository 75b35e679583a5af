//! Who has no partner.

use yew::prelude::*;

use super::person::{person_cell, wishes_of};
use crate::workspace::state::Solved;

/// The people without a partner, with what they asked for.
pub fn unpaired_tab(solved: &Solved) -> Html {
    let people = &solved.job.people;
    let unpaired = &solved.outcome.unpaired;
    if unpaired.is_empty() {
        return html! { <p>{ "Everybody has a partner." }</p> };
    }
    html! {
        <ul class="app-unpaired">
            { for unpaired.iter().filter_map(|unpaired| people.get(unpaired.person)).map(|person| html! {
                <li class="app-unpaired__person" key={person.id.as_str()}>
                    { person_cell(person) }
                    <div class="app-unpaired__wishes">{ wishes_of(person, None) }</div>
                </li>
            }) }
        </ul>
    }
}
