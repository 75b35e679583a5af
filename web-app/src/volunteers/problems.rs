//! What is wrong with a list, each with what it may have meant, to be taken up or left.

use scheme::Problem;
use yew::prelude::*;

use crate::workspace::action::{Action, Saved};
use crate::workspace::ids::PROBLEMS_HEADING;
use crate::workspace::state::{Left, Volunteers};
use crate::workspace::view::{SECONDARY, SMALL, View, button, labelled};

/// How many problems are listed at once. A list with more has the wrong things in a column.
const LISTED: usize = 100;

/// How many offers of one problem are shown.
const OFFERED: usize = 4;

/// The problems that are not to stay as they are.
pub fn problems(view: View<'_>, volunteers: &Volunteers) -> Html {
    let roster = &volunteers.roster;
    let open = |problem: &&Problem| !volunteers.left.contains(&left(problem));
    let open: Vec<&Problem> = roster.problems.iter().filter(open).collect();
    let left_alone = roster.problems.len() - open.len();
    let count = open.len() + roster.warnings.len();
    if count + left_alone == 0 {
        return Html::default();
    }
    let mut title = format!("{count} to look at");
    match roster.left_out() {
        0 => {}
        1 => title.push_str(", 1 row left out"),
        rows => title.push_str(&format!(", {rows} rows left out")),
    }
    if left_alone > 0 {
        title.push_str(&format!(", {left_alone} left as they are"));
    }
    html! {
        <div class="app-problems">
            <h4 class="nhsuk-heading-s" id={PROBLEMS_HEADING} tabindex="-1">{ title }</h4>
            <ul tabindex="0" aria-labelledby={PROBLEMS_HEADING}>
                { for roster.warnings.iter().map(|warning| html! { <li>{ warning }</li> }) }
                { for open.iter().take(LISTED).map(|problem| one(view, problem)) }
                if open.len() > LISTED {
                    <li>{ format!("And {} more.", open.len() - LISTED) }</li>
                }
            </ul>
        </div>
    }
}

fn left(problem: &Problem) -> Left {
    (problem.row, problem.column, problem.entry.clone())
}

fn one(view: View<'_>, problem: &Problem) -> Html {
    let text = problem.to_string();
    if problem.entry.is_empty() {
        return html! { <li>{ text }</li> };
    }
    let about = format!("row {}, {}", problem.row, problem.entry);
    let offers = problem.offers.iter().take(OFFERED).enumerate();
    let buttons = offers.filter_map(|(at, offer)| {
        let label = format!("Use {offer}").into();
        let action = Action::Edit(problem.accept(at)?);
        Some(labelled(view.dispatch, SMALL, label, &about, action))
    });
    html! {
        <li>
            { text }
            <div class="app-pair-actions">
                { for buttons }
                { view.button("Leave it", &about, Action::Leave(left(problem))) }
            </div>
        </li>
    }
}

/// What to do once the list was put right here.
pub fn changed(view: View<'_>, volunteers: &Volunteers) -> Html {
    if !volunteers.changed {
        return Html::default();
    }
    html! {
        <div class="app-notice">
            <p>{ "You changed this list here. Your own file still has the old one." }</p>
            { button(view.dispatch, SECONDARY, "Download the list (CSV)", "", Action::Save(Saved::List)) }
        </div>
    }
}
