//! Reading a site from the disk: the only place that reads files of a site.
//!
//! Everything that a build needs is read here, before anything is computed, so that a build is a function of what was
//! read.

pub mod data;
pub(crate) mod styles;
pub mod theme;
mod walk;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostics::{Problem, Problems};
use theme::Theme;

/// A text file: what it is called in messages, and its text.
#[derive(Debug, Clone)]
pub struct TextFile {
    /// Relative to the site's root, forward slashes: `content/guide/_index.md`.
    pub file: String,
    /// Its text, which was valid UTF-8.
    pub text: Arc<str>,
}

/// A file that is copied as it is.
#[derive(Debug, Clone)]
pub struct RawFile {
    /// For messages, like [`TextFile::file`].
    pub file: String,
    /// Where it lies.
    pub disk: PathBuf,
    /// Its bytes, when the site was read.
    pub size: u64,
}

/// Where a folder of SCSS lies, and what it may load.
#[derive(Debug, Clone)]
pub struct StyleFolder {
    /// The folder itself.
    pub disk: PathBuf,
    /// Whether its `@use "nhsuk/..."` needs the built-in theme's packages.
    pub of_theme: bool,
}

/// Everything read from the disk.
#[derive(Debug, Clone)]
pub struct Source {
    /// The folder that holds `config.toml`.
    pub root: PathBuf,
    /// The text of `config.toml`.
    pub config: TextFile,
    /// Markdown files by their path in `content/`.
    pub markdown: BTreeMap<String, TextFile>,
    /// All other files by their path in `content/`.
    pub assets: BTreeMap<String, RawFile>,
    /// Templates of the site, by name.
    pub templates: BTreeMap<String, TextFile>,
    /// Templates of the built-in theme, by name.
    pub theme_templates: BTreeMap<String, TextFile>,
    /// Static files of the theme and of the site, the site's in front, by path.
    pub statics: BTreeMap<String, StaticFile>,
    /// SCSS files by the name of the CSS they make, the site's in front.
    pub styles: BTreeMap<String, StyleFile>,
    /// The built-in theme.
    pub theme: Theme,
}

/// A file of a `static/` folder.
#[derive(Debug, Clone)]
pub struct StaticFile {
    /// For messages.
    pub file: String,
    /// What is in it.
    pub bytes: Arc<[u8]>,
    /// Whether it is the built-in theme's, and so is written only where a page uses it.
    pub of_theme: bool,
}

/// An SCSS file that makes a style sheet.
#[derive(Debug, Clone)]
pub struct StyleFile {
    /// For messages.
    pub file: String,
    /// Path within the folder of SCSS: `site.scss`.
    pub name: String,
    /// Whether it belongs to the built-in theme.
    pub of_theme: bool,
}

/// The folder that holds `config.toml`, `start` or the nearest one above it.
///
/// # Errors
/// When there is none up to the top.
pub fn find_root(start: &Path) -> Result<PathBuf, Problem> {
    let start_shown = start.display();
    let absolute = std::fs::canonicalize(start).map_err(|error| {
        Problem::of_file(
            "",
            format!("The folder {start_shown} cannot be read ({error})."),
        )
    })?;
    absolute
        .ancestors()
        .find(|folder| folder.join("config.toml").is_file())
        .map(Path::to_path_buf)
        .ok_or_else(|| {
            Problem::of_file(
                "",
                format!("There is no config.toml in {start_shown} or in a folder above it."),
            )
            .help("Go to the folder of the site, or name it with --root.")
        })
}

impl Source {
    /// Reads the site at `root`. Files that have not changed since `before` was read keep their text in memory.
    ///
    /// # Errors
    /// Every file that cannot be read, is not UTF-8, or leads out of the root by a symbolic link.
    pub fn read(root: &Path, ignored: &[String]) -> Result<Self, Problems> {
        let mut problems = Problems::new();
        let config = read_text(&root.join("config.toml"), "config.toml".to_owned());
        let config = config.map_err(Problems::from)?;
        let theme = Theme::find(root);
        let mut markdown = BTreeMap::new();
        let mut assets = BTreeMap::new();
        for (path, disk) in walk::files(root, "content", &mut problems) {
            if is_ignored(&path, ignored) {
                continue;
            }
            let file = format!("content/{path}");
            if !path.ends_with(".md") {
                // A file that has gone since is told when it is copied.
                let size = std::fs::metadata(&disk).map_or(0, |metadata| metadata.len());
                assets.insert(path, RawFile { file, disk, size });
                continue;
            }
            match read_text(&disk, file) {
                Ok(text) => {
                    markdown.insert(path, text);
                }
                Err(problem) => problems.push(problem),
            }
        }
        let mut templates = BTreeMap::new();
        for (path, disk) in walk::files(root, "templates", &mut problems) {
            match read_text(&disk, format!("templates/{path}")) {
                Ok(text) => {
                    templates.insert(path, text);
                }
                Err(problem) => problems.push(problem),
            }
        }
        let mut theme_templates = BTreeMap::new();
        for (path, bytes) in theme.files("templates", &mut problems) {
            match text_of(&bytes, theme.shown("templates", &path)) {
                Ok(text) => {
                    theme_templates.insert(path, text);
                }
                Err(problem) => problems.push(problem),
            }
        }
        let mut statics = BTreeMap::new();
        for (path, bytes) in theme.files("static", &mut problems) {
            let file = theme.shown("static", &path);
            statics.insert(
                path,
                StaticFile {
                    file,
                    bytes,
                    of_theme: true,
                },
            );
        }
        for (path, bytes) in theme.files("static-js", &mut problems) {
            let file = theme.shown("static-js", &path);
            statics.insert(
                format!("assets/{path}"),
                StaticFile {
                    file,
                    bytes,
                    of_theme: true,
                },
            );
        }
        for (path, disk) in walk::files(root, "static", &mut problems) {
            let file = format!("static/{path}");
            match read_bytes(&disk, &file) {
                Ok(bytes) => {
                    statics.insert(
                        path,
                        StaticFile {
                            file,
                            bytes,
                            of_theme: false,
                        },
                    );
                }
                Err(problem) => problems.push(problem),
            }
        }
        let mut styles = BTreeMap::new();
        for (path, _) in theme.files("sass", &mut problems) {
            let file = theme.shown("sass", &path);
            insert_style(&mut styles, file, path, true);
        }
        for (path, _) in walk::files(root, "sass", &mut problems) {
            insert_style(&mut styles, format!("sass/{path}"), path, false);
        }
        problems.or(Self {
            root: root.to_path_buf(),
            config,
            markdown,
            assets,
            templates,
            theme_templates,
            statics,
            styles,
            theme,
        })
    }
}

impl Source {
    /// The data files in `content/`, whose words templates show: TOML, JSON and CSV. One that is no text tells its own
    /// problem where it is used.
    pub(crate) fn data_files(&self) -> impl Iterator<Item = TextFile> + '_ {
        let is_data = |path: &str| {
            let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
            matches!(ending, "toml" | "json" | "csv")
        };
        self.assets
            .iter()
            .filter(move |(path, _)| is_data(path))
            .filter_map(|(_, file)| read_text(&file.disk, file.file.clone()).ok())
    }
}

/// Notes an SCSS file under the name of the sheet it makes; parts, whose names start with `_`, make none.
fn insert_style(
    styles: &mut BTreeMap<String, StyleFile>,
    file: String,
    name: String,
    of_theme: bool,
) {
    let base = name.rsplit('/').next().unwrap_or(&name);
    if base.starts_with('_') {
        return;
    }
    if let Some(stem) = name
        .strip_suffix(".scss")
        .or_else(|| name.strip_suffix(".sass"))
    {
        styles.insert(
            format!("{stem}.css"),
            StyleFile {
                file,
                name,
                of_theme,
            },
        );
    }
}

/// Whether a path of `content/` is one that the site leaves alone.
fn is_ignored(path: &str, patterns: &[String]) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    // Editors leave these behind.
    if name.starts_with('.') || name.ends_with('~') {
        return true;
    }
    patterns
        .iter()
        .any(|pattern| matches(pattern, path) || matches(pattern, name))
}

/// Whether `text` fits `pattern`, in which `*` stands for any characters.
fn matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = text.strip_prefix(parts.next().unwrap_or_default()) else {
        return false;
    };
    let mut last = None;
    for part in parts {
        if let Some(part) = last.replace(part) {
            let Some(at) = rest.find(part) else {
                return false;
            };
            rest = rest.get(at + part.len()..).unwrap_or_default();
        }
    }
    last.map_or(rest.is_empty(), |part| rest.ends_with(part))
}

/// Reads a file whole.
///
/// # Errors
/// When it cannot be read, with the system's reason.
pub fn read_bytes(disk: &Path, file: &str) -> Result<Arc<[u8]>, Problem> {
    std::fs::read(disk)
        .map(Arc::from)
        .map_err(|error| Problem::of_file(file, format!("This file cannot be read ({error}).")))
}

/// Reads a text file.
///
/// # Errors
/// When it cannot be read or is not UTF-8.
pub fn read_text(disk: &Path, file: String) -> Result<TextFile, Problem> {
    let bytes = read_bytes(disk, &file)?;
    text_of(&bytes, file)
}

fn text_of(bytes: &[u8], file: String) -> Result<TextFile, Problem> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(TextFile {
            file,
            text: Arc::from(text),
        }),
        Err(error) => {
            let good =
                String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default());
            let line = good.matches('\n').count() + 1;
            Err(
                Problem::of_file(file, format!("Line {line} of this file is not UTF-8 text."))
                    .help("Open it in an editor and save it again with the encoding UTF-8."),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_characters() {
        assert!(matches("*.tmp", "a.tmp"));
        assert!(matches("drafts/*", "drafts/a/b.md"));
        assert!(matches("a*b*c", "axxbxxc"));
        assert!(!matches("*.tmp", "a.tmp.md"));
        assert!(!matches("abc", "abcd"));
    }
}
