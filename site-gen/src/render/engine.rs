//! The template engine: templates loaded and checked, pages and components rendered within limits.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{self, Write};
use std::sync::Arc;

use tera::{Context, Tera};

use super::errors::{self, Files};
use super::registry::{Registry, reset_range};
use super::{filters, functions};
use crate::config::Config;
use crate::diagnostics::{Problem, Problems, nearest};
use crate::load::{Source, TextFile};
use crate::markdown::components::Call;

/// A page larger than this is a template that loops.
const LARGEST_PAGE: usize = 32 * 1024 * 1024;

/// The built-in theme's templates have this before their names, so that a site's template of the same name can
/// extend them.
const THEME: &str = "theme/";

/// Templates ready to render.
pub struct Engine {
    tera: Tera,
    files: Files,
    /// Templates of the theme that do not fit the site's own, by name, and why.
    dropped: BTreeMap<String, Problem>,
}

/// Takes what a template writes, up to a limit.
struct Limited {
    bytes: Vec<u8>,
}

impl Write for Limited {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + piece.len() > LARGEST_PAGE {
            return Err(io::Error::other(
                "The template wrote more than 32 MB for one page. It seems to loop.",
            ));
        }
        self.bytes.extend_from_slice(piece);
        Ok(piece.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Engine {
    /// Reads all templates.
    ///
    /// # Errors
    /// Every template that does not parse, or that names a template, component, filter or function that is not there.
    pub fn new(
        source: &Source,
        config: &Config,
        registry: &Arc<Registry>,
    ) -> Result<Self, Problems> {
        let mut tera = Tera::default();
        filters::register(&mut tera, config.smart_punctuation);
        functions::register(&mut tera, registry);
        let mut files: Files = HashMap::new();
        let mut texts: Vec<(String, Arc<str>)> = Vec::new();
        let theme = source
            .theme_templates
            .iter()
            .map(|(name, file)| (format!("{THEME}{name}"), file));
        let own = source
            .templates
            .iter()
            .map(|(name, file)| (name.clone(), file));
        for (name, file) in theme.chain(own) {
            texts.push((name.clone(), Arc::clone(&file.text)));
            files.insert(name, file.clone());
        }
        refuse_recursion(&files)?;
        tera.set_fallback_prefixes([THEME])
            .map_err(|error| Problems::from_iter(errors::problems(&error, &files)))?;
        let dropped = add_templates(&mut tera, &mut texts, &files)?;
        tera.global_context()
            .insert_value("config", super::values::config(config));
        tera.global_context()
            .insert("lang", &config.default_language);
        Ok(Self {
            tera,
            files,
            dropped,
        })
    }

    /// Whether there is a template of that name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.tera.contains_template(name)
    }

    /// Why a template of the theme cannot be used on this site.
    #[must_use]
    pub fn unfit(&self, name: &str) -> Option<&Problem> {
        self.dropped.get(&format!("{THEME}{name}"))
    }

    /// The template nearest to `name`, for messages.
    #[must_use]
    pub fn nearest(&self, name: &str) -> Option<&str> {
        nearest(
            name,
            self.tera
                .get_template_names()
                .map(|known| known.strip_prefix(THEME).unwrap_or(known)),
        )
    }

    /// All templates, for finding where an address was written.
    pub fn templates(&self) -> impl Iterator<Item = &TextFile> {
        let sorted: BTreeMap<&String, &TextFile> = self.files.iter().collect();
        sorted.into_values()
    }

    /// Renders a page.
    ///
    /// # Errors
    /// Where the template failed, and why.
    pub fn render(&self, template: &str, context: &Context) -> Result<String, Vec<Problem>> {
        reset_range();
        let mut written = Limited {
            bytes: Vec::with_capacity(16 * 1024),
        };
        self.tera
            .render_to(template, context, &mut written)
            .map_err(|error| errors::problems(&error, &self.files))?;
        Ok(String::from_utf8(written.bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
    }

    /// Renders a component call of markdown.
    ///
    /// # Errors
    /// What is wrong with the call or the component, and the way out.
    pub fn component(
        &self,
        call: &Call,
        arguments: &str,
        body: Option<&str>,
        context: &Context,
    ) -> Result<String, (String, Option<String>)> {
        let Some(info) = self.tera.get_component_definition(&call.name) else {
            let near = nearest(&call.name, self.tera.get_component_names());
            let help = near.map(|near| format!("Did you mean \"{near}\"?"));
            return Err((format!("There is no component \"{}\".", call.name), help));
        };
        reset_range();
        let name = &call.name;
        let rendered = match body {
            None => {
                self.tera
                    .render_str(&format!("{{{{ <{name} {arguments} /> }}}}"), context, true)
            }
            Some(body) => {
                let mut context = context.clone();
                context.insert_value("app_body", tera::Value::safe_string(body));
                let text =
                    format!("{{% <{name} {arguments}> %}}{{{{ app_body }}}}{{% </{name}> %}}");
                self.tera.render_str(&text, &context, true)
            }
        };
        rendered.map_err(|error| {
            let known: Vec<&str> = info.args().iter().map(tera::ComponentArg::name).collect();
            let help = unknown_argument(&errors::message(&error))
                .and_then(|wrong| nearest(wrong, known.iter().copied()))
                .map(|near| format!("Did you mean \"{near}\"?"));
            (
                format!(
                    "The component \"{name}\" failed: {}",
                    errors::message(&error)
                ),
                help,
            )
        })
    }
}

/// Adds all templates. A template of the theme that does not fit what the site put in another's place is left out:
/// a site that brings its own `base.html` need not bring every block of the theme's.
fn add_templates(
    tera: &mut Tera,
    texts: &mut Vec<(String, Arc<str>)>,
    files: &Files,
) -> Result<BTreeMap<String, Problem>, Problems> {
    let mut dropped = BTreeMap::new();
    loop {
        let added = tera.add_raw_templates(texts.iter().map(|(name, text)| (name, text)));
        let Err(error) = added else {
            return Ok(dropped);
        };
        let problems = errors::problems(&error, files);
        let of_theme = |problem: &Problem| {
            let (name, _) = files
                .iter()
                .find(|(name, file)| file.file == problem.file && name.starts_with(THEME))?;
            Some(name.clone())
        };
        let unfit: Vec<(String, Problem)> = problems
            .iter()
            .filter_map(|problem| Some((of_theme(problem)?, problem.clone())))
            .collect();
        let site_overrides = texts.iter().any(|(name, _)| !name.starts_with(THEME));
        let count = texts.len();
        texts.retain(|(name, _)| !unfit.iter().any(|(bad, _)| bad == name));
        if !site_overrides || texts.len() == count {
            return Err(Problems::from_iter(problems));
        }
        dropped.extend(unfit);
    }
}

/// The argument that a message of Tera's calls unknown.
fn unknown_argument(message: &str) -> Option<&str> {
    let (_, rest) = message.split_once("Unknown argument(s) `")?;
    rest.split_once('`').map(|(name, _)| name)
}

/// Refuses components that call themselves: nothing would end them but the machine's memory.
fn refuse_recursion(files: &Files) -> Result<(), Problems> {
    let mut calls: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
    for (name, file) in files {
        for part in file
            .text
            .split("{% component ")
            .skip(1)
            .chain(file.text.split("{%- component ").skip(1))
        {
            let body = part.split("endcomponent").next().unwrap_or_default();
            let component: String = part
                .chars()
                .take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '.'))
                .collect();
            let called = body
                .split('<')
                .skip(1)
                .zip(body.split('<'))
                .filter(|(_, before)| {
                    let before = before.trim_end().trim_end_matches('-');
                    before.ends_with("{{") || before.ends_with("{%")
                })
                .map(|(after, _)| {
                    after
                        .chars()
                        .take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '.'))
                        .collect()
                })
                .collect();
            calls.insert(component, (name.clone(), called));
        }
    }
    let mut problems = Problems::new();
    for (component, (template, _)) in &calls {
        let mut seen = BTreeSet::new();
        let mut open: Vec<&String> = vec![component];
        while let Some(next) = open.pop() {
            for called in calls.get(next).into_iter().flat_map(|(_, called)| called) {
                if called == component {
                    let file = files.get(template).map_or("", |file| &file.file);
                    let message = format!(
                        "The component \"{component}\" calls itself, directly or by way of others."
                    );
                    problems.push(Problem::of_file(file, message));
                    open.clear();
                    break;
                }
                if seen.insert(called) {
                    open.push(called);
                }
            }
        }
    }
    problems.or(())
}
