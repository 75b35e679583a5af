//! What the list says that cannot be meant, or that has no effect: reported, never changed.

use texts::{Text, comparable, distance};

use crate::register::Register;
use crate::{Person, Side};

/// A column of the volunteers file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Heading {
    /// `preference_1` to `preference_3`, by number.
    Preference(u8),
    /// `exclusions`
    Exclusions,
    /// `locked_with`
    LockedWith,
    /// `previous`
    Previous,
}

impl std::fmt::Display for Heading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Preference(number) => write!(f, "preference_{number}"),
            Self::Exclusions => f.write_str("exclusions"),
            Self::LockedWith => f.write_str("locked_with"),
            Self::Previous => f.write_str("previous"),
        }
    }
}

/// One thing to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Whose entry it is: an index into the people.
    pub person: usize,
    /// Where it stands.
    pub heading: Heading,
    /// The entry as it was written.
    pub entry: String,
    /// What is the matter.
    pub kind: NoticeKind,
}

/// What is the matter with an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// It matches nobody.
    NotFound,
    /// It names several people.
    Ambiguous {
        /// Whom it may mean.
        people: Vec<usize>,
    },
    /// It names the person who wrote it.
    Themselves,
    /// It matches people on the person's own side only.
    OwnSide,
    /// The same choice stands earlier already.
    Repeated,
}

impl Notice {
    /// The entry of the other side most like this one, for an entry that names nobody there: at most one letter in four
    /// differs.
    #[must_use]
    pub fn nearest(&self, people: &[Person]) -> Option<String> {
        use NoticeKind::{NotFound, OwnSide, Themselves};
        if !matches!(self.kind, NotFound | OwnSide | Themselves) {
            return None;
        }
        let wanted = comparable(&self.entry);
        let side = people.get(self.person)?.side;
        let limit = (wanted.chars().count() / 4).clamp(1, 4);
        let mut best: Option<(usize, &str)> = None;
        for person in people.iter().filter(|person| person.side != side) {
            let described = matches!(self.heading, Heading::Preference(_));
            let texts = [
                &person.name,
                &person.email,
                &person.specialty,
                &person.profession,
            ];
            for text in texts.into_iter().take(if described { 4 } else { 2 }) {
                let text = text.trim();
                if text.is_empty() || best.is_some_and(|(_, known)| known == text) {
                    continue;
                }
                let within = best.map_or(limit, |(far, _)| far);
                let Some(far) = distance(&wanted, &comparable(text), within) else {
                    continue;
                };
                // Of two that are as near, the first in the alphabet, so that the order of the list does not matter.
                if best.is_none_or(|known| (far, text) < known) {
                    best = Some((far, text));
                }
            }
        }
        best.map(|(_, text)| text.to_owned())
    }

    /// The notice as a sentence with its place: who and which column.
    #[must_use]
    pub fn sentence(&self, people: &[Person]) -> String {
        let name = people.get(self.person).map_or("", |person| &person.name);
        let message = self.message(self.nearest(people).as_deref());
        format!("{name}, {}: {message}", self.heading)
    }

    /// What is the matter and what to do. `nearest` is what [`Notice::nearest`] found: looking through a long list takes
    /// time, so a caller with many notices decides for which of them to look.
    #[must_use]
    pub fn message(&self, nearest: Option<&str>) -> String {
        let entry = format!("\"{}\"", self.entry.trim());
        let mean = |otherwise: &str| match nearest {
            Some(nearest) => format!("Did you mean \"{nearest}\"?"),
            None => otherwise.to_owned(),
        };
        let other = "Name somebody on the other side.";
        match &self.kind {
            NoticeKind::NotFound => format!(
                "{entry} matches nobody on the other side. {}",
                mean("Correct it, or leave it without effect.")
            ),
            NoticeKind::Ambiguous { people: several } => {
                let count = several.len();
                if self.heading == Heading::LockedWith {
                    format!(
                        "{entry} is the name of {count} people, so the lock was left out. Use an email."
                    )
                } else {
                    format!(
                        "{entry} is the name of {count} people, and each of them counts. Use an email to mean one."
                    )
                }
            }
            NoticeKind::Themselves => format!("{entry} is the person's own. {}", mean(other)),
            NoticeKind::OwnSide => format!(
                "{entry} is only found on the person's own side. {}",
                mean(other)
            ),
            NoticeKind::Repeated => {
                format!("{entry} stands earlier among the choices already. It counts once.")
            }
        }
    }
}

/// Everything to look at, in the order of the list.
pub(crate) fn notices(people: &[Person], register: &Register) -> Vec<Notice> {
    let known = described_on(register);
    let mut notices = Vec::new();
    for (at, (person, keys)) in people.iter().zip(&register.keys).enumerate() {
        let mut add = |heading, entry: &str, kind: Option<NoticeKind>| {
            if let Some(kind) = kind {
                notices.push(Notice {
                    person: at,
                    heading,
                    entry: entry.to_owned(),
                    kind,
                });
            }
        };
        for (number, (&text, entry)) in (1u8..).zip(keys.choices.iter().zip(&person.choices)) {
            let before = keys.choices.get(..usize::from(number) - 1);
            let repeated = before.is_some_and(|before| before.contains(&text));
            let kind = choice_kind(register, &known, at, text, entry, repeated);
            add(Heading::Preference(number), entry, kind);
        }
        for (&text, entry) in keys.exclusions.iter().zip(&person.exclusions) {
            add(Heading::Exclusions, entry, named_kind(register, at, text));
        }
        if let Some(entry) = &person.locked_with {
            add(
                Heading::LockedWith,
                entry,
                lock_kind(register, at, keys.locked_with),
            );
        }
        for (&text, entry) in keys.previous.iter().zip(&person.previous) {
            add(Heading::Previous, entry, named_kind(register, at, text));
        }
    }
    notices
}

/// Whether a choice, in its [`comparable`] form, says in words that there is none.
#[must_use]
pub fn says_no_preference(comparable: &str) -> bool {
    matches!(
        comparable,
        "no preference"
            | "no preferences"
            | "none"
            | "any"
            | "anyone"
            | "anybody"
            | "no"
            | "n/a"
            | "na"
            | "-"
            | "nil"
    )
}

/// For each text, whether somebody on side A (1) or on side B (2) is described by it.
fn described_on(register: &Register) -> Vec<u8> {
    let mut known = vec![0u8; register.texts];
    for (keys, side) in register.keys.iter().zip(&register.sides) {
        let bit = side_bit(*side);
        for text in [keys.email, keys.name, keys.specialty, keys.profession] {
            if let Some(sides) = known.get_mut(text as usize) {
                *sides |= bit;
            }
        }
    }
    known
}

fn side_bit(side: Side) -> u8 {
    match side {
        Side::A => 1,
        Side::B => 2,
    }
}

fn choice_kind(
    register: &Register,
    known: &[u8],
    at: usize,
    text: Text,
    entry: &str,
    repeated: bool,
) -> Option<NoticeKind> {
    if text == 0 {
        return None;
    }
    if repeated {
        return Some(NoticeKind::Repeated);
    }
    let side = *register.sides.get(at)?;
    let sides = known.get(text as usize).copied().unwrap_or(0);
    if sides & side_bit(side.other()) != 0 {
        let mut people = Vec::new();
        for person in register.people_called(text) {
            if register.sides.get(person) == Some(&side.other()) {
                people.push(person);
            }
        }
        return (people.len() > 1).then_some(NoticeKind::Ambiguous { people });
    }
    if register
        .keys
        .get(at)
        .is_some_and(|keys| keys.is_called(text))
    {
        return Some(NoticeKind::Themselves);
    }
    if sides != 0 {
        return Some(NoticeKind::OwnSide);
    }
    (!says_no_preference(&comparable(entry))).then_some(NoticeKind::NotFound)
}

fn named_kind(register: &Register, at: usize, text: Text) -> Option<NoticeKind> {
    let people: Vec<usize> = register.people_called(text).collect();
    match people.as_slice() {
        _ if text == 0 => None,
        [] => Some(NoticeKind::NotFound),
        [one] => (*one == at).then_some(NoticeKind::Themselves),
        _ => Some(NoticeKind::Ambiguous { people }),
    }
}

fn lock_kind(register: &Register, at: usize, text: Text) -> Option<NoticeKind> {
    match register.one_called(text, Some(at)) {
        _ if text == 0 => None,
        Ok(Some(_)) => None,
        Ok(None) if register.people_called(text).next().is_some() => Some(NoticeKind::Themselves),
        Ok(None) => Some(NoticeKind::NotFound),
        Err(people) => Some(NoticeKind::Ambiguous { people }),
    }
}
