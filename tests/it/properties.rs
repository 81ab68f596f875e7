//! Properties of the whole way from files to pages: whatever is in them, there is a message or a page that is whole.

use proptest::arbitrary::any;
use proptest::collection::vec;
use proptest::sample::select;
use rightskit::testing::audit::{AuditStandard, audit, facts};
use rightskit::testing::markdown::html::{LinkHtml, Resolve, write};
use rightskit::testing::markdown::outline::Outline;
use rightskit::testing::markdown::read;
use rightskit::testing::output_file::Output;

use crate::drawn::{for_each, for_scraps};
use crate::html;
use crate::project::{Built, Project};

/// A theme of a few lines, so that a build takes a millisecond and not fifty.
const BARE: &str = include_str!("bare.txt");

/// How many values are drawn: about ten seconds' worth on one core each.
const PAGES: u32 = 4_000;
const DIRECTORIES: u32 = 2_000;
const TEXTS: u32 = 100_000;

/// What must hold for every build: messages have a place in a file there is, and pages are whole.
fn sound(project: &Project, built: &Built) {
    for problem in &built.found {
        assert!(!problem.message.is_empty() && !problem.place.path.is_empty());
        // A line break typed as `\n` in quotes counts as one, so places in an agency's words can lie below.
        let path = &problem.place.path;
        if let Some(bytes) = project.sources.get(path).filter(|_| !path.starts_with("agencies/")) {
            let lines = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
            assert!(
                problem.place.line <= lines + 1,
                "{} of {lines} lines: {}",
                problem.place,
                problem.message
            );
        }
    }
    if !built.errors().is_empty() {
        return;
    }
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        whole(std::str::from_utf8(bytes).unwrap(), path);
    }
}

/// Balanced tags, no id twice, and nothing that runs.
fn whole(page: &str, path: &str) {
    let faults = html::faults(page);
    assert!(faults.is_empty(), "{path}: {faults:?} in {page}");
    for tag in html::tags(page) {
        let data = tag.attributes.get("type").is_some_and(|kind| kind == "application/ld+json");
        assert!(tag.name != "script" || tag.kind == html::Kind::Close || data, "{path}: {page}");
        for (name, value) in &tag.attributes {
            assert!(!name.starts_with("on") && name != "style", "{path}: {name} in {page}");
            let value = value.trim_start().to_ascii_lowercase();
            assert!(
                !value.starts_with("javascript:") && !value.starts_with("data:"),
                "{path}: {value} in {page}"
            );
        }
    }
}

fn bare() -> Project {
    Project::kit(BARE).theme("bare")
}

#[rustfmt::skip]
const YAML: &[&str] = &[
    "\n", "\n  ", "\n    ", "\n      - ", "\n  - ", "- ", ": ", "{", "}", "[", "]", ", ", "\"", "'", "|\n", ">\n", "&a ", "*a", "<<: *a",
    "#", "!!str ", "? ", "---\n", "\t", "\r\n", "\u{feff}", "“", "~", "null", "true", "no", "2026-11-20", "0800 044 334", "111", "1e9",
    "version: 1\n", "sources:", "S1", "publisher: ", "services:\n", "  - id: ", "line", "police", "organisation: ", "name: ", "kind: ",
    "helpline", "topics: [work]", "regions: [nz]", "contacts:", "{type: phone, value: \"0800 044 334\", evidence: {seen: [S1]}}", "evidence: ",
    "{unverified: true}", "{seen: [S1], confidence: low}", "confirmed: {by: A, on: 2026-11-20, how: rang}", "stale_after_days: ", "-99999999999",
    "2147483647", "open: {always: true}", "instead: line", "listed: {condition: x}", "agency_slot: policies", "</script>", "Māori",
];

#[test]
fn any_directory_gives_messages_or_pages() {
    let good = bare().text("directory.yaml");
    for_scraps(DIRECTORIES, YAML, 24, |text| {
        // A good file with a piece put in and a piece taken out comes further than noise does.
        let at = good.floor_char_boundary(
            rightskit::testing::digest::base64(text.as_bytes()).bytes().map(usize::from).sum::<usize>() * 97
                % good.len(),
        );
        let end = good.floor_char_boundary((at + text.len() % 60).min(good.len()));
        let project =
            bare().bytes("directory.yaml", format!("{}{text}{}", &good[..at], &good[end..]).as_bytes());
        sound(&project, &project.build());
        let project = bare().bytes("directory.yaml", text.as_bytes());
        sound(&project, &project.check());
    });
}

#[rustfmt::skip]
const FRONT: &[&str] = &[
    "---\n", "---", "\n", "\r\n", "\u{feff}", "title: ", "description: ", "layout: ", "page", "home", "role: ", "about", "aliases: [", "]", "a.html",
    "../x.html", "order: ", "-1", "99999999999999999999", "review_by: ", "2026-11-23", "reviewed: ", "budget: {html_kb: 1, reason: x}", "translates: ",
    "nav_title: ", "<b>", "\"", "'", ": ", "- ", "# ", "text ", "Māori", "\t", "“", "—\n", "{{ x }}", "\u{0}", "\u{202e}", "\u{e000}", "\u{e010}0\u{e011}",
];

#[test]
fn any_front_matter_gives_messages_or_pages() {
    for_scraps(PAGES, FRONT, 40, |text| {
        for text in [text.to_owned(), format!("---\ntitle: A\ndescription: b\n{text}\n---\nText.\n")] {
            let project = bare().bytes("content/en/try.md", text.as_bytes());
            sound(&project, &project.build());
        }
    });
}

#[test]
fn any_bytes_give_messages_or_pages() {
    for_each(PAGES, vec(any::<u8>(), 0..200), |bytes| {
        for path in ["content/en/try.md", "directory.yaml", "content/en/guide/index.md"] {
            let project = bare().bytes(path, &bytes);
            sound(&project, &project.build());
        }
    });
}

#[rustfmt::skip]
const MARKDOWN: &[&str] = &[
    "\n", "\n\n", " ", "  ", "\n    ", "\\\n", "# ", "## ", "### ", "## A {#a}\n", "{#main}", "{#fn-1}", "- ", "1. ", "> ", "\n> ", "> [!NOTE]\n> ",
    "> [!WARNING] Title\n> ", "| a | b |\n|:-:|--:|\n| c | d |\n", "|", "[^a]", "\n[^a]: ", "\n[^b]: ", "*", "**", "_", "~~", "`", "```\n", "```html\n",
    "[", "]", "](", ")", "![", "word", "It's ", "\"", "--", "...", "&amp;", "&lt;", "&#0;", "<b>", "</b>", "<div>", "</div>", "<p>", "</p>", "<a href=\"https://x.example\">",
    "</a>", "<script>", "</script>", "<style>", "<!--", "-->", "<svg>", "</svg>", "<table>", "</table>", "<td>", "<br/>", "<img src=x onerror=y>", "<p style=x>",
    "<a href=\"javascript:x\">", "<textarea>", "<select>", "<math>", "<noscript>", "<template>", "<h2 id=a>", "https://x.example/a", "<https://x.example>",
    "[a b](about.md)", "[here we](javascript:x)", "[x y](data:x)", "[x y](http://x.example)", "[90 days](fact:pg-90)", "[Help Line](service:line)",
    "[0800 044 334](service:line)", "![](service:line)", "![](services:all)", "![](slot:policies)", "![](decision:secrecy)", "![](facts:all)", "![](third-parties)",
    "![](download:kit)", "![x](a.png)", "[mi](lang:mi)", "[x y](lang:\"><script>)", "[all](directory:all)", "{rg=RG-01}", "{pp=PP-01,PP-02}", "{rg=", "{", "}",
    "Term\n: Meaning\n", "- [x] ", "---\n", "\u{e000}", "\u{e001}", "\u{e003}", "\u{e010}0\u{e011}", "\u{e012}", "\u{0}", "\u{202e}", "ā",
];

/// Answers every question of a text, so that nothing stops it on the way to a page.
struct Anything;

impl Resolve for Anything {
    fn link(&self, address: &str, text: &str) -> LinkHtml {
        if text.len().is_multiple_of(3) {
            return LinkHtml::Text;
        }
        LinkHtml::Around { open: format!("<a href=\"{}.html\">", address.len()), close: " (x)</a>".into() }
    }
    fn block(&self, _: &str, _: &str, _: &str) -> String {
        "<div><p>block</p></div>".into()
    }
    fn inline(&self, _: &str, _: &str, _: &str) -> String {
        "<span>inline</span>".into()
    }
    fn alert(&self, kind: &str, _: &str, body: &str) -> String {
        format!("<div class=\"{kind}\"><p>title</p>{body}</div>")
    }
    fn label(&self, key: &str) -> String {
        key.to_owned()
    }
}

/// What a reader of HTML closes, reopens and moves, and our own parts among it.
#[rustfmt::skip]
const RAW_HTML: &[&str] = &[
    "\n\n", "\n", " ", "word", "<table>", "</table>", "<caption>", "<colgroup>", "<tbody>", "<tr>", "</tr>", "<td>", "</td>", "<th>",
    "<a href=\"https://x.example\">", "<a href=\"javascript:x\">", "<a>", "</a>", "<b>", "</b>", "<i>", "</i>", "<p>", "</p>", "<div>", "</div>",
    "<span>", "<ul>", "<li>", "<dl>", "<dd>", "<h2>", "</h2>", "<select>", "<option>", "<template>", "<button>", "<form>", "<svg>", "<math>", "<mi>", "<object>",
    "[us](a.md)", "https://x.example/a", "![](service:line)", "\n\n![](service:line)\n\n", "\n\n> [!NOTE]\n> ", "\n\n- ", "[^a]", "\n\n[^a]: ", "*",
];

#[test]
fn any_markdown_is_written_as_whole_html() {
    written_whole(MARKDOWN);
}

#[test]
fn any_raw_html_is_written_as_whole_html() {
    written_whole(RAW_HTML);
}

fn written_whole(scraps: &'static [&'static str]) {
    for_scraps(TEXTS, scraps, 30, |text| {
        let tree = read(text);
        let outline = Outline::of(&tree);
        let mut ids: Vec<&str> = outline.headings.iter().map(|heading| &*heading.id).collect();
        let html = write(&tree, &outline, &Anything);
        ids.sort_unstable();
        ids.dedup();
        // Ids that an author gave twice are a rule's business.
        let own = ids.len() < outline.headings.len() || text.contains("id=") || text.contains("{#");
        let faults: Vec<String> =
            html::faults(&html).into_iter().filter(|fault| !(own && fault.starts_with("the id"))).collect();
        assert!(faults.is_empty(), "{faults:?} from {text:?} in {html}");
        if !own {
            whole(&html, text);
        }
    });
}

#[test]
fn any_page_gives_messages_or_pages() {
    for_scraps(PAGES, MARKDOWN, 12, |text| {
        let page = format!("---\ntitle: Try\ndescription: x\n---\n{text}\n");
        let project = bare().bytes("content/en/try.md", page.as_bytes());
        sound(&project, &project.build());
    });
}

#[test]
fn any_words_of_an_agency_give_messages_or_pages() {
    for_scraps(PAGES, MARKDOWN, 12, |text| {
        let words = serde_json::to_string(text).unwrap();
        let project = bare().edit("agencies/filled.yaml", "Our policies are on the staff site.", &words);
        sound(&project, &project.build());
    });
}

/// Whatever the bytes of a finished file are, the audit's reading of them ends and does not panic.
#[test]
fn any_finished_bytes_are_audited() {
    const PATHS: [&str; 6] = ["a/p.html", "p.css", "p.js", "p.svg", "p.zip", "404.html"];
    let standard = AuditStandard::default();
    for_each(TEXTS, (select(&PATHS[..]), vec(any::<u8>(), 0..200)), |(path, bytes)| {
        let facts = facts(&Output::new(path, bytes), None, &standard);
        audit(&[facts], &standard, &|_| None);
    });
}

/// Random bytes seldom form a tag, so known pieces are thrown together as well.
#[test]
fn any_jumble_of_finished_pieces_is_audited() {
    const PIECES: [&[u8]; 32] = [
        b"<a href=",
        b"<script>",
        b"</script>",
        b"<style>",
        b"</style>",
        b"<noscript>",
        b"</noscript>",
        b"<meta http-equiv=",
        b"content-security-policy",
        b"refresh",
        b" content='",
        b"'",
        b"\"",
        b">",
        b"<",
        b"/",
        b"url(",
        b")",
        b"/*",
        b"*/",
        b"`",
        b"${",
        b"}",
        b"{",
        b"\\",
        b"\n",
        b"#",
        b"%c5%",
        b"../",
        b"\xc5\x8d",
        b"\xff",
        b" srcset=,",
    ];
    let standard = AuditStandard::default();
    let files = (select(&["a/p.html", "p.css", "p.js", "p.svg"][..]), vec(select(&PIECES[..]), 0..60));
    for_each(TEXTS, files, |(path, pieces)| {
        let facts = facts(&Output::new(path, pieces.concat()), None, &standard);
        audit(&[facts], &standard, &|_| None);
    });
}
