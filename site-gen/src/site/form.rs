//! The form of a form's page, from the page's `[extra.form]`.

use forms::{Form, soundness};
use tera::value::Key;

use crate::content::library::Node;
use crate::diagnostics::Problem;

/// Whether the page holds a form.
pub(super) fn is_one(node: &Node) -> bool {
    let extra = node.meta.extra.as_map();
    extra.is_some_and(|extra| extra.get(&Key::Str("form")).is_some())
}

/// The form of this page, or all that its author has to mend.
pub(super) fn of(node: &Node) -> Result<Form, Problem> {
    let problem = |message: String| Problem::of_file(&node.file.file, message);
    let extra = node.meta.extra.as_map();
    let form = extra.and_then(|extra| extra.get(&Key::Str("form")));
    let form = form.ok_or_else(|| {
        problem("The page has the island \"form\", but no [extra.form].".to_owned())
            .help("Write the form as [extra.form], or take the island away.")
    })?;
    let form = serde_json::to_value(form).and_then(serde_json::from_value::<Form>);
    let form = form.map_err(|error| problem(format!("[extra.form] cannot be used: {error}.")))?;
    let faults = soundness::faults(&form);
    if faults.is_empty() {
        Ok(form)
    } else {
        Err(problem(format!(
            "[extra.form] is not sound: {}.",
            faults.join("; ")
        )))
    }
}
