//! A list that was read: how many on each side, what is wrong with it, the people themselves.

use pairing::Side;
use scheme::Roster;
use yew::prelude::*;

use super::intake::intake_zone;
use super::table::RosterTable;
use crate::parts::disclosure::disclosure;
use crate::parts::mark::side_mark;
use crate::workspace::reduce::READ_HEADING;
use crate::workspace::state::Volunteers;
use crate::workspace::view::View;
use crate::workspace::words;

/// The list that was read, with a way to bring in another one. `folded` when something newer is on the screen.
pub fn chosen(view: View<'_>, volunteers: &Volunteers, folded: bool) -> Html {
    let roster = &volunteers.roster;
    let count = words::people(roster.volunteers.len());
    html! {
        <section class="app-zone" aria-labelledby={READ_HEADING}>
            <h3 class="nhsuk-heading-m" id={READ_HEADING} tabindex="-1">
                { format!("Read from {}", words::source(volunteers)) }
            </h3>
            <ul class="app-read__sides">
                { for [Side::A, Side::B].map(|side| {
                    let on_side = roster.volunteers.iter().filter(|volunteer| volunteer.person.side == side).count();
                    html! {
                        <li>
                            <span class="app-read__number">{ on_side }</span>
                            { " " }{ side_mark(side) }{ " " }{ words::side_label(roster, side) }
                        </li>
                    }
                }) }
            </ul>
            { problems(roster) }
            { disclosure(format!("The list: {count}"), !folded, html! {
                <RosterTable roster={roster.clone()} all_rows={view.state.looking.all_rows} dispatch={view.dispatch} />
            }) }
            { disclosure("Use another list", view.state.error.is_some(), intake_zone(view, false)) }
        </section>
    }
}

fn problems(roster: &Roster) -> Html {
    let count = roster.problems.len() + roster.warnings.len();
    if count == 0 {
        return Html::default();
    }
    let left_out = match roster.left_out() {
        0 => String::new(),
        1 => ", 1 row left out".to_owned(),
        rows => format!(", {rows} rows left out"),
    };
    html! {
        <div class="app-problems">
            <h4 class="nhsuk-heading-s" id="problems">{ format!("{count} to look at{left_out}") }</h4>
            <ul tabindex="0" aria-labelledby="problems">
                { for roster.warnings.iter().map(|warning| html! { <li>{ warning }</li> }) }
                { for roster.problems.iter().map(|problem| html! { <li>{ problem.to_string() }</li> }) }
            </ul>
        </div>
    }
}
