//! The workspace island: one state, one reducer, a view for each stage.

pub mod action;
mod frame;
pub mod intake;
mod job;
mod lists;
pub mod professions;
pub mod reduce;
mod run;
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
pub mod view;
pub mod words;

use yew::prelude::*;

use self::action::Action;
use self::frame::{stage_list, top_bar};
use self::run::use_run;
use self::stage::Stage;
use self::state::Workspace as State;
use self::view::View;
use crate::browser::{crash, download, focus, leaving, location, page};
use crate::pair::{pair_stage, pairs_file};
use crate::parts::errors::error_summary;
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
    let first = Stage::at(&props.fragment).unwrap_or(Stage::Volunteers);
    let state = use_reducer_eq(|| State::at(first));
    let dispatch = {
        let dispatcher = state.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    use_browser(&state, &dispatch);
    use_run(state.run.as_ref(), state.dispatcher());

    let view = View {
        state: &state,
        sample: &props.sample,
        dispatch: &dispatch,
    };
    html! {
        <div class="app-workspace">
            { live(&state.announcement) }
            { error_summary(view.error()) }
            { top_bar(view) }
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
    let open = {
        let dispatch = dispatch.clone();
        Callback::from(move |fragment: String| {
            // Other fragments are not ours: the skip link, a heading.
            if let Some(stage) = Stage::at(&fragment) {
                dispatch.emit(Action::Open(stage));
            }
        })
    };
    location::use_fragment(open);
    leaving::use_leaving_warning(state.has_unsaved_work());
    use_effect_with(state.error.is_some(), |&error| page::mark_title(error));
    use_effect_with(state.outgoing.clone(), |file| {
        if let Some(file) = file {
            download::download(file);
        }
    });
    use_effect_with(state.focus, |place| {
        if place.number > 0 {
            focus::focus(place.id);
        }
    });
    use_effect_with(state.work().clone(), |work| {
        let work = work.clone();
        crash::rescue_with(move || {
            let result = work.result.iter();
            result
                .map(|solved| pairs_file(solved, &work.done))
                .collect()
        });
    });
}
