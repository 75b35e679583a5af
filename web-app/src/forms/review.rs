//! Check your answers: everything that was asked, each with a link to change it.

use forms::Record;
use forms::record::{Entry, Value};
use yew::prelude::*;

use super::action::Action;
use super::ids;
use super::state::State;

/// The page before the last.
pub fn review(state: &State, dispatch: &Callback<Action>) -> Html {
    let record = Record::asked(
        &state.paper.title,
        state.form(),
        &state.setting,
        state.answers(),
    );
    let nation = Entry {
        question: String::new(),
        label: "Your nation".to_owned(),
        value: Value::Lines(
            Some(state.history.now().nation.clone())
                .filter(|n| !n.is_empty())
                .into_iter()
                .collect(),
        ),
    };
    html! {
        <div class="app-review">
            <h2 class="app-section__title" id={ids::HEADING} tabindex="-1">{ "Check your answers" }</h2>
            if state.asks_nation() {
                <dl class="nhsuk-summary-list">
                    { row(&nation, dispatch.reform(|_| Action::ChangeNation), ids::NATION) }
                </dl>
            }
            { for record.sections.iter().map(|section| html! {
                <section key={section.title.as_str()}>
                    <h3 class="app-review__section">{ &section.title }</h3>
                    <dl class="nhsuk-summary-list">
                        { for section.entries.iter().map(|entry| {
                            let id = entry.question.clone();
                            let field = state.field(&id, forms::Part::Whole);
                            row(entry, dispatch.reform(move |_| Action::Change(id.clone())), &field)
                        }) }
                    </dl>
                </section>
            }) }
            <div class="nhsuk-button-group">
                <button type="button" class="nhsuk-button" onclick={dispatch.reform(|_| Action::Continue)}>
                    { "Finish" }
                </button>
                <button type="button" class="nhsuk-button nhsuk-button--secondary"
                    onclick={dispatch.reform(|_| Action::Back)}>{ "Back" }</button>
            </div>
        </div>
    }
}

fn row(entry: &Entry, change: Callback<()>, field: &str) -> Html {
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        change.emit(());
    });
    html! {
        <div class="nhsuk-summary-list__row" key={entry.question.as_str()}>
            <dt class="nhsuk-summary-list__key">{ &entry.label }</dt>
            <dd class="nhsuk-summary-list__value">{ value(&entry.value) }</dd>
            <dd class="nhsuk-summary-list__actions">
                <a href={format!("#{field}")} {onclick}>
                    { "Change" }<span class="nhsuk-u-visually-hidden">{ format!(" the answer to “{}”", entry.label) }</span>
                </a>
            </dd>
        </div>
    }
}

/// An answer in words.
pub fn value(value: &Value) -> Html {
    match value {
        empty if empty.is_empty() => {
            html! { <span class="app-none">{ forms::wording::NO_ANSWER }</span> }
        }
        Value::Lines(lines) => html! {
            { for lines.iter().map(|line| html! { <span class="app-line">{ line }</span> }) }
        },
        Value::Table { headings, rows } => html! {
            <ol class="app-cells">
                { for rows.iter().map(|row| html! {
                    <li>
                        { for headings.iter().zip(row).filter(|(_, cell)| !cell.is_empty()).map(|(heading, cell)| html! {
                            <span class="app-line"><b>{ format!("{heading}: ") }</b>{ cell }</span>
                        }) }
                    </li>
                }) }
            </ol>
        },
    }
}
