//! Finds the cheapest way for one unit at the random level, nearest place first, and moves the prices along.

use crate::list::List;
use crate::listed::Lists;
use crate::nearest::{Nearest, Places};
use crate::partners::Node;

const FAR: i64 = i64::MAX;

/// Distances and ways, kept from one search to the next so that only what was touched is cleared.
pub(crate) struct Reach {
    distance: List<i64>,
    from: List<u32>,
    done: List<bool>,
    touched: Vec<u32>,
    waiting: Nearest,
    n: usize,
    m: usize,
    /// Where to look next for a row that has too much.
    next_row: usize,
}

impl Reach {
    pub fn new(n: usize, m: usize) -> Self {
        let places = n + m + 1;
        Self {
            distance: vec![FAR; places].into(),
            from: vec![u32::MAX; places].into(),
            done: vec![false; places].into(),
            touched: Vec::new(),
            waiting: Nearest::default(),
            n,
            m,
            next_row: 0,
        }
    }

    /// Starts looking for rows that have too much from the first one again.
    pub fn restart(&mut self) {
        self.next_row = 0;
    }

    /// Sends one unit; the places looked at, `None` when nobody has too much any more.
    pub fn send_one(&mut self, lists: &mut Lists) -> Option<usize> {
        while self.next_row < self.n && lists.partners.row_excess(self.next_row) == 0 {
            self.next_row += 1;
        }
        let start = if self.next_row < self.n {
            self.next_row
        } else if lists.partners.ground_lacks < 0 {
            self.n + self.m
        } else {
            return None;
        };
        let way = self.search(lists, start);
        let looked_at = self.touched.len() + 1;
        for place in self.touched.drain(..) {
            let place = place as usize;
            (self.distance[place], self.from[place], self.done[place]) = (FAR, u32::MAX, false);
        }
        self.waiting.clear();
        match way {
            Some(way) => lists.send(&way),
            // Cannot be: the pairing of the level before shows that everybody who must can be paired.
            None => self.next_row += 1,
        }
        Some(looked_at)
    }

    fn node(&self, place: usize) -> Node {
        let (rows, columns) = (self.n, self.m);
        Places { rows, columns }.node(place)
    }

    fn search(&mut self, lists: &mut Lists, start: usize) -> Option<Vec<Node>> {
        self.offer(start, start, 0);
        let mut end = None;
        while let Some((distance, place)) = self.waiting.pop() {
            if self.done[place] {
                continue;
            }
            let arrived = match self.node(place) {
                Node::Row(_) => false,
                Node::Column(column) => lists.partners.column_lacks(column),
                Node::Ground => lists.partners.ground_lacks > 0,
            };
            if arrived {
                end = Some((place, distance));
                break;
            }
            self.done[place] = true;
            match self.node(place) {
                Node::Row(row) => self.leave_row(lists, row, distance),
                Node::Column(column) => self.leave_column(lists, column, distance),
                Node::Ground => self.leave_ground(lists, distance),
            }
        }
        let (end, nearest) = end?;
        self.move_prices(lists, nearest);
        let mut way = vec![self.node(end)];
        let mut place = end;
        while place != start {
            place = self.from[place] as usize;
            way.push(self.node(place));
        }
        way.reverse();
        Some(way)
    }

    #[inline]
    fn offer(&mut self, place: usize, from: usize, distance: i64) {
        if distance < self.distance[place] {
            if self.distance[place] == FAR {
                self.touched.push(place as u32);
            }
            self.distance[place] = distance;
            self.from[place] = from as u32;
            self.waiting.push(distance, place);
        }
    }

    fn leave_row(&mut self, lists: &Lists, row: usize, distance: i64) {
        let price = lists.row_price[row];
        let partners = lists.partners.of_row[row];
        let base = distance + price;
        for cell in &lists.listed[row] {
            let column = cell.column as usize;
            let place = self.n + column;
            let reached = base + lists.column_price[column] - cell.worth;
            if reached < self.distance[place] && !partners.holds(column) {
                self.offer(place, row, reached);
            }
        }
        if let Some(further) = lists.partners.row_to_ground(row, price) {
            self.offer(self.n + self.m, row, distance + further);
        }
    }

    fn leave_column(&mut self, lists: &Lists, column: usize, distance: i64) {
        let place = self.n + column;
        for (row, _) in lists.partners.of_column[column] {
            self.offer(row, place, distance + lists.left(row, column));
        }
        if let Some(further) = lists
            .partners
            .column_to_ground(column, lists.column_price[column])
        {
            self.offer(self.n + self.m, place, distance + further);
        }
    }

    fn leave_ground(&mut self, lists: &Lists, distance: i64) {
        let ground = self.n + self.m;
        for row in 0..self.n {
            if let Some(further) = lists.partners.ground_to_row(row, lists.row_price[row]) {
                self.offer(row, ground, distance + further);
            }
        }
        for column in 0..self.m {
            if let Some(further) = lists
                .partners
                .ground_to_column(column, lists.column_price[column])
            {
                self.offer(self.n + column, ground, distance + further);
            }
        }
    }

    /// Everybody nearer than the end moves by how much nearer; when the ground does, all others move instead.
    fn move_prices(&self, lists: &mut Lists, nearest: i64) {
        let ground = self.n + self.m;
        for &place in &self.touched {
            let nearer = nearest - self.distance[place as usize].min(nearest);
            match self.node(place as usize) {
                Node::Row(row) => lists.row_price[row] -= nearer,
                Node::Column(column) => lists.column_price[column] += nearer,
                Node::Ground => {}
            }
        }
        let nearer = nearest - self.distance[ground].min(nearest);
        if nearer > 0 {
            lists
                .row_price
                .iter_mut()
                .for_each(|price| *price += nearer);
            lists
                .column_price
                .iter_mut()
                .for_each(|price| *price -= nearer);
        }
    }
}
