//! Places to be reached, the nearest first.

use crate::list::{at, at_mut};
use crate::partners::Node;

/// Places with their distances, as a heap: nobody is nearer than the place at half the number. By hand, because the standard
/// library's is made anew for each way to compare.
#[derive(Default)]
pub(crate) struct Nearest {
    heap: Vec<(i64, u32)>,
}

impl Nearest {
    pub fn push(&mut self, distance: i64, place: usize) {
        let entry = (distance, place as u32);
        let mut number = self.heap.len();
        self.heap.push(entry);
        let heap = self.heap.as_mut_slice();
        while number > 0 {
            let above = (number - 1) / 2;
            let other = *at(heap, above);
            if !nearer(entry, other) {
                break;
            }
            *at_mut(heap, number) = other;
            number = above;
        }
        *at_mut(heap, number) = entry;
    }

    pub fn pop(&mut self) -> Option<(i64, usize)> {
        let last = self.heap.pop()?;
        let heap = self.heap.as_mut_slice();
        let Some(&(distance, place)) = heap.first() else {
            return Some((last.0, last.1 as usize));
        };
        let mut number = 0;
        loop {
            let mut below = 2 * number + 1;
            if below + 1 < heap.len() && nearer(*at(heap, below + 1), *at(heap, below)) {
                below += 1;
            }
            if below >= heap.len() || !nearer(*at(heap, below), last) {
                break;
            }
            *at_mut(heap, number) = *at(heap, below);
            number = below;
        }
        *at_mut(heap, number) = last;
        Some((distance, place as usize))
    }

    /// The next place, when it is at exactly this distance.
    pub fn pop_at(&mut self, distance: i64) -> Option<usize> {
        let (nearest, _) = self.heap.first()?;
        if *nearest == distance {
            self.pop().map(|(_, place)| place)
        } else {
            None
        }
    }

    pub fn clear(&mut self) {
        self.heap.clear();
    }
}

/// The lower number goes first of two that are as near, so that a run can be repeated.
#[inline(always)]
fn nearer(one: (i64, u32), two: (i64, u32)) -> bool {
    one.0 < two.0 || (one.0 == two.0 && one.1 < two.1)
}

/// The number of each place on a board of `rows` and `columns`: rows, then columns, then the ground.
#[derive(Clone, Copy)]
pub(crate) struct Places {
    pub rows: usize,
    pub columns: usize,
}

impl Places {
    pub fn number(self, node: Node) -> usize {
        match node {
            Node::Row(row) => row,
            Node::Column(column) => self.rows + column,
            Node::Ground => self.rows + self.columns,
        }
    }

    pub fn node(self, place: usize) -> Node {
        if place < self.rows {
            Node::Row(place)
        } else if place < self.rows + self.columns {
            Node::Column(place - self.rows)
        } else {
            Node::Ground
        }
    }
}
