//! What would give somebody a partner, in words.

use pairing::{Person, Remedy, Side};

use super::half_days::half_days;
use crate::workspace::words;

/// One way out, as a sentence. `side` names a side.
pub fn remedy_words(remedy: &Remedy, people: &[Person], side: impl Fn(Side) -> String) -> String {
    let name = |at: usize| people.get(at).map_or("", |person| person.name.as_str());
    let profession = |at: usize| {
        people
            .get(at)
            .map_or("", |person| person.profession.as_str())
    };
    match remedy {
        Remedy::DropExclusion { by, other } => {
            format!(
                "Ask {} whether {} could be their partner after all.",
                name(*by),
                name(*other)
            )
        }
        Remedy::DropForbidden { a, b } => {
            format!("Let {} and {} be a pair after all.", name(*a), name(*b))
        }
        Remedy::AllowPastPair { a, b } => {
            format!("Let {} and {} be a pair again.", name(*a), name(*b))
        }
        Remedy::AddSession {
            person,
            hosting,
            half_days: days,
            to_meet,
        } => format!(
            "Ask {} to {} on one more half day, to meet {}: {}.",
            name(*person),
            if *hosting { "host" } else { "visit" },
            name(*to_meet),
            half_days(*days)
        ),
        Remedy::LetProfessionsMeet { a, b } => {
            format!(
                "Let {} and {} be paired with each other.",
                profession(*a),
                profession(*b)
            )
        }
        Remedy::OpenLock { person } => {
            format!(
                "Unlock {}: somebody else may then be left over.",
                name(*person)
            )
        }
        Remedy::Invite {
            side: asked,
            people,
            professions,
        } => {
            let which = match professions.as_slice() {
                [] => String::new(),
                some => format!(" ({})", some.join(" or ")),
            };
            format!(
                "Invite {} more on the side {}{which}.",
                words::people(*people),
                side(*asked)
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{a, b, on};

    #[test]
    fn each_way_out_says_whom_to_ask_and_what() {
        let people = [a("Ann"), b("Bea")];
        let said = |remedy| remedy_words(&remedy, &people, |side| format!("{side:?}"));
        assert_eq!(
            said(Remedy::DropExclusion { by: 0, other: 1 }),
            "Ask Ann whether Bea could be their partner after all."
        );
        assert_eq!(
            said(Remedy::AddSession {
                person: 1,
                hosting: true,
                half_days: on(&["Mon AM", "Tue PM"]),
                to_meet: 0
            }),
            "Ask Bea to host on one more half day, to meet Ann: Mon AM, Tue PM."
        );
        assert_eq!(
            said(Remedy::Invite {
                side: Side::A,
                people: 1,
                professions: vec!["GP".to_owned(), "nurse".to_owned()]
            }),
            "Invite 1 person more on the side A (GP or nurse)."
        );
        assert_eq!(
            said(Remedy::OpenLock { person: 0 }),
            "Unlock Ann: somebody else may then be left over."
        );
    }
}
