//! CommonMark's own examples, and where we differ from them on purpose.
//!
//! The examples come with the sources of pulldown-cmark, which are on the machine of whoever compiled it; they are not
//! ours to ship. Compared are elements, their addresses and words: not white space, nor ids of headings.

use std::collections::BTreeMap;
use std::process::Command;

use rightskit::testing::markdown::html::{LinkHtml, Resolve, write};
use rightskit::testing::markdown::outline::Outline;
use rightskit::testing::markdown::read;

/// Why an example does not come out as CommonMark has it.
#[rustfmt::skip]
const REASONS: &[(&str, &[usize])] = &[
    ("an element that is left open in raw HTML is closed, so that it cannot reach out of its place",
        &[21, 31, 150, 155, 174, 175, 184, 187, 344, 476, 477, 630, 631, 642, 643]),
    ("an end without a start ends nothing", &[151, 165]),
    ("a table in raw HTML has the body that every reader gives it, and what may not stand in it stands in front",
        &[148, 149, 160, 190, 191]),
    ("a word in angle brackets that is no element, or an element that nothing closes, is shown as it was typed",
        &[156, 157, 158, 163, 173, 201, 491, 494, 524, 536, 613, 614, 615, 617, 623]),
    ("instructions, declarations and sections of XML are shown as they were typed", &[180, 181, 182, 627, 628, 629]),
    ("an element that a page may not hold is left out, and told", &[170, 171, 172, 176, 178]),
    ("attributes that a page may not hold are left out", &[169, 616]),
    ("a picture in raw HTML is a picture, with a text", &[475]),
    ("bare addresses are links", &[602, 608, 611]),
];

struct Neutral;

impl Resolve for Neutral {
    fn link(&self, address: &str, _: &str) -> LinkHtml {
        LinkHtml::Around { open: format!("<a href=\"{}\">", escaped(address)), close: "</a>".into() }
    }
    fn block(&self, address: &str, alt: &str, title: &str) -> String {
        format!("<p>{}</p>", self.inline(address, alt, title))
    }
    fn inline(&self, address: &str, alt: &str, title: &str) -> String {
        let title = if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escaped(title)) };
        format!("<img src=\"{}\" alt=\"{}\"{title}>", escaped(address), escaped(alt))
    }
    fn alert(&self, kind: &str, title: &str, body: &str) -> String {
        format!("<blockquote><p>{kind} {title}</p>{body}</blockquote>")
    }
    fn label(&self, key: &str) -> String {
        key.to_owned()
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The folder of the parser's sources.
fn parser() -> String {
    let cargo = Command::new(env!("CARGO")).arg("-vV").output().unwrap();
    let cargo = String::from_utf8(cargo.stdout).unwrap();
    let host = cargo.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    // Crates for other systems are not on this machine.
    let asked = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--offline",
            "--filter-platform",
            host,
            "--manifest-path",
        ])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .output()
        .unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&asked.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let parser = packages.iter().find(|one| one["name"] == "pulldown-cmark").unwrap();
    parser["manifest_path"].as_str().unwrap().trim_end_matches("Cargo.toml").to_owned()
}

/// Markdown and HTML of each example, by its number.
#[expect(clippy::disallowed_methods, reason = "reads the sources of a crate")]
fn examples() -> Vec<(usize, String, String)> {
    let text = std::fs::read_to_string(format!("{}tests/suite/spec.rs", parser())).unwrap();
    let quoted = |from: &str| {
        let (_, rest) = from.split_once("r##\"")?;
        let (inside, rest) = rest.split_once("\"##;")?;
        Some((inside.to_owned(), rest.to_owned()))
    };
    let each = text.split("fn spec_test_").skip(1).map(|test| {
        let number = test.split('(').next().unwrap().parse().unwrap();
        let (markdown, rest) = quoted(test).unwrap();
        (number, markdown, quoted(&rest).unwrap().0)
    });
    each.collect()
}

fn ours(markdown: &str) -> String {
    let tree = read(markdown);
    write(&tree, &Outline::of(&tree), &Neutral)
}

/// Elements and words of a page, one a line.
fn tree(html: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut words = String::new();
    let end = |words: &mut String, lines: &mut Vec<String>| {
        let text = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            lines.push(text);
        }
        words.clear();
    };
    for token in html5gum::Tokenizer::new(html).flatten() {
        match token {
            html5gum::Token::String(text) => words.push_str(&String::from_utf8_lossy(&text)),
            html5gum::Token::StartTag(tag) => {
                end(&mut words, &mut lines);
                let mut line = format!("<{}", String::from_utf8_lossy(&tag.name));
                for (name, value) in &tag.attributes {
                    let name = String::from_utf8_lossy(name).into_owned();
                    let value = String::from_utf8_lossy(value).into_owned();
                    if name != "id" {
                        let value =
                            if matches!(&*name, "href" | "src") { plain_address(&value) } else { value };
                        line.push_str(&format!(" {name}={value}"));
                    }
                }
                lines.push(line);
            }
            html5gum::Token::EndTag(tag) => {
                end(&mut words, &mut lines);
                lines.push(format!("</{}", String::from_utf8_lossy(&tag.name)));
            }
            _ => {}
        }
    }
    end(&mut words, &mut lines);
    lines.iter().map(|line| typed(line)).collect()
}

/// An address with its percent signs read.
fn plain_address(address: &str) -> String {
    let bytes = percent_encoding::percent_decode_str(address).collect::<Vec<u8>>();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Quotes and dashes as they were typed.
fn typed(text: &str) -> String {
    let mut text = text.to_owned();
    for (sign, plain) in
        [("“", "\""), ("”", "\""), ("‘", "'"), ("’", "'"), ("—", "---"), ("–", "--"), ("…", "...")]
    {
        text = text.replace(sign, plain);
    }
    text
}

#[test]
fn examples_come_out_as_they_should_but_for_what_we_mean() {
    let meant: BTreeMap<usize, &str> = REASONS
        .iter()
        .flat_map(|(reason, numbers)| numbers.iter().map(move |number| (*number, *reason)))
        .collect();
    let examples = examples();
    assert_eq!(examples.len(), 652);
    let mut unexpected = String::new();
    let mut equal = Vec::new();
    for (number, markdown, html) in &examples {
        let (ours, theirs) = (ours(markdown), html);
        match (tree(&ours) == tree(theirs), meant.get(number)) {
            (true, Some(_)) => equal.push(*number),
            (false, None) => unexpected
                .push_str(&format!("{number}: {markdown:?}\n  ours   {ours:?}\n  theirs {theirs:?}\n")),
            _ => {}
        }
    }
    assert!(unexpected.is_empty(), "{unexpected}");
    assert!(equal.is_empty(), "no longer different: {equal:?}");
}
