//! What a document is taken away as, as far as that needs no browser.

use super::*;
use crate::document::exports;

#[test]
fn a_draft_is_addressed_to_the_person_and_holds_the_words_twice() {
    let pairs = list("person_a,email_a,person_b,email_b\nAnn Lee,ann@x.example,Bob,bob@x.example");
    let state = after(
        &start(),
        [detail("scheme.name", "Harbour"), Action::Listed(Ok(pairs))],
    );
    let bytes = exports::eml(&state, &state.values_shown(), state.recipient(), &[]);
    let mail = String::from_utf8(bytes).unwrap();
    assert!(mail.starts_with("X-Unsent: 1\r\n"), "{mail}");
    assert!(mail.contains("To: \"Ann Lee\" <ann@x.example>\r\n"));
    assert!(mail.contains("Subject: Harbour: meet Bob\r\n"));
    assert!(mail.contains("multipart/alternative") && mail.contains("text/html"));
    assert_eq!(
        exports::file_stem(&state, state.recipient()),
        "third-email Ann Lee"
    );
}

#[test]
fn a_merge_file_has_a_row_for_each_person_and_a_column_for_each_blank() {
    let pairs = list("person_a,email_a,person_b,email_b\nAnn,ann@x.example,Bob,bob@x.example");
    let state = after(
        &start(),
        [
            detail("scheme.name", "Harbour"),
            own("pairs", "20"),
            own("cover", "350"),
            Action::Listed(Ok(pairs)),
        ],
    );
    let (headings, rows) = exports::merge(&state);
    assert_eq!(
        headings,
        [
            "Name",
            "Email",
            "Name of the scheme",
            "Profession",
            "Person",
            "Partner",
            "Pairs",
            "Cover",
            "Total",
            "Sites"
        ]
    );
    assert_eq!(
        rows,
        [
            [
                "Ann",
                "ann@x.example",
                "Harbour",
                "",
                "Ann",
                "Bob",
                "20",
                "£350",
                "£14,000",
                ""
            ],
            [
                "Bob",
                "bob@x.example",
                "Harbour",
                "",
                "Bob",
                "Ann",
                "20",
                "£350",
                "£14,000",
                ""
            ],
        ]
    );
}
