//! The value of a cell as text.

use std::borrow::Cow;

use calamine::{DataRef, ExcelDateTime, Style};

/// The first day that Excel has no date for: 1 January 10000.
const LAST_DAY: f64 = 2_958_466.0;

/// The value as text; `None` for an empty cell.
pub(super) fn text<'a>(value: &'a DataRef<'_>, style: Option<&Style>) -> Option<Cow<'a, str>> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::String(text) => Cow::Borrowed(text.as_str()),
        DataRef::SharedString(text) => Cow::Borrowed(text),
        DataRef::Int(number) => Cow::Owned(number.to_string()),
        DataRef::Float(value) => Cow::Owned(number(*value, zeros(style))),
        DataRef::Bool(value) => Cow::Borrowed(if *value { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(moment) => Cow::Owned(date_and_time(moment)),
        DataRef::DateTimeIso(text) => Cow::Owned(from_iso(text).unwrap_or_else(|| text.clone())),
        DataRef::DurationIso(text) => Cow::Borrowed(text.as_str()),
        DataRef::Error(error) => Cow::Owned(error.to_string()),
    })
}

/// How many digits a format asks for that is made of zeros alone, as people use it for phone numbers and codes.
fn zeros(style: Option<&Style>) -> usize {
    let code = style
        .and_then(|style| style.number_format.as_ref())
        .map(|format| &format.format_code);
    code.filter(|code| code.len() < 30 && code.bytes().all(|byte| byte == b'0'))
        .map_or(0, String::len)
}

/// A number with the 15 digits that Excel keeps.
fn number(value: f64, zeros: usize) -> String {
    if !value.is_finite() {
        return value.to_string();
    }
    // 0.1 + 0.2 is stored as 0.30000000000000004 and shown as 0.3.
    let rounded = format!("{value:.14e}").parse().unwrap_or(value);
    let text = if rounded == 0.0 {
        "0".to_owned()
    } else {
        f64::to_string(&rounded)
    };
    if zeros == 0 {
        return text;
    }
    let whole = format!("{rounded:.0}");
    match whole.strip_prefix('-') {
        Some(digits) => format!("-{digits:0>zeros$}"),
        None => format!("{whole:0>zeros$}"),
    }
}

fn date_and_time(moment: &ExcelDateTime) -> String {
    let value = moment.as_f64();
    if moment.is_duration() {
        return duration(value);
    }
    if !(0.0..LAST_DAY).contains(&value) {
        return number(value, 0);
    }
    let (year, month, day, hour, minute, second, thousandths) = moment.to_ymd_hms_milli();
    let mut seconds = u32::from(hour) * 3_600 + u32::from(minute) * 60 + u32::from(second);
    if thousandths >= 500 && seconds + 1 < 86_400 {
        seconds += 1;
    }
    let time = clock(u64::from(seconds));
    let date = format!("{day:02}/{month:02}/{year}");
    match (value < 1.0, seconds) {
        (true, _) => time,
        (false, 0) => date,
        (false, _) => format!("{date} {time}"),
    }
}

/// `14:30`, with seconds where there are any. Hours go on past 24.
fn clock(seconds: u64) -> String {
    let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if rest == 0 {
        format!("{hours:02}:{minutes:02}")
    } else {
        format!("{hours:02}:{minutes:02}:{rest:02}")
    }
}

fn duration(days: f64) -> String {
    let seconds = (days * 86_400.0).round();
    if !(0.0..1e12).contains(&seconds) {
        return number(days, 0);
    }
    // Not negative, not large and whole.
    clock(seconds as u64)
}

/// `2027-03-12T14:30:00` as the other dates.
fn from_iso(text: &str) -> Option<String> {
    let (date, time) = text.split_once('T').unwrap_or((text, ""));
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |part: &str, count: usize| {
        part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if parts.next().is_some() || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return None;
    }
    let time = time.trim_end_matches('Z');
    let time = time.split('.').next().unwrap_or(time);
    let time = time
        .strip_suffix(":00")
        .filter(|rest| rest.len() == 5)
        .unwrap_or(time);
    Some(match time {
        "" | "00:00" => format!("{day}/{month}/{year}"),
        time => format!("{day}/{month}/{year} {time}"),
    })
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    use super::*;

    #[test]
    fn numbers_keep_their_digits() {
        for (value, text) in [
            (7_700_900_123.0, "7700900123"),
            (0.1 + 0.2, "0.3"),
            (1e21, "1000000000000000000000"),
            (-2.5, "-2.5"),
            (-0.0, "0"),
            (123_456_789_012_345.0, "123456789012345"),
        ] {
            assert_eq!(number(value, 0), text);
        }
        assert_eq!(number(7_700_900_123.0, 11), "07700900123");
        assert_eq!(number(-7.0, 3), "-007");
        assert_eq!(number(12_345.0, 3), "12345");
    }

    #[test]
    fn dates_and_times_are_those_of_a_british_csv_file() {
        let said = |value, kind| date_and_time(&ExcelDateTime::new(value, kind, false));
        assert_eq!(said(46_458.0, DateTime), "12/03/2027");
        assert_eq!(said(46_458.604_166_666_664, DateTime), "12/03/2027 14:30");
        assert_eq!(said(46_458.999_999, DateTime), "12/03/2027 23:59:59");
        assert_eq!(said(0.604_166_666_664, DateTime), "14:30");
        assert_eq!(said(0.604_18, DateTime), "14:30:01");
        assert_eq!(said(1.104_166_666_67, TimeDelta), "26:30");
        assert_eq!(said(60.0, DateTime), "29/02/1900");
        assert_eq!(said(-1.0, DateTime), "-1");
        assert_eq!(said(1e300, TimeDelta), number(1e300, 0));
        assert_eq!(
            date_and_time(&ExcelDateTime::new(44_996.0, DateTime, true)),
            "12/03/2027"
        );
        for (iso, text) in [
            ("2027-03-12", Some("12/03/2027")),
            ("2027-03-12T00:00:00Z", Some("12/03/2027")),
            ("2027-03-12T14:30:00.000", Some("12/03/2027 14:30")),
            ("2027-03-12T14:30:05", Some("12/03/2027 14:30:05")),
            ("12 March", None),
        ] {
            assert_eq!(from_iso(iso).as_deref(), text, "{iso}");
        }
    }
}
