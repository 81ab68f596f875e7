//! A file of design tokens, read: groups with what they extend, and each token with its type and its value, all references
//! followed.
//!
//! Must not know which tokens a theme has.

use std::collections::BTreeSet;

use serde::de::IgnoredAny;

use super::group::{CODE, TokenEntry, braced, entries, get, is_name, is_token, lookup, pointed, text};
use crate::base::diagnostic::{Diagnostic, Place, suggestion};
use crate::input::yaml::{self, At, Node, NodeKind};

/// The words of the format.
const WORDS: &[&str] = &[
    "$value",
    "$type",
    "$description",
    "$extensions",
    "$deprecated",
    "$extends",
    "$ref",
    "$root",
    "$schema",
];

/// A token with everything that it takes from elsewhere.
pub struct DesignToken {
    pub path: Vec<String>,
    pub place: Place,
    pub kind: String,
    pub value: Node,
}

/// The tokens of a file, and the paths of those that others refer to.
#[derive(Default)]
pub struct TokenDocument {
    pub tokens: Vec<DesignToken>,
    pub referred: BTreeSet<String>,
    pub found: Vec<Diagnostic>,
}

/// Reads `text`, the file at `path`.
pub fn read(path: &str, text: &str) -> TokenDocument {
    let told = |found| TokenDocument { found, ..TokenDocument::default() };
    if let Err(problem) = serde_json::from_str::<IgnoredAny>(text) {
        let place = Place::at(path, problem.line(), problem.column());
        let words = problem.to_string();
        let words = words.split(" at line ").next().unwrap_or_default().to_owned();
        let problem = Diagnostic::error(CODE, place, format!("This is not valid JSON: {words}."));
        return told(vec![problem.hint("Export the file once more: design tokens are JSON.")]);
    }
    // JSON is YAML as well, and there each value has its place.
    let root: Node = match yaml::read(path, text, 0) {
        Ok(root) => root,
        Err(found) => return told(found),
    };
    let mut reader = TokenReader {
        file: path,
        raw: &root,
        document: TokenDocument::default(),
        cyclic: BTreeSet::new(),
        cyclic_groups: BTreeSet::new(),
    };
    let tree = reader.expanded(&root, &[], &mut Vec::new());
    reader.walk(&tree, &tree, &mut Vec::new(), None);
    reader.document
}

struct TokenReader<'d> {
    file: &'d str,
    raw: &'d Node,
    document: TokenDocument,
    /// Tokens of circles that were told.
    cyclic: BTreeSet<String>,
    cyclic_groups: BTreeSet<String>,
}

impl TokenReader<'_> {
    fn tell<T>(&mut self, at: &At<T>, message: String, hint: impl Into<String>) {
        let place = at.place(self.file);
        self.document.found.push(Diagnostic::error(CODE, place, message).hint(hint));
    }

    /// A group with what it extends below its own. `open`: the groups that are being extended.
    fn expanded(&mut self, node: &Node, path: &[String], open: &mut Vec<Vec<String>>) -> Node {
        if entries(node).is_empty() || is_token(self.raw, node) {
            return node.clone();
        }
        let mut merged = self.inherited(node, path, open);
        for (key, value) in
            entries(node).iter().filter(|(key, _)| !["$extends", "$ref"].contains(&key.as_str()))
        {
            let value = if is_name(key) {
                let inside: Vec<String> = path.iter().cloned().chain([key.value.clone()]).collect();
                self.expanded(value, &inside, open)
            } else {
                value.clone()
            };
            lay_over(&mut merged, key.clone(), value, self.raw);
        }
        At { value: NodeKind::Map(merged), ..*node }
    }

    fn inherited(&mut self, node: &Node, path: &[String], open: &mut Vec<Vec<String>>) -> Vec<TokenEntry> {
        let Some(at) = get(node, "$extends").or_else(|| get(node, "$ref")) else { return Vec::new() };
        let written = match &at.value {
            NodeKind::Text(written) => written.as_str(),
            _ => "",
        };
        let name = path.join(".");
        let Some(target) = braced(written).or_else(|| pointed(written)) else {
            let message = format!("`{written}` is no reference to a group.");
            self.tell(at, message, "Write `{group.name}` or `#/group/name`.");
            return Vec::new();
        };
        let raw = self.raw;
        let Some(group) = lookup(raw, &target) else {
            let known = groups(raw, raw, &mut Vec::new());
            let hint = suggestion(&target.join("."), known.iter().map(String::as_str));
            let message = format!("`{name}` extends a group `{}`, and there is none.", target.join("."));
            self.tell(at, message, hint.unwrap_or_else(|| "Name a group of this file.".to_owned()));
            return Vec::new();
        };
        if is_token(raw, group) || !matches!(group.value, NodeKind::Map(_)) {
            let message = format!("`{name}` extends `{}`, which is no group.", target.join("."));
            self.tell(at, message, "A group extends groups; a token refers to a token in its `$value`.");
            return Vec::new();
        }
        if path.starts_with(&target) || open.contains(&target) || open.iter().any(|one| one == path) {
            // A circle is told once, where it was met first.
            let circle = open.iter().chain([&target]).map(|one| one.join(".")).chain([name.clone()]);
            let circle: Vec<String> = circle.collect();
            if !circle.iter().any(|one| self.cyclic_groups.contains(one)) {
                let message = format!("`{name}` extends `{}`, which leads back to it.", target.join("."));
                self.tell(at, message, "Let one of them extend nothing.");
            }
            self.cyclic_groups.extend(circle);
            return Vec::new();
        }
        open.push(path.to_vec());
        let group = self.expanded(group, &target, open);
        open.pop();
        match group.value {
            NodeKind::Map(entries) => entries,
            _ => Vec::new(),
        }
    }

    fn walk(&mut self, root: &Node, node: &Node, path: &mut Vec<String>, kind: Option<&str>) {
        let kind = text(node, "$type").or(kind);
        for (key, value) in entries(node) {
            if !is_name(key) {
                self.word(key);
                continue;
            }
            if key.contains(['.', '{', '}']) {
                let message =
                    format!("`{}` cannot be a name: references could not tell it apart.", key.value);
                let place = key.place(self.file);
                let problem = Diagnostic::error(CODE, place, message);
                self.document.found.push(problem.hint("Names hold no `.`, `{` or `}`. Rename it."));
                continue;
            }
            path.push(key.value.clone());
            if is_token(root, value) {
                for (key, _) in entries(value) {
                    self.word(key);
                }
                self.token(root, key, value, path, kind);
            } else if matches!(value.value, NodeKind::Map(_)) {
                self.walk(root, value, path, kind);
            } else {
                let message = format!(
                    "`{}` is neither a token nor a group: it is {}.",
                    path.join("."),
                    value.value.name()
                );
                self.tell(value, message, "A token is a group with a `$value`.");
            }
            path.pop();
        }
    }

    /// A key that must be one of the format's words.
    fn word(&mut self, key: &At<String>) {
        if WORDS.contains(&key.as_str()) {
            return;
        }
        let message = format!("The format has no `{}`; it was passed over.", key.value);
        let problem = Diagnostic::warning(CODE, key.place(self.file), message);
        let hint = suggestion(key, WORDS.iter().copied());
        self.document.found.push(problem.hint(hint.unwrap_or_else(|| "Take it out.".to_owned())));
    }

    fn token(&mut self, root: &Node, key: &At<String>, node: &Node, path: &[String], above: Option<&str>) {
        let name = path.join(".");
        if get(node, "$value").is_some() && get(node, "$ref").is_some() {
            self.tell(key, format!("`{name}` has both a `$value` and a `$ref`."), "Keep one of them.");
            return;
        }
        let mut open = vec![name.clone()];
        let Some((value, kind)) = self.resolved(root, node, &mut open) else { return };
        let Some(kind) = text(node, "$type").map(str::to_owned).or(kind).or_else(|| above.map(str::to_owned))
        else {
            let hint = "Add `$type` to it or to a group around it, such as `\"$type\": \"color\"`.";
            self.tell(key, format!("Nothing says of which type `{name}` is."), hint);
            return;
        };
        let place = key.place(self.file);
        self.document.tokens.push(DesignToken { path: path.to_vec(), place, kind, value });
    }

    /// A token's value, with the type of the token that it refers to.
    fn resolved(
        &mut self,
        root: &Node,
        node: &Node,
        open: &mut Vec<String>,
    ) -> Option<(Node, Option<String>)> {
        match get(node, "$value") {
            Some(value) => self.followed(root, value, open),
            None => self.followed(root, node, open),
        }
    }

    fn followed(
        &mut self,
        root: &Node,
        node: &Node,
        open: &mut Vec<String>,
    ) -> Option<(Node, Option<String>)> {
        let braces = match &node.value {
            NodeKind::Text(text) => braced(text),
            _ => None,
        };
        if let Some(target) = braces {
            let found = lookup(root, &target).filter(|token| is_token(root, token));
            return self.referred(root, node, &target, found, open);
        }
        if let Some(pointer) = text(node, "$ref") {
            let Some(target) = pointed(pointer) else {
                self.tell(
                    node,
                    format!("`{pointer}` does not lead into this file."),
                    "Write `#/group/token`.",
                );
                return None;
            };
            return self.referred(root, node, &target, lookup(root, &target), open);
        }
        let value = match &node.value {
            NodeKind::List(items) => {
                let items: Option<Vec<Node>> =
                    items.iter().map(|item| Some(self.followed(root, item, open)?.0)).collect();
                NodeKind::List(items?)
            }
            NodeKind::Map(entries) => {
                let entries: Option<Vec<TokenEntry>> = entries
                    .iter()
                    .map(|(key, value)| Some((key.clone(), self.followed(root, value, open)?.0)))
                    .collect();
                NodeKind::Map(entries?)
            }
            other => other.clone(),
        };
        Some((At { value, ..*node }, None))
    }

    fn referred(
        &mut self,
        root: &Node,
        at: &Node,
        target: &[String],
        found: Option<&Node>,
        open: &mut Vec<String>,
    ) -> Option<(Node, Option<String>)> {
        let name = target.join(".");
        let Some(found) = found else {
            let known = names(root, root, &mut Vec::new());
            let hint = suggestion(&name, known.iter().map(String::as_str));
            let hint = hint.unwrap_or_else(|| "Name a token of this file by its whole path.".to_owned());
            self.tell(at, format!("There is no token `{name}` to refer to."), hint);
            return None;
        };
        // A pointer may lead into a token; the token is what others would come back to.
        let token: Vec<String> = target.iter().take_while(|part| *part != "$value").cloned().collect();
        let token = token.join(".");
        self.document.referred.insert(token.clone());
        if let Some(from) = open.iter().position(|one| *one == token) {
            let circle: Vec<String> = open[from..].to_vec();
            if !circle.iter().any(|one| self.cyclic.contains(one)) {
                let chain = circle.iter().chain([&token]).map(|one| format!("`{one}`")).collect::<Vec<_>>();
                let message = format!("Tokens refer to each other in a circle: {}.", chain.join(" → "));
                self.tell(at, message, "Give one of them a value of its own.");
            }
            self.cyclic.extend(circle);
            return None;
        }
        if self.cyclic.contains(&token) {
            return None;
        }
        open.push(token.clone());
        let resolved = self.resolved(root, found, open);
        open.pop();
        let (value, kind) = resolved?;
        let into_token = target.iter().any(|part| part == "$value");
        let own = text(found, "$type").map(str::to_owned).or(kind);
        let kind = if into_token { None } else { own.or_else(|| inherited_type(root, target)) };
        Some((value, kind))
    }
}

/// The type that the groups around a token give it.
fn inherited_type(root: &Node, path: &[String]) -> Option<String> {
    let above = (0..path.len()).rev().filter_map(|end| lookup(root, &path[..end]));
    above.filter_map(|group| text(group, "$type")).map(str::to_owned).next()
}

/// Puts a value over what was inherited under its key: groups are merged, tokens replaced whole.
fn lay_over(merged: &mut Vec<TokenEntry>, key: At<String>, value: Node, root: &Node) {
    let Some((known, below)) = merged.iter_mut().find(|(known, _)| known.value == key.value) else {
        merged.push((key, value));
        return;
    };
    let is_group = |node: &Node| matches!(node.value, NodeKind::Map(_)) && !is_token(root, node);
    if is_name(&key) && is_group(below) && is_group(&value) {
        let mut inside = entries(below).to_vec();
        for (key, value) in entries(&value) {
            lay_over(&mut inside, key.clone(), value.clone(), root);
        }
        *below = At { value: NodeKind::Map(inside), ..value };
    } else {
        *below = value;
    }
    *known = key;
}

/// The paths of all tokens.
fn names(root: &Node, node: &Node, path: &mut Vec<String>) -> Vec<String> {
    each(root, node, path, true)
}

/// The paths of all groups.
fn groups(root: &Node, node: &Node, path: &mut Vec<String>) -> Vec<String> {
    each(root, node, path, false)
}

fn each(root: &Node, node: &Node, path: &mut Vec<String>, tokens: bool) -> Vec<String> {
    let mut names = Vec::new();
    for (key, value) in entries(node).iter().filter(|(key, _)| is_name(key)) {
        path.push(key.value.clone());
        let token = is_token(root, value);
        if token == tokens {
            names.push(path.join("."));
        }
        if !token {
            names.extend(each(root, value, path, tokens));
        }
        path.pop();
    }
    names
}
