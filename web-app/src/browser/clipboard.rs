//! The way out for text that is pasted elsewhere.

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
