//! Which words of the `side` column mean which of the two sides.

use pairing::{Side, Texts, distance, order};

use crate::cell::{entry, one_spaced};

/// Words that say a side by themselves, in comparable form.
const GENERAL_PRACTICE: [&str; 11] = [
    "a",
    "side a",
    "primary",
    "primary care",
    "general practice",
    "gp",
    "gps",
    "practice",
    "gp practice",
    "gp surgery",
    "surgery",
];
const HOSPITAL: [&str; 11] = [
    "b",
    "side b",
    "secondary",
    "secondary care",
    "hospital",
    "consultant",
    "consultants",
    "acute",
    "acute trust",
    "trust",
    "nhs trust",
];

/// No side has a name this long, in bytes; comparing longer texts would take time for nothing.
const LONGEST_WORD: usize = 80;

/// What the words of a file mean.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Sides {
    /// The few words that mean a side.
    sides: Vec<(String, Side)>,
    /// For display: the word used most for side A and for side B; empty where nobody is on that side.
    pub(crate) words: [String; 2],
    /// Another word that several people have and that is no slip for one of the two: a third side.
    pub(crate) third: Option<String>,
}

/// One word of the column: its comparable form, how often it stands there, and how it is spelled first in the alphabet.
struct Word {
    key: String,
    count: usize,
    shown: String,
    known: Option<Side>,
}

impl Sides {
    /// Settles the two sides from all cells of the column. The order of the rows does not matter.
    pub(crate) fn of<'a>(cells: impl Iterator<Item = &'a str>) -> Self {
        let mut texts = Texts::default();
        let mut found: Vec<Word> = Vec::new();
        for cell in cells.map(entry).filter(|cell| !cell.is_empty()) {
            let cell = cell.as_str();
            let key = comparable(cell);
            let place = (texts.exactly(&key) as usize).saturating_sub(1);
            if place == found.len() {
                found.push(Word {
                    known: known(&key),
                    key,
                    count: 0,
                    shown: cell.to_owned(),
                });
            }
            if let Some(word) = found.get_mut(place) {
                word.count += 1;
                if *cell < *word.shown {
                    cell.clone_into(&mut word.shown);
                }
            }
        }
        let key = |at: usize| found.get(at).map(|word| &word.key);
        let places = order(found.len(), &mut |one, two| key(one).cmp(&key(two)));
        let mut words = Vec::with_capacity(found.len());
        for at in places {
            words.extend(found.get(at));
        }
        let sides = settle(&words);
        let named = [Side::A, Side::B]
            .map(|side| most_used(&words, &|key| meaning(&sides, key) == Some(side)));
        let mut read = Self {
            sides,
            words: named.map(|word| word.map(|word| word.shown.clone()).unwrap_or_default()),
            third: None,
        };
        let strange = |key: &str| read.side(key).is_none() && read.nearest(key).is_none();
        let third = most_used(&words, &strange).filter(|word| word.count > 1);
        read.third = third.map(|word| word.shown.clone());
        read
    }

    /// The side that a cell means, if it means one of the two.
    pub(crate) fn side(&self, cell: &str) -> Option<Side> {
        meaning(&self.sides, &comparable(cell))
    }

    /// The one of the two words that a cell was most likely meant to be.
    pub(crate) fn nearest(&self, cell: &str) -> Option<&str> {
        let cell = comparable(cell);
        if cell.len() > LONGEST_WORD {
            return None;
        }
        let mut best: Option<(usize, &str)> = None;
        for word in self
            .words
            .iter()
            .filter(|word| !word.is_empty() && word.len() <= LONGEST_WORD)
        {
            let most = (word.chars().count() / 3).max(1);
            let far = distance(&cell, &comparable(word), most);
            if let Some(far) = far.filter(|far| best.is_none_or(|(known, _)| *far < known)) {
                best = Some((far, word));
            }
        }
        best.map(|(_, word)| word)
    }
}

/// The words are in the order of the alphabet.
fn settle(words: &[&Word]) -> Vec<(String, Side)> {
    let known = |side| words.iter().any(|word| word.known == Some(side));
    let mut sides = Vec::new();
    for word in words {
        if let Some(side) = word.known {
            sides.push((word.key.clone(), side));
        }
    }
    if known(Side::A) && known(Side::B) {
        return sides;
    }
    let alphabetical = || {
        let mut sides = Vec::new();
        for (word, side) in words.iter().zip([Side::A, Side::B]) {
            sides.push((word.key.clone(), side));
        }
        sides
    };
    if words.len() == 2 && sides.len() != 1 {
        // Two words, neither known or both of one side: the first in the alphabet is side A.
        return alphabetical();
    }
    if words.len() == 1 {
        return if sides.is_empty() {
            alphabetical()
        } else {
            sides
        };
    }
    // The words that are used most make up the sides that no known word has taken.
    for side in [Side::A, Side::B] {
        if !known(side)
            && let Some(word) = most_used(words, &|key| meaning(&sides, key).is_none())
        {
            sides.push((word.key.clone(), side));
        }
    }
    sides
}

fn meaning(sides: &[(String, Side)], key: &str) -> Option<Side> {
    sides
        .iter()
        .find(|(word, _)| word == key)
        .map(|(_, side)| *side)
}

/// The word used most among some; of two used as often, the first in the alphabet.
fn most_used<'a>(words: &[&'a Word], among: &dyn Fn(&str) -> bool) -> Option<&'a Word> {
    let mut best: Option<&Word> = None;
    for word in words.iter().filter(|word| among(&word.key)) {
        if best.is_none_or(|known| word.count > known.count) {
            best = Some(word);
        }
    }
    best
}

fn known(key: &str) -> Option<Side> {
    if GENERAL_PRACTICE.contains(&key) {
        Some(Side::A)
    } else if HOSPITAL.contains(&key) {
        Some(Side::B)
    } else {
        None
    }
}

/// Case, spacing and kinds of hyphens do not tell words apart, nor does a semicolon behind them.
fn comparable(cell: &str) -> String {
    one_spaced(&pairing::comparable(&entry(cell)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides<const N: usize>(cells: [&str; N]) -> ([Option<Side>; N], [String; 2]) {
        let sides = Sides::of(cells.into_iter());
        (cells.map(|cell| sides.side(cell)), sides.words)
    }

    const A: Option<Side> = Some(Side::A);
    const B: Option<Side> = Some(Side::B);

    #[test]
    fn the_usual_words_are_known() {
        assert_eq!(sides(["B", "a"]).0, [B, A]);
        assert_eq!(sides(["Secondary", "PRIMARY "]).0, [B, A]);
        assert_eq!(sides(["hospital", "General  Practice"]).0, [B, A]);
        assert_eq!(
            sides(["Consultant", "GP"]),
            ([B, A], ["GP".to_owned(), "Consultant".to_owned()])
        );
        assert_eq!(
            sides(["GP", "primary care", "trust", "GP"]).1,
            ["GP", "trust"]
        );
    }

    #[test]
    fn any_two_words_make_two_sides_whatever_the_order_of_the_rows() {
        assert_eq!(
            sides(["south", "north"]),
            ([B, A], ["north".to_owned(), "south".to_owned()])
        );
        assert_eq!(sides(["community pharmacy", "GP"]).0, [B, A]);
        assert_eq!(sides(["community pharmacy", "hospital"]).0, [A, B]);
        assert_eq!(sides(["GP", "Surgery"]).0, [A, B]);
    }

    #[test]
    fn of_three_words_the_odd_one_is_neither_side() {
        assert_eq!(sides(["GP", "hospital", "hosptal"]).0, [A, B, None]);
        assert_eq!(
            sides(["north", "south", "sotuh", "north", "south"]).0,
            [A, B, None, A, B]
        );
        assert_eq!(
            sides(["GP", "pharmacy", "pharmcy", "pharmacy"]).0,
            [A, B, None, B]
        );
        assert_eq!(
            Sides::of(["GP", "hospital"].into_iter()).nearest("hosptal"),
            Some("hospital")
        );
        assert_eq!(
            Sides::of(["GP", "hospital"].into_iter()).nearest("pharmacy"),
            None
        );
    }

    #[test]
    fn one_word_is_one_side() {
        assert_eq!(sides(["GP"]).0, [A]);
        assert_eq!(sides(["hospital"]).0, [B]);
        assert_eq!(
            sides(["north", "North"]),
            ([A, A], ["North".to_owned(), String::new()])
        );
        assert_eq!(Sides::of(std::iter::empty()), Sides::default());
    }
}
