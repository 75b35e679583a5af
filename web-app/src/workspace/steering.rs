//! Pairs that the administrator set by hand, beside what the list says.

/// Two people by their ids, the one of side A first.
pub type Couple = (String, String);

/// Pairs that have to be made, and pairs that must not be. No couple is in both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Steering {
    pub lock: Vec<Couple>,
    pub forbid: Vec<Couple>,
}

impl Steering {
    /// Makes the pair a must. Whatever else was said of it no longer holds, nor other locks of the two: each has one
    /// place.
    pub fn lock(&mut self, couple: Couple) {
        self.free(&couple);
        self.lock.retain(|(a, b)| *a != couple.0 && *b != couple.1);
        self.lock.push(couple);
    }

    /// Makes the pair impossible.
    pub fn forbid(&mut self, couple: Couple) {
        self.free(&couple);
        self.forbid.push(couple);
    }

    /// Leaves the pair to the rules again.
    pub fn free(&mut self, couple: &Couple) {
        self.lock.retain(|known| known != couple);
        self.forbid.retain(|known| known != couple);
    }

    /// Whether nothing is set.
    pub fn is_empty(&self) -> bool {
        self.lock.is_empty() && self.forbid.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn couple(a: &str, b: &str) -> Couple {
        (a.to_owned(), b.to_owned())
    }

    #[test]
    fn a_couple_is_locked_or_forbidden_but_never_both() {
        let mut steering = Steering::default();
        steering.forbid(couple("ann", "bea"));
        steering.lock(couple("ann", "bea"));
        assert_eq!(steering.lock, [couple("ann", "bea")]);
        assert_eq!(steering.forbid, []);
        steering.free(&couple("ann", "bea"));
        assert!(steering.is_empty());
    }

    #[test]
    fn a_new_lock_takes_the_place_of_older_ones_of_the_two() {
        let mut steering = Steering::default();
        for (a, b) in [("ann", "bea"), ("amy", "bob"), ("ann", "bob")] {
            steering.lock(couple(a, b));
        }
        assert_eq!(steering.lock, [couple("ann", "bob")]);
    }
}
