//! `cargo bench -p scheme`: saving and opening the scheme of 5,000 people, and a hostile file of keys alone.
#![allow(
    missing_docs,
    reason = "criterion's macros write undocumented functions"
)]
#![allow(
    clippy::unwrap_used,
    reason = "a benchmark that cannot run should stop"
)]

use criterion::{Criterion, criterion_group, criterion_main};
use files::csv::Table;
use scheme::saved::{
    Corrections, KeptOption, Options, Pairs, PairsFile, Past, People, Settings, Source,
    WholeScheme, read,
};
use scheme::{MadePair, Sheet};

const PEOPLE: usize = 5_000;

/// A list with every column that the toolkit knows, and a result, three options and two earlier rounds beside it.
fn scheme() -> WholeScheme {
    let headings = "name,email,phone,profession,side,organisation,specialty,locality,registered_practice,host_days,\
                    visit_days,preference_1,preference_2,preference_3,exclusions,locked_with,previous,capacity";
    let cells = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<_>>();
    let mut rows = vec![cells(headings)];
    rows.extend((0..PEOPLE).map(|n| {
        let side = if n % 2 == 0 { "General practice" } else { "Hospital" };
        cells(&format!(
            "Dr Person Number {n},person.{n}@trust.example,0163296{n:04},Consultant physician,{side},Organisation {},\
             Respiratory medicine,North,Surgery {},Mon AM; Tue PM; Wed AM,Thu PM; Fri AM,person.{}@trust.example,\
             Cardiology,Consultant physician,person.{}@trust.example,,,1",
            n % 90,
            n % 70,
            (n * 7) % PEOPLE,
            (n * 11) % PEOPLE,
        ))
    }));
    let who = |n: usize| {
        (
            format!("Dr Person Number {n}"),
            format!("person.{n}@trust.example"),
        )
    };
    let made: Vec<MadePair> = (0..PEOPLE / 2)
        .map(|n| {
            let (a, b) = (who(2 * n), who(2 * n + 1));
            MadePair {
                names: (a.0, b.0),
                ids: (a.1, b.1),
                done: false,
            }
        })
        .collect();
    let file = PairsFile {
        name: "pairs.csv".to_owned(),
        pairs: made.clone(),
    };
    let mut result = Pairs {
        pairs: made.clone(),
        draw: pairing::Proof::VERSION,
        ..Pairs::default()
    };
    result.rules.past = made.into_iter().map(|pair| pair.ids).collect();
    let option = KeptOption {
        name: "An option".to_owned(),
        pairs: result.clone(),
    };
    WholeScheme {
        people: Some(People {
            source: Source::File,
            sheet: Sheet::new(Table::of_rows(rows), Vec::new(), "volunteers.csv"),
            corrections: Corrections::default(),
            left_alone: Vec::new(),
            changed: false,
        }),
        settings: Some(Settings::default()),
        past: Past {
            files: vec![file.clone(), file],
        },
        pairs: Some(result),
        options: Options {
            options: vec![option; 3],
        },
        ..WholeScheme::default()
    }
}

fn saved(criterion: &mut Criterion) {
    let scheme = scheme();
    let file = scheme.write().unwrap();
    let mut group = criterion.benchmark_group(format!("5,000 people, {} KB", file.len() / 1_000));
    group.sample_size(20);
    group.bench_function("save", |bench| bench.iter(|| scheme.write().unwrap()));
    group.bench_function("open in the workspace", |bench| {
        bench.iter(|| WholeScheme::read(file.as_bytes()).unwrap());
    });
    group.bench_function("open in a document", |bench| {
        bench.iter(|| read(file.as_bytes()).unwrap());
    });
    group.finish();

    let keys: String = (0..442_724)
        .map(|key| format!("\"k{key}\":\"\","))
        .collect();
    let keys = format!(
        "{{\"format\":\"workplace-exchange scheme\",\"version\":1,\"details\":{{{keys}\"z\":\"\"}}}}"
    );
    let mut group = criterion.benchmark_group("hostile");
    group.sample_size(10);
    group.bench_function("442,724 keys", |bench| {
        bench.iter(|| read(keys.as_bytes()).unwrap())
    });
    group.finish();
}

criterion_group!(benches, saved);
criterion_main!(benches);
