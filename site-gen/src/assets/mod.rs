//! Files that pages use: static files and style sheets under names that carry their hash.
//!
//! Templates and authors name a file by its own path (`mark.svg`, `site.css`); the emitted page names
//! `mark.0123456789.svg`. Style sheets are compiled when the first page asks for one.

pub mod hash;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::client::{self, Bound, Module, Profile};
use crate::diagnostics::{Problem, Problems};
use crate::load::{Source, styles};

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
    /// Files of the built-in theme that are written only when a page or sheet names them, and whether one has.
    waiting: BTreeMap<String, AtomicBool>,
    sheets: BTreeMap<String, OnceLock<Result<Asset, Unmade>>>,
    compiler: styles::Compiler,
    generated: OnceLock<BTreeMap<String, Asset>>,
    /// The WebAssembly modules by their names.
    modules: BTreeMap<&'static str, OnceLock<Result<ModuleFiles, Unmade>>>,
    /// One module is compiled at a time.
    compiling: Mutex<()>,
    workspace: std::path::PathBuf,
    profile: Profile,
    problems: Mutex<Problems>,
}

/// A WebAssembly module's files in the output.
#[derive(Debug, Clone)]
pub struct ModuleFiles {
    /// `assets/<name>.<hash>.js`
    pub script: Asset,
    /// `assets/<name>.<hash>.wasm`
    pub module: Asset,
    /// `assets/<name>-inline.<hash>.js`
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
        let mut ready: BTreeMap<String, Asset> = BTreeMap::new();
        let mut waiting = BTreeMap::new();
        let mut problems = Problems::new();
        // Sheets come last: their `url(...)` name the other files by hash.
        let (sheets, others): (Vec<_>, Vec<_>) =
            source.statics.iter().partition(|(path, _)| is_css(path));
        for (path, file) in others.into_iter().chain(sheets) {
            let bytes = if is_css(path) {
                let text = String::from_utf8_lossy(&file.bytes);
                let place = styles::Sheet {
                    name: path,
                    emitted: path,
                    file: &file.file,
                };
                let find = |path: &str| ready.get(path).map(|asset: &Asset| asset.path.clone());
                styles::with_hashed_addresses(&text, place, &find, None, &mut problems)
                    .into_bytes()
                    .into()
            } else {
                Arc::clone(&file.bytes)
            };
            let emitted = emitted_name(path, &bytes);
            // A name without a hash may be asked for by somebody who is no page: it is always written.
            if file.of_theme && emitted != *path {
                waiting.insert(path.clone(), AtomicBool::new(false));
            }
            ready.insert(
                path.clone(),
                Asset {
                    path: emitted,
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
            waiting,
            sheets,
            compiler: styles::Compiler::new(source),
            generated: OnceLock::new(),
            modules: (client::all().iter())
                .map(|module| (module.name, OnceLock::new()))
                .collect(),
            compiling: Mutex::new(()),
            workspace: source.root.clone(),
            profile,
            problems: Mutex::new(problems),
        }
    }

    /// Adds files made by the build for people to keep, under their own names.
    pub fn add_downloads(&mut self, files: Vec<(String, Vec<u8>)>) {
        self.ready.extend(files.into_iter().map(|(path, bytes)| {
            let asset = Asset {
                path: path.clone(),
                bytes: bytes.into(),
            };
            (path, asset)
        }));
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

    /// The file that an author calls `path`: none when there is no such file, an error when there is one that could not be
    /// made (the problem is in [`Assets::take_problems`]).
    pub fn get(&self, path: &str) -> Option<Result<&Asset, Unmade>> {
        if let Some(asset) = self.find(path) {
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
            let made = self.compiler.compile(path, &|path| {
                self.find(path).map(|asset| asset.path.clone())
            });
            made.map_err(|problem| self.tell(problem))
        });
        Some(made.as_ref().map_err(|unmade| *unmade))
    }

    /// A static file, which from now on is in use.
    fn find(&self, path: &str) -> Option<&Asset> {
        if let Some(waiting) = self.waiting.get(path) {
            waiting.store(true, Ordering::Relaxed);
        }
        self.ready.get(path)
    }

    /// How many of the files that wait to be used are in use.
    pub fn in_use(&self) -> usize {
        self.waiting
            .values()
            .filter(|used| used.load(Ordering::Relaxed))
            .count()
            + self.made_sheets().count()
    }

    /// A WebAssembly module, compiled when the first page asks for it. `None` where modules are left out, and where it could
    /// not be made.
    pub fn module(&self, module: &Module) -> Option<&ModuleFiles> {
        if self.profile == Profile::None {
            return None;
        }
        let files = self.modules.get(module.name)?.get_or_init(|| {
            let _alone = self
                .compiling
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            let bound = client::build(&self.workspace, module, self.profile);
            bound
                .map(|bound| module_files(module.name, bound))
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

    /// The paths in the output of files made by the build under hashed names, for those whose own path is `wanted`.
    pub fn generated_names(&self, wanted: impl Fn(&str) -> bool) -> impl Iterator<Item = String> {
        let generated = self.generated.get().into_iter().flatten();
        generated
            .filter(move |(path, _)| wanted(path))
            .map(|(_, asset)| asset.path.clone())
    }

    /// Every file to write: the static ones, and whatever was asked for.
    pub fn made(&self) -> impl Iterator<Item = &Asset> {
        let sheets = self
            .sheets
            .values()
            .filter_map(|sheet| sheet.get()?.as_ref().ok());
        let modules = self
            .made_modules()
            .flat_map(|(_, files)| [&files.script, &files.module, &files.inline]);
        let unused = |path: &String| {
            self.waiting
                .get(path)
                .is_some_and(|used| !used.load(Ordering::Relaxed))
        };
        let ready = self
            .ready
            .iter()
            .filter(move |(path, _)| !unused(path))
            .map(|(_, asset)| asset);
        let generated = self.generated.get().into_iter().flat_map(BTreeMap::values);
        ready.chain(generated).chain(sheets).chain(modules)
    }

    /// The style sheets that pages asked for.
    pub fn made_sheets(&self) -> impl Iterator<Item = &Asset> {
        self.sheets
            .values()
            .filter_map(|sheet| sheet.get()?.as_ref().ok())
    }

    /// The WebAssembly modules that pages asked for, by their names.
    pub fn made_modules(&self) -> impl Iterator<Item = (&'static str, &ModuleFiles)> {
        self.modules
            .iter()
            .filter_map(|(name, module)| Some((*name, module.get()?.as_ref().ok()?)))
    }
}

fn is_css(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("css"))
}

fn module_files(name: &str, bound: Bound) -> ModuleFiles {
    let asset = |path: String, bytes: Vec<u8>| Asset {
        path: hash::named(&path, &bytes),
        bytes: bytes.into(),
    };
    ModuleFiles {
        script: asset(format!("assets/{name}.js"), bound.script),
        module: asset(format!("assets/{name}.wasm"), bound.module),
        inline: asset(format!("assets/{name}-inline.js"), bound.inline),
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
