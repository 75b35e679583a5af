//! The file that keeps a scheme: `*.exchange.json`.
//!
//! # The format
//!
//! JSON in UTF-8: what the file is, the version of the file as a whole, and parts by their names, each with a version of its
//! own.
//!
//! ```json
//! {
//!   "format": "workplace-exchange scheme",
//!   "version": 2,
//!   "parts": {
//!     "details": {
//!       "version": 1,
//!       "data": {
//!         "values": {
//!           "scheme.name": "Harbour and Marsh",
//!           "scheme.practices": ["Lighthouse", "Quay"],
//!           "side_b.profession": {"singular": "consultant", "plural": "consultants", "article": "a"}
//!         }
//!       }
//!     },
//!     "settings": {
//!       "version": 1,
//!       "data": {"preset": "generous", "half_days": "preferred", "past_pairs": "firm", "seed": "1"}
//!     }
//!   }
//! }
//! ```
//!
//! | part | what its `data` holds |
//! |---|---|
//! | `details` | `values` that every document uses, by key: a text, a list of texts, or a profession; `logos` by key, each `name`, `alternative` and `base64` |
//! | `documents` | what was filled in for one document alone: values by blank, by the document's id |
//! | `people` | the list of volunteers: `source` (`file`, `pasted`, `sample`), `name`, `headings`, `rows` (`row`, as a spreadsheet counts, and `cells`), `put_right`, `gone`, `left_alone`, `changed` |
//! | `settings` | `preset` (`generous`, `greedy`, `rank_sum`), `half_days` and `past_pairs` (`firm`, `preferred`), `seed` as it was typed |
//! | `overrides` | `lock` and `forbid`: pairs by the ids of their people, side A first; `professions_apart` |
//! | `past` | pairs of earlier rounds: `files`, each a `name` and its `pairs` |
//! | `pairs` | the result: `pairs`, the `rules` that it was worked out by, `fingerprint` of people and rules, version of the `draw`, and the pairs that a repair `kept` |
//! | `options` | results that were kept: each a `name` and a `result` as in `pairs` |
//! | `visits` | `done`: pairs whose exchange is over, by the ids of their people |
//! | `told` | the `pairs` that people were last told |
//!
//! Somebody's id is their email, or their name where there is none. A pair is
//! `{"a": {"id": "ann@surgery.example", "name": "Ann Lee"}, "b": {"id": "bob@hospital.example", "name": "Bob Hill"}}`, with
//! `"done": true` once their exchange is over. A part that holds nothing is left out. The parts stand in the order of the
//! alphabet: equal schemes are equal to the byte.
//!
//! # Reading
//!
//! The version is looked at before anything else, so that a newer file is never called damaged: a newer file, and a newer
//! version of a part that has to be understood, is refused with a sentence. Older ones are brought up to date. A part that a
//! reader does not know, or does not need, it carries along to the letter: the page of a document opens a file with pairs in
//! it and loses none.
//!
//! A file is at most [`SIZE_LIMIT`] bytes, its lists and objects stand at most [`DEPTH_LIMIT`] deep, and no key stands twice
//! in one object. One that an editor saved again as UTF-16 or Windows-1252 is read, with a warning.
//!
//! ```
//! use scheme::saved::{self, SavedScheme};
//!
//! let mut scheme = SavedScheme::default();
//! let name = documents::Value::Text("Harbour and Marsh".to_owned());
//! scheme.details.values.insert("scheme.name".to_owned(), name);
//! let file = saved::write(&scheme);
//!
//! let opened = saved::read(file.as_bytes())?;
//! assert_eq!(opened.scheme, scheme);
//! assert!(opened.warnings.is_empty());
//! assert_eq!(saved::file_name(&scheme), "harbour-and-marsh.exchange.json");
//! # Ok::<(), saved::Refusal>(())
//! ```

mod envelope;
mod kind;
mod layout;
mod letters;
mod parts;
mod refusal;
mod structure;
mod version_1;
mod whole;

use documents::Value;

use crate::details::Details;

pub use envelope::{Parts, VERSION};
pub use kind::{Kind, is_sealed};
pub use parts::{
    Corrections, Couple, Documents, Gone, KeptOption, LeftAlone, Options, Overrides, Pairs,
    PairsFile, Part, Past, People, PutRight, Settings, Source, Standing, Step, ToldPairs, Visits,
};
pub use refusal::Refusal;
pub use whole::WholeScheme;

/// The largest file that is read, in bytes: 5,000 people with ten options and two logos fit twice over.
pub const SIZE_LIMIT: usize = 25 * 1024 * 1024;

/// How many lists and objects may stand inside one another.
pub const DEPTH_LIMIT: usize = 32;

/// The ending of a file's name.
pub const ENDING: &str = ".exchange.json";

/// What was read, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened<T> {
    /// What the file holds.
    pub scheme: T,
    /// What a person should look at although all could be read, in sentences.
    pub warnings: Vec<String>,
}

/// A scheme for a tool that fills in documents: what it works with, and all else as it stands in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedScheme {
    /// What every document uses.
    pub details: Details,
    /// What was filled in for one document alone, by the document's id.
    pub documents: Documents,
    /// Volunteers, pairs and whatever else the file holds: written back as it came.
    pub rest: Parts,
}

impl SavedScheme {
    /// Whether nothing was filled in and nothing came with a file.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.details.is_empty() && self.documents.is_empty() && self.rest.is_empty()
    }
}

/// Writes the file of a scheme.
#[must_use]
pub fn write(scheme: &SavedScheme) -> String {
    let mut parts = scheme.rest.clone();
    parts.put(&scheme.details);
    parts.put(&scheme.documents);
    parts.write()
}

/// Reads a file for a tool that fills in documents. For all parts see [`WholeScheme::read`].
///
/// # Errors
/// When it is too large, no scheme, damaged, or of a newer version; nothing is taken in then.
pub fn read(bytes: &[u8]) -> Result<Opened<SavedScheme>, Refusal> {
    let Opened {
        scheme: mut parts,
        warnings,
    } = Parts::read(bytes)?;
    let scheme = SavedScheme {
        details: parts.take()?.unwrap_or_default(),
        documents: parts.take()?.unwrap_or_default(),
        rest: parts,
    };
    Ok(Opened { scheme, warnings })
}

/// Judges a file by its size, before its bytes are read.
///
/// # Errors
/// When it is larger than [`SIZE_LIMIT`].
pub fn check_size(bytes: u64) -> Result<(), Refusal> {
    if usize::try_from(bytes).is_ok_and(|bytes| bytes <= SIZE_LIMIT) {
        Ok(())
    } else {
        Err(Refusal::TooLarge)
    }
}

/// A name for the file, from the scheme's own.
#[must_use]
pub fn file_name(scheme: &SavedScheme) -> String {
    file_name_of(&scheme.details)
}

fn file_name_of(details: &Details) -> String {
    let name = match details.values.get("scheme.name") {
        Some(Value::Text(name)) => name.as_str(),
        _ => "",
    };
    let mut slug = String::new();
    for letter in name.chars().take(60) {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    format!("{}{ENDING}", if slug.is_empty() { "scheme" } else { slug })
}
