//! Work kept on this device, where the person has chosen that: for a week, with one tab that writes.
//!
//! A page opened from a folder keeps nothing: any other file opened from a folder could read it.

mod database;
mod lock;
mod record;

use gloo::events::EventListener;
use yew::prelude::*;

use self::database::Database;
use self::record::{Copy, Found};

/// A draft that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// What was kept.
    pub text: String,
    /// The time of day at which it was kept, such as `10:42`.
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
    Unusable(&'static str),
}

/// Whether a page may keep anything at all.
pub fn allowed() -> bool {
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

/// The time of day where the person is: `10:42`.
fn time_of_day(at: u64) -> String {
    let date = js_sys::Date::new(&(at as f64).into());
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// A draft that this page may write.
#[derive(Debug)]
pub struct Keeper {
    name: &'static str,
    generation: u32,
    _lock: lock::Lock,
}

/// Looks for the draft of this name. A draft older than a week is removed.
pub async fn open(name: &'static str) -> Opened {
    if !database::exists().await {
        return Opened::Nothing;
    }
    match slots(name).await {
        Ok(Found::Draft(copy)) => Opened::Draft(Draft {
            at: time_of_day(copy.at),
            text: copy.text,
        }),
        Ok(Found::Damaged) => Opened::Unusable(
            "The draft on this computer is damaged and cannot be opened. Open a file that you saved, or start again.",
        ),
        Ok(Found::Newer) => Opened::Unusable(
            "A newer version of this tool has kept work on this computer. It is left as it is. Reload the page to get the \
             newer version.",
        ),
        Ok(Found::Expired) => {
            let _ = remove(name).await;
            Opened::Nothing
        }
        // A browser that keeps nothing has no draft either. Choosing to keep one says so.
        Ok(Found::Nothing) | Err(_) => Opened::Nothing,
    }
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
pub async fn keep(name: &'static str) -> Result<Keeper, String> {
    let Some(lock) = lock::take(&format!("workplace-exchange {name}")).await else {
        return Err(
            "This work is open in another tab, and that tab keeps it. Changes here are not kept: close one of the two."
                .to_owned(),
        );
    };
    let found = slots(name).await.map_err(not_kept)?;
    let generation = match found {
        Found::Draft(copy) => copy.generation,
        Found::Newer => {
            return Err(
                "A newer version of this tool has kept work on this computer, so this page keeps nothing. Reload it."
                    .to_owned(),
            );
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
        "This browser could not keep the work on this computer ({reason}). Nothing is lost: save it to a file."
    )
}

impl Keeper {
    /// Keeps the work as it is now, and gives back the time of day.
    ///
    /// # Errors
    /// A sentence, when the browser refuses: its store is full, or it keeps nothing in a private window.
    pub async fn save(&mut self, text: String) -> Result<String, String> {
        let copy = Copy {
            generation: self.generation.wrapping_add(1),
            at: now(),
            text,
        };
        let [first, second] = keys(self.name);
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
        Ok(time_of_day(copy.at))
    }
}

impl Keeper {
    /// Forgets the draft.
    ///
    /// # Errors
    /// A sentence with the browser's reason.
    pub async fn remove(self) -> Result<(), String> {
        remove(self.name).await.map_err(|reason| {
            format!("The draft could not be removed from this computer ({reason}). Clear this site's data in your browser.")
        })
    }
}

/// Removes every draft of this site from this device.
///
/// # Errors
/// A sentence with the browser's reason.
pub async fn clear() -> Result<(), String> {
    database::remove_all().await.map_err(|reason| {
        format!("The drafts could not be removed from this computer ({reason}). Clear this site's data in your browser.")
    })
}

async fn remove(name: &str) -> Result<(), String> {
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
