//! What the prices of a proof show to be out of reach.

use crate::check::CheckError;
use crate::check::reading::{Reader, Reading};
use crate::{Outcome, Pair, PastRule, Person, Preset, Rules, Side, fingerprint};

/// A check in steps, for a page that must not freeze: each step looks at one person of side A and all of side B.
pub struct Checker {
    reading: Reading,
    levels: Vec<ProvenLevel>,
    side_a: Vec<usize>,
    side_b: Vec<usize>,
    next: usize,
}

/// A level of the proof and the bound as far as it has been added up.
struct ProvenLevel {
    key: &'static str,
    value: i64,
    prices: Vec<i64>,
    bound: i128,
}

/// Prices beyond this are no solver's; below it no sum of three numbers leaves 64 bits.
const LARGEST_PRICE: u64 = 1 << 60;

impl Checker {
    /// Checks the pairs and what is said about them; the proof of the levels follows in [`Checker::step`].
    ///
    /// # Errors
    /// The first thing found that is not as it should be.
    pub fn new(people: &[Person], rules: &Rules, outcome: &Outcome) -> Result<Self, CheckError> {
        let proof = &outcome.certificate;
        if proof.seed != rules.seed || proof.input_hash != fingerprint::of(people, rules) {
            return Err(CheckError::OtherInput);
        }
        let reading = Reading::of(people, rules);
        pairs_stand(&reading, outcome)?;
        let keys = wanted_levels(people, rules, &reading);
        let said = outcome
            .levels
            .iter()
            .map(|level| level.key)
            .collect::<Vec<_>>();
        let proven = proof
            .levels
            .iter()
            .map(|level| level.key.as_str())
            .collect::<Vec<_>>();
        let complete = proof
            .levels
            .iter()
            .all(|level| level.prices.len() == people.len());
        if said != keys || proven != keys || !complete {
            return Err(CheckError::OtherLevels);
        }
        let mut levels = Vec::new();
        for ((level, proof), key) in outcome.levels.iter().zip(&proof.levels).zip(keys) {
            let value = value_of(&reading, &outcome.pairs, key);
            if level.value != value || proof.value != value {
                return Err(CheckError::WrongValue {
                    key: key.to_owned(),
                });
            }
            if proof
                .prices
                .iter()
                .any(|price| price.unsigned_abs() > LARGEST_PRICE)
            {
                return Err(CheckError::NotProven {
                    key: key.to_owned(),
                    value,
                    bound: i64::MAX,
                });
            }
            levels.push(ProvenLevel {
                key,
                value,
                prices: proof.prices.clone(),
                bound: 0,
            });
        }
        let on = |side| {
            (0..people.len())
                .filter(|&p| people.get(p).map(|p| p.side) == Some(side))
                .collect()
        };
        let (side_a, side_b) = (on(Side::A), on(Side::B));
        let mut checker = Self {
            reading,
            levels,
            side_a,
            side_b,
            next: 0,
        };
        checker.add_people();
        checker.add_locks();
        Ok(checker)
    }

    /// Looks at one more person of side A; `false` when all have been looked at.
    pub fn step(&mut self) -> bool {
        let Some(&a) = self.side_a.get(self.next) else {
            return false;
        };
        self.next += 1;
        for &b in &self.side_b {
            let locked = self
                .reading
                .locks
                .binary_search(&(a.min(b), a.max(b)))
                .is_ok();
            let Some(look) = self
                .reading
                .look(a, b)
                .filter(|look| !locked && look.allowed())
            else {
                continue;
            };
            // None while the levels so far leave open whether the pair is made.
            let mut made = None;
            for level in &mut self.levels {
                let price = |person: usize| level.prices.get(person).copied().unwrap_or(0);
                let left = look.worth(level.key) - price(a) - price(b);
                match made {
                    None if left > 0 => made = Some(true),
                    None if left < 0 => made = Some(false),
                    _ => {}
                }
                if made == Some(false) {
                    break;
                }
                level.bound += i128::from(left);
            }
        }
        true
    }

    /// Looks at everybody who is left and says whether the proof holds.
    ///
    /// # Errors
    /// [`CheckError::NotProven`] for the first level whose bound the pairing does not reach.
    pub fn finish(mut self) -> Result<(), CheckError> {
        while self.step() {}
        for ProvenLevel {
            key, value, bound, ..
        } in self.levels
        {
            if bound != i128::from(value) {
                let bound = i64::try_from(bound).unwrap_or(i64::MAX);
                return Err(CheckError::NotProven {
                    key: key.to_owned(),
                    value,
                    bound,
                });
            }
        }
        Ok(())
    }

    /// For each person the most that their number of partners can add, level after level.
    fn add_people(&mut self) {
        for (person, reader) in self.reading.readers.iter().enumerate() {
            let mut numbers: Vec<u8> = (0..=reader.capacity.saturating_sub(reader.locks)).collect();
            for level in &mut self.levels {
                let price = level.prices.get(person).copied().unwrap_or(0);
                let gain =
                    |partners: u8| i64::from(level.key == "paired" && partners + reader.locks > 0);
                let worth = |partners: u8| gain(partners) + price * i64::from(partners);
                let most = numbers
                    .iter()
                    .map(|&partners| worth(partners))
                    .max()
                    .unwrap_or(0);
                numbers.retain(|&partners| worth(partners) == most);
                level.bound += i128::from(most);
            }
        }
    }

    fn add_locks(&mut self) {
        for &(one, two) in &self.reading.locks {
            let Some(look) = self.reading.look(one, two) else {
                continue;
            };
            for level in &mut self.levels {
                level.bound += i128::from(look.worth(level.key));
            }
        }
    }
}

fn wanted_levels(people: &[Person], rules: &Rules, reading: &Reading) -> Vec<&'static str> {
    let two_partners = people.iter().any(|person| person.capacity > 1);
    let mut keys = vec!["paired"];
    keys.extend(two_partners.then_some("pairs"));
    keys.extend(reading.keeping().then_some("kept"));
    keys.extend((rules.past_pairs == PastRule::Soft).then_some("fresh"));
    keys.extend_from_slice(match rules.choices {
        Preset::Generous => &["le_3", "le_2", "le_1"],
        Preset::Greedy => &["p_1", "p_2", "p_3"],
        Preset::RankSum => &["rank_sum"],
    });
    keys.extend(["locality", "sessions", "random"]);
    keys
}

/// What the pairs come to at a level.
fn value_of(reading: &Reading, pairs: &[Pair], key: &str) -> i64 {
    if key == "paired" {
        let mut paired = vec![false; reading.readers.len()];
        for person in pairs.iter().flat_map(|pair| [pair.a, pair.b]) {
            paired
                .iter_mut()
                .skip(person)
                .take(1)
                .for_each(|paired| *paired = true);
        }
        return paired.iter().filter(|paired| **paired).count() as i64;
    }
    pairs
        .iter()
        .filter_map(|pair| reading.look(pair.a, pair.b))
        .map(|look| look.worth(key))
        .sum()
}

/// Whether the pairs keep the rules and are what is said about them, and whether everybody else is listed.
fn pairs_stand(reading: &Reading, outcome: &Outcome) -> Result<(), CheckError> {
    let mut partners = vec![0u8; reading.readers.len()];
    // In order, so that a pair that stands twice is found.
    let mut made: Vec<(usize, usize)> = Vec::with_capacity(outcome.pairs.len());
    for pair in &outcome.pairs {
        let (a, b) = (pair.a, pair.b);
        let place = (a.min(b), a.max(b));
        let locked = reading.locks.binary_search(&place).is_ok();
        let look = reading
            .look(a, b)
            .filter(|look| a != b && (locked || look.allowed()));
        let (Some(look), Err(at)) = (look, made.binary_search(&place)) else {
            return Err(CheckError::PairNotAllowed { a, b });
        };
        made.insert(at, place);
        let said = (
            pair.choice_a,
            pair.choice_b,
            pair.same_locality,
            pair.locked,
        );
        let sessions = (
            pair.shared_sessions.b_visits_a,
            pair.shared_sessions.a_visits_b,
        );
        let (choice_a, choice_b) = look.choices();
        if said != (choice_a, choice_b, look.same_locality(), locked) || sessions != look.sessions()
        {
            return Err(CheckError::PairMisdescribed { a, b });
        }
        for person in [a, b] {
            if let Some(count) = partners.get_mut(person) {
                *count = count.saturating_add(1);
            }
        }
    }
    if let Some(&(a, b)) = reading
        .locks
        .iter()
        .find(|lock| made.binary_search(lock).is_err())
    {
        return Err(CheckError::LockLeftOut { a, b });
    }
    let crowded = |(reader, &count): (&Reader, &u8)| count > reader.capacity;
    if let Some(person) = reading.readers.iter().zip(&partners).position(crowded) {
        return Err(CheckError::TooManyPartners { person });
    }
    let alone = (0..)
        .zip(&partners)
        .filter(|(_, count)| **count == 0)
        .map(|(person, _)| person);
    if !alone.eq(outcome.unpaired.iter().map(|unpaired| unpaired.person)) {
        return Err(CheckError::WrongUnpaired);
    }
    Ok(())
}
