//! Work kept on this device, where the person has chosen that: for a week, with one tab that writes.
//!
//! A page opened from a folder keeps nothing: any other file opened from a folder could read it.

mod database;
mod hidden;
mod lock;
mod reason;
mod record;
mod store;
mod tabs;

pub use self::hidden::use_hidden;
use self::reason::Reason;
pub use self::store::{Looked, Saving, Store};
pub use self::tabs::{Clearing, use_clearing};
use super::screen::device;

/// A draft that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What was kept.
    pub text: String,
    /// When it was kept, in words: `10:42`, or `24 November, 10:42` where that was not today.
    pub at: String,
    /// Which of all the copies that were ever kept this is.
    stamp: Stamp,
}

/// Tells one copy from all others: they are counted, and the count begins anew once all were removed, so the time belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    generation: u32,
    at: u64,
}

/// Something is kept, and cannot be opened here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unusable {
    /// Why, and what to do, in a sentence.
    pub why: String,
    /// What can be read of it, for the person to take out.
    pub text: String,
}

/// What a page finds of its draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// None was kept, or it was older than a week and is gone now.
    Nothing,
    /// The draft.
    Draft(Draft),
    /// One that cannot be opened. It is left as it is.
    Unusable(Unusable),
    /// Why it is unknown whether there is one, in a sentence.
    Refused(String),
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

/// Removes every draft of this site from this device, lets no other tab keep anything meanwhile, and looks whether all is
/// gone.
///
/// # Errors
/// A sentence with the reason, and what to do.
pub async fn clear() -> Result<(), String> {
    tabs::tell(&Clearing::Begins);
    let cleared = remove_all().await;
    let cleared = cleared.map_err(|reason| reason.not_removed(device()));
    tabs::tell(&match &cleared {
        Ok(()) => Clearing::Done,
        Err(why) => Clearing::Failed(why.clone()),
    });
    cleared
}

async fn remove_all() -> Result<(), Reason> {
    database::remove_all().await?;
    if database::exists_for_sure().await {
        // Another tab was writing, and has heard only now that it is not to.
        database::remove_all().await?;
    }
    if database::exists_for_sure().await {
        return Err(Reason::InUse);
    }
    Ok(())
}
