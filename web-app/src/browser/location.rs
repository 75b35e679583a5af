//! The fragment of the address: which part of a tool is open.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
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

/// Follows the parts of a tool through the browser's history. A link to a part has its fragment. Every other entry, such as
/// the page without a fragment or the target of the skip link, remembers the part that was on the screen, so that Back and
/// Forward go through what was seen. `part_at` knows the parts by their fragments.
#[hook]
pub fn use_parts(
    shown: &'static str,
    part_at: fn(&str) -> Option<&'static str>,
    went: Callback<&'static str>,
) {
    let now = use_mut_ref(|| shown);
    if let Ok(mut now) = now.try_borrow_mut() {
        *now = shown;
    }
    use_effect_with(shown, |shown| remember(shown));
    use_effect_with((), move |()| {
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "hashchange", move |_| {
                let known = part_at(&fragment()).or_else(|| part_at(&remembered()));
                match known {
                    Some(part) => went.emit(part),
                    None => remember(now.try_borrow().map_or(shown, |now| *now)),
                }
            })
        });
        move || drop(listener)
    });
}

/// The part that the present entry of the browser's history showed; empty when it does not say.
pub fn remembered() -> String {
    let state = history().and_then(|history| history.state().ok());
    state
        .and_then(|state| state.as_string())
        .unwrap_or_default()
}

fn remember(part: &str) {
    if remembered() != part
        && let Some(history) = history()
    {
        // Where the browser refuses, its Back leads to the part that a fragment names, and to no other.
        let _ = history.replace_state(&JsValue::from_str(part), "");
    }
}

fn history() -> Option<web_sys::History> {
    web_sys::window()?.history().ok()
}
