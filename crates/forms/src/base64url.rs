//! Base64 for addresses (RFC 4648 section 5): `-` and `_`, no padding.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The bytes as text that an address may carry.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let packed = (0..3).fold(0_u32, |packed, at| {
            packed << 8 | u32::from(group.get(at).copied().unwrap_or_default())
        });
        for at in 0..=group.len() {
            let six = (packed >> (18 - 6 * at)) & 63;
            text.push(char::from(
                LETTERS.get(six as usize).copied().unwrap_or_default(),
            ));
        }
    }
    text
}

/// The bytes of such a text; `None` when it has another letter or ends in the middle of a byte.
#[must_use]
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for group in text.as_bytes().chunks(4) {
        let mut packed = 0_u32;
        for &letter in group {
            packed = packed << 6 | six_bits(letter)?;
        }
        let spare = 4 - group.len();
        packed <<= 6 * spare;
        let whole = group.len().checked_sub(1).filter(|whole| *whole > 0)?;
        let [_, first, second, third] = packed.to_be_bytes();
        bytes.extend([first, second, third].into_iter().take(whole));
    }
    // One text for each run of bytes: spare bits that are not zero would make a second one.
    (encode(&bytes) == text).then_some(bytes)
}

fn six_bits(letter: u8) -> Option<u32> {
    let value = match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};
    use proptest::prelude::*;

    #[test]
    fn agrees_with_the_standard() {
        // RFC 4648 section 10, without padding.
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg"),
            ("fo", "Zm8"),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(encode(plain.as_bytes()), coded);
            assert_eq!(decode(coded).as_deref(), Some(plain.as_bytes()));
        }
        assert_eq!(encode(&[0xfb, 0xff]), "-_8");
        for broken in ["Z", "Zg==", "Z g", "Zh", "Zm+v", "é"] {
            assert_eq!(decode(broken), None, "{broken}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_come_back(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            prop_assert_eq!(decode(&encode(&bytes)), Some(bytes));
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            let _ = decode(&text);
        }
    }
}
