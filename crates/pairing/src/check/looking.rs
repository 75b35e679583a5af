//! What is true of one person and each of the others.

use crate::check::reading::{Reader, Reading};
use crate::{PastRule, Person, Preset, Rules, Sessions};

/// One person whom all others are looked at with. Everything about that person is noted by the number of a text or of a
/// person, so that looking at somebody else is looking up a few places.
pub(super) struct Desk {
    person: usize,
    /// By text: the first of the person's choices that it is, or [`NONE`].
    choice: Vec<u8>,
    /// By text: whether it describes the person.
    describes: Vec<bool>,
    /// By text: whether somebody of this profession may meet the person, where a table says so.
    meets: Vec<bool>,
    /// By person: what they have to do with this one.
    ties: Vec<u8>,
}

/// In the place of a choice's number: none of the three.
pub(super) const NONE: u8 = 4;

const BARRED: u8 = 1;
const PAST: u8 = 2;
const KEPT: u8 = 4;

impl Desk {
    /// A desk with nobody at it.
    pub fn new(reading: &Reading) -> Self {
        Self {
            person: usize::MAX,
            choice: vec![NONE; reading.texts],
            describes: vec![false; reading.texts],
            meets: vec![false; reading.texts],
            ties: vec![0; reading.readers.len()],
        }
    }

    /// Puts this person at the desk.
    #[inline(never)] // Once for each person, not for each cell.
    pub fn seat(&mut self, reading: &Reading, person: usize) {
        if self.person != person {
            let before = std::mem::replace(&mut self.person, person);
            self.note(reading, before, false);
            self.note(reading, person, true);
        }
    }

    fn note(&mut self, reading: &Reading, person: usize, here: bool) {
        let Some(reader) = reading.readers.get(person) else {
            return;
        };
        // From the last to the first, so that the first counts where two are the same.
        for (number, &text) in [1u8, 2, 3].into_iter().zip(&reader.choices).rev() {
            set(
                &mut self.choice,
                text as usize,
                if here { number } else { NONE },
            );
        }
        for &text in &reader.described {
            set(&mut self.describes, text as usize, here);
        }
        // No text says nothing.
        set(&mut self.choice, 0, NONE);
        set(&mut self.describes, 0, false);
        let profession = reader.profession();
        for &(one, two) in &reading.meetings {
            if one == profession {
                set(&mut self.meets, two as usize, here);
            }
        }
        for (list, tie) in [
            (&reader.barred, BARRED),
            (&reader.past, PAST),
            (&reader.kept, KEPT),
        ] {
            for &other in list {
                if let Some(ties) = self.ties.get_mut(other) {
                    *ties = if here { *ties | tie } else { 0 };
                }
            }
        }
    }

    /// Those of the others whom the rules let the person meet, locks aside; each with `false`.
    pub fn may_meet(&self, reading: &Reading, others: &[usize]) -> Vec<(usize, bool)> {
        let mut open = vec![(0, false); others.len()];
        let mut count = 0;
        for &other in others {
            if let Some(look) = self.look(reading, other)
                && look.allowed()
                && let Some(place) = open.get_mut(count)
            {
                *place = (other, false);
                count += 1;
            }
        }
        open.truncate(count);
        open
    }

    /// The person at the desk and another one, the person being the `a` of the pair.
    #[inline(always)]
    pub fn look<'a>(&'a self, reading: &'a Reading, other: usize) -> Option<Look<'a>> {
        Some(Look {
            reading,
            desk: self,
            ties: self.ties.get(other).copied().unwrap_or_default(),
            one: reading.readers.get(self.person)?,
            two: reading.readers.get(other)?,
        })
    }
}

fn set<T>(list: &mut [T], at: usize, value: T) {
    if let Some(place) = list.get_mut(at) {
        *place = value;
    }
}

/// Two people looked at together.
pub(super) struct Look<'a> {
    reading: &'a Reading,
    desk: &'a Desk,
    ties: u8,
    one: &'a Reader,
    two: &'a Reader,
}

impl Look<'_> {
    /// Whether the rules let the two be paired, locks aside.
    #[inline(always)]
    pub fn allowed(&self) -> bool {
        let (one, two, reading) = (self.one, self.two, self.reading);
        let patient =
            |who: &Reader, of: &Reader| who.registered != 0 && who.registered == of.organisation;
        let may_meet = || {
            let meets = self.desk.meets.get(two.profession() as usize);
            one.profession() != 0 && two.profession() != 0 && meets == Some(&true)
        };
        // What rules out most is asked first.
        (!reading.hard_sessions || self.directions() == 2)
            && self.ties & BARRED == 0
            && one.side != two.side
            && !patient(one, two)
            && !patient(two, one)
            && (reading.soft_past || !self.past())
            && (reading.any_may_meet || may_meet())
    }

    #[inline(always)]
    fn past(&self) -> bool {
        self.ties & PAST != 0
    }

    #[inline(always)]
    pub fn same_locality(&self) -> bool {
        self.one.locality != 0 && self.one.locality == self.two.locality
    }

    /// When the other visits the one at the desk, and the other way round.
    #[inline(always)]
    pub fn sessions(&self) -> (Sessions, Sessions) {
        (
            self.two.visit.shared(self.one.host),
            self.one.visit.shared(self.two.host),
        )
    }

    #[inline(always)]
    fn directions(&self) -> i64 {
        let (to_one, to_two) = self.sessions();
        i64::from(!to_one.is_empty()) + i64::from(!to_two.is_empty())
    }

    /// Which choice of the one at the desk the other meets, and the other way round; [`NONE`] for none.
    #[inline(always)]
    pub fn choices(&self) -> (u8, u8) {
        let met = |text: u32| self.desk.choice.get(text as usize).copied().unwrap_or(NONE);
        let [email, name, specialty, profession] = self.two.described;
        let best = met(email)
            .min(met(name))
            .min(met(specialty))
            .min(met(profession));
        let describes = |text: u32| self.desk.describes.get(text as usize) == Some(&true);
        let [first, second, third] = self.two.choices;
        let meets = if describes(first) {
            1
        } else if describes(second) {
            2
        } else if describes(third) {
            3
        } else {
            NONE
        };
        (best, meets)
    }

    /// What the pair is worth at a level, beside what it is worth that its people are paired at all.
    #[inline(always)]
    pub fn worth(&self, counts: &Counts) -> i64 {
        match counts {
            Counts::People => 0,
            Counts::Pairs => 1,
            Counts::Kept => i64::from(self.ties & KEPT != 0),
            Counts::Fresh => i64::from(!self.past()),
            Counts::Choices(points) => {
                let points = |choice: u8| {
                    let place = usize::from(choice).wrapping_sub(1);
                    points.get(place).copied().unwrap_or(0)
                };
                let (one, two) = self.choices();
                points(one) + points(two)
            }
            Counts::Locality => i64::from(self.same_locality()),
            Counts::Directions => self.directions(),
            Counts::Draw => {
                matching::pair_value(self.reading.seed_number, self.one.number, self.two.number)
            }
        }
    }
}

/// What a level counts, read from its name once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counts {
    People,
    Pairs,
    Kept,
    Fresh,
    /// For each person: what it is worth to get the first, the second and the third choice.
    Choices([i64; 3]),
    Locality,
    Directions,
    Draw,
}

impl Counts {
    /// The levels that the rules ask for, by name; the most important first.
    pub fn wanted(people: &[Person], rules: &Rules, keeping: bool) -> Vec<(&'static str, Self)> {
        let two_partners = people.iter().any(|person| person.capacity > 1);
        let mut levels = vec![("paired", Self::People)];
        levels.extend(two_partners.then_some(("pairs", Self::Pairs)));
        levels.extend(keeping.then_some(("kept", Self::Kept)));
        levels.extend((rules.past_pairs == PastRule::Soft).then_some(("fresh", Self::Fresh)));
        levels.extend_from_slice(match rules.choices {
            Preset::Generous => &[
                ("le_3", Self::Choices([1, 1, 1])),
                ("le_2", Self::Choices([1, 1, 0])),
                ("le_1", Self::Choices([1, 0, 0])),
            ],
            Preset::Greedy => &[
                ("p_1", Self::Choices([1, 0, 0])),
                ("p_2", Self::Choices([0, 1, 0])),
                ("p_3", Self::Choices([0, 0, 1])),
            ],
            Preset::RankSum => &[("rank_sum", Self::Choices([3, 2, 1]))],
        });
        levels.extend([
            ("locality", Self::Locality),
            ("sessions", Self::Directions),
            ("random", Self::Draw),
        ]);
        levels
    }
}
