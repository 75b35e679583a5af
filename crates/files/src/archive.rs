//! Several files in one (`.zip`): a pack of documents, a Word file, a workbook, a site to put on a host.
//!
//! Written here by PKWARE's APPNOTE 6.3.10, in its oldest form, which everything reads: no encryption, no ZIP64, sizes in
//! front of the bytes. The `zip` crate, which reads in [`crate::table`] and judges this in the tests, can do far more: its
//! writer is 16 KB of the module that a form page loads on a phone, and brings two more compressors along in the other.

use std::collections::BTreeSet;
use std::fmt;
use std::io::{self, Write};

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

use crate::names;

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
    /// More than 65,535 files or 4 GB.
    TooLarge,
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
            Self::TooLarge => {
                f.write_str("This is more than one zip can hold. Make two of it.")?;
            }
        }
        f.write_str(" No file was made.")
    }
}

impl std::error::Error for ArchiveError {}

/// The archive, deflated. All files carry the date 1 January 1980, so that the same files give the same bytes.
///
/// # Errors
/// When a name cannot be unpacked everywhere, or two are the same, or there is too much.
pub fn write(entries: &[Entry]) -> Result<Vec<u8>, ArchiveError> {
    if entries.len() > usize::from(u16::MAX) {
        return Err(ArchiveError::TooLarge);
    }
    let mut known = BTreeSet::new();
    for entry in entries {
        if !entry.name.split('/').all(names::is_safe) {
            return Err(ArchiveError::Name(entry.name.clone()));
        }
        if !known.insert(entry.name.to_lowercase()) {
            return Err(ArchiveError::SameName(entry.name.clone()));
        }
    }
    let mut archive = Archive::default();
    for entry in entries {
        let packed = deflated(&entry.bytes).map_err(|_| ArchiveError::TooLarge)?;
        archive.add(&entry.name, &entry.bytes, &packed)?;
    }
    archive.finish()
}

/// An archive under construction.
#[derive(Default)]
pub(crate) struct Archive {
    /// The files, each behind its header.
    out: Vec<u8>,
    /// The list of them, which stands at the end.
    list: Vec<u8>,
    count: u16,
}

impl Archive {
    /// Adds a file, deflated to `packed`; as it is when that gains nothing.
    pub(crate) fn add(
        &mut self,
        name: &str,
        bytes: &[u8],
        packed: &[u8],
    ) -> Result<(), ArchiveError> {
        let deflate = packed.len() < bytes.len();
        let stored = if deflate { packed } else { bytes };
        let mut sum = Crc::new();
        sum.update(bytes);
        // What the header and the list both say, from "version needed" to the length of the extra field.
        let mut facts = Vec::with_capacity(26);
        for number in [
            20,
            if name.is_ascii() { 0 } else { UTF_8 },
            if deflate { 8 } else { 0 },
            0,
            FIRST_DAY,
        ] {
            facts.extend(u16::to_le_bytes(number));
        }
        for number in [sum.sum(), size(stored.len())?, size(bytes.len())?] {
            facts.extend(number.to_le_bytes());
        }
        let name_length = u16::try_from(name.len()).map_err(|_| ArchiveError::TooLarge)?;
        facts.extend(name_length.to_le_bytes());
        facts.extend([0, 0]);

        let place = size(self.out.len())?;
        self.list.extend(b"PK\x01\x02");
        self.list.extend(MADE_ON_UNIX.to_le_bytes());
        self.list.extend(&facts);
        // No comment, the first disk, no hint.
        self.list.extend([0; 6]);
        self.list.extend(PLAIN_FILE.to_le_bytes());
        self.list.extend(place.to_le_bytes());
        self.list.extend(name.as_bytes());

        self.out.extend(b"PK\x03\x04");
        self.out.extend(&facts);
        self.out.extend(name.as_bytes());
        self.out.extend(stored);
        self.count = self.count.checked_add(1).ok_or(ArchiveError::TooLarge)?;
        Ok(())
    }

    /// The whole archive.
    pub(crate) fn finish(mut self) -> Result<Vec<u8>, ArchiveError> {
        let (place, length) = (size(self.out.len())?, size(self.list.len())?);
        self.out.append(&mut self.list);
        self.out.extend(b"PK\x05\x06\0\0\0\0");
        self.out.extend(self.count.to_le_bytes());
        self.out.extend(self.count.to_le_bytes());
        self.out.extend(length.to_le_bytes());
        self.out.extend(place.to_le_bytes());
        self.out.extend([0, 0]);
        Ok(self.out)
    }
}

/// The mark of a name in UTF-8.
const UTF_8: u16 = 1 << 11;
/// 1 January 1980, as MS-DOS counts.
const FIRST_DAY: u16 = 1 << 5 | 1;
/// Version 2.0, with the rights of Unix.
const MADE_ON_UNIX: u16 = 3 << 8 | 20;
/// A file that everybody may read and its owner write.
const PLAIN_FILE: u32 = 0o100_644 << 16;

fn size(bytes: usize) -> Result<u32, ArchiveError> {
    u32::try_from(bytes).map_err(|_| ArchiveError::TooLarge)
}

fn deflated(bytes: &[u8]) -> io::Result<Vec<u8>> {
    // A packer takes a third of a megabyte, however little there is to pack.
    if bytes.is_empty() {
        return Ok(Vec::new());
    }
    let mut encoder =
        DeflateEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::default());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Read};

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
        for (at, expected) in entries.iter().enumerate() {
            let mut file = archive.by_index(at).unwrap();
            assert_eq!(file.name().unwrap(), expected.name);
            assert_eq!(file.last_modified(), Some(zip::DateTime::default()));
            assert_eq!(file.unix_mode(), Some(0o100_644));
            let mut found = Vec::new();
            file.read_to_end(&mut found).unwrap();
            assert_eq!(found, expected.bytes);
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

        #[test]
        fn any_files_come_out_as_they_went_in(files in proptest::collection::btree_map("[a-z]{1,9}|é[0-9]", proptest::collection::vec(0_u8..4, 0..3_000), 0..9)) {
            let entries: Vec<Entry> = files.iter().map(|(name, bytes)| entry(name, bytes)).collect();
            let mut archive = zip::ZipArchive::new(Cursor::new(write(&entries).unwrap())).unwrap();
            proptest::prop_assert_eq!(archive.len(), files.len());
            for (name, bytes) in &files {
                let mut found = Vec::new();
                archive.by_name(name).unwrap().read_to_end(&mut found).unwrap();
                proptest::prop_assert_eq!(&found, bytes);
            }
        }
    }

    #[test]
    fn more_files_than_a_zip_can_count_are_refused() {
        let entries: Vec<Entry> = (0..65_536)
            .map(|number| entry(&number.to_string(), b""))
            .collect();
        assert_eq!(
            write(&entries).unwrap_err().to_string(),
            "This is more than one zip can hold. Make two of it. No file was made."
        );
        assert!(write(&entries[1..]).is_ok());
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
}
