//! The fragment of the address: which part of a tool is open.

use gloo::events::EventListener;
use yew::prelude::*;

/// The fragment without `#`; empty when there is none.
pub fn fragment() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .map(|hash| hash.trim_start_matches('#').to_owned())
        .unwrap_or_default()
}

/// Calls back with the fragment each time that it changes: a link, Back, or a person who types.
#[hook]
pub fn use_fragment(changed: Callback<String>) {
    use_effect_with((), move |()| {
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "hashchange", move |_| changed.emit(fragment()))
        });
        move || drop(listener)
    });
}
