//! Texts by key in the browser's own database (IndexedDB).
//!
//! Why not localStorage: it loses the last writes when the browser is killed, and it blocks the page while it writes.
//! Whatever the browser does not answer within [`PATIENCE`] counts as refused, so that nobody waits for ever.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventTarget, IdbDatabase, IdbFactory, IdbObjectStore, IdbRequest, IdbTransaction};

use super::reason::Reason;

const NAME: &str = "workplace-exchange";
const STORE: &str = "drafts";

/// How long an answer of the browser may take, in milliseconds. A write that has to reach a slow disk takes a tenth of it.
const PATIENCE: u32 = 5_000;

#[wasm_bindgen]
extern "C" {
    /// The database with what `web-sys` leaves out: a transaction that says how durable it has to be.
    #[wasm_bindgen(extends = IdbDatabase)]
    #[derive(Debug, Clone)]
    type StrictDatabase;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn transaction_with_options(
        this: &StrictDatabase,
        store: &str,
        mode: &str,
        options: &JsValue,
    ) -> Result<IdbTransaction, JsValue>;

    /// A transaction with a `commit` that an older browser may lack.
    #[wasm_bindgen(extends = IdbTransaction)]
    type Committing;

    #[wasm_bindgen(method, catch)]
    fn commit(this: &Committing) -> Result<(), JsValue>;

    /// The browser's databases with what `web-sys` leaves out.
    #[wasm_bindgen(extends = IdbFactory)]
    type Databases;

    #[wasm_bindgen(method, catch)]
    fn databases(this: &Databases) -> Result<Promise, JsValue>;
}

fn reason(error: &JsValue) -> Reason {
    // What was not an error of the browser was put there by `settled`.
    if let Some(words) = error.as_string() {
        return match words.as_str() {
            "blocked" => Reason::InUse,
            _ => Reason::NoAnswer,
        };
    }
    let part = |name: &str| {
        let part = Reflect::get(error, &name.into()).ok();
        part.and_then(|part| part.as_string()).unwrap_or_default()
    };
    Reason::of(&part("name"), &part("message"))
}

fn factory() -> Result<IdbFactory, Reason> {
    let found = web_sys::window().and_then(|window| window.indexed_db().ok().flatten());
    found.ok_or(Reason::NotAllowed)
}

/// Waits until one of the object's events fires: `good`, or one of `bad`. An error is asked of the object itself: of a
/// request that failed, or of a transaction once it has ended, because before that it does not know the reason yet.
async fn settled(
    object: &EventTarget,
    good: &'static str,
    bad: &[&'static str],
) -> Result<(), Reason> {
    let mut listeners = Vec::new();
    let mut late = None;
    let promise = Promise::new(&mut |resolve: Function, reject: Function| {
        let listen = |name: &'static str, then: Box<dyn Fn()>| {
            EventListener::new(object, name, move |_| then())
        };
        listeners.push(listen(
            good,
            Box::new(move || {
                let _ = resolve.call0(&JsValue::UNDEFINED);
            }),
        ));
        for &name in bad {
            let (object, reject) = (object.clone(), reject.clone());
            listeners.push(listen(
                name,
                Box::new(move || {
                    let error = if name == "blocked" {
                        JsValue::from_str(name)
                    } else {
                        Reflect::get(&object, &"error".into()).unwrap_or_default()
                    };
                    let _ = reject.call1(&JsValue::UNDEFINED, &error);
                }),
            ));
        }
        late = Some(no_answer_in_time(reject));
    });
    let ended = JsFuture::from(promise).await;
    drop((listeners, late));
    ended.map(|_| ()).map_err(|error| reason(&error))
}

/// Rejects a promise once the patience is at its end; dropping this calls that off.
fn no_answer_in_time(reject: Function) -> Timeout {
    Timeout::new(PATIENCE, move || {
        let _ = reject.call1(&JsValue::UNDEFINED, &"no answer".into());
    })
}

/// Waits for the browser's own promise, for as long as the patience lasts.
pub(super) async fn patiently(promise: Promise) -> Result<JsValue, Reason> {
    let mut late = None;
    let limit = Promise::new(&mut |_, reject| late = Some(no_answer_in_time(reject)));
    let first = JsFuture::from(Promise::race(&Array::of2(&promise, &limit))).await;
    drop(late);
    first.map_err(|error| reason(&error))
}

async fn answered(request: &IdbRequest) -> Result<JsValue, Reason> {
    settled(request, "success", &["error"]).await?;
    request.result().map_err(|error| reason(&error))
}

/// Whether the database is there. Opening it would make it, and a page on which nobody has asked for it keeps nothing. A
/// browser that has no list of its databases counts as one that has it.
pub async fn exists() -> Result<bool, Reason> {
    Ok(listed().await?.unwrap_or(true))
}

/// Whether the browser says that the database is there. One that cannot tell has said that it removed it.
pub async fn exists_for_sure() -> bool {
    matches!(listed().await, Ok(Some(true)))
}

/// Whether the database is among those that the browser lists; `None` when it has no list.
async fn listed() -> Result<Option<bool>, Reason> {
    let factory: Databases = factory()?.unchecked_into();
    // An older browser lacks the method.
    let Ok(promise) = factory.databases() else {
        return Ok(None);
    };
    let databases = Array::from(&patiently(promise).await?);
    let name = |database: JsValue| Reflect::get(&database, &"name".into()).ok()?.as_string();
    Ok(Some(
        databases.iter().filter_map(name).any(|name| name == NAME),
    ))
}

/// The database, open. Closed when this is dropped, or when another tab wants to remove the whole of it.
#[derive(Debug)]
pub struct Database {
    database: StrictDatabase,
    closed: Rc<Cell<bool>>,
    _listeners: [EventListener; 2],
}

impl Drop for Database {
    fn drop(&mut self) {
        self.database.close();
    }
}

impl Database {
    /// Opens the database, and makes it when it is not there.
    pub async fn open() -> Result<Self, Reason> {
        let request = factory()?
            .open_with_u32(NAME, 1)
            .map_err(|error| reason(&error))?;
        let make = {
            let request = request.clone();
            EventListener::once(&request.clone(), "upgradeneeded", move |_| {
                let database = request.result().ok().map(JsCast::unchecked_into);
                // When it cannot be made, the opening fails by itself.
                let _ = database.map(|database: IdbDatabase| database.create_object_store(STORE));
            })
        };
        // Not `blocked`: that only delays the opening while the database is being removed.
        let opened = answered(&request).await;
        drop(make);
        if opened.is_err() {
            // One that comes too late is not left open: it would be in the way of whoever wants to remove it.
            let late = request.clone();
            EventListener::once(&request, "success", move |_| {
                let database = late.result().ok().map(JsCast::unchecked_into);
                if let Some(database) = database {
                    IdbDatabase::close(&database);
                }
            })
            .forget();
        }
        Ok(Self::of(opened?.unchecked_into()))
    }

    fn of(database: StrictDatabase) -> Self {
        let closed = Rc::new(Cell::new(false));
        let listen = |name: &'static str| {
            let (database, closed) = (database.clone(), Rc::clone(&closed));
            EventListener::new(&database.clone(), name, move |_| {
                closed.set(true);
                IdbDatabase::close(&database);
            })
        };
        let listeners = [listen("versionchange"), listen("close")];
        Self {
            database,
            closed,
            _listeners: listeners,
        }
    }

    /// Whether it can be used still.
    pub fn is_open(&self) -> bool {
        !self.closed.get()
    }

    /// A transaction, which reaches the disk before it counts as done where the browser can promise that.
    pub fn transaction(&self, mode: &str) -> Result<Transaction, Reason> {
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())
            .map_err(|error| reason(&error))?;
        let transaction = self
            .database
            .transaction_with_options(STORE, mode, &options)
            .map_err(|error| reason(&error))?;
        let store = transaction
            .object_store(STORE)
            .map_err(|error| reason(&error))?;
        Ok(Transaction { transaction, store })
    }
}

/// Some reading and writing that happens as a whole, or not at all. It ends by itself once nothing more is asked of it.
#[derive(Debug)]
pub struct Transaction {
    transaction: IdbTransaction,
    store: IdbObjectStore,
}

impl Transaction {
    /// The texts of two keys.
    pub async fn texts(&self, keys: &[String; 2]) -> Result<[Option<String>; 2], Reason> {
        let ask = |key: &str| {
            let request = self.store.get(&key.into());
            request.map_err(|error| reason(&error))
        };
        let [first, second] = keys;
        let (first, second) = (ask(first)?, ask(second)?);
        // The answers come in the order of the questions.
        let second = answered(&second).await?;
        let first = first.result().map_err(|error| reason(&error))?;
        Ok([first.as_string(), second.as_string()])
    }

    /// All keys.
    pub async fn keys(&self) -> Result<Vec<String>, Reason> {
        let request = self.store.get_all_keys().map_err(|error| reason(&error))?;
        let keys = Array::from(&answered(&request).await?);
        Ok(keys.iter().filter_map(|key| key.as_string()).collect())
    }

    /// Keeps a text under a key, once the transaction is done.
    pub fn put(&self, key: &str, text: &str) -> Result<(), Reason> {
        let request = self.store.put_with_key(&text.into(), &key.into());
        request.map(|_| ()).map_err(|error| reason(&error))
    }

    /// Forgets some keys, once the transaction is done.
    pub fn remove(&self, keys: &[String]) -> Result<(), Reason> {
        for key in keys {
            let request = self.store.delete(&key.as_str().into());
            request.map_err(|error| reason(&error))?;
        }
        Ok(())
    }

    /// Says that nothing more will be asked: a page that is being closed may not be called back any more.
    pub fn commit(&self) {
        // An older browser lacks the method, and ends the transaction by itself.
        let _ = self.transaction.unchecked_ref::<Committing>().commit();
    }

    /// Waits until everything has reached the disk. A request that failed aborts the transaction, which then says why.
    pub async fn done(self) -> Result<(), Reason> {
        settled(&self.transaction, "complete", &["abort"]).await
    }
}

/// Removes the whole database.
pub async fn remove_all() -> Result<(), Reason> {
    let request = factory()?
        .delete_database(NAME)
        .map_err(|error| reason(&error))?;
    // Our own tabs close it when they hear of this. Whoever does not is said to be in the way, and once that is closed the
    // browser removes the database all the same.
    settled(&request, "success", &["error"])
        .await
        .map_err(|reason| match reason {
            Reason::NoAnswer => Reason::InUse,
            reason => reason,
        })
}
