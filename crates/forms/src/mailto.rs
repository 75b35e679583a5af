//! An email draft as an address (RFC 6068): the person's own mail program opens it, and the person sends it.

/// Longest address that mail programs on Windows take from a browser, in bytes.
pub const SIZE_LIMIT: usize = 1_900;

/// The address of a draft; `None` when it would be longer than [`SIZE_LIMIT`].
#[must_use]
pub fn draft(to: &str, subject: &str, body: &str) -> Option<String> {
    let body = body.replace("\r\n", "\n").replace('\n', "\r\n");
    let address = format!(
        "mailto:{}?subject={}&body={}",
        escape(to).replace("%40", "@"),
        escape(subject),
        escape(&body)
    );
    (address.len() <= SIZE_LIMIT).then_some(address)
}

/// Every byte but letters, digits and `-_.~` as `%XX`, so that no value can start a field of its own.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for half in [byte >> 4, byte & 15] {
                let digit = char::from_digit(u32::from(half), 16).unwrap_or('0');
                out.push(digit.to_ascii_uppercase());
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::draft;

    #[test]
    fn a_draft_is_escaped_so_that_nothing_starts_a_field() {
        assert_eq!(
            draft("ana@surgery.example", "A & B?", "é\n\r\n&bcc=x@y").as_deref(),
            Some(
                "mailto:ana@surgery.example?subject=A%20%26%20B%3F&body=%C3%A9%0D%0A%0D%0A%26bcc%3Dx%40y"
            )
        );
        assert_eq!(
            draft("a@b?bcc=c@d", "", "").as_deref(),
            Some("mailto:a@b%3Fbcc%3Dc@d?subject=&body=")
        );
    }

    #[test]
    fn a_draft_that_mail_programs_would_cut_is_not_made() {
        assert_eq!(draft("", "", &"x".repeat(1_900)), None);
    }
}
