//! Places to be reached, the nearest first.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::solver::partners::Node;

/// Places with their distances. One kind of heap for both searches.
#[derive(Default)]
pub(super) struct Nearest {
    heap: BinaryHeap<Reverse<(i64, u32)>>,
}

impl Nearest {
    pub fn push(&mut self, distance: i64, place: usize) {
        self.heap.push(Reverse((distance, place as u32)));
    }

    pub fn pop(&mut self) -> Option<(i64, usize)> {
        let Reverse((distance, place)) = self.heap.pop()?;
        Some((distance, place as usize))
    }

    /// The next place, when it is at exactly this distance.
    pub fn pop_at(&mut self, distance: i64) -> Option<usize> {
        let Reverse((nearest, _)) = self.heap.peek()?;
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
