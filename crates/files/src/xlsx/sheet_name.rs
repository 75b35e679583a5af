//! Names of sheets that Excel takes.

/// The longest name, in the units that Excel counts.
const LONGEST: usize = 31;

/// A name for each sheet, as near to what was asked for as may be, and no two the same.
pub(super) fn all<'a>(wanted: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in wanted {
        let name = allowed(name);
        let mut found = name.clone();
        let mut number = 2;
        while names
            .iter()
            .any(|other| other.to_lowercase() == found.to_lowercase())
        {
            let suffix = format!(" {number}");
            found = format!("{}{suffix}", short(&name, LONGEST - suffix.len()));
            number += 1;
        }
        names.push(found);
    }
    names
}

fn allowed(name: &str) -> String {
    let letter = |letter: char| {
        if letter.is_control()
            || matches!(
                letter,
                '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\u{fffe}' | '\u{ffff}'
            )
        {
            '-'
        } else {
            letter
        }
    };
    let name: String = name.trim().chars().map(letter).collect();
    let name = short(&name, LONGEST).trim_matches(['\'', ' ']).to_owned();
    match name.to_lowercase().as_str() {
        "" => "Sheet".to_owned(),
        // Excel keeps this name for itself.
        "history" => format!("{name} sheet"),
        _ => name,
    }
}

/// The start of a name, cut between letters.
fn short(name: &str, most: usize) -> &str {
    let mut units = 0;
    let end = name.char_indices().find(|(_, letter)| {
        units += letter.len_utf16();
        units > most
    });
    let cut = end.and_then(|(at, _)| name.get(..at));
    cut.unwrap_or(name).trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_such_that_excel_takes_them_and_differ() {
        let wanted = [
            "Pairs",
            "pairs",
            "a/b: [c]?*\\",
            "",
            "'quoted'",
            "History",
            "",
            &"long 😀 ".repeat(9),
            &"long 😀 ".repeat(9),
        ];
        assert_eq!(
            all(wanted.into_iter()),
            [
                "Pairs",
                "pairs 2",
                "a-b- -c----",
                "Sheet",
                "quoted",
                "History sheet",
                "Sheet 2",
                "long 😀 long 😀 long 😀 long 😀",
                "long 😀 long 😀 long 😀 long 2",
            ]
        );
    }
}
