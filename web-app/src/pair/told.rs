//! Who has to be told after a repair.

use scheme::Told;
use yew::prelude::*;

use super::change::joined;
use super::person::person_cell;
use crate::parts::scroll::Extent;
use crate::parts::table::{Row, Table, add_texts, table, words};
use crate::workspace::state::Solved;
use crate::workspace::words::{pairs, people};

/// The sentence above the tabs: how many pairs stayed.
pub fn repaired(solved: &Solved) -> Html {
    let Some(kept) = &solved.job.kept else {
        return Html::default();
    };
    html! {
        <p>
            { format!(
                "Repaired: {} of {} from {} stay together. {} to be told.",
                stayed(solved),
                pairs(kept.pairs.len()),
                kept.name,
                people(solved.told.len()),
            ) }
        </p>
    }
}

/// How many of the pairs that were to be kept are pairs still, done ones included.
fn stayed(solved: &Solved) -> usize {
    let outcome = &solved.outcome;
    let kept = usize::try_from(outcome.level("kept").unwrap_or_default()).unwrap_or_default();
    let locked = &solved.job.rules.lock;
    let made = solved.job.kept.iter().flat_map(|kept| kept.pairs.iter());
    // A lock that is to be kept too counts at the level already.
    let done = made
        .filter(|pair| pair.done && locked.contains(&pair.ids))
        .count();
    kept + done
}

/// Everybody whose partner is another one now.
pub fn told_tab(solved: &Solved) -> Html {
    if solved.told.is_empty() {
        return html! { <p>{ "Nobody has another partner than before." }</p> };
    }
    let row = |told: &Told| {
        let person = solved.job.people.get(told.person)?;
        // The address stands below the name: three columns fit a phone.
        let who = html! {
            <>{ person_cell(person) }<span class="app-person__what">{ person.email.clone() }</span></>
        };
        let mut cells = vec![who];
        add_texts(&mut cells, vec![joined(&told.before), joined(&told.now)]);
        Some(Row::plain(cells))
    };
    let told = table(Table {
        name: "Who has to be told",
        extent: Extent::WideAndLong,
        head: words(&["Person", "Partner before", "Partner now"]),
        rows: solved.told.iter().filter_map(row).collect(),
    });
    html! { <div class="app-change">{ told }</div> }
}
