//! Work kept on this device, where the person has chosen that: for a week, with one tab that writes.
//!
//! A page opened from a folder keeps nothing: any other file opened from a folder could read it.

mod database;
mod lock;
mod record;
mod tabs;

use gloo::events::EventListener;
use yew::prelude::*;

use self::database::Database;
use self::record::{Copy, Found};
use super::screen::device;
pub use tabs::use_cleared;

/// A draft that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// What was kept.
    pub text: String,
    /// When it was kept, in words: `10:42`, or `24 November, 10:42` where that was not today.
    pub at: String,
}

/// What a page finds of its draft.
#[derive(Debug, Clone, PartialEq)]
pub enum Opened {
    /// None was kept, or it was older than a week and is gone now.
    Nothing,
    /// The draft.
    Draft(Draft),
    /// Why there is none to go on with, in a sentence.
    Unusable(String),
}

/// Whether a page may keep anything at all.
pub fn allowed() -> bool {
    // First HTML is rendered natively in tests, where there is no address.
    if cfg!(not(target_family = "wasm")) {
        return true;
    }
    let protocol = web_sys::window().and_then(|window| window.location().protocol().ok());
    protocol.is_some_and(|protocol| protocol != "file:")
}

fn keys(name: &str) -> [String; 2] {
    [format!("{name}/0"), format!("{name}/1")]
}

/// Milliseconds since 1970.
fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// When that was, where the person is.
fn moment(at: u64) -> String {
    let date = |at: u64| js_sys::Date::new(&(at as f64).into());
    let (then, today) = (date(at), date(now()));
    let time = format!("{:02}:{:02}", then.get_hours(), then.get_minutes());
    let day = |date: &js_sys::Date| {
        let options = js_sys::Object::new();
        for (part, how) in [("day", "numeric"), ("month", "long")] {
            // A plain object takes any key.
            let _ = js_sys::Reflect::set(&options, &part.into(), &how.into());
        }
        String::from(date.to_locale_date_string("en-GB", &options))
    };
    let (then, today) = (day(&then), day(&today));
    if then == today {
        time
    } else {
        format!("{then}, {time}")
    }
}

/// A draft that this page may write.
#[derive(Debug)]
pub struct Keeper {
    name: AttrValue,
    generation: u32,
    _lock: lock::Lock,
}

/// Looks for the draft of this name. Drafts older than a week are removed, of whatever name.
pub async fn open(name: &str) -> Opened {
    if !database::exists().await {
        return Opened::Nothing;
    }
    // A browser that keeps nothing has no old drafts either.
    let _ = sweep().await;
    match slots(name).await {
        Ok(Found::Draft(copy)) => Opened::Draft(Draft {
            at: moment(copy.at),
            text: copy.text,
        }),
        Ok(Found::Damaged) => {
            // Nobody can read it, so it only lies about.
            let _ = remove(name).await;
            Opened::Unusable(format!(
                "The draft on this {} is damaged and cannot be opened. Open a file that you saved, or start again.",
                device()
            ))
        }
        Ok(Found::Newer) => Opened::Unusable(format!(
            "A newer version of this tool has kept work on this {}. It is left as it is. Reload the page to get the \
             newer version.",
            device()
        )),
        // A browser that keeps nothing has no draft either. Choosing to keep one says so.
        Ok(Found::Nothing | Found::Expired) | Err(_) => Opened::Nothing,
    }
}

/// Removes what is older than a week.
async fn sweep() -> Result<(), String> {
    let database = Database::open().await?;
    let mut old = Vec::new();
    for key in database.keys().await? {
        let stored = database.text(&key).await?;
        if record::found([stored.as_deref(), None], now()) == Found::Expired {
            old.push(key);
        }
    }
    if old.is_empty() {
        return Ok(());
    }
    database.remove(&old).await
}

async fn slots(name: &str) -> Result<Found, String> {
    let database = Database::open().await?;
    let [first, second] = keys(name);
    let slots = [database.text(&first).await?, database.text(&second).await?];
    Ok(record::found(slots.each_ref().map(Option::as_deref), now()))
}

/// Starts to keep the draft of this name.
///
/// # Errors
/// A sentence, when another tab keeps it or the browser refuses.
pub async fn keep(name: AttrValue) -> Result<Keeper, String> {
    let Some(lock) = lock::take(&format!("workplace-exchange {name}")).await else {
        return Err(
            "This work is open in another tab, and that tab keeps it. Changes here are not kept: close one of the two."
                .to_owned(),
        );
    };
    let found = slots(&name).await.map_err(not_kept)?;
    let generation = match found {
        Found::Draft(copy) => copy.generation,
        Found::Newer => {
            return Err(format!(
                "A newer version of this tool has kept work on this {}, so this page keeps nothing. Reload it.",
                device()
            ));
        }
        Found::Nothing | Found::Damaged | Found::Expired => 0,
    };
    Ok(Keeper {
        name,
        generation,
        _lock: lock,
    })
}

fn not_kept(reason: String) -> String {
    format!(
        "This browser could not keep the work on this {} ({reason}). Nothing is lost: save it to a file.",
        device()
    )
}

impl Keeper {
    /// Keeps the work as it is now, and gives back when that was.
    ///
    /// # Errors
    /// A sentence, when the browser refuses: its store is full, or it keeps nothing in a private window.
    pub async fn save(&mut self, text: String) -> Result<String, String> {
        let copy = Copy {
            generation: self.generation.wrapping_add(1),
            at: now(),
            text,
        };
        let [first, second] = keys(&self.name);
        let key = if record::slot(copy.generation) == 0 {
            first
        } else {
            second
        };
        let database = Database::open().await.map_err(not_kept)?;
        database
            .put(&key, &record::written(&copy))
            .await
            .map_err(not_kept)?;
        self.generation = copy.generation;
        Ok(moment(copy.at))
    }

    /// Forgets the draft.
    ///
    /// # Errors
    /// A sentence with the browser's reason.
    pub async fn remove(self) -> Result<(), String> {
        remove(&self.name).await.map_err(not_removed)
    }
}

/// Removes every draft of this site from this device, tells the other tabs to keep nothing more, and looks whether all is
/// gone.
///
/// # Errors
/// A sentence with the browser's reason.
pub async fn clear() -> Result<(), String> {
    // First, so that no tab keeps its work again once all is gone.
    tabs::tell();
    database::remove_all().await.map_err(not_removed)?;
    if database::exists_for_sure().await {
        return Err(not_removed("another tab keeps it".to_owned()));
    }
    Ok(())
}

fn not_removed(reason: String) -> String {
    format!(
        "What is kept could not be removed from this {} ({reason}). Clear this site's data in your browser.",
        device()
    )
}

async fn remove(name: &str) -> Result<(), String> {
    // Opening the database would make it anew after it was cleared.
    if !database::exists().await {
        return Ok(());
    }
    Database::open().await?.remove(&keys(name)).await
}

/// Calls back when the page is hidden: a phone that goes into a pocket may never show it again.
#[hook]
pub fn use_hidden(hidden: Callback<()>) {
    use_effect_with(hidden, |hidden| {
        let hidden = hidden.clone();
        let document = web_sys::window().and_then(|window| window.document());
        let listener = document.map(|document| {
            let watched = document.clone();
            EventListener::new(&document, "visibilitychange", move |_| {
                if watched.hidden() {
                    hidden.emit(());
                }
            })
        });
        move || drop(listener)
    });
}
