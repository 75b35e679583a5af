//! What actions make of the state.

use forms::answers::{DateFields, ManyChosen};
use forms::date::DatePart;
use forms::{Answer, Prepared};

use super::*;
use crate::forms::ids;
use crate::forms::place::Place;
use crate::parts::errors::SUMMARY_ID;
use crate::parts::keeping::Kept;

fn england() -> Action {
    Action::Nation("England".to_owned())
}

/// On the check page with nothing wrong.
fn checked() -> Rc<State> {
    after(
        fresh(),
        [
            Action::Begin,
            Action::Continue,
            text("name", "Ana Poe"),
            Action::Continue,
            choose("visited", "no"),
            Action::Continue,
            Action::Continue,
        ],
    )
}

#[test]
fn a_phone_shows_one_part_after_another_and_skips_what_does_not_apply() {
    let state = after(fresh(), [Action::Begin]);
    assert_eq!(state.place, Place::Nation);
    assert_eq!(state.on_screen(), [Place::Nation]);
    let state = after(state, [england(), Action::Continue]);
    assert_eq!(state.place, Place::Section(0));
    let state = after(state, [text("name", "Ana"), Action::Continue]);
    assert_eq!(state.place, Place::Section(1));
    let no = after(state.clone(), [choose("visited", "no"), Action::Continue]);
    assert_eq!(no.place, Place::Section(3));
    assert_eq!(after(no.clone(), [Action::Back]).place, Place::Section(1));
    assert_eq!(after(no, [Action::Continue]).place, Place::Check);
}

#[test]
fn a_desk_shows_all_that_applies_on_one_page() {
    let state = after(fresh(), [Action::Wide(true), Action::Begin]);
    assert_eq!(
        state.on_screen(),
        [
            Place::Nation,
            Place::Section(0),
            Place::Section(1),
            Place::Section(3)
        ]
    );
    let state = after(state, [choose("visited", "yes")]);
    assert!(state.on_screen().contains(&Place::Section(2)));
    let state = after(state, [Action::Continue]);
    let messages: Vec<_> = state
        .errors()
        .into_iter()
        .map(|(field, text)| (field, text.to_owned()))
        .collect();
    assert_eq!(
        messages,
        [
            ("q-name".to_owned(), "Enter your name".to_owned()),
            (
                "q-day-day".to_owned(),
                "Enter the date for “When was it”".to_owned()
            )
        ]
    );
    assert_eq!(state.focus.id, SUMMARY_ID);
    assert_eq!(after(state, [Action::Back]).place, Place::Start);
}

#[test]
fn continue_stops_at_what_is_wrong_and_goes_on_once_it_is_right() {
    let state = after(fresh(), [Action::Begin, Action::Continue, Action::Continue]);
    assert_eq!(state.place, Place::Section(0));
    assert_eq!(state.faults.len(), 1);
    let state = after(state, [text("name", "Ana")]);
    assert_eq!(
        state.faults.len(),
        1,
        "judged on Continue, not while typing"
    );
    let state = after(state, [Action::Continue]);
    assert!(state.faults.is_empty());
    assert_eq!(
        (state.place, state.focus.id.as_str()),
        (Place::Section(1), ids::HEADING)
    );
}

#[test]
fn a_change_link_leads_to_the_field_and_continue_back_to_the_answers() {
    let state = after(checked(), [Action::Change("name".to_owned())]);
    assert_eq!(
        (state.place, state.focus.id.as_str()),
        (Place::Section(0), "q-name")
    );
    let state = after(state, [text("name", "Bo"), Action::Continue]);
    assert_eq!(state.place, Place::Check);
    let state = after(state, [Action::ChangeNation]);
    assert_eq!(
        (state.place, state.focus.id.as_str()),
        (Place::Nation, ids::NATION)
    );
    assert_eq!(after(state, [Action::Back]).place, Place::Check);
}

#[test]
fn finish_goes_back_to_what_a_change_has_opened() {
    let state = after(
        checked(),
        [
            Action::Change("visited".to_owned()),
            choose("visited", "yes"),
            Action::Back,
            Action::Continue,
        ],
    );
    assert_eq!(state.place, Place::Section(1));
    assert_eq!(
        state
            .errors()
            .first()
            .map(|(field, _)| field.clone())
            .as_deref(),
        Some("q-day-day")
    );
    assert_eq!(after(checked(), [Action::Continue]).place, Place::Done);
}

#[test]
fn the_browsers_back_goes_to_open_places_only() {
    assert_eq!(
        after(checked(), [Action::Go(Place::Section(1))]).place,
        Place::Section(1)
    );
    assert_eq!(
        after(checked(), [Action::Go(Place::Done)]).place,
        Place::Done
    );
    assert_eq!(
        after(fresh(), [Action::Go(Place::Check)]).place,
        Place::Start
    );
    assert_eq!(
        after(checked(), [Action::Go(Place::Section(2))]).place,
        Place::Check
    );
}

#[test]
fn forward_to_the_answers_says_what_stands_in_the_way() {
    let state = after(
        checked(),
        [
            Action::Go(Place::Section(0)),
            text("name", ""),
            Action::Go(Place::Check),
        ],
    );
    assert_eq!(state.place, Place::Section(0));
    let errors: Vec<&str> = state.errors().into_iter().map(|(_, text)| text).collect();
    assert_eq!(errors, ["Enter your name"]);
    assert_eq!(state.focus.id, SUMMARY_ID);
    assert!(state.answers().contains_key("visited"), "nothing is lost");
}

#[test]
fn the_first_page_takes_the_focus_where_there_is_something_to_take_it() {
    assert_eq!(after(checked(), [Action::Clear]).focus.id, ids::START);
    assert_eq!(
        after(fresh(), [Action::Begin, Action::Back]).focus.id,
        ids::START
    );
}

#[test]
fn clearing_an_answer_leaves_the_focus_at_its_question() {
    let state = after(fresh(), [choose("job", "GP"), edit("job", Edit::Clear)]);
    assert_eq!(state.focus.id, "q-job");
    let state = after(
        state,
        [choose("visited", "yes"), edit("visited", Edit::Clear)],
    );
    assert_eq!(state.focus.id, "q-visited");
    assert!(state.is_empty());
}

#[test]
fn the_window_for_printing_takes_nothing_away() {
    let typed = after(fresh(), [text("name", "Ana")]);
    let printed = after(typed, [Action::Said("The window for printing was opened.")]);
    assert!(printed.has_unsaved_answers(), "it may have been closed");
}

#[test]
fn every_change_can_be_undone_and_typing_counts_once() {
    let state = after(
        fresh(),
        [
            text("name", "A"),
            text("name", "An"),
            text("name", "Ana"),
            choose("visited", "yes"),
            Action::Undo,
        ],
    );
    assert_eq!(state.answers().get("visited"), None);
    assert_eq!(state.announcement.text, "Undid: “Have you visited?”");
    let state = after(state, [Action::Undo]);
    assert!(state.answers().is_empty());
    let state = after(state, [Action::Redo]);
    assert_eq!(
        state.answers().get("name"),
        Some(&Answer::Text("Ana".to_owned()))
    );
    let state = after(state, [Action::Clear]);
    assert!(state.answers().is_empty());
    assert!(!after(state, [Action::Undo]).answers().is_empty());
}

#[test]
fn a_choice_that_stands_alone_takes_the_others_away() {
    let tick = |id: &str| edit("places", Edit::Tick(id.to_owned(), true));
    let ids = |state: &State| match state.answers().get("places") {
        Some(Answer::Choices(ManyChosen { ids, .. })) => ids.clone(),
        _ => Vec::new(),
    };
    let state = after(fresh(), [tick("clinic"), tick("ward")]);
    assert_eq!(
        ids(&state),
        ["ward", "clinic"],
        "in the order of the question"
    );
    let state = after(state, [tick("none")]);
    assert_eq!(ids(&state), ["none"]);
    assert_eq!(ids(&after(state, [tick("ward")])), ["ward"]);
}

#[test]
fn rows_come_and_go_and_the_focus_follows() {
    let cell = |row, text: &str| {
        edit(
            "actions",
            Edit::Cell(row, "what".to_owned(), text.to_owned()),
        )
    };
    let rows = |state: &State| match state.answers().get("actions") {
        Some(Answer::Table(rows)) => rows
            .iter()
            .map(|row| row.get("what").cloned().unwrap_or_default())
            .collect(),
        _ => Vec::new(),
    };
    let state = after(fresh(), [cell(0, "Call"), edit("actions", Edit::AddRow)]);
    assert_eq!(state.focus.id, "q-actions-1-0");
    let state = after(
        state,
        [
            cell(1, "Meet"),
            edit("actions", Edit::AddRow),
            edit("actions", Edit::AddRow),
        ],
    );
    assert_eq!(
        rows(&state),
        ["Call", "Meet", ""],
        "never more than the form allows"
    );
    let state = after(state, [edit("actions", Edit::RemoveRow(0))]);
    assert_eq!(rows(&state), ["Meet", ""]);
    assert_eq!(state.focus.id, "q-actions-0-0");
    assert_eq!(rows(&after(state, [Action::Undo])), ["Call", "Meet", ""]);
}

#[test]
fn a_date_keeps_what_was_typed() {
    let part = |part, text: &str| edit("day", Edit::Date(part, text.to_owned()));
    let state = after(
        fresh(),
        [
            part(DatePart::Day, "27"),
            part(DatePart::Month, "jan"),
            part(DatePart::Year, "x"),
        ],
    );
    let date = DateFields {
        day: "27".to_owned(),
        month: "jan".to_owned(),
        year: "x".to_owned(),
    };
    assert_eq!(state.answers().get("day"), Some(&Answer::Date(date)));
}

#[test]
fn leaving_warns_only_while_answers_are_in_no_file() {
    assert!(!fresh().has_unsaved_answers());
    let typed = after(fresh(), [text("name", "Ana")]);
    assert!(typed.has_unsaved_answers());
    let saved = after(typed, [Action::Took("saved")]);
    assert!(!saved.has_unsaved_answers());
    assert!(after(saved, [text("name", "Ana P")]).has_unsaved_answers());
    assert!(!after(fresh(), [text("name", " ")]).has_unsaved_answers());
}

#[test]
fn a_saved_response_opens_at_its_answers_and_can_be_undone() {
    let file = checked().response();
    let answers = forms::response::read(&form(), &file).unwrap();
    let before = after(fresh(), [text("name", "Before")]);
    let state = after(before, [Action::Opened(Ok(answers))]);
    assert_eq!(state.place, Place::Check);
    assert_eq!(
        state.answers().get("name"),
        Some(&Answer::Text("Ana Poe".to_owned()))
    );
    assert!(!state.has_unsaved_answers());
    let state = after(state, [Action::Undo]);
    assert_eq!(
        state.answers().get("name"),
        Some(&Answer::Text("Before".to_owned()))
    );
}

#[test]
fn a_file_that_is_refused_leaves_the_answers_and_says_why() {
    let state = after(
        fresh(),
        [
            text("name", "Ana"),
            Action::Opened(Err("Not ours.".to_owned())),
        ],
    );
    assert_eq!(state.answers().len(), 1);
    assert_eq!(state.errors(), [(ids::OPEN.to_owned(), "Not ours.")]);
}

#[test]
fn the_nation_decides_which_questions_are_asked() {
    let yes = choose("visited", "yes");
    let asked = |state: &State| {
        state
            .setting
            .asked(state.form(), state.answers())
            .iter()
            .any(|(_, q)| q.id == "faith")
    };
    assert!(!asked(&after(fresh(), [yes.clone()])));
    let wales = || Action::Nation("Wales".to_owned());
    assert!(asked(&after(fresh(), [yes.clone(), wales()])));
    assert!(!asked(&after(fresh(), [yes.clone(), wales(), england()])));
    assert!(!asked(&after(
        fresh(),
        [yes.clone(), wales(), Action::Undo]
    )));
    let link = Prepared {
        nation: "Wales".to_owned(),
        ..Prepared::default()
    };
    let state = after(with_link(Some(link)), [yes, Action::Begin]);
    assert!(
        asked(&state) && state.place == Place::Section(0),
        "the link has said it"
    );
}

#[test]
fn without_a_name_no_file_holds_a_trace_of_it() {
    let state = after(
        checked(),
        [
            text("email", "ana@surgery.example"),
            Action::WithName(false),
        ],
    );
    for bytes in [
        crate::forms::exports::response_file(&state).bytes,
        crate::forms::exports::text_file(&state).bytes,
    ] {
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains("Ana") && !text.contains("surgery"), "{text}");
        assert!(text.contains("visited") || text.contains("Have you visited?"));
    }
    assert_eq!(crate::forms::exports::email_draft(&state), None);
}

#[test]
fn a_draft_comes_back_as_one_change_and_goes_when_all_answers_are_cleared() {
    let mut answers = forms::Answers::new();
    answers.insert("name".to_owned(), Answer::Text("Ana Poe".to_owned()));
    let resumed = Action::Resumed(answers, "10:42".to_owned());
    let state = after(fresh(), [resumed]);
    assert_eq!(state.place, Place::Start, "the person looks first");
    assert!(state.keeping.is_kept() && !state.has_unsaved_answers());
    let state = after(state, [text("name", "Ana P")]);
    assert!(
        state.has_unsaved_answers(),
        "what is typed is not kept at once"
    );
    let kept = Action::Kept(Kept::At {
        at: "10:43".to_owned(),
        changes: state.keeping.changes(),
    });
    let state = after(state, [kept]);
    assert!(!state.has_unsaved_answers());
    let cleared = after(state.clone(), [Action::Clear]);
    assert!(!cleared.keeping.wanted, "the draft would come back");
    assert_eq!(
        cleared.announcement.text,
        "All answers are cleared. Nothing is kept on this computer any more. The browser may take a while to clear the \
         words from the computer’s disk."
    );
    let back = after(state, [Action::Undo, Action::Undo]);
    assert!(back.answers().is_empty());
}
