//! What was proven about a result, in plain words.

use scheme::level_name;
use yew::prelude::*;

use crate::workspace::state::Solved;

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
pub fn proof_tab(solved: &Solved) -> Html {
    let claim = if solved.proof.is_ok() {
        "No pairing that keeps your rules does better in any of these lines, unless it does worse in a line above it. A \
         second, simpler program has checked this."
    } else {
        "The check failed, so these lines are not proven."
    };
    // The draw serves nobody: it only decides between equals.
    let levels = solved
        .outcome
        .levels
        .iter()
        .filter(|level| level.key != "random");
    html! {
        <>
            <p class="app-levels">{ claim }</p>
            <ol class="app-levels">
                { for levels.map(|level| html! {
                    <li>{ level_name(level.key) }{ ": " }<strong>{ level.value }</strong></li>
                }) }
            </ol>
        </>
    }
}
