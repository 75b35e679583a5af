//! Writing a site: everything into a folder beside the output first, then one swap.
//!
//! Until the swap the old site stands untouched; whatever fails before it leaves it so.

mod compress;
mod pack;
mod swap;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

pub use compress::{Effort, brotli_size};
pub use pack::pack;

use crate::diagnostics::Problem;

/// The folder that a site is written to before it takes the old one's place.
#[derive(Debug)]
pub struct Stage {
    out: PathBuf,
    folder: PathBuf,
    compress: bool,
    done: AtomicBool,
    /// Whether the disk has refused once: a full disk is told once, not for every file.
    refused: AtomicBool,
}

fn failed(path: &Path, doing: &str, error: &io::Error, out: &Path) -> Problem {
    Problem::of_file(
        "",
        format!("{} cannot be {doing} ({error}).", path.display()),
    )
    .help(format!("The site in {} is as it was.", out.display()))
}

impl Stage {
    /// Makes an empty folder beside `out`.
    ///
    /// # Errors
    /// When the folder cannot be made, or when `out` holds something that is not a site.
    pub fn new(out: &Path, compress: bool) -> Result<Self, Problem> {
        refuse_foreign(out)?;
        let name = out.file_name().map_or_else(
            || "site".to_owned(),
            |name| name.to_string_lossy().into_owned(),
        );
        let parent = out
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        let folder = parent.join(format!(".{name}.new"));
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(|error| failed(&folder, "emptied", &error, out))?;
        }
        fs::create_dir_all(&folder).map_err(|error| failed(&folder, "made", &error, out))?;
        Ok(Self {
            out: out.to_path_buf(),
            folder,
            compress,
            done: AtomicBool::new(false),
            refused: AtomicBool::new(false),
        })
    }

    /// The bytes of brotli that an asset of the same name has in the site that stands, whatever its hash there. `path` is that of
    /// the new one, such as `assets/tool.0123abcd.css`.
    #[must_use]
    pub fn packed_before(&self, path: &str) -> Option<usize> {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let (name, rest) = file.split_once('.')?;
        let (_, extension) = rest.rsplit_once('.')?;
        let (start, end) = (format!("{name}."), format!(".{extension}.br"));
        let entries = fs::read_dir(self.out.join(folder)).ok()?;
        let found = entries.filter_map(Result::ok).find(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name.starts_with(&start) && name.ends_with(&end)
        })?;
        usize::try_from(found.metadata().ok()?.len()).ok()
    }

    /// Writes a file, and beside a text file its compressed forms.
    ///
    /// # Errors
    /// When the disk refuses for the first time. After that nothing is written, and the stage cannot be swapped.
    pub fn put(&self, path: &str, bytes: &[u8], effort: Effort) -> Result<(), Problem> {
        if self.refused.load(Ordering::Relaxed) {
            return Ok(());
        }
        let written = put_into(&self.folder, path, bytes, self.compress.then_some(effort));
        written.or_else(|(place, error)| {
            let first = !self.refused.swap(true, Ordering::Relaxed);
            if first {
                Err(failed(&place, "written", &error, &self.out))
            } else {
                Ok(())
            }
        })
    }

    /// Copies a file of the site as it is.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub fn copy(&self, from: &Path, path: &str) -> Result<(), Problem> {
        let bytes = fs::read(from).map_err(|error| failed(from, "read", &error, &self.out))?;
        self.put(path, &bytes, Effort::Quick)
    }

    /// Whether compressed forms are written too.
    #[must_use]
    pub fn compresses(&self) -> bool {
        self.compress
    }

    /// Reads back what was written.
    #[must_use]
    pub fn read(&self, path: &str) -> Option<Vec<u8>> {
        fs::read(self.folder.join(path)).ok()
    }

    /// Puts the new site in the old one's place.
    ///
    /// # Errors
    /// When the disk refuses; the old site then stands.
    pub fn swap(self) -> Result<(), Problem> {
        if self.refused.load(Ordering::Relaxed) {
            let message = format!(
                "The new site for {} is not whole, so it is not used.",
                self.out.display()
            );
            return Err(Problem::of_file("", message));
        }
        // What git keeps in the output folder, such as .gitignore, is not of the site.
        if let Ok(entries) = fs::read_dir(&self.out) {
            for entry in entries.flatten() {
                if entry.file_name().to_string_lossy().starts_with(".git") {
                    let target = self.folder.join(entry.file_name());
                    if !target.exists() {
                        swap::copy_all(&entry.path(), &target)
                            .map_err(|error| failed(&target, "written", &error, &self.out))?;
                    }
                }
            }
        }
        swap::swap(&self.folder, &self.out)
            .map_err(|error| failed(&self.out, "replaced", &error, &self.out))?;
        self.done.store(true, Ordering::Relaxed);
        Ok(())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if !self.done.load(Ordering::Relaxed) {
            // Nothing more can be done when this fails too; the next build tries again.
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

/// Writes one file below `folder`, making its folders.
pub(crate) fn put_into(
    folder: &Path,
    path: &str,
    bytes: &[u8],
    compress: Option<Effort>,
) -> Result<(), (PathBuf, io::Error)> {
    let place = folder.join(path);
    let write = |place: &Path, bytes: &[u8]| {
        let first = fs::write(place, bytes);
        match (first, place.parent()) {
            // Folders are made when the first file needs them: most files need none.
            (Err(error), Some(parent)) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir_all(parent).and_then(|()| fs::write(place, bytes))
            }
            (other, _) => other,
        }
    };
    write(&place, bytes).map_err(|error| (place.clone(), error))?;
    let Some(effort) = compress.filter(|_| compress::is_text(path)) else {
        return Ok(());
    };
    for (ending, packed) in
        compress::packed(bytes, effort).map_err(|error| (place.clone(), error))?
    {
        let beside = PathBuf::from(format!("{}.{ending}", place.display()));
        write(&beside, &packed).map_err(|error| (beside.clone(), error))?;
    }
    Ok(())
}

/// A folder that holds other things than a site is not overwritten.
fn refuse_foreign(out: &Path) -> Result<(), Problem> {
    let Ok(entries) = fs::read_dir(out) else {
        return Ok(());
    };
    let holds_things = entries
        .flatten()
        .any(|entry| !entry.file_name().to_string_lossy().starts_with('.'));
    if holds_things && !out.join("index.html").is_file() {
        let message = format!(
            "The folder {} holds files that are no site, so it is not overwritten.",
            out.display()
        );
        return Err(Problem::of_file("", message)
            .help("Name an empty folder with --out, or empty this one."));
    }
    Ok(())
}
