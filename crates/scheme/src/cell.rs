//! Single cells of a volunteers file: text, lists, emails, capacity.

use pairing::{is_unseen, place_of};

/// A cell as one line: blanks of every kind are one space, and marks that nobody sees are gone.
pub(crate) fn line(cell: &str) -> String {
    let mut seen = String::with_capacity(cell.len());
    let mut letters = cell.chars().peekable();
    while let Some(letter) = letters.next() {
        if !is_unseen(letter) || joins(seen.chars().last(), letter, letters.peek().copied()) {
            seen.push(letter);
        }
    }
    one_spaced(&seen)
}

/// Whether a joiner stands where it is a part of the spelling: between two letters that are not of the Latin alphabet.
fn joins(before: Option<char>, letter: char, after: Option<char>) -> bool {
    let other = |letter: Option<char>| letter.is_some_and(|l| !l.is_ascii() && !is_unseen(l));
    matches!(letter, '\u{200c}' | '\u{200d}') && other(before) && other(after)
}

/// The marks that [`line`] takes out of a cell, each once.
pub(crate) fn unseen(cell: &str) -> Vec<char> {
    let mut found = Vec::new();
    let mut before = None;
    let mut letters = cell.chars().peekable();
    while let Some(letter) = letters.next() {
        if is_unseen(letter) && !joins(before, letter, letters.peek().copied()) {
            if !found.contains(&letter) {
                found.push(letter);
            }
        } else {
            before = Some(letter);
        }
    }
    found
}

/// A cell as one line, without the semicolon or comma at its end that forms put behind each answer.
pub(crate) fn entry(cell: &str) -> String {
    let line = line(cell);
    line.trim_end_matches([';', ',', ' ']).to_owned()
}

/// The words with one space between two.
pub(crate) fn one_spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.push_str(word);
    }
    spaced
}

/// The entries of a list: between semicolons, upright bars or line ends.
pub(crate) fn list(cell: &str) -> Vec<String> {
    cell.split([';', '|', '\n', '\r'])
        .map(entry)
        .filter(|entry| !entry.is_empty())
        .collect()
}

/// The address in a cell, which may stand as `mailto:`, in the form `Ann Smith <ann@smith.example>`, in quotation marks, or with
/// a semicolon behind it.
pub(crate) fn email(cell: &str) -> String {
    let cell = entry(cell);
    let within = |text: &str| {
        let address = text.strip_suffix('>')?.rsplit_once('<')?.1;
        Some(address.to_owned())
    };
    bare_address(&within(&cell).unwrap_or(cell))
}

/// As [`email`], but empty where the cell holds several addresses: no address is better than a wrong one.
pub(crate) fn one_email(cell: &str) -> String {
    if addresses(cell).len() > 1 {
        String::new()
    } else {
        email(cell)
    }
}

/// An address without what stands around it.
fn bare_address(text: &str) -> String {
    let text = text.trim_matches(['<', '>', '(', ')', '"', '\'', '’', '‘', ';', ',', ' ']);
    let (scheme, rest) = text.split_at_checked(7).unwrap_or(("", ""));
    if scheme.eq_ignore_ascii_case("mailto:") {
        rest.trim().to_owned()
    } else {
        text.to_owned()
    }
}

/// The different addresses in a cell, as far as they have an `@`. More than one is two people, or two addresses of one.
pub(crate) fn addresses(cell: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in cell.split(|c: char| c.is_whitespace() || matches!(c, ';' | ',' | '|' | '<' | '>'))
    {
        // "a@x.example/b@x.example"
        let several = part.bytes().filter(|byte| *byte == b'@').count() > 1;
        for part in part.split(|c: char| several && matches!(c, '/' | '&' | '+')) {
            let address = bare_address(&line(part));
            let known = |known: &String| known.eq_ignore_ascii_case(&address);
            if address.contains('@') && !found.iter().any(known) {
                found.push(address);
            }
        }
    }
    found
}

/// The name in a cell, and the address where it stands behind the name: `Ann Smith <ann@smith.example>`.
pub(crate) fn name(cell: &str) -> (String, Option<String>) {
    let cell = line(cell);
    if let Some((name, address)) = cell
        .strip_suffix('>')
        .and_then(|cell| cell.rsplit_once('<'))
    {
        let address = bare_address(address);
        if is_email(&address) {
            let name = name.trim().trim_matches(['"', ' ']).to_owned();
            return (name, Some(address));
        }
    }
    (cell, None)
}

/// Whether a text has the shape of an email address. Stricter than the standard, as mail programs of offices are.
pub(crate) fn is_email(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else {
        return false;
    };
    let part = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && !part.ends_with('.')
            && place_of("..", part).is_none()
    };
    let odd = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(
                c,
                '@' | ',' | ';' | ':' | '<' | '>' | '(' | ')' | '"' | '\\'
            )
    };
    part(name)
        && part(domain)
        && domain.bytes().any(|byte| byte == b'.')
        && !name.contains(odd)
        && !domain.contains(odd)
}

/// How many partners a cell asks for. Empty means one; `None` when it is neither 1 nor 2.
pub(crate) fn capacity(cell: &str) -> Option<u8> {
    match line(cell).to_lowercase().as_str() {
        "" | "1" | "1.0" | "one" => Some(1),
        "2" | "2.0" | "two" => Some(2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_one_tidy_line() {
        assert_eq!(
            line(" Ann\u{a0} Marie \r\n Smith\u{200b} "),
            "Ann Marie Smith"
        );
        assert_eq!(
            list("Ann Smith; ;bob@x.example\nCy|Di"),
            ["Ann Smith", "bob@x.example", "Cy", "Di"]
        );
    }

    #[test]
    fn an_address_is_taken_out_of_what_outlook_copies() {
        for cell in [
            "ann@x.example",
            " Ann Smith <ann@x.example> ",
            "MAILTO:ann@x.example",
            "<mailto:ann@x.example>",
            "ann@x.example;",
            "ann@x.example, ",
            "'ann@x.example'",
            "\u{200b}ann@x.example",
            "(ann@x.example)",
            "Smith, Ann <ann@x.example>;",
        ] {
            assert_eq!(email(cell), "ann@x.example", "{cell}");
        }
    }

    #[test]
    fn two_addresses_in_a_cell_are_two() {
        let two = ["a@x.example", "b@x.example"];
        for cell in [
            "a@x.example; b@x.example",
            "a@x.example,b@x.example",
            "a@x.example\nb@x.example",
            "a@x.example b@x.example;",
            "a@x.example / b@x.example",
            "a@x.example/b@x.example",
            "a@x.example and b@x.example",
            "Ann <a@x.example>; Bob <b@x.example>",
            "a@x.example\r\nBcc: b@x.example",
            "a@x.example; A@X.example; mailto:b@x.example",
        ] {
            assert_eq!(addresses(cell), two, "{cell}");
        }
        for one in [
            "a@x.example;",
            "Ann <a@x.example>",
            "mailto:a@x.example",
            "a@x.example A@x.example",
        ] {
            assert_eq!(addresses(one), ["a@x.example"], "{one}");
        }
        assert!(addresses("not known").is_empty());
    }

    #[test]
    fn a_name_and_the_address_behind_it_are_told_apart() {
        let with = |name: &str| (name.to_owned(), Some("ann@x.example".to_owned()));
        assert_eq!(name("Ann Smith <ann@x.example>"), with("Ann Smith"));
        assert_eq!(
            name("\"Smith, Ann\" <mailto:ann@x.example>"),
            with("Smith, Ann")
        );
        assert_eq!(name("<ann@x.example>"), with(""));
        assert_eq!(
            name("Ann <the first>"),
            ("Ann <the first>".to_owned(), None)
        );
    }

    #[test]
    fn what_nobody_sees_is_taken_out_and_known() {
        assert_eq!(line("\u{202e}gnp\u{7}.exe"), "gnp.exe");
        assert_eq!(unseen("\u{202e}gnp\u{7}.\u{7}exe"), ['\u{202e}', '\u{7}']);
        assert!(unseen("Ann\u{a0}Lee\n").is_empty());
        // Persian writes its names with a joiner, which is a part of the spelling.
        assert_eq!(line("علی\u{200c}رضا"), "علی\u{200c}رضا");
        assert!(unseen("علی\u{200c}رضا").is_empty());
        assert_eq!(line("Ann\u{200c}Lee"), "AnnLee");
    }

    #[test]
    fn the_shape_of_an_address() {
        for good in [
            "ann@x.example",
            "a.b+c@nhs.x.example",
            "o'neil@x.example",
            "zoë@x.example",
        ] {
            assert!(is_email(good), "{good}");
        }
        for bad in [
            "",
            "ann",
            "ann@",
            "@x.example",
            "ann@x",
            "a b@x.example",
            "a@x.example; b@x.example",
            "a@b@x.example",
            "ann@x..example",
            ".ann@x.example",
            "ann@x.example.",
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }

    #[test]
    fn capacity_is_one_or_two() {
        assert_eq!(
            ["", "1", " 2.0 ", "Two", "3", "0", "many"].map(capacity),
            [Some(1), Some(1), Some(2), Some(2), None, None, None]
        );
    }
}
