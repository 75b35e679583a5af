//! Ways to take the document away: copied, as an email, as a Word file, on paper.

use documents::{Filled, html};
use files::mail_link::{self, MailLink};
use yew::prelude::*;

use super::action::Action;
use super::state::{State, Trouble};
use super::{exports, ids};
use crate::browser::download::{Outgoing, download};
use crate::browser::office::Office;
use crate::browser::{clipboard, screen};
use crate::parts::disclosure::disclosure;

const FIRST: &str = "nhsuk-button";
const SECOND: &str = "nhsuk-button nhsuk-button--secondary";

/// The actions in one row.
pub fn take(
    state: &UseReducerHandle<State>,
    filled: &Filled,
    office: Office,
    dispatch: &Callback<Action>,
) -> Html {
    let email = exports::is_email(state.template());
    let print = dispatch.reform(|_| {
        screen::print();
        Action::Did("The window for printing was opened.")
    });
    html! {
        <section class="app-take app-screen-only" id={ids::TAKE} tabindex="-1" aria-label="Take it away">
            <div class="nhsuk-button-group app-take__row">
                if email {
                    { file_button(state, office, dispatch, FIRST, "Save an email draft", exports::eml_file) }
                    { mail_link(state, filled) }
                }
                { copy_button(filled, dispatch) }
                { file_button(state, office, dispatch, if email { SECOND } else { FIRST }, "Save as a Word document",
                    exports::word_file) }
                <button type="button" class={SECOND} onclick={print}>{ "Print or save as PDF" }</button>
            </div>
            if email {
                { enclosures(state, dispatch) }
                <p class="nhsuk-hint">
                    { "A draft opens in Outlook or Apple Mail, ready to look over and send. Nothing is sent from here." }
                </p>
            }
            if office == Office::Failed {
                <p class="nhsuk-hint">
                    { "The part of this tool that writes files did not load. Copy or print the document, or reload the page." }
                </p>
            }
            <p class="app-said" aria-hidden="true">{ &state.announcement.text }</p>
        </section>
    }
}

/// What goes with the email.
fn enclosures(state: &State, dispatch: &Callback<Action>) -> Html {
    let all = &state.paper.enclosures;
    if all.is_empty() {
        return Html::default();
    }
    let kept = all
        .iter()
        .filter(|enclosure| !state.history.now().left_out.contains(&enclosure.id))
        .count();
    let summary = format!(
        "Goes with the draft: {kept} of {} Word {}",
        all.len(),
        if all.len() == 1 { "file" } else { "files" }
    );
    let boxes = html! {
        <fieldset class="nhsuk-fieldset">
            <legend class="nhsuk-u-visually-hidden">{ "Goes with the draft" }</legend>
            <div class="nhsuk-checkboxes nhsuk-checkboxes--small">
                { for all.iter().map(|enclosure| {
                    let id = format!("enclose-{}", enclosure.id);
                    let name = enclosure.id.clone();
                    let onchange = dispatch.reform(move |event: Event| {
                        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
                        Action::Enclose(name.clone(), input.checked())
                    });
                    html! {
                        <div class="nhsuk-checkboxes__item" key={enclosure.id.clone()}>
                            <input class="nhsuk-checkboxes__input" type="checkbox" id={id.clone()} autocomplete="off" {onchange}
                                checked={!state.history.now().left_out.contains(&enclosure.id)} />
                            <label class="nhsuk-label nhsuk-checkboxes__label" for={id}>{ &enclosure.title }</label>
                        </div>
                    }
                }) }
            </div>
        </fieldset>
    };
    disclosure(summary, false, boxes)
}

/// A button that saves a file which the office module makes.
pub fn file_button(
    state: &UseReducerHandle<State>,
    office: Office,
    dispatch: &Callback<Action>,
    class: &'static str,
    label: &'static str,
    make: impl Fn(&State) -> Result<Outgoing, String> + 'static,
) -> Html {
    if office == Office::Failed {
        return Html::default();
    }
    let onclick = {
        let state = state.clone();
        dispatch.reform(move |_| match make(&state) {
            _ if office == Office::Loading => Action::Did("Not ready yet. Try again in a moment."),
            Ok(file) => {
                download(&file);
                Action::Did("The file is saved with your downloads.")
            }
            Err(text) => Action::Failed(Trouble {
                field: ids::TAKE,
                text,
            }),
        })
    };
    html! {
        <button type="button" {class} {onclick} aria-disabled={(office == Office::Loading).to_string()}>
            { label }
            if office == Office::Loading { { " (loading)" } }
        </button>
    }
}

/// An email in the person's own program, as far as a link goes.
fn mail_link(state: &State, filled: &Filled) -> Html {
    let draft = match exports::draft(state, filled, state.recipient()) {
        Ok(draft) => draft,
        Err(why) => return html! { <p class="nhsuk-hint">{ why }</p> },
    };
    match mail_link::of(&draft) {
        MailLink::Whole(link) => html! { <a class={SECOND} href={link}>{ "Open in my email" }</a> },
        MailLink::CopyText(link) => html! {
            <a class={SECOND} href={link}>{ "Open in my email, then paste the text" }</a>
        },
        MailLink::TooLong => Html::default(),
    }
}

fn copy_button(filled: &Filled, dispatch: &Callback<Action>) -> Html {
    let text = exports::text(filled);
    let html = html::html(&filled.body);
    let failed =
        "This browser does not allow copying. Save the document, or mark its text and copy that.";
    let onclick = {
        let dispatch = dispatch.clone();
        Callback::from(move |_| {
            let dispatch = dispatch.clone();
            clipboard::copy_rich(&text, &html, move |copied| {
                dispatch.emit(if copied {
                    Action::Did("The text is copied. Paste it where you want it.")
                } else {
                    Action::Failed(Trouble {
                        field: ids::TAKE,
                        text: failed.to_owned(),
                    })
                });
            });
        })
    };
    html! { <button type="button" class={SECOND} {onclick}>{ "Copy" }</button> }
}
