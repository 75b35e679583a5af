//! A level being served, in small steps.

use crate::bid::Bidding;
use crate::board::Board;
use crate::counted::Counted;
use crate::draw::Draw;
use crate::layer::{Gain, Layer};
use crate::listed::{Listing, Lists};
use crate::reach::Reach;
use crate::{price, send};

/// A level being served.
pub struct LevelRun {
    state: State,
}

enum State {
    /// A level whose worths are small numbers.
    Count(Gain),
    /// Send what can be sent, else move the prices.
    Send(Box<Counted>),
    /// Whether the last round sent anything.
    Price(Box<Counted>, bool),
    /// The draw, whose worths are large numbers of which hardly any two are the same.
    Draw(Draw),
    /// List cells and let rows bid, a number of rows at a time.
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
pub struct Prices {
    /// One for each row.
    pub rows: Box<[i64]>,
    /// One for each column.
    pub columns: Box<[i64]>,
}

/// What a step came to.
pub enum Progress {
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
    /// A level that counts cells, and people if `gain` says so.
    #[must_use]
    pub fn counted(gain: Gain) -> Self {
        Self {
            state: State::Count(gain),
        }
    }

    /// The level that draws.
    #[must_use]
    pub fn drawn(draw: Draw) -> Self {
        Self {
            state: State::Draw(draw),
        }
    }

    /// Does a small part of the work: at most about two milliseconds at 2,000 people a side. A cell is worth as many points
    /// as there are `layers` in which it counts, seven at most; they have to be the same at each step, and none in the draw.
    pub fn step(&mut self, board: &mut Board, layers: &[Layer<'_>]) -> Progress {
        let (n, m) = (board.rows.len(), board.columns.len());
        match std::mem::replace(&mut self.state, State::Done) {
            State::Count(gain) => {
                self.state = State::Send(Box::new(Counted::new(board, layers, gain)));
                Progress::Working(n)
            }
            State::Send(mut level) => {
                let (work, sent) = send::round(&mut level, layers);
                self.state = State::Price(level, sent);
                Progress::Working(work)
            }
            State::Price(mut level, sent) => {
                let left = (0..n).any(|row| level.partners.row_excess(row) > 0)
                    || level.partners.ground_lacks < 0;
                let opened = left.then(|| price::open_a_way(&mut level)).flatten();
                match opened {
                    // A way that was open already and not taken cannot be; rather no proof than no end.
                    Some((work, nearest)) if sent || nearest > 0 => {
                        self.state = State::Send(level);
                        Progress::Working(work)
                    }
                    _ => {
                        level.narrow(board);
                        Progress::Served(Prices {
                            rows: level.row_price.into_inner(),
                            columns: level.column_price.into_inner(),
                        })
                    }
                }
            }
            State::Draw(draw) => {
                self.state = State::List(Box::new(Listing::new(board, draw)));
                Progress::Working(n)
            }
            State::List(mut listing) => {
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
            State::Bid(mut lists, mut bidding) => {
                if (0..BIDS_AT_ONCE).all(|_| bidding.step(&mut lists)) {
                    self.state = State::Bid(lists, bidding);
                } else {
                    self.state = State::Reach(lists, Box::new(Reach::new(n, m)));
                }
                Progress::Working(BIDS_AT_ONCE / 4)
            }
            State::Reach(mut lists, mut reach) => {
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
            State::Compare {
                mut lists,
                mut reach,
                mut row,
                mut added,
            } => {
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
                        rows: lists.row_price.into_inner(),
                        columns: lists.column_price.into_inner(),
                    });
                }
                Progress::Working(rows)
            }
            State::Done => Progress::Served(Prices {
                rows: vec![0; n].into(),
                columns: vec![0; m].into(),
            }),
        }
    }
}
