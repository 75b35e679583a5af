//! What an administrator can set before pairing.

/// What counts as serving the choices best. In each, `le_k` is how many people got their k-th choice or a better one
/// and `p_k` how many got exactly their k-th.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum Preset {
    /// Fewest disappointed: most `le_3`, then `le_2`, then `le_1`.
    #[default]
    Generous,
    /// Most first choices: most `p_1`, then `p_2`, then `p_3`.
    Greedy,
    /// Best overall: most `3 p_1 + 2 p_2 + p_3`.
    RankSum,
}

impl Preset {
    /// All presets, the usual one first.
    pub const ALL: [Self; 3] = [Self::Generous, Self::Greedy, Self::RankSum];
}

/// How sessions count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum SessionRule {
    /// A level: pairs whose sessions meet are preferred.
    #[default]
    Soft,
    /// A rule: the sessions of a pair meet in both directions.
    Hard,
}

/// How pairs of earlier rounds count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum PastRule {
    /// Never again.
    #[default]
    Hard,
    /// Again only where this lets more people be paired or more existing pairs be kept.
    Soft,
}

/// Everything beside the people that the result depends on. People are named by id, email or name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(default, deny_unknown_fields)
)]
pub struct Rules {
    /// What counts as serving the choices best.
    pub choices: Preset,
    /// Whether sessions are a preference or a rule.
    pub sessions: SessionRule,
    /// Whether a pair of an earlier round may be made again.
    pub past_pairs: PastRule,
    /// Decides between pairings that are equally good: another seed, another draw. In a file it is a
    /// text of digits.
    #[cfg_attr(feature = "serde", serde(with = "crate::digits"))]
    pub seed: u64,
    /// Existing pairs to keep where possible, when repairing.
    pub keep: Vec<(String, String)>,
    /// Pairs that must be made, beside the `locked_with` of the people.
    pub lock: Vec<(String, String)>,
    /// Which profession may meet which, in either order; any may meet any when empty.
    pub meetings: Vec<(String, String)>,
    /// Pairs that must not be made, beside the `exclusions` of the people.
    pub forbid: Vec<(String, String)>,
    /// Pairs of earlier rounds, beside the `previous` of the people. A name that several people have means each of them.
    pub past: Vec<(String, String)>,
}
