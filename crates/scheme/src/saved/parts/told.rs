//! The pairs that people were last told.

use serde::{Deserialize, Serialize};

use super::Part;
use super::pair_file::{PairFile, from_pairs, to_pairs};
use crate::MadePair;
use crate::saved::Refusal;

/// The pairs that people were last told: who has another partner since has to be told again, see [`crate::told()`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToldPairs {
    /// The pairs.
    pub pairs: Vec<MadePair>,
}

/// Version 1.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToldVersion1 {
    pairs: Vec<PairFile>,
}

impl Part for ToldPairs {
    const NAME: &'static str = "told";
    type File = ToldVersion1;

    fn to_file(&self) -> ToldVersion1 {
        ToldVersion1 {
            pairs: to_pairs(&self.pairs),
        }
    }

    fn from_file(file: ToldVersion1) -> Result<Self, Refusal> {
        Ok(Self {
            pairs: from_pairs(file.pairs),
        })
    }

    fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }
}
