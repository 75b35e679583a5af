//! Entities and percent signs: from what is written in HTML to what is meant, and back.

use std::borrow::Cow;
use std::fmt::Write as _;

const NAMED: [(&str, char); 8] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("ndash", '–'),
    ("mdash", '—'),
];

/// Replaces the entities that templates and markdown write.
#[must_use]
pub fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let known = after
            .split_once(';')
            .and_then(|(name, tail)| Some((entity(name)?, tail)));
        match known {
            Some((character, tail)) => {
                plain.push(character);
                rest = tail;
            }
            None => {
                plain.push('&');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    NAMED
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, character)| *character)
}

/// Makes text safe within HTML text and within quoted attributes.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

/// `%20` and the like become what they stand for; what is not UTF-8 then stays.
#[must_use]
pub fn percent_decode(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let pair = after
            .get(..2)
            .and_then(|pair| std::str::from_utf8(pair).ok());
        if *byte == b'%'
            && let Some(code) = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok())
        {
            bytes.push(code);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(*byte);
            rest = after;
        }
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Makes a path safe within an address.
#[must_use]
pub fn percent_encode(path: &str) -> String {
    let mut safe = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=:@".contains(&byte) {
            safe.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(safe, "%{byte:02X}");
        }
    }
    safe
}

/// The words of a piece of HTML: tags out, entities replaced, spaces single.
#[must_use]
pub fn plain(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    super::scan::scan(html, |token| match token {
        super::scan::Token::Text { text, .. } => {
            let text = unescape(text);
            if text.starts_with(char::is_whitespace) && !words.is_empty() {
                words.push(' ');
            }
            let mut first = true;
            for word in text.split_whitespace() {
                if !first {
                    words.push(' ');
                }
                words.push_str(word);
                first = false;
            }
            if !first && text.ends_with(char::is_whitespace) {
                words.push(' ');
            }
        }
        super::scan::Token::Open { name, .. } | super::scan::Token::Close { name, .. } => {
            // Words on the two sides of a block are two words; those around <em> may be one.
            if is_block(name) && !words.ends_with(' ') && !words.is_empty() {
                words.push(' ');
            }
        }
        super::scan::Token::Raw { .. } => {}
    });
    let mut tidy = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    tidy
}

/// Whether an element parts the words before it from those after.
pub(super) fn is_block(name: &str) -> bool {
    !matches!(
        name,
        "a" | "em"
            | "strong"
            | "b"
            | "i"
            | "code"
            | "span"
            | "sup"
            | "sub"
            | "abbr"
            | "del"
            | "kbd"
            | "mark"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_both_ways() {
        assert_eq!(
            unescape("a &amp; b &#39;c&#x27; &unknown; &"),
            "a & b 'c' &unknown; &"
        );
        assert_eq!(
            escape("<a href=\"x\">'&"),
            "&lt;a href=&quot;x&quot;&gt;&#39;&amp;"
        );
    }

    #[test]
    fn percent_signs_both_ways() {
        assert_eq!(percent_decode("a%20b%C3%A9%zz%"), "a bé%zz%");
        assert_eq!(percent_encode("a bé/c"), "a%20b%C3%A9/c");
    }

    #[test]
    fn words_of_html() {
        assert_eq!(
            plain("<h2>One</h2><p>t<em>w</em>o &amp; three</p><script>x</script>"),
            "One two & three"
        );
    }
}
