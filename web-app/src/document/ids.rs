//! The ids of fields, for links and for the focus.

/// Where a saved scheme is chosen.
pub const OPEN: &str = "open-scheme";
/// Where a list of people is chosen.
pub const LIST: &str = "choose-list";
/// Where the document is taken away.
pub const TAKE: &str = "take";
/// Where pictures are chosen: the first of them.
pub const LOGO: &str = "logos";
/// The document itself.
pub const DOCUMENT: &str = "document";
