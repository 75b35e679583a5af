use super::*;

type Done = Vec<Do<&'static str>>;

/// The machine after some events, and what the last of them asks for.
fn after(events: impl IntoIterator<Item = Event<&'static str>>) -> (Machine, Done) {
    let mut machine = Machine::default();
    let last = events
        .into_iter()
        .map(|event| machine.on(event))
        .last()
        .unwrap_or_default();
    (machine, last)
}

fn keep(kept: bool) -> Event<&'static str> {
    Event::Wish {
        wish: Wish::Keep,
        kept,
    }
}

const REMOVE: Event<&str> = Event::Wish {
    wish: Wish::Remove,
    kept: false,
};

fn saved(changes: u32) -> Event<&'static str> {
    Event::Saved {
        at: "10:42".to_owned(),
        changes,
    }
}

/// A page that keeps its work, all of which is kept.
fn keeping() -> Machine {
    after([keep(false), Event::Locked, saved(0)]).0
}

#[test]
fn nothing_is_done_before_somebody_wants_it() {
    let (_, done) = after([REMOVE, Event::Changed, Event::Due, Event::Hidden]);
    assert_eq!(done, []);
}

#[test]
fn the_work_is_kept_once_the_box_is_ticked() {
    let (mut machine, done) = after([keep(false)]);
    assert_eq!(done, [Do::Lock]);
    assert_eq!(machine.on::<&str>(Event::Locked), [Do::StopTimes, Do::Save]);
    let told = Do::TellSaved {
        at: "10:42".to_owned(),
        changes: 3,
    };
    assert_eq!(machine.on::<&str>(saved(3)), [told]);
    // A draft that was opened is not written anew before something changes: its week runs from the last change.
    let (mut machine, done) = after([keep(true), Event::Locked]);
    assert_eq!(done, [Do::Look]);
    assert_eq!(machine.on::<&str>(Event::Same), []);
}

#[test]
fn a_change_waits_for_a_pause_but_never_longer_than_the_limit() {
    let mut machine = keeping();
    assert_eq!(
        machine.on::<&str>(Event::Changed),
        [Do::StartPause, Do::StartLimit]
    );
    for _ in 0..5 {
        // Each key begins the pause anew, and leaves the limit as it is.
        assert_eq!(machine.on::<&str>(Event::Changed), [Do::StartPause]);
    }
    assert_eq!(machine.on::<&str>(Event::Due), [Do::StopTimes, Do::Save]);
    // The limit counts from the first change after that.
    assert_eq!(
        machine.on::<&str>(Event::Changed),
        [Do::StartPause, Do::StartLimit]
    );
}

#[test]
fn what_is_typed_while_the_browser_writes_is_kept_next() {
    let mut machine = keeping();
    machine.on::<&str>(Event::Changed);
    machine.on::<&str>(Event::Due);
    machine.on::<&str>(Event::Changed);
    assert_eq!(machine.on::<&str>(Event::Due), [], "one at a time");
    assert_eq!(
        machine.on(saved(1)).last(),
        Some(&Do::<&str>::Save),
        "as soon as the browser has answered"
    );
}

#[test]
fn a_page_that_is_hidden_waits_for_nothing() {
    let mut machine = keeping();
    assert_eq!(machine.on::<&str>(Event::Hidden), [], "all is kept");
    machine.on::<&str>(Event::Changed);
    assert_eq!(machine.on::<&str>(Event::Hidden), [Do::StopTimes, Do::Save]);
    // Some browsers say it twice.
    assert_eq!(machine.on::<&str>(Event::Hidden), []);
    // Not even for the saving before.
    machine.on::<&str>(Event::Changed);
    assert_eq!(machine.on::<&str>(Event::Hidden), [Do::StopTimes, Do::Save]);
    // Two are on their way; what changes and is due meanwhile is kept after both.
    machine.on::<&str>(Event::Changed);
    assert_eq!(machine.on::<&str>(Event::Due), []);
    assert!(!machine.on(saved(1)).contains(&Do::<&str>::Save));
    assert!(machine.on(saved(2)).contains(&Do::<&str>::Save));
}

#[test]
fn a_second_tab_waits_and_overwrites_nothing() {
    let (mut machine, done) = after([keep(true), Event::Elsewhere]);
    assert_eq!(done, [Do::TellElsewhere, Do::Wait]);
    assert_eq!(machine.on::<&str>(Event::Changed), []);
    assert_eq!(machine.on::<&str>(Event::Due), []);
    assert_eq!(machine.on::<&str>(Event::Hidden), []);
    assert_eq!(
        machine.on(keep(false)),
        [],
        "ticking the box again changes nothing"
    );
    assert_eq!(
        machine.on::<&str>(Event::Locked),
        [Do::Look],
        "it looks before it writes"
    );
    assert_eq!(
        machine.on(Event::Ahead("theirs")),
        [Do::StopTimes, Do::AskAbout("theirs")]
    );
    assert_eq!(
        machine.on::<&str>(Event::Changed),
        [],
        "and waits for the answer"
    );
    assert_eq!(
        machine.on::<&str>(Event::TakeOwn),
        [Do::Overrule, Do::TellHere, Do::StopTimes, Do::Save]
    );
}

#[test]
fn a_second_tab_in_which_nothing_was_done_shows_the_newer_work() {
    let (mut machine, _) = after([keep(true), Event::Elsewhere, Event::Locked]);
    assert_eq!(machine.on(Event::Ahead("theirs")), [Do::Open("theirs")]);
    assert_eq!(
        machine.on::<&str>(Event::Changed),
        [Do::StartPause, Do::StartLimit]
    );
}

#[test]
fn a_second_tab_takes_over_where_nothing_was_kept_since() {
    let (mut machine, _) = after([keep(true), Event::Elsewhere, Event::Changed, Event::Locked]);
    assert_eq!(
        machine.on::<&str>(Event::Same),
        [Do::TellHere, Do::StopTimes, Do::Save]
    );
}

#[test]
fn a_second_tab_does_not_bring_back_what_the_first_removed() {
    let (mut machine, _) = after([keep(true), Event::Elsewhere, Event::Locked]);
    assert_eq!(machine.on::<&str>(Event::Gone), [Do::TellGone]);
}

#[test]
fn a_saving_that_finds_newer_work_asks_first() {
    let (mut machine, done) = after([keep(false), Event::Locked, Event::Ahead("theirs")]);
    assert_eq!(done, [Do::StopTimes, Do::AskAbout("theirs")]);
    assert_eq!(machine.on::<&str>(Event::TakeStored), []);
    assert_eq!(
        machine.on::<&str>(Event::Hidden),
        [],
        "the page shows what is stored"
    );
    assert_eq!(
        machine.on::<&str>(Event::Changed),
        [Do::StartPause, Do::StartLimit]
    );
}

#[test]
fn a_refusal_is_told_and_the_box_can_be_ticked_again() {
    let (mut machine, done) = after([
        keep(false),
        Event::Locked,
        Event::Failed("Full.".to_owned()),
    ]);
    assert_eq!(done, [Do::StopTimes, Do::TellRefused("Full.".to_owned())]);
    let leave = Event::Wish {
        wish: Wish::Leave,
        kept: false,
    };
    assert_eq!(machine.on::<&str>(leave), [Do::StopTimes, Do::Release]);
    assert_eq!(machine.on(keep(false)), [Do::Lock]);
}

#[test]
fn the_copy_goes_with_the_tick_and_not_while_the_browser_writes() {
    let mut machine = keeping();
    assert_eq!(machine.on(REMOVE), [Do::StopTimes, Do::Remove]);
    assert_eq!(
        machine.on::<&str>(Event::Removed(Ok(()))),
        [Do::StopTimes, Do::Release]
    );

    let mut machine = keeping();
    machine.on::<&str>(Event::Changed);
    machine.on::<&str>(Event::Due);
    assert_eq!(machine.on(REMOVE), [Do::StopTimes]);
    assert_eq!(machine.on(saved(1)), [Do::<&str>::StopTimes, Do::Remove]);
}

#[test]
fn a_box_that_is_ticked_again_at_once_keeps_the_work_again() {
    let mut machine = keeping();
    machine.on(REMOVE);
    assert_eq!(machine.on(keep(false)), []);
    assert_eq!(
        machine.on::<&str>(Event::Removed(Ok(()))),
        [Do::StopTimes, Do::Save]
    );
}

#[test]
fn a_copy_that_could_not_be_written_anew_is_removed_all_the_same() {
    let mut machine = keeping();
    machine.on::<&str>(Event::Failed("Full.".to_owned()));
    let leave = Event::Wish {
        wish: Wish::Leave,
        kept: false,
    };
    machine.on::<&str>(leave);
    assert_eq!(machine.on(REMOVE), [Do::StopTimes, Do::Remove]);
}

#[test]
fn a_page_that_waits_removes_nothing_of_the_other() {
    let (mut machine, _) = after([keep(true), Event::Elsewhere]);
    assert_eq!(machine.on(REMOVE), [Do::StopTimes, Do::Release]);
}

#[test]
fn nothing_is_written_again_once_all_was_cleared() {
    let mut machine = keeping();
    machine.on::<&str>(Event::Changed);
    assert_eq!(
        machine.on::<&str>(Event::Cleared),
        [Do::StopTimes, Do::Release]
    );
    assert_eq!(machine.on::<&str>(Event::Due), []);
    assert_eq!(machine.on::<&str>(Event::Hidden), []);
}
