//! Texts by key in the browser's own database (IndexedDB).
//!
//! Why not localStorage: it loses the last writes when the browser is killed, and it blocks the page while it writes.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbFactory, IdbObjectStore, IdbRequest, IdbTransaction};

const NAME: &str = "workplace-exchange";
const STORE: &str = "drafts";

/// The database, open. Closed when this is dropped, so that it can be removed.
#[derive(Debug)]
pub struct Database(IdbDatabase);

impl Drop for Database {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// Why the browser did not do it, in its own words.
pub type Refused = String;

fn refused(error: &JsValue) -> Refused {
    let text = Reflect::get(error, &JsValue::from_str("message")).ok();
    text.and_then(|text| text.as_string())
        .filter(|text| !text.is_empty())
        .unwrap_or_else(|| "the browser gave no reason".to_owned())
}

fn factory() -> Result<IdbFactory, Refused> {
    let found = web_sys::window().and_then(|window| window.indexed_db().ok().flatten());
    found.ok_or_else(|| "the browser has no place for it".to_owned())
}

/// Waits until one of the object's events calls back: `onsuccess` or `oncomplete` for good, `onerror` and `onabort` for
/// bad.
async fn until(object: &JsValue, good: &str) -> Result<(), Refused> {
    let mut failed: Option<Closure<dyn FnMut()>> = None;
    let promise = Promise::new(&mut |resolve: Function, reject: Function| {
        let failed = failed.insert({
            let object = object.clone();
            Closure::once(move || {
                let error = Reflect::get(&object, &"error".into()).unwrap_or_default();
                let _ = reject.call1(&JsValue::UNDEFINED, &error);
            })
        });
        let set = |name: &str, value: &JsValue| {
            // Setting an event's property on an object of the browser does not fail.
            let _ = Reflect::set(object, &name.into(), value);
        };
        set(good, &resolve);
        set("onerror", failed.as_ref());
        if good == "oncomplete" {
            set("onabort", failed.as_ref());
        }
    });
    let ended = JsFuture::from(promise).await;
    drop(failed);
    ended.map(|_| ()).map_err(|error| refused(&error))
}

/// Whether the database is there. Opening it would make it, and a page on which nobody has asked for it keeps nothing. A
/// browser that cannot tell counts as one that has it.
pub async fn exists() -> bool {
    listed().await.unwrap_or(true)
}

/// Whether the browser says that the database is there. One that cannot tell has said that it removed it.
pub async fn exists_for_sure() -> bool {
    listed().await.unwrap_or(false)
}

/// Whether the database is among those that the browser lists; `None` when it lists none.
async fn listed() -> Option<bool> {
    let factory = factory().ok()?;
    let list: Function = Reflect::get(&factory, &"databases".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let promise: Promise = list.call0(&factory).ok()?.dyn_into().ok()?;
    let databases = Array::from(&JsFuture::from(promise).await.ok()?);
    let name = |database: JsValue| Reflect::get(&database, &"name".into()).ok()?.as_string();
    Some(databases.iter().filter_map(name).any(|name| name == NAME))
}

impl Database {
    /// Opens the database, and makes it when it is not there.
    pub async fn open() -> Result<Self, Refused> {
        let request = factory()?
            .open_with_u32(NAME, 1)
            .map_err(|error| refused(&error))?;
        let make = {
            let request = request.clone();
            Closure::<dyn FnMut()>::once(move || {
                let database = request.result().ok().map(JsCast::unchecked_into);
                // When it cannot be made, the opening fails by itself.
                let _ = database.map(|database: IdbDatabase| database.create_object_store(STORE));
            })
        };
        request.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
        until(&request, "onsuccess").await?;
        let database = request.result().map_err(|error| refused(&error))?;
        database
            .dyn_into::<IdbDatabase>()
            .map(Self)
            .map_err(|_| "the browser gave no database".to_owned())
    }

    /// A transaction, which reaches the disk before it counts as done where the browser can promise that.
    fn transaction(&self, mode: &str) -> Result<(IdbTransaction, IdbObjectStore), Refused> {
        let fail = |error: JsValue| refused(&error);
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into()).map_err(fail)?;
        let method: Function = Reflect::get(&self.0, &"transaction".into())
            .map_err(fail)?
            .unchecked_into();
        let arguments = Array::of3(&STORE.into(), &mode.into(), &options);
        let transaction: IdbTransaction = method
            .apply(&self.0, &arguments)
            .map_err(fail)?
            .unchecked_into();
        let store = transaction.object_store(STORE).map_err(fail)?;
        Ok((transaction, store))
    }

    /// The text of a key.
    pub async fn text(&self, key: &str) -> Result<Option<String>, Refused> {
        let (_, store) = self.transaction("readonly")?;
        let request: IdbRequest = store.get(&key.into()).map_err(|error| refused(&error))?;
        until(&request, "onsuccess").await?;
        let value = request.result().map_err(|error| refused(&error))?;
        Ok(value.as_string())
    }

    /// All keys.
    pub async fn keys(&self) -> Result<Vec<String>, Refused> {
        let (_, store) = self.transaction("readonly")?;
        let request = store.get_all_keys().map_err(|error| refused(&error))?;
        until(&request, "onsuccess").await?;
        let keys = request.result().map_err(|error| refused(&error))?;
        Ok(Array::from(&keys)
            .iter()
            .filter_map(|key| key.as_string())
            .collect())
    }

    /// Keeps a text under a key.
    pub async fn put(&self, key: &str, text: &str) -> Result<(), Refused> {
        let (transaction, store) = self.transaction("readwrite")?;
        store
            .put_with_key(&text.into(), &key.into())
            .map_err(|error| refused(&error))?;
        until(&transaction, "oncomplete").await
    }

    /// Forgets some keys.
    pub async fn remove(&self, keys: &[String]) -> Result<(), Refused> {
        let (transaction, store) = self.transaction("readwrite")?;
        for key in keys {
            store
                .delete(&key.as_str().into())
                .map_err(|error| refused(&error))?;
        }
        until(&transaction, "oncomplete").await
    }
}

/// Removes the whole database.
pub async fn remove_all() -> Result<(), Refused> {
    let request = factory()?
        .delete_database(NAME)
        .map_err(|error| refused(&error))?;
    // A tab that has it open for a moment delays this; it closes each time it has written.
    until(&request, "onsuccess").await
}
