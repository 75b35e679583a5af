//! What is set before pairing.

use pairing::{PastRule, Preset, SessionRule};
use serde::{Deserialize, Serialize};

use super::Part;
use crate::saved::Refusal;

/// The settings of a pairing as they stand on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// What counts as serving the choices best.
    pub preset: Preset,
    /// Whether half days are a preference or a rule.
    pub sessions: SessionRule,
    /// Whether a pair of an earlier round may be made again.
    pub past_pairs: PastRule,
    /// The draw number as it was typed: a wrong one is kept, and judged when it is used.
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

/// Version 1.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingsVersion1 {
    preset: PresetFile,
    half_days: RuleFile,
    past_pairs: RuleFile,
    seed: String,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PresetFile {
    Generous,
    Greedy,
    RankSum,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleFile {
    /// Never broken.
    Firm,
    /// Kept where that costs nothing more important.
    Preferred,
}

impl From<Preset> for PresetFile {
    fn from(preset: Preset) -> Self {
        match preset {
            Preset::Generous => Self::Generous,
            Preset::Greedy => Self::Greedy,
            Preset::RankSum => Self::RankSum,
        }
    }
}

impl From<PresetFile> for Preset {
    fn from(file: PresetFile) -> Self {
        match file {
            PresetFile::Generous => Self::Generous,
            PresetFile::Greedy => Self::Greedy,
            PresetFile::RankSum => Self::RankSum,
        }
    }
}

impl From<SessionRule> for RuleFile {
    fn from(rule: SessionRule) -> Self {
        match rule {
            SessionRule::Hard => Self::Firm,
            SessionRule::Soft => Self::Preferred,
        }
    }
}

impl From<RuleFile> for SessionRule {
    fn from(file: RuleFile) -> Self {
        match file {
            RuleFile::Firm => Self::Hard,
            RuleFile::Preferred => Self::Soft,
        }
    }
}

impl From<PastRule> for RuleFile {
    fn from(rule: PastRule) -> Self {
        match rule {
            PastRule::Hard => Self::Firm,
            PastRule::Soft => Self::Preferred,
        }
    }
}

impl From<RuleFile> for PastRule {
    fn from(file: RuleFile) -> Self {
        match file {
            RuleFile::Firm => Self::Hard,
            RuleFile::Preferred => Self::Soft,
        }
    }
}

impl Part for Settings {
    const NAME: &'static str = "settings";
    type File = SettingsVersion1;

    fn to_file(&self) -> SettingsVersion1 {
        SettingsVersion1 {
            preset: self.preset.into(),
            half_days: self.sessions.into(),
            past_pairs: self.past_pairs.into(),
            seed: self.seed.clone(),
        }
    }

    fn from_file(file: SettingsVersion1) -> Result<Self, Refusal> {
        Ok(Self {
            preset: file.preset.into(),
            sessions: file.half_days.into(),
            past_pairs: file.past_pairs.into(),
            seed: file.seed,
        })
    }
}
