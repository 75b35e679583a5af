//! A scheme kept in a file and opened again.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

use std::collections::BTreeMap;

use documents::{Profession, Template, Value, Values};
use proptest::prelude::*;
use scheme::details::{Details, Logo};
use scheme::saved::{self, SavedScheme, file_name, read, write};

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn sample() -> SavedScheme {
    let consultant = Profession {
        singular: "consultant".into(),
        plural: "consultants".into(),
        article: "a".into(),
    };
    let logo = Logo {
        name: "harbour.png".into(),
        bytes: vec![0x89, b'P', b'N', b'G'].into(),
        alternative: "Harbour Primary Care Network".into(),
    };
    let practices = vec!["Lighthouse".to_owned(), "Quay".to_owned()];
    SavedScheme {
        details: Details {
            values: Values::from([
                ("scheme.name".to_owned(), text("Harbour & Marsh Exchange")),
                ("scheme.practices".to_owned(), Value::List(practices)),
                (
                    "side_b.profession".to_owned(),
                    Value::Profession(consultant),
                ),
                ("scheme.area".to_owned(), text(" ")),
            ]),
            logos: BTreeMap::from([("scheme.logo_1".to_owned(), logo)]),
        },
        documents: BTreeMap::from([
            (
                "business-case".to_owned(),
                Values::from([("pairs".to_owned(), text("20"))]),
            ),
            ("agenda".to_owned(), Values::new()),
        ]),
    }
}

#[test]
fn a_scheme_is_a_file_that_people_can_read() {
    assert_eq!(
        write(&sample()),
        r#"{
  "format": "workplace-exchange scheme",
  "version": 1,
  "details": {
    "scheme.name": "Harbour & Marsh Exchange",
    "scheme.practices": [
      "Lighthouse",
      "Quay"
    ],
    "side_b.profession": {
      "singular": "consultant",
      "plural": "consultants",
      "article": "a"
    }
  },
  "logos": {
    "scheme.logo_1": {
      "name": "harbour.png",
      "alternative": "Harbour Primary Care Network",
      "base64": "iVBORw=="
    }
  },
  "documents": {
    "business-case": {
      "pairs": "20"
    }
  }
}
"#
    );
    assert_eq!(file_name(&sample()), "harbour-marsh-exchange.exchange.json");
    assert_eq!(file_name(&SavedScheme::default()), "scheme.exchange.json");
}

#[test]
fn what_is_no_sound_scheme_is_refused_in_a_sentence() {
    let refusal = |text: &str| read(text).unwrap_err().to_string();
    let good = write(&sample());
    let not_ours = "This is not a scheme saved here. Choose a file whose name ends in .exchange.json. Nothing was opened.";
    for other in [
        "",
        "[]",
        "{\"format\":\"exchange-response\",\"version\":1}",
        "PK\u{3}\u{4}",
    ] {
        assert_eq!(refusal(other), not_ours, "{other}");
    }
    assert_eq!(
        refusal(&good.replace("\"version\": 1", "\"version\": 2, \"people\": []")),
        "This scheme was saved by a newer version of the toolkit. Open it there, or ask for this site to be brought up \
         to date. Nothing was opened."
    );
    for (from, to, reason) in [
        (
            "\"pairs\": \"20\"",
            "\"pairs\": \"20\", \"pairs\": \"30\"",
            "near line 26 it is not as it was written",
        ),
        (
            "\"details\"",
            "\"detials\"",
            "“detials” is not as it was written",
        ),
        (
            "\"Quay\"",
            "7",
            "“scheme.practices” is not as it was written",
        ),
        (
            "\"article\": \"a\"",
            "\"article\": []",
            "“side_b.profession” is not as it was written",
        ),
        (
            "\"alternative\"",
            "\"words\"",
            "“scheme.logo_1” is not as it was written",
        ),
        (
            "\"Quay\"",
            "null",
            "near line 8 it is not as it was written",
        ),
    ] {
        let expected = format!(
            "This scheme cannot be read: {reason}. The file may have been changed by hand or cut short. Open an earlier copy. \
             Nothing was opened."
        );
        assert_eq!(refusal(&good.replacen(from, to, 1)), expected);
    }
    assert!(
        refusal(good.split_at(good.len() / 2).0)
            .starts_with("This scheme cannot be read: near line")
    );
    assert_eq!(
        refusal(&good.replace("iVBORw==", "i???")),
        "The logo “harbour.png” in this scheme is damaged. Open an earlier copy. Nothing was opened."
    );
    assert_eq!(
        refusal(&" ".repeat(saved::SIZE_LIMIT + 1)),
        "This file is larger than 5 MB, so it is not a scheme saved here. Nothing was opened."
    );
}

#[test]
fn own_values_stand_before_those_of_the_scheme() {
    let template: Template = serde_json::from_str(
        r#"{ "id": "letter", "version": 1, "kind": "letter", "blank": [
            { "id": "left", "label": "Left", "type": "image", "from": "scheme.logo_2" },
            { "id": "right", "label": "Right", "type": "image", "from": "scheme.logo_1" },
            { "id": "name", "label": "Name", "type": "text", "from": "scheme.name" },
            { "id": "area", "label": "Area", "type": "text", "from": "scheme.area" },
            { "id": "other", "label": "Other", "type": "text" } ] }"#,
    )
    .unwrap();
    let details = sample().details;
    let own = Values::from([
        ("name".to_owned(), text(" ")),
        ("other".to_owned(), text("x")),
    ]);
    let filled = details.fill(&template, &own);
    let expected = [("name", "Harbour & Marsh Exchange"), ("other", "x")];
    assert_eq!(
        filled,
        expected
            .map(|(id, value)| (id.to_owned(), text(value)))
            .into()
    );
    let own = Values::from([("name".to_owned(), text("Another"))]);
    assert_eq!(
        details.fill(&template, &own).get("name"),
        Some(&text("Another"))
    );
    let names = details
        .logos_of(&template)
        .map(|logo| logo.map(|logo| logo.name.as_str()));
    assert_eq!(
        names,
        [None, Some("harbour.png")],
        "each logo keeps its end of the header"
    );
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        ".{1,20}".prop_map(Value::Text),
        prop::collection::vec(".{0,9}", 1..4).prop_map(Value::List),
        (".{1,9}", ".{0,9}", "an?").prop_map(|(singular, plural, article)| {
            Value::Profession(Profession {
                singular,
                plural,
                article,
            })
        }),
    ]
    .prop_filter("kept", |value| !value.is_empty())
}

fn values() -> impl Strategy<Value = Values> {
    prop::collection::btree_map("[a-z_.]{1,8}", value(), 0..5)
}

proptest! {
    #[test]
    fn a_scheme_comes_back_as_it_was(
        details in values(),
        documents in prop::collection::btree_map("[a-z-]{1,8}", values().prop_filter("kept", |v| !v.is_empty()), 0..3),
        bytes in prop::collection::vec(any::<u8>(), 1..50),
    ) {
        let logo = Logo { name: "a.png".into(), bytes: bytes.into(), alternative: String::new() };
        let details = Details { values: details, logos: BTreeMap::from([("scheme.logo_1".to_owned(), logo)]) };
        let scheme = SavedScheme { details, documents };
        prop_assert_eq!(read(&write(&scheme)).unwrap(), scheme);
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,200}", cut in 0usize..600) {
        let _ = read(&text);
        let good = write(&sample());
        let _ = read(good.get(..cut).unwrap_or(&good));
    }
}
