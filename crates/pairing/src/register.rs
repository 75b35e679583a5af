//! The people with every text turned into a number once, so that comparing texts is comparing numbers; and every pair
//! that somebody named.

use texts::{ByText, Text, Texts};

use crate::error::{MOST_PEOPLE, PairingError, Problem};
use crate::fingerprint::Print;
use crate::keys::{Keys, keys_of};
use crate::order::sorted;
use crate::{Person, Rules, Side};

/// The people, their texts as numbers, and every pair that somebody named.
pub(crate) struct Register {
    pub keys: Vec<Keys>,
    pub sides: Vec<Side>,
    /// One more than the largest text number.
    pub texts: usize,
    /// The number of everything that a result depends on.
    pub fingerprint: u64,
    /// Who is called what, by email, name or id.
    called: ByText,
    /// Pairs that must be made, each once: the lower person first, or the one of side A when on two sides.
    pub locked: Vec<(usize, usize)>,
    /// Pairs to keep and pairs not to make, sorted; past pairs apart. Each is written as a locked one is, because two people of
    /// one side can be locked together, and then it counts and is reported what they were to each other before.
    pub kept: Vec<(usize, usize)>,
    pub forbidden: Vec<(usize, usize)>,
    pub past: Vec<(usize, usize)>,
    /// Those of the forbidden pairs that the administrator forbade.
    pub ruled_out: Vec<(usize, usize)>,
    /// The table of professions as the rules have it, in numbers.
    table: Vec<(Text, Text)>,
    /// Which profession may meet which, each both ways round, sorted; empty when any may meet any.
    pub meetings: Vec<(usize, usize)>,
    /// Places of each person that no lock takes.
    pub free_places: Vec<u8>,
    pub capacity: Vec<u8>,
}

impl Register {
    pub fn new(people: &[Person], rules: &Rules) -> Result<Self, PairingError> {
        let (register, problems) = Self::with_problems(people, rules);
        if problems.is_empty() {
            Ok(register)
        } else {
            Err(PairingError { problems })
        }
    }

    /// As [`Register::new`], for people who may not be fit to be paired yet.
    pub fn with_problems(people: &[Person], rules: &Rules) -> (Self, Vec<Problem>) {
        let mut numbers = Texts::default();
        let mut keys = Vec::with_capacity(people.len());
        let (mut sides, mut capacity) = (Vec::new(), Vec::new());
        let mut print = Print::default();
        for person in people {
            print.person(person);
            keys.push(keys_of(person, &mut numbers));
            sides.push(person.side);
            capacity.push(person.capacity);
        }
        let mut register = Self {
            sides,
            capacity,
            free_places: Vec::new(),
            keys,
            texts: 0,
            fingerprint: print.finish(rules),
            called: ByText::default(),
            locked: Vec::new(),
            kept: Vec::new(),
            forbidden: Vec::new(),
            past: Vec::new(),
            ruled_out: Vec::new(),
            table: Vec::new(),
            meetings: Vec::new(),
        };
        let ruled = [
            &rules.lock,
            &rules.keep,
            &rules.forbid,
            &rules.past,
            &rules.meetings,
        ]
        .map(|pairs| {
            pairs
                .iter()
                .map(|(one, two)| (numbers.of(one), numbers.of(two)))
                .collect::<Vec<_>>()
        });
        register.texts = numbers.end();
        register.called = register.who_is_called();
        let [lock, keep, forbid, past, meetings] = ruled;
        let mut both_ways = Vec::with_capacity(2 * meetings.len());
        for &(one, two) in &meetings {
            both_ways.push((one as usize, two as usize));
            both_ways.push((two as usize, one as usize));
        }
        register.meetings = sorted(&both_ways);
        register.table = meetings;
        register.collect_named_pairs(&lock, &keep, &forbid, &past);
        register.free_places = register.places_after_locks();
        let problems = register.problems(people, rules);
        (register, problems)
    }

    /// Everybody whom the text names.
    pub fn people_called(&self, text: Text) -> impl Iterator<Item = usize> + '_ {
        self.called.of(text).iter().map(|&person| person as usize)
    }

    fn who_is_called(&self) -> ByText {
        let mut called = Vec::with_capacity(3 * self.keys.len());
        for (person, keys) in (0u32..).zip(&self.keys) {
            called.push((keys.email, person));
            if keys.name != keys.email {
                called.push((keys.name, person));
            }
            if keys.id != keys.email && keys.id != keys.name {
                called.push((keys.id, person));
            }
        }
        ByText::new(self.texts, &called)
    }

    /// The one person whom the text names, seen from `from`: an email before a name, somebody on the other side
    /// before somebody on the same one. `Err` with everybody it may be when that leaves several.
    pub fn one_called(&self, text: Text, from: Option<usize>) -> Result<Option<usize>, Vec<usize>> {
        let mut all = Vec::new();
        // How many are called so by email, are on the other side, are there at all; and the last of each.
        let mut found = [(0, 0); 3];
        for person in self.people_called(text) {
            if Some(person) == from {
                continue;
            }
            all.push(person);
            let by_email = self.keys.get(person).is_some_and(|k| k.email == text);
            let across = from.is_some_and(|from| self.sides.get(from) != self.sides.get(person));
            for (place, suits) in found.iter_mut().zip([by_email, across, true]) {
                if suits {
                    *place = (place.0 + 1, person);
                }
            }
        }
        for (count, person) in found {
            match count {
                0 => {}
                1 => return Ok(Some(person)),
                _ => return Err(all),
            }
        }
        Ok(None)
    }

    /// The professions that this one may meet, when a table says so.
    pub fn meets(&self, profession: Text) -> &[(usize, usize)] {
        with_first(&self.meetings, profession as usize)
    }

    /// Whether two professions may meet.
    pub fn may_meet(&self, one: Text, two: Text) -> bool {
        self.meetings.is_empty()
            || (one != 0 && two != 0 && holds(&self.meetings, (one as usize, two as usize)))
    }

    /// The two as (side A, side B); `None` when they are on one side.
    pub fn across(&self, one: usize, two: usize) -> Option<(usize, usize)> {
        match (self.sides.get(one)?, self.sides.get(two)?) {
            (Side::A, Side::B) => Some((one, two)),
            (Side::B, Side::A) => Some((two, one)),
            _ => None,
        }
    }

    fn collect_named_pairs(
        &mut self,
        lock: &[(Text, Text)],
        keep: &[(Text, Text)],
        forbid: &[(Text, Text)],
        earlier: &[(Text, Text)],
    ) {
        let mut locked = Vec::new();
        let mut past = Vec::new();
        let mut forbidden = Vec::new();
        for &(one, two) in earlier {
            for one in self.people_called(one) {
                self.with_everybody_called(one, two, &mut past);
            }
        }
        for (at, keys) in self.keys.iter().enumerate() {
            if let Ok(Some(partner)) = self.one_called(keys.locked_with, Some(at)) {
                locked.push((at, partner));
            }
            for &text in &keys.previous {
                self.with_everybody_called(at, text, &mut past);
            }
            for &text in &keys.exclusions {
                self.with_everybody_called(at, text, &mut forbidden);
            }
        }
        locked.extend(self.resolved(lock));
        for (one, two) in &mut locked {
            (*one, *two) = self.couple(*one, *two);
        }
        let couples = |pairs: &[(Text, Text)]| {
            let mut couples = Vec::new();
            for (one, two) in self.resolved(pairs) {
                couples.push(self.couple(one, two));
            }
            couples
        };
        let (ruled_out, kept) = (couples(forbid), couples(keep));
        forbidden.extend_from_slice(&ruled_out);
        self.locked = sorted(&locked);
        self.kept = sorted(&kept);
        self.forbidden = sorted(&forbidden);
        self.past = sorted(&past);
        self.ruled_out = sorted(&ruled_out);
    }

    /// The two as every list of pairs has them: as (side A, side B), or the lower first when they are on one side.
    pub fn couple(&self, one: usize, two: usize) -> (usize, usize) {
        self.across(one, two)
            .unwrap_or((one.min(two), one.max(two)))
    }

    /// Whether any existing pair of two people on two sides is to be kept.
    pub fn keeping(&self) -> bool {
        self.kept
            .iter()
            .any(|&(one, two)| self.sides.get(one) != self.sides.get(two))
    }

    /// Adds the person with everybody whom the text names.
    fn with_everybody_called(&self, person: usize, text: Text, pairs: &mut Vec<(usize, usize)>) {
        for other in self.people_called(text) {
            if other != person {
                pairs.push(self.couple(person, other));
            }
        }
    }

    /// Pairs of texts whose people are both on the list; others have left it.
    fn resolved(&self, pairs: &[(Text, Text)]) -> Vec<(usize, usize)> {
        let mut people = Vec::with_capacity(pairs.len());
        for &(one, two) in pairs {
            if let Ok(Some(one)) = self.one_called(one, None)
                && let Ok(Some(two)) = self.one_called(two, Some(one))
            {
                people.push((one, two));
            }
        }
        people
    }

    fn places_after_locks(&self) -> Vec<u8> {
        let mut places = self.capacity.clone();
        for &(one, two) in &self.locked {
            for person in [one, two] {
                if let Some(left) = places.get_mut(person) {
                    *left = left.saturating_sub(1);
                }
            }
        }
        places
    }

    fn problems(&self, people: &[Person], rules: &Rules) -> Vec<Problem> {
        if people.len() > MOST_PEOPLE {
            return vec![Problem::TooMany {
                people: people.len(),
            }];
        }
        let mut problems: Vec<Problem> = self.three_sides(rules).into_iter().collect();
        // By the number of the id, the person who has it and one.
        let mut first_with = vec![0; self.texts];
        for (at, (person, keys)) in people.iter().zip(&self.keys).enumerate() {
            match first_with.get_mut(keys.id as usize) {
                _ if keys.id == 0 => problems.push(Problem::NoId { person: at }),
                Some(first @ 0) => *first = at + 1,
                Some(first) => problems.push(Problem::SameId {
                    person: at,
                    first: *first - 1,
                    id: person.id.trim().to_owned(),
                }),
                None => {}
            }
            if !(1..=2).contains(&person.capacity) {
                let (name, capacity) = (person.name.clone(), person.capacity);
                problems.push(Problem::Capacity {
                    person: at,
                    name,
                    capacity,
                });
                continue;
            }
            if self.free_places.get(at) != Some(&0) {
                continue;
            }
            let partners = self.partners_locked_with(at);
            if partners.len() > usize::from(person.capacity) {
                let mut names = Vec::with_capacity(partners.len());
                for partner in partners {
                    names.extend(people.get(partner).map(|partner| partner.name.clone()));
                }
                problems.push(Problem::TooManyLocks {
                    person: at,
                    name: person.name.clone(),
                    partners: names,
                    capacity: person.capacity,
                });
            }
        }
        problems
    }

    /// Three professions of the table that may all meet each other, two of them on one side alone: the list's two sides
    /// cannot serve it. A profession that people of both sides have is no part of this: the list says who is where.
    fn three_sides(&self, rules: &Rules) -> Option<Problem> {
        let mut sides = vec![0u8; self.texts];
        for (keys, side) in self.keys.iter().zip(&self.sides) {
            let bit = if *side == Side::A { 1 } else { 2 };
            if let Some(known) = sides.get_mut(keys.profession as usize) {
                *known |= bit;
            }
        }
        let side = |text: usize| sides.get(text).copied().unwrap_or(0);
        let alone = |one: usize, two: usize| {
            one != two && side(one) == side(two) && matches!(side(one), 1 | 2)
        };
        let name = |wanted: usize| {
            let mut rows = rules.meetings.iter().zip(&self.table);
            rows.find_map(|((one, two), &(number, other))| {
                let named = [(one, number), (two, other)].into_iter();
                let mut found = named.filter(|(_, number)| *number as usize == wanted);
                found.next().map(|(name, _)| name.trim().to_owned())
            })
        };
        for &(one, two) in self.meetings.iter().filter(|(one, two)| alone(*one, *two)) {
            let third = with_first(&self.meetings, one).iter();
            let mut third = third.map(|(_, third)| *third);
            if let Some(third) = third.find(|third| holds(&self.meetings, (*third, two))) {
                let professions = [one, third, two].into_iter().filter_map(name).collect();
                return Some(Problem::ThreeSides { professions });
            }
        }
        None
    }

    fn partners_locked_with(&self, person: usize) -> Vec<usize> {
        let mut partners = Vec::new();
        for &(one, two) in &self.locked {
            if one == person {
                partners.push(two);
            } else if two == person {
                partners.push(one);
            }
        }
        partners
    }
}

/// Those of the sorted couples that start with this number.
fn with_first(sorted: &[(usize, usize)], first: usize) -> &[(usize, usize)] {
    let start = sorted.partition_point(|&(one, _)| one < first);
    let end = sorted.partition_point(|&(one, _)| one <= first);
    sorted.get(start..end).unwrap_or_default()
}

/// Whether the couple is one of the sorted ones.
pub(crate) fn holds(sorted: &[(usize, usize)], couple: (usize, usize)) -> bool {
    sorted.binary_search(&couple).is_ok()
}
