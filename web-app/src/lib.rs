//! The browser client: one island per tool, mounted in a page that reads without it.
//!
//! `workspace` holds the state and its reducer; `volunteers` and `pair` are views of its stages. `forms` renders any form, `document` fills in any
//! template, `link` prepares a link to a form by a form of its own.
//! `parts` are pieces that know nothing of what they show; `browser` alone touches the browser.
//! Each island is a feature of its name, so that a page loads no more than its own tool.

#![cfg_attr(
    not(all(
        feature = "document",
        feature = "form",
        feature = "link",
        feature = "workspace"
    )),
    allow(dead_code, reason = "each client uses some of the shared parts")
)]

mod browser;
#[cfg(feature = "document")]
mod document;
#[cfg(any(feature = "form", feature = "link"))]
mod forms;
#[cfg(feature = "link")]
mod link;
#[cfg(feature = "workspace")]
mod pair;
mod parts;
mod start;
#[cfg(test)]
mod testing;
#[cfg(feature = "workspace")]
mod volunteers;
#[cfg(feature = "workspace")]
mod workspace;

pub use start::start;
