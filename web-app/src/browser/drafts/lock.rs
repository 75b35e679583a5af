//! One writer at a time: of several tabs with the same draft, the first one keeps it.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::database::patiently;

#[wasm_bindgen]
extern "C" {
    /// The browser's locks, which `web-sys` leaves out.
    type Locks;

    #[wasm_bindgen(method, catch)]
    fn request(
        this: &Locks,
        name: &str,
        options: &JsValue,
        granted: &JsValue,
    ) -> Result<Promise, JsValue>;
}

/// The lock, held until this is dropped or the page is closed.
#[derive(Debug)]
pub struct Lock(Function);

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = self.0.call0(&JsValue::UNDEFINED);
    }
}

/// What came of asking for the lock.
#[derive(Debug)]
pub enum Asked {
    /// This page has it.
    Held(Lock),
    /// Another tab has it.
    Elsewhere,
    /// This browser, or this page without https, has no locks; or it does not answer. Each saving looks at what is stored
    /// before it writes, so nothing is lost without one.
    NoLocks,
}

/// Asks for the lock of this name.
pub async fn ask(name: &str) -> Asked {
    let Some(granted) = request(name, true) else {
        return Asked::NoLocks;
    };
    match patiently(granted.answer.clone()).await {
        Ok(lock) if lock.is_null() => Asked::Elsewhere,
        Ok(_) => Asked::Held(granted.lock),
        Err(_) => Asked::NoLocks,
    }
}

/// Waits until this page can have the lock. `None` where the browser refuses.
pub async fn wait(name: &str) -> Option<Lock> {
    let granted = request(name, false)?;
    JsFuture::from(granted.answer).await.ok()?;
    Some(granted.lock)
}

struct Granted {
    /// Kept with the lock, or with null where another tab has it; rejected where the browser refuses.
    answer: Promise,
    lock: Lock,
}

fn request(name: &str, only_if_available: bool) -> Option<Granted> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    if !locks.is_object() {
        return None;
    }
    // The browser calls back with the lock or with null, and holds the lock until the promise that it gets is kept.
    let mut release = None;
    let held = Promise::new(&mut |resolve: Function, _| release = Some(resolve));
    let lock = Lock(release?);
    let mut ends = None;
    let answer = Promise::new(&mut |resolve, reject| ends = Some((resolve, reject)));
    let (resolve, reject) = ends?;
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        let _ = resolve.call1(&JsValue::UNDEFINED, &lock);
        held.into()
    });
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &only_if_available.into()).ok()?;
    let refused = locks
        .unchecked_into::<Locks>()
        .request(name, &options, &granted)
        .ok()?;
    // Where the browser refuses, it never calls back but rejects its own promise.
    spawn_local(async move {
        if let Err(error) = JsFuture::from(refused).await {
            let _ = reject.call1(&JsValue::UNDEFINED, &error);
        }
    });
    Some(Granted { answer, lock })
}
