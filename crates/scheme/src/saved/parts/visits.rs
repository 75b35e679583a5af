//! How far the exchanges have come.

use serde::{Deserialize, Serialize};

use super::Part;
use super::overrides::Couple;
use crate::saved::Refusal;

/// How far the exchanges have come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visits {
    /// Pairs whose exchange is over: they stay whatever else changes.
    pub done: Vec<Couple>,
}

/// Version 1.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VisitsVersion1 {
    done: Vec<Couple>,
}

impl Part for Visits {
    const NAME: &'static str = "visits";
    type File = VisitsVersion1;

    fn to_file(&self) -> VisitsVersion1 {
        VisitsVersion1 {
            done: self.done.clone(),
        }
    }

    fn from_file(file: VisitsVersion1) -> Result<Self, Refusal> {
        Ok(Self { done: file.done })
    }

    fn is_empty(&self) -> bool {
        self.done.is_empty()
    }
}
