//! The draft of a form on the device, for forms of which one may be kept.

use forms::response;
use yew::prelude::*;

use super::action::Action;
use super::state::State;
use super::{exports, ids};
use crate::browser::download::download;
use crate::browser::drafts::Draft;
use crate::browser::screen::device;
use crate::parts::keeping::{self, Choice, Kept, Work, use_keeping};

/// What a draft is of, in words for the choice.
const WHAT: &str = "this form";

/// Finds the draft of this form, and keeps the answers from then on where the person wants that. Gives back what the buttons
/// about keeping them call.
#[hook]
pub fn use_draft(
    state: &UseReducerHandle<State>,
    report: &Callback<Kept>,
    dispatch: &Callback<Action>,
) -> Callback<Choice> {
    let open = {
        let (paper, dispatch) = (state.paper.clone(), dispatch.clone());
        move |draft: &Draft| {
            let answers =
                response::read_of_any_size(&paper.form, &draft.text).map_err(|refusal| {
                    format!(
                        "The draft on this {} cannot be opened, and is left as it is. {refusal}",
                        device()
                    )
                })?;
            dispatch.emit(Action::Resumed(answers, draft.at.clone()));
            Ok(())
        }
    };
    let text = {
        let state = state.clone();
        move || response::write(state.form(), &state.setting, state.answers(), true)
    };
    let save = {
        let (state, dispatch) = (state.clone(), dispatch.clone());
        move || {
            download(&exports::response_file(&state));
            dispatch.emit(Action::Took("The file is saved with your downloads."));
        }
    };
    let words = {
        let paper = state.paper.clone();
        move |text: &str| response::words_of(&paper.form, &paper.title, text)
    };
    let work = Work {
        name: format!("form {}", state.form().id).into(),
        may: state.form().may_be_kept(),
        text: Box::new(text),
        open: Box::new(open),
        words: Box::new(words),
        save: Box::new(save),
        report: report.clone(),
    };
    use_keeping(&state.keeping, work)
}

/// On the first page: the choice, or that there is none.
pub fn choice(state: &State, report: &Callback<Kept>) -> Html {
    if !state.form().may_be_kept() {
        return html! {
            <p class="nhsuk-hint">
                { format!("Answers to this form are never kept on this {}. Save them to a file before you leave the page.", device()) }
            </p>
        };
    }
    html! {
        <>
            { keeping::choice(&state.keeping, ids::DRAFT, WHAT, report) }
            { words(state) }
        </>
    }
}

/// Beside the questions: the choice again, for somebody who is called away.
pub fn beside_questions(state: &State, report: &Callback<Kept>) -> Html {
    if !state.form().may_be_kept() || !crate::browser::drafts::allowed() {
        return Html::default();
    }
    html! {
        <div class="app-draft app-screen-only">
            { keeping::tick(&state.keeping, ids::DRAFT, WHAT, report) }
            { words(state) }
        </div>
    }
}

fn words(state: &State) -> Html {
    if state.keeping.wanted {
        html! { <p class="app-draft__words">{ state.keeping.words() }</p> }
    } else {
        Html::default()
    }
}
