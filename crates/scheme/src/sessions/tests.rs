//! What cells of half days are read as, and what is asked about.

use pairing::{HalfDay, Sessions};
use proptest::prelude::*;

use super::{Why, read};

/// What a cell that nothing has to be asked about is read as.
fn plain(cell: &str) -> String {
    let read = read(cell);
    assert_eq!(read.asked, [], "{cell}");
    read.sessions.listed("; ")
}

/// What a cell that is asked about counts as until then, and why it is asked about.
fn asked(cell: &str) -> (String, Vec<Why>) {
    let read = read(cell);
    let why = read.asked.iter().map(|asked| asked.why).collect();
    assert!(!read.sessions.is_empty(), "{cell} is read as any half day");
    (read.sessions.listed("; "), why)
}

#[test]
fn half_days_are_read_however_people_write_them() {
    for (cell, expected) in [
        ("Mon AM; Tue PM", "Mon AM; Tue PM"),
        ("mon am, TUE PM", "Mon AM; Tue PM"),
        ("Monday morning", "Mon AM"),
        ("Tuesdays p.m.", "Tue PM"),
        ("Tue", "Tue AM; Tue PM"),
        ("Mon AM Tue PM", "Mon AM; Tue PM"),
        ("MonAM;WedsPM", "Mon AM; Wed PM"),
        ("Mon/Wed AM", "Mon AM; Wed AM"),
        ("Mon AM & PM", "Mon AM; Mon PM"),
        ("Mon-Wed am", "Mon AM; Tue AM; Wed AM"),
        ("Thurs to Sat afternoons", "Thu PM; Fri PM; Sat PM"),
        ("mornings only", "Mon AM; Tue AM; Wed AM; Thu AM; Fri AM"),
        ("Fri all day", "Fri AM; Fri PM"),
        ("any Tuesday", "Tue AM; Tue PM"),
        ("weekdays pm", "Mon PM; Tue PM; Wed PM; Thu PM; Fri PM"),
        ("Mon AM\nTue AM", "Mon AM; Tue AM"),
    ] {
        assert_eq!(plain(cell), expected, "{cell}");
    }
}

#[test]
fn a_half_before_its_days_is_the_half_of_those_days_alone() {
    for (cell, expected) in [
        ("AM Monday", "Mon AM"),
        ("am mon", "Mon AM"),
        ("Mornings on Mondays", "Mon AM"),
        ("PM Tue & Thu", "Tue PM; Thu PM"),
        ("PM Tue/Thu", "Tue PM; Thu PM"),
        ("mornings: Mon, Wed", "Mon AM; Wed AM"),
        ("Mornings Mon, Wed", "Mon AM; Wed AM"),
        ("AM: Mon, Wed", "Mon AM; Wed AM"),
        ("AM: Mon, Wed; PM: Thu", "Mon AM; Wed AM; Thu PM"),
        ("AM: Mon, Wed, PM: Thu", "Mon AM; Wed AM; Thu PM"),
        ("AM Mon, PM Tue", "Mon AM; Tue PM"),
        ("AM Mon PM Tue", "Mon AM; Tue PM"),
        ("AM Mon, Tue and Wed", "Mon AM; Tue AM; Wed AM"),
        ("AM and PM Mon", "Mon AM; Mon PM"),
        ("mornings Mon to Wed", "Mon AM; Tue AM; Wed AM"),
        ("afternoons - Mon & Fri", "Mon PM; Fri PM"),
        ("morning (Tuesday)", "Tue AM"),
        ("any morning on Thu", "Thu AM"),
    ] {
        assert_eq!(plain(cell), expected, "{cell}");
    }
}

#[test]
fn a_half_after_its_days_is_the_half_of_each_of_them() {
    for (cell, expected) in [
        ("Mon-Wed mornings", "Mon AM; Tue AM; Wed AM"),
        ("Mon/Wed am", "Mon AM; Wed AM"),
        ("Mon, Tue and Wed mornings", "Mon AM; Tue AM; Wed AM"),
        ("Mon, Wed mornings", "Mon AM; Wed AM"),
        ("Mon, Tue, and Wed AM", "Mon AM; Tue AM; Wed AM"),
        ("Mon Tue Wed AM", "Mon AM; Tue AM; Wed AM"),
        ("Mon and Tue AM, Thu PM", "Mon AM; Tue AM; Thu PM"),
        ("Mon: AM, Tue: PM", "Mon AM; Tue PM"),
        ("Mon (am), Tue (pm)", "Mon AM; Tue PM"),
        ("Mon - AM; Tue - PM", "Mon AM; Tue PM"),
        ("Mon AM, PM", "Mon AM; Mon PM"),
        ("Tue, PM", "Tue PM"),
        ("Mon AM-PM", "Mon AM; Mon PM"),
        ("Mon AM to Mon PM", "Mon AM; Mon PM"),
        ("Mon and Tue both mornings", "Mon AM; Tue AM"),
        ("Monday's AM", "Mon AM"),
        ("Mon‑Wed a.m.", "Mon AM; Tue AM; Wed AM"),
    ] {
        assert_eq!(plain(cell), expected, "{cell}");
    }
}

#[test]
fn whole_days_ranges_and_weeks_are_read_as_they_are_meant() {
    for (cell, expected) in [
        ("Monday all day", "Mon AM; Mon PM"),
        ("all day Monday", "Mon AM; Mon PM"),
        ("Mon any time", "Mon AM; Mon PM"),
        ("all of Monday", "Mon AM; Mon PM"),
        ("Mon both", "Mon AM; Mon PM"),
        ("Mon, Wed", "Mon AM; Mon PM; Wed AM; Wed PM"),
        ("Mon - Tue", "Mon AM; Mon PM; Tue AM; Tue PM"),
        ("from Mon to Tue", "Mon AM; Mon PM; Tue AM; Tue PM"),
        ("Mon thru Tue", "Mon AM; Mon PM; Tue AM; Tue PM"),
        ("Sat-Sun", "Sat AM; Sat PM; Sun AM; Sun PM"),
        ("weekends", "Sat AM; Sat PM; Sun AM; Sun PM"),
        ("Mon AM, Fri", "Mon AM; Fri AM; Fri PM"),
        (
            "Mornings; Tue PM",
            "Mon AM; Tue AM; Tue PM; Wed AM; Thu AM; Fri AM",
        ),
        ("AM; PM", &working_week()),
        ("every day", &working_week()),
        ("all week", &working_week()),
        ("all day", &working_week()),
        ("I am free on Mon AM only", "Mon AM"),
        ("- Mon AM\n- Tue PM", "Mon AM; Tue PM"),
        ("• Mon AM\n• Tue PM", "Mon AM; Tue PM"),
        ("Mon AM;", "Mon AM"),
        ("Mon AM, ", "Mon AM"),
    ] {
        assert_eq!(plain(cell), expected, "{cell}");
    }
}

fn working_week() -> String {
    Sessions::from_bits(0b11_1111_1111).listed("; ")
}

fn working_week_without(days: &[u8]) -> String {
    let mut all = Sessions::from_bits(0b11_1111_1111);
    for day in days {
        all = all.without(Sessions::from_bits(0b11 << (2 * day)));
    }
    all.listed("; ")
}

#[test]
fn what_does_not_suit_is_taken_out() {
    for (cell, expected) in [
        ("not Fridays", working_week_without(&[4])),
        ("any except Tue", working_week_without(&[1])),
        ("any day except Tue", working_week_without(&[1])),
        ("Any day but Friday", working_week_without(&[4])),
        ("all but Mon", working_week_without(&[0])),
        ("any; not Tue", working_week_without(&[1])),
        ("any except Tue, Thu", working_week_without(&[1, 3])),
        ("any except Tue and Thu", working_week_without(&[1, 3])),
        ("not Mon or Tue", working_week_without(&[0, 1])),
        ("No Mondays", working_week_without(&[0])),
        ("can't do Wednesdays", working_week_without(&[2])),
        ("cannot do Wed", working_week_without(&[2])),
        ("unavailable Wed", working_week_without(&[2])),
        ("Mon-Fri except Wed", working_week_without(&[2])),
        ("Mon-Fri, not Wed", working_week_without(&[2])),
        ("Mon-Fri but not Wed", working_week_without(&[2])),
        ("weekdays apart from Thu", working_week_without(&[3])),
        ("any day other than Tue", working_week_without(&[1])),
    ] {
        assert_eq!(plain(cell), expected, "{cell}");
    }
    for (cell, expected) in [
        ("not mornings", "Mon PM; Tue PM; Wed PM; Thu PM; Fri PM"),
        ("Mon AM not PM", "Mon AM"),
        ("Tue not AM", "Tue PM"),
        ("Mon; Tue not PM", "Mon AM; Mon PM; Tue AM"),
        ("Mon (not PM)", "Mon AM"),
        ("Mon AM; not Fridays", "Mon AM"),
        ("mornings except Fri", "Mon AM; Tue AM; Wed AM; Thu AM"),
        (
            "Mon-Wed except Tue PM",
            "Mon AM; Mon PM; Tue AM; Wed AM; Wed PM",
        ),
    ] {
        assert_eq!(plain(cell), expected, "{cell}");
    }
}

#[test]
fn what_can_be_read_in_two_ways_is_asked_about_and_counts_as_what_is_certain() {
    for (cell, certain) in [
        ("Mon AM to Wed PM", "Mon AM; Wed PM"),
        ("Mon AM - Wed PM", "Mon AM; Wed PM"),
        ("Mon AM to Wed", "Mon AM"),
        ("Fri to Mon", "Mon AM; Mon PM; Fri AM; Fri PM"),
        ("Fri-Mon", "Mon AM; Mon PM; Fri AM; Fri PM"),
        ("Fri to Mon mornings", "Mon AM"),
        ("Mon, Wed AM", "Mon AM; Wed AM"),
        ("AM Mon, Wed", "Mon AM; Wed AM"),
        ("Mon-Wed-Fri", ""),
        ("Mon AM, PM Tue", "Mon AM"),
        ("Mon and PM", ""),
        ("AM Mon PM", ""),
        ("Mon, not Tue, Wed", ""),
        ("not Mon, Tue", ""),
        ("Mon; PM", "Mon AM; Mon PM"),
        ("Mon AM; PM", "Mon AM"),
        ("Mornings; Mon; Wed", "Mon AM; Mon PM; Wed AM; Wed PM"),
        ("Mon AM; any", "Mon AM"),
        ("Mon but not Mon", ""),
        (
            "Mon-Fri; not Tue, Wed",
            "Mon AM; Mon PM; Thu AM; Thu PM; Fri AM; Fri PM",
        ),
        ("to Fri", ""),
        ("Mon AM and", "Mon AM"),
    ] {
        assert_eq!(
            asked(cell),
            (certain.to_owned(), vec![Why::Unclear]),
            "{cell}"
        );
    }
}

#[test]
fn what_is_not_understood_is_asked_about_and_nothing_is_made_of_it() {
    for (cell, certain) in [
        ("alternate Mondays", ""),
        ("every other Monday", ""),
        ("first Monday", ""),
        ("Mon AM; alternate Tuesdays", "Mon AM"),
        ("Mon AM, Tue PM, Mnday AM", "Mon AM; Tue PM"),
        ("Mon, Tue monrings", ""),
        ("AM: Mon, Weed, Thu", ""),
        ("Mon AM?", ""),
        ("9am-1pm Mon", ""),
        ("Mon 14:00", ""),
        ("Mon half day", ""),
        ("from Wed", ""),
        ("none", ""),
        ("n/a", ""),
        ("no", ""),
        ("-", ""),
        ("?", ""),
        ("45678", ""),
        ("M/W/F", ""),
        ("any; term time alone", ""),
        (
            "Mon-Fri; bar Wed",
            "Mon AM; Mon PM; Tue AM; Tue PM; Thu AM; Thu PM; Fri AM; Fri PM",
        ),
        ("Mon-Tue; no Mon before ten", "Tue AM; Tue PM"),
        ("✗ Mon AM", ""),
    ] {
        let (found, why) = asked(cell);
        assert_eq!(found, certain, "{cell}");
        assert!(why.contains(&Why::Unknown), "{cell}: {why:?}");
    }
}

#[test]
fn nothing_and_any_leave_all_open() {
    for cell in [
        "",
        " ; ",
        "any",
        "Any day",
        "any time",
        "Flexible",
        "any half day",
        "no preference",
    ] {
        let read = read(cell);
        assert_eq!(
            (read.sessions, read.asked),
            (Sessions::EMPTY, vec![]),
            "{cell}"
        );
    }
}

#[test]
fn what_is_not_understood_is_handed_back_and_the_rest_kept() {
    let read = read("Mon AM; Mnday PM; Tue PM");
    let items: Vec<&str> = read.asked.iter().map(|asked| asked.item.as_str()).collect();
    assert_eq!(items, ["Mnday PM"]);
    assert_eq!(read.sessions.listed("; "), "Mon AM; Tue PM");
}

const DAYS: [&str; 7] = ["Mon", "Tuesday", "weds", "Thurs", "FRI", "Saturdays", "Sun"];

fn of(days: &[usize], halves: &[u8]) -> Sessions {
    let mut all = Sessions::EMPTY;
    for &day in days {
        for half in halves {
            all = all.with(HalfDay::new(2 * day as u8 + half).expect("a half day"));
        }
    }
    all
}

fn within(small: Sessions, large: Sessions) -> bool {
    small.offered().without(large.offered()).is_empty()
}

fn joints() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![", ", " & ", " and ", "/", " ", ", and ", " or "])
}

fn any_word() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "Mon",
        "Tue",
        "Wed",
        "Fri",
        "Sun",
        "AM",
        "PM",
        "mornings",
        "afternoon",
        "all day",
        "to",
        "-",
        "and",
        ",",
        ";",
        ":",
        "/",
        "any",
        "not",
        "except",
        "weekdays",
        "every",
        "only",
        "both",
        "from",
        "(",
        ")",
        "half",
        "\n",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

    /// One half and some days, before or after: nothing else is ever read.
    #[test]
    fn one_half_with_days_is_never_the_other_half_nor_another_day(
        days in proptest::collection::vec((0..7usize, joints()), 1..5),
        half in 0..2u8,
        before in any::<bool>(),
        mark in proptest::sample::select(vec![" ", ": ", " - "]),
        plural in any::<bool>(),
    ) {
        let mut listed = String::new();
        for (at, (day, joint)) in days.iter().enumerate() {
            if at > 0 {
                listed += joint;
            }
            listed += DAYS[*day];
        }
        let half_word = [["AM", "mornings"], ["PM", "afternoons"]][usize::from(half)][usize::from(plural)];
        let cell = if before { format!("{half_word}{mark}{listed}") } else { format!("{listed}{mark}{half_word}") };
        let named: Vec<usize> = days.iter().map(|(day, _)| *day).collect();
        let read = read(&cell);
        prop_assert!(!read.sessions.is_empty(), "{cell}");
        prop_assert!(within(read.sessions, of(&named, &[half])), "{cell}: {}", read.sessions.listed("; "));
    }

    /// A word that nobody knows never adds a half day, wherever it stands.
    #[test]
    fn a_strange_word_never_widens_what_was_said(
        words in proptest::collection::vec(any_word(), 1..8),
        at in 0..8usize,
        strange in proptest::sample::select(vec!["alternate", "Mnday", "9am", "tbc", "!", "bar"]),
    ) {
        let cell = words.join(" ");
        let mut more = words.clone();
        more.insert(at.min(words.len()), strange);
        let other = more.join(" ");
        let (one, two) = (read(&cell), read(&other));
        prop_assert!(!two.asked.is_empty(), "{other}");
        // What is certain of a cell that is asked about anyway may be cut differently; what was plain may only shrink.
        if one.asked.is_empty() {
            prop_assert!(
                within(two.sessions, one.sessions),
                "{cell}: {}; {other}: {}", one.sessions.listed(" "), two.sessions.listed(" ")
            );
        }
    }

    /// No reading holds a half day of which no word of the cell speaks.
    #[test]
    fn no_reading_holds_a_half_day_that_no_word_could_mean(words in proptest::collection::vec(any_word(), 1..9)) {
        let cell = words.join(" ");
        let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
        let read = read(&cell);
        let named: Vec<usize> = (0..7).filter(|day| words.iter().any(|word| DAYS[*day].to_lowercase().starts_with(&word.to_lowercase()) && word.len() == 3)).collect();
        // Words that speak of days without naming them.
        let all_days = has(&["any", "weekdays", "every", "not", "except", "all day"]) || named.is_empty() || has(&["mornings", "afternoon", "AM", "PM"]) && has(&[";", "\n"]);
        let days: Vec<usize> = match (named.first(), named.last()) {
            _ if all_days => (0..7).collect(),
            (Some(&first), Some(&last)) if has(&["to", "-"]) => (first..=last).collect(),
            _ => named.clone(),
        };
        let mut possible = of(&days, &[0, 1]);
        // Where every part has its half and all are the same, the other half is never meant.
        let parts: Vec<Vec<&str>> = words
            .split(|word| [",", ";", "\n", "and", "/"].contains(word))
            .map(<[&str]>::to_vec)
            .collect();
        for (half, of_half, of_other) in [(0, ["AM", "mornings"], ["PM", "afternoon"]), (1, ["PM", "afternoon"], ["AM", "mornings"])] {
            let each = parts.iter().all(|part| part.iter().any(|word| of_half.contains(word)));
            if each && !has(&of_other) && !has(&["all day", "any", "both", "not", "except"]) {
                possible = of(&days, &[half]);
            }
        }
        if !read.sessions.is_empty() {
            prop_assert!(within(read.sessions, possible), "{cell:?}: {}", read.sessions.listed("; "));
        } else if !cell.chars().all(|letter| letter.is_whitespace() || letter == ';') {
            prop_assert!(has(&["any"]) && named.is_empty() && !has(&["not", "except", "AM", "PM"]), "{cell:?} is any half day");
        }
    }

    /// A day that is ruled out is never read.
    #[test]
    fn a_day_that_is_ruled_out_is_never_read(
        base in proptest::collection::vec(any_word(), 0..5),
        no in proptest::sample::select(vec!["not", "except", "apart from", "no", "can't do"]),
        day in 0..7usize,
    ) {
        let cell = format!("{} ; {no} {}", base.join(" "), DAYS[day]);
        let read = read(&cell);
        prop_assert!(!read.sessions.is_empty(), "{cell}");
        prop_assert!(read.sessions.shared(of(&[day], &[0, 1])).is_empty(), "{cell}: {}", read.sessions.listed("; "));
    }
}

#[test]
fn an_item_that_takes_back_all_that_it_says_is_asked_about_and_nothing_is_made_of_the_rest() {
    for cell in [
        "Mon not all day ; any",
        "Mon not Mon; any",
        "any; Mon not AM, PM",
    ] {
        let read = read(cell);
        assert!(!read.sessions.is_empty(), "{cell} is any half day");
        assert_eq!(read.sessions.listed("; "), "", "{cell}");
        assert!(!read.asked.is_empty(), "{cell}");
    }
    let read = read("Tue AM; Mon not all day");
    assert_eq!(read.sessions.listed("; "), "Tue AM");
    assert_eq!(read.asked.len(), 1);
}

#[test]
fn each_thing_that_a_strange_item_rules_out_is_ruled_out_by_itself() {
    let read = read("Tue ; alternate not Mon not AM");
    assert_eq!(read.sessions.listed("; "), "Tue PM");
    assert_eq!(read.asked.len(), 1);
}
