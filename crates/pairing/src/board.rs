//! What is still open between two levels.
#![allow(
    clippy::indexing_slicing,
    reason = "row and column numbers come from the solver's own loops, never from input"
)]

use crate::bits::BitTable;
use crate::cells::Cells;
use crate::register::Register;

/// A person's place on the board: how many partners they may and must still get.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Seat {
    /// Partners from locks.
    pub locked: u8,
    /// The fewest and the most partners beside those.
    pub low: u8,
    pub high: u8,
}

/// The cells and seats that the levels so far leave open, and one pairing that serves those levels best.
pub(crate) struct Board {
    /// Cells that may still be used or not.
    pub open: BitTable,
    pub rows: Vec<Seat>,
    pub columns: Vec<Seat>,
    /// Cells that every best pairing uses.
    pub settled: Vec<(usize, usize)>,
    /// The open cells that the pairing at hand uses.
    pub used: Vec<(usize, usize)>,
}

impl Board {
    pub fn new(cells: &Cells, register: &Register) -> Self {
        let seats = |people: &[usize]| {
            let seat = |&person: &usize| {
                let high = register.free_places[person];
                Seat {
                    locked: register.capacity[person] - high,
                    low: 0,
                    high,
                }
            };
            people.iter().map(seat).collect()
        };
        let (rows, columns) = (seats(&cells.rows), seats(&cells.columns));
        Self {
            open: cells.allowed.clone(),
            rows,
            columns,
            settled: Vec::new(),
            used: Vec::new(),
        }
    }

    /// Keeps, for each person, the numbers of partners that reach the most at these prices.
    pub fn narrow_seats(
        &mut self,
        gain: impl Fn(u8) -> i64,
        row_prices: &[i64],
        column_prices: &[i64],
    ) {
        for (seats, prices) in [
            (&mut self.rows, row_prices),
            (&mut self.columns, column_prices),
        ] {
            for (seat, price) in seats.iter_mut().zip(prices) {
                // The gains fall with each partner, so the best numbers lie side by side.
                while seat.low < seat.high && gain(seat.locked + seat.low) + price > 0 {
                    seat.low += 1;
                }
                while seat.low < seat.high && gain(seat.locked + seat.high - 1) + price < 0 {
                    seat.high -= 1;
                }
            }
        }
    }
}
