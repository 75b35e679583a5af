//! Radios and checkboxes, with the field that "other" opens.

use forms::form::ChoicesFrom;
use forms::{Answer, Choice, Kind, Part};
use yew::prelude::*;

use crate::forms::action::Edit;
use crate::forms::edit::is_chosen;
use crate::forms::question::Field;

/// All choices of a question.
pub fn choices(field: &Field) -> Html {
    let many = field.question.kind == Kind::Choices;
    let block = if many {
        "nhsuk-checkboxes"
    } else {
        "nhsuk-radios"
    };
    let offered = field.setting.choices(field.question);
    let class = classes!(
        block,
        // Half days read as two columns: mornings and afternoons.
        (field.question.choices_from == Some(ChoicesFrom::Sessions)).then_some("app-half-days")
    );
    let clears = !many && field.question.optional && !field.answer.is_empty();
    html! {
        <>
            <div {class}>
                { for offered.iter().enumerate().map(|(at, choice)| html! {
                    <>
                        if choice.last && at > 0 {
                            <div class={format!("{block}__divider")}>{ "or" }</div>
                        }
                        { item(field, block, at, choice) }
                    </>
                }) }
            </div>
            if clears {
                <button type="button" class="app-link-button" onclick={field.edit.reform(|_| Edit::Clear)}>
                    { "Clear this answer" }
                    <span class="nhsuk-u-visually-hidden">{ format!(": {}", field.question.label) }</span>
                </button>
            }
        </>
    }
}

fn item(field: &Field, block: &'static str, at: usize, choice: &Choice) -> Html {
    let many = field.question.kind == Kind::Choices;
    let whole = field.id_of(Part::Whole);
    let id = if at == 0 {
        whole
    } else {
        format!("{whole}-{}", at + 1)
    };
    let checked = is_chosen(field.answer, &choice.id);
    let onchange = {
        let value = choice.id.clone();
        field.edit.reform(move |_: Event| match many {
            true => Edit::Tick(value.clone(), !checked),
            false => Edit::Choose(value.clone()),
        })
    };
    let hint = (!choice.hint.is_empty()).then(|| format!("{id}-item-hint"));
    html! {
        <>
            <div class={format!("{block}__item")}>
                <input class={format!("{block}__input")} id={id.clone()} name={field.question.id.clone()}
                    type={if many { "checkbox" } else { "radio" }} value={choice.id.clone()} {checked} {onchange}
                    autocomplete="off" aria-describedby={hint.clone()} />
                <label class={classes!("nhsuk-label", format!("{block}__label"))} for={id}>{ &choice.label }</label>
                if let Some(hint) = hint {
                    <div class={classes!("nhsuk-hint", format!("{block}__hint"))} id={hint}>{ &choice.hint }</div>
                }
            </div>
            if choice.other && checked {
                <div class={format!("{block}__conditional")}>{ other(field, choice) }</div>
            }
        </>
    }
}

fn other(field: &Field, choice: &Choice) -> Html {
    let id = field.id_of(Part::Other);
    let said = match field.answer {
        Answer::Choice(chosen) => &chosen.other,
        Answer::Choices(chosen) => &chosen.other,
        _ => return Html::default(),
    };
    let label = if choice.other_label.is_empty() {
        "Please say"
    } else {
        &choice.other_label
    };
    let fault = field.fault_at(Part::Other);
    html! {
        <div class="nhsuk-form-group">
            <label class="nhsuk-label" for={id.clone()}>{ label }</label>
            { crate::parts::errors::error_message(&id, fault) }
            <input class={classes!("nhsuk-input", fault.map(|_| "nhsuk-input--error"))} id={id.clone()} type="text"
                name={format!("{}-other", field.question.id)} autocomplete="off" value={said.clone()}
                aria-describedby={fault.map(|_| format!("{id}-error"))} oninput={field.on_input(Edit::Other)} />
        </div>
    }
}
