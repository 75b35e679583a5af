//! When two texts of the volunteers file count as the same.

use crate::lower_case::add_lower_case;

/// The form in which texts are compared: trimmed, case folded, without a leading "Dr".
///
/// Case is folded letter by letter: lower case, with ß as "ss" and the final sigma as the usual one.
#[must_use]
pub fn comparable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// [`comparable`] into a buffer that is used again, since a list holds thousands of texts.
pub(crate) fn fold_into(text: &str, out: &mut String) {
    out.clear();
    let text = without_title(trimmed(text));
    if text.is_ascii() {
        out.push_str(text);
        out.make_ascii_lowercase();
        return;
    }
    let mut lower = String::with_capacity(text.len());
    add_lower_case(text, &mut lower);
    for letter in lower.chars() {
        match letter {
            'ß' => out.push_str("ss"),
            'ς' => out.push('σ'),
            other => out.push(other),
        }
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
            ("Νίκος", "νίκοσ"),
            ("", ""),
        ] {
            assert_eq!(comparable(text), same, "{text}");
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
