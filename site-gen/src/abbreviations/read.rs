//! Reading the data file of terms.

use super::{Abbreviations, Meaning, Settings, normal, plural_of};
use crate::config::Config;
use crate::content::fields::{Fields, Origin, parse};
use crate::diagnostics::{Problem, Problems, nearest};
use crate::load::{Source, TextFile, read_text};

impl Abbreviations {
    /// Reads what `[abbreviations]` names; none when the site has no such setting, or when what it names cannot be used,
    /// which is then among `problems`.
    pub(crate) fn read(source: &Source, config: &Config, problems: &mut Problems) -> Option<Self> {
        let settings = config.abbreviations.as_ref()?;
        page(source, settings)
            .and_then(|()| file(source, settings))
            .and_then(|file| terms(&file, settings, problems))
            .map_err(|problem| problems.push(problem))
            .ok()
    }
}

fn file(source: &Source, settings: &Settings) -> Result<TextFile, Problem> {
    let path = settings.terms.as_str();
    if let Some(found) = source.assets.get(path) {
        return read_text(&found.disk, found.file.clone());
    }
    if path.is_empty() {
        let message =
            "[abbreviations] needs \"terms\": the path of a data file, from the folder content/.";
        return Err(Problem::of_file(&source.config.file, message));
    }
    let message = format!("There is no file \"{path}\" in content/.");
    let near = nearest(path, source.assets.keys().map(String::as_str));
    Err(at_setting(source, path, message).did_you_mean(near))
}

/// The problem of the page that explains the terms, when there is none.
fn page(source: &Source, settings: &Settings) -> Result<(), Problem> {
    let Some(link) = &settings.page else {
        return Ok(());
    };
    let path = link.strip_prefix("@/");
    if path.is_some_and(|path| source.markdown.contains_key(path)) {
        return Ok(());
    }
    let wanted = path.unwrap_or(link);
    let near = nearest(wanted, source.markdown.keys().map(String::as_str));
    let problem = at_setting(source, link, format!("There is no page \"{link}\"."));
    Err(match near {
        Some(near) => problem.help(format!("Did you mean \"@/{near}\"?")),
        None => problem.help("Write it as a link to a page: \"@/glossary.md\"."),
    })
}

fn at_setting(source: &Source, value: &str, message: String) -> Problem {
    let config = &source.config;
    match config.text.find(&format!("\"{value}\"")) {
        Some(at) => {
            let range = at + 1..at + 1 + value.len();
            Problem::at(&config.file, &config.text, range, message)
        }
        None => Problem::of_file(&config.file, message),
    }
}

fn terms(
    file: &TextFile,
    settings: &Settings,
    problems: &mut Problems,
) -> Result<Abbreviations, Problem> {
    let origin = Origin {
        file: &file.file,
        text: &file.text,
        offset: 0,
    };
    let table = parse(&file.text, origin)?;
    let mut abbreviations = Abbreviations {
        leave: settings.leave.iter().cloned().collect(),
        page: settings.page.clone(),
        file: file.file.clone(),
        ..Abbreviations::default()
    };
    let read = Fields::new(&table, origin, problems).tables("term", |entry| {
        let term = entry.string("term");
        if term.is_none() {
            entry.problem("term", "Each [[term]] needs a \"term\".");
        }
        let expansion = entry.string("expansion");
        let plural = entry.string("plural");
        let id = entry.string("id");
        Some((term?, expansion, plural, id))
    });
    for (term, expansion, plural, id) in read.into_iter().flatten() {
        // In pages, an `&` is written as an entity. What follows in brackets tells two meanings apart.
        let letters = term
            .split(" (")
            .next()
            .unwrap_or(&term)
            .replace('&', "&amp;");
        let several = letters.contains([' ', '-']);
        let needs_words = !several && !abbreviations.leave.contains(&letters);
        let Some(expansion) = expansion.filter(|_| needs_words) else {
            // `SNOMED CT` is in the list, so neither of its words is unknown.
            let parts = letters.split([' ', '-']).map(ToOwned::to_owned);
            abbreviations.listed.extend(parts);
            continue;
        };
        let plural = plural.unwrap_or_else(|| plural_of(&expansion));
        let normal = [normal(&expansion), normal(&plural)];
        let meaning = Meaning {
            expansion,
            plural,
            normal,
            id,
        };
        abbreviations
            .meanings
            .entry(letters)
            .or_default()
            .push(meaning);
    }
    Ok(abbreviations)
}
