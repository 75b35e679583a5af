//! What a word is: the same rule as in `static-js/search.js`.

/// Words that are on every page and tell nothing.
pub(super) const STOP: [&str; 44] = [
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "do", "for", "from",
    "had", "has", "have", "he", "her", "his", "if", "in", "is", "it", "its", "not", "of", "on",
    "or", "she", "so", "than", "that", "the", "their", "them", "then", "there", "they", "this",
    "to", "was", "were", "will",
];

/// The words of a text, in lower case: letters and digits, without apostrophes, without those that tell nothing.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .map(|word| {
            word.chars()
                .filter(|c| c.is_alphanumeric())
                .flat_map(char::to_lowercase)
                .collect::<String>()
        })
        .filter(|word| {
            !word.is_empty() && word.chars().count() <= 40 && !STOP.contains(&word.as_str())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_letters_and_digits() {
        let found: Vec<String> = words("The GP's list, of 2026: O’Brien – café!").collect();
        assert_eq!(found, ["gps", "list", "2026", "obrien", "café"]);
    }
}
