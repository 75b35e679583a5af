//! The ways in for a list: a file, a paste, the sample.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::browser::file;
use crate::parts::disclosure::disclosure;
use crate::parts::errors::{FieldError, described_by, error_at, error_message, group_classes};
use crate::workspace::action::Action;
use crate::workspace::intake;
use crate::workspace::reduce::{FILE_FIELD, PASTE_FIELD};
use crate::workspace::view::View;

/// A file field, a button for the sample, and a paste field in a disclosure. `primary` when bringing in a list is the next
/// thing to do on this screen.
pub fn intake_zone(view: View<'_>, primary: bool) -> Html {
    let sample = {
        let text = view.sample.clone();
        view.dispatch.reform(move |_| intake::sample(&text))
    };
    let class = classes!(
        "nhsuk-button",
        (!primary).then_some("nhsuk-button--secondary")
    );
    html! {
        <div class="app-intake">
            <FileField error={view.state.error.clone()} dispatch={view.dispatch} />
            <button type="button" {class} onclick={sample}>{ "Use sample volunteers" }</button>
            { paste(view) }
        </div>
    }
}

#[derive(Debug, PartialEq, Properties)]
struct FileFieldProps {
    error: Option<FieldError>,
    dispatch: Callback<Action>,
}

#[component]
fn FileField(props: &FileFieldProps) -> Html {
    // Held here, because a reading that is dropped stops.
    let reading = use_mut_ref(|| None::<file::Reading>);
    let error = error_at(props.error.as_ref(), FILE_FIELD);
    let onchange = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let Some((chosen, source)) = file::chosen(&input) else {
                return;
            };
            if let Some(error) = intake::size_problem(&chosen.name, chosen.size) {
                dispatch.emit(Action::Refuse(error));
                return;
            }
            let dispatch = dispatch.clone();
            let started = file::read(&source, move |bytes| {
                dispatch.emit(intake::file(&chosen.name, bytes));
            });
            reading.replace(Some(started));
        })
    };
    // The same file can be chosen again after it was put right: otherwise the browser sees no change.
    let onclick = Callback::from(|event: MouseEvent| {
        file::forget(&event.target_unchecked_into::<HtmlInputElement>());
    });
    html! {
        <div class={group_classes(error)}>
            <label class="nhsuk-label nhsuk-label--s" for={FILE_FIELD}>{ "Volunteers file" }</label>
            <div class="nhsuk-hint" id="volunteers-file-hint">
                { "A spreadsheet saved as CSV. It stays on your device. " }
                <a href="#about-this-tool">{ "How to prepare it" }</a>
            </div>
            { error_message(FILE_FIELD, error) }
            <input class="nhsuk-file-upload__input app-file" id={FILE_FIELD} type="file" accept=".csv,.txt,.tsv,text/csv"
                aria-describedby={described_by(FILE_FIELD, true, error)} {onchange} {onclick} />
        </div>
    }
}

fn paste(view: View<'_>) -> Html {
    let error = error_at(view.error(), PASTE_FIELD);
    let oninput = view.dispatch.reform(|event: InputEvent| {
        let area: HtmlTextAreaElement = event.target_unchecked_into();
        Action::Paste(area.value())
    });
    let read = {
        let text = view.state.pasted.clone();
        view.dispatch.reform(move |_| intake::paste(&text))
    };
    let content = html! {
        <>
            <div class={group_classes(error)}>
                <label class="nhsuk-label nhsuk-label--s" for={PASTE_FIELD}>{ "Pasted volunteers" }</label>
                <div class="nhsuk-hint" id="volunteers-paste-hint">
                    { "Select the cells with their headings, copy, and paste here." }
                </div>
                { error_message(PASTE_FIELD, error) }
                <textarea id={PASTE_FIELD} rows="6" spellcheck="false" autocomplete="off"
                    class={classes!("nhsuk-textarea", error.map(|_| "nhsuk-textarea--error"))}
                    aria-describedby={described_by(PASTE_FIELD, true, error)}
                    value={view.state.pasted.clone()} {oninput} />
            </div>
            <button type="button" class="nhsuk-button nhsuk-button--secondary" onclick={read}>
                { "Read pasted volunteers" }
            </button>
        </>
    };
    disclosure("Paste from a spreadsheet instead", error.is_some(), content)
}
