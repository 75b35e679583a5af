//! The index as two strings in a script: small, and quick to read.
//!
//! `words`: one line a group. A word is written as one character for how many letters it shares with the word before it,
//! then its other letters; words of a group are parted by a space. `pages`: one line a group, four lists parted by a space,
//! strongest first; each page is the distance from the one before it in its list, in digits of base 64, all but the last of
//! which come after a `~`.

use serde_json::json;

use super::{Group, Page, Strength};

const DIGITS: &[u8; 64] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/// The script that holds the index.
pub(super) fn index_script<'a>(
    pages: impl Iterator<Item = &'a Page>,
    shards: &[(&str, usize)],
    groups: &[Group],
) -> Vec<u8> {
    let mut words = String::new();
    let mut lists = String::new();
    let mut last = String::new();
    for group in groups {
        for (place, word) in group.words.iter().enumerate() {
            if place > 0 {
                words.push(' ');
            }
            let shared = last
                .chars()
                .zip(word.chars())
                .take_while(|(a, b)| a == b)
                .count()
                .min(35);
            words.push(digit(shared));
            words.extend(word.chars().skip(shared));
            last.clone_from(word);
        }
        words.push('\n');
        for strength in [
            Strength::Title,
            Strength::Heading,
            Strength::Often,
            Strength::Once,
        ] {
            if strength != Strength::Title {
                lists.push(' ');
            }
            let mut before = 0;
            for (page, _) in group.pages.iter().filter(|(_, own)| *own == strength) {
                push_number(&mut lists, page - before);
                before = *page;
            }
        }
        while lists.ends_with(' ') {
            lists.pop();
        }
        lists.push('\n');
    }
    let documents: Vec<[&str; 3]> = pages
        .map(|page| {
            [
                page.url.as_str(),
                page.title.as_str(),
                page.description.as_str(),
            ]
        })
        .collect();
    let value = json!({ "documents": documents, "stop": super::words::STOP.as_slice(), "texts": shards, "words": words, "pages": lists });
    format!("self.toolkitSearch={};\n", safe(&value)).into_bytes()
}

/// The script that holds the texts of the pages from number `first` on.
pub(super) fn text_script(first: usize, texts: &[&str]) -> Vec<u8> {
    format!("self.toolkitSearchText({first},{});\n", safe(&json!(texts))).into_bytes()
}

/// JSON that is JavaScript too, in a script of any kind.
fn safe(value: &serde_json::Value) -> String {
    value
        .to_string()
        .replace('<', "\\u003c")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

fn digit(number: usize) -> char {
    DIGITS.get(number).copied().map_or('0', char::from)
}

fn push_number(text: &mut String, number: usize) {
    let mut digits = vec![digit(number % 64)];
    let mut rest = number / 64;
    while rest > 0 {
        digits.push(digit(rest % 64));
        digits.push('~');
        rest /= 64;
    }
    text.extend(digits.iter().rev());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_digits_of_base_64() {
        let coded = |number| {
            let mut text = String::new();
            push_number(&mut text, number);
            text
        };
        assert_eq!(coded(0), "0");
        assert_eq!(coded(63), "_");
        assert_eq!(coded(64), "~10");
        assert_eq!(coded(64 * 64 + 2), "~1~02");
    }

    #[test]
    fn the_index_is_one_script() {
        let pages = [Page {
            url: "a/index.html".into(),
            title: "</script>".into(),
            ..Page::default()
        }];
        let groups = [
            Group {
                words: vec!["pair".into(), "pairs".into()],
                pages: vec![(0, Strength::Title), (70, Strength::Once)],
            },
            Group {
                words: vec!["part".into()],
                pages: vec![(3, Strength::Heading)],
            },
        ];
        let script =
            String::from_utf8(index_script(pages.iter(), &[("assets/t.js", 0)], &groups)).unwrap();
        assert!(script.starts_with(
            "self.toolkitSearch={\"documents\":[[\"a/index.html\",\"\\u003c/script>\",\"\"]],"
        ));
        assert!(
            script.contains("\"pages\":\"0   ~16\\n 3\\n\","),
            "{script}"
        );
        assert!(
            script.ends_with("\"texts\":[[\"assets/t.js\",0]],\"words\":\"0pair 4s\\n2rt\\n\"};\n"),
            "{script}"
        );
    }
}
