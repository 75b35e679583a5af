//! What follows when a list comes in or is put right: volunteers, and pairs of this round and of earlier ones.

use scheme::Change;

use super::reduce::{FILE_FIELD, PAST_FIELD, PROBLEMS_HEADING, READ_HEADING};
use super::state::{Left, PairsFile, Volunteers, Work, Workspace};
use super::words;
use crate::parts::errors::FieldError;

impl Workspace {
    pub(super) fn read(&mut self, volunteers: Volunteers) {
        let summary = words::read_summary(&volunteers.roster);
        self.take_list(volunteers, "new volunteers");
        self.looking.all_rows = false;
        self.say(summary);
        self.focus_on(READ_HEADING);
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
            ..
        } = volunteers;
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
            Change::TakeOut { .. } => (
                "somebody taken out",
                format!("{} are left.", words::people(roster.volunteers.len())),
            ),
        };
        let more = !roster.problems.is_empty();
        let volunteers = Volunteers {
            changed: true,
            left,
            ..volunteers
        };
        self.take_list(volunteers, what);
        self.say(said);
        if matches!(change, Change::Replace { .. }) {
            // The button that was pressed is gone.
            self.focus_on(if more { PROBLEMS_HEADING } else { READ_HEADING });
        }
    }

    /// Takes out of the list whoever has this id. The result is older than the list and may know of people who left.
    pub(super) fn take_out(&mut self, id: &str) {
        let volunteers = self.work().inputs.volunteers.as_ref();
        let mut people = volunteers.iter().flat_map(|list| &list.roster.volunteers);
        let found = people.find(|volunteer| volunteer.person.id == id);
        if let Some(row) = found.map(|volunteer| volunteer.row) {
            self.edit(&Change::TakeOut { row });
        }
    }

    pub(super) fn leave(&mut self, left: Left) {
        let mut work = Work::clone(self.work());
        if let Some(volunteers) = &mut work.inputs.volunteers {
            volunteers.left.push(left);
            self.history.change(work, "a problem left as it is");
            self.say("Left as it is.");
            self.focus_on(PROBLEMS_HEADING);
        }
    }

    /// The list is in a file as it is now.
    pub(super) fn saved_list(&mut self) {
        let mut work = Work::clone(self.work());
        if let Some(volunteers) = &mut work.inputs.volunteers {
            volunteers.changed = false;
            self.history.replace(work);
        }
    }

    pub(super) fn add_past(&mut self, file: PairsFile) {
        let mut work = Work::clone(self.work());
        self.say(format!(
            "{}: {} read.",
            file.name,
            words::pairs(file.pairs.len())
        ));
        // The same file again takes the place of the first.
        work.inputs.past.retain(|known| known.name != file.name);
        let file = file.beside(work.inputs.volunteers.as_ref());
        work.inputs.past.push(file);
        self.history.change(work, "pairs of an earlier round");
        self.error = None;
    }

    pub(super) fn drop_past(&mut self, at: usize) {
        let mut work = Work::clone(self.work());
        if at < work.inputs.past.len() {
            let file = work.inputs.past.remove(at);
            self.history.change(work, "earlier pairs removed");
            self.say(format!("{} is removed.", file.name));
            self.focus_on(PAST_FIELD);
        }
    }

    /// Pairs of this round from a file: those that are done stay so, the others stay where they can.
    pub(super) fn take_up(&mut self, file: PairsFile) {
        let mut work = Work::clone(self.work());
        for pair in file.pairs.iter().filter(|pair| pair.done) {
            if !work.done.contains(&pair.ids) {
                work.done.push(pair.ids.clone());
            }
        }
        if work.done != self.work().done {
            self.history.change(work, "exchanges that are done");
        }
        self.start(Some(file));
    }
}
