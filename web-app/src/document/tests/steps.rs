//! What each action makes of the state.

use documents::plain;
use scheme::details::Logo;

use super::*;
use crate::document::ids;
use crate::parts::errors::SUMMARY_ID;
use crate::parts::keeping::Kept;

fn words(state: &State) -> String {
    plain::text(&state.filled().body)
}

#[test]
fn a_detail_fills_every_place_and_what_is_missing_is_counted() {
    let state = after(
        &start(),
        [
            detail("scheme.name", "Harbour"),
            own("person", "Ann"),
            own("pairs", "20"),
            own("cover", "350"),
        ],
    );
    assert_eq!(
        plain::words(&state.filled().subject),
        "Harbour: meet [Partner]"
    );
    assert_eq!(
        words(&state),
        "Dear Ann, your partner is [Partner], [Profession].\n\n20 pairs cost £14,000."
    );
    let filled = state.filled();
    let missing: Vec<&str> = state
        .missing(&filled)
        .map(|blank| blank.label.as_str())
        .collect();
    assert_eq!(missing, ["Profession", "Partner"]);
}

#[test]
fn a_blank_can_go_its_own_way_in_one_document_and_come_back() {
    let state = after(
        &start(),
        [
            detail("scheme.name", "Harbour"),
            Action::Apart("scheme".into()),
        ],
    );
    let blank = state.template().blank("scheme").unwrap().clone();
    assert_eq!(state.target(&blank), Target::Own("scheme".into()));
    assert_eq!(
        state.value(&state.target(&blank)),
        Some(&text("Harbour")),
        "it starts from the scheme's"
    );
    assert_eq!(state.focus.id, "blank-scheme");
    let state = after(&state, [own("scheme", "Marsh")]);
    assert!(plain::words(&state.filled().subject).starts_with("Marsh:"));
    assert_eq!(state.scheme_name(), "Harbour", "the scheme's own stays");
    let emptied = after(&state, [own("scheme", "")]);
    assert_eq!(
        emptied.target(&blank),
        Target::Own("scheme".into()),
        "an emptied field does not jump away"
    );
    let state = after(&state, [Action::Together("scheme".into())]);
    assert!(plain::words(&state.filled().subject).starts_with("Harbour:"));
    assert_eq!(state.target(&blank), Target::Details("scheme.name".into()));
}

#[test]
fn every_change_can_be_undone_and_typing_counts_as_one() {
    let state = after(
        &start(),
        [
            own("person", "A"),
            own("person", "An"),
            own("person", "Ann"),
            own("partner", "Bob"),
        ],
    );
    let state = after(&state, [Action::Undo]);
    assert_eq!(state.announcement.text, "Undid: “Partner”");
    let undone = after(&state, [Action::Undo]);
    assert!(words(&undone).starts_with("Dear [Person]"));
    assert_eq!(
        after(&undone, [Action::Redo, Action::Redo])
            .announcement
            .text,
        "Did again: “Partner”"
    );
}

#[test]
fn emptying_the_document_leaves_the_scheme() {
    let state = after(
        &start(),
        [
            detail("scheme.name", "Harbour"),
            own("pairs", "20"),
            Action::Clear,
        ],
    );
    assert_eq!((state.scheme_name(), state.own()), ("Harbour", None));
    let back = after(&state, [Action::Undo]);
    assert!(back.own().is_some());
}

#[test]
fn a_list_fills_each_copy_and_nobody_gets_what_was_typed_for_another() {
    let pairs = list(
        "person_a,email_a,person_b,email_b\nAnn,ann@x.example,Bob,bob@x.example\nCy,cy@x.example,,",
    );
    let state = after(
        &start(),
        [own("person", "Typed by hand"), Action::Listed(Ok(pairs))],
    );
    assert_eq!(state.announcement.text, "3 people are on the list.");
    assert!(words(&state).starts_with("Dear Ann, your partner is Bob"));
    let state = after(&state, [Action::Show(2)]);
    assert!(
        words(&state).starts_with("Dear Cy, your partner is [Partner]"),
        "{}",
        words(&state)
    );
    let state = after(&state, [Action::Unlisted]);
    assert!(words(&state).starts_with("Dear Typed by hand"));
}

#[test]
fn what_goes_wrong_stands_at_its_field_and_loses_nothing() {
    let state = after(
        &start(),
        [
            own("person", "Ann"),
            Action::Opened(Err("Not a scheme.".into())),
        ],
    );
    let trouble = state.trouble.as_ref().unwrap();
    assert_eq!(
        (trouble.field, trouble.text.as_str()),
        (ids::OPEN, "Not a scheme.")
    );
    assert_eq!(state.focus.id, SUMMARY_ID);
    assert!(words(&state).starts_with("Dear Ann"));
    let mended = after(&state, [own("person", "Anna")]);
    assert_eq!(mended.trouble, None);
    let refused = after(&start(), [Action::Listed(Err("No names.".into()))]);
    assert_eq!(refused.trouble.as_ref().unwrap().field, ids::LIST);
}

#[test]
fn a_picture_is_chosen_described_and_taken_out() {
    let logo = Logo {
        name: "a.png".into(),
        bytes: vec![1].into(),
        alternative: String::new(),
    };
    let key = || "scheme.logo_1".to_owned();
    let state = after(
        &start(),
        [
            Action::Logo(key(), Ok(logo)),
            Action::Alternative(key(), "Harbour".into()),
        ],
    );
    let [left, right] = state.scheme().details.logos_of(state.template());
    assert_eq!(
        (left.map(|logo| logo.alternative.as_str()), right),
        (Some("Harbour"), None)
    );
    assert_eq!(
        after(&state, [Action::NoLogo(key())])
            .scheme()
            .details
            .logos
            .len(),
        0
    );
    let failed = after(&state, [Action::Logo(key(), Err("Too large.".into()))]);
    assert_eq!(failed.trouble.as_ref().unwrap().field, ids::LOGO);
}

#[test]
fn leaving_is_warned_of_until_the_work_is_in_a_file_or_kept() {
    let state = start();
    assert!(!state.has_unsaved_work());
    let state = after(&state, [own("person", "Ann")]);
    assert!(state.has_unsaved_work());
    assert!(!after(&state, [Action::Saved]).has_unsaved_work());
    let kept = after(
        &state,
        [
            Action::Kept(Kept::Wanted),
            Action::Kept(Kept::At {
                at: "10:42".into(),
                changes: state.keeping.changes(),
            }),
        ],
    );
    assert!(!kept.has_unsaved_work());
    assert!(
        after(&kept, [own("person", "Anna")]).has_unsaved_work(),
        "a change is not kept yet"
    );
    let refused = after(&kept, [Action::Kept(Kept::Refused("Full.".into()))]);
    assert!(refused.has_unsaved_work());
    assert!(
        words(&refused).starts_with("Dear Ann"),
        "the work is as it was"
    );
}

#[test]
fn work_from_this_computer_comes_back_as_one_change() {
    let kept = after(
        &start(),
        [detail("scheme.name", "Harbour"), own("pairs", "20")],
    );
    let state = after(
        &start(),
        [Action::Resumed(
            Box::new((**kept.scheme()).clone()),
            "09:01".into(),
        )],
    );
    assert_eq!(state.scheme_name(), "Harbour");
    assert_eq!(state.keeping.words(), "Kept on this computer 09:01");
    assert!(!state.has_unsaved_work());
    assert_eq!(after(&state, [Action::Undo]).scheme_name(), "");
}

#[test]
fn another_documents_answers_are_kept_when_this_one_is_filled_in() {
    let mut scheme = scheme::saved::SavedScheme::default();
    let other = documents::Values::from([("note".to_owned(), text("kept"))]);
    scheme.documents.insert("agenda".to_owned(), other.clone());
    let state = after(&start(), [opened(scheme), own("pairs", "3"), Action::Clear]);
    assert_eq!(state.scheme().documents.get("agenda"), Some(&other));
}

fn opened(scheme: scheme::saved::SavedScheme) -> Action {
    Action::Opened(Ok(scheme::saved::Opened {
        scheme,
        warnings: Vec::new(),
    }))
}

#[test]
fn what_belongs_to_the_workspace_is_in_the_file_that_this_page_saves() {
    let mut parts = scheme::saved::Parts::default();
    parts.put(&scheme::saved::Settings::default());
    let file = scheme::saved::read(parts.write().as_bytes()).unwrap();
    let state = after(
        &start(),
        [
            opened(file.scheme),
            detail("scheme.name", "Harbour"),
            own("pairs", "3"),
            Action::Clear,
        ],
    );
    let again = scheme::saved::write(state.scheme());
    let again = scheme::saved::WholeScheme::read(again.as_bytes()).unwrap();
    assert_eq!(
        again.scheme.settings,
        Some(scheme::saved::Settings::default())
    );
    assert_eq!(state.scheme_name(), "Harbour");
}

#[test]
fn a_file_that_another_program_saved_again_opens_with_a_word_about_it() {
    let warnings = vec!["Check these words: Zoë.".to_owned()];
    let scheme = scheme::saved::SavedScheme::default();
    let read = scheme::saved::Opened { scheme, warnings };
    let state = after(&start(), [Action::Opened(Ok(read))]);
    assert_eq!(
        state.announcement.text,
        "The saved scheme is open. Check these words: Zoë."
    );
}
