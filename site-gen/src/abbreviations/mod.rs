//! What abbreviations stand for: the site's list of terms, and how a first use says it.
//!
//! `[abbreviations]` in `config.toml` names a data file of terms. The first use of each on a page is followed by the words
//! that it stands for, and these lead to the page that explains it:
//!
//! ```text
//! the ICB   ->   the <abbr>ICB</abbr> (<a class="app-term" href="...#icb">integrated care board</a>)
//! ```
//!
//! In words, and not as a `title="..."`: a tooltip is out of reach on a touch screen, by keyboard and on paper.
//! A part that is folded away is read by itself, so it has a first use of its own.
//! Nothing is added where the author has written the words out already, and nothing within headings, links, code, tables'
//! headings and controls. What a person fills in or takes away (`data-as-written`, `data-island`) stays as its author wrote
//! it, so its author has to write each abbreviation out. An abbreviation that nothing explains is a problem of the build.

mod read;
mod word;

use std::collections::{BTreeMap, HashMap, HashSet};

pub use word::{Word, initials_fit, words};

/// `[abbreviations]` of `config.toml`.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The data file, by its path in `content/`: an array of tables `term`, each with `term` and, for an abbreviation,
    /// `expansion`; `plural` and `id` where there are any.
    pub terms: String,
    /// The page that explains them, as a link: `@/about/glossary/index.md`. Each `id` is a part of it.
    pub page: Option<String>,
    /// What pages may use without a word: names, and what everybody knows.
    pub leave: Vec<String>,
}

/// One meaning of an abbreviation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// `integrated care board`
    pub expansion: String,
    /// `integrated care boards`
    pub plural: String,
    /// Both, as [`normal`] writes them, to find them in a text.
    normal: [String; 2],
    /// The part of the explaining page that is about it.
    pub id: Option<String>,
}

/// What the site knows of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Knowledge<'a> {
    /// It stands for one thing, or for several.
    Means(&'a [Meaning]),
    /// It needs no words.
    Left,
    /// Nothing.
    Unknown,
}

/// The abbreviations of a site.
#[derive(Debug, Clone, Default)]
pub struct Abbreviations {
    meanings: HashMap<String, Vec<Meaning>>,
    leave: HashSet<String>,
    /// Words of terms that are more than an abbreviation: explained in the list, and not where they are used.
    listed: HashSet<String>,
    /// The page that explains them, as a link.
    page: Option<String>,
    /// The data file, for messages.
    file: String,
}

impl Abbreviations {
    /// What is known of `word`, which may be a plural: its letters without the `s`, and what they mean.
    #[must_use]
    pub fn look_up<'w>(&self, word: &'w str) -> (&'w str, Knowledge<'_>) {
        let singular = word.strip_suffix('s');
        for letters in [Some(word), singular].into_iter().flatten() {
            if let Some(meanings) = self.meanings.get(letters) {
                return (letters, Knowledge::Means(meanings));
            }
            if self.leave.contains(letters) || self.listed.contains(letters) {
                return (letters, Knowledge::Left);
            }
        }
        (word, Knowledge::Unknown)
    }

    /// Where the meaning with this id is explained, as a link that is still to be resolved.
    #[must_use]
    pub fn link(&self, meaning: &Meaning) -> Option<String> {
        let page = self.page.as_ref()?;
        let id = meaning.id.as_ref()?;
        Some(format!("{page}#{id}"))
    }

    /// The way out for the author of a page with an abbreviation that nothing explains.
    #[must_use]
    pub fn way_out(&self, word: &str) -> String {
        let all: BTreeMap<&str, ()> = self
            .meanings
            .keys()
            .map(|term| (term.as_str(), ()))
            .collect();
        let near = (word.len() > 3)
            .then(|| crate::diagnostics::nearest(word, all.into_keys()))
            .flatten()
            .map_or("Write".to_owned(), |near| {
                format!("Did you mean \"{near}\"? If not, write")
            });
        format!(
            "{near} the words out before it, as in \"long name ({word})\", or add it to {}. What needs no words goes into \
             \"leave\" under [abbreviations] in config.toml.",
            self.file
        )
    }
}

impl Meaning {
    /// Whether a text, as [`normal`] writes it, holds the words.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.normal.iter().any(|words| text.contains(words))
    }
}

/// A text as it is compared: lower case, single spaces, straight apostrophes.
#[must_use]
pub fn normal(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !normal.is_empty() {
            normal.push(' ');
        }
        normal.extend(
            word.chars()
                .flat_map(char::to_lowercase)
                .map(|letter| if letter == '’' { '\'' } else { letter }),
        );
    }
    normal
}

/// More than one of what an expansion names, when the data file does not say: `integrated care boards`.
fn plural_of(expansion: &str) -> String {
    let consonant_y = expansion
        .strip_suffix('y')
        .filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']) && !stem.is_empty());
    if let Some(stem) = consonant_y {
        return format!("{stem}ies");
    }
    if expansion.ends_with(['s', 'x']) || expansion.ends_with("ch") || expansion.ends_with("sh") {
        return format!("{expansion}es");
    }
    format!("{expansion}s")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_are_made_where_none_is_given() {
        let made = [
            "care board",
            "activity",
            "day",
            "process",
            "plan, do, study, act",
        ]
        .map(plural_of);
        let wanted = [
            "care boards",
            "activities",
            "days",
            "processes",
            "plan, do, study, acts",
        ];
        assert_eq!(made, wanted);
    }

    #[test]
    fn texts_are_compared_without_case_lines_and_curls() {
        assert_eq!(
            normal("The  Commissioner’s\nOffice "),
            "the commissioner's office"
        );
    }
}
