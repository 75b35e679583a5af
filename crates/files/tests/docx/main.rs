//! Word documents, opened by an independent XML parser.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    reason = "a failure here is a failed test"
)]

mod blocks;
mod forms;
mod opened;
mod standard;
mod structure;
mod traces;
