//! Reading TOML strictly: every key known, every type right, every problem at its place, all in one pass.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostics::{Problem, Problems, nearest};

/// The text that TOML came from: the file's name, the whole of its text, and where in it the TOML starts.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'a> {
    /// For messages, relative to the site's root.
    pub file: &'a str,
    /// The whole file.
    pub text: &'a str,
    /// Bytes before the TOML.
    pub offset: usize,
}

impl Origin<'_> {
    /// A problem at `span` of the TOML.
    pub fn problem(&self, span: &Range<usize>, message: impl Into<String>) -> Problem {
        let range = span.start + self.offset..span.end + self.offset;
        Problem::at(self.file, self.text, range, message)
    }
}

/// Parses TOML.
///
/// # Errors
/// The parser's own sentence, at its place.
pub fn parse<'a>(toml: &'a str, origin: Origin<'_>) -> Result<DeTable<'a>, Problem> {
    DeTable::parse(toml)
        .map(Spanned::into_inner)
        .map_err(|error| {
            let message = format!(
                "This is not TOML: {}.",
                error.message().trim_end_matches('.').replace('\n', ", ")
            );
            origin.problem(&error.span().unwrap_or(0..0), message)
        })
}

/// One table being read. Problems gather in `problems`; a field with a wrong type reads as absent.
pub struct Fields<'a, 'p> {
    table: &'a DeTable<'a>,
    origin: Origin<'a>,
    problems: &'p mut Problems,
}

impl<'a, 'p> Fields<'a, 'p> {
    /// Starts to read `table`.
    pub fn new(table: &'a DeTable<'a>, origin: Origin<'a>, problems: &'p mut Problems) -> Self {
        Self {
            table,
            origin,
            problems,
        }
    }

    /// Refuses every key that is not in `known`; `what` names the table in the message.
    ///
    /// `others` are keys that belong somewhere else, with the sentence that says where.
    pub fn only(&mut self, what: &str, known: &[&str], others: (&[&str], &str)) {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if known.contains(&name) {
                continue;
            }
            let problem = self
                .origin
                .problem(&key.span(), format!("{what} has no key \"{name}\"."));
            if others.0.contains(&name) {
                self.problems.push(problem.help(others.1));
                continue;
            }
            let problem = match nearest(name, known.iter().copied()) {
                Some(near) => problem.did_you_mean(Some(near)),
                None => problem.help("Data of your own goes under [extra]."),
            };
            self.problems.push(problem);
        }
    }

    fn value(&self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.table.get(key)
    }

    fn wrong(&mut self, key: &str, value: &Spanned<DeValue<'_>>, wanted: &str) {
        let message = format!(
            "\"{key}\" has to be {wanted}, and is {}.",
            kind(value.get_ref())
        );
        self.problems
            .push(self.origin.problem(&value.span(), message));
    }

    /// Adds a problem at the value of `key`, or at the start of the table when there is none.
    pub fn problem(&mut self, key: &str, message: impl Into<String>) {
        let span = self.value(key).map_or(0..0, Spanned::span);
        self.problems.push(self.origin.problem(&span, message));
    }

    /// A text.
    pub fn string(&mut self, key: &str) -> Option<String> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::String(text) => Some(text.to_string()),
            _ => {
                self.wrong(key, value, "text in quotation marks");
                None
            }
        }
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, key: &str) -> Option<bool> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Boolean(flag) => Some(*flag),
            _ => {
                self.wrong(key, value, "true or false");
                None
            }
        }
    }

    /// A whole number.
    pub fn integer(&mut self, key: &str) -> Option<i64> {
        let value = self.value(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        if number.is_none() {
            self.wrong(key, value, "a whole number");
        }
        number
    }

    /// A whole number that is not negative.
    pub fn count(&mut self, key: &str) -> Option<usize> {
        let number = self.integer(key)?;
        let count = usize::try_from(number).ok();
        if count.is_none() {
            self.problem(
                key,
                format!("\"{key}\" has to be 0 or more, and is {number}."),
            );
        }
        count
    }

    /// A TOML date, or a text that reads as one; given back as it stands: `2026-08-06` or with a time.
    pub fn date(&mut self, key: &str) -> Option<String> {
        let value = self.value(key)?;
        let date = match value.get_ref() {
            DeValue::Datetime(date) if date.date.is_some() => Some(date.to_string()),
            DeValue::String(text) => text
                .parse::<toml::value::Datetime>()
                .ok()
                .filter(|date| date.date.is_some())
                .map(|date| date.to_string()),
            _ => None,
        };
        if date.is_none() {
            self.wrong(key, value, "a date such as 2026-08-06");
        }
        date
    }

    /// A list of texts.
    pub fn strings(&mut self, key: &str) -> Option<Vec<String>> {
        let value = self.value(key)?;
        let texts = match value.get_ref() {
            DeValue::Array(items) => items
                .iter()
                .map(|item| match item.get_ref() {
                    DeValue::String(text) => Some(text.to_string()),
                    _ => None,
                })
                .collect(),
            _ => None,
        };
        if texts.is_none() {
            self.wrong(key, value, "a list of texts, such as [\"one\", \"two\"]");
        }
        texts
    }

    /// A list of texts for each key of a table: `[taxonomies]`.
    pub fn lists(&mut self, key: &str) -> BTreeMap<String, Vec<String>> {
        let Some(value) = self.value(key) else {
            return BTreeMap::new();
        };
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong(key, value, "a table");
            return BTreeMap::new();
        };
        let mut inner = Fields::new(table, self.origin, self.problems);
        table
            .keys()
            .filter_map(|name| Some((name.get_ref().to_string(), inner.strings(name.get_ref())?)))
            .collect()
    }

    /// A table within this one, to be read by `read`.
    pub fn table<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&mut Fields<'a, '_>) -> T,
    ) -> Option<T> {
        let value = self.value(key)?;
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong(key, value, "a table");
            return None;
        };
        Some(read(&mut Fields::new(table, self.origin, self.problems)))
    }

    /// A list of tables, each to be read by `read`.
    pub fn tables<T>(
        &mut self,
        key: &str,
        mut read: impl FnMut(&mut Fields<'a, '_>) -> T,
    ) -> Vec<T> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong(key, value, "a list of tables");
            return Vec::new();
        };
        let mut list = Vec::new();
        for item in items.iter() {
            match item.get_ref() {
                DeValue::Table(table) => {
                    list.push(read(&mut Fields::new(table, self.origin, self.problems)))
                }
                _ => self.wrong(key, item, "a list of tables"),
            }
        }
        list
    }

    /// Whatever the author put there: `[extra]`.
    pub fn free(&mut self, key: &str) -> tera::Value {
        self.value(key).map_or_else(
            || tera::Value::from(tera::Map::new()),
            |value| to_tera(value.get_ref()),
        )
    }
}

/// What a value is, for messages.
fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// The value as templates see it. Dates become text, which the `date` filter reads.
pub fn to_tera(value: &DeValue<'_>) -> tera::Value {
    match value {
        DeValue::String(text) => tera::Value::from(text.to_string()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or_else(|_| tera::Value::from(number.to_string()), tera::Value::from),
        DeValue::Float(number) => {
            tera::Value::from(number.as_str().parse::<f64>().unwrap_or(f64::NAN))
        }
        DeValue::Boolean(flag) => tera::Value::from(*flag),
        DeValue::Datetime(date) => tera::Value::from(date.to_string()),
        DeValue::Array(items) => tera::Value::from(
            items
                .iter()
                .map(|item| to_tera(item.get_ref()))
                .collect::<Vec<_>>(),
        ),
        DeValue::Table(table) => tera::Value::from(table_to_tera(table)),
    }
}

/// A table as templates see it, its keys in alphabetical order.
pub fn table_to_tera(table: &DeTable<'_>) -> tera::Map {
    table
        .iter()
        .map(|(key, value)| {
            (
                tera::value::Key::from(key.get_ref().to_string()),
                to_tera(value.get_ref()),
            )
        })
        .collect()
}
