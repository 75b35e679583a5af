//! What only the list as a whole shows: people who stand in it twice, and entries that name nobody.

use pairing::{Heading, Notice, NoticeKind, Person, Side, Texts, comparable, review};

use crate::column::Column;
use crate::problem::{Places, Problem, Severity};
use crate::roster::Volunteer;

/// Leaves out people who stand in the list already, then looks at everybody whom somebody names.
pub(crate) fn check(
    volunteers: &mut Vec<Volunteer>,
    places: Places<'_>,
    problems: &mut Vec<Problem>,
) {
    leave_out_repeats(volunteers, places, problems);
    report_same_names(volunteers, places, problems);
    split_comma_lists(volunteers);
    let people: Vec<Person> = volunteers
        .iter()
        .map(|volunteer| volunteer.person.clone())
        .collect();
    let found = review(&people);
    let mut report = |index: usize, column, message: String, entry: &str, offers: Vec<String>| {
        if let Some(volunteer) = volunteers.get(index) {
            let name = &volunteer.person.name;
            let problem = places.problem(volunteer.row, column, name, Severity::Kept, message);
            problems.push(Problem {
                entry: entry.to_owned(),
                offers,
                ..problem
            });
        }
    };
    let mut nearest = Nearest::default();
    for notice in &found.notices {
        let found = nearest.of(notice, &people);
        let offers = match &notice.kind {
            NoticeKind::Ambiguous { people: several } => emails(several, &people),
            _ => found.into_iter().map(str::to_owned).collect(),
        };
        let column = column_of(notice.heading);
        report(
            notice.person,
            column,
            notice.message(found),
            &notice.entry,
            offers,
        );
    }
    for problem in &found.problems {
        // Ids and capacities were settled above; what is left is about locks.
        if let pairing::Problem::TooManyLocks { person, .. } = problem {
            report(
                *person,
                Column::LockedWith,
                problem.to_string(),
                "",
                Vec::new(),
            );
        }
    }
}

/// The emails of people who share a name: each of them means one alone.
fn emails(several: &[usize], people: &[Person]) -> Vec<String> {
    let mut emails = Vec::new();
    for &at in several {
        if let Some(person) = people.get(at)
            && !person.email.is_empty()
        {
            emails.push(person.email.clone());
        }
    }
    emails
}

/// For how many different entries the nearest name is looked for. A file with more has the wrong things in a column, and
/// comparing each of thousands with each of thousands would freeze the page.
const LOOKED_FOR: usize = 100;

/// An entry, the side of whoever wrote it, and whether it is a preference.
type Asked = (String, Option<Side>, bool);

/// The nearest entries found so far, by what was looked for.
#[derive(Default)]
struct Nearest {
    found: Vec<(Asked, Option<String>)>,
}

impl Nearest {
    fn of(&mut self, notice: &Notice, people: &[Person]) -> Option<&str> {
        let side = people.get(notice.person).map(|person| person.side);
        let key = (
            comparable(&notice.entry),
            side,
            matches!(notice.heading, Heading::Preference(_)),
        );
        let at = match self.found.iter().position(|(asked, _)| *asked == key) {
            Some(at) => at,
            None if self.found.len() == LOOKED_FOR => return None,
            None => {
                self.found.push((key, notice.nearest(people)));
                self.found.len() - 1
            }
        };
        self.found
            .get(at)
            .and_then(|(_, nearest)| nearest.as_deref())
    }
}

fn column_of(heading: Heading) -> Column {
    match heading {
        Heading::Preference(1) => Column::Preference1,
        Heading::Preference(2) => Column::Preference2,
        Heading::Preference(_) => Column::Preference3,
        Heading::Exclusions => Column::Exclusions,
        Heading::LockedWith => Column::LockedWith,
        Heading::Previous => Column::Previous,
    }
}

/// The same email, or the same name where there is no email to tell two people apart: the first row counts.
fn leave_out_repeats(
    volunteers: &mut Vec<Volunteer>,
    places: Places<'_>,
    problems: &mut Vec<Problem>,
) {
    let mut ids = Texts::default();
    // By the number of the id: the row and the name of the first person who has it.
    let mut first_with: Vec<(usize, String)> = Vec::new();
    volunteers.retain(|volunteer| {
        let person = &volunteer.person;
        let id = (ids.of(&person.id) as usize).saturating_sub(1);
        let Some((row, name)) = first_with.get(id) else {
            first_with.push((volunteer.row, person.name.clone()));
            return true;
        };
        let (column, message) = if person.email.is_empty() {
            let message = format!("{} stands in row {row} already. If they are two people, give each an email address.", person.name);
            (Column::Name, message)
        } else {
            let message = format!(
                "{} is the email address of {name} in row {row} already. Take one of the rows out, or correct the address.",
                person.email
            );
            (Column::Email, message)
        };
        problems.push(places.problem(volunteer.row, column, &person.name, Severity::LeftOut, message));
        false
    });
}

/// Two people may share a name, but then whoever chooses them by name could mean either.
fn report_same_names(volunteers: &[Volunteer], places: Places<'_>, problems: &mut Vec<Problem>) {
    let mut names = Texts::default();
    let mut first_with: Vec<usize> = Vec::new();
    for volunteer in volunteers {
        let name = &volunteer.person.name;
        let number = (names.of(name) as usize).saturating_sub(1);
        let Some(&first) = first_with.get(number) else {
            first_with.push(volunteer.row);
            continue;
        };
        if first != volunteer.row {
            let message = format!(
                "Row {first} has the same name. If this is one person, take one of the rows out; if not, choices of this name \
                 should be emails."
            );
            problems.push(places.problem(
                volunteer.row,
                Column::Name,
                name,
                Severity::Kept,
                message,
            ));
        }
    }
}

/// "Ann Smith, Bob Jones" names two people when both are in the list; a comma alone does not say so.
fn split_comma_lists(volunteers: &mut [Volunteer]) {
    let mut known = Texts::default();
    for volunteer in volunteers.iter() {
        known.of(&volunteer.person.name);
        known.of(&volunteer.person.email);
    }
    let split = |entries: &mut Vec<String>| {
        let mut split = Vec::with_capacity(entries.len());
        for entry in entries.drain(..) {
            let so_far = split.len();
            for part in entry.split(',') {
                split.push(part.trim().to_owned());
                if known.known(part).is_none() {
                    split.truncate(so_far);
                    split.push(entry);
                    break;
                }
            }
        }
        *entries = split;
    };
    for volunteer in volunteers {
        split(&mut volunteer.person.exclusions);
        split(&mut volunteer.person.previous);
    }
}
