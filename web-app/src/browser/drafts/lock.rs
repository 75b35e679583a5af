//! One writer at a time: of several tabs with the same draft, the first one keeps it.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The lock, held until this is dropped or the page is closed.
#[derive(Debug)]
pub struct Lock(Function);

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = self.0.call0(&JsValue::UNDEFINED);
    }
}

/// Takes the lock of this name. `None` when another tab holds it. A browser without locks gives one that locks nothing:
/// there the last tab to write wins.
pub async fn take(name: &str) -> Option<Lock> {
    let locks = web_sys::window()
        .and_then(|window| Reflect::get(&window.navigator(), &"locks".into()).ok())
        .filter(|locks| !locks.is_undefined());
    let Some(locks) = locks else {
        return Some(Lock(Function::default()));
    };
    // The browser calls back with the lock or with null, and holds the lock until the promise that it gets is kept.
    let mut release = None;
    let held = Promise::new(&mut |resolve: Function, _| release = Some(resolve));
    let release = release?;
    let mut asked: Option<Closure<dyn FnMut(JsValue) -> JsValue>> = None;
    let answer = Promise::new(&mut |answer: Function, _| {
        let held = held.clone();
        asked = Some(Closure::once(move |lock: JsValue| {
            let _ = answer.call1(&JsValue::UNDEFINED, &lock);
            if lock.is_null() {
                JsValue::NULL
            } else {
                held.into()
            }
        }));
    });
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE).ok()?;
    let request: Function = Reflect::get(&locks, &"request".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let asked = asked?;
    request
        .call3(&locks, &name.into(), &options, asked.as_ref())
        .ok()?;
    let lock = JsFuture::from(answer).await.ok()?;
    (!lock.is_null()).then(|| Lock(release))
}
