//! Emails as files (`.eml`) that Outlook and Apple Mail open as drafts, ready to look over and send.
//!
//! `X-Unsent: 1` makes Outlook open the file for writing. There is no sender and no date: the mail program adds its own.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Somebody's address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// Shown in place of the address. May be empty.
    pub name: String,
    /// The address itself.
    pub email: String,
}

/// A file that goes with an email.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, with its ending.
    pub name: String,
    /// Such as `text/calendar`.
    pub media_type: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// An email that is not sent yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// Whom it is for.
    pub to: Vec<Address>,
    /// Who gets a copy.
    pub cc: Vec<Address>,
    /// One line.
    pub subject: String,
    /// The words, as plain text.
    pub text: String,
    /// The same words as HTML, where they have headings or links.
    pub html: Option<String>,
    /// Files that go with it.
    pub attachments: Vec<Attachment>,
}

/// The file: CRLF, plain ASCII whatever the letters, so that no mail program can misread it.
pub fn write(draft: &Draft) -> Vec<u8> {
    let mut out = String::from("X-Unsent: 1\r\nMIME-Version: 1.0\r\n");
    addresses(&mut out, "To", &draft.to);
    addresses(&mut out, "Cc", &draft.cc);
    out.push_str("Subject: ");
    out.push_str(&words(&draft.subject));
    out.push_str("\r\n");
    if draft.attachments.is_empty() {
        body(&mut out, draft);
    } else {
        many(&mut out, "mixed", |out, boundary| {
            out.push_str(boundary);
            body(out, draft);
            for attachment in &draft.attachments {
                out.push_str(boundary);
                attach(out, attachment);
            }
        });
    }
    out.into_bytes()
}

/// The words: plain, or plain and HTML for the reader's program to choose from.
fn body(out: &mut String, draft: &Draft) {
    let Some(html) = &draft.html else {
        return part(
            out,
            "text/plain; charset=utf-8",
            "",
            &text_bytes(&draft.text),
        );
    };
    many(out, "alternative", |out, boundary| {
        out.push_str(boundary);
        part(
            out,
            "text/plain; charset=utf-8",
            "",
            &text_bytes(&draft.text),
        );
        out.push_str(boundary);
        part(out, "text/html; charset=utf-8", "", &text_bytes(html));
    });
}

/// Parts with a line between them. No part can hold that line by chance: each is in base64, which has no `_`.
fn many(out: &mut String, kind: &str, parts: impl FnOnce(&mut String, &str)) {
    out.push_str(&format!(
        "Content-Type: multipart/{kind}; boundary=\"_{kind}_\"\r\n\r\n"
    ));
    parts(out, &format!("--_{kind}_\r\n"));
    out.push_str(&format!("--_{kind}_--\r\n"));
}

fn attach(out: &mut String, attachment: &Attachment) {
    let name = one_line(&attachment.name);
    let plain: String = name
        .chars()
        .map(|c| {
            if c.is_ascii() && !matches!(c, '"' | '\\') {
                c
            } else {
                '_'
            }
        })
        .collect();
    let mut disposition = "Content-Disposition: attachment".to_owned();
    if plain != name {
        // The whole name first: readers that know it take it, others go on to the plain one.
        disposition.push_str(&format!(
            ";\r\n filename*=UTF-8''{}",
            percent_encoded(&name)
        ));
    }
    disposition.push_str(&format!(";\r\n filename=\"{plain}\""));
    disposition.push_str("\r\n");
    let media_type: String = attachment
        .media_type
        .chars()
        .filter(|c| c.is_ascii_graphic() || *c == ' ')
        .collect();
    part(out, &media_type, &disposition, &attachment.bytes);
}

/// One part, its bytes as base64 in lines of 76.
fn part(out: &mut String, media_type: &str, headers: &str, bytes: &[u8]) {
    out.push_str(&format!(
        "Content-Type: {media_type}\r\n{headers}Content-Transfer-Encoding: base64\r\n\r\n"
    ));
    for chunk in bytes.chunks(57) {
        STANDARD.encode_string(chunk, out);
        out.push_str("\r\n");
    }
}

/// Text with the line ends that mail has.
fn text_bytes(text: &str) -> Vec<u8> {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\n', "\r\n")
        .into_bytes()
}

/// A heading with addresses, one to a line; left out when there are none.
fn addresses(out: &mut String, heading: &str, addresses: &[Address]) {
    let written: Vec<String> = addresses.iter().filter_map(address).collect();
    if !written.is_empty() {
        out.push_str(&format!("{heading}: {}\r\n", written.join(",\r\n ")));
    }
}

fn address(address: &Address) -> Option<String> {
    let odd =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';' | '"');
    let email = address.email.replace(odd, "");
    let name = one_line(&address.name);
    match (email.is_empty(), name.is_empty()) {
        (true, _) => None,
        (false, true) => Some(email),
        (false, false) if is_plain(&name) => Some(format!(
            "\"{}\" <{email}>",
            name.replace('\\', "\\\\").replace('"', "\\\"")
        )),
        (false, false) => Some(format!("{} <{email}>", words(&name))),
    }
}

/// Text of a heading: as it is when short and plain, else in the encoded words of RFC 2047, one to a line.
fn words(text: &str) -> String {
    let text = one_line(text);
    if is_plain(&text) {
        return text;
    }
    let mut chunks = vec![String::new()];
    for letter in text.chars() {
        // 45 bytes are 60 letters of base64, which leaves room for the frame in a line of 76.
        if chunks
            .last()
            .is_some_and(|chunk| chunk.len() + letter.len_utf8() > 45)
        {
            chunks.push(String::new());
        }
        if let Some(chunk) = chunks.last_mut() {
            chunk.push(letter);
        }
    }
    let encoded = chunks
        .iter()
        .map(|chunk| format!("=?utf-8?B?{}?=", STANDARD.encode(chunk)));
    encoded.collect::<Vec<_>>().join("\r\n ")
}

fn is_plain(text: &str) -> bool {
    text.len() <= 60
        && text.chars().all(|c| c.is_ascii_graphic() || c == ' ')
        && !text.contains("=?")
}

/// A line end in a heading would start another heading.
pub(crate) fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// RFC 5987: bytes beyond letters and digits as `%` and two hexadecimal digits.
pub(crate) fn percent_encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use mail_parser::{MessageParser, MimeHeaders};

    fn draft() -> Draft {
        let address = |name: &str, email: &str| Address {
            name: name.to_owned(),
            email: email.to_owned(),
        };
        Draft {
            to: vec![address("Dr Siân Møller", "sian@marsh.example"), address("Lee, \"Ann\"", "ann@marsh.example")],
            cc: vec![address("", "office@marsh.example"), address("Nobody", "")],
            subject: "Your partner for the exchange – visits to arrange before the end of March, as agreed".to_owned(),
            text: "Dear Siân,\nyour partner is Ann.\n".to_owned(),
            html: None,
            attachments: Vec::new(),
        }
    }

    #[test]
    fn another_reader_finds_what_was_written() {
        let mut draft = draft();
        draft.html = Some("<p>Dear Siân</p>".to_owned());
        draft.attachments = vec![
            Attachment {
                name: "Besuch – Møller.ics".to_owned(),
                media_type: "application/octet-stream".to_owned(),
                bytes: vec![0, 1, 255],
            },
            Attachment {
                name: "pack.zip".to_owned(),
                media_type: "application/zip".to_owned(),
                bytes: vec![7; 60],
            },
        ];
        let bytes = write(&draft);
        let read = MessageParser::new().parse(&bytes).unwrap();
        assert_eq!(read.subject(), Some(draft.subject.as_str()));
        let to = read.to().unwrap().as_list().unwrap();
        assert_eq!(
            (to[0].name(), to[0].address()),
            (Some("Dr Siân Møller"), Some("sian@marsh.example"))
        );
        assert_eq!(
            (to[1].name(), to[1].address()),
            (Some("Lee, \"Ann\""), Some("ann@marsh.example"))
        );
        assert_eq!(read.cc().unwrap().as_list().unwrap().len(), 1);
        assert_eq!(
            read.body_text(0).unwrap(),
            "Dear Siân,\r\nyour partner is Ann.\r\n"
        );
        assert_eq!(read.body_html(0).unwrap(), "<p>Dear Siân</p>");
        let attached: Vec<_> = read
            .attachments()
            .map(|part| (part.attachment_name().unwrap(), part.contents()))
            .collect();
        assert_eq!(
            attached,
            [
                ("Besuch – Møller.ics", &[0, 1, 255][..]),
                ("pack.zip", &[7; 60][..])
            ]
        );
    }

    #[test]
    fn a_plain_draft_reads_as_such() {
        let draft = Draft {
            subject: "Your partner".to_owned(),
            cc: Vec::new(),
            ..draft()
        };
        let text = String::from_utf8(write(&draft)).unwrap();
        assert!(text.starts_with("X-Unsent: 1\r\nMIME-Version: 1.0\r\nTo: =?utf-8?B?"));
        assert!(
            text.contains(
                "\r\nSubject: Your partner\r\nContent-Type: text/plain; charset=utf-8\r\n"
            )
        );
        assert!(!text.contains("Cc:") && !text.contains("multipart"));
        assert!(text.is_ascii());
        assert!(
            text.split_terminator("\r\n")
                .all(|line| line.len() <= 78 && !line.contains(['\r', '\n']))
        );
    }

    #[test]
    fn no_text_can_add_a_heading_of_its_own() {
        let mut draft = draft();
        draft.subject = "Hello\r\nBcc: spy@x.example".to_owned();
        draft.to = vec![Address {
            name: "A\r\nBcc: b@x.example".to_owned(),
            email: "a@x.example>\r\nBcc: c@x.example".to_owned(),
        }];
        let text = String::from_utf8(write(&draft)).unwrap();
        assert!(!text.contains("\nBcc"));
        assert!(text.contains("To: \"A Bcc: b@x.example\" <a@x.exampleBcc:c@x.example>\r\n"));
    }
}
