//! The question that a browser asks before a page with unsaved work is left.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{BeforeUnloadEvent, Element, Event};
use yew::prelude::*;

/// How long after the press of a link to an email the browser may ask, in milliseconds. It asks at once where it does at all.
const ASKS_WITHIN: u32 = 1_000;

/// Makes the browser ask before the page is left, for as long as `unsaved` holds.
#[hook]
pub fn use_leaving_warning(unsaved: bool) {
    use_effect_with(unsaved, |unsaved| {
        let listeners = unsaved.then(web_sys::window).flatten().map(|window| {
            // Dropping the timer ends the exception.
            let emailing = Rc::new(RefCell::new(None::<Timeout>));
            let pressed = EventListener::new_with_options(
                &window,
                "click",
                EventListenerOptions::run_in_capture_phase(),
                {
                    let emailing = Rc::clone(&emailing);
                    move |event| set(&emailing, opens_email(event).then(|| until(&emailing)))
                },
            );
            let options = EventListenerOptions::enable_prevent_default();
            let asked =
                EventListener::new_with_options(&window, "beforeunload", options, move |event| {
                    // The email opens in a program of its own, and the page stays.
                    if take(&emailing).is_some() {
                        return;
                    }
                    event.prevent_default();
                    if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
                        event.set_return_value("unsaved");
                    }
                });
            (pressed, asked)
        });
        move || drop(listeners)
    });
}

type Emailing = Rc<RefCell<Option<Timeout>>>;

fn until(emailing: &Emailing) -> Timeout {
    let emailing = Rc::downgrade(emailing);
    Timeout::new(ASKS_WITHIN, move || {
        if let Some(emailing) = emailing.upgrade() {
            take(&emailing);
        }
    })
}

fn set(emailing: &Emailing, timer: Option<Timeout>) {
    if let Ok(mut held) = emailing.try_borrow_mut() {
        *held = timer;
    }
}

fn take(emailing: &Emailing) -> Option<Timeout> {
    emailing.try_borrow_mut().ok()?.take()
}

/// Whether an event is at a link that opens an email.
fn opens_email(event: &Event) -> bool {
    let at = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    at.and_then(|at| at.closest("a[href^='mailto:']").ok().flatten())
        .is_some()
}
