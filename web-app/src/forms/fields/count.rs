//! How many characters are left.

use yew::prelude::*;

/// The count under a long answer. Screen readers hear it only when little is left, not at each key.
pub fn left(id: &str, text: &str, limit: usize) -> Html {
    let used = text.trim().chars().count();
    let over = used > limit;
    let class = classes!(
        "nhsuk-character-count__message",
        if over {
            "nhsuk-error-message"
        } else {
            "nhsuk-hint"
        }
    );
    html! {
        <>
            <div class="nhsuk-u-visually-hidden" id={format!("{id}-info")}>
                { format!("You can enter up to {limit} {}", characters(limit)) }
            </div>
            <div {class} aria-hidden="true">{ words(used, limit) }</div>
            <div class="nhsuk-u-visually-hidden" aria-live="polite">{ spoken(used, limit) }</div>
        </>
    }
}

fn characters(amount: usize) -> &'static str {
    if amount == 1 {
        "character"
    } else {
        "characters"
    }
}

fn words(used: usize, limit: usize) -> String {
    let amount = used.abs_diff(limit);
    let noun = characters(amount);
    if used > limit {
        format!("You have {amount} {noun} too many")
    } else {
        format!("You have {amount} {noun} remaining")
    }
}

/// Changes only when a mark is passed.
fn spoken(used: usize, limit: usize) -> String {
    if used > limit {
        return words(used - (used - limit) % 10, limit).replace("You have 0", "You have a few");
    }
    let left = limit - used;
    match [10, 50, 100]
        .into_iter()
        .find(|mark| left <= *mark && *mark < limit)
    {
        Some(mark) => format!("You have fewer than {} characters remaining", mark + 1),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{spoken, words};

    #[test]
    fn the_count_says_what_is_left_and_what_is_too_many() {
        assert_eq!(words(0, 500), "You have 500 characters remaining");
        assert_eq!(words(499, 500), "You have 1 character remaining");
        assert_eq!(words(503, 500), "You have 3 characters too many");
    }

    #[test]
    fn a_screen_reader_hears_marks_only() {
        assert_eq!(spoken(0, 500), "");
        assert_eq!(spoken(420, 500), spoken(430, 500));
        assert_eq!(
            spoken(495, 500),
            "You have fewer than 11 characters remaining"
        );
        assert_eq!(spoken(525, 500), spoken(521, 500));
        assert_eq!(spoken(525, 500), "You have 20 characters too many");
    }
}
