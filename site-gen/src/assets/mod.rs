//! Files that pages use: static files and style sheets under names that carry their hash.
//!
//! Templates and authors name a file by its own path (`mark.svg`, `site.css`); the emitted page names
//! `mark.0123456789.svg`. Style sheets are compiled when the first page asks for one.

pub mod hash;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::client::{Client, Profile};
use crate::diagnostics::{Problem, Problems};
use crate::load::{Source, StaticFile, styles};

/// A file as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Its path in the output.
    pub path: String,
    /// What is in it.
    pub bytes: Arc<[u8]>,
}

/// A file that could not be made. The problem itself is told once, in [`Assets::take_problems`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unmade;

/// The files of a site by the names that authors use.
#[derive(Debug)]
pub struct Assets {
    ready: BTreeMap<String, Asset>,
    sheets: BTreeMap<String, OnceLock<Result<Asset, Unmade>>>,
    compiler: styles::Compiler,
    generated: OnceLock<BTreeMap<String, Asset>>,
    client: OnceLock<Result<ClientFiles, Unmade>>,
    workspace: std::path::PathBuf,
    profile: Profile,
    problems: Mutex<Problems>,
}

/// The client's files in the output.
#[derive(Debug, Clone)]
pub struct ClientFiles {
    /// `assets/client.<hash>.js`
    pub script: Asset,
    /// `assets/client.<hash>.wasm`
    pub module: Asset,
    /// `assets/client-inline.<hash>.js`
    pub inline: Asset,
}

/// These are asked for by name, by browsers and by search engines, or must keep their address.
const KEEP_NAMES: [&str; 5] = [
    "favicon.",
    "apple-touch-icon",
    "sw.js",
    "robots.txt",
    "humans.txt",
];

const HASHED: [&str; 14] = [
    "css", "js", "svg", "png", "jpg", "jpeg", "gif", "webp", "avif", "woff", "woff2", "wasm",
    "mjs", "map",
];

/// The name that a static file is written under.
fn emitted_name(path: &str, bytes: &[u8]) -> String {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    let keeps = KEEP_NAMES.iter().any(|name| path.starts_with(name))
        || path.starts_with('.')
        || path.starts_with('_');
    if keeps || !HASHED.contains(&extension.to_ascii_lowercase().as_str()) {
        return path.to_owned();
    }
    hash::named(path, bytes)
}

impl Assets {
    /// Takes the static files of `source`; style sheets and the client wait until they are asked for.
    #[must_use]
    pub fn new(source: &Source, profile: Profile) -> Self {
        let mut ready: BTreeMap<String, Asset> = source
            .statics
            .iter()
            .filter(|(path, _)| !is_css(path))
            .map(|(path, StaticFile { bytes, .. })| {
                (
                    path.clone(),
                    Asset {
                        path: emitted_name(path, bytes),
                        bytes: Arc::clone(bytes),
                    },
                )
            })
            .collect();
        // Sheets come last: their `url(...)` name the other files by hash.
        let mut problems = Problems::new();
        for (path, file) in source.statics.iter().filter(|(path, _)| is_css(path)) {
            let text = String::from_utf8_lossy(&file.bytes);
            let place = styles::Sheet {
                name: path,
                emitted: path,
                file: &file.file,
            };
            let css = styles::with_hashed_addresses(&text, place, &ready, None, &mut problems);
            let bytes: Arc<[u8]> = css.into_bytes().into();
            ready.insert(
                path.clone(),
                Asset {
                    path: emitted_name(path, &bytes),
                    bytes,
                },
            );
        }
        let sheets = source
            .styles
            .keys()
            .map(|name| (name.clone(), OnceLock::new()))
            .collect();
        Self {
            ready,
            sheets,
            compiler: styles::Compiler::new(source),
            generated: OnceLock::new(),
            client: OnceLock::new(),
            workspace: source.root.clone(),
            profile,
            problems: Mutex::new(problems),
        }
    }

    /// Adds files made by the build, hashed by their content. Once: later calls change nothing.
    pub fn add_generated(&self, files: Vec<(String, Vec<u8>)>) {
        let assets = files.into_iter().map(|(path, bytes)| {
            let asset = Asset {
                path: emitted_name(&path, &bytes),
                bytes: bytes.into(),
            };
            (path, asset)
        });
        // The first set stands.
        let _ = self.generated.set(assets.collect());
    }

    /// The path in the output of what an author calls `path`: none when there is no such file, an error when there is
    /// one that could not be made (the problem is in [`Assets::take_problems`]).
    pub fn emitted(&self, path: &str) -> Option<Result<String, Unmade>> {
        self.get(path)
            .map(|asset| asset.map(|asset| asset.path.clone()))
    }

    /// The file that an author calls `path`.
    pub fn get(&self, path: &str) -> Option<Result<&Asset, Unmade>> {
        if let Some(asset) = self.ready.get(path) {
            return Some(Ok(asset));
        }
        if let Some(asset) = self
            .generated
            .get()
            .and_then(|generated| generated.get(path))
        {
            return Some(Ok(asset));
        }
        let sheet = self.sheets.get(path)?;
        let made = sheet.get_or_init(|| {
            let made = self.compiler.compile(path, &self.ready);
            made.map_err(|problem| self.tell(problem))
        });
        Some(made.as_ref().map_err(|unmade| *unmade))
    }

    /// The client, compiled when the first page asks for it.
    pub fn client(&self) -> Option<&ClientFiles> {
        if self.profile == Profile::None {
            return None;
        }
        let files = self.client.get_or_init(|| {
            let client = crate::client::build(&self.workspace, self.profile);
            client
                .map(client_files)
                .map_err(|error| self.tell(Problem::of_file("", error.to_string())))
        });
        files.as_ref().ok()
    }

    fn tell(&self, problem: Problem) -> Unmade {
        self.problems
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(problem);
        Unmade
    }

    /// What went wrong while files were made.
    pub fn take_problems(&self) -> Problems {
        std::mem::take(&mut *self.problems.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The names that authors can use, for messages.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.ready
            .keys()
            .chain(self.sheets.keys())
            .map(String::as_str)
    }

    /// Every file to write: the static ones, and whatever was asked for.
    pub fn made(&self) -> impl Iterator<Item = &Asset> {
        let sheets = self
            .sheets
            .values()
            .filter_map(|sheet| sheet.get()?.as_ref().ok());
        let client = self.client.get().and_then(|client| client.as_ref().ok());
        let client = client
            .into_iter()
            .flat_map(|files| [&files.script, &files.module, &files.inline]);
        let generated = self.generated.get().into_iter().flat_map(BTreeMap::values);
        self.ready
            .values()
            .chain(generated)
            .chain(sheets)
            .chain(client)
    }

    /// The style sheets that pages asked for.
    pub fn made_sheets(&self) -> impl Iterator<Item = &Asset> {
        self.sheets
            .values()
            .filter_map(|sheet| sheet.get()?.as_ref().ok())
    }

    /// The client, if a page asked for it.
    pub fn made_client(&self) -> Option<&ClientFiles> {
        self.client.get()?.as_ref().ok()
    }
}

fn is_css(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("css"))
}

fn client_files(client: Client) -> ClientFiles {
    let asset = |path: &str, bytes: Vec<u8>| Asset {
        path: hash::named(path, &bytes),
        bytes: bytes.into(),
    };
    ClientFiles {
        script: asset("assets/client.js", client.script),
        module: asset("assets/client.wasm", client.module),
        inline: asset("assets/client-inline.js", client.inline),
    }
}

#[cfg(test)]
mod tests {
    use super::emitted_name;

    #[test]
    fn pictures_and_scripts_are_hashed_and_downloads_are_not() {
        assert_eq!(emitted_name("img/a.svg", b""), "img/a.e3b0c44298.svg");
        assert_eq!(emitted_name("form.docx", b""), "form.docx");
        assert_eq!(emitted_name("favicon.svg", b""), "favicon.svg");
        assert_eq!(emitted_name("sw.js", b""), "sw.js");
        assert_eq!(emitted_name("_headers", b""), "_headers");
    }
}
