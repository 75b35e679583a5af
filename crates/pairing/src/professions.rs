//! Which profession may meet which.

use crate::{Problem, Side, Texts};

/// Puts the professions of a table on two sides so that whoever may meet is on different ones. The first profession of
/// the table, and of each part that has nothing to do with the parts before, is on side A. A profession that may meet
/// itself has people on both sides: theirs comes from the volunteers file.
///
/// # Errors
/// [`Problem::ThreeSides`] when some professions may meet each other in a ring that does not fall into two sides.
pub fn two_sides(meetings: &[(String, String)]) -> Result<Vec<(String, Side)>, Problem> {
    let mut texts = Texts::default();
    let mut names: Vec<String> = Vec::new();
    let mut meets: Vec<Vec<usize>> = Vec::new();
    for (one, two) in meetings {
        let mut place = |text: &str| {
            let place = texts.of(text).checked_sub(1)? as usize;
            if place == names.len() {
                names.push(text.trim().to_owned());
                meets.push(Vec::new());
            }
            Some(place)
        };
        // A row without a profession lets nobody meet.
        let (Some(one), Some(two)) = (place(one), place(two)) else {
            continue;
        };
        if one != two {
            for (from, to) in [(one, two), (two, one)] {
                meets
                    .iter_mut()
                    .skip(from)
                    .take(1)
                    .for_each(|others| others.push(to));
            }
        }
    }
    let mut found: Vec<Option<Found>> = vec![None; names.len()];
    for start in 0..names.len() {
        if let Some((one, two)) = spread(start, &meets, &mut found) {
            let ring = ring(one, two, &found);
            let professions = ring
                .into_iter()
                .filter_map(|at| names.get(at).cloned())
                .collect();
            return Err(Problem::ThreeSides { professions });
        }
    }
    let side = |found: Option<Found>| found.map_or(Side::A, |found| found.side);
    Ok(names
        .into_iter()
        .zip(found)
        .map(|(name, found)| (name, side(found)))
        .collect())
}

/// The side of a profession and by which other it was found.
#[derive(Clone, Copy)]
struct Found {
    side: Side,
    by: usize,
}

/// Gives everybody who can be reached from `start` a side; two who may meet but got the same one, if any.
fn spread(
    start: usize,
    meets: &[Vec<usize>],
    found: &mut [Option<Found>],
) -> Option<(usize, usize)> {
    match found.get_mut(start) {
        Some(place @ None) => {
            *place = Some(Found {
                side: Side::A,
                by: start,
            })
        }
        _ => return None,
    }
    let mut waiting = vec![start];
    let mut next = 0;
    while let Some(&one) = waiting.get(next) {
        next += 1;
        let side = found.get(one).copied().flatten()?.side;
        for &two in meets.get(one)? {
            match found.get_mut(two)? {
                Some(known) if known.side == side => return Some((one, two)),
                Some(_) => {}
                place @ None => {
                    *place = Some(Found {
                        side: side.other(),
                        by: one,
                    });
                    waiting.push(two);
                }
            }
        }
    }
    None
}

/// The ring that two professions of the same side close: up from both to where they were found from.
fn ring(one: usize, two: usize, found: &[Option<Found>]) -> Vec<usize> {
    let way_up = |mut at: usize| {
        let mut way = vec![at];
        while let Some(found) = found
            .get(at)
            .copied()
            .flatten()
            .filter(|found| found.by != at)
        {
            at = found.by;
            way.push(at);
        }
        way
    };
    let (one, two) = (way_up(one), way_up(two));
    let meeting = one.iter().find(|at| two.contains(at)).copied();
    let upto = |way: &[usize]| {
        way.iter()
            .copied()
            .take_while(|&at| Some(at) != meeting)
            .collect::<Vec<_>>()
    };
    let mut ring = upto(&one);
    ring.reverse();
    ring.splice(0..0, meeting);
    ring.extend(upto(&two));
    ring
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|&(one, two)| (one.to_owned(), two.to_owned()))
            .collect()
    }

    #[test]
    fn any_number_of_professions_falls_into_two_sides() {
        let meetings = table(&[
            ("GP", "Consultant"),
            ("gp ", "Pharmacist"),
            ("Nurse", "Consultant"),
            ("Nurse", "nurse"),
        ]);
        let sides = two_sides(&meetings).unwrap();
        let said: Vec<String> = sides
            .iter()
            .map(|(name, side)| format!("{name} {side:?}"))
            .collect();
        assert_eq!(said, ["GP A", "Consultant B", "Pharmacist B", "Nurse A"]);
    }

    #[test]
    fn three_that_may_all_meet_are_refused_with_the_way_out() {
        let refused = two_sides(&table(&[
            ("GP", "Consultant"),
            ("Consultant", "Pharmacist"),
            ("Pharmacist", "GP"),
        ]));
        assert_eq!(
            refused.unwrap_err().to_string(),
            "GP, Consultant and Pharmacist may all meet each other, so they do not fall into two sides. \
             Run two rounds: first without Pharmacist, then Pharmacist with whoever is left."
        );
        let ring = two_sides(&table(&[
            ("A", "B"),
            ("B", "C"),
            ("C", "D"),
            ("D", "E"),
            ("E", "A"),
        ]));
        assert_eq!(
            ring.unwrap_err().to_string(),
            "A, B, C, D and E may meet in a ring, so they do not fall into two sides. \
             Run two rounds: first without E, then E with whoever is left."
        );
    }
}
