//! The levels, each served in full before the next counts at all.

use matching::{Gain, Layer};

use crate::cells::Cells;
use crate::facts::Facts;
use crate::{PastRule, Preset, Rules};

/// What one level counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    /// People with a partner.
    Paired,
    /// Pairs; differs from the first only when somebody takes two partners.
    Pairs,
    /// Existing pairs that stay.
    Kept,
    /// Pairs that were not made in an earlier round.
    Fresh,
    /// People who got choice k or a better one.
    OrBetter(u8),
    /// People who got exactly choice k.
    Exactly(u8),
    /// 3 for a first choice, 2 for a second, 1 for a third.
    RankSum,
    /// Pairs in one locality.
    Locality,
    /// Directions in which sessions meet.
    Sessions,
    /// The hash of seed and ids.
    Random,
}

/// The levels that these rules ask for, the most important first.
pub(crate) fn measures(rules: &Rules, two_partners: bool, keeping: bool) -> Vec<Measure> {
    let mut levels = vec![Measure::Paired];
    if two_partners {
        levels.push(Measure::Pairs);
    }
    if keeping {
        levels.push(Measure::Kept);
    }
    if rules.past_pairs == PastRule::Soft {
        levels.push(Measure::Fresh);
    }
    match rules.choices {
        Preset::Generous => levels.extend([3, 2, 1].map(Measure::OrBetter)),
        Preset::Greedy => levels.extend([1, 2, 3].map(Measure::Exactly)),
        Preset::RankSum => levels.push(Measure::RankSum),
    }
    levels.extend([Measure::Locality, Measure::Sessions, Measure::Random]);
    levels
}

impl Measure {
    /// The level's name in results and proofs.
    pub fn key(self) -> &'static str {
        match self {
            Self::Paired => "paired",
            Self::Pairs => "pairs",
            Self::Kept => "kept",
            Self::Fresh => "fresh",
            Self::OrBetter(3) => "le_3",
            Self::OrBetter(2) => "le_2",
            Self::OrBetter(_) => "le_1",
            Self::Exactly(1) => "p_1",
            Self::Exactly(2) => "p_2",
            Self::Exactly(_) => "p_3",
            Self::RankSum => "rank_sum",
            Self::Locality => "locality",
            Self::Sessions => "sessions",
            Self::Random => "random",
        }
    }

    /// What the pair adds to this level, beside the [`Measure::gain`] of its people.
    pub fn of_pair(self, facts: &Facts) -> i64 {
        let people = |points: &dyn Fn(u8) -> i64| {
            let of = |choice: Option<u8>| choice.map_or(0, points);
            of(facts.pair.choice_a) + of(facts.pair.choice_b)
        };
        match self {
            Self::Paired => 0,
            Self::Pairs => 1,
            Self::Kept => i64::from(facts.kept),
            Self::Fresh => i64::from(!facts.past),
            Self::OrBetter(k) => people(&|met| i64::from(met <= k)),
            Self::Exactly(k) => people(&|met| i64::from(met == k)),
            Self::RankSum => people(&|met| 4 - i64::from(met)),
            Self::Locality => i64::from(facts.pair.same_locality),
            Self::Sessions => i64::from(facts.pair.shared_sessions.directions()),
            Self::Random => facts.random,
        }
    }

    /// Whether a person's first partner counts, beside what [`Measure::of_pair`] gives the pair.
    pub fn gain(self) -> Gain {
        Gain(self == Self::Paired)
    }

    /// The tables whose bits add up to a cell's worth; none for the random level.
    pub fn layers(self, cells: &Cells) -> Vec<Layer<'_>> {
        let mut layers = Vec::new();
        let mut count = |counts, except| layers.push(Layer { counts, except });
        let place = |k: u8| usize::from(k).wrapping_sub(1);
        let choices = [&cells.row_choice, &cells.column_choice];
        match self {
            Self::Paired | Self::Random => {}
            Self::Pairs => count(&cells.allowed, None),
            Self::Kept | Self::Fresh => {
                let table = if self == Self::Kept {
                    &cells.kept
                } else {
                    &cells.fresh
                };
                if let Some(table) = table {
                    count(table, None);
                }
            }
            Self::OrBetter(k) | Self::Exactly(k) => {
                for choice in choices {
                    let better = match self {
                        Self::Exactly(_) => choice.get(place(k).wrapping_sub(1)),
                        _ => None,
                    };
                    if let Some(table) = choice.get(place(k)) {
                        count(table, better);
                    }
                }
            }
            // 3, 2 and 1 are how many of "first", "second or better" and "third or better" are true.
            Self::RankSum => {
                for choice in choices {
                    for table in choice {
                        count(table, None);
                    }
                }
            }
            Self::Locality => count(&cells.same_locality, None),
            Self::Sessions => {
                count(&cells.column_visits, None);
                count(&cells.row_visits, None);
            }
        }
        layers
    }
}
