//! Front matter: our own keys for a kit, and whatever other tools left there for a plain site.
//!
//! Must not know the text below it.

use std::sync::LazyLock;

use crate::base::diagnostic::{Diagnostic, Place, Severity, nearest};
use crate::base::text::{HIDDEN_CODE, HiddenCharacter, strip_hidden};
use crate::input::frontmatter::{Fence, Front};
use crate::input::model::config::SiteKind;
use crate::input::model::page::FrontMatter;
use crate::input::yaml::{self, At};

const CODE: &str = "bad-front-matter";

/// The keys that a page may have.
static KEYS: LazyLock<Vec<String>> = LazyLock::new(yaml::keys::<FrontMatter>);

/// What a page says about itself, and what is wrong with that.
pub fn read(path: &str, front: Front<'_>, kind: SiteKind) -> (FrontMatter, Vec<Diagnostic>) {
    match (front.fence, kind) {
        (Fence::Plus, _) => of_toml(path, front, kind),
        _ if front.text.trim().is_empty() => (FrontMatter::default(), Vec::new()),
        (Fence::Dash, SiteKind::Plain) => foreign(path, front),
        (Fence::Dash, SiteKind::Kit) => match yaml::read(path, front.text, front.line - 1) {
            Ok(meta) => (meta, yaml::slips(path, front.text, front.line - 1)),
            Err(problems) => (FrontMatter::default(), problems),
        },
    }
}

/// YAML of any tool: keys that are not known here say nothing here, and are told only where they look like a slip.
fn foreign(path: &str, front: Front<'_>) -> (FrontMatter, Vec<Diagnostic>) {
    let (readable, hidden) = strip_hidden(front.text);
    let mut found: Vec<Diagnostic> = hidden.iter().map(|hidden| left_out(path, front, hidden)).collect();
    let front = Front { text: &readable, ..front };
    found.extend(curly_title(path, front));
    let mut lines: Vec<&str> = front.text.split_inclusive('\n').collect();
    // Each round takes out a key at least.
    for _ in 0..=lines.len() {
        let problems = match yaml::read(path, &lines.concat(), front.line - 1) {
            Ok(meta) => return (meta, found),
            Err(problems) => problems,
        };
        let mut taken = false;
        for problem in problems {
            let Some(at) = problem.place.line.checked_sub(front.line).filter(|at| *at < lines.len()) else {
                continue;
            };
            let Some(start) = (0..=at).rev().find(|at| is_key(lines[*at])) else { continue };
            let end = (start + 1..lines.len()).find(|at| is_key(lines[*at])).unwrap_or(lines.len());
            let key = lines[start].split(':').next().unwrap_or_default().trim_matches(['"', '\'', ' ']);
            let place = Place::at(path, front.line + start, 1);
            if says_unpublished(lines[start]) {
                let typed = lines[start].trim();
                let message =
                    format!("`{typed}` says that this page is not to be published, and it is all the same.");
                let problem = Diagnostic::warning(CODE, place, message);
                found.push(problem.hint("Move it out of the content folder until it is ready."));
            } else if ADDRESSES.contains(&key) {
                let message = format!("`{key}` is no address here: a page has that of its file.");
                let problem = Diagnostic::warning(CODE, place, message);
                found.push(problem.hint("Name the file so, or write former addresses under `aliases`."));
            } else if problem.code == "unknown-key" && !KEYS.iter().any(|known| known == key) {
                found.extend(slip_of(key, front.text).map(|meant| {
                    let message = format!("`{key}` is not a key that is known here, so it says nothing.");
                    let problem = Diagnostic::warning(problem.code, problem.place, message);
                    problem.hint(format!("Did you mean `{meant}`?"))
                }));
            } else if problem.code == HIDDEN_CODE {
                let message = format!("{} What stands here is left out.", problem.message);
                found.push(Diagnostic { severity: Severity::Warning, message, ..problem });
            } else if found.is_empty() || problem.code != "yaml-syntax" {
                let problem = Diagnostic { severity: Severity::Warning, ..problem };
                found.push(problem);
            }
            for line in &mut lines[start..end] {
                *line = "\n";
            }
            taken = true;
        }
        if !taken {
            break;
        }
    }
    let text = lines.concat();
    let problems = yaml::read::<FrontMatter>(path, &text, front.line - 1).err().unwrap_or_default();
    found.extend(problems);
    (FrontMatter::default(), found)
}

/// Whether somebody typed a title, whether or not it can be read.
pub fn has_title(front: Front<'_>) -> bool {
    let mut keys = front.text.lines().filter(|line| is_key(line)).filter_map(|line| line.split_once(':'));
    keys.any(|(key, value)| key.trim_matches(['"', '\'', ' ']) == "title" && !value.trim().is_empty())
}

/// Whether a line begins with a key of the first rank.
fn is_key(line: &str) -> bool {
    line.starts_with(|sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '"' | '\''))
        && line.contains(':')
}

/// The key of ours that somebody meant by `key`. It is nearer than words of other tools are by chance, and not there
/// too.
fn slip_of(key: &str, front: &str) -> Option<&'static str> {
    let plain = key.to_lowercase().replace(['-', ' '], "_");
    let near = nearest(&plain, KEYS.iter().map(String::as_str))?;
    let furthest = match near.len() {
        0..7 => 1,
        _ => 2,
    };
    let there = front.lines().any(|line| line.split_once(':').is_some_and(|(other, _)| other == near));
    (plain.len() > 3 && strsim::damerau_levenshtein(&plain, near) <= furthest && !there).then_some(near)
}

/// Keys by which other tools give a page an address of its own.
const ADDRESSES: &[&str] = &["permalink", "redirect_from", "redirect_to"];

/// Whether a line asks another tool to keep a page to itself, or out of its lists.
fn says_unpublished(line: &str) -> bool {
    let Some((key, value)) = line.split_once(':') else { return false };
    let value = value.split(" #").next().unwrap_or_default().trim().trim_matches(['"', '\'']).to_lowercase();
    match key.trim().to_lowercase().as_str() {
        "draft" | "private" | "hidden" | "unlisted" | "headless" | "noindex" => {
            matches!(value.as_str(), "true" | "yes" | "on")
        }
        "published" | "publish" | "visible" | "public" => matches!(value.as_str(), "false" | "no" | "off"),
        "status" | "visibility" => matches!(value.as_str(), "draft" | "private" | "hidden" | "pending"),
        "robots" => value.contains("noindex"),
        _ => false,
    }
}

/// A character that nobody sees: the words around it are taken without it.
fn left_out(path: &str, front: Front<'_>, hidden: &HiddenCharacter) -> Diagnostic {
    let mut place = Place::offset(path, front.text, hidden.offset);
    place.line += front.line - 1;
    let problem = hidden.problem(place);
    let message = format!("{} It is left out.", problem.message);
    Diagnostic { severity: Severity::Warning, message, ..problem }
}

/// Curly quotes around a title: YAML takes them for part of it.
fn curly_title(path: &str, front: Front<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for slip in crate::base::text::yaml_slips(front.text) {
        let mut place = Place::offset(path, front.text, slip.offset);
        place.line += front.line - 1;
        let message = format!("{}{}.", slip.message[..1].to_uppercase(), &slip.message[1..]);
        found.push(Diagnostic::warning(CODE, place, message).hint(slip.hint));
    }
    // What other keys say is nowhere on a page.
    let shown = |line: usize| {
        let line = front.text.lines().nth(line.saturating_sub(front.line)).unwrap_or_default();
        ["title:", "description:", "nav_title:"].iter().any(|key| line.starts_with(key))
    };
    let cut = yaml::cut_off(path, front.text, front.line - 1);
    found.extend(cut.into_iter().filter(|slip| shown(slip.place.line)));
    found
}

/// TOML of another tool: its titles are known here.
fn of_toml(path: &str, front: Front<'_>, kind: SiteKind) -> (FrontMatter, Vec<Diagnostic>) {
    let place = Place::at(path, front.line - 1, 1);
    if kind == SiteKind::Kit {
        let problem =
            Diagnostic::error(CODE, place, "The lines at the top are TOML, which is not read here.");
        return (
            FrontMatter::default(),
            vec![problem.hint("Write them as YAML, between two lines `---`: `title: …`.")],
        );
    }
    let table = match front.text.parse::<toml::Table>() {
        Ok(table) => table,
        Err(error) => {
            let message = format!("The lines at the top are no whole TOML: {}.", error.message());
            let at = error.span().map_or(0, |span| span.start);
            let mut place = Place::offset(path, front.text, at);
            place.line += front.line - 1;
            return (FrontMatter::default(), vec![Diagnostic::error(CODE, place, message)]);
        }
    };
    let line_of = |key: &str| {
        front.text.lines().position(|line| line.trim_start().starts_with(key)).unwrap_or_default()
    };
    let text = |key: &str| {
        let value = table.get(key)?.as_str()?.to_owned();
        Some(At { value, line: front.line + line_of(key), column: 1 })
    };
    let mut found = Vec::new();
    if table.get("draft").and_then(toml::Value::as_bool) == Some(true) {
        let place = Place::at(path, front.line + line_of("draft"), 1);
        let message = "This page calls itself a draft, and it is published all the same.";
        let problem = Diagnostic::warning(CODE, place, message);
        found.push(problem.hint("Move it out of the content folder until it is ready."));
    }
    let order = table.get("weight").and_then(toml::Value::as_integer);
    (
        FrontMatter {
            title: text("title"),
            description: text("description"),
            order,
            ..FrontMatter::default()
        },
        found,
    )
}
