//! The way out for text that is pasted elsewhere.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Copies the text and calls back with whether the browser allowed it.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let Some(window) = web_sys::window() else {
        return done(false);
    };
    // A page without a secure context has no clipboard; asking for it is then an error, not a promise.
    if !window.is_secure_context() {
        return done(false);
    }
    let promise = window.navigator().clipboard().write_text(text);
    spawn_local(async move { done(JsFuture::from(promise).await.is_ok()) });
}

/// Copies the same words twice, as text and as HTML: the program that they are pasted into takes what it can show. Calls
/// back with whether the browser allowed it.
pub fn copy_rich(text: &str, html: &str, done: impl FnOnce(bool) + 'static) {
    match rich(text, html) {
        Some(promise) => spawn_local(async move { done(JsFuture::from(promise).await.is_ok()) }),
        // A browser that knows no such thing still takes text.
        None => copy(text, done),
    }
}

fn rich(text: &str, html: &str) -> Option<js_sys::Promise> {
    let window = web_sys::window().filter(|window| window.is_secure_context())?;
    let parts = Object::new();
    for (kind, words) in [("text/plain", text), ("text/html", html)] {
        let blob = super::blob::blob(words.as_bytes(), kind)?;
        Reflect::set(&parts, &kind.into(), &blob).ok()?;
    }
    let constructor: Function = Reflect::get(&window, &"ClipboardItem".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let item = Reflect::construct(&constructor, &Array::of1(&parts)).ok()?;
    let clipboard = window.navigator().clipboard();
    let write: Function = Reflect::get(&clipboard, &"write".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let promise = write.call1(&clipboard, &Array::of1(&item)).ok()?;
    promise.dyn_into().ok()
}
