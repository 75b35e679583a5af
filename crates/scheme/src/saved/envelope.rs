//! The file as named parts: its mark, its version, and each part as it stands in the file.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::kind::Kind;
use super::parts::{self, Part};
use super::refusal::quoted;
use super::{Opened, Refusal, layout, letters, structure, version_1};

/// What a file says that it is.
pub(super) const FORMAT: &str = "workplace-exchange scheme";

/// The version of the file as a whole, which is written. It is raised only where a reader of before must not open the file:
/// a part has its own version, and a part that is new is carried along.
pub const VERSION: u32 = 2;

/// How deep a part stands in the file: in the file, in its parts.
const PART_DEPTH: usize = 2;

/// A saved scheme as parts by their names, each as it stands in the file. What nobody takes out stays, whatever it is, and
/// is written back to the letter.
///
/// ```
/// use scheme::saved::{Parts, Settings};
///
/// let mut parts = Parts::default();
/// parts.put(&Settings::default());
/// let file = parts.write();
///
/// let mut opened = Parts::read(file.as_bytes())?.scheme;
/// assert_eq!(opened.take::<Settings>()?, Some(Settings::default()));
/// assert!(opened.is_empty());
/// # Ok::<(), scheme::saved::Refusal>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Parts(BTreeMap<String, Raw>);

/// JSON as it stands in a file. Shared, because the history of a page holds it many times.
#[derive(Clone)]
struct Raw(Arc<RawValue>);

impl PartialEq for Raw {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.get() == other.0.get()
    }
}

impl Eq for Raw {}

impl Serialize for Raw {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.as_ref().serialize(serializer)
    }
}

impl fmt::Debug for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.names()).finish()
    }
}

impl Parts {
    /// Reads a file.
    ///
    /// # Errors
    /// When it is too large, no scheme, damaged or of a newer version. The version is looked at before anything else of a
    /// file that is JSON.
    pub fn read(bytes: &[u8]) -> Result<Opened<Self>, Refusal> {
        let (text, warnings) = letters::text(bytes)?;
        let parts = parts_of(&text)?;
        Ok(Opened {
            scheme: parts,
            warnings,
        })
    }

    /// Writes the file.
    #[must_use]
    pub fn write(&self) -> String {
        #[derive(Serialize)]
        struct File<'a> {
            format: &'a str,
            version: u32,
            parts: &'a BTreeMap<String, Raw>,
        }

        let file = File {
            format: FORMAT,
            version: VERSION,
            parts: &self.0,
        };
        let mut text = layout::json(&file, 0);
        text.push('\n');
        text
    }

    /// Takes a part out, if the file has it. An older one is brought up to date.
    ///
    /// # Errors
    /// When it is of a newer version, or damaged. The part is still there then.
    pub fn take<P: Part>(&mut self) -> Result<Option<P>, Refusal> {
        let Some(raw) = self.0.get(P::NAME) else {
            return Ok(None);
        };
        let part = parts::read(raw.0.get())?;
        self.0.remove(P::NAME);
        Ok(Some(part))
    }

    /// Puts a part in, in the place of the one before. A part that holds nothing is left out of the file.
    pub fn put<P: Part>(&mut self, part: &P) {
        if part.is_empty() {
            self.0.remove(P::NAME);
            return;
        }
        let written = RawValue::from_string(layout::json(&parts::write(part), PART_DEPTH));
        debug_assert!(written.is_ok(), "{written:?}");
        if let Ok(raw) = written {
            self.0.insert(P::NAME.to_owned(), Raw(raw.into()));
        }
    }

    /// Puts a part in where there is one, and takes the one before out where there is none.
    pub fn put_some<P: Part>(&mut self, part: Option<&P>) {
        match part {
            Some(part) => self.put(part),
            None => drop(self.0.remove(P::NAME)),
        }
    }

    /// The names of the parts, in the order of the alphabet.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether there is no part.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Objects by their keys, each value as it stands in the file.
type Raws<'a> = BTreeMap<String, &'a RawValue>;

fn parts_of(text: &str) -> Result<Parts, Refusal> {
    let file: Raws<'_> = serde_json::from_str(text).map_err(|error| refusal(text, &error))?;
    let format = file
        .get("format")
        .and_then(|format| serde_json::from_str::<String>(format.get()).ok());
    if format.as_deref() != Some(FORMAT) {
        return Err(Refusal::NotAScheme(match format.as_deref() {
            Some("exchange-response") => Kind::Response,
            None if file.contains_key("certificate") && file.contains_key("rules") => Kind::Proof,
            _ => Kind::Other,
        }));
    }
    let odd = |key: &str| Refusal::Odd { place: quoted(key) };
    let version = version_of(file.get("version").copied()).ok_or_else(|| odd("version"))?;
    if version > VERSION {
        return Err(Refusal::Newer);
    }
    structure::check(text).map_err(|found| found.unwrap_or_else(|error| refusal(text, &error)))?;
    let parts = if version == 1 {
        version_1::parts(&file)?
    } else {
        let mut keys = file.keys();
        if let Some(key) = keys.find(|key| !matches!(key.as_str(), "format" | "version" | "parts"))
        {
            return Err(Refusal::Unknown { key: key.clone() });
        }
        let parts = file.get("parts");
        parts
            .and_then(|parts| serde_json::from_str(parts.get()).ok())
            .ok_or_else(|| odd("parts"))?
    };
    let raw = |(name, raw): (String, Box<RawValue>)| (name, Raw(raw.into()));
    Ok(Parts(parts.into_iter().map(raw).collect()))
}

/// A version as a file has it: the file's own, or that of a part. A number that is no whole one, or too large for ours, may be
/// how a later toolkit counts: one between two versions is newer than the first. `None` where it is no number from 1.
pub(super) fn version_of(raw: Option<&RawValue>) -> Option<u32> {
    let number: f64 = serde_json::from_str(raw?.get()).ok()?;
    // What is too large for the type becomes the largest that it has.
    (number >= 1.0).then(|| number.ceil() as u32)
}

/// What serde says of text that is no JSON at all, or no object.
fn refusal(text: &str, error: &serde_json::Error) -> Refusal {
    match error.classify() {
        Category::Eof if text.trim_start().starts_with('{') => Refusal::CutShort,
        Category::Syntax | Category::Eof if text.contains(FORMAT) => {
            Refusal::NotJson { line: error.line() }
        }
        _ => Refusal::NotAScheme(Kind::of_text(text)),
    }
}
