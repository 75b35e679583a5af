//! What goes into a Word document.

use documents::{Block, Filled, Letters};
use serde::{Deserialize, Serialize};

use super::FormSheet;

/// A document to be written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocxDocument {
    /// The title: a property of the file, which a screen reader says first.
    pub title: String,
    /// Whether the title also stands above the first page's words. A letter begins without one.
    #[serde(default)]
    pub title_shown: bool,
    /// How large the letters are.
    #[serde(default)]
    pub letters: Letters,
    /// What stands at the head of the first page, at the left margin.
    #[serde(default)]
    pub head_left: Head,
    /// What stands at the head of the first page, at the right margin.
    #[serde(default)]
    pub head_right: Head,
    /// True for A4 on its side, for wide tables.
    #[serde(default)]
    pub landscape: bool,
    /// True when the document must not tell who wrote it. Nothing in the file does in any case; this also asks Word to
    /// leave names and times out when somebody saves it again.
    #[serde(default)]
    pub nameless: bool,
    /// The body, part after part.
    pub parts: Vec<Part>,
}

/// One end of the header.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Head {
    /// Nothing.
    #[default]
    Nothing,
    /// Words, such as an organisation's name.
    Words(String),
    /// A logo.
    Logo {
        /// A PNG or JPEG file. Its metadata is left out of the document.
        bytes: Vec<u8>,
        /// What the logo shows, for somebody who cannot see it.
        alternative: String,
    },
}

/// A part of the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Part {
    /// Words as `documents` holds them. A heading of level 2 becomes Word's Heading 1, and so on down to Heading 3.
    Blocks(Vec<Block>),
    /// Questions with room for answers, or with answers.
    Form(FormSheet),
    /// What follows begins on a new page.
    NewPage,
}

impl DocxDocument {
    /// A document with its title shown and one part.
    #[must_use]
    pub fn of_blocks(title: &str, blocks: Vec<Block>) -> Self {
        Self {
            title: title.to_owned(),
            title_shown: true,
            parts: vec![Part::Blocks(blocks)],
            ..Self::default()
        }
    }

    /// A filled-in template. Blanks that are still empty stand out.
    #[must_use]
    pub fn of_filled(title: &str, filled: Filled) -> Self {
        Self {
            title_shown: filled.titled,
            letters: filled.letters,
            ..Self::of_blocks(title, filled.body)
        }
    }

    /// A form to print, or the answers to one.
    #[must_use]
    pub fn of_form(title: &str, form: FormSheet) -> Self {
        Self {
            title: title.to_owned(),
            title_shown: true,
            parts: vec![Part::Form(form)],
            ..Self::default()
        }
    }
}
