//! Answers one request of the preview: a file of the built site, or the number of the last build.
//!
//! Only pages that this server gave out may ask it: a page from elsewhere, under a name of its own that leads to this
//! computer, would read drafts.
#![expect(clippy::disallowed_methods, reason = "reads the built site")]

use std::fs;
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{self, HeaderMap, HeaderName};
use hyper::{Method, Request, Response, StatusCode};
use percent_encoding::percent_decode_str;

/// Only this server has this address.
const VERSION: &str = "/.rightskit-version";
/// Asks for the number of the build and reloads when it has changed. Added to pages on their way out.
const RELOAD: &str = "<script src=\"/.rightskit-reload.js\" defer></script>";
const RELOAD_JS: &str = "(function () {\n  var seen = null;\n  setInterval(function () {\n    var ask = new XMLHttpRequest();\n    \
    ask.onload = function () {\n      if (seen !== null && seen !== ask.responseText) { location.reload(); }\n      \
    seen = ask.responseText;\n    };\n    ask.open('GET', '/.rightskit-version');\n    ask.send();\n  }, 700);\n}());\n";

const TEXT: &str = "text/plain; charset=utf-8";

pub type PreviewResponse = Response<Full<Bytes>>;

/// Answers `request` from `out`.
pub fn answer<B>(request: &Request<B>, out: &Utf8Path, version: &AtomicU64) -> PreviewResponse {
    if !is_from_here(request.headers()) {
        return typed(
            "Only this computer is answered, by the name localhost or 127.0.0.1.",
            TEXT,
            StatusCode::FORBIDDEN,
        );
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut refused = typed("Only GET and HEAD are answered.", TEXT, StatusCode::METHOD_NOT_ALLOWED);
        refused.headers_mut().insert(header::ALLOW, header::HeaderValue::from_static("GET, HEAD"));
        return refused;
    }
    match request.uri().path() {
        VERSION => typed(version.load(Ordering::Acquire).to_string(), TEXT, StatusCode::OK),
        "/.rightskit-reload.js" => typed(RELOAD_JS, "text/javascript", StatusCode::OK),
        path => match find(out, path) {
            Some((file, bytes)) => {
                let kind = content_type(&file);
                let whole = with_reload(bytes, kind);
                part(whole, kind, request.headers().get(header::RANGE).and_then(|range| range.to_str().ok()))
            }
            None => {
                let page = fs::read(out.join("404.html")).unwrap_or_else(|_| b"Not found".to_vec());
                typed(page, "text/html; charset=utf-8", StatusCode::NOT_FOUND)
            }
        },
    }
}

/// Whether a request was meant for this computer, and comes from one of its own pages if it says where from.
fn is_from_here(headers: &HeaderMap) -> bool {
    let is = |name: HeaderName, here: fn(&str) -> bool| {
        let mut values = headers.get_all(name).iter();
        let only = values.next().map(|value| value.to_str().is_ok_and(here));
        if values.next().is_some() { Some(false) } else { only }
    };
    let of_here = |origin: &str| origin.strip_prefix("http://").is_some_and(is_loopback);
    is(header::HOST, is_loopback) == Some(true) && is(header::ORIGIN, of_here) != Some(false)
}

/// Whether `host`, with or without a port, can only be this computer.
fn is_loopback(host: &str) -> bool {
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, port),
        _ => (host, ""),
    };
    port.bytes().all(|sign| sign.is_ascii_digit())
        && (name.eq_ignore_ascii_case("localhost") || name == "127.0.0.1" || name == "[::1]")
}

/// The part of a file that was asked for, else all of it.
fn part(whole: Vec<u8>, kind: &'static str, range: Option<&str>) -> PreviewResponse {
    let length = whole.len();
    let (body, status, range) = match range.map(|range| asked(range, length)) {
        Some(Some(Some(part))) => {
            let told = format!("bytes {}-{}/{length}", part.start, part.end - 1);
            (whole[part].to_vec(), StatusCode::PARTIAL_CONTENT, Some(told))
        }
        Some(Some(None)) => {
            (Vec::new(), StatusCode::RANGE_NOT_SATISFIABLE, Some(format!("bytes */{length}")))
        }
        _ => (whole, StatusCode::OK, None),
    };
    let mut response = typed(body, kind, status);
    let headers = response.headers_mut();
    headers.insert(header::ACCEPT_RANGES, header::HeaderValue::from_static("bytes"));
    if let Some(range) = range.and_then(|range| range.parse().ok()) {
        headers.insert(header::CONTENT_RANGE, range);
    }
    response
}

/// The one range of bytes in a `Range`: `Some(None)` when there are no such bytes, `None` when it is to be left alone.
fn asked(range: &str, length: usize) -> Option<Option<Range<usize>>> {
    let (first, last) = range.strip_prefix("bytes=")?.split_once('-')?;
    let number = |digits: &str| -> Option<usize> {
        if digits.is_empty() || !digits.bytes().all(|sign| sign.is_ascii_digit()) {
            None
        } else {
            digits.parse().ok()
        }
    };
    let part = match (first, last) {
        ("", last) => length.saturating_sub(number(last)?)..length,
        (first, "") => number(first)?..length,
        (first, last) if number(first)? > number(last)? => return None,
        (first, last) => number(first)?..number(last)?.saturating_add(1).min(length),
    };
    Some(if part.start < part.end { Some(part) } else { None })
}

/// The file for a path, which may not leave the site.
fn find(out: &Utf8Path, path: &str) -> Option<(Utf8PathBuf, Vec<u8>)> {
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    let relative = Utf8Path::new(decoded.trim_start_matches('/'));
    // The name of a drive, on a system that has them, would lead out too.
    let plain = |part| matches!(part, Utf8Component::Normal(_) | Utf8Component::CurDir);
    if !relative.components().all(plain) || decoded.contains('\0') {
        return None;
    }
    let mut file = out.join(relative);
    if file.is_dir() {
        file = file.join("index.html");
    }
    let bytes = fs::read(&file).ok()?;
    Some((file, bytes))
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

fn typed(body: impl Into<Bytes>, kind: &'static str, status: StatusCode) -> PreviewResponse {
    let mut response = Response::new(Full::new(body.into()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, header::HeaderValue::from_static(value));
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
        "gif" => "image/gif",
        "webp" => "image/webp",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "xml" => "application/xml",
        "json" => "application/json",
        "txt" => TEXT,
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{asked, is_loopback};

    #[test]
    fn only_names_of_this_computer_are_its_own() {
        for host in ["localhost", "LocalHost:8017", "127.0.0.1", "127.0.0.1:8017", "[::1]", "[::1]:80"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in [
            "",
            ":80",
            "evil.example",
            "localhost.evil.example",
            "127.0.0.1.evil.example:80",
            "evil.example:127.0.0.1",
            "[::1]evil",
            "127.0.0.1:80x",
            "0.0.0.0",
            "[::1",
            "localhost:80:evil",
            "user@localhost",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }

    #[test]
    fn ranges_are_read_as_they_are_written() {
        assert_eq!(asked("bytes=0-3", 10), Some(Some(0..4)));
        assert_eq!(asked("bytes=4-", 10), Some(Some(4..10)));
        assert_eq!(asked("bytes=-3", 10), Some(Some(7..10)));
        assert_eq!(asked("bytes=-30", 10), Some(Some(0..10)));
        assert_eq!(asked("bytes=4-99", 10), Some(Some(4..10)));
        for none in ["bytes=10-", "bytes=10-12", "bytes=-0"] {
            assert_eq!(asked(none, 10), Some(None), "{none}");
        }
        for alone in [
            "bytes=3-1",
            "bytes=0-1,4-5",
            "lines=0-1",
            "bytes=a-b",
            "bytes=",
            "bytes=+1-2",
            "bytes=99999999999999999999-",
        ] {
            assert_eq!(asked(alone, 10), None, "{alone}");
        }
    }
}
