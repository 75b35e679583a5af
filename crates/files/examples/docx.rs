//! Writes a Word document that shows all that `files::docx` can do, for a look in Word or LibreOffice:
//! `cargo run -p files --example docx -- out.docx`. A second name gets a blank form.

use std::error::Error;

use documents::Block;
use documents::block::{Inline, split_blanks};
use files::docx::{self, DocxDocument, FormSheet, Head, Part, Room, Say, SheetChoice};

fn main() -> Result<(), Box<dyn Error>> {
    let mut names = std::env::args().skip(1);
    let name = names.next().unwrap_or_else(|| "sample.docx".to_owned());
    std::fs::write(name, docx::write(&letter())?)?;
    if let Some(name) = names.next() {
        std::fs::write(name, docx::write(&form())?)?;
    }
    Ok(())
}

fn text(words: &str) -> Inline {
    Inline::Text(words.to_owned())
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(split_blanks(words).0)
}

fn heading(level: u8, words: &str) -> Block {
    Block::Heading {
        level,
        text: vec![text(words)],
    }
}

fn list(ordered: bool, items: &[&str]) -> Block {
    Block::List {
        ordered,
        items: items.iter().map(|item| vec![paragraph(item)]).collect(),
    }
}

fn link(to: &str, words: &str) -> Inline {
    Inline::Link {
        to: to.to_owned(),
        text: vec![text(words)],
    }
}

fn cells(words: &[&str]) -> Vec<Vec<Inline>> {
    words.iter().map(|words| vec![text(words)]).collect()
}

fn letter() -> DocxDocument {
    DocxDocument {
        title: "Saltmarsh exchange: what we plan, and what we ask of you".to_owned(),
        title_shown: true,
        head_left: Head::Logo {
            bytes: include_bytes!("../tests/pictures/harbour.png").to_vec(),
            alternative: "Harbour Hospitals".to_owned(),
        },
        head_right: Head::Logo {
            bytes: include_bytes!("../tests/pictures/quay.jpg").to_vec(),
            alternative: "Quay Surgery".to_owned(),
        },
        parts: vec![
            Part::Blocks(words()),
            Part::NewPage,
            Part::Blocks(long_table()),
        ],
        ..DocxDocument::default()
    }
}

fn words() -> Vec<Block> {
    vec![
        Block::Paragraph(vec![
            text("Dear "),
            Inline::Empty {
                id: "name".to_owned(),
                label: "Who it goes to".to_owned(),
            },
            text(", from "),
            Inline::Given {
                id: "start".to_owned(),
                text: "1 March 2027".to_owned(),
            },
            text(" GPs and consultants will visit each other at work. It is "),
            Inline::Strong(vec![text("half a day each")]),
            text(", and "),
            Inline::Emphasis(vec![text("nobody is assessed")]),
            text(". Read "),
            link("https://example.org/guide?a=b&c=d", "the guide"),
            text(" or write to "),
            link("mailto:jo@example.org", "jo@example.org"),
            text("."),
        ]),
        heading(2, "What happens"),
        paragraph("Three things, in this order:"),
        Block::List {
            ordered: true,
            items: vec![
                vec![paragraph("You say when you are free.")],
                vec![
                    paragraph("We pair you with somebody."),
                    paragraph("You both hear on the same day."),
                    list(true, &["First the email,", "then a call."]),
                    list(false, &["Bring your badge", "Wear flat shoes"]),
                ],
                vec![paragraph(
                    "You visit each other, and write down what you saw. This item is long, so that it runs over the line and shows that its second line stands under its first.",
                )],
            ],
        },
        heading(3, "A second list begins at 1 again"),
        list(true, &["One", "Two"]),
        heading(4, "What people said"),
        Block::Quote(vec![
            paragraph(
                "I had no idea how many letters she signs in a day. I will never again ask a GP to chase a result that I can chase myself.",
            ),
            list(false, &["Said by a consultant", "Said again by a nurse"]),
        ]),
        heading(2, "Who does what"),
        Block::Table {
            head: cells(&["Who", "What they do", "By when"]),
            rows: vec![
                cells(&[
                    "Administrator",
                    "Sends the emails, keeps the list of pairs and books the room",
                    "1 March",
                ]),
                vec![
                    vec![text("Leader")],
                    vec![
                        text("Asks for "),
                        Inline::Strong(vec![text("release")]),
                        text(" of staff"),
                    ],
                    vec![Inline::Empty {
                        id: "date".to_owned(),
                        label: "Date".to_owned(),
                    }],
                ],
            ],
        },
        Block::Rule,
        paragraph(
            "Emoji stay: 🤝 👩🏽‍⚕️. So do accents (Zoë, Łukasz) and other scripts: 東京, שלום עולם, GP.",
        ),
        paragraph("مرحبا بكم في برنامج التبادل (GP) 2027!"),
        paragraph(
            "A control character shows: [\u{7}]. Markup stays words: <b>bold</b> & \"so on\".",
        ),
        paragraph("Lines that\nwere typed\nstay lines.\tTabs too."),
    ]
}

fn long_table() -> Vec<Block> {
    let row = |number: u32| {
        cells(&[
            &number.to_string(),
            "Ring the ward before you send a letter",
            "Both sides",
        ])
    };
    vec![
        heading(2, "Ideas from the closing event"),
        paragraph("The heading row stands on each page:"),
        Block::Table {
            head: cells(&["No.", "Idea", "Whose"]),
            rows: (1..=40).map(row).collect(),
        },
        paragraph("The end."),
    ]
}

fn form() -> DocxDocument {
    let choices = |labels: &[&str]| -> Vec<SheetChoice> {
        labels.iter().map(|label| SheetChoice::new(label)).collect()
    };
    let mut days = choices(&["Monday morning", "Monday afternoon", "Tuesday morning"]);
    days.push(SheetChoice {
        say: Some(Say {
            label: "please say".to_owned(),
            written: String::new(),
        }),
        ..SheetChoice::new("Another time")
    });
    days.push(SheetChoice {
        apart: true,
        ..SheetChoice::new("Prefer not to say")
    });
    let mut answered = choices(&["Yes", "No"]);
    answered
        .first_mut()
        .into_iter()
        .for_each(|choice| choice.ticked = true);
    let columns = ["Action", "Who", "By when"].map(str::to_owned).to_vec();
    let form = FormSheet::new()
        .words(vec![paragraph(
            "Please give this back to the administrator. It takes about 10 minutes.",
        )])
        .section("The visit")
        .question("What is your name?", "", Room::Lines(1))
        .question("When was the visit?", "For example, 27 3 2027", Room::Date)
        .question(
            "When are you free?",
            "Tick all that suit you",
            Room::Choices(days),
        )
        .question(
            "Who would you like to meet?",
            "Up to three people, the first first",
            Room::Ranked(3),
        )
        .question(
            "What will you do differently?",
            "Leave out the names of patients",
            Room::Lines(6),
        )
        .question("Anything else?", "", Room::Box(4))
        .section("Your actions")
        .question(
            "What will be done?",
            "",
            Room::Table {
                columns,
                rows: Vec::new(),
                empty_rows: 4,
            },
        )
        .section("What was answered")
        .question("Would you do it again?", "", Room::Choices(answered))
        .question(
            "Why?",
            "",
            Room::Written("It was a good day.\r\nI learnt a lot.".to_owned()),
        );
    DocxDocument {
        head_left: Head::Words("Saltmarsh exchange".to_owned()),
        nameless: true,
        ..DocxDocument::of_form("Reflection after a visit", form)
    }
}
