//! The volunteers of a scheme, as read from a file.

use files::csv::{Place, Table};
use pairing::{Person, Side, order};

use crate::cell;
use crate::column::Column;
use crate::heading_map::HeadingMap;
use crate::people;
use crate::problem::{Places, Problem, Severity};
use crate::read_error::ReadError;
use crate::row::RowReader;
use crate::sheet::Sheet;
use crate::sides::Sides;

/// One person who takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volunteer {
    /// The row of the file, as a spreadsheet counts.
    pub row: usize,
    /// Telephone number as it was written; may be empty. The pairing does not need it, the administrator does.
    pub phone: String,
    /// Everything that the pairing depends on.
    pub person: Person,
}

/// All that a file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roster {
    /// Everybody who can be paired, in the order of the file.
    pub volunteers: Vec<Volunteer>,
    /// What to put right, in the order of the file.
    pub problems: Vec<Problem>,
    /// What to know about the file as a whole, in sentences.
    pub warnings: Vec<String>,
    /// What the file calls side A and side B; empty where nobody is on that side.
    pub side_words: [String; 2],
}

impl Roster {
    /// The people for the pairing, in the order of [`Roster::volunteers`]: their indices are the same.
    pub fn people(&self) -> Vec<Person> {
        self.volunteers
            .iter()
            .map(|volunteer| volunteer.person.clone())
            .collect()
    }

    /// What the file calls a side.
    pub fn side_word(&self, side: Side) -> &str {
        let [a, b] = &self.side_words;
        match side {
            Side::A => a,
            Side::B => b,
        }
    }

    /// How many rows were left out.
    pub fn left_out(&self) -> usize {
        // The problems stand in the order of the rows.
        let (mut last, mut rows) = (None, 0);
        for problem in &self.problems {
            if problem.severity == Severity::LeftOut
                && last.replace(problem.row) != Some(problem.row)
            {
                rows += 1;
            }
        }
        rows
    }
}

/// Reads a volunteers file, guessing its columns from its headings. `file_name` is for the sentences.
///
/// # Errors
/// When the file cannot be read, lacks a column that nothing can be done without, or holds nobody. All else is in
/// [`Roster::problems`], found in one go.
pub fn read_volunteers(bytes: &[u8], file_name: &str) -> Result<Roster, ReadError> {
    Sheet::read(bytes, file_name)
        .map_err(ReadError::File)?
        .roster()
}

/// Reads the rows of a table by a map of its headings.
///
/// # Errors
/// As [`read_volunteers`], but for what a file can have wrong.
pub fn read_table(table: &Table, map: &HeadingMap, file_name: &str) -> Result<Roster, ReadError> {
    let file_name = file_name.to_owned();
    let missing = map.missing(&table.headings);
    if !missing.is_empty() {
        return Err(ReadError::MissingColumns { file_name, missing });
    }
    if table.rows.is_empty() {
        return Err(ReadError::Nobody { file_name });
    }
    let mut words = Vec::new();
    if let Some(column) = map.index_of(Column::Side) {
        for row in &table.rows {
            words.extend(row.cells.get(column).map(String::as_str));
        }
    }
    let sides = Sides::of(words.into_iter());
    let places = Places {
        headings: &table.headings,
        map,
    };
    let mut problems = Vec::new();
    let mut reader = RowReader {
        places,
        sides: &sides,
        problems: &mut problems,
    };
    let mut volunteers = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        volunteers.extend(reader.read(row));
    }
    people::check(&mut volunteers, places, &mut problems);
    let place = |at: usize| {
        problems
            .get(at)
            .map(|problem| (problem.row, problem.column))
    };
    let sorted = order(problems.len(), &mut |one, two| place(one).cmp(&place(two)));
    let mut in_order = Vec::with_capacity(problems.len());
    for at in sorted {
        in_order.extend(problems.get(at).cloned());
    }
    let mut roster = Roster {
        volunteers,
        problems: in_order,
        warnings: Vec::new(),
        side_words: sides.words.clone(),
    };
    roster.warnings = warnings(&roster, &sides, places);
    roster.warnings.splice(0..0, unseen(table, places));
    Ok(roster)
}

/// How many places are named one by one.
const NAMED: usize = 5;

/// A sentence about letters that nobody can see and that were taken out.
fn unseen(table: &Table, places: Places<'_>) -> Option<String> {
    let (mut named, mut cells) = (Vec::new(), 0_usize);
    for row in &table.rows {
        for (index, cell) in row.cells.iter().enumerate() {
            if cell.is_ascii() && !cell.bytes().any(|byte| byte.is_ascii_control()) {
                continue;
            }
            let found = cell::unseen(cell);
            if found.is_empty() || places.map.meaning(index).is_none() {
                continue;
            }
            cells += 1;
            if cells <= NAMED {
                let place = Place {
                    row: row.number,
                    column: index + 1,
                    heading: places.headings.get(index).cloned(),
                };
                let mut codes = String::new();
                for letter in found {
                    codes.push_str(&format!(" U+{:04X}", letter as u32));
                }
                named.push(format!("{place}:{codes}"));
            }
        }
    }
    let more = cells.saturating_sub(NAMED);
    if more > 0 {
        named.push(format!("and {more} more"));
    }
    let them = match cells {
        0 => return None,
        1 => "1 cell".to_owned(),
        cells => format!("{cells} cells"),
    };
    Some(format!(
        "Letters that nobody can see were taken out of {them}. {}. Check that what is written there is whole.",
        named.join("; ")
    ))
}

/// Sentences about the file as a whole.
fn warnings(roster: &Roster, sides: &Sides, places: Places<'_>) -> Vec<String> {
    let mut warnings = Vec::new();
    let mut unused = Vec::new();
    let mut grid = places.grid(Column::HostDays);
    grid.extend(places.grid(Column::VisitDays));
    for index in places.map.unused() {
        if let Some(heading) = places.headings.get(index)
            && !heading.is_empty()
            && !grid.iter().any(|(known, _)| *known == index)
        {
            unused.push(heading.clone());
        }
    }
    if !unused.is_empty() {
        warnings.push(format!(
            "These columns are not used: {}.",
            unused.join(", ")
        ));
    }
    let (mut on_a, mut on_b) = (0, 0);
    let mut unreached = Vec::new();
    for Volunteer { person, .. } in &roster.volunteers {
        match person.side {
            Side::A => on_a += 1,
            Side::B => on_b += 1,
        }
        if person.email.is_empty() {
            unreached.push(person.name.as_str());
        }
    }
    if let (Some(third), [a, b, ..]) = (&sides.third, sides.words.as_slice()) {
        warnings.push(format!(
            "\"{a}\", \"{b}\" and \"{third}\" are three sides, and an exchange has two. Run two rounds: first without \
             \"{third}\", then \"{third}\" with whoever is left."
        ));
    }
    if !roster.volunteers.is_empty() && (on_a == 0 || on_b == 0) {
        let side = if on_a == 0 { Side::B } else { Side::A };
        warnings.push(format!(
            "Everybody is on one side, \"{}\". Nobody can be paired before people of the other side are in the file.",
            roster.side_word(side)
        ));
    }
    match unreached.as_slice() {
        [] => {}
        [first] => warnings.push(format!("{first} has no email address.")),
        [first, rest @ ..] => {
            let others = rest.len();
            warnings.push(format!(
                "{} people have no email address: {first} and {others} more.",
                others + 1
            ));
        }
    }
    warnings
}
