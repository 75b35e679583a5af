//! Filters beside Tera's own.

use std::fmt::Write as _;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::dates::Moment;
use crate::content::slug::slugify;
use crate::html::file_label;
use crate::html::text::{escape, plain};
use crate::markdown::render_plain;

pub(super) fn register(tera: &mut Tera, smart_punctuation: bool) {
    tera.register_filter(
        "markdown",
        move |text: &str, kwargs: Kwargs, _: &State| -> TeraResult<Value> {
            let html = render_plain(text, smart_punctuation);
            if kwargs.get::<bool>("inline")?.unwrap_or(false) {
                let html = html.trim();
                let inner = html
                    .strip_prefix("<p>")
                    .and_then(|html| html.strip_suffix("</p>"))
                    .unwrap_or(html);
                return Ok(Value::safe_string(inner));
            }
            Ok(Value::safe_string(&html))
        },
    );
    tera.register_filter("slugify", |text: &str, _: Kwargs, _: &State| slugify(text));
    tera.register_filter(
        "date",
        |text: &str, kwargs: Kwargs, _: &State| -> TeraResult<String> {
            let moment = Moment::read(text).ok_or_else(|| {
                Error::message(format!("\"{text}\" is not a date such as 2026-08-06."))
            })?;
            let format = kwargs.get::<&str>("format")?.unwrap_or("%-d %B %Y");
            moment.format(format).map_err(|part| {
                Error::message(format!(
                    "The date format \"{format}\" has a part that is not known: {part}."
                ))
            })
        },
    );
    tera.register_filter(
        "json_encode",
        |value: &Value, kwargs: Kwargs, _: &State| -> TeraResult<Value> {
            let pretty = kwargs.get::<bool>("pretty")?.unwrap_or(false);
            let json = if pretty {
                serde_json::to_string_pretty(value)
            } else {
                serde_json::to_string(value)
            };
            // Safe within a <script> element: no text of an author can end it.
            json.map(|json| Value::safe_string(&json.replace('<', "\\u003c")))
                .map_err(Error::message)
        },
    );
    tera.register_filter("striptags", |text: &str, _: Kwargs, _: &State| {
        Value::safe_string(&escape(&plain(text)))
    });
    tera.register_filter("filesizeformat", |bytes: u64, _: Kwargs, _: &State| {
        file_label::size(bytes)
    });
    tera.register_filter("urlencode", |text: &str, _: Kwargs, _: &State| {
        text.bytes()
            .fold(String::with_capacity(text.len()), |mut encoded, byte| {
                if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
                    encoded.push(char::from(byte));
                } else {
                    // Writing to a String cannot fail.
                    let _ = write!(encoded, "%{byte:02X}");
                }
                encoded
            })
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(template: &str) -> String {
        let mut tera = Tera::default();
        register(&mut tera, false);
        tera.render_str(template, &tera::Context::new(), true)
            .unwrap_or_else(|error| error.to_string())
    }

    #[test]
    fn filters_do_what_they_say() {
        assert_eq!(rendered("{{ '2026-08-06' | date }}"), "6 August 2026");
        assert_eq!(
            rendered("{{ '**a**' | markdown(inline=true) }}"),
            "<strong>a</strong>"
        );
        assert_eq!(rendered("{{ 'Make Pairs' | slugify }}"), "make-pairs");
        assert_eq!(
            rendered("{{ {'a': '</script>'} | json_encode }}"),
            "{\"a\":\"\\u003c/script>\"}"
        );
        assert_eq!(rendered("{{ '<b>1 &lt; 2</b>' | striptags }}"), "1 &lt; 2");
        assert_eq!(
            rendered("{{ 1 | filesizeformat }}, {{ 2500000 | filesizeformat }}"),
            "1 KB, 2.5 MB"
        );
        assert_eq!(rendered("{{ 'a b&c' | urlencode }}"), "a%20b%26c");
        assert!(
            rendered("{{ 'soon' | date }}").contains("\"soon\" is not a date such as 2026-08-06.")
        );
    }
}
