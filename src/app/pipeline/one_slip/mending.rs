//! Names put right in a copy of the sources.
//!
//! Knows names as whole words of texts, whatever the format. Must not know diagnostics of any rule.

use std::collections::BTreeMap;

use crate::base::diagnostic::Place;
use crate::input::sources::Sources;

/// Where a misspelt name is defined.
#[derive(Clone, Debug)]
pub struct LoneDefinition {
    pub name: String,
    pub place: Place,
    offset: usize,
}

/// What is to be put right.
pub struct Mending<'a> {
    sources: &'a Sources,
    /// For each file: from which byte, how many, and what stands there instead.
    changes: BTreeMap<String, BTreeMap<usize, (usize, String)>>,
}

impl<'a> Mending<'a> {
    pub fn of(sources: &'a Sources) -> Self {
        Self { sources, changes: BTreeMap::new() }
    }

    /// The first of `names` that stands in one place of all sources: where it is defined, and nothing uses it.
    pub fn misspelt_definition<'n>(&self, names: impl Iterator<Item = &'n String>) -> Option<LoneDefinition> {
        let mut tried: Vec<&str> = Vec::new();
        for name in names {
            if tried.contains(&name.as_str()) {
                continue;
            }
            tried.push(name);
            let mut places =
                self.texts().flat_map(|(path, text)| words(text, name).map(move |at| (path, text, at)));
            if let (Some((path, text, offset)), None) = (places.next(), places.next())
                && path.ends_with(".yaml")
            {
                let place = Place::offset(path, text, offset);
                return Some(LoneDefinition { name: name.clone(), place, offset });
            }
        }
        None
    }

    /// Gives the definition this name.
    pub fn replace(&mut self, definition: &LoneDefinition, name: &str) {
        let change = (definition.name.len(), name.to_owned());
        self.changes.entry(definition.place.path.clone()).or_default().insert(definition.offset, change);
    }

    /// Puts `name` for the word `given` that stands at the place, behind it in its line, or before it: a key has no place
    /// of its own and is told where its value stands.
    pub fn replace_at(&mut self, place: &Place, given: &str, name: &str) {
        let (Some(text), Some(above)) = (self.text(&place.path), place.line.checked_sub(1)) else { return };
        let mut lines = text.split_inclusive('\n').scan(0, |start, line| {
            let at = *start;
            *start += line.len();
            Some((at, line))
        });
        let Some((start, line)) = lines.nth(above) else { return };
        let before: usize = line.chars().take(place.column.saturating_sub(1)).map(char::len_utf8).sum();
        let behind = words(line, given).find(|at| *at >= before).map(|at| start + at);
        let Some(at) = behind.or_else(|| words(&text[..start + before], given).last()) else { return };
        let change = (given.len(), name.to_owned());
        self.changes.entry(place.path.clone()).or_default().insert(at, change);
    }

    /// The sources with all that is put right, if anything is.
    pub fn mended(&self) -> Option<Sources> {
        if self.changes.is_empty() {
            return None;
        }
        let mut mended = self.sources.clone();
        for (path, changes) in &self.changes {
            let mut text = self.text(path)?.to_owned();
            for (offset, (length, name)) in changes.iter().rev() {
                text.replace_range(*offset..offset + length, name);
            }
            mended.insert(path.clone(), text.into_bytes());
        }
        Some(mended)
    }

    fn text(&self, path: &str) -> Option<&'a str> {
        std::str::from_utf8(self.sources.get(path)?).ok()
    }

    /// Files in which a name can stand. Locks hold the names of former days.
    fn texts(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let files = self.sources.iter().filter(|(path, _)| !path.ends_with(".lock"));
        files.filter_map(|(path, bytes)| Some((path, std::str::from_utf8(bytes).ok()?)))
    }
}

/// Whether a text holds a name as a whole word.
pub fn holds_word(text: &str, name: &str) -> bool {
    words(text, name).next().is_some()
}

/// Where a name stands in a text as a whole word.
fn words<'t>(text: &'t str, name: &'t str) -> impl Iterator<Item = usize> + 't {
    let is_part = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '_');
    text.match_indices(name).map(|(at, _)| at).filter(move |at| {
        !name.is_empty() && !text[..*at].ends_with(is_part) && !text[at + name.len()..].starts_with(is_part)
    })
}
