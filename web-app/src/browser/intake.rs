//! The one door for a file that comes in, chosen or dropped: its size is judged, its field emptied so that the same file can
//! come again, its bytes read, the office waited for where its bytes need that. Each wait has an end, and each end a sentence.
//!
//! Files are numbered, so that one which comes late never takes the place of something that was chosen after it.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};

use gloo::events::EventListener;
use gloo::file::callbacks::{FileReader, read_as_bytes};
use gloo::timers::callback::Timeout;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::file;
use super::office::{CHANGED, Office};

/// How long the browser may take to read a file, in milliseconds. A file that is kept online comes over the network first.
const READ_WITHIN: u32 = 30_000;

/// How long a file waits for the office, in milliseconds.
const OFFICE_WITHIN: u32 = 10_000;

/// A file that is being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Tells this file from those before and after it.
    pub number: u32,
    /// The id of the field that it was chosen in.
    pub field: AttrValue,
    /// The name of the file.
    pub name: String,
}

impl Reading {
    /// What the page says meanwhile.
    pub fn words(&self) -> String {
        format!("Reading {} ...", self.name)
    }
}

/// The files that a tool waits for, at most one of each field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Readings(Vec<Reading>);

impl Readings {
    /// Waits for this file. An earlier one of the same field is not waited for any more.
    pub fn start(&mut self, reading: Reading) {
        self.forget(&reading.field);
        self.0.push(reading);
    }

    /// Ends the wait for the file with this number. False when it is not waited for: something was chosen after it.
    pub fn end(&mut self, number: u32) -> bool {
        let at = self.0.iter().position(|reading| reading.number == number);
        at.map(|at| self.0.remove(at)).is_some()
    }

    /// Waits no longer for the file of this field.
    pub fn forget(&mut self, field: &str) {
        self.0.retain(|reading| reading.field != *field);
    }

    /// Waits for no file any more.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The file of this field that is being read.
    pub fn of(&self, field: &str) -> Option<&Reading> {
        self.0.iter().find(|reading| reading.field == *field)
    }
}

/// What becomes of a file. `A` is what a tool makes of its bytes.
#[derive(Debug, Clone, PartialEq)]
pub enum News<A> {
    /// It is being read.
    Reading(Reading),
    /// The file with this number is read, or cannot be.
    Came(u32, A),
}

/// What a field lets in.
#[derive(Debug, Clone)]
pub struct Door {
    /// The id of the field.
    pub field: AttrValue,
    /// How many bytes a file may have.
    pub most: u64,
    /// What is said of a larger one, by its name.
    pub too_large: fn(&str) -> String,
    /// Whether these bytes can only be read with the office's help.
    pub office: fn(&[u8]) -> bool,
}

/// For files that are read without the office.
pub fn never(_: &[u8]) -> bool {
    false
}

/// What is under way for a field; putting something else in its place calls it off.
#[derive(Debug, Default)]
struct Pending {
    field: AttrValue,
    #[expect(dead_code, reason = "dropping it breaks the reading off")]
    reader: Option<FileReader>,
    slow: Option<Timeout>,
    office: Option<(EventListener, Timeout)>,
}

type Slots = Rc<RefCell<Vec<Pending>>>;

/// How many files came in since the page was opened.
static FILES: AtomicU32 = AtomicU32::new(0);

/// The door of one tool. A file that comes in while another of its field is being read takes its place.
#[derive(Debug, Clone)]
pub struct Intake<A> {
    slots: Slots,
    report: Callback<News<A>>,
}

/// A door that reports here. It lasts as long as the tool.
#[hook]
pub fn use_intake<A: 'static>(report: Callback<News<A>>) -> Intake<A> {
    let slots = use_mut_ref(Vec::new);
    Intake { slots, report }
}

/// What is to happen once, at the first of several ends.
type End = Rc<RefCell<Option<Box<dyn FnOnce(Result<Vec<u8>, String>)>>>>;

fn end(at: &End, bytes: Result<Vec<u8>, String>) {
    let first = at.try_borrow_mut().ok().and_then(|mut end| end.take());
    if let Some(first) = first {
        first(bytes);
    }
}

impl<A: 'static> Intake<A> {
    /// Takes the file in this field in. `make` says what its bytes come to, or the sentence on why there are none.
    pub fn take(
        &self,
        input: &HtmlInputElement,
        door: &Door,
        make: impl FnOnce(&str, Result<Vec<u8>, String>) -> A + 'static,
    ) {
        let Some((chosen, source)) = file::chosen(input) else {
            return;
        };
        file::forget(input);
        let number = FILES.fetch_add(1, Ordering::Relaxed);
        let name = chosen.name;
        self.report.emit(News::Reading(Reading {
            number,
            field: door.field.clone(),
            name: name.clone(),
        }));
        let done: End = {
            let (report, name) = (self.report.clone(), name.clone());
            Rc::new(RefCell::new(Some(Box::new(move |bytes| {
                report.emit(News::Came(number, make(&name, bytes)));
            }))))
        };
        if chosen.size > door.most {
            return end(&done, Err((door.too_large)(&name)));
        }
        let slow = {
            let (done, text) = (Rc::clone(&done), too_slow(&name));
            Timeout::new(READ_WITHIN, move || end(&done, Err(text)))
        };
        let reader = {
            let (slots, field) = (Rc::clone(&self.slots), door.field.clone());
            let office = door.office;
            let source = gloo::file::File::from(source);
            read_as_bytes(&source, move |bytes| match bytes {
                Err(_) => end(&done, Err(unreadable(&name))),
                Ok(bytes) if office(&bytes) && Office::now() == Office::Loading => {
                    wait_for_office(&slots, &field, &done, bytes, &name);
                }
                Ok(bytes) => end(&done, Ok(bytes)),
            })
        };
        if let Ok(mut slots) = self.slots.try_borrow_mut() {
            // The file before this one, where it is not read yet, is called off here.
            slots.retain(|pending| pending.field != door.field);
            slots.push(Pending {
                field: door.field.clone(),
                reader: Some(reader),
                slow: Some(slow),
                office: None,
            });
        }
    }
}

/// Hands the bytes on once the office is there. Where it fails meanwhile or does not come, it may still be on its way.
fn wait_for_office(slots: &Slots, field: &AttrValue, done: &End, bytes: Vec<u8>, name: &str) {
    let (Some(window), Ok(mut slots)) = (web_sys::window(), slots.try_borrow_mut()) else {
        return end(done, Err(not_yet(name)));
    };
    let Some(pending) = slots.iter_mut().find(|pending| pending.field == *field) else {
        return;
    };
    let settled = {
        let (done, bytes) = (Rc::clone(done), RefCell::new(bytes));
        let text = not_yet(name);
        EventListener::new(&window, CHANGED, move |_| match Office::now() {
            Office::Loading => {}
            Office::Ready => end(&done, Ok(bytes.take())),
            Office::Failed => end(&done, Err(text.clone())),
        })
    };
    let late = {
        let (done, text) = (Rc::clone(done), not_yet(name));
        Timeout::new(OFFICE_WITHIN, move || end(&done, Err(text)))
    };
    pending.slow = None;
    pending.office = Some((settled, late));
}

/// The browser gives one reason for many causes, and these are the ones that people can do something about.
pub fn unreadable(name: &str) -> String {
    format!(
        "{name} could not be read by the browser. Close it in other programs. If it is kept online, as in OneDrive, open it \
         once so that it is on this device. Then choose it again. Nothing was changed."
    )
}

fn too_slow(name: &str) -> String {
    format!(
        "{name} takes too long to read. If it is on a shared drive or kept online, copy it to this device and choose the copy. \
         Nothing was changed."
    )
}

fn not_yet(name: &str) -> String {
    format!(
        "{name} could not be read yet: the part of this page that reads such files has not arrived. Choose it again in a \
         moment, or save it as \"CSV UTF-8\" and choose that. Nothing was changed."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_file_that_is_waited_for_ends_the_wait() {
        let reading = |number, field: &'static str| Reading {
            number,
            field: field.into(),
            name: "list.csv".to_owned(),
        };
        let mut readings = Readings::default();
        for (number, field) in [(3, "list"), (4, "list"), (5, "logo")] {
            readings.start(reading(number, field));
        }
        assert!(!readings.end(3), "an earlier file of the same field");
        assert!(readings.end(4) && readings.end(5));
        assert!(!readings.end(4), "it ends once");
        readings.start(reading(6, "list"));
        readings.forget("list");
        assert!(!readings.end(6), "something else was chosen");
    }

    #[test]
    fn a_file_that_cannot_be_read_says_what_to_do() {
        assert_eq!(
            unreadable("list.csv"),
            "list.csv could not be read by the browser. Close it in other programs. If it is kept online, as in OneDrive, open \
             it once so that it is on this device. Then choose it again. Nothing was changed."
        );
        assert_eq!(
            too_slow("list.csv"),
            "list.csv takes too long to read. If it is on a shared drive or kept online, copy it to this device and choose the \
             copy. Nothing was changed."
        );
        assert_eq!(
            not_yet("list.xlsx"),
            "list.xlsx could not be read yet: the part of this page that reads such files has not arrived. Choose it again in a \
             moment, or save it as \"CSV UTF-8\" and choose that. Nothing was changed."
        );
    }
}
