//! SCSS to CSS: the theme's sheets on nhsuk-frontend, with a site's own files in front of the theme's of the same name.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use grass::{Fs, InputSyntax, Options, OutputStyle};

use super::theme::Theme;
use super::{Source, StyleFile};
use crate::assets::{Asset, hash};
use crate::diagnostics::{Problem, Problems};
use crate::html::address::relative;

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
        std::fs::read(self.place(path))
    }
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
    pub(crate) fn compile(
        &self,
        name: &str,
        ready: &BTreeMap<String, Asset>,
    ) -> Result<Asset, Problem> {
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
        };
        let mut start = own_file;
        if needs_theme {
            let theme = self.theme_folder()?;
            let sass = theme.join("sass");
            let packages = theme.join("node_modules");
            if file.of_theme {
                start = sass.join(&file.name);
            }
            paths.extend([sass.clone(), packages.join("nhsuk-frontend/dist"), packages]);
            overlay = Overlay {
                theme: sass,
                site: own,
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
        let css = grass::from_path(&start, &options)
            .map_err(|error| self.problem(file, &error.to_string()))?;
        let emitted_folder = format!("assets/{}", name.rsplit('/').next().unwrap_or(name));
        let mut problems = Problems::new();
        let css = with_hashed_addresses(
            &css,
            name,
            &emitted_folder,
            ready,
            &file.file,
            &mut problems,
        );
        if let Some(problem) = problems.into_iter().next() {
            return Err(problem);
        }
        let bytes = css.into_bytes();
        Ok(Asset {
            path: hash::named(&emitted_folder, &bytes),
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
pub(crate) fn with_hashed_addresses(
    css: &str,
    name: &str,
    emitted: &str,
    ready: &BTreeMap<String, Asset>,
    file: &str,
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
        let elsewhere =
            address.starts_with("data:") || address.starts_with('#') || address.is_empty();
        if elsewhere {
            out.push_str(inside);
        } else {
            let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
            let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
            let path = address.split(['?', '#']).next().unwrap_or(address);
            if path.starts_with('/') {
                parts.clear();
            }
            for part in path.split('/') {
                match part {
                    "" | "." => {}
                    ".." => {
                        parts.pop();
                    }
                    part => parts.push(part),
                }
            }
            match ready.get(&parts.join("/")) {
                Some(asset) => out.push_str(&relative(emitted, &asset.path)),
                None => {
                    out.push_str(inside);
                    let message = format!(
                        "The style sheet names \"{address}\", and there is no such file in static/."
                    );
                    problems.push(Problem::of_file(file, message));
                }
            }
        }
        out.push(')');
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_sheets_name_the_hashed_file() {
        let asset = Asset {
            path: "img/a.0123456789.svg".into(),
            bytes: Vec::new().into(),
        };
        let ready = BTreeMap::from([("img/a.svg".to_owned(), asset)]);
        let mut problems = Problems::new();
        let css = "a{background:url(\"img/a.svg\")}b{background:url(data:x)}c{background:url(/img/b.svg)}";
        let out = with_hashed_addresses(
            css,
            "site.css",
            "assets/site.css",
            &ready,
            "sass/site.scss",
            &mut problems,
        );
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
