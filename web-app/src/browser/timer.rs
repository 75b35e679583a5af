//! Letting the page breathe between two slices of long work.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessageChannel;

/// Work that is due; dropping it calls it off.
#[derive(Debug)]
pub struct Due(Rc<Cell<bool>>);

impl Due {
    /// Lets the work be done although nobody holds on to it.
    pub fn forget(self) {
        std::mem::forget(self);
    }
}

impl Drop for Due {
    fn drop(&mut self) {
        self.0.set(true);
    }
}

/// Runs `work` as soon as the page has dealt with what it was asked meanwhile. By a message to the page itself: a timer
/// would wait at least 4 milliseconds each time.
pub fn soon(work: Box<dyn FnOnce()>) -> Due {
    let called_off = Rc::new(Cell::new(false));
    let due = Due(Rc::clone(&called_off));
    let run = Closure::once_into_js(move || {
        if !called_off.get() {
            work();
        }
    });
    if let Ok(channel) = MessageChannel::new() {
        channel
            .port1()
            .set_onmessage(Some(run.as_ref().unchecked_ref()));
        // A message to oneself is always taken.
        let _ = channel.port2().post_message(&JsValue::UNDEFINED);
    }
    due
}

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    let clock = web_sys::window().and_then(|window| window.performance());
    clock.map_or(0.0, |clock| clock.now())
}

/// Work that is due later; dropping it calls it off.
#[derive(Debug)]
pub struct Later(#[expect(dead_code, reason = "held only so that it is not dropped")] Timeout);

/// Runs `work` after so many milliseconds.
pub fn after(milliseconds: u32, work: impl FnOnce() + 'static) -> Later {
    Later(Timeout::new(milliseconds, work))
}
