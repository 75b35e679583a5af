//! The places where a run starts: the button, or how far the run is with a way out of it.

use yew::prelude::*;

use crate::workspace::action::Action;
use crate::workspace::ids::CANCEL;
use crate::workspace::state::{Run, Spot};
use crate::workspace::view::{SECONDARY, View, clicked};

/// What stands at this place: the control, or the progress of the run that was started here. A run whose own place is not on
/// the screen is shown below the settings.
pub fn at_spot(view: View<'_>, spot: Spot, control: Html) -> Html {
    let detail = view.state.looking.detail;
    let stands_here =
        |run: &&Run| run.spot == spot || (spot == Spot::Steer && !run.spot.is_seen(detail));
    match view.state.run.as_ref().filter(stands_here) {
        Some(run) => progress(view, run),
        None => html! { <>{ control }{ view.note(spot.id()) }</> },
    }
}

/// A button that starts a run at this place.
pub fn start_button(
    view: View<'_>,
    spot: Spot,
    label: &'static str,
    about: &'static str,
    action: Action,
) -> Html {
    let onclick = clicked(view.dispatch, action);
    let control = html! {
        <button type="button" id={spot.id()} class={SECONDARY} {onclick}>
            { label }
            if !about.is_empty() {
                <span class="nhsuk-u-visually-hidden">{ ": " }{ about }</span>
            }
        </button>
    };
    at_spot(view, spot, control)
}

fn progress(view: View<'_>, run: &Run) -> Html {
    let cancel = clicked(view.dispatch, Action::Cancel);
    let done = (run.total > 0).then(|| run.done.to_string());
    let label = if run.checking {
        "Checking the result"
    } else {
        "Pairing"
    };
    html! {
        <div class="app-progress">
            <label class="nhsuk-label" for="pairing-progress">{ label }</label>
            <progress id="pairing-progress" class="app-progress__bar" max={run.total.max(1).to_string()} value={done} />
            <button type="button" id={CANCEL} class={SECONDARY} onclick={cancel}>{ "Cancel" }</button>
        </div>
    }
}
