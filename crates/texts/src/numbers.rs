//! A number for each different text.
#![allow(
    clippy::indexing_slicing,
    reason = "places and numbers are the table's own, never from input"
)]

use crate::Text;
use crate::hash::hash;
use crate::same::fold_into;

/// Gives each different text a number, in the order in which they come: 1, 2, 3... The one map of texts in the client.
///
/// A table by hand: the standard library's is larger on the web, and asks for a hasher, a key and a copy of the text where this
/// one keeps all texts in one piece. A hasher that strangers cannot foresee is not needed: nobody is slowed down by a list made
/// of texts that collide but the person who opens it.
#[derive(Debug, Default)]
pub struct Texts {
    /// All texts, one after the other, and where each of them ends.
    letters: Vec<u8>,
    ends: Vec<usize>,
    /// The number of the text whose hash leads here, or 0; at most half of the places are taken. Their count is a power of
    /// two.
    places: Box<[Text]>,
    /// The text that was asked for last, and its hash.
    last: String,
    hash: u64,
}

impl Texts {
    /// The number of a text in the form of [`crate::comparable`]; 0 for an empty one.
    pub fn of(&mut self, text: &str) -> Text {
        fold_into(text, &mut self.last);
        self.number_of_last()
    }

    /// The number of a text as it is; 0 for an empty one.
    pub fn exactly(&mut self, text: &str) -> Text {
        self.last.clear();
        self.last.push_str(text);
        self.number_of_last()
    }

    /// The number that [`Texts::of`] gave to a text already.
    #[must_use]
    pub fn known(&self, text: &str) -> Option<Text> {
        let mut folded = String::new();
        fold_into(text, &mut folded);
        let folded = folded.as_bytes();
        let number = match self.places.len() {
            0 => 0,
            _ => self.places[self.place(folded, hash(folded))],
        };
        (number != 0).then_some(number)
    }

    /// One more than the largest number given.
    #[must_use]
    pub fn end(&self) -> usize {
        self.ends.len() + 1
    }

    /// [`hash`] of the text that was asked for last, in the form in which it was compared.
    #[must_use]
    pub fn last_hash(&self) -> u64 {
        self.hash
    }

    fn number_of_last(&mut self) -> Text {
        if self.places.len() <= 2 * self.ends.len() {
            self.make_room();
        }
        let text = self.last.as_bytes();
        self.hash = hash(text);
        if text.is_empty() {
            return 0;
        }
        let place = self.place(text, self.hash);
        if self.places[place] == 0 {
            self.letters.extend_from_slice(text);
            self.ends.push(self.letters.len());
            self.places[place] = self.ends.len() as Text;
        }
        self.places[place]
    }

    /// Where the text with this hash stands, or the free place where it belongs.
    fn place(&self, text: &[u8], hash: u64) -> usize {
        let last = self.places.len() - 1;
        let mut place = hash as usize & last;
        while self.places[place] != 0 && self.text(self.places[place]) != text {
            place = (place + 1) & last;
        }
        place
    }

    /// The text with this number, which is not 0.
    fn text(&self, number: Text) -> &[u8] {
        let at = number as usize - 1;
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.letters[start..self.ends[at]]
    }

    fn make_room(&mut self) {
        self.places = vec![0; (2 * self.places.len()).max(64)].into();
        for number in 1..=self.ends.len() as Text {
            let text = self.text(number);
            let place = self.place(text, hash(text));
            self.places[place] = number;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashMap;

    #[test]
    fn texts_that_count_as_the_same_have_one_number() {
        let mut texts = Texts::default();
        let numbers =
            ["Ann Lee", " dr ann lee", "", "Bo", "  ", "ann lee"].map(|text| texts.of(text));
        assert_eq!(numbers, [1, 1, 0, 2, 0, 1]);
        assert_eq!(
            (texts.known("BO"), texts.known("Cy"), texts.end()),
            (Some(2), None, 3)
        );
        assert_eq!(texts.exactly("Bo"), 3, "as it is, this is another text");
        assert_eq!(Texts::default().known("Bo"), None);
    }

    proptest! {
        #[test]
        fn every_text_keeps_its_number(list in proptest::collection::vec("[a-dA-D]{0,3}", 0..400)) {
            let (mut texts, mut known) = (Texts::default(), HashMap::new());
            for text in &list {
                let next = known.len() as u32 + 1;
                let wanted = if text.is_empty() { 0 } else { *known.entry(text.to_lowercase()).or_insert(next) };
                prop_assert_eq!(texts.of(text), wanted);
                prop_assert_eq!(texts.last_hash(), hash(text.to_lowercase().as_bytes()));
            }
            prop_assert_eq!(texts.end(), known.len() + 1);
            for (text, number) in known {
                prop_assert_eq!(texts.known(&text), Some(number));
            }
            prop_assert_eq!(texts.known("e"), None);
        }
    }
}
