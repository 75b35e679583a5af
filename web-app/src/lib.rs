//! The browser client: one island per tool, mounted in a page that reads without it.
//!
//! `workspace` holds the state and its reducer; `volunteers` and `pair` are views of its stages. `forms` renders any form.
//! `parts` are pieces that know nothing of what they show; `browser` alone touches the browser.

mod browser;
mod forms;
mod pair;
mod parts;
mod start;
#[cfg(test)]
mod testing;
mod volunteers;
mod workspace;

pub use start::start;
