//! A level whose worths are small whole numbers, on rows of bits: one table for each worth, one row of bits for each
//! price that columns have. Cells that cost exactly what they are worth are then a few word operations away.
#![allow(
    clippy::indexing_slicing,
    reason = "row and column numbers come from the solver's own loops, never from input"
)]

use crate::bits::{self, BitTable};
use crate::board::Board;
use crate::cells::Cells;
use crate::level::{Layer, Measure};
use crate::solver::partners::{Node, Partners};

/// The state of a level being served.
pub(super) struct Counted {
    pub partners: Partners,
    /// `by_worth[w]`: the open cells worth `w` that are not used.
    by_worth: Vec<BitTable>,
    pub row_price: Box<[i64]>,
    pub column_price: Box<[i64]>,
    /// `at_price[p - lowest]`: the columns with the price `p`.
    at_price: Vec<Vec<u64>>,
    lowest: i64,
    pub words: usize,
}

/// What a used cell is worth.
#[inline(always)]
pub(super) fn worth(layers: &[Layer<'_>], row: usize, column: usize) -> i64 {
    let mut worth = 0;
    for layer in layers {
        worth += i64::from(layer.counts_cell(row, column));
    }
    worth
}

impl Counted {
    /// Starts a level from the board's pairing, as far as its cells are worth the first prices.
    pub fn new(board: &Board, cells: &Cells, measure: Measure) -> Self {
        let layers = measure.layers(cells).unwrap_or_default();
        let (n, m) = (board.rows.len(), board.columns.len());
        let partners = Partners::new(board, measure);
        let column_price: Vec<i64> = (0..m)
            .map(|column| partners.first_column_price(column))
            .collect();
        let by_worth = split(board, &layers, n, m);
        let mut level = Self {
            row_price: vec![0; n].into(),
            by_worth,
            column_price: column_price.into(),
            at_price: Vec::new(),
            lowest: 0,
            words: bits::words_for(m),
            partners,
        };
        level.sort_columns();
        for row in 0..n {
            level.row_price[row] = level
                .best_for_row(row)
                .unwrap_or(i64::MIN)
                .max(level.partners.first_row_price(row));
        }
        for &(row, column) in &board.used {
            let worth = worth(&layers, row, column);
            if level.row_price[row] + level.column_price[column] == worth {
                level.partners.pair(row, column);
                level.by_worth[worth as usize].clear(row, column);
            }
        }
        level
    }

    /// The most that an open cell of the row is worth beyond its column's price.
    fn best_for_row(&self, row: usize) -> Option<i64> {
        let reaches = |worth: usize, price: i64| {
            let columns = &self.at_price[(price - self.lowest) as usize];
            self.by_worth[worth]
                .row(row)
                .iter()
                .zip(columns)
                .any(|(cells, columns)| cells & columns != 0)
        };
        let highest = self.lowest + self.at_price.len() as i64 - 1;
        let most = self.by_worth.len() as i64 - 1;
        // From the best that can be to the worst: all worths that leave so much at some price.
        (-highest..=most - self.lowest).rev().find(|left| {
            (0..=most).any(|worth| {
                let price = worth - left;
                (self.lowest..=highest).contains(&price) && reaches(worth as usize, price)
            })
        })
    }

    /// Sorts the columns by price anew, after prices changed.
    pub fn sort_columns(&mut self) {
        let lowest = self.column_price.iter().copied().min().unwrap_or(0);
        let highest = self.column_price.iter().copied().max().unwrap_or(0);
        self.lowest = lowest;
        self.at_price
            .resize_with((highest - lowest) as usize + 1, Vec::new);
        for columns in &mut self.at_price {
            columns.clear();
            columns.resize(self.words, 0);
        }
        for (column, &price) in self.column_price.iter().enumerate() {
            bits::set(&mut self.at_price[(price - lowest) as usize], column);
        }
    }

    /// Writes the unused cells of the row whose price is `distance` above their worth into a row of bits. Loops by number:
    /// iterators are not unfolded in a small build, and this is where most of the time goes.
    #[allow(
        clippy::explicit_counter_loop,
        clippy::needless_range_loop,
        reason = "an iterator is not unfolded in a small build, and most of the time goes here"
    )]
    pub fn write(&self, row: usize, distance: i64, reached: &mut [u64]) {
        reached.fill(0);
        let mut price = distance - self.row_price[row] - self.lowest;
        for cells in &self.by_worth {
            if price >= 0 && price < self.at_price.len() as i64 {
                let (cells, columns) = (cells.row(row), self.at_price[price as usize].as_slice());
                let (cells, columns) = (&cells[..reached.len()], &columns[..reached.len()]);
                for at in 0..reached.len() {
                    reached[at] |= cells[at] & columns[at];
                }
            }
            price += 1;
        }
    }

    /// How far the lowest and the highest price of a column are apart, and one.
    pub fn prices_apart(&self) -> usize {
        self.at_price.len()
    }

    /// The unused open cells of the row, and how far each one's price is above its worth.
    pub fn unused(&self, row: usize) -> impl Iterator<Item = (usize, i64)> + '_ {
        let price = self.row_price[row];
        (0i64..)
            .zip(&self.by_worth)
            .flat_map(move |(worth, cells)| {
                bits::ones(cells.row(row))
                    .map(move |column| (column, price + self.column_price[column] - worth))
            })
    }

    /// How much more a used cell is worth than it costs.
    pub fn left(&self, layers: &[Layer<'_>], row: usize, column: usize) -> i64 {
        worth(layers, row, column) - self.row_price[row] - self.column_price[column]
    }

    pub fn send(&mut self, layers: &[Layer<'_>], way: &[Node]) {
        let by_worth = &mut self.by_worth;
        self.partners.send(way, |row, column, taken| {
            let cells = &mut by_worth[worth(layers, row, column) as usize];
            if taken {
                cells.clear(row, column)
            } else {
                cells.set(row, column)
            }
        });
    }

    /// Hands the pairing to the board and keeps open only what costs exactly its worth.
    pub fn narrow(&self, layers: &[Layer<'_>], board: &mut Board) {
        board.used.clear();
        for row in 0..self.row_price.len() {
            self.write(row, 0, board.open.row_mut(row));
            for column in self.partners.of_row[row].iter() {
                if self.left(layers, row, column) > 0 {
                    board.settled.push((row, column));
                } else {
                    board.open.set(row, column);
                    board.used.push((row, column));
                }
            }
        }
        let gain = |partners| self.partners.measure.gain(partners);
        board.narrow_seats(gain, &self.row_price, &self.column_price);
    }
}

/// The open cells by worth. Worths are added up bit by bit, 64 cells at a time.
fn split(board: &Board, layers: &[Layer<'_>], n: usize, m: usize) -> Vec<BitTable> {
    let mut by_worth: Vec<BitTable> = (0..=layers.len()).map(|_| BitTable::new(n, m)).collect();
    let words = bits::words_for(m);
    // The bits of the worths of a row's cells: ones, twos and fours.
    let mut sums = vec![[0u64; 3]; words];
    for row in 0..n {
        let open = board.open.row(row);
        sums.fill([0; 3]);
        for layer in layers {
            let counts = layer.counts.row(row);
            let except = layer.except.map(|except| except.row(row));
            for at in 0..words {
                let more = counts[at] & !except.map_or(0, |except| except[at]);
                let [ones, twos, fours] = &mut sums[at];
                let carry = *ones & more;
                *ones ^= more;
                *fours |= *twos & carry;
                *twos ^= carry;
            }
        }
        for (worth, cells) in by_worth.iter_mut().enumerate() {
            let cells = cells.row_mut(row);
            // All bits that are 0 in the worth have to be 0 in the sums, and all that are 1 have to be 1.
            let flip = [0, 1, 2].map(|bit| if worth >> bit & 1 == 1 { 0 } else { u64::MAX });
            for at in 0..words {
                let [ones, twos, fours] = sums[at];
                cells[at] = open[at] & (ones ^ flip[0]) & (twos ^ flip[1]) & (fours ^ flip[2]);
            }
        }
    }
    by_worth
}
