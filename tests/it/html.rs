//! Reads finished HTML just far enough to ask whether it is whole: balanced tags, ids, links.
//!
//! Written apart from the audit, so that the two can disagree. Must not know sites.

use std::collections::BTreeMap;

/// One tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Open,
    Close,
    /// Has no end: a void element, or closed within itself.
    Alone,
}

const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Elements whose text is no markup.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// All tags of a page, in order.
pub fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if rest.starts_with("<!") {
            rest = rest.split_once('>').map_or("", |(_, after)| after);
        } else if rest[1..].starts_with(|c: char| c == '/' || c.is_ascii_alphabetic()) {
            let (tag, after) = tag(rest);
            rest = after;
            let raw = tag.kind == Kind::Open && RAW.contains(&tag.name.as_str());
            if raw {
                let end = format!("</{}", tag.name);
                rest = rest.find(&end).map_or("", |at| &rest[at..]);
            }
            tags.push(tag);
        } else {
            rest = &rest[1..];
        }
    }
    tags
}

fn tag(text: &str) -> (Tag, &str) {
    let closing = text.starts_with("</");
    let rest = &text[if closing { 2 } else { 1 }..];
    let end = rest.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(rest.len());
    let name = rest[..end].to_ascii_lowercase();
    let mut rest = &rest[end..];
    let mut attributes = BTreeMap::new();
    let mut alone = false;
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('>') {
            rest = after;
            break;
        }
        if let Some(after) = rest.strip_prefix('/') {
            alone = after.starts_with('>');
            rest = after;
            continue;
        }
        if rest.is_empty() {
            break;
        }
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/'))
            .unwrap_or(rest.len())
            .max(1);
        let key = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            (value, rest) = match quote {
                Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                None => {
                    after.split_at(after.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(after.len()))
                }
            };
        }
        attributes.insert(key, value.to_owned());
    }
    let kind = match () {
        () if closing => Kind::Close,
        () if alone || VOID.contains(&name.as_str()) => Kind::Alone,
        () => Kind::Open,
    };
    (Tag { name, attributes, kind }, rest)
}

/// What is wrong with the nesting of a page's tags, or with its ids.
pub fn faults(html: &str) -> Vec<String> {
    let mut open: Vec<String> = Vec::new();
    let mut ids = std::collections::BTreeSet::new();
    let mut faults = Vec::new();
    for tag in tags(html) {
        if let Some(id) = tag.attributes.get("id")
            && tag.kind != Kind::Close
            && !ids.insert(id.clone())
        {
            faults.push(format!("the id {id} twice"));
        }
        match tag.kind {
            Kind::Open if tag.name == "a" && in_a_link(&open) => faults.push("a link in a link".to_owned()),
            Kind::Open => open.push(tag.name),
            Kind::Alone => {}
            Kind::Close => match open.pop() {
                Some(name) if name == tag.name => {}
                other => faults.push(format!("</{}> closes {other:?}", tag.name)),
            },
        }
        if faults.len() > 5 {
            break;
        }
    }
    faults.extend(open.last().map(|name| format!("<{name}> stays open")));
    faults
}

/// Whether a link is open. A cell of a table starts anew, for browsers too.
fn in_a_link(open: &[String]) -> bool {
    let inner = open.iter().rev().find(|name| matches!(name.as_str(), "a" | "td" | "th"));
    inner.is_some_and(|name| name == "a")
}

/// The values of one attribute, wherever it stands.
#[allow(dead_code, reason = "not every test binary asks")]
pub fn values(html: &str, attribute: &str) -> Vec<String> {
    tags(html).into_iter().filter_map(|tag| tag.attributes.get(attribute).cloned()).collect()
}

#[test]
fn faults_are_seen() {
    assert!(
        faults("<!doctype html><p class=a>x<br>y</p><svg><path d=M0 /></svg><script>if(a<b){}</script>")
            .is_empty()
    );
    assert!(!faults("<b><i></b></i>").is_empty());
    assert!(!faults("<p id=a></p><p id=a></p>").is_empty());
    assert!(!faults("<a href=x><a href=y></a></a>").is_empty());
}

/// The words of a page without its tags.
pub fn text(html: &str) -> String {
    let mut inside = false;
    html.chars()
        .filter(|sign| {
            inside = *sign == '<' || inside && *sign != '>';
            !inside && *sign != '>'
        })
        .collect()
}
