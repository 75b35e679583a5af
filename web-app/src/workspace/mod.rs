//! The workspace island: one state, one reducer, a view for each stage.

pub mod action;
mod frame;
mod freshness;
pub mod ids;
pub mod intake;
mod job;
pub mod lists;
#[cfg(test)]
mod lost_tests;
pub mod professions;
mod reduce;
mod run;
mod runs;
pub mod scheme_file;
#[cfg(test)]
mod scheme_file_tests;
#[cfg(test)]
mod screens;
pub mod settings;
pub mod stage;
pub mod state;
pub mod steering;
#[cfg(test)]
mod steering_tests;
#[cfg(test)]
mod tests;
mod trials;
mod unsaved;
pub mod view;
pub mod words;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use self::action::Action;
use self::frame::{stage_list, top_bar};
use self::intake::Intake;
use self::run::use_run;
use self::stage::Stage;
use self::state::Workspace as State;
use self::view::View;
use crate::browser::intake::use_intake;
use crate::browser::{crash, download, focus, leaving, location, page};
use crate::pair::{pair_stage, pairs_file};
use crate::parts::errors::error_summary;
use crate::parts::focus::use_focus;
use crate::parts::live::live;
use crate::volunteers::volunteers_stage;

#[derive(Debug, PartialEq, Properties)]
pub struct WorkspaceProps {
    /// The text of the sample file.
    pub sample: AttrValue,
    /// The fragment that the page was opened with.
    pub fragment: AttrValue,
}

/// The whole tool.
#[component]
pub fn Workspace(props: &WorkspaceProps) -> Html {
    let first = Stage::at(&props.fragment).or_else(|| Stage::at(&location::remembered()));
    let state = use_reducer_eq(|| State::at(first.unwrap_or(Stage::Volunteers)));
    let dispatch = {
        let dispatcher = state.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    use_browser(&state, &dispatch);
    use_run(state.run.as_ref(), state.dispatcher());
    let files = use_intake(dispatch.reform(Action::File));
    let open = {
        let files = files.clone();
        Callback::from(move |input: HtmlInputElement| {
            files.take(&input, &scheme_file::door(), |name, bytes| {
                Box::new(scheme_file::chosen(name, bytes))
            });
        })
    };
    let choose = Callback::from(move |(intake, input): (Intake, HtmlInputElement)| {
        files.take(&input, &intake::door(intake), move |name, bytes| {
            Box::new(intake::file(intake, name, bytes))
        });
    });

    let view = View {
        state: &state,
        sample: &props.sample,
        dispatch: &dispatch,
        choose: &choose,
        open: &open,
    };
    html! {
        <div class="app-workspace">
            { live(&state.announcement) }
            { error_summary(view.error()) }
            { top_bar(view) }
            { scheme_file::panel(view) }
            <div class="app-workspace__columns">
                { stage_list(view) }
                { match state.stage {
                    Stage::Volunteers => volunteers_stage(view),
                    Stage::Pair => pair_stage(view),
                } }
            </div>
        </div>
    }
}

/// What the browser has to do after a change of the state.
#[hook]
fn use_browser(state: &UseReducerHandle<State>, dispatch: &Callback<Action>) {
    let stage_at = |fragment: &str| Stage::at(fragment).map(Stage::fragment);
    let open = {
        let dispatch = dispatch.clone();
        Callback::from(move |fragment: &'static str| {
            if let Some(stage) = Stage::at(fragment) {
                dispatch.emit(Action::Open(stage));
            }
        })
    };
    location::use_parts(state.stage.fragment(), stage_at, open);
    leaving::use_leaving_warning(state.has_unsaved_work());
    use_effect_with(state.error.is_some(), |&error| page::mark_title(error));
    use_effect_with(state.outgoing.clone(), |file| {
        if let Some(file) = file {
            download::download(file);
        }
    });
    use_focus(state.focus.clone());
    focus::use_never_lost(state.stage.heading_id());
    use_effect_with(state.work().clone(), |work| {
        let work = work.clone();
        crash::rescue_with(move || {
            let pairs = work.result.iter().map(|solved| pairs_file(solved, &work));
            let scheme = work.inputs.volunteers.as_ref();
            let scheme = scheme.and_then(|_| scheme_file::file(&work).ok());
            scheme.into_iter().chain(pairs).collect()
        });
    });
}
