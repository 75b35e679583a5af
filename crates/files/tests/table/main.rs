//! Tables from workbooks and text: what real programs write, what hostile files hold, and what is no table at all.
#![cfg(feature = "table")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    reason = "a failure here is a failed test"
)]

mod book;
mod hostile;
mod other_files;
mod round_trip;
mod values;
