//! What a document is taken away as, as far as that needs no browser.

use super::*;
use crate::document::batch::{self, Batch};
use crate::document::exports;

#[test]
fn a_draft_is_addressed_to_the_person_and_holds_the_words_twice() {
    let pairs = list("person_a,email_a,person_b,email_b\nAnn Lee,ann@x.example,Bob,bob@x.example");
    let state = after(
        &start(),
        [detail("scheme.name", "Harbour"), Action::Listed(Ok(pairs))],
    );
    let draft =
        exports::whole_draft(&state, &state.values_shown(), state.recipient(), Vec::new()).unwrap();
    let mail = String::from_utf8(::files::email::write(&draft)).unwrap();
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

#[test]
fn an_address_that_is_none_stops_its_own_draft_and_no_other() {
    // The reader of lists lets through what its own rule takes. Here it is held to the rule for drafts, whatever came.
    let mut people = list("name,email\nAnn,ann@x.example\nCy,\nDi,\nBo,");
    for (person, email) in [(1, "i@x.example, home@y.example"), (3, "bo at x.example")] {
        people.recipients.people[person].email = email.to_owned();
    }
    let state = after(&start(), [Action::Listed(Ok(people))]);
    let plan = batch::plan(&state, Batch::Drafts);
    assert_eq!(plan.people, [0, 1, 2]);
    let why =
        "The email address of Bo, “bo at x.example”, cannot be used: “bo” is no email address.";
    assert_eq!(plan.left_out, [why]);
    assert_eq!(batch::plan(&state, Batch::Words).people, [0, 1, 2, 3]);

    let mail = |at: usize| {
        let person = state.people().get(at);
        let draft = exports::whole_draft(&state, &state.values_for(person), person, Vec::new())?;
        Ok::<_, String>(String::from_utf8(::files::email::write(&draft)).unwrap())
    };
    let both = mail(1).unwrap();
    assert!(
        both.contains("To: \"Cy\" <i@x.example>, \"Cy\" <home@y.example>\r\n"),
        "{both}"
    );
    assert!(!mail(2).unwrap().contains("To:"));
    assert_eq!(
        mail(3),
        Err(format!(
            "{why} Put it right in the list, and choose the list again. No draft was made."
        ))
    );
    assert_eq!(
        batch::left_out(&plan.left_out, 3, "The files are saved."),
        format!(
            "There is no draft for 1 person. {why} Put the list right, and choose it again. Drafts were made for 3 people. \
             The files are saved."
        )
    );
    assert_eq!(
        batch::left_out(&vec!["Why.".to_owned(); 8], 0, ""),
        "There is no draft for 8 people. Why. Why. Why. Why. Why. The same holds for 3 more. Put the list right, and choose \
         it again. No draft was made."
    );
}

#[test]
fn names_of_files_that_differ_from_the_people_are_told() {
    let texts = |texts: &[&str]| {
        texts
            .iter()
            .map(|text| (*text).to_owned())
            .collect::<Vec<_>>()
    };
    let wanted = texts(&["Ann", "Ann", "Dr A/B", " Bo "]);
    let names = texts(&["Ann.eml", "Ann 2.eml", "Dr A-B.eml", "Bo.eml"]);
    let saved = "The files are saved with your downloads, as one zip.";
    assert_eq!(batch::saved(&wanted[..1], &names[..1], "eml"), saved);
    assert_eq!(
        batch::saved(&wanted, &names, "eml"),
        format!(
            "{saved} Some are not called just as the person is, because two people have one name, or a name is too long or \
             has letters that no file can have: “Ann 2.eml”, “Dr A-B.eml”."
        )
    );
    let many = vec!["x".to_owned(); 9];
    assert!(batch::saved(&many, &many, "eml").ends_with("“x” and 4 more."));
}
