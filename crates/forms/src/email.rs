//! What an email address is: the one rule for forms, links, email drafts and lists of people.

use email_address::{EmailAddress, Options};

/// What to do about a text that is no address of one person, as a sentence without a full stop. `None` for an address.
///
/// Narrower than the standards, which also take what hardly a mail program of an office can send to: letters beyond ASCII
/// before the `@` (RFC 6531), a name between quotation marks, a number in the place of a domain, a domain of one word.
///
/// ```
/// use forms::email::fault;
///
/// assert_eq!(fault("o'neil+exchange@quay.example"), None);
/// assert_eq!(fault("ann@quay.example, bo@quay.example"), Some("Enter one email address here. There are two or more"));
/// ```
#[must_use]
pub fn fault(text: &str) -> Option<&'static str> {
    let options = Options::default()
        .with_required_tld()
        .without_display_text()
        .without_domain_literal();
    if text.matches('@').count() > 1 {
        return Some("Enter one email address here. There are two or more");
    }
    if !text.is_ascii() && text.contains('@') {
        return Some(
            "Enter an email address in the letters a to z, without accents or special signs",
        );
    }
    let sound =
        EmailAddress::parse_with_options(text, options).is_ok() && !text.contains(['"', '\\']);
    (!sound).then_some("Enter an email address with an @, like name@organisation.example")
}

/// Whether a text is the address of one person that a draft can go to.
#[must_use]
pub fn is_address(text: &str) -> bool {
    fault(text).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_offices_are_taken() {
        for address in [
            "ann@quay.example",
            "ann.lee@nhs.example",
            "o'neil@quay.example",
            "ann+exchange@quay.example",
            "ann_lee-2@mail.quay-surgery.example",
            "A.LEE@QUAY.EXAMPLE",
            "info@xn--mnchen-3ya.example",
        ] {
            assert!(is_address(address), "{address}");
        }
    }

    #[test]
    fn what_no_draft_can_go_to_is_refused_with_the_way_out() {
        let shape = "Enter an email address with an @, like name@organisation.example";
        let one = "Enter one email address here. There are two or more";
        let plain =
            "Enter an email address in the letters a to z, without accents or special signs";
        for (text, message) in [
            ("", shape),
            ("ann", shape),
            ("ann@", shape),
            ("@quay.example", shape),
            ("ann@quay", shape),
            ("ann@quay..example", shape),
            (".ann@quay.example", shape),
            ("ann@-quay.example", shape),
            ("ann@[127.0.0.1]", shape),
            ("\"ann lee\"@quay.example", shape),
            ("ann lee@quay.example", shape),
            ("ann@quay.example;", shape),
            ("ann@quay.example>", shape),
            ("Ann <ann@quay.example>", shape),
            ("mailto:ann@quay.example", shape),
            ("ann@quay.example\r\nBcc: bo", shape),
            ("ann@quay.example, bo@quay.example", one),
            ("ann@quay.example\nbo@quay.example", one),
            ("zoë@quay.example", plain),
            ("info@münchen.example", plain),
            ("ann\u{200b}@quay.example", plain),
        ] {
            assert_eq!(fault(text), Some(message), "{text:?}");
        }
    }
}
