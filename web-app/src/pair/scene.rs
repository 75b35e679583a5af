//! Where everybody stands in the drawing: a row for each pair, then those without a partner.

use pairing::{Outcome, Person, Side, comparable, has_choices};

use scheme::ordinal;

/// One person at one end of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// An index into the people.
    pub person: usize,
    /// Which of their choices the partner meets.
    pub choice: Option<u8>,
    /// Whether they named any choice.
    chose: bool,
    /// Their choices, in the form in which they are compared.
    wanted: Vec<String>,
    /// What they can be named or described by, in the same form.
    called: Vec<String>,
}

impl End {
    fn new(people: &[Person], index: usize, choice: Option<u8>) -> Option<Self> {
        let person = people.get(index)?;
        let called = [
            &person.email,
            &person.name,
            &person.specialty,
            &person.profession,
        ];
        Some(Self {
            person: index,
            choice,
            chose: has_choices(person),
            wanted: person
                .choices
                .iter()
                .map(|choice| comparable(choice))
                .collect(),
            called: called.into_iter().map(|text| comparable(text)).collect(),
        })
    }

    /// The name of the weight of the line at this end.
    pub fn weight(&self) -> &'static str {
        match self.choice {
            Some(1) => "first",
            Some(2) => "second",
            Some(_) => "third",
            None if self.chose => "none",
            None => "any",
        }
    }

    /// The label beside the name.
    pub fn met_label(&self) -> &'static str {
        match self.choice {
            Some(choice) => ordinal(choice),
            None if self.chose => "none",
            None => "any",
        }
    }

    /// What the label means, in words.
    pub fn met_words(&self) -> String {
        match self.choice {
            Some(choice) => format!("{} choice met", ordinal(choice)),
            None if self.chose => "none of their choices".to_owned(),
            None => "no preference".to_owned(),
        }
    }
}

/// The rows of the drawing.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Scene {
    rows: Vec<(Option<End>, Option<End>)>,
    /// How many of the rows are pairs; they come first.
    pairs: usize,
}

impl Scene {
    /// The rows of a result.
    pub fn of(people: &[Person], outcome: &Outcome) -> Self {
        let mut rows: Vec<(Option<End>, Option<End>)> = outcome
            .pairs
            .iter()
            .map(|pair| {
                (
                    End::new(people, pair.a, pair.choice_a),
                    End::new(people, pair.b, pair.choice_b),
                )
            })
            .collect();
        let pairs = rows.len();
        let alone = |side: Side| {
            outcome
                .unpaired
                .iter()
                .map(|unpaired| unpaired.person)
                .filter(move |&person| people.get(person).is_some_and(|person| person.side == side))
                .filter_map(|person| End::new(people, person, None))
        };
        rows.extend(alone(Side::A).map(|end| (Some(end), None)));
        // Those of the other side stand beside them: a row without a line is not a pair.
        for (number, end) in alone(Side::B).enumerate() {
            match rows.get_mut(pairs + number) {
                Some(row) => row.1 = Some(end),
                None => rows.push((None, Some(end))),
            }
        }
        Self { rows, pairs }
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Whether the two people of this row are a pair.
    pub fn is_pair(&self, row: usize) -> bool {
        row < self.pairs
    }

    /// Who stands at this end of this row.
    pub fn end(&self, (side, row): (Side, usize)) -> Option<&End> {
        let (a, b) = self.rows.get(row)?;
        match side {
            Side::A => a.as_ref(),
            Side::B => b.as_ref(),
        }
    }

    /// The first place where anybody stands.
    pub fn first(&self) -> Option<(Side, usize)> {
        let places = (0..self.rows()).flat_map(|row| [(Side::A, row), (Side::B, row)]);
        let mut places = places.filter(|place| self.end(*place).is_some());
        places.next()
    }

    /// Where the choices of the person at this place lead: the number of the choice and the row.
    pub fn wishes(&self, place: (Side, usize)) -> Vec<(u8, usize)> {
        let Some(end) = self.end(place) else {
            return Vec::new();
        };
        (1u8..)
            .zip(&end.wanted)
            .filter(|(_, wanted)| !wanted.is_empty())
            .flat_map(|(number, wanted)| {
                (0..self.rows())
                    .filter(move |&row| {
                        self.end((place.0.other(), row))
                            .is_some_and(|other| other.called.contains(wanted))
                    })
                    .map(move |row| (number, row))
            })
            .collect()
    }

    /// The place that an arrow key leads to from here, if anybody stands there.
    pub fn neighbour(&self, (side, row): (Side, usize), key: &str) -> Option<(Side, usize)> {
        let stands = |place: &(Side, usize)| self.end(*place).is_some();
        match key {
            "ArrowDown" => (row + 1..self.rows()).map(|row| (side, row)).find(stands),
            "ArrowUp" => (0..row).rev().map(|row| (side, row)).find(stands),
            "Home" => (0..self.rows()).map(|row| (side, row)).find(stands),
            "End" => (0..self.rows()).rev().map(|row| (side, row)).find(stands),
            "ArrowLeft" => Some((Side::A, row)).filter(stands),
            "ArrowRight" => Some((Side::B, row)).filter(stands),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use pairing::{Rules, solve};

    use super::*;
    use crate::testing::{a, b, with_choices};

    fn scene() -> Scene {
        let mut cardiologist = with_choices(b("Bea"), &["Ann"]);
        cardiologist.specialty = "Cardiology".to_owned();
        let people = [
            with_choices(a("Ann"), &["Zoe", "cardiology"]),
            with_choices(b("Bob"), &["GP"]),
            cardiologist,
        ];
        Scene::of(&people, &solve(&people, &Rules::default()).unwrap())
    }

    #[test]
    fn pairs_stand_first_and_the_rest_below() {
        let scene = scene();
        assert_eq!(scene.rows(), 2);
        assert!(scene.is_pair(0) && !scene.is_pair(1));
        let weights: Vec<_> = [(Side::A, 0), (Side::B, 0), (Side::B, 1)]
            .into_iter()
            .map(|place| scene.end(place).unwrap().weight())
            .collect();
        assert_eq!(weights, ["second", "first", "none"]);
    }

    #[test]
    fn a_choice_of_a_specialty_leads_to_everybody_who_has_it() {
        assert_eq!(scene().wishes((Side::A, 0)), [(2, 0)]);
        assert_eq!(scene().wishes((Side::B, 1)), []);
    }

    #[test]
    fn the_keyboard_comes_in_where_somebody_stands() {
        assert_eq!(scene().first(), Some((Side::A, 0)));
        let alone = [b("Bea")];
        let outcome = solve(&alone, &Rules::default()).unwrap();
        assert_eq!(Scene::of(&alone, &outcome).first(), Some((Side::B, 0)));
        assert_eq!(Scene::default().first(), None);
    }

    #[test]
    fn arrows_pass_over_empty_places() {
        let scene = scene();
        assert_eq!(
            scene.neighbour((Side::B, 0), "ArrowDown"),
            Some((Side::B, 1))
        );
        assert_eq!(scene.neighbour((Side::A, 0), "ArrowDown"), None);
        assert_eq!(scene.neighbour((Side::B, 1), "ArrowLeft"), None);
        assert_eq!(scene.neighbour((Side::B, 1), "ArrowUp"), Some((Side::B, 0)));
        assert_eq!(scene.neighbour((Side::A, 0), "x"), None);
    }
}
