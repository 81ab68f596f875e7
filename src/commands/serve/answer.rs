//! Answers one request of the preview: a file of the built site, or the number of the last build.
#![expect(clippy::disallowed_methods, reason = "reads the built site")]

use std::fs;
use std::sync::atomic::{AtomicU64, Ordering};

use camino::{Utf8Path, Utf8PathBuf};
use tiny_http::{Header, Request, Response, StatusCode};

/// Only this server has this address.
const VERSION: &str = "/.rightskit-version";
/// Asks for the number of the build and reloads when it has changed. Added to pages on their way out.
const RELOAD: &str = "<script src=\"/.rightskit-reload.js\" defer></script>";
const RELOAD_JS: &str = "(function () {\n  var seen = null;\n  setInterval(function () {\n    var ask = new XMLHttpRequest();\n    \
    ask.onload = function () {\n      if (seen !== null && seen !== ask.responseText) { location.reload(); }\n      \
    seen = ask.responseText;\n    };\n    ask.open('GET', '/.rightskit-version');\n    ask.send();\n  }, 700);\n}());\n";

/// Serves `request` from `out`.
pub fn answer(request: Request, out: &Utf8Path, version: &AtomicU64) {
    let path = request.url().split(['?', '#']).next().unwrap_or("/").to_owned();
    // The browser may have gone away; nothing is lost.
    let _ = match path.as_str() {
        VERSION => request.respond(typed(
            version.load(Ordering::Acquire).to_string().into_bytes(),
            "text/plain",
            200,
        )),
        "/.rightskit-reload.js" => {
            request.respond(typed(RELOAD_JS.as_bytes().to_vec(), "text/javascript", 200))
        }
        _ => match find(out, &path) {
            Some((file, bytes)) => {
                let kind = content_type(&file);
                request.respond(typed(with_reload(bytes, kind), kind, 200))
            }
            None => {
                let page = fs::read(out.join("404.html")).unwrap_or_else(|_| b"Not found".to_vec());
                request.respond(typed(page, "text/html; charset=utf-8", 404))
            }
        },
    };
}

/// The file for a path, which may not leave the site.
fn find(out: &Utf8Path, path: &str) -> Option<(Utf8PathBuf, Vec<u8>)> {
    let decoded = decode(path)?;
    if decoded.split('/').any(|part| part == "..") || decoded.contains('\0') {
        return None;
    }
    let relative = decoded.trim_start_matches('/');
    let mut file = out.join(relative);
    if file.is_dir() {
        file = file.join("index.html");
    }
    let bytes = fs::read(&file).ok()?;
    Some((file, bytes))
}

fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        if *first == b'%' {
            let digits = std::str::from_utf8(tail.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}

/// Pages get the reload script and a policy that lets it ask this server.
fn with_reload(bytes: Vec<u8>, kind: &str) -> Vec<u8> {
    if !kind.starts_with("text/html") {
        return bytes;
    }
    let html = String::from_utf8_lossy(&bytes);
    html.replacen("connect-src 'none'", "connect-src 'self'", 1)
        .replacen("</head>", &format!("{RELOAD}</head>"), 1)
        .into_bytes()
}

fn typed(bytes: Vec<u8>, kind: &str, status: u16) -> Response<std::io::Cursor<Vec<u8>>> {
    let mut response = Response::from_data(bytes).with_status_code(StatusCode(status));
    for (name, value) in [("Content-Type", kind), ("Cache-Control", "no-store")] {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    response
}

fn content_type(file: &Utf8Path) -> &'static str {
    match file.extension().unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "xml" => "application/xml",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
