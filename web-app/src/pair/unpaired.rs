//! Who has no partner, why, and what would help.

use pairing::{Shortage, shortages};
use yew::prelude::*;

use super::person::{person_cell, wishes_of};
use super::remedy::remedy_words;
use crate::workspace::state::Solved;
use crate::workspace::words::side_name;

/// The people without a partner, in groups that compete for the same places.
pub fn unpaired(solved: &Solved) -> Html {
    let job = &solved.job;
    if solved.outcome.unpaired.is_empty() {
        return html! { <p>{ "Everybody has a partner." }</p> };
    }
    // The same people and rules were paired, so this cannot be refused.
    let groups = shortages(&job.people, &job.rules, &solved.outcome).unwrap_or_default();
    html! {
        <ul class="app-unpaired">
            { for groups.iter().map(|group| html! {
                <li class="app-unpaired__group">
                    <p><strong>{ group.sentence(&job.people) }</strong></p>
                    { for group.unpaired.iter().filter_map(|&at| job.people.get(at)).map(|person| html! {
                        <div class="app-unpaired__person">
                            { person_cell(person) }
                            <div>{ wishes_of(person, None) }</div>
                        </div>
                    }) }
                    { remedies(solved, group) }
                </li>
            }) }
        </ul>
    }
}

fn remedies(solved: &Solved, group: &Shortage) -> Html {
    if group.remedies.is_empty() {
        return Html::default();
    }
    let side = |side| side_name(solved, side).to_string();
    html! {
        <>
            <p>{ "What would help, any one of these:" }</p>
            <ul>
                { for group.remedies.iter().map(|remedy| html! {
                    <li>{ remedy_words(remedy, &solved.job.people, side) }</li>
                }) }
            </ul>
        </>
    }
}
