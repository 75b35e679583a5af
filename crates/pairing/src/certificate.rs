//! The proof of a result, in numbers that a simple program can check.

/// A proof that no pairing that keeps the rules serves the levels better, one after the other.
///
/// Each level gives every person a price. For any prices, no pairing can be worth more at this level than
///
/// * over all cells (two people who may be paired), the most of `x * (worth - price - price)`, and
/// * over all people, the most of `gain(d) + price * d`,
///
/// where `x` (paired or not) and `d` (how many partners) take only the values that reach the most at every earlier
/// level. When the pairing reaches this sum at each level, it is the best. [`crate::check`] does exactly that.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(deny_unknown_fields)
)]
pub struct Certificate {
    /// The seed of the random level. In a file it is a text of digits, as `input_hash` is.
    #[cfg_attr(feature = "serde", serde(with = "crate::digits"))]
    pub seed: u64,
    /// A fingerprint of the people and the rules that the proof is about.
    #[cfg_attr(feature = "serde", serde(with = "crate::digits"))]
    pub input_hash: u64,
    /// One proof for each level, the most important first.
    pub levels: Vec<LevelProof>,
}

/// The proof of one level.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(deny_unknown_fields)
)]
pub struct LevelProof {
    /// The level, as in [`crate::Level::key`].
    pub key: String,
    /// What the pairing came to at this level.
    pub value: i64,
    /// One price for each person, in the order of the list.
    pub prices: Vec<i64>,
}
