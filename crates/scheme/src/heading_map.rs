//! Which column of a file is which of ours: guessed from the headings, or said by a person.

use pairing::{distance, place_of};

use crate::column::{Column, simplified};
use crate::read_error::MissingColumn;

/// For each column of a file, what it is to us, if anything. No two columns of a file are the same to us.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeadingMap {
    meanings: Vec<Option<Column>>,
}

impl HeadingMap {
    /// What the headings say. Of two that mean the same the first counts.
    pub fn guess<S: AsRef<str>>(headings: &[S]) -> Self {
        let mut map = Self {
            meanings: vec![None; headings.len()],
        };
        for (index, heading) in headings.iter().enumerate() {
            if let Some(column) = Column::of_heading(heading.as_ref())
                .filter(|column| map.index_of(*column).is_none())
            {
                map.set(index, Some(column));
            }
        }
        map
    }

    /// Says what a column of the file (0 is the first) is. It takes the meaning away from any other column; an index
    /// beyond the file changes nothing.
    pub fn set(&mut self, index: usize, column: Option<Column>) {
        if index >= self.meanings.len() {
            return;
        }
        if let Some(earlier) = column.and_then(|column| self.index_of(column))
            && let Some(meaning) = self.meanings.get_mut(earlier)
        {
            *meaning = None;
        }
        if let Some(meaning) = self.meanings.get_mut(index) {
            *meaning = column;
        }
    }

    /// What a column of the file (0 is the first) is.
    pub fn meaning(&self, index: usize) -> Option<Column> {
        self.meanings.get(index).copied().flatten()
    }

    /// Where one of our columns stands in the file; 0 is the first.
    pub fn index_of(&self, column: Column) -> Option<usize> {
        self.meanings
            .iter()
            .position(|meaning| *meaning == Some(column))
    }

    /// The columns of the file that mean nothing to us; 0 is the first.
    pub fn unused(&self) -> Vec<usize> {
        (0..self.meanings.len())
            .filter(|index| self.meaning(*index).is_none())
            .collect()
    }

    /// The columns that nothing can be done without, and which heading of the file could be each.
    pub fn missing<S: AsRef<str>>(&self, headings: &[S]) -> Vec<MissingColumn> {
        let has = |column| self.index_of(column).is_some();
        let name = has(Column::Name) || (has(Column::FirstName) && has(Column::LastName));
        [(Column::Name, name), (Column::Side, has(Column::Side))]
            .into_iter()
            .filter(|(_, found)| !found)
            .map(|(column, _)| MissingColumn {
                column,
                nearest: self.nearest(column, headings),
            })
            .collect()
    }

    /// The heading without a meaning that is most like a column's names, if any is like them: its number, from 1, and text.
    fn nearest<S: AsRef<str>>(&self, column: Column, headings: &[S]) -> Option<(usize, String)> {
        let mut best: Option<(usize, usize, &str)> = None;
        for (index, heading) in headings.iter().map(AsRef::as_ref).enumerate() {
            let simple = simplified(heading);
            // A text this long is no heading that was misspelt.
            if self.meaning(index).is_some() || simple.is_empty() || simple.len() > 80 {
                continue;
            }
            for name in column.names() {
                let allowed = (name.len() / 2).clamp(1, 3);
                let far = match place_of(name, &simple) {
                    Some(_) => Some(1),
                    None => distance(&simple, name, allowed),
                };
                let Some(far) = far else { continue };
                if best.is_none_or(|(known, _, _)| far < known) {
                    best = Some((far, index + 1, heading));
                }
            }
        }
        best.map(|(_, number, heading)| (number, heading.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meaning_moves_from_one_column_to_another() {
        let mut map = HeadingMap::guess(&["Name", "Group", "Notes", "Side"]);
        assert_eq!(map.index_of(Column::Side), Some(1));
        assert_eq!(map.unused(), [2, 3]);
        map.set(3, Some(Column::Side));
        assert_eq!(map.index_of(Column::Side), Some(3));
        assert_eq!(map.unused(), [1, 2]);
        map.set(9, Some(Column::Email));
        assert_eq!(map.index_of(Column::Email), None);
    }

    #[test]
    fn first_and_last_name_stand_for_the_name() {
        let headings = ["First name", "Surname", "Side"];
        assert!(HeadingMap::guess(&headings).missing(&headings).is_empty());
        assert_eq!(
            HeadingMap::guess(&headings[..1])
                .missing(&headings[..1])
                .len(),
            2
        );
    }

    #[test]
    fn the_heading_most_like_a_missing_column_is_named() {
        let headings = ["Nane", "Sidde", "Notes"];
        let missing = HeadingMap::guess(&headings).missing(&headings);
        let nearest: Vec<_> = missing.into_iter().map(|missing| missing.nearest).collect();
        assert_eq!(
            nearest,
            [Some((1, "Nane".to_owned())), Some((2, "Sidde".to_owned()))]
        );
        let headings = ["Postcode"];
        assert!(
            HeadingMap::guess(&headings)
                .missing(&headings)
                .iter()
                .all(|missing| missing.nearest.is_none())
        );
    }
}
