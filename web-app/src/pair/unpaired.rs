//! Who has no partner, why, and what would help.

use pairing::{Shortage, shortages};
use yew::prelude::*;

use super::person::{person_cell, wishes_of};
use super::remedy::remedy_words;
use crate::workspace::state::Solved;
use crate::workspace::words::side_name;

/// How many people of a group are shown one by one.
const SHOWN: usize = 50;

/// The people without a partner, in groups that compete for the same places.
pub fn unpaired(solved: &Solved) -> Html {
    let job = &solved.job;
    if solved.outcome.unpaired.is_empty() {
        return html! { <p>{ "Everybody has a partner." }</p> };
    }
    // The same people and rules were paired, so this cannot be refused.
    let groups = shortages(&job.people, &job.rules, &solved.outcome).unwrap_or_default();
    html! { <ul class="app-unpaired">{ for groups.iter().map(|group| one(solved, group)) }</ul> }
}

fn one(solved: &Solved, group: &Shortage) -> Html {
    let people = &solved.job.people;
    let alone = group.unpaired.iter().filter_map(|&at| people.get(at));
    let more = group.unpaired.len().saturating_sub(SHOWN);
    let side = |side| side_name(solved, side).to_string();
    let remedies = group
        .remedies
        .iter()
        .map(|remedy| remedy_words(remedy, people, side));
    html! {
        <li class="app-unpaired__group">
            <p><strong>{ group.sentence(people) }</strong></p>
            { for alone.take(SHOWN).map(|person| html! {
                <div class="app-unpaired__person">
                    { person_cell(person) }
                    <div>{ wishes_of(person, None) }</div>
                </div>
            }) }
            if more > 0 {
                <p>{ format!("And {more} more.") }</p>
            }
            if !group.remedies.is_empty() {
                <p>{ "What would help, any one of these:" }</p>
                <ul>{ for remedies.map(|remedy| html! { <li>{ remedy }</li> }) }</ul>
            }
        </li>
    }
}
