//! Addresses and heading ids from words.

/// Letters outside ASCII that have a plain spelling.
const PLAIN: [(&str, &str); 14] = [
    ("àáâãäåāăą", "a"),
    ("çćč", "c"),
    ("ďđ", "d"),
    ("èéêëēěę", "e"),
    ("ìíîïī", "i"),
    ("łľ", "l"),
    ("ñńň", "n"),
    ("òóôõöøō", "o"),
    ("ŕř", "r"),
    ("śšş", "s"),
    ("ťţ", "t"),
    ("ùúûüūů", "u"),
    ("ýÿ", "y"),
    ("žźż", "z"),
];

/// `Make the pairs!` becomes `make-the-pairs`: lower case, letters and digits, hyphens between.
#[must_use]
pub fn slugify(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut gap = false;
    for character in text.chars().flat_map(char::to_lowercase) {
        if character == '\'' || character == '’' {
            continue;
        }
        let plain = if character.is_ascii() {
            None
        } else {
            PLAIN
                .iter()
                .find(|(from, _)| from.contains(character))
                .map(|(_, to)| *to)
        };
        if plain.is_none() && !character.is_alphanumeric() {
            gap = !slug.is_empty();
            continue;
        }
        if gap {
            slug.push('-');
            gap = false;
        }
        match plain {
            Some(plain) => slug.push_str(plain),
            None => slug.push(character),
        }
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::slugify;

    #[test]
    fn words_become_addresses() {
        assert_eq!(slugify("Make the pairs!"), "make-the-pairs");
        assert_eq!(slugify("  What's next?  "), "whats-next");
        assert_eq!(slugify("Café à Zürich"), "cafe-a-zurich");
        assert_eq!(slugify("2pm – 6pm"), "2pm-6pm");
        assert_eq!(slugify("!!!"), "");
    }
}
