//! Pairs that were made before, read from a file such as the one that [`crate::pairs_csv`] writes: those of an earlier
//! round, which are not to be made again, or those of this one, which are to be kept.

use files::csv::Table;
use pairing::{Texts, comparable};

use crate::cell;
use crate::column::simplified;
use crate::roster::Roster;

/// One pair of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadePair {
    /// The names of the two, as far as the file has them.
    pub names: (String, String),
    /// What the two are known by: the email, or the name where there is none.
    pub ids: (String, String),
    /// Whether both visits are over.
    pub done: bool,
}

/// The headings of the columns that are read, in the form of [`simplified`].
const HEADINGS: [&str; 5] = ["persona", "emaila", "personb", "emailb", "done"];

/// The pairs of a table with the headings `person_a`, `email_a`, `person_b`, `email_b` and, if it has one, `done`. Rows
/// that do not name two people are passed over.
///
/// # Errors
/// A sentence, when the table names nobody on one of the sides, or when an entry under `done` is neither yes nor no: a finished
/// exchange that was taken for an open one would be taken apart.
pub fn made_pairs(table: &Table, file_name: &str) -> Result<Vec<MadePair>, String> {
    let at = |wanted: &str| {
        let mut headings = table.headings.iter();
        headings.position(|heading| simplified(heading) == wanted)
    };
    let [name_a, email_a, name_b, email_b, done] = HEADINGS.map(at);
    let known = (name_a.or(email_a), name_b.or(email_b));
    let mut pairs = Vec::new();
    let mut unclear = Vec::new();
    for row in &table.rows {
        let text = |column: Option<usize>| {
            let cell = column.and_then(|column| row.cells.get(column));
            cell.map_or(String::new(), |cell| cell::line(cell))
        };
        let id = |email: Option<usize>, name| {
            let cell = email.and_then(|column| row.cells.get(column));
            let email = cell.map_or(String::new(), |cell| cell::one_email(cell));
            if email.is_empty() { text(name) } else { email }
        };
        let ids = (id(email_a, name_a), id(email_b, name_b));
        if !ids.0.is_empty() && !ids.1.is_empty() {
            let done = text(done);
            if is_done(&done).is_none() {
                unclear.push(format!("row {} (\"{done}\")", row.number));
            }
            pairs.push(MadePair {
                names: (text(name_a), text(name_b)),
                ids,
                done: is_done(&done) == Some(true),
            });
        }
    }
    if let Some(column) = done.filter(|_| !unclear.is_empty()) {
        let more = unclear.len().saturating_sub(NAMED);
        unclear.truncate(NAMED);
        if more > 0 {
            unclear.push(format!("{more} more"));
        }
        let last = unclear.pop().unwrap_or_default();
        let (rows, is) = if unclear.is_empty() {
            (last, "is")
        } else {
            (format!("{} and {last}", unclear.join(", ")), "are")
        };
        let heading = table.headings.get(column).map_or("done", String::as_str);
        return Err(format!(
            "{file_name}, column {} ({heading}): {rows} {is} neither yes nor no. Write yes where both visits are over, and no or \
             nothing where they are not. Nothing was imported.",
            column + 1
        ));
    }
    match known {
        (Some(_), Some(_)) if !pairs.is_empty() => Ok(pairs),
        (Some(_), Some(_)) => Err(format!(
            "{file_name} names no pairs. Choose a file with two people in each row. Nothing was imported."
        )),
        _ => Err(format!(
            "{file_name} has no columns \"person_a\" and \"person_b\". Choose a file that was downloaded as pairs.csv, or give \
             its columns these headings. Nothing was imported."
        )),
    }
}

/// How many entries are named one by one.
const NAMED: usize = 5;

/// Whether an entry under `done` says that both visits are over. `None` when it says neither yes nor no.
fn is_done(entry: &str) -> Option<bool> {
    match comparable(entry.trim_end_matches(['.', '!'])).as_str() {
        "yes" | "y" | "x" | "1" | "1.0" | "true" | "done" | "complete" | "completed"
        | "finished" | "✓" | "✔" | "✔\u{fe0f}" | "☑" | "☑\u{fe0f}" | "✅" => Some(true),
        "" | "no" | "n" | "0" | "0.0" | "false" | "-" | "not done" | "not yet" | "not complete"
        | "not completed" | "incomplete" | "open" | "pending" | "planned" | "to do" => Some(false),
        _ => None,
    }
}

/// How many of the pairs are of two people on the list.
pub fn on_the_list(pairs: &[MadePair], roster: &Roster) -> usize {
    let mut texts = Texts::default();
    for person in roster.volunteers.iter().map(|volunteer| &volunteer.person) {
        texts.of(&person.email);
        texts.of(&person.name);
    }
    let known = |id: &str, name: &str| texts.known(id).or_else(|| texts.known(name)).is_some();
    let both =
        |pair: &&MadePair| known(&pair.ids.0, &pair.names.0) && known(&pair.ids.1, &pair.names.1);
    pairs.iter().filter(both).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use files::csv;

    fn read(text: &str) -> Result<Vec<MadePair>, String> {
        made_pairs(&csv::read(text.as_bytes()).unwrap().table, "pairs.csv")
    }

    #[test]
    fn pairs_are_known_by_their_emails_or_else_by_their_names() {
        let pairs = read(
            "Person A,Email A,Person B,email_b,Done\nAnn Lee,ann@x.example,Bob Hill,,yes\n,,Di Tarn,,\n\
             Cy Quay,mailto:cy@x.example,Di Tarn,di@x.example,no\n",
        )
        .unwrap();
        let ids: Vec<_> = pairs
            .iter()
            .map(|pair| (pair.ids.0.as_str(), pair.ids.1.as_str()))
            .collect();
        assert_eq!(
            ids,
            [
                ("ann@x.example", "Bob Hill"),
                ("cy@x.example", "di@x.example")
            ]
        );
        assert_eq!([pairs[0].done, pairs[1].done], [true, false]);
        let list = "name,email,side\nAnn Lee,new@x.example,GP\nBob Hill,,hospital\nCy Quay,,GP\n";
        let roster = crate::read_volunteers(list.as_bytes(), "list.csv").unwrap();
        assert_eq!(on_the_list(&pairs, &roster), 1);
    }

    #[test]
    fn done_is_read_however_people_mark_it() {
        let done = |entry: &str| {
            let text = format!("person_a,person_b,done\nAnn Lee,Bob Hill,{entry}\n");
            read(&text).map(|pairs| pairs[0].done)
        };
        for yes in [
            "yes",
            "Yes",
            "YES",
            "Y",
            "y",
            "X",
            "x",
            "1",
            "TRUE",
            "True",
            "Done",
            "DONE.",
            "completed",
            "Complete",
            "Finished",
            "✓",
            "✔",
            "✔\u{fe0f}",
            "☑",
            "✅",
            " yes ",
            "Yes!",
        ] {
            assert_eq!(done(yes), Ok(true), "{yes}");
        }
        for no in [
            "", "no", "No", "N", "FALSE", "0", "-", "–", "not yet", "Not done", "pending",
        ] {
            assert_eq!(done(no), Ok(false), "{no}");
        }
        assert_eq!(
            done("1 of 2").unwrap_err(),
            "pairs.csv, column 3 (done): row 2 (\"1 of 2\") is neither yes nor no. Write yes where both visits are over, and no \
             or nothing where they are not. Nothing was imported."
        );
        let rows: String = (0..8).map(|at| format!("A{at},B{at},?\n")).collect();
        assert_eq!(
            read(&format!("person_a,person_b,Done\n{rows}")).unwrap_err(),
            "pairs.csv, column 3 (Done): row 2 (\"?\"), row 3 (\"?\"), row 4 (\"?\"), row 5 (\"?\"), row 6 (\"?\") and 3 more are \
             neither yes nor no. Write yes where both visits are over, and no or nothing where they are not. Nothing was \
             imported."
        );
    }

    #[test]
    fn a_file_without_pairs_is_refused_with_the_way_out() {
        assert_eq!(
            read("name,email\nAnn,ann@x.example\n"),
            Err("pairs.csv has no columns \"person_a\" and \"person_b\". Choose a file that was downloaded as pairs.csv, or \
                 give its columns these headings. Nothing was imported."
                .to_owned())
        );
        assert_eq!(
            read("person_a,person_b\nAnn,\n"),
            Err("pairs.csv names no pairs. Choose a file with two people in each row. Nothing was imported.".to_owned())
        );
    }
}
