//! The last page: the files to take away, and what happens next.

use forms::form::{Anonymous, ReturnTo};
use yew::prelude::*;

use super::action::Action;
use super::state::State;
use super::{exports, ids, review};
use crate::browser::download::{Outgoing, download};
use crate::browser::office::Office;
use crate::browser::{clipboard, screen};
use crate::parts::radios::{Answer, Radios, radios};

/// The look of a button beside the first.
const SECOND: &str = "nhsuk-button nhsuk-button--secondary";

/// What happened when a file was saved.
const SAVED: Action = Action::Took("The file is saved with your downloads.");

/// The last page.
pub fn done(state: &UseReducerHandle<State>, office: Office, dispatch: &Callback<Action>) -> Html {
    let form = state.form();
    html! {
        <div class="app-done">
            <div class="app-screen-only">
                <div class="app-ready">
                    <h2 class="app-ready__title" id={ids::HEADING} tabindex="-1">{ "Your form is ready" }</h2>
                    <p>{ "Nothing has been sent. Save it before you leave this page." }</p>
                </div>
                if form.anonymous == Anonymous::Allowed {
                    { name_choice(state, dispatch) }
                }
                if form.return_to != ReturnTo::Nobody {
                    { send_back(state, dispatch) }
                }
                { keep(state, office, dispatch) }
                if !form.next.is_empty() {
                    <h3>{ "What happens next" }</h3>
                    <ol class="app-next">{ for form.next.iter().map(|line| html! { <li>{ line }</li> }) }</ol>
                }
                <div class="app-undo">
                    <button type="button" class="app-link-button" onclick={dispatch.reform(|_| Action::Back)}>
                        { "Go back to my answers" }
                    </button>
                    <button type="button" class="app-link-button" onclick={dispatch.reform(|_| Action::Clear)}>
                        { "Clear all answers" }
                    </button>
                </div>
            </div>
            { paper(state) }
        </div>
    }
}

fn name_choice(state: &State, dispatch: &Callback<Action>) -> Html {
    let left_out: Vec<String> = state
        .setting
        .asked(state.form(), state.answers())
        .into_iter()
        .filter(|(_, question)| question.identifies)
        .map(|(_, question)| format!("“{}”", question.label))
        .collect();
    let choice = Radios {
        name: "with-name",
        legend: "Your name",
        answers: &[
            Answer {
                value: true,
                id: "with",
                label: "Keep my name in it",
                hint: "Every answer is in the files",
            },
            Answer {
                value: false,
                id: "without",
                label: "Return it without my name",
                hint: "Answers that tell who you are stay out of the files",
            },
        ],
        chosen: state.with_name,
        on_choose: dispatch.reform(Action::WithName),
    };
    html! {
        <>
            { radios(choice) }
            if !state.with_name && !left_out.is_empty() {
                <p class="nhsuk-hint">{ format!("Left out: {}.", left_out.join(", ")) }</p>
            }
        </>
    }
}

fn send_back(state: &UseReducerHandle<State>, dispatch: &Callback<Action>) -> Html {
    let to = state
        .prepared()
        .map(|link| link.return_to.clone())
        .filter(|to| !to.is_empty());
    html! {
        <section aria-labelledby="send-back">
            <h3 id="send-back">{ "To send back" }</h3>
            if let Some(to) = to {
                <p>{ "Your link says that it goes to " }<bdi>{ to }</bdi>{ "." }</p>
            }
            <div class="nhsuk-button-group">
                { save_button(state, dispatch, "nhsuk-button", "Save the file to send back", exports::response_file) }
                if let Some(draft) = exports::email_draft(state) {
                    <a class="nhsuk-button nhsuk-button--secondary" href={draft}>{ "Open an email draft" }</a>
                } else {
                    <p class="nhsuk-hint">{ "An email shows who sent it, so there is no email draft." }</p>
                }
            </div>
        </section>
    }
}

fn keep(state: &UseReducerHandle<State>, office: Office, dispatch: &Callback<Action>) -> Html {
    let only_kept = state.form().return_to == ReturnTo::Nobody;
    let print = dispatch.reform(|_| {
        screen::print();
        // Whoever closes that window has printed nothing.
        Action::Said("The window for printing was opened.")
    });
    let copy = {
        let (state, dispatch) = (state.clone(), dispatch.clone());
        Callback::from(move |_| {
            let dispatch = dispatch.clone();
            clipboard::copy(&state.record().plain_text(), move |copied| {
                dispatch.emit(if copied {
                    Action::Took("The answers are copied. Paste them where you want them.")
                } else {
                    Action::Failed(
                        "This browser does not allow copying. Save as plain text instead."
                            .to_owned(),
                    )
                });
            });
        })
    };
    html! {
        <section aria-labelledby="to-keep">
            <h3 id="to-keep">{ "To keep" }</h3>
            <div class="nhsuk-button-group">
                { word(state, office, dispatch) }
                <button type="button" class={SECOND} onclick={print}>{ "Print or save as PDF" }</button>
                { save_button(state, dispatch, SECOND, "Save as plain text", exports::text_file) }
                <button type="button" class={SECOND} onclick={copy}>{ "Copy as plain text" }</button>
                if only_kept {
                    { save_button(state, dispatch, SECOND, "Save a file to open here again", exports::response_file) }
                }
            </div>
            if office == Office::Failed {
                <p class="nhsuk-hint">{ without_word(only_kept) }</p>
            }
            <p class="app-said" aria-hidden="true">{ &state.announcement.text }</p>
        </section>
    }
}

/// The button for the Word document, whose writer comes in behind the page.
fn word(state: &UseReducerHandle<State>, office: Office, dispatch: &Callback<Action>) -> Html {
    let label = match office {
        Office::Ready => "Save as a Word document",
        Office::Loading => "Save as a Word document (getting ready)",
        Office::Failed => return Html::default(),
    };
    let state = state.clone();
    let onclick = dispatch.reform(move |_| match exports::word_file(&state) {
        Ok(file) => {
            download(&file);
            SAVED
        }
        Err(why) => Action::Failed(why),
    });
    html! {
        <button type="button" class={SECOND} {onclick} aria-disabled={(office == Office::Loading).then_some("true")}>
            { label }
        </button>
    }
}

/// What to do where the writer could not be loaded.
fn without_word(only_kept: bool) -> String {
    let file = if only_kept {
        "the file to open here again"
    } else {
        "the file to send back"
    };
    format!(
        "There is no Word document, because a part of this page could not be loaded. Save as plain text, or print. To try \
         again: save {file}, reload this page, and open the file on its first page."
    )
}

fn save_button(
    state: &UseReducerHandle<State>,
    dispatch: &Callback<Action>,
    class: &'static str,
    label: &'static str,
    file: impl Fn(&State) -> Outgoing + 'static,
) -> Html {
    let state = state.clone();
    let onclick = dispatch.reform(move |_| {
        download(&file(&state));
        SAVED
    });
    html! { <button type="button" {class} {onclick}>{ label }</button> }
}

/// The form as it prints: on paper only.
fn paper(state: &State) -> Html {
    html! {
        <div class="app-paper">
            { for state.record().sections.iter().map(|section| html! {
                <section key={section.title.as_str()}>
                    <h2>{ &section.title }</h2>
                    <dl>
                        { for section.entries.iter().map(|entry| html! {
                            <div class="app-paper__answer" key={entry.question.as_str()}>
                                <dt>{ &entry.label }</dt>
                                <dd>{ review::value(&entry.value) }</dd>
                            </div>
                        }) }
                    </dl>
                </section>
            }) }
        </div>
    }
}
