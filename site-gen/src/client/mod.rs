//! The WebAssembly modules: a client for each island, from `web-app/`, and the office, from `web-app/office/`. Compiled for
//! wasm32 and bound to JavaScript, with cargo alone.
//!
//! `cargo build` makes the module, `wasm-bindgen-cli-support` (a library, pinned by `Cargo.lock` to the
//! `wasm-bindgen` in use) makes the classic script that loads it. No tool that downloads a binary takes part.

mod bind;
mod compile;
mod kept;
mod module;

use std::fmt;
use std::path::Path;

pub use module::{ISLANDS, Island, Module, all};

/// How modules are compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Profile {
    /// Small and fast, slow to compile: what is published.
    #[default]
    Client,
    /// Quick to compile, several megabytes: for work on the client itself.
    Dev,
    /// No module at all, where only the pages matter: `check`.
    None,
}

impl Profile {
    /// The name that cargo knows it by.
    fn cargo_name(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Dev | Self::None => "dev",
        }
    }
}

/// A module as a site carries it.
#[derive(Debug, Clone)]
pub struct Bound {
    /// A classic script that defines the module's global.
    pub script: Vec<u8>,
    /// The module, fetched on a host.
    pub module: Vec<u8>,
    /// The module as base64 in a classic script, for `file://` alone.
    pub inline: Vec<u8>,
}

/// Why there is no client.
#[derive(Debug)]
pub struct ClientError {
    message: String,
}

impl ClientError {
    fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
        }
    }
}

impl fmt::Display for ClientError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ClientError {}

/// Compiles a module in the workspace at `workspace` (the folder that holds `web-app/Cargo.toml`). One at a time: cargo gives
/// the modules of one package the same name.
///
/// # Errors
/// When the package is not there, when the wasm32 target cannot be added, when the module does not compile (the compiler's
/// own messages have gone to standard error), or when it cannot be bound.
pub fn build(workspace: &Path, module: &Module, profile: Profile) -> Result<Bound, ClientError> {
    let manifest = workspace.join("web-app").join("Cargo.toml");
    if !manifest.is_file() {
        return Err(ClientError::new(format!(
            "A page asks for a tool, but {} is not there. Build from a copy of the whole toolkit, or take \
             `island` out of the page's [extra].",
            manifest.display()
        )));
    }
    let kept = kept::Kept::of(workspace, module, profile);
    if let Some(bound) = kept.read() {
        return Ok(bound);
    }
    compile::ensure_target(workspace)?;
    let compiled = compile::compile(workspace, module, profile)?;
    let bound = bind::bind(&compiled, module)?;
    kept.write(&bound);
    Ok(bound)
}
