//! The list as it was read, one row each.

use pairing::Sessions;
use scheme::{Roster, Volunteer};
use yew::prelude::*;

use crate::parts::mark::side_mark;
use crate::parts::scroll::{Extent, scroll};
use crate::parts::shared::Shared;
use crate::workspace::action::{Action, Look};
use crate::workspace::words;

/// How many rows are drawn before a person asks for all.
const FIRST_ROWS: usize = 200;

/// The columns after the name, in the words of the page.
const COLUMNS: [&str; 16] = [
    "Side",
    "Email",
    "Profession",
    "Organisation",
    "Specialty",
    "Locality",
    "Patient at",
    "Can host",
    "Can visit",
    "1st choice",
    "2nd choice",
    "3rd choice",
    "Not with",
    "Locked with",
    "Earlier partners",
    "Partners wanted",
];

#[derive(Debug, PartialEq, Properties)]
pub struct RosterTableProps {
    pub roster: Shared<Roster>,
    pub all_rows: bool,
    pub dispatch: Callback<Action>,
}

/// A table that scrolls within itself.
#[component]
pub fn RosterTable(props: &RosterTableProps) -> Html {
    let volunteers = &props.roster.volunteers;
    let drawn = if props.all_rows {
        volunteers.len()
    } else {
        volunteers.len().min(FIRST_ROWS)
    };
    let table = html! {
                <table class="app-list">
                    <caption class="nhsuk-u-visually-hidden">{ "Volunteers as they were read" }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ "Row" }</th>
                            <th scope="col">{ "Name" }</th>
                            { for COLUMNS.map(|column| html! { <th scope="col">{ column }</th> }) }
                        </tr>
                    </thead>
                    <tbody>
                        { for volunteers.iter().take(drawn).map(|volunteer| row(&props.roster, volunteer)) }
                    </tbody>
                </table>
    };
    html! {
        <>
            { scroll("Volunteers, table", Extent::WideAndLong, table) }
            if drawn < volunteers.len() {
                <button type="button" class="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
                    onclick={props.dispatch.reform(|_| Action::Look(Look::AllRows))}>
                    { format!("Show all {} rows", volunteers.len()) }
                </button>
            }
        </>
    }
}

fn row(roster: &Roster, volunteer: &Volunteer) -> Html {
    let person = &volunteer.person;
    let choice = |at: usize| person.choices.get(at).cloned().unwrap_or_default();
    let cells = [
        person.email.clone(),
        person.profession.clone(),
        person.organisation.clone(),
        person.specialty.clone(),
        person.locality.clone(),
        person.registered_practice.clone(),
        days(person.host),
        days(person.visit),
        choice(0),
        choice(1),
        choice(2),
        person.exclusions.join("; "),
        person.locked_with.clone().unwrap_or_default(),
        person.previous.join("; "),
        person.capacity.to_string(),
    ];
    let problem = roster
        .problems
        .binary_search_by_key(&volunteer.row, |problem| problem.row)
        .is_ok();
    html! {
        <tr key={volunteer.row} class={classes!(problem.then_some("app-list__row--problem"))}>
            <td>
                { volunteer.row }
                if problem {
                    <span class="nhsuk-u-visually-hidden">{ ", has a problem" }</span>{ " !" }
                }
            </td>
            <th scope="row">{ &person.name }</th>
            <td>{ side_mark(person.side) }{ " " }{ words::side_label(roster, person.side) }</td>
            { for cells.into_iter().map(|cell| html! { <td>{ cell }</td> }) }
        </tr>
    }
}

/// Half days as in the file; none named means any.
fn days(sessions: Sessions) -> String {
    if sessions.is_empty() {
        return "any".to_owned();
    }
    let days: Vec<String> = sessions.iter().map(|day| day.to_string()).collect();
    days.join("; ")
}
