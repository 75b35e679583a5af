//! The list as it was read, one row each.

use pairing::Sessions;
use scheme::{Roster, Volunteer};
use yew::prelude::*;

use crate::parts::mark::side_mark;
use crate::parts::scroll::Extent;
use crate::parts::shared::Shared;
use crate::parts::table::{Row, Table, add_texts, table, words};
use crate::workspace::action::{Action, Look};
use crate::workspace::lists::{From, take_out_id};
use crate::workspace::view::{SMALL, button, clicked};
use crate::workspace::words::side_label;

/// How many rows are drawn before a person asks for all.
pub const FIRST_ROWS: usize = 200;

/// The columns, in the words of the page.
const COLUMNS: [&str; 19] = [
    "Name",
    "Row",
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
    "Leaves",
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
    let rows = volunteers.iter().take(drawn);
    html! {
        <>
            { table(Table {
                name: "Volunteers as they were read",
                extent: Extent::WideAndLong,
                head: words(&COLUMNS),
                rows: rows.enumerate().map(|(at, volunteer)| row(props, at, volunteer)).collect(),
            }) }
            if drawn < volunteers.len() {
                { button(&props.dispatch, SMALL, "Show all rows", "", Action::Look(Look::AllRows)) }
            }
        </>
    }
}

fn row(props: &RosterTableProps, at: usize, volunteer: &Volunteer) -> Row {
    let person = &volunteer.person;
    let roster = &props.roster;
    let choice = |at: usize| person.choices.get(at).cloned().unwrap_or_default();
    let problems = &roster.problems;
    let problem = problems
        .binary_search_by_key(&volunteer.row, |problem| problem.row)
        .is_ok();
    let row = if problem {
        html! { <>{ volunteer.row }{ " !" }<span class="nhsuk-u-visually-hidden">{ " has a problem" }</span></> }
    } else {
        volunteer.row.into()
    };
    let side = html! { <>{ side_mark(person.side) }{ " " }{ side_label(roster, person.side) }</> };
    let texts = vec![
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
    let mut cells = vec![person.name.clone().into(), row, side];
    add_texts(&mut cells, texts);
    let onclick = clicked(
        &props.dispatch,
        Action::TakeOut(person.id.clone(), From::List),
    );
    cells.push(html! {
        <button type="button" class={SMALL} id={take_out_id(at)} {onclick}>
            { "Take out" }<span class="nhsuk-u-visually-hidden">{ ": " }{ &person.name }</span>
        </button>
    });
    Row {
        class: if problem {
            "app-list__row--problem"
        } else {
            ""
        },
        cells,
    }
}

/// Half days as in the file; none named means any, and a cell that nothing could be read from none.
fn days(sessions: Sessions) -> String {
    if sessions.is_empty() {
        return "any".to_owned();
    }
    if sessions == Sessions::NONE {
        return "none yet".to_owned();
    }
    sessions.listed("; ")
}
