//! The component `variant`: a passage that stands for some answers only.

use crate::markdown::components::Call;

/// Which answers a passage stands for.
pub(super) struct Variant {
    /// The blank that decides.
    pub blank: String,
    /// Its answers; none for "otherwise".
    pub is: Vec<String>,
}

/// Reads a call. The error is what is wrong and the way out.
pub(super) fn read(text: &str, call: &Call) -> Result<Variant, (String, String)> {
    if call.name != "variant" {
        return Err((
            format!("A document cannot hold the component \"{}\".", call.name),
            "Only \"variant\" may stand in a document.".to_owned(),
        ));
    }
    let arguments = text.get(call.arguments.clone()).unwrap_or_default();
    let value = |name: &str| {
        let (_, after) = arguments.split_once(&format!("{name}=\""))?;
        after
            .split_once('"')
            .map(|(value, _)| value.trim().to_owned())
    };
    let way_out = || {
        "Write {% <variant blank=\"visitor\" is=\"nurse|midwife\"> %} or {% <variant blank=\"visitor\" \
         otherwise={true}> %}."
            .to_owned()
    };
    let blank = value("blank").filter(|blank| !blank.is_empty());
    let blank = blank.ok_or_else(|| {
        (
            "A variant needs the blank that decides.".to_owned(),
            way_out(),
        )
    })?;
    let otherwise = arguments.contains("otherwise={true}");
    let is: Vec<String> = value("is")
        .map(|list| {
            list.split('|')
                .map(|id| id.trim().to_owned())
                .filter(|id| !id.is_empty())
                .collect()
        })
        .unwrap_or_default();
    if otherwise == is.is_empty() {
        Ok(Variant { blank, is })
    } else {
        Err((
            "A variant stands for some answers, or for all others, not both and not neither."
                .to_owned(),
            way_out(),
        ))
    }
}
