//! A scheme in which every part holds something, of invented people.
#![allow(dead_code, reason = "each test uses its own part of this")]

use std::collections::BTreeMap;

use documents::{Profession, Value, Values};
use pairing::{PastRule, Preset, Rules, SessionRule};
use scheme::details::{Details, Logo};
use scheme::saved::{
    Corrections, Couple, Gone, KeptOption, LeftAlone, Options, Overrides, Pairs, PairsFile, Past,
    People, PutRight, SavedScheme, Settings, Source, ToldPairs, Visits, WholeScheme,
};
use scheme::{MadePair, Sheet};

pub const LIST: &str = "Name,Email,Side,Choice 1,Notes\n\
    Ann Lee,ann@surgery.example,GP,Bob Hill,=1+1\n\
    Zoë Quay,zoe@surgery.example,GP,,\"Two lines\nof notes\"\n\
    Bob Hill,bob@hospital.example,Hospital,Ann Lee,\n\
    Di Tarn,di@hospital.example,Hospital,,\n";

pub fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

pub fn couple(a: &str, b: &str) -> Couple {
    (a.to_owned(), b.to_owned())
}

pub fn pair(a: (&str, &str), b: (&str, &str), done: bool) -> MadePair {
    MadePair {
        names: couple(a.0, b.0),
        ids: couple(a.1, b.1),
        done,
    }
}

const ANN: (&str, &str) = ("Ann Lee", "ann@surgery.example");
const ZOE: (&str, &str) = ("Zoë Quay", "zoe@surgery.example");
const BOB: (&str, &str) = ("Bob Hill", "bob@hospital.example");
const DI: (&str, &str) = ("Di Tarn", "di@hospital.example");

pub fn details() -> Details {
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
    Details {
        values: Values::from([
            ("scheme.name".to_owned(), text("Harbour & Marsh Exchange")),
            ("scheme.practices".to_owned(), Value::List(practices)),
            (
                "side_b.profession".to_owned(),
                Value::Profession(consultant),
            ),
        ]),
        logos: BTreeMap::from([("scheme.logo_1".to_owned(), logo)]),
    }
}

pub fn documents() -> BTreeMap<String, Values> {
    BTreeMap::from([(
        "business-case".to_owned(),
        Values::from([("pairs".to_owned(), text("20"))]),
    )])
}

/// What the page of a document works with.
pub fn of_documents() -> SavedScheme {
    SavedScheme {
        details: details(),
        documents: documents(),
        ..SavedScheme::default()
    }
}

pub fn people() -> People {
    People {
        source: Source::File,
        sheet: Sheet::read(LIST.as_bytes(), "volunteers.csv").unwrap(),
        corrections: Corrections {
            put_right: vec![PutRight {
                row: 2,
                column: 4,
                was: "Bob Hil".into(),
                now: "Bob Hill".into(),
            }],
            gone: vec![Gone {
                row: 6,
                cells: ["Ed Moss", "", "GP", "", ""].map(str::to_owned).into(),
            }],
        },
        left_alone: vec![
            LeftAlone {
                row: 3,
                column: Some(4),
                entry: "none".into(),
            },
            LeftAlone {
                row: 5,
                column: None,
                entry: String::new(),
            },
        ],
        changed: true,
    }
}

pub fn pairs() -> Pairs {
    Pairs {
        pairs: vec![pair(ANN, BOB, false), pair(ZOE, DI, false)],
        rules: Rules {
            choices: Preset::RankSum,
            sessions: SessionRule::Hard,
            past_pairs: PastRule::Soft,
            seed: u64::MAX,
            keep: vec![couple("zoe@surgery.example", "di@hospital.example")],
            lock: vec![couple("ann@surgery.example", "bob@hospital.example")],
            meetings: vec![couple("GP", "Consultant")],
            forbid: vec![couple("ann@surgery.example", "di@hospital.example")],
            past: vec![couple("Zoë Quay", "Bob Hill")],
        },
        fingerprint: 0xfedc_ba98_7654_3210,
        draw: 1,
        kept: Some(PairsFile {
            name: "the result before".into(),
            pairs: vec![pair(ZOE, DI, false)],
        }),
    }
}

pub fn whole() -> WholeScheme {
    WholeScheme {
        details: details(),
        documents: documents(),
        people: Some(people()),
        settings: Some(Settings {
            preset: Preset::Greedy,
            sessions: SessionRule::Hard,
            past_pairs: PastRule::Soft,
            seed: " 7".into(),
        }),
        overrides: Overrides {
            lock: vec![couple("ann@surgery.example", "bob@hospital.example")],
            forbid: vec![couple("ann@surgery.example", "di@hospital.example")],
            apart: vec![couple("Nurse", "Consultant")],
        },
        past: Past {
            files: vec![
                PairsFile {
                    name: "pairs.csv".into(),
                    pairs: vec![pair(("Zoë Quay", "Zoë Quay"), BOB, true)],
                },
                PairsFile {
                    name: "pairs.csv".into(),
                    pairs: vec![pair(ANN, ("", "di@hospital.example"), false)],
                },
            ],
        },
        pairs: Some(pairs()),
        options: Options {
            options: vec![KeptOption {
                name: "With Ann and Di".into(),
                pairs: Pairs {
                    pairs: vec![pair(ANN, DI, false)],
                    draw: 1,
                    ..Pairs::default()
                },
            }],
        },
        visits: Visits {
            done: vec![couple("ann@surgery.example", "bob@hospital.example")],
        },
        told: ToldPairs {
            pairs: vec![pair(ANN, BOB, false)],
        },
        ..WholeScheme::default()
    }
}
