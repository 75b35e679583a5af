//! Several files in one (`.zip`): a pack of documents, a site to put on a host.

use std::collections::BTreeSet;
use std::fmt;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A file to put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name, with folders between `/`.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Why an archive was not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArchiveError {
    /// A name that Windows, macOS or Linux could not unpack, or that would leave the folder.
    Name(String),
    /// Two files of the same name; Windows does not tell capitals apart.
    SameName(String),
    /// What the writer said.
    Writing(String),
}

impl fmt::Display for ArchiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => write!(
                f,
                "\"{name}\" cannot be the name of a file in a zip. Give it another name."
            )?,
            Self::SameName(name) => write!(
                f,
                "Two files are called \"{name}\". Give one of them another name."
            )?,
            Self::Writing(reason) => write!(f, "The zip could not be made: {reason}.")?,
        }
        f.write_str(" No file was made.")
    }
}

impl std::error::Error for ArchiveError {}

/// The archive, deflated. All files carry the date 1 January 1980, so that the same files give the same bytes.
///
/// # Errors
/// When a name cannot be unpacked everywhere, or two are the same.
pub fn write(entries: &[Entry]) -> Result<Vec<u8>, ArchiveError> {
    let mut known = BTreeSet::new();
    for entry in entries {
        if !entry.name.split('/').all(|part| safe_name(part) == part) {
            return Err(ArchiveError::Name(entry.name.clone()));
        }
        if !known.insert(entry.name.to_lowercase()) {
            return Err(ArchiveError::SameName(entry.name.clone()));
        }
    }
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let writing = |error: &dyn fmt::Display| ArchiveError::Writing(error.to_string());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for entry in entries {
        writer
            .start_file(entry.name.as_str(), options)
            .map_err(|error| writing(&error))?;
        writer
            .write_all(&entry.bytes)
            .map_err(|error| writing(&error))?;
    }
    writer
        .finish()
        .map(Cursor::into_inner)
        .map_err(|error| writing(&error))
}

/// A name for one file (or folder) that every system can keep, as near to the text as may be: `Dr A/B` gives `Dr A-B`.
pub fn safe_name(text: &str) -> String {
    /// Names that Windows keeps for devices, whatever their ending.
    const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];
    let allowed = |c: char| {
        !c.is_control() && !matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
    };
    let name: String = text
        .chars()
        .map(|c| if allowed(c) { c } else { '-' })
        .take(100)
        .collect();
    let name = name.trim().trim_end_matches(['.', ' ']);
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    let device = DEVICES.iter().any(|device| {
        stem.strip_prefix(device)
            .is_some_and(|rest| rest.is_empty() || (rest.len() == 1 && rest != "-"))
    });
    if name.is_empty() || device {
        format!("_{name}")
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn entry(name: &str, bytes: &[u8]) -> Entry {
        Entry {
            name: name.to_owned(),
            bytes: bytes.to_vec(),
        }
    }

    #[test]
    fn files_come_out_as_they_went_in_and_the_bytes_do_not_change() {
        let entries = [
            entry("Møller/letter.txt", &b"Dear ".repeat(500)),
            entry("empty.csv", b""),
        ];
        let bytes = write(&entries).unwrap();
        assert_eq!(bytes, write(&entries).unwrap());
        assert!(bytes.len() < 500);
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        assert_eq!(archive.len(), 2);
        for expected in &entries {
            let mut found = Vec::new();
            archive
                .by_name(&expected.name)
                .unwrap()
                .read_to_end(&mut found)
                .unwrap();
            assert_eq!(found, expected.bytes);
        }
    }

    #[test]
    fn names_that_leave_the_folder_or_clash_are_refused() {
        for name in [
            "",
            "/etc/passwd",
            "../up.txt",
            "a//b",
            "a\\b",
            "C:x",
            "nul.txt",
            "dot.",
        ] {
            assert_eq!(
                write(&[entry(name, b"")]),
                Err(ArchiveError::Name(name.to_owned())),
                "{name}"
            );
        }
        let error = write(&[entry("A.txt", b""), entry("a.TXT", b"")]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "Two files are called \"a.TXT\". Give one of them another name. No file was made."
        );
        assert_eq!(
            ArchiveError::Name("a:b".to_owned()).to_string(),
            "\"a:b\" cannot be the name of a file in a zip. Give it another name. No file was made."
        );
    }

    #[test]
    fn any_text_gives_a_safe_name() {
        for (text, name) in [
            ("Dr Ann Lee", "Dr Ann Lee"),
            ("Dr A/B: \"x\"?", "Dr A-B- -x--"),
            ("..", "_"),
            ("  end. ", "end"),
            ("COM1.txt", "_COM1.txt"),
            ("Conor", "Conor"),
            ("", "_"),
        ] {
            assert_eq!(safe_name(text), name, "{text}");
            assert_eq!(safe_name(name), name);
        }
    }
}
