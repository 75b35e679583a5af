//! One item of a cell of half days: days and halves in the order in which somebody wrote them.
//!
//! Either the half comes after its days, "Mon and Tue AM, Wed PM", or before them, "mornings: Mon, Wed". What follows neither
//! pattern, or can be read in two ways, is handed back as a question, with no more than every reading of it has in common.

use pairing::{HalfDay, Sessions};

use super::words::{AFTERNOON, MORNING, WORKING_WEEK, Word};

/// What an item says.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Said {
    /// Half days of days that the item names.
    pub named: Sessions,
    /// Half days of days that it means without naming them: in the middle of a range, of a week.
    pub spread: Sessions,
    /// It leaves all open.
    pub any: bool,
    /// It names halves and no day; `Some(true)` for "mornings", which is plain enough beside others.
    pub halves_alone: Option<bool>,
    /// It names a day without a half: the whole day.
    pub whole_days: bool,
}

impl Said {
    pub fn all(self) -> Sessions {
        self.named.union(self.spread)
    }
}

/// An item that can be read in more than one way, and what every reading of it has in common.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unclear(pub Sessions);

/// How a word is joined to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Nothing,
    And,
    Comma,
    Colon,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Days { days: u8, named: u8 },
    Half { halves: u8, plural: bool },
}

type Joined = (Joint, Unit);

/// The half days of these days and halves.
pub(super) fn half_days(days: u8, halves: u8) -> Sessions {
    let mut sessions = Sessions::EMPTY;
    for day in 0..7 {
        for (number, half) in [(2 * day, MORNING), (2 * day + 1, AFTERNOON)] {
            if days & (1 << day) != 0
                && halves & half != 0
                && let Some(half_day) = HalfDay::new(number)
            {
                sessions = sessions.with(half_day);
            }
        }
    }
    sessions
}

/// Reads the words of an item that holds neither a "not" nor a word that is unknown.
pub(super) fn read(words: &[Word]) -> Result<Said, Unclear> {
    let (any, units) = units(words)?;
    let unclear = || Unclear(literal(words));
    let Some((_, first)) = units.first() else {
        return if any {
            Ok(Said {
                any,
                ..Said::default()
            })
        } else {
            Err(Unclear::default())
        };
    };
    let days = |unit: &Joined| matches!(unit.1, Unit::Days { .. });
    let colon = |unit: &Joined| unit.0 == Joint::Colon;
    if !units.iter().any(days) {
        if units.iter().any(colon) {
            return Err(unclear());
        }
        let (halves, plural) = halves_of(&units);
        return Ok(Said {
            spread: half_days(WORKING_WEEK, halves),
            halves_alone: Some(plural),
            ..Said::default()
        });
    }
    if units.iter().all(days) {
        if units.iter().any(colon) {
            return Err(unclear());
        }
        let mut said = Said {
            whole_days: true,
            ..Said::default()
        };
        add(&mut said, &units, MORNING | AFTERNOON);
        return Ok(said);
    }
    let (said, sure) = match first {
        Unit::Days { .. } => half_after_days(&units),
        Unit::Half { .. } => half_before_days(&units),
    }
    .ok_or_else(unclear)?;
    if sure {
        Ok(said)
    } else {
        Err(Unclear(said.all()))
    }
}

/// "Mon and Tue AM, Wed PM, Fri". `None` when it is not of this pattern; `false` when a list of days between commas may be
/// meant to share the half at its end, or not.
fn half_after_days(units: &[Joined]) -> Option<(Said, bool)> {
    let (mut said, mut sure) = (Said::default(), true);
    let mut rest = units;
    let mut first_group = true;
    while !rest.is_empty() {
        let days = run(rest, true);
        let halves = run(rest.get(days.len()..)?, false);
        rest = rest.get(days.len() + halves.len()..)?;
        let (joint, _) = days.first()?;
        if days.iter().skip(1).any(|(joint, _)| *joint == Joint::Colon) || *joint == Joint::Colon {
            return None;
        }
        let Some((to_half, _)) = halves.first() else {
            // "Mon AM Tue": whether the half is Monday's or Tuesday's is not said.
            if !first_group && *joint == Joint::Nothing {
                return None;
            }
            said.whole_days = true;
            add(&mut said, days, MORNING | AFTERNOON);
            continue;
        };
        let several = halves.len() > 1 || *to_half == Joint::Comma;
        let next_is_joined = rest
            .first()
            .is_none_or(|(joint, _)| *joint != Joint::Nothing);
        // "Mon AM, PM Tue" and "Mon and PM".
        if (several && !next_is_joined) || *to_half == Joint::And {
            return None;
        }
        let (halves, plural) = halves_of(halves);
        sure &= *to_half == Joint::Colon || shares(days, halves, plural);
        add(&mut said, days, halves);
        first_group = false;
    }
    Some((said, sure))
}

/// "Mornings: Mon, Wed", "PM Tue & Thu", "AM Mon, PM Tue".
fn half_before_days(units: &[Joined]) -> Option<(Said, bool)> {
    let (mut said, mut sure) = (Said::default(), true);
    let mut rest = units;
    while !rest.is_empty() {
        let halves = run(rest, false);
        let days = run(rest.get(halves.len()..)?, true);
        rest = rest.get(halves.len() + days.len()..)?;
        let (to_days, _) = days.first()?;
        let (before, _) = halves.first()?;
        if halves
            .iter()
            .skip(1)
            .any(|(joint, _)| matches!(joint, Joint::Comma | Joint::Colon))
            || *before == Joint::Colon
            || !matches!(to_days, Joint::Nothing | Joint::Colon)
            || days.iter().skip(1).any(|(joint, _)| *joint == Joint::Colon)
        {
            return None;
        }
        let (halves, plural) = halves_of(halves);
        sure &= *to_days == Joint::Colon || shares(days, halves, plural);
        add(&mut said, days, halves);
    }
    Some((said, sure))
}

/// Whether a list of days plainly shares one half: "Mon and Wed AM", "Mon, Tue and Wed AM", "Mon, Wed mornings", but not "Mon,
/// Wed AM".
fn shares(days: &[Joined], halves: u8, plural: bool) -> bool {
    let within = days.get(1..).unwrap_or_default();
    let commas = within.iter().any(|(joint, _)| *joint == Joint::Comma);
    let last_is_and = within.last().is_some_and(|(joint, _)| *joint == Joint::And);
    !commas || last_is_and || plural || halves == MORNING | AFTERNOON
}

/// The units at the start that are days, or halves.
fn run(units: &[Joined], days: bool) -> &[Joined] {
    let other = |unit: &Joined| matches!(unit.1, Unit::Days { .. }) != days;
    let end = units.iter().position(other).unwrap_or(units.len());
    units.get(..end).unwrap_or_default()
}

fn halves_of(units: &[Joined]) -> (u8, bool) {
    let (mut all, mut all_plural) = (0, true);
    for (_, unit) in units {
        if let Unit::Half { halves, plural } = unit {
            all |= halves;
            all_plural &= plural;
        }
    }
    (all, all_plural)
}

fn add(said: &mut Said, units: &[Joined], halves: u8) {
    for (_, unit) in units {
        if let Unit::Days { days, named } = unit {
            said.named = said.named.union(half_days(*named, halves));
            said.spread = said.spread.union(half_days(days & !named, halves));
        }
    }
}

/// Days with ranges filled in, and halves, each with what joins it to the one before; and whether "any" stands before them.
fn units(words: &[Word]) -> Result<(bool, Vec<Joined>), Unclear> {
    let unclear = || Unclear(literal(words));
    let mut units: Vec<Joined> = Vec::new();
    let mut any = false;
    let mut joint = Joint::Nothing;
    let mut rest = words.iter().copied().peekable();
    while let Some(word) = rest.next() {
        let next = rest.peek().copied();
        let unit = match word {
            Word::Day(day) => Unit::Days {
                days: 1 << day,
                named: 1 << day,
            },
            Word::Days(days) => Unit::Days { days, named: 0 },
            Word::Half { halves, plural } => Unit::Half { halves, plural },
            Word::Any if units.is_empty() && joint == Joint::Nothing && !any => {
                any = true;
                continue;
            }
            // "Mon any time".
            Word::Any
                if joint == Joint::Nothing
                    && matches!(units.last(), Some((_, Unit::Days { .. })))
                    && matches!(next, None | Some(Word::Comma | Word::And)) =>
            {
                Unit::Half {
                    halves: MORNING | AFTERNOON,
                    plural: false,
                }
            }
            // A comma at the end ends nothing.
            Word::Comma if next.is_none() => continue,
            Word::And | Word::Comma | Word::Colon => {
                joint = match (joint, word) {
                    _ if units.is_empty() || next.is_none() => return Err(unclear()),
                    (Joint::Nothing, Word::Comma) => Joint::Comma,
                    (Joint::Nothing, Word::Colon) => Joint::Colon,
                    // ", and" ends a list.
                    (Joint::Nothing | Joint::Comma, Word::And) => Joint::And,
                    _ => return Err(unclear()),
                };
                continue;
            }
            // "- Mon AM" in a list.
            Word::Dash if units.is_empty() && !any && next.is_some() => continue,
            Word::To | Word::Dash if joint == Joint::Nothing => {
                join(words, &mut units, word, &mut rest)?;
                continue;
            }
            Word::Any | Word::To | Word::Dash | Word::Not | Word::Unknown => {
                return Err(unclear());
            }
        };
        units.push((joint, unit));
        joint = Joint::Nothing;
    }
    Ok((any, units))
}

/// What a "to" or a dash does to the units before it and the word after it.
fn join(
    words: &[Word],
    units: &mut [Joined],
    word: Word,
    rest: &mut std::iter::Peekable<impl Iterator<Item = Word>>,
) -> Result<(), Unclear> {
    let unclear = || Unclear(literal(words));
    let alone = units.len() == 1;
    let before = units
        .len()
        .checked_sub(2)
        .and_then(|at| units.get(at).copied());
    match (units.last_mut(), rest.peek().copied()) {
        (Some((_, Unit::Days { days, named })), Some(Word::Day(end))) if days.count_ones() == 1 => {
            let start = days.trailing_zeros();
            if start < u32::from(end) {
                rest.next();
                *named |= 1 << end;
                for day in start..=u32::from(end) {
                    *days |= 1 << day;
                }
                return Ok(());
            }
            // "Fri to Mon": over the weekend, or the other way round? The two that are named are meant in any case.
            let plain = words
                .iter()
                .all(|word| matches!(word, Word::Day(_) | Word::To | Word::Dash));
            Err(if plain && words.len() == 3 {
                Unclear(half_days(*days | 1 << end, MORNING | AFTERNOON))
            } else {
                unclear()
            })
        }
        // "AM-PM".
        (Some((_, Unit::Half { halves, .. })), Some(Word::Half { halves: more, .. })) => {
            rest.next();
            *halves |= more;
            Ok(())
        }
        // "Mon - AM".
        (Some((_, Unit::Days { .. })), Some(Word::Half { .. })) if word == Word::Dash => Ok(()),
        // "AM - Mon, Wed".
        (Some((_, Unit::Half { .. })), Some(Word::Day(_) | Word::Days(_)))
            if alone && word == Word::Dash =>
        {
            Ok(())
        }
        // "Mon AM to Mon PM".
        (Some((_, Unit::Half { halves, .. })), Some(Word::Day(day))) if matches!(before, Some((_, Unit::Days { days, .. })) if days == 1 << day) =>
        {
            rest.next();
            if let Some(Word::Half { halves: more, .. }) = rest.next() {
                *halves |= more;
                Ok(())
            } else {
                Err(unclear())
            }
        }
        _ => Err(unclear()),
    }
}

/// The half days that stand in an unclear item word for word: a day and right after it its half, set apart from the rest.
fn literal(words: &[Word]) -> Sessions {
    let apart = |at: Option<usize>| {
        at.and_then(|at| words.get(at))
            .is_none_or(|word| matches!(word, Word::Comma | Word::And | Word::To | Word::Dash))
    };
    let mut sessions = Sessions::EMPTY;
    for (at, two) in words.windows(2).enumerate() {
        if let [Word::Day(day), Word::Half { halves, .. }] = two
            && apart(at.checked_sub(1))
            && apart(Some(at + 2))
        {
            sessions = sessions.union(half_days(1 << day, *halves));
        }
    }
    sessions
}
