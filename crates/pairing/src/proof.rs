//! A result with its proof, in a form that can be kept in a file and checked by anybody who has the list.

use std::collections::{BTreeMap, BTreeSet};

use crate::certificate::Certificate;
use crate::notice::notices;
use crate::register::Register;
use crate::{CheckError, Level, Outcome, Pair, Person, Reasons, Rules, Unpaired, check};

/// Everything but the people: rules, seed, pairs, levels and the prices that prove them. With the feature `serde` it
/// can be read and written; unknown fields are refused.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(deny_unknown_fields)
)]
pub struct Proof {
    /// The version of this form: [`Proof::VERSION`].
    pub version: u32,
    /// The rules that the people were paired by.
    pub rules: Rules,
    /// The pairs by the ids of their people, the one of side A first.
    pub pairs: Vec<(String, String)>,
    /// The levels and their prices, with a fingerprint of people and rules.
    pub certificate: Certificate,
}

impl Proof {
    /// The version that this program writes and reads. Since version 2 the draw mixes each person's hash before two are added
    /// (see [`matching::pair_value`]), so that a result of version 1 cannot be proven here.
    pub const VERSION: u32 = 2;

    /// The proof of a result.
    #[must_use]
    pub fn of(people: &[Person], rules: &Rules, outcome: &Outcome) -> Self {
        let id = |at: usize| {
            people
                .get(at)
                .map(|person| person.id.clone())
                .unwrap_or_default()
        };
        Self {
            version: Self::VERSION,
            rules: rules.clone(),
            pairs: outcome
                .pairs
                .iter()
                .map(|pair| (id(pair.a), id(pair.b)))
                .collect(),
            certificate: outcome.certificate.clone(),
        }
    }

    /// The result that the proof is about, proven anew from the people.
    ///
    /// # Errors
    /// [`CheckError::OtherInput`] when the people are not those of the proof, or the first thing that does not hold.
    pub fn verify(&self, people: &[Person]) -> Result<Outcome, CheckError> {
        let outcome = self.outcome(people).ok_or(CheckError::OtherInput)?;
        check(people, &self.rules, &outcome)?;
        Ok(outcome)
    }

    fn outcome(&self, people: &[Person]) -> Option<Outcome> {
        if self.version != Self::VERSION {
            return None;
        }
        let reasons = Reasons::new(people, &self.rules).ok()?;
        // The first of two with one id, though such a list cannot be paired.
        let mut places = BTreeMap::new();
        for (at, person) in people.iter().enumerate() {
            places.entry(person.id.as_str()).or_insert(at);
        }
        let at = |id: &String| places.get(id.as_str()).copied();
        let pair = |(one, two): &(String, String)| reasons.pair(at(one)?, at(two)?);
        let pairs: Vec<Pair> = self.pairs.iter().map(pair).collect::<Option<_>>()?;
        let paired: BTreeSet<usize> = pairs.iter().flat_map(|pair| [pair.a, pair.b]).collect();
        let levels = reasons.level_keys().zip(&self.certificate.levels);
        Some(Outcome {
            unpaired: (0..people.len())
                .filter(|person| !paired.contains(person))
                .map(|person| Unpaired { person })
                .collect(),
            levels: levels
                .map(|(key, proof)| Level {
                    key,
                    value: proof.value,
                })
                .collect(),
            notices: notices(people, &Register::new(people, &self.rules).ok()?),
            certificate: self.certificate.clone(),
            pairs,
        })
    }
}
