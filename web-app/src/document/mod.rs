//! The document island: a template's blanks as fields, the document as it stands beside them, and every way to take it
//! away.

mod action;
mod batch;
mod exports;
mod field;
mod fields;
mod ids;
mod logo;
mod many;
mod missing;
mod preview;
mod reduce;
mod scheme_file;
mod state;
mod take;
#[cfg(test)]
mod tests;

use scheme::saved;
use yew::prelude::*;

use self::action::Action;
use self::state::State;
pub use self::state::{Enclosure, EnclosureKind, Paper, Written};
use crate::browser::download::download;
use crate::browser::drafts::Draft;
use crate::browser::intake::use_intake;
use crate::browser::screen::device;
use crate::browser::{crash, leaving, office, page};
use crate::parts::errors::problems;
use crate::parts::focus::use_focus;
use crate::parts::keeping::{self, Choice, Kept, Work, use_keeping};
use crate::parts::live::live;
use crate::parts::shared::Shared;

#[derive(PartialEq, Properties)]
pub struct DocumentProps {
    pub paper: Shared<Paper>,
}

/// The whole document.
#[component]
pub fn DocumentIsland(props: &DocumentProps) -> Html {
    let state = use_reducer_eq(|| State::new(props.paper.clone()));
    let dispatch = {
        let dispatcher = state.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    let office = office::use_office();
    let report = dispatch.reform(Action::Kept);
    let choose = use_browser(&state, &report, &dispatch);
    let files = use_intake(dispatch.reform(Action::File));
    let open = scheme_file::opening(&files);
    let choose_list = many::choosing(&files, &state.paper);
    let batch = many::use_batch(&state, office, &dispatch);
    let many = many::many(&state, office, &choose_list, &batch, &dispatch);
    let filled = state.filled();
    let trouble = state.trouble.as_ref();
    html! {
        <div class="app-fill">
            { live(&state.announcement) }
            { scheme_file::bar(&state, &dispatch) }
            { keeping::notice(&state.keeping, &choose) }
            { problems(trouble.map(|trouble| (trouble.field.to_owned(), trouble.text.as_str()))) }
            <div class="app-fill__columns">
                <div class="app-fill__fields app-screen-only">
                    { scheme_file::keep(&state, &report, &open, &dispatch) }
                    { fields::fields(&state, &dispatch, many) }
                </div>
                <div class="app-fill__document">
                    <div class="app-screen-only">
                        { missing::missing(&state, &filled, &dispatch) }
                        { take::take(&state, &filled, office, &dispatch) }
                    </div>
                    { preview::preview(&state, &filled, &dispatch) }
                </div>
            </div>
            { missing::jump(&state, &filled) }
        </div>
    }
}

/// What the browser has to do after a change of the state. Gives back what the buttons about keeping the work call.
#[hook]
fn use_browser(
    state: &UseReducerHandle<State>,
    report: &Callback<Kept>,
    dispatch: &Callback<Action>,
) -> Callback<Choice> {
    leaving::use_leaving_warning(state.has_unsaved_work());
    use_effect_with(state.trouble.is_some(), |&wrong| page::mark_title(wrong));
    use_focus(state.focus.clone());
    let open = {
        let dispatch = dispatch.clone();
        move |draft: &Draft| {
            let opened = saved::read(draft.text.as_bytes()).map_err(|refusal| {
                format!(
                    "The work that is kept on this {} cannot be opened, and is left as it is. {refusal}",
                    device()
                )
            })?;
            dispatch.emit(Action::Resumed(Box::new(opened.scheme), draft.at.clone()));
            Ok(())
        }
    };
    let text = {
        let scheme = state.scheme().clone();
        move || saved::write(&scheme)
    };
    let save = {
        let (scheme, dispatch) = (state.scheme().clone(), dispatch.clone());
        move || {
            download(&scheme_file::outgoing(&scheme));
            dispatch.emit(Action::Saved);
        }
    };
    let work = Work {
        name: "scheme".into(),
        may: true,
        text: Box::new(text),
        open: Box::new(open),
        words: Box::new(keeping::words_of),
        save: Box::new(save),
        report: report.clone(),
    };
    crash::use_rescue({
        let scheme = state.scheme().clone();
        let unsaved = state.has_unsaved_work();
        move || {
            let file = unsaved.then(|| scheme_file::outgoing(&scheme));
            file.into_iter().collect()
        }
    });
    use_keeping(&state.keeping, work)
}
