//! What is written to the device, and which of two copies is used. Pure: tested without a browser.
//!
//! A draft has two slots, and each saving takes the one that was not taken last. When the browser is killed while it
//! writes, the other copy is still whole; a checksum tells which is.

/// The shape of the work inside. A browser with a newer one must not be overwritten by an older page.
const SCHEMA: u32 = 1;

/// A draft is forgotten after a week, in milliseconds.
pub const LIVES: u64 = 7 * 24 * 60 * 60 * 1000;

/// A copy in one of the slots.
#[derive(Debug, Clone, PartialEq)]
pub struct Copy {
    /// Counts up with every saving.
    pub generation: u32,
    /// When it was written, in milliseconds since 1970.
    pub at: u64,
    /// The work itself.
    pub text: String,
}

/// What the two slots come to.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// There is no draft.
    Nothing,
    /// A draft, which is whole.
    Draft(Copy),
    /// There was one, and it is damaged; what is left of its words.
    Damaged(String),
    /// There was one, and it is older than a week.
    Expired,
    /// It was written by a newer version of this tool, and stays as it is; all that stands in it.
    Newer(String),
}

/// The text to store for a copy.
pub fn written(copy: &Copy) -> String {
    format!(
        "{SCHEMA}\n{}\n{}\n{:016x}\n{}",
        copy.generation,
        copy.at,
        checksum(copy),
        copy.text
    )
}

/// FNV-1a, 64 bits (Fowler, Noll and Vo): finds what was cut short or mixed up. It protects from nobody's intent.
fn checksum(copy: &Copy) -> u64 {
    let head = format!("{} {} ", copy.generation, copy.at);
    let bytes = head.bytes().chain(copy.text.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

enum Slot {
    Whole(Copy),
    Newer,
    Damaged,
}

fn read(stored: &str) -> Slot {
    let mut parts = stored.splitn(5, '\n');
    let schema = parts.next().and_then(|schema| schema.parse::<u32>().ok());
    match schema {
        Some(schema) if schema > SCHEMA => return Slot::Newer,
        Some(_) => {}
        None => return Slot::Damaged,
    }
    let mut copy = || {
        let generation = parts.next()?.parse().ok()?;
        let at = parts.next()?.parse().ok()?;
        let sum = u64::from_str_radix(parts.next()?, 16).ok()?;
        let text = parts.next()?.to_owned();
        let copy = Copy {
            generation,
            at,
            text,
        };
        (checksum(&copy) == sum).then_some(copy)
    };
    copy().map_or(Slot::Damaged, Slot::Whole)
}

/// Looks through both slots at the time `now`.
pub fn found(slots: [Option<&str>; 2], now: u64) -> Found {
    let mut newest: Option<Copy> = None;
    let mut damaged: Option<&str> = None;
    for stored in slots.into_iter().flatten() {
        match read(stored) {
            Slot::Newer => return Found::Newer(rest_of(stored).to_owned()),
            // Of two, the one that has more left.
            Slot::Damaged => {
                let more = damaged.is_none_or(|other| other.len() < stored.len());
                damaged = if more { Some(stored) } else { damaged };
            }
            Slot::Whole(copy) => {
                if newest
                    .as_ref()
                    .is_none_or(|newest| copy.generation > newest.generation)
                {
                    newest = Some(copy);
                }
            }
        }
    }
    match newest {
        // A clock that was set back makes no draft old.
        Some(copy) if now.saturating_sub(copy.at) > LIVES => Found::Expired,
        Some(copy) => Found::Draft(copy),
        None => match damaged {
            Some(stored) if head_is_old(stored, now) => Found::Expired,
            Some(stored) => Found::Damaged(rest_of(stored).to_owned()),
            None => Found::Nothing,
        },
    }
}

/// Whether a damaged copy still says when it was written, and that was more than a week ago.
fn head_is_old(stored: &str, now: u64) -> bool {
    let at = stored.split('\n').nth(2).and_then(|at| at.parse().ok());
    at.is_some_and(|at: u64| now.saturating_sub(at) > LIVES)
}

/// What stands after the head of a copy, or all of it where there is no head.
fn rest_of(stored: &str) -> &str {
    stored.splitn(5, '\n').nth(4).unwrap_or(stored)
}

/// The slot for the next copy: not that of the one before.
pub fn slot(generation: u32) -> usize {
    (generation % 2) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copy(generation: u32, text: &str) -> Copy {
        Copy {
            generation,
            at: 1_000,
            text: text.to_owned(),
        }
    }

    #[test]
    fn the_newest_whole_copy_is_used() {
        let (old, new) = (written(&copy(6, "old\ntext")), written(&copy(7, "new")));
        let both = [Some(old.as_str()), Some(new.as_str())];
        assert_eq!(found(both, 2_000), Found::Draft(copy(7, "new")));
        let torn = new.replace("new", "ne");
        let torn = [Some(old.as_str()), Some(torn.as_str())];
        assert_eq!(found(torn, 2_000), Found::Draft(copy(6, "old\ntext")));
        assert_ne!(slot(6), slot(7));
    }

    #[test]
    fn what_cannot_be_used_is_told_apart() {
        let whole = written(&copy(1, "work"));
        let one = |text: &str, now| found([None, Some(text)], now);
        assert_eq!(found([None, None], 0), Found::Nothing);
        assert_eq!(one(&whole, 1_000 + LIVES), Found::Draft(copy(1, "work")));
        assert_eq!(one(&whole, 1_001 + LIVES), Found::Expired);
        assert_eq!(one(&whole, 0), Found::Draft(copy(1, "work")));
        for cut in ["", "x", "1\n2", &whole.replace("1000", "1001")] {
            assert!(matches!(one(cut, 0), Found::Damaged(_)), "{cut}");
        }
        let newer = format!("2\n{whole}");
        let both = found([Some(&newer), Some(&whole)], 0);
        assert!(matches!(both, Found::Newer(_)));
    }

    #[test]
    fn the_words_of_what_cannot_be_opened_are_not_lost() {
        let whole = written(&copy(3, "line one\nline two"));
        let torn = whole.replace(" two", "");
        let less = "1\n2\n1000\nffff\nline";
        assert_eq!(
            found([Some(less), Some(&torn)], 1_000),
            Found::Damaged("line one\nline".to_owned())
        );
        assert_eq!(
            found([Some("no head at all"), None], 0),
            Found::Damaged("no head at all".to_owned())
        );
        let newer = whole.replacen('1', "2", 1);
        assert_eq!(
            found([Some(&newer), None], 0),
            Found::Newer("line one\nline two".to_owned())
        );
    }

    #[test]
    fn a_damaged_copy_does_not_stay_for_ever() {
        let torn = written(&copy(3, "words")).replace("words", "wor");
        assert_eq!(found([Some(&torn), None], 1_001 + LIVES), Found::Expired);
    }
}
