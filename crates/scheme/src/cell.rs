//! Single cells of a volunteers file: text, lists, emails, capacity.

use pairing::{lower_case, place_of};

/// A cell as one line: blanks of every kind are one space, and marks that nobody sees are gone.
pub(crate) fn line(cell: &str) -> String {
    let mut seen = String::with_capacity(cell.len());
    for letter in cell.chars() {
        if !matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}') {
            seen.push(letter);
        }
    }
    one_spaced(&seen)
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
        .map(line)
        .filter(|entry| !entry.is_empty())
        .collect()
}

/// The address in a cell, which may stand as `mailto:` or in the form `Ann Smith <ann@smith.example>`.
pub(crate) fn email(cell: &str) -> String {
    let cell = line(cell);
    let address = match cell
        .rsplit_once('<')
        .and_then(|(_, rest)| rest.strip_suffix('>'))
    {
        Some(address) => address.trim(),
        None => &cell,
    };
    let (scheme, rest) = address.split_at_checked(7).unwrap_or(("", ""));
    if scheme.eq_ignore_ascii_case("mailto:") {
        rest.to_owned()
    } else {
        address.to_owned()
    }
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
    match lower_case(&line(cell)).as_str() {
        "" | "1" | "1.0" | "one" => Some(1),
        "2" | "2.0" | "two" => Some(2),
        _ => None,
    }
}

/// Whether a character is part of a word. Beyond ASCII: all but the marks of Latin-1, general punctuation and symbols; the
/// standard library's tables of letters and digits would add 1 KB, compressed, to the client.
pub(crate) fn is_of_a_word(letter: char) -> bool {
    match letter {
        _ if letter.is_ascii() => letter.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}' => matches!(letter, 'ª' | '²' | '³' | 'µ' | '¹' | 'º'),
        '×' | '÷' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{3004}' | '\u{fe00}'..='\u{feff}' => {
            false
        }
        _ => true,
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
        ] {
            assert_eq!(email(cell), "ann@x.example", "{cell}");
        }
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
