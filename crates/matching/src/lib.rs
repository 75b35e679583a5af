//! Serves one level of a pairing after the other, on bare numbers: rows, columns and the cells between them.
//!
//! A [`Board`] holds what the levels so far leave open. A [`LevelRun`] serves one more: it changes the board's pairing so that
//! what the level counts is as much as can be, narrows the board to the pairings that serve it so well, and hands over the
//! [`Prices`] that prove it.
//!
//! A level is a flow of least cost: rows send one unit for each partner, open cells carry them to columns, and the
//! ground takes what people may do without. Prices start so that no cell is worth more than it costs; then units are
//! sent along cells that cost exactly their worth, and the prices are moved by just so much that a way opens, until
//! nobody has too much or too little. The prices are then the proof, and show what stays open for the next level.
//!
//! What the cells stand for is `pairing`'s affair, which builds them from people and rules.
//!
//! Much here is a plain loop where an adapter of iterators would do: on the web each adapter is code of its own.

#![forbid(unsafe_code)]
#![allow(
    clippy::indexing_slicing,
    reason = "row and column numbers come from the solver's own loops, never from input; see `list`"
)]

mod bid;
pub mod bits;
mod board;
mod counted;
mod draw;
mod layer;
mod list;
mod listed;
mod nearest;
mod partners;
mod price;
mod reach;
mod run;
mod send;

pub use bits::BitTable;
pub use board::{Board, Seat};
pub use draw::{Draw, pair_value, person_number, seed_number};
pub use layer::{Gain, Layer};
pub use run::{LevelRun, Prices, Progress};
