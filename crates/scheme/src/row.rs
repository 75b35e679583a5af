//! One row of the file into one volunteer.

use files::csv::Row;
use pairing::{Person, Sessions, comparable, says_no_preference};

use crate::cell;
use crate::column::Column;
use crate::problem::{Places, Problem, Severity};
use crate::roster::Volunteer;
use crate::sessions::{self, Asked, Why};
use crate::sides::Sides;

/// Reads rows, collecting what is wrong with them.
pub(crate) struct RowReader<'a> {
    pub(crate) places: Places<'a>,
    pub(crate) sides: &'a Sides,
    pub(crate) problems: &'a mut Vec<Problem>,
}

/// One row, and the name in it for the sentences about it.
struct Cells<'a> {
    row: &'a Row,
    name: String,
}

impl RowReader<'_> {
    /// The volunteer of a row. `None` when something is missing that nothing can be done without.
    pub(crate) fn read(&mut self, row: &Row) -> Option<Volunteer> {
        let written = self.raw(row, Column::Email);
        let several = Some(cell::addresses(written)).filter(|all| all.len() > 1);
        let (name, address) = self.full_name(row);
        let email = match (&several, cell::email(written)) {
            // No address is better than a wrong one, and nobody knows whose the second one is.
            (Some(_), _) => String::new(),
            (None, email) if email.is_empty() => address.unwrap_or_default(),
            (None, email) => email,
        };
        let cells = Cells { row, name };
        let beyond = self.nothing_beyond_headings(&cells);
        let side = self.side(&cells);
        if let Some(several) = several {
            self.ask_whose(&cells, several);
        }
        let name = self.name_or_email(&cells, &email);
        if !email.is_empty() && !cell::is_email(&email) {
            let message = format!(
                "\"{email}\" is not an email address. Correct it, so that messages arrive."
            );
            self.report(&cells, Column::Email, Severity::Kept, message);
        }
        let capacity = self.capacity(&cells);
        let host = self.sessions(&cells, Column::HostDays);
        let visit = self.sessions(&cells, Column::VisitDays);
        let locked_with = self.locked_with(&cells);
        let (Some(()), Some(side), Some(name)) = (beyond, side, name) else {
            return None;
        };
        let text = |column| cell::entry(self.raw(row, column));
        let list = |column| cell::list(self.raw(row, column));
        Some(Volunteer {
            row: row.number,
            phone: text(Column::Phone),
            person: Person {
                id: if email.is_empty() {
                    name.clone()
                } else {
                    email.to_lowercase()
                },
                name,
                email,
                profession: text(Column::Profession),
                side,
                organisation: text(Column::Organisation),
                specialty: text(Column::Specialty),
                locality: text(Column::Locality),
                registered_practice: text(Column::RegisteredPractice),
                host,
                visit,
                choices: [
                    Column::Preference1,
                    Column::Preference2,
                    Column::Preference3,
                ]
                .map(|c| choice(text(c)))
                .to_vec(),
                exclusions: list(Column::Exclusions),
                locked_with,
                previous: list(Column::Previous),
                capacity,
            },
        })
    }

    /// The cell as it stands in the file; empty when the file lacks the column.
    fn raw<'r>(&self, row: &'r Row, column: Column) -> &'r str {
        let index = self.places.map.index_of(column);
        index
            .and_then(|index| row.cells.get(index))
            .map_or("", String::as_str)
    }

    fn report(&mut self, cells: &Cells<'_>, column: Column, severity: Severity, message: String) {
        self.problems.push(self.places.problem(
            cells.row.number,
            column,
            &cells.name,
            severity,
            message,
        ));
    }

    /// A cell with several email addresses: which one is this person's?
    fn ask_whose(&mut self, cells: &Cells<'_>, addresses: Vec<String>) {
        let written = cell::line(self.raw(cells.row, Column::Email));
        let message = format!(
            "\"{written}\" holds {} email addresses. Write one in this cell, and give anybody else a row of their own. Until \
             then this person counts as having no email address.",
            addresses.len()
        );
        self.report(cells, Column::Email, Severity::Kept, message);
        if let Some(problem) = self.problems.last_mut() {
            problem.offers = addresses;
            problem.entry = written;
        }
    }

    /// The name, or first and last name together; and an address that stands behind the name.
    fn full_name(&self, row: &Row) -> (String, Option<String>) {
        let (name, address) = cell::name(self.raw(row, Column::Name));
        if !name.is_empty() || address.is_some() {
            return (name, address);
        }
        cell::name(&format!(
            "{} {}",
            self.raw(row, Column::FirstName),
            self.raw(row, Column::LastName)
        ))
    }

    /// A comma that should have been in quotation marks moves all cells after it: nothing of such a row can be trusted.
    fn nothing_beyond_headings(&mut self, cells: &Cells<'_>) -> Option<()> {
        let headings = self.places.headings.len();
        let mut beyond = cells.row.cells.iter().enumerate().skip(headings);
        let Some((index, text)) = beyond.find(|(_, text)| !text.trim().is_empty()) else {
            return Some(());
        };
        let message = format!(
            "\"{}\" stands beyond the last heading, so the cells of this row have moved. Put a cell that holds a comma in \
             quotation marks.",
            cell::line(text)
        );
        let person = Some(cells.name.clone()).filter(|name| !name.is_empty());
        self.problems.push(Problem {
            row: cells.row.number,
            column: Some(index + 1),
            heading: None,
            person,
            message,
            severity: Severity::LeftOut,
            offers: Vec::new(),
            entry: String::new(),
        });
        None
    }

    /// Without a name the email stands in: somebody who can be written to should not be lost.
    fn name_or_email(&mut self, cells: &Cells<'_>, email: &str) -> Option<String> {
        if !cells.name.is_empty() {
            return Some(cells.name.clone());
        }
        let column = if self.places.map.index_of(Column::Name).is_some() {
            Column::Name
        } else {
            Column::FirstName
        };
        if email.is_empty() {
            self.report(
                cells,
                column,
                Severity::LeftOut,
                "The name is missing. Write it in this cell.".to_owned(),
            );
            return None;
        }
        let message = format!(
            "The name is missing. Write it in this cell; until then {email} stands for it."
        );
        self.report(cells, column, Severity::Kept, message);
        Some(email.to_owned())
    }

    fn side(&mut self, cells: &Cells<'_>) -> Option<pairing::Side> {
        let text = cell::entry(self.raw(cells.row, Column::Side));
        if let Some(side) = self.sides.side(&text) {
            return Some(side);
        }
        let [a, b] = &self.sides.words;
        let write = if a.is_empty() || b.is_empty() {
            "Write a word for one of the two sides, such as \"general practice\" or \"hospital\"."
                .to_owned()
        } else if let Some(nearest) = self.sides.nearest(&text) {
            format!("Did you mean \"{nearest}\"?")
        } else {
            format!("Write \"{a}\" or \"{b}\".")
        };
        let message = if text.is_empty() {
            format!("The side is missing. {write}")
        } else {
            format!(
                "\"{text}\" is a third side, next to \"{a}\" and \"{b}\", but an exchange has two. {write}"
            )
        };
        let nearest = self.sides.nearest(&text).map(str::to_owned);
        self.report(cells, Column::Side, Severity::LeftOut, message);
        if let Some(problem) = self.problems.last_mut() {
            problem.offers = nearest.into_iter().collect();
            problem.entry = text;
        }
        None
    }

    fn capacity(&mut self, cells: &Cells<'_>) -> u8 {
        let text = self.raw(cells.row, Column::Capacity);
        cell::capacity(text).unwrap_or_else(|| {
            let message = format!(
                "\"{}\" is not a number of partners. Write 1 or 2; until then it counts as 1.",
                cell::line(text)
            );
            self.report(cells, Column::Capacity, Severity::Kept, message);
            1
        })
    }

    /// The half days of a row: one cell, or the cells of a grid with a column for each day.
    fn half_days(&self, row: &Row, column: Column) -> String {
        let mut grid = self.places.grid(column);
        if grid.is_empty() {
            return self.raw(row, column).to_owned();
        }
        // A column of its own beside the grid counts too.
        if let Some(index) = self.places.map.index_of(column)
            && !grid.iter().any(|(known, _)| *known == index)
        {
            grid.push((index, String::new()));
        }
        let mut all = String::new();
        for (index, day) in grid {
            let cell = row.cells.get(index).map_or("", String::as_str);
            if !cell.trim().is_empty() {
                // What stands in the cell belongs to its day, whatever is between its entries.
                let cell = if day.is_empty() {
                    cell.to_owned()
                } else {
                    cell.trim()
                        .trim_end_matches(';')
                        .replace([';', '\n', '\r'], ", ")
                };
                all.push_str(&format!("{day} {cell}\n"));
            }
        }
        all
    }

    fn sessions(&mut self, cells: &Cells<'_>, column: Column) -> Sessions {
        let read = sessions::read(&self.half_days(cells.row, column));
        let until_then = match read.sessions.listed("; ") {
            none if none.is_empty() => "no half day".to_owned(),
            listed => listed,
        };
        for Asked { item, why } in &read.asked {
            let what = match why {
                Why::Unknown if looks_like_a_date(item) => {
                    "looks like a date, but days of the week are asked for. Write half days such as Mon AM; Tue PM."
                }
                Why::Unknown => "is not a half day. Write half days such as Mon AM; Tue PM.",
                Why::Unclear => {
                    "can be read in more than one way. Write each half day with its day, such as Mon AM; Wed AM."
                }
            };
            let message = format!("\"{item}\" {what} Until then the cell counts as {until_then}.");
            self.report(cells, column, Severity::Kept, message);
        }
        read.sessions
    }

    fn locked_with(&mut self, cells: &Cells<'_>) -> Option<String> {
        let mut partners = cell::list(self.raw(cells.row, Column::LockedWith)).into_iter();
        let first = partners.next()?;
        if let Some(second) = partners.next() {
            let message = format!(
                "This cell can name one person, so {first} counts. Name this person in the row of {second} too."
            );
            self.report(cells, Column::LockedWith, Severity::Kept, message);
        }
        Some(first)
    }
}

/// A choice, empty where it says in words that there is none.
fn choice(text: String) -> String {
    if says_no_preference(&comparable(&text)) {
        String::new()
    } else {
        text
    }
}

/// `12/03/2027`, or the number that Excel keeps for a date.
fn looks_like_a_date(item: &str) -> bool {
    let digits = item.chars().filter(char::is_ascii_digit).count();
    let other = item
        .chars()
        .filter(|c| !c.is_ascii_digit() && !matches!(c, '/' | '-' | '.' | ':' | ' '))
        .count();
    digits >= 4 && other == 0
}
