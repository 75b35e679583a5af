//! What a reader that wrote none of it finds in a draft.

use mail_parser::{MessageParser, MimeHeaders};
use proptest::prelude::*;

use super::*;

fn address(name: &str, email: &str) -> Address {
    Address::new(name, email).unwrap()
}

fn draft() -> Draft {
    Draft {
        to: vec![
            address("Dr Siân Møller", "sian@marsh.example"),
            address("Lee, \"Ann\"", "ann@marsh.example"),
        ],
        cc: vec![address("", "office@marsh.example")],
        subject:
            "Your partner for the exchange – visits to arrange before the end of March, as agreed"
                .to_owned(),
        text: "Dear Siân,\nyour partner is Ann.\n".to_owned(),
        html: None,
        attachments: Vec::new(),
    }
}

/// The lines of a draft's headings and parts. RFC 5322 has 998 letters at the most and wishes for 78; RFC 2047 has 76 where
/// there are encoded words.
fn lines_are_short(bytes: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    if !text.is_ascii() {
        return Err("not ASCII".to_owned());
    }
    for line in text.split_terminator("\r\n") {
        // A name of a file may look like an encoded word, and is none.
        let encoded = line.contains("=?utf-8?") && !line.contains("filename");
        let most = if encoded { 76 } else { 998 };
        if line.len() > most || line.contains(['\r', '\n']) {
            return Err(format!("{} letters: {line}", line.len()));
        }
    }
    Ok(())
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
    assert!(text.starts_with("X-Unsent: 1\r\nMIME-Version: 1.0\r\nTo: =?utf-8?"));
    assert!(
        text.contains("\r\nSubject: Your partner\r\nContent-Type: text/plain; charset=utf-8\r\n")
    );
    assert!(!text.contains("Cc:") && !text.contains("multipart"));
    assert!(text.is_ascii());
    assert!(
        text.split_terminator("\r\n")
            .all(|line| line.len() <= 78 && !line.contains(['\r', '\n']))
    );
    assert!(
        !String::from_utf8(write(&Draft::default()))
            .unwrap()
            .contains("To:")
    );
}

#[test]
fn no_text_can_add_a_heading_of_its_own() {
    let mut draft = draft();
    draft.subject = "Hello\r\nBcc: spy@x.example".to_owned();
    draft.to = vec![address("A\r\nBcc: b@x.example", "a@x.example")];
    let text = String::from_utf8(write(&draft)).unwrap();
    assert!(!text.contains("\nBcc"));
    let read = MessageParser::new().parse(text.as_bytes()).unwrap();
    assert_eq!(read.subject(), Some("Hello Bcc: spy@x.example"));
    let to = read.to().unwrap().as_list().unwrap();
    assert_eq!(
        (to.len(), to[0].name(), to[0].address()),
        (1, Some("A Bcc: b@x.example"), Some("a@x.example"))
    );
    assert!(Address::new("A", "a@x.example>\r\nBcc: c@x.example").is_err());
}

#[test]
fn long_headings_keep_to_the_lengths_of_lines() {
    let mut draft = draft();
    draft.subject = "é".repeat(300);
    draft.to = vec![address(&"Zoë ".repeat(60), &format!("{}@x.example", "a".repeat(60))); 12];
    draft.attachments = vec![Attachment {
        name: format!("{}.docx", "😀".repeat(100)),
        media_type: "application/zip".to_owned(),
        bytes: vec![1],
    }];
    let bytes = write(&draft);
    assert_eq!(lines_are_short(&bytes), Ok(()));
    let read = MessageParser::new().parse(&bytes).unwrap();
    assert_eq!(read.subject(), Some(draft.subject.as_str()));
    assert_eq!(
        read.attachments().next().unwrap().attachment_name(),
        Some(draft.attachments[0].name.as_str())
    );
}

/// Names and subjects as hostile as they come.
fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        r#"[a-z <>@",;:()\\\[\]=?_.\r\n\t]{0,120}"#,
        "(=[?]utf-8[?][BQ][?][a-zA-Z=]{0,9}[?]= ?){1,3}",
        "[é😀ß\u{202e}\u{200b}\u{0}\u{85}]{0,120}",
    ]
}

proptest! {
    #[test]
    fn any_name_and_subject_is_read_back_and_adds_no_recipient(
        name in hostile(), subject in hostile(), file in hostile(), text in any::<String>(),
    ) {
        let draft = Draft {
            to: vec![address(&name, "ann@quay.example"), address(&name, "bo+x@quay.example")],
            subject: subject.clone(),
            text,
            attachments: vec![Attachment { name: file, media_type: "text/plain".to_owned(), bytes: vec![1, 2] }],
            ..Draft::default()
        };
        let bytes = write(&draft);
        prop_assert_eq!(lines_are_short(&bytes), Ok(()));
        let read = MessageParser::new().parse(&bytes).unwrap();
        let to: Vec<_> = read.to().unwrap().iter().map(|one| one.address().unwrap_or_default()).collect();
        prop_assert_eq!(to, ["ann@quay.example", "bo+x@quay.example"]);
        prop_assert!(read.cc().is_none() && read.bcc().is_none() && read.from().is_none());
        let wanted = one_line(&subject);
        prop_assert_eq!(read.subject().unwrap_or_default().trim_end(), wanted.as_str());
        let wanted = one_line(&name);
        for one in read.to().unwrap().iter() {
            prop_assert_eq!(one.name().unwrap_or_default().trim_end(), wanted.as_str());
        }
        prop_assert_eq!(read.attachments().next().unwrap().contents(), &[1, 2][..]);
    }

    #[test]
    fn any_cell_gives_addresses_or_a_sentence(cell in hostile()) {
        match Address::read("Cy", &cell) {
            Ok(found) => for address in found {
                prop_assert!(cell.contains(address.email()), "{:?} is not in {cell:?}", address.email());
                prop_assert!(forms::email::is_address(address.email()));
            },
            Err(error) => prop_assert!(error.to_string().starts_with("The email address of Cy, “")),
        }
    }
}
