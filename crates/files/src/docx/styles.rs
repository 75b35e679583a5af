//! The styles of a Word file, in the size of letters that the document asks for.

use documents::Letters;

const NORMAL: &str = include_str!("parts/styles.xml");

/// What grows with the letters: their size, and the space before and after a paragraph.
const GROW: [&str; 4] = [
    "<w:sz w:val=\"",
    "<w:szCs w:val=\"",
    " w:before=\"",
    " w:after=\"",
];

/// The part `word/styles.xml`. Headings, words and the space between them all grow alike.
pub(super) fn of(letters: Letters) -> String {
    let mut styles = NORMAL.to_owned();
    if letters != Letters::Normal {
        for before in GROW {
            styles = grown(&styles, before, letters.percent());
        }
    }
    styles
}

/// The text with each whole number behind `before` made larger. Sizes of letters are in half points, so that none is lost
/// in rounding that an eye could see.
fn grown(text: &str, before: &str, percent: usize) -> String {
    let mut pieces = text.split(before);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        out.push_str(before);
        let (number, rest) = piece.split_once('"').unwrap_or((piece, ""));
        match number.parse::<usize>() {
            Ok(number) => out.push_str(&((number * percent + 50) / 100).to_string()),
            Err(_) => out.push_str(number),
        }
        out.push('"');
        out.push_str(rest);
    }
    out
}
