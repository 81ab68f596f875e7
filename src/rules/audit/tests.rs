//! Whole sites in strings, through `facts` and `audit`, as a build uses them.

use super::facts::FileKind;
use super::{AuditStandard, audit, docs, facts};
use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::output_file::Output;

mod budgets;
mod promises;

const POLICY: &str = "<meta http-equiv=content-security-policy content=\"default-src 'none'; style-src 'self'; form-action 'none'\">";

fn page(path: &str, body: &str) -> Output {
    Output::new(
        path,
        format!("<!doctype html><html lang=en><head>{POLICY}<title>T</title></head><body>{body}"),
    )
}

fn problems_by(outputs: &[Output], standard: &AuditStandard) -> Vec<Diagnostic> {
    let facts: Vec<_> = outputs.iter().map(|output| facts(output, None, standard)).collect();
    audit(&facts, standard, &|_| None)
}

fn problems(outputs: &[Output]) -> Vec<Diagnostic> {
    problems_by(outputs, &AuditStandard::default())
}

/// The codes without their `audit-`, and the messages, of a site.
fn said(outputs: &[Output]) -> Vec<String> {
    let line = |d: &Diagnostic| format!("{} {}: {}", d.place, d.code.trim_start_matches("audit-"), d.message);
    problems(outputs).iter().map(line).collect()
}

/// The codes that the body of a page brings up.
fn codes(body: &str) -> Vec<&'static str> {
    let outputs = [page("p.html", body), page("other.html", "<p id=here>"), Output::new("a.png", "")];
    problems(&outputs).into_iter().map(|problem| problem.code).collect()
}

#[test]
fn a_sound_site_passes() {
    let site = [
        page(
            "index.html",
            "<link rel=stylesheet href=assets/core.css><script defer src=assets/site.js></script>
             <a href=guide/a.html#limits>a</a> <a href=#main>skip</a> <a href=tel:111>111</a>
             <a href=https://www.govt.nz/>out</a> <main id=main><img src=assets/i.svg srcset='assets/i.svg 1x,assets/i.svg 2x'>
             <svg><use href=#main /></svg> <script type=application/ld+json>{\"a\":\"fetch(1)\"}</script>",
        ),
        page("guide/a.html", "<h2 id=limits>x</h2><a href=../index.html>home</a> <a href=../kit.zip>zip</a> <a href=#top>^</a>"),
        page("old.html", "<meta http-equiv=refresh content=\"0; url=guide/a.html\">"),
        Output::new("assets/core.css", "@font-face{src:url(f.woff2)} a{background:url(\"data:image/png,x\")}"),
        Output::new("assets/f.woff2", ""),
        Output::new("assets/site.js", "(function(){document.title})()"),
        Output::new("assets/i.svg", "<svg xmlns='http://www.w3.org/2000/svg'><style>a{}</style><path style='x'/></svg>"),
        Output::new("kit.zip", ""),
    ];
    assert_eq!(said(&site), [""; 0]);
}

#[test]
fn links_and_loads_must_lead_somewhere() {
    let site = [
        page(
            "index.html",
            "<a href=guide/>g</a><a href=guide/index>g</a><img src=x.png><a href=gone.html#a></a><a href=gone.html>",
        ),
        page("guide/index.html", "<a href=..>home</a><a href=t%C5%8D.html>ok</a>"),
        page(
            "guide/tō.html",
            "<noscript><a href=no.html>no</a></noscript><style>a{background:url(y.png)}</style>",
        ),
    ];
    let found: Vec<_> =
        problems(&site).into_iter().filter(|problem| problem.code == "audit-broken-link").collect();
    let said: Vec<_> = found
        .iter()
        .map(|d| format!("{}: {} {}", d.place, d.message, d.hint.as_deref().unwrap_or_default()))
        .collect();
    assert_eq!(
        said,
        [
            "guide/index.html: Links to `/`, which is not in the site. Name the file: `index.html`.",
            "guide/tō.html: Links to `guide/no.html`, which is not in the site. ",
            "guide/tō.html: Loads `guide/y.png`, which is not in the site. ",
            "index.html: Links to `gone.html`, which is not in the site. ",
            "index.html: Links to `guide/`, which is not in the site. Name the file: `guide/index.html`.",
            "index.html: Links to `guide/index`, which is not in the site. Name the file: `guide/index.html`.",
            "index.html: Loads `x.png`, which is not in the site. ",
        ]
    );
}

#[test]
fn anchors_must_be_there() {
    let site = [
        page("index.html", "<a href=a.html#limit>x</a><a href=#nowhere>y</a><a href=a.pdf#page=2>z</a>"),
        page("a.html", "<h2 id=limits>"),
        Output::new("a.pdf", ""),
    ];
    let found = problems(&site);
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|problem| problem.code == "audit-missing-anchor"));
    assert_eq!(found[0].hint.as_deref(), Some("Did you mean `#limits`?"));
}

#[test]
fn each_rule_has_what_it_objects_to() {
    for (body, code) in [
        ("<p id=a><p id=b><p id=a>", "audit-duplicate-id"),
        ("<img src=https://x.example/p.png>", "audit-foreign-origin"),
        ("<img src=a.png srcset='a.png 1x,//x.example/b.png 2x'>", "audit-foreign-origin"),
        ("<link href=https://x.example/ rel='x Preconnect'>", "audit-foreign-origin"),
        ("<script src=data:,x></script>", "audit-foreign-origin"),
        ("<meta content='3;URL=\"https://x.example\"' http-equiv=Refresh>", "audit-foreign-origin"),
        ("<form action=https://x.example></form>", "audit-foreign-origin"),
        ("<a href=other.html ping=/log>x</a>", "audit-foreign-origin"),
        ("<iframe src=https://x.example></iframe>", "audit-foreign-origin"),
        ("<svg><image xlink:href=https://x.example/a.png /></svg>", "audit-foreign-origin"),
        ("<a href=/other.html>x</a>", "audit-relative-url"),
        ("<img src=file:///a.png>", "audit-relative-url"),
        ("<a href=../other.html>x</a>", "audit-relative-url"),
        ("<base href=x/>", "audit-relative-url"),
        ("<style>p{}</style>", "audit-inline-code"),
        ("<script>1</script>", "audit-inline-code"),
        ("<script type=module>1</script>", "audit-inline-code"),
        ("<p style=color:red>", "audit-inline-code"),
        ("<p OnClick='go()'>", "audit-inline-code"),
        ("<a href=' java&#115;cript:go()'>x</a>", "audit-inline-code"),
        ("<noscript><p style=a></noscript>", "audit-inline-code"),
    ] {
        assert_eq!(codes(body), [code], "{body}");
    }
}

#[test]
fn a_policy_comes_first_and_is_tight() {
    let bare = |html: &str| {
        problems(&[Output::new("p.html", html)]).into_iter().map(|d| d.message).collect::<Vec<_>>()
    };
    assert_eq!(bare("<p>x"), ["The page has no content security policy."]);
    let late = "The content security policy comes after something it should govern.";
    for before in
        ["<p>", "text", "<script src=p.html></script>", "<link rel=icon href=p.html>", "<title>t</title>x"]
    {
        assert_eq!(bare(&format!("{before}{POLICY}")), [late], "{before}");
    }
    for before in [
        "<meta charset=utf-8>",
        "<!-- c -->\n<html>\n<head>\n<title>t</title>\n",
        "<link rel=canonical href=//x>",
    ] {
        assert_eq!(bare(&format!("{before}{POLICY}")), [""; 0], "{before}");
    }
    let weak = POLICY.replace("style-src", "style-src 'unsafe-inline'");
    assert_eq!(
        bare(&weak),
        ["The content security policy is too weak because of `style-src 'unsafe-inline'`."]
    );
}

#[test]
fn the_missing_page_stands_alone() {
    let style = "body{margin:0}";
    let policy = POLICY
        .replace("style-src 'self'", &format!("style-src {}", super::policy::hash_source(style.as_bytes())));
    let missing = |style: &str, body: &str| {
        let html = format!("<!doctype html><head>{policy}<style>{style}</style></head><body id=top>{body}");
        problems(&[Output::new("404.html", html), page("index.html", ""), Output::new("a.css", "")])
            .into_iter()
            .map(|d| d.code)
            .collect::<Vec<_>>()
    };
    let sound = "<a href=tel:111>111</a> <a href=#top>up</a> <a href=https://kit.example/>start</a>";
    assert_eq!(missing(style, sound), [""; 0]);
    assert_eq!(missing("body{}", sound), ["audit-inline-code"]);
    assert_eq!(missing(style, "<a href=index.html>start</a>"), ["audit-stands-alone"]);
    assert_eq!(missing(style, "<link rel=stylesheet href=a.css>"), ["audit-stands-alone"]);
    assert_eq!(missing(style, "<a href=/>start</a>"), ["audit-relative-url"]);
}

#[test]
fn our_own_public_address_is_for_the_missing_page_only() {
    let standard =
        AuditStandard { base_url: Some("https://kit.example/".into()), ..AuditStandard::default() };
    let link = "<a href=https://kit.example/a.html>a</a>";
    let found = problems_by(&[page("index.html", link), page("404.html", link)], &standard);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].code, found[0].place.path.as_str()), ("audit-relative-url", "index.html"));
}

#[test]
fn private_interfaces_are_named_with_their_line() {
    let site = [Output::new("assets/site.js", "// fetch()\nvar a = 'x';\nlocalStorage.a = a;")];
    assert_eq!(
        said(&site),
        [
            "assets/site.js private-api: The script uses `localStorage` in line 3, which can store or send data."
        ]
    );
}

#[test]
fn names_fit_every_disk() {
    let long = format!("{}.txt", "a".repeat(200));
    for path in
        ["a/con.txt", "LPT1", "com¹.txt", "a?.txt", "a:b", "a/b ./c", "a.", " a", "a\tb", "a\\b", &long]
    {
        let found = said(&[Output::new(path, "")]);
        assert!(found.len() == 1 && found[0].contains("portable-name"), "{path}: {found:?}");
    }
    for path in ["contact.txt", "com10", "console", "lpt", "mi/tō.txt", ".nojekyll", "_headers", "a b.txt"] {
        assert_eq!(said(&[Output::new(path, "")]), [""; 0], "{path}");
    }
    for (one, other) in
        [("a/B.txt", "a/b.txt"), ("t\u{14d}", "to\u{304}"), ("guide", "Guide/x.txt"), ("a.b", "a.b/c")]
    {
        let found = said(&[Output::new(one, ""), Output::new(other, "")]);
        assert!(found.len() == 1 && found[0].contains("portable-name"), "{one} {other}: {found:?}");
    }
    assert_eq!(said(&[Output::new("guide.txt", ""), Output::new("guide/x.txt", "")]), [""; 0]);
}

fn noise(bytes: usize) -> String {
    let mut state = 1_u64;
    std::iter::repeat_with(|| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from(b'a' + u8::try_from(state >> 59).unwrap() % 26)
    })
    .take(bytes)
    .collect()
}

#[test]
fn one_cause_in_many_files_is_said_once_at_its_source() {
    let pages: Vec<Output> = (0..5).map(|n| page(&format!("p{n}.html"), "<p style=a>")).collect();
    let standard = AuditStandard::default();
    let facts: Vec<_> = pages.iter().map(|output| facts(output, None, &standard)).collect();
    let found =
        audit(&facts, &standard, &|path| (path == "p0.html").then(|| Place::file("content/en/p0.md")));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].place.path, "content/en/p0.md");
    assert!(
        found[0].message.ends_with("The same in 4 more files, such as `p1.html`."),
        "{}",
        found[0].message
    );
}

#[test]
fn every_rule_explains_itself() {
    for (code, doc) in docs() {
        assert!(code.starts_with("audit-"));
        let page: Vec<&str> = doc.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).collect();
        for section in ["**What it does.**", "**Why it matters.**", "**Example.**", "**Instead.**"] {
            assert!(page.iter().any(|line| line.starts_with(section)), "{code} lacks {section}");
        }
    }
    for (code, doc) in crate::output::problem::DOCS {
        for section in ["**What it does.**", "**Why it matters.**", "**Example.**", "**Instead.**"] {
            assert!(doc.contains(section), "{code} lacks {section}");
        }
    }
}

/// A site of 30,000 pages must fit; see the budget of memory in the design.
#[test]
fn facts_stay_small() {
    let links: String = (0..20).map(|n| format!("<a href=../section-{n}/page-{n}.html>x</a>")).collect();
    let ids: String = (0..10).map(|n| format!("<h2 id=a-heading-{n}>x</h2>")).collect();
    let page = page("section-1/page-1.html", &(links + &ids));
    let facts = facts(&page, None, &AuditStandard::default());
    let strings = [&facts.ids, &facts.links, &facts.loads];
    let bytes: usize = strings.iter().map(|set| set.iter().map(|s| s.len() + 4).sum::<usize>()).sum();
    assert!(bytes + size_of_val(&facts) < 1_500, "{bytes}");
    assert_eq!((facts.links.iter().count(), facts.ids.iter().count(), facts.kind), (20, 10, FileKind::Page));
    assert_eq!(facts.weight, page.bytes.len() as u64, "a small page is not compressed to be weighed");
}
