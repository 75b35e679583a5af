//! Whole numbers of 64 bits as texts of digits. JSON has no such numbers: every reader in JavaScript rounds what is larger
//! than 2^53, and a proof with a rounded seed proves nothing.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serializer};

/// Writes the number as a text.
pub(crate) fn serialize<S: Serializer>(number: &u64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(number)
}

/// Reads a text of digits and nothing else.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    let text = String::deserialize(deserializer)?;
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse().ok().filter(|_| digits);
    number.ok_or_else(|| D::Error::custom("a whole number in quotation marks is wanted"))
}
