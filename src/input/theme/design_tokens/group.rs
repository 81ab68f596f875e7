//! The tree of a file of design tokens: what is a token, what a group, and where a path leads.
//!
//! Must not know types or values.

use crate::input::yaml::{At, Node, NodeKind};

/// The code of everything that is told of such a file.
pub const CODE: &str = "design-token";

/// A key of a group or token, with what stands there.
pub type TokenEntry = (At<String>, Node);

pub fn entries(node: &Node) -> &[TokenEntry] {
    match &node.value {
        NodeKind::Map(entries) => entries,
        _ => &[],
    }
}

pub fn get<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    entries(node).iter().find(|(name, _)| name.value == key).map(|(_, value)| value)
}

pub fn text<'n>(node: &'n Node, key: &str) -> Option<&'n str> {
    match &get(node, key)?.value {
        NodeKind::Text(text) => Some(text),
        _ => None,
    }
}

/// Whether the key is a name in the file and not a word of the format. `$root` is the token of a group itself.
pub fn is_name(key: &str) -> bool {
    !key.starts_with('$') || key == "$root"
}

/// What a path leads to, through groups, tokens, values and lists.
pub fn lookup<'n>(node: &'n Node, path: &[String]) -> Option<&'n Node> {
    path.iter().try_fold(node, |node, part| match &node.value {
        NodeKind::List(items) => items.get(part.parse::<usize>().ok()?),
        _ => get(node, part),
    })
}

/// Whether it is a token: it has a value, or refers to a token or a value.
pub fn is_token(root: &Node, node: &Node) -> bool {
    if get(node, "$value").is_some() {
        return true;
    }
    let mut seen = Vec::new();
    let mut at = node;
    while let Some(pointer) = text(at, "$ref") {
        let Some(path) = pointed(pointer) else { return false };
        if path.iter().any(|part| part == "$value") || seen.contains(&path) {
            return true;
        }
        let Some(next) = lookup(root, &path) else {
            // It leads nowhere, which is told where it is followed.
            return entries(node).iter().all(|(key, _)| !is_name(key));
        };
        if get(next, "$value").is_some() {
            return true;
        }
        seen.push(path);
        at = next;
    }
    false
}

/// The path in `{a.b}`.
pub fn braced(text: &str) -> Option<Vec<String>> {
    let inside = text.strip_prefix('{')?.strip_suffix('}')?;
    Some(inside.split('.').map(str::to_owned).collect())
}

/// The path in `#/a/b` (RFC 6901).
pub fn pointed(text: &str) -> Option<Vec<String>> {
    let inside = text.strip_prefix("#/")?;
    Some(inside.split('/').map(|part| part.replace("~1", "/").replace("~0", "~")).collect())
}
