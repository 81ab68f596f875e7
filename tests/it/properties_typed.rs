//! What an author typed is in whatever is made of it, or in a message: drawn Markdown with a number behind each word.

use proptest::collection::vec;
use rightskit::testing::handout;
use rightskit::testing::markdown::html::{LinkHtml, Resolve, write};
use rightskit::testing::markdown::outline::Outline;
use rightskit::testing::markdown::read;
use rightskit::testing::search::document::{DocumentSource, SiteDocuments};

use crate::drawn::for_each;
use crate::project::Project;

/// How many texts are drawn.
const PAGES: u32 = 2_000;

/// Constructs around words, each of which becomes another word: `w` stands for one.
#[rustfmt::skip]
const TYPED: &[&str] = &[
    "w ", "w ", "w, ", "\n", "\n\n", "\n\n", "> ", "- ", "1. ", "## w\n\n", "**w** ", "*w ", "_w_ ", "~~w~~ ", "`w` ", "\n```\nw\n```\n", "\"w\" ", "'w' ",
    "-- ", "... ", "&amp; ", "\\w ", "<w> ", "<w w>", "</w> ", "<title> ", "<style>", "<b>w</b> ", "<i>", "<!DOCTYPE w> ", "<?w ?> ", "<p title=\"w\">w</p>\n\n",
    "<div>\nw\n</div>\n\n", "<script>w</script> ", "<video src=\"w\"></video> ", "<button>w</button> ", "<img src=\"w.png\" alt=\"w\"> ", "<a href=\"w.md\">w</a> ",
    "<a id=\"w\"></a> ", "[w](w.md) ", "[w](https://w.example/w--w) ", "[w](https://w.example/ \"w\") ", "https://w.example/w--w...w ", "\"https://w.example/*w*\" ",
    "<https://w.example/w> ", "<w@w.example> ", "![w](w.png) ", "![w ![w](w.png)](w.png) ", "\n\n> [!NOTE] w\n> w\n\n", "\n\n> [!CAUTION]\n> w\n\n", "\n\nw\n: w\n\n", "\n:w w\n",
    "\n:::w\n", "\n!!! w\n", "\n\n| w | w |\n|---|---|\n| w | w | w |\n\n", "[^a] ", "\n\n[^a]: w\n\n", "\n\n[^a]: w\n\n", "\n\n[w]: w\n\n", "[w] ", "- [x] w\n", "[w](fact:w) ", "![w](slot:w) ",
    "{rg=RG-01} ", "{w} ", "$w ", "H~w~O ",
];

/// The source with a number behind each word, so that no two are the same.
fn numbered(picks: &[usize]) -> String {
    let mut text = String::from("# Title\n\n");
    let mut count = 0;
    for pick in picks {
        for sign in TYPED[*pick].chars() {
            if sign == 'w' {
                count += 1;
                text.push_str(&format!("w{count}w"));
            } else {
                text.push(sign);
            }
        }
    }
    text
}

/// The words of a text with the line of each.
fn words(text: &str) -> Vec<(usize, &str)> {
    text.lines()
        .enumerate()
        .flat_map(|(at, line)| {
            line.split(|sign: char| !sign.is_ascii_alphanumeric()).map(move |word| (at + 1, word))
        })
        .filter(|(_, word)| word.starts_with('w') && word.ends_with('w') && word.len() > 2)
        .collect()
}

/// Whatever an author typed is in what was made of it, or a message stands at its line or, where a whole note or
/// element was left out, above it.
fn nothing_goes(source: &str, made: &str, found: &[(usize, &str)]) {
    for (line, word) in words(source) {
        let told = found
            .iter()
            .any(|(at, code)| *at == line || (*at <= line && matches!(*code, "left-out" | "loose-footnote")));
        assert!(
            made.contains(word) || told,
            "{word} of line {line} went from {source:?} in {made} with {found:?}"
        );
    }
}

/// A plain site whose rules only warn, with a handout of its one page.
const LENIENT: &str = "-- site.yaml --\nkind: plain\ntitle: Notes\nrules:\n  - {rule: broken-link, level: warning}\n  - {rule: unknown-fact, level: warning}\n\
                       \u{20} - {rule: unknown-slot, level: warning}\n-- content/handouts/try.yaml --\ntitle: Try\npurpose: To try.\nparts:\n  - page: index.md\n";

#[test]
fn whatever_was_typed_is_on_the_page_or_told() {
    for_each(PAGES, vec(0..TYPED.len(), 0..16), |picks| {
        let source = numbered(&picks);
        let project = Project::new(LENIENT).bytes("content/index.md", source.as_bytes());
        let checked = project.check();
        let told: Vec<(usize, &str)> =
            checked.found.iter().map(|problem| (problem.place.line, problem.code)).collect();
        let tree = read(&source);
        let page = write(&tree, &Outline::of(&tree), &Addresses);
        nothing_goes(&source, &page, &told);
        // Neither the search nor a handout shows attributes, and the search no code: they are held to what is read.
        let Some(checked) = checked.checked else { return };
        let language = checked.site().default_language();
        let found = SiteDocuments::new(checked.site(), language).read(0);
        let mut searched = found.entry.title.to_string();
        for section in &found.sections {
            searched.extend(section.trail.iter().flatten().copied());
            searched.push_str(&section.body);
        }
        nothing_goes(&visible(&page, "pre"), &searched, &[]);
        let (language, handout, messages) = handout::all(checked.site()).next().unwrap();
        let data = handout::document(checked.handout_context(), language, &messages, handout).document;
        nothing_goes(&visible(&page, "none"), &serde_json::to_string(&data).unwrap(), &[]);
    });
}

/// The text of a page on one line, without elements of a name.
fn visible(page: &str, without: &str) -> String {
    let mut text = String::new();
    let mut hidden = false;
    for piece in page.split('<') {
        let (tag, after) = piece.split_once('>').unwrap_or(("", piece));
        match tag.strip_prefix('/') {
            Some(name) if name == without => hidden = false,
            _ => hidden |= tag == without,
        }
        if !hidden {
            text.push_str(after);
            text.push(' ');
        }
    }
    text.replace('\n', " ")
}

/// Links and pictures as they were typed.
struct Addresses;

impl Resolve for Addresses {
    fn link(&self, address: &str, _: &str) -> LinkHtml {
        LinkHtml::Around { open: format!("<a href=\"{address}\">"), close: "</a>".into() }
    }
    fn block(&self, address: &str, alt: &str, title: &str) -> String {
        self.inline(address, alt, title)
    }
    fn inline(&self, address: &str, alt: &str, title: &str) -> String {
        format!("<img src=\"{address}\" alt=\"{alt}\" title=\"{title}\">")
    }
    fn alert(&self, kind: &str, title: &str, body: &str) -> String {
        format!("<div class=\"{kind}\"><p>{title}</p>{body}</div>")
    }
    fn label(&self, key: &str) -> String {
        key.to_owned()
    }
}
