//! The browser's own Back and Forward, through the steps of a tool, and links that are opened while it is. The address goes
//! on carrying the prepared link that is in use, so that a reload finds it again.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::location::fragment;

/// Where in a tool the person is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Here {
    /// The step; each is an entry of the browser's history.
    pub step: String,
    /// The fragment of the link in use, without `#`; empty when there is none.
    pub fragment: String,
    /// Whether the address is to be that of the link in use now.
    pub settled: bool,
}

/// Makes each step an entry of the browser's history. Calls `went` with the step that Back or Forward leads to, and `arrived`
/// with the fragment of a link that was opened in this page.
#[hook]
pub fn use_steps(here: Here, went: Callback<String>, arrived: Callback<String>) {
    // The listeners live as long as the page: what they look at is what the newest rendering has put here.
    let newest = use_mut_ref(Newest::default);
    if let Ok(mut newest) = newest.try_borrow_mut() {
        *newest = Newest {
            here: here.clone(),
            went,
            arrived,
        };
    }
    use_effect_with((), move |()| {
        // After a reload the browser still has the old step, but the answers are gone.
        replace(&read(&newest).here.step, None);
        let listeners = web_sys::window().map(|window| {
            let traversed = newest.clone();
            let back_and_forward = EventListener::new(&window, "popstate", move |_| {
                if let Some(step) = current() {
                    read(&traversed).went.emit(step);
                }
            });
            let other_fragment =
                EventListener::new(&window, "hashchange", move |_| follow(&read(&newest)));
            (back_and_forward, other_fragment)
        });
        move || drop(listeners)
    });
    use_effect_with(here, |here| {
        if current().as_ref() != Some(&here.step)
            && let Some(history) = history()
        {
            let _ = history.push_state(&JsValue::from_str(&here.step), "");
        }
        if here.settled && carries_link(&fragment()) {
            replace(&here.step, Some(&here.fragment));
        }
    });
}

#[derive(Clone, Default)]
struct Newest {
    here: Here,
    went: Callback<String>,
    arrived: Callback<String>,
}

fn read(newest: &Rc<RefCell<Newest>>) -> Newest {
    newest
        .try_borrow()
        .map(|newest| newest.clone())
        .unwrap_or_default()
}

/// The fragment has changed: by a link that was opened here, by Back or Forward, or by a link within the page.
fn follow(newest: &Newest) {
    let Here {
        step,
        fragment: in_use,
        ..
    } = &newest.here;
    let fragment = fragment();
    let ours = current().is_some();
    if !ours {
        // A new entry, such as the skip link makes: Back has to find the step that it belongs to.
        replace(step, None);
    }
    if fragment == *in_use {
        return;
    }
    if !ours && carries_link(&fragment) {
        newest.arrived.emit(fragment);
    } else if !in_use.is_empty() {
        replace(&current().unwrap_or_else(|| step.clone()), Some(in_use));
    }
}

/// Whether a fragment carries a prepared link.
fn carries_link(fragment: &str) -> bool {
    fragment.starts_with("s=")
}

/// Puts a step, and a fragment where there is one to put, in the place of the entry that the browser is at.
fn replace(step: &str, fragment: Option<&str>) {
    let Some(history) = history() else {
        return;
    };
    let address = fragment.and_then(address_with);
    // A browser that refuses keeps its old entry; there is nothing better to do then.
    let _ = history.replace_state_with_url(&JsValue::from_str(step), "", address.as_deref());
}

/// The address of this page with another fragment; an empty one takes it away.
fn address_with(fragment: &str) -> Option<String> {
    let whole = web_sys::window()?.location().href().ok()?;
    let page = whole.split('#').next()?;
    Some(if fragment.is_empty() {
        page.to_owned()
    } else {
        format!("{page}#{fragment}")
    })
}

fn history() -> Option<web_sys::History> {
    web_sys::window()?.history().ok()
}

fn current() -> Option<String> {
    history()?.state().ok()?.as_string()
}
