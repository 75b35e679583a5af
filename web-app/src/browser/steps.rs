//! The browser's own Back, through the steps of a tool. The address stays as it is: it may carry a prepared link.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use yew::prelude::*;

/// Makes `step` an entry of the browser's history, and calls back with the step that Back or Forward leads to.
#[hook]
pub fn use_steps(step: String, went: Callback<String>) {
    use_effect_with((), {
        let first = step.clone();
        move |()| {
            // After a reload the browser still has the old step, but the answers are gone.
            if let Some(history) = history() {
                let _ = history.replace_state(&JsValue::from_str(&first), "");
            }
            let listener = web_sys::window().map(|window| {
                EventListener::new(&window, "popstate", move |_| {
                    if let Some(step) = current() {
                        went.emit(step);
                    }
                })
            });
            move || drop(listener)
        }
    });
    use_effect_with(step, |step| {
        if current().is_some_and(|current| current != *step)
            && let Some(history) = history()
        {
            let _ = history.push_state(&JsValue::from_str(step), "");
        }
    });
}

fn history() -> Option<web_sys::History> {
    web_sys::window()?.history().ok()
}

fn current() -> Option<String> {
    history()?.state().ok()?.as_string()
}
