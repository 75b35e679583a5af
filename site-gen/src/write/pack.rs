//! The built site as one zip for a host.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::diagnostics::Problem;

/// What a host needs to know, and sample settings for servers.
static HOST: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/host");

/// Packs the folder `site` as `zip`; gives back how many files are in it. The same folder makes the same zip.
///
/// # Errors
/// When the disk refuses. A zip that was there before then stands.
pub fn pack(site: &Path, zip: &Path) -> Result<usize, Problem> {
    let beside = PathBuf::from(format!("{}.new", zip.display()));
    let failed = |error: io::Error| {
        // Nothing more can be done when this fails too.
        let _ = fs::remove_file(&beside);
        Problem::of_file(
            "",
            format!("{} cannot be written ({error}).", zip.display()),
        )
    };
    let count = write(site, &beside).map_err(failed)?;
    fs::rename(&beside, zip).map_err(failed)?;
    Ok(count)
}

fn write(site: &Path, zip: &Path) -> io::Result<usize> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    gather(site, "", &mut files)?;
    for folder in [&HOST].into_iter().chain(HOST.dirs()) {
        for file in folder.files() {
            files.push((
                file.path().to_string_lossy().replace('\\', "/"),
                file.contents().to_vec(),
            ));
        }
    }
    files.sort();
    let mut writer = ZipWriter::new(File::create(zip)?);
    for (path, bytes) in &files {
        // The default date is fixed, so that the zip depends on the files alone.
        writer.start_file(path.as_str(), SimpleFileOptions::DEFAULT)?;
        writer.write_all(bytes)?;
    }
    writer.finish()?;
    Ok(files.len())
}

/// All files of a folder but those of git.
fn gather(folder: &Path, within: &str, files: &mut Vec<(String, Vec<u8>)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(".git") {
            continue;
        }
        if entry.path().is_dir() {
            gather(&entry.path(), &format!("{within}{name}/"), files)?;
        } else {
            files.push((format!("{within}{name}"), fs::read(entry.path())?));
        }
    }
    Ok(())
}
