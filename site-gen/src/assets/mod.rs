//! Files that pages use: their hashes, styles made from SCSS.
pub mod hash;
