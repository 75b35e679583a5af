//! Pairs of earlier rounds, by the files that they came from.

use serde::{Deserialize, Serialize};

use super::Part;
use super::pair_file::{PairFile, from_pairs, to_pairs};
use crate::MadePair;
use crate::saved::Refusal;

/// Pairs that came from somewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PairsFile {
    /// The name of the file, or words for where they came from.
    pub name: String,
    /// The pairs.
    pub pairs: Vec<MadePair>,
}

/// Pairs of earlier rounds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Past {
    /// One entry for each file, in the order in which they were taken in. Two may have one name.
    pub files: Vec<PairsFile>,
}

/// Version 1.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PastVersion1 {
    files: Vec<PairsFileVersion1>,
}

/// As a part of others has it too.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PairsFileVersion1 {
    name: String,
    pairs: Vec<PairFile>,
}

impl From<&PairsFile> for PairsFileVersion1 {
    fn from(file: &PairsFile) -> Self {
        Self {
            name: file.name.clone(),
            pairs: to_pairs(&file.pairs),
        }
    }
}

impl From<PairsFileVersion1> for PairsFile {
    fn from(file: PairsFileVersion1) -> Self {
        Self {
            name: file.name,
            pairs: from_pairs(file.pairs),
        }
    }
}

impl Part for Past {
    const NAME: &'static str = "past";
    type File = PastVersion1;

    fn to_file(&self) -> PastVersion1 {
        PastVersion1 {
            files: self.files.iter().map(Into::into).collect(),
        }
    }

    fn from_file(file: PastVersion1) -> Result<Self, Refusal> {
        Ok(Self {
            files: file.files.into_iter().map(Into::into).collect(),
        })
    }

    fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
