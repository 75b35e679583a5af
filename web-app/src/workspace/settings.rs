//! What the administrator sets before pairing.

use pairing::{PastRule, Preset, SessionRule};

/// The id of the seed's field.
pub const SEED_FIELD: &str = "seed";

/// The settings as they stand on the screen. The seed is the raw text: a wrong one is kept and judged when it is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    pub preset: Preset,
    pub sessions: SessionRule,
    pub past_pairs: PastRule,
    pub seed: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            preset: Preset::default(),
            sessions: SessionRule::default(),
            past_pairs: PastRule::default(),
            seed: "1".to_owned(),
        }
    }
}

impl Settings {
    /// The seed as a number.
    ///
    /// # Errors
    /// A sentence that says what to type, when the text is not a whole number that fits.
    pub fn seed(&self) -> Result<u64, String> {
        self.seed.trim().parse().map_err(|_| {
            if self.seed.trim().is_empty() {
                "Enter a draw number, such as 1".to_owned()
            } else {
                format!(
                    "Draw number must be a whole number, such as 7, not \"{}\"",
                    self.seed.trim()
                )
            }
        })
    }
}

/// The name of a preset.
pub const fn preset_label(preset: Preset) -> &'static str {
    match preset {
        Preset::Generous => "Fewest disappointed",
        Preset::Greedy => "Most first choices",
        Preset::RankSum => "Best overall",
    }
}

/// The name of a rule for half days.
pub const fn sessions_label(rule: SessionRule) -> &'static str {
    match rule {
        SessionRule::Soft => "Better if they meet",
        SessionRule::Hard => "Have to meet",
    }
}

/// The name of a rule for pairs of earlier rounds.
pub const fn past_label(rule: PastRule) -> &'static str {
    match rule {
        PastRule::Hard => "Never again",
        PastRule::Soft => "Avoid",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seeded(seed: &str) -> Result<u64, String> {
        Settings {
            seed: seed.to_owned(),
            ..Settings::default()
        }
        .seed()
    }

    #[test]
    fn a_seed_is_a_whole_number() {
        assert_eq!(seeded(" 42 "), Ok(42));
        assert_eq!(seeded("18446744073709551615"), Ok(u64::MAX));
        assert_eq!(seeded(""), Err("Enter a draw number, such as 1".to_owned()));
        assert_eq!(
            seeded("-1"),
            Err("Draw number must be a whole number, such as 7, not \"-1\"".to_owned())
        );
    }
}
