//! Nothing is lost and nothing old comes back: files, drafts, prices, and what is asked on leaving.

use std::rc::Rc;

use super::action::{Action, Look, Saved, Setting, Steer};
use super::ids::{PAST_FIELD, RESULT_HEADING};
use super::intake::{self, Intake};
use super::lists::From;
use super::screens::{says, words};
use super::state::{Detail, Workspace};
use super::tests::{LIST, after, file, go_on, list, paired, with_result};
use crate::browser::intake::{News, Reading};
use pairing::Preset;
use scheme::Change;

const ANN: &str = "ann@surgery.example";

fn couple(b: &str) -> (String, String) {
    (ANN.to_owned(), format!("{b}@hospital.example"))
}

fn past(name: &str, rows: &str) -> Action {
    let text = format!("person_a,email_a,person_b,email_b\n{rows}");
    intake::file(Intake::Past, name, Ok(text.into_bytes()))
}

const WITH_BEA: &str = "Ann,ann@surgery.example,Bea,bea@hospital.example\n";
const WITH_BOB: &str = "Ann,ann@surgery.example,Bob,bob@hospital.example\n";

fn ends(state: Rc<Workspace>) -> Rc<Workspace> {
    let done = paired(&state);
    go_on(state, [done])
}

fn takes_out(who: &str) -> Action {
    Action::TakeOut(format!("{who}@hospital.example"), From::List)
}

fn people(state: &Workspace) -> Vec<String> {
    let list = state.work().inputs.volunteers.clone().unwrap();
    let volunteers = list.roster.volunteers.iter();
    volunteers.map(|one| one.person.name.clone()).collect()
}

fn price_of_bob(state: Rc<Workspace>) -> Rc<Workspace> {
    let (a, b) = couple("bob");
    ends(go_on(
        state,
        [
            Action::Look(Look::AskA(a)),
            Action::Look(Look::AskB(b)),
            Action::WhatIf,
        ],
    ))
}

#[test]
fn two_files_of_earlier_pairs_with_one_name_both_count_and_are_told_apart() {
    let state = after([
        list(),
        past("pairs.csv", WITH_BEA),
        past("pairs.csv", WITH_BOB),
    ]);
    let files = &state.work().inputs.past;
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["pairs.csv", "pairs.csv (2)"]);
    assert_eq!(
        state.announcement.text,
        "pairs.csv: 1 pair read. Another file has this name already, so it is listed as pairs.csv (2). Both count."
    );
    says(
        &words(&state),
        &[
            "pairs.csv: 1 pair, 1 of them on this list, the first Ann and Bea",
            "pairs.csv (2): 1 pair, 1 of them on this list, the first Ann and Bob",
        ],
    );
    let state = ends(go_on(state, [Action::Pair]));
    assert_eq!(state.work().result.as_ref().unwrap().outcome.pairs.len(), 0);
}

#[test]
fn the_same_earlier_pairs_twice_count_once_and_that_is_said() {
    let both = format!("{WITH_BEA}{WITH_BOB}");
    let turned = format!("{WITH_BOB}{WITH_BEA}");
    let state = after([list(), past("pairs.csv", &both)]);
    let again = go_on(state.clone(), [past("copy of pairs.csv", &turned)]);
    assert_eq!(again.history, state.history);
    let said = "copy of pairs.csv holds the same 2 pairs as pairs.csv, which counts already. They count once.";
    assert_eq!(again.announcement.text, said);
    assert_eq!(again.note.as_ref().unwrap().place, PAST_FIELD);
    says(&words(&again), &[said]);
}

#[test]
fn a_price_never_brings_back_who_has_left() {
    let asked = price_of_bob(with_result());
    let left = go_on(asked, [takes_out("bea")]);
    says(
        &words(&go_on(
            left.clone(),
            [Action::Look(Look::Detail(Detail::Compare))],
        )),
        &[
            "Out of date.",
            "since this price was worked out. Ask again.",
        ],
    );
    let pressed = go_on(left.clone(), [Action::UseTrial]);
    assert_eq!(pressed.history, left.history);
    assert_eq!(people(&pressed), ["Ann", "Bob"]);
}

#[test]
fn a_price_that_is_taken_adds_its_lock_and_changes_nothing_else() {
    let state = go_on(with_result(), [Action::Steer(Steer::Forbid(couple("zoe")))]);
    let state = ends(go_on(state, [Action::Pair]));
    let taken = go_on(price_of_bob(state.clone()), [Action::UseTrial]);
    let (before, now) = (&state.work().inputs, &taken.work().inputs);
    assert_eq!(now.steering.lock, [couple("bob")]);
    assert_eq!(now.steering.forbid, before.steering.forbid);
    assert_eq!(
        (&now.volunteers, &now.settings),
        (&before.volunteers, &before.settings)
    );
    assert!(!taken.work().result_is_out_of_date());
}

#[test]
fn the_price_of_pairs_that_are_out_of_date_is_not_worked_out() {
    let (a, b) = couple("bob");
    let state = go_on(
        with_result(),
        [
            takes_out("bea"),
            Action::Look(Look::AskA(a)),
            Action::Look(Look::AskB(b)),
            Action::WhatIf,
        ],
    );
    assert_eq!(state.run, None);
    assert_eq!(
        state.error.as_ref().unwrap().text,
        "These pairs are out of date: the list or the settings have changed since. Repair them or pair again, then ask for the \
         price"
    );
}

#[test]
fn a_draft_keeps_the_list_of_today() {
    let state = go_on(with_result(), [Action::KeepDraft, takes_out("bea")]);
    let state = ends(go_on(state, [Action::Pair]));
    let state = ends(go_on(state, [Action::UseDraft(0)]));
    assert_eq!(people(&state), ["Ann", "Bob"], "who has left stays away");
    assert!(!state.work().result_is_out_of_date());
    let note = state.note.clone().unwrap();
    assert_eq!(
        (note.place.as_str(), note.text.as_str()),
        (
            RESULT_HEADING,
            "Draft 1 was worked out again for the list, the earlier pairs and the exchanges done of today."
        )
    );
    says(
        &words(&state),
        &["Repaired: 0 of 1 pair from Draft 1 stay together."],
    );
}

#[test]
fn a_draft_keeps_earlier_pairs_and_exchanges_that_came_after_it() {
    let state = go_on(
        with_result(),
        [Action::KeepDraft, past("pairs.csv", WITH_BEA)],
    );
    let state = ends(go_on(state, [Action::UseDraft(0)]));
    assert_eq!(state.work().inputs.past.len(), 1);
    let pairs = &state.work().result.as_ref().unwrap().outcome.pairs;
    assert!(pairs.iter().all(|pair| !pair.locked) && pairs.len() == 1);
    says(&words(&state), &["Bob"]);

    let state = go_on(
        with_result(),
        [Action::KeepDraft, Action::Steer(Steer::Done(couple("bob")))],
    );
    let state = ends(go_on(state, [Action::UseDraft(0)]));
    assert_eq!(state.work().done, [couple("bob")]);
    assert!(!state.work().result_is_out_of_date());
}

#[test]
fn what_a_draft_sets_anew_is_said() {
    let state = go_on(
        with_result(),
        [
            Action::KeepDraft,
            Action::Set(Setting::Preset(Preset::Greedy)),
            Action::Steer(Steer::Forbid(couple("bob"))),
            Action::UseDraft(0),
        ],
    );
    assert_eq!(
        state.announcement.text,
        "Draft 1 is the result again. What was set for it came back with it: what matters most: Fewest disappointed, was Most \
         first choices; Ann and Bob: not ruled out any more. Undo takes this back."
    );
    let back = go_on(state, [Action::Undo]);
    assert_eq!(back.work().inputs.steering.forbid, [couple("bob")]);
}

#[test]
fn pairs_of_this_round_change_nothing_until_they_are_paired() {
    let text = format!(
        "person_a,email_a,person_b,email_b,done\n{},yes\n",
        WITH_BOB.trim()
    );
    let kept = intake::file(Intake::Kept, "pairs.csv", Ok(text.into_bytes()));
    let before = after([list()]);
    let running = go_on(before.clone(), [kept]);
    let cancelled = go_on(running.clone(), [Action::Cancel]);
    assert_eq!(cancelled.history, before.history, "everything is as it was");
    assert_eq!(ends(running).work().done, [couple("bob")]);
}

#[test]
fn a_late_file_never_takes_the_place_of_a_newer_choice() {
    let reading = |number| {
        Action::File(News::Reading(Reading {
            number,
            field: Intake::Volunteers.field().into(),
            name: "slow.xlsx".to_owned(),
        }))
    };
    let came = |number| {
        Action::File(News::Came(
            number,
            Box::new(file("slow.xlsx", Ok(LIST.into()))),
        ))
    };
    let waiting = after([reading(1)]);
    assert_eq!(waiting.announcement.text, "Reading slow.xlsx ...");
    says(&words(&waiting), &["Reading slow.xlsx ..."]);
    let read = go_on(waiting.clone(), [came(1)]);
    assert_eq!(people(&read), ["Ann", "Bea", "Bob"]);

    for newer in [
        intake::sample("name,side\nCy,a\nDi,b\n"),
        intake::paste("name\tside\nCy\ta\nDi\tb\n"),
    ] {
        let state = go_on(waiting.clone(), [newer, came(1)]);
        assert_eq!(people(&state), ["Cy", "Di"]);
    }
    let state = go_on(waiting.clone(), [reading(2), came(1)]);
    assert_eq!(
        state.work().inputs.volunteers,
        None,
        "another file was chosen"
    );
    let state = go_on(after([list(), reading(1)]), [Action::Undo, came(1)]);
    assert_eq!(
        state.work().inputs.volunteers,
        None,
        "Undo was pressed after the file was chosen"
    );
}

#[test]
fn only_what_the_solver_reads_makes_a_result_out_of_date() {
    let wrong = LIST.replace("Ann\n", "Anm\n");
    let state = after([file("list.csv", Ok(wrong.into_bytes())), Action::Pair]);
    let state = ends(state);
    let problem = state
        .work()
        .inputs
        .volunteers
        .as_ref()
        .unwrap()
        .roster
        .problems[0]
        .clone();
    let left = (problem.row, problem.column, problem.entry.clone());
    let same = go_on(
        state.clone(),
        [Action::Leave(left), Action::Save(Saved::List)],
    );
    assert!(!same.work().result_is_out_of_date());

    let turned: Vec<&str> = LIST.trim().lines().collect();
    let [head, one, two, three] = turned.as_slice() else {
        panic!("a list of three");
    };
    let turned = format!("{head}\n{three}\n{one}\n{two}\n");
    let sorted = go_on(with_result(), [file("sorted.csv", Ok(turned.into_bytes()))]);
    assert!(
        !sorted.work().result_is_out_of_date(),
        "the same people in another order"
    );

    let mend = problem.accept(0).unwrap();
    assert!(matches!(mend, Change::Replace { .. }));
    assert!(
        go_on(state, [Action::Edit(mend)])
            .work()
            .result_is_out_of_date()
    );
    let done = go_on(with_result(), [Action::Steer(Steer::Done(couple("bea")))]);
    assert!(!done.work().result_is_out_of_date());
    let other = go_on(with_result(), [Action::Steer(Steer::Done(couple("bob")))]);
    assert!(
        other.work().result_is_out_of_date(),
        "a pair that was not made"
    );
}

#[test]
fn a_telephone_number_that_was_put_right_is_in_the_file_of_pairs() {
    let with_phone = |phone: &str| {
        let text = format!(
            "name,email,side,phone\nAnn,ann@surgery.example,a,{phone}\nBea,bea@hospital.example,b,\n"
        );
        file("list.csv", Ok(text.into_bytes()))
    };
    let state = ends(after([with_phone("07700 900001"), Action::Pair]));
    let state = go_on(state, [with_phone("07700 900002")]);
    assert!(!state.work().result_is_out_of_date());
    let state = go_on(state, [Action::Save(Saved::Pairs)]);
    let text = String::from_utf8(state.outgoing.as_ref().unwrap().bytes.clone()).unwrap();
    assert!(
        text.contains("07700 900002") && !text.contains("07700 900001"),
        "{text}"
    );
}

#[test]
fn the_presets_side_by_side_say_that_the_list_has_changed() {
    let mut state = go_on(
        with_result(),
        [Action::Survey, Action::Look(Look::Detail(Detail::Fairness))],
    );
    while state.run.is_some() {
        state = ends(state);
    }
    let fresh = "since these were laid side by side";
    assert!(!words(&state).contains(fresh));
    let preset = go_on(
        state.clone(),
        [Action::Set(Setting::Preset(Preset::Greedy))],
    );
    assert!(
        !preset.work().survey_is_out_of_date(),
        "each preset is among them"
    );
    let state = go_on(state, [takes_out("bob")]);
    says(
        &words(&state),
        &["The list or the rules have changed", fresh],
    );
}

#[test]
fn leaving_warns_of_all_that_is_in_no_file() {
    let steer = |steer| go_on(after([list()]), [Action::Steer(steer)]);
    let settings = go_on(
        after([list()]),
        [Action::Set(Setting::Preset(Preset::Greedy))],
    );
    let downloaded = go_on(with_result(), [Action::Save(Saved::Pairs)]);
    assert!(!downloaded.has_unsaved_work());
    assert!(
        !after([list()]).has_unsaved_work(),
        "the list is in its own file"
    );
    let mut survey = go_on(downloaded.clone(), [Action::Survey]);
    while survey.run.is_some() {
        survey = ends(survey);
    }
    for (what, state) in [
        (
            "somebody taken out",
            go_on(after([list()]), [takes_out("bob")]),
        ),
        ("a lock", steer(Steer::Lock(couple("bob")))),
        ("a ban", steer(Steer::Forbid(couple("bob")))),
        (
            "professions",
            steer(Steer::Professions(("GP".to_owned(), "Nurse".to_owned()))),
        ),
        (
            "an exchange done",
            go_on(
                downloaded.clone(),
                [Action::Steer(Steer::Done(couple("bea")))],
            ),
        ),
        (
            "a lock after the file",
            go_on(
                downloaded.clone(),
                [Action::Steer(Steer::Lock(couple("bob")))],
            ),
        ),
        ("a setting", settings),
        ("a draft", go_on(with_result(), [Action::KeepDraft])),
        ("the presets side by side", survey),
    ] {
        assert!(state.has_unsaved_work(), "{what}");
    }
    let taken_out = go_on(after([list()]), [takes_out("bob")]);
    says(
        &words(&taken_out),
        &["List changed here, not saved to a file yet"],
    );
    assert!(!go_on(taken_out, [Action::Save(Saved::List)]).has_unsaved_work());

    // Pairs of before the lock do not hold the lock.
    let late = go_on(
        with_result(),
        [
            Action::Steer(Steer::Lock(couple("bob"))),
            Action::Save(Saved::Pairs),
        ],
    );
    assert!(late.has_unsaved_work());
    let sample = go_on(after([intake::sample(LIST)]), [takes_out("bob")]);
    assert!(
        sample.has_unsaved_work(),
        "the sample, once somebody has worked on it"
    );
}

#[test]
fn a_swap_is_asked_about_by_its_people() {
    let state = go_on(with_result(), [Action::Look(Look::SwapOf(couple("bea")))]);
    assert_eq!(state.looking.swap, [Some(couple("bea")), None]);
    let state = ends(go_on(
        state,
        [Action::Steer(Steer::Forbid(couple("bea"))), Action::Pair],
    ));
    let state = go_on(state, [Action::Swap]);
    assert_eq!(state.error.as_ref().unwrap().text, "Choose two pairs");
}
