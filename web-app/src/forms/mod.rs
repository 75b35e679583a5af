//! The form island: renders any form from its data. What is entered is kept on the device only where the person asks for
//! that, and never by a form of which nothing may be kept.

pub mod action;
#[cfg(feature = "form")]
mod done;
mod draft;
pub mod edit;
pub mod exports;
mod fields;
pub mod ids;
mod offered;
pub mod place;
mod question;
mod questions;
pub mod reduce;
mod review;
mod start;
pub mod state;
#[cfg(test)]
mod tests;

use forms::response;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use self::action::{Action, Edit};
#[cfg(feature = "form")]
pub use self::done::done;
use self::place::Place;
use self::questions::questions;
use self::review::review;
use self::start::start;
use self::state::{Link, Paper, State};
use crate::browser::intake::{self, Door, use_intake};
use crate::browser::office::{Office, use_office};
use crate::browser::{crash, leaving, page, screen, steps};
use crate::parts::errors::problems;
use crate::parts::focus::use_focus;
use crate::parts::keeping::{self, Kept};
use crate::parts::live::live;
use crate::parts::shared::Shared;

#[derive(Debug, PartialEq, Properties)]
pub struct FormProps {
    pub paper: Shared<Paper>,
    /// Where links are prepared for the form.
    pub links: Option<Links>,
    /// Whether the whole form fits on one page.
    pub wide: bool,
    /// The last page: the files of the form, or what another tool makes of the answers.
    pub last: Callback<Last, Html>,
}

/// Prepared links, for a form that takes them. What reads them is handed in, since the page that makes links takes none.
#[derive(Debug, Clone, PartialEq)]
pub struct Links {
    /// The fragment that the page was opened with; it may carry a link.
    pub fragment: String,
    /// [`Link::read`] for this form.
    pub read: Callback<String, Link>,
}

/// What the last page is made from.
#[derive(Debug)]
pub struct Last {
    pub state: UseReducerHandle<State>,
    pub office: Office,
    pub dispatch: Callback<Action>,
}

impl FormProps {
    fn state(&self) -> State {
        let link = self.links.as_ref();
        let link = link.map(|links| links.read.emit(links.fragment.clone()));
        State::new(self.paper.clone(), link.unwrap_or_default(), self.wide)
    }
}

/// The whole form.
#[component]
pub fn FormIsland(props: &FormProps) -> Html {
    let state = use_reducer_eq(|| props.state());
    let dispatch = {
        let dispatcher = state.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    // One callback for all questions, so that a keystroke renders its own question only.
    let edit = use_callback(dispatch.clone(), |(id, edit): (String, Edit), dispatch| {
        dispatch.emit(Action::Edit(id, edit));
    });
    let report = use_callback(dispatch.clone(), |kept: Kept, dispatch| {
        dispatch.emit(Action::Kept(kept))
    });
    use_browser(&state, &props.links, &dispatch);
    let choose = draft::use_draft(&state, &report, &dispatch);
    let office = use_office();
    let open = use_opening(&state, &dispatch);
    let class = classes!(
        "app-form",
        (state.place != Place::Start).then_some("app-form--open")
    );
    html! {
        <div {class}>
            { live(&state.announcement) }
            { keeping::notice(&state.keeping, &choose) }
            { offered::offered(&state, &dispatch) }
            { problems(state.errors()) }
            { match state.place {
                Place::Start => start(&state, &report, &dispatch, &open),
                Place::Nation | Place::Section(_) => questions(&state, &edit, &report, &dispatch),
                Place::Check => review(&state, &dispatch),
                Place::Done => props.last.emit(Last { state: state.clone(), office, dispatch: dispatch.clone() }),
            } }
        </div>
    }
}

/// What the browser has to do after a change of the state.
#[hook]
fn use_browser(
    state: &UseReducerHandle<State>,
    links: &Option<Links>,
    dispatch: &Callback<Action>,
) {
    leaving::use_leaving_warning(state.has_unsaved_answers());
    screen::use_wide(dispatch.reform(Action::Wide));
    let went = {
        let dispatch = dispatch.clone();
        Callback::from(move |code: String| {
            if let Some(place) = Place::of_code(&code) {
                dispatch.emit(Action::Go(place));
            }
        })
    };
    let arrived = {
        let (links, dispatch) = (links.clone(), dispatch.clone());
        Callback::from(move |fragment: String| {
            let link = links.as_ref().map(|links| links.read.emit(fragment));
            if let Some(link) = link
                && !matches!(link.says, Ok(None))
            {
                dispatch.emit(Action::Link(link));
            }
        })
    };
    let here = steps::Here {
        step: state.place.code(),
        fragment: state.link().fragment.clone(),
        // While two links are to be chosen from, the address is that of the newer one.
        settled: state.offered.is_none(),
    };
    steps::use_steps(here, went, arrived);
    let wrong = !state.faults.is_empty() || state.refusal.is_some();
    use_effect_with(wrong, |&wrong| page::mark_title(wrong));
    use_focus(state.focus.clone());
    crash::use_rescue({
        let state = state.clone();
        let unsaved = state.has_unsaved_answers();
        move || {
            let file = unsaved.then(|| exports::response_file(&state));
            file.into_iter().collect()
        }
    });
}

/// Reads a file that the person chose, and refuses what is not a response to this form.
#[hook]
fn use_opening(
    state: &UseReducerHandle<State>,
    dispatch: &Callback<Action>,
) -> Callback<HtmlInputElement> {
    let files = use_intake(dispatch.reform(Action::File));
    let paper = state.paper.clone();
    let door = Door {
        field: ids::OPEN.into(),
        most: response::SIZE_LIMIT as u64,
        too_large: |_| response::too_large().0,
        office: intake::never,
    };
    Callback::from(move |input: HtmlInputElement| {
        let paper = paper.clone();
        files.take(&input, &door, move |_, bytes| {
            let opened = bytes.and_then(|bytes| {
                response::read_bytes(&paper.form, &bytes).map_err(|refusal| refusal.0)
            });
            Box::new(Action::Opened(opened))
        });
    })
}
