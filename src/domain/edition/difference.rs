//! In what a folder differs from what it inherits, for its publisher and for whoever has to approve it.
//!
//! Must not know what is in a file.

use std::fmt::Write;

use similar::{ChangeTag, TextDiff};

use crate::input::frontmatter::decode;
use crate::input::load::SITE;
use crate::input::markdown::escape_text;
use crate::input::project_files;
use crate::input::sources::Sources;

/// Unchanged lines shown around a change.
const AROUND: usize = 2;

/// What a folder adds, replaces and leaves out.
#[derive(Debug)]
pub struct Difference<'a> {
    added: Vec<&'a str>,
    replaced: Vec<Replaced<'a>>,
    left_out: &'a Omissions,
    words: &'a [AddedWords],
}

/// Words of the publisher's own that stand on pages which stay as they are.
#[derive(Debug)]
pub struct AddedWords {
    /// Such as `Added to guide/time-limits.md, after \u{201c}grievance\u{201d}`.
    pub title: String,
    pub text: String,
}

/// What a site leaves out of what it inherits.
#[derive(Debug, Default)]
pub struct Omissions {
    /// Keys of pages.
    pub pages: Vec<String>,
    /// Ids of services, each with what stands in its place.
    pub services: Vec<String>,
}

/// A file in place of an inherited one.
#[derive(Debug)]
struct Replaced<'a> {
    path: &'a str,
    /// Lines with what became of them; `None` for what is not text.
    lines: Option<Vec<(ChangeTag, String)>>,
}

impl<'a> Difference<'a> {
    pub fn between(
        own: &'a Sources,
        base: &Sources,
        left_out: &'a Omissions,
        words: &'a [AddedWords],
    ) -> Self {
        let files = || own.iter().filter(|(path, _)| !project_files::is_for_one_folder(path));
        let added = files().filter(|(path, _)| !base.contains(path) || *path == SITE).map(|(path, _)| path);
        let replaced = files().filter(|(path, _)| *path != SITE).filter_map(|(path, bytes)| {
            let before = base.get(path)?;
            let lines = decode(before).ok().zip(decode(bytes).ok()).map(|(before, now)| lines(before, now));
            Some(Replaced { path, lines })
        });
        Self { added: added.collect(), replaced: replaced.collect(), left_out, words }
    }

    /// Plain text that is Markdown as well.
    pub fn markdown(&self) -> String {
        let mut text = String::new();
        self.lists(|title, paths| {
            let _ = write!(text, "# {title}\n\n");
            for path in paths {
                let _ = writeln!(text, "- {path}");
            }
            text.push('\n');
        });
        for words in self.words {
            let _ = write!(text, "# {}\n\n", words.title);
            for line in words.text.trim_end().lines() {
                let _ = writeln!(text, "{}", format!("> {line}").trim_end());
            }
            text.push('\n');
        }
        for file in &self.replaced {
            let _ = write!(text, "# Replaced: {}\n\n", file.path);
            let Some(lines) = &file.lines else {
                text.push_str("This is not text; the file is another one.\n\n");
                continue;
            };
            if lines.is_empty() {
                text.push_str("The same words.\n\n");
                continue;
            }
            text.push_str("```diff\n");
            for (tag, line) in lines {
                let _ = writeln!(text, "{}{line}", sign(*tag));
            }
            text.push_str("```\n\n");
        }
        if text.is_empty() { "This folder changes nothing of what it inherits.\n".to_owned() } else { text }
    }

    /// One page that stands alone, to be sent to whoever has to approve it.
    pub fn html(&self) -> String {
        let mut page = String::from(
            "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
             <title>What this site changes</title>\n<style>body{font:1rem/1.5 sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}\
             ins{background:#d8f0d8;text-decoration:none}del{background:#f8dcdc}pre{white-space:pre-wrap}</style>\n<h1>What this site changes</h1>\n",
        );
        self.lists(|title, paths| {
            let _ = writeln!(page, "<h2>{title}</h2>\n<ul>");
            for path in paths {
                let _ = writeln!(page, "<li>{}</li>", escape(path));
            }
            page.push_str("</ul>\n");
        });
        for words in self.words {
            let text = escape(words.text.trim_end());
            let _ = writeln!(page, "<h2>{}</h2>\n<pre><ins>{text}</ins></pre>", escape(&words.title));
        }
        for file in &self.replaced {
            let _ = writeln!(page, "<h2>Replaced: {}</h2>", escape(file.path));
            match &file.lines {
                None => page.push_str("<p>This is not text; the file is another one.</p>\n"),
                Some(lines) if lines.is_empty() => page.push_str("<p>The same words.</p>\n"),
                Some(lines) => {
                    page.push_str("<pre>");
                    for (tag, line) in lines {
                        let line = escape(line);
                        let _ = match tag {
                            ChangeTag::Equal => writeln!(page, "  {line}"),
                            ChangeTag::Insert => writeln!(page, "<ins>+ {line}</ins>"),
                            ChangeTag::Delete => writeln!(page, "<del>- {line}</del>"),
                        };
                    }
                    page.push_str("</pre>\n");
                }
            }
        }
        page.push_str("</html>\n");
        page
    }

    fn lists<'s>(&'s self, mut show: impl FnMut(&str, &mut dyn Iterator<Item = &'s str>)) {
        if !self.added.is_empty() {
            show("Own files", &mut self.added.iter().copied());
        }
        for (title, names) in
            [("Pages left out", &self.left_out.pages), ("Services left out", &self.left_out.services)]
        {
            if !names.is_empty() {
                show(title, &mut names.iter().map(String::as_str));
            }
        }
    }
}

fn escape(text: &str) -> String {
    let mut out = String::new();
    escape_text(text, &mut out);
    out
}

fn sign(tag: ChangeTag) -> &'static str {
    match tag {
        ChangeTag::Equal => " ",
        ChangeTag::Insert => "+",
        ChangeTag::Delete => "-",
    }
}

/// Changed lines, with some around them.
fn lines(before: &str, now: &str) -> Vec<(ChangeTag, String)> {
    let diff = TextDiff::from_lines(before, now);
    let groups = diff.grouped_ops(AROUND);
    let changes = groups.iter().flatten().flat_map(|op| diff.iter_changes(op));
    changes.map(|change| (change.tag(), change.value().trim_end_matches(['\n', '\r']).to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::{AddedWords, Difference, Omissions};
    use crate::input::sources::Sources;

    #[test]
    fn what_differs_is_shown_and_escaped() {
        let base = Sources::from_sections(
            "-- site.yaml --\na\n-- content/a.md --\none\n<b>\n-- content/b.md --\nx\n",
        );
        let own = Sources::from_sections(
            "-- site.yaml --\nb\n-- content/a.md --\none\n<i>\n-- content/c.md --\ny\n-- kit.lock --\n",
        );
        let left_out = Omissions {
            pages: vec!["b.md".to_owned()],
            services: vec!["union (instead: advice)".to_owned()],
        };
        let words = [AddedWords {
            title: "Added to a.md, after <x>".to_owned(),
            text: "Ours.\nTwo <b>.\n".to_owned(),
        }];
        let difference = Difference::between(&own, &base, &left_out, &words);
        let text = difference.markdown();
        assert!(text.contains("# Own files\n\n- content/c.md\n- site.yaml\n"), "{text}");
        assert!(text.contains("# Pages left out\n\n- b.md\n"), "{text}");
        assert!(text.contains("# Services left out\n\n- union (instead: advice)\n"), "{text}");
        assert!(text.contains("# Added to a.md, after <x>\n\n> Ours.\n> Two <b>.\n"), "{text}");
        assert!(text.contains("```diff\n one\n-<b>\n+<i>\n```"), "{text}");
        let page = difference.html();
        assert!(
            page.contains("<h2>Added to a.md, after &lt;x&gt;</h2>\n<pre><ins>Ours.\nTwo &lt;b&gt;.</ins>"),
            "{page}"
        );
        assert!(page.contains("<del>- &lt;b&gt;</del>") && page.contains("<ins>+ &lt;i&gt;</ins>"), "{page}");
        assert!(!page.contains("kit.lock"), "{page}");
    }

    #[test]
    fn nothing_changed_is_said() {
        let base = Sources::from_sections("-- content/a.md --\none\n");
        assert!(
            Difference::between(&Sources::default(), &base, &Omissions::default(), &[])
                .markdown()
                .contains("changes nothing")
        );
    }
}
