//! One pair: two people, why they meet, and more on request.

use pairing::{Pair, Person, Reasons};
use scheme::{Tone, pair_told, reasons};
use web_sys::Element;
use yew::prelude::*;

use super::half_days::half_days;
use super::person::{person_cell, wishes_of};
use crate::parts::shared::Shared;
use crate::workspace::action::{Action, Look, Steer};
use crate::workspace::lists::From;
use crate::workspace::state::Solved;
use crate::workspace::view::{SMALL, button, labelled};

#[derive(Debug, PartialEq, Properties)]
pub struct PairRowProps {
    /// The id of the line that opens it.
    pub id: String,
    pub solved: Shared<Solved>,
    /// Which pair of the result.
    pub at: usize,
    /// Whether their exchange is over.
    pub done: bool,
    /// What was just done to this pair.
    pub note: Option<AttrValue>,
    pub dispatch: Callback<Action>,
}

/// A row of the list of pairs. What takes time to work out is worked out when it is opened.
#[component]
pub fn PairRow(props: &PairRowProps) -> Html {
    let open = use_state_eq(|| false);
    let people = &props.solved.job.people;
    let Some(pair) = props.solved.outcome.pairs.get(props.at) else {
        return Html::default();
    };
    let (Some(a), Some(b)) = (people.get(pair.a), people.get(pair.b)) else {
        return Html::default();
    };
    let ontoggle = {
        let open = open.clone();
        Callback::from(move |event: Event| {
            // What is worked out for a pair is let go when it is folded.
            let details = event.target_dyn_into::<Element>();
            open.set(details.is_some_and(|details| details.has_attribute("open")));
        })
    };
    let both = format!("{} and {}", a.name, b.name);
    html! {
        <tr role="row">
            <th role="rowheader" scope="row">{ person_cell(a) }</th>
            <td role="cell">{ person_cell(b) }</td>
            <td role="cell">
                <div class="app-why">
                    <ul class="app-reasons">
                        if props.done {
                            <li class="app-reason app-reason--good">{ "exchange done" }</li>
                        }
                        { for reasons(pair, people).into_iter().map(|reason| html! {
                            <li class={tone_class(reason.tone)}>{ reason.text }</li>
                        }) }
                    </ul>
                    <details class="app-more" {ontoggle}>
                        <summary id={props.id.clone()}>
                            { "Why, and what to change" }
                            <span class="nhsuk-u-visually-hidden">{ ": " }{ &both }</span>
                        </summary>
                        if *open {
                            { more(props, pair, a, b, &both) }
                        }
                    </details>
                </div>
            </td>
        </tr>
    }
}

fn more(props: &PairRowProps, pair: &Pair, a: &Person, b: &Person, both: &str) -> Html {
    let job = &props.solved.job;
    let facts = [
        (format!("{} chose", a.name), wishes_of(a, pair.choice_a)),
        (format!("{} chose", b.name), wishes_of(b, pair.choice_b)),
        (
            format!("{} can visit {}", b.name, a.name),
            half_days(pair.shared_sessions.b_visits_a).into(),
        ),
        (
            format!("{} can visit {}", a.name, b.name),
            half_days(pair.shared_sessions.a_visits_b).into(),
        ),
    ];
    // The same people and rules were paired, so this cannot be refused.
    let told = Reasons::new(&job.people, &job.rules)
        .map(|reasons| pair_told(&reasons, &props.solved.outcome, pair, &job.people))
        .unwrap_or_default();
    let couple = (a.id.clone(), b.id.clone());
    let actions = [
        ("Lock this pair", Action::Steer(Steer::Lock(couple.clone()))),
        (
            "Does not work: never pair them",
            Action::Steer(Steer::Forbid(couple.clone())),
        ),
        ("Exchange done", Action::Steer(Steer::Done(couple.clone()))),
        ("What if", Action::Look(Look::AskAbout(a.id.clone()))),
        ("Swap partners", Action::Look(Look::SwapOf(couple.clone()))),
    ];
    let leave = [a, b].map(|person| {
        let label = format!("{} has left", person.name).into();
        labelled(
            &props.dispatch,
            SMALL,
            label,
            "",
            Action::TakeOut(person.id.clone(), From::Pair(couple.clone())),
        )
    });
    html! {
        <>
            <dl class="app-facts">
                { for facts.into_iter().map(|(term, fact)| html! { <><dt>{ term }</dt><dd>{ fact }</dd></> }) }
            </dl>
            <ul class="app-told">{ for told.into_iter().map(|sentence| html! { <li>{ sentence }</li> }) }</ul>
            <div class="app-pair-actions">
                { for actions.map(|(label, action)| button(&props.dispatch, SMALL, label, both, action)) }
                { for leave }
            </div>
            if let Some(note) = &props.note {
                <p class="app-note">{ note }</p>
            }
        </>
    }
}

fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "app-reason app-reason--good",
        Tone::Plain => "app-reason app-reason--plain",
        Tone::Care => "app-reason app-reason--care",
    }
}
