//! The whole stage.

use yew::prelude::*;

use super::chosen::chosen;
use super::intake::intake_zone;
use crate::workspace::stage::Stage;
use crate::workspace::view::View;

/// The list that was read, or the ways to bring one in.
pub fn volunteers_stage(view: View<'_>) -> Html {
    let stage = Stage::Volunteers;
    html! {
        <section class="app-stage" aria-labelledby={stage.heading_id()}>
            <h2 class="nhsuk-heading-l" id={stage.heading_id()} tabindex="-1">{ stage.label() }</h2>
            if let Some(volunteers) = &view.state.work().inputs.volunteers {
                { chosen(view, volunteers, false) }
                <a class="nhsuk-button" href={format!("#{}", Stage::Pair.fragment())}>{ "Go on to pair" }</a>
            } else {
                { nobody_yet(view) }
            }
        </section>
    }
}

/// What a stage shows that needs volunteers, before there are any.
pub fn nobody_yet(view: View<'_>) -> Html {
    html! {
        <>
            <p class="app-empty">
                { "No volunteers yet. Choose your file, or try the tool with invented people first." }
            </p>
            { intake_zone(view, true) }
        </>
    }
}
