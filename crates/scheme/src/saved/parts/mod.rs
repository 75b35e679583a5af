//! The parts of a saved scheme, each with its own name, version and file here.
//!
//! A part has two types. The one in memory is what the toolkit works with and may change with it. The one that is written,
//! `...File`, is what stands in files out in the world: once a version is released it never changes. When it has to,
//!
//! 1. change the type that is written, and what turns it into the one in memory;
//! 2. add a step to [`Part::STEPS`] that makes the JSON of the version before into the new one: this raises the version;
//! 3. add a fixture of the new version to `tests/fixtures/saved/parts/`. The fixtures of before stay as they are, and a test
//!    opens each.
//!
//! A key that a part of this version does not have is refused, and not carried along: it would have to go through every type
//! in memory to be written back, and would be lost where somebody forgets. What is new comes with a new version, or as a
//! part of its own, which is carried along whole.

mod details;
mod documents;
mod options;
mod overrides;
mod pair_file;
mod pairs;
mod past;
mod people;
mod settings;
mod told;
mod visits;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::RawValue;
use serde_path_to_error::{Path, Segment};

use super::Refusal;
use super::envelope::version_of;
use super::refusal::quoted;

pub use documents::Documents;
pub use options::{KeptOption, Options};
pub use overrides::{Couple, Overrides};
pub use pairs::{Pairs, Standing};
pub use past::{PairsFile, Past};
pub use people::{Corrections, Gone, LeftAlone, People, PutRight, Source};
pub use settings::Settings;
pub use told::ToldPairs;
pub use visits::Visits;

/// Brings the JSON of one version of a part to the next.
pub type Step = fn(Value) -> Result<Value, Refusal>;

/// A part of a saved scheme, in memory.
pub trait Part: Sized {
    /// The key of the part.
    const NAME: &'static str;

    /// From each earlier version to the one after it, the oldest first. So no version is without a way to the next.
    const STEPS: &'static [Step] = &[];

    /// The version that is written.
    const VERSION: u32 = 1 + Self::STEPS.len() as u32;

    /// The part as it is written. It refuses keys that it does not have.
    type File: Serialize + DeserializeOwned;

    /// What is written.
    fn to_file(&self) -> Self::File;

    /// From what was read.
    ///
    /// # Errors
    /// When it can be read and cannot be right.
    fn from_file(file: Self::File) -> Result<Self, Refusal>;

    /// Whether it holds nothing that anybody would miss.
    fn is_empty(&self) -> bool {
        false
    }
}

/// A part as it stands in the file: `{ "version": 1, "data": { ... } }`.
pub(super) fn write<P: Part>(part: &P) -> impl Serialize {
    #[derive(Serialize)]
    struct Versioned<T> {
        version: u32,
        data: T,
    }

    Versioned {
        version: P::VERSION,
        data: part.to_file(),
    }
}

/// Reads a part of this version or an earlier one.
pub(super) fn read<P: Part>(text: &str) -> Result<P, Refusal> {
    let odd = |key: &str| Refusal::Odd {
        place: format!("{} in {}", quoted(key), quoted(P::NAME)),
    };
    let part: BTreeMap<String, &RawValue> =
        serde_json::from_str(text).map_err(|_| Refusal::Odd {
            place: quoted(P::NAME),
        })?;
    let version = version_of(part.get("version").copied()).ok_or_else(|| odd("version"))?;
    if version > P::VERSION {
        return Err(Refusal::Newer);
    }
    let mut keys = part.keys();
    if let Some(key) = keys.find(|key| !matches!(key.as_str(), "version" | "data")) {
        return Err(odd(key));
    }
    let data = part.get("data").ok_or_else(|| odd("data"))?;
    let data = up_to_date(data.get(), P::STEPS, version)
        .map_err(|fault| fault.unwrap_or_else(|| odd("data")))?;
    let file = match serde_json::from_str(&data) {
        Ok(file) => file,
        Err(_) => return Err(odd_place::<P>(&data)),
    };
    P::from_file(file)
}

/// Where what cannot be read stands. Looked for in a second reading, because to know the place at all times makes the first one
/// slow.
fn odd_place<P: Part>(data: &str) -> Refusal {
    let mut json = serde_json::Deserializer::from_str(data);
    let place = match serde_path_to_error::deserialize::<_, P::File>(&mut json) {
        Ok(_) => quoted(P::NAME),
        Err(error) => place(error.path(), P::NAME),
    };
    Refusal::Odd { place }
}

/// The JSON of the newest version. `None` in the error is for JSON that cannot be read at all.
fn up_to_date<'a>(
    data: &'a str,
    steps: &[Step],
    version: u32,
) -> Result<Cow<'a, str>, Option<Refusal>> {
    let mut steps = steps.iter().skip(version as usize - 1).peekable();
    if steps.peek().is_none() {
        return Ok(Cow::Borrowed(data));
    }
    let mut value = serde_json::from_str(data).map_err(|_| None)?;
    for step in steps {
        value = step(value)?;
    }
    Ok(Cow::Owned(value.to_string()))
}

/// Where in a part: "“cells” in entry 2 of “rows” in “people”".
fn place(path: &Path, part: &str) -> String {
    let mut place = String::new();
    for segment in path.iter().collect::<Vec<_>>().into_iter().rev() {
        match segment {
            Segment::Seq { index } => {
                let _ = write!(place, "entry {} of ", index + 1);
            }
            Segment::Map { key } => {
                let _ = write!(place, "{} in ", quoted(key));
            }
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    place + &quoted(part)
}
