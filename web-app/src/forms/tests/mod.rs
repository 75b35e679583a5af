//! The form island without a browser: what actions make of the state, and the first HTML of each page.

mod links;
mod pages;
mod steps;
mod views;

use std::rc::Rc;

use forms::Form;
use yew::Reducible;

use super::action::{Action, Edit};
use super::state::{Link, Paper, State};
use crate::parts::shared::Shared;

/// A form with one question of every kind.
pub fn form() -> Form {
    serde_json::from_str(
        r#"{
          "id": "all-kinds", "version": 3, "purpose": "p", "who_sees": "w", "minutes": 5,
          "return_to": "administrator", "anonymous": "allowed", "next": ["Send it."],
          "section": [
            { "id": "you", "title": "About you", "text": "Only what we need.", "question": [
              { "id": "name", "type": "text", "label": "What is your name?", "missing": "Enter your name", "identifies": true },
              { "id": "email", "type": "email", "label": "What is your email address?", "optional": true, "identifies": true,
                "hint": "Your work address", "why": "So that we can answer." },
              { "id": "phone", "type": "phone", "label": "Phone", "optional": true },
              { "id": "hours", "type": "number", "label": "Hours", "optional": true },
              { "id": "time", "type": "time", "label": "Time", "optional": true } ]},
            { "id": "visit", "title": "The visit", "question": [
              { "id": "visited", "type": "choice", "label": "Have you visited?", "choices": [
                { "id": "yes", "label": "Yes", "hint": "At least once" }, { "id": "no", "label": "No" },
                { "id": "other", "label": "Something else", "other": true },
                { "id": "not_said", "label": "Prefer not to say", "last": true } ] },
              { "id": "day", "type": "date", "label": "When was it?", "show_if": { "question": "visited", "is": ["yes"] } } ]},
            { "id": "after", "title": "Afterwards", "show_if": { "question": "visited", "is": ["yes"] }, "question": [
              { "id": "saw", "type": "long_text", "label": "What did you see?", "max": 20, "optional": true },
              { "id": "faith", "type": "text", "label": "Asked in Wales", "optional": true, "nations": ["Wales"] } ]},
            { "id": "wishes", "title": "Wishes", "question": [
              { "id": "places", "type": "choices", "label": "Where did you go?", "optional": true, "choices": [
                { "id": "ward", "label": "Ward" }, { "id": "clinic", "label": "Clinic" },
                { "id": "none", "label": "None of these", "exclusive": true } ] },
              { "id": "days", "type": "choices", "label": "When?", "optional": true, "choices_from": "sessions" },
              { "id": "job", "type": "choice", "label": "Your job?", "optional": true, "choices_from": "professions" },
              { "id": "ranked", "type": "ranked", "label": "Whom would you like to meet?", "optional": true,
                "choices_from": "names.other_side" },
              { "id": "actions", "type": "table", "label": "Actions", "optional": true, "rows_max": 3, "columns": [
                { "id": "what", "label": "Action", "type": "long_text" },
                { "id": "when", "label": "By", "type": "date", "optional": true },
                { "id": "state", "label": "State", "type": "choice", "optional": true,
                  "choices": [{ "id": "open", "label": "Open" }, { "id": "done", "label": "Done" }] } ] } ]}
          ]
        }"#,
    )
    .unwrap()
}

/// The form on a narrow screen, before anything was done.
pub fn fresh() -> Rc<State> {
    with_link(None)
}

/// The form with what a link brought.
pub fn with_link(link: Option<forms::Prepared>) -> Rc<State> {
    let paper = Paper {
        title: "All kinds".to_owned(),
        form: form(),
        has_blank: true,
    };
    let link = Link {
        fragment: String::new(),
        says: Ok(link),
    };
    Rc::new(State::new(Shared::new(paper), link, false))
}

/// The state after some actions.
pub fn after(mut state: Rc<State>, actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    for action in actions {
        state = state.reduce(action);
    }
    state
}

/// An edit of one question.
pub fn edit(id: &str, edit: Edit) -> Action {
    Action::Edit(id.to_owned(), edit)
}

/// Text typed in one question.
pub fn text(id: &str, text: &str) -> Action {
    edit(id, Edit::Text(text.to_owned()))
}

/// A radio chosen.
pub fn choose(id: &str, choice: &str) -> Action {
    edit(id, Edit::Choose(choice.to_owned()))
}
