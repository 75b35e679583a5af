//! The tab that compares: what a pair or a swap would cost, and results that were kept.

use pairing::{Pair, Person, Side};
use scheme::saved::KeptOption;
use yew::prelude::*;

use super::figures::paired_people;
use super::once::{Once, Shown};
use super::progress::{at_spot, start_button};
use crate::parts::choose::{Choose, choose};
use crate::parts::errors::error_at;
use crate::parts::line::value_of;
use crate::parts::mark::side_mark;
use crate::parts::shared::Shared;
use crate::workspace::action::{Action, Look};
use crate::workspace::ids::{
    ASK_A_FIELD, ASK_B_FIELD, DRAFTS_HEADING, SWAP_A_FIELD, SWAP_B_FIELD, SWAP_HEADING,
    TRIAL_HEADING, WHAT_IF_HEADING,
};
use crate::workspace::state::{Draft, Solved, Spot};
use crate::workspace::steering::Couple;
use crate::workspace::view::{View, picked, typed};
use crate::workspace::words::{pairs, side_name};

/// The questions, the answer, and the drafts.
pub fn compare_tab(view: View<'_>, solved: &Shared<Solved>) -> Html {
    html! {
        <>
            { answer(view) }
            { what_if(view, solved) }
            { swap(view, solved) }
            { drafts(view, solved) }
        </>
    }
}

/// A question with two fields and a button.
fn question(
    view: View<'_>,
    spot: Spot,
    (id, title): (&'static str, &'static str),
    fields: [Html; 2],
    action: Action,
) -> Html {
    html! {
        <div role="group" aria-labelledby={id}>
            <h4 class="nhsuk-heading-s" {id} tabindex="-1">{ title }</h4>
            <div class="app-sieve app-sieve--even">{ for fields }</div>
            { start_button(view, spot, "Show the price", title, action) }
        </div>
    }
}

fn what_if(view: View<'_>, solved: &Solved) -> Html {
    let (asked_a, asked_b) = &view.state.looking.asked;
    let field = |side: Side, id, chosen: &str, make: fn(String) -> Action| {
        let people = solved
            .job
            .people
            .iter()
            .filter(|person| person.side == side);
        let mut options = vec![("".into(), "Choose a person".into())];
        options.extend(people.map(|person| (person.id.clone().into(), person.name.clone().into())));
        choose(Choose {
            id,
            label: html! { <>{ side_mark(side) }{ " " }{ side_name(solved, side) }</> },
            error: error_at(view.error(), id),
            options,
            chosen,
            onchange: picked(view.dispatch, make),
        })
    };
    let fields = [
        field(Side::A, ASK_A_FIELD, asked_a, |id| {
            Action::Look(Look::AskA(id))
        }),
        field(Side::B, ASK_B_FIELD, asked_b, |id| {
            Action::Look(Look::AskB(id))
        }),
    ];
    question(
        view,
        Spot::Couple,
        (WHAT_IF_HEADING, "What if two people met?"),
        fields,
        Action::WhatIf,
    )
}

fn swap(view: View<'_>, solved: &Shared<Solved>) -> Html {
    let [one, two] = &view.state.looking.swap;
    let field = |id, label: &'static str, chosen: &Option<Couple>, make: Swapped| {
        let place = chosen.as_ref().and_then(|couple| place_of(solved, couple));
        let chosen = place.map(|at| at.to_string()).unwrap_or_default();
        let mut options = vec![("".into(), "Choose a pair".into())];
        let pairs = solved.outcome.pairs.iter().enumerate();
        options.extend(pairs.filter_map(|(at, pair)| {
            let (a, b) = people_of(solved, pair)?;
            let both = format!("{} and {}", a.name, b.name);
            Some((at.to_string().into(), both.into()))
        }));
        let solved = solved.clone();
        choose(Choose {
            id,
            label: label.into(),
            error: error_at(view.error(), id),
            options,
            chosen: &chosen,
            // A place in this result is turned into the two people at once: the next result has other places.
            onchange: view.dispatch.reform(move |event: Event| {
                let place = value_of(&event).parse().ok();
                let pair = place.and_then(|at: usize| solved.outcome.pairs.get(at));
                let people = pair.and_then(|pair| people_of(&solved, pair));
                Action::Look(make(people.map(|(a, b)| (a.id.clone(), b.id.clone()))))
            }),
        })
    };
    let fields = [
        field(SWAP_A_FIELD, "One pair", one, Look::SwapA),
        field(SWAP_B_FIELD, "Another pair", two, Look::SwapB),
    ];
    question(
        view,
        Spot::Swap,
        (SWAP_HEADING, "What if two pairs swapped partners?"),
        fields,
        Action::Swap,
    )
}

/// What a chosen pair makes of the screen.
type Swapped = fn(Option<Couple>) -> Look;

fn people_of<'a>(solved: &'a Solved, pair: &Pair) -> Option<(&'a Person, &'a Person)> {
    let people = &solved.job.people;
    Some((people.get(pair.a)?, people.get(pair.b)?))
}

/// Where a couple stands among the pairs of a result.
fn place_of(solved: &Solved, (one, two): &Couple) -> Option<usize> {
    let mut pairs = solved.outcome.pairs.iter();
    pairs
        .position(|pair| people_of(solved, pair).is_some_and(|(a, b)| a.id == *one && b.id == *two))
}

fn answer(view: View<'_>) -> Html {
    let Some(trial) = &view.state.trial else {
        return Html::default();
    };
    let old = view.state.is_old(trial);
    html! {
        <div class="app-notice">
            <h4 class="nhsuk-heading-s" id={TRIAL_HEADING} tabindex="-1">{ &trial.title }</h4>
            <Once shown={Shown::Change(trial.before.clone())} solved={trial.after.clone()} />
            if old {
                <p>
                    <strong>{ "Out of date." }</strong>
                    { " The pairs, the list or the settings have changed since this price was worked out. Ask again." }
                </p>
            }
            <div class="app-pair-actions">
                if !old {
                    { view.button("Lock this and use this result", "", Action::UseTrial) }
                }
                { view.button("Leave it", "", Action::LeaveTrial) }
            </div>
        </div>
    }
}

fn drafts(view: View<'_>, solved: &Shared<Solved>) -> Html {
    let work = view.state.work();
    let drafts = &work.drafts;
    let as_saved = &work.as_saved.options;
    let oninput = typed(view.dispatch, |name| Action::Look(Look::DraftName(name)));
    html! {
        <>
            <h4 class="nhsuk-heading-s" id={DRAFTS_HEADING} tabindex="-1">{ "Drafts" }</h4>
            { at_spot(view, Spot::Drafts, Html::default()) }
            if drafts.is_empty() && as_saved.is_empty() {
                <p>{ "No drafts yet. Keep this result, pair in another way, then compare the two." }</p>
            }
            <ul class="app-drafts">
                { for drafts.iter().enumerate().map(|(at, draft)| one(view, solved, at, draft)) }
                { for as_saved.iter().enumerate().map(|(at, option)| one_as_saved(view, at, option)) }
            </ul>
            <div class="nhsuk-form-group">
                <label class="nhsuk-label" for="draft-name">{ "Name of the draft (optional)" }</label>
                <input class="nhsuk-input nhsuk-input--width-20" id="draft-name" type="text" autocomplete="off"
                    value={view.state.looking.draft_name.clone()} {oninput} />
            </div>
            { view.button("Keep this result as a draft", "", Action::KeepDraft) }
        </>
    }
}

/// A draft of an opened file that has not come out as it was saved.
fn one_as_saved(view: View<'_>, at: usize, option: &KeptOption) -> Html {
    let pairs = pairs(option.pairs.pairs.len());
    html! {
        <li class="app-drafts__draft">
            <p>
                <strong>{ &option.name }</strong>
                { format!(", {pairs} as saved. It has not come out the same again, so it cannot be compared.") }
            </p>
            <div class="app-pair-actions">
                { view.button("Use this draft", &option.name, Action::UseSaved(at)) }
                { view.button("Remove", &option.name, Action::DropSaved(at)) }
            </div>
        </li>
    }
}

fn one(view: View<'_>, solved: &Shared<Solved>, at: usize, draft: &Draft) -> Html {
    let people = &draft.solved.job.people;
    let open = view.state.looking.compared == Some(at);
    let compared = Action::Look(Look::Compare((!open).then_some(at)));
    let label = if open {
        "Close the comparison"
    } else {
        "Compare with the result"
    };
    html! {
        <li class="app-drafts__draft">
            <p>
                <strong>{ &draft.name }</strong>
                { format!(", {} of {} people paired", paired_people(people, &draft.solved.outcome), people.len()) }
            </p>
            <div class="app-pair-actions">
                { view.button(label, &draft.name, compared) }
                { view.button("Use this draft", &draft.name, Action::UseDraft(at)) }
                { view.button("Remove", &draft.name, Action::DropDraft(at)) }
            </div>
            if open {
                <Once shown={Shown::Change(draft.solved.clone())} solved={solved.clone()} />
            }
        </li>
    }
}
