//! What belongs to each text.
#![allow(
    clippy::indexing_slicing,
    reason = "text numbers are those that `Texts` gave, never from input"
)]

use crate::Text;

/// For each text, the numbers that belong to it, in the order in which they came.
#[derive(Default)]
pub struct ByText {
    starts: Box<[u32]>,
    numbers: Box<[u32]>,
}

impl ByText {
    /// Sorts the entries by text, all of which are below `texts`, itself at least 1. What belongs to no text is left out.
    #[must_use]
    pub fn new(texts: usize, entries: &[(Text, u32)]) -> Self {
        let mut starts = vec![0u32; texts + 2].into_boxed_slice();
        for &(text, _) in entries {
            starts[text as usize + 2] += 1;
        }
        // Nothing belongs to the text 0.
        starts[2] = 0;
        for text in 2..texts + 2 {
            starts[text] += starts[text - 1];
        }
        let mut numbers = vec![0; starts[texts + 1] as usize].into_boxed_slice();
        for &(text, number) in entries {
            if text != 0 {
                let place = &mut starts[text as usize + 1];
                numbers[*place as usize] = number;
                *place += 1;
            }
        }
        Self { starts, numbers }
    }

    /// What belongs to the text.
    #[must_use]
    pub fn of(&self, text: Text) -> &[u32] {
        let text = text as usize;
        &self.numbers[self.starts[text] as usize..self.starts[text + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_has_its_numbers_in_order() {
        let by_text = ByText::new(5, &[(2, 7), (0, 1), (4, 2), (2, 3), (1, 9)]);
        let all: Vec<&[u32]> = (0..5).map(|text| by_text.of(text)).collect();
        assert_eq!(all, [&[][..], &[9], &[7, 3], &[], &[2]]);
    }
}
