//! What was proven about a result, in plain words.

use scheme::level_name;
use yew::prelude::*;

use crate::workspace::action::{Action, Saved};
use crate::workspace::state::Solved;
use crate::workspace::view::{SECONDARY, View, button};

/// The sentence of proof beside a result.
pub fn sentence(solved: &Solved) -> Html {
    match &solved.proof {
        Ok(()) => html! {
            <p class="app-proof">
                { "Checked: no pairing that keeps your rules pairs more people, and none of those meets choices better." }
            </p>
        },
        Err(reason) => html! {
            <div class="app-notice app-notice--bad">
                <p>
                    <strong>{ "The check of this result failed. " }</strong>
                    { format!("Do not use these pairs. {reason}") }
                </p>
            </div>
        },
    }
}

/// Level by level: what it came to, and that it cannot be more.
pub fn proof_tab(view: View<'_>, solved: &Solved) -> Html {
    let claim = if solved.proof.is_ok() {
        "No pairing that keeps your rules serves any of these lines better, unless it serves a line above it worse. A second, \
         simpler program has checked this."
    } else {
        "The check failed, so these lines are not proven."
    };
    // The draw serves nobody: it only decides between equals.
    let levels = &solved.outcome.levels;
    let levels = levels.iter().filter(|level| level.key != "random");
    html! {
        <>
            <p class="app-levels">{ claim }</p>
            <ol class="app-levels">
                { for levels.map(|level| html! {
                    <li>{ level_name(level.key) }{ ": " }<strong>{ level.value }</strong></li>
                }) }
            </ol>
            <p class="app-levels">
                { "Save the proof, and anybody who has the list can check it with the toolkit's own program, without this page." }
            </p>
            if solved.proof.is_ok() {
                { button(view.dispatch, SECONDARY, "Save the proof (JSON)", "", Action::Save(Saved::Proof)) }
            }
        </>
    }
}
