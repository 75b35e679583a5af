//! Links that open an email ready to send (`mailto:`), as far as such a link goes.
//!
//! Windows hands a program about 2,000 characters and cuts off the rest without a word, so a longer email opens
//! without its text, and the person is told to copy that. Such a link carries no files and no formatting: the draft of
//! [`crate::email`] does. Source: RFC 6068.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::email::{Draft, one_line};

/// The longest link that every mail program takes whole, in characters.
pub const LONGEST: usize = 2_000;

/// All but what RFC 3986 calls unreserved: a value may hold `&` or `?`.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

fn percent_encoded(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// A link, and what it had no room for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailLink {
    /// The link holds addresses, subject and text.
    Whole(String),
    /// The link holds addresses and subject. The text has to be copied.
    CopyText(String),
    /// Even the addresses and the subject are too many: only a draft file will do.
    TooLong,
}

/// The link for an email. Names, HTML and attachments are not part of it.
#[must_use]
pub fn of(draft: &Draft) -> MailLink {
    let addresses = |list: &[crate::email::Address]| {
        let emails = list.iter().map(crate::email::Address::email);
        // The sign between name and host may stand as it is, and reads better so.
        let encoded = emails.map(|email| percent_encoded(email).replace("%40", "@"));
        encoded.collect::<Vec<_>>().join(",")
    };
    let mut link = format!("mailto:{}", addresses(&draft.to));
    let mut sign = '?';
    let mut add = |link: &mut String, name: &str, value: &str| {
        if !value.is_empty() {
            link.push_str(&format!("{sign}{name}={value}"));
            sign = '&';
        }
    };
    add(&mut link, "cc", &addresses(&draft.cc));
    add(
        &mut link,
        "subject",
        &percent_encoded(&one_line(&draft.subject)),
    );
    if link.len() > LONGEST {
        return MailLink::TooLong;
    }
    let without_text = link.clone();
    let lines = draft.text.replace("\r\n", "\n").replace('\r', "\n");
    let text = percent_encoded(&lines.replace('\n', "\r\n"));
    add(&mut link, "body", &text);
    if link.len() > LONGEST {
        return MailLink::CopyText(without_text);
    }
    MailLink::Whole(link)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::email::Address;

    fn to(email: &str) -> Address {
        Address::new("Ann", email).unwrap()
    }

    #[test]
    fn holds_addresses_subject_and_text() {
        let draft = Draft {
            to: vec![to("ann@example.org"), to("bo+x@example.org")],
            cc: vec![to("cy@example.org")],
            subject: "Your visit & Zoë's".to_owned(),
            text: "Dear Ann,\nSee you = there?".to_owned(),
            ..Draft::default()
        };
        assert_eq!(
            of(&draft),
            MailLink::Whole(
                "mailto:ann@example.org,bo%2Bx@example.org?cc=cy@example.org\
                 &subject=Your%20visit%20%26%20Zo%C3%AB%27s&body=Dear%20Ann%2C%0D%0ASee%20you%20%3D%20there%3F"
                    .to_owned()
            )
        );
        assert_eq!(of(&Draft::default()), MailLink::Whole("mailto:".to_owned()));
    }

    #[test]
    fn what_is_typed_cannot_add_a_heading() {
        let draft = Draft {
            to: vec![to("ann?bcc=eve&b%0d@example.org")],
            subject: "Hello&bcc=eve@example.org\r\nBcc: eve".to_owned(),
            ..Draft::default()
        };
        assert_eq!(
            of(&draft),
            MailLink::Whole(
                "mailto:ann%3Fbcc%3Deve%26b%250d@example.org\
                 ?subject=Hello%26bcc%3Deve%40example.org%20Bcc%3A%20eve"
                    .to_owned()
            )
        );
    }

    #[test]
    fn a_long_text_has_to_be_copied() {
        // The rest of the link takes 22 + 9 + 1 + 6 characters.
        let draft = |letters: usize| Draft {
            to: vec![to("ann@example.org")],
            subject: "A".to_owned(),
            text: "a".repeat(letters),
            ..Draft::default()
        };
        let short = "mailto:ann@example.org?subject=A".to_owned();
        assert!(matches!(of(&draft(1_962)), MailLink::Whole(link) if link.len() == LONGEST));
        assert_eq!(of(&draft(1_963)), MailLink::CopyText(short));
        let many = Draft {
            to: vec![to("ann@example.org"); 130],
            ..draft(0)
        };
        assert_eq!(of(&many), MailLink::TooLong);
    }
}
