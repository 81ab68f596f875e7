//! The texts of a handout in reading order: what its PDF must say, in this order.
//!
//! Tests compare it with the text that comes out of the finished file. Must not know templates.

use super::tree::{Block, HandoutDocument, Inline};

/// Headings, paragraphs, items and cells in order. Services and facts are named by what every template shows.
pub fn texts(document: &HandoutDocument) -> Vec<String> {
    let mut out = vec![document.title.clone()];
    walk(&document.blocks, &mut out);
    out.retain(|text| !text.trim().is_empty());
    out
}

fn walk(blocks: &[Block], out: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content } => out.push(line(content)),
            Block::List { items, .. } => items.iter().for_each(|item| walk(item, out)),
            Block::Quote { blocks } => walk(blocks, out),
            Block::Alert { title, blocks, .. } => {
                out.push(title.clone());
                walk(blocks, out);
            }
            Block::For { text } | Block::Code { text } => out.push(text.clone()),
            Block::Table { head, rows, .. } => {
                out.extend(head.iter().chain(rows.iter().flatten()).map(|cell| line(cell)));
            }
            Block::Definitions { entries } => {
                for entry in entries {
                    out.push(line(&entry.term));
                    walk(&entry.blocks, out);
                }
            }
            Block::Services { services, .. } => {
                for service in services {
                    out.push(service.name.clone());
                    out.extend(service.contacts.first().map(|contact| contact.display.clone()));
                }
            }
            Block::Facts { facts } => {
                for fact in facts {
                    out.extend([fact.value.clone(), fact.says.clone()]);
                }
            }
            Block::Notice { label, text } => out.extend([label.clone(), text.clone()]),
            Block::Choices { when, hint, choices, .. } => {
                out.extend(when.iter().cloned());
                out.push(line(hint));
                for choice in choices {
                    out.extend([choice.name.clone(), line(&choice.label)]);
                    out.extend(choice.to.clone());
                }
            }
            Block::Lines { labels } => out.extend(labels.iter().cloned()),
            Block::Picture { .. } | Block::Rule | Block::NewPage => {}
        }
    }
}

/// A line's words; numbers of notes and addresses are left to the template.
pub(super) fn line(content: &[Inline]) -> String {
    let mut text = String::new();
    for inline in content {
        match inline {
            Inline::Text { text: piece } | Inline::Keep { text: piece } | Inline::Code { text: piece } => {
                text.push_str(piece);
            }
            Inline::Link { number: Some(number), content, .. } => {
                text.push_str(&line(content));
                text.push_str(&format!(" [{number}]"));
            }
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::Strike { content }
            | Inline::Super { content }
            | Inline::Sub { content }
            | Inline::Link { content, .. }
            | Inline::Within { content, .. }
            | Inline::Lang { content, .. } => text.push_str(&line(content)),
            Inline::Tick { .. } | Inline::Note { .. } => {}
            Inline::Break => text.push(' '),
        }
    }
    text
}
