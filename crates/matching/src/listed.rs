//! The random level, whose worths are large numbers of which hardly any two are the same: on short lists of the most
//! promising cells, which grow until the prices hold for every open cell.

use crate::bits;
use crate::board::Board;
use crate::draw::Draw;
use crate::layer::Gain;
use crate::list::List;
use crate::partners::{Node, Partners};

/// How many cells of a row or column are listed at first, on average. More is seldom needed: a draw that is best in
/// all rarely uses a cell below the twentieth of its row. Far fewer in a debug build, so that every test there also
/// tests how the lists grow.
const LISTED: i64 = if cfg!(debug_assertions) { 2 } else { 24 };

/// A listed cell.
#[derive(Clone, Copy)]
pub(crate) struct Drawn {
    pub column: u32,
    pub worth: i64,
}

/// The state of the random level.
pub(crate) struct Lists {
    pub draw: Draw,
    pub partners: Partners,
    /// The listed cells of each row.
    pub listed: List<Vec<Drawn>>,
    /// Whether every open cell of the row is listed.
    complete: List<bool>,
    pub row_price: List<i64>,
    pub column_price: List<i64>,
}

/// Lists cells row by row, so that a page need not freeze meanwhile.
pub(crate) struct Listing {
    lists: Lists,
    next_row: usize,
    column_bar: List<i64>,
    /// The used cells by row.
    used: List<Vec<usize>>,
}

/// The worth above which about [`LISTED`] of so many cells lie: worths are spread evenly.
fn bar(open: i64) -> i64 {
    if open <= LISTED {
        0
    } else {
        (1 << 40) / open * (open - LISTED)
    }
}

impl Listing {
    pub fn new(board: &Board, draw: Draw) -> Self {
        let (n, m) = (board.rows.len(), board.columns.len());
        let mut column_open = List::of(0, m);
        for row in 0..n {
            bits::ones(board.open.row(row)).for_each(|column| column_open[column] += 1);
        }
        let mut used = List::of(Vec::new(), n);
        for &(row, column) in &board.used {
            used[row].push(column);
        }
        Self {
            lists: Lists {
                partners: Partners::new(board, Gain(false)),
                listed: List::of(Vec::new(), n),
                complete: List::of(false, n),
                row_price: List::of(0, n),
                column_price: List::of(0, m),
                draw,
            },
            next_row: 0,
            column_bar: {
                column_open.iter_mut().for_each(|open| *open = bar(*open));
                column_open
            },
            used,
        }
    }

    /// Lists one more row; `false` when there is none left.
    pub fn step(&mut self, board: &Board) -> bool {
        let lists = &mut self.lists;
        let row = self.next_row;
        let Some(used) = self.used.get(row) else {
            return false;
        };
        self.next_row += 1;
        let open = bits::count(board.open.row(row));
        let row_bar = bar(open as i64);
        let mut listed = Vec::with_capacity(open.min(3 * LISTED as usize));
        for column in bits::ones(board.open.row(row)) {
            let worth = lists.draw.worth(row, column);
            // The pairing so far is always listed: it shows that everybody who must can be paired.
            if worth >= row_bar.min(self.column_bar[column]) || used.contains(&column) {
                listed.push(Drawn {
                    column: column as u32,
                    worth,
                });
            }
        }
        lists.complete[row] = listed.len() == open;
        lists.row_price[row] = listed.iter().map(|cell| cell.worth).max().unwrap_or(0);
        lists.listed[row] = listed;
        true
    }

    pub fn finish(self) -> Lists {
        self.lists
    }
}

impl Lists {
    pub fn send(&mut self, way: &[Node]) {
        self.partners.send(way, |_, _, _| 0);
    }

    /// How much more a used cell is worth than it costs.
    pub fn left(&self, row: usize, column: usize) -> i64 {
        self.draw.worth(row, column) - self.row_price[row] - self.column_price[column]
    }

    /// Lists what is worth more than it costs in one row, raises the row's price to fit and parts it from partners
    /// that are too dear now. Whether anything was added.
    pub fn add_bargains(&mut self, board: &Board, row: usize) -> bool {
        if self.complete[row] {
            return false;
        }
        let mut price = self.row_price[row];
        let before = self.listed[row].len();
        for column in bits::ones(board.open.row(row)) {
            let worth = self.draw.worth(row, column);
            let left = worth - self.row_price[row] - self.column_price[column];
            if left > 0 && !self.partners.of_row[row].holds(column) {
                self.listed[row].push(Drawn {
                    column: column as u32,
                    worth,
                });
                price = price.max(worth - self.column_price[column]);
            }
        }
        if self.listed[row].len() == before {
            return false;
        }
        self.row_price[row] = price;
        self.partners.want_all(row);
        for (column, _) in self.partners.of_row[row] {
            if self.left(row, column) < 0 {
                self.partners.part(row, column);
            }
        }
        true
    }

    /// Hands the finished pairing to the board.
    pub fn hand_over(&self, board: &mut Board) {
        board.used.clear();
        for (row, partners) in self.partners.of_row.iter().enumerate() {
            for (column, _) in *partners {
                board.used.push((row, column));
            }
        }
    }
}
