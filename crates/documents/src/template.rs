//! What an author writes about a template. The types are also the front matter's format: unknown keys are refused.

use serde::{Deserialize, Serialize};

use crate::block::{Block, Inline};
use crate::sum::Factor;

/// A document with blanks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Stable name; also the folder of the template's page.
    pub id: String,
    /// Counts up when the wording or the blanks change.
    pub version: u32,
    /// What kind of document it is.
    pub kind: Kind,
    /// Who sends it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sender: String,
    /// Who receives it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub recipient: String,
    /// True when its words need no title above them, because they begin with one of their own or with "Dear".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub untitled: bool,
    /// How large its letters are on paper.
    #[serde(default, skip_serializing_if = "Letters::is_normal")]
    pub letters: Letters,
    /// When it is used, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub when: String,
    /// When it is used, counted from a date of the scheme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<Offset>,
    /// Subject of an email, in which `[[id]]` marks a blank.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub subject: String,
    /// Advice before it is used.
    #[serde(rename = "use", default, skip_serializing_if = "Vec::is_empty")]
    pub advice: Vec<String>,
    /// Ids of templates and forms that go with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<String>,
    /// Its blanks, in the order in which they are asked for.
    #[serde(rename = "blank", default)]
    pub blanks: Vec<Blank>,
    /// The words. Not in the front matter: site-gen makes them from the markdown below it.
    #[serde(default)]
    pub body: Vec<Block>,
}

/// Kinds of documents. They differ in what may be done with them: an email has a subject and a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "each name is the plain word for the document")]
pub enum Kind {
    Email,
    Letter,
    Notice,
    Report,
    Pack,
    Agenda,
    Invitation,
    Checklist,
    Certificate,
    Pamphlet,
    Script,
    Survey,
    Plan,
}

/// How large letters are on paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Letters {
    /// 12 points, to be read at a desk.
    #[default]
    Normal,
    /// 16 points, where large print begins.
    Large,
    /// 24 points, to be read from two steps away.
    Poster,
}

impl Letters {
    /// How many times as large as normal, in hundredths.
    #[must_use]
    pub fn percent(self) -> usize {
        match self {
            Self::Normal => 100,
            Self::Large => 133,
            Self::Poster => 200,
        }
    }

    fn is_normal(&self) -> bool {
        *self == Self::Normal
    }
}

/// A time counted from a date of the scheme. Negative is before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offset {
    /// The date it is counted from.
    pub anchor: Anchor,
    /// Earliest, in weeks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks_min: Option<i16>,
    /// Latest, in weeks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks_max: Option<i16>,
    /// Earliest, in days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days_min: Option<i16>,
    /// Latest, in days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days_max: Option<i16>,
}

/// Dates of a scheme that others are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// The first day of visits.
    Start,
    /// The last day of visits.
    End,
    /// The closing event.
    Event,
}

/// One blank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Blank {
    /// Unique in the template, in lower case with underscores.
    pub id: String,
    /// What to fill in.
    pub label: String,
    /// What kind of value it takes.
    #[serde(rename = "type")]
    pub kind: BlankKind,
    /// Help under the label.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hint: String,
    /// A plainly invented value.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub example: String,
    /// True when the document may go out without it.
    #[serde(default)]
    pub optional: bool,
    /// Values to choose from, for `choice`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<BlankChoice>,
    /// The key of the scheme's details that fills it, such as `scheme.start_date`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub from: String,
    /// The heading that it is asked for under; empty to go on under the one before.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub group: String,
    /// For a number or money that is worked out and not asked for: products that are added up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sum: Vec<Vec<Factor>>,
}

/// One value of a blank that is a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlankChoice {
    /// Unique in the blank; what a variant names.
    pub id: String,
    /// What stands in the document.
    pub label: String,
}

/// What kind of value a blank takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "each name says what is typed")]
pub enum BlankKind {
    Text,
    LongText,
    Number,
    /// Pounds and pence.
    Money,
    Date,
    Time,
    Email,
    Phone,
    /// One of the blank's choices.
    Choice,
    /// Several lines, each an entry.
    List,
    /// A picture, such as a logo.
    Image,
    /// A profession, which has an article and a plural.
    Profession,
    /// A line to sign on.
    Signature,
}

impl Template {
    /// The blank with this id.
    #[must_use]
    pub fn blank(&self, id: &str) -> Option<&Blank> {
        self.blanks.iter().find(|blank| blank.id == id)
    }

    /// Whether the title stands above the words on paper. Letters and emails have none.
    #[must_use]
    pub fn shows_title(&self) -> bool {
        !self.untitled && !matches!(self.kind, Kind::Email | Kind::Letter | Kind::Invitation)
    }

    /// The subject split at its blanks.
    #[must_use]
    pub fn subject_line(&self) -> Vec<Inline> {
        crate::block::split_blanks(&self.subject).0
    }
}
