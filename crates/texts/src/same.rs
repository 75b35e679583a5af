//! When two texts of the volunteers file count as the same.

use unicode_normalization::UnicodeNormalization;

use crate::letters::{is_unseen, usual};

/// The form in which texts are compared: trimmed, case folded, without a leading "Dr". An address in the form that mail programs
/// copy, `Ann Smith <ann@smith.example>` or `mailto:ann@smith.example`, is the address alone.
///
/// Case is folded letter by letter: lower case, with ß as "ss" and the final sigma as the usual one. Every kind of apostrophe,
/// hyphen and space counts as the plain one, a letter and its accent as the one letter that they make together (Unicode's form
/// NFC), and what nobody sees as nothing.
///
/// ```
/// assert_eq!(texts::comparable("Dr Siân O’Brien"), texts::comparable("sia\u{302}n o'brien"));
/// assert_eq!(texts::comparable("Ben Holt <Ben@Hospital.example>"), "ben@hospital.example");
/// ```
#[must_use]
pub fn comparable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// [`comparable`] into a buffer that is used again, since a list holds thousands of texts.
pub(crate) fn fold_into(text: &str, out: &mut String) {
    out.clear();
    // Most texts are of plain letters alone.
    let plain = |byte: u8| (0x20..0x7f).contains(&byte) && byte != b'`';
    if text.bytes().all(plain) {
        out.push_str(without_title(address_alone(trimmed(text))));
        out.make_ascii_lowercase();
        return;
    }
    let seen: String = text.chars().filter(|letter| !is_unseen(*letter)).collect();
    let text = without_title(address_alone(seen.trim()));
    for letter in text.chars().flat_map(char::to_lowercase).nfc() {
        match letter {
            'ß' => out.push_str("ss"),
            'ς' => out.push('σ'),
            other => out.push(usual(other)),
        }
    }
}

/// The address in `Ann Smith <ann@smith.example>` or behind `mailto:`; all else as it is.
fn address_alone(text: &str) -> &str {
    let within = match text
        .strip_suffix('>')
        .and_then(|start| start.rsplit_once('<'))
    {
        Some((_, address)) if address.contains('@') => address.trim(),
        _ => text,
    };
    match within.split_at_checked(7) {
        Some((scheme, address)) if scheme.eq_ignore_ascii_case("mailto:") => address.trim(),
        _ => within,
    }
}

/// The text without space around it. Most have none, which two bytes tell.
fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

/// Leaves out "Dr" or "Dr." when something follows it.
fn without_title(text: &str) -> &str {
    let Some((title, rest)) = text.split_at_checked(2) else {
        return text;
    };
    if !title.eq_ignore_ascii_case("dr") {
        return text;
    }
    let after = rest.strip_prefix('.').unwrap_or(rest);
    let name = after.trim_start();
    // "Drew" keeps its letters: the title ends at a full stop or a space.
    if name.is_empty() || (after.len() == rest.len() && name.len() == after.len()) {
        text
    } else {
        name
    }
}

/// Where a text stands in another, in bytes. The standard library's search is 2 KB of the client, compressed, for texts much
/// longer than ours.
#[must_use]
pub fn place_of(part: &str, text: &str) -> Option<usize> {
    let last = text.len().checked_sub(part.len())?;
    (0..=last).find(|&at| text.as_bytes().get(at..at + part.len()) == Some(part.as_bytes()))
}

/// How many letters must be added, dropped, changed or swapped with the next to make one text of the other; `None`
/// when more than `limit`.
#[must_use]
pub fn distance(one: &str, two: &str, limit: usize) -> Option<usize> {
    let (one, two): (Vec<char>, Vec<char>) = (one.chars().collect(), two.chars().collect());
    if one.len().abs_diff(two.len()) > limit {
        return None;
    }
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=two.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = Vec::with_capacity(last.len());
        row.push(i + 1);
        for (j, b) in two.iter().enumerate() {
            let at =
                |line: &[usize], place: usize| line.get(place).copied().unwrap_or(usize::MAX / 2);
            let mut best = (at(&last, j) + usize::from(a != b))
                .min(at(&last, j + 1) + 1)
                .min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && one.get(i - 1) == Some(b) && two.get(j - 1) == Some(a);
            if swapped {
                best = best.min(at(&before_last, j - 1) + 1);
            }
            row.push(best);
        }
        if row.iter().min().is_some_and(|&least| least > limit) {
            return None;
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|&found| found <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_trimmed_folded_and_lose_a_leading_dr() {
        for (text, same) in [
            ("  Ann Smith ", "ann smith"),
            ("Dr Ann Smith", "ann smith"),
            ("dr. Ann Smith", "ann smith"),
            ("DR.Ann Smith", "ann smith"),
            ("Drew Park", "drew park"),
            ("Dr", "dr"),
            ("Dr.", "dr."),
            ("Dr Dr Ann", "dr ann"),
            ("Ann Smith Dr", "ann smith dr"),
            ("ÉLODIE Groß", "élodie gross"),
            ("ẞ", "ss"),
            ("ÅSA O'Neil ΝΊΚΟΣ", "åsa o'neil νίκοσ"),
            ("Νίκος", "νίκοσ"),
            ("", ""),
        ] {
            assert_eq!(comparable(text), same, "{text}");
        }
    }

    #[test]
    fn every_kind_of_apostrophe_hyphen_space_and_accent_compares_alike() {
        for (one, two) in [
            ("O'Brien", "O’Brien"),
            ("O'Brien", "O‘Brien"),
            ("O'Brien", "OʼBrien"),
            ("O'Brien", "o`brien"),
            ("D´Arcy", "d'arcy"),
            ("Smith-Jones", "Smith‐Jones"),
            ("Smith-Jones", "Smith‑Jones"),
            ("Smith-Jones", "Smith–Jones"),
            ("Siân Lloyd", "Sia\u{302}n Lloyd"),
            ("ZOË", "zoe\u{308}"),
            ("ǰ", "J\u{30c}"),
            ("Ann\u{a0}Lee", "Ann Lee"),
            ("Ann\u{200b} Lee", "Ann Lee"),
            ("\u{202e}Ann Lee\u{202c}", "Ann Lee"),
            ("\u{feff}Dr Ann Lee", "Ann Lee"),
            ("Ann\u{7} Lee", "Ann Lee"),
            ("St. Mary’s Practice", "st. mary's practice"),
        ] {
            assert_eq!(comparable(one), comparable(two), "{one:?} {two:?}");
        }
        assert_ne!(comparable("Zoe"), comparable("Zoë"), "another name");
        assert_ne!(comparable("OBrien"), comparable("O'Brien"), "another name");
    }

    #[test]
    fn an_address_as_mail_programs_copy_it_is_the_address_alone() {
        for text in [
            "ben@hospital.example",
            "Ben Holt <ben@hospital.example>",
            "\"Holt, Ben\" <Ben@Hospital.example> ",
            "Zoë Holt <ben@hospital.example>",
            "mailto:ben@hospital.example",
            "<MAILTO:ben@hospital.example>",
        ] {
            assert_eq!(comparable(text), "ben@hospital.example", "{text}");
        }
        assert_eq!(comparable("a <b>"), "a <b>");
    }

    proptest::proptest! {
        #[test]
        fn what_is_comparable_already_stays_as_it_is(text in "\\PC{0,12}") {
            let once = comparable(&text);
            // A title or an address within what is left would be taken off in turn.
            if !once.starts_with("dr") && !once.contains(['<', ':']) {
                proptest::prop_assert_eq!(comparable(&once), once);
            }
        }
    }

    #[test]
    fn a_part_is_found_where_it_stands_first() {
        assert_eq!(place_of("ab", "cabab"), Some(1));
        assert_eq!(place_of("", "x"), Some(0));
        assert_eq!(place_of("é", "né"), Some(1));
        assert_eq!((place_of("abc", "ab"), place_of("b", "ac")), (None, None));
    }

    #[test]
    fn distance_counts_letters_and_stops_at_the_limit() {
        assert_eq!(distance("cardiology", "cardioligy", 2), Some(1));
        assert_eq!(distance("smith", "simth", 2), Some(1));
        assert_eq!(distance("gp", "surgeon", 2), None);
        assert_eq!(distance("abc", "abc", 0), Some(0));
    }
}
