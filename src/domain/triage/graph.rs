//! Pictures of a questionnaire: which answers lead to which questions and items, as Mermaid, DOT and SVG.
//!
//! Every line says under which answers it is taken. Knows the rows of [`table`](super::table), not how they
//! were worked out.

use std::fmt::Write;

use super::table::{RowKind, TriageRow};

/// Mermaid, for documentation that draws it.
pub fn mermaid(rows: &[TriageRow]) -> String {
    let mut text = String::from("flowchart LR\n");
    for row in drawn(rows) {
        let (open, close) = if row.kind == RowKind::Question { ("[", "]") } else { ("([", "])") };
        let _ = writeln!(text, "  {}{open}\"{}\"{close}", node(row), row.id);
    }
    for (from, row) in edges(rows) {
        let _ = writeln!(text, "  q_{from} -->|\"{}\"| {}", row.when, node(row));
    }
    text
}

/// DOT, for Graphviz.
pub fn dot(rows: &[TriageRow]) -> String {
    let mut text = String::from("digraph triage {\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n");
    for row in drawn(rows) {
        let shape = if row.kind == RowKind::Question { "box" } else { "ellipse" };
        let _ = writeln!(text, "  \"{}\" [label=\"{}\", shape={shape}];", node(row), row.id);
    }
    for (from, row) in edges(rows) {
        let _ = writeln!(text, "  \"q_{from}\" -> \"{}\" [label=\"{}\"];", node(row), row.when);
    }
    text.push_str("}\n");
    text
}

const ROW: usize = 44;
const WIDE: usize = 240;
/// Where items stand, and how wide the picture is.
const RIGHT: usize = 520;
const WIDTH: usize = 1500;

/// SVG: questions on the left in their order, items on the right, each with its condition beside it.
pub fn svg(rows: &[TriageRow], title: &str) -> String {
    let questions: Vec<&TriageRow> = rows.iter().filter(|row| row.kind == RowKind::Question).collect();
    let items: Vec<&TriageRow> = rows.iter().filter(|row| row.kind == RowKind::Item).collect();
    let height = ROW * (questions.len().max(items.len()) + 1);
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" font-family=\"sans-serif\" font-size=\"13\">\n<title>{}</title>\n",
        escaped(title)
    );
    let place =
        |list: &[&TriageRow], id: &str| list.iter().position(|row| row.id == id).map(|at| ROW * at + ROW);
    for (from, row) in edges(rows) {
        let (Some(start), Some(end)) = (
            place(&questions, from),
            if row.kind == RowKind::Item { place(&items, &row.id) } else { place(&questions, &row.id) },
        ) else {
            continue;
        };
        let path = if row.kind == RowKind::Item {
            let half = (10 + WIDE + RIGHT) / 2;
            format!("M{} {start} C{half} {start} {half} {end} {RIGHT} {end}", 10 + WIDE)
        } else {
            // Among the questions a line bends out to the right, the further the longer.
            let out = 10 + WIDE + 12 + (end - start.min(end)) / ROW * 6;
            format!("M{} {start} C{out} {start} {out} {end} {} {end}", 10 + WIDE, 10 + WIDE)
        };
        let _ = writeln!(
            text,
            "<path d=\"{path}\" fill=\"none\" stroke=\"#8a8a8a\"><title>{}</title></path>",
            escaped(&row.when)
        );
    }
    for (list, x) in [(&questions, 10), (&items, RIGHT)] {
        for (at, row) in list.iter().enumerate() {
            let y = ROW * at + ROW;
            let _ = write!(
                text,
                "<rect x=\"{x}\" y=\"{}\" width=\"{WIDE}\" height=\"30\" rx=\"5\" fill=\"#fff\" stroke=\"#444\"/><text x=\"{}\" y=\"{}\">{}</text>\n<text x=\"{}\" y=\"{}\" font-size=\"10\" fill=\"#444\">{}</text>\n",
                y - 15,
                x + 8,
                y + 5,
                escaped(&row.id),
                if x == 10 { x + 8 } else { x + WIDE + 8 },
                if x == 10 { y + 26 } else { y + 4 },
                if row.when == "always" { String::new() } else { escaped(&row.when) },
            );
        }
    }
    text.push_str("</svg>\n");
    text
}

fn drawn(rows: &[TriageRow]) -> impl Iterator<Item = &TriageRow> {
    rows.iter().filter(|row| matches!(row.kind, RowKind::Question | RowKind::Item))
}

/// From each question that a condition names to what hangs on it.
fn edges(rows: &[TriageRow]) -> Vec<(&str, &TriageRow)> {
    let questions: Vec<&str> =
        rows.iter().filter(|row| row.kind == RowKind::Question).map(|row| row.id.as_str()).collect();
    let mut edges = Vec::new();
    for row in drawn(rows) {
        for question in &questions {
            let named = format!("{question}: ");
            let at_start = row.when.starts_with(&named);
            if at_start || row.when.contains(&format!(" {named}")) {
                edges.push((*question, row));
            }
        }
    }
    edges
}

fn node(row: &TriageRow) -> String {
    format!("{}_{}", if row.kind == RowKind::Question { "q" } else { "i" }, row.id)
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    crate::input::markdown::escape_text(text, &mut out);
    out
}
