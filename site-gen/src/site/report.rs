//! What a build made, and what of it crosses the network.

use std::fmt;

use crate::assets::{Asset, Assets};
use crate::write::{Stage, brotli_size};

/// What a build made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// How many pages.
    pub pages: usize,
    /// The page with the most HTML, and its bytes before compression.
    pub largest: Option<(String, usize)>,
    /// Each WebAssembly module by its name, in bytes of brotli.
    pub modules: Vec<(&'static str, usize)>,
    /// Each style sheet's path and its bytes of brotli.
    pub sheets: Vec<(String, usize)>,
    /// The largest page's bytes of brotli.
    pub largest_packed: Option<usize>,
}

impl Report {
    pub(super) fn see_page(&mut self, path: &str, size: usize) {
        self.pages += 1;
        let larger = self
            .largest
            .as_ref()
            .is_none_or(|(_, largest)| size > *largest);
        if larger {
            self.largest = Some((path.to_owned(), size));
        }
    }

    pub(super) fn see_assets(&mut self, assets: &Assets, stage: &Stage) {
        self.modules = assets
            .made_modules()
            .map(|(name, files)| (name, packed_size(stage, &files.module)))
            .collect();
        self.sheets = assets
            .made_sheets()
            .map(|sheet| (sheet.path.clone(), packed_size(stage, sheet)))
            .collect();
        self.sheets.sort();
        self.largest_packed = self
            .largest
            .as_ref()
            .and_then(|(path, _)| stage.read(path))
            .map(|html| brotli_size(&html));
    }
}

/// The size of a file's best compressed form, which is there already unless compression is off.
fn packed_size(stage: &Stage, asset: &Asset) -> usize {
    let packed = stage.read(&format!("{}.br", asset.path));
    packed.map_or_else(|| brotli_size(&asset.bytes), |packed| packed.len())
}

/// Thousands of bytes with one decimal.
fn kilobytes(bytes: usize) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{}.{} KB", tenths / 10, tenths % 10)
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} {}",
            self.pages,
            if self.pages == 1 { "page" } else { "pages" }
        )?;
        for (name, size) in &self.modules {
            write!(f, "\n  {name:<20} {:>9} brotli", kilobytes(*size))?;
        }
        for (path, size) in &self.sheets {
            write!(f, "\n  {path:<20} {:>9} brotli", kilobytes(*size))?;
        }
        if let (Some((path, _)), Some(packed)) = (&self.largest, self.largest_packed) {
            write!(
                f,
                "\n  largest page         {:>9} brotli ({path})",
                kilobytes(packed)
            )?;
        }
        Ok(())
    }
}
