//! The levels, each served in full before the next counts at all.

use crate::bits::BitTable;
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

/// A table of which some cells do not count.
pub(crate) struct Layer<'a> {
    pub counts: &'a BitTable,
    pub except: Option<&'a BitTable>,
}

impl Layer<'_> {
    /// Whether the cell counts.
    #[inline(always)]
    pub fn counts_cell(&self, row: usize, column: usize) -> bool {
        self.counts.has(row, column) && !self.except.is_some_and(|except| except.has(row, column))
    }
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

    /// What the pair adds to this level, beside what [`Measure::gain`] gives its people.
    pub fn of_pair(self, facts: &Facts) -> i64 {
        let choices = [facts.pair.choice_a, facts.pair.choice_b];
        let people = |count: &dyn Fn(u8) -> bool| {
            choices.iter().flatten().filter(|&&k| count(k)).count() as i64
        };
        match self {
            Self::Paired => 0,
            Self::Pairs => 1,
            Self::Kept => i64::from(facts.kept),
            Self::Fresh => i64::from(!facts.past),
            Self::OrBetter(k) => people(&|met| met <= k),
            Self::Exactly(k) => people(&|met| met == k),
            Self::RankSum => choices.iter().flatten().map(|&k| 4 - i64::from(k)).sum(),
            Self::Locality => i64::from(facts.pair.same_locality),
            Self::Sessions => i64::from(facts.pair.shared_sessions.directions()),
            Self::Random => facts.random,
        }
    }

    /// What a person adds to this level by getting one more partner than they have.
    pub fn gain(self, partners: u8) -> i64 {
        i64::from(self == Self::Paired && partners == 0)
    }

    /// The tables whose bits add up to a cell's worth; `None` for the random level.
    pub fn layers(self, cells: &Cells) -> Option<Vec<Layer<'_>>> {
        let plain = |counts| Layer {
            counts,
            except: None,
        };
        let upto = |k: u8| {
            let place = usize::from(k).wrapping_sub(1);
            [cells.row_choice.get(place), cells.column_choice.get(place)]
                .into_iter()
                .flatten()
                .map(plain)
        };
        Some(match self {
            Self::Paired => Vec::new(),
            Self::Pairs => vec![plain(&cells.allowed)],
            Self::Kept => cells.kept.iter().map(plain).collect(),
            Self::Fresh => cells.fresh.iter().map(plain).collect(),
            Self::OrBetter(k) => upto(k).collect(),
            Self::Exactly(k) => {
                let mut layers: Vec<Layer<'_>> = upto(k).collect();
                if k > 1 {
                    for (layer, better) in layers.iter_mut().zip(upto(k - 1)) {
                        layer.except = Some(better.counts);
                    }
                }
                layers
            }
            // 3, 2 and 1 are how many of "first", "second or better" and "third or better" are true.
            Self::RankSum => (1..=3).flat_map(upto).collect(),
            Self::Locality => vec![plain(&cells.same_locality)],
            Self::Sessions => vec![plain(&cells.column_visits), plain(&cells.row_visits)],
            Self::Random => return None,
        })
    }
}
