//! What a person has entered so far: the raw text, kept as typed and judged beside it, so that nothing is ever refused
//! while somebody is typing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::form::Kind;

/// Answers by the id of their question. A question without an entry has not been answered.
pub type Answers = BTreeMap<String, Answer>;

/// One answer, as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Answer {
    /// Text, long text, email, phone, number or time.
    Text(String),
    /// The three fields of a date.
    Date(DateFields),
    /// One choice, by id, with what was said beside "other".
    Choice(Chosen),
    /// Several choices in the order of the question, with what was said beside "other".
    Choices(ManyChosen),
    /// Names or ids in order of preference; an empty place is an empty text.
    Ranked(Vec<String>),
    /// Rows of a table, each a text by column id. A date cell is text such as "27 3 2027".
    Table(Vec<BTreeMap<String, String>>),
}

/// The three fields of a date, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateFields {
    /// Day of the month.
    pub day: String,
    /// Month, as a number or a name.
    pub month: String,
    /// Year, four digits.
    pub year: String,
}

/// One choice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chosen {
    /// Id of the choice; empty when none.
    pub id: String,
    /// What was said beside "other".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub other: String,
}

/// Several choices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManyChosen {
    /// Ids of the choices.
    pub ids: Vec<String>,
    /// What was said beside "other".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub other: String,
}

impl Answer {
    /// An answer with nothing in it, for a question of this kind.
    #[must_use]
    pub fn empty(kind: Kind) -> Self {
        match kind {
            Kind::Date => Self::Date(DateFields::default()),
            Kind::Choice => Self::Choice(Chosen::default()),
            Kind::Choices => Self::Choices(ManyChosen::default()),
            Kind::Ranked => Self::Ranked(Vec::new()),
            Kind::Table => Self::Table(Vec::new()),
            Kind::Text | Kind::LongText | Kind::Email | Kind::Phone | Kind::Number | Kind::Time => {
                Self::Text(String::new())
            }
        }
    }

    /// True when nothing has been entered. White space alone is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let blank = |text: &String| text.trim().is_empty();
        match self {
            Self::Text(text) => blank(text),
            Self::Date(date) => blank(&date.day) && blank(&date.month) && blank(&date.year),
            Self::Choice(chosen) => blank(&chosen.id),
            Self::Choices(chosen) => chosen.ids.is_empty(),
            Self::Ranked(places) => places.iter().all(blank),
            Self::Table(rows) => rows.iter().all(|row| row.values().all(blank)),
        }
    }

    /// True when the answer has the shape that a question of this kind takes.
    #[must_use]
    pub fn fits(&self, kind: Kind) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(&Self::empty(kind))
    }
}
