//! Numbers and sizes as people write them.

/// A size as an office computer shows it, rounded up so that a file over the limit never seems to be at it.
pub(crate) fn megabytes(bytes: usize) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1024 * 1024).max(1);
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{whole} MB"),
        (whole, tenth) => format!("{whole}.{tenth} MB"),
    }
}

/// A whole number with commas, as in 5,000.
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        assert_eq!(
            [1, 999, 5000, 1234567].map(grouped),
            ["1", "999", "5,000", "1,234,567"]
        );
        assert_eq!(
            [1, 5 << 20, (5 << 20) + 1, 12_900_000].map(megabytes),
            ["0.1 MB", "5 MB", "5.1 MB", "12.4 MB"]
        );
    }
}
