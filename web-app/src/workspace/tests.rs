//! What follows from what, without a browser.

use std::rc::Rc;

use pairing::{Preset, Stepper};
use yew::Reducible;

use super::action::{Action, Look, Saved, Setting};
use super::ids::{FILE_FIELD, PASTE_FIELD, READ_HEADING, RESULT_HEADING};
use super::intake::{self, Intake};
use super::settings::SEED_FIELD;
use super::stage::Stage;
use super::state::{Detail, Solved, Workspace};
use crate::parts::errors::SUMMARY_ID;
use crate::parts::shared::Shared;

pub(super) const LIST: &str = "name,email,profession,side,preference_1\n\
    Ann,ann@surgery.example,GP,general practice,Bea\n\
    Bea,bea@hospital.example,Nurse,hospital,Ann\n\
    Bob,bob@hospital.example,Nurse,hospital,GP\n";

pub(super) fn after(actions: impl IntoIterator<Item = Action>) -> Rc<Workspace> {
    go_on(Rc::new(Workspace::at(Stage::Pair)), actions)
}

pub(super) fn go_on(
    state: Rc<Workspace>,
    actions: impl IntoIterator<Item = Action>,
) -> Rc<Workspace> {
    actions.into_iter().fold(state, Reducible::reduce)
}

pub(super) fn list() -> Action {
    file("volunteers.csv", Ok(LIST.as_bytes().to_vec()))
}

pub(super) fn file(name: &str, bytes: Result<Vec<u8>, String>) -> Action {
    intake::file(Intake::Volunteers, name, bytes)
}

fn too_large(intake: Intake, name: &str) -> String {
    (intake::door(intake).too_large)(name)
}

pub(super) fn seed(text: &str) -> Action {
    Action::Set(Setting::Seed(text.to_owned()))
}

/// What the run of this state comes to.
pub(super) fn paired(state: &Workspace) -> Action {
    let run = state.run.as_ref().unwrap();
    let mut stepper = Stepper::new(&run.job.people, &run.job.rules).unwrap();
    while let pairing::Step::Working { .. } = stepper.step(1_000_000) {}
    let outcome = stepper.finish();
    let proof = pairing::check(&run.job.people, &run.job.rules, &outcome)
        .map_err(|error| error.to_string());
    Action::Paired {
        run: run.number,
        solved: Shared::new(Solved::new(run.job.clone(), outcome, proof)),
    }
}

pub(super) fn with_result() -> Rc<Workspace> {
    let state = after([list(), Action::Pair]);
    let done = paired(&state);
    go_on(state, [done])
}

#[test]
fn a_list_is_read_and_paired_and_the_focus_goes_along() {
    let state = after([list()]);
    assert_eq!(state.announcement.text, "3 people read, no problems found.");
    assert_eq!(state.focus.id, READ_HEADING);

    let state = go_on(state, [Action::Pair]);
    let done = paired(&state);
    let state = go_on(state, [done]);
    assert_eq!(state.announcement.text, "2 of 3 people paired.");
    assert_eq!(state.focus.id, RESULT_HEADING);
    assert_eq!(state.run, None);
    let solved = state.work().result.clone().unwrap();
    assert_eq!(solved.outcome.pairs.len(), 1);
    assert_eq!(solved.proof, Ok(()));
}

#[test]
fn a_list_that_cannot_be_read_leaves_everything_as_it_was() {
    let before = with_result();
    let wrong = [
        file(
            "volunteers.csv",
            Ok(b"name,side\n\"Ann,hospital\n".to_vec()),
        ),
        file("volunteers.csv", Ok(Vec::new())),
        file("volunteers.csv", Err("NotReadableError".to_owned())),
        intake::paste("  \n"),
        file(
            "volunteers.csv",
            Err(too_large(Intake::Volunteers, "volunteers.csv")),
        ),
    ];
    for action in wrong {
        let state = go_on(before.clone(), [action]);
        assert_eq!(
            state.history, before.history,
            "nothing that was entered is lost"
        );
        let error = state.error.clone().unwrap();
        assert!(
            [FILE_FIELD, PASTE_FIELD].contains(&error.field),
            "{error:?}"
        );
        assert_eq!(state.focus.id, SUMMARY_ID);
    }
}

#[test]
fn errors_of_the_ways_in_say_the_place_and_the_way_out() {
    let text = |action: Action| match action {
        Action::Refuse(error) => error.text,
        other => format!("{other:?}"),
    };
    assert_eq!(
        too_large(Intake::Volunteers, "big.csv"),
        "big.csv is larger than 5 MB. Choose the volunteers list: a workbook or CSV. Nothing was changed."
    );
    for pairs in [Intake::Past, Intake::Kept] {
        assert_eq!(
            too_large(pairs, "big.csv"),
            "big.csv is larger than 5 MB. Choose the pairs.csv that you downloaded, or a workbook made of it. Nothing was \
             changed."
        );
    }
    let unreadable = "list.csv could not be read by the browser.".to_owned();
    assert_eq!(
        text(file("list.csv", Err(unreadable.clone()))),
        unreadable,
        "the sentence of the door, at the field"
    );
    assert_eq!(
        text(intake::paste("")),
        "Paste the cells of your spreadsheet, with their headings"
    );
    assert_eq!(
        after([Action::Pair]).error.as_ref().unwrap().text,
        "Choose a volunteers file, or use the sample volunteers"
    );
}

#[test]
fn a_wrong_draw_number_is_kept_as_typed_and_judged_when_it_is_used() {
    let state = after([list(), seed("seven")]);
    assert_eq!(state.error, None, "no complaint while typing");
    let state = go_on(state, [Action::Pair]);
    assert_eq!(state.error.as_ref().unwrap().field, SEED_FIELD);
    assert_eq!(state.run, None);
    assert_eq!(state.work().inputs.settings.seed, "seven");
    assert_eq!(go_on(state, [seed("7"), Action::Pair]).error, None);
}

#[test]
fn a_result_is_out_of_date_until_the_settings_are_as_they_were() {
    let fresh = with_result();
    assert!(!fresh.work().result_is_out_of_date());
    let changed = go_on(
        fresh.clone(),
        [Action::Set(Setting::Preset(Preset::Greedy))],
    );
    assert!(changed.work().result_is_out_of_date());
    let back = go_on(changed, [Action::Set(Setting::Preset(Preset::Generous))]);
    assert!(!back.work().result_is_out_of_date());
    assert!(
        !go_on(fresh, [list()]).work().result_is_out_of_date(),
        "the same people, read anew"
    );
}

#[test]
fn every_change_can_be_undone_and_done_again() {
    let result = with_result();
    let changed = go_on(
        result.clone(),
        [
            Action::Set(Setting::Preset(Preset::RankSum)),
            seed("2"),
            seed("23"),
        ],
    );

    let state = go_on(changed.clone(), [Action::Undo, Action::Undo]);
    assert_eq!(state.work(), result.work());
    let state = go_on(state, [Action::Undo]);
    assert_eq!(
        (state.work().result.is_none(), &state.work().inputs),
        (true, &result.work().inputs)
    );
    let state = go_on(state, [Action::Undo]);
    assert_eq!(state.work().inputs.volunteers, None);
    assert_eq!(state.history.undoable(), None);
    let state = go_on(state, std::iter::repeat_n(Action::Redo, 5));
    assert_eq!(state.work(), changed.work());
    assert_eq!(state.announcement.text, "Did again: the draw number.");
}

#[test]
fn a_run_that_was_cancelled_or_undone_brings_nothing() {
    for end in [Action::Cancel, Action::Undo, list()] {
        let running = after([list(), Action::Pair]);
        let late = paired(&running);
        let state = go_on(running, [end, late]);
        assert_eq!(state.work().result, None);
        assert_eq!(state.run, None);
    }
}

#[test]
fn progress_counts_for_its_own_run_only() {
    let state = after([list(), Action::Pair, Action::Cancel, Action::Pair]);
    let run = state.run.clone().unwrap();
    let late = Action::Progress {
        run: run.number - 1,
        done: 5,
        total: 9,
    };
    let mine = Action::Progress {
        run: run.number,
        done: 2,
        total: 4,
    };
    assert_eq!(go_on(state.clone(), [late]).run, Some(run.clone()));
    let run = go_on(state, [mine]).run.clone().unwrap();
    assert_eq!((run.done, run.total), (2, 4));
}

#[test]
fn people_who_cannot_be_paired_are_said_at_the_list() {
    let running = after([list(), Action::Pair]);
    let run = running.run.as_ref().unwrap().number;
    let reason = "Ann is locked with two people.".to_owned();
    let state = go_on(
        running,
        [Action::NotPairable {
            run,
            reason: reason.clone(),
        }],
    );
    assert_eq!(state.error.as_ref().unwrap().text, reason);
    assert_eq!(state.run, None);
}

#[test]
fn leaving_warns_until_the_pairs_are_in_a_file_but_not_for_the_sample() {
    let state = with_result();
    assert!(state.has_unsaved_work());
    let saved = go_on(state, [Action::Save(Saved::Pairs)]);
    assert!(!saved.has_unsaved_work());
    assert_eq!(saved.outgoing.as_ref().unwrap().name, "pairs.csv");
    let again = go_on(saved, [Action::Pair]);
    let done = paired(&again);
    assert!(
        go_on(again, [done]).has_unsaved_work(),
        "a newer result is not in the file"
    );

    let sample = after([intake::sample(LIST), Action::Pair]);
    let done = paired(&sample);
    assert!(!go_on(sample, [done]).has_unsaved_work());
}

#[test]
fn opening_a_stage_moves_the_focus_to_its_heading_once() {
    let state = after([Action::Open(Stage::Volunteers)]);
    assert_eq!(state.focus.id, Stage::Volunteers.heading_id());
    let again = go_on(state.clone(), [Action::Open(Stage::Volunteers)]);
    assert_eq!(again.focus, state.focus);
}

#[test]
fn looking_changes_nothing_that_is_worked_out() {
    let state = with_result();
    let looked = go_on(
        state.clone(),
        [
            Action::Look(Look::Detail(Detail::Proof)),
            Action::Look(Look::Find("ann".to_owned())),
            Action::Paste("kept".to_owned()),
        ],
    );
    assert_eq!(looked.history, state.history);
    assert_eq!(
        (looked.looking.detail, looked.pasted.as_str()),
        (Detail::Proof, "kept")
    );
}
