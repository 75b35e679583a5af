//! Which profession may meet which.

use pairing::{Person, Side, Texts, comparable, order};
use scheme::Roster;

use super::steering::Couple;

/// The professions of each side, each as it is first written, in the order of the alphabet.
#[derive(Debug, Default)]
pub struct Professions {
    pub sides: [Vec<String>; 2],
    /// How many people gave none.
    pub none: usize,
}

impl Professions {
    /// Those of a list.
    pub fn of(roster: &Roster) -> Self {
        let people = || roster.volunteers.iter().map(|volunteer| &volunteer.person);
        let none = people().filter(|person| person.profession.trim().is_empty());
        Self {
            none: none.count(),
            sides: [Side::A, Side::B].map(|side| on(side, &mut people())),
        }
    }
}

fn on(side: Side, people: &mut dyn Iterator<Item = &Person>) -> Vec<String> {
    let mut texts = Texts::default();
    let mut found: Vec<String> = Vec::new();
    for person in people.filter(|person| person.side == side) {
        if texts.of(&person.profession) as usize > found.len() {
            found.push(person.profession.trim().to_owned());
        }
    }
    let places = order(found.len(), &mut |one, two| {
        found.get(one).cmp(&found.get(two))
    });
    places
        .into_iter()
        .filter_map(|at| found.get(at).cloned())
        .collect()
}

/// Where two professions are in what is to stay apart, whichever comes first.
pub fn apart_at(apart: &[Couple], a: &str, b: &str) -> Option<usize> {
    let (a, b) = (comparable(a), comparable(b));
    apart.iter().position(|(one, two)| {
        let (one, two) = (comparable(one), comparable(two));
        (one == a && two == b) || (one == b && two == a)
    })
}

/// The table of who may meet whom, for the rules: everything but what is to stay apart. Empty when nothing is.
pub fn meetings(professions: &Professions, apart: &[Couple]) -> Vec<Couple> {
    if apart.is_empty() {
        return Vec::new();
    }
    let mut table = Vec::new();
    let [side_a, side_b] = &professions.sides;
    let mut any_apart = false;
    for a in side_a {
        for b in side_b {
            if apart_at(apart, a, b).is_some() {
                any_apart = true;
            } else {
                table.push((a.clone(), b.clone()));
            }
        }
    }
    match (any_apart, table.is_empty()) {
        (false, _) => Vec::new(),
        // An empty table would let everybody meet.
        (true, true) => vec![Couple::default()],
        (true, false) => table,
    }
}

/// What stays apart by such a table, for these professions: what [`meetings`] would make the table of.
pub fn apart_of(professions: &Professions, table: &[Couple]) -> Vec<Couple> {
    let [side_a, side_b] = &professions.sides;
    let may = |a: &String, b: &String| {
        let wanted = (comparable(a), comparable(b));
        let mut table = table.iter();
        table.any(|(one, two)| (comparable(one), comparable(two)) == wanted)
    };
    let couples = side_a
        .iter()
        .flat_map(|a| side_b.iter().map(move |b| (a, b)));
    couples
        .filter(|(a, b)| !table.is_empty() && !may(a, b))
        .map(|(a, b)| (a.clone(), b.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_kept_apart_may_meet() {
        let list = "name,side,profession\nAnn,GP,Nurse\nAmy,GP,GP\nAbe,GP, gp\nAl,GP,\nBea,hospital,Consultant\n";
        let roster = scheme::read_volunteers(list.as_bytes(), "list.csv").unwrap();
        let professions = Professions::of(&roster);
        assert_eq!(professions.sides[0], ["GP", "Nurse"]);
        assert_eq!(professions.none, 1);
        let couple = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let may = |apart: &[Couple]| meetings(&professions, apart);
        assert_eq!(may(&[couple("Midwife", "Consultant")]), []);
        let (gp, nurse) = (couple("GP", "Consultant"), couple("Nurse", "Consultant"));
        assert_eq!(may(std::slice::from_ref(&gp)), std::slice::from_ref(&nurse));
        assert_eq!(
            may(&[gp.clone(), couple("consultant", "nurse")]),
            [couple("", "")]
        );
        for apart in [vec![], vec![gp.clone()], vec![gp, nurse]] {
            assert_eq!(apart_of(&professions, &may(&apart)), apart);
        }
    }
}
