//! The static-site generator.
pub mod assets;
pub mod client;
pub mod diagnostics;
