//! A pair as every part writes it.

use serde::{Deserialize, Serialize};

use crate::MadePair;

/// Two people with their names, so that whoever has left the list since can still be named.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PairFile {
    a: WhoFile,
    b: WhoFile,
    #[serde(default, skip_serializing_if = "is_no")]
    done: bool,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WhoFile {
    /// The email, or the name where there is none.
    id: String,
    name: String,
}

// serde hands over a reference.
fn is_no(done: &bool) -> bool {
    !done
}

pub(super) fn to_pairs(pairs: &[MadePair]) -> Vec<PairFile> {
    let who = |id: &String, name: &String| WhoFile {
        id: id.clone(),
        name: name.clone(),
    };
    let pair = |pair: &MadePair| PairFile {
        a: who(&pair.ids.0, &pair.names.0),
        b: who(&pair.ids.1, &pair.names.1),
        done: pair.done,
    };
    pairs.iter().map(pair).collect()
}

pub(super) fn from_pairs(file: Vec<PairFile>) -> Vec<MadePair> {
    let pair = |PairFile { a, b, done }| MadePair {
        names: (a.name, b.name),
        ids: (a.id, b.id),
        done,
    };
    file.into_iter().map(pair).collect()
}
