//! A form on paper: questions with room to write on, or with what was answered.

use documents::Block;
use serde::{Deserialize, Serialize};

/// The questions of a form in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormSheet {
    /// Sections, words and questions.
    pub items: Vec<SheetItem>,
}

/// One thing on the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum SheetItem {
    /// The heading of a section: Word's Heading 1.
    Section(String),
    /// Words between the questions.
    Words(Vec<Block>),
    /// A question.
    Question(Question),
}

/// A question with its room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question, written bold.
    pub label: String,
    /// Help under it; may be empty.
    #[serde(default)]
    pub hint: String,
    /// Room for the answer, or the answer.
    pub room: Room,
}

/// Room for an answer, or the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Room {
    /// So many ruled lines to write on.
    Lines(u8),
    /// A box as high as so many lines; it grows when it is typed into.
    Box(u8),
    /// Day, month and year.
    Date,
    /// Choices, each with a box to tick. The boxes can be clicked in Word.
    Choices(Vec<SheetChoice>),
    /// So many numbered lines, for first, second and third choices.
    Ranked(u8),
    /// A table.
    Table {
        /// Headings.
        columns: Vec<String>,
        /// Rows that hold answers.
        rows: Vec<Vec<String>>,
        /// Rows to write in, below those.
        empty_rows: u8,
    },
    /// What was answered, with the lines as they were typed.
    Written(String),
}

/// A choice with its box.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetChoice {
    /// What is chosen.
    pub label: String,
    /// Help beside it; may be empty.
    #[serde(default)]
    pub hint: String,
    /// Whether the box is ticked.
    #[serde(default)]
    pub ticked: bool,
    /// Set apart from the choices above it by "or".
    #[serde(default)]
    pub apart: bool,
    /// For "Something else": what to write, such as "Please say", and what was written.
    #[serde(default)]
    pub say: Option<Say>,
}

/// Words to write beside a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Say {
    /// What to write.
    pub label: String,
    /// What was written; a line to write on when empty.
    #[serde(default)]
    pub written: String,
}

impl FormSheet {
    /// A sheet without questions.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins a section.
    #[must_use]
    pub fn section(mut self, heading: &str) -> Self {
        self.items.push(SheetItem::Section(heading.to_owned()));
        self
    }

    /// Adds words.
    #[must_use]
    pub fn words(mut self, blocks: Vec<Block>) -> Self {
        self.items.push(SheetItem::Words(blocks));
        self
    }

    /// Adds a question.
    #[must_use]
    pub fn question(mut self, label: &str, hint: &str, room: Room) -> Self {
        self.items.push(SheetItem::Question(Question {
            label: label.to_owned(),
            hint: hint.to_owned(),
            room,
        }));
        self
    }
}

impl SheetChoice {
    /// A choice that is not ticked.
    #[must_use]
    pub fn new(label: &str) -> Self {
        Self {
            label: label.to_owned(),
            ..Self::default()
        }
    }
}
