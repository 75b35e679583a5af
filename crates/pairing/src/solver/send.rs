//! Sends what rows have too much of along cells that cost exactly their worth, each person passed at most once a round.
#![allow(
    clippy::indexing_slicing,
    reason = "row and column numbers come from the solver's own loops, never from input"
)]

use crate::bits;
use crate::level::Layer;
use crate::solver::counted::Counted;
use crate::solver::partners::Node;

/// A place on the way being tried, and how far its ways on have been tried.
struct Place {
    node: Node,
    tried: usize,
}

enum Next {
    Arrived,
    To(Node),
    Nowhere,
}

/// One round over everybody who has too much.
pub(super) struct Round<'a, 'b> {
    level: &'a mut Counted,
    layers: &'a [Layer<'b>],
    /// Columns and rows not passed in this round.
    columns: Vec<u64>,
    rows: Vec<bool>,
    /// Columns where a unit arrives at once.
    ends: Vec<u64>,
    ground_open: bool,
    way: Vec<Place>,
}

/// Sends all it can in one round; the rows looked at.
pub(super) fn round(level: &mut Counted, layers: &[Layer<'_>]) -> usize {
    let mut columns = vec![0; level.words];
    bits::fill(&mut columns, level.column_price.len());
    let mut ends = vec![0; level.words];
    let to_ground = level.partners.ground_lacks > 0;
    for (column, &price) in level.column_price.iter().enumerate() {
        let lacks = level.partners.column_lacks(column);
        if lacks || (to_ground && level.partners.column_to_ground(column, price) == Some(0)) {
            bits::set(&mut ends, column);
        }
    }
    let rows = vec![true; level.row_price.len()];
    let mut round = Round {
        level,
        layers,
        columns,
        rows,
        ends,
        ground_open: true,
        way: Vec::new(),
    };
    for row in 0..round.rows.len() {
        if round.rows[row] && round.level.partners.row_excess(row) > 0 {
            round.rows[row] = false;
            round.from(Node::Row(row));
        }
    }
    while round.level.partners.ground_lacks < 0 && round.from(Node::Ground) {}
    round.rows.iter().filter(|&&left| !left).count() + 1
}

impl Round<'_, '_> {
    /// Sends one unit from here if there is a way; whether there was.
    fn from(&mut self, start: Node) -> bool {
        self.way.clear();
        self.way.push(Place {
            node: start,
            tried: 0,
        });
        while let Some(place) = self.way.pop() {
            let Place { node, mut tried } = place;
            let next = match node {
                Node::Row(row) => self.leave_row(row, &mut tried),
                Node::Column(column) => self.leave_column(column, &mut tried),
                Node::Ground => self.leave_ground(&mut tried),
            };
            match next {
                Next::Nowhere if node == Node::Ground => self.ground_open = false,
                Next::Nowhere => {}
                Next::To(next) => {
                    self.way.push(Place { node, tried });
                    self.way.push(Place {
                        node: next,
                        tried: 0,
                    });
                }
                Next::Arrived => {
                    self.way.push(Place { node, tried });
                    let way: Vec<Node> = self.way.iter().map(|place| place.node).collect();
                    self.level.send(self.layers, &way);
                    if let Node::Column(column) = node {
                        bits::clear(&mut self.ends, column);
                    }
                    return true;
                }
            }
        }
        false
    }

    fn ground_is_open(&self) -> bool {
        self.ground_open && !self.way.iter().any(|place| place.node == Node::Ground)
    }

    fn leave_row(&mut self, row: usize, tried: &mut usize) -> Next {
        let price = self.level.row_price[row];
        let pieces = self.level.pieces(row, 0);
        let first = *tried == 0;
        if first {
            *tried = 1;
            let found = (0..self.level.words).find_map(|at| {
                let word = pieces.word(at) & self.columns[at] & self.ends[at];
                (word != 0).then(|| at * 64 + word.trailing_zeros() as usize)
            });
            if let Some(column) = found {
                bits::clear(&mut self.columns, column);
                return Next::To(Node::Column(column));
            }
        }
        if first
            && self.level.partners.row_to_ground(row, price) == Some(0)
            && self.ground_is_open()
        {
            return Next::To(Node::Ground);
        }
        for at in *tried - 1..self.level.words {
            let word = pieces.word(at) & self.columns[at];
            if word != 0 {
                *tried = at + 1;
                let column = at * 64 + word.trailing_zeros() as usize;
                bits::clear(&mut self.columns, column);
                return Next::To(Node::Column(column));
            }
        }
        Next::Nowhere
    }

    fn leave_column(&mut self, column: usize, tried: &mut usize) -> Next {
        let price = self.level.column_price[column];
        if *tried == 0 {
            *tried = 1;
            // Whoever comes from the ground takes a partner away and must not leave it at that.
            let leave_ground = self
                .way
                .last()
                .is_none_or(|place| place.node == Node::Ground);
            if !leave_ground && self.level.partners.column_lacks(column) {
                return Next::Arrived;
            }
            let to_ground = self.level.partners.column_to_ground(column, price) == Some(0);
            if !leave_ground && to_ground && self.ground_is_open() {
                return Next::To(Node::Ground);
            }
        }
        while let Some(row) = self.level.partners.of_column[column].get(*tried - 1) {
            *tried += 1;
            if self.rows[row] && self.level.left(self.layers, row, column) == 0 {
                self.rows[row] = false;
                return Next::To(Node::Row(row));
            }
        }
        Next::Nowhere
    }

    fn leave_ground(&mut self, tried: &mut usize) -> Next {
        if *tried == 0 && self.level.partners.ground_lacks > 0 {
            return Next::Arrived;
        }
        let (n, m) = (self.rows.len(), self.level.column_price.len());
        while *tried < n {
            let row = *tried;
            *tried += 1;
            if self.rows[row]
                && self
                    .level
                    .partners
                    .ground_to_row(row, self.level.row_price[row])
                    == Some(0)
            {
                self.rows[row] = false;
                return Next::To(Node::Row(row));
            }
        }
        while *tried < n + m {
            let column = *tried - n;
            *tried += 1;
            let price = self.level.column_price[column];
            let free = bits::has(&self.columns, column);
            if free && self.level.partners.ground_to_column(column, price) == Some(0) {
                bits::clear(&mut self.columns, column);
                return Next::To(Node::Column(column));
            }
        }
        Next::Nowhere
    }
}
