//! Refuses characters that nobody sees in a YAML file, typed or escaped (`"\uE001"`), in values and in keys.
//!
//! Knows no schema.

use super::node::{Node, NodeKind};
use super::options::options;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::text::{first_hidden, strip_hidden};

/// Each hidden character that was typed, and each value that holds an escaped one.
pub fn problems(path: &str, text: &str) -> Vec<Diagnostic> {
    let typed = strip_hidden(text).1;
    if !typed.is_empty() {
        return typed.iter().map(|hidden| hidden.problem(Place::offset(path, text, hidden.offset))).collect();
    }
    let mut found = Vec::new();
    // Every escape begins with this sign, and few files have one.
    if text.contains('\\')
        && let Ok(tree) = serde_saphyr::from_str_with_options::<Node>(text, options())
    {
        collect(path, &tree, &mut found);
    }
    found
}

fn collect(path: &str, node: &Node, found: &mut Vec<Diagnostic>) {
    match &node.value {
        NodeKind::Text(text) => {
            found.extend(first_hidden(text).map(|hidden| hidden.problem(node.place(path))));
        }
        NodeKind::List(items) => items.iter().for_each(|item| collect(path, item, found)),
        NodeKind::Map(entries) => {
            for (key, value) in entries {
                found.extend(first_hidden(key).map(|hidden| hidden.problem(key.place(path))));
                collect(path, value, found);
            }
        }
        NodeKind::Null | NodeKind::Bool | NodeKind::Number(_) => {}
    }
}
