//! Writes a form: each question with room to write on, or with its answer.

use super::body::{Body, Place};
use super::characters;
use super::direction;
use super::paragraph::Look;
use super::runs::{Run, Runs};
use super::xml::Xml;
use super::{FormSheet, Question, Room, SheetChoice, SheetItem};

/// A box that is not ticked, and one that is.
const BOXES: [&str; 2] = ["\u{2610}", "\u{2612}"];

/// Word's limit for the name of a box.
const BOX_NAME: usize = 64;

/// So many lines or choices stay on one page; more may go over it.
const WHOLE: u8 = 12;

impl Body {
    pub(super) fn form(&mut self, form: &FormSheet) {
        for item in &form.items {
            match item {
                SheetItem::Section(heading) => {
                    self.heading.clone_from(heading);
                    self.plain_paragraph(style("Heading1"), heading);
                }
                SheetItem::Words(blocks) => self.blocks(blocks, Place::default()),
                SheetItem::Question(question) => self.question(question),
            }
        }
    }

    fn question(&mut self, question: &Question) {
        self.plain_paragraph(style("Question"), &question.label);
        if !question.hint.is_empty() {
            self.plain_paragraph(style("Hint"), &question.hint);
        }
        match &question.room {
            Room::Lines(lines) => {
                for line in 0..(*lines).max(1) {
                    let look = Look {
                        style: "WritingLine",
                        keep_next: line + 1 < *lines && *lines <= WHOLE,
                        ..Look::default()
                    };
                    self.plain_paragraph(look, "");
                }
            }
            Room::Box(lines) => self.frame(&question.label, *lines),
            Room::Date => self.labelled_line("Day \t  Month \t  Year \t", &[1_500, 3_500, 5_700]),
            Room::Choices(choices) => {
                for (at, choice) in choices.iter().enumerate() {
                    let more = at + 1 < choices.len();
                    self.choice(
                        choice,
                        more && (at < 2 || choices.len() <= usize::from(WHOLE)),
                    );
                }
            }
            Room::Ranked(places) => {
                for place in 1..=*places {
                    self.labelled_line(&format!("{place}. \t"), &[self.width]);
                }
            }
            Room::Table {
                columns,
                rows,
                empty_rows,
            } => self.grid(&question.label, columns, rows, usize::from(*empty_rows), 0),
            Room::Written(answer) => {
                // A paragraph for each line, so that a pasted text stays easy to work on.
                for line in characters::lines(answer) {
                    self.plain_paragraph(Look::default(), &line);
                }
            }
        }
    }

    /// Words with lines to write on, drawn by the tabs between them up to each stop.
    fn labelled_line(&mut self, words: &str, stops: &[usize]) {
        let look = Look {
            style: "LabelledLine",
            stops,
            ..Look::default()
        };
        self.plain_paragraph(look, words);
    }

    fn choice(&mut self, choice: &SheetChoice, more: bool) {
        if choice.apart {
            let look = Look {
                keep_next: true,
                ..style("Choice")
            };
            self.plain_paragraph(look, "or");
        }
        self.boxes += 1;
        let base = direction::of_paragraph(&choice.label);
        let mut runs = Runs::new(base);
        let plain = Run::default();
        let number = self.boxes;
        runs.put(|xml| write_box(xml, number, choice));
        runs.words(&format!("\t{}", choice.label), plain);
        if !choice.hint.is_empty() {
            runs.words(&format!(" – {}", choice.hint), plain);
        }
        let mut stops = &[][..];
        let end = [self.width];
        if let Some(say) = &choice.say {
            runs.words(&format!(" – {}: ", say.label), plain);
            if say.written.is_empty() {
                stops = &end;
                runs.words("\t", plain);
            } else {
                runs.words(&say.written, plain);
            }
        }
        let look = Look {
            style: "Choice",
            keep_next: more,
            stops,
            ..Look::default()
        };
        self.paragraph_of(look, base, runs);
    }
}

/// A box that a person can click in Word, and tick on paper.
fn write_box(xml: &mut Xml, number: usize, choice: &SheetChoice) {
    let [empty, ticked] = BOXES;
    let name: String = choice.label.chars().take(BOX_NAME).collect();
    xml.element("w:sdt", &[], |xml| {
        xml.element("w:sdtPr", &[], |xml| {
            xml.value("w:alias", &name);
            xml.value("w:id", &number.to_string());
            xml.element("w14:checkbox", &[], |xml| {
                let checked = if choice.ticked { "1" } else { "0" };
                xml.empty("w14:checked", &[("w14:val", checked)]);
                let font = ("w14:font", "MS Gothic");
                xml.empty("w14:checkedState", &[("w14:val", "2612"), font]);
                xml.empty("w14:uncheckedState", &[("w14:val", "2610"), font]);
            });
        });
        xml.element("w:sdtContent", &[], |xml| {
            xml.element("w:r", &[], |xml| {
                xml.element("w:rPr", &[], |xml| {
                    let font = "MS Gothic";
                    xml.empty(
                        "w:rFonts",
                        &[
                            ("w:ascii", font),
                            ("w:hAnsi", font),
                            ("w:eastAsia", font),
                            ("w:hint", "eastAsia"),
                        ],
                    );
                });
                let mark = if choice.ticked { ticked } else { empty };
                xml.element("w:t", &[], |xml| xml.words(mark));
            });
        });
    });
}

fn style(style: &str) -> Look<'_> {
    Look {
        style,
        ..Look::default()
    }
}
