//! Half days as a person reads them.

use pairing::Sessions;

/// "Mon AM, Tue PM", "any half day" or "none in common".
pub fn half_days(sessions: Sessions) -> String {
    if sessions.is_empty() {
        return "none in common".to_owned();
    }
    if sessions == Sessions::ALL {
        return "any half day".to_owned();
    }
    sessions.listed(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on;

    #[test]
    fn half_days_are_listed_in_the_order_of_the_week() {
        assert_eq!(half_days(on(&["Tue PM", "Mon AM"])), "Mon AM, Tue PM");
        assert_eq!(half_days(Sessions::ALL), "any half day");
        assert_eq!(half_days(Sessions::EMPTY), "none in common");
    }
}
