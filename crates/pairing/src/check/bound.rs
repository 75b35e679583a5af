//! What the prices of a proof show to be out of reach.

use crate::check::CheckError;
use crate::check::looking::{Counts, Desk, NONE};
use crate::check::reading::Reading;
use crate::{Outcome, Pair, Person, Rules, Side};

/// A check in steps, for a page that must not freeze: each step looks at one person of side A and all of side B.
pub struct Checker {
    reading: Reading,
    desk: Desk,
    levels: Vec<ProvenLevel>,
    side_a: Vec<usize>,
    side_b: Vec<usize>,
    next: usize,
}

/// A level of the proof and the bound as far as it has been added up.
struct ProvenLevel {
    key: &'static str,
    counts: Counts,
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
        let reading = Reading::of(people, rules);
        if proof.seed != rules.seed || proof.input_hash != reading.fingerprint {
            return Err(CheckError::OtherInput);
        }
        let mut desk = Desk::new(&reading);
        pairs_stand(&reading, &mut desk, outcome)?;
        let wanted = Counts::wanted(people, rules, reading.keeping());
        if outcome.levels.len() != wanted.len() || proof.levels.len() != wanted.len() {
            return Err(CheckError::OtherLevels);
        }
        let mut levels = Vec::new();
        for ((level, proof), (key, counts)) in outcome.levels.iter().zip(&proof.levels).zip(wanted)
        {
            if level.key != key || proof.key != key || proof.prices.len() != people.len() {
                return Err(CheckError::OtherLevels);
            }
            let value = value_of(&reading, &mut desk, &outcome.pairs, counts);
            if level.value != value || proof.value != value {
                return Err(CheckError::WrongValue {
                    key: key.to_owned(),
                });
            }
            for price in &proof.prices {
                if price.unsigned_abs() > LARGEST_PRICE {
                    return Err(CheckError::NotProven {
                        key: key.to_owned(),
                        value,
                        bound: i64::MAX,
                    });
                }
            }
            levels.push(ProvenLevel {
                key,
                counts,
                value,
                prices: proof.prices.clone(),
                bound: 0,
            });
        }
        let (mut side_a, mut side_b) = (Vec::new(), Vec::new());
        for (at, person) in people.iter().enumerate() {
            match person.side {
                Side::A => side_a.push(at),
                Side::B => side_b.push(at),
            }
        }
        let mut checker = Self {
            reading,
            desk,
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
        self.desk.seat(&self.reading, a);
        // The cells that the levels so far leave open, and with `true` those that every best pairing uses.
        let mut cells = self.desk.may_meet(&self.reading, &self.side_b);
        if !self.reading.locks.is_empty() {
            let locked = |b: usize| self.reading.locks.binary_search(&(a.min(b), a.max(b)));
            cells.retain(|&(b, _)| locked(b).is_err());
        }
        for level in &mut self.levels {
            let here = level.prices.get(a).copied().unwrap_or(0);
            let mut count = 0;
            for at in 0..cells.len() {
                let Some(&(b, made)) = cells.get(at) else {
                    break;
                };
                let Some(look) = self.desk.look(&self.reading, b) else {
                    break;
                };
                let price = level.prices.get(b).copied().unwrap_or(0);
                let left = look.worth(&level.counts) - here - price;
                let made = made || left > 0;
                if made {
                    level.bound += i128::from(left);
                } else if left < 0 {
                    continue;
                }
                if let Some(place) = cells.get_mut(count) {
                    *place = (b, made);
                    count += 1;
                }
            }
            cells.truncate(count);
        }
        true
    }

    /// Says whether the proof holds, once everybody has been looked at.
    ///
    /// # Errors
    /// [`CheckError::NotProven`] for the first level whose bound the pairing does not reach. Before [`Checker::step`] has given
    /// `false` no level has a bound.
    pub fn finish(self) -> Result<(), CheckError> {
        let all_seen = self.next >= self.side_a.len();
        for ProvenLevel {
            key, value, bound, ..
        } in self.levels
        {
            let bound = if all_seen { bound } else { i128::MAX };
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
        let mut numbers = Vec::new();
        for (person, reader) in self.reading.readers.iter().enumerate() {
            numbers.clear();
            numbers.extend(0..=reader.capacity.saturating_sub(reader.locks));
            for level in &mut self.levels {
                let price = level.prices.get(person).copied().unwrap_or(0);
                let counted = level.counts == Counts::People;
                let worth = |partners: u8| {
                    let gain = i64::from(counted && partners + reader.locks > 0);
                    gain + price * i64::from(partners)
                };
                let mut most = i64::MIN;
                for &partners in &numbers {
                    most = most.max(worth(partners));
                }
                numbers.retain(|&partners| worth(partners) == most);
                level.bound += i128::from(most);
            }
        }
    }

    fn add_locks(&mut self) {
        for &(one, two) in &self.reading.locks {
            self.desk.seat(&self.reading, one);
            let Some(look) = self.desk.look(&self.reading, two) else {
                continue;
            };
            for level in &mut self.levels {
                level.bound += i128::from(look.worth(&level.counts));
            }
        }
    }
}

/// What the pairs come to at a level.
fn value_of(reading: &Reading, desk: &mut Desk, pairs: &[Pair], counts: Counts) -> i64 {
    let mut value = 0;
    if counts == Counts::People {
        let mut paired = vec![false; reading.readers.len()];
        for pair in pairs {
            for person in [pair.a, pair.b] {
                if let Some(known @ false) = paired.get_mut(person) {
                    *known = true;
                    value += 1;
                }
            }
        }
        return value;
    }
    for pair in pairs {
        desk.seat(reading, pair.a);
        if let Some(look) = desk.look(reading, pair.b) {
            value += look.worth(&counts);
        }
    }
    value
}

/// Whether the pairs keep the rules and are what is said about them, and whether everybody else is listed.
fn pairs_stand(reading: &Reading, desk: &mut Desk, outcome: &Outcome) -> Result<(), CheckError> {
    let mut partners = vec![0u8; reading.readers.len()];
    // In order, so that a pair that stands twice is found.
    let mut made: Vec<(usize, usize)> = Vec::with_capacity(outcome.pairs.len());
    for pair in &outcome.pairs {
        let (a, b) = (pair.a, pair.b);
        let place = (a.min(b), a.max(b));
        let locked = reading.locks.binary_search(&place).is_ok();
        desk.seat(reading, a);
        let look = desk
            .look(reading, b)
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
        let choice = |number: u8| Some(number).filter(|number| *number < NONE);
        let (choice_a, choice_b) = look.choices();
        let (choice_a, choice_b) = (choice(choice_a), choice(choice_b));
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
    for &(a, b) in &reading.locks {
        if made.binary_search(&(a, b)).is_err() {
            return Err(CheckError::LockLeftOut { a, b });
        }
    }
    let mut unpaired = outcome.unpaired.iter();
    for (person, (reader, &count)) in reading.readers.iter().zip(&partners).enumerate() {
        if count > reader.capacity {
            return Err(CheckError::TooManyPartners { person });
        }
        if count == 0 && unpaired.next().map(|unpaired| unpaired.person) != Some(person) {
            return Err(CheckError::WrongUnpaired);
        }
    }
    if unpaired.next().is_some() {
        return Err(CheckError::WrongUnpaired);
    }
    Ok(())
}
