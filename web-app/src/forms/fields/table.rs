//! Rows of answers: one group of fields for each row, so that a phone can show them.

use forms::form::ROWS_LIMIT;
use forms::{Answer, Column, Kind, Part};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::text::value_of;
use crate::forms::action::Edit;
use crate::forms::edit::rows_shown;
use crate::forms::question::{Field, optional};
use crate::parts::choose::option;
use crate::parts::errors::error_message;

/// All rows, with buttons to add one and to remove one.
pub fn table(field: &Field) -> Html {
    let rows = rows_shown(field.question, field.answer);
    let most = field.question.rows_max.unwrap_or(ROWS_LIMIT);
    html! {
        <div class="app-rows">
            { for (0..rows).map(|row| html! {
                <fieldset class="nhsuk-fieldset app-row" key={row}>
                    <legend class="nhsuk-fieldset__legend app-row__title">{ format!("Row {}", row + 1) }</legend>
                    <div class="app-row__cells">
                        { for field.question.columns.iter().enumerate().map(|(at, column)| cell(field, row, at, column)) }
                    </div>
                    if rows > 1 {
                        <button type="button" class="app-link-button"
                            onclick={field.edit.reform(move |_| Edit::RemoveRow(row))}>
                            { "Remove" }
                            <span class="nhsuk-u-visually-hidden">{ format!(" row {} of “{}”", row + 1, field.question.label) }</span>
                        </button>
                    }
                </fieldset>
            }) }
            if rows < most {
                <button type="button" class="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
                    onclick={field.edit.reform(|_| Edit::AddRow)}>
                    { "Add a row" }
                    <span class="nhsuk-u-visually-hidden">{ format!(" to “{}”", field.question.label) }</span>
                </button>
            } else {
                <p>{ room(most) }</p>
            }
        </div>
    }
}

fn cell(field: &Field, row: usize, at: usize, column: &Column) -> Html {
    let part = Part::Cell(row, at);
    let id = field.id_of(part);
    let fault = field.fault_at(part);
    let value = match field.answer {
        Answer::Table(rows) => rows.get(row).and_then(|row| row.get(&column.id)).cloned(),
        _ => None,
    }
    .unwrap_or_default();
    let hint = hint(column);
    let described_by: Vec<String> = hint
        .map(|_| format!("{id}-hint"))
        .into_iter()
        .chain(fault.map(|_| format!("{id}-error")))
        .collect();
    let described_by = (!described_by.is_empty()).then(|| described_by.join(" "));
    let red = |class: &'static str| fault.map(|_| class);
    let change = {
        let column = column.id.clone();
        move |text: String| Edit::Cell(row, column.clone(), text)
    };
    let input = match column.kind {
        Kind::LongText => html! {
            <textarea class={classes!("nhsuk-textarea", red("nhsuk-textarea--error"))} id={id.clone()} rows="2"
                autocomplete="off" spellcheck={field.spelling()} aria-describedby={described_by} {value} oninput={field.on_input(change)} />
        },
        Kind::Choice => html! {
            <select class={classes!("nhsuk-select", red("nhsuk-select--error"))} id={id.clone()}
                autocomplete="off" aria-describedby={described_by}
                onchange={field.edit.reform(move |event: Event| {
                    let select = event.target_dyn_into::<HtmlSelectElement>();
                    change(select.map(|select| select.value()).unwrap_or_default())
                })}>
                { option("", "Choose", value.is_empty()) }
                { for column.choices.iter().map(|choice| option(&choice.id, &choice.label, value == choice.id.as_str())) }
            </select>
        },
        kind => html! {
            <input class={classes!("nhsuk-input", red("nhsuk-input--error"))} id={id.clone()}
                type={if kind == Kind::Email { "email" } else { "text" }} autocomplete="off"
                aria-describedby={described_by} {value}
                oninput={field.edit.reform(move |event: InputEvent| change(value_of(&event)))} />
        },
    };
    html! {
        <div class={classes!("nhsuk-form-group", "app-row__cell", format!("app-row__cell--{}", width(column.kind)))}
            key={column.id.as_str()}>
            <label class="nhsuk-label" for={id.clone()}>{ optional(&column.label, column.optional) }</label>
            if let Some(hint) = hint {
                <div class="nhsuk-hint" id={format!("{id}-hint")}>{ hint }</div>
            }
            { error_message(&id, fault) }
            { input }
        </div>
    }
}

fn room(most: usize) -> String {
    match most {
        1 => "There is room for 1 row.".to_owned(),
        most => format!("There is room for {most} rows."),
    }
}

/// The author's hint, or how to write a date.
fn hint(column: &Column) -> Option<&str> {
    match column.kind {
        _ if !column.hint.is_empty() => Some(&column.hint),
        Kind::Date => Some("For example, 27 3 2027"),
        _ => None,
    }
}

fn width(kind: Kind) -> &'static str {
    if kind == Kind::LongText {
        "wide"
    } else {
        "narrow"
    }
}
