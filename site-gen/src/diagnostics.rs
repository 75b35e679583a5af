//! What went wrong, where, and the way out: one form for every problem of every stage.
//!
//! A problem prints as
//!
//! ```text
//! content/guide/visits.md:12:15: There is no page "@/guide/pairng.md".
//!    |
//! 12 | See [pairing](@/guide/pairng.md).
//!    |               ^^^^^^^^^^^^^^^^^
//!    = Did you mean "@/guide/pairing.md"?
//! ```

use std::fmt;
use std::ops::Range;

/// A line longer than this, in characters, is cut around the offending text before it is shown.
const LONGEST_SHOWN: usize = 160;

/// One thing that an author has to put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, relative to the site's root, with forward slashes. Empty when no file is to blame.
    pub file: String,
    /// Where in the file, when the place is known.
    pub place: Option<Place>,
    /// What is wrong, in a sentence.
    pub message: String,
    /// The way out, in a sentence.
    pub help: Option<String>,
}

/// A place in a source file, with the line to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1, in characters.
    pub column: usize,
    /// The line as it stands in the file.
    pub text: String,
    /// How many characters the offending text takes on that line; at least 1.
    pub width: usize,
}

impl Place {
    /// The place of the bytes `range` in `source`. A range outside the source means its end.
    #[must_use]
    pub fn of(source: &str, range: Range<usize>) -> Self {
        let start = floor_boundary(source, range.start);
        let end = floor_boundary(source, range.end).max(start);
        let before = source.get(..start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let from_line_start = source.get(line_start..).unwrap_or_default();
        let text = from_line_start.lines().next().unwrap_or_default();
        let prefix = source.get(line_start..start).unwrap_or_default();
        let column = prefix.chars().count() + 1;
        let offending = source.get(start..end).unwrap_or_default();
        let first_line = offending.lines().next().unwrap_or_default();
        Self {
            line: before.matches('\n').count() + 1,
            column,
            text: text.to_owned(),
            width: first_line.chars().count().max(1),
        }
    }

    /// The line to show and the column within it: all of it, or the part around the offending text.
    fn shown(&self) -> (String, usize) {
        let length = self.text.chars().count();
        let clean = |character: char| {
            if character == '\t' || character.is_control() {
                ' '
            } else {
                character
            }
        };
        if length <= LONGEST_SHOWN {
            return (self.text.chars().map(clean).collect(), self.column);
        }
        let start = self.column.saturating_sub(LONGEST_SHOWN / 2);
        let part: String = self
            .text
            .chars()
            .skip(start)
            .take(LONGEST_SHOWN)
            .map(clean)
            .collect();
        let (lead, shift) = if start > 0 { ("… ", 2) } else { ("", 0) };
        let tail = if start + LONGEST_SHOWN < length {
            " …"
        } else {
            ""
        };
        (format!("{lead}{part}{tail}"), self.column - start + shift)
    }
}

/// The last character boundary at or before `at`.
fn floor_boundary(source: &str, at: usize) -> usize {
    let mut at = at.min(source.len());
    while !source.is_char_boundary(at) {
        at -= 1;
    }
    at
}

impl Problem {
    /// A problem of a whole file, or of none when `file` is empty.
    pub fn of_file(file: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            place: None,
            message: message.into(),
            help: None,
        }
    }

    /// A problem at the bytes `range` of `source`, which is the text of `file`.
    pub fn at(
        file: impl Into<String>,
        source: &str,
        range: Range<usize>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            file: file.into(),
            place: Some(Place::of(source, range)),
            message: message.into(),
            help: None,
        }
    }

    /// Adds the way out.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds "Did you mean ...?" when something that exists is near.
    #[must_use]
    pub fn did_you_mean(self, nearest: Option<&str>) -> Self {
        match nearest {
            Some(nearest) => self.help(format!("Did you mean \"{nearest}\"?")),
            None => self,
        }
    }

    /// The order in which problems are told: by file, then by place.
    fn key(&self) -> (&str, usize, usize, &str) {
        let (line, column) = self
            .place
            .as_ref()
            .map_or((0, 0), |place| (place.line, place.column));
        (&self.file, line, column, &self.message)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.file.is_empty() {
            write!(f, "{}:", self.file)?;
        }
        if let Some(place) = &self.place {
            write!(f, "{}:{}:", place.line, place.column)?;
        }
        let gap = if self.file.is_empty() { "" } else { " " };
        write!(f, "{gap}{}", self.message)?;
        let margin = if let Some(place) = &self.place {
            let number = place.line.to_string();
            let margin = " ".repeat(number.len());
            let (text, column) = place.shown();
            let indent = " ".repeat(column.saturating_sub(1));
            let room = text.chars().count().saturating_sub(column - 1).max(1);
            let carets = "^".repeat(place.width.min(room));
            write!(
                f,
                "\n{margin} |\n{number} | {text}\n{margin} | {indent}{carets}"
            )?;
            margin
        } else {
            String::from(" ")
        };
        if let Some(help) = &self.help {
            write!(f, "\n{margin} = {help}")?;
        }
        Ok(())
    }
}

/// Every problem of one run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    list: Vec<Problem>,
}

impl Problems {
    /// No problem yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, problem: Problem) {
        self.list.push(problem);
    }

    /// Adds all of another run.
    pub fn extend(&mut self, others: impl IntoIterator<Item = Problem>) {
        self.list.extend(others);
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// In the order of files and places, each told once.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.list.sort_by(|a, b| a.key().cmp(&b.key()));
        self.list.dedup();
        self
    }

    /// Goes on with `value` when there is no problem.
    ///
    /// # Errors
    /// All the problems, sorted, when there is one.
    pub fn or<T>(self, value: T) -> Result<T, Self> {
        if self.is_empty() {
            Ok(value)
        } else {
            Err(self.sorted())
        }
    }

    /// Reads them one by one.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.list.iter()
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self {
            list: vec![problem],
        }
    }
}

impl FromIterator<Problem> for Problems {
    fn from_iter<I: IntoIterator<Item = Problem>>(problems: I) -> Self {
        Self {
            list: problems.into_iter().collect(),
        }
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = std::vec::IntoIter<Problem>;
    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.list {
            writeln!(f, "{problem}\n")?;
        }
        let count = self.list.len();
        write!(
            f,
            "{count} {}",
            if count == 1 { "problem" } else { "problems" }
        )
    }
}

impl std::error::Error for Problems {}

/// The candidate most like `wanted`, when one is near enough to be meant.
pub fn nearest<'a, I>(wanted: &str, candidates: I) -> Option<&'a str>
where
    I: IntoIterator<Item = &'a str>,
{
    let wanted = wanted.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (likeness(&wanted, &candidate.to_lowercase()), candidate))
        .filter(|(score, _)| *score >= 0.6)
        // On a tie the first in the alphabet, so that the message never depends on the order of a map.
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate)
}

/// From 0 to 1. Paths are compared part by part, so that a shared folder alone makes no likeness.
fn likeness(wanted: &str, candidate: &str) -> f64 {
    if candidate.starts_with(wanted) && wanted.len() >= 3 {
        return 0.9;
    }
    let parts = |path: &str| -> Vec<String> {
        let trimmed = path
            .trim_end_matches('/')
            .trim_end_matches("index.md")
            .trim_end_matches('_');
        trimmed
            .trim_end_matches('/')
            .split('/')
            .map(ToOwned::to_owned)
            .collect()
    };
    if !wanted.contains('/') && !candidate.contains('/') {
        return strsim::normalized_damerau_levenshtein(wanted, candidate);
    }
    let (wanted, candidate) = (parts(wanted), parts(candidate));
    let last = |parts: &[String]| parts.last().cloned().unwrap_or_default();
    let name = strsim::normalized_damerau_levenshtein(&last(&wanted), &last(&candidate));
    let whole = strsim::normalized_damerau_levenshtein(&wanted.join("/"), &candidate.join("/"));
    if name < 0.6 {
        0.0
    } else {
        0.7 * name + 0.3 * whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_shows_the_line_and_a_caret() {
        let source = "+++\ntitle = \"A\"\n+++\nSee [pairing](@/guide/pairng.md).\n";
        let at = source.find("@/").unwrap();
        let problem = Problem::at(
            "content/a.md",
            source,
            at..at + 17,
            "There is no page \"@/guide/pairng.md\".",
        )
        .did_you_mean(Some("@/guide/pairing.md"));
        assert_eq!(
            problem.to_string(),
            "content/a.md:4:15: There is no page \"@/guide/pairng.md\".\n  |\n4 | See [pairing](@/guide/pairng.md).\n  \
             |               ^^^^^^^^^^^^^^^^^\n  = Did you mean \"@/guide/pairing.md\"?"
        );
    }

    #[test]
    fn a_very_long_line_is_cut_around_the_place() {
        let source = format!("{}HERE{}", "x".repeat(5_000), "y".repeat(5_000));
        let text = Problem::at("a.md", &source, 5_000..5_004, "Here.").to_string();
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[2].chars().count() < 180, "{}", lines[2]);
        let caret = lines[3].chars().position(|c| c == '^').unwrap();
        assert_eq!(
            lines[2].chars().skip(caret).take(4).collect::<String>(),
            "HERE"
        );
    }

    #[test]
    fn problems_are_sorted_and_told_once() {
        let mut problems = Problems::new();
        problems.push(Problem::of_file("b.md", "Second."));
        problems.push(Problem::of_file("a.md", "First."));
        problems.push(Problem::of_file("a.md", "First."));
        assert_eq!(
            problems.sorted().to_string(),
            "a.md: First.\n\nb.md: Second.\n\n2 problems"
        );
    }

    #[test]
    fn a_place_inside_a_character_or_past_the_end_is_no_crash() {
        assert_eq!(Place::of("é", 1..9).column, 1);
        assert_eq!(Place::of("", 5..9).line, 1);
    }

    #[test]
    fn nearest_finds_typing_mistakes_and_nothing_far() {
        assert_eq!(
            nearest("titel", ["title", "template", "date"]),
            Some("title")
        );
        assert_eq!(nearest("zzz", ["title", "template"]), None);
    }
}
