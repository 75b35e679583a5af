//! Rows bid for columns: the quick part of the random level. Whoever has no partner takes the cell that is worth most
//! beyond its column's price, raises that price to where the second best would do as well, and turns out its partner.

use crate::listed::Lists;

/// Who still bids.
pub(crate) struct Bidding {
    waiting: Vec<usize>,
    /// Turned out for the same money: they bid once all others have, so that two rows do not turn each other out for
    /// ever.
    later: Vec<usize>,
    bids_left: usize,
}

impl Bidding {
    /// Everybody who takes one partner and has none, for at most so many bids in all.
    pub fn new(lists: &Lists, most: usize) -> Self {
        let bids = |&row: &usize| {
            lists.partners.rows[row].high == 1 && lists.partners.row_excess(row) == 1
        };
        Self {
            waiting: (0..lists.listed.len()).rev().filter(bids).collect(),
            later: Vec::new(),
            bids_left: most,
        }
    }

    /// Makes one bid; `false` when there is none left to make.
    pub fn step(&mut self, lists: &mut Lists) -> bool {
        if self.waiting.is_empty() {
            self.waiting.append(&mut self.later);
        }
        let Some(row) = self.waiting.pop().filter(|_| self.bids_left > 0) else {
            return false;
        };
        self.bids_left -= 1;
        if let Some((turned_out, for_more)) = bid(lists, row) {
            if for_more {
                self.waiting.push(turned_out)
            } else {
                self.later.push(turned_out)
            }
        }
        true
    }
}

/// Lets one row bid; whom it turned out, and whether for a higher price.
fn bid(lists: &mut Lists, row: usize) -> Option<(usize, bool)> {
    // A row that may go without a partner never pays more than that: its price stays 0 or above.
    let floor = if lists.partners.rows[row].low == 0 {
        0
    } else {
        i64::MIN
    };
    let (mut best, mut best_value, mut second_value) = (None, i64::MIN, i64::MIN);
    for cell in &lists.listed[row] {
        let value = cell.worth - lists.column_price[cell.column as usize];
        if value > best_value {
            second_value = best_value;
            (best, best_value) = (Some(cell.column as usize), value);
        } else if value > second_value {
            second_value = value;
        }
    }
    let Some(column) =
        best.filter(|&column| best_value > floor && lists.partners.column_can_change(column))
    else {
        lists.row_price[row] = best_value.max(floor);
        return None;
    };
    let second_value = second_value.max(floor);
    if second_value == i64::MIN {
        lists.row_price[row] = best_value;
        return None;
    }
    lists.column_price[column] += best_value - second_value;
    lists.row_price[row] = second_value;
    let before = lists.partners.of_column[column].get(0).map(|(row, _)| row);
    match before {
        Some(before) => lists.partners.replace(before, column, row),
        None => lists.partners.pair(row, column, 0),
    }
    before.map(|before| (before, best_value > second_value))
}
