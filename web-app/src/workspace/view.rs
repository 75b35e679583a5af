//! What every view of a stage gets: the state, and the way to say what happened.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::action::Action;
use super::intake::Intake;
use super::state::Workspace;
use crate::parts::errors::FieldError;

/// The workspace as a view sees it. Views are functions of this; only what has state of its own, or is long and seldom
/// changes, is a component: each component costs 3 KB of code.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    pub state: &'a Workspace,
    /// The text of the sample file.
    pub sample: &'a AttrValue,
    pub dispatch: &'a Callback<Action>,
    /// Takes in the file of a field.
    pub choose: &'a Callback<(Intake, HtmlInputElement)>,
    /// Takes in a saved scheme.
    pub open: &'a Callback<HtmlInputElement>,
}

impl<'a> View<'a> {
    /// The error on the screen, if there is one.
    pub fn error(&self) -> Option<&'a FieldError> {
        self.state.error.as_ref()
    }

    /// What the last press did, where it was pressed here. A screen reader has heard it already.
    pub fn note(&self, place: &str) -> Html {
        let note = self.state.note.as_ref();
        match note.filter(|note| note.place == place) {
            Some(note) => html! { <p class="app-note">{ &note.text }</p> },
            None => Html::default(),
        }
    }

    /// A small button; a screen reader hears what it is about as well.
    pub fn button(&self, label: &'static str, about: &str, action: Action) -> Html {
        button(self.dispatch, SMALL, label, about, action)
    }
}

/// The classes of a small button, of one beside others and of the one that leads on.
pub const SMALL: &str = "nhsuk-button nhsuk-button--secondary nhsuk-button--small";
pub const SECONDARY: &str = "nhsuk-button nhsuk-button--secondary";
pub const PRIMARY: &str = "nhsuk-button";
/// A button that looks like a link.
pub const LINK: &str = "app-bar__button";

/// A button that makes this happen. What it is about is for a screen reader.
pub fn button(
    dispatch: &Callback<Action>,
    class: &'static str,
    label: &'static str,
    about: &str,
    action: Action,
) -> Html {
    labelled(dispatch, class, label.into(), about, action)
}

/// A button with a label that is worked out.
pub fn labelled(
    dispatch: &Callback<Action>,
    class: &'static str,
    label: AttrValue,
    about: &str,
    action: Action,
) -> Html {
    let onclick = clicked(dispatch, action);
    html! {
        <button type="button" {class} {onclick}>
            { label }
            if !about.is_empty() {
                <span class="nhsuk-u-visually-hidden">{ ": " }{ about }</span>
            }
        </button>
    }
}

/// Makes this happen on each click.
pub fn clicked(dispatch: &Callback<Action>, action: Action) -> Callback<MouseEvent> {
    dispatch.reform(move |_| action.clone())
}

/// Says what stands in a field now, with each letter.
pub fn typed(dispatch: &Callback<Action>, make: fn(String) -> Action) -> Callback<InputEvent> {
    dispatch.reform(move |event: InputEvent| make(value_of(&event)))
}

/// Says what was chosen.
pub fn picked(dispatch: &Callback<Action>, make: fn(String) -> Action) -> Callback<Event> {
    dispatch.reform(move |event: Event| make(value_of(&event)))
}

/// The value of a field. Text areas and selects have it under the same name.
fn value_of(event: &Event) -> String {
    event.target_unchecked_into::<HtmlInputElement>().value()
}
