//! The result of a pairing: who meets whom, and what that was worked out from.
//!
//! Neither what each level came to nor the prices that prove it are kept. Both follow from the people and the rules within
//! a tenth of a second, and a proof in a file would be a claim that somebody may have changed. Until the pairs have been
//! worked out again they are "Pairs as saved"; [`Pairs::compare`] says what came of that.

use pairing::{Outcome, Person, Rules};
use serde::{Deserialize, Serialize};

use super::Part;
use super::overrides::Couple;
use super::pair_file::{PairFile, from_pairs, to_pairs};
use super::past::{PairsFile, PairsFileVersion1};
use super::settings::{PresetFile, RuleFile};
use crate::MadePair;
use crate::saved::Refusal;

/// The result of a pairing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    /// Who meets whom, with the names that they had then.
    pub pairs: Vec<MadePair>,
    /// The rules that they were paired by.
    pub rules: Rules,
    /// A fingerprint of the people and the rules: `input_hash` of the certificate.
    pub fingerprint: u64,
    /// Which draw decided between pairings that are equally good: [`pairing::Proof::VERSION`] of that day.
    pub draw: u32,
    /// The pairs that were to be kept, where this was a repair.
    pub kept: Option<PairsFile>,
}

/// How saved pairs stand to what was worked out from today's people by the saved rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The very same pairs: with the check of the new result they are checked.
    Same,
    /// The list is another than it was, and so are the pairs.
    OtherPeople,
    /// The list is the same and the pairs are others: somebody changed them in the file, or another version of the toolkit
    /// draws in another way (see [`Pairs::draw`]).
    OtherPairs,
}

impl Pairs {
    /// What is kept of a result.
    #[must_use]
    pub fn new(
        people: &[Person],
        rules: &Rules,
        outcome: &Outcome,
        kept: Option<PairsFile>,
    ) -> Self {
        let made = outcome.pairs.iter().filter_map(|pair| {
            let (a, b) = (people.get(pair.a)?, people.get(pair.b)?);
            Some(MadePair {
                names: (a.name.clone(), b.name.clone()),
                ids: (a.id.clone(), b.id.clone()),
                done: false,
            })
        });
        Self {
            pairs: made.collect(),
            rules: rules.clone(),
            fingerprint: outcome.certificate.input_hash,
            draw: pairing::Proof::VERSION,
            kept,
        }
    }

    /// How these pairs stand to what today's people came to under [`Pairs::rules`].
    ///
    /// ```
    /// use pairing::{Person, Rules, Side, solve};
    /// use scheme::saved::{Pairs, Standing};
    ///
    /// let person = |id: &str, side| Person { id: id.into(), name: id.into(), side, ..Person::default() };
    /// let people = [person("ann@surgery.example", Side::A), person("bob@hospital.example", Side::B)];
    /// let outcome = solve(&people, &Rules::default())?;
    /// let saved = Pairs::new(&people, &Rules::default(), &outcome, None);
    ///
    /// // Tomorrow, from the file:
    /// let again = solve(&people, &saved.rules)?;
    /// assert_eq!(saved.compare(&people, &again), Standing::Same);
    /// # Ok::<(), pairing::PairingError>(())
    /// ```
    #[must_use]
    pub fn compare(&self, people: &[Person], again: &Outcome) -> Standing {
        let id = |at: usize| people.get(at).map(|person| person.id.as_str());
        let mut now: Vec<_> = again
            .pairs
            .iter()
            .map(|pair| (id(pair.a), id(pair.b)))
            .collect();
        let mut saved: Vec<_> = self
            .pairs
            .iter()
            .map(|pair| (Some(pair.ids.0.as_str()), Some(pair.ids.1.as_str())))
            .collect();
        now.sort_unstable();
        saved.sort_unstable();
        if now == saved {
            Standing::Same
        } else if again.certificate.input_hash == self.fingerprint {
            Standing::OtherPairs
        } else {
            Standing::OtherPeople
        }
    }
}

/// Version 1.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PairsVersion1 {
    pairs: Vec<PairFile>,
    rules: RulesVersion1,
    /// In hexadecimal digits: a number of 64 bits is more than many readers of JSON can hold.
    fingerprint: String,
    draw: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kept: Option<PairsFileVersion1>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RulesVersion1 {
    preset: PresetFile,
    half_days: RuleFile,
    past_pairs: RuleFile,
    /// A text for the same reason as the fingerprint.
    seed: String,
    keep: Vec<Couple>,
    lock: Vec<Couple>,
    meetings: Vec<Couple>,
    forbid: Vec<Couple>,
    past: Vec<Couple>,
}

impl From<Rules> for RulesVersion1 {
    fn from(rules: Rules) -> Self {
        // Named one by one, so that a new rule cannot be forgotten here.
        let Rules {
            choices,
            sessions,
            past_pairs,
            seed,
            keep,
            lock,
            meetings,
            forbid,
            past,
        } = rules;
        Self {
            preset: choices.into(),
            half_days: sessions.into(),
            past_pairs: past_pairs.into(),
            seed: seed.to_string(),
            keep,
            lock,
            meetings,
            forbid,
            past,
        }
    }
}

impl Part for Pairs {
    const NAME: &'static str = "pairs";
    type File = PairsVersion1;

    fn to_file(&self) -> PairsVersion1 {
        PairsVersion1 {
            pairs: to_pairs(&self.pairs),
            rules: self.rules.clone().into(),
            fingerprint: format!("{:016x}", self.fingerprint),
            draw: self.draw,
            kept: self.kept.as_ref().map(Into::into),
        }
    }

    fn from_file(file: PairsVersion1) -> Result<Self, Refusal> {
        let wrong = |what: &str| Refusal::Wrong {
            reason: format!("{what} of its pairs is no number"),
        };
        let rules = file.rules;
        Ok(Self {
            pairs: from_pairs(file.pairs),
            rules: Rules {
                choices: rules.preset.into(),
                sessions: rules.half_days.into(),
                past_pairs: rules.past_pairs.into(),
                seed: rules.seed.parse().map_err(|_| wrong("the draw number"))?,
                keep: rules.keep,
                lock: rules.lock,
                meetings: rules.meetings,
                forbid: rules.forbid,
                past: rules.past,
            },
            fingerprint: u64::from_str_radix(&file.fingerprint, 16)
                .map_err(|_| wrong("the fingerprint"))?,
            draw: file.draw,
            kept: file.kept.map(Into::into),
        })
    }
}
