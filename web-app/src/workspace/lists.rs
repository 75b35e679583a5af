//! What follows when a list comes in or is put right: volunteers, and pairs of this round and of earlier ones.

use scheme::Change;
use scheme::saved::Corrections;

use super::ids::{FILE_FIELD, PAST_FIELD, PROBLEMS_HEADING, READ_HEADING};
use super::state::{Left, PairsFile, Purpose, Spot, Volunteers, Work, Workspace};
use super::steering::Couple;
use super::words;
use crate::parts::errors::FieldError;
use crate::parts::shared::Shared;

impl Workspace {
    pub(super) fn read(&mut self, volunteers: Volunteers) {
        let summary = words::read_summary(&volunteers.roster);
        self.take_list(volunteers, "new volunteers");
        self.looking.all_rows = false;
        // A file that is still being read was chosen before this.
        self.readings.forget(FILE_FIELD);
        self.say(summary);
        self.focus.on(READ_HEADING);
    }

    fn take_list(&mut self, volunteers: Volunteers, what: &str) {
        let mut work = Work::clone(self.work());
        for file in &mut work.inputs.past {
            *file = file.clone().beside(Some(&volunteers));
        }
        work.inputs.volunteers = Some(volunteers);
        self.history.change(work, what);
        self.run = None;
        self.error = None;
    }

    /// Puts the list right as asked, and reads it anew.
    pub(super) fn edit(&mut self, change: &Change) {
        let Some(volunteers) = self.work().inputs.volunteers.clone() else {
            return;
        };
        let Volunteers {
            source,
            sheet,
            left,
            corrections,
            ..
        } = volunteers;
        let mut corrections = Corrections::clone(&corrections);
        corrections.note(&sheet, change);
        let volunteers = match Volunteers::new(source, sheet.changed(change)) {
            Ok(volunteers) => volunteers,
            Err(text) => {
                return self.refuse(FieldError {
                    field: FILE_FIELD,
                    text,
                });
            }
        };
        let roster = &volunteers.roster;
        let (what, said) = match change {
            Change::Replace { entry, by, .. } => {
                ("an entry put right", format!("{entry} is {by} now."))
            }
            Change::TakeOut { .. } => ("somebody taken out", words::left(roster.volunteers.len())),
        };
        let volunteers = Volunteers {
            changed: true,
            left,
            corrections: Shared::new(corrections),
            ..volunteers
        };
        let more = volunteers.has_open_problems();
        self.take_list(volunteers, what);
        self.note(READ_HEADING, said);
        if matches!(change, Change::Replace { .. }) {
            // The button that was pressed is gone.
            self.focus
                .on(if more { PROBLEMS_HEADING } else { READ_HEADING });
        }
    }

    /// Takes out of the list whoever has this id. The result is older than the list and may know of people who left.
    pub(super) fn take_out(&mut self, id: &str, from: From) {
        let volunteers = self.work().inputs.volunteers.as_ref();
        let mut people = volunteers.iter().flat_map(|list| &list.roster.volunteers);
        let Some(at) = people.position(|volunteer| volunteer.person.id == id) else {
            self.note(from.place(), "Nobody of this name is on the list any more.");
            return;
        };
        let found = volunteers.and_then(|list| list.roster.volunteers.get(at));
        let Some((row, name)) = found.map(|found| (found.row, found.person.name.clone())) else {
            return;
        };
        let before = self.work().clone();
        self.edit(&Change::TakeOut { row });
        if *self.work() == before {
            return;
        }
        let count = self.work().inputs.volunteers.as_ref();
        let count = count.map_or(0, |list| list.roster.volunteers.len());
        self.note(
            from.place(),
            format!("{name} is taken out. {}", words::left(count)),
        );
        if matches!(from, From::List) {
            // The row of the next person, or the last one, takes the place of the row that is gone.
            self.focus.on(match count.checked_sub(1) {
                Some(last) => take_out_id(at.min(last)),
                None => READ_HEADING.to_owned(),
            });
        }
    }

    pub(super) fn leave(&mut self, left: Left) {
        let mut work = Work::clone(self.work());
        if let Some(volunteers) = &mut work.inputs.volunteers {
            volunteers.left.push(left);
            self.history.change(work, "a problem left as it is");
            self.note(READ_HEADING, "Left as it is.");
            self.focus.on(PROBLEMS_HEADING);
        }
    }

    /// The list is in a file as it is now.
    pub(super) fn saved_list(&mut self) {
        let mut work = Work::clone(self.work());
        if let Some(volunteers) = &mut work.inputs.volunteers {
            volunteers.changed = false;
            self.history.replace(work);
            // The notice with the button is gone.
            self.focus.on(READ_HEADING);
        }
    }

    /// Adds the pairs of an earlier round. Contents tell files apart, and not names: each round is saved as `pairs.csv`.
    pub(super) fn add_past(&mut self, file: PairsFile) {
        self.error = None;
        let mut work = Work::clone(self.work());
        let past = &mut work.inputs.past;
        if let Some(known) = past.iter().find(|known| known.is_same(&file)) {
            let text = format!(
                "{} holds the same {} as {}, which counts already. They count once.",
                file.name,
                words::pairs(file.pairs.len()),
                known.name
            );
            self.note(PAST_FIELD, text);
            return;
        }
        let mut file = file.beside(work.inputs.volunteers.as_ref());
        let own = file.name.clone();
        for number in 2.. {
            if past.iter().all(|known| known.name != file.name) {
                break;
            }
            file.name = format!("{own} ({number})");
        }
        let read = words::pairs(file.pairs.len());
        let said = if file.name == own {
            format!("{own}: {read} read.")
        } else {
            format!(
                "{own}: {read} read. Another file has this name already, so it is listed as {}. Both count.",
                file.name
            )
        };
        past.push(file);
        self.history.change(work, "pairs of an earlier round");
        self.note(PAST_FIELD, said);
    }

    pub(super) fn drop_past(&mut self, at: usize) {
        let mut work = Work::clone(self.work());
        if at < work.inputs.past.len() {
            let file = work.inputs.past.remove(at);
            self.history.change(work, "earlier pairs removed");
            self.note(
                PAST_FIELD,
                format!("{} is removed. Undo brings it back.", file.name),
            );
            self.focus.on(PAST_FIELD);
        }
    }

    /// Pairs of this round from a file: those that are done stay so, the others stay where they can. Until the new pairs are
    /// there nothing is changed.
    pub(super) fn take_up(&mut self, file: PairsFile) {
        self.start(Some(file), Purpose::Result, Spot::Steer);
    }
}

/// Where somebody was taken out of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum From {
    /// In the list itself.
    List,
    /// Below this pair of the result.
    Pair(Couple),
}

impl From {
    fn place(&self) -> String {
        match self {
            Self::List => READ_HEADING.to_owned(),
            Self::Pair(couple) => pair_id(couple),
        }
    }
}

/// The id of the button that takes out whoever stands at this place of the list.
pub fn take_out_id(at: usize) -> String {
    format!("take-out-{at}")
}

/// The id of the line that opens a pair of the result.
pub fn pair_id((a, b): &Couple) -> String {
    // An id in a page holds no white space.
    let id = format!("pair-{a}-{b}");
    id.split_whitespace().collect::<Vec<_>>().join("_")
}
