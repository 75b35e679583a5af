//! The table of which profession may meet which.

use pairing::Side;
use yew::prelude::*;

use crate::parts::disclosure::disclosure;
use crate::parts::mark::side_mark;
use crate::parts::scroll::Extent;
use crate::parts::table::{Row, Table, table};
use crate::workspace::action::{Action, Steer};
use crate::workspace::ids::PROFESSIONS;
use crate::workspace::professions::{Professions, apart_at};
use crate::workspace::state::Volunteers;
use crate::workspace::view::View;

/// Beyond this many professions on a side they are no professions, and a table of them helps nobody.
const MOST: usize = 40;

/// The table, folded while everybody may meet everybody.
pub fn professions_zone(view: View<'_>, volunteers: &Volunteers) -> Html {
    let Professions { sides, none } = &*volunteers.professions;
    let [rows, columns] = sides;
    if rows.len() > MOST || columns.len() > MOST || rows.len() * columns.len() < 2 {
        return Html::default();
    }
    let apart = &view.state.work().inputs.apart;
    let heading = |side: Side, name: &str| html! { <>{ side_mark(side) }{ " " }{ name }</> };
    let mut head = vec![Html::from("May meet")];
    head.extend(columns.iter().map(|name| heading(Side::B, name)));
    let mut ruled_out = 0;
    let mut row = |a: &String| {
        let mut cells = vec![heading(Side::A, a)];
        for b in columns {
            let may = apart_at(apart, a, b).is_none();
            ruled_out += usize::from(!may);
            let couple = (a.clone(), b.clone());
            let onchange = view
                .dispatch
                .reform(move |_: Event| Action::Steer(Steer::Professions(couple.clone())));
            cells.push(html! {
                <input type="checkbox" class="app-tick" autocomplete="off" checked={may} {onchange} aria-label={format!("{a} may meet {b}")} />
            });
        }
        Row::plain(cells)
    };
    let rows = rows.iter().map(&mut row).collect();
    let summary = match ruled_out {
        0 => "Professions: any may meet any".to_owned(),
        some => format!("Professions: {some} kept apart"),
    };
    let content = html! {
        <>
            { table(Table { name: "Which profession may meet which", extent: Extent::WideAndLong, head, rows }) }
            if ruled_out > 0 && *none > 0 {
                <p>{ format!("{none} gave no profession. They can meet nobody while some are kept apart.") }</p>
            }
        </>
    };
    html! { <>{ disclosure(summary, ruled_out > 0, content) }{ view.note(PROFESSIONS) }</> }
}
