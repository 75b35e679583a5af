//! A filled-in form as headings, questions and answers in words: the one source of the page to print, the plain text,
//! the document and the email, so that all carry the same. As JSON it crosses to the module that writes Word files.

use serde::{Deserialize, Serialize};

use crate::answers::{Answer, Answers};
use crate::form::{Form, Question};
use crate::showing::Setting;
use crate::wording;

/// A filled-in form, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The form's title.
    pub title: String,
    /// Its sections that hold something.
    pub sections: Vec<RecordSection>,
}

/// One section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordSection {
    /// Heading.
    pub title: String,
    /// Its questions with their answers.
    pub entries: Vec<Entry>,
}

/// One question with its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Id of the question.
    pub question: String,
    /// The question as the person read it.
    pub label: String,
    /// The answer.
    pub value: Value,
}

/// An answer, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Value {
    /// Lines of text; none when there is no answer.
    Lines(Vec<String>),
    /// A table: its headings, then a cell for each heading in every row that holds anything.
    Table {
        /// Headings.
        headings: Vec<String>,
        /// Rows.
        rows: Vec<Vec<String>>,
    },
}

impl Value {
    /// True when there is no answer.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Lines(lines) => lines.is_empty(),
            Self::Table { rows, .. } => rows.is_empty(),
        }
    }
}

impl Record {
    /// Every question that is asked, answered or not.
    #[must_use]
    pub fn asked(title: &str, form: &Form, setting: &Setting, answers: &Answers) -> Self {
        Self::of(title, form, setting, answers, |_, _| true)
    }

    /// Only what is answered; without a name, nothing that tells who the person is.
    #[must_use]
    pub fn answered(
        title: &str,
        form: &Form,
        setting: &Setting,
        answers: &Answers,
        with_name: bool,
    ) -> Self {
        Self::of(title, form, setting, answers, |question, value| {
            (with_name || !question.identifies) && !value.is_empty()
        })
    }

    fn of(
        title: &str,
        form: &Form,
        setting: &Setting,
        answers: &Answers,
        keeps: impl Fn(&Question, &Value) -> bool,
    ) -> Self {
        let mut sections: Vec<(&str, RecordSection)> = Vec::new();
        for (section, question) in setting.asked(form, answers) {
            let value = value(question, setting, answers.get(&question.id));
            if !keeps(question, &value) {
                continue;
            }
            let entry = Entry {
                question: question.id.clone(),
                label: question.label.clone(),
                value,
            };
            match sections.last_mut() {
                Some((id, last)) if *id == section.id => last.entries.push(entry),
                _ => sections.push((
                    &section.id,
                    RecordSection {
                        title: section.title.clone(),
                        entries: vec![entry],
                    },
                )),
            }
        }
        Self {
            title: title.to_owned(),
            sections: sections.into_iter().map(|(_, section)| section).collect(),
        }
    }

    /// The record as plain text, to paste into a portfolio or an email. Lines end with `\n`.
    #[must_use]
    pub fn plain_text(&self) -> String {
        let mut lines = vec![self.title.clone()];
        for section in &self.sections {
            lines.push(String::new());
            lines.push(section.title.clone());
            lines.push("-".repeat(section.title.chars().count()));
            for entry in &section.entries {
                lines.push(String::new());
                lines.push(entry.label.clone());
                match &entry.value {
                    Value::Lines(answer) => lines.extend(answer.iter().cloned()),
                    Value::Table { headings, rows } => {
                        lines.extend(rows.iter().map(|row| row_text(headings, row)));
                    }
                }
            }
        }
        lines.push(String::new());
        lines.join("\n")
    }
}

/// A row on a line of its own: `Action: Call; By: 1 April 2027`.
fn row_text(headings: &[String], row: &[String]) -> String {
    let cells = headings
        .iter()
        .zip(row)
        .filter(|(_, cell)| !cell.is_empty());
    let cells: Vec<String> = cells
        .map(|(heading, cell)| format!("{heading}: {cell}"))
        .collect();
    format!("- {}", cells.join("; "))
}

fn value(question: &Question, setting: &Setting, answer: Option<&Answer>) -> Value {
    match answer {
        Some(Answer::Table(rows)) => Value::Table {
            headings: question
                .columns
                .iter()
                .map(|column| column.label.clone())
                .collect(),
            rows: rows
                .iter()
                .filter(|row| row.values().any(|cell| !cell.trim().is_empty()))
                .map(|row| {
                    let cell = |column: &crate::form::Column| {
                        let text = row.get(&column.id).map_or("", |cell| cell.trim());
                        wording::cell_words(column.kind, &column.choices, text)
                    };
                    question.columns.iter().map(cell).collect()
                })
                .collect(),
        },
        Some(answer) => Value::Lines(wording::lines(question, setting, answer)),
        None => Value::Lines(Vec::new()),
    }
}
