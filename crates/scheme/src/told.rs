//! Who has to be told after pairs were made anew.

use pairing::{Outcome, Person, Texts};

use crate::made_pairs::MadePair;

/// Somebody who has another partner than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Who: an index into the people.
    pub person: usize,
    /// The names of the partners before; none for somebody new.
    pub before: Vec<String>,
    /// The names of the partners now; none for somebody who is left over.
    pub now: Vec<String>,
}

/// Everybody on the list whose partners are others than in these pairs, in the order of the list.
pub fn told(before: &[MadePair], people: &[Person], outcome: &Outcome) -> Vec<Told> {
    let mut texts = Texts::default();
    // By the number of an email, name or id: the person, if it is one person alone.
    let mut called: Vec<Option<usize>> = vec![None];
    for (at, person) in people.iter().enumerate() {
        for text in [&person.id, &person.email, &person.name] {
            let number = texts.of(text) as usize;
            if number >= called.len() {
                called.push(Some(at));
            } else if let Some(known) = called.get_mut(number).filter(|known| **known != Some(at)) {
                *known = None;
            }
        }
    }
    let find = |text: &str| {
        let number = texts.known(text)? as usize;
        called.get(number).copied().flatten()
    };
    let mut all: Vec<Told> = (0..people.len())
        .map(|person| Told {
            person,
            before: Vec::new(),
            now: Vec::new(),
        })
        .collect();
    for pair in before {
        let one = find(&pair.ids.0).or_else(|| find(&pair.names.0));
        let two = find(&pair.ids.1).or_else(|| find(&pair.names.1));
        // Whoever left the list is called as the file has it.
        let name = |found: Option<usize>, name: &str, id: &str| match found
            .and_then(|at| people.get(at))
        {
            Some(person) => person.name.clone(),
            None if name.is_empty() => id.to_owned(),
            None => name.to_owned(),
        };
        for (found, partner) in [
            (one, name(two, &pair.names.1, &pair.ids.1)),
            (two, name(one, &pair.names.0, &pair.ids.0)),
        ] {
            if let Some(told) = found.and_then(|at| all.get_mut(at)) {
                told.before.push(partner);
            }
        }
    }
    for pair in &outcome.pairs {
        for (one, two) in [(pair.a, pair.b), (pair.b, pair.a)] {
            if let (Some(told), Some(partner)) = (all.get_mut(one), people.get(two)) {
                told.now.push(partner.name.clone());
            }
        }
    }
    all.retain(|told| {
        told.before.len() != told.now.len()
            || told
                .before
                .iter()
                .any(|partner| !told.now.contains(partner))
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use pairing::{Rules, Side, solve};

    #[test]
    fn whoever_has_another_partner_is_told_and_nobody_else() {
        let person = |name: &str, side| Person {
            id: name.to_lowercase(),
            name: name.to_owned(),
            side,
            ..Person::default()
        };
        let people = [
            person("Ann", Side::A),
            person("Ben", Side::A),
            person("Cy", Side::A),
            person("Una", Side::B),
            person("Val", Side::B),
        ];
        let pair = |a: &str, b: &str| MadePair {
            names: (a.to_owned(), b.to_owned()),
            ids: (a.to_lowercase(), b.to_lowercase()),
            done: false,
        };
        let before = [pair("Ann", "Una"), pair("Ben", "Wes"), pair("Cy", "Val")];
        let couple = |pair: &MadePair| pair.ids.clone();
        let rules = Rules {
            keep: before.iter().map(couple).collect(),
            forbid: vec![("cy".to_owned(), "val".to_owned())],
            ..Rules::default()
        };
        let outcome = solve(&people, &rules).unwrap();
        let names = |list: &[&str]| list.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        let expected = [
            (1, names(&["Wes"]), names(&["Val"])),
            (2, names(&["Val"]), names(&[])),
            (4, names(&["Cy"]), names(&["Ben"])),
        ];
        let found: Vec<_> = told(&before, &people, &outcome)
            .into_iter()
            .map(|told| (told.person, told.before, told.now))
            .collect();
        assert_eq!(found, expected);
    }
}
