//! The ids of headings and fields, for links and for the focus.

/// The id of the heading above a list that was read.
pub const READ_HEADING: &str = "read";
/// The id of the heading above the problems of a list.
pub const PROBLEMS_HEADING: &str = "problems";
/// The id of the heading above a result.
pub const RESULT_HEADING: &str = "result";
/// The ids of the fields for files: volunteers, earlier pairs, pairs to keep.
pub const FILE_FIELD: &str = "volunteers-file";
pub const PAST_FIELD: &str = "past-file";
pub const KEPT_FIELD: &str = "kept-file";
/// The ids of what stands in and below the bar: what Save and Open did, the field for a saved scheme, and the two passphrases.
pub const BAR_PLACE: &str = "scheme-said";
pub const OPEN_PANEL: &str = "scheme-file";
pub const OPEN_FIELD: &str = "open-scheme";
pub const OPEN_SECRET_FIELD: &str = "open-passphrase";
pub const SAVE_SECRET_FIELD: &str = "save-passphrase";
/// The id of the paste field.
pub const PASTE_FIELD: &str = "volunteers-paste";

/// The id of the heading above the question what two people would cost.
pub const WHAT_IF_HEADING: &str = "what-if";
/// The id of the heading above the question what a swap would cost.
pub const SWAP_HEADING: &str = "swap";
/// The id of the heading above the answer.
pub const TRIAL_HEADING: &str = "price";
/// The id of the heading above the drafts.
pub const DRAFTS_HEADING: &str = "drafts";
/// The id of the heading above the ways of pairing side by side.
pub const SURVEY_HEADING: &str = "survey";
/// The id of the way out of a run.
pub const CANCEL: &str = "cancel-pairing";
/// The ids of the headings above the settings and above what was set by hand, and of the count of pairs that are shown.
pub const STEER_HEADING: &str = "how-to-pair";
pub const BY_HAND_HEADING: &str = "by-hand";
pub const PAIRS_COUNT: &str = "pairs-shown";
/// The id of the table of professions.
pub const PROFESSIONS: &str = "professions";
/// The ids of the fields that name a couple, and of those that name two pairs.
pub const ASK_A_FIELD: &str = "ask-a";
pub const ASK_B_FIELD: &str = "ask-b";
pub const SWAP_A_FIELD: &str = "swap-a";
pub const SWAP_B_FIELD: &str = "swap-b";
