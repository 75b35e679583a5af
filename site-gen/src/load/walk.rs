//! Listing a folder, without following a link out of the site.

use std::path::{Path, PathBuf};

use crate::diagnostics::{Problem, Problems};

/// Folders nested deeper than this are a loop or a mistake.
const DEEPEST: usize = 32;

/// All files below `root/folder`, as `(path within the folder, place on the disk)`, sorted by path.
///
/// A folder that does not exist holds no file. A symbolic link that leads out of `root` is a problem.
pub fn files(root: &Path, folder: &str, problems: &mut Problems) -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    let start = root.join(folder);
    if start.is_dir() {
        list(root, &start, folder, "", 0, &mut found, problems);
    }
    found.sort();
    found
}

fn list(
    root: &Path,
    folder: &Path,
    shown: &str,
    within: &str,
    depth: usize,
    found: &mut Vec<(String, PathBuf)>,
    problems: &mut Problems,
) {
    if depth > DEEPEST {
        problems.push(Problem::of_file(
            shown,
            format!("Folders are nested more than {DEEPEST} deep here."),
        ));
        return;
    }
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            problems.push(Problem::of_file(
                shown,
                format!("This folder cannot be read ({error})."),
            ));
            return;
        }
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(name) = name.to_str() else {
            let message = format!(
                "The name of a file in this folder is not UTF-8: {}.",
                name.to_string_lossy()
            );
            problems
                .push(Problem::of_file(shown, message).help("Give it a name of plain letters."));
            continue;
        };
        let path = if within.is_empty() {
            name.to_owned()
        } else {
            format!("{within}/{name}")
        };
        let shown = format!("{shown}/{name}");
        let disk = entry.path();
        let Ok(kind) = entry.file_type() else {
            continue;
        };
        let is_folder = if kind.is_symlink() {
            match std::fs::canonicalize(&disk) {
                Ok(target) if target.starts_with(root) => target.is_dir(),
                Ok(_) => {
                    problems.push(
                        Problem::of_file(
                            shown,
                            "This symbolic link leads out of the site's folder.",
                        )
                        .help("Copy what it leads to into the site."),
                    );
                    continue;
                }
                Err(_) => {
                    problems.push(Problem::of_file(shown, "This symbolic link leads nowhere."));
                    continue;
                }
            }
        } else {
            kind.is_dir()
        };
        if is_folder {
            list(root, &disk, &shown, &path, depth + 1, found, problems);
        } else {
            found.push((path, disk));
        }
    }
}
