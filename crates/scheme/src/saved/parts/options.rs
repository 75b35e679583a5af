//! Results that were kept to come back to.

use serde::{Deserialize, Serialize};

use super::Part;
use super::pairs::{Pairs, PairsVersion1};
use crate::saved::Refusal;

/// A result that was kept under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptOption {
    /// Its name.
    pub name: String,
    /// The result.
    pub pairs: Pairs,
}

/// Results that were kept to come back to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The newest last.
    pub options: Vec<KeptOption>,
}

/// Version 1.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionsVersion1 {
    options: Vec<OptionVersion1>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OptionVersion1 {
    name: String,
    result: PairsVersion1,
}

impl Part for Options {
    const NAME: &'static str = "options";
    type File = OptionsVersion1;

    fn to_file(&self) -> OptionsVersion1 {
        let option = |option: &KeptOption| OptionVersion1 {
            name: option.name.clone(),
            result: option.pairs.to_file(),
        };
        OptionsVersion1 {
            options: self.options.iter().map(option).collect(),
        }
    }

    fn from_file(file: OptionsVersion1) -> Result<Self, Refusal> {
        let option = |option: OptionVersion1| {
            Ok(KeptOption {
                name: option.name,
                pairs: Pairs::from_file(option.result)?,
            })
        };
        Ok(Self {
            options: file
                .options
                .into_iter()
                .map(option)
                .collect::<Result<_, _>>()?,
        })
    }

    fn is_empty(&self) -> bool {
        self.options.is_empty()
    }
}
