//! Locks, prices and drafts: what follows from what.

use pairing::Preset;

use super::action::{Action, Look, Setting, Steer};
use super::ids::{ASK_B_FIELD, TRIAL_HEADING};
use super::tests::{go_on, paired, with_result};

fn couple(a: &str, b: &str) -> (String, String) {
    (
        format!("{a}@surgery.example"),
        format!("{b}@hospital.example"),
    )
}

fn ask(a: &str, b: &str) -> [Action; 2] {
    let (a, b) = couple(a, b);
    [Action::Look(Look::AskA(a)), Action::Look(Look::AskB(b))]
}

fn pair_of(state: &super::state::Workspace) -> (String, String) {
    let solved = state.work().result.clone().unwrap();
    let pair = &solved.outcome.pairs[0];
    let id = |at: usize| solved.job.people[at].id.clone();
    (id(pair.a), id(pair.b))
}

#[test]
fn a_lock_makes_the_result_out_of_date_and_holds_in_the_next_one() {
    let state = with_result();
    assert_eq!(pair_of(&state), couple("ann", "bea"));
    let state = go_on(state, [Action::Steer(Steer::Lock(couple("ann", "bob")))]);
    assert!(state.work().result_is_out_of_date());
    let state = go_on(state, [Action::Pair]);
    let done = paired(&state);
    let state = go_on(state, [done]);
    assert_eq!(pair_of(&state), couple("ann", "bob"));
    let state = go_on(state, [Action::Undo, Action::Undo]);
    assert_eq!(pair_of(&state), couple("ann", "bea"));
    assert!(!state.work().result_is_out_of_date());
}

#[test]
fn a_pair_that_is_ruled_out_is_not_made_again() {
    let state = go_on(
        with_result(),
        [
            Action::Steer(Steer::Forbid(couple("ann", "bea"))),
            Action::Pair,
        ],
    );
    let done = paired(&state);
    assert_eq!(pair_of(&go_on(state, [done])), couple("ann", "bob"));
}

#[test]
fn setting_the_same_lock_twice_is_one_change() {
    let lock = || Action::Steer(Steer::Lock(couple("ann", "bob")));
    let once = go_on(with_result(), [lock()]);
    let twice = go_on(once.clone(), [lock()]);
    assert_eq!(twice.history, once.history);
}

#[test]
fn a_price_changes_nothing_until_it_is_taken() {
    let before = with_result();
    let state = go_on(before.clone(), ask("ann", "bob"));
    let state = go_on(state, [Action::WhatIf]);
    let done = paired(&state);
    let state = go_on(state, [done]);
    assert_eq!(state.history, before.history);
    assert_eq!(state.focus.id, TRIAL_HEADING);
    assert_eq!(state.trial.as_ref().unwrap().title, "If Ann met Bob");

    let left = go_on(state.clone(), [Action::LeaveTrial]);
    assert_eq!(
        (left.trial.is_none(), pair_of(&left)),
        (true, couple("ann", "bea"))
    );

    let taken = go_on(state, [Action::UseTrial]);
    assert_eq!(pair_of(&taken), couple("ann", "bob"));
    assert_eq!(taken.work().inputs.steering.lock, [couple("ann", "bob")]);
    assert!(!taken.work().result_is_out_of_date());
}

#[test]
fn a_price_asks_for_a_person_of_each_side() {
    let (a, _) = couple("ann", "bob");
    let state = go_on(with_result(), [Action::Look(Look::AskA(a)), Action::WhatIf]);
    let error = state.error.as_ref().unwrap();
    assert_eq!(error.field, ASK_B_FIELD);
    assert_eq!(error.text, "Choose one person of each side");
}

#[test]
fn a_draft_brings_back_its_result_with_its_settings() {
    let state = go_on(
        with_result(),
        [
            Action::KeepDraft,
            Action::Look(Look::DraftName(" Careful ".to_owned())),
            Action::KeepDraft,
            Action::Set(Setting::Preset(Preset::Greedy)),
            Action::Pair,
        ],
    );
    let done = paired(&state);
    let state = go_on(state, [done]);
    let names: Vec<&str> = state
        .work()
        .drafts
        .iter()
        .map(|draft| draft.name.as_str())
        .collect();
    assert_eq!(names, ["Draft 1", "Careful"]);

    let back = go_on(state.clone(), [Action::UseDraft(1)]);
    assert_eq!(back.work().inputs.settings.preset, Preset::Generous);
    assert!(!back.work().result_is_out_of_date());

    let dropped = go_on(state, [Action::DropDraft(0), Action::DropDraft(7)]);
    assert_eq!(dropped.work().drafts.len(), 1);
    assert_eq!(go_on(dropped, [Action::Undo]).work().drafts.len(), 2);
}
