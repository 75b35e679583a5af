//! The ways in for a list: a file, a paste, the sample.

use yew::prelude::*;

use super::file_field::file_field;
use crate::parts::disclosure::disclosure;
use crate::parts::errors::{described_by, error_at, error_message, group_classes};
use crate::workspace::action::Action;
use crate::workspace::ids::PASTE_FIELD;
use crate::workspace::intake::{self, Intake};
use crate::workspace::view::{PRIMARY, SECONDARY, View, typed};

/// A file field, a button for the sample, and a paste field in a disclosure. `primary` when bringing in a list is the next
/// thing to do on this screen.
pub fn intake_zone(view: View<'_>, primary: bool) -> Html {
    let sample = {
        let text = view.sample.clone();
        view.dispatch
            .reform(move |_: MouseEvent| intake::sample(&text))
    };
    let class = if primary { PRIMARY } else { SECONDARY };
    html! {
        <div class="app-intake">
            { file_field(view, Intake::Volunteers) }
            <button type="button" {class} onclick={sample}>{ "Use sample volunteers" }</button>
            { paste(view) }
        </div>
    }
}

fn paste(view: View<'_>) -> Html {
    let error = error_at(view.error(), PASTE_FIELD);
    let oninput = typed(view.dispatch, Action::Paste);
    let read = {
        let text = view.state.pasted.clone();
        view.dispatch
            .reform(move |_: MouseEvent| intake::paste(&text))
    };
    let content = html! {
        <>
            <div class={group_classes(error)}>
                <label class="nhsuk-label nhsuk-label--s" for={PASTE_FIELD}>{ "Pasted volunteers" }</label>
                <div class="nhsuk-hint" id="volunteers-paste-hint">
                    { "Select the cells with their headings, copy, and paste here." }
                </div>
                { error_message(PASTE_FIELD, error) }
                <textarea id={PASTE_FIELD} rows="6" spellcheck="false" autocomplete="off" class="nhsuk-textarea"
                    aria-describedby={described_by(PASTE_FIELD, true, error)}
                    value={view.state.pasted.clone()} {oninput} />
            </div>
            <button type="button" class={SECONDARY} onclick={read}>{ "Read pasted volunteers" }</button>
        </>
    };
    disclosure("Paste from a spreadsheet instead", error.is_some(), content)
}
