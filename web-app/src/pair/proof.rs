//! What was proven about a result, in plain words.

use pairing::Level;
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
        "Each line counts only between pairings that are equal in all lines above it. A second, simpler program checked each one."
    } else {
        "The check failed, so these lines are not proven."
    };
    html! {
        <>
            <p>{ claim }</p>
            <ol class="app-levels">
                { for solved.outcome.levels.iter().filter_map(|level| level_words(level, solved)).map(|words| html! {
                    <li>{ words }</li>
                }) }
            </ol>
            <p>{ format!("Draw number {}.", solved.job.rules.seed) }</p>
        </>
    }
}

/// What a level came to and that no other pairing does better. `None` for the draw, which serves nobody.
fn level_words(level: &Level, solved: &Solved) -> Option<String> {
    let value = level.value;
    let visits = solved.outcome.pairs.len() * 2;
    Some(match level.key {
        "paired" => format!(
            "{value} people have a partner. No pairing that keeps your rules pairs more people."
        ),
        "pairs" => format!("{value} pairs. No other pairing makes more."),
        "kept" => format!("{value} pairs of before are kept. No other pairing keeps more."),
        "fresh" => format!("{value} pairs are new. No other pairing repeats fewer."),
        "le_3" => format!(
            "{value} people got one of their three choices. No other pairing does this for more."
        ),
        "le_2" => format!(
            "{value} people got their first or second choice. No other pairing does this for more."
        ),
        "le_1" | "p_1" => {
            format!("{value} people got their first choice. No other pairing does this for more.")
        }
        "p_2" => {
            format!("{value} people got their second choice. No other pairing does this for more.")
        }
        "p_3" => {
            format!("{value} people got their third choice. No other pairing does this for more.")
        }
        "rank_sum" => format!(
            "The choices met come to {value} points: 3 for a first, 2 for a second, 1 for a third. No other pairing has more."
        ),
        "locality" => format!("{value} pairs share a locality. No other pairing has more."),
        "sessions" => {
            format!(
                "{value} of {visits} visits have a half day that suits both. No other pairing has more."
            )
        }
        _ => return None,
    })
}
