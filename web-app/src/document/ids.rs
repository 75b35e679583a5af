//! The ids of fields, for links and for the focus.

/// Where a saved scheme is chosen.
pub const OPEN: &str = "open-scheme";
/// Where a list of people is chosen.
pub const LIST: &str = "choose-list";
/// The field that says whose copy the page shows.
pub const SHOWN: &str = "show-person";
/// The button that makes a file for each person: the first of them.
pub const MAKE: &str = "make-files";
/// Where the making of files is cancelled.
pub const CANCEL: &str = "cancel-files";
/// Where the document is taken away.
pub const TAKE: &str = "take";
/// Where pictures are chosen: the first of them.
pub const LOGO: &str = "logos";
/// The document itself.
pub const DOCUMENT: &str = "document";
