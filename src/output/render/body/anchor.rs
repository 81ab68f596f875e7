//! A link as HTML.

use crate::input::markdown::escape_attribute;
use crate::input::markdown::html::LinkHtml;

/// A link with extra attributes, safely escaped.
pub fn around(href: &str, attributes: &str) -> LinkHtml {
    let mut open = String::from("<a href=\"");
    escape_attribute(href, &mut open);
    open.push('"');
    open.push_str(attributes);
    open.push('>');
    LinkHtml::Around { open, close: "</a>".into() }
}
