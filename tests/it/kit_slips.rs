//! One slip in the kit is one error: keys, ids and words of every YAML file are misspelt in turn, with the whole kit
//! around them, and what is told is counted.

use std::collections::BTreeMap;

use rightskit::testing::diagnostic::{Diagnostic, Severity};

use crate::project::{Built, Project};

/// A word of a file, misspelt.
struct MisspeltWord {
    path: String,
    /// The byte at which the word stands.
    at: usize,
    word: String,
    misspelt: String,
    /// The kind of file, and whether a key is misspelt or a value.
    file: String,
    /// The key.
    of_what: String,
}

impl MisspeltWord {
    fn text(&self, project: &Project) -> String {
        let mut text = project.text(&self.path);
        text.replace_range(self.at..self.at + self.word.len(), &self.misspelt);
        text
    }

    fn check(&self) -> Built {
        let project = Project::real();
        let text = self.text(&project);
        project.bytes(&self.path, text.as_bytes()).check()
    }
}

/// What is between quotes or behind `#` holds no words of ours; it keeps its length.
fn masked(line: &str) -> String {
    let mut out = String::new();
    let mut quote = None;
    for (at, sign) in line.char_indices() {
        match (quote, sign) {
            (Some(open), _) if sign == open => quote = None,
            (None, '"') => quote = Some(sign),
            (None, '\'') if line[..at].ends_with([' ', '[', '{']) => quote = Some(sign),
            (None, '#') if at == 0 || line[..at].ends_with(' ') => break,
            (None, _) => {
                out.push(sign);
                continue;
            }
            (Some(_), _) => {}
        }
        out.push_str(&"\u{1}".repeat(sign.len_utf8()));
    }
    out
}

fn is_word(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || sign == '_' || sign == '-'
}

/// Two letters change places, or one is added.
fn misspelt(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let swap = (1..letters.len().saturating_sub(1)).find(|at| letters[*at] != letters[at + 1]);
    match swap.filter(|at| letters[*at].is_alphabetic() && letters[at + 1].is_alphabetic()) {
        Some(at) => {
            let mut letters = letters;
            letters.swap(at, at + 1);
            letters.into_iter().collect()
        }
        None => format!("{word}x"),
    }
}

/// Every word of a YAML text that can be misspelt: keys, and plain values of one word. The text stands in `path` from
/// `offset` on.
fn slips(path: &str, text: &str, offset: usize, out: &mut Vec<MisspeltWord>) {
    let kind = match path.rsplit_once('/') {
        Some((folder, name)) if folder.ends_with("handouts") || name.ends_with(".md") => {
            name.rsplit_once('.').map_or("", |(_, end)| end).to_owned() + folder.rsplit('/').next().unwrap()
        }
        _ => path.to_owned(),
    };
    let kind = if path.ends_with(".md") { "front matter".to_owned() } else { kind };
    let (mut start, mut block) = (offset, None);
    for line in text.split_inclusive('\n') {
        let begin = start;
        start += line.len();
        let indent = line.len() - line.trim_start().len();
        match block {
            Some(depth) if indent > depth || line.trim().is_empty() => continue,
            _ => block = None,
        }
        let plain = masked(line.trim_end());
        if plain.ends_with('|') || plain.ends_with('>') || plain.ends_with("|-") || plain.ends_with(">-") {
            block = Some(indent);
        }
        let mut key = String::new();
        let mut at = 0;
        while let Some(from) = plain[at..].find(is_word).map(|from| at + from) {
            let to = plain[from..].find(|sign| !is_word(sign)).map_or(plain.len(), |to| from + to);
            at = to;
            let (before, word, after) = (&plain[..from], &plain[from..to], &plain[to..]);
            let opened = before.trim().is_empty()
                || before.ends_with(['{', '['])
                || [": ", ", ", "- "].iter().any(|end| before.ends_with(end));
            let is_key = after == ":" || after.starts_with(": ");
            let closed = after.trim().is_empty() || after.starts_with([',', ']', '}']);
            if !opened || !(is_key || closed) || word.starts_with('-') {
                continue;
            }
            if is_key {
                word.clone_into(&mut key);
            }
            let what = if is_key { "key" } else { "value" };
            out.push(MisspeltWord {
                path: path.to_owned(),
                at: begin + from,
                word: word.to_owned(),
                misspelt: misspelt(word),
                file: format!("{kind}: {what}"),
                of_what: key.clone(),
            });
        }
    }
}

/// Every slip in the files of the kit.
fn all() -> Vec<MisspeltWord> {
    let project = Project::real();
    let mut out = Vec::new();
    for (path, bytes) in project.sources.iter() {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        let of_others = path.starts_with("themes/") && !path.starts_with("themes/default/");
        if path.ends_with(".yaml") && !path.ends_with("/examples.yaml") && !of_others {
            slips(path, text, 0, &mut out);
        } else if path.starts_with("content/en/") && path.ends_with(".md") {
            let front = text.split("---\n").nth(1).unwrap_or_default();
            slips(path, front, "---\n".len(), &mut out);
        }
    }
    out
}

/// In each kind of file, so many kinds of keys and of values.
const OF_EACH: usize = 12;

/// Slips of many kinds, the same in each run: of one kind the first, or another.
fn some() -> Vec<MisspeltWord> {
    let mut kinds: BTreeMap<String, BTreeMap<String, Vec<MisspeltWord>>> = BTreeMap::new();
    for slip in all() {
        let (file, of_what) = (slip.file.clone(), slip.of_what.clone());
        kinds.entry(file).or_default().entry(of_what).or_default().push(slip);
    }
    let mut seed = 7_u64;
    let mut chosen = Vec::new();
    for alike in kinds.into_values() {
        let step = alike.len().div_ceil(OF_EACH);
        for mut slips in alike.into_values().step_by(step) {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = (seed >> 33) as usize % (2 * slips.len());
            let at = if at < slips.len() { at } else { 0 };
            chosen.push(slips.swap_remove(at));
        }
    }
    chosen
}

fn errors(found: &[Diagnostic]) -> Vec<&Diagnostic> {
    found.iter().filter(|one| one.severity == Severity::Error).collect()
}

#[test]
fn a_word_misspelt_in_the_kit_is_one_error() {
    let (mut told, mut wrong) = (0, Vec::new());
    let slips = some();
    for slip in &slips {
        let built = slip.check();
        let errors = errors(&built.found);
        told += errors.len().min(1);
        let what = format!(
            "{}: `{}` for `{}` ({} {})",
            slip.path, slip.misspelt, slip.word, slip.file, slip.of_what
        );
        if errors.len() > 1 {
            wrong.push(format!("{what} gives {}: {:#?}", errors.len(), &built.errors()[..2]));
        }
    }
    assert!(wrong.is_empty(), "{} of {}: {wrong:#?}", wrong.len(), slips.len());
    assert!(slips.len() > 150 && told > slips.len() / 2, "{told} of {} were told", slips.len());
}

/// The errors of the kit with changes in it, each as place, code and message.
fn told(changes: &[(&str, &str, &str)]) -> Vec<String> {
    let mut project = Project::real();
    for (path, from, to) in changes {
        let text = project.text(path);
        assert!(text.contains(from), "{path} has no `{from}`");
        project = project.bytes(path, text.replacen(from, to, 1).as_bytes());
    }
    project.check().errors()
}

#[test]
fn a_misspelt_definition_is_told_where_it_stands() {
    let kit = Project::real();
    for (path, from, to) in [
        ("directory.yaml", "- id: police\n", "- id: polcie\n"),
        ("directory.yaml", "- id: emergency\n", "- id: emregency\n"),
        ("content/facts.yaml", "- id: pg-90\n", "- id: pg-09\n"),
        ("content/triage/first-steps.yaml", "- id: danger\n", "- id: dangre\n"),
        ("themes/default/theme.yaml", "    brand:", "    brnd:"),
    ] {
        let text = kit.text(path);
        let before = &text[..text.find(from).unwrap()];
        let start = before.len() + from.trim_end().rfind(' ').unwrap() + 1;
        let column = start - text[..start].rfind('\n').unwrap();
        let place = format!("{path}:{}:{column}", before.matches('\n').count() + 1);
        let told = told(&[(path, from, to)]);
        assert_eq!(told.len(), 1, "{told:#?}");
        assert!(told[0].starts_with(&format!("{place} misspelt-name: ")), "{place}: {told:#?}");
        assert!(told[0].contains("is used by nothing, and"), "{told:#?}");
    }
}

#[test]
fn what_a_slip_does_not_explain_is_told_beside_it() {
    let service = ("directory.yaml", "- id: police\n", "- id: polcie\n");
    let menu = ("site.yaml", "- safety.md", "- safty.md");
    let page = ("content/en/safety.md", "\n---\n", "\n---\n[x](nowhere-at-all.md)\n");
    let told = told(&[service, menu, page]);
    assert_eq!(told.len(), 3, "{told:#?}");
    for code in ["misspelt-name", "bad-setting", "broken-link"] {
        assert!(told.iter().any(|one| one.contains(code)), "{told:#?}");
    }
}

#[test]
fn a_name_that_is_misspelt_alike_in_several_places_is_told_once() {
    let path = "content/en/safety.md";
    let twice = "\n---\n[x](fact:pg-900)\n\n[y](fact:pg-900)\n";
    let told = told(&[(path, "\n---\n", twice)]);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(
        told[0].contains("has no fact `pg-900`. 1 more place names it: content/en/safety.md:"),
        "{told:#?}"
    );
}

#[test]
fn a_questionnaire_that_is_not_understood_is_not_missing() {
    let path = "content/triage/first-steps.yaml";
    for to in ["whoo: [me, support, unsure]", "who: 7", "not: 7", "any: {}"] {
        let told = told(&[(path, "who: [me, support, unsure]", to)]);
        assert_eq!(told.len(), 1, "{told:#?}");
        assert!(told[0].starts_with(path), "{told:#?}");
    }
}

#[test]
fn a_withdrawn_service_that_is_needed_is_one_error_at_its_entry() {
    let path = "agencies/support-group.yaml";
    let told = told(&[(path, "slots:\n", "withdrawn: [ombudsman]\nslots:\n")]);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].starts_with("agencies/support-group.yaml:5:13 "), "{told:#?}");
    assert!(
        told[0].contains("`ombudsman` is withdrawn here, and 6 places need a way to reach it."),
        "{told:#?}"
    );
}

#[test]
fn a_number_that_is_none_is_one_error_on_a_card_too() {
    let told = told(&[("directory.yaml", "{type: text, value: \"111\"", "{type: text, value: \"12 ab\"")]);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].contains("bad-phone"), "{told:#?}");
}

#[test]
fn a_tag_of_a_language_is_one() {
    for (locale, line) in [("\"en NZ\"", "Write `en-NZ`."), ("''", "Write letters and hyphens")] {
        let built =
            Project::kit("").edit("site.yaml", "locale: en-NZ}", &format!("locale: {locale}}}")).check();
        let problem = built.one("bad-setting");
        assert!(problem.hint.as_ref().unwrap().starts_with(line), "{problem:?}");
        assert!(problem.place.line > 0 && problem.place.column > 0, "{problem:?}");
    }
}

/// What is wrong in a block of YAML is told where it stands in the file.
#[test]
fn places_in_a_block_count_what_stands_before_it() {
    let words = "slots:\n  contact: |\n    Ring us.\n\n    Or [write](nowhere.md).\n";
    let built = Project::kit(&format!("-- agencies/filled.yaml --\nname: Filled Agency\n{words}"));
    let built = built.check();
    assert_eq!(built.one("broken-link").place.to_string(), "agencies/filled.yaml:6:8");
}

#[test]
fn an_id_that_stands_twice_in_a_page_is_told_with_its_line() {
    let body = "<p id=\"one\">One</p>\n\n<p id=\"one\">Two</p>\n";
    let built = Project::try_page(body).build();
    assert_eq!(built.one("audit-duplicate-id").place.to_string(), "content/en/try.md:7:4");
}
