//! No file, however odd, makes reading stop short: it is read or refused.

use proptest::prelude::*;
use scheme::read_volunteers;

/// Cells that mean something in one column or another.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => proptest::sample::select(vec![
            "", "Ann Lee", "Dr Bob Hill", "ann@x.example", "GP", "hospital", "Mon AM; Tue PM", "any", "2", "0", "45678",
            "No preference", "Cardiology", "Ann Lee; Bob Hill", "A", "-", "é", "Mon-", "to Fri", "Dr", "<>", "mailto:",
        ]).prop_map(str::to_owned),
        1 => "[ -~é\u{a0}\u{200b}]{0,12}".prop_map(|text| text.replace('"', "")),
    ]
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read_volunteers(&bytes, "any.csv").map_err(|error| error.to_string());
    }

    #[test]
    fn any_cells_are_read_and_every_row_is_accounted_for(
        rows in proptest::collection::vec(proptest::collection::vec(cell(), 18), 1..12)
    ) {
        let headings = "name,email,phone,profession,side,organisation,specialty,locality,registered_practice,host_days,\
                        visit_days,preference_1,preference_2,preference_3,exclusions,locked_with,previous,capacity";
        let headings: Vec<&str> = headings.split(',').collect();
        let filled = rows.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).count();
        match read_volunteers(&files::csv::write(&headings, &rows), "any.csv") {
            Ok(roster) => {
                prop_assert_eq!(roster.volunteers.len() + roster.left_out(), filled);
                for problem in &roster.problems {
                    prop_assert!(problem.to_string().ends_with(['.', '?']), "{}", problem);
                }
                let mut ids: Vec<_> = roster.people().iter().map(|person| pairing::comparable(&person.id)).collect();
                ids.sort();
                ids.dedup();
                prop_assert_eq!(ids.len(), roster.volunteers.len());
            }
            Err(error) => prop_assert!(filled == 0, "{}", error),
        }
    }
}
