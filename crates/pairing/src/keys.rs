//! A person's texts as numbers.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::BuildHasherDefault;

use crate::hash;
use crate::text::fold_into;
use crate::{Person, Sessions};

/// The number of a text in its comparable form. 0 stands for no text and matches nothing.
pub(crate) type Text = u32;

/// A person's texts as numbers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Keys {
    pub id: Text,
    pub email: Text,
    pub name: Text,
    pub specialty: Text,
    pub profession: Text,
    pub organisation: Text,
    pub registered_practice: Text,
    pub locality: Text,
    pub choices: [Text; 3],
    pub exclusions: Vec<Text>,
    pub previous: Vec<Text>,
    pub locked_with: Text,
    pub host: Sessions,
    pub visit: Sessions,
    /// What the random level hashes.
    pub number: u64,
}

impl Keys {
    /// Whether the text names this person, by email, name or id.
    pub fn is_called(&self, text: Text) -> bool {
        text != 0 && (text == self.email || text == self.name || text == self.id)
    }

    /// Whether a choice of this text is met by this person.
    pub fn meets(&self, choice: Text) -> bool {
        choice != 0
            && (choice == self.email
                || choice == self.name
                || choice == self.specialty
                || choice == self.profession)
    }
}

/// Gives each different text a number.
#[derive(Default)]
pub(crate) struct Numbers {
    known: HashMap<Box<str>, Text, BuildHasherDefault<DefaultHasher>>,
    buffer: String,
}

impl Numbers {
    /// One more than the largest number given.
    pub fn end(&self) -> usize {
        self.known.len() + 1
    }

    pub fn of(&mut self, text: &str) -> Text {
        if text.is_empty() {
            return 0;
        }
        fold_into(text, &mut self.buffer);
        if self.buffer.is_empty() {
            return 0;
        }
        if let Some(&number) = self.known.get(self.buffer.as_str()) {
            return number;
        }
        let number = u32::try_from(self.known.len() + 1).unwrap_or(u32::MAX);
        self.known.insert(self.buffer.as_str().into(), number);
        number
    }
}

/// The person with every text as its number.
pub(crate) fn keys_of(person: &Person, numbers: &mut Numbers) -> Keys {
    let mut choices = [0; 3];
    for (place, choice) in choices.iter_mut().zip(&person.choices) {
        *place = numbers.of(choice);
    }
    let id = numbers.of(&person.id);
    let number = hash::person_number(&numbers.buffer);
    Keys {
        id,
        number,
        email: numbers.of(&person.email),
        name: numbers.of(&person.name),
        specialty: numbers.of(&person.specialty),
        profession: numbers.of(&person.profession),
        organisation: numbers.of(&person.organisation),
        registered_practice: numbers.of(&person.registered_practice),
        locality: numbers.of(&person.locality),
        choices,
        exclusions: person
            .exclusions
            .iter()
            .map(|text| numbers.of(text))
            .collect(),
        previous: person
            .previous
            .iter()
            .map(|text| numbers.of(text))
            .collect(),
        host: person.host,
        visit: person.visit,
        locked_with: person
            .locked_with
            .as_deref()
            .map_or(0, |text| numbers.of(text)),
    }
}
