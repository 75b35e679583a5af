//! Serves one level after the other, in small steps.
//!
//! A level is a flow of least cost: rows send one unit for each partner, open cells carry them to columns, and the
//! ground takes what people may do without. Prices start so that no cell is worth more than it costs; then units are
//! sent along cells that cost exactly their worth, and the prices are moved by just so much that a way opens, until
//! nobody has too much or too little. The prices are then the proof, and show what stays open for the next level.

mod bid;
mod counted;
mod drawn;
mod nearest;
mod partners;
mod price;
mod reach;
mod send;

use bid::Bidding;
use counted::Counted;
use drawn::{Draw, Listing, Lists};
use reach::Reach;

use crate::board::Board;
use crate::cells::Cells;
use crate::level::Measure;
use crate::register::Register;

/// A level being served.
pub(crate) struct LevelRun {
    measure: Measure,
    state: State,
}

enum State {
    Start,
    /// A counted level: send what can be sent, else move the prices.
    Send(Box<Counted>),
    /// Whether the last round sent anything.
    Price(Box<Counted>, bool),
    /// The random level: list cells and let rows bid, a number of rows at a time.
    List(Box<Listing>),
    Bid(Box<Lists>, Bidding),
    /// Then send unit by unit, then look at one row after the other for cells that were not listed.
    Reach(Box<Lists>, Box<Reach>),
    Compare {
        lists: Box<Lists>,
        reach: Box<Reach>,
        row: usize,
        added: bool,
    },
    Done,
}

/// The prices that a served level ends with.
pub(crate) struct Prices {
    pub rows: Box<[i64]>,
    pub columns: Box<[i64]>,
}

/// What a step came to.
pub(crate) enum Progress {
    /// There is more to do; the units of work done.
    Working(usize),
    /// The level is served and the board narrowed.
    Served(Prices),
}

/// How many rows' cells are looked at one by one in one step.
fn rows_at_once(columns: usize) -> usize {
    (100_000 / columns.max(1)).max(1)
}

const BIDS_AT_ONCE: usize = 2_000;

impl LevelRun {
    pub fn new(measure: Measure) -> Self {
        Self {
            measure,
            state: State::Start,
        }
    }

    /// Does a small part of the work: at most about two milliseconds at 2,000 people a side.
    pub fn step(
        &mut self,
        board: &mut Board,
        cells: &Cells,
        register: &Register,
        seed: u64,
    ) -> Progress {
        let (n, m) = (board.rows.len(), board.columns.len());
        let layers = self.measure.layers(cells);
        match (std::mem::replace(&mut self.state, State::Done), layers) {
            (State::Start, Some(_)) => {
                self.state = State::Send(Box::new(Counted::new(board, cells, self.measure)));
                Progress::Working(n)
            }
            (State::Start, None) => {
                self.state = State::List(Box::new(Listing::new(
                    board,
                    Draw::new(cells, register, seed),
                )));
                Progress::Working(n)
            }
            (State::Send(mut level), Some(layers)) => {
                let (work, sent) = send::round(&mut level, &layers);
                self.state = State::Price(level, sent);
                Progress::Working(work)
            }
            (State::Price(mut level, sent), Some(layers)) => {
                let left = (0..n).any(|row| level.partners.row_excess(row) > 0)
                    || level.partners.ground_lacks < 0;
                let opened = left
                    .then(|| price::open_a_way(&mut level, &layers))
                    .flatten();
                match opened {
                    // A way that was open already and not taken cannot be; rather no proof than no end.
                    Some((work, nearest)) if sent || nearest > 0 => {
                        self.state = State::Send(level);
                        Progress::Working(work)
                    }
                    _ => {
                        level.narrow(&layers, board);
                        Progress::Served(Prices {
                            rows: level.row_price,
                            columns: level.column_price,
                        })
                    }
                }
            }
            (State::List(mut listing), _) => {
                let rows = rows_at_once(m);
                if (0..rows).all(|_| listing.step(board)) {
                    self.state = State::List(listing);
                } else {
                    let lists = Box::new(listing.finish());
                    let bidding = Bidding::new(&lists, 20 * n);
                    self.state = State::Bid(lists, bidding);
                }
                Progress::Working(rows)
            }
            (State::Bid(mut lists, mut bidding), _) => {
                if (0..BIDS_AT_ONCE).all(|_| bidding.step(&mut lists)) {
                    self.state = State::Bid(lists, bidding);
                } else {
                    self.state = State::Reach(lists, Box::new(Reach::new(n, m)));
                }
                Progress::Working(BIDS_AT_ONCE / 4)
            }
            (State::Reach(mut lists, mut reach), _) => {
                match reach.send_one(&mut lists) {
                    Some(work) => {
                        self.state = State::Reach(lists, reach);
                        return Progress::Working(work);
                    }
                    None => {
                        self.state = State::Compare {
                            lists,
                            reach,
                            row: 0,
                            added: false,
                        }
                    }
                }
                Progress::Working(1)
            }
            (
                State::Compare {
                    mut lists,
                    mut reach,
                    mut row,
                    mut added,
                },
                _,
            ) => {
                let rows = rows_at_once(m);
                for _ in 0..rows.min(n - row) {
                    added |= lists.add_bargains(board, row);
                    row += 1;
                }
                if row < n {
                    self.state = State::Compare {
                        lists,
                        reach,
                        row,
                        added,
                    };
                } else if added {
                    reach.restart();
                    self.state = State::Reach(lists, reach);
                } else {
                    lists.hand_over(board);
                    return Progress::Served(Prices {
                        rows: lists.row_price.into(),
                        columns: lists.column_price,
                    });
                }
                Progress::Working(rows)
            }
            _ => Progress::Served(Prices {
                rows: vec![0; n].into(),
                columns: vec![0; m].into(),
            }),
        }
    }
}
