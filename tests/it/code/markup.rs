//! What a browser would run, load or restyle in a page, and the shape of a page.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

/// Elements that no page of a text has. Those of forms are among them: only questionnaires have any.
const REFUSED: &[&str] = &[
    "iframe",
    "object",
    "embed",
    "base",
    "frame",
    "frameset",
    "applet",
    "portal",
    "math",
    "template",
    "noframes",
    "xmp",
    "plaintext",
    "listing",
    "noembed",
    "marquee",
    "bgsound",
    "layer",
    "textarea",
    "keygen",
    "audio",
    "video",
    "source",
    "track",
    "form",
    "input",
    "button",
    "select",
    "style",
    "image",
    "foreignobject",
    "animate",
    "set",
    "isindex",
    "dialog",
];

fn start_tags(html: &str) -> Vec<(StartTag<()>, String)> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut tags: Vec<(StartTag<()>, String)> = Vec::new();
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::StartTag(tag) => tags.push((tag, String::new())),
            Token::String(text) => {
                if let Some((_, inside)) = tags.last_mut() {
                    inside.push_str(&String::from_utf8_lossy(&text));
                }
            }
            _ => {}
        }
    }
    tags
}

fn word(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).to_ascii_lowercase()
}

/// Every tag with the names of its attributes.
pub fn shape(html: &str) -> Vec<(String, Vec<String>)> {
    let tags = start_tags(html).into_iter();
    tags.map(|(tag, _)| (word(&tag.name), tag.attributes.keys().map(|name| word(name)).collect())).collect()
}

/// What of the page a browser would act on besides the site's own files.
pub fn dangers(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (tag, inside) in start_tags(html) {
        let name = word(&tag.name);
        let attribute = |wanted: &str| {
            tag.attributes.iter().find(|(name, _)| word(name) == wanted).map(|(_, value)| word(value))
        };
        if REFUSED.contains(&name.as_str()) {
            found.push(format!("<{name}>"));
        }
        match name.as_str() {
            "script" => match attribute("src") {
                Some(src) => {
                    if !src.trim_start_matches("../").starts_with("assets/") {
                        found.push(format!("a script from {src}"));
                    }
                }
                None => {
                    let data = attribute("type").as_deref() == Some("application/ld+json");
                    if !data || serde_json::from_str::<serde_json::Value>(&inside).is_err() {
                        found.push(format!("a script: {inside}"));
                    }
                }
            },
            "meta" if attribute("http-equiv").is_some_and(|kind| kind != "content-security-policy") => {
                found.push("a <meta> that acts".to_owned());
            }
            "link" => {
                let href = attribute("href").unwrap_or_default();
                if !href.trim_start_matches("../").starts_with("assets/")
                    && attribute("rel").as_deref() == Some("stylesheet")
                {
                    found.push(format!("a style sheet from {href}"));
                }
            }
            _ => {}
        }
        for (key, value) in tag.attributes.iter().map(|(key, value)| (word(key), word(value))) {
            let acts =
                ["style", "srcdoc", "formaction", "action", "ping", "background", "poster", "data", "srcset"];
            if key.starts_with("on")
                || acts.contains(&key.as_str())
                || key.contains(':') && key.ends_with("href")
            {
                found.push(format!("<{name} {key}={value}>"));
            }
            if matches!(key.as_str(), "href" | "src") && leads_astray(&name, &value) {
                found.push(format!("<{name} {key}={value}>"));
            }
        }
    }
    found
}

/// As a browser reads an address: without white space around it and line ends in it. A link leads where somebody
/// chooses to go, which may be another site; nothing else may.
fn leads_astray(tag: &str, address: &str) -> bool {
    let address: String = address.chars().filter(|sign| !matches!(sign, '\t' | '\n' | '\r')).collect();
    let address = address.trim_matches(|sign: char| sign <= ' ').replace('\\', "/");
    if address.starts_with("//") {
        return tag != "a";
    }
    let first = address.split(['/', '?', '#']).next().unwrap_or_default();
    let scheme = first.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| is_scheme(scheme));
    scheme.is_some_and(|scheme| tag != "a" || !["https", "mailto", "tel", "sms"].contains(&scheme))
}

fn is_scheme(word: &str) -> bool {
    word.starts_with(|sign: char| sign.is_ascii_alphabetic())
        && word.chars().all(|sign| sign.is_ascii_alphanumeric() || "+-.".contains(sign))
}

#[test]
fn dangers_are_seen() {
    for html in [
        "<script>1</script>",
        "<script src=https://x/a.js></script>",
        "<b onclick=x>",
        "<a href=' java\nscript:x'>",
        "<img src=https://x/>",
        "<iframe>",
        "<img src=//x>",
        "<title></title><p style=x>",
        "<meta http-equiv=refresh>",
        "<b\nONCLICK=x>",
        "<a xlink:href=x>",
        "<link rel=stylesheet href=x.css>",
        "<script type=application/ld+json>{</script>",
    ] {
        assert!(!dangers(html).is_empty(), "{html}");
    }
    for html in [
        "<script src=../assets/a.js></script>",
        "<title><script></title>",
        "<!-- <script> -->",
        "&lt;script>",
        "<a href=https://x/ title='<script>'>",
        "<img src=a.png>",
        "<script type=application/ld+json>{}</script>",
    ] {
        assert_eq!(dangers(html), [""; 0], "{html}");
    }
}
