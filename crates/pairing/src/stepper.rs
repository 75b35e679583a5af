//! A run in small steps.

use matching::{Board, LevelRun, Prices, Progress};

use crate::cells::{Cells, CellsBuilder};
use crate::certificate::{Certificate, LevelProof};
use crate::facts::Facts;
use crate::level::{Measure, measures};
use crate::order::sorted;
use crate::outcome::{Level, Outcome, Unpaired};
use crate::register::Register;
use crate::{Notice, PairingError, Person, Rules, notice};

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// There is more to do; `done` of about `total`.
    Working {
        /// Work done.
        done: usize,
        /// All the work, as far as known.
        total: usize,
    },
    /// [`Stepper::finish`] has the result ready.
    Done,
}

/// A run that can be continued a little at a time, and given up by dropping it.
pub struct Stepper {
    people: usize,
    rules: Rules,
    input_hash: u64,
    notices: Vec<Notice>,
    register: Register,
    levels: Vec<Measure>,
    proofs: Vec<LevelProof>,
    stage: Stage,
    rows_built: usize,
}

enum Stage {
    Building(Box<CellsBuilder>),
    Solving(Box<Solving>),
    Moving,
}

struct Solving {
    cells: Cells,
    board: Board,
    measure: Measure,
    run: LevelRun,
}

impl Solving {
    fn start(&mut self, measure: Measure, register: &Register, seed: u64) {
        self.measure = measure;
        self.run = match measure {
            Measure::Random => LevelRun::drawn(self.cells.draw(register, seed)),
            _ => LevelRun::counted(measure.gain()),
        };
    }
}

/// Pairs the people: runs a [`Stepper`] to its end.
///
/// # Errors
/// When an id is missing or doubled, a capacity is neither 1 nor 2, or somebody has more locks than places.
pub fn solve(people: &[Person], rules: &Rules) -> Result<Outcome, PairingError> {
    Ok(Stepper::new(people, rules)?.finish())
}

impl Stepper {
    /// Starts a run.
    ///
    /// # Errors
    /// As [`solve`].
    pub fn new(people: &[Person], rules: &Rules) -> Result<Self, PairingError> {
        let register = Register::new(people, rules)?;
        let two_partners = register.capacity.iter().any(|&capacity| capacity > 1);
        Ok(Self {
            levels: measures(rules, two_partners, register.keeping()),
            proofs: Vec::new(),
            stage: Stage::Building(Box::new(CellsBuilder::new(&register, rules))),
            rows_built: 0,
            people: people.len(),
            input_hash: register.fingerprint,
            notices: notice::notices(people, &register),
            rules: rules.clone(),
            register,
        })
    }

    /// Works for about `budget` units, each the work on one person at one level.
    pub fn step(&mut self, budget: usize) -> Step {
        let mut left = budget.max(1);
        while left > 0 && self.proofs.len() < self.levels.len() {
            left = left.saturating_sub(self.advance());
        }
        let total = (self.levels.len() + 1) * self.people;
        match self.proofs.len() < self.levels.len() {
            true => Step::Working {
                done: self.rows_built + self.proofs.len() * self.people,
                total,
            },
            false => Step::Done,
        }
    }

    /// Does the next small part and says how many units it was.
    fn advance(&mut self) -> usize {
        match std::mem::replace(&mut self.stage, Stage::Moving) {
            Stage::Building(mut builder) => {
                if builder.step(&self.register) {
                    self.rows_built += 1;
                    self.stage = Stage::Building(builder);
                } else {
                    let cells = builder.finish();
                    // The first level of all: who has a partner.
                    let measure = Measure::Paired;
                    self.stage = Stage::Solving(Box::new(Solving {
                        board: cells.board(&self.register),
                        cells,
                        measure,
                        run: LevelRun::counted(measure.gain()),
                    }));
                }
                1
            }
            Stage::Solving(mut solving) => {
                let layers = solving.measure.layers(&solving.cells);
                let mut work = 1;
                match solving.run.step(&mut solving.board, &layers) {
                    Progress::Working(done) => work = done,
                    Progress::Served(prices) => {
                        let proof = self.proof(&solving.cells, &prices);
                        self.proofs.extend(proof);
                        if let Some(&measure) = self.levels.get(self.proofs.len()) {
                            solving.start(measure, &self.register, self.rules.seed);
                        }
                    }
                }
                self.stage = Stage::Solving(solving);
                work
            }
            Stage::Moving => 1,
        }
    }

    /// The result; works through what is left to do first.
    #[must_use]
    pub fn finish(mut self) -> Outcome {
        while self.step(usize::MAX) != Step::Done {}
        let facts = self.facts();
        let mut paired = vec![false; self.people];
        for facts in &facts {
            for person in [facts.pair.a, facts.pair.b] {
                if let Some(place) = paired.get_mut(person) {
                    *place = true;
                }
            }
        }
        let (mut people_paired, mut unpaired) = (0, Vec::new());
        for (person, paired) in paired.into_iter().enumerate() {
            if paired {
                people_paired += 1;
            } else {
                unpaired.push(Unpaired { person });
            }
        }
        let mut levels = Vec::with_capacity(self.levels.len());
        for (measure, proof) in self.levels.iter().zip(&mut self.proofs) {
            proof.value = if *measure == Measure::Paired {
                people_paired
            } else {
                0
            };
            for facts in &facts {
                proof.value += measure.of_pair(facts);
            }
            levels.push(Level {
                key: measure.key(),
                value: proof.value,
            });
        }
        let mut pairs = Vec::with_capacity(facts.len());
        for facts in facts {
            pairs.push(facts.pair);
        }
        Outcome {
            pairs,
            unpaired,
            levels,
            notices: self.notices,
            certificate: Certificate {
                seed: self.rules.seed,
                input_hash: self.input_hash,
                levels: self.proofs,
            },
        }
    }

    /// The pairs of the finished run with everything the levels count.
    fn facts(&self) -> Vec<Facts> {
        let mut pairs = self.register.locked.clone();
        if let Stage::Solving(solving) = &self.stage {
            let Solving { cells, board, .. } = &**solving;
            for list in [&board.settled, &board.used] {
                for &(row, column) in list {
                    if let (Some(&a), Some(&b)) = (cells.rows.get(row), cells.columns.get(column)) {
                        pairs.push((a, b));
                    }
                }
            }
        }
        let mut facts = Vec::with_capacity(pairs.len());
        for (a, b) in sorted(&pairs) {
            facts.extend(Facts::of(&self.register, &self.rules, a, b));
        }
        facts
    }

    /// The proof of the level just served, its value still to be counted; people without row or column cost nothing.
    fn proof(&self, cells: &Cells, prices: &Prices) -> Option<LevelProof> {
        let measure = self.levels.get(self.proofs.len())?;
        let mut all = vec![0; self.people];
        for (people, prices) in [
            (&cells.rows, &prices.rows),
            (&cells.columns, &prices.columns),
        ] {
            for (&person, &price) in people.iter().zip(prices) {
                if let Some(place) = all.get_mut(person) {
                    *place = price;
                }
            }
        }
        Some(LevelProof {
            key: measure.key().to_owned(),
            value: 0,
            prices: all,
        })
    }
}
