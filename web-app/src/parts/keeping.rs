//! "Keep a draft on this computer": the choice, what came of it, and the work that it takes.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::drafts::{self, Draft, Keeper, Opened};
use crate::browser::screen::device;
use crate::browser::timer::{self, Later};

/// How long after a change the work is kept, in milliseconds: a pause in typing.
const PAUSE: u32 = 500;

/// Whether the work is kept on this computer, and how that goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keeping {
    /// The person wants it.
    pub wanted: bool,
    /// The time of day at which it was kept last; none while something is not kept yet.
    at: Option<AttrValue>,
    /// Why it is not kept.
    refusal: Option<AttrValue>,
}

/// What happens to the keeping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// The person ticked the box.
    Wanted,
    /// The person took the tick away, or cleared everything: what was kept is removed.
    Unwanted,
    /// Everything was cleared, perhaps in another tab.
    Cleared,
    /// A draft was there, kept at this time, so the person has chosen this before.
    Resumed(String),
    /// The work was kept at this time.
    At(String),
    /// It could not be kept, or what is there cannot be used.
    Refused(String),
}

impl Keeping {
    /// Takes in what happened. Gives back what a screen reader should say about it.
    pub fn follow(&mut self, kept: Kept) -> Option<String> {
        match kept {
            Kept::Wanted => {
                self.wanted = true;
                self.refusal = None;
                None
            }
            Kept::Cleared if !self.wanted => None,
            Kept::Unwanted | Kept::Cleared => {
                *self = Self::default();
                Some(format!("Nothing is kept on this {} any more.", device()))
            }
            Kept::Resumed(at) => {
                self.wanted = true;
                self.at = Some(at.into());
                None
            }
            Kept::At(at) => {
                self.at = Some(at.into());
                self.refusal = None;
                None
            }
            Kept::Refused(why) => {
                self.wanted = false;
                self.at = None;
                self.refusal = Some(why.into());
                // Where it stands in the page it is read out by itself.
                None
            }
        }
    }

    /// The work has changed since it was kept last.
    pub fn changed(&mut self) {
        self.at = None;
    }

    /// Whether all of the work is kept.
    pub fn is_kept(&self) -> bool {
        self.wanted && self.at.is_some()
    }

    /// How it stands, in a few words.
    pub fn words(&self) -> String {
        match (&self.at, self.wanted) {
            (Some(at), true) => format!("Kept on this {} {at}", device()),
            (None, true) => "Keeping …".to_owned(),
            _ => format!("Not kept on this {}", device()),
        }
    }

    fn wish(&self) -> Wish {
        match (self.wanted, &self.refusal) {
            (true, _) => Wish::Keep,
            (false, None) => Wish::Remove,
            (false, Some(_)) => Wish::Leave,
        }
    }
}

/// What is to become of what is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Wish {
    Keep,
    /// What could not be kept any more leaves the copy before it where it is: it may be the only one.
    Leave,
    #[default]
    Remove,
}

/// The keeper, while there is one, and what waits to be kept.
#[derive(Default)]
struct Desk {
    wish: Wish,
    keeper: Option<Keeper>,
    /// While the browser writes, or has not said yet whether this page may, the newest work waits here.
    busy: bool,
    waiting: Option<String>,
    due: Option<Later>,
}

/// What an island hands over so that its work is kept.
pub struct Work<'a, F> {
    /// The name of the draft.
    pub name: AttrValue,
    /// Whether this work may be kept at all, whatever the person says.
    pub may: bool,
    /// How it stands.
    pub keeping: &'a Keeping,
    /// The work as text.
    pub text: F,
    /// Told of everything that happens.
    pub report: Callback<Kept>,
    /// Given the draft that was there when the page was opened.
    pub found: Callback<Draft>,
}

/// Opens the draft when the page is opened, and keeps the work after each change of `mark`.
#[hook]
pub fn use_keeping<M, F>(mark: M, work: Work<'_, F>)
where
    M: PartialEq + Clone + 'static,
    F: Fn() -> String + Clone + 'static,
{
    let desk = use_mut_ref(Desk::default);
    let Work {
        name,
        may,
        keeping,
        text,
        report,
        found,
    } = work;
    let wish = if may { keeping.wish() } else { Wish::Leave };
    // A draft that was opened is not kept anew before something changes: its week runs from the last change.
    let kept = keeping.is_kept();
    use_effect_with((), {
        let (name, report) = (name.clone(), report.clone());
        move |()| {
            if may && drafts::allowed() {
                spawn_local(async move {
                    match drafts::open(&name).await {
                        Opened::Nothing => {}
                        Opened::Draft(draft) => found.emit(draft),
                        Opened::Unusable(why) => report.emit(Kept::Refused(why)),
                    }
                });
            }
        }
    });
    drafts::use_cleared(report.reform(|()| Kept::Cleared));
    use_effect_with(wish, {
        let (desk, text, report) = (desk.clone(), text.clone(), report.clone());
        move |&wish| {
            let Ok(mut held) = desk.try_borrow_mut() else {
                return;
            };
            held.wish = wish;
            if wish == Wish::Keep {
                drop(held);
                spawn_local(async move {
                    match drafts::keep(name).await {
                        Ok(keeper) => {
                            put_back(&desk, keeper, &report);
                            let waiting = desk
                                .try_borrow_mut()
                                .ok()
                                .and_then(|mut held| held.waiting.take());
                            if let Some(text) = waiting.or_else(|| (!kept).then(text)) {
                                hand_over(&desk, text, &report);
                            }
                        }
                        Err(why) => report.emit(Kept::Refused(why)),
                    }
                });
            } else {
                held.due = None;
                held.waiting = None;
                if let Some(keeper) = held.keeper.take() {
                    drop(held);
                    put_back(&desk, keeper, &report);
                }
            }
        }
    });
    use_effect_with((mark, wish), {
        let (desk, text, report) = (desk.clone(), text.clone(), report.clone());
        move |(_, wish)| {
            if *wish == Wish::Keep && !kept {
                let later = desk.clone();
                let due = timer::after(PAUSE, move || hand_over(&later, text(), &report));
                if let Ok(mut desk) = desk.try_borrow_mut() {
                    desk.due = Some(due);
                }
            }
        }
    });
    let hidden = use_callback((), move |(), ()| {
        if desk.try_borrow().is_ok_and(|desk| desk.due.is_some()) {
            hand_over(&desk, text(), &report);
        }
    });
    drafts::use_hidden(hidden);
}

/// The keeper is back from its work, or not needed any more. The person may have changed their mind meanwhile.
fn put_back(desk: &Rc<RefCell<Desk>>, keeper: Keeper, report: &Callback<Kept>) {
    let Ok(mut held) = desk.try_borrow_mut() else {
        return;
    };
    match held.wish {
        Wish::Keep => held.keeper = Some(keeper),
        Wish::Leave => {}
        Wish::Remove => {
            let report = report.clone();
            spawn_local(async move {
                if let Err(why) = keeper.remove().await {
                    report.emit(Kept::Refused(why));
                }
            });
        }
    }
}

/// Keeps this text now, or as soon as the browser has written the one before.
fn hand_over(desk: &Rc<RefCell<Desk>>, text: String, report: &Callback<Kept>) {
    let Ok(mut held) = desk.try_borrow_mut() else {
        return;
    };
    held.due = None;
    if held.busy {
        held.waiting = Some(text);
        return;
    }
    let Some(mut keeper) = held.keeper.take() else {
        held.waiting = (held.wish == Wish::Keep).then_some(text);
        return;
    };
    held.busy = true;
    drop(held);
    let (desk, report) = (desk.clone(), report.clone());
    spawn_local(async move {
        let kept = keeper.save(text).await;
        let mut waiting = None;
        if let Ok(mut held) = desk.try_borrow_mut() {
            held.busy = false;
            waiting = held.waiting.take();
        }
        put_back(&desk, keeper, &report);
        let held = desk
            .try_borrow()
            .map(|held| (held.wish == Wish::Keep, held.due.is_some()));
        let (wanted, changed_since) = held.unwrap_or_default();
        match (kept, waiting) {
            // Nobody waits for word of it any more.
            _ if !wanted => {}
            (Err(why), _) => report.emit(Kept::Refused(why)),
            (Ok(_), Some(newer)) => hand_over(&desk, newer, &report),
            // What was typed meanwhile is not kept yet.
            (Ok(_), None) if changed_since => {}
            (Ok(at), None) => report.emit(Kept::At(at)),
        }
    });
}

/// The choice. `what` is kept: "all documents of this site".
pub fn choice(
    keeping: &Keeping,
    id: &'static str,
    what: &'static str,
    report: &Callback<Kept>,
) -> Html {
    let device = device();
    if !drafts::allowed() {
        return html! {
            <p class="nhsuk-hint">
                { format!("A page opened from a folder keeps nothing on this {device}. Save your work to a file.") }
            </p>
        };
    }
    html! {
        <div class="nhsuk-form-group">
            { tick(keeping, id, what, report) }
            <button type="button" class="app-link-button" onclick={clear(report)}>
                { format!("Clear everything on this {device}") }
            </button>
        </div>
    }
}

/// The box of the choice, without the way to clear everything.
pub fn tick(
    keeping: &Keeping,
    id: &'static str,
    what: &'static str,
    report: &Callback<Kept>,
) -> Html {
    let device = device();
    let onchange = report.reform(|event: Event| {
        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
        if input.checked() {
            Kept::Wanted
        } else {
            Kept::Unwanted
        }
    });
    let hint = format!("{id}-hint");
    html! {
        <div class="nhsuk-checkboxes nhsuk-checkboxes--small">
            <div class="nhsuk-checkboxes__item">
                <input class="nhsuk-checkboxes__input" type="checkbox" {id} checked={keeping.wanted} {onchange}
                    aria-describedby={hint.clone()} />
                <label class="nhsuk-label nhsuk-checkboxes__label" for={id}>{ format!("Keep a draft on this {device}") }</label>
                <div class="nhsuk-hint nhsuk-checkboxes__hint" id={hint}>
                    { format!("For 7 days, for {what}. Not on a shared {device}.") }
                </div>
            </div>
        </div>
    }
}

/// Why the work is not kept, where it is seen at once.
pub fn refusal(keeping: &Keeping) -> Html {
    match &keeping.refusal {
        None => Html::default(),
        Some(why) => html! {
            <div class="app-callout app-callout--warning" role="alert"><p>{ why }</p></div>
        },
    }
}

/// Removes all drafts of this site. What is on the screen stays there.
fn clear(report: &Callback<Kept>) -> Callback<MouseEvent> {
    let report = report.clone();
    Callback::from(move |_| {
        let report = report.clone();
        spawn_local(async move {
            report.emit(match drafts::clear().await {
                Ok(()) => Kept::Unwanted,
                Err(why) => Kept::Refused(why),
            });
        });
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_and_what_is_not_is_said() {
        let mut keeping = Keeping::default();
        assert_eq!(keeping.words(), "Not kept on this computer");
        keeping.follow(Kept::Wanted);
        assert_eq!(
            (keeping.words().as_str(), keeping.is_kept()),
            ("Keeping …", false)
        );
        keeping.follow(Kept::At("10:42".to_owned()));
        assert_eq!(
            (keeping.words().as_str(), keeping.is_kept()),
            ("Kept on this computer 10:42", true)
        );
        keeping.changed();
        assert!(!keeping.is_kept(), "a change is not kept yet");
        keeping.follow(Kept::Refused("No room.".to_owned()));
        assert_eq!((keeping.wanted, keeping.is_kept()), (false, false));
        assert_eq!(keeping.words(), "Not kept on this computer");
    }
}
