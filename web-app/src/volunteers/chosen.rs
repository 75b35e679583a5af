//! A list that was read: how many on each side, what is wrong with it, the people themselves.

use pairing::Side;
use yew::prelude::*;

use super::intake::intake_zone;
use super::problems::{changed, problems};
use super::table::RosterTable;
use crate::browser::download::Outgoing;
use crate::parts::disclosure::disclosure;
use crate::parts::errors::error_at;
use crate::parts::mark::side_mark;
use crate::workspace::ids::{FILE_FIELD, PASTE_FIELD, READ_HEADING};
use crate::workspace::state::Volunteers;
use crate::workspace::view::View;
use crate::workspace::words;

/// The list that was read, with a way to bring in another one. `folded` when something newer is on the screen.
pub fn chosen(view: View<'_>, volunteers: &Volunteers, folded: bool) -> Html {
    let roster = &volunteers.roster;
    let count = words::people(roster.volunteers.len());
    let is_wrong = [FILE_FIELD, PASTE_FIELD]
        .into_iter()
        .any(|field| error_at(view.error(), field).is_some());
    html! {
        <section class="app-zone" aria-labelledby={READ_HEADING}>
            <h3 class="nhsuk-heading-m" id={READ_HEADING} tabindex="-1">
                { format!("Read from {}", words::source(volunteers)) }
            </h3>
            { view.note(READ_HEADING) }
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
            { problems(view, volunteers) }
            { changed(view, volunteers) }
            // One that was open steps back when a result is on the screen: another takes its place, folded.
            <div key={if folded { "folded" } else { "open" }}>
                { disclosure(format!("The list: {count}"), !folded, html! {
                    <RosterTable roster={roster.clone()} all_rows={view.state.looking.all_rows} dispatch={view.dispatch} />
                }) }
            </div>
            { disclosure("Use another list", is_wrong, intake_zone(view, false)) }
        </section>
    }
}

/// The list as it is now, as a file.
pub fn list_file(volunteers: &Volunteers) -> Outgoing {
    Outgoing {
        name: "volunteers.csv".to_owned(),
        media_type: "text/csv",
        bytes: volunteers.sheet.csv(),
    }
}
