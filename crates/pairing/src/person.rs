//! The people to be paired.

use crate::Sessions;

/// Which of the two groups a person belongs to: a pair has one person from each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Side {
    /// The first group, general practice in most schemes.
    #[default]
    A,
    /// The second group, the hospital or another provider in most schemes.
    B,
}

impl Side {
    /// The group that a person of this one is paired with.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }
}

/// One volunteer, as the volunteers file describes them. Texts are compared as [`crate::comparable`] says; an empty
/// text matches nothing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Person {
    /// Stable and unique: the email, or the name where there is none. The random level hashes it.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Email address; may be empty.
    pub email: String,
    /// Profession, such as "GP" or "consultant".
    pub profession: String,
    /// The group this person is in.
    pub side: Side,
    /// Where the person works; compared with `registered_practice`.
    pub organisation: String,
    /// Specialty or interest.
    pub specialty: String,
    /// Locality or cluster that the person serves.
    pub locality: String,
    /// The practice where the person is a patient: they are never paired with anybody who works there.
    pub registered_practice: String,
    /// Half days on which the person can host; empty means any, [`Sessions::NONE`] none that is known.
    pub host: Sessions,
    /// Half days on which the person can visit; as `host`.
    pub visit: Sessions,
    /// Up to three choices, in order; an empty text keeps its place in the order.
    pub choices: Vec<String>,
    /// People never to be paired with, by email or name.
    pub exclusions: Vec<String>,
    /// The partner this person must have, by email or name; wins over every rule.
    pub locked_with: Option<String>,
    /// Partners of earlier rounds, by email or name.
    pub previous: Vec<String>,
    /// How many partners the person takes: 1 or 2.
    pub capacity: u8,
}

impl Default for Person {
    fn default() -> Self {
        Self {
            id: String::new(),
            name: String::new(),
            email: String::new(),
            profession: String::new(),
            side: Side::A,
            organisation: String::new(),
            specialty: String::new(),
            locality: String::new(),
            registered_practice: String::new(),
            host: Sessions::EMPTY,
            visit: Sessions::EMPTY,
            choices: Vec::new(),
            exclusions: Vec::new(),
            locked_with: None,
            previous: Vec::new(),
            capacity: 1,
        }
    }
}
