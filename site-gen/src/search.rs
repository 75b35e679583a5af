//! The search index.
use crate::site::Site;
/// The files of search, by the names that templates use.
pub fn files(_: &Site) -> Vec<(String, Vec<u8>)> {
    Vec::new()
}
