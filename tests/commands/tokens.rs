//! Design tokens: a theme out to design tools and back, and what is wrong with a file is told by line and column.

use crate::sandbox::Sandbox;

fn ours() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.run(&["new", ".", "--name", "Ours"]).ends_with(0);
    sandbox
}

/// Imports a file of these tokens.
fn import(sandbox: &Sandbox, tokens: &str) -> crate::sandbox::Said {
    sandbox.write("in.tokens.json", tokens);
    sandbox.run(&["theme", "import", "in.tokens.json", "look"])
}

#[test]
fn a_theme_goes_out_and_comes_back_as_it_was() {
    let sandbox = ours();
    for theme in ["default", "department", "community", "legible"] {
        let out = sandbox.run(&["theme", "export", "--theme", theme]);
        out.ends_with(0);
        let file: serde_json::Value = serde_json::from_str(&out.out).unwrap();
        assert_eq!(file["color"]["$type"], "color");
        assert_eq!(file["color"]["light"]["ink"]["$value"]["colorSpace"], "srgb");
        sandbox.write("same.tokens.json", &out.out);
        let back = sandbox.run(&["theme", "import", "same.tokens.json", "again", "--theme", theme]);
        back.ends_with(0).says("says nothing else than the theme");
        if theme == "community" {
            // It has colours that no other theme has.
            let other = sandbox.run(&["theme", "import", "same.tokens.json", "x", "--theme", "example"]);
            other.ends_with(1).says("No colour of the theme is called `leaf`.");
            continue;
        }
        // Into another theme everything that differs is taken, and out again it is the same.
        let name = format!("from-{theme}");
        let taken = sandbox.run(&["theme", "import", "same.tokens.json", &name, "--theme", "example"]);
        taken.says("Took into");
        let again = sandbox.run(&["theme", "export", "--theme", &name]);
        let again: serde_json::Value = serde_json::from_str(&again.out).unwrap();
        for group in ["color", "size"] {
            for (path, value) in file[group].as_object().unwrap() {
                if let Some(tokens) = value.as_object() {
                    for (token, value) in tokens {
                        assert_eq!(&again[group][path][token], value, "{theme}: {group}.{path}.{token}");
                    }
                }
            }
        }
    }
}

#[test]
fn aliases_groups_and_other_spaces_are_followed_and_every_pair_is_measured() {
    let sandbox = ours();
    let said = import(
        &sandbox,
        r##"{
  "palette": {"$type": "color", "plum": {"$value": {"colorSpace": "srgb", "components": [0.478, 0.122, 0.239], "hex": "#7a1f3d"}}},
  "color": {
    "$type": "color",
    "light": {"link": {"$value": "{palette.plum}"}, "brand": {"$ref": "#/palette/plum"},
      "ink": {"$value": {"colorSpace": "srgb", "components": [{"$ref": "#/palette/plum/$value/components/0"}, 0, 0]}}},
    "dark": {"$extends": "{color.light}", "ink": {"$value": {"colorSpace": "oklch", "components": [1, 0, "none"]}}}
  },
  "size": {"page": {"$type": "dimension", "$value": {"value": 64, "unit": "rem"}}}
}"##,
    );
    said.ends_with(1).says("Took into").says("`link` on `paper` has a contrast of 1.78:1 in dark mode");
    assert!(said.out.contains("too close in dark mode"), "{said}");
    let theme = sandbox.read("themes/look/theme.yaml");
    for line in [
        "parent: ours",
        "    link: {light: \"#7a1f3d\", dark: \"#7a1f3d\"}",
        "    brand: {light: \"#7a1f3d\", dark: \"#7a1f3d\"}",
        "    ink: {light: \"#7a0000\", dark: \"#ffffff\"}",
        "    page: \"64rem\"",
    ] {
        assert!(theme.contains(line), "{line}\n{theme}");
    }
    sandbox.write("themes/look/theme.yaml", &format!("{theme}\n# The mark.\n# logo: logo.svg\n"));
    import(
        &sandbox,
        r##"{"color": {"link": {"$type": "color", "$value": {"colorSpace": "srgb", "components": [0, 0, 0.6]}}}}"##,
    );
    let theme = sandbox.read("themes/look/theme.yaml");
    assert!(
        theme.contains("link: {light: \"#000099\", dark: \"#000099\"}"),
        "a colour without a mode is for both: {theme}"
    );
    assert!(theme.contains("page: \"64rem\"") && theme.contains("# The mark."), "{theme}");
}

#[test]
fn what_is_wrong_is_told_where_it_stands_and_nothing_is_written() {
    let black = r##"{"colorSpace": "srgb", "components": [0, 0, 0]}"##;
    for (tokens, place, message, hint) in [
        ("{\n  \"color\": ,\n}", ":2:12", "not valid JSON", "once more"),
        (
            r##"{"color": {"$type": "color", "light": {
"lnik": {"$value": BLACK}}}}"##,
            ":2:1",
            "No colour of the theme is called `lnik`",
            "Did you mean `link`?",
        ),
        (
            r##"{"color": {"light": {
"link": {"$value": BLACK}}}}"##,
            ":2:1",
            "Nothing says of which type `color.light.link` is",
            "Add `$type`",
        ),
        (
            r##"{"color": {"$type": "color", "light": {"link": {"$value": 
"{a.b}"}}}, "a": {"bb": {"$type": "color", "$value": BLACK}}}"##,
            ":2:1",
            "There is no token `a.b`",
            "Did you mean `a.bb`?",
        ),
        (
            r##"{"a": {"$value": "{b}"}, "b": {"$value": "{c}"}, "c": {"$value": 
"{a}"}}"##,
            ":2:1",
            "in a circle: `a` → `b` → `c` → `a`",
            "value of its own",
        ),
        (
            r##"{"a": {"$extends": "{b}"}, "b": {"$extends":
"{a}"}}"##,
            ":2:1",
            "`b` extends `a`, which leads back to it",
            "extend nothing",
        ),
        (
            r##"{"a": {"$extends": 
"{b}"}, "b": {"$type": "color", "$value": BLACK}}"##,
            ":2:1",
            "`a` extends `b`, which is no group",
            "A group extends groups",
        ),
        (
            r##"{"color": {"$type": "colour", "light": {
"link": {"$value": BLACK}}}}"##,
            ":2:1",
            "`colour`, the type of",
            "Did you mean `color`?",
        ),
        (
            r##"{"color": {"$type": "color", "light": {
"link": {"$value": {"colorSpace": "cmyk", "components": [0, 0, 0]}}}}}"##,
            ":2:1",
            "`cmyk` is no colour space",
            "opaque colour",
        ),
        (
            r##"{"color": {"$type": "color", "light": {
"link": {"$value": {"colorSpace": "srgb", "components": [0, 0, 0], "alpha": 0.5}}}}}"##,
            ":2:1",
            "see-through",
            "opaque colour",
        ),
        (
            r##"{"size": {
"pge": {"$type": "dimension", "$value": {"value": 1, "unit": "rem"}}}}"##,
            ":2:1",
            "No size of the theme is called `pge`",
            "Did you mean `page`?",
        ),
        (
            r##"{"size": {
"page": {"$type": "dimension", "$value": {"value": 1, "unit": "em"}}}}"##,
            ":2:1",
            "`px` or `rem`",
            "Give it a length",
        ),
        (
            r##"{"color": {"$type": "color", "light": {"link": 
7}}}"##,
            ":2:1",
            "neither a token nor a group",
            "`$value`",
        ),
    ] {
        let sandbox = ours();
        let said = import(&sandbox, &tokens.replace("BLACK", black));
        said.ends_with(1)
            .says(&format!("in.tokens.json{place}"))
            .says(message)
            .says(hint)
            .says("Nothing was written.");
        assert_eq!(said.err.matches("error design-token").count(), 1, "{}", said.err);
        assert!(!sandbox.path("themes/look").exists());
    }
}

#[test]
fn what_a_theme_has_no_place_for_is_named() {
    let sandbox = ours();
    let said = import(
        &sandbox,
        r##"{
  "motion": {"fast": {"$type": "duration", "$value": {"value": 100, "unit": "ms"}}},
  "sise": {"page": {"$type": "dimension", "$value": {"value": 1, "unit": "rem"}}},
  "color": {"$type": "color", "light": {"link": {"$value": "#7a1f3d"}}},
  "print": {"text": {"$type": "fontFamily", "$value": ["Georgia", "serif"]}}
}"##,
    );
    said.says("`motion.fast` is of the type `duration`, of which a theme has none; it was left out.")
        .says("`sise.page` has no place in a theme")
        .says("Did you mean `size.page`?")
        .says("the format of 2025.10 writes a colour as a group")
        .says("`print.text` was left out: fonts of handouts are files.")
        .says("Took into");
    sandbox.run(&["theme", "import", "none.json", "look"]).ends_with(2).says("none.json could not be read");
    sandbox
        .run(&["theme", "import", "in.tokens.json", "default"])
        .ends_with(2)
        .says("no theme of this folder's own");
}
