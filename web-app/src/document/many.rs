//! One copy for each person of a list: which list, whose copy the page shows, and the files for all of them.

use scheme::recipients::Recipients;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::action::Action;
use super::batch::{self, Batch, Runs};
use super::state::{List, Paper, Progress, State, Trouble};
use super::take::file_button;
use super::{exports, ids};
use crate::browser::download::Outgoing;
use crate::browser::intake::{Door, Intake};
use crate::browser::office::{self, Office};
use crate::parts::choose::option;
use crate::parts::disclosure::disclosure;
use crate::parts::file_input::{FileInput, file_input};
use crate::parts::line::value_of;
use crate::parts::shared::Shared;

const SECOND: &str = "nhsuk-button nhsuk-button--secondary";
const EXCEL: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// The largest list that is read, in bytes.
const LARGEST: u64 = files::limits::FILE_BYTES as u64;

/// For many people.
pub fn many(
    state: &UseReducerHandle<State>,
    office: Office,
    choose: &Callback<HtmlInputElement>,
    batch: &Callback<Batch>,
    dispatch: &Callback<Action>,
) -> Html {
    match state.list() {
        None => {
            let open = state.trouble_at(ids::LIST).is_some();
            disclosure(
                "Make a copy for each of many people",
                open,
                chooser(state, office, choose),
            )
        }
        Some(list) => chosen(state, list, office, batch, dispatch),
    }
}

fn chooser(state: &State, office: Office, choose: &Callback<HtmlInputElement>) -> Html {
    let field = file_input(FileInput {
        id: ids::LIST.into(),
        label: "Choose a list of people".into(),
        hint: Ok(
            "Excel or CSV: the pairs from the workspace, the volunteers, or any table with a column “name”. The list stays on \
             your device."
                .into(),
        ),
        error: state.trouble_at(ids::LIST),
        accept: ".csv,.xlsx,.txt",
        readings: &state.readings,
        onchange: choose.reform(|event: Event| event.target_unchecked_into()),
    });
    html! {
        <>
            if office == Office::Failed {
                <p>{ "The part of the tool that reads lists has not loaded. If this stays here, reload the page." }</p>
            }
            { field }
        </>
    }
}

fn chosen(
    state: &UseReducerHandle<State>,
    list: &List,
    office: Office,
    batch: &Callback<Batch>,
    dispatch: &Callback<Action>,
) -> Html {
    let people = &list.recipients.people;
    let count = people.len();
    let show =
        dispatch.reform(|event: Event| Action::Show(value_of(&event).parse().unwrap_or_default()));
    let email = exports::is_email(state.template());
    let button = |kind: Batch, first: bool| {
        let label = format!("Make {count} {}", kind.words(count));
        let onclick = batch.reform(move |_: MouseEvent| kind);
        let class = if first { "nhsuk-button" } else { SECOND };
        html! { <button type="button" id={first.then_some(ids::MAKE)} {class} {onclick} aria-disabled={(office == Office::Loading).to_string()}>{ label }</button> }
    };
    html! {
        <>
            <p>
                <strong>{ format!("{count} {}", if count == 1 { "person" } else { "people" }) }</strong>
                { " from " }<bdi>{ &list.name }</bdi>{ ". " }
                <button type="button" class="app-link-button" onclick={dispatch.reform(|_| Action::Unlisted)}>
                    { "Take the list away" }
                </button>
            </p>
            if !list.recipients.notes.is_empty() {
                <ul class="app-many__notes">{ for list.recipients.notes.iter().map(|note| html! { <li>{ note }</li> }) }</ul>
            }
            <div class="nhsuk-form-group">
                <label class="nhsuk-label" for={ids::SHOWN}>{ "Show the copy of" }</label>
                <select class="nhsuk-select" id={ids::SHOWN} autocomplete="off" onchange={show}>
                    { for people.iter().enumerate().map(|(at, person)| option(&at.to_string(), &person.name, at == state.shown)) }
                </select>
            </div>
            if let Some(progress) = &state.progress {
                { self::progress(progress, &dispatch.reform(|_| Action::Cancel)) }
            } else {
                <div class="nhsuk-button-group">
                    if email {
                        { button(Batch::Drafts, true) }
                    }
                    { button(Batch::Words, !email) }
                    { file_button(state, office, dispatch, SECOND, "Save a merge file (Excel)", merge_excel) }
                    { file_button(state, office, dispatch, SECOND, "Save a merge file (CSV)", |state| Ok(merge_csv(state))) }
                </div>
                <p class="nhsuk-hint">
                    { "The files come as one zip. A merge file is for Word’s own mail merge: a row for each person." }
                </p>
            }
        </>
    }
}

/// How far the files are, with a way to stop.
pub fn progress(progress: &Progress, stop: &Callback<MouseEvent>) -> Html {
    let words = format!(
        "{} of {} {} made",
        progress.done, progress.of, progress.what
    );
    html! {
        <div class="app-progress">
            <label for="many-progress">{ words }</label>
            <progress id="many-progress" max={progress.of.to_string()} value={progress.done.to_string()} />
            <button type="button" id={ids::CANCEL} class={SECOND} onclick={stop}>{ "Cancel" }</button>
        </div>
    }
}

fn merge_csv(state: &State) -> Outgoing {
    let (headings, rows) = exports::merge(state);
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    Outgoing {
        name: format!("{}-merge.csv", state.template().id),
        media_type: "text/csv",
        bytes: files::csv::write(&headings, rows),
    }
}

fn merge_excel(state: &State) -> Result<Outgoing, String> {
    let (headings, mut rows) = exports::merge(state);
    rows.insert(0, headings);
    let bytes = office::write_xlsx(&state.paper.title, &[("People".to_owned(), rows)])?;
    Ok(Outgoing {
        name: format!("{}-merge.xlsx", state.template().id),
        media_type: EXCEL,
        bytes,
    })
}

/// Reads a list that the person chose. The office reads it, and is waited for.
pub fn choosing(files: &Intake<Box<Action>>, paper: &Shared<Paper>) -> Callback<HtmlInputElement> {
    let (files, paper) = (files.clone(), paper.clone());
    let door = Door {
        field: ids::LIST.into(),
        most: LARGEST,
        too_large: |name| {
            format!(
                "{name} is larger than 5 MB. Take out sheets and columns that are not needed. Nothing was taken in."
            )
        },
        office: |_| true,
    };
    Callback::from(move |input: HtmlInputElement| {
        let paper = paper.clone();
        files.take(&input, &door, move |name, bytes| {
            let list = bytes.and_then(|bytes| {
                let (mut notes, rows) = office::read_table(name, &bytes)?;
                let mut recipients = Recipients::read(&rows, &paper.template.template)?;
                notes.append(&mut recipients.notes);
                recipients.notes = notes;
                Ok(List {
                    name: name.to_owned(),
                    recipients,
                })
            });
            Box::new(Action::Listed(list))
        });
    })
}

/// Starts the making of many files, and stops it as soon as the state knows of none.
#[hook]
pub fn use_batch(
    state: &UseReducerHandle<State>,
    office: Office,
    dispatch: &Callback<Action>,
) -> Callback<Batch> {
    let runs = use_memo((), |()| Runs::default());
    use_effect_with(state.progress.as_ref().map(|progress| progress.run), {
        let runs = runs.clone();
        move |run| runs.only(*run)
    });
    let (state, dispatch) = (state.clone(), dispatch.clone());
    Callback::from(move |kind: Batch| {
        if office == Office::Ready {
            batch::start(&state, kind, &runs, &dispatch);
        } else {
            let text = "Not ready yet. Try again in a moment.".to_owned();
            dispatch.emit(Action::Failed(Trouble {
                field: ids::LIST,
                text,
            }));
        }
    })
}
