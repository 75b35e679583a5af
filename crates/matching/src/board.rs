//! What is still open between two levels.

use crate::bits::BitTable;
use crate::layer::Gain;

/// A person's place on the board: how many partners they may and must still get.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Partners from locks.
    pub locked: u8,
    /// The fewest partners beside those.
    pub low: u8,
    /// The most partners beside those.
    pub high: u8,
}

/// The cells and seats that the levels so far leave open, and one pairing that serves those levels best.
pub struct Board {
    /// Cells that may still be used or not.
    pub open: BitTable,
    /// The seats of the people of side A, then of side B.
    pub rows: Vec<Seat>,
    /// See `rows`.
    pub columns: Vec<Seat>,
    /// Cells that every best pairing uses.
    pub settled: Vec<(usize, usize)>,
    /// The open cells that the pairing at hand uses.
    pub used: Vec<(usize, usize)>,
}

impl Board {
    /// All that the rules leave open, before the first level.
    #[must_use]
    pub fn new(open: BitTable, rows: Vec<Seat>, columns: Vec<Seat>) -> Self {
        Self {
            open,
            rows,
            columns,
            settled: Vec::new(),
            used: Vec::new(),
        }
    }

    /// Keeps, for each person, the numbers of partners that reach the most at these prices.
    pub(crate) fn narrow_seats(&mut self, gain: Gain, row_prices: &[i64], column_prices: &[i64]) {
        for (seats, prices) in [
            (&mut self.rows, row_prices),
            (&mut self.columns, column_prices),
        ] {
            for (seat, price) in seats.iter_mut().zip(prices) {
                // The gains fall with each partner, so the best numbers lie side by side.
                while seat.low < seat.high && gain.of(seat.locked + seat.low) + price > 0 {
                    seat.low += 1;
                }
                while seat.low < seat.high && gain.of(seat.locked + seat.high - 1) + price < 0 {
                    seat.high -= 1;
                }
            }
        }
    }
}
