//! The server: files of the output folder, live reload, the error page.

use std::fs;
use std::io::{Cursor, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;

use tiny_http::{Header, Request, Response, Server, StatusCode};

use super::cannot;
use super::state::State;
use crate::diagnostics::Problem;
use crate::html::text::{escape, percent_decode};

/// Asks for the next build, and reloads when it is there. It comes with pages that this server sends, and is never
/// written to the output folder.
const RELOAD: &str = r#"(function () {
  "use strict";
  var seen = document.currentScript.dataset.seen;
  var address = document.currentScript.src.replace(/reload\.js$/, "wait?");
  function wait() {
    fetch(address + seen).then(function (answer) { return answer.text(); }).then(function (builds) {
      if (builds !== seen) { location.reload(); } else { wait(); }
    }, function () { setTimeout(wait, 1000); });
  }
  wait();
})();
"#;

/// Addresses of the server itself start so, after the base path.
const OWN: &str = "__site-gen/";

type Answer = Response<Box<dyn Read + Send>>;

/// Starts to serve `out` under `base` on the local computer alone; gives back the port.
pub(super) fn start(
    out: PathBuf,
    base: &str,
    port: u16,
    state: Arc<State>,
) -> Result<u16, Problem> {
    let server = Server::http(("127.0.0.1", port)).map_err(|error| {
        cannot(&format!("The port {port} cannot be used"), error)
            .help("Choose another with --port, such as --port 8081.")
    })?;
    let port = server
        .server_addr()
        .to_ip()
        .map_or(port, |address| address.port());
    let base = base.to_owned();
    thread::spawn(move || {
        for request in server.incoming_requests() {
            let (out, base, state) = (out.clone(), base.clone(), Arc::clone(&state));
            // One thread a request: those that wait for the next build wait long.
            thread::spawn(move || {
                let answer = answer(&request, &out, &base, &state);
                // A browser that has gone away needs no answer.
                let _ = request.respond(answer);
            });
        }
    });
    Ok(port)
}

fn answer(request: &Request, out: &Path, base: &str, state: &State) -> Answer {
    let path = request.url().split('#').next().unwrap_or_default();
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let Some(path) = path.strip_prefix(base) else {
        return if path == "/" || format!("{path}/") == base {
            redirect(base)
        } else {
            page(
                404,
                "Not found",
                &format!("This server has the site under {base}."),
                state,
                base,
            )
        };
    };
    if let Some(own) = path.strip_prefix(OWN) {
        return match own {
            "reload.js" => respond(200, "text/javascript", RELOAD.as_bytes().to_vec()),
            "wait" => {
                let seen = query.parse().unwrap_or_else(|_| state.builds());
                respond(200, "text/plain", state.wait(seen).to_string().into_bytes())
            }
            _ => respond(404, "text/plain", Vec::new()),
        };
    }
    let wants_page = path.is_empty() || path.ends_with('/') || path.ends_with(".html");
    if wants_page && let Some(problems) = state.problems() {
        return page(500, "The site has problems", &problems, state, base);
    }
    file(out, path, base, state)
}

/// A file of the output folder, or its 404 page.
fn file(out: &Path, path: &str, base: &str, state: &State) -> Answer {
    let path = percent_decode(path);
    let inside = Path::new(path.as_ref())
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let place = out.join(path.as_ref());
    if inside && place.is_dir() && !path.is_empty() && !path.ends_with('/') {
        return redirect(&format!("{base}{path}/"));
    }
    let place = if place.is_dir() {
        place.join("index.html")
    } else {
        place
    };
    match fs::read(&place) {
        Ok(bytes) if inside => respond(200, kind(&place), reloading(bytes, &place, state, base)),
        _ => match fs::read(out.join("404.html")) {
            Ok(bytes) => respond(
                404,
                "text/html; charset=utf-8",
                reloading(bytes, Path::new("404.html"), state, base),
            ),
            Err(_) => page(
                404,
                "Not found",
                &format!("There is no /{path} on this site."),
                state,
                base,
            ),
        },
    }
}

/// Adds the reload script to a page.
fn reloading(bytes: Vec<u8>, place: &Path, state: &State, base: &str) -> Vec<u8> {
    if place
        .extension()
        .is_none_or(|extension| extension != "html")
    {
        return bytes;
    }
    match String::from_utf8(bytes) {
        Ok(html) => {
            let script = script(state, base);
            let at = html.rfind("</body>").unwrap_or(html.len());
            let (before, after) = html.split_at_checked(at).unwrap_or((&html, ""));
            format!("{before}{script}{after}").into_bytes()
        }
        Err(error) => error.into_bytes(),
    }
}

fn script(state: &State, base: &str) -> String {
    format!(
        "<script src=\"{base}{OWN}reload.js\" data-seen=\"{}\"></script>",
        state.builds()
    )
}

/// A page of the server itself.
fn page(status: u16, title: &str, text: &str, state: &State, base: &str) -> Answer {
    let html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width\"><title>{title}</title><style>body{{font:1.125rem/1.5 Arial,sans-serif;margin:2rem;\
         color:#212b32;background:#f0f4f5}}pre{{background:#fff;border-left:.5rem solid #d5281b;padding:1rem;\
         overflow-x:auto;font-size:1rem}}</style></head>\n<body>\n<h1>{title}</h1>\n<pre>{}</pre>\n{}</body>\n</html>\n",
        escape(text),
        script(state, base)
    );
    respond(status, "text/html; charset=utf-8", html.into_bytes())
}

fn respond(status: u16, kind: &str, bytes: Vec<u8>) -> Answer {
    let length = bytes.len();
    let body: Box<dyn Read + Send> = Box::new(Cursor::new(bytes));
    let headers = [
        header("Content-Type", kind),
        header("Cache-Control", "no-store"),
    ]
    .into_iter()
    .flatten()
    .collect();
    Response::new(StatusCode(status), headers, body, Some(length), None)
}

fn redirect(to: &str) -> Answer {
    let answer = respond(302, "text/plain", Vec::new());
    match header("Location", to) {
        Some(location) => answer.with_header(location),
        None => answer,
    }
}

fn header(name: &str, value: &str) -> Option<Header> {
    Header::from_bytes(name, value).ok()
}

fn kind(place: &Path) -> &'static str {
    match place
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "xml" => "application/xml",
        "txt" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "pdf" => "application/pdf",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
