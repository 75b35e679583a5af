//! Addresses that may stand behind a link in a Word document.
//!
//! Word reports the whole file as damaged when one address is not a well-formed URI, and opens whatever else it is told
//! to. So a link is made only for an address that it can open and that a reader expects; other addresses are shown as
//! words.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// The longest address that Word follows.
const LONGEST: usize = 2_083;

/// The address as a link's target, or nothing when it should be shown as words: anything but `http`, `https`, `mailto`
/// and `tel`, a host that is not one, or an address that is too long. Characters that a URI cannot hold are escaped.
pub(super) fn target(address: &str) -> Option<String> {
    let address = address.trim();
    let (scheme, rest) = address.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    let sound = match scheme.as_str() {
        "http" | "https" => host_is_sound(rest),
        "mailto" | "tel" => !rest.is_empty(),
        _ => false,
    };
    let target = format!("{scheme}:{}", escape(rest));
    (sound && target.len() <= LONGEST).then_some(target)
}

/// `//host` or `//host:port`, then a path, a query, a fragment or nothing. A name before the host (`//bank.com@…`) is
/// refused: it is there to mislead.
fn host_is_sound(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix("//") else {
        return false;
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (host, port) = match authority.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    let labels = host.split('.').all(|label| {
        !label.is_empty()
            && label
                .chars()
                .all(|letter| letter.is_alphanumeric() || letter == '-')
    });
    labels && port.is_none_or(|port| port.parse::<u16>().is_ok())
}

/// What RFC 3986 does not allow in an address. `%` is looked at apart.
const NOT_ALLOWED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Escapes what RFC 3986 does not allow, and each `%` that begins no escape.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, part) in text.split('%').enumerate() {
        if at > 0 {
            let digits = part.as_bytes().get(..2);
            let escapes = digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
            out.push_str(if escapes { "%" } else { "%25" });
        }
        out.extend(utf8_percent_encode(part, NOT_ALLOWED));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::target;

    #[test]
    fn good_addresses_become_links() {
        for (address, wanted) in [
            ("https://example.org", "https://example.org"),
            (
                " HTTP://example.org:8080/a b?q=[1]#x ",
                "http://example.org:8080/a%20b?q=%5B1%5D#x",
            ),
            (
                "https://example.org/100%/%20é",
                "https://example.org/100%25/%20%C3%A9",
            ),
            (
                "mailto:jo@example.org?subject=a b",
                "mailto:jo@example.org?subject=a%20b",
            ),
            ("tel:+44 1632 960001", "tel:+44%201632%20960001"),
        ] {
            assert_eq!(target(address).as_deref(), Some(wanted), "{address}");
        }
    }

    #[test]
    fn other_addresses_stay_words() {
        let long = format!("https://example.org/{}", "a".repeat(2_100));
        for address in [
            "",
            "../guide/index.html",
            "#here",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "\\\\server\\share",
            "https://",
            "https:///path",
            "https:example.org",
            "https://bank.example@elsewhere.example/",
            "https://exa mple.org/",
            "https://example.org:99999/",
            "mailto:",
            &long,
        ] {
            assert_eq!(target(address), None, "{address}");
        }
    }
}
