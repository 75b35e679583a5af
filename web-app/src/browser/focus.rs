//! Moving the keyboard's focus, and keeping it from being lost.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Puts the focus on the element with this id, and scrolls it into view. What is folded around it is opened first. Does
/// nothing when there is none.
pub fn focus(id: &str) {
    let found = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(id));
    if let Some(element) = found {
        reveal(&element);
        // What can be folded takes the focus on its line that is always there.
        let stop = match is(&element, "details") {
            true => element.query_selector("summary").ok().flatten(),
            false => None,
        };
        if let Ok(element) = stop.unwrap_or(element).dyn_into::<HtmlElement>() {
            // A browser without the element on screen refuses; there is nothing better to do then.
            let _ = element.focus();
        }
    }
}

/// Opens all that is folded around an element, and the element itself. The line of a fold is seen while it is folded.
fn reveal(element: &Element) {
    let mut inside = None;
    let mut at = Some(element.clone());
    while let Some(here) = at {
        if is(&here, "details") && !inside.is_some_and(|inside: Element| is(&inside, "summary")) {
            // Attributes can always be set on an element that is there.
            let _ = here.set_attribute("open", "");
        }
        at = here.parent_element();
        inside = Some(here);
    }
}

fn is(element: &Element, tag: &str) -> bool {
    element.tag_name().eq_ignore_ascii_case(tag)
}

/// A net under all that takes itself away when it is pressed: where the element with the focus is gone after a drawing and
/// nothing else has taken the focus, it goes to the element with this id, and never back to the top of the page.
#[hook]
pub fn use_never_lost(fallback: &'static str) {
    let last = use_mut_ref(|| None::<Element>);
    use_effect_with((), {
        let last = last.clone();
        move |()| {
            let document = web_sys::window().and_then(|window| window.document());
            let listeners = document.map(|document| {
                let here = Rc::clone(&last);
                let came = EventListener::new(&document, "focusin", move |event| {
                    let target = event.target();
                    remember(&here, target.and_then(|target| target.dyn_into().ok()));
                });
                // Whoever presses on plain ground takes the focus away on purpose.
                let left =
                    EventListener::new(&document, "pointerdown", move |_| remember(&last, None));
                (came, left)
            });
            move || drop(listeners)
        }
    });
    use_effect(move || {
        let gone = last
            .try_borrow()
            .is_ok_and(|last| last.as_ref().is_some_and(|last| !last.is_connected()));
        if gone {
            remember(&last, None);
            if is_lost() {
                focus(fallback);
            }
        }
    });
}

fn remember(last: &RefCell<Option<Element>>, element: Option<Element>) {
    if let Ok(mut last) = last.try_borrow_mut() {
        *last = element;
    }
}

/// Whether nothing in the page has the focus: the element that had it is gone.
pub fn is_lost() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let active = document.and_then(|document| document.active_element());
    active.is_none_or(|active| is(&active, "body"))
}
