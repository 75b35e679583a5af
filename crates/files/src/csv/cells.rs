//! Text into cells, one at a time, by RFC 4180 with the leniencies of Excel.

use std::borrow::Cow;

/// One cell as it stands between separators, its quotation marks taken off.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cell<'a> {
    pub(super) text: Cow<'a, str>,
    /// The last cell of its row.
    pub(super) ends_row: bool,
    pub(super) marks: Marks,
}

/// How the quotation marks of a cell stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    /// As RFC 4180 has them, or none.
    Regular,
    /// Inside plain text, or closed before more text: read as Excel reads them.
    Stray,
    /// Opened and never closed.
    Unclosed,
}

/// The cells of a text in order. A line end at the very end of the text does not start another row.
pub(super) struct Cells<'a> {
    rest: &'a str,
    separator: char,
    done: bool,
}

impl<'a> Cells<'a> {
    pub(super) fn new(text: &'a str, separator: char) -> Self {
        Self {
            rest: text,
            separator,
            done: text.is_empty(),
        }
    }

    /// Takes text up to the next separator or line end, and steps over that. True when the row ends there.
    fn take_plain(&mut self) -> (&'a str, bool) {
        let separator = self.separator;
        let end = self
            .rest
            .find([separator, '\n', '\r'])
            .unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        if let Some(next) = rest.strip_prefix(separator) {
            self.rest = next;
            return (text, false);
        }
        let next = rest
            .strip_prefix("\r\n")
            .or_else(|| rest.strip_prefix(['\n', '\r']))
            .unwrap_or(rest);
        self.rest = next;
        self.done = next.is_empty();
        (text, true)
    }

    /// Takes what stands between quotation marks, where two together mean one. `None` when no mark closes it.
    fn take_quoted(&mut self) -> Option<Cow<'a, str>> {
        let mut whole: Option<String> = None;
        loop {
            let (part, rest) = self.rest.split_once('"')?;
            self.rest = rest;
            match rest.strip_prefix('"') {
                Some(after) => {
                    let text = whole.get_or_insert_default();
                    text.push_str(part);
                    text.push('"');
                    self.rest = after;
                }
                None => {
                    return Some(match whole {
                        Some(mut text) => {
                            text.push_str(part);
                            Cow::Owned(text)
                        }
                        None => Cow::Borrowed(part),
                    });
                }
            }
        }
    }
}

impl<'a> Iterator for Cells<'a> {
    type Item = Cell<'a>;

    fn next(&mut self) -> Option<Cell<'a>> {
        if self.done {
            return None;
        }
        let Some(quoted) = self.rest.strip_prefix('"') else {
            let (text, ends_row) = self.take_plain();
            let marks = if text.bytes().any(|byte| byte == b'"') {
                Marks::Stray
            } else {
                Marks::Regular
            };
            return Some(Cell {
                text: Cow::Borrowed(text),
                ends_row,
                marks,
            });
        };
        self.rest = quoted;
        let Some(text) = self.take_quoted() else {
            self.done = true;
            return Some(Cell {
                text: Cow::Borrowed(""),
                ends_row: true,
                marks: Marks::Unclosed,
            });
        };
        let (tail, ends_row) = self.take_plain();
        // Blanks behind the closing mark are no more text.
        if tail.trim_matches([' ', '\t', '\u{a0}']).is_empty() {
            return Some(Cell {
                text,
                ends_row,
                marks: Marks::Regular,
            });
        }
        // Text after the closing mark: Excel takes `"Sam" Lee` as `Sam Lee`. But where the quoted part runs over lines, its
        // closing mark is the opening one of some later cell, and the mark that was forgotten is in here.
        let marks = if text.contains(['\n', '\r']) {
            Marks::Unclosed
        } else {
            Marks::Stray
        };
        Some(Cell {
            text: Cow::Owned(text.into_owned() + tail),
            ends_row,
            marks,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let mut rows = vec![vec![]];
        for cell in Cells::new(text, ',') {
            rows.last_mut().unwrap().push(cell.text.into_owned());
            if cell.ends_row {
                rows.push(vec![]);
            }
        }
        rows.pop();
        rows
    }

    #[test]
    fn every_kind_of_line_end_ends_a_row() {
        let expected = vec![vec!["a", "b"], vec!["c", "d"]];
        for text in [
            "a,b\nc,d",
            "a,b\r\nc,d\r\n",
            "a,b\rc,d\r",
            "\"a\",b\n\"c\",\"d\"\n",
        ] {
            assert_eq!(rows(text), expected, "{text:?}");
        }
    }

    #[test]
    fn quotation_marks_hold_separators_line_ends_and_each_other() {
        assert_eq!(
            rows("\"a,b\",\"c\r\nd\",\"e \"\"f\"\"\"\n"),
            [["a,b", "c\r\nd", "e \"f\""]]
        );
        assert_eq!(rows("\"Sam\" Lee,x\"y\n"), [["Sam Lee", "x\"y"]]);
    }

    #[test]
    fn blanks_behind_a_closing_mark_are_no_text() {
        let read: Vec<Cell> = Cells::new("\"Mon AM\nTue PM\" ,\"x\"\t\u{a0}\n", ',').collect();
        let texts: Vec<&str> = read.iter().map(|cell| &*cell.text).collect();
        assert_eq!(texts, ["Mon AM\nTue PM", "x"]);
        assert!(read.iter().all(|cell| cell.marks == Marks::Regular));
    }

    #[test]
    fn a_separator_at_the_end_leaves_an_empty_cell() {
        assert_eq!(rows("a,"), [["a", ""]]);
        assert_eq!(rows("\n\na"), [[""], [""], ["a"]]);
        assert!(rows("").is_empty());
    }

    #[test]
    fn a_mark_that_only_a_later_cell_closes_counts_as_unclosed() {
        let unclosed = |text| Cells::new(text, ',').any(|cell| cell.marks == Marks::Unclosed);
        assert!(unclosed("\"a,b\nc,d\n"));
        assert!(unclosed("\"a,b\nc,\"d\"\n"));
        assert!(!unclosed("\"a,b\nc\",d\n"));
    }
}
