//! The ids of fields, so that a link or the focus finds them.

use forms::date::DatePart;
use forms::{Kind, Part};

/// The heading that takes the focus on a new page.
pub const HEADING: &str = "form-heading";
/// The button that leads from the first page to the questions; takes the focus there.
pub const START: &str = "form-start";
/// Which of two links is to count.
pub const LINK: &str = "new-link";
/// The choice to keep a draft.
pub const DRAFT: &str = "keep-draft";
/// The field that opens a saved response.
pub const OPEN: &str = "open-response";
/// The first radio of the nation.
pub const NATION: &str = "nation";

/// The start of the ids of one question.
pub fn question(id: &str) -> String {
    format!("q-{id}")
}

/// The id of one field of a question.
pub fn field(question_id: &str, kind: Option<Kind>, part: Part) -> String {
    let start = question(question_id);
    match (part, kind) {
        (Part::Whole, Some(Kind::Date)) => format!("{start}-day"),
        (Part::Whole, Some(Kind::Table)) => format!("{start}-0-0"),
        (Part::Whole | Part::Place(0), _) => start,
        (Part::Date(DatePart::Day), _) => format!("{start}-day"),
        (Part::Date(DatePart::Month), _) => format!("{start}-month"),
        (Part::Date(DatePart::Year), _) => format!("{start}-year"),
        (Part::Other, _) => format!("{start}-other"),
        (Part::Place(place), _) => format!("{start}-{place}"),
        (Part::Cell(row, column), _) => format!("{start}-{row}-{column}"),
    }
}
