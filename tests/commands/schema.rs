//! The schemas that editors use: they fit the files that the program reads, and refuse slips.

use serde_json::{Value, json};

use crate::sandbox::Sandbox;

/// Each schema with the files of the kit that it describes.
const FILES: [(&str, &[&str]); 13] = [
    ("site", &["site.yaml"]),
    ("page", &[]),
    ("facts", &["content/facts.yaml"]),
    ("slots", &["content/slots.yaml"]),
    ("coverage", &["content/coverage.yaml"]),
    ("directory", &["directory.yaml"]),
    (
        "handout",
        &["content/handouts/rights.yaml", "content/handouts/help-region.yaml", "content/handouts/card.yaml"],
    ),
    ("agency", &["agencies/support-group.yaml", "agencies/example.yaml"]),
    ("synonyms", &["content/en/synonyms.yaml"]),
    ("search-tests", &["content/en/search-tests.yaml"]),
    ("intents", &["content/en/intents.yaml"]),
    ("intent-tests", &["content/en/intent-tests.yaml"]),
    ("theme", &["themes/default/theme.yaml", "themes/plain/theme.yaml", "themes/example/theme.yaml"]),
];

fn schema(sandbox: &Sandbox, name: &str) -> Value {
    serde_json::from_str(&sandbox.run(&["schema", name]).ends_with(0).out).unwrap()
}

#[test]
fn the_kit_s_own_files_fit() {
    let sandbox = Sandbox::kit();
    for (name, files) in FILES {
        let schema = schema(&sandbox, name);
        assert!(!schema["properties"].as_object().unwrap().is_empty(), "{name}");
        for file in files {
            let value: Value = serde_saphyr::from_str(&sandbox.read(file)).unwrap();
            assert_eq!(fault(&schema, &schema, &value), None, "{file}");
        }
    }
    let pages: Vec<_> = sandbox
        .files("content")
        .into_keys()
        .filter(|path| path.starts_with("en") && path.extension().is_some_and(|end| end == "md"))
        .collect();
    let front: Vec<_> = pages
        .iter()
        .filter_map(|page| Some(sandbox.read(page.to_str().map(|page| format!("content/{page}"))?.as_str())))
        .collect();
    let schema = schema(&sandbox, "page");
    assert!(front.len() > 10);
    for text in front {
        let value: Value = serde_saphyr::from_str(text.split("---\n").nth(1).unwrap()).unwrap();
        assert_eq!(fault(&schema, &schema, &value), None);
    }
}

/// Editors show it, and the manual lists it.
#[test]
fn every_key_says_what_it_is_for() {
    let sandbox = Sandbox::empty();
    let mut mute = Vec::new();
    for name in ["triage-overlay", "holidays", "conformance"].into_iter().chain(FILES.map(|(name, _)| name)) {
        let schema = schema(&sandbox, name);
        let groups =
            schema["$defs"].as_object().into_iter().flatten().map(|(group, keys)| (group.as_str(), keys));
        for (group, keys) in groups.chain([(name, &schema)]) {
            for (key, value) in keys["properties"].as_object().into_iter().flatten() {
                if value["description"].as_str().unwrap_or_default().is_empty() {
                    mute.push(format!("{name}: {group}.{key}"));
                }
            }
        }
    }
    assert!(mute.is_empty(), "{mute:#?}");
}

#[test]
fn slips_do_not_fit() {
    let sandbox = Sandbox::empty();
    let site = schema(&sandbox, "site");
    let good = json!({"kind": "plain", "title": "Tiny"});
    assert_eq!(fault(&site, &site, &good), None);
    for (key, value) in [
        ("kind", json!("plane")),
        ("title", json!(7)),
        ("titel", json!("x")),
        ("minify", json!("yes")),
        ("edition", json!("today")),
    ] {
        let mut bad = good.clone();
        bad[key] = value;
        assert!(fault(&site, &site, &bad).is_some(), "{bad}");
    }
    assert!(fault(&site, &site, &json!({"kind": "plain"})).is_some());
}

/// The first thing about `value` that `schema` does not allow. Knows the words that our schemas use and
/// stops at any other.
fn fault(root: &Value, schema: &Value, value: &Value) -> Option<String> {
    let Some(words) = schema.as_object() else {
        return (schema != &Value::Bool(true)).then(|| format!("{value} may not be here"));
    };
    let fits = |schema: &Value| fault(root, schema, value).is_none();
    words.iter().find_map(|(word, rule)| match word.as_str() {
        "$schema" | "$defs" | "title" | "description" | "default" | "format" => None,
        "$ref" => fault(root, root.pointer(rule.as_str()?.trim_start_matches('#')).unwrap(), value),
        "type" => {
            let allowed: Vec<&Value> =
                rule.as_array().map_or_else(|| vec![rule], |rules| rules.iter().collect());
            unless(
                allowed.iter().any(|kind| is_a(value, kind.as_str().unwrap_or_default())),
                word,
                rule,
                value,
            )
        }
        "const" => unless(rule == value, word, rule, value),
        "enum" => unless(rule.as_array()?.contains(value), word, rule, value),
        "anyOf" => unless(rule.as_array()?.iter().any(fits), word, rule, value),
        "oneOf" => unless(rule.as_array()?.iter().filter(|one| fits(one)).count() == 1, word, rule, value),
        "minimum" => unless(
            value.as_f64().is_none_or(|number| number >= rule.as_f64().unwrap_or(f64::MAX)),
            word,
            rule,
            value,
        ),
        "maximum" => unless(
            value.as_f64().is_none_or(|number| number <= rule.as_f64().unwrap_or(f64::MIN)),
            word,
            rule,
            value,
        ),
        "pattern" => {
            assert_eq!(rule, r"^\d{4}-\d{2}-\d{2}$", "no other pattern is known here");
            unless(
                value.as_str().is_none_or(|text| text.parse::<jiff::civil::Date>().is_ok()),
                word,
                rule,
                value,
            )
        }
        "items" => value.as_array()?.iter().find_map(|item| fault(root, rule, item)),
        "required" => rule
            .as_array()?
            .iter()
            .find(|key| value.is_object() && value.get(key.as_str().unwrap_or_default()).is_none())
            .map(|key| format!("{key} is missing in {value}")),
        "properties" => rule.as_object()?.iter().find_map(|(key, rule)| fault(root, rule, value.get(key)?)),
        "additionalProperties" => {
            let known = words.get("properties").and_then(Value::as_object);
            let extra = value
                .as_object()?
                .iter()
                .filter(|(key, _)| known.is_none_or(|known| !known.contains_key(*key)));
            extra
                .map(|(key, value)| Some(format!("{key}: {}", fault(root, rule, value)?)))
                .find_map(|found| found)
        }
        _ => panic!("the schema has the word `{word}`, which this test does not know"),
    })
}

fn unless(fine: bool, word: &str, rule: &Value, value: &Value) -> Option<String> {
    (!fine).then(|| format!("{value} is not {word} {rule}"))
}

fn is_a(value: &Value, kind: &str) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        _ => panic!("the kind `{kind}` is not known"),
    }
}
