//! The scheme as a file: saved, and opened again on this page or on another one.

use scheme::saved::{self, SavedScheme};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::action::Action;
use super::ids;
use super::state::State;
use crate::browser::download::{Outgoing, download};
use crate::browser::intake::{self, Door, Intake};
use crate::parts::changes::undo_and_redo;
use crate::parts::disclosure::disclosure;
use crate::parts::file_input::{FileInput, file_input};
use crate::parts::keeping::{self, Kept};

/// The file of a scheme.
pub fn outgoing(scheme: &SavedScheme) -> Outgoing {
    Outgoing {
        name: saved::file_name(scheme),
        media_type: "application/json",
        bytes: saved::write(scheme).into_bytes(),
    }
}

/// Undo, redo, what is saved, and the ways to keep the work.
pub fn bar(state: &UseReducerHandle<State>, dispatch: &Callback<Action>) -> Html {
    let save = {
        let state = state.clone();
        dispatch.reform(move |_| {
            download(&outgoing(state.scheme()));
            Action::Saved
        })
    };
    html! {
        <div class="app-bar app-screen-only" role="group" aria-label="Your work">
            <span class="app-bar__saved">
                if !state.scheme_name().is_empty() {
                    <strong>{ state.scheme_name() }</strong>{ " " }
                }
                { words(state) }
            </span>
            <button type="button" class="app-bar__button" onclick={save}>{ "Save" }</button>
            { undo_and_redo(
                "app-bar__button",
                (state.history.undoable(), dispatch.reform(|_| Action::Undo)),
                (state.history.redoable(), dispatch.reform(|_| Action::Redo)),
            ) }
        </div>
    }
}

fn words(state: &State) -> String {
    if state.keeping.wanted {
        return state.keeping.words();
    }
    if state.saved.as_ref() == Some(state.scheme()) {
        "Saved to a file".to_owned()
    } else if state.has_unsaved_work() {
        "Not saved to a file yet".to_owned()
    } else {
        "Nothing filled in yet".to_owned()
    }
}

/// Where the work is kept: on this computer, or in a file that is opened again.
pub fn keep(
    state: &State,
    report: &Callback<Kept>,
    open: &Callback<HtmlInputElement>,
    dispatch: &Callback<Action>,
) -> Html {
    let trouble = state.trouble_at(ids::OPEN);
    let content = html! {
        <>
            { keeping::choice(&state.keeping, "keep-draft", "all documents of this site", report) }
            { file_input(FileInput {
                id: ids::OPEN.into(),
                label: "Open a saved scheme".into(),
                hint: Ok("A file whose name ends in .exchange.json. It fills in every document.".into()),
                error: trouble,
                accept: ".json,application/json",
                readings: &state.readings,
                onchange: open.reform(|event: Event| event.target_unchecked_into()),
            }) }
            <button type="button" class="app-link-button" onclick={dispatch.reform(|_| Action::Clear)}>
                { "Empty this document" }
            </button>
        </>
    };
    disclosure("Keep or open your work", trouble.is_some(), content)
}

/// Reads a saved scheme that the person chose.
pub fn opening(files: &Intake<Box<Action>>) -> Callback<HtmlInputElement> {
    let files = files.clone();
    let door = Door {
        field: ids::OPEN.into(),
        most: saved::SIZE_LIMIT as u64,
        too_large: |_| saved::Refusal::TooLarge.to_string(),
        office: intake::never,
    };
    Callback::from(move |input: HtmlInputElement| {
        files.take(&input, &door, |_, bytes| {
            let opened =
                bytes.and_then(|bytes| saved::read(&bytes).map_err(|refusal| refusal.to_string()));
            Box::new(Action::Opened(opened))
        });
    })
}
