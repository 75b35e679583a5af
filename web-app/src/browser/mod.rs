//! All that touches the browser: files in and out, focus, the address, the title, timers, leaving the page, a crash.
//!
//! Nothing else in this crate calls `web_sys` to change anything, and nothing in here knows what a tool is about.

pub mod blob;
pub mod clipboard;
pub mod crash;
pub mod door;
pub mod download;
pub mod drafts;
mod file;
pub mod focus;
pub mod intake;
pub mod latest;
pub mod leaving;
pub mod location;
pub mod office;
pub mod page;
pub mod screen;
pub mod steps;
pub mod timer;
