//! The parts that a table needs, taken out of a workbook's zip and counted while they inflate.

use std::io::Read;

use super::kind;
use super::{Damage, TableError};
use crate::archive::Archive;
use crate::limits;

/// A part of the workbook.
pub(super) struct Part {
    /// Its path, with `/` between folders.
    pub(super) path: String,
    /// Its XML.
    pub(super) xml: String,
}

/// What is taken out of a workbook.
pub(super) struct Parts {
    pub(super) parts: Vec<Part>,
    /// Whether it holds macros.
    pub(super) macros: bool,
}

/// Folders and files of a workbook that say nothing about its cells.
const NOT_NEEDED: [&str; 14] = [
    "docprops/",
    "customxml/",
    "/theme/",
    "/drawings/",
    "/charts/",
    "/media/",
    "/pivot",
    "/comments",
    "/threadedcomments/",
    "/persons/",
    "/slicer",
    "/externallinks/",
    "/querytables/",
    "calcchain.xml",
];

/// Takes the parts out, and stops as soon as they are larger than they may be.
pub(super) fn parts(mut archive: kind::Archive<'_>) -> Result<Parts, TableError> {
    let mut found = Parts {
        parts: Vec::new(),
        macros: false,
    };
    let mut room = limits::UNZIPPED_BYTES;
    for at in 0..archive.len() {
        let broken = |_| TableError::Damaged(Damage::Zip);
        // Names first: what is not needed is not opened, however it is packed.
        let name = archive.name_for_index(at).and_then(Result::ok);
        let path = name.unwrap_or_default().replace('\\', "/");
        let lower = path.to_lowercase();
        found.macros |= lower.ends_with("vbaproject.bin");
        let wanted = lower.ends_with(".xml") || lower.ends_with(".rels");
        if !wanted || NOT_NEEDED.iter().any(|part| lower.contains(part)) {
            continue;
        }
        let file = archive.by_index(at).map_err(broken)?;
        let mut bytes = Vec::new();
        let most = u64::try_from(room).unwrap_or(u64::MAX).saturating_add(1);
        file.take(most)
            .read_to_end(&mut bytes)
            .map_err(|_| TableError::Damaged(Damage::Zip))?;
        room = room
            .checked_sub(bytes.len())
            .ok_or(TableError::TooLargeInside)?;
        let xml = String::from_utf8(bytes).map_err(|_| TableError::Damaged(Damage::Xml))?;
        let xml = match xml.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => xml,
        };
        found.parts.push(Part { path, xml });
    }
    Ok(found)
}

/// The parts in an archive of our own: nothing is packed, and every size in it is true.
pub(super) fn archive(parts: Vec<Part>) -> Result<Vec<u8>, TableError> {
    let mut archive = Archive::default();
    // Each part is let go as soon as it is added, so that no more than one of them is held twice.
    for part in parts {
        let bytes = part.xml.as_bytes();
        archive
            .add(&part.path, bytes, bytes)
            .map_err(|_| TableError::Damaged(Damage::Zip))?;
    }
    archive
        .finish()
        .map_err(|_| TableError::Damaged(Damage::Zip))
}
