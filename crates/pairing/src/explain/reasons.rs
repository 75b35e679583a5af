//! Why two people are paired, or may not be.

use crate::facts::Facts;
use crate::level::{Measure, measures};
use crate::register::Register;
use crate::{BrokenRule, Level, Outcome, Pair, PairingError, PastRule, Person, Rules, comparable};

/// Answers questions about pairs, made or not.
pub struct Reasons<'a> {
    people: &'a [Person],
    rules: &'a Rules,
    pub(super) register: Register,
    levels: Vec<Measure>,
}

/// Why a pair is as it is, seen from one of the two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// Whose view it is.
    pub person: usize,
    /// How many people the rules let this person meet, the partner included.
    pub may_meet: usize,
    /// The choices that would have come before the one that was met, and what became of them.
    pub passed: Vec<PassedChoice>,
}

/// A choice that was not met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedChoice {
    /// 1 to 3.
    pub number: u8,
    /// As it was written.
    pub entry: String,
    /// Everybody on the other side who answers to it.
    pub people: Vec<Passed>,
}

/// Somebody who would have met a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passed {
    /// Who.
    pub person: usize,
    /// The rules that forbid the pair; empty when it is allowed.
    pub broken_rules: Vec<BrokenRule>,
    /// With whom they were paired instead.
    pub paired_with: Vec<usize>,
}

impl<'a> Reasons<'a> {
    /// Reads the people once for many questions.
    ///
    /// # Errors
    /// As [`crate::solve`].
    pub fn new(people: &'a [Person], rules: &'a Rules) -> Result<Self, PairingError> {
        let register = Register::new(people, rules)?;
        let two_partners = people.iter().any(|person| person.capacity > 1);
        let levels = measures(rules, two_partners, register.keeping());
        Ok(Self {
            people,
            rules,
            register,
            levels,
        })
    }

    /// What is true of two people, whether they are paired or not; `None` when one is not on the list.
    #[must_use]
    pub fn pair(&self, one: usize, two: usize) -> Option<Pair> {
        self.facts(one, two).map(|facts| facts.pair)
    }

    /// Whether the rules, locks aside, let the two be paired.
    #[must_use]
    pub fn may_meet(&self, one: usize, two: usize) -> bool {
        self.facts(one, two)
            .is_some_and(|facts| self.allowed(&facts.pair))
    }

    /// What the pair would add to each level, beside the people it pairs; `None` when it is not allowed.
    #[must_use]
    pub fn worth(&self, one: usize, two: usize) -> Option<Vec<Level>> {
        let facts = self
            .facts(one, two)
            .filter(|facts| facts.pair.locked || self.allowed(&facts.pair))?;
        let level = |measure: &Measure| Level {
            key: measure.key(),
            value: measure.of_pair(&facts),
        };
        Some(self.levels.iter().map(level).collect())
    }

    /// Why the pair is as it is, for each of its two people.
    #[must_use]
    pub fn why(&self, outcome: &Outcome, pair: &Pair) -> [Why; 2] {
        [
            self.why_of(outcome, pair.a, pair.choice_a),
            self.why_of(outcome, pair.b, pair.choice_b),
        ]
    }

    /// Looks at everybody on the other side once.
    fn why_of(&self, outcome: &Outcome, person: usize, met: Option<u8>) -> Why {
        let mut passed = Vec::new();
        if let Some(asking) = self.people.get(person) {
            for (number, entry) in (1u8..=3).zip(&asking.choices) {
                if met.is_none_or(|met| number < met) && !entry.trim().is_empty() {
                    passed.push(PassedChoice {
                        number,
                        entry: entry.clone(),
                        people: Vec::new(),
                    });
                }
            }
        }
        let mut why = Why {
            person,
            may_meet: 0,
            passed,
        };
        let side = self.register.sides.get(person);
        for (other, of) in self.register.sides.iter().enumerate() {
            if side == Some(of) {
                continue;
            }
            let Some(pair) = self.pair(person, other) else {
                continue;
            };
            let allowed = self.allowed(&pair);
            why.may_meet += usize::from(allowed);
            let choice = if pair.a == person {
                pair.choice_a
            } else {
                pair.choice_b
            };
            let passed = why
                .passed
                .iter_mut()
                .find(|passed| Some(passed.number) == choice);
            if let Some(passed) = passed {
                passed.people.push(Passed {
                    person: other,
                    broken_rules: if allowed {
                        Vec::new()
                    } else {
                        pair.broken_rules
                    },
                    paired_with: outcome.partners(other),
                });
            }
        }
        why
    }

    /// The levels that the rules ask for, the most important first.
    pub(crate) fn level_keys(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.levels.iter().map(|measure| measure.key())
    }

    pub(super) fn meetings(&self) -> &[(String, String)] {
        &self.rules.meetings
    }

    /// The person's profession in its comparable form, unless they gave none.
    pub(super) fn profession(&self, person: usize) -> Option<String> {
        let profession = comparable(&self.people.get(person)?.profession);
        (!profession.is_empty()).then_some(profession)
    }

    /// Whether no rule but a forgiven one is broken.
    fn allowed(&self, pair: &Pair) -> bool {
        pair.broken_rules.iter().all(|&rule| self.forgiven(rule))
    }

    /// Whether the rule is broken only in the way that the rules let pass.
    pub(super) fn forgiven(&self, rule: BrokenRule) -> bool {
        rule == BrokenRule::PastPair && self.rules.past_pairs == PastRule::Soft
    }

    fn facts(&self, one: usize, two: usize) -> Option<Facts> {
        let (a, b) = self.register.couple(one, two);
        Facts::of(&self.register, self.rules, a, b)
    }
}
