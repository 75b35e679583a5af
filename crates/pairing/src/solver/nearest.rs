//! Places to be reached, the nearest first.
#![allow(
    clippy::indexing_slicing,
    reason = "row and column numbers come from the solver's own loops, never from input"
)]

use crate::solver::partners::Node;

/// Places with their distances, as a heap: nobody is nearer than the place at half the number. By hand, because the standard
/// library's is made anew for each way to compare and not unfolded in a small build.
#[derive(Default)]
pub(super) struct Nearest {
    heap: Vec<(i64, u32)>,
}

impl Nearest {
    pub fn push(&mut self, distance: i64, place: usize) {
        let entry = (distance, place as u32);
        let mut at = self.heap.len();
        self.heap.push(entry);
        let heap = self.heap.as_mut_slice();
        while at > 0 {
            let above = (at - 1) / 2;
            if !nearer(entry, heap[above]) {
                break;
            }
            heap[at] = heap[above];
            at = above;
        }
        heap[at] = entry;
    }

    pub fn pop(&mut self) -> Option<(i64, usize)> {
        let last = self.heap.pop()?;
        let heap = self.heap.as_mut_slice();
        let Some(&(distance, place)) = heap.first() else {
            return Some((last.0, last.1 as usize));
        };
        let mut at = 0;
        loop {
            let mut below = 2 * at + 1;
            if below + 1 < heap.len() && nearer(heap[below + 1], heap[below]) {
                below += 1;
            }
            if below >= heap.len() || !nearer(heap[below], last) {
                break;
            }
            heap[at] = heap[below];
            at = below;
        }
        heap[at] = last;
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
pub(super) struct Places {
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
