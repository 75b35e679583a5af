//! The order of pages in a section, and who is next to whom.

use std::cmp::Ordering;

use super::front_matter::SortBy;
use super::library::Node;

/// The pages in the section's order. Those that lack the key come last; ties go by path.
pub(super) fn sorted(nodes: &[Node], pages: &[usize], by: SortBy) -> Vec<usize> {
    let mut pages: Vec<(usize, &Node)> = pages
        .iter()
        .filter_map(|index| Some((*index, nodes.get(*index)?)))
        .collect();
    pages.sort_by(|(_, a), (_, b)| compare(a, b, by).then_with(|| a.relative.cmp(&b.relative)));
    pages.into_iter().map(|(index, _)| index).collect()
}

fn compare(a: &Node, b: &Node, by: SortBy) -> Ordering {
    match by {
        SortBy::Date => newest_first(a.meta.date.as_ref(), b.meta.date.as_ref()),
        SortBy::UpdateDate => newest_first(
            a.meta.updated.as_ref().or(a.meta.date.as_ref()),
            b.meta.updated.as_ref().or(b.meta.date.as_ref()),
        ),
        SortBy::Title => a.title().to_lowercase().cmp(&b.title().to_lowercase()),
        SortBy::Weight => present_first(a.meta.weight, b.meta.weight, |a, b| a.cmp(b)),
        SortBy::Slug => a.slug.cmp(&b.slug),
        SortBy::None => Ordering::Equal,
    }
}

/// Dates of TOML compare as text.
fn newest_first(a: Option<&String>, b: Option<&String>) -> Ordering {
    present_first(a, b, |a, b| b.cmp(a))
}

fn present_first<T>(
    a: Option<T>,
    b: Option<T>,
    compare: impl FnOnce(&T, &T) -> Ordering,
) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => compare(&a, &b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

/// Sections by weight, then by path.
pub(super) fn sections(nodes: &[Node], sections: &[usize]) -> Vec<usize> {
    sorted(nodes, sections, SortBy::Weight)
}

/// `(page, lower, higher)` for each page of a sorted section. Newest-first lists run the other way.
pub(super) fn neighbours(
    pages: &[usize],
    by: SortBy,
) -> Vec<(usize, Option<usize>, Option<usize>)> {
    let newest_first = matches!(by, SortBy::Date | SortBy::UpdateDate);
    pages
        .iter()
        .enumerate()
        .map(|(place, page)| {
            let before = place
                .checked_sub(1)
                .and_then(|place| pages.get(place))
                .copied();
            let after = pages.get(place + 1).copied();
            if newest_first {
                (*page, after, before)
            } else {
                (*page, before, after)
            }
        })
        .collect()
}
