//! A template from its blanks to the words that go out.
#![allow(
    clippy::expect_used,
    reason = "the template of this test is written here: it reads or the test fails"
)]

use documents::block::{Turn, split_blanks};
use documents::sum::Factor;
use documents::{Block, Inline, Template, Value, Values, fill, html, plain, soundness};

fn paragraph(text: &str) -> Block {
    Block::Paragraph(split_blanks(text).0)
}

fn variant(is: &[&str], text: &str) -> Block {
    Block::Variant {
        blank: "visitor".into(),
        is: is.iter().map(|id| (*id).to_owned()).collect(),
        blocks: vec![paragraph(text)],
    }
}

fn template() -> Template {
    let mut template: Template = serde_json::from_str(
        r#"{ "id": "first-email", "version": 1, "kind": "email", "subject": "[[scheme]]: can you help?",
             "blank": [
               { "id": "scheme", "label": "Name of the scheme", "type": "text" },
               { "id": "profession", "label": "Profession", "type": "profession" },
               { "id": "visitor", "label": "Who visits", "type": "choice",
                 "choices": [ { "id": "nurse", "label": "a nurse" }, { "id": "gp", "label": "a GP" } ] },
               { "id": "sites", "label": "Sites", "type": "list" },
               { "id": "note", "label": "A note", "type": "long_text", "optional": true }
             ] }"#,
    )
    .expect("reads");
    template.body = vec![
        Block::Heading {
            level: 2,
            text: split_blanks("Join [[scheme]]").0,
        },
        paragraph(
            "[[profession.A]] meets [[profession.a]]. We need [[profession.plural]] at [[sites]].",
        ),
        variant(&["nurse"], "The NMC text."),
        variant(&["gp"], "The GMC text."),
        variant(&[], "The general text."),
        Block::List {
            ordered: false,
            items: vec![
                vec![paragraph("[[sites]]")],
                vec![paragraph("By [[visitor]]")],
            ],
        },
        paragraph("[[note]]"),
    ];
    template
}

fn values() -> Values {
    Values::from([
        (
            "scheme".to_owned(),
            Value::Text("Saltmarsh exchange".into()),
        ),
        (
            "profession".to_owned(),
            Value::Text("advanced nurse practitioner".into()),
        ),
        ("visitor".to_owned(), Value::Text("nurse".into())),
        (
            "sites".to_owned(),
            Value::List(vec!["Harbour".into(), "Marsh".into(), "Quay".into()]),
        ),
    ])
}

#[test]
fn values_stand_in_their_blanks() {
    let filled = fill(&template(), &values());
    assert_eq!(
        plain::words(&filled.subject),
        "Saltmarsh exchange: can you help?"
    );
    assert_eq!(
        plain::text(&filled.body),
        "Join Saltmarsh exchange\n\nAn advanced nurse practitioner meets an advanced nurse practitioner. We need \
         advanced nurse practitioners at Harbour, Marsh and Quay.\n\nThe NMC text.\n\n- Harbour\n- Marsh\n- Quay\n- By \
         a nurse"
    );
    assert_eq!(filled.missing, Vec::<String>::new());
}

#[test]
fn blanks_without_a_value_stand_out_and_are_listed_in_order() {
    let filled = fill(&template(), &Values::new());
    assert_eq!(filled.missing, ["scheme", "profession", "visitor", "sites"]);
    let text = plain::text(&filled.body);
    assert!(text.starts_with("Join [Name of the scheme]"), "{text}");
    assert!(
        text.contains("The general text.") && !text.contains("NMC"),
        "{text}"
    );
}

#[test]
fn otherwise_stands_only_when_no_other_variant_does() {
    let mut values = values();
    values.insert("visitor".into(), Value::Text("gp".into()));
    let text = plain::text(&fill(&template(), &values).body);
    assert!(
        text.contains("GMC") && !text.contains("general") && !text.contains("NMC"),
        "{text}"
    );
    values.insert("visitor".into(), Value::Text("porter".into()));
    let text = plain::text(&fill(&template(), &values).body);
    assert!(text.contains("general") && !text.contains("GMC"), "{text}");
}

#[test]
fn whatever_somebody_typed_stays_text() {
    let mut values = values();
    let typed = "<b>[[profession]]</b> \u{202e}😀";
    values.insert("scheme".into(), Value::Text(typed.into()));
    let filled = fill(&template(), &values);
    assert!(plain::words(&filled.subject).starts_with(typed));
}

#[test]
fn a_sound_template_has_no_faults_and_a_broken_one_names_each() {
    assert_eq!(soundness::faults(&template()), Vec::<String>::new());
    let mut broken = template();
    broken.subject = String::new();
    broken.blanks.retain(|blank| blank.id != "sites");
    broken.body.push(paragraph("[[scheme.plural]]"));
    broken.body.push(variant(&["porter"], "x"));
    broken.body.remove(6);
    assert_eq!(
        soundness::faults(&broken),
        [
            "an email needs a subject: add subject to [extra.document]",
            "[[sites]] is not declared: add [[extra.document.blank]] with id = \"sites\"",
            "[[sites]] is not declared: add [[extra.document.blank]] with id = \"sites\"",
            "[[scheme]] is put with an article or a plural, but is not a profession: set type = \"profession\"",
            "a variant stands for “porter”, which the blank “visitor” does not offer",
            "the blank “note” is declared and never used: use [[note]] or take it away",
        ]
    );
}

fn costs() -> Template {
    let mut template: Template = serde_json::from_str(
        r#"{ "id": "case", "version": 1, "kind": "report", "blank": [
               { "id": "logo", "label": "Logo", "type": "image" },
               { "id": "pairs", "label": "Pairs", "type": "number" },
               { "id": "cover", "label": "Cost of cover", "type": "money" },
               { "id": "event", "label": "Cost of the event", "type": "money", "optional": true },
               { "id": "cover_total", "label": "Cover", "type": "money", "sum": [["pairs", 2, "cover"]] },
               { "id": "total", "label": "Total", "type": "money", "sum": [["cover_total"], ["event"]] },
               { "id": "why", "label": "Why", "type": "long_text" },
               { "id": "signed", "label": "Signature", "type": "signature" }
             ] }"#,
    )
    .expect("reads");
    template.body = vec![
        paragraph("[[logo]]"),
        paragraph(
            "[[pairs]] pairs at [[cover]] come to [[cover_total]], with the event [[total]].",
        ),
        paragraph("[[why]]"),
        paragraph("Signed: [[signed]]"),
    ];
    template
}

fn typed(values: &[(&str, &str)]) -> Values {
    let text = |(id, text): &(&str, &str)| ((*id).to_owned(), Value::Text((*text).to_owned()));
    values.iter().map(text).collect()
}

#[test]
fn sums_are_worked_out_from_what_was_typed_and_from_nothing_else() {
    let text = |values: &Values| plain::text(&fill(&costs(), values).body);
    let mut values = typed(&[
        ("pairs", "1,020"),
        ("cover", "£350.50"),
        ("why", "It pays."),
    ]);
    let filled = fill(&costs(), &values);
    assert_eq!(
        plain::text(&filled.body),
        "1,020 pairs at £350.50 come to £715,020, with the event [Total].\n\nIt pays.\n\nSigned: \
         ______________________________"
    );
    assert_eq!(
        filled.missing,
        ["event"],
        "the number that is missing, not the sum"
    );
    values.insert("event".into(), Value::Text("0.4".into()));
    assert!(
        text(&values).contains("with the event £715,020.40."),
        "{}",
        text(&values)
    );
    values.insert("pairs".into(), Value::Text("about 20".into()));
    let filled = fill(&costs(), &values);
    assert!(plain::text(&filled.body).starts_with("about 20 pairs at £350.50 come to [Cover]"));
    assert_eq!(
        filled.missing,
        ["pairs"],
        "words are no number, so nothing is worked out"
    );
}

#[test]
fn a_long_text_keeps_its_lines_as_paragraphs_and_lists() {
    let values = typed(&[("why", "First.\n\n- one\n• two\n  Then.\r\n* three")]);
    let body = fill(&costs(), &values).body;
    let text = plain::text(body.get(1..5).expect("five blocks"));
    assert_eq!(text, "First.\n\n- one\n- two\n\nThen.\n\n- three");
}

#[test]
fn sums_that_cannot_be_worked_out_are_faults() {
    let mut template = costs();
    for blank in &mut template.blanks {
        match blank.id.as_str() {
            "cover_total" => {
                blank.sum = vec![vec![
                    Factor::Blank("total".into()),
                    Factor::Blank("gone".into()),
                ]]
            }
            "why" => blank.sum = vec![vec![Factor::Number(1)]],
            "total" => blank.sum.push(vec![Factor::Blank("signed".into())]),
            _ => {}
        }
    }
    assert_eq!(
        soundness::faults(&template),
        [
            "the sum of “cover_total” counts “gone”, which is not a blank of this template",
            "the sum of “cover_total” counts itself in the end: take one of its blanks out",
            "the sum of “total” counts “signed”, which is no number: set type = \"number\" or \"money\"",
            "the sum of “total” counts itself in the end: take one of its blanks out",
            "the blank “why” is worked out by a sum: make it a number or money, without from",
        ]
    );
    // And filling such a template in still ends.
    assert!(!fill(&template, &Values::new()).missing.is_empty());
}

#[test]
fn html_holds_the_same_words_and_nothing_typed_becomes_an_element() {
    let mut template = template();
    template.body.push(Block::Table {
        head: vec![vec![], split_blanks("Who").0],
        rows: vec![vec![
            split_blanks("Ann\u{a0}B").0,
            split_blanks("[[scheme]]").0,
        ]],
    });
    let mut values = values();
    values.insert(
        "scheme".into(),
        Value::Text("<b>\"Quay\" & Marsh</b>".into()),
    );
    let shown = html::html(&fill(&template, &values).body);
    assert!(
        shown.starts_with(
            "<h2>Join &lt;b&gt;&quot;Quay&quot; &amp; Marsh&lt;/b&gt;</h2>\n<p>An advanced nurse"
        ),
        "{shown}"
    );
    assert!(
        shown.contains("<ul><li>Harbour</li><li>Marsh</li><li>Quay</li><li>By a nurse</li></ul>")
    );
    assert!(
        shown.contains("<tr><td align=\"left\" valign=\"top\"></td><th align=\"left\" valign=\"top\">Who</th></tr>"),
        "{shown}"
    );
}

#[test]
fn marks_that_are_not_blanks_stay_text_and_are_reported() {
    let (inlines, strange) = split_blanks("a [[b.plural]] [[No Such]] [[open");
    assert_eq!(
        inlines,
        [
            Inline::Text("a ".into()),
            Inline::Blank {
                id: "b".into(),
                turn: Turn::Plural
            },
            Inline::Text(" [[No Such]] [[open".into()),
        ]
    );
    assert_eq!(strange, ["No Such", "open"]);
}

proptest::proptest! {
    #[test]
    fn splitting_never_loses_a_character(text in r"([a-z. ]|\[\[|\]\]|plural|A)*") {
        let suffix = |turn: &Turn| match turn {
            Turn::Plain => "",
            Turn::Article => ".a",
            Turn::Plural => ".plural",
            Turn::CapitalArticle => ".A",
            Turn::CapitalPlural => ".Plural",
        };
        let (inlines, _) = split_blanks(&text);
        let back: String = inlines.iter().map(|inline| match inline {
            Inline::Blank { id, turn } => format!("[[{id}{}]]", suffix(turn)),
            other => plain::words(std::slice::from_ref(other)),
        }).collect();
        // "[[id.]]" and "[[id]]" say the same.
        proptest::prop_assert_eq!(back.replace(".]]", "]]"), text.replace(".]]", "]]"));
    }
}

#[test]
fn sums_that_count_each_other_are_found_however_many_there_are() {
    let mut template = costs();
    let sum = template.blanks.iter().find(|blank| !blank.sum.is_empty());
    let mut sum = sum.expect("the costs have a sum").clone();
    // Each counts all others, so that there are more ways round than could ever be walked.
    let ids: Vec<String> = (0..60).map(|at| format!("sum_{at}")).collect();
    sum.sum = ids
        .iter()
        .map(|id| vec![Factor::Blank(id.clone())])
        .collect();
    for id in &ids {
        sum.id.clone_from(id);
        template.blanks.push(sum.clone());
    }
    let circles = soundness::faults(&template);
    let circles = circles
        .iter()
        .filter(|fault| fault.contains("counts itself in the end"));
    assert_eq!(circles.count(), ids.len());
}

#[test]
fn marks_that_are_never_closed_are_read_in_one_pass() {
    let text = "[[a ".repeat(200_000);
    let (inlines, strange) = split_blanks(&text);
    assert_eq!(inlines, [Inline::Text(text)]);
    assert_eq!(strange.len(), 200_000);
}

#[test]
fn a_plural_that_nobody_has_said_stays_a_gap() {
    let template = template();
    let mut values = values();
    values.insert("profession".into(), Value::Text("nurse and midwife".into()));
    let filled = fill(&template, &values);
    let words = plain::text(&filled.body);
    assert!(words.contains("a nurse and midwife"), "{words}");
    assert!(words.contains("Profession: more than one"), "{words}");
    assert_eq!(filled.missing, ["profession"]);
}
