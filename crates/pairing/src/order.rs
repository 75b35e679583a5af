//! Putting things in order: one function for lists of every kind.
//!
//! The standard library's sort is made anew for each type that it sorts, 2 to 3 KB of the client each time. This one sorts
//! places, asks the caller which of two comes first, and is there once.

use std::cmp::Ordering;

/// The places 0 to `count` - 1 in order, by what `compare` says of two of them. What is equal stays as it was.
#[must_use]
pub fn order(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..count).collect();
    let mut merged = Vec::with_capacity(count);
    let mut width = 1;
    while width < count {
        merged.clear();
        for run in sorted.chunks(2 * width) {
            let (left, right) = run.split_at(width.min(run.len()));
            merge(left, right, &mut merged, compare);
        }
        std::mem::swap(&mut sorted, &mut merged);
        width *= 2;
    }
    sorted
}

/// Adds two sorted runs to the result as one.
fn merge(
    mut left: &[usize],
    mut right: &[usize],
    merged: &mut Vec<usize>,
    compare: &mut dyn FnMut(usize, usize) -> Ordering,
) {
    while let (Some((&one, rest_left)), Some((&two, rest_right))) =
        (left.split_first(), right.split_first())
    {
        if compare(two, one) == Ordering::Less {
            merged.push(two);
            right = rest_right;
        } else {
            merged.push(one);
            left = rest_left;
        }
    }
    merged.extend_from_slice(left);
    merged.extend_from_slice(right);
}

/// The couples in order, each once.
pub(crate) fn sorted(couples: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let at = |place: usize| couples.get(place).copied().unwrap_or_default();
    let places = order(couples.len(), &mut |one, two| at(one).cmp(&at(two)));
    let mut sorted = Vec::with_capacity(couples.len());
    for couple in places.into_iter().map(at) {
        if sorted.last() != Some(&couple) {
            sorted.push(couple);
        }
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(list in proptest::collection::vec((0u8..9, 0u8..9), 0..70)) {
            let places = order(list.len(), &mut |one, two| list[one].0.cmp(&list[two].0));
            let mut wanted: Vec<usize> = (0..list.len()).collect();
            wanted.sort_by_key(|&at| list[at].0);
            prop_assert_eq!(places, wanted);

            let couples: Vec<(usize, usize)> = list.iter().map(|&(a, b)| (a.into(), b.into())).collect();
            let mut wanted = couples.clone();
            wanted.sort_unstable();
            wanted.dedup();
            prop_assert_eq!(sorted(&couples), wanted);
        }
    }
}
