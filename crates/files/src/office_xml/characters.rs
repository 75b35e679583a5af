//! Characters that Word documents and workbooks cannot hold as they are.
//!
//! The rule, for everything that a person typed or pasted: nothing is lost unseen.
//! - Any line end (LF, CR, CR LF, vertical tab, form feed, U+0085, U+2028, U+2029) becomes a line break, a tab a tab.
//! - Control characters below U+0020 and U+007F become their pictures: NUL becomes `␀`, escape `␛`, delete `␡`.
//! - U+0080 to U+009F, U+FFFE and U+FFFF become `�`.
//! - All else stays: emoji, joiners, marks of direction.
//!
//! Source: XML 1.0, production 2 (`Char`), which has no way to write the control characters, escaped or not.

/// What a text is made of, once its lines and tabs are known.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Words without line ends and tabs.
    Words(&'a str),
    /// A line break.
    Line,
    /// A tab.
    Tab,
}

/// The character to write in the place of one.
pub(crate) fn visible(letter: char) -> char {
    match letter {
        '\t' | '\n' | '\r' => letter,
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(letter)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        other => other,
    }
}

fn ends_line(letter: char) -> bool {
    matches!(
        letter,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Splits a text at its line ends and tabs.
pub(crate) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(|letter| letter == '\t' || ends_line(letter)) {
        let (words, behind) = rest.split_at(at);
        if !words.is_empty() {
            pieces.push(Piece::Words(words));
        }
        rest = if let Some(behind) = behind.strip_prefix('\t') {
            pieces.push(Piece::Tab);
            behind
        } else {
            pieces.push(Piece::Line);
            let mut letters = behind.chars();
            letters.next();
            behind.strip_prefix("\r\n").unwrap_or(letters.as_str())
        };
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

/// The lines of a text, by the same rule.
pub(crate) fn lines(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces(text) {
        match (piece, lines.last_mut()) {
            (Piece::Line, _) => lines.push(String::new()),
            (Piece::Words(words), Some(line)) => line.push_str(words),
            (Piece::Tab, Some(line)) => line.push('\t'),
            (_, None) => {}
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_line_end_is_one_line_break() {
        use Piece::{Line, Tab, Words};
        assert_eq!(
            pieces("a\r\nb\rc\n\nd\u{b}e\u{2028}\u{85}f\tg"),
            [
                Words("a"),
                Line,
                Words("b"),
                Line,
                Words("c"),
                Line,
                Line,
                Words("d"),
                Line,
                Words("e"),
                Line,
                Line,
                Words("f"),
                Tab,
                Words("g"),
            ]
        );
        assert!(pieces("").is_empty());
    }

    #[test]
    fn control_characters_are_shown() {
        let shown: String = "\u{0}\u{1b}\u{7f}\u{9f}\u{fffe}🤝\u{200d}é\u{202e}"
            .chars()
            .map(visible)
            .collect();
        assert_eq!(shown, "␀␛␡\u{fffd}\u{fffd}🤝\u{200d}é\u{202e}");
    }
}
