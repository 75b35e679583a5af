//! The questions: one section on a phone, the whole form at a desk.

use forms::showing::NATIONS;
use yew::prelude::*;

use super::action::{Action, Edit};
use super::place::Place;
use super::question::QuestionView;
use super::state::State;
use super::{draft, ids};
use crate::parts::changes::undo_and_redo;
use crate::parts::keeping::Kept;

/// The pages of questions that are on the screen, with Back and Continue.
pub fn questions(
    state: &State,
    edit: &Callback<(String, Edit)>,
    report: &Callback<Kept>,
    dispatch: &Callback<Action>,
) -> Html {
    let steps = state.steps();
    let onsubmit = dispatch.reform(|event: SubmitEvent| {
        event.prevent_default();
        Action::Continue
    });
    html! {
        <form class="app-questions" novalidate=true autocomplete="off" spellcheck="false"
            writingsuggestions="false" {onsubmit}>
            { for state.on_screen().into_iter().enumerate().map(|(at, place)| {
                let heading = if at == 0 { ids::HEADING.to_owned() } else { format!("form-heading-{at}") };
                let caption = (!state.wide).then(|| caption(&steps, place)).flatten();
                match place {
                    Place::Section(section) => section_of(state, section, &heading, caption, edit),
                    _ => nation(state, &heading, caption, dispatch),
                }
            }) }
            <div class="nhsuk-button-group">
                <button type="submit" class="nhsuk-button">{ "Continue" }</button>
                <button type="button" class="nhsuk-button nhsuk-button--secondary"
                    onclick={dispatch.reform(|_| Action::Back)}>{ "Back" }</button>
            </div>
            { history(state, dispatch) }
            { draft::beside_questions(state, report) }
        </form>
    }
}

/// "Section 2 of 5"; nothing where there is only one.
fn caption(steps: &[Place], here: Place) -> Option<String> {
    let at = steps.iter().position(|step| *step == here)?;
    (steps.len() > 1).then(|| format!("Part {} of {}", at + 1, steps.len()))
}

fn title(id: &str, title: &str, caption: Option<String>) -> Html {
    html! {
        <h2 class="app-section__title" id={id.to_owned()} tabindex="-1">
            if let Some(caption) = caption {
                <span class="app-section__caption">{ caption }<span class="nhsuk-u-visually-hidden">{ ": " }</span></span>
            }
            { title }
        </h2>
    }
}

fn section_of(
    state: &State,
    at: usize,
    heading: &str,
    caption: Option<String>,
    edit: &Callback<(String, Edit)>,
) -> Html {
    let Some(section) = state.form().sections.get(at) else {
        return Html::default();
    };
    html! {
        <section class="app-section" aria-labelledby={heading.to_owned()} key={section.id.as_str()}>
            { title(heading, &section.title, caption) }
            if !section.text.is_empty() {
                <p class="app-section__text">{ &section.text }</p>
            }
            { for section.questions.iter().enumerate()
                .filter(|(_, question)| state.setting.shows(state.form(), question, state.answers()))
                .map(|(place, question)| {
                    let faults = state.faults.iter().filter(|fault| fault.question == question.id).cloned();
                    html! {
                        <QuestionView key={question.id.as_str()} paper={state.paper.clone()} at={(at, place)}
                            setting={state.setting.clone()} answer={state.answers().get(&question.id).cloned()}
                            faults={faults.collect::<Vec<_>>()} {edit} />
                    }
                }) }
        </section>
    }
}

fn nation(
    state: &State,
    heading: &str,
    caption: Option<String>,
    dispatch: &Callback<Action>,
) -> Html {
    let chosen = &state.history.now().nation;
    html! {
        <section class="app-section" aria-labelledby={heading.to_owned()} key="nation">
            { title(heading, "Your nation", caption) }
            <div class="nhsuk-form-group">
                <fieldset class="nhsuk-fieldset" aria-describedby="nation-hint">
                    <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
                        { "Which nation do you work in? (optional)" }
                    </legend>
                    <div class="nhsuk-hint" id="nation-hint">{ "Some questions differ between nations" }</div>
                    <div class="nhsuk-radios">
                        { for NATIONS.into_iter().enumerate().map(|(at, name)| {
                            let id = if at == 0 { ids::NATION.to_owned() } else { format!("{}-{}", ids::NATION, at + 1) };
                            html! {
                                <div class="nhsuk-radios__item" key={name}>
                                    <input class="nhsuk-radios__input" type="radio" name={ids::NATION} id={id.clone()}
                                        autocomplete="off" value={name} checked={chosen == name}
                                        onchange={dispatch.reform(move |_: Event| Action::Nation(name.to_owned()))} />
                                    <label class="nhsuk-label nhsuk-radios__label" for={id}>{ name }</label>
                                </div>
                            }
                        }) }
                    </div>
                </fieldset>
            </div>
        </section>
    }
}

/// Undo and redo, once there is something to undo.
fn history(state: &State, dispatch: &Callback<Action>) -> Html {
    let (back, forth) = (state.history.undoable(), state.history.redoable());
    if back.is_none() && forth.is_none() {
        return Html::default();
    }
    html! {
        <div class="app-undo app-screen-only" role="group" aria-label="Changes">
            { undo_and_redo(
                "app-link-button",
                (back, dispatch.reform(|_| Action::Undo)),
                (forth, dispatch.reform(|_| Action::Redo)),
            ) }
        </div>
    }
}
