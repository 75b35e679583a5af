//! The whole stage: who takes part, how to pair, what came of it.

use yew::prelude::*;

use super::result::result_zone;
use super::steer::steer;
use crate::volunteers::{chosen, nobody_yet};
use crate::workspace::scheme_file::as_saved;
use crate::workspace::stage::Stage;
use crate::workspace::view::View;

/// Steer, result, detail; and the volunteers' list before them, so that the whole job can be done here.
pub fn pair_stage(view: View<'_>) -> Html {
    let stage = Stage::Pair;
    let work = view.state.work();
    let primary = work.result.is_none() || work.result_is_out_of_date();
    html! {
        <section class="app-stage" aria-labelledby={stage.heading_id()}>
            <h2 class="nhsuk-heading-l" id={stage.heading_id()} tabindex="-1">{ stage.label() }</h2>
            if let Some(volunteers) = &work.inputs.volunteers {
                { chosen(view, volunteers, work.result.is_some()) }
                { steer(view, volunteers, primary) }
                if let Some(solved) = &work.result {
                    { result_zone(view, solved) }
                } else if work.as_saved.pairs.is_some() {
                    { as_saved(view) }
                } else {
                    <p class="app-empty">{ "No pairs yet. Once you press Pair volunteers, they stand here." }</p>
                }
            } else {
                { nobody_yet(view) }
            }
        </section>
    }
}
