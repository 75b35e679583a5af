//! Blanks that are worked out from others, such as the total cost in a business case.
//!
//! A sum is data: `sum = [["pairs", "sessions", "cover"], ["event"]]` is pairs × sessions × cover + event. Nothing is
//! assumed: while one of its numbers is missing, the blank stays empty.

use serde::{Deserialize, Serialize};

use crate::fill::{Value, Values};
use crate::number::Number;
use crate::template::{Blank, BlankKind, Template};

/// One number of a product: a blank's, or one that the author wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Factor {
    /// A whole number.
    Number(u32),
    /// The id of a blank.
    Blank(String),
}

/// What a sum comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Worked {
    /// The result.
    Out(Number),
    /// Ids of the blanks that are empty or hold no number, in the order of the sum.
    Needs(Vec<String>),
    /// The result is too large to write down.
    TooLarge,
}

/// Sums may hold sums, but not for ever: a circle of sums ends here.
const DEEPEST: u8 = 8;

/// Works out a blank.
#[must_use]
pub fn worked(template: &Template, blank: &Blank, values: &Values) -> Worked {
    of(template, blank, values, 0)
}

fn of(template: &Template, blank: &Blank, values: &Values, depth: u8) -> Worked {
    let mut needs: Vec<String> = Vec::new();
    let mut total = Some(Number::whole(0));
    for product in &blank.sum {
        let mut result = Some(Number::whole(1));
        for factor in product {
            let number = match factor {
                Factor::Number(number) => Worked::Out(Number::whole(*number)),
                Factor::Blank(id) => number(template, id, values, depth),
            };
            match number {
                Worked::Out(number) => result = result.and_then(|result| result.times(number)),
                Worked::TooLarge => result = None,
                Worked::Needs(more) => {
                    let new: Vec<String> =
                        more.into_iter().filter(|id| !needs.contains(id)).collect();
                    needs.extend(new);
                }
            }
        }
        total = total
            .zip(result)
            .and_then(|(total, result)| total.plus(result));
    }
    match total {
        _ if !needs.is_empty() => Worked::Needs(needs),
        Some(total) => Worked::Out(total),
        None => Worked::TooLarge,
    }
}

fn number(template: &Template, id: &str, values: &Values, depth: u8) -> Worked {
    let needed = || Worked::Needs(vec![id.to_owned()]);
    match template.blank(id) {
        Some(blank) if !blank.sum.is_empty() && depth < DEEPEST => {
            of(template, blank, values, depth + 1)
        }
        Some(blank) if blank.sum.is_empty() => match values.get(id) {
            Some(Value::Text(text)) => Number::read(text).map_or_else(needed, Worked::Out),
            _ => needed(),
        },
        _ => needed(),
    }
}

/// A number as a blank of this kind shows it.
#[must_use]
pub fn shown(kind: BlankKind, number: Number) -> String {
    if kind == BlankKind::Money {
        number.pounds()
    } else {
        number.plain()
    }
}
