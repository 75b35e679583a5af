//! Sends what rows have too much of along cells that cost exactly their worth, each person passed at most once a round.
#![allow(
    clippy::indexing_slicing,
    reason = "row and column numbers come from the solver's own loops, never from input"
)]

use crate::bits::{self, BitTable};
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

/// How far a row has been tried: not at all; or all it reaches is noted, and from here on it counts the words tried.
const NEW: usize = 0;
const LISTED: usize = 1;

/// One round over everybody who has too much.
pub(super) struct Round<'a, 'b> {
    level: &'a mut Counted,
    layers: &'a [Layer<'b>],
    /// Columns and rows not passed in this round.
    columns: Box<[u64]>,
    rows: Box<[bool]>,
    /// The columns that each row passed reaches for nothing. Cells taken up or given up meanwhile lead to columns that
    /// were passed, so this need not follow.
    reached: BitTable,
    /// Columns where a unit arrives at once.
    ends: Box<[u64]>,
    ground_open: bool,
    way: Vec<Place>,
}

/// Sends all it can in one round; the rows looked at and whether anything was sent.
pub(super) fn round(level: &mut Counted, layers: &[Layer<'_>]) -> (usize, bool) {
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
    let reached = BitTable::new(rows.len(), level.column_price.len());
    let mut round = Round {
        level,
        layers,
        columns: columns.into(),
        rows: rows.into(),
        reached,
        ends: ends.into(),
        ground_open: true,
        way: Vec::new(),
    };
    let mut sent = false;
    for row in 0..round.rows.len() {
        if round.rows[row] && round.level.partners.row_excess(row) > 0 {
            round.rows[row] = false;
            sent |= round.from(Node::Row(row));
        }
    }
    while round.level.partners.ground_lacks < 0 && round.from(Node::Ground) {
        sent = true;
    }
    (round.rows.iter().filter(|&&left| !left).count() + 1, sent)
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
        if *tried == NEW {
            *tried = LISTED;
            self.level.write(row, 0, self.reached.row_mut(row));
            if let Some(column) = self.find_end(row) {
                return self.pass(column);
            }
            let price = self.level.row_price[row];
            let to_ground = self.level.partners.row_to_ground(row, price) == Some(0);
            if to_ground && self.ground_is_open() {
                return Next::To(Node::Ground);
            }
        }
        let reached = self.reached.row(row);
        let mut at = *tried - LISTED;
        while at < reached.len() && reached[at] & self.columns[at] == 0 {
            at += 1;
        }
        if at == reached.len() {
            return Next::Nowhere;
        }
        *tried = LISTED + at;
        let word = reached[at] & self.columns[at];
        self.pass(at * 64 + word.trailing_zeros() as usize)
    }

    /// A column that the row reaches and where a unit arrives at once.
    #[allow(
        clippy::needless_range_loop,
        reason = "an iterator is not unfolded in a small build, and most of the time goes here"
    )]
    fn find_end(&self, row: usize) -> Option<usize> {
        let reached = self.reached.row(row);
        for at in 0..reached.len() {
            let ends = reached[at] & self.columns[at] & self.ends[at];
            if ends != 0 {
                return Some(at * 64 + ends.trailing_zeros() as usize);
            }
        }
        None
    }

    fn pass(&mut self, column: usize) -> Next {
        bits::clear(&mut self.columns, column);
        Next::To(Node::Column(column))
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
