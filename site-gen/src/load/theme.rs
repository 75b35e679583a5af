//! The built-in theme: the folder `site-gen/theme` of a copy of the toolkit, else the copy inside this program.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use super::walk;
use crate::assets::hash;
use crate::diagnostics::{Problem, Problems};

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/theme/templates");
static STATIC: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/theme/static");
static SCRIPTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/theme/static-js");
static SASS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/theme/sass");
const PACKAGE: &str = include_str!("../../theme/package.json");
const PACKAGE_LOCK: &str = include_str!("../../theme/package-lock.json");

/// Where the built-in theme comes from.
#[derive(Debug, Clone)]
pub enum Theme {
    /// A folder, whose changes are seen at once.
    Folder {
        /// The site's root.
        root: PathBuf,
    },
    /// The copy inside this program.
    Embedded,
}

impl Theme {
    /// The folder `site-gen/theme` of the site at `root` when there is one.
    #[must_use]
    pub fn find(root: &Path) -> Self {
        if root.join("site-gen/theme/templates").is_dir() {
            Self::Folder {
                root: root.to_path_buf(),
            }
        } else {
            Self::Embedded
        }
    }

    /// What a file of the theme is called in messages.
    #[must_use]
    pub fn shown(&self, part: &str, path: &str) -> String {
        match self {
            Self::Folder { .. } => format!("site-gen/theme/{part}/{path}"),
            Self::Embedded => format!("(built-in theme)/{part}/{path}"),
        }
    }

    /// The files of one part of the theme: `templates`, `static`, `static-js` or `sass`.
    pub fn files(&self, part: &str, problems: &mut Problems) -> Vec<(String, Arc<[u8]>)> {
        match self {
            Self::Folder { root } => walk::files(root, &format!("site-gen/theme/{part}"), problems)
                .into_iter()
                .filter(|(path, _)| !path.rsplit('/').next().unwrap_or_default().starts_with('.'))
                .filter_map(|(path, disk)| {
                    match super::read_bytes(&disk, &self.shown(part, &path)) {
                        Ok(bytes) => Some((path, bytes)),
                        Err(problem) => {
                            problems.push(problem);
                            None
                        }
                    }
                })
                .collect(),
            Self::Embedded => embedded(part)
                .map(|(path, bytes)| (path, Arc::from(bytes)))
                .collect(),
        }
    }

    /// The folder that holds the theme's SCSS in `sass/` and its packages in `node_modules/`; both are put there first
    /// when they are missing.
    ///
    /// # Errors
    /// When npm is missing or fails, or the folder cannot be written.
    pub fn prepared(&self) -> Result<PathBuf, Problem> {
        let folder = match self {
            Self::Folder { root } => root.join("site-gen/theme"),
            Self::Embedded => extract().map_err(|error| {
                Problem::of_file(
                    "",
                    format!(
                        "The built-in theme cannot be unpacked to a temporary folder ({error})."
                    ),
                )
            })?,
        };
        install_packages(&folder)?;
        Ok(folder)
    }
}

/// A static file of the theme, from the copy inside this program.
pub(super) fn static_file(path: &str) -> Option<&'static [u8]> {
    STATIC.get_file(path).map(include_dir::File::contents)
}

fn embedded(part: &str) -> impl Iterator<Item = (String, &'static [u8])> + use<> {
    let dir: Option<&'static Dir<'static>> = match part {
        "templates" => Some(&TEMPLATES),
        "static" => Some(&STATIC),
        "static-js" => Some(&SCRIPTS),
        "sass" => Some(&SASS),
        _ => None,
    };
    let mut files = Vec::new();
    let mut folders: Vec<&'static Dir<'static>> = dir.into_iter().collect();
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            if !path.rsplit('/').next().unwrap_or_default().starts_with('.') {
                files.push((path, file.contents()));
            }
        }
    }
    files.into_iter()
}

/// Unpacks what npm and the SCSS compiler need, to a folder whose name tells the version.
fn extract() -> std::io::Result<PathBuf> {
    let mut all = Vec::new();
    for (path, bytes) in embedded("sass") {
        all.extend_from_slice(path.as_bytes());
        all.extend_from_slice(bytes);
    }
    all.extend_from_slice(PACKAGE_LOCK.as_bytes());
    let folder = std::env::temp_dir().join(format!("site-gen-theme-{}", hash::short(&all)));
    for (path, bytes) in embedded("sass") {
        let target = folder.join("sass").join(path);
        if let Some(parent) = target.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(target, bytes)?;
    }
    std::fs::write(folder.join("package.json"), PACKAGE)?;
    std::fs::write(folder.join("package-lock.json"), PACKAGE_LOCK)?;
    Ok(folder)
}

/// Runs `npm ci` in `folder` when its packages are missing.
fn install_packages(folder: &Path) -> Result<(), Problem> {
    if folder.join("node_modules/nhsuk-frontend").is_dir() {
        return Ok(());
    }
    eprintln!("Installing the theme's packages with npm");
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let output = Command::new(npm)
        .current_dir(folder)
        .args([
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
        ])
        .stdin(Stdio::null())
        .output();
    match output {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            Err(Problem::of_file(
                "site-gen/theme/package.json",
                format!(
                    "The theme's packages could not be installed. npm said: {}",
                    said.trim()
                ),
            )
            .help("Check the network, then run `npm ci` in site-gen/theme."))
        }
        Err(error) => Err(Problem::of_file(
            "site-gen/theme/package.json",
            format!("The theme's packages are missing and npm could not be started ({error})."),
        )
        .help("Install Node 20 or newer, which brings npm, then build again.")),
    }
}
