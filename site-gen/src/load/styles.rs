//! SCSS to CSS: the theme's sheets on nhsuk-frontend, with a site's own files in front of the theme's of the same name.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use grass::{Fs, InputSyntax, Options, OutputStyle};

use super::theme::Theme;
use super::{Source, StyleFile};
use crate::assets::{Asset, hash};
use crate::diagnostics::{Problem, Problems};
use crate::html::address::relative;

/// A picture of the theme's packages larger than this is not put into a sheet.
const LARGEST_EMBEDDED: usize = 8 * 1024;

const EXTEND: &[u8] = b"@extend";

/// How often the fullest output of a sheet with `@extend` has to come before it is believed, and how many tries there are.
const SEEN_ENOUGH: usize = 3;
const TRIES: usize = 64;

/// Compiles sheets by name.
#[derive(Debug)]
pub(crate) struct Compiler {
    root: PathBuf,
    theme: Theme,
    files: BTreeMap<String, StyleFile>,
    prepared: OnceLock<Result<PathBuf, Problem>>,
}

/// The disk, with the site's `sass/` laid over the theme's.
#[derive(Debug)]
struct Overlay {
    theme: PathBuf,
    site: PathBuf,
    /// Whether a file that was read has an `@extend`.
    extends: AtomicBool,
}

impl Overlay {
    fn place(&self, path: &Path) -> PathBuf {
        path.strip_prefix(&self.theme)
            .map(|within| self.site.join(within))
            .ok()
            .filter(|own| own.is_file())
            .unwrap_or_else(|| path.to_path_buf())
    }
}

impl Fs for Overlay {
    fn is_dir(&self, path: &Path) -> bool {
        path.is_dir()
    }
    fn is_file(&self, path: &Path) -> bool {
        self.place(path).is_file()
    }
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let bytes = std::fs::read(self.place(path))?;
        if bytes.windows(EXTEND.len()).any(|word| word == EXTEND) {
            self.extends.store(true, Ordering::Relaxed);
        }
        Ok(bytes)
    }
    // One file under two spellings of its path would be two modules, and settings made in one would miss the other.
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        std::fs::canonicalize(self.place(path))
    }
}

/// Compiles a sheet, all of it. `grass` 0.13 changes what it keeps in hash sets when it works out `@extend`, and so loses a few
/// rules at random: of thirty outputs of a sheet of 2,300 rules thirteen were whole, and all others shorter and different. So
/// such a sheet is compiled until its fullest output has come some times. All of this goes when `grass` is mended.
fn whole(
    start: &Path,
    options: &Options<'_>,
    overlay: &Overlay,
) -> Result<String, Box<grass::Error>> {
    let mut best = grass::from_path(start, options)?;
    if !overlay.extends.load(Ordering::Relaxed) {
        return Ok(best);
    }
    let mut seen = 1;
    for _ in 1..TRIES {
        if seen == SEEN_ENOUGH {
            break;
        }
        let again = grass::from_path(start, options)?;
        match (again.len(), &again).cmp(&(best.len(), &best)) {
            std::cmp::Ordering::Less => {}
            std::cmp::Ordering::Equal => seen += 1,
            std::cmp::Ordering::Greater => (best, seen) = (again, 1),
        }
    }
    Ok(best)
}

impl Compiler {
    pub(crate) fn new(source: &Source) -> Self {
        Self {
            root: source.root.clone(),
            theme: source.theme.clone(),
            files: source.styles.clone(),
            prepared: OnceLock::new(),
        }
    }

    /// The theme's folder, its packages installed: once a build.
    fn theme_folder(&self) -> Result<PathBuf, Problem> {
        self.prepared.get_or_init(|| self.theme.prepared()).clone()
    }

    /// Compiles the sheet `name`, such as `site.css`.
    pub(crate) fn compile(&self, name: &str, find: Find<'_>) -> Result<Asset, Problem> {
        let Some(file) = self.files.get(name) else {
            return Err(Problem::of_file(
                "",
                format!("There is no SCSS file for the sheet \"{name}\"."),
            ));
        };
        let own = self.root.join("sass");
        let own_file = own.join(&file.name);
        let needs_theme = file.of_theme
            || std::fs::read_to_string(&own_file).is_ok_and(|text| text.contains("nhsuk"));
        let mut paths = vec![own.clone()];
        let mut overlay = Overlay {
            theme: own.clone(),
            site: own.clone(),
            extends: AtomicBool::new(false),
        };
        let mut start = own_file;
        let mut pictures = None;
        if needs_theme {
            let theme = self.theme_folder()?;
            let sass = theme.join("sass");
            let packages = theme.join("node_modules");
            if file.of_theme {
                start = sass.join(&file.name);
            }
            pictures = Some(packages.join("nhsuk-frontend/dist/nhsuk"));
            paths.extend([sass.clone(), packages.join("nhsuk-frontend/dist"), packages]);
            overlay = Overlay {
                theme: sass,
                site: own,
                extends: AtomicBool::new(false),
            };
        }
        let options = paths
            .iter()
            .fold(Options::default(), |options, path| options.load_path(path))
            .style(OutputStyle::Compressed)
            .input_syntax(if file.name.ends_with(".sass") {
                InputSyntax::Sass
            } else {
                InputSyntax::Scss
            })
            .quiet(true)
            .fs(&overlay);
        let css = whole(&start, &options, &overlay)
            .map_err(|error| self.problem(file, &error.to_string()))?;
        let emitted = format!("assets/{}", name.rsplit('/').next().unwrap_or(name));
        let mut problems = Problems::new();
        let place = Sheet {
            name,
            emitted: &emitted,
            file: &file.file,
        };
        let css = with_hashed_addresses(&css, place, find, pictures.as_deref(), &mut problems);
        if let Some(problem) = problems.into_iter().next() {
            return Err(problem);
        }
        let bytes = css.into_bytes();
        Ok(Asset {
            path: hash::named(&emitted, &bytes),
            bytes: bytes.into(),
        })
    }

    /// The compiler's own message holds the place; the paths in it are made relative to the site's root.
    fn problem(&self, file: &StyleFile, message: &str) -> Problem {
        let root = format!("{}/", self.root.display());
        Problem::of_file(
            &file.file,
            format!(
                "The style sheet cannot be compiled.\n{}",
                message.trim().replace(&root, "")
            ),
        )
    }
}

/// Makes each `url(...)` of a sheet name the hashed file, relative to where the sheet is written.
///
/// What is in none of the site's folders is looked for in `packages`, the folder of nhsuk-frontend's own pictures, and
/// put into the sheet itself.
pub(crate) fn with_hashed_addresses(
    css: &str,
    place: Sheet<'_>,
    find: Find<'_>,
    packages: Option<&Path>,
    problems: &mut Problems,
) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("url(") {
        out.push_str(before);
        out.push_str("url(");
        let Some((inside, tail)) = after.split_once(')') else {
            rest = after;
            continue;
        };
        let address = inside.trim().trim_matches(['"', '\'']);
        let found =
            if address.starts_with("data:") || address.starts_with('#') || address.is_empty() {
                Some(inside.to_owned())
            } else {
                let path = path_from(place.name, address);
                let asset = find(&path).map(|found| relative(place.emitted, &found));
                asset.or_else(|| embedded(packages?, &path))
            };
        match found {
            Some(found) => out.push_str(&found),
            None => {
                out.push_str(inside);
                let message = format!(
                    "The style sheet names \"{address}\", and there is no such file in static/."
                );
                problems.push(Problem::of_file(place.file, message));
            }
        }
        out.push(')');
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// The path in the output of a file that authors call so.
pub(crate) type Find<'a> = &'a dyn Fn(&str) -> Option<String>;

/// A style sheet's three names.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sheet<'a> {
    /// As authors call it: `css/print.css`.
    pub name: &'a str,
    /// As it is written.
    pub emitted: &'a str,
    /// The file that it was made from, for messages.
    pub file: &'a str,
}

/// The path in the site of an address in the sheet `name`.
fn path_from(name: &str, address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    let folder = if path.starts_with('/') {
        ""
    } else {
        name.rsplit_once('/').map_or("", |(folder, _)| folder)
    };
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// A small picture of the theme's packages, as a data address, which the security policy lets through.
fn embedded(packages: &Path, path: &str) -> Option<String> {
    let bytes = std::fs::read(packages.join(path))
        .ok()
        .filter(|bytes| bytes.len() <= LARGEST_EMBEDDED)?;
    path.ends_with(".svg")
        .then(|| format!("data:image/svg+xml;base64,{}", STANDARD.encode(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_sheets_name_the_hashed_file() {
        let ready = |path: &str| (path == "img/a.svg").then(|| "img/a.0123456789.svg".to_owned());
        let mut problems = Problems::new();
        let css = "a{background:url(\"img/a.svg\")}b{background:url(data:x)}c{background:url(/img/b.svg)}";
        let place = Sheet {
            name: "site.css",
            emitted: "assets/site.css",
            file: "sass/site.scss",
        };
        let out = with_hashed_addresses(css, place, &ready, None, &mut problems);
        assert_eq!(
            out,
            "a{background:url(../img/a.0123456789.svg)}b{background:url(data:x)}c{background:url(/img/b.svg)}"
        );
        assert_eq!(
            problems.to_string(),
            "sass/site.scss: The style sheet names \"/img/b.svg\", and there is no such file in static/.\n\n1 problem"
        );
    }
}
