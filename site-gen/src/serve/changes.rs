//! Which files changed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::cannot;
use crate::diagnostics::Problem;

/// An editor saves in several steps: this long without a step, and it is done.
const QUIET: Duration = Duration::from_millis(12);

/// What to watch beside `config.toml`, from the root.
const FOLDERS: [&str; 9] = [
    "content",
    "templates",
    "static",
    "sass",
    "themes",
    "site-gen/theme/templates",
    "site-gen/theme/sass",
    "site-gen/theme/static",
    "site-gen/theme/static-js",
];

/// The client's sources.
const SOURCES: [&str; 2] = ["web-app", "crates"];

/// What changed since the last build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    /// Only the text of these markdown files, by their paths in `content/`.
    Markdown(Vec<String>),
    /// Anything else.
    Anything,
}

/// Tells of changes.
pub(super) struct Changes {
    root: PathBuf,
    events: Receiver<notify::Result<notify::Event>>,
    _watcher: RecommendedWatcher,
}

impl Changes {
    /// Starts to watch the site at `root`.
    pub(super) fn watch(root: &Path) -> Result<Self, Problem> {
        let (sender, events) = channel();
        let mut watcher = notify::recommended_watcher(sender)
            .map_err(|error| cannot("Changes of files cannot be watched", error))?;
        for folder in FOLDERS.iter().chain(&SOURCES) {
            let place = root.join(folder);
            if place.is_dir() {
                watcher
                    .watch(&place, RecursiveMode::Recursive)
                    .map_err(|error| {
                        cannot(
                            &format!("The folder {} cannot be watched", place.display()),
                            error,
                        )
                    })?;
            }
        }
        // The folder, not the file: editors put a new file in the old one's place.
        watcher
            .watch(root, RecursiveMode::NonRecursive)
            .map_err(|error| cannot("config.toml cannot be watched", error))?;
        Ok(Self {
            root: root.to_path_buf(),
            events,
            _watcher: watcher,
        })
    }

    /// Waits for the next change; none when nothing can change any more.
    pub(super) fn next(&self) -> Option<Change> {
        loop {
            let mut events = vec![self.events.recv().ok()?];
            while let Ok(event) = self.events.recv_timeout(QUIET) {
                events.push(event);
            }
            if let Some(change) = summary(&self.root, events.into_iter().flatten()) {
                return Some(change);
            }
        }
    }
}

/// What a burst of events comes to; none when it is nothing of the site's.
fn summary(root: &Path, events: impl Iterator<Item = notify::Event>) -> Option<Change> {
    let mut markdown = BTreeSet::new();
    let mut anything = false;
    for event in events {
        if matches!(event.kind, EventKind::Access(_)) {
            continue;
        }
        for path in &event.paths {
            let Ok(within) = path.strip_prefix(root) else {
                continue;
            };
            let within = within.to_string_lossy().replace('\\', "/");
            if !concerns(&within) {
                continue;
            }
            match within.strip_prefix("content/").filter(|path| {
                path.ends_with(".md") && root.join(&within).is_file() && !path.is_empty()
            }) {
                Some(path) => {
                    markdown.insert(path.to_owned());
                }
                None => anything = true,
            }
        }
    }
    if anything {
        return Some(Change::Anything);
    }
    (!markdown.is_empty()).then(|| Change::Markdown(markdown.into_iter().collect()))
}

/// Whether a path, from the root, belongs to what a build reads. Editors' own files do not.
fn concerns(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    if name.starts_with('.') || name.ends_with('~') || name.ends_with(".swp") || name == "4913" {
        return false;
    }
    path == "config.toml"
        || FOLDERS
            .iter()
            .chain(&SOURCES)
            .any(|folder| path.starts_with(&format!("{folder}/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(path: &Path) -> notify::Event {
        notify::Event::new(EventKind::Modify(notify::event::ModifyKind::Any))
            .add_path(path.to_path_buf())
    }

    #[test]
    fn a_burst_comes_to_what_it_touches() {
        let root = std::env::temp_dir().join("site-gen-changes");
        std::fs::create_dir_all(root.join("content")).unwrap();
        let page = root.join("content/a.md");
        std::fs::write(&page, "").unwrap();
        let markdown = Change::Markdown(vec!["a.md".to_owned()]);
        assert_eq!(
            summary(&root, [event(&page), event(&page)].into_iter()),
            Some(markdown)
        );
        assert_eq!(
            summary(
                &root,
                [event(&page), event(&root.join("templates/x.html"))].into_iter()
            ),
            Some(Change::Anything)
        );
        assert_eq!(
            summary(&root, [event(&root.join("content/gone.md"))].into_iter()),
            Some(Change::Anything)
        );
        for own in [
            "dist/index.html",
            "content/.a.md.swp",
            "content/a.md~",
            "target/x",
        ] {
            assert_eq!(
                summary(&root, [event(&root.join(own))].into_iter()),
                None,
                "{own}"
            );
        }
    }
}
