//! The choice to keep a draft, and what stands against keeping one.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::state::{Keeping, Kept, Notice};
use crate::browser::drafts;
use crate::browser::screen::device;

/// The id of the place where it stands why the work is not kept.
pub const NOTICE: &str = "keeping-notice";

/// What the person can decide about what stands against keeping the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The work goes into a file.
    SaveWork,
    /// The newer work that is kept is opened.
    TakeStored,
    /// This page's work takes the place of the newer work.
    TakeOwn,
    /// The words of what cannot be opened go into a file.
    SaveWords,
    /// What cannot be opened is removed.
    RemoveUnusable,
}

/// The choice. `what` is kept: "all documents of this site".
pub fn choice(
    keeping: &Keeping,
    id: &'static str,
    what: &'static str,
    report: &Callback<Kept>,
) -> Html {
    let device = device();
    if !drafts::allowed() {
        return html! {
            <p class="nhsuk-hint">
                { format!("A page opened from a folder keeps nothing on this {device}. Save your work to a file.") }
            </p>
        };
    }
    html! {
        <div class="nhsuk-form-group">
            { tick(keeping, id, what, report) }
            <button type="button" class="app-link-button" onclick={clear(report)}>
                { format!("Clear everything on this {device}") }
            </button>
        </div>
    }
}

/// The box of the choice, without the way to clear everything.
pub fn tick(
    keeping: &Keeping,
    id: &'static str,
    what: &'static str,
    report: &Callback<Kept>,
) -> Html {
    let device = device();
    let onchange = report.reform(|event: Event| {
        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
        if input.checked() {
            Kept::Wanted
        } else {
            Kept::Unwanted
        }
    });
    let hint = format!("{id}-hint");
    html! {
        <div class="nhsuk-checkboxes nhsuk-checkboxes--small">
            <div class="nhsuk-checkboxes__item">
                <input class="nhsuk-checkboxes__input" type="checkbox" {id} autocomplete="off" checked={keeping.wanted} {onchange}
                    aria-describedby={hint.clone()} />
                <label class="nhsuk-label nhsuk-checkboxes__label" for={id}>{ format!("Keep a draft on this {device}") }</label>
                <div class="nhsuk-hint nhsuk-checkboxes__hint" id={hint}>
                    { format!("For 7 days, for {what}. Not on a shared {device}.") }
                </div>
            </div>
        </div>
    }
}

/// Why the work is not kept and what can be done about it, where it is seen at once.
pub fn notice(keeping: &Keeping, choose: &Callback<Choice>) -> Html {
    let device = device();
    let choices: &[(Choice, &str)] = match keeping.notice() {
        None => &[],
        Some(Notice::Refused(_) | Notice::Elsewhere) => {
            &[(Choice::SaveWork, "Save this page’s work to a file")]
        }
        Some(Notice::Ahead(_)) => &[
            (Choice::TakeStored, "Open the newer work"),
            (Choice::TakeOwn, "Keep this page’s work instead"),
            (Choice::SaveWork, "Save this page’s work to a file"),
        ],
        Some(Notice::Unusable(_)) => &[
            (Choice::SaveWords, "Save its words as a text file"),
            (Choice::RemoveUnusable, "Remove it"),
        ],
    };
    let text = keeping.notice().map(|notice| match notice {
        Notice::Refused(why) => why.to_string(),
        Notice::Elsewhere => {
            "This work is open in another tab, and that tab keeps it. Changes here are not kept until you close that tab. \
             Then this one takes over."
                .to_owned()
        }
        Notice::Ahead(at) => format!(
            "Newer work than this page’s is kept on this {device}, from {at}. It was not overwritten, so changes here are \
             not kept yet. Open the newer work (Undo brings this page’s work back), or keep this page’s work in its place."
        ),
        Notice::Unusable(why) => format!(
            "{why} Nothing else is kept on this {device} until you remove it."
        ),
    });
    // Always there, so that the focus has a place to go to once a button has done its work.
    html! {
        <div id={NOTICE} tabindex="-1" class="app-screen-only">
            if let Some(text) = text {
                // A box that was ticked in vain makes it be read out again.
                <div key={keeping.asked()} class="app-callout app-callout--warning" role="alert">
                    <p>{ text }</p>
                    <div class="nhsuk-button-group">
                        { for choices.iter().map(|&(one, label)| button(one, label, choose)) }
                    </div>
                </div>
            }
            if !keeping.said().is_empty() {
                <p>{ keeping.said() }</p>
            }
        </div>
    }
}

fn button(choice: Choice, label: &'static str, choose: &Callback<Choice>) -> Html {
    html! {
        <button key={label} type="button" class="nhsuk-button nhsuk-button--secondary"
            onclick={choose.reform(move |_: MouseEvent| choice)}>{ label }</button>
    }
}

/// Removes all drafts of this site. What is on the screen stays there.
fn clear(report: &Callback<Kept>) -> Callback<MouseEvent> {
    let report = report.clone();
    Callback::from(move |_| {
        let report = report.clone();
        spawn_local(async move {
            report.emit(match drafts::clear().await {
                Ok(()) => Kept::Emptied,
                Err(why) => Kept::Refused(why),
            });
        });
    })
}
