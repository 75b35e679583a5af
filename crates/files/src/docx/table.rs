//! Tables: a heading row that repeats on each page, a name and a description for somebody who cannot see them, and
//! columns as wide as their words want.

use documents::Inline;
use documents::plain;

use super::body::Body;
use super::paragraph::Look;
use super::xml::Xml;

/// The narrowest column, in twentieths of a point: 1.5 cm.
const NARROWEST: usize = 850;

/// A row with more characters than this may break across pages; a shorter one stays whole.
const WHOLE_ROW: usize = 1_000;

/// Cells of a table: written inlines, or plain words.
pub(super) trait Cell {
    fn said(&self) -> String;
    fn write(&self, body: &mut Body, look: Look<'_>);
}

impl Cell for Vec<Inline> {
    fn said(&self) -> String {
        plain::words(self)
    }
    fn write(&self, body: &mut Body, look: Look<'_>) {
        body.paragraph(look, self);
    }
}

impl Cell for String {
    fn said(&self) -> String {
        self.clone()
    }
    fn write(&self, body: &mut Body, look: Look<'_>) {
        body.plain_paragraph(look, self);
    }
}

/// A table about to be written.
struct Columns {
    widths: Vec<usize>,
}

impl Body {
    /// A table of blocks, `indent` twentieths of a point in from the margin.
    pub(super) fn table(&mut self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>], indent: usize) {
        let name = self.heading.clone();
        self.grid(&name, head, rows, 0, indent);
    }

    /// A table with rows to write in below those that hold words.
    pub(super) fn grid<C: Cell>(
        &mut self,
        name: &str,
        head: &[C],
        rows: &[Vec<C>],
        empty_rows: usize,
        indent: usize,
    ) {
        let count = rows.iter().map(Vec::len).chain([head.len()]).max();
        let Some(count) = count.filter(|count| *count > 0) else {
            return;
        };
        let said: Vec<String> = head.iter().map(Cell::said).collect();
        self.begin_page();
        let to_write = columns_to_write(rows, count);
        let floor = if empty_rows > 0 { 14 } else { 3 };
        let columns = Columns {
            widths: widths(
                &said,
                rows,
                &floors(&to_write, floor),
                self.width.saturating_sub(indent),
            ),
        };
        self.xml.put("<w:tbl>");
        properties(&mut self.xml, name, &said, &columns, indent);
        if said.iter().any(|heading| !heading.trim().is_empty()) {
            self.row(head, &columns, RowKind::Head);
        }
        for row in rows {
            let length: usize = row.iter().map(|cell| cell.said().len()).sum();
            let kind = if to_write.contains(&true) {
                RowKind::ToWrite
            } else {
                RowKind::Words {
                    whole: length < WHOLE_ROW,
                }
            };
            self.row(row, &columns, kind);
        }
        for _ in 0..empty_rows {
            self.row::<C>(&[], &columns, RowKind::ToWrite);
        }
        self.xml.put("</w:tbl>");
        self.after_table();
    }

    fn row<C: Cell>(&mut self, cells: &[C], columns: &Columns, kind: RowKind) {
        self.xml.put("<w:tr><w:trPr>");
        if kind != (RowKind::Words { whole: false }) {
            self.xml.empty("w:cantSplit", &[]);
        }
        match kind {
            // 1.3 cm high.
            RowKind::ToWrite => self
                .xml
                .empty("w:trHeight", &[("w:val", "740"), ("w:hRule", "atLeast")]),
            RowKind::Head => self.xml.empty("w:tblHeader", &[]),
            RowKind::Words { .. } => {}
        }
        self.xml.put("</w:trPr>");
        let look = Look {
            style: if kind == RowKind::Head {
                "TableHeading"
            } else {
                "TableText"
            },
            ..Look::default()
        };
        for (at, width) in columns.widths.iter().enumerate() {
            self.xml.put("<w:tc><w:tcPr>");
            self.xml
                .empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            if kind == RowKind::Head {
                let shade = [
                    ("w:val", "clear"),
                    ("w:color", "auto"),
                    ("w:fill", "E8EDEE"),
                ];
                self.xml.empty("w:shd", &shade);
            }
            self.xml.put("</w:tcPr>");
            match cells.get(at) {
                Some(cell) => cell.write(self, look),
                None => self.plain_paragraph(look, ""),
            }
            self.xml.put("</w:tc>");
        }
        self.xml.put("</w:tr>");
    }

    /// A frame of one cell, as high as so many lines, to write in.
    pub(super) fn frame(&mut self, name: &str, lines: u8) {
        self.begin_page();
        let columns = Columns {
            widths: vec![self.width],
        };
        self.xml.put("<w:tbl>");
        properties(&mut self.xml, name, &[], &columns, 0);
        self.xml.put("<w:tr><w:trPr>");
        // A written line takes 0.85 cm. A frame that is higher than a page would be cut off by it.
        let height = (usize::from(lines.max(1)) * 482).min(12_000).to_string();
        self.xml
            .empty("w:trHeight", &[("w:val", &height), ("w:hRule", "atLeast")]);
        self.xml.put("</w:trPr><w:tc><w:tcPr>");
        self.xml.empty(
            "w:tcW",
            &[("w:w", &self.width.to_string()), ("w:type", "dxa")],
        );
        self.xml.put("</w:tcPr>");
        let look = Look {
            style: "TableText",
            ..Look::default()
        };
        self.plain_paragraph(look, "");
        self.xml.put("</w:tc></w:tr></w:tbl>");
        self.after_table();
    }
}

/// What a row is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RowKind {
    Head,
    Words {
        whole: bool,
    },
    /// Somebody writes in it by hand.
    ToWrite,
}

fn properties(xml: &mut Xml, name: &str, headings: &[String], columns: &Columns, indent: usize) {
    let total: usize = columns.widths.iter().sum();
    xml.element("w:tblPr", &[], |xml| {
        xml.value("w:tblStyle", "TableGrid");
        xml.empty("w:tblW", &[("w:w", &total.to_string()), ("w:type", "dxa")]);
        if indent > 0 {
            xml.empty(
                "w:tblInd",
                &[("w:w", &indent.to_string()), ("w:type", "dxa")],
            );
        }
        xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        let first_row = if headings.is_empty() { "0" } else { "1" };
        xml.empty(
            "w:tblLook",
            &[
                ("w:val", if headings.is_empty() { "0600" } else { "0620" }),
                ("w:firstRow", first_row),
                ("w:lastRow", "0"),
                ("w:firstColumn", "0"),
                ("w:lastColumn", "0"),
                ("w:noHBand", "1"),
                ("w:noVBand", "1"),
            ],
        );
        if !name.is_empty() {
            xml.value("w:tblCaption", name);
        }
        if !headings.is_empty() {
            xml.value("w:tblDescription", &headings.join("; "));
        }
    });
    xml.element("w:tblGrid", &[], |xml| {
        for width in &columns.widths {
            xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
        }
    });
}

/// Which of the `count` columns hold no words below their heading: somebody writes there by hand.
fn columns_to_write<C: Cell>(rows: &[Vec<C>], count: usize) -> Vec<bool> {
    let blank = |row: &Vec<C>, at: usize| {
        let said = row.get(at).map(Cell::said).unwrap_or_default();
        said.trim().is_empty()
    };
    (0..count)
        .map(|at| !rows.is_empty() && rows.iter().all(|row| blank(row, at)))
        .collect()
}

/// The fewest characters that each column counts for. Where a single one is to be written in, it gets room for a sentence;
/// several are for ticks, dates or names.
fn floors(to_write: &[bool], floor: usize) -> Vec<usize> {
    let single = to_write.iter().filter(|empty| **empty).count() == 1;
    let floor_of = |empty: &bool| if single && *empty { 40 } else { floor };
    to_write.iter().map(floor_of).collect()
}

/// Shares out the width: by each column's longest cell up to a line or so, and never less than its longest word while
/// there is room. `floors` are the fewest characters that each column counts for.
fn widths<C: Cell>(head: &[String], rows: &[Vec<C>], floors: &[usize], total: usize) -> Vec<usize> {
    let mut wishes: Vec<(usize, usize)> = floors.iter().map(|floor| (*floor, 0)).collect();
    let mut want = |at: usize, said: &str| {
        let Some((whole, word)) = wishes.get_mut(at) else {
            return;
        };
        *whole = (*whole).max(said.chars().take(60).count());
        let longest = said
            .split_whitespace()
            .map(|word| word.chars().take(24).count());
        *word = (*word).max(longest.max().unwrap_or(0));
    };
    for (at, said) in head.iter().enumerate() {
        want(at, said);
    }
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            want(at, &cell.said());
        }
    }
    // A character of bold 12-point Arial is about 140 twentieths of a point wide; cells have 216 of margin.
    let least: Vec<usize> = wishes
        .iter()
        .map(|(_, word)| (word * 140 + 216).max(NARROWEST))
        .collect();
    let taken: usize = least.iter().sum();
    if taken >= total {
        return least.iter().map(|width| width * total / taken).collect();
    }
    let sum: usize = wishes.iter().map(|(whole, _)| whole).sum();
    let spare = total - taken;
    let mut widths: Vec<usize> = least
        .iter()
        .zip(&wishes)
        .map(|(least, (whole, _))| least + spare * whole / sum.max(1))
        .collect();
    let given: usize = widths.iter().sum();
    if let Some(last) = widths.last_mut() {
        *last += total - given;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::widths;

    fn cells(rows: &[&[&str]]) -> Vec<Vec<String>> {
        let cell = |cell: &&str| (*cell).to_owned();
        rows.iter()
            .map(|row| row.iter().map(cell).collect())
            .collect()
    }

    #[test]
    fn columns_fill_the_width_and_hold_their_longest_word() {
        let head = ["Who".to_owned(), "What they will do".to_owned()];
        let rows = cells(&[&[
            "Ann",
            "Ring the surgery about the new clinic, then write to all",
        ]]);
        let shared = widths(&head, &rows, &[3, 3], 9_000);
        assert_eq!(shared.iter().sum::<usize>(), 9_000);
        assert!(shared[0] >= 850 && shared[1] > 3 * shared[0], "{shared:?}");

        let many = vec!["Extraordinarily".to_owned(); 12];
        let narrow = widths(&many, &cells(&[]), &[3; 12], 9_000);
        assert!(narrow.iter().sum::<usize>() <= 9_000, "{narrow:?}");
    }
}
