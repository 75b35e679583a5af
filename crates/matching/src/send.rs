//! Sends what rows have too much of along cells that cost exactly their worth, each person passed at most once a round.

use crate::bits::{self, BitTable};
use crate::counted::Counted;
use crate::layer::Layer;
use crate::list::{List, at, some};
use crate::partners::Node;

/// A place on the way being tried, and how far its ways on have been tried.
#[derive(Clone, Copy)]
struct Place {
    node: Node,
    tried: usize,
}

const START: Place = Place {
    node: Node::Ground,
    tried: 0,
};

enum Next {
    Arrived,
    To(Node),
    Nowhere,
}

/// How far a row has been tried: not at all; from here on it counts the words tried.
const NEW: usize = 0;
const TRIED: usize = 1;

/// What a round of sending notes; kept for the next one, since a page takes its time to clear so much memory.
#[derive(Default)]
pub(crate) struct Desk {
    /// The columns that each row passed reaches for nothing. Cells taken up or given up meanwhile lead to columns that
    /// were passed, so this need not follow.
    reached: BitTable,
    /// The way being tried, from where it starts to where it is: so many places. Everybody is on it once at most.
    way: List<Place>,
    long: usize,
}

impl Desk {
    pub fn new(rows: usize, columns: usize) -> Self {
        Self {
            reached: BitTable::new(rows, columns),
            way: List::of(START, rows + columns + 1),
            long: 0,
        }
    }

    fn way(&self) -> &[Place] {
        some(&self.way, 0, self.long)
    }

    fn go_on(&mut self, node: Node) {
        self.way[self.long] = Place { node, tried: 0 };
        self.long += 1;
    }
}

/// One round over everybody who has too much.
pub(crate) struct Round<'a, 'b> {
    level: &'a mut Counted,
    layers: &'a [Layer<'b>],
    /// Columns and rows not passed in this round.
    columns: List<u64>,
    rows: List<bool>,
    desk: Desk,
    /// Columns where a unit arrives at once.
    ends: List<u64>,
    ground_open: bool,
}

/// Sends all it can in one round; the rows looked at and whether anything was sent.
pub(crate) fn round(level: &mut Counted, layers: &[Layer<'_>]) -> (usize, bool) {
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
    let n = level.row_price.len();
    let desk = std::mem::take(&mut level.desk);
    let mut round = Round {
        level,
        layers,
        columns: columns.into(),
        rows: vec![true; n].into(),
        desk,
        ends: ends.into(),
        ground_open: true,
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
    let work = round.rows.iter().filter(|&&left| !left).count() + 1;
    round.level.desk = round.desk;
    (work, sent)
}

impl Round<'_, '_> {
    /// Sends one unit from here if there is a way; whether there was.
    fn from(&mut self, start: Node) -> bool {
        self.desk.long = 0;
        self.desk.go_on(start);
        while self.desk.long > 0 {
            let here = self.desk.long - 1;
            let Place { node, mut tried } = self.desk.way[here];
            let next = match node {
                Node::Row(row) => self.leave_row(row, &mut tried),
                Node::Column(column) => self.leave_column(column, &mut tried),
                Node::Ground => self.leave_ground(&mut tried),
            };
            self.desk.way[here].tried = tried;
            match next {
                Next::Nowhere => {
                    self.ground_open &= node != Node::Ground;
                    self.desk.long = here;
                }
                Next::To(next) => self.desk.go_on(next),
                Next::Arrived => {
                    let way: Vec<Node> = self.desk.way().iter().map(|place| place.node).collect();
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
        self.ground_open
            && !self
                .desk
                .way()
                .iter()
                .any(|place| place.node == Node::Ground)
    }

    fn leave_row(&mut self, row: usize, tried: &mut usize) -> Next {
        let words = self.level.words;
        if *tried == NEW {
            self.level.write(row, 0, self.desk.reached.row_mut(row));
            // Best is a column where a unit arrives at once.
            let reached = some(self.desk.reached.row(row), 0, words);
            let (columns, ends) = (some(&self.columns, 0, words), some(&self.ends, 0, words));
            for number in 0..words {
                let ends = at(reached, number) & at(columns, number) & at(ends, number);
                if ends != 0 {
                    *tried = TRIED;
                    return self.pass(number, ends);
                }
            }
            *tried = TRIED;
            let price = self.level.row_price[row];
            let to_ground = self.level.partners.row_to_ground(row, price) == Some(0);
            if to_ground && self.ground_is_open() {
                return Next::To(Node::Ground);
            }
        }
        let reached = some(self.desk.reached.row(row), 0, words);
        let columns = some(&self.columns, 0, words);
        for number in *tried - TRIED..words {
            let open = at(reached, number) & at(columns, number);
            if open != 0 {
                *tried = TRIED + number;
                return self.pass(number, open);
            }
        }
        Next::Nowhere
    }

    /// Goes on to the first column of a word that is not 0.
    fn pass(&mut self, number: usize, word: u64) -> Next {
        let column = number * 64 + word.trailing_zeros() as usize;
        bits::clear(&mut self.columns, column);
        Next::To(Node::Column(column))
    }

    fn leave_column(&mut self, column: usize, tried: &mut usize) -> Next {
        let price = self.level.column_price[column];
        if *tried == 0 {
            *tried = 1;
            // Whoever comes from the ground takes a partner away and must not leave it at that.
            let leave_ground =
                self.desk.long < 2 || self.desk.way[self.desk.long - 2].node == Node::Ground;
            if !leave_ground && self.level.partners.column_lacks(column) {
                return Next::Arrived;
            }
            let to_ground = self.level.partners.column_to_ground(column, price) == Some(0);
            if !leave_ground && to_ground && self.ground_is_open() {
                return Next::To(Node::Ground);
            }
        }
        while let Some((row, worth)) = self.level.partners.of_column[column].get(*tried - 1) {
            *tried += 1;
            if self.rows[row] && self.level.left(row, column, worth) == 0 {
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
