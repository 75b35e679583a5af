//! The static-site generator.

pub mod assets;
pub mod cli;
pub mod client;
pub mod config;
pub mod content;
pub mod diagnostics;
pub mod documents;
pub mod html;
pub mod load;
pub mod markdown;
pub mod outputs;
pub mod plan;
pub mod render;
pub mod search;
pub mod serve;
pub mod site;
pub mod watch;
pub mod write;
