//! Tera's errors as problems with a place.

use std::collections::HashMap;

use tera::{Error, ErrorKind, ReportError};

use crate::diagnostics::{Place, Problem, nearest};
use crate::load::TextFile;

/// What templates are called in Tera, and their files.
pub(super) type Files = HashMap<String, TextFile>;

/// The problems that an error tells: Tera gathers several in one text while templates are read.
pub(super) fn problems(error: &Error, files: &Files) -> Vec<Problem> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            vec![of_report(report, files)]
        }
        ErrorKind::Msg(text) if text.contains("\n --> ") || text.contains("--> ") => {
            let told: Vec<Problem> = text
                .split("\n\n")
                .filter_map(|part| of_text(part, files))
                .collect();
            if told.is_empty() {
                vec![Problem::of_file("", text.clone())]
            } else {
                told
            }
        }
        ErrorKind::MissingParent { current, parent } => {
            let message =
                format!("This template extends \"{parent}\", and there is no such template.");
            let near = nearest(
                parent,
                files
                    .keys()
                    .map(String::as_str)
                    .filter(|name| !name.starts_with("theme/")),
            );
            let problem = match files.get(current) {
                Some(file) => {
                    let at = file.text.find(parent.as_str()).unwrap_or(0);
                    Problem::at(&file.file, &file.text, at..at + parent.len(), message)
                }
                None => Problem::of_file(current, message),
            };
            vec![problem.did_you_mean(near)]
        }
        ErrorKind::CircularExtend { tpl, .. } => {
            vec![Problem::of_file(
                shown(tpl, files),
                "This template extends itself, directly or by way of others.",
            )]
        }
        ErrorKind::CircularInclude { tpl, .. } => {
            vec![Problem::of_file(
                shown(tpl, files),
                "This template includes itself, directly or by way of others.",
            )]
        }
        ErrorKind::Io(_) => {
            let reason = std::error::Error::source(error)
                .map(ToString::to_string)
                .unwrap_or_default();
            vec![Problem::of_file("", reason)]
        }
        other => vec![Problem::of_file("", format!("{other}."))],
    }
}

fn shown(name: &str, files: &Files) -> String {
    files
        .get(name)
        .map_or_else(|| name.to_owned(), |file| file.file.clone())
}

/// The message alone, where the place is told by the caller.
pub(super) fn message(error: &Error) -> String {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            sentence(report.message())
        }
        other => sentence(&other.to_string()),
    }
}

fn sentence(message: &str) -> String {
    let message = message.trim();
    if message.ends_with(['.', '?', '!']) {
        message.to_owned()
    } else {
        format!("{message}.")
    }
}

fn of_report(report: &ReportError, files: &Files) -> Problem {
    let span = report.span();
    let width = if span.end_line == span.start_line {
        span.end_col.saturating_sub(span.start_col)
    } else {
        1
    };
    place(
        report.filename(),
        span.start_line,
        span.start_col + 1,
        width,
        report.message(),
        files,
    )
}

fn place(
    name: &str,
    line: usize,
    column: usize,
    width: usize,
    message: &str,
    files: &Files,
) -> Problem {
    let message = sentence(message);
    let Some(file) = files.get(name) else {
        return Problem::of_file("", message);
    };
    let text = file
        .text
        .lines()
        .nth(line.saturating_sub(1))
        .unwrap_or_default()
        .to_owned();
    Problem {
        file: file.file.clone(),
        place: Some(Place {
            line,
            column,
            text,
            width: width.max(1),
        }),
        help: similar(&message),
        message,
    }
}

/// The nearest of what Tera says there is: "Field `a` is not defined. Available fields: b, c".
fn similar(message: &str) -> Option<String> {
    let (before, list) = message.split_once(". Available ")?;
    let (_, list) = list.split_once(": ")?;
    let wanted = before.split('`').nth(1)?;
    let near = nearest(
        wanted.rsplit('.').next()?,
        list.trim_end_matches('.').split(", "),
    )?;
    Some(format!("Did you mean \"{near}\"?"))
}

/// Reads one of Tera's reports back: `error: ...`, `--> name:line:column`, the line, carets.
fn of_text(report: &str, files: &Files) -> Option<Problem> {
    let (message, rest) = report.trim_start_matches("error: ").split_once('\n')?;
    let (_, rest) = rest.split_once("--> ")?;
    let (at, rest) = rest.split_once('\n').unwrap_or((rest, ""));
    let mut parts = at.rsplitn(3, ':');
    let column = parts.next()?.trim().parse().ok()?;
    let line = parts.next()?.parse().ok()?;
    let name = parts.next()?;
    let width = rest.matches('^').count();
    Some(place(name, line, column, width, message, files))
}
