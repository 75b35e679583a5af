//! The rules, worked out for every cell: a row for each person of side A, a column for each of side B.
#![allow(
    clippy::indexing_slicing,
    reason = "rows, columns and text numbers are the register's own, never from input"
)]

use matching::{BitTable, Board, Draw, Seat, bits};
use texts::{ByText, Text};

use crate::keys::Keys;
use crate::register::Register;
use crate::{HalfDay, PastRule, Rules, SessionRule, Sessions, Side};

/// One bit table for each thing that a level can count.
pub(crate) struct Cells {
    /// The person of each row (side A) and of each column (side B).
    pub rows: Vec<usize>,
    pub columns: Vec<usize>,
    /// Pairs that no rule forbids. Locked pairs are left out: they are made already.
    pub allowed: BitTable,
    /// `row_choice[k]`: the row's person gets choice k + 1 or a better one; `column_choice` the column's.
    pub row_choice: [BitTable; 3],
    pub column_choice: [BitTable; 3],
    pub same_locality: BitTable,
    /// The column's person can visit when the row's can host, and the other way round.
    pub column_visits: BitTable,
    pub row_visits: BitTable,
    /// Existing pairs, when repairing; pairs not made in an earlier round, when those are only avoided.
    pub kept: Option<BitTable>,
    pub fresh: Option<BitTable>,
}

impl Cells {
    /// All that the rules leave open, before the first level.
    pub fn board(&self, register: &Register) -> Board {
        let seats = |people: &[usize]| {
            let mut seats = Vec::with_capacity(people.len());
            for &person in people {
                let high = register.free_places[person];
                seats.push(Seat {
                    locked: register.capacity[person] - high,
                    low: 0,
                    high,
                });
            }
            seats
        };
        Board::new(
            self.allowed.clone(),
            seats(&self.rows),
            seats(&self.columns),
        )
    }

    /// The draw among these people.
    pub fn draw(&self, register: &Register, seed: u64) -> Draw {
        let numbers = |people: &[usize]| {
            let mut numbers = Vec::with_capacity(people.len());
            for &person in people {
                numbers.push(register.keys[person].number);
            }
            numbers
        };
        Draw::new(seed, numbers(&self.rows), numbers(&self.columns))
    }
}

/// Works out the cells row by row, so that a page need not freeze meanwhile.
pub(crate) struct CellsBuilder {
    cells: Cells,
    next_row: usize,
    column_of: Vec<usize>,
    described: Groups,
    choosers: [Groups; 3],
    organisation: Groups,
    /// Only when a table says which profession may meet which.
    professions: Option<Groups>,
    patients: Groups,
    locality: Groups,
    hosts: BitTable,
    visitors: BitTable,
    hard_sessions: bool,
    avoid_past: Option<PastRule>,
}

impl CellsBuilder {
    pub fn new(register: &Register, rules: &Rules) -> Self {
        let (mut rows, mut columns) = (Vec::new(), Vec::new());
        for (person, side) in register.sides.iter().enumerate() {
            match side {
                Side::A => rows.push(person),
                Side::B => columns.push(person),
            }
        }
        let (n, m) = (rows.len(), columns.len());
        let mut column_of = vec![usize::MAX; register.sides.len()];
        for (column, &person) in columns.iter().enumerate() {
            column_of[person] = column;
        }
        let group = |texts: &dyn Fn(&Keys, &mut Vec<Text>)| {
            Groups::new(
                register.texts,
                m,
                columns.iter().map(|&person| &register.keys[person]),
                texts,
            )
        };
        let mut hosts = BitTable::new(usize::from(HalfDay::COUNT), m);
        let mut visitors = hosts.clone();
        for (column, &person) in columns.iter().enumerate() {
            for half_day in register.keys[person].host.offered().iter() {
                hosts.set(usize::from(half_day.number()), column);
            }
            for half_day in register.keys[person].visit.offered().iter() {
                visitors.set(usize::from(half_day.number()), column);
            }
        }
        let table = || BitTable::new(n, m);
        let tables = || [table(), table(), table()];
        Self {
            described: group(&|k, out| out.extend([k.email, k.name, k.specialty, k.profession])),
            choosers: [0, 1, 2].map(|choice: usize| group(&|k, out| out.push(k.choices[choice]))),
            organisation: group(&|k, out| out.push(k.organisation)),
            professions: (!register.meetings.is_empty())
                .then(|| group(&|k, out| out.push(k.profession))),
            patients: group(&|k, out| out.push(k.registered_practice)),
            locality: group(&|k, out| out.push(k.locality)),
            hosts,
            visitors,
            hard_sessions: rules.sessions == SessionRule::Hard,
            avoid_past: (!register.past.is_empty()).then_some(rules.past_pairs),
            column_of,
            next_row: 0,
            cells: Cells {
                allowed: table(),
                row_choice: tables(),
                column_choice: tables(),
                same_locality: table(),
                column_visits: table(),
                row_visits: table(),
                kept: register.keeping().then(table),
                fresh: (rules.past_pairs == PastRule::Soft).then(table),
                rows,
                columns,
            },
        }
    }

    /// Works out one more row; `false` when there is none left.
    pub fn step(&mut self, register: &Register) -> bool {
        let row = self.next_row;
        let Some(&person) = self.cells.rows.get(row) else {
            return false;
        };
        self.next_row += 1;
        let keys = &register.keys[person];
        self.choices(row, keys);
        some_half_day(
            self.cells.column_visits.row_mut(row),
            keys.host,
            &self.visitors,
        );
        some_half_day(self.cells.row_visits.row_mut(row), keys.visit, &self.hosts);
        self.locality
            .add_to(self.cells.same_locality.row_mut(row), keys.locality);
        self.allow(row, person, register);
        true
    }

    pub fn finish(self) -> Cells {
        self.cells
    }

    fn choices(&mut self, row: usize, keys: &Keys) {
        for k in 0..3 {
            let own = self.cells.row_choice[k].row_mut(row);
            self.described.add_to(own, keys.choices[k]);
            let theirs = self.cells.column_choice[k].row_mut(row);
            for text in [keys.email, keys.name, keys.specialty, keys.profession] {
                self.choosers[k].add_to(theirs, text);
            }
        }
        // The first choice that is met counts, so whoever gets the first also gets "the second or better".
        for k in 1..3 {
            for tables in [&mut self.cells.row_choice, &mut self.cells.column_choice] {
                let (better, rest) = tables.split_at_mut(k);
                bits::add(rest[0].row_mut(row), better[k - 1].row(row));
            }
        }
    }

    fn allow(&mut self, row: usize, person: usize, register: &Register) {
        let columns = self.cells.columns.len();
        let keys = &register.keys[person];
        let mut barred = vec![0; bits::words_for(columns)];
        self.organisation
            .add_to(&mut barred, keys.registered_practice);
        self.patients.add_to(&mut barred, keys.organisation);
        self.mark(&mut barred, &register.forbidden, person);
        self.mark(&mut barred, &register.locked, person);
        if self.avoid_past == Some(PastRule::Hard) {
            self.mark(&mut barred, &register.past, person);
        }
        if let Some(mut kept) = self.cells.kept.take() {
            self.mark(kept.row_mut(row), &register.kept, person);
            self.cells.kept = Some(kept);
        }
        if let Some(mut fresh) = self.cells.fresh.take() {
            let mut past = vec![0; bits::words_for(columns)];
            self.mark(&mut past, &register.past, person);
            let words = fresh.row_mut(row);
            bits::fill(words, columns);
            words
                .iter_mut()
                .zip(&past)
                .for_each(|(word, past)| *word &= !past);
            self.cells.fresh = Some(fresh);
        }
        if let Some(professions) = &self.professions {
            let mut may = vec![0; bits::words_for(columns)];
            let meets = register.meets(keys.profession).iter();
            meets.for_each(|&(_, profession)| professions.add_to(&mut may, profession as Text));
            barred
                .iter_mut()
                .zip(&may)
                .for_each(|(barred, may)| *barred |= !may);
        }
        let both = self
            .cells
            .column_visits
            .row(row)
            .iter()
            .zip(self.cells.row_visits.row(row))
            .map(|(a, b)| a & b);
        let words = self.cells.allowed.row_mut(row);
        bits::fill(words, columns);
        for ((word, barred), both) in words.iter_mut().zip(&barred).zip(both) {
            *word &= !barred & if self.hard_sessions { both } else { u64::MAX };
        }
    }

    /// Sets the bits of everybody paired with this person of side A in a sorted list of pairs.
    fn mark(&self, words: &mut [u64], pairs: &[(usize, usize)], person: usize) {
        let start = pairs.partition_point(|&(a, _)| a < person);
        for &(_, b) in pairs[start..].iter().take_while(|&&(a, _)| a == person) {
            // Somebody of the same side has no column.
            if let Some(&column) = self
                .column_of
                .get(b)
                .filter(|&&column| column != usize::MAX)
            {
                bits::set(words, column);
            }
        }
    }
}

/// Everybody who shares a half day with the offer.
fn some_half_day(words: &mut [u64], offer: Sessions, people: &BitTable) {
    for half_day in offer.offered().iter() {
        bits::add(words, people.row(usize::from(half_day.number())));
    }
}

/// For each text, the columns it belongs to: a short list, or a row of bits when that is quicker to add.
struct Groups {
    columns: ByText,
    wide: Vec<Option<Box<[u64]>>>,
}

impl Groups {
    fn new<'a>(
        texts: usize,
        columns: usize,
        keys: impl Iterator<Item = &'a Keys>,
        texts_of: &dyn Fn(&Keys, &mut Vec<Text>),
    ) -> Self {
        let mut entries: Vec<(Text, u32)> = Vec::with_capacity(columns);
        let mut found = Vec::new();
        for (column, keys) in (0u32..).zip(keys) {
            found.clear();
            texts_of(keys, &mut found);
            for &text in &found {
                entries.push((text, column));
            }
        }
        let by_text = ByText::new(texts, &entries);
        let words = bits::words_for(columns);
        let mut wide = Vec::with_capacity(texts);
        for text in 0..texts as Text {
            let members = by_text.of(text);
            wide.push((members.len() > words.max(4)).then(|| {
                let mut bits_of_text = vec![0; words].into_boxed_slice();
                for &column in members {
                    bits::set(&mut bits_of_text, column as usize);
                }
                bits_of_text
            }));
        }
        Self {
            columns: by_text,
            wide,
        }
    }

    fn add_to(&self, words: &mut [u64], text: Text) {
        if let Some(wide) = &self.wide[text as usize] {
            bits::add(words, wide);
            return;
        }
        for &column in self.columns.of(text) {
            bits::set(words, column as usize);
        }
    }
}
