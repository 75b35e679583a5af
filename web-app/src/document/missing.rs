//! What is still blank, before the document is taken away.

use documents::Filled;
use yew::prelude::*;

use super::action::Action;
use super::ids;
use super::state::{State, field};
use crate::browser::focus::focus;

/// So many are shown at once; a longer list is one press away.
const FEW: usize = 8;

/// "3 blanks are still empty", with a way to each.
pub fn missing(state: &State, filled: &Filled, dispatch: &Callback<Action>) -> Html {
    let blanks: Vec<_> = state.missing(filled).collect();
    let count = match blanks.len() {
        0 => return html! { <p class="app-ready-line">{ "Nothing is blank. It is ready." }</p> },
        1 => "1 blank is still empty".to_owned(),
        many => format!("{many} blanks are still empty"),
    };
    let go = |id: &str| {
        let id = id.to_owned();
        dispatch.reform(move |event: MouseEvent| {
            event.prevent_default();
            Action::Find(id.clone())
        })
    };
    html! {
        <details class="app-callout app-callout--warning app-missing" open={blanks.len() <= FEW}>
            <summary class="app-callout__title">{ count }</summary>
            <div class="app-missing__list">
            <ul>
                { for blanks.iter().map(|blank| html! {
                    <li key={blank.id.clone()}>
                        if state.is_of_list(blank) {
                            { format!("{} (not in your list)", blank.label) }
                        } else {
                            <a href={format!("#{}", field(&blank.id))} onclick={go(&blank.id)}>{ &blank.label }</a>
                        }
                    </li>
                }) }
            </ul>
            </div>
            <p>{ "They stay marked in what you save." }</p>
        </details>
    }
}

/// On a phone, where the document is out of sight: how much is blank, and the way to it.
pub fn jump(state: &State, filled: &Filled) -> Html {
    let blank = state.missing(filled).count();
    let go = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        focus(ids::TAKE);
    });
    html! {
        <p class="app-fill__jump app-screen-only">
            <span>{ if blank == 0 { "Nothing is blank".to_owned() } else { format!("{blank} still blank") } }</span>
            <a href={format!("#{}", ids::TAKE)} onclick={go}>{ "See the document" }</a>
        </p>
    }
}
