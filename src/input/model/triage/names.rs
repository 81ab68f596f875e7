//! One name, or a list of several: either may be written.
//!
//! Must not know what they are names of.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error;
use serde::{Deserialize, Deserializer};

use crate::input::yaml::{At, Node, NodeKind};

/// One name, or a list of several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OneOrMany(pub Vec<At<String>>);

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let node = Node::deserialize(deserializer)?;
        names(&node).map(Self).ok_or_else(|| D::Error::custom("a name or a list of names is wanted here"))
    }
}

impl JsonSchema for OneOrMany {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Names".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]})
    }
}

/// The names that a node holds; `None` when it holds something else.
pub fn names(node: &Node) -> Option<Vec<At<String>>> {
    let one = |node: &Node| match &node.value {
        NodeKind::Text(text) | NodeKind::Number(text) => {
            Some(At { value: text.clone(), line: node.line, column: node.column })
        }
        _ => None,
    };
    match &node.value {
        NodeKind::List(nodes) => nodes.iter().map(one).collect(),
        _ => one(node).map(|name| vec![name]),
    }
}
