//! The draft of a form on the device, for forms of which one may be kept.

use forms::response;
use yew::prelude::*;

use super::action::Action;
use super::ids;
use super::state::State;
use crate::browser::drafts::Draft;
use crate::browser::screen::device;
use crate::parts::keeping::{self, Kept, Work, use_keeping};

/// What a draft is of, in words for the choice.
const WHAT: &str = "this form";

/// Finds the draft of this form, and keeps the answers from then on where the person wants that.
#[hook]
pub fn use_draft(
    state: &UseReducerHandle<State>,
    report: &Callback<Kept>,
    dispatch: &Callback<Action>,
) {
    let found = {
        let (paper, report, dispatch) = (state.paper.clone(), report.clone(), dispatch.clone());
        Callback::from(move |draft: Draft| {
            match response::read_of_any_size(&paper.form, &draft.text) {
                Ok(answers) => dispatch.emit(Action::Resumed(answers, draft.at)),
                Err(refusal) => report.emit(Kept::Refused(format!(
                    "The draft on this {} cannot be opened, and is left as it is. {refusal}",
                    device()
                ))),
            }
        })
    };
    let text = {
        let state = state.clone();
        move || response::write(state.form(), &state.setting, state.answers(), true)
    };
    use_keeping(
        state.history.now().clone(),
        Work {
            name: format!("form {}", state.form().id).into(),
            may: state.form().may_be_kept(),
            keeping: &state.keeping,
            text,
            report: report.clone(),
            found,
        },
    );
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
