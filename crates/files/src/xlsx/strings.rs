//! The texts of a workbook, each once. Cells name them by number: mail merge in Word and older readers find texts in no
//! other way.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::office_xml::{Xml, characters};

/// Texts in the order in which they were first used.
#[derive(Default)]
pub(super) struct Strings<'a> {
    numbers: BTreeMap<Cow<'a, str>, usize>,
    order: Vec<Cow<'a, str>>,
    used: usize,
}

impl<'a> Strings<'a> {
    /// The number of a text.
    pub(super) fn number(&mut self, text: Cow<'a, str>) -> usize {
        self.used += 1;
        if let Some(number) = self.numbers.get(&text) {
            return *number;
        }
        let number = self.order.len();
        self.order.push(text.clone());
        self.numbers.insert(text, number);
        number
    }

    /// The part that holds them.
    pub(super) fn part(&self) -> String {
        let mut xml = Xml::part();
        let (used, count) = (self.used.to_string(), self.order.len().to_string());
        let attributes = [
            super::package::MAIN,
            ("count", &used),
            ("uniqueCount", &count),
        ];
        xml.element("sst", &attributes, |xml| {
            for text in &self.order {
                xml.element("si", &[], |xml| {
                    xml.element("t", &[("xml:space", "preserve")], |xml| {
                        xml.words(&written(text))
                    });
                });
            }
        });
        xml.finish()
    }
}

/// The text as the part holds it. Excel reads `_x000D_` as the character of that number, so its first mark is written as
/// a number where a text holds such a thing; and a line ends with one character, however it ended before.
fn written(text: &str) -> String {
    let text = characters::lines(text).join("\n");
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, behind)) = rest.split_once("_x") {
        out.push_str(before);
        let digits = behind
            .get(..4)
            .is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        out.push_str(if digits && behind.get(4..5) == Some("_") {
            "_x005F_x"
        } else {
            "_x"
        });
        rest = behind;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_stands_once_and_marks_of_excel_stay_text() {
        let mut strings = Strings::default();
        let numbers: Vec<usize> = [
            "a",
            "b",
            "a",
            "_x000D_",
            "_x00_x0041_",
            "1\r\n2\r3\u{85}4\u{b}5\u{2028}6",
        ]
        .into_iter()
        .map(|text| strings.number(text.into()))
        .collect();
        assert_eq!(numbers, [0, 1, 0, 2, 3, 4]);
        let part = strings.part();
        assert!(part.contains("count=\"6\" uniqueCount=\"5\""), "{part}");
        assert!(
            part.contains("<t xml:space=\"preserve\">_x005F_x000D_</t>"),
            "{part}"
        );
        assert!(part.contains(">_x00_x005F_x0041_</t>"), "{part}");
        assert!(part.contains(">1\n2\n3\n4\n5\n6</t>"), "{part}");
    }
}
