//! What a build made, and what of it crosses the network.

use std::fmt;

use crate::assets::{Asset, Assets};
use crate::client::{self, Profile};
use crate::write::{Stage, brotli_size};

/// What a build made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// How many pages.
    pub pages: usize,
    /// The page with the most HTML, and its bytes before compression.
    pub largest: Option<(String, usize)>,
    /// Each WebAssembly module, by its name.
    pub modules: Vec<Weight>,
    /// Each style sheet, by its path.
    pub sheets: Vec<Weight>,
    /// The largest page's bytes of brotli.
    pub largest_packed: Option<usize>,
}

/// What one file weighs on the network.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weight {
    /// What the report calls it.
    pub name: String,
    /// Its bytes of brotli.
    pub bytes: usize,
    /// Its bytes of brotli in the site that stood before, where there was one.
    pub before: Option<usize>,
    /// How many bytes it may have, where there is a limit. A module that was compiled quickly has none.
    pub budget: Option<usize>,
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

    pub(super) fn see_assets(&mut self, assets: &Assets, stage: &Stage, profile: Profile) {
        let weight = |name: &str, asset: &Asset, budget| Weight {
            name: name.to_owned(),
            bytes: packed_size(stage, asset),
            before: stage.packed_before(&asset.path),
            budget,
        };
        let budget = |name: &str| {
            let module = client::all().into_iter().find(|module| module.name == name);
            module
                .filter(|_| profile == Profile::Client)
                .map(|module| module.budget)
        };
        self.modules = assets
            .made_modules()
            .map(|(name, files)| weight(name, &files.module, budget(name)))
            .collect();
        self.sheets = assets
            .made_sheets()
            .map(|sheet| weight(&sheet.path, sheet, None))
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
        for weight in self.modules.iter().chain(&self.sheets) {
            write!(f, "\n  {weight}")?;
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

impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, bytes, .. } = self;
        write!(f, "{name:<20} {:>9} brotli", kilobytes(*bytes))?;
        if let Some(budget) = self.budget {
            write!(f, " of {}", kilobytes(budget))?;
        }
        match self.before {
            Some(before) if before < *bytes => write!(f, ", {} more", exact(bytes - before))?,
            Some(before) if before > *bytes => write!(f, ", {} fewer", exact(before - bytes))?,
            _ => {}
        }
        if self.budget.is_some_and(|budget| budget < *bytes) {
            f.write_str(": OVER ITS BUDGET")?;
        }
        Ok(())
    }
}

/// A difference to the byte: the small ones are what somebody looks for.
fn exact(bytes: usize) -> String {
    format!("{bytes} {}", if bytes == 1 { "byte" } else { "bytes" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_is_printed_with_its_budget_and_what_changed() {
        let weight = |bytes, before, budget| {
            let name = "client-form".to_owned();
            Weight {
                name,
                bytes,
                before,
                budget,
            }
            .to_string()
        };
        for (bytes, before, budget, text) in [
            (187_167, None, None, "client-form           187.2 KB brotli"),
            (
                187_167,
                Some(187_167),
                Some(200_000),
                "client-form           187.2 KB brotli of 200.0 KB",
            ),
            (
                187_167,
                Some(187_166),
                Some(200_000),
                "client-form           187.2 KB brotli of 200.0 KB, 1 byte more",
            ),
            (
                187_167,
                Some(190_000),
                None,
                "client-form           187.2 KB brotli, 2833 bytes fewer",
            ),
            (
                200_001,
                Some(199_000),
                Some(200_000),
                "client-form           200.0 KB brotli of 200.0 KB, 1001 bytes more: OVER ITS BUDGET",
            ),
        ] {
            assert_eq!(weight(bytes, before, budget), text);
        }
    }
}
