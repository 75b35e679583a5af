//! The tab that compares: what a pair would cost, and results that were kept.

use pairing::{Person, Side};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::figures::paired_people;
use super::once::Once;
use crate::parts::errors::{described_by, error_at, error_message, group_classes};
use crate::parts::mark::side_mark;
use crate::parts::shared::Shared;
use crate::workspace::action::{Action, Look};
use crate::workspace::reduce::{
    ASK_A_FIELD, ASK_B_FIELD, DRAFTS_HEADING, TRIAL_HEADING, WHAT_IF_HEADING,
};
use crate::workspace::state::{Draft, Solved};
use crate::workspace::view::View;
use crate::workspace::words::side_name;

/// The question, its answer, and the drafts.
pub fn compare_tab(view: View<'_>, solved: &Shared<Solved>) -> Html {
    html! {
        <>
            { what_if(view, solved) }
            { answer(view) }
            { drafts(view, solved) }
        </>
    }
}

fn what_if(view: View<'_>, solved: &Solved) -> Html {
    let onsubmit = view.dispatch.reform(|event: SubmitEvent| {
        event.prevent_default();
        Action::WhatIf
    });
    html! {
        <form {onsubmit} novalidate=true aria-labelledby={WHAT_IF_HEADING}>
            <h4 class="nhsuk-heading-s" id={WHAT_IF_HEADING} tabindex="-1">{ "What if two people met?" }</h4>
            <div class="app-sieve">
                { person_field(view, solved, Side::A) }
                { person_field(view, solved, Side::B) }
            </div>
            <button type="submit" class="nhsuk-button nhsuk-button--secondary">{ "Show the price" }</button>
        </form>
    }
}

fn person_field(view: View<'_>, solved: &Solved, side: Side) -> Html {
    let (id, chosen) = match side {
        Side::A => (ASK_A_FIELD, &view.state.looking.asked.0),
        Side::B => (ASK_B_FIELD, &view.state.looking.asked.1),
    };
    let error = error_at(view.error(), id);
    let onchange = view.dispatch.reform(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        Action::Look(match side {
            Side::A => Look::AskA(select.value()),
            Side::B => Look::AskB(select.value()),
        })
    });
    let people = solved
        .job
        .people
        .iter()
        .filter(|person| person.side == side);
    html! {
        <div class={group_classes(error)}>
            <label class="nhsuk-label" for={id}>{ side_mark(side) }{ " " }{ side_name(solved, side) }</label>
            { error_message(id, error) }
            <select class="nhsuk-select" {id} {onchange} aria-describedby={described_by(id, false, error)}>
                <option value="" selected={chosen.is_empty()}>{ "Choose a person" }</option>
                { for people.map(|person: &Person| html! {
                    <option value={person.id.clone()} selected={person.id == *chosen}>{ &person.name }</option>
                }) }
            </select>
        </div>
    }
}

fn answer(view: View<'_>) -> Html {
    let Some(trial) = &view.state.trial else {
        return Html::default();
    };
    html! {
        <div class="app-notice">
            <h4 class="nhsuk-heading-s" id={TRIAL_HEADING} tabindex="-1">{ &trial.title }</h4>
            <Once before={trial.before.clone()} solved={trial.after.clone()} />
            <div class="app-pair-actions">
                { button(view, "Lock this pair and use this result", Action::UseTrial) }
                { button(view, "Leave it", Action::LeaveTrial) }
            </div>
        </div>
    }
}

fn drafts(view: View<'_>, solved: &Shared<Solved>) -> Html {
    let drafts = &view.state.work().drafts;
    let oninput = view.dispatch.reform(|event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        Action::Look(Look::DraftName(input.value()))
    });
    html! {
        <>
            <h4 class="nhsuk-heading-s" id={DRAFTS_HEADING} tabindex="-1">{ "Drafts" }</h4>
            if drafts.is_empty() {
                <p>{ "No drafts yet. Keep this result, pair in another way, then compare the two." }</p>
            }
            <ul class="app-drafts">
                { for drafts.iter().enumerate().map(|(at, draft)| one(view, solved, at, draft)) }
            </ul>
            <div class="nhsuk-form-group">
                <label class="nhsuk-label" for="draft-name">{ "Name of the draft (optional)" }</label>
                <input class="nhsuk-input nhsuk-input--width-20" id="draft-name" type="text" autocomplete="off"
                    value={view.state.looking.draft_name.clone()} {oninput} />
            </div>
            { button(view, "Keep this result as a draft", Action::KeepDraft) }
        </>
    }
}

fn one(view: View<'_>, solved: &Shared<Solved>, at: usize, draft: &Draft) -> Html {
    let people = &draft.solved.job.people;
    let open = view.state.looking.compared == Some(at);
    let compared = Action::Look(Look::Compare((!open).then_some(at)));
    html! {
        <li class="app-drafts__draft">
            <p>
                <strong>{ &draft.name }</strong>
                { format!(", {} of {} people paired", paired_people(people, &draft.solved.outcome), people.len()) }
            </p>
            <div class="app-pair-actions">
                { named(view, if open { "Close the comparison" } else { "Compare with the result" }, &draft.name, compared) }
                { named(view, "Use this draft", &draft.name, Action::UseDraft(at)) }
                { named(view, "Remove", &draft.name, Action::DropDraft(at)) }
            </div>
            if open {
                <Once before={draft.solved.clone()} solved={solved.clone()} />
            }
        </li>
    }
}

fn button(view: View<'_>, label: &'static str, action: Action) -> Html {
    named(view, label, "", action)
}

/// A small button; a screen reader hears what it is about as well.
fn named(view: View<'_>, label: &'static str, about: &str, action: Action) -> Html {
    let onclick = view.dispatch.reform(move |_| action.clone());
    html! {
        <button type="button" class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" {onclick}>
            { label }
            if !about.is_empty() {
                <span class="nhsuk-u-visually-hidden">{ format!(": {about}") }</span>
            }
        </button>
    }
}
