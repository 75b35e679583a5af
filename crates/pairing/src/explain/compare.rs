//! Two results side by side: what a change costs, person by person.

use crate::order::sorted;
use crate::register::holds;
use crate::{Level, Outcome, Person, Rules, Texts, comparable};

/// What differs between two results, which may be of lists that differ too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The levels of the result after, each beside the one before.
    pub levels: Vec<LevelChange>,
    /// Everybody with other partners or another choice met, in the order of the list after; then who left the list.
    pub people: Vec<PersonChange>,
    /// How many pairs are in both.
    pub pairs_kept: usize,
    /// Whether one result is at least as good for everybody, by the choice that each got, and better for somebody.
    ///
    /// No preset is ever better for everybody than another: whoever gets a better choice while nobody gets a worse one
    /// would serve every preset better. It happens between drafts made by hand, or when a rule is given up.
    pub better_for_everybody: Option<Better>,
}

/// Which of two results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// The first one.
    Before,
    /// The second one.
    After,
}

/// A level in both results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelChange {
    /// As in [`Level::key`].
    pub key: &'static str,
    /// What it came to before; `None` when the rules did not ask for it.
    pub before: Option<i64>,
    /// What it comes to after.
    pub after: i64,
}

/// What changes for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonChange {
    /// Who, by id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// With whom they were paired, and how well that suited them.
    pub before: Lot,
    /// The same after the change.
    pub after: Lot,
}

impl PersonChange {
    fn of(person: &Person, before: Lot, after: Lot) -> Self {
        Self {
            id: person.id.clone(),
            name: person.name.clone(),
            before,
            after,
        }
    }

    /// Whether the person has other partners now and has to be told.
    #[must_use]
    pub fn has_to_be_told(&self) -> bool {
        self.before.partners != self.after.partners
    }
}

/// What somebody got.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Lot {
    /// The ids of the partners, in the order of the alphabet.
    pub partners: Vec<String>,
    /// Their names, in the same order.
    pub names: Vec<String>,
    /// The best choice met: 1 to 3.
    pub choice: Option<u8>,
}

impl Lot {
    /// The lower the better: first, second, third choice, a partner, none.
    fn rank(&self) -> u8 {
        if self.partners.is_empty() {
            5
        } else {
            self.choice.unwrap_or(4)
        }
    }
}

/// Compares two results. People are the same when their ids are.
#[must_use]
pub fn compare(before: (&[Person], &Outcome), after: (&[Person], &Outcome)) -> Comparison {
    let level = |level: &Level| LevelChange {
        key: level.key,
        before: before.1.level(level.key),
        after: level.value,
    };
    let mut ids = Texts::default();
    let numbers = |people: &[Person], ids: &mut Texts| {
        let mut numbers = Vec::with_capacity(people.len());
        for person in people {
            numbers.push(ids.of(&person.id) as usize);
        }
        numbers
    };
    let (old_numbers, new_numbers) = (numbers(before.0, &mut ids), numbers(after.0, &mut ids));
    // By the number of the id: what each had before.
    let mut old: Vec<Option<Lot>> = vec![None; ids.end()];
    for (&number, lot) in old_numbers.iter().zip(lots(before.0, before.1)) {
        if let Some(place) = old.get_mut(number) {
            *place = Some(lot);
        }
    }
    let mut people = Vec::new();
    let (mut better, mut worse) = (false, false);
    for ((person, &number), now) in after.0.iter().zip(&new_numbers).zip(lots(after.0, after.1)) {
        let lot = old
            .get_mut(number)
            .and_then(Option::take)
            .unwrap_or_default();
        better |= now.rank() < lot.rank();
        worse |= now.rank() > lot.rank();
        if (&lot.partners, lot.choice) != (&now.partners, now.choice) {
            people.push(PersonChange::of(person, lot, now));
        }
    }
    for (person, &number) in before.0.iter().zip(&old_numbers) {
        let lot = old
            .get_mut(number)
            .and_then(Option::take)
            .unwrap_or_default();
        if !lot.partners.is_empty() {
            worse = true;
            people.push(PersonChange::of(person, lot, Lot::default()));
        }
    }
    let couples = |outcome: &Outcome, numbers: &[usize]| {
        let mut couples = Vec::with_capacity(outcome.pairs.len());
        for pair in &outcome.pairs {
            if let (Some(&a), Some(&b)) = (numbers.get(pair.a), numbers.get(pair.b)) {
                couples.push((a, b));
            }
        }
        couples
    };
    let made = sorted(&couples(before.1, &old_numbers));
    let mut pairs_kept = 0;
    for couple in couples(after.1, &new_numbers) {
        pairs_kept += usize::from(holds(&made, couple));
    }
    Comparison {
        levels: after.1.levels.iter().map(level).collect(),
        people,
        pairs_kept,
        better_for_everybody: match (better, worse) {
            (true, false) => Some(Better::After),
            (false, true) => Some(Better::Before),
            _ => None,
        },
    }
}

/// The rules with the two paired whatever else holds: solve with them and [`compare`] to see the exact price.
///
/// Locks of the two with others stay, and are refused where they ask for too many partners.
#[must_use]
pub fn forced(people: &[Person], rules: &Rules, pairs: &[(usize, usize)]) -> Rules {
    let id = |at: usize| {
        people
            .get(at)
            .map(|person| person.id.clone())
            .unwrap_or_default()
    };
    let mut rules = rules.clone();
    for &(one, two) in pairs {
        rules.lock.push((id(one), id(two)));
    }
    rules
}

/// The rules for repairing a result after people left or joined, or a pair did not work: as many of its pairs stay as
/// possible. `completed` exchanges, by the ids of their people, stay whatever else holds, and `failed` ones are not made
/// again. Pairs with people who left the list are passed over.
#[must_use]
pub fn repaired(
    before: (&[Person], &Outcome),
    rules: &Rules,
    completed: &[(String, String)],
    failed: &[(String, String)],
) -> Rules {
    let mut rules = rules.clone();
    rules.keep = pair_ids(before.0, before.1);
    rules.lock.extend_from_slice(completed);
    rules.forbid.extend_from_slice(failed);
    rules
}

/// The ids of each pair, the one of side A first.
fn pair_ids(people: &[Person], outcome: &Outcome) -> Vec<(String, String)> {
    let mut ids = Vec::with_capacity(outcome.pairs.len());
    for pair in &outcome.pairs {
        if let (Some(a), Some(b)) = (people.get(pair.a), people.get(pair.b)) {
            ids.push((comparable(&a.id), comparable(&b.id)));
        }
    }
    ids
}

/// What each of the people got.
fn lots(people: &[Person], outcome: &Outcome) -> Vec<Lot> {
    let mut lots = vec![Lot::default(); people.len()];
    for pair in &outcome.pairs {
        for (person, partner, choice) in [
            (pair.a, pair.b, pair.choice_a),
            (pair.b, pair.a, pair.choice_b),
        ] {
            let (Some(lot), Some(partner)) = (lots.get_mut(person), people.get(partner)) else {
                continue;
            };
            let place = lot.partners.partition_point(|known| *known < partner.id);
            lot.partners.insert(place, partner.id.clone());
            lot.names.insert(place, partner.name.clone());
            lot.choice = match (lot.choice, choice) {
                (Some(one), Some(two)) => Some(one.min(two)),
                (known, new) => known.or(new),
            };
        }
    }
    lots
}
