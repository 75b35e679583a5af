//! The site on this computer: built, served, built again when a file changes, reloaded in the browser.

mod changes;
mod http;
mod state;

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use crate::diagnostics::{Problem, Problems};
use crate::site::{Built, Options};
use changes::{Change, Changes};
use state::State;

/// Where to serve.
#[derive(Debug, Clone)]
pub struct Address {
    /// On 127.0.0.1; 0 takes any that is free.
    pub port: u16,
    /// `/` or a path such as `/toolkit/`.
    pub base_path: String,
}

/// Serves until the program is ended.
///
/// # Errors
/// When the port is taken, or the folders cannot be watched. Problems of the site itself are shown in the browser and in
/// the terminal, and serving goes on.
pub fn serve(options: &Options, address: &Address) -> Result<(), Problems> {
    let base = format!("/{}/", address.base_path.trim_matches('/')).replace("//", "/");
    let state = Arc::new(State::default());
    let port = http::start(options.out(), &base, address.port, Arc::clone(&state))?;
    let changes = Changes::watch(&options.root)?;
    let mut built = rebuild_whole(options, &state);
    println!("Serving http://127.0.0.1:{port}{base}\nStop with Ctrl+C");
    while let Some(change) = changes.next() {
        built = match (built, &change) {
            (Some(site), Change::Markdown(paths)) => rebuild_some(site, paths, options, &state),
            _ => rebuild_whole(options, &state),
        };
    }
    Ok(())
}

#[allow(
    clippy::disallowed_methods,
    reason = "the time is told to the person, not written to the site"
)]
fn now() -> Instant {
    Instant::now()
}

fn rebuild_whole(options: &Options, state: &State) -> Option<Built> {
    let start = now();
    match Built::new(options) {
        Ok((built, report)) => {
            println!(
                "{report}\nBuilt {} in {} ms",
                shown(&options.out()),
                start.elapsed().as_millis()
            );
            state.succeeded();
            Some(built)
        }
        Err(problems) => {
            eprintln!("{problems}");
            state.failed(&problems);
            None
        }
    }
}

fn rebuild_some(
    mut built: Built,
    paths: &[String],
    options: &Options,
    state: &State,
) -> Option<Built> {
    let start = now();
    match built.update(paths, options) {
        Ok(Some(pages)) => {
            let noun = if pages == 1 { "page" } else { "pages" };
            println!(
                "Built {pages} {noun} again in {} ms",
                start.elapsed().as_millis()
            );
            state.succeeded();
            Some(built)
        }
        Ok(None) => rebuild_whole(options, state),
        Err(problems) => {
            eprintln!("{problems}");
            state.failed(&problems);
            None
        }
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// A problem of serving itself.
fn cannot(what: &str, error: impl std::fmt::Display) -> Problem {
    Problem::of_file("", format!("{what} ({error})."))
}
