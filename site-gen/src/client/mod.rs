//! The browser clients, one for each island: compiled from `web-app/` for wasm32 and bound to JavaScript, with cargo alone.
//!
//! `cargo build` makes the module, `wasm-bindgen-cli-support` (a library, pinned by `Cargo.lock` to the
//! `wasm-bindgen` in use) makes the classic script that loads it. No tool that downloads a binary takes part.

mod bind;
mod compile;
mod kept;

use std::fmt;
use std::path::Path;

/// The tools that a page can ask for by `island` in its `[extra]`. Each is a feature of `web-app` and a client of its own:
/// a form on a phone does not wait for the pairing solver.
pub const ISLANDS: [&str; 3] = ["document", "form", "workspace"];

/// How the client is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Profile {
    /// Small and fast, slow to compile: what is published.
    #[default]
    Client,
    /// Quick to compile, several megabytes: for work on the client itself.
    Dev,
    /// No client at all, where only the pages matter: `check`.
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

/// The client as a site carries it.
#[derive(Debug, Clone)]
pub struct Client {
    /// A classic script that defines the global `wasm_bindgen`.
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

/// Compiles the client of one of the [`ISLANDS`] in the workspace at `workspace` (the folder that holds
/// `web-app/Cargo.toml`). One at a time: cargo gives the module of each the same name.
///
/// # Errors
/// When `web-app` is not there, when the wasm32 target cannot be added, when the client does not compile
/// (the compiler's own messages have gone to standard error), or when it cannot be bound.
pub fn build(workspace: &Path, island: &str, profile: Profile) -> Result<Client, ClientError> {
    let manifest = workspace.join("web-app").join("Cargo.toml");
    if !manifest.is_file() {
        return Err(ClientError::new(format!(
            "A page asks for a tool, but {} is not there. Build from a copy of the whole toolkit, or take \
             `island` out of the page's [extra].",
            manifest.display()
        )));
    }
    let kept = kept::Kept::of(workspace, island, profile);
    if let Some(client) = kept.read() {
        return Ok(client);
    }
    compile::ensure_target(workspace)?;
    let module = compile::compile(workspace, island, profile)?;
    let client = bind::bind(&module, island)?;
    kept.write(&client);
    Ok(client)
}
