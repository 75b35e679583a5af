//! `cargo bench -p pairing`: whole runs, from the people to the pairs and their proof.
#![allow(
    missing_docs,
    reason = "criterion's macros write undocumented functions"
)]
#![allow(
    clippy::unwrap_used,
    reason = "a benchmark that cannot run should stop"
)]

mod lists;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use lists::{Kind, list};
use pairing::{check, solve};

fn runs(criterion: &mut Criterion) {
    for kind in Kind::ALL {
        let mut group = criterion.benchmark_group(kind.name());
        for n in [59, 200, 1_000, 2_000] {
            let (people, rules) = list(kind, n);
            group.sample_size(if n > 500 { 10 } else { 50 });
            group.bench_function(BenchmarkId::new("solve", n), |bench| {
                bench.iter(|| solve(&people, &rules).unwrap())
            });
        }
        group.finish();
    }
}

fn checks(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("check");
    for n in [59, 1_000] {
        let (people, rules) = list(Kind::Listlike, n);
        let outcome = solve(&people, &rules).unwrap();
        group.sample_size(10);
        group.bench_function(BenchmarkId::new("list-like", n), |bench| {
            bench.iter(|| check(&people, &rules, &outcome).unwrap());
        });
    }
    group.finish();
}

criterion_group!(benches, runs, checks);
criterion_main!(benches);
