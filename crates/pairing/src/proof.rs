//! A result with its proof, in a form that can be kept in a file and checked by anybody who has the list.

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
    /// The version that this program writes and reads.
    pub const VERSION: u32 = 1;

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
        let at = |id: &String| people.iter().position(|person| person.id == *id);
        let pair = |(one, two): &(String, String)| reasons.pair(at(one)?, at(two)?);
        let pairs: Vec<Pair> = self.pairs.iter().map(pair).collect::<Option<_>>()?;
        let alone = |person: &usize| {
            pairs
                .iter()
                .all(|pair| pair.a != *person && pair.b != *person)
        };
        let levels = reasons.level_keys().zip(&self.certificate.levels);
        Some(Outcome {
            unpaired: (0..people.len())
                .filter(alone)
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
