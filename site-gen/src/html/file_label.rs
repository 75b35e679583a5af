//! What a link to a file says of it: its kind and its size, so that nobody on a phone is surprised.

/// Kinds of files that people keep, by ending, in the words that people know them by.
const KINDS: [(&str, &str); 15] = [
    ("csv", "CSV"),
    ("docx", "Word"),
    ("eml", "email"),
    ("ics", "calendar"),
    ("json", "JSON"),
    ("mp3", "sound"),
    ("mp4", "video"),
    ("odt", "OpenDocument"),
    ("ods", "OpenDocument"),
    ("pdf", "PDF"),
    ("pptx", "PowerPoint"),
    ("xlsx", "Excel"),
    ("txt", "text"),
    ("zip", "ZIP"),
    ("epub", "EPUB"),
];

fn ending(path: &str) -> String {
    path.rsplit('/')
        .next()
        .and_then(|name| name.rsplit_once('.'))
        .map_or_else(String::new, |(_, ending)| ending.to_ascii_lowercase())
}

/// The kind of a file: "Word" for a `.docx`, else its ending in capitals.
#[must_use]
pub(crate) fn kind(path: &str) -> String {
    let ending = ending(path);
    KINDS
        .iter()
        .find(|(known, _)| *known == ending)
        .map_or_else(
            || ending.to_ascii_uppercase(),
            |(_, kind)| (*kind).to_owned(),
        )
}

/// Whether a link to this file is a download by itself: something to keep, not a page or a picture to look at.
pub(super) fn is_to_keep(path: &str) -> bool {
    let ending = ending(path);
    ending != "txt" && KINDS.iter().any(|(known, _)| *known == ending)
}

/// "Word, 12 KB"
#[must_use]
pub(crate) fn label(path: &str, bytes: u64) -> String {
    format!("{}, {}", kind(path), size(bytes))
}

/// "1 KB", "2.5 MB": as file managers show it, rounded up so that nothing is 0 KB.
#[must_use]
pub(crate) fn size(bytes: u64) -> String {
    if bytes < 1_000_000 {
        return format!("{} KB", bytes.div_ceil(1_000));
    }
    let tenths = bytes.div_ceil(100_000);
    if tenths.is_multiple_of(10) {
        format!("{} MB", tenths / 10)
    } else {
        format!("{}.{} MB", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_says_kind_and_size() {
        assert_eq!(label("forms/a.b/sign-up.DOCX", 12_345), "Word, 13 KB");
        assert_eq!(label("list.csv", 1), "CSV, 1 KB");
        assert_eq!(label("talk.webm", 2_450_000), "WEBM, 2.5 MB");
        assert!(is_to_keep("a.ics") && !is_to_keep("atom.xml") && !is_to_keep("mark.svg"));
        assert!(!is_to_keep("folder.csv/readme"));
    }
}
