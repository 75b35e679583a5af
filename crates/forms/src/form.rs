//! What a form holds. The types are also the format that an author writes: every key that is not listed is refused.

use serde::{Deserialize, Serialize};

/// One form: who sees it, what becomes of it, and its questions in sections.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Stable name; also the folder of the form's page.
    pub id: String,
    /// Counts up when questions change, so that an old response can be told from a new one.
    pub version: u32,
    /// What the form is for, in one or two sentences.
    pub purpose: String,
    /// Who will see the answers, in a sentence.
    pub who_sees: String,
    /// How long it takes, in minutes.
    pub minutes: u16,
    /// What to have to hand; empty when nothing.
    #[serde(default)]
    pub need: Vec<String>,
    /// Who the finished form goes back to.
    pub return_to: ReturnTo,
    /// Whether a copy without a name may be made.
    pub anonymous: Anonymous,
    /// True for answers that may never be joined to a name or kept on the device.
    #[serde(default)]
    pub special_category: bool,
    /// What happens next, for the last page.
    #[serde(default)]
    pub next: Vec<String>,
    /// The questions, in the order they are asked.
    #[serde(rename = "section")]
    pub sections: Vec<Section>,
}

/// Who the finished form goes back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReturnTo {
    /// The scheme's administrator.
    Administrator,
    /// The workforce or human resources team, who see no names.
    Workforce,
    /// Whoever organises the closing event.
    Organiser,
    /// The facilitator of a table.
    Facilitator,
    /// Nobody: the person keeps it.
    Nobody,
}

/// Whether a form may be, or always is, returned without a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anonymous {
    /// The name always goes with it.
    Never,
    /// The person chooses.
    Allowed,
    /// It never holds a name.
    Always,
}

/// Questions that belong together: one page on a phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Unique in the form.
    pub id: String,
    /// Heading.
    pub title: String,
    /// A sentence or two under the heading.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// When the section is asked; always, if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<ShowIf>,
    /// Its questions in order.
    #[serde(rename = "question")]
    pub questions: Vec<Question>,
}

/// Asked only when an earlier choice was one of these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShowIf {
    /// Id of an earlier `choice` or `choices` question.
    pub question: String,
    /// Ids of its choices; one of them must be chosen.
    pub is: Vec<String>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Unique in the form, in lower case with underscores.
    pub id: String,
    /// What kind of answer it takes.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// The question itself.
    pub label: String,
    /// Help under the question.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hint: String,
    /// Why it is asked, under a disclosure.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// What to say when there is no answer, such as "Enter your full name".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub missing: String,
    /// True when the question may be left without an answer.
    #[serde(default)]
    pub optional: bool,
    /// True when the answer tells who the person is: left out of a copy without a name.
    #[serde(default)]
    pub identifies: bool,
    /// Longest answer, in characters; see [`Question::limit`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<usize>,
    /// When it is asked; always, if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<ShowIf>,
    /// The nations it is asked in; all of them, if empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nations: Vec<String>,
    /// Answers to choose from, for `choice`, `choices` and `ranked`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// Where the answers come from when the scheme supplies them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choices_from: Option<ChoicesFrom>,
    /// How many places a ranked question has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<usize>,
    /// Columns of a table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Column>,
    /// Fewest rows of a table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows_min: Option<usize>,
    /// Most rows of a table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows_max: Option<usize>,
}

/// Longest short answer, in characters, unless the question says otherwise.
pub const TEXT_LIMIT: usize = 200;
/// Longest long answer, in characters, unless the question says otherwise.
pub const LONG_TEXT_LIMIT: usize = 4000;
/// Most rows of a table, unless the question says otherwise.
pub const ROWS_LIMIT: usize = 20;

impl Question {
    /// Longest answer in characters (Unicode scalar values).
    #[must_use]
    pub fn limit(&self) -> usize {
        self.max.unwrap_or(match self.kind {
            Kind::LongText => LONG_TEXT_LIMIT,
            _ => TEXT_LIMIT,
        })
    }

    /// Number of places of a ranked question: three unless it says otherwise.
    #[must_use]
    pub fn places(&self) -> usize {
        self.count.unwrap_or(3)
    }

    /// The choice with this id.
    #[must_use]
    pub fn choice(&self, id: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.id == id)
    }
}

/// What kind of answer a question takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One line.
    Text,
    /// Several lines, with a count of what is left.
    LongText,
    /// An email address.
    Email,
    /// A telephone number.
    Phone,
    /// A whole or decimal number.
    Number,
    /// Day, month and year as three fields; the month as a number or a name.
    Date,
    /// A time of day.
    Time,
    /// One of several.
    Choice,
    /// Any of several.
    Choices,
    /// First, second, third: in order of preference.
    Ranked,
    /// Rows of answers.
    Table,
}

/// One answer to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Unique in the question.
    pub id: String,
    /// What the person reads.
    pub label: String,
    /// Help under the label.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hint: String,
    /// Opens a field to say more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub other: bool,
    /// Label of that field; "Please say" if empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub other_label: String,
    /// Set apart at the end by the word "or".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub last: bool,
    /// In `choices`: cannot go with another answer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub exclusive: bool,
    /// The nations it is offered in; all of them, if empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nations: Vec<String>,
}

impl Choice {
    /// An answer that opens no field, stands among the others and goes with any.
    #[must_use]
    pub fn plain(id: &str, label: &str) -> Self {
        Self {
            id: id.to_owned(),
            label: label.to_owned(),
            hint: String::new(),
            other: false,
            other_label: String::new(),
            last: false,
            exclusive: false,
            nations: Vec::new(),
        }
    }
}

/// Lists of answers that come from the scheme, not from the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChoicesFrom {
    /// Names of the volunteers on the other side.
    #[serde(rename = "names.other_side")]
    OtherSide,
    /// Names of all volunteers.
    #[serde(rename = "names.all")]
    Everybody,
    /// The half days of the week.
    #[serde(rename = "sessions")]
    Sessions,
    /// The professions that take part.
    #[serde(rename = "professions")]
    Professions,
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Unique in the table.
    pub id: String,
    /// Heading.
    pub label: String,
    /// `text`, `long_text`, `date`, `email` or `choice`.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// Help for the column.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hint: String,
    /// True when a cell may stay empty.
    #[serde(default)]
    pub optional: bool,
    /// Answers to choose from, for `choice`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
}

impl Form {
    /// True when a draft of the answers may be kept on the device, if the person wants that: never answers of a special
    /// category, and never what may be returned without a name.
    #[must_use]
    pub fn may_be_kept(&self) -> bool {
        !self.special_category && self.anonymous == Anonymous::Never
    }

    /// All questions in the order they are asked, with their section.
    pub fn questions(&self) -> impl Iterator<Item = (&Section, &Question)> {
        self.sections.iter().flat_map(|section| {
            section
                .questions
                .iter()
                .map(move |question| (section, question))
        })
    }

    /// The question with this id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions()
            .map(|(_, question)| question)
            .find(|question| question.id == id)
    }
}
