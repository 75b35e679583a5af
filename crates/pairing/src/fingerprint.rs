//! One number for everything that a result depends on.

use texts::Fnv;

use crate::{PastRule, Person, Preset, Rules, SessionRule, Side};

/// FNV-1a, 64 bits, over the people in their order and the rules: each text as its bytes and one 255, each list
/// closed by one 254, each number as eight bytes, lowest first.
///
/// It tells a changed list from the one a proof was made for. It is no seal against somebody who forges a list.
///
/// Made person by person, by whoever reads the people anyway: to go through all their texts once more is to fetch them from
/// memory once more.
#[derive(Default)]
pub(crate) struct Print(Fnv);

impl Print {
    /// The number, once all people are in.
    pub fn finish(mut self, rules: &Rules) -> u64 {
        self.byte(254);
        self.rules(rules);
        self.0.0
    }

    #[inline(always)]
    fn byte(&mut self, byte: u8) {
        self.0.bytes(&[byte]);
    }

    #[inline(never)] // Once in the client is enough.
    fn number(&mut self, number: u64) {
        self.0.bytes(&number.to_le_bytes());
    }

    #[inline(never)] // Once in the client is enough.
    fn text(&mut self, text: &str) {
        self.0.bytes(text.as_bytes());
        self.byte(255);
    }

    fn list<'a>(&mut self, texts: impl IntoIterator<Item = &'a String>) {
        texts.into_iter().for_each(|text| self.text(text));
        self.byte(254);
    }

    /// Takes one more person in.
    pub fn person(&mut self, person: &Person) {
        let Person {
            id,
            name,
            email,
            profession,
            side,
            organisation,
            specialty,
            locality,
            ..
        } = person;
        for text in [
            id,
            name,
            email,
            profession,
            organisation,
            specialty,
            locality,
            &person.registered_practice,
        ] {
            self.text(text);
        }
        self.number(match side {
            Side::A => 0,
            Side::B => 1,
        });
        self.number(u64::from(person.host.bits()));
        self.number(u64::from(person.visit.bits()));
        self.number(u64::from(person.capacity));
        self.list(&person.choices);
        self.list(&person.exclusions);
        self.list(&person.locked_with);
        self.list(&person.previous);
    }

    fn rules(&mut self, rules: &Rules) {
        self.number(match rules.choices {
            Preset::Generous => 0,
            Preset::Greedy => 1,
            Preset::RankSum => 2,
        });
        self.number(u64::from(rules.sessions == SessionRule::Hard));
        self.number(u64::from(rules.past_pairs == PastRule::Soft));
        self.number(rules.seed);
        for pairs in [
            &rules.keep,
            &rules.lock,
            &rules.forbid,
            &rules.meetings,
            &rules.past,
        ] {
            self.list(pairs.iter().flat_map(|(one, two)| [one, two]));
        }
    }
}
