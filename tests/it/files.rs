//! Files that are copied as they are: what kinds may be among them, and that none of them acts.

use rightskit::testing::diagnostic::Severity;

use crate::project::Project;

const SVG: &str = "xmlns=\"http://www.w3.org/2000/svg\"";

fn drawing(text: &str) -> crate::project::Built {
    Project::kit("").bytes("content/en/x.svg", text.as_bytes()).build()
}

#[test]
fn a_drawing_that_acts_is_refused() {
    for text in [
        format!("<svg {SVG}><script>alert(1)</script></svg>"),
        format!("<svg {SVG} xmlns:s=\"http://www.w3.org/2000/svg\"><s:script>alert(1)</s:script></svg>"),
        "<x:svg xmlns:x=\"http://www.w3.org/2000/svg\"><x:script>alert(1)</x:script></x:svg>".to_owned(),
        format!("<svg {SVG}><h:script xmlns:h=\"http://www.w3.org/1999/xhtml\" src=\"x.js\"/></svg>"),
        format!(
            "<svg {SVG}><foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject></svg>"
        ),
        format!("<svg {SVG}><h:p xmlns:h=\"http://www.w3.org/1999/xhtml\" h:onclick=\"x\"/></svg>"),
        format!(
            "<!DOCTYPE svg [<!ENTITY x \"<script xmlns='http://www.w3.org/2000/svg'>alert(1)</script>\">]>\
             <svg {SVG}>&x;</svg>"
        ),
        format!("<?xml-stylesheet href=\"x.css\"?><svg {SVG}/>"),
        format!("<?xml version=\"1.0\" encoding=\"ISO-2022-JP\"?><svg {SVG}/>"),
        format!("<svg {SVG}><a><set attributeName=\"href\" to=\"javascript:alert(1)\"/></a></svg>"),
        format!("<svg {SVG}><set attributeName=\"xlink:href\" to=\"x\"/></svg>"),
        format!("<svg {SVG} xml:base=\"https://evil.example/\"><use href=\"#a\" id=\"a\"/></svg>"),
        format!("<svg {SVG}><handler>x</handler></svg>"),
        format!("<svg {SVG}><p></svg>"),
        "alert(1)".to_owned(),
    ] {
        let built = drawing(&text);
        assert!(built.codes().contains(&"audit-drawing"), "{text}: {:?}", built.found);
        assert!(built.of("audit-drawing").iter().all(|one| one.severity == Severity::Error));
    }
}

#[test]
fn a_drawing_that_reacts_or_loads_is_refused() {
    for (inside, code) in [
        ("<g onload=\"alert(1)\"/>", "audit-inline-code"),
        ("<g onClick=\"alert(1)\"/>", "audit-inline-code"),
        ("<a href=\"javascript:alert(1)\"><text>x</text></a>", "audit-inline-code"),
        ("<a href=\" java&#10;script:alert(1)\"><text>x</text></a>", "audit-inline-code"),
        ("<image href=\"https://evil.example/a.png\"/>", "audit-foreign-origin"),
        ("<use href=\"https://evil.example/a.svg#x\"/>", "audit-foreign-origin"),
        ("<use href=\"data:image/svg+xml,x#x\"/>", "audit-foreign-origin"),
        ("<feImage href=\"//evil.example/a.png\"/>", "audit-foreign-origin"),
        ("<style>@import 'https://evil.example/a.css';</style>", "audit-foreign-origin"),
        ("<style>a{fill:url(https://evil.example/a)}</style>", "audit-foreign-origin"),
        ("<path style=\"fill:url(https://evil.example/a)\"/>", "audit-foreign-origin"),
        ("<path fill=\"url(https://evil.example/a#b)\"/>", "audit-foreign-origin"),
        ("<image href=\"gone.png\"/>", "audit-broken-link"),
    ] {
        let built = drawing(&format!("<svg {SVG}>{inside}</svg>"));
        assert!(built.codes().contains(&code), "{inside}: {:?}", built.found);
    }
}

#[test]
fn plain_drawings_pass() {
    for text in [
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \
             \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n<svg {SVG} xmlns:xlink=\"http://www.w3.org/1999/xlink\">\
             <title>A &amp; B</title><defs><linearGradient id=\"a\"/></defs><style>path{{fill:url(#a)}}</style>\
             <path id=\"b\" style=\"fill:url(#a)\" d=\"M0 0\"/><use xlink:href=\"#b\"/>\
             <image href=\"data:image/png;base64,AA==\"/><a href=\"https://example.org/\"><text>x</text></a>\
             <animate attributeName=\"opacity\" to=\"1\"/></svg>"
        ),
        format!("\u{feff}<svg {SVG} viewBox=\"0 0 1 1\"/>"),
    ] {
        let built = drawing(&text).good();
        assert_eq!(built.codes(), ["unused-file"], "{:?}", built.found);
    }
}

#[test]
fn kinds_that_act_unread_are_refused_and_others_named() {
    for (name, severity) in [
        ("feed.xml", Some(Severity::Error)),
        ("a.XHTML", Some(Severity::Error)),
        ("a.xsl", Some(Severity::Error)),
        ("a.svgz", Some(Severity::Error)),
        ("a.mhtml", Some(Severity::Error)),
        ("a.html.bak", Some(Severity::Error)),
        ("a.svg.orig", Some(Severity::Error)),
        ("_redirects", Some(Severity::Warning)),
        ("CNAME", Some(Severity::Warning)),
        ("deep/web.config", Some(Severity::Warning)),
        (".htaccess", Some(Severity::Warning)),
        ("a.qqq", Some(Severity::Warning)),
        ("Makefile", Some(Severity::Warning)),
        ("a.pdf", None),
        ("a.min.js", None),
        ("a.html.txt", None),
    ] {
        let path = format!("content/en/{name}");
        let built = Project::kit("").bytes(&path, b"x").check();
        let found: Vec<(String, Severity)> =
            built.of("file-kind").iter().map(|one| (one.place.to_string(), one.severity)).collect();
        if name == "CNAME" {
            assert!(built.one("file-kind").message.starts_with("`CNAME` sets up"), "as it was typed");
        }
        assert_eq!(found, severity.map(|severity| (path, severity)).into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn a_policy_is_read_without_regard_to_case() {
    let page = |policy: &str| {
        let html = format!(
            "<!doctype html><html lang=en><head><meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\
             <title>x</title></head><body><p>x</p></body></html>"
        );
        Project::kit("").bytes("content/en/a.html", html.as_bytes()).build()
    };
    for policy in [
        "default-src 'none'; SCRIPT-SRC * 'unsafe-inline'; Connect-Src *",
        "DEFAULT-SRC *",
        "default-src 'none'; Form-Action https:",
    ] {
        assert!(page(policy).codes().contains(&"audit-content-policy"), "{policy}");
    }
    assert!(!page("Default-Src 'none'").codes().contains(&"audit-content-policy"));
}
