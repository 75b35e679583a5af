//! Save and Open in the bar, what opens below it, and pairs that are only as saved.

use gloo::timers::callback::Timeout;
use pairing::Side;
use scheme::saved::Pairs;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::again::why;
use super::open::read;
use super::{to_keep, write};
use crate::browser::download::{Outgoing, download};
use crate::browser::office;
use crate::parts::errors::{FieldError, described_by, error_at, error_message, group_classes};
use crate::parts::file_input::{FileInput, file_input};
use crate::parts::scroll::Extent;
use crate::parts::shared::Shared;
use crate::parts::table::{Row, Table, table};
use crate::workspace::action::{Action, Look, Saved};
use crate::workspace::ids::{
    BAR_PLACE, OPEN_FIELD, OPEN_PANEL, OPEN_SECRET_FIELD, RESULT_HEADING, SAVE_SECRET_FIELD,
};
use crate::workspace::state::{Sealed, Work};
use crate::workspace::steering::Couple;
use crate::workspace::view::{LINK, SECONDARY, View, button};
use crate::workspace::words::side_label;

/// How long the page has to draw what it is about to do before a passphrase holds it up, in milliseconds.
const DRAWN: u32 = 60;

/// The two buttons.
pub fn buttons(view: View<'_>) -> Html {
    let open = view.state.looking.scheme_file;
    let onclick = view
        .dispatch
        .reform(move |_: MouseEvent| Action::Look(Look::SchemeFile(!open)));
    html! {
        <>
            { button(view.dispatch, LINK, "Save", "the whole scheme, as a file", Action::Save(Saved::Scheme)) }
            <button type="button" class={LINK} aria-expanded={open.to_string()} {onclick}>
                { "Open" }
                <span class="nhsuk-u-visually-hidden">{ ": a saved scheme" }</span>
            </button>
        </>
    }
}

/// What the last press on Save or Open did; below it, once Open is pressed, the field for a file and the passphrases.
pub fn panel(view: View<'_>) -> Html {
    let state = view.state;
    let seen = state.looking.scheme_file || state.sealed.is_some();
    let choose =
        (view.open).reform(|event: Event| event.target_unchecked_into::<HtmlInputElement>());
    html! {
        <>
            <div id={BAR_PLACE} tabindex="-1" class="app-screen-only">{ view.note(BAR_PLACE) }</div>
            if seen {
                <section class="app-panel app-screen-only" id={OPEN_PANEL} aria-label="Open and save a scheme">
                    { file_input(FileInput {
                        id: OPEN_FIELD.into(),
                        label: "Open a saved scheme".into(),
                        hint: Ok("A file whose name ends in .exchange.json, or in .age where it has a passphrase. It takes the place \
                                  of what is here; Undo brings that back.".into()),
                        error: error_at(view.error(), OPEN_FIELD),
                        accept: ".json,.age,application/json",
                        readings: &state.readings,
                        onchange: choose,
                    }) }
                    if let Some(sealed) = &state.sealed {
                        <Secret
                            id={OPEN_SECRET_FIELD}
                            label={format!("Passphrase of {}", sealed.name)}
                            hint=""
                            press="Open it"
                            error={error_at(view.error(), OPEN_SECRET_FIELD).map(AttrValue::from)}
                            onsecret={unseal(view, sealed)}
                        />
                    }
                    <Secret
                        id={SAVE_SECRET_FIELD}
                        label="Save with a passphrase"
                        hint="Several words that you can remember. Whoever has the file needs them to open it, and nobody can find \
                              them out for you. Send them to a colleague another way than the file."
                        press="Save with this passphrase"
                        error={error_at(view.error(), SAVE_SECRET_FIELD).map(AttrValue::from)}
                        onsecret={seal(view)}
                    />
                    { button(view.dispatch, SECONDARY, "Close", "opening and saving", Action::Look(Look::SchemeFile(false))) }
                </section>
            }
        </>
    }
}

/// Opens the file that waits for its passphrase.
fn unseal(view: View<'_>, sealed: &Sealed) -> Callback<String> {
    let (dispatch, sealed) = (view.dispatch.clone(), sealed.clone());
    Callback::from(move |secret: String| {
        dispatch.emit(Action::Say(format!("Opening {} ...", sealed.name)));
        let (dispatch, sealed) = (dispatch.clone(), sealed.clone());
        Timeout::new(DRAWN, move || {
            let name = sealed.name.trim_end_matches(".age");
            dispatch.emit(match office::unseal(&sealed.bytes, &secret) {
                Ok(plain) => read(name, &plain, OPEN_SECRET_FIELD),
                Err(text) => refused(OPEN_SECRET_FIELD, text),
            });
        })
        .forget();
    })
}

/// Hands the scheme over as a file with a passphrase.
fn seal(view: View<'_>) -> Callback<String> {
    let (dispatch, work) = (view.dispatch.clone(), view.state.work().clone());
    Callback::from(move |secret: String| {
        dispatch.emit(Action::Say("Protecting the file ...".to_owned()));
        let (dispatch, work) = (dispatch.clone(), work.clone());
        Timeout::new(DRAWN, move || {
            dispatch.emit(match sealed(&work, &secret) {
                Ok(file) => {
                    download(&file);
                    Action::SavedSealed(work, file.name)
                }
                Err(text) => refused(SAVE_SECRET_FIELD, text),
            });
        })
        .forget();
    })
}

fn sealed(work: &Work, secret: &str) -> Result<Outgoing, String> {
    let plain = write::file(work)?;
    Ok(Outgoing {
        name: format!("{}.age", plain.name),
        media_type: "application/octet-stream",
        bytes: office::seal(&plain.bytes, secret)?,
    })
}

fn refused(field: &'static str, text: String) -> Action {
    Action::Refuse(FieldError { field, text })
}

#[derive(PartialEq, Properties)]
struct SecretProps {
    id: &'static str,
    label: AttrValue,
    hint: &'static str,
    press: &'static str,
    error: Option<AttrValue>,
    onsecret: Callback<String>,
}

/// A passphrase and the button that uses it. It stands in the field alone: never in the state, so that neither Undo nor a kept
/// copy can bring it back. It can be read while it is typed, because nobody can help whoever mistyped it.
#[component]
fn Secret(props: &SecretProps) -> Html {
    let field = use_node_ref();
    let onsubmit = {
        let (field, onsecret) = (field.clone(), props.onsecret.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(field) = field.cast::<HtmlInputElement>() {
                onsecret.emit(field.value());
            }
        })
    };
    let error = props.error.as_deref();
    html! {
        <form autocomplete="off" {onsubmit}>
            <div class={group_classes(error)}>
                <label class="nhsuk-label nhsuk-label--s" for={props.id}>{ &props.label }</label>
                if !props.hint.is_empty() {
                    <div class="nhsuk-hint" id={format!("{}-hint", props.id)}>{ props.hint }</div>
                }
                { error_message(props.id, error) }
                <input class="nhsuk-input nhsuk-input--width-20" id={props.id} type="text" autocomplete="off" autocapitalize="none"
                    spellcheck="false" aria-describedby={described_by(props.id, !props.hint.is_empty(), error)} ref={field} />
            </div>
            <button type="submit" class={SECONDARY}>{ props.press }</button>
        </form>
    }
}

/// Pairs that are only as saved, with the way on.
pub fn as_saved(view: View<'_>) -> Html {
    let work = view.state.work();
    let Some((pairs, standing)) = &work.as_saved.pairs else {
        return Html::default();
    };
    let keep = Action::TakeUp(to_keep(pairs, &work.done, "the pairs as saved"));
    let standing_words = match (standing, &view.state.run) {
        (Some(standing), _) => why(*standing),
        (None, Some(_)) => "They are being worked out again, to check them.",
        (None, None) => "They have not been worked out again, so nothing says that they are right.",
    };
    let list = work.inputs.volunteers.as_ref();
    let side = |side| list.map(|list| side_label(&list.roster, side));
    let sides = [Side::A, Side::B].map(|one| side(one).unwrap_or_default());
    html! {
        <div>
            <h3 class="nhsuk-heading-m" id={RESULT_HEADING} tabindex="-1">{ "Pairs as saved" }</h3>
            <p>{ standing_words }</p>
            <div class="nhsuk-button-group">
                if standing.is_none() && view.state.run.is_none() {
                    { button(view.dispatch, SECONDARY, "Check these pairs", "", Action::CheckSaved) }
                }
                { button(view.dispatch, SECONDARY, "Repair these pairs", "", keep) }
            </div>
            if view.state.run.is_none() {
                <SavedPairs pairs={pairs.clone()} done={work.done.clone()} {sides} />
            }
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct SavedPairsProps {
    pairs: Shared<Pairs>,
    done: Vec<Couple>,
    /// What the two sides are called.
    sides: [AttrValue; 2],
}

/// Who meets whom in pairs that are only as saved. Drawn once: there may be thousands.
#[component]
fn SavedPairs(props: &SavedPairsProps) -> Html {
    let rows = props.pairs.pairs.iter().map(|pair| {
        let done = props.done.contains(&pair.ids);
        let names = [&pair.names.0, &pair.names.1].map(|name| html! { <bdi>{ name }</bdi> });
        let mut cells = Vec::from(names);
        cells.push(if done { "Done" } else { "" }.into());
        Row::plain(cells)
    });
    let [one, two] = props.sides.clone();
    table(Table {
        name: "Pairs as saved",
        extent: Extent::WideAndLong,
        head: vec![one.into(), two.into(), "Exchange".into()],
        rows: rows.collect(),
    })
}
