//! Whether an author's template is sound. Every fault names the blank and the way out.

use std::collections::BTreeSet;

use crate::block::{Block, Inline, Turn};
use crate::sum::Factor;
use crate::template::{Blank, BlankKind, Kind, Template};

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
    for blank in template.blanks.iter().filter(|blank| !blank.sum.is_empty()) {
        used.sum(blank);
    }
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

    /// A sum has to be of numbers that are asked for, and must not hold itself.
    fn sum(&mut self, blank: &Blank) {
        let is_number = |kind| matches!(kind, BlankKind::Number | BlankKind::Money);
        let id = &blank.id;
        if !is_number(blank.kind) || !blank.from.is_empty() {
            self.faults.push(format!(
                "the blank “{id}” is worked out by a sum: make it a number or money, without from"
            ));
        }
        for factor in blank.sum.iter().flatten() {
            let Factor::Blank(other) = factor else {
                continue;
            };
            self.ids.insert(other.clone());
            match self.template.blank(other) {
                Some(found) if is_number(found.kind) => {}
                Some(_) => self.faults.push(format!(
                    "the sum of “{id}” counts “{other}”, which is no number: set type = \"number\" or \"money\""
                )),
                None => self.faults.push(format!(
                    "the sum of “{id}” counts “{other}”, which is not a blank of this template"
                )),
            }
        }
        if self.counts_itself(blank) {
            self.faults.push(format!(
                "the sum of “{id}” counts itself in the end: take one of its blanks out"
            ));
        }
    }

    /// Whether a sum counts itself, directly or by way of other sums. Each blank is looked into once.
    fn counts_itself(&self, blank: &Blank) -> bool {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut open = vec![blank];
        while let Some(next) = open.pop() {
            for factor in next.sum.iter().flatten() {
                let Factor::Blank(other) = factor else {
                    continue;
                };
                if *other == blank.id {
                    return true;
                }
                if seen.insert(other) {
                    open.extend(self.template.blank(other));
                }
            }
        }
        false
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
