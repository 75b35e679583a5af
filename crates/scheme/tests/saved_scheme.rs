//! A scheme kept in a file and opened again: what it looks like, what is carried along, what any other file comes to.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

mod saved;

use std::collections::BTreeMap;

use documents::{Profession, Value, Values};
use proptest::prelude::*;
use saved::{of_documents, pair, text, whole};
use scheme::details::{Details, Logo};
use scheme::saved::{
    Corrections, Gone, KeptOption, LeftAlone, Options, Overrides, Pairs, PairsFile, Past, People,
    PutRight, SavedScheme, Settings, Source, ToldPairs, Visits, WholeScheme, file_name, read,
    write,
};
use scheme::{MadePair, Sheet};

#[test]
fn a_scheme_is_a_file_that_people_can_read() {
    let mut scheme = of_documents();
    // What was cleared is not kept.
    scheme
        .details
        .values
        .insert("scheme.area".to_owned(), text(" "));
    scheme.documents.insert("agenda".to_owned(), Values::new());
    assert_eq!(
        write(&scheme),
        r#"{
  "format": "workplace-exchange scheme",
  "version": 2,
  "parts": {
    "details": {
      "version": 1,
      "data": {
        "values": {
          "scheme.name": "Harbour & Marsh Exchange",
          "scheme.practices": ["Lighthouse", "Quay"],
          "side_b.profession": {"singular": "consultant", "plural": "consultants", "article": "a"}
        },
        "logos": {
          "scheme.logo_1": {"name": "harbour.png", "alternative": "Harbour Primary Care Network", "base64": "iVBORw=="}
        }
      }
    },
    "documents": {
      "version": 1,
      "data": {
        "business-case": {
          "pairs": "20"
        }
      }
    }
  }
}
"#
    );
    assert_eq!(file_name(&scheme), "harbour-marsh-exchange.exchange.json");
    assert_eq!(file_name(&SavedScheme::default()), "scheme.exchange.json");
}

#[test]
fn documents_and_workspace_open_each_others_file_and_drop_nothing() {
    let file = whole().write().unwrap();
    let mut in_document = read(file.as_bytes()).unwrap().scheme;
    let date = text("16 June 2027");
    in_document
        .details
        .values
        .insert("event.date".to_owned(), date.clone());
    let back = WholeScheme::read(write(&in_document).as_bytes())
        .unwrap()
        .scheme;
    let mut expected = whole();
    expected
        .details
        .values
        .insert("event.date".to_owned(), date);
    assert_eq!(back, expected);
    assert!(!in_document.is_empty());
    assert!(SavedScheme::default().is_empty());
}

#[test]
fn what_this_version_does_not_know_is_carried_along_to_the_letter() {
    let part = r#"{ "version":9,  "data": {"b":null, "a":[1.50, 12345678901234567890123, true]}, "more": "\u00e9"}"#;
    let file = whole().write().unwrap().replacen(
        "\"parts\": {",
        &format!("\"parts\": {{\n    \"budget\": {part},"),
        1,
    );
    let mut in_document = read(file.as_bytes()).unwrap().scheme;
    in_document
        .details
        .values
        .insert("event.date".to_owned(), text("16 June 2027"));
    let in_workspace = WholeScheme::read(write(&in_document).as_bytes())
        .unwrap()
        .scheme;
    assert_eq!(in_workspace.rest.names().collect::<Vec<_>>(), ["budget"]);
    let again = in_workspace.write().unwrap();
    assert!(again.contains(&format!("\"budget\": {part},")), "{again}");
}

#[test]
fn the_page_of_a_document_carries_a_newer_part_that_it_does_not_need() {
    let file = whole().write().unwrap();
    let newer = file.replacen(
        "\"people\": {\n      \"version\": 1,",
        "\"people\": {\n      \"version\": 2, \"new\": true,",
        1,
    );
    assert_ne!(file, newer);
    let opened = read(newer.as_bytes()).unwrap().scheme;
    assert_eq!(write(&opened), newer);
    assert!(WholeScheme::read(newer.as_bytes()).is_err());
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![".{0,12}", "[a-z]{1,6}@[a-z]{1,6}\\.example", "\\PC{0,6}"]
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

fn of_a_document() -> impl Strategy<Value = (Details, BTreeMap<String, Values>)> {
    let documents = prop::collection::btree_map(
        "[a-z-]{1,8}",
        values().prop_filter("kept", |values| !values.is_empty()),
        0..3,
    );
    let logos = prop::collection::vec(prop::collection::vec(any::<u8>(), 1..50), 0..3);
    (values(), documents, logos).prop_map(|(values, documents, logos)| {
        let logo = |(at, bytes): (usize, Vec<u8>)| {
            let logo = Logo {
                name: "a.png".into(),
                bytes: bytes.into(),
                alternative: String::new(),
            };
            (format!("scheme.logo_{at}"), logo)
        };
        let logos = logos.into_iter().enumerate().map(logo).collect();
        (Details { values, logos }, documents)
    })
}

fn people() -> impl Strategy<Value = People> {
    let rows = prop::collection::vec(prop::collection::vec(texts(), 3), 1..6);
    let source = prop_oneof![
        Just(Source::File),
        Just(Source::Pasted),
        Just(Source::Sample)
    ];
    let left = prop::collection::vec((0usize..50, prop::option::of(1usize..9), texts()), 0..3);
    let put_right = prop::collection::vec((0usize..50, 1usize..9, texts(), texts()), 0..3);
    (rows, source, left, put_right, texts(), any::<bool>()).prop_map(
        |(rows, source, left, put_right, name, changed)| {
            let headings = ["name", "side", "notes"].map(str::to_owned).to_vec();
            let gone = rows.iter().take(1).map(|cells| Gone {
                row: 77,
                cells: cells.clone(),
            });
            let gone = gone.collect();
            let table = files::csv::Table::of_rows([vec![headings], rows].concat());
            People {
                source,
                sheet: Sheet::new(table, vec!["Look at this.".to_owned()], &name),
                corrections: Corrections {
                    gone,
                    put_right: put_right
                        .into_iter()
                        .map(|(row, column, was, now)| PutRight {
                            row,
                            column,
                            was,
                            now,
                        })
                        .collect(),
                },
                left_alone: left
                    .into_iter()
                    .map(|(row, column, entry)| LeftAlone { row, column, entry })
                    .collect(),
                changed,
            }
        },
    )
}

fn made_pairs() -> impl Strategy<Value = Vec<MadePair>> {
    let one = (texts(), texts(), texts(), texts(), any::<bool>());
    let pairs = prop::collection::vec(one, 1..4);
    pairs.prop_map(|pairs| {
        let made = |(a, b, c, d, done): (String, String, String, String, bool)| {
            pair((&a, &b), (&c, &d), done)
        };
        pairs.into_iter().map(made).collect()
    })
}

fn result() -> impl Strategy<Value = Pairs> {
    (
        made_pairs(),
        made_pairs(),
        any::<u64>(),
        any::<u64>(),
        any::<u32>(),
    )
        .prop_map(|(pairs, kept, fingerprint, seed, draw)| {
            let mut result = Pairs {
                pairs,
                fingerprint,
                draw,
                ..saved::pairs()
            };
            result.rules.seed = seed;
            result.kept = Some(PairsFile {
                name: "before".into(),
                pairs: kept,
            })
            .filter(|_| draw % 2 == 0);
            result
        })
}

fn scheme() -> impl Strategy<Value = WholeScheme> {
    let couples = || prop::collection::vec((texts(), texts()), 0..3);
    let settings = prop::option::of(texts().prop_map(|seed| Settings {
        seed,
        ..Settings::default()
    }));
    let result = || prop::option::of(result());
    (
        (of_a_document(), prop::option::of(people()), settings),
        (couples(), couples(), couples(), couples()),
        (made_pairs(), made_pairs(), texts(), 0usize..3),
        (result(), result(), texts()),
    )
        .prop_map(
            |(
                ((details, documents), people, settings),
                (lock, forbid, apart, done),
                (past, told, name, files),
                (pairs, option, option_name),
            )| {
                let file = PairsFile { name, pairs: past };
                let option = option.map(|pairs| KeptOption {
                    name: option_name,
                    pairs,
                });
                WholeScheme {
                    details,
                    documents,
                    people,
                    settings,
                    overrides: Overrides {
                        lock,
                        forbid,
                        apart,
                    },
                    past: Past {
                        files: vec![file; files],
                    },
                    pairs,
                    options: Options {
                        options: option.into_iter().collect(),
                    },
                    visits: Visits { done },
                    told: ToldPairs { pairs: told },
                    ..WholeScheme::default()
                }
            },
        )
}

/// What somebody, a program or a disk may do to a file.
#[derive(Clone, Debug)]
enum Harm {
    Set(usize, u8),
    Insert(usize, String),
    Remove(usize, usize),
    Cut(usize),
    Double(usize, usize),
}

fn harm() -> impl Strategy<Value = Harm> {
    let at = || 0usize..6_000;
    let insert = prop_oneof![
        Just("null"),
        Just("true"),
        Just("1.5"),
        Just("-1"),
        Just("{"),
        Just("}"),
        Just("["),
        Just("]"),
        Just("\""),
        Just(","),
        Just("\\ud800"),
        Just("\"version\": 99,"),
        Just("NaN"),
        Just("1e999"),
        Just("\u{feff}"),
        Just("\0"),
    ];
    prop_oneof![
        (at(), any::<u8>()).prop_map(|(at, byte)| Harm::Set(at, byte)),
        (at(), insert).prop_map(|(at, text)| Harm::Insert(at, text.to_owned())),
        (at(), 1usize..200).prop_map(|(at, many)| Harm::Remove(at, many)),
        at().prop_map(Harm::Cut),
        (at(), 1usize..200).prop_map(|(at, many)| Harm::Double(at, many)),
    ]
}

fn harmed(bytes: &mut Vec<u8>, harm: Harm) {
    let last = bytes.len().saturating_sub(1);
    match harm {
        Harm::Set(at, byte) => {
            if let Some(old) = bytes.get_mut(at) {
                *old = byte;
            }
        }
        Harm::Insert(at, text) => drop(bytes.splice(at.min(last)..at.min(last), text.bytes())),
        Harm::Remove(at, many) => drop(bytes.drain(at.min(last)..(at + many).min(last))),
        Harm::Cut(at) => bytes.truncate(at),
        Harm::Double(at, many) => {
            let copy: Vec<u8> = bytes
                .iter()
                .copied()
                .skip(at.min(last))
                .take(many)
                .collect();
            bytes.splice(at.min(last)..at.min(last), copy);
        }
    }
}

proptest! {
    #[test]
    fn any_scheme_comes_back_as_it_was_and_is_the_same_to_the_byte(scheme in scheme()) {
        let file = scheme.write().unwrap();
        let opened = WholeScheme::read(file.as_bytes()).unwrap();
        prop_assert_eq!(&opened.scheme, &scheme);
        prop_assert_eq!(opened.scheme.write().unwrap(), file.clone());
        let in_document = read(file.as_bytes()).unwrap().scheme;
        prop_assert_eq!(write(&in_document), file);
    }

    #[test]
    fn whatever_is_done_to_a_file_it_opens_or_a_sentence_says_why_not(harms in prop::collection::vec(harm(), 1..4)) {
        let mut bytes = whole().write().unwrap().into_bytes();
        for harm in harms {
            harmed(&mut bytes, harm);
        }
        match WholeScheme::read(&bytes) {
            Ok(opened) => {
                let file = opened.scheme.write().unwrap();
                let again = WholeScheme::read(file.as_bytes()).unwrap().scheme;
                prop_assert_eq!(again, opened.scheme);
            }
            Err(refusal) => {
                let sentence = refusal.to_string();
                prop_assert!(sentence.ends_with('.') && sentence.contains("Nothing was "), "{}", sentence);
            }
        }
        let _ = read(&bytes);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200), text in ".{0,200}") {
        let _ = read(&bytes);
        let _ = read(text.as_bytes());
    }

    #[test]
    fn any_part_of_tomorrow_survives(data in json()) {
        let part = format!("{{\"version\": 3, \"data\": {data}}}");
        let file = format!(
            "{{\"format\": \"workplace-exchange scheme\", \"version\": 2, \"parts\": {{\"tomorrow\": {part}}}}}"
        );
        let mut scheme = read(file.as_bytes()).unwrap().scheme;
        scheme.details.values.insert("a".into(), text("b"));
        let again = WholeScheme::read(write(&scheme).as_bytes()).unwrap().scheme;
        let written = again.write().unwrap();
        prop_assert!(written.contains(&part), "{}", written);
    }
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        ".{0,9}".prop_map(Into::into),
    ];
    leaf.prop_recursive(6, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::btree_map(".{0,5}", inner, 0..6)
                .prop_map(|map| map.into_iter().collect::<serde_json::Map<_, _>>().into()),
        ]
    })
}
