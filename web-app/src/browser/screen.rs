//! The screen: whether it is wide, and paper.

use gloo::events::EventListener;
use yew::prelude::*;

use super::latest::use_latest;

/// From this width on there is room for a whole form on one page: nhsuk-frontend's tablet breakpoint.
const WIDE: &str = "(min-width: 641px)";

/// True on a screen of 641 px or more, and where nobody can tell.
pub fn is_wide() -> bool {
    query().is_none_or(|list| list.matches())
}

/// What the person works on, in a word: for "Keep a draft on this phone".
pub fn device() -> &'static str {
    // First HTML is rendered natively in tests, where there is no screen.
    if cfg!(target_family = "wasm") && !is_wide() {
        "phone"
    } else {
        "computer"
    }
}

/// Calls back when the screen turns wide or narrow: a phone that is turned, a window that is drawn larger.
#[hook]
pub fn use_wide(changed: Callback<bool>) {
    let changed = use_latest(changed);
    use_effect_with((), move |()| {
        let listener = query().map(|list| {
            EventListener::new(&list, "change", move |_| changed.get().emit(is_wide()))
        });
        move || drop(listener)
    });
}

fn query() -> Option<web_sys::MediaQueryList> {
    web_sys::window()?.match_media(WIDE).ok()?
}

/// Opens the browser's window for printing, where "Save as PDF" is too.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that cannot print refuses; there is nothing better to do then.
        let _ = window.print();
    }
}
