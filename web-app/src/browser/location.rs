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

/// The whole address of a page of this site, from its address relative to this page; without a fragment.
pub fn whole(address: &str) -> String {
    let base = web_sys::window().and_then(|window| window.location().href().ok());
    base.and_then(|base| web_sys::Url::new_with_base(address, &base).ok())
        .map_or_else(|| address.to_owned(), |url| url.href())
}

/// Whether this page was opened from a folder, and not from a host.
pub fn is_folder() -> bool {
    let protocol = web_sys::window().and_then(|window| window.location().protocol().ok());
    protocol.is_some_and(|protocol| protocol == "file:")
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
