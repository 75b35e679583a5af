//! Letters that look the same and are not, and letters that nobody sees.

/// Whether a character leaves no mark of its own: a control character, a mark for the direction of writing, a space without
/// width, a soft hyphen. White space is not among them.
#[must_use]
pub fn is_unseen(letter: char) -> bool {
    match letter {
        _ if letter.is_whitespace() => false,
        _ if letter.is_control() => true,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{feff}' => true,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => true,
        '\u{2060}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => true,
        _ => false,
    }
}

/// The character that stands for all that are meant alike: one apostrophe, one hyphen, one space.
pub(crate) fn usual(letter: char) -> char {
    match letter {
        '`' | '´' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ' | '‘' | '’' | '‛' | '′' | '＇' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹘' | '﹣' | '－' => '-',
        _ if letter.is_whitespace() => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_told_from_what_is_seen() {
        for unseen in [
            '\u{7}', '\u{0}', '\u{202e}', '\u{200b}', '\u{ad}', '\u{feff}', '\u{2066}', '\u{9b}',
        ] {
            assert!(is_unseen(unseen), "{unseen:?}");
        }
        for seen in [
            'a', 'é', '\u{301}', ' ', '\u{a0}', '\t', '\n', '’', '‑', '😀', '\u{fffd}',
        ] {
            assert!(!is_unseen(seen), "{seen:?}");
        }
    }
}
