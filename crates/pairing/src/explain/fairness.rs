//! Who got what they asked for, by side, profession, locality and by how many sessions they offered.

use crate::{Outcome, Person, Sessions, Side, comparable, order, says_no_preference};

/// How many people got what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Tally {
    /// Got their first choice.
    pub first: usize,
    /// Got their second choice.
    pub second: usize,
    /// Got their third choice.
    pub third: usize,
    /// Gave choices, and have a partner who is none of them.
    pub none: usize,
    /// Gave no choice, and have a partner.
    pub no_preference: usize,
    /// Have no partner.
    pub unpaired: usize,
}

impl Tally {
    /// Everybody counted.
    #[must_use]
    pub fn people(&self) -> usize {
        self.counts().iter().sum()
    }

    /// The counts in the order of the fields, from the first choice to no partner.
    #[must_use]
    pub fn counts(&self) -> [usize; 6] {
        [
            self.first,
            self.second,
            self.third,
            self.none,
            self.no_preference,
            self.unpaired,
        ]
    }

    fn count(&mut self, fate: Fate) {
        let place = match fate {
            Fate::Choice(1) => &mut self.first,
            Fate::Choice(2) => &mut self.second,
            Fate::Choice(_) => &mut self.third,
            Fate::NoneMet => &mut self.none,
            Fate::NoPreference => &mut self.no_preference,
            Fate::Unpaired => &mut self.unpaired,
        };
        *place += 1;
    }
}

/// What became of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// Which choice was met: 1 to 3, the best one for somebody with two partners.
    Choice(u8),
    /// A partner, without having asked for anybody.
    NoPreference,
    /// A partner who is none of the choices.
    NoneMet,
    /// No partner.
    Unpaired,
}

/// How many half days somebody offered, hosting and visiting together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Offer {
    /// At most two for one of the visits.
    Few,
    /// Three or more for each.
    Some,
    /// Any half day for both.
    Any,
}

/// Some people who have something in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// The first of them in the list: whatever they have in common, this one has.
    pub first: usize,
    /// What became of them.
    pub tally: Tally,
}

/// Who got what they asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fairness {
    /// What became of each person, in the order of the list.
    pub people: Vec<Fate>,
    /// Everybody.
    pub all: Tally,
    /// By side.
    pub sides: [(Side, Tally); 2],
    /// By side and profession, in the order of the alphabet, those without one last.
    pub professions: Vec<Group>,
    /// By locality, in the order of the alphabet, those without one last.
    pub localities: Vec<Group>,
    /// By how many sessions they offered ([`Offer::of`]): whether those who offered few got more than others.
    pub offers: Vec<Group>,
    /// Those without a partner, then those who asked and got none of their choices.
    pub worst_off: Vec<usize>,
}

/// Counts who got what.
#[must_use]
pub fn fairness(people: &[Person], outcome: &Outcome) -> Fairness {
    let mut fates = vec![Fate::Unpaired; people.len()];
    for pair in &outcome.pairs {
        for (at, choice) in [(pair.a, pair.choice_a), (pair.b, pair.choice_b)] {
            let (Some(fate), Some(person)) = (fates.get_mut(at), people.get(at)) else {
                continue;
            };
            *fate = (*fate).min(match choice {
                Some(number) => Fate::Choice(number),
                None if has_choices(person) => Fate::NoneMet,
                None => Fate::NoPreference,
            });
        }
    }
    let mut all = Tally::default();
    let mut sides = [(Side::A, Tally::default()), (Side::B, Tally::default())];
    for (person, &fate) in people.iter().zip(&fates) {
        all.count(fate);
        for (side, tally) in &mut sides {
            if *side == person.side {
                tally.count(fate);
            }
        }
    }
    let groups = |key: &dyn Fn(&Person) -> String| grouped(people, &fates, key);
    let professions = groups(&|person| {
        let side = if person.side == Side::A { 'a' } else { 'b' };
        format!("{side}{}", none_last(&person.profession))
    });
    let localities = groups(&|person| none_last(&person.locality));
    let offers = groups(&|person| (Offer::of(person) as u8).to_string());
    let mut worst_off = Vec::new();
    for wanted in [Fate::Unpaired, Fate::NoneMet] {
        for (at, fate) in fates.iter().enumerate() {
            if *fate == wanted {
                worst_off.push(at);
            }
        }
    }
    Fairness {
        worst_off,
        all,
        sides,
        professions,
        localities,
        offers,
        people: fates,
    }
}

/// The text to compare, or what comes after every text where there is none.
fn none_last(text: &str) -> String {
    match comparable(text) {
        none if none.is_empty() => char::MAX.into(),
        text => text,
    }
}

/// The people in groups that have the same key, in the order of the keys.
fn grouped(people: &[Person], fates: &[Fate], key: &dyn Fn(&Person) -> String) -> Vec<Group> {
    let mut keys = Vec::with_capacity(people.len());
    for person in people {
        keys.push(key(person));
    }
    let places = order(keys.len(), &mut |one, two| {
        keys.get(one).cmp(&keys.get(two))
    });
    let mut groups: Vec<Group> = Vec::new();
    let mut last = None;
    for at in places {
        let key = keys.get(at);
        if last != key || groups.is_empty() {
            let tally = Tally::default();
            groups.push(Group { first: at, tally });
            last = key;
        }
        if let (Some(group), Some(&fate)) = (groups.last_mut(), fates.get(at)) {
            group.tally.count(fate);
        }
    }
    groups
}

/// Whether a person asked for anybody or anything. "No preference", in words, asks for nothing.
#[must_use]
pub fn has_choices(person: &Person) -> bool {
    for choice in person.choices.iter().take(3) {
        let choice = comparable(choice);
        if !choice.is_empty() && !says_no_preference(&choice) {
            return true;
        }
    }
    false
}

impl Offer {
    /// What a person offered.
    #[must_use]
    pub fn of(person: &Person) -> Self {
        let few = |sessions: Sessions| !sessions.is_empty() && sessions.len() <= 2;
        if person.host.is_empty() && person.visit.is_empty() {
            Self::Any
        } else if few(person.host) || few(person.visit) {
            Self::Few
        } else {
            Self::Some
        }
    }
}
