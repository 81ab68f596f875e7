//! No text becomes code: what an author writes, in whatever place, runs nothing, loads nothing and restyles nothing.
//!
//! Payloads are laid into every place; whatever is not refused is built, and the finished pages are read as a browser
//! reads them.

mod markup;
mod payloads;

use std::collections::{BTreeMap, BTreeSet};

use rightskit::testing::pipeline::HandoutOptions;

use crate::project::{Built, Project};
use markup::{dangers, shape};
use payloads::{ADDRESSES, MARKUP};

fn built(project: &Project) -> Built {
    project.build_with(HandoutOptions::Leave)
}

/// `text` as a value in YAML. What is valid in JSON is valid there too.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// With each sign of HTML by its number.
fn numbered(text: &str) -> String {
    text.chars()
        .map(|sign| match sign {
            '<' | '>' | '"' | '\'' | '&' | '`' => format!("&#{};", u32::from(sign)),
            sign => sign.to_string(),
        })
        .collect()
}

/// A page with the payload in every place of a text.
fn texts(payload: &str) -> String {
    format!(
        "{payload}\n\nText {payload} and *{payload}* and **{payload}** and `{payload}`.\n\n## Heading {payload}\n\n\
         ![{payload}](lift.png)\n\n![Lift](lift.png \"{payload}\")\n\nRead [about {payload}](about.md) and \
         [about us](about.md '{payload}').\n\n| a | {payload} |\n|---|---|\n| {payload} | b |\n\n\
         > [!NOTE] {payload}\n> {payload}\n\n> {payload}\n\nTerm {payload}\n: Meaning {payload}\n\n- [ ] {payload}\n\n\
         Note[^a].\n\n[^a]: {payload}\n\n    {payload}\n\n```{payload}\n{payload}\n```\n\nThe end.\n"
    )
}

/// Pages with the address in every place that takes one; each its own, as some are refused.
fn addresses(address: &str) -> Vec<String> {
    vec![
        format!("[the list](<{address}>)\n"),
        format!("[the list][a]\n\n[a]: <{address}>\n"),
        format!("![The lift](<{address}>)\n"),
        format!("Go to <{address}> now.\n"),
        format!("Go to {address} now.\n"),
        format!("<a href=\"{address}\">the list</a>\n"),
        format!("<a href='{address}'>the list</a> <img src='{address}'> <b cite='{address}'>x</b>\n"),
        format!("x <form action={address}><button formaction={address}>y</button></form>\n"),
        format!("<svg><a xlink:href={address}><text>x</text></a><use href={address} /></svg>\n"),
        format!(
            "<link rel=stylesheet href={address}><base href={address}><meta http-equiv=refresh content='0;{address}'>\n"
        ),
        format!("<object data={address}></object><embed src={address}><iframe src={address}></iframe>\n"),
    ]
}

/// A kit with these pages, each in a file of its own.
fn with_pages(bodies: &BTreeMap<usize, String>, minify: &str) -> Project {
    let mut project =
        Project::kit("").edit("site.yaml", "minify: false", minify).bytes("content/en/lift.png", b"x");
    for (number, body) in bodies {
        let title = quoted(&format!("Page {number}"));
        let page = format!("---\ntitle: {title}\ndescription: A page to try things on.\n---\n{body}");
        project = project.bytes(&format!("content/en/p{number}.md"), page.as_bytes());
    }
    project
}

#[test]
fn nothing_in_a_text_runs() {
    let mut bodies: Vec<String> = Vec::new();
    for payload in MARKUP {
        bodies.push(texts(payload));
        bodies.push(texts(&numbered(payload)));
        bodies.push(format!("<div>\n{payload}\n</div>\n"));
        bodies.push(format!("<b title=\"{payload}\" class='{payload}'>x</b> <p id={payload}>y</p>\n"));
    }
    for address in ADDRESSES {
        bodies.extend(addresses(address));
        bodies.extend(addresses(&numbered(address)));
    }
    let tried = bodies.len();
    let mut bodies: BTreeMap<usize, String> = bodies.into_iter().enumerate().collect();
    // What is refused never comes to a page. A name that several pages give is told of the first of them.
    loop {
        let before = bodies.len();
        for problem in with_pages(&bodies, "minify: false").check().found {
            let name = problem.place.path.trim_start_matches("content/en/p").trim_end_matches(".md");
            if let (rightskit::testing::diagnostic::Severity::Error, Ok(number)) =
                (problem.severity, name.parse())
            {
                bodies.remove(&number);
            }
        }
        if bodies.len() == before {
            break;
        }
    }
    assert!(bodies.len() > tried / 3, "{} of {tried} pages are left", bodies.len());
    for minify in ["minify: false", "minify: true"] {
        let built = built(&with_pages(&bodies, minify));
        // The audit may refuse what is left; the pages are looked at all the same.
        assert!(built.files.len() > bodies.len(), "{:?}", built.errors());
        let mut wrong = Vec::new();
        for number in bodies.keys() {
            let page = built.file(&format!("p{number}.html"));
            wrong.extend(dangers(page).into_iter().map(|danger| (danger, bodies[number].clone())));
        }
        assert!(wrong.is_empty(), "{} of {}: {:#?}", wrong.len(), bodies.len(), &wrong[..wrong.len().min(8)]);
    }
}

/// A kit with `text` in front matter, YAML of every kind, and words of the interface.
fn with_values(text: &str, minify: &str) -> Project {
    let value = quoted(&format!("Calm {text}"));
    // A description has a limit.
    let short = quoted(&format!("Calm {}", text.chars().take(150).collect::<String>()));
    let words = "themes/default/i18n/en.ftl";
    // In Fluent, a brace begins a name.
    let word = format!("Calm {}", text.replace(['{', '}', '\n'], ""));
    let page = format!(
        "---\ntitle: {value}\ndescription: {short}\nnav_title: {value}\n---\nText.\n\n## One\n\n## Two\n"
    );
    let mut project = Project::kit("")
        .edit("site.yaml", "minify: false", minify)
        .bytes("content/en/try.md", page.as_bytes())
        .edit("site.yaml", "name: English", &format!("name: {value}"))
        .edit("agencies/filled.yaml", "name: Filled Agency", &format!("name: {value}"))
        .edit("agencies/filled.yaml", "about: An agency for tests.", &format!("about: {value}"))
        .edit("content/facts.yaml", "says: You have 90 days to raise it.", &format!("says: {value}"))
        .edit("content/facts.yaml", "publisher: Employment New Zealand", &format!("publisher: {value}"))
        .edit(
            "content/facts.yaml",
            "law: Employment Relations Act 2000, section 114",
            &format!("law: {value}"),
        );
    for from in [
        "name: Help Line",
        "name: Line Trust",
        "summary: Somebody to talk to.",
        "cost: Free",
        "hours: 24 hours, 7 days",
        "about: Help with work.",
        "publisher: Test Ministry",
    ] {
        let key = from.split(':').next().unwrap();
        project = project.edit("directory.yaml", from, &format!("{key}: {value}"));
    }
    for key in ["skip-to-content", "exit", "search"] {
        let line = project
            .text(words)
            .lines()
            .find(|line| line.starts_with(&format!("{key} = ")))
            .unwrap()
            .to_owned();
        project = project.edit(words, &format!("{line}\n"), &format!("{key} = {word}\n"));
    }
    project
}

#[test]
fn nothing_in_a_value_runs() {
    for minify in ["minify: false\nsearch: whole", "minify: true\nsearch: whole"] {
        let calm = built(&with_values("word", minify));
        let calm: BTreeMap<&String, _> = pages(&calm).collect();
        assert!(calm.len() > 10);
        for payloads in MARKUP.chunks(16) {
            let text = payloads.join(" ");
            let wild = built(&with_values(&text, minify));
            let wild: BTreeMap<&String, _> = pages(&wild).collect();
            let names = |pages: &BTreeMap<&String, _>| {
                pages.keys().map(|path| (*path).clone()).collect::<BTreeSet<_>>()
            };
            assert_eq!(names(&wild), names(&calm), "{text}");
            for (path, page) in &wild {
                assert!(page == &calm[path], "{path} is another page with {text}");
            }
        }
    }
}

/// Each page and its tags.
fn pages(built: &Built) -> impl Iterator<Item = (&String, Vec<(String, Vec<String>)>)> {
    assert!(!built.files.is_empty(), "{:?}", built.errors());
    let html = built.files.iter().filter(|(path, _)| path.ends_with(".html"));
    html.map(|(path, bytes)| (path, shape(std::str::from_utf8(bytes).unwrap())))
}
