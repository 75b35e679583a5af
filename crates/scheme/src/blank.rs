//! The volunteers file before anybody is in it.

use crate::column::Column;

/// The bytes of a volunteers file that has its headings and nothing else.
pub fn blank_volunteers() -> Vec<u8> {
    files::csv::write(
        &Column::STANDARD.map(Column::heading),
        Vec::<[&str; 0]>::new(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_the_headings_in_their_order() {
        assert_eq!(
            String::from_utf8(blank_volunteers()).unwrap(),
            "\u{feff}name,email,phone,profession,side,organisation,specialty,locality,registered_practice,host_days,\
             visit_days,preference_1,preference_2,preference_3,exclusions,locked_with,previous,capacity\r\n"
        );
    }
}
