//! Something that most people need not see, one press away.

use yew::prelude::*;

/// nhsuk-frontend's details component.
pub fn disclosure(summary: impl Into<AttrValue>, open: bool, content: Html) -> Html {
    html! {
        <details class="nhsuk-details" {open}>
            <summary class="nhsuk-details__summary">
                <span class="nhsuk-details__summary-text">{ summary.into() }</span>
            </summary>
            <div class="nhsuk-details__text">{ content }</div>
        </details>
    }
}
