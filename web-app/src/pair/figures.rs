//! What became of people's wishes, in the order of the bars.

use pairing::{Outcome, Person};

use crate::parts::bars::Fill;

/// What can become of somebody's wishes, in the order of [`pairing::Tally::counts`]: in words, and how its bar is filled.
pub const WISHES: [(&str, Fill); 6] = [
    ("First choice", Fill::Solid),
    ("Second choice", Fill::Slanted),
    ("Third choice", Fill::Dotted),
    ("None of their choices", Fill::Crossed),
    ("No preference", Fill::Outline),
    ("Not paired", Fill::Outline),
];

/// How many people have a partner.
pub fn paired_people(people: &[Person], outcome: &Outcome) -> usize {
    people.len().saturating_sub(outcome.unpaired.len())
}
