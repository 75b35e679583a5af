//! Names for files that Windows, macOS and Linux all keep, as near to what was wanted as may be.
//!
//! One name never stops a batch: what a system would not keep is replaced, what nobody sees is left out, what is too long is
//! cut, and of two that some system would take for one the second gets a number.

/// The most bytes of a name without its ending. Systems take 255 with it, but Windows also counts the folders that a zip is
/// unpacked into, 260 letters in all.
const MOST_BYTES: usize = 120;

/// The most bytes of a whole name on any system.
const SYSTEM_BYTES: usize = 255;

/// A name for one file (or folder), without its ending: `Dr A/B` gives `Dr A-B`. A name that it gave, it leaves as it is.
///
/// ```
/// use files::names::safe_name;
///
/// assert_eq!(safe_name("Dr A/B: \"x\"?"), "Dr A-B- -x--");
/// assert_eq!(safe_name("CON"), "_CON");
/// ```
#[must_use]
pub fn safe_name(text: &str) -> String {
    let name = short(&kept_letters(text), MOST_BYTES);
    if name.is_empty() || is_device(&name) || name.starts_with('.') {
        // Room for one more, so that the name would not be cut again.
        format!("_{}", short(&name, MOST_BYTES - 1))
    } else {
        name
    }
}

/// Whether every system can unpack a file of this name, ending included, into the folder where it belongs.
pub(crate) fn is_safe(name: &str) -> bool {
    let sound = name.len() <= SYSTEM_BYTES && !name.is_empty();
    sound && !is_device(name) && short(&kept_letters(name), SYSTEM_BYTES) == name
}

/// Letters that change how a text looks and cannot be seen themselves: they hide an ending or tell apart what
/// looks the same. The one that joins emoji is among them: in a name of a file each picture stands alone.
pub(crate) fn is_unseen(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

fn kept_letters(text: &str) -> String {
    let replaced = |c: char| {
        c.is_control()
            || matches!(
                c,
                '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '\u{2028}' | '\u{2029}'
            )
            || u32::from(c) & 0xfffe == 0xfffe
    };
    text.trim()
        .chars()
        .filter(|c| !is_unseen(*c))
        .map(|c| if replaced(c) { '-' } else { c })
        .collect()
}

/// The start of a name, cut between letters and without the blanks and points that Windows takes off its end.
fn short(name: &str, most: usize) -> String {
    let name = name.trim();
    let mut end = name.len().min(most);
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    let cut = name.get(..end).unwrap_or(name);
    cut.trim_end_matches(|c: char| c == '.' || c.is_whitespace())
        .to_owned()
}

/// Names that Windows keeps for devices, whatever their ending.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let stem = stem.to_ascii_lowercase();
    let numbered = |device: &str| {
        let mut rest = stem.strip_prefix(device).unwrap_or_default().chars();
        let number = rest.next();
        rest.next().is_none()
            && number.is_some_and(|c| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³'))
    };
    matches!(
        stem.as_str(),
        "con" | "prn" | "aux" | "nul" | "conin$" | "conout$"
    ) || numbered("com")
        || numbered("lpt")
}

/// The name of a file in a batch.
#[cfg(feature = "names")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The whole name, with its ending.
    pub name: String,
    /// Whether it says something else than was wanted: letters replaced or cut, or a number added.
    pub differs: bool,
}

/// A name for each file of a batch, in the order of what was wanted, with the same ending. No two are the same on any
/// system: not by capitals, nor by how accents are encoded.
#[cfg(feature = "names")]
#[must_use]
pub fn unique<S: AsRef<str>>(wanted: &[S], ending: &str) -> Vec<Named> {
    use std::collections::{BTreeMap, BTreeSet};

    let mut taken = BTreeSet::new();
    // Where to go on counting, so that 5,000 people of one name are not counted through for each.
    let mut next: BTreeMap<String, u32> = BTreeMap::new();
    let mut names = Vec::with_capacity(wanted.len());
    for wanted in wanted {
        let stem = safe_name(wanted.as_ref());
        let mut name = stem.clone();
        let number = next.entry(folded(&stem)).or_insert(2);
        while !taken.insert(folded(&name)) {
            let suffix = format!(" {number}");
            name = format!("{}{suffix}", short(&stem, MOST_BYTES - suffix.len()));
            *number = number.saturating_add(1);
        }
        names.push(Named {
            differs: name != wanted.as_ref().trim(),
            name: format!("{name}.{ending}"),
        });
    }
    names
}

/// The name as the most forgiving system compares it: macOS knows no difference between composed and decomposed letters,
/// Windows and macOS none between capitals and small letters. This tells fewer names apart than any of them.
#[cfg(feature = "names")]
fn folded(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;

    let capitals: String = name.nfkd().collect::<String>().to_uppercase();
    capitals.to_lowercase().nfkd().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_gives_a_safe_name() {
        for (text, name) in [
            ("Dr Ann Lee", "Dr Ann Lee"),
            ("Dr A/B: \"x\"?", "Dr A-B- -x--"),
            ("..", "_"),
            ("  end. ", "end"),
            ("trailing. .", "trailing"),
            ("a\u{a0}.", "a"),
            (".hidden", "_.hidden"),
            ("COM1.txt", "_COM1.txt"),
            ("com¹", "_com¹"),
            ("con .x", "_con .x"),
            ("aux1", "aux1"),
            ("Conor", "Conor"),
            ("", "_"),
            ("\u{202e}gnp.exe", "gnp.exe"),
            ("Zo\u{200b}ë\u{feff}", "Zoë"),
            ("two\nlines", "two-lines"),
            ("\u{2066}", "_"),
        ] {
            assert_eq!(safe_name(text), name, "{text:?}");
            assert_eq!(safe_name(name), name);
        }
        let long = format!("con.{}", "x".repeat(300));
        assert_eq!(safe_name(&long).len(), MOST_BYTES);
        assert_eq!(safe_name(&"漢".repeat(100)), "漢".repeat(40));
    }

    #[cfg(feature = "names")]
    mod of_batches {
        use proptest::prelude::*;

        use super::*;

        fn names(wanted: &[&str]) -> Vec<String> {
            unique(wanted, "eml")
                .into_iter()
                .map(|named| named.name)
                .collect()
        }

        #[test]
        fn people_of_one_name_get_files_of_two() {
            let wanted = [
                "Same",
                "same",
                "SAME ",
                "Same 2",
                "Caf\u{e9}",
                "Cafe\u{301}",
                "Straße",
                "STRASSE",
            ];
            assert_eq!(
                names(&wanted),
                [
                    "Same.eml",
                    "same 2.eml",
                    "SAME 3.eml",
                    "Same 2 2.eml",
                    "Caf\u{e9}.eml",
                    "Cafe\u{301} 2.eml",
                    "Straße.eml",
                    "STRASSE 2.eml"
                ]
            );
            let differs: Vec<bool> = unique(&wanted, "eml")
                .iter()
                .map(|named| named.differs)
                .collect();
            assert_eq!(differs, [false, true, true, true, false, true, false, true]);
        }

        #[test]
        fn long_names_are_shortened_and_told_apart() {
            let long = "Ann ".repeat(99);
            let named = unique(&[&long, &long, &long], "docx");
            assert!(
                named
                    .iter()
                    .all(|named| named.name.len() <= 125 && named.differs)
            );
            assert!(named[2].name.ends_with(" 3.docx"), "{}", named[2].name);
            let many = vec!["\u{202e}"; 5_000];
            assert_eq!(names(&many).last().map(String::as_str), Some("_ 5000.eml"));
        }

        /// What a zip or a system might stumble over.
        fn hostile() -> impl Strategy<Value = String> {
            prop_oneof![
                any::<String>(),
                "(con|aux|com1|lpt²|nul|CONIN[$])[ .]{0,2}[a-z]{0,3}",
                "[a-z/:.\\\\ \u{a0}\u{202e}\u{85}é\u{301}e]{0,300}",
                "[a漢😀.]{90,200}",
                "[aAéÉe\u{301}ßSsı ]{1,3}",
            ]
        }

        proptest! {
            #[test]
            fn a_safe_name_is_kept_by_every_system(text in hostile()) {
                let name = safe_name(&text);
                prop_assert_eq!(&safe_name(&name), &name, "what is safe is left as it is");
                for ending in ["", ".docx", ".response.json"] {
                    let whole = format!("{name}{ending}");
                    prop_assert!(is_safe(&whole), "{whole:?}");
                    let judged = sanitize_filename::sanitize_with_options(
                        whole.as_str(),
                        sanitize_filename::Options { windows: true, truncate: true, replacement: "" },
                    );
                    prop_assert_eq!(judged, whole.as_str(), "another judge finds nothing to change");
                }
            }

            #[test]
            fn the_names_of_a_batch_differ_on_every_system(wanted in prop::collection::vec(hostile(), 0..40)) {
                let named = unique(&wanted, "docx");
                prop_assert_eq!(named.len(), wanted.len());
                let mut seen = std::collections::BTreeSet::new();
                for (named, wanted) in named.iter().zip(&wanted) {
                    prop_assert!(is_safe(&named.name) && named.name.ends_with(".docx"), "{:?}", named.name);
                    prop_assert!(named.name.len() <= MOST_BYTES + 5);
                    prop_assert!(seen.insert(folded(&named.name)), "{:?} stands twice", named.name);
                    let as_wanted = format!("{}.docx", wanted.trim());
                    prop_assert_eq!(named.differs, named.name != as_wanted);
                }
                let entries: Vec<crate::archive::Entry> = named
                    .into_iter()
                    .map(|named| crate::archive::Entry { name: named.name, bytes: Vec::new() })
                    .collect();
                prop_assert!(crate::archive::write(&entries).is_ok());
            }
        }
    }
}
