//! Whether an author's template is sound. Every fault names the blank and the way out.

use std::collections::BTreeSet;

use crate::block::{Block, Inline, Turn};
use crate::template::{BlankKind, Kind, Template};

/// Everything an author has to mend. Empty when the template is sound.
#[must_use]
pub fn faults(template: &Template) -> Vec<String> {
    let mut faults = Vec::new();
    let mut ids = BTreeSet::new();
    for blank in &template.blanks {
        if !ids.insert(blank.id.as_str()) {
            faults.push(format!(
                "the blank “{}” is declared twice: keep one",
                blank.id
            ));
        }
        if (blank.kind == BlankKind::Choice) == blank.choices.is_empty() {
            faults.push(format!(
                "the blank “{}”: give choices to a choice, and to nothing else",
                blank.id
            ));
        }
    }
    if template.kind == Kind::Email && template.subject.trim().is_empty() {
        faults.push("an email needs a subject: add subject to [extra.document]".to_owned());
    }
    let mut used = Used {
        template,
        ids: BTreeSet::new(),
        faults: Vec::new(),
    };
    let (subject, strange) = crate::block::split_blanks(&template.subject);
    used.faults.extend(
        strange.iter().map(|mark| {
            format!("the subject holds [[{mark}]], which is not a blank: write [[id]]")
        }),
    );
    used.inlines(&subject);
    used.blocks(&template.body);
    faults.append(&mut used.faults);
    for blank in &template.blanks {
        if !used.ids.contains(&blank.id) {
            faults.push(format!(
                "the blank “{}” is declared and never used: use [[{}]] or take it away",
                blank.id, blank.id
            ));
        }
    }
    faults
}

struct Used<'a> {
    template: &'a Template,
    ids: BTreeSet<String>,
    faults: Vec<String>,
}

impl Used<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading { text, .. } | Block::Paragraph(text) => self.inlines(text),
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
                Block::Table { head, rows } => {
                    head.iter()
                        .chain(rows.iter().flatten())
                        .for_each(|cell| self.inlines(cell));
                }
                Block::Quote(inner) => self.blocks(inner),
                Block::Rule => {}
                Block::Variant { blank, is, blocks } => {
                    self.variant(blank, is);
                    self.blocks(blocks);
                }
            }
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Strong(inner)
                | Inline::Emphasis(inner)
                | Inline::Link { text: inner, .. } => self.inlines(inner),
                Inline::Blank { id, turn } => self.blank(id, *turn),
                Inline::Text(_) | Inline::Break | Inline::Given { .. } | Inline::Empty { .. } => {}
            }
        }
    }

    fn blank(&mut self, id: &str, turn: Turn) {
        self.ids.insert(id.to_owned());
        match self.template.blank(id) {
            None => self.faults.push(format!("[[{id}]] is not declared: add [[extra.document.blank]] with id = \"{id}\"")),
            Some(blank) if turn != Turn::Plain && blank.kind != BlankKind::Profession => self.faults.push(format!(
                "[[{id}]] is put with an article or a plural, but is not a profession: set type = \"profession\""
            )),
            Some(_) => {}
        }
    }

    fn variant(&mut self, id: &str, is: &[String]) {
        self.ids.insert(id.to_owned());
        let Some(blank) = self.template.blank(id) else {
            self.faults.push(format!(
                "a variant depends on “{id}”, which is not a blank of this template"
            ));
            return;
        };
        for value in is
            .iter()
            .filter(|value| !blank.choices.iter().any(|choice| &choice.id == *value))
        {
            self.faults.push(format!(
                "a variant stands for “{value}”, which the blank “{id}” does not offer"
            ));
        }
    }
}
