//! The place of one draft on this device: looked at when the page is opened, and written by one page at a time.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use yew::AttrValue;

use super::database::{self, Database, Transaction};
use super::lock::{self, Asked, Lock};
use super::reason::Reason;
use super::record::{self, Copy, Found};
use super::{Draft, Opened, Stamp, Unusable, moment, now};
use crate::browser::screen::device;

/// What came of a saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    /// The work is kept; the time of day.
    Kept(String),
    /// Nothing was written: this was kept by another page meanwhile.
    Ahead(Draft),
    /// Nothing was written: what is there cannot be opened.
    Unusable(Unusable),
    /// Why the browser did not do it, in a sentence.
    Refused(String),
}

/// What is stored, compared with what this page has seen of it last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Looked {
    /// It is the same.
    Same,
    /// Another page has kept something since.
    Ahead(Draft),
    /// What this page had seen was removed.
    Gone,
    /// What is there cannot be opened.
    Unusable(Unusable),
    /// Why the browser did not say, in a sentence.
    Refused(String),
}

/// The place of one draft.
#[derive(Debug, Clone)]
pub struct Store(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    name: AttrValue,
    /// The copy that this page has opened or written last.
    seen: Cell<Option<Stamp>>,
    /// The count of the copy that this page has begun to write last.
    begun: Cell<u32>,
    /// Whether what is stored is known to be what this page has seen. Holds for as long as the page has the lock.
    compared: Cell<bool>,
    /// Open while this page keeps the work: a page that is being closed has no time to open it.
    database: RefCell<Option<Rc<Database>>>,
    lock: RefCell<Option<Lock>>,
    /// Counts how often the lock was given back, so that one that comes too late is given back as well.
    released: Cell<u32>,
}

type Answer = Pin<Box<dyn Future<Output = Saving>>>;

impl Store {
    /// The place of the draft of this name.
    pub fn new(name: AttrValue) -> Self {
        Self(Rc::new(Inner {
            name,
            seen: Cell::default(),
            begun: Cell::default(),
            compared: Cell::default(),
            database: RefCell::default(),
            lock: RefCell::default(),
            released: Cell::default(),
        }))
    }

    /// Looks for the draft. Drafts older than a week are removed, of whatever name.
    pub async fn open(&self) -> Opened {
        let found = async {
            if !database::exists().await? {
                return Ok(Found::Nothing);
            }
            let database = Database::open().await?;
            // A browser that refuses to remove something may still let it be read.
            let _ = sweep(&database).await;
            self.0.found(&database.transaction("readonly")?).await
        };
        match found.await {
            Ok(Found::Nothing | Found::Expired) => Opened::Nothing,
            Ok(Found::Draft(copy)) => Opened::Draft(draft(copy)),
            Ok(Found::Damaged(text)) => Opened::Unusable(damaged(text)),
            Ok(Found::Newer(text)) => Opened::Unusable(newer(text)),
            Err(reason) => reason
                .not_looked(device())
                .map_or(Opened::Nothing, Opened::Refused),
        }
    }

    /// The page shows this draft now, or the person knows of it: the next saving may take its place.
    pub fn has_seen(&self, draft: &Draft) {
        self.0.seen.set(Some(draft.stamp));
        self.0.compared.set(false);
    }

    /// Asks for the right to write: whether this page has it now, and not another tab. `None` when the right was given back
    /// before the answer came.
    pub async fn lock(&self) -> Option<bool> {
        let released = self.0.released.get();
        let asked = lock::ask(&self.0.lock_name()).await;
        if self.0.released.get() != released {
            return None;
        }
        match asked {
            Asked::Held(lock) => Some(self.0.hold(lock, released)),
            Asked::NoLocks => Some(true),
            Asked::Elsewhere => Some(false),
        }
    }

    /// Waits until the other tab is closed or keeps nothing any more. `false` when nobody waits for that any more.
    pub async fn wait(&self) -> bool {
        let released = self.0.released.get();
        match lock::wait(&self.0.lock_name()).await {
            Some(lock) => self.0.hold(lock, released),
            None => self.0.released.get() == released,
        }
    }

    /// Gives the right to write back.
    pub fn release(&self) {
        let inner = &self.0;
        inner.released.set(inner.released.get().wrapping_add(1));
        inner.compared.set(false);
        drop((inner.lock.take(), inner.database.take()));
    }

    /// Compares what is stored with what this page has seen last.
    pub async fn look(&self) -> Looked {
        let found = async {
            let database = self.0.database().await?;
            self.0.found(&database.transaction("readonly")?).await
        };
        let seen = self.0.seen.get();
        match found.await {
            Ok(Found::Draft(copy)) if seen == Some(stamp(&copy)) => {
                self.0.saw(stamp(&copy));
                Looked::Same
            }
            Ok(Found::Draft(copy)) => Looked::Ahead(draft(copy)),
            Ok(Found::Damaged(text)) if seen.is_none() => Looked::Unusable(damaged(text)),
            Ok(Found::Newer(text)) => Looked::Unusable(newer(text)),
            Ok(Found::Nothing | Found::Expired) if seen.is_some() => Looked::Gone,
            Ok(Found::Nothing | Found::Expired | Found::Damaged(_)) => Looked::Same,
            Err(reason) => Looked::Refused(reason.not_kept(device())),
        }
    }

    /// Keeps the work as it is now. Where this page has the lock and has compared before, the browser is given the text before
    /// this function returns: a page that is being closed does not live to see an answer.
    pub fn save(&self, text: String) -> Answer {
        let inner = Rc::clone(&self.0);
        let at_once = inner.begin_at_once(&text);
        Box::pin(async move {
            let saved = match at_once {
                Some((copy, transaction)) => inner.finish(copy, transaction).await,
                None => inner.compare_and_save(text).await,
            };
            saved.unwrap_or_else(|reason| Saving::Refused(reason.not_kept(device())))
        })
    }

    /// Removes the draft.
    ///
    /// # Errors
    /// A sentence with the reason, and what to do.
    pub async fn remove(&self) -> Result<(), String> {
        let inner = &self.0;
        let removed = async {
            // Opening the database would make it anew after it was cleared.
            if !database::exists().await? {
                return Ok(());
            }
            let transaction = inner.database().await?.transaction("readwrite")?;
            transaction.remove(&inner.keys())?;
            transaction.done().await
        };
        inner.compared.set(false);
        let removed = removed.await;
        inner.seen.set(None);
        removed.map_err(|reason: Reason| reason.not_removed(device()))
    }
}

impl Inner {
    fn lock_name(&self) -> String {
        format!("workplace-exchange {}", self.name)
    }

    fn keys(&self) -> [String; 2] {
        [0, 1].map(|slot| format!("{}/{slot}", self.name))
    }

    fn key(&self, generation: u32) -> String {
        let [first, second] = self.keys();
        match record::slot(generation) {
            0 => first,
            _ => second,
        }
    }

    /// Takes the lock in, unless it comes too late.
    fn hold(&self, lock: Lock, released: u32) -> bool {
        let wanted = self.released.get() == released;
        if wanted {
            self.lock.replace(Some(lock));
        }
        wanted
    }

    /// The database, opened where it is not open.
    async fn database(&self) -> Result<Rc<Database>, Reason> {
        if let Some(open) = self.open_database() {
            return Ok(open);
        }
        let released = self.released.get();
        let opened = Rc::new(Database::open().await?);
        if self.released.get() == released {
            self.database.replace(Some(Rc::clone(&opened)));
        }
        Ok(opened)
    }

    fn open_database(&self) -> Option<Rc<Database>> {
        let open = self.database.borrow().as_ref().map(Rc::clone);
        open.filter(|database| database.is_open())
    }

    async fn found(&self, transaction: &Transaction) -> Result<Found, Reason> {
        let slots = transaction.texts(&self.keys()).await?;
        Ok(record::found(slots.each_ref().map(Option::as_deref), now()))
    }

    fn next(&self, before: u32, text: String) -> Copy {
        let generation = before.wrapping_add(1);
        self.begun.set(generation);
        Copy {
            generation,
            at: now(),
            text,
        }
    }

    fn begin_at_once(&self, text: &str) -> Option<(Copy, Transaction)> {
        if !self.compared.get() || self.lock.borrow().is_none() {
            return None;
        }
        let transaction = self.open_database()?.transaction("readwrite").ok()?;
        let seen = self.seen.get().map_or(0, |seen| seen.generation);
        // The one before may be on its way still: the browser writes one after the other.
        let copy = self.next(seen.max(self.begun.get()), text.to_owned());
        transaction
            .put(&self.key(copy.generation), &record::written(&copy))
            .ok()?;
        transaction.commit();
        Some((copy, transaction))
    }

    async fn compare_and_save(&self, text: String) -> Result<Saving, Reason> {
        let database = self.database().await?;
        let transaction = database.transaction("readwrite")?;
        let seen = self.seen.get();
        let stored = match self.found(&transaction).await? {
            // Two tabs that hold the same words need not ask anybody.
            Found::Draft(copy) if copy.text == text => {
                self.saw(stamp(&copy));
                return Ok(Saving::Kept(moment(copy.at)));
            }
            Found::Draft(copy) if seen != Some(stamp(&copy)) => {
                return Ok(Saving::Ahead(draft(copy)));
            }
            Found::Draft(copy) => copy.generation,
            Found::Newer(text) => return Ok(Saving::Unusable(newer(text))),
            Found::Damaged(text) if seen.is_none() => return Ok(Saving::Unusable(damaged(text))),
            Found::Nothing | Found::Expired | Found::Damaged(_) => 0,
        };
        let copy = self.next(stored, text);
        transaction.put(&self.key(copy.generation), &record::written(&copy))?;
        self.finish(copy, transaction).await
    }

    async fn finish(&self, copy: Copy, transaction: Transaction) -> Result<Saving, Reason> {
        match transaction.done().await {
            Ok(()) => {
                self.saw(stamp(&copy));
                Ok(Saving::Kept(moment(copy.at)))
            }
            Err(reason) => {
                // It is unknown what is stored now.
                self.compared.set(false);
                Err(reason)
            }
        }
    }

    fn saw(&self, stamp: Stamp) {
        self.seen.set(Some(stamp));
        self.begun.set(self.begun.get().max(stamp.generation));
        self.compared.set(true);
    }
}

/// Removes what is older than a week.
async fn sweep(database: &Database) -> Result<(), Reason> {
    let transaction = database.transaction("readwrite")?;
    let mut old = Vec::new();
    for key in transaction.keys().await? {
        let [stored, _] = transaction.texts(&[key.clone(), key.clone()]).await?;
        if record::found([stored.as_deref(), None], now()) == Found::Expired {
            old.push(key);
        }
    }
    transaction.remove(&old)?;
    transaction.done().await
}

fn stamp(copy: &Copy) -> Stamp {
    Stamp {
        generation: copy.generation,
        at: copy.at,
    }
}

fn draft(copy: Copy) -> Draft {
    // The person's words come into the page without an event that the door could hear.
    crate::browser::door::entered();
    Draft {
        stamp: stamp(&copy),
        at: moment(copy.at),
        text: copy.text,
    }
}

fn damaged(text: String) -> Unusable {
    Unusable {
        why: format!(
            "The draft on this {} is damaged and cannot be opened. Save its words as a text file, or open a file that you \
             saved.",
            device()
        ),
        text,
    }
}

fn newer(text: String) -> Unusable {
    Unusable {
        why: format!(
            "A newer version of this tool has kept work on this {}. It is left as it is. Reload the page to get the \
             newer version.",
            device()
        ),
        text,
    }
}
