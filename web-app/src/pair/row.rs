//! One pair: two people, why they meet, and more on request.

use scheme::{Tone, reasons};
use yew::prelude::*;

use super::half_days::half_days;
use super::person::{person_cell, wishes_of};
use crate::parts::shared::Shared;
use crate::workspace::action::{Action, Steer};
use crate::workspace::state::Solved;

#[derive(Debug, PartialEq, Properties)]
pub struct PairRowProps {
    pub solved: Shared<Solved>,
    /// Which pair of the result.
    pub at: usize,
    pub dispatch: Callback<Action>,
}

/// A row of the list of pairs.
#[component]
pub fn PairRow(props: &PairRowProps) -> Html {
    let people = &props.solved.job.people;
    let Some(pair) = props.solved.outcome.pairs.get(props.at) else {
        return Html::default();
    };
    let (Some(a), Some(b)) = (people.get(pair.a), people.get(pair.b)) else {
        return Html::default();
    };
    let couple = (a.id.clone(), b.id.clone());
    let button = |label: &'static str, steer: Steer| {
        let onclick = props.dispatch.reform(move |_| Action::Steer(steer.clone()));
        html! {
            <button type="button" class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" {onclick}>
                { label }
                <span class="nhsuk-u-visually-hidden">{ format!(": {} and {}", a.name, b.name) }</span>
            </button>
        }
    };
    html! {
        <tr role="row">
            <th role="rowheader" scope="row">{ person_cell(a) }</th>
            <td role="cell">{ person_cell(b) }</td>
            <td role="cell">
                <div class="app-why">
                <ul class="app-reasons">
                    { for reasons(pair, people).into_iter().map(|reason| html! {
                        <li class={classes!("app-reason", tone_class(reason.tone))}>{ reason.text }</li>
                    }) }
                </ul>
                <details class="app-more">
                    <summary>
                        { "Choices and half days" }
                        <span class="nhsuk-u-visually-hidden">{ format!(" of {} and {}", a.name, b.name) }</span>
                    </summary>
                    <dl class="app-facts">
                        <dt>{ format!("{} chose", a.name) }</dt>
                        <dd>{ wishes_of(a, pair.choice_a) }</dd>
                        <dt>{ format!("{} chose", b.name) }</dt>
                        <dd>{ wishes_of(b, pair.choice_b) }</dd>
                        <dt>{ format!("{} can visit {}", b.name, a.name) }</dt>
                        <dd>{ half_days(pair.shared_sessions.b_visits_a) }</dd>
                        <dt>{ format!("{} can visit {}", a.name, b.name) }</dt>
                        <dd>{ half_days(pair.shared_sessions.a_visits_b) }</dd>
                    </dl>
                    <div class="app-pair-actions">
                        { button("Lock this pair", Steer::Lock(couple.clone())) }
                        { button("Never pair these two", Steer::Forbid(couple)) }
                    </div>
                </details>
                </div>
            </td>
        </tr>
    }
}

fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "app-reason--good",
        Tone::Plain => "app-reason--plain",
        Tone::Care => "app-reason--care",
    }
}
