//! Save and Open: what a day's work comes to on another computer.

use std::rc::Rc;

use pairing::Preset;
use scheme::Change;
use scheme::saved::WholeScheme;

use super::action::{Action, Look, Saved, Setting, Steer};
use super::ids::{BAR_PLACE, OPEN_FIELD, OPEN_SECRET_FIELD};
use super::scheme_file::{chosen, file};
use super::screens::screen;
use super::stage::Stage;
use super::state::Workspace;
use super::tests::{after, go_on, list, paired, with_result};
use crate::testing::words_of;

/// Lets all that runs come to its end.
fn ends(mut state: Rc<Workspace>) -> Rc<Workspace> {
    while state.run.is_some() {
        let done = paired(&state);
        state = go_on(state, [done]);
    }
    state
}

fn saved(state: &Workspace) -> Vec<u8> {
    file(state.work()).unwrap().bytes
}

/// The file on another computer.
fn opened(bytes: Vec<u8>) -> Rc<Workspace> {
    ends(go_on(empty(), [chosen("harbour.exchange.json", Ok(bytes))]))
}

fn empty() -> Rc<Workspace> {
    Rc::new(Workspace::at(Stage::Pair))
}

fn couple(a: &str, b: &str) -> (String, String) {
    (a.to_owned(), b.to_owned())
}

/// An afternoon's work: an entry put right, somebody gone, pairs set by hand, earlier pairs, a draft, an exchange that is done.
fn afternoon() -> Rc<Workspace> {
    let put_right = Change::Replace {
        row: 4,
        column: 5,
        entry: "GP".to_owned(),
        by: "Ann".to_owned(),
    };
    let state = ends(after([list(), Action::Edit(put_right), Action::Pair]));
    let state = go_on(
        state,
        [
            Action::Look(Look::DraftName("As first worked out".to_owned())),
            Action::KeepDraft,
            Action::Set(Setting::Preset(Preset::Greedy)),
            Action::Set(Setting::Seed("7".to_owned())),
            Action::Steer(Steer::Forbid(couple(
                "ann@surgery.example",
                "bea@hospital.example",
            ))),
            Action::Pair,
        ],
    );
    go_on(
        ends(state),
        [Action::Steer(Steer::Done(couple(
            "ann@surgery.example",
            "bob@hospital.example",
        )))],
    )
}

#[test]
fn what_was_saved_is_there_on_another_computer() {
    let before = afternoon();
    let after = opened(saved(&before));
    let (then, now) = (before.work(), after.work());
    let lists = [then, now].map(|work| work.inputs.volunteers.as_ref().unwrap());
    assert_eq!(lists[0].sheet.table(), lists[1].sheet.table());
    assert_eq!(*lists[0].corrections, *lists[1].corrections);
    assert_eq!(lists[1].corrections.put_right.len(), 1);
    assert!(lists[1].changed);
    assert_eq!(then.inputs.settings, now.inputs.settings);
    assert_eq!(then.inputs.steering, now.inputs.steering);
    assert_eq!(then.done, now.done);
    let pairs = [then, now].map(|work| work.result.as_ref().unwrap());
    assert_eq!(pairs[0].outcome.pairs, pairs[1].outcome.pairs);
    assert_eq!(pairs[1].proof, Ok(()), "checked, and not merely said to be");
    assert!(!then.result_is_out_of_date() && !now.result_is_out_of_date());
    assert_eq!(now.drafts.len(), 1);
    assert_eq!(now.drafts[0].name, "As first worked out");
    assert_eq!(
        now.drafts[0].solved.outcome.pairs,
        then.drafts[0].solved.outcome.pairs
    );
    // The same once more, to the byte.
    assert_eq!(saved(&after), saved(&before));
    assert!(!after.has_unsaved_work(), "it is in its file");
}

#[test]
fn opening_is_one_step_and_undo_brings_back_what_was_here() {
    let here = with_result();
    let file = saved(&afternoon());
    let state = ends(go_on(
        here.clone(),
        [chosen("harbour.exchange.json", Ok(file))],
    ));
    assert_eq!(
        state.note.as_ref().unwrap().text,
        "The pairs were worked out again. They are as they were saved, and checked."
    );
    let back = go_on(state, [Action::Undo]);
    assert_eq!(back.work(), here.work());
    assert_eq!(back.announcement.text, "Undid: a scheme opened.");
}

#[test]
fn opening_says_what_it_found_and_what_undo_can_do() {
    let file = saved(&afternoon());
    let open = |state| go_on(state, [chosen("harbour.exchange.json", Ok(file.clone()))]);
    let text = |state: &Workspace| state.announcement.text.clone();
    assert_eq!(
        text(&open(empty())),
        "harbour.exchange.json is open: 3 people."
    );
    let state = open(with_result());
    assert_eq!(
        text(&state),
        "harbour.exchange.json is open: 3 people. Undo brings back what was here."
    );
    assert_eq!(state.focus.id, BAR_PLACE);
    assert!(state.run.is_some(), "its pairs are worked out again");
    let words = words_of(&screen(&state));
    assert!(words.contains("Pairs as saved"), "{words}");
    assert!(!words.contains("Checked"), "not before they are");
}

#[test]
fn pairs_that_somebody_changed_in_the_file_are_never_called_checked() {
    let scheme = WholeScheme::read(&saved(&with_result())).unwrap().scheme;
    let mut pairs = scheme.pairs.clone().unwrap();
    pairs.pairs[0].ids.1 = "bob@hospital.example".to_owned();
    pairs.pairs[0].names.1 = "Bob".to_owned();
    let changed = WholeScheme {
        pairs: Some(pairs),
        ..scheme
    };
    let state = opened(changed.write().unwrap().into_bytes());
    assert_eq!(state.work().result, None);
    let words = words_of(&screen(&state));
    for said in [
        "Pairs as saved Worked out again, other pairs come of this list. Somebody changed the file, or another version of the \
         toolkit made it. Compare the pairs below with those that people were told, then repair them or pair again.",
        "Ann Bob",
    ] {
        assert!(words.contains(said), "{said:?} in {words}");
    }
    // They stay in the file until there is another result.
    let again = WholeScheme::read(&saved(&state)).unwrap().scheme;
    assert_eq!(again.pairs, changed.pairs);
}

#[test]
fn pairs_of_a_list_that_has_changed_since_are_repaired() {
    let before = go_on(with_result(), [Action::Edit(Change::TakeOut { row: 3 })]);
    let state = opened(saved(&before));
    assert_eq!(
        state.work().result,
        None,
        "Bea has left, and they named her"
    );
    let words = words_of(&screen(&state));
    assert!(
        words.contains(
            "The list is another than when these pairs were made, so they cannot be checked. Repair them: as many as can be stay."
        ),
        "{words}"
    );
    let keep = {
        let work = state.work();
        let (pairs, _) = work.as_saved.pairs.as_ref().unwrap();
        Action::TakeUp(super::scheme_file::to_keep(
            pairs,
            &work.done,
            "the pairs as saved",
        ))
    };
    let repaired = ends(go_on(state, [keep]));
    assert!(repaired.work().result.is_some());
    assert_eq!(repaired.work().as_saved.pairs, None);
}

#[test]
fn a_result_that_was_out_of_date_by_its_settings_still_is() {
    let state = with_result();
    let before = go_on(state, [Action::Set(Setting::Preset(Preset::RankSum))]);
    assert!(before.work().result_is_out_of_date());
    let after = opened(saved(&before));
    assert!(after.work().result.is_some());
    assert!(after.work().result_is_out_of_date());
    assert_eq!(after.work().inputs.settings.preset, Preset::RankSum);
}

#[test]
fn what_documents_and_newer_pages_put_into_the_file_stays_in_it() {
    let mut scheme = WholeScheme::read(&saved(&with_result())).unwrap().scheme;
    let name = documents::Value::Text("Harbour and Marsh".to_owned());
    scheme.details.values.insert("scheme.name".to_owned(), name);
    let own = documents::Value::Text("Tuesday".to_owned());
    let of_one = [("day".to_owned(), own)].into();
    scheme.documents.insert("third-email".to_owned(), of_one);
    let text = scheme.write().unwrap().replacen(
        "\"parts\": {",
        "\"parts\": {\n    \"events\": {\"version\": 9, \"data\": [1, 2]},",
        1,
    );
    let state = opened(text.into_bytes());
    let words = words_of(&screen(&state));
    assert!(
        words.contains("Harbour and Marsh Saved to a file"),
        "{words}"
    );
    let file = file(state.work()).unwrap();
    assert_eq!(file.name, "harbour-and-marsh.exchange.json");
    let again = WholeScheme::read(&file.bytes).unwrap().scheme;
    assert_eq!(again.details, scheme.details);
    assert_eq!(again.documents, scheme.documents);
    assert_eq!(again.rest.names().collect::<Vec<_>>(), ["events"]);
}

#[test]
fn the_bar_says_whether_the_work_is_in_a_file() {
    let said = |state: &Workspace| super::words::saved(state);
    let state = with_result();
    assert_eq!(said(&state), "Pairs not saved to a file yet");
    assert!(state.has_unsaved_work());
    let state = go_on(state, [Action::Save(Saved::Scheme)]);
    assert_eq!(said(&state), "Saved to a file");
    assert!(!state.has_unsaved_work());
    assert_eq!(
        state.note.as_ref().unwrap().text,
        "scheme.exchange.json was handed to your browser to save."
    );
    assert_eq!(
        state.outgoing.as_ref().unwrap().name,
        "scheme.exchange.json"
    );
    let state = go_on(state, [Action::Set(Setting::Preset(Preset::Greedy))]);
    assert!(state.has_unsaved_work());
    let state = go_on(state, [Action::Undo]);
    assert_eq!(said(&state), "Saved to a file");
}

#[test]
fn a_file_that_is_none_changes_nothing_and_one_with_a_passphrase_is_asked_for_it() {
    let before = with_result();
    let state = go_on(before.clone(), [Action::Look(Look::SchemeFile(true))]);
    assert_eq!(state.focus.id, OPEN_FIELD);
    let refused = go_on(
        state.clone(),
        [chosen("list.csv", Ok(b"name,side\n".to_vec()))],
    );
    assert_eq!(refused.error.as_ref().unwrap().field, OPEN_FIELD);
    assert_eq!(refused.history, before.history);
    screen(&refused);

    let sealed = b"age-encryption.org/v1\n-> scrypt abc 16\n".to_vec();
    let asks = go_on(state, [chosen("harbour.exchange.json.age", Ok(sealed))]);
    assert_eq!(asks.focus.id, OPEN_SECRET_FIELD);
    let words = words_of(&screen(&asks));
    assert!(
        words.contains("Passphrase of harbour.exchange.json.age"),
        "{words}"
    );
    let left = go_on(asks, [Action::Look(Look::SchemeFile(false))]);
    assert_eq!(left.sealed, None);
    assert_eq!(left.history, before.history);
}
