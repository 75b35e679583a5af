//! The one loop in which most of the time of a pairing goes: looking at each cell for the proof. The check itself stands in
//! `pairing`, whose code is compiled for size in the browser; what is marked `#[inline]` there is compiled once more here, and
//! this crate alone for speed (`[profile.client.package.checking]`). That is 0.3 KB of the client, compressed, and makes the
//! check of 2,000 a side a tenth quicker; all of `pairing` at that level would be 13 KB.

use pairing::Checker;

/// Looks at so many more people of side A; `false` when all have been looked at.
#[inline(never)]
pub fn look_at(checker: &mut Checker, people: usize) -> bool {
    (0..people).all(|_| checker.step())
}

#[cfg(test)]
mod tests {
    use super::look_at;
    use pairing::{CheckError, Checker, Person, Rules, Side, solve};

    #[test]
    fn nothing_is_proven_before_everybody_has_been_looked_at() {
        let person = |id: &str, side| Person {
            id: id.to_owned(),
            name: id.to_owned(),
            side,
            ..Person::default()
        };
        let people = [
            person("Ann", Side::A),
            person("Bo", Side::A),
            person("Cy", Side::B),
            person("Di", Side::B),
        ];
        let rules = Rules::default();
        let outcome = solve(&people, &rules).unwrap();
        let checker = || Checker::new(&people, &rules, &outcome).unwrap();

        let mut early = checker();
        assert!(look_at(&mut early, 1));
        assert!(matches!(early.finish(), Err(CheckError::NotProven { .. })));

        let mut whole = checker();
        assert!(!look_at(&mut whole, 3), "two people are all there are");
        assert_eq!(whole.finish(), Ok(()));
    }
}
