//! The people as the checker reads them, and what is true of two of them.

use texts::{ByText, Texts};

use crate::fingerprint::Print;

use crate::{PastRule, Person, Rules, SessionRule, Sessions, Side};

/// One person, texts as numbers and people as indices.
pub(super) struct Reader {
    pub side: Side,
    pub capacity: u8,
    pub locks: u8,
    email: u32,
    names: [u32; 3],
    pub described: [u32; 4],
    pub choices: [u32; 3],
    pub organisation: u32,
    pub registered: u32,
    pub locality: u32,
    pub host: Sessions,
    pub visit: Sessions,
    pub barred: Vec<usize>,
    pub past: Vec<usize>,
    pub kept: Vec<usize>,
    pub number: u64,
}

impl Reader {
    /// The number of the profession; 0 for none.
    pub fn profession(&self) -> u32 {
        self.described[3]
    }
}

/// All people, and the pairs that are locked (lower index first).
pub(super) struct Reading {
    pub readers: Vec<Reader>,
    pub locks: Vec<(usize, usize)>,
    pub any_may_meet: bool,
    /// Which profession may meet which, where a table says so.
    pub meetings: Vec<(u32, u32)>,
    pub hard_sessions: bool,
    pub soft_past: bool,
    pub seed_number: u64,
    /// One more than the largest number of a text.
    pub texts: usize,
    /// The number of everything that a result depends on.
    pub fingerprint: u64,
}

impl Reading {
    pub fn of(people: &[Person], rules: &Rules) -> Self {
        let mut texts = Texts::default();
        let mut named: Vec<[Vec<u32>; 3]> = Vec::new();
        let mut readers = Vec::new();
        let mut print = Print::default();
        for person in people {
            print.person(person);
            let id = texts.of(&person.id);
            let drawn_by = matching::person_number(texts.last_hash());
            let mut number = |text: &str| texts.of(text);
            let (email, name) = (number(&person.email), number(&person.name));
            // What they are called, each once.
            let only = |text: u32, others: &[u32]| if others.contains(&text) { 0 } else { text };
            let choice = |at: usize| person.choices.get(at).map_or("", String::as_str);
            readers.push(Reader {
                side: person.side,
                capacity: person.capacity,
                locks: 0,
                email,
                names: [email, only(name, &[email]), only(id, &[email, name])],
                described: [
                    email,
                    name,
                    number(&person.specialty),
                    number(&person.profession),
                ],
                choices: [number(choice(0)), number(choice(1)), number(choice(2))],
                organisation: number(&person.organisation),
                registered: number(&person.registered_practice),
                locality: number(&person.locality),
                host: person.host,
                visit: person.visit,
                barred: Vec::new(),
                past: Vec::new(),
                kept: Vec::new(),
                number: drawn_by,
            });
            let mut all =
                |texts: &[String]| texts.iter().map(|text| number(text)).collect::<Vec<u32>>();
            let lock = person.locked_with.clone().into_iter().collect::<Vec<_>>();
            named.push([all(&person.exclusions), all(&person.previous), all(&lock)]);
        }
        let mut number = |text: &str| texts.of(text);
        let mut ruled_pairs = |pairs: &[(String, String)]| {
            let mut numbers = Vec::with_capacity(pairs.len());
            for (one, two) in pairs {
                numbers.push((number(one), number(two)));
            }
            numbers
        };
        let ruled = [
            ruled_pairs(&rules.lock),
            ruled_pairs(&rules.keep),
            ruled_pairs(&rules.forbid),
            ruled_pairs(&rules.past),
        ];
        let mut meetings = Vec::new();
        for (one, two) in ruled_pairs(&rules.meetings) {
            if one != 0 && two != 0 {
                meetings.push((one, two));
                meetings.push((two, one));
            }
        }
        let mut reading = Self {
            any_may_meet: rules.meetings.is_empty(),
            meetings,
            readers,
            locks: Vec::new(),
            texts: texts.end(),
            fingerprint: print.finish(rules),
            hard_sessions: rules.sessions == SessionRule::Hard,
            soft_past: rules.past_pairs == PastRule::Soft,
            seed_number: matching::seed_number(rules.seed),
        };
        reading.add_named(&named, &ruled);
        reading
    }

    /// Turns the names that people and rules give into people.
    fn add_named(&mut self, named: &[[Vec<u32>; 3]], ruled: &[Vec<(u32, u32)>; 4]) {
        let mut called = Vec::with_capacity(3 * self.readers.len());
        for (at, reader) in (0u32..).zip(&self.readers) {
            for name in reader.names {
                called.push((name, at));
            }
        }
        let called = ByText::new(self.texts, &called);
        let everybody = |name: u32| called.of(name);
        let pairs = |pairs: &[(u32, u32)]| {
            let mut people = Vec::with_capacity(pairs.len());
            for &(one, two) in pairs {
                if let Some(first) = self.only_one(everybody(one), one, None)
                    && let Some(second) = self.only_one(everybody(two), two, Some(first))
                {
                    people.push((first, second));
                }
            }
            people
        };
        let [lock, keep, forbid, past] = ruled;
        let (mut locks, kept, forbidden) = (pairs(lock), pairs(keep), pairs(forbid));
        for (at, [_, _, lock]) in named.iter().enumerate() {
            for &name in lock {
                if let Some(partner) = self.only_one(everybody(name), name, Some(at)) {
                    locks.push((at, partner));
                }
            }
        }
        // Each of the two knows of the other.
        let readers = &mut self.readers;
        let mut note = |one: usize, two: usize, list: fn(&mut Reader) -> &mut Vec<usize>| {
            for (one, two) in [(one, two), (two, one)] {
                if let Some(reader) = readers.get_mut(one) {
                    list(reader).push(two);
                }
            }
        };
        for (at, [exclusions, previous, _]) in named.iter().enumerate() {
            for &name in exclusions {
                for &other in everybody(name) {
                    note(at, other as usize, |reader| &mut reader.barred);
                }
            }
            for &name in previous {
                for &other in everybody(name) {
                    note(at, other as usize, |reader| &mut reader.past);
                }
            }
        }
        for &(one, two) in past {
            for &one in everybody(one) {
                for &two in everybody(two) {
                    note(one as usize, two as usize, |reader| &mut reader.past);
                }
            }
        }
        for (one, two) in kept {
            note(one, two, |reader| &mut reader.kept);
        }
        for (one, two) in forbidden {
            note(one, two, |reader| &mut reader.barred);
        }
        for (one, two) in locks {
            let lock = (one.min(two), one.max(two));
            if let Err(place) = self.locks.binary_search(&lock) {
                self.locks.insert(place, lock);
            }
        }
        for person in self.locks.iter().flat_map(|&(one, two)| [one, two]) {
            if let Some(reader) = self.readers.get_mut(person) {
                reader.locks = reader.locks.saturating_add(1);
            }
        }
    }

    /// Whom a name means: an email before a name, the other side before one's own, nobody when it may be several.
    fn only_one(&self, people: &[u32], name: u32, from: Option<usize>) -> Option<usize> {
        let reader = |person: usize| self.readers.get(person);
        let side = from.and_then(reader).map(|reader| reader.side);
        let by_email = |person: usize| reader(person).is_some_and(|reader| reader.email == name);
        let across =
            |person: usize| side.is_some() && reader(person).map(|reader| reader.side) != side;
        let any = |_: usize| true;
        for suits in [&by_email as &dyn Fn(usize) -> bool, &across, &any] {
            let mut found = None;
            for person in people.iter().map(|&person| person as usize) {
                if Some(person) != from && suits(person) {
                    if found.is_some() {
                        return None;
                    }
                    found = Some(person);
                }
            }
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Whether any existing pair is to be kept: two people of the list, on two sides.
    pub fn keeping(&self) -> bool {
        let across = |reader: &Reader, &other: &usize| {
            self.readers
                .get(other)
                .is_some_and(|o| o.side != reader.side)
        };
        self.readers
            .iter()
            .any(|reader| reader.kept.iter().any(|other| across(reader, other)))
    }
}
