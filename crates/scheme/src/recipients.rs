//! The people that a personal document goes to, read from a table: a list of volunteers, a file of pairs, or any table with
//! a column of names.
//!
//! A file of pairs gives two people for each row, each with the other as their partner. A column whose heading is a
//! blank's label or id fills that blank for each person.

use documents::{Template, Value, Values};

use crate::cell;
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
    /// The first or the last part of a name.
    NamePart(Column),
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
    /// Reads a table. The first row that holds anything holds the headings, or one of the next few where a title stands above
    /// them.
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
        let above = std::iter::once(headings).chain(rows).take(TITLE_ROWS + 1);
        let mut tried = above.map(|headings| described_by(headings, template));
        let Some(title_rows) = tried.position(|(columns, _)| has_names(&columns)) else {
            return Err(
                "This file has no column of names. Give one column the heading “name”, or choose the file of pairs from \
                 the workspace. Nothing was taken in."
                    .to_owned(),
            );
        };
        let (headings, rows) = match title_rows.checked_sub(1) {
            Some(at) => (
                rows.get(at).map(Vec::as_slice).unwrap_or_default(),
                rows.get(at + 1..).unwrap_or_default(),
            ),
            None => (headings.as_slice(), rows),
        };
        let (columns, pairs) = described_by(headings, template);
        let mut found = Self::default();
        let (mut nameless, mut unsendable) = (0_usize, Vec::new());
        for row in rows {
            let people = people_of(row, &columns, pairs, &mut unsendable);
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
        found.note(nameless, &unsendable, headings, &columns);
        Ok(found)
    }

    fn note(
        &mut self,
        nameless: usize,
        unsendable: &[String],
        headings: &[String],
        columns: &[Option<Fills>],
    ) {
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
            .count()
            .saturating_sub(unsendable.len());
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
        if let Some(first) = unsendable.first() {
            let mut named = unsendable
                .iter()
                .take(NAMED)
                .skip(1)
                .fold(first.clone(), |all, next| all + ", " + next);
            if unsendable.len() > NAMED {
                named.push_str(&format!(" and {} more", unsendable.len() - NAMED));
            }
            self.notes.push(format!(
                "An email draft for these people is addressed to nobody, because what stands in the column of addresses is not \
                 one email address: {named}."
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

/// How many rows may stand above the headings.
const TITLE_ROWS: usize = 5;

/// How many people are named one by one.
const NAMED: usize = 5;

/// What each of these headings means, and whether they are those of a file of pairs.
fn described_by(headings: &[String], template: &Template) -> (Vec<Option<Fills>>, bool) {
    let pairs = ["persona", "personb"].iter().all(|wanted| {
        let mut headings = headings.iter();
        headings.any(|heading| simplified(heading) == *wanted)
    });
    let columns = headings
        .iter()
        .map(|heading| fills(heading, pairs, template));
    (columns.collect(), pairs)
}

/// Whether the columns give each person a name.
fn has_names(columns: &[Option<Fills>]) -> bool {
    let has = |wanted: Fills| columns.contains(&Some(wanted));
    has(Fills::Of(Who::One, "name"))
        || has(Fills::NamePart(Column::FirstName)) && has(Fills::NamePart(Column::LastName))
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
        if let Some(part @ (Column::FirstName | Column::LastName)) = Column::of_heading(heading) {
            return Some(Fills::NamePart(part));
        }
    }
    let blank = template
        .blanks
        .iter()
        .find(|blank| simplified(&blank.id) == plain || simplified(&blank.label) == plain)?;
    Some(Fills::Blank(blank.id.clone()))
}

/// The people of one row: one, or the two of a pair. Whoever has something else than one address goes to `unsendable`.
fn people_of(
    row: &[String],
    columns: &[Option<Fills>],
    pairs: bool,
    unsendable: &mut Vec<String>,
) -> Vec<Recipient> {
    let cells: Vec<(&Fills, &str)> = columns
        .iter()
        .zip(row)
        .filter_map(|(column, cell)| Some((column.as_ref()?, cell.trim())))
        .filter(|(_, cell)| !cell.is_empty())
        .collect();
    let part = |wanted: Column| {
        let is = |fills: &Fills| *fills == Fills::NamePart(wanted);
        cells
            .iter()
            .find(|(fills, _)| is(fills))
            .map_or("", |(_, cell)| *cell)
    };
    let parts = cell::line(&format!(
        "{} {}",
        part(Column::FirstName),
        part(Column::LastName)
    ));
    let about = |who: Who| {
        let told = cells.iter().filter_map(move |(fills, cell)| match fills {
            Fills::Of(of, key) if *of == who => Some((*key, tidy(key, cell))),
            _ => None,
        });
        let mut told: Vec<(&str, String)> = told.collect();
        if who == Who::One && !parts.is_empty() && !told.iter().any(|(key, _)| *key == "name") {
            told.push(("name", parts.clone()));
        }
        // An address behind a name counts where there is no other.
        let of_name = Fills::Of(who, "name");
        let behind = cells.iter().find(|(fills, _)| **fills == of_name);
        if let Some(address) = behind.and_then(|(_, cell)| cell::name(cell).1)
            && !told.iter().any(|(key, _)| *key == "email")
        {
            told.push(("email", address));
        }
        told
    };
    let mut person = |own: Who, partner: Who| {
        let mut recipient = Recipient::default();
        let mut no_address = None;
        for (key, cell) in about(own) {
            match key {
                "name" => recipient.name.clone_from(&cell),
                "email" if cell::is_email(&cell) => recipient.email.clone_from(&cell),
                "email" => no_address = Some(cell.clone()),
                _ => {}
            }
            put(&mut recipient.values, format!("person.{key}"), &cell);
        }
        if let Some(written) = no_address.filter(|_| !recipient.name.is_empty()) {
            unsendable.push(format!("{} ({written})", recipient.name));
        }
        for (key, cell) in about(partner) {
            put(&mut recipient.values, format!("partner.{key}"), &cell);
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

/// A cell as it stands in a document: an address without what mail programs put around it, a name without its address.
fn tidy(key: &str, cell: &str) -> String {
    match key {
        "email" if cell::addresses(cell).len() == 1 => cell::email(cell),
        "name" => match cell::name(cell) {
            (name, _) if name.is_empty() => cell::line(cell),
            (name, _) => name,
        },
        _ => cell.to_owned(),
    }
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
