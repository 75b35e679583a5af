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
    // For each person the partners before and now: a person of the list, or somebody who left it, and the name.
    type Partner = (Option<usize>, String);
    let mut partners: Vec<[Vec<Partner>; 2]> = vec![Default::default(); people.len()];
    for pair in before {
        let one = find(&pair.ids.0).or_else(|| find(&pair.names.0));
        let two = find(&pair.ids.1).or_else(|| find(&pair.names.1));
        // Whoever left the list is called as the file has it.
        let name = |found: Option<usize>, name: &str, id: &str| {
            let person = found.and_then(|at| people.get(at));
            let written = if name.is_empty() { id } else { name };
            person.map_or(written, |person| &person.name).to_owned()
        };
        let (first, second) = (
            (one, name(one, &pair.names.0, &pair.ids.0)),
            (two, name(two, &pair.names.1, &pair.ids.1)),
        );
        for (found, partner) in [(one, second), (two, first)] {
            if let Some([before, _]) = found.and_then(|at| partners.get_mut(at)) {
                before.push(partner);
            }
        }
    }
    for pair in &outcome.pairs {
        for (one, two) in [(pair.a, pair.b), (pair.b, pair.a)] {
            if let (Some([_, now]), Some(partner)) = (partners.get_mut(one), people.get(two)) {
                now.push((Some(two), partner.name.clone()));
            }
        }
    }
    let changed = |[before, now]: &[Vec<Partner>; 2]| {
        let still =
            |(found, _): &Partner| found.is_some() && now.iter().any(|(other, _)| other == found);
        before.len() != now.len() || !before.iter().all(still)
    };
    let names = |list: &[Partner]| {
        let mut names = Vec::with_capacity(list.len());
        for (_, name) in list {
            names.push(name.clone());
        }
        names
    };
    let mut told = Vec::new();
    for (person, partners) in partners.iter().enumerate() {
        if changed(partners) {
            let [before, now] = partners;
            told.push(Told {
                person,
                before: names(before),
                now: names(now),
            });
        }
    }
    told
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
            // Another person of the same name.
            Person {
                id: "wes2".to_owned(),
                ..person("Wes", Side::B)
            },
        ];
        let pair = |a: &str, b: &str| MadePair {
            names: (a.to_owned(), b.to_owned()),
            ids: (a.to_lowercase(), b.to_lowercase()),
            done: false,
        };
        let mut before = [pair("Ann", "Una"), pair("Ben", "Wes"), pair("Cy", "Val")];
        before[1].ids.1 = "wes@x.example".to_owned();
        before[1].names.1 = "Old Wes".to_owned();
        let couple = |pair: &MadePair| pair.ids.clone();
        let rules = Rules {
            keep: before.iter().map(couple).collect(),
            forbid: vec![
                ("cy".to_owned(), "val".to_owned()),
                ("cy".to_owned(), "wes2".to_owned()),
                ("ben".to_owned(), "val".to_owned()),
            ],
            ..Rules::default()
        };
        let outcome = solve(&people, &rules).unwrap();
        let names = |list: &[&str]| list.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        let expected = [
            (0, names(&["Una"]), names(&["Val"])),
            (1, names(&["Old Wes"]), names(&["Wes"])),
            (2, names(&["Val"]), names(&["Una"])),
            (3, names(&["Ann"]), names(&["Cy"])),
            (4, names(&["Cy"]), names(&["Ann"])),
            (5, names(&[]), names(&["Ben"])),
        ];
        let found: Vec<_> = told(&before, &people, &outcome)
            .into_iter()
            .map(|told| (told.person, told.before, told.now))
            .collect();
        assert_eq!(found, expected);
    }
}
