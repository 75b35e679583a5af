//! The people that a personal document goes to, read from a table: a list of volunteers, a file of pairs, or any table with
//! a column of names.
//!
//! A file of pairs gives two people for each row, each with the other as their partner. A column whose heading is a
//! blank's label or id fills that blank for each person.

use documents::{Template, Value, Values};

use crate::column::{Column, simplified};

/// Somebody that a document goes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recipient {
    /// Their name, as in the table.
    pub name: String,
    /// Their email address; empty when the table has none.
    pub email: String,
    /// What fills the document for them alone: keys such as `partner.name`, and ids of blanks.
    pub values: Values,
}

/// The people of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recipients {
    /// In the order of the table.
    pub people: Vec<Recipient>,
    /// What somebody should look at, in sentences.
    pub notes: Vec<String>,
}

/// What a column fills.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fills {
    /// Something about one of the two people of a row, by its key without `person.` or `partner.`.
    Of(Who, &'static str),
    /// A blank.
    Blank(String),
}

/// The two people that a row can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    One,
    Other,
}

/// What can be told of a person, with the column of a list of volunteers that tells it.
const TOLD: [(&str, Column); 5] = [
    ("name", Column::Name),
    ("email", Column::Email),
    ("phone", Column::Phone),
    ("profession", Column::Profession),
    ("organisation", Column::Organisation),
];

impl Recipients {
    /// Reads a table. The first row that holds anything holds the headings.
    ///
    /// # Errors
    /// A sentence, when there is no column of names or nobody in it. Nothing is taken in then.
    pub fn read(rows: &[Vec<String>], template: &Template) -> Result<Self, String> {
        let start = rows
            .iter()
            .position(|row| row.iter().any(|cell| !cell.trim().is_empty()));
        let rows = start
            .and_then(|start| rows.get(start..))
            .unwrap_or_default();
        let Some((headings, rows)) = rows.split_first() else {
            return Err("This file is empty. Nothing was taken in.".to_owned());
        };
        let pairs = ["persona", "personb"].iter().all(|wanted| {
            let mut headings = headings.iter();
            headings.any(|heading| simplified(heading) == *wanted)
        });
        let columns: Vec<Option<Fills>> = headings
            .iter()
            .map(|heading| fills(heading, pairs, template))
            .collect();
        if !columns.contains(&Some(Fills::Of(Who::One, "name"))) {
            return Err(
                "This file has no column of names. Give one column the heading “name”, or choose the file of pairs from \
                 the workspace. Nothing was taken in."
                    .to_owned(),
            );
        }
        let mut found = Self::default();
        let mut nameless = 0_usize;
        for row in rows {
            let people = people_of(row, &columns, pairs);
            if people.is_empty() && row.iter().any(|cell| !cell.trim().is_empty()) {
                nameless += 1;
            }
            found.people.extend(people);
        }
        if found.people.is_empty() {
            return Err(
                "This file names nobody below its headings. Nothing was taken in.".to_owned(),
            );
        }
        found.note(nameless, headings, &columns);
        Ok(found)
    }

    fn note(&mut self, nameless: usize, headings: &[String], columns: &[Option<Fills>]) {
        if nameless > 0 {
            self.notes.push(if nameless == 1 {
                "1 row has no name and was left out.".to_owned()
            } else {
                format!("{nameless} rows have no name and were left out.")
            });
        }
        let without = self
            .people
            .iter()
            .filter(|person| person.email.is_empty())
            .count();
        if without > 0 {
            let people = if without == 1 {
                "1 person has".to_owned()
            } else {
                format!("{without} people have")
            };
            self.notes.push(format!(
                "{people} no email address. An email draft for them is addressed to nobody."
            ));
        }
        let unused: Vec<String> = headings
            .iter()
            .zip(columns)
            .filter(|(heading, column)| column.is_none() && !heading.trim().is_empty())
            .map(|(heading, _)| format!("“{}”", heading.trim()))
            .collect();
        if !unused.is_empty() {
            self.notes.push(format!(
                "This document has no use for these columns: {}.",
                unused.join(", ")
            ));
        }
    }
}

/// What a heading means for this template.
fn fills(heading: &str, pairs: bool, template: &Template) -> Option<Fills> {
    let plain = simplified(heading);
    if plain.is_empty() {
        return None;
    }
    if pairs {
        let sides = [("a", Who::One), ("b", Who::Other)];
        for (key, column) in TOLD {
            let start = if column == Column::Name {
                "person"
            } else {
                key
            };
            for (side, who) in sides {
                if plain == format!("{start}{side}") {
                    return Some(Fills::Of(who, key));
                }
            }
        }
    } else {
        let told = |text: &str| {
            let column = Column::of_heading(text)?;
            TOLD.iter()
                .find(|(_, told)| *told == column)
                .map(|(key, _)| *key)
        };
        if let Some(rest) = plain.strip_prefix("partner") {
            let rest = rest
                .strip_prefix('s')
                .filter(|rest| told(rest).is_some())
                .unwrap_or(rest);
            let key = if rest.is_empty() {
                Some("name")
            } else {
                told(rest)
            };
            if let Some(key) = key {
                return Some(Fills::Of(Who::Other, key));
            }
        }
        if let Some(key) = told(heading) {
            return Some(Fills::Of(Who::One, key));
        }
    }
    let blank = template
        .blanks
        .iter()
        .find(|blank| simplified(&blank.id) == plain || simplified(&blank.label) == plain)?;
    Some(Fills::Blank(blank.id.clone()))
}

/// The people of one row: one, or the two of a pair.
fn people_of(row: &[String], columns: &[Option<Fills>], pairs: bool) -> Vec<Recipient> {
    let cells: Vec<(&Fills, &str)> = columns
        .iter()
        .zip(row)
        .filter_map(|(column, cell)| Some((column.as_ref()?, cell.trim())))
        .filter(|(_, cell)| !cell.is_empty())
        .collect();
    let about = |who: Who| {
        cells.iter().filter_map(move |(fills, cell)| match fills {
            Fills::Of(of, key) if *of == who => Some((*key, *cell)),
            _ => None,
        })
    };
    let person = |own: Who, partner: Who| {
        let mut recipient = Recipient::default();
        for (key, cell) in about(own) {
            match key {
                "name" => cell.clone_into(&mut recipient.name),
                "email" => cell.clone_into(&mut recipient.email),
                _ => {}
            }
            put(&mut recipient.values, format!("person.{key}"), cell);
        }
        for (key, cell) in about(partner) {
            put(&mut recipient.values, format!("partner.{key}"), cell);
        }
        for (fills, cell) in &cells {
            if let Fills::Blank(id) = fills {
                put(&mut recipient.values, id.clone(), cell);
            }
        }
        (!recipient.name.is_empty()).then_some(recipient)
    };
    let one = person(Who::One, Who::Other);
    // Half a pair is nobody's partner.
    let other = pairs.then(|| person(Who::Other, Who::One)).flatten();
    one.into_iter().chain(other).collect()
}

fn put(values: &mut Values, key: String, cell: &str) {
    values.insert(key, Value::Text(cell.to_owned()));
}

impl Recipient {
    /// The values of a template for this person: theirs before those that stand for everybody.
    #[must_use]
    pub fn fill(&self, template: &Template, everybody: &Values) -> Values {
        let mut values = everybody.clone();
        for blank in &template.blanks {
            let own = self
                .values
                .get(&blank.id)
                .or_else(|| self.values.get(&blank.from));
            if let Some(own) = own {
                values.insert(blank.id.clone(), own.clone());
            } else if crate::details::is_personal(&blank.from) {
                // Nobody gets what was typed for somebody else.
                values.remove(&blank.id);
            }
        }
        values
    }
}
