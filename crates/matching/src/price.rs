//! Changes the prices by just so much that a way opens from somebody who has too much to somebody who lacks.

use crate::bits;
use crate::counted::Counted;
use crate::list::{List, at};
use crate::nearest::{Nearest, Places};
use crate::partners::Node;

const FAR: i64 = i64::MAX;

/// With more prices or distances than this it is quicker to look at each open cell of a row once than at rows of bits
/// again and again.
const MANY: i64 = 24;

struct Search<'a> {
    level: &'a Counted,
    row_distance: List<i64>,
    column_distance: List<i64>,
    ground_distance: i64,
    columns_left: List<u64>,
    /// The cells of a row that is being scanned.
    words: List<u64>,
    rows: Vec<usize>,
    scanned: usize,
    /// Places that are reached later.
    later: Nearest,
    places: Places,
    arrived: bool,
    /// Whether cells are looked at one by one, and the nearest that each column was seen at so far.
    one_by_one: bool,
    seen_at: List<i64>,
}

/// Finds how far the nearest lack is and moves the prices; the rows looked at and the distance, `None` when nothing
/// can be reached.
pub(crate) fn open_a_way(level: &mut Counted) -> Option<(usize, i64)> {
    let mut columns_left = vec![0; level.words];
    bits::fill(&mut columns_left, level.column_price.len());
    let mut search = Search {
        row_distance: vec![FAR; level.row_price.len()].into(),
        column_distance: vec![FAR; level.column_price.len()].into(),
        ground_distance: FAR,
        words: columns_left.clone().into(),
        columns_left: columns_left.into(),
        rows: Vec::new(),
        scanned: 0,
        later: Nearest::default(),
        places: Places {
            rows: level.row_price.len(),
            columns: level.column_price.len(),
        },
        arrived: false,
        one_by_one: level.prices_apart() > MANY as usize,
        seen_at: vec![FAR; level.column_price.len()].into(),
        level,
    };
    for row in 0..search.row_distance.len() {
        if search.level.partners.row_excess(row) > 0 {
            search.later(Node::Row(row), 0);
        }
    }
    if search.level.partners.ground_lacks < 0 {
        search.later(Node::Ground, 0);
    }
    let nearest = if search.one_by_one {
        search.run_one_by_one()?
    } else {
        search.run()?
    };
    let Search {
        row_distance,
        column_distance,
        ground_distance,
        scanned,
        ..
    } = search;
    let ground = ground_distance.min(nearest);
    for (price, distance) in level.row_price.iter_mut().zip(row_distance.iter()) {
        *price += nearest.min(*distance) - ground;
    }
    for (price, distance) in level.column_price.iter_mut().zip(column_distance.iter()) {
        *price -= nearest.min(*distance) - ground;
    }
    if nearest > 0 {
        level.sort_columns();
    }
    Some((scanned, nearest))
}

impl Search<'_> {
    /// Reaches everything in the order of distance until something lacks; its distance.
    fn run(&mut self) -> Option<i64> {
        for distance in 0..MANY {
            let known = self.rows.len();
            while let Some(place) = self.later.pop_at(distance) {
                self.reach(self.places.node(place), distance);
            }
            for place in 0..known {
                self.scan(*at(&self.rows, place), distance);
            }
            let mut place = known;
            while place < self.rows.len() && !self.arrived {
                self.scan(*at(&self.rows, place), distance);
                place += 1;
            }
            if self.arrived {
                return Some(distance);
            }
        }
        self.one_by_one = true;
        for row in self.rows.clone() {
            self.look_at_each(row, self.row_distance[row]);
        }
        self.run_one_by_one()
    }

    /// The same, from one distance at which something is reached to the next.
    fn run_one_by_one(&mut self) -> Option<i64> {
        while let Some((distance, place)) = self.later.pop() {
            self.reach(self.places.node(place), distance);
            if self.arrived {
                return Some(distance);
            }
        }
        None
    }

    /// Notes all columns that the row's cells reach, now or later.
    fn look_at_each(&mut self, row: usize, distance: i64) {
        let level = self.level;
        for (column, further) in level.unused(row) {
            let at = distance + further;
            if at < self.seen_at[column] && self.column_distance[column] == FAR {
                self.seen_at[column] = at;
                self.later(Node::Column(column), at);
            }
        }
    }

    fn reach(&mut self, node: Node, distance: i64) {
        match node {
            Node::Row(row) if self.row_distance[row] == FAR => self.reach_row(row, distance),
            Node::Column(column) if self.column_distance[column] == FAR => {
                self.reach_column(column, distance)
            }
            Node::Ground if self.ground_distance == FAR => self.reach_ground(distance),
            _ => {}
        }
    }

    fn later(&mut self, node: Node, distance: i64) {
        self.later.push(distance, self.places.number(node));
    }

    /// Reaches now or later.
    fn reach_at(&mut self, node: Node, now: i64, distance: i64) {
        if distance == now {
            self.reach(node, distance);
        } else {
            self.later(node, distance);
        }
    }

    fn reach_row(&mut self, row: usize, distance: i64) {
        self.row_distance[row] = distance;
        self.rows.push(row);
        if self.one_by_one {
            self.scanned += 1;
            self.look_at_each(row, distance);
        }
        if self.ground_distance == FAR
            && let Some(further) = self
                .level
                .partners
                .row_to_ground(row, self.level.row_price[row])
        {
            self.reach_at(Node::Ground, distance, distance + further);
        }
    }

    fn reach_column(&mut self, column: usize, distance: i64) {
        self.column_distance[column] = distance;
        bits::clear(&mut self.columns_left, column);
        if self.level.partners.column_lacks(column) {
            self.arrived = true;
            return;
        }
        if self.ground_distance == FAR
            && let Some(further) = self
                .level
                .partners
                .column_to_ground(column, self.level.column_price[column])
        {
            self.reach_at(Node::Ground, distance, distance + further);
        }
        for (row, worth) in self.level.partners.of_column[column] {
            if self.row_distance[row] == FAR {
                let further = self.level.left(row, column, worth);
                self.reach_at(Node::Row(row), distance, distance + further);
            }
        }
    }

    fn reach_ground(&mut self, distance: i64) {
        self.ground_distance = distance;
        if self.level.partners.ground_lacks > 0 {
            self.arrived = true;
            return;
        }
        for row in 0..self.row_distance.len() {
            if let Some(further) = self
                .level
                .partners
                .ground_to_row(row, self.level.row_price[row])
            {
                self.reach_at(Node::Row(row), distance, distance + further);
            }
        }
        for column in 0..self.column_distance.len() {
            if let Some(further) = self
                .level
                .partners
                .ground_to_column(column, self.level.column_price[column])
            {
                self.reach_at(Node::Column(column), distance, distance + further);
            }
        }
    }

    /// Reaches the columns whose cell with this row ends at exactly this distance.
    fn scan(&mut self, row: usize, distance: i64) {
        self.scanned += 1;
        let mut words = std::mem::take(&mut self.words);
        let further = distance - self.row_distance[row];
        self.level.write(row, further, &mut words);
        for number in 0..words.len() {
            let mut word = words[number] & self.columns_left[number];
            while word != 0 {
                let column = number * 64 + word.trailing_zeros() as usize;
                word &= word - 1;
                self.reach_column(column, distance);
            }
        }
        self.words = words;
    }
}
