//! Who has whom while a level is being served, and who still lacks or has too much.

use crate::board::{Board, Seat};
use crate::layer::Gain;
use crate::list::List;

/// Up to two partners by number, the first place taken first, each with what the pair is worth; nobody takes more than two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Few([u32; 2]);

/// A place that is free. Others hold the number of a person, of whom there are far fewer than 2^28, and in their four highest
/// bits the worth, which is 7 at most.
const NONE: u32 = u32::MAX;
const WORTH: u32 = 28;

fn number(place: u32) -> usize {
    (place & ((1 << WORTH) - 1)) as usize
}

impl Few {
    const EMPTY: Self = Self([NONE; 2]);

    /// The partner in this place and what the pair is worth.
    #[inline(always)]
    pub fn get(self, place: usize) -> Option<(usize, i64)> {
        match self.0.get(place) {
            None | Some(&NONE) => None,
            Some(&place) => Some((number(place), i64::from(place >> WORTH))),
        }
    }

    pub fn holds(self, partner: usize) -> bool {
        let [first, second] = self.0;
        number(first) == partner || number(second) == partner
    }

    #[inline(always)]
    fn len(self) -> u8 {
        u8::from(self.0[0] != NONE) + u8::from(self.0[1] != NONE)
    }

    fn push(&mut self, partner: usize, worth: u32) {
        let place = usize::from(self.0[0] != NONE);
        self.0[place] = partner as u32 | worth << WORTH;
    }

    /// Takes the partner out; what the pair was worth.
    fn remove(&mut self, partner: usize) -> u32 {
        let [first, second] = self.0;
        let (taken, left) = if number(first) == partner {
            (first, second)
        } else {
            (second, first)
        };
        self.0 = [left, NONE];
        taken >> WORTH
    }
}

impl IntoIterator for Few {
    type Item = (usize, i64);
    type IntoIter = OneByOne;

    #[inline(always)]
    fn into_iter(self) -> OneByOne {
        OneByOne(self)
    }
}

/// The partners that are still to come.
pub(crate) struct OneByOne(Few);

impl Iterator for OneByOne {
    type Item = (usize, i64);

    #[inline(always)]
    fn next(&mut self) -> Option<(usize, i64)> {
        let next = self.0.get(0);
        self.0.0 = [self.0.0[1], NONE];
        next
    }
}

/// The pairing at hand as a flow: every row sends as many units as it `wants` partners, a column hands each unit
/// beyond its fewest on to the ground, and rows give back to the ground the units they do without.
pub(crate) struct Partners {
    pub gain: Gain,
    pub rows: List<Seat>,
    pub columns: List<Seat>,
    /// The partners from open cells.
    pub of_row: List<Few>,
    pub of_column: List<Few>,
    settled_row: List<u8>,
    settled_column: List<u8>,
    /// Units that each column has handed on to the ground without having them.
    owed: List<u8>,
    /// How many partners each row is meant to have, settled ones included.
    want: List<u8>,
    /// How many units the ground still lacks; below zero, how many it has too many.
    pub ground_lacks: i64,
}

impl Partners {
    /// Nobody paired yet but for settled cells; every row wants as many partners as it may have.
    pub fn new(board: &Board, gain: Gain) -> Self {
        let (n, m) = (board.rows.len(), board.columns.len());
        let (mut settled_row, mut settled_column) = (vec![0; n], vec![0; m]);
        for &(row, column) in &board.settled {
            settled_row[row] += 1;
            settled_column[column] += 1;
        }
        let want: Vec<u8> = board.rows.iter().map(|seat| seat.high).collect();
        let sent: i64 = want.iter().map(|&want| i64::from(want)).sum();
        let kept: i64 = board.columns.iter().map(|seat| i64::from(seat.low)).sum();
        let handed_on = board
            .columns
            .iter()
            .zip(&settled_column)
            .map(|(seat, &has): (&Seat, &u8)| i64::from(has.saturating_sub(seat.low)));
        Self {
            gain,
            rows: board.rows.clone().into(),
            columns: board.columns.clone().into(),
            of_row: vec![Few::EMPTY; n].into(),
            of_column: vec![Few::EMPTY; m].into(),
            ground_lacks: sent - kept - handed_on.sum::<i64>(),
            settled_row: settled_row.into(),
            settled_column: settled_column.into(),
            owed: vec![0; m].into(),
            want: want.into(),
        }
    }

    /// Units that the row has not sent yet.
    pub fn row_excess(&self, row: usize) -> u8 {
        self.want[row] - self.settled_row[row] - self.of_row[row].len()
    }

    fn column_has(&self, column: usize) -> u8 {
        self.settled_column[column] + self.of_column[column].len()
    }

    /// Whether the column takes one partner and that one is not settled.
    pub fn column_can_change(&self, column: usize) -> bool {
        self.columns[column].high == 1 && self.settled_column[column] == 0
    }

    /// Whether the column has fewer partners than it must, or than it has handed on.
    pub fn column_lacks(&self, column: usize) -> bool {
        self.owed[column] > 0 || self.column_has(column) < self.columns[column].low
    }

    /// The partners that the column has or must have, and those that it has handed on without.
    fn column_counts(&self, column: usize) -> u8 {
        self.column_has(column).max(self.columns[column].low) + self.owed[column]
    }

    /// How far the row's price is from giving one unit back to the ground; `None` when it must not.
    pub fn row_to_ground(&self, row: usize, price: i64) -> Option<i64> {
        let seat = self.rows[row];
        let want = self.want[row];
        (want > seat.low).then(|| self.gain.of(seat.locked + want - 1) + price)
    }

    /// How far the row's price is from taking a unit back from the ground.
    pub fn ground_to_row(&self, row: usize, price: i64) -> Option<i64> {
        let seat = self.rows[row];
        let want = self.want[row];
        (want < seat.high).then(|| -self.gain.of(seat.locked + want) - price)
    }

    /// How far the column's price is from handing one more unit to the ground.
    pub fn column_to_ground(&self, column: usize, price: i64) -> Option<i64> {
        let seat = self.columns[column];
        let counts = self.column_counts(column);
        (counts < seat.high).then(|| -self.gain.of(seat.locked + counts) - price)
    }

    /// How far the column's price is from taking one unit back from the ground.
    pub fn ground_to_column(&self, column: usize, price: i64) -> Option<i64> {
        let seat = self.columns[column];
        let counts = self.column_counts(column);
        (counts > seat.low).then(|| self.gain.of(seat.locked + counts - 1) + price)
    }

    /// The price at which a column without open partners neither wants more nor fewer.
    pub fn first_column_price(&self, column: usize) -> i64 {
        let seat = self.columns[column];
        let has = self.column_has(column).max(seat.low);
        if has < seat.high {
            -self.gain.of(seat.locked + has)
        } else {
            0
        }
    }

    /// The lowest price at which a row wants as many partners as it may have.
    pub fn first_row_price(&self, row: usize) -> i64 {
        let seat = self.rows[row];
        if seat.high > 0 {
            -self.gain.of(seat.locked + seat.high - 1)
        } else {
            0
        }
    }

    /// Pairs the two without looking at what follows; for taking over a pairing. A column beyond its fewest hands on.
    pub fn pair(&mut self, row: usize, column: usize, worth: u32) {
        if !self.column_lacks(column) {
            self.ground_lacks -= 1;
        }
        self.join(row, column, worth);
    }

    /// Parts the two. What the column has handed on stays with the ground, since its price may be too high to do
    /// without, so it owes a unit now.
    pub fn part(&mut self, row: usize, column: usize) {
        let handed_on = self.column_has(column) > self.columns[column].low;
        self.separate(row, column);
        self.owed[column] += u8::from(handed_on);
    }

    /// Gives the column another row for the one it has, in the draw.
    pub fn replace(&mut self, row: usize, column: usize, by: usize) {
        self.separate(row, column);
        self.join(by, column, 0);
    }

    /// Lets the row want as many partners as it may have again.
    pub fn want_all(&mut self, row: usize) {
        self.ground_lacks += i64::from(self.rows[row].high - self.want[row]);
        self.want[row] = self.rows[row].high;
    }

    fn join(&mut self, row: usize, column: usize, worth: u32) {
        self.of_row[row].push(column, worth);
        self.of_column[column].push(row, worth);
    }

    fn separate(&mut self, row: usize, column: usize) -> u32 {
        self.of_row[row].remove(column);
        self.of_column[column].remove(row)
    }

    /// Sends one unit along a way, calling `changed` for each cell that is given up, with its worth, and for each that is taken
    /// up, whose worth it gives.
    pub fn send(
        &mut self,
        way: &[Node],
        mut changed: impl FnMut(usize, usize, Option<u32>) -> u32,
    ) {
        for step in way.windows(2) {
            match *step {
                [Node::Column(column), Node::Row(row)] => {
                    let worth = self.separate(row, column);
                    changed(row, column, Some(worth));
                }
                [Node::Row(row), Node::Ground] => self.want[row] -= 1,
                [Node::Ground, Node::Row(row)] => self.want[row] += 1,
                _ => {}
            }
        }
        // A unit that arrives fills what the column must have first, then what it owes.
        if let [.., before, Node::Column(column)] = *way {
            let fills = matches!(before, Node::Row(_))
                && self.column_has(column) < self.columns[column].low;
            self.owed[column] -= u8::from(!fills);
        }
        // Only now, so that nobody has three partners in between.
        for step in way.windows(2) {
            if let [Node::Row(row), Node::Column(column)] = *step {
                let worth = changed(row, column, None);
                self.join(row, column, worth);
            }
        }
        if way.last() == Some(&Node::Ground) {
            self.ground_lacks -= 1;
        }
        if way.first() == Some(&Node::Ground) {
            self.ground_lacks += 1;
        }
    }
}

/// A place that a unit can be at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    Row(usize),
    Column(usize),
    Ground,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_partners_fit_and_leave_with_what_they_were_worth() {
        let mut few = Few::EMPTY;
        assert_eq!((few.len(), few.get(0)), (0, None));
        few.push(7, 3);
        few.push(20_000, 7);
        assert_eq!(few.into_iter().collect::<Vec<_>>(), [(7, 3), (20_000, 7)]);
        assert!(few.holds(7) && few.holds(20_000) && !few.holds(8));
        assert_eq!(few.remove(7), 3);
        assert_eq!(
            (few.len(), few.get(0), few.get(1)),
            (1, Some((20_000, 7)), None)
        );
        assert_eq!(few.remove(20_000), 7);
        assert_eq!(few, Few::EMPTY);
    }
}
