//! What stands around every stage: undo and redo, and the list of stages.

use yew::prelude::*;

use super::action::Action;
use super::scheme_file;
use super::stage::Stage;
use super::view::View;
use super::words;

/// Undo, redo, and whether the pairs are in a file.
pub fn top_bar(view: View<'_>) -> Html {
    let history = &view.state.history;
    let name = view.state.work().scheme_name();
    let button = |label: &'static str, what: Option<&str>, action: Action| {
        let onclick = view.dispatch.reform(move |_| action.clone());
        // Not `disabled`: the focus stays on the button when the last change was undone.
        html! {
            <button type="button" class="app-bar__button" aria-disabled={what.is_none().to_string()} {onclick}>
                { label }
                if let Some(what) = what {
                    <span class="nhsuk-u-visually-hidden">{ format!(": {what}") }</span>
                }
            </button>
        }
    };
    html! {
        <div class="app-bar app-screen-only" role="group" aria-label="Your work">
            <span class="app-bar__saved">
                if !name.is_empty() {
                    <strong><bdi>{ name }</bdi></strong>{ " " }
                }
                { words::saved(view.state) }
            </span>
            { scheme_file::buttons(view) }
            { button("Undo", history.undoable(), Action::Undo) }
            { button("Redo", history.redoable(), Action::Redo) }
        </div>
    }
}

/// The stages with how each one stands.
pub fn stage_list(view: View<'_>) -> Html {
    let state = view.state;
    html! {
        <nav class="app-stages app-screen-only" aria-label="Stages">
            <ol class="app-stages__list">
                { for Stage::ALL.into_iter().map(|stage| {
                    let open = stage == state.stage;
                    html! {
                        <li class={classes!("app-stages__stage", open.then_some("app-stages__stage--open"))} key={stage.fragment()}>
                            <a class="app-stages__link" href={format!("#{}", stage.fragment())}
                                aria-current={open.then_some("step")}>
                                { stage.label() }
                            </a>
                            <span class="app-stages__status">
                                { words::stage_status(stage, state.work(), state.run.is_some()) }
                            </span>
                        </li>
                    }
                }) }
            </ol>
        </nav>
    }
}
