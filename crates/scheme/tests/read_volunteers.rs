//! Volunteers files as real offices save them, and what is said about each. The files are in `tests/fixtures/volunteers`.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a failure in a test's own function is a failed test"
)]

use std::path::Path;

use pairing::Side;
use scheme::{Roster, read_volunteers};

fn fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/volunteers");
    std::fs::read(folder.join(name)).unwrap()
}

fn roster(name: &str) -> Roster {
    read_volunteers(&fixture(name), name).unwrap()
}

fn refusal(name: &str) -> String {
    read_volunteers(&fixture(name), name)
        .unwrap_err()
        .to_string()
}

fn problems(roster: &Roster) -> Vec<String> {
    roster.problems.iter().map(ToString::to_string).collect()
}

#[test]
fn the_same_two_people_come_out_of_every_encoding_and_separator() {
    for name in [
        "bom.csv",
        "utf16.csv",
        "utf16-unmarked.csv",
        "cp1252.csv",
        "semicolon.csv",
        "sep.csv",
        "mac-line-ends.csv",
    ] {
        let roster = roster(name);
        assert_eq!(problems(&roster), Vec::<String>::new(), "{name}");
        let [sian, zoe] = roster.people().try_into().unwrap();
        assert_eq!(
            (sian.name.as_str(), sian.side, sian.host.len()),
            ("Dr Siân Møller", Side::A, 2),
            "{name}"
        );
        assert_eq!(
            (zoe.name.as_str(), zoe.side, zoe.choices[0].as_str()),
            ("Zoë Brontë", Side::B, "Siân Møller"),
            "{name}"
        );
        assert_eq!(
            roster.side_words,
            ["general practice", "hospital"],
            "{name}"
        );
    }
}

#[test]
fn letters_that_may_be_wrong_are_shown() {
    assert_eq!(
        roster("cp1252.csv").warnings,
        [
            "The file was saved in an older way (Windows-1252). Check these words: Siân, Møller, Zoë, Brontë. If they look \
          wrong, save the file again as \"CSV UTF-8 (Comma delimited)\"."
        ]
    );
}

#[test]
fn a_title_may_stand_above_the_headings() {
    let roster = roster("title-above.csv");
    assert_eq!(problems(&roster), Vec::<String>::new());
    assert_eq!(
        roster
            .volunteers
            .iter()
            .map(|volunteer| volunteer.row)
            .collect::<Vec<_>>(),
        [4, 5]
    );
    assert_eq!(roster.people()[0].choices[0], "Bob Hill");
}

#[test]
fn files_that_cannot_be_used_say_what_to_do() {
    assert_eq!(
        refusal("unclosed-quote.csv"),
        "Row 3, column 1 (First name): a quotation mark is opened but never closed. Nothing was imported."
    );
    assert_eq!(
        refusal("wrong-headings.csv"),
        "wrong-headings.csv has no column \"name\". If column 1 (Nane) is meant, change its heading to \"name\". \
         wrong-headings.csv has no column \"side\". If column 3 (Sidde) is meant, change its heading to \"side\". \
         Nothing was imported."
    );
    assert_eq!(
        refusal("headings-only.csv"),
        "headings-only.csv has headings but nobody below them. Add a row for each person. Nothing was imported."
    );
    assert_eq!(
        read_volunteers(b"side\nGP\n", "list.csv")
            .unwrap_err()
            .to_string(),
        "list.csv has no column \"name\". Add it, with that heading in the first row. Nothing was imported."
    );
}

#[test]
fn people_who_stand_twice_are_left_out_once() {
    let roster = roster("duplicates.csv");
    assert_eq!(
        problems(&roster),
        [
            "Row 3, column 2 (email), Dr Ann Lee: ANN@marsh.example is the email address of Ann Lee in row 2 already. \
             Take one of the rows out, or correct the address. This row was left out.",
            "Row 5, column 1 (name), bob hill: Row 4 has the same name. If this is one person, take one of the rows out; \
             if not, choices of this name should be emails.",
            "Row 7, column 1 (name), Cy Marsh: Cy Marsh stands in row 6 already. If they are two people, give each an \
             email address. This row was left out.",
        ]
    );
    assert_eq!(roster.volunteers.len(), 4);
    assert_eq!(roster.left_out(), 2);
    assert_eq!(roster.warnings, ["Cy Marsh has no email address."]);
}

#[test]
fn dates_of_excel_are_told_from_half_days() {
    let roster = roster("excel-dates.csv");
    assert_eq!(
        problems(&roster),
        [
            "Row 2, column 4 (host_days), Ann Lee: \"45678\" looks like a date, but days of the week are asked for. Write \
             half days such as Mon AM; Tue PM. Until then the cell counts as no half day.",
            "Row 2, column 5 (visit_days), Ann Lee: \"12/03/2027\" looks like a date, but days of the week are asked for. \
             Write half days such as Mon AM; Tue PM. Until then the cell counts as Tue PM.",
        ]
    );
    assert_eq!(roster.people()[1].host.len(), 3);
}

#[test]
fn every_problem_is_found_in_one_go_and_nobody_else_is_lost() {
    let roster = roster("many-problems.csv");
    let expected = [
        "Row 2, column 7 (host_days), Ann Lee: \"Mnday AM\" is not a half day. Write half days such as Mon AM; Tue PM. \
         Until then the cell counts as Tue PM.",
        "Row 2, column 8 (preference_1), Ann Lee: \"Cardioligy\" matches nobody on the other side. Did you mean \
         \"Cardiology\"?",
        "Row 2, column 9 (preference_2), Ann Lee: \"Ann Lee\" is the person's own. Name somebody on the other side.",
        "Row 2, column 10 (exclusions), Ann Lee: \"Nobody Known\" matches nobody on the other side. Correct it, or leave \
         it without effect.",
        "Row 2, column 13 (capacity), Ann Lee: \"3\" is not a number of partners. Write 1 or 2; until then it counts as 1.",
        "Row 3, column 1 (name): The name is missing. Write it in this cell; until then nameless@marsh.example stands for \
         it.",
        "Row 3, column 9 (preference_2), nameless@marsh.example: \"Cardiology\" stands earlier among the choices already. \
         It counts once.",
        "Row 4, column 1 (name): The name is missing. Write it in this cell. This row was left out.",
        "Row 5, column 2 (email), Bob Hill: \"bob.saltmarsh.example\" is not an email address. Correct it, so that \
         messages arrive.",
        "Row 5, column 8 (preference_1), Bob Hill: \"Cardiology\" is only found on the person's own side. Name somebody \
         on the other side.",
        "Row 6, column 5 (side), Cy Marsh: \"hosptal\" is a third side, next to \"GP\" and \"hospital\", but an exchange \
         has two. Did you mean \"hospital\"? This row was left out.",
        "Row 7, column 5 (side), Di Shore: The side is missing. Write \"GP\" or \"hospital\". This row was left out.",
        "Row 8, column 11 (locked_with), Ed Quay: This cell can name one person, so Ann Lee counts. Name this person in \
         the row of Flo Dune too.",
        "Row 8, column 11 (locked_with), Ed Quay: Ed Quay is locked with Ann Lee, Flo Dune and Gus Tarn but takes one \
         partner. Take a lock away, or set the capacity to 2.",
        "Row 10, column 12 (previous), Gus Tarn: \"Ed Quai\" matches nobody on the other side. Did you mean \"Ed Quay\"?",
        "Row 11, column 15, Hal Beck: \"East\" stands beyond the last heading, so the cells of this row have moved. Put a \
         cell that holds a comma in quotation marks. This row was left out.",
    ];
    for (found, expected) in problems(&roster).iter().zip(expected) {
        assert_eq!(found, expected);
    }
    assert_eq!(roster.problems.len(), expected.len());
    let rows: Vec<_> = roster
        .volunteers
        .iter()
        .map(|volunteer| volunteer.row)
        .collect();
    assert_eq!(rows, [2, 3, 5, 8, 9, 10]);
    assert_eq!(roster.left_out(), 4);
    assert_eq!(roster.warnings, ["These columns are not used: shoe size."]);
}

#[test]
fn one_side_alone_is_said() {
    let roster =
        read_volunteers(b"name,email,side\nAnn,ann@marsh.example,GP\n", "list.csv").unwrap();
    assert_eq!(
        roster.warnings,
        [
            "Everybody is on one side, \"GP\". Nobody can be paired before people of the other side are in the file."
        ]
    );
}

#[test]
fn lists_with_commas_and_no_preference_are_understood() {
    let text = "name,side,exclusions,preference_1,preference_2\nAnn Lee,GP,\"Bob Hill, Dr Cy Marsh\",No preference,Bob Hill\n\
                Bob Hill,hospital,,,\nCy Marsh,hospital,\"Lee, Ann\",none,\n";
    let roster = read_volunteers(text.as_bytes(), "list.csv").unwrap();
    let people = roster.people();
    assert_eq!(people[0].exclusions, ["Bob Hill", "Dr Cy Marsh"]);
    assert_eq!(people[0].choices, ["", "Bob Hill", ""]);
    assert_eq!(people[2].exclusions, ["Lee, Ann"]);
    assert_eq!(people[2].choices, ["", "", ""]);
}

#[test]
fn a_list_of_the_greatest_length_with_nothing_right_in_it_is_read_in_time() {
    let mut text = String::from("name,email,side,preference_1,preference_2,exclusions\n");
    for number in 0..5000 {
        let side = if number % 2 == 0 { "GP" } else { "hospital" };
        text += &format!(
            "Person Number {number},p{number}@x.example,{side},Persom Numbre {number},Cardio {number},Nomad {number}\n"
        );
    }
    let roster = read_volunteers(text.as_bytes(), "long.csv").unwrap();
    assert_eq!(roster.volunteers.len(), 5000);
    assert_eq!(roster.problems.len(), 15_000);
}

#[test]
fn the_sample_is_sound() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/workspace/sample-volunteers.csv");
    let roster = read_volunteers(&std::fs::read(path).unwrap(), "sample").unwrap();
    assert_eq!(problems(&roster), Vec::<String>::new());
    assert_eq!(roster.warnings, Vec::<String>::new());
    let on = |side| {
        roster
            .volunteers
            .iter()
            .filter(|volunteer| volunteer.person.side == side)
            .count()
    };
    assert_eq!((on(Side::A), on(Side::B)), (59, 59));
}

#[test]
fn half_days_that_are_not_plain_are_asked_about_and_never_widened() {
    let text = "name,side,host_days,visit_days\nAnn Lee,GP,AM Monday,Mon AM to Wed PM\nBob Hill,hospital,alternate Mondays,\"Mon, Wed AM\"\n";
    let roster = read_volunteers(text.as_bytes(), "list.csv").unwrap();
    assert_eq!(
        problems(&roster),
        [
            "Row 2, column 4 (visit_days), Ann Lee: \"Mon AM to Wed PM\" can be read in more than one way. Write each half day \
             with its day, such as Mon AM; Wed AM. Until then the cell counts as Mon AM; Wed PM.",
            "Row 3, column 3 (host_days), Bob Hill: \"alternate Mondays\" is not a half day. Write half days such as Mon AM; \
             Tue PM. Until then the cell counts as no half day.",
            "Row 3, column 4 (visit_days), Bob Hill: \"Mon, Wed AM\" can be read in more than one way. Write each half day \
             with its day, such as Mon AM; Wed AM. Until then the cell counts as Mon AM; Wed AM.",
        ]
    );
    let people = roster.people();
    assert_eq!(people[0].host.listed("; "), "Mon AM");
    assert!(people[1].host.shared(people[0].visit).is_empty());
}

#[test]
fn a_grid_with_a_column_for_each_day_is_read_day_by_day() {
    let text = "name,side,Host days [Monday],Host days [Tuesday],Host days [Wednesday],visit_days\n\
                Ann Lee,GP,AM,,\"AM;PM;\",Mon AM\nBob Hill,hospital,,PM,,\nCy Quay,hospital,Yes,,,\n";
    let roster = read_volunteers(text.as_bytes(), "list.csv").unwrap();
    let hosts: Vec<String> = roster
        .people()
        .iter()
        .map(|person| person.host.listed("; "))
        .collect();
    assert_eq!(hosts, ["Mon AM; Wed AM; Wed PM", "Tue PM", ""]);
    assert_eq!(
        problems(&roster),
        [
            "Row 4, column 3 (Host days [Monday]), Cy Quay: \"Monday Yes\" is not a half day. Write half days such as Mon AM; Tue \
          PM. Until then the cell counts as no half day."
        ]
    );
    assert_eq!(
        roster.warnings,
        ["3 people have no email address: Ann Lee and 2 more."]
    );
}

/// Each way in which a name can be spelt that looks the same on the screen.
#[test]
fn names_that_look_the_same_are_the_same_in_every_column() {
    for (listed, written) in [
        ("Sean O'Brien", "Sean O’Brien"),
        ("Sean O’Brien", "sean o`brien"),
        ("Siân Lloyd", "Sia\u{302}n Lloyd"),
        ("Zoe\u{308} Hart", "ZOË HART"),
        ("Di Smith-Jones", "Di Smith‑Jones"),
        ("Di Smith–Jones", "Di Smith-Jones"),
        ("Ben Holt", "Ben Holt <ben@hospital.example>"),
        ("Ben Holt", "<mailto:BEN@hospital.example>"),
        ("Ben Holt", "Ben\u{a0}Holt;"),
        ("Ben Holt", "B\u{200b}en Holt"),
    ] {
        for heading in [
            "preference_1",
            "preference_2",
            "preference_3",
            "exclusions",
            "previous",
            "locked_with",
        ] {
            let text = format!(
                "name,email,side,{heading}\nAnn Lee,ann@surgery.example,GP,\"{written}\"\n{listed},ben@hospital.example,hospital,\n"
            );
            let roster = read_volunteers(text.as_bytes(), "list.csv").unwrap();
            assert_eq!(
                problems(&roster),
                Vec::<String>::new(),
                "{heading}: {written}"
            );
            let people = roster.people();
            let outcome = pairing::solve(&people, &pairing::Rules::default()).unwrap();
            let met = outcome.pairs.first().and_then(|pair| pair.choice_a);
            match heading {
                "exclusions" | "previous" => assert_eq!(outcome.pairs, [], "{heading}: {written}"),
                "locked_with" => assert!(outcome.pairs[0].locked, "{written}"),
                _ => assert!(met.is_some(), "{heading}: {written}"),
            }
        }
    }
}

#[test]
fn places_that_look_the_same_are_the_same() {
    let text = "name,side,organisation,registered_practice\nAnn Lee,GP,St Mary’s Practice,\n\
                Bob Hill,hospital,Tarn,St Mary's Practice\n";
    let roster = read_volunteers(text.as_bytes(), "list.csv").unwrap();
    let outcome = pairing::solve(&roster.people(), &pairing::Rules::default()).unwrap();
    assert_eq!(outcome.pairs, []);
}

#[test]
fn an_offer_for_an_address_behind_a_name_takes_the_place_of_both() {
    let text = "name,email,side,exclusions\nAnn Lee,,GP,\"Ben <bem@hospital.example>; Cy Quay\"\nBen Holt,ben@hospital.example,hospital,\n\
                Cy Quay,,hospital,\n";
    let sheet = scheme::Sheet::read(text.as_bytes(), "list.csv").unwrap();
    let roster = sheet.roster().unwrap();
    assert_eq!(
        problems(&roster),
        [
            "Row 2, column 4 (exclusions), Ann Lee: \"Ben <bem@hospital.example>\" matches nobody on the other side. Did you mean \
          \"ben@hospital.example\"?"
        ]
    );
    let put_right = sheet
        .changed(&roster.problems[0].accept(0).unwrap())
        .roster()
        .unwrap();
    assert_eq!(
        put_right.people()[0].exclusions,
        ["ben@hospital.example", "Cy Quay"]
    );
}

#[test]
fn two_people_in_one_email_cell_are_asked_about_and_nothing_is_joined() {
    let text = "name,email,side\nCy Quay,\"cy@x.example, di@x.example\",GP\nEd Moss,\"ed@x.example\nBcc: fay@x.example\",GP\n\
                Gus Tarn,gus@x.example;,hospital\nHal Beck <hal@x.example>,,hospital\n";
    let sheet = scheme::Sheet::read(text.as_bytes(), "list.csv").unwrap();
    let roster = sheet.roster().unwrap();
    assert_eq!(
        problems(&roster),
        [
            "Row 2, column 2 (email), Cy Quay: \"cy@x.example, di@x.example\" holds 2 email addresses. Write one in this cell, and \
             give anybody else a row of their own. Until then this person counts as having no email address.",
            "Row 3, column 2 (email), Ed Moss: \"ed@x.example Bcc: fay@x.example\" holds 2 email addresses. Write one in this \
             cell, and give anybody else a row of their own. Until then this person counts as having no email address.",
        ]
    );
    let emails: Vec<_> = roster
        .people()
        .into_iter()
        .map(|person| (person.name, person.email))
        .collect();
    let person = |name: &str, email: &str| (name.to_owned(), email.to_owned());
    assert_eq!(
        emails,
        [
            person("Cy Quay", ""),
            person("Ed Moss", ""),
            person("Gus Tarn", "gus@x.example"),
            person("Hal Beck", "hal@x.example"),
        ]
    );
    assert_eq!(roster.problems[0].offers, ["cy@x.example", "di@x.example"]);
    let one = sheet
        .changed(&roster.problems[0].accept(1).unwrap())
        .roster()
        .unwrap();
    assert_eq!(one.people()[0].email, "di@x.example");
}

#[test]
fn letters_that_nobody_can_see_are_taken_out_with_a_word() {
    let text = "name,email,side,notes\nA\u{7}nn Lee,ann@x.example,GP,\n\u{202e}Bob Hill,\u{200b}bob@x.example,hospital,\u{200b}\n";
    let roster = read_volunteers(text.as_bytes(), "list.csv").unwrap();
    assert_eq!(roster.people()[0].name, "Ann Lee");
    assert_eq!(roster.people()[1].name, "Bob Hill");
    assert_eq!(roster.people()[1].email, "bob@x.example");
    assert_eq!(
        roster.warnings,
        [
            "Letters that nobody can see were taken out of 3 cells. Row 2, column 1 (name): U+0007; Row 3, column 1 (name): \
             U+202E; Row 3, column 2 (email): U+200B. Check that what is written there is whole.",
            "These columns are not used: notes.",
        ]
    );
    let one =
        "name,email,side\nA\u{202e}nn Lee,ann@x.example,GP\nBob Hill,bob@x.example,hospital\n";
    assert_eq!(
        read_volunteers(one.as_bytes(), "list.csv")
            .unwrap()
            .warnings,
        [
            "Letters that nobody can see were taken out of 1 cell. Row 2, column 1 (name): U+202E. Check that what is written there \
          is whole."
        ]
    );
}
