//! A look over the list before anybody is paired.

use crate::notice::notices;
use crate::register::Register;
use crate::{Notice, Person, Problem, Rules};

/// What a look over the list found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// What stands in the way of pairing: [`crate::solve`] fails with these.
    pub problems: Vec<Problem>,
    /// What has no effect or cannot be meant: [`crate::Outcome`] carries these too.
    pub notices: Vec<Notice>,
}

/// Looks over the people without pairing them.
#[must_use]
pub fn review(people: &[Person]) -> Review {
    let (register, problems) = Register::with_problems(people, &Rules::default());
    let notices = notices(people, &register);
    Review { problems, notices }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Side, solve};

    #[test]
    fn a_review_finds_what_pairing_would() {
        let person = |name: &str, side, choice: &str| Person {
            id: name.to_owned(),
            name: name.to_owned(),
            side,
            choices: vec![choice.to_owned()],
            ..Person::default()
        };
        let mut people = vec![
            person("Ann", Side::A, "Bobb"),
            person("Bob", Side::B, "Ann"),
        ];
        let found = review(&people);
        assert_eq!(found.problems, []);
        assert_eq!(
            found.notices,
            solve(&people, &Rules::default()).unwrap().notices
        );
        assert_eq!(
            found.notices[0].sentence(&people),
            "Ann, preference_1: \"Bobb\" matches nobody on the other side. Did you mean \"Bob\"?"
        );
        people.push(person("Ann", Side::A, ""));
        assert_eq!(
            review(&people).problems,
            solve(&people, &Rules::default()).unwrap_err().problems
        );
    }
}
