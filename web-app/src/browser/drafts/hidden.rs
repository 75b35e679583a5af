//! The moment after which a page may never be shown again.

use gloo::events::EventListener;
use yew::prelude::*;

use crate::browser::latest::use_latest;

/// Calls back when the page is hidden or left: a phone that goes into a pocket may never show it again. Not every browser says
/// both, and one that says both calls back twice.
#[hook]
pub fn use_hidden(hidden: Callback<()>) {
    let hidden = use_latest(hidden);
    use_effect_with((), move |()| {
        let window = web_sys::window();
        let document = window.as_ref().and_then(web_sys::Window::document);
        let turned = document.map(|document| {
            let (hidden, watched) = (hidden.clone(), document.clone());
            EventListener::new(&document, "visibilitychange", move |_| {
                if watched.hidden() {
                    hidden.get().emit(());
                }
            })
        });
        let left = window
            .map(|window| EventListener::new(&window, "pagehide", move |_| hidden.get().emit(())));
        move || drop((turned, left))
    });
}
