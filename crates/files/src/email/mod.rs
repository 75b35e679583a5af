//! Emails as files (`.eml`) that Outlook and Apple Mail open as drafts, ready to look over and send.
//!
//! `X-Unsent: 1` makes Outlook open the file for writing. There is no sender and no date: the mail program adds its own.
//!
//! Headings are written by `mail-builder`, which keeps to the lengths of lines in RFC 5322, RFC 2047 and RFC 2231. Its
//! writer of whole messages asks the clock, so the parts are put together here. `mail-parser` judges all of it in the tests.

mod address;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use mail_builder::headers::Header;
use mail_builder::headers::address::Address as AddressHeader;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::text::Text;
use serde::{Deserialize, Serialize};

pub use address::{Address, AddressError};

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

/// An email that is not sent yet. As serde writes it, it comes without its files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    #[serde(skip)]
    pub attachments: Vec<Attachment>,
}

/// The file: CRLF, plain ASCII whatever the letters, so that no mail program can misread it.
pub fn write(draft: &Draft) -> Vec<u8> {
    let mut out = String::from("X-Unsent: 1\r\nMIME-Version: 1.0\r\n");
    addresses(&mut out, "To", &draft.to);
    addresses(&mut out, "Cc", &draft.cc);
    header(
        &mut out,
        "Subject",
        &Text::new(plain_or_encoded(&draft.subject)),
    );
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

/// A heading, folded where its line would be too long.
fn header(out: &mut String, name: &str, value: &impl Header) {
    let mut written = Vec::new();
    value.write_header(&mut written, name.len() + 2);
    out.push_str(name);
    out.push_str(": ");
    // Headings come out in ASCII: what is beyond it is encoded.
    out.push_str(&String::from_utf8_lossy(&written));
}

/// A heading with addresses; left out when there are none.
fn addresses(out: &mut String, heading: &str, addresses: &[Address]) {
    if addresses.is_empty() {
        return;
    }
    let one = |address: &Address| {
        let name = (!address.name().is_empty()).then(|| plain_or_encoded(address.name()));
        AddressHeader::new_address(name, address.email().to_owned())
    };
    let list = addresses.iter().map(one).collect();
    header(out, heading, &AddressHeader::new_list(list));
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
    let disposition =
        ContentType::new("attachment").attribute("filename", one_line(&attachment.name));
    let mut written = String::new();
    header(&mut written, "Content-Disposition", &disposition);
    let media_type: String = attachment
        .media_type
        .chars()
        .filter(|c| c.is_ascii_graphic() || *c == ' ')
        .collect();
    part(out, &media_type, &written, &attachment.bytes);
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

/// A text for a heading. `mail-builder` writes a text as it is that looks like an encoded word, and readers would decode it;
/// with a blank at its end it encodes the whole.
fn plain_or_encoded(text: &str) -> String {
    let text = one_line(text);
    if text.contains("=?") {
        format!("{text} ")
    } else {
        text
    }
}

/// A line end in a heading would start another heading.
pub(crate) fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests;
