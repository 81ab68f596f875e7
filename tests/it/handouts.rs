//! Handouts from YAML to PDF: what they hold, what they refuse, what is kept, and how pages name them.

mod bad;
mod content;
mod keeping;
mod pages;

use rightskit::testing::handout;
use serde_json::Value;

use crate::project::Project;

/// The small kit with one handout, whose parts start on line 4 of its file.
fn kit(parts: &str) -> Project {
    Project::kit(&format!("-- content/handouts/try.yaml --\ntitle: Try\npurpose: To try.\nparts:\n{parts}"))
}

/// A handout that says one Markdown text.
fn saying(text: &str) -> Project {
    let body: String = text.lines().map(|line| format!("      {line}\n")).collect();
    kit(&format!("  - text: |\n{body}"))
}

/// The data of the first handout, as its template gets it.
#[track_caller]
fn data(project: &Project) -> Value {
    let checked = project.check().good().checked.unwrap();
    let site = checked.site();
    let (language, handout, messages) = handout::all(site).next().unwrap();
    serde_json::to_value(handout::document(checked.handout_context(), language, &messages, handout).document)
        .unwrap()
}

/// All texts in the data's blocks, in order.
fn words(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    gather(value, &mut found);
    found
}

fn gather(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            if let Some(Value::String(text)) = map.get("text") {
                found.push(text.clone());
            }
            map.values().for_each(|inner| gather(inner, found));
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, found)),
        _ => {}
    }
}

/// The types of the blocks at the top.
fn types(data: &Value) -> Vec<&str> {
    data["blocks"].as_array().unwrap().iter().map(|block| block["type"].as_str().unwrap()).collect()
}

#[cfg(feature = "pdf")]
#[test]
fn a_handout_is_a_tagged_pdf_with_a_picture() {
    let built = kit("  - page: about.md\n").build().good();
    let pdf = &built.files["handouts/try.pdf"];
    assert!(pdf.starts_with(b"%PDF-1.7"));
    let text = String::from_utf8_lossy(pdf);
    assert!(text.contains("<pdfuaid:part>1</pdfuaid:part>") && !text.contains("CreationDate"));
    assert!(built.files["handouts/try.png"].starts_with(b"\x89PNG"));
    let stamp = handout::stamp::read(pdf).unwrap();
    assert_eq!((stamp.id.as_str(), stamp.lang.as_str()), ("try", "en"));
}

#[cfg(feature = "pdf")]
#[test]
fn every_theme_sets_every_template() {
    for theme in ["default", "example"] {
        for (template, paper) in [("sheet", "a4"), ("booklet", "a5"), ("card", "cards"), ("poster", "a3")] {
            let parts = "  - text: Words.\n  - {services: id/police, show: number}\n";
            let twin = "-- content/handouts/plain.yaml --\ntitle: Plain\npurpose: As text.\nparts:\n  - text: Words.\n";
            let project = Project::kit(&format!(
                "-- content/handouts/try.yaml --\ntitle: Try\npurpose: To try.\ntemplate: {template}\npaper: {paper}\n\
                 twin: plain\nfrom: index.md\nparts:\n{parts}{twin}"
            ));
            let built = project.theme(theme).base_url("https://rights.example.org").build().good();
            assert!(built.files.contains_key("handouts/try.pdf"), "{theme} {template}");
        }
    }
}
