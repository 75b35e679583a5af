//! What was decided by hand, beside what the list says: pairs that have to be made, pairs that must not be, professions that
//! stay apart.

use serde::{Deserialize, Serialize};

use super::Part;
use crate::saved::Refusal;

/// Two people by their ids, or two professions; the one of side A first.
pub type Couple = (String, String);

/// Decisions by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// Pairs that have to be made.
    pub lock: Vec<Couple>,
    /// Pairs that must not be made.
    pub forbid: Vec<Couple>,
    /// Professions that are not to meet.
    pub apart: Vec<Couple>,
}

/// Version 1.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OverridesVersion1 {
    lock: Vec<Couple>,
    forbid: Vec<Couple>,
    professions_apart: Vec<Couple>,
}

impl Part for Overrides {
    const NAME: &'static str = "overrides";
    type File = OverridesVersion1;

    fn to_file(&self) -> OverridesVersion1 {
        let Self {
            lock,
            forbid,
            apart,
        } = self.clone();
        OverridesVersion1 {
            lock,
            forbid,
            professions_apart: apart,
        }
    }

    fn from_file(file: OverridesVersion1) -> Result<Self, Refusal> {
        Ok(Self {
            lock: file.lock,
            forbid: file.forbid,
            apart: file.professions_apart,
        })
    }

    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
