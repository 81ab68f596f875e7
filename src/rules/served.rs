//! Holds what a host answered against what was made: what it left out, changed or added on the way.
//!
//! Values in, values out. Must not know how a host is asked.

use std::collections::BTreeMap;

use crate::base::diagnostic::Severity;
use crate::base::digest;
use crate::base::output_file::Output;
use crate::rules::audit::{self, AuditStandard, Finding};

/// What a host answered for one address.
#[derive(Clone, Debug, Default)]
pub struct HostResponse {
    pub status: u16,
    /// Names in small letters.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// The addresses that it sent us on to, on the same host.
    pub moved: Vec<String>,
    /// Where it would have sent us on another host. Nobody went there.
    pub away: Option<String>,
}

/// One thing that a host does, in words that are the same for all files it does it to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HostChange {
    pub severity: Severity,
    pub what: String,
}

/// What a host that cannot be told anything has to send all the same to keep the site's promises.
const NAMES: [&str; 4] =
    ["Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options", "X-Frame-Options"];

/// Headers by which browsers tell somebody of visits, or go somewhere by themselves.
const TELLING: [&str; 5] = ["nel", "report-to", "reporting-endpoints", "refresh", "clear-site-data"];

/// The headers that every page should come with, with their values where these are known.
#[derive(Clone, Debug)]
pub struct Promised(Vec<(String, Option<String>)>);

impl Promised {
    /// Where only the names can be known.
    pub fn names() -> Self {
        Self(NAMES.map(|name| (name.to_owned(), None)).to_vec())
    }

    /// From the rule for all paths in the file `_headers` that the build makes.
    pub fn of_headers_file(text: &str) -> Self {
        let rule = text.lines().skip_while(|line| line.trim() != "/*").skip(1);
        let lines =
            rule.take_while(|line| line.starts_with(' ')).filter_map(|line| line.trim().split_once(": "));
        Self(lines.map(|(name, value)| (name.to_owned(), Some(value.to_owned()))).collect())
    }
}

/// Files that tell a host what to do: it keeps them to itself, or has made something else of them.
pub fn is_for_the_host(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    path.starts_with("hosting/")
        || name.starts_with('.')
        || matches!(name, "_headers" | "web.config" | "staticwebapp.config.json")
}

/// What a host does to the file at `path`, of which `list` says the checksums of all.
pub fn file(
    path: &str,
    list: &BTreeMap<&str, &str>,
    answer: &HostResponse,
    promised: &Promised,
) -> Vec<HostChange> {
    let mut found = Vec::new();
    if let Some(away) = &answer.away {
        found.push(error(format!("Sent on to another address, {away}")));
        return found;
    }
    if answer.status != 200 {
        found.push(error(format!("Not there: the host answers {}", answer.status)));
        return found;
    }
    if !answer.moved.is_empty() {
        found.push(note("Sent on to another address of the same host".to_owned()));
    }
    found.extend(headers(path, answer, promised));
    if list.get(path).is_none_or(|sum| digest::hex(&answer.body) != *sum) {
        found.push(error("Changed: its checksum is not that of the list".to_owned()));
        found.extend(added(path, list, answer));
    }
    found
}

/// What a host does for an address at which there is nothing.
pub fn nothing_there(list: &BTreeMap<&str, &str>, answer: &HostResponse) -> Vec<HostChange> {
    let own = list.get("404.html").is_some_and(|sum| digest::hex(&answer.body) == *sum);
    match answer.status {
        404 if own => Vec::new(),
        404 => vec![warning("A wrong address does not show the site's own page, 404.html".to_owned())],
        status => vec![error(format!("A wrong address is answered with {status}, not with 404"))],
    }
}

fn headers(path: &str, answer: &HostResponse, Promised(promised): &Promised) -> Vec<HostChange> {
    let mut found = Vec::new();
    let values = |wanted: &str| -> Vec<&str> {
        let same = answer.headers.iter().filter(|(name, _)| *name == wanted);
        same.map(|(_, value)| value.as_str()).collect()
    };
    for cookie in values("set-cookie") {
        let name = cookie.split('=').next().unwrap_or_default().trim();
        found.push(error(format!("Sets a cookie, {name}")));
    }
    for name in TELLING {
        if !values(name).is_empty() {
            found
                .push(warning(format!("Sends the header {name}, by which browsers act without being asked")));
        }
    }
    let kind = values("content-type").first().copied().unwrap_or_default().to_ascii_lowercase();
    let fits = match path.rsplit('.').next() {
        Some("html") => kind.starts_with("text/html"),
        Some("css") => kind.starts_with("text/css"),
        Some("js") => kind.contains("javascript"),
        Some("pdf") => kind.starts_with("application/pdf"),
        _ => true,
    };
    if !fits {
        found.push(error(format!("Sent as `{kind}`, which browsers do not take for what it is")));
    }
    if path.ends_with(".html") {
        for (name, value) in promised {
            let sent = values(&name.to_ascii_lowercase());
            if sent.is_empty() {
                found.push(warning(format!("Comes without the header {name}")));
            } else if let Some(value) = value
                && !sent.contains(&value.as_str())
            {
                found.push(warning(format!("Comes with another {name} than the site asks for")));
            }
        }
    }
    found
}

/// What a changed page fetches or runs that is none of the site's.
fn added(path: &str, list: &BTreeMap<&str, &str>, answer: &HostResponse) -> Vec<HostChange> {
    let output = Output::new(path, answer.body.clone());
    let facts = audit::facts(&output, None, &AuditStandard::default());
    let mut found: Vec<HostChange> = facts
        .findings
        .iter()
        .filter_map(|finding| match finding {
            Finding::ForeignLoad(url) => Some(error(format!("Fetches {url} from elsewhere"))),
            Finding::Rooted(url) => {
                Some(error(format!("Fetches or leads to {url}, which is none of the site")))
            }
            Finding::InlineScript { allowed: false } => {
                Some(error("Has a script in it that was added".to_owned()))
            }
            Finding::EventAttribute(_) | Finding::CodeAddress(_) => {
                Some(error("Has code in it that was added".to_owned()))
            }
            Finding::NoPolicy | Finding::LatePolicy | Finding::WeakPolicy(_) => {
                Some(error("Has lost its content policy, or has it too late".to_owned()))
            }
            _ => None,
        })
        .collect();
    let strange = facts.loads.iter().filter(|load| !list.contains_key(load));
    found.extend(strange.map(|load| error(format!("Fetches {load}, which is no file of the site"))));
    found
}

fn error(what: String) -> HostChange {
    HostChange { severity: Severity::Error, what }
}

fn warning(what: String) -> HostChange {
    HostChange { severity: Severity::Warning, what }
}

fn note(what: String) -> HostChange {
    HostChange { severity: Severity::Note, what }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{HostResponse, Promised, file, is_for_the_host, nothing_there};
    use crate::base::diagnostic::Severity;
    use crate::base::digest;

    const PAGE: &str = "<!doctype html><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'\"><title>T</title>";

    fn good() -> HostResponse {
        let headers = [
            ("content-type", "text/html; charset=utf-8"),
            ("content-security-policy", "default-src 'none'"),
            ("referrer-policy", "no-referrer"),
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
        ];
        HostResponse {
            status: 200,
            headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(),
            body: PAGE.into(),
            ..HostResponse::default()
        }
    }

    /// What is found at `index.html`, with a letter for how bad it is.
    fn found(answer: &HostResponse, promised: &Promised) -> Vec<String> {
        let sum = digest::hex(PAGE.as_bytes());
        let list = BTreeMap::from([("index.html", sum.as_str()), ("404.html", sum.as_str())]);
        let letter = |severity| match severity {
            Severity::Error => 'E',
            Severity::Warning => 'W',
            Severity::Note => 'N',
        };
        let changes = file("index.html", &list, answer, promised);
        changes.into_iter().map(|change| format!("{} {}", letter(change.severity), change.what)).collect()
    }

    #[test]
    fn a_host_that_adds_nothing_is_left_in_peace() {
        assert_eq!(found(&good(), &Promised::names()), Vec::<String>::new());
    }

    #[test]
    fn each_thing_that_a_host_does_is_named() {
        let with = |change: fn(&mut HostResponse)| {
            let mut answer = good();
            change(&mut answer);
            found(&answer, &Promised::names())
        };
        assert_eq!(
            with(|answer| answer.headers.push(("set-cookie".to_owned(), "id=1; path=/".to_owned()))),
            ["E Sets a cookie, id"]
        );
        assert_eq!(
            with(|answer| answer.headers.retain(|(name, _)| name != "x-frame-options")),
            ["W Comes without the header X-Frame-Options"]
        );
        assert!(with(|answer| answer.headers.push(("nel".to_owned(), "{}".to_owned())))[0].contains("nel"));
        assert_eq!(with(|answer| answer.status = 500), ["E Not there: the host answers 500"]);
        assert!(
            with(|answer| answer.headers[0].1 = "text/plain".to_owned())[0].contains("Sent as `text/plain`")
        );
        assert_eq!(
            with(|answer| answer.moved.push("/".to_owned())),
            ["N Sent on to another address of the same host"]
        );
        assert!(
            with(|answer| answer.away = Some("https://elsewhere.example/".to_owned()))[0]
                .starts_with("E Sent on")
        );
        let injected = with(|answer| {
            answer.body.extend_from_slice(b"<script src=https://spy.example/a.js></script><script>x()</script><script src=extra.js></script>");
        });
        for words in [
            "Changed",
            "https://spy.example/a.js",
            "script in it that was added",
            "extra.js, which is no file",
        ] {
            assert!(
                injected.iter().any(|line| line.starts_with("E ") && line.contains(words)),
                "{words}: {injected:?}"
            );
        }
    }

    #[test]
    fn values_are_compared_where_they_are_known() {
        let file = "# advice\n/*\n  X-Frame-Options: DENY\n  Content-Security-Policy: default-src 'self'\n/assets/*\n  X-Other: 1\n";
        let promised = Promised::of_headers_file(file);
        assert_eq!(
            found(&good(), &promised),
            ["W Comes with another Content-Security-Policy than the site asks for"]
        );
    }

    #[test]
    fn a_wrong_address_gets_the_site_s_own_page() {
        let sum = digest::hex(PAGE.as_bytes());
        let list = BTreeMap::from([("404.html", sum.as_str())]);
        let answer =
            |status, body: &str| HostResponse { status, body: body.into(), ..HostResponse::default() };
        assert!(nothing_there(&list, &answer(404, PAGE)).is_empty());
        assert_eq!(nothing_there(&list, &answer(404, "gone"))[0].severity, Severity::Warning);
        assert_eq!(nothing_there(&list, &answer(200, PAGE))[0].severity, Severity::Error);
    }

    #[test]
    fn files_for_the_host_are_known() {
        for path in ["_headers", ".htaccess", ".nojekyll", "hosting/nginx.conf", "web.config"] {
            assert!(is_for_the_host(path), "{path}");
        }
        assert!(!is_for_the_host("index.html") && !is_for_the_host("robots.txt"));
    }
}
