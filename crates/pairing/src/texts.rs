//! A number for each different text.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::hash::Fnv;
use crate::text::fold_into;

/// Gives each different text a number, in the order in which they come: 1, 2, 3... The one map of texts in the client,
/// since each further kind of map is 3 KB of it.
#[derive(Debug, Default)]
pub struct Texts {
    known: HashMap<Box<str>, u32, BuildHasherDefault<ByFnv>>,
    buffer: String,
}

/// The map's hasher. The standard one keeps strangers from choosing texts that collide; here nobody is slowed down by such
/// a list but the person who opens it, and the small one takes a third of the time in the browser.
#[derive(Debug, Default)]
struct ByFnv(Fnv);

impl Hasher for ByFnv {
    #[inline(always)]
    fn write(&mut self, bytes: &[u8]) {
        self.0.bytes(bytes);
    }

    #[inline(always)]
    fn finish(&self) -> u64 {
        self.0.0
    }
}

impl Texts {
    /// The number of a text in the form of [`crate::comparable`]; 0 for an empty one.
    pub fn of(&mut self, text: &str) -> u32 {
        let mut buffer = std::mem::take(&mut self.buffer);
        fold_into(text, &mut buffer);
        let number = self.exactly(&buffer);
        self.buffer = buffer;
        number
    }

    /// The number of a text as it is; 0 for an empty one.
    pub fn exactly(&mut self, text: &str) -> u32 {
        if text.is_empty() {
            return 0;
        }
        if let Some(&number) = self.known.get(text) {
            return number;
        }
        let number = u32::try_from(self.known.len() + 1).unwrap_or(u32::MAX);
        self.known.insert(text.into(), number);
        number
    }

    /// The number that [`Texts::of`] gave to a text already.
    #[must_use]
    pub fn known(&self, text: &str) -> Option<u32> {
        let mut buffer = String::new();
        fold_into(text, &mut buffer);
        self.known.get(buffer.as_str()).copied()
    }

    /// One more than the largest number given.
    #[must_use]
    pub fn end(&self) -> usize {
        self.known.len() + 1
    }

    /// The comparable form of the text that [`Texts::of`] was asked for last.
    pub(crate) fn last(&self) -> &str {
        &self.buffer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    }
}
