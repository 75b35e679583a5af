//! What a screen reader and Word itself go by: title, language, headings, lists, tables, links, pages.

use documents::block::Inline;
use documents::{Block, Filled, Letters, plain};
use files::docx::{DocxDocument, Head, Part};
use proptest::prelude::*;

use crate::blocks::{any_blocks, cells, heading, link, list, paragraph, text};
use crate::opened::{attribute, child, is, open, words};

fn document(blocks: Vec<Block>) -> DocxDocument {
    DocxDocument::of_blocks("The plan", blocks)
}

/// The words of blocks, by the writer of plain text, paragraph by paragraph.
fn plain_lines(blocks: &[Block], out: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => out.push(plain::words(text)),
            Block::List { items, .. } => items.iter().for_each(|item| plain_lines(item, out)),
            Block::Table { head, rows } => {
                // A row of empty headings is not written, and a row of heads that say nothing has no words.
                let all = head.iter().chain(rows.iter().flatten());
                out.extend(all.map(|cell| plain::words(cell)));
            }
            Block::Quote(inner) | Block::Variant { blocks: inner, .. } => plain_lines(inner, out),
            Block::Rule => {}
        }
    }
}

/// Words compared as a reader sees them: white space aside.
fn seen(words: &str) -> Vec<&str> {
    words.split_whitespace().collect()
}

proptest! {
    #[test]
    fn says_what_the_plain_text_says(blocks in any_blocks()) {
        let mut wanted = Vec::new();
        plain_lines(&blocks, &mut wanted);
        let document = DocxDocument { title_shown: false, ..document(blocks) };
        let wanted = wanted.join("\n");
        let said = open(&document).words();
        prop_assert_eq!(seen(&said), seen(&wanted));
    }
}

#[test]
fn title_language_and_headings_are_real() {
    let opened = open(&document(vec![
        heading(2, "A"),
        heading(3, "B"),
        heading(4, "C"),
        heading(6, "D"),
    ]));
    let styles: Vec<_> = opened.paragraphs();
    let wanted = [
        ("Title", "The plan"),
        ("Heading1", "A"),
        ("Heading2", "B"),
        ("Heading3", "C"),
        ("Heading3", "D"),
    ];
    assert_eq!(
        styles,
        wanted.map(|(style, words)| (style.to_owned(), words.to_owned()))
    );
    opened.look("word/styles.xml", |xml| {
        let lang = xml
            .descendants()
            .find(|node| is(node, "lang"))
            .expect("is said");
        assert_eq!(attribute(&lang, "val"), Some("en-GB"));
        for (id, name, level) in [
            ("Heading1", "heading 1", "0"),
            ("Heading2", "heading 2", "1"),
            ("Heading3", "heading 3", "2"),
        ] {
            let style = xml
                .descendants()
                .find(|node| attribute(node, "styleId") == Some(id))
                .expect("is defined");
            let named = child(&style, "name").expect("has a name");
            assert_eq!(attribute(&named, "val"), Some(name));
            let look = child(&style, "pPr").expect("has a look");
            assert!(
                child(&look, "keepNext").is_some(),
                "{id} is kept with what it heads"
            );
            let outline = child(&look, "outlineLvl").expect("has a level");
            assert_eq!(attribute(&outline, "val"), Some(level));
        }
    });
}

#[test]
fn the_title_is_a_property_even_where_it_is_not_shown() {
    let letter = DocxDocument {
        title_shown: false,
        title: "A letter\nfrom <us> & you".to_owned(),
        ..document(vec![paragraph("Dear all")])
    };
    let opened = open(&letter);
    assert_eq!(opened.words(), "Dear all");
    opened.look("docProps/core.xml", |xml| {
        let title = xml
            .descendants()
            .find(|node| is(node, "title"))
            .expect("is there");
        assert_eq!(title.text(), Some("A letter from <us> & you"));
    });
}

#[test]
fn each_numbered_list_begins_at_1_and_nests() {
    let nested = Block::List {
        ordered: true,
        items: vec![vec![
            paragraph("Two a"),
            list(true, &["i"]),
            paragraph("more"),
        ]],
    };
    let opened = open(&document(vec![
        list(true, &["One"]),
        nested,
        list(false, &["Point"]),
    ]));
    let lists: Vec<(String, String, String)> = opened.look("word/document.xml", |xml| {
        let numbered = xml.descendants().filter(|node| is(node, "numPr"));
        numbered
            .map(|node| {
                let value = |name| {
                    let value = child(&node, name).expect("is there");
                    attribute(&value, "val").expect("has a value").to_owned()
                };
                let paragraph = node
                    .ancestors()
                    .find(|node| is(node, "p"))
                    .expect("is there");
                (words(&paragraph), value("numId"), value("ilvl"))
            })
            .collect()
    });
    let wanted = [
        ("One", "3", "0"),
        ("Two a", "4", "0"),
        ("i", "5", "1"),
        ("Point", "1", "0"),
    ];
    let wanted = wanted.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned()));
    assert_eq!(lists, wanted);
    opened.look("word/numbering.xml", |xml| {
        for (id, level) in [("3", "0"), ("4", "0"), ("5", "1")] {
            let list = xml
                .descendants()
                .find(|node| is(node, "num") && attribute(node, "numId") == Some(id))
                .expect("is defined");
            let restart = child(&list, "lvlOverride").expect("restarts");
            assert_eq!(attribute(&restart, "ilvl"), Some(level));
            let start = child(&restart, "startOverride").expect("says where");
            assert_eq!(attribute(&start, "val"), Some("1"));
        }
    });
    let styles = opened.paragraphs();
    assert!(
        styles.contains(&("ListContinue".to_owned(), "more".to_owned())),
        "{styles:?}"
    );
}

#[test]
fn a_table_has_a_name_and_a_heading_row_that_repeats() {
    let opened = open(&document(vec![
        heading(2, "Who does what"),
        Block::Table {
            head: cells(&["Who", "What"]),
            rows: vec![cells(&["Ann", "Writes"])],
        },
        Block::Table {
            head: cells(&["", ""]),
            rows: vec![cells(&["no", "heads"])],
        },
    ]));
    opened.look("word/document.xml", |xml| {
        let tables: Vec<_> = xml.descendants().filter(|node| is(node, "tbl")).collect();
        let said = |at: usize, name: &str| {
            let value = tables[at].descendants().find(|node| is(node, name))?;
            attribute(&value, "val").map(str::to_owned)
        };
        assert_eq!(said(0, "tblCaption").as_deref(), Some("Who does what"));
        assert_eq!(said(0, "tblDescription").as_deref(), Some("Who; What"));
        let heads = |at: usize| {
            let rows = tables[at].children().filter(|node| is(node, "tr"));
            let repeats =
                |row: roxmltree::Node<'_, '_>| row.descendants().any(|node| is(&node, "tblHeader"));
            rows.map(|row| (words(&row), repeats(row)))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            heads(0),
            [
                ("WhoWhat".to_owned(), true),
                ("AnnWrites".to_owned(), false)
            ]
        );
        assert_eq!(heads(1), [("noheads".to_owned(), false)]);
        let between = tables[0].next_sibling_element().expect("follows");
        assert!(is(&between, "p"), "two tables do not touch");
    });
}

#[test]
fn links_are_links_where_word_can_open_them() {
    let opened = open(&document(vec![Block::Paragraph(vec![
        link("https://example.org/a b?x=1&y=2", "the guide"),
        link("https://example.org/a b?x=1&y=2", "again"),
        link("javascript:alert(1)", "press"),
        link("../page", "here"),
    ])]));
    let words = "The plan\nthe guideagainpress (javascript:alert(1))here (../page)";
    assert_eq!(opened.words(), words);
    let targets: Vec<String> = opened.look("word/_rels/document.xml.rels", |xml| {
        let outside = xml
            .descendants()
            .filter(|node| attribute(node, "TargetMode") == Some("External"));
        outside
            .filter_map(|node| attribute(&node, "Target").map(str::to_owned))
            .collect()
    });
    assert_eq!(targets, ["https://example.org/a%20b?x=1&y=2"]);
    opened.look("word/document.xml", |xml| {
        assert_eq!(
            xml.descendants()
                .filter(|node| is(node, "hyperlink"))
                .count(),
            2
        );
    });
}

#[test]
fn blanks_that_are_still_empty_stand_out() {
    let filled = Filled {
        titled: true,
        letters: Letters::Normal,
        subject: Vec::new(),
        body: vec![Block::Paragraph(vec![
            text("Dear "),
            Inline::Empty {
                id: "name".to_owned(),
                label: "Name".to_owned(),
            },
            Inline::Given {
                id: "end".to_owned(),
                text: ", hello".to_owned(),
            },
        ])],
        missing: vec!["name".to_owned()],
    };
    let opened = open(&DocxDocument::of_filled("Hello", filled));
    let marked: Vec<String> = opened.look("word/document.xml", |xml| {
        let runs = xml.descendants().filter(|node| is(node, "r"));
        runs.filter(|run| run.descendants().any(|node| is(&node, "highlight")))
            .map(|run| words(&run))
            .collect()
    });
    assert_eq!(marked, ["[Name]"]);
    assert_eq!(opened.words(), "Hello\nDear [Name], hello");
}

#[test]
fn text_of_any_kind_stays_text() {
    let pasted = "A\u{0}B\u{7}\r\nC\tD\u{fffe} 🤝👩🏽\u{200d}⚕\u{fe0f} <b>&amp;</b> ]]>";
    let opened = open(&document(vec![Block::Paragraph(vec![text(pasted)])]));
    let wanted = "The plan\nA␀B␇\nC\tD\u{fffd} 🤝👩🏽\u{200d}⚕\u{fe0f} <b>&amp;</b> ]]>";
    assert_eq!(opened.words(), wanted);
}

#[test]
fn right_to_left_words_are_marked() {
    let opened = open(&document(vec![
        paragraph("שלום GP!"),
        paragraph("Dr שלום, GP"),
    ]));
    opened.look("word/document.xml", |xml| {
        let paragraphs: Vec<_> = xml
            .descendants()
            .filter(|node| is(node, "p"))
            .skip(1)
            .collect();
        let marked = |at: usize| {
            let runs = paragraphs[at].descendants().filter(|node| is(node, "r"));
            runs.map(|run| (words(&run), run.descendants().any(|node| is(&node, "rtl"))))
                .collect::<Vec<_>>()
        };
        let bidi = |at: usize| paragraphs[at].descendants().any(|node| is(&node, "bidi"));
        assert_eq!((bidi(0), bidi(1)), (true, false));
        assert_eq!(
            marked(0),
            [
                ("שלום ".to_owned(), true),
                ("GP".to_owned(), false),
                ("!".to_owned(), true)
            ]
        );
        assert_eq!(
            marked(1),
            [
                ("Dr ".to_owned(), false),
                ("שלום".to_owned(), true),
                (", GP".to_owned(), false)
            ]
        );
    });
}

#[test]
fn every_page_says_which_of_how_many() {
    let opened = open(&document(vec![paragraph("Words")]));
    for footer in ["word/footer1.xml", "word/footer2.xml"] {
        opened.look(footer, |xml| {
            let fields = xml
                .descendants()
                .filter_map(|node| attribute(&node, "instr"));
            assert_eq!(fields.collect::<Vec<_>>(), [" PAGE ", " NUMPAGES "]);
            assert_eq!(words(&xml.root()).trim(), "Page 1 of 1");
        });
    }
}

#[test]
fn logos_have_alternative_text_and_their_own_shape() {
    let logo = |bytes: &[u8], alternative: &str| Head::Logo {
        bytes: bytes.to_vec(),
        alternative: alternative.to_owned(),
    };
    let opened = open(&DocxDocument {
        head_left: logo(
            include_bytes!("../pictures/harbour.png"),
            "Harbour Hospitals",
        ),
        head_right: logo(include_bytes!("../pictures/quay.jpg"), " Quay \"Surgery\" "),
        ..document(Vec::new())
    });
    opened.look("word/header1.xml", |xml| {
        let about = xml.descendants().filter(|node| is(node, "docPr"));
        let said: Vec<_> = about.filter_map(|node| attribute(&node, "descr")).collect();
        assert_eq!(said, ["Harbour Hospitals", "Quay \"Surgery\""]);
        let sizes = xml.descendants().filter(|node| is(node, "extent"));
        let sizes: Vec<_> = sizes
            .map(|node| (attribute(&node, "cx"), attribute(&node, "cy")))
            .collect();
        // 240 by 80 dots are 6.35 by 2.12 cm at 96 to the inch; 200 by 100 are 5.29 by 2.65.
        assert_eq!(
            sizes,
            [
                (Some("2160000"), Some("720000")),
                (Some("1440000"), Some("720000"))
            ]
        );
    });
}

#[test]
fn a_part_can_begin_a_page_and_a_page_can_lie_on_its_side() {
    let table = Block::Table {
        head: cells(&["A"]),
        rows: Vec::new(),
    };
    let opened = open(&DocxDocument {
        landscape: true,
        parts: vec![
            Part::Blocks(vec![paragraph("One")]),
            Part::NewPage,
            Part::Blocks(vec![paragraph("Two")]),
            Part::NewPage,
            Part::Blocks(vec![table]),
        ],
        ..document(Vec::new())
    });
    opened.look("word/document.xml", |xml| {
        let begin = xml.descendants().filter(|node| is(node, "pageBreakBefore"));
        let begin: Vec<_> = begin
            .filter_map(|node| node.ancestors().find(|node| is(node, "p")))
            .map(|paragraph| words(&paragraph))
            .collect();
        assert_eq!(begin, ["Two", ""]);
        let page = xml
            .descendants()
            .find(|node| is(node, "pgSz"))
            .expect("is said");
        assert_eq!(
            [
                attribute(&page, "w"),
                attribute(&page, "h"),
                attribute(&page, "orient")
            ],
            [Some("16838"), Some("11906"), Some("landscape")]
        );
    });
}

/// Sizes of letters in half points, of words and of the headings as far as Heading 2.
fn sizes(letters: Letters) -> Vec<usize> {
    let opened = open(&DocxDocument {
        letters,
        ..document(vec![paragraph("Words")])
    });
    opened.look("word/styles.xml", |xml| {
        let sizes = xml.descendants().filter(|node| is(node, "sz"));
        sizes
            .take(4)
            .filter_map(|node| attribute(&node, "val")?.parse().ok())
            .collect()
    })
}

#[test]
fn a_poster_has_letters_twice_as_large() {
    assert_eq!(sizes(Letters::Normal), [24, 44, 34, 28]);
    assert_eq!(sizes(Letters::Large), [32, 59, 45, 37]);
    assert_eq!(sizes(Letters::Poster), [48, 88, 68, 56]);
}

#[test]
fn a_column_without_words_has_room_to_write_in() {
    let rows = |last: &str| Block::Table {
        head: cells(&["Question", "Your notes"]),
        rows: vec![
            cells(&["What did I learn from the visit, and from whom?", ""]),
            cells(&["What will I do in a different way?", last]),
        ],
    };
    let look = |block: Block| {
        open(&document(vec![block])).look("word/document.xml", |xml| {
            let columns = xml.descendants().filter(|node| is(node, "gridCol"));
            let widths: Vec<usize> = columns
                .filter_map(|node| attribute(&node, "w")?.parse().ok())
                .collect();
            let high = xml.descendants().filter(|node| is(node, "trHeight"));
            (widths[1] * 100 / (widths[0] + widths[1]), high.count())
        })
    };
    let (share, high) = look(rows(""));
    assert!((40..50).contains(&share) && high == 2, "{share} {high}");
    let (share, high) = look(rows("Ask"));
    assert!(share < 25 && high == 0, "{share} {high}");
}
