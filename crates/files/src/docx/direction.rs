//! Which way words run. Word does not work it out from the letters: it wants `w:bidi` on the paragraph and `w:rtl` on
//! the run, or Arabic and Hebrew come out with their punctuation at the wrong end.

/// A direction of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// As English.
    LeftToRight,
    /// As Arabic, Hebrew and others.
    RightToLeft,
}

/// The direction that a letter has of itself. Digits, spaces and punctuation have none.
fn of_letter(letter: char) -> Option<Direction> {
    match u32::from(letter) {
        // Digits in Arabic text and marks that combine with any letter.
        0x0660..=0x0669 | 0x06f0..=0x06f9 => None,
        // Hebrew to Arabic Extended-A, presentation forms, and the planes' right-to-left blocks.
        0x0590..=0x08ff
        | 0xfb1d..=0xfdff
        | 0xfe70..=0xfefc
        | 0x10800..=0x10fff
        | 0x1e800..=0x1efff => Some(Direction::RightToLeft),
        0x200f => Some(Direction::RightToLeft),
        0x200e => Some(Direction::LeftToRight),
        _ if letter.is_alphabetic() => Some(Direction::LeftToRight),
        _ => None,
    }
}

/// The direction of a paragraph: that of its first letter that has one.
pub(super) fn of_paragraph(words: &str) -> Direction {
    words
        .chars()
        .find_map(of_letter)
        .unwrap_or(Direction::LeftToRight)
}

/// Cuts words where their direction changes. What has no direction of its own goes with both neighbours if they agree,
/// else with the paragraph (the Unicode bidirectional algorithm, rules N1 and N2).
pub(super) fn runs(words: &str, paragraph: Direction) -> Vec<(Direction, &str)> {
    let right = words
        .chars()
        .filter_map(of_letter)
        .any(|of| of == Direction::RightToLeft);
    if !right && paragraph == Direction::LeftToRight {
        return vec![(paragraph, words)];
    }
    let mut runs = Vec::new();
    let mut current = paragraph;
    let mut start = 0;
    // Where the last letter with a direction ends: what follows it may belong to either neighbour.
    let mut certain = 0;
    for (at, letter) in words.char_indices() {
        let Some(direction) = of_letter(letter) else {
            continue;
        };
        if direction != current {
            let cut = if current == paragraph { at } else { certain };
            push(&mut runs, current, words.get(start..cut));
            start = cut;
            current = direction;
        }
        certain = at + letter.len_utf8();
    }
    let end = if current == paragraph {
        words.len()
    } else {
        certain
    };
    push(&mut runs, current, words.get(start..end));
    push(&mut runs, paragraph, words.get(end..));
    runs
}

fn push<'a>(runs: &mut Vec<(Direction, &'a str)>, direction: Direction, words: Option<&'a str>) {
    if let Some(words) = words
        && !words.is_empty()
    {
        runs.push((direction, words));
    }
}

#[cfg(test)]
mod tests {
    use super::Direction::{LeftToRight as Ltr, RightToLeft as Rtl};
    use super::*;

    #[test]
    fn neutral_words_go_with_both_neighbours_or_the_paragraph() {
        assert_eq!(runs("Plain, 12!", Ltr), [(Ltr, "Plain, 12!")]);
        assert_eq!(
            runs("Dr שלום עולם, GP", Ltr),
            [(Ltr, "Dr "), (Rtl, "שלום עולם"), (Ltr, ", GP")]
        );
        assert_eq!(
            runs("مرحبا 12 GP!", Rtl),
            [(Rtl, "مرحبا 12 "), (Ltr, "GP"), (Rtl, "!")]
        );
        assert_eq!(runs("12 + 3", Rtl), [(Rtl, "12 + 3")]);
        assert_eq!(runs("(GP) ש", Rtl), [(Rtl, "("), (Ltr, "GP"), (Rtl, ") ש")]);
        assert_eq!(
            runs("", Ltr)
                .iter()
                .map(|(_, words)| *words)
                .collect::<String>(),
            ""
        );
    }

    #[test]
    fn a_paragraph_runs_as_its_first_letter() {
        assert_eq!(of_paragraph("12: שלום GP"), Rtl);
        assert_eq!(of_paragraph("12: GP שלום"), Ltr);
        assert_eq!(of_paragraph("…"), Ltr);
    }
}
