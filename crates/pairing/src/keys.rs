//! A person's texts as numbers.

use texts::{Text, Texts};

use crate::{Person, Sessions};

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
    /// The number in the draw, see [`matching::person_number`].
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

/// The person with every text as its number.
pub(crate) fn keys_of(person: &Person, numbers: &mut Texts) -> Keys {
    let mut choices = [0; 3];
    for (place, choice) in choices.iter_mut().zip(&person.choices) {
        *place = numbers.of(choice);
    }
    let id = numbers.of(&person.id);
    let number = matching::person_number(numbers.last_hash());
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
