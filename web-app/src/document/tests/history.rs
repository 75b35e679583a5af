//! What Undo goes through, and what stops when the work that it was for is gone.

use documents::plain;

use super::*;
use crate::document::ids;
use crate::document::state::Progress;
use crate::parts::keeping::Kept;

fn subject(state: &State) -> String {
    plain::words(&state.filled().subject)
}

fn pairs() -> List {
    list("person_a,email_a,person_b,email_b\nAnn,ann@x.example,Bob,bob@x.example")
}

#[test]
fn undo_of_made_different_gives_the_field_back_to_the_scheme() {
    let apart = after(
        &start(),
        [
            detail("scheme.name", "Harbour"),
            Action::Apart("scheme".into()),
        ],
    );
    let blank = apart.template().blank("scheme").unwrap().clone();
    assert_eq!(apart.target(&blank), Target::Own("scheme".into()));
    let back = after(&apart, [Action::Undo]);
    assert_eq!(back.target(&blank), Target::Details("scheme.name".into()));
    assert_eq!(back.value(&back.target(&blank)), Some(&text("Harbour")));
    let again = after(&back, [Action::Redo]);
    assert_eq!(again.target(&blank), Target::Own("scheme".into()));
    assert_eq!(again.value(&again.target(&blank)), Some(&text("Harbour")));
}

#[test]
fn a_blank_made_different_and_emptied_is_blank_in_the_document_too() {
    let state = after(
        &start(),
        [
            detail("scheme.name", "Harbour"),
            Action::Apart("scheme".into()),
            own("scheme", ""),
        ],
    );
    assert!(subject(&state).starts_with("[Name of the scheme]:"));
    let back = after(&state, [Action::Undo]);
    assert!(subject(&back).starts_with("Harbour:"));
    let joined = after(&state, [Action::Together("scheme".into())]);
    assert!(subject(&joined).starts_with("Harbour:"));
}

#[test]
fn a_list_and_what_goes_with_a_draft_can_be_undone() {
    let state = after(&start(), [Action::Listed(Ok(pairs())), Action::Show(1)]);
    assert_eq!(state.people().len(), 2);
    let left_out = after(&state, [Action::Enclose("notice".into(), false)]);
    assert!(left_out.history.now().left_out.contains("notice"));
    let state = after(&left_out, [Action::Unlisted]);
    assert_eq!((state.people().len(), state.shown), (0, 0));
    assert_eq!(
        state.focus.id,
        ids::LIST,
        "the button that was pressed is gone"
    );
    let state = after(&state, [Action::Undo]);
    assert_eq!(state.announcement.text, "Undid: the list taken away");
    assert_eq!(state.people().len(), 2);
    let state = after(&state, [Action::Undo]);
    assert_eq!(
        state.announcement.text,
        "Undid: “Patient notice” left out of the draft"
    );
    assert!(state.history.now().left_out.is_empty());
    let state = after(&state, [Action::Undo]);
    assert_eq!(state.announcement.text, "Undid: the list pairs.csv");
    assert!(state.list().is_none());
}

#[test]
fn what_no_saved_file_holds_makes_no_work_unsaved() {
    let state = after(&start(), [detail("scheme.name", "Harbour"), Action::Saved]);
    let listed = after(
        &state,
        [
            Action::Listed(Ok(pairs())),
            Action::Enclose("notice".into(), false),
        ],
    );
    assert!(!listed.has_unsaved_work());
    let kept = after(
        &state,
        [
            Action::Kept(Kept::Wanted),
            Action::Kept(Kept::At {
                at: "10:42".into(),
                changes: state.keeping.changes(),
            }),
            Action::Listed(Ok(pairs())),
        ],
    );
    assert!(kept.keeping.is_kept(), "there is nothing new to keep");
}

fn making(run: u32) -> Action {
    Action::Making(Progress {
        run,
        what: "email drafts",
        done: 0,
        of: 2,
    })
}

#[test]
fn taking_the_list_away_stops_the_files_and_word_of_them_changes_nothing() {
    let state = after(&start(), [Action::Listed(Ok(pairs())), making(1)]);
    let done = |run, done| Action::Made { run, done };
    assert_eq!(
        after(&state, [done(1, 1)]).progress.as_ref().unwrap().done,
        1
    );
    for stops in [
        Action::Unlisted,
        Action::Cancel,
        Action::Undo,
        Action::Listed(Ok(pairs())),
        Action::Opened(Ok(scheme::saved::Opened {
            scheme: Default::default(),
            warnings: Vec::new(),
        })),
    ] {
        let stopped = after(&state, [stops.clone()]);
        assert_eq!(stopped.progress, None, "{stops:?}");
        let said = stopped.announcement.clone();
        let late = after(
            &stopped,
            [
                done(1, 2),
                Action::Ended {
                    run: 1,
                    outcome: Ok("The files are saved.".into()),
                },
            ],
        );
        assert_eq!((&late.progress, &late.announcement), (&None, &said));
    }
    let second = after(&state, [Action::Cancel, making(2), done(1, 2)]);
    assert_eq!(second.progress.as_ref().unwrap().done, 0);
}

#[test]
fn what_fails_beside_the_files_does_not_hide_them() {
    let failed = Action::Failed(crate::document::state::Trouble {
        field: ids::TAKE,
        text: "No.".into(),
    });
    let state = after(&start(), [Action::Listed(Ok(pairs())), making(1), failed]);
    assert!(state.progress.is_some(), "they go on, and can be cancelled");
    let ended = after(
        &state,
        [Action::Ended {
            run: 1,
            outcome: Err("The disk is full.".into()),
        }],
    );
    assert_eq!(ended.progress, None);
    let trouble = ended.trouble.as_ref().unwrap();
    assert_eq!(
        (trouble.field, trouble.text.as_str()),
        (ids::LIST, "The disk is full.")
    );
}
