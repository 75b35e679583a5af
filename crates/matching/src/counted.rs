//! A level whose worths are small whole numbers, on rows of bits: one table for each worth, one row of bits for each
//! price that columns have. Cells that cost exactly what they are worth are then a few word operations away.

use crate::bits::{self, BitTable};
use crate::board::Board;
use crate::layer::{Gain, Layer};
use crate::list::{List, at, at_mut, some};
use crate::partners::{Node, Partners};
use crate::send::Desk;

/// The state of a level being served.
pub(crate) struct Counted {
    pub partners: Partners,
    /// `by_worth[w]`: the open cells worth `w` that are not used.
    by_worth: Vec<BitTable>,
    pub row_price: List<i64>,
    pub column_price: List<i64>,
    /// `at_price[p - lowest]`: the columns with the price `p`.
    at_price: Vec<List<u64>>,
    lowest: i64,
    pub words: usize,
    pub desk: Desk,
}

/// What a cell is worth.
fn worth(layers: &[Layer<'_>], row: usize, column: usize) -> u32 {
    let mut worth = 0;
    for layer in layers {
        worth += u32::from(layer.counts_cell(row, column));
    }
    worth
}

impl Counted {
    /// Starts a level from the board's pairing, as far as its cells are worth the first prices.
    pub fn new(board: &Board, layers: &[Layer<'_>], gain: Gain) -> Self {
        let (n, m) = (board.rows.len(), board.columns.len());
        let partners = Partners::new(board, gain);
        let column_price: Vec<i64> = (0..m)
            .map(|column| partners.first_column_price(column))
            .collect();
        let by_worth = split(board, layers, n, m);
        let mut level = Self {
            row_price: vec![0; n].into(),
            by_worth,
            column_price: column_price.into(),
            at_price: Vec::new(),
            lowest: 0,
            words: bits::words_for(m),
            desk: Desk::new(n, m),
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
            let worth = worth(layers, row, column);
            if level.left(row, column, i64::from(worth)) == 0 {
                level.partners.pair(row, column, worth);
                at_mut(&mut level.by_worth, worth as usize).clear(row, column);
            }
        }
        level
    }

    /// The most that an open cell of the row is worth beyond its column's price.
    fn best_for_row(&self, row: usize) -> Option<i64> {
        let highest = self.lowest + self.at_price.len() as i64 - 1;
        let most = self.by_worth.len() as i64 - 1;
        // From the best that can be to the worst: all worths that leave so much at some price.
        let mut left = most - self.lowest;
        while left >= -highest {
            for worth in 0..=most {
                let price = worth - left;
                if price >= self.lowest && price <= highest {
                    let cells = at(&self.by_worth, worth as usize).row(row);
                    let columns: &List<u64> = at(&self.at_price, (price - self.lowest) as usize);
                    if bits::meet(cells, columns) {
                        return Some(left);
                    }
                }
            }
            left -= 1;
        }
        None
    }

    /// Sorts the columns by price anew, after prices changed.
    pub fn sort_columns(&mut self) {
        let lowest = self.column_price.iter().copied().min().unwrap_or(0);
        let highest = self.column_price.iter().copied().max().unwrap_or(0);
        self.lowest = lowest;
        let words = self.words;
        self.at_price
            .resize_with((highest - lowest) as usize + 1, || List::of(0, words));
        for columns in &mut self.at_price {
            columns.fill(0);
        }
        for (column, &price) in self.column_price.iter().enumerate() {
            bits::set(
                at_mut::<List<u64>>(&mut self.at_price, (price - lowest) as usize),
                column,
            );
        }
    }

    /// Writes the unused cells of the row whose price is `distance` above their worth into a row of bits: for each worth those
    /// in columns with the one price at which such a cell costs so much. Most of the time of a level goes here.
    pub fn write(&self, row: usize, distance: i64, reached: &mut [u64]) {
        let worthless = distance - self.row_price[row] - self.lowest;
        // The first and the last worth with a price that some column may have.
        let first = (-worthless).max(0);
        let last = (self.at_price.len() as i64 - 1 - worthless).min(self.by_worth.len() as i64 - 1);
        if first > last {
            reached.fill(0);
        }
        for worth in first..=last {
            let columns: &List<u64> = at(&self.at_price, (worthless + worth) as usize);
            let columns = some(columns, 0, reached.len());
            let cells = some(
                at(&self.by_worth, worth as usize).row(row),
                0,
                reached.len(),
            );
            for number in 0..reached.len() {
                let more = at(cells, number) & at(columns, number);
                let place = at_mut(reached, number);
                *place = if worth == first { more } else { *place | more };
            }
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

    /// How much more a used cell of this worth is worth than it costs.
    #[inline(always)]
    pub fn left(&self, row: usize, column: usize, worth: i64) -> i64 {
        worth - self.row_price[row] - self.column_price[column]
    }

    pub fn send(&mut self, layers: &[Layer<'_>], way: &[Node]) {
        let by_worth = &mut self.by_worth;
        self.partners.send(way, |row, column, given_up| {
            let worth = given_up.unwrap_or_else(|| worth(layers, row, column));
            let cells = at_mut(by_worth, worth as usize);
            match given_up {
                Some(_) => cells.set(row, column),
                None => cells.clear(row, column),
            }
            worth
        });
    }

    /// Hands the pairing to the board and keeps open only what costs exactly its worth.
    pub fn narrow(&self, board: &mut Board) {
        board.used.clear();
        for row in 0..self.row_price.len() {
            self.write(row, 0, board.open.row_mut(row));
            for (column, worth) in self.partners.of_row[row] {
                if self.left(row, column, worth) > 0 {
                    board.settled.push((row, column));
                } else {
                    board.open.set(row, column);
                    board.used.push((row, column));
                }
            }
        }
        board.narrow_seats(self.partners.gain, &self.row_price, &self.column_price);
    }
}

/// The open cells by worth. Worths are added up bit by bit, 64 cells at a time.
fn split(board: &Board, layers: &[Layer<'_>], n: usize, m: usize) -> Vec<BitTable> {
    let mut by_worth: Vec<BitTable> = (0..=layers.len()).map(|_| BitTable::new(n, m)).collect();
    let words = bits::words_for(m);
    for row in 0..n {
        for word in 0..words {
            let open = board.open.word(row, word);
            // Few cells are open at the later levels.
            if open == 0 {
                continue;
            }
            // The bits of the worths of 64 cells: ones, twos and fours.
            let (mut ones, mut twos, mut fours) = (0, 0, 0);
            for layer in layers {
                let mut more = layer.counts.word(row, word);
                if let Some(except) = layer.except {
                    more &= !except.word(row, word);
                }
                let carry = ones & more;
                ones ^= more;
                fours |= twos & carry;
                twos ^= carry;
            }
            // All bits that are 0 in the worth have to be 0 there, and all that are 1 have to be 1.
            let flip = |worth: usize, bit: usize| (worth as u64 >> bit & 1).wrapping_sub(1);
            for (worth, cells) in by_worth.iter_mut().enumerate() {
                *cells.word_mut(row, word) = open
                    & (ones ^ flip(worth, 0))
                    & (twos ^ flip(worth, 1))
                    & (fours ^ flip(worth, 2));
            }
        }
    }
    by_worth
}
