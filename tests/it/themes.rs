//! Themes and agencies: inheritance, and faults placed in the file that really holds them.

use std::collections::BTreeMap;

use rightskit::testing::pipeline::HandoutOptions;

use crate::html;
use crate::project::Project;

#[track_caller]
fn told(project: &Project, code: &str) -> (String, String, String) {
    let built = project.build();
    let problem = built.one(code);
    assert!(!built.errors().is_empty());
    (problem.place.to_string(), problem.message.clone(), problem.hint.clone().unwrap_or_default())
}

#[test]
fn a_template_that_does_not_parse_is_placed() {
    let project = Project::kit("").edit(
        "themes/default/layouts/page.html",
        "{% block main %}",
        "{% block main %}\n{{ page. }}",
    );
    let (place, _, hint) = told(&project, "template");
    assert!(place.starts_with("themes/default/layouts/page.html:4:"), "{place}");
    assert!(hint.contains("Tera"));
}

#[test]
fn a_template_that_fails_while_it_is_filled_is_placed() {
    let project = Project::kit("").edit(
        "themes/default/layouts/page.html",
        "{% block main %}",
        "{% block main %}\n{{ nobody.name }}",
    );
    let (place, _, _) = told(&project, "template");
    assert!(place.starts_with("themes/default/layouts/page.html:4:"), "{place}");
}

#[test]
fn a_child_theme_s_fault_is_placed_in_the_child() {
    let project = Project::kit("-- themes/child/theme.yaml --\nname: child\nparent: default\n-- themes/child/layouts/page.html --\n<p>\n{{ x y }}\n").theme("child");
    let (place, _, _) = told(&project, "template");
    assert!(place.starts_with("themes/child/layouts/page.html:2:"), "{place}");
}

#[test]
fn a_component_s_fault_is_placed_in_the_component() {
    let project = Project::try_page("![](service:line)\n").edit(
        "themes/default/components/service-card/template.html",
        "{{ service.name }}",
        "{{ service.name.first.second }}",
    );
    let (place, _, _) = told(&project, "template");
    assert!(place.starts_with("themes/default/components/service-card/template.html:"), "{place}");
}

#[test]
fn an_unknown_message_is_named() {
    let project = Project::kit("").edit(
        "themes/default/layouts/page.html",
        "{% block main %}",
        "{% block main %}\n{{ t(key=\"no-such\") }}",
    );
    let (_, message, _) = told(&project, "template");
    assert!(message.contains("no-such"), "{message}");
}

#[test]
fn bad_strings_are_placed() {
    let project =
        Project::kit("").edit("themes/default/i18n/en.ftl", "skip-to-content = Skip", "skip-to-content Skip");
    let (place, _, hint) = told(&project, "bad-strings");
    assert!(place.starts_with("themes/default/i18n/en.ftl:4:"), "{place}");
    assert!(hint.contains("name = text"));
}

#[test]
fn one_word_of_a_childs_own_leaves_all_others_as_they_are() {
    let child = |ftl: &str| {
        Project::kit(&format!(
            "-- themes/child/theme.yaml --\nname: child\nparent: default\n-- themes/child/i18n/en.ftl --\n{ftl}"
        ))
        .theme("child")
    };
    let built = child("skip-to-content = Go past the menu\n").build().good();
    assert!(built.file("index.html").contains("Go past the menu"));
    assert!(built.of("unread-in-theme").is_empty(), "{:?}", built.of("unread-in-theme"));

    let told = child("skip-to-contnet = Go past the menu\n").check();
    let one = told.one("unread-in-theme");
    assert_eq!(one.place.to_string(), "themes/child/i18n/en.ftl:1:1");
    assert_eq!(one.hint.as_deref(), Some("Did you mean `skip-to-content`?"));

    // A message that a template of one's own asks for, or another message, is read.
    let own = child("our-word = Ours\nskip-to-content = { our-part } menu\nour-part = Past the\n")
        .with("-- themes/child/components/ours/template.html --\n{% component ours() %}{{ t(key=\"our-word\") }}{% endcomponent ours %}\n")
        .check();
    assert!(own.of("unread-in-theme").is_empty(), "{:?}", own.of("unread-in-theme"));
}

#[test]
fn a_file_of_a_theme_that_nothing_reads_is_told() {
    let told = Project::kit(
        "-- themes/child/theme.yaml --\nname: child\nparent: default\n\
         -- themes/child/xy.css --\na{}\n-- themes/child/own.css --\na{}\n\
         -- themes/child/handout/card.typ --\nx\n-- themes/child/README.md --\nWords.\n",
    )
    .theme("child")
    .check();
    let said: Vec<(&str, Option<&str>)> =
        told.of("unread-in-theme").iter().map(|one| (one.place.path.as_str(), one.hint.as_deref())).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert_eq!(said[0], ("themes/child/handout/card.typ", Some("Did you mean `handouts/card.typ`?")));
    assert_eq!(said[1].0, "themes/child/xy.css");
    for theme in ["default", "department", "community", "legible", "example"] {
        let told = Project::real().theme(theme).check();
        assert!(told.of("unread-in-theme").is_empty(), "{:?}", told.of("unread-in-theme"));
    }
}

#[test]
fn a_theme_cannot_be_its_own_ancestor() {
    let project = Project::kit(
        "-- themes/a/theme.yaml --\nname: a\nparent: b\n-- themes/b/theme.yaml --\nname: b\nparent: a\n",
    )
    .theme("a");
    assert_eq!(told(&project, "theme-loop").0, "themes/b/theme.yaml:2:9");
}

#[test]
fn unknown_names_are_guessed() {
    let kit = Project::kit("");
    let (place, _, hint) =
        told(&kit.clone().edit("site.yaml", "theme: default", "theme: defualt"), "unknown-theme");
    assert_eq!((place.as_str(), hint.as_str()), ("site.yaml:6:8", "Did you mean `default`?"));
    let (place, _, hint) =
        told(&kit.clone().edit("site.yaml", "agency: filled", "agency: filed"), "unknown-agency");
    assert_eq!((place.as_str(), hint.as_str()), ("site.yaml:7:9", "Did you mean `filled`?"));
    let child = "-- themes/child/theme.yaml --\nname: child\nparent: defualt\n";
    assert_eq!(told(&Project::kit(child).theme("child"), "unknown-theme").0, "themes/child/theme.yaml:2:9");
    assert!(told(&kit.agency("nobody"), "unknown-agency").2.contains("filled"));
}

#[test]
fn a_bundle_names_files_that_are_there() {
    let child =
        "-- themes/child/theme.yaml --\nname: child\nparent: default\nbundles:\n  core.css: [base.cs]\n";
    let (place, _, hint) = told(&Project::kit(child).theme("child"), "theme-file");
    assert_eq!((place.as_str(), hint.as_str()), ("themes/child/theme.yaml:4:14", "Did you mean `base.css`?"));
}

#[test]
fn names_that_nobody_knows_are_told_where_they_stand() {
    let child = |more: &str| {
        let files = format!("-- themes/child/theme.yaml --\nname: child\nparent: default\n{more}");
        Project::kit(&files).theme("child")
    };
    for (more, place, hint) in [
        (
            "tokens:\n  color:\n    brnd: {light: \"#123456\", dark: \"#000000\"}\n",
            "themes/child/theme.yaml:5:19",
            "`brand`",
        ),
        ("tokens:\n  size:\n    mesure: 30rem\n", "themes/child/theme.yaml:5:13", "`measure`"),
        ("print: {accent: brnd}\n", "themes/child/theme.yaml:3:17", "`brand`"),
        ("contrast:\n  - {text: ikn, on: paper, min: 3}\n", "themes/child/theme.yaml:4:12", "`ink`"),
        (
            "-- themes/child/base.css --\nbody {\n  color: var(--color-ikn);\n}\n",
            "themes/child/base.css:2:10",
            "`--color-ink`",
        ),
    ] {
        let found = child(more).check();
        let found = found.one("unknown-token");
        assert_eq!(found.place.to_string(), place, "{more}");
        assert!(found.hint.as_ref().unwrap().contains(hint), "{found:?}");
    }
    let own = "tokens:\n  color:\n    mine: {light: \"#123456\", dark: \"#000000\"}\n-- themes/child/components/evidence/style.css --\n\
               .c-evidence { --size-own: 1px; color: var(--color-mine); margin: var(--size-own) var(--size-none, 2px); }\n";
    assert_eq!(
        child(own).check().of("unknown-token"),
        Vec::<&rightskit::testing::diagnostic::Diagnostic>::new()
    );
    let logo = child("logo: lgoo.svg\n");
    assert_eq!(told(&logo, "theme-file").0, "themes/child/theme.yaml:3:7");
}

/// A page of somebody's own theme that lacks what the themes below count on is one message, and that page's.
#[test]
fn an_old_page_of_an_own_theme_is_told_once() {
    let theme = |file: &str, text: &str| {
        let files = format!(
            "-- themes/child/theme.yaml --\nname: child\nparent: default\n-- themes/child/{file} --\n{text}\n"
        );
        Project::kit(&files).theme("child").build()
    };
    for (file, text, place) in [
        (
            "layouts/page.html",
            "<!doctype html><html><head><title>{{ page.title }}</title></head><body></body></html>",
            "",
        ),
        (
            "layouts/page.html",
            "{% extends \"layouts/base.html\" %}\n{% block main %}{{ page.gone }}{% block scope %}{% endblock scope %}{% block prints %}{% endblock prints %}{% block after %}{% endblock after %}{% endblock main %}",
            ":2:25",
        ),
        (
            "components/number/template.html",
            "{% component number(display: string, size: string) -%}<b>{{ display }}</b>{%- endcomponent number %}",
            "",
        ),
    ] {
        let built = theme(file, text);
        let problem = built.one("template");
        assert!(problem.place.to_string().starts_with(&format!("themes/child/{file}{place}")), "{problem:?}");
        assert!(problem.hint.as_ref().unwrap().contains("parent theme"), "{problem:?}");
        assert_eq!(built.errors().len(), 1, "{:?}", built.errors());
    }
}

/// A slip in a theme that others stand on is told there, whoever was asked for.
#[test]
fn what_is_wrong_in_a_parent_is_told_there() {
    let chain = "-- themes/middle/theme.yaml --\nname: middle\nparent: default\nfiles: [gone.svg]\ntokens:\n  color:\n    \
                 muted: {light: \"#aaaaaa\", dark: \"#bfb5a6\"}\n-- themes/top/theme.yaml --\nname: top\nparent: middle\n";
    let built = Project::kit(chain).theme("top").check();
    assert_eq!(built.one("theme-file").place.to_string(), "themes/middle/theme.yaml:3:9");
    let low = built.of("low-contrast");
    assert!(
        !low.is_empty() && low.iter().all(|one| one.place.to_string() == "themes/middle/theme.yaml:6:20"),
        "{low:#?}"
    );
}

#[test]
fn a_child_changes_tokens_files_and_logo_and_keeps_the_rest() {
    let child = "-- themes/child/theme.yaml --\nname: child\nparent: default\nlogo: mark.svg\n\
                 tokens:\n  color:\n    brand: {light: \"#123456\", dark: \"#000000\"}\n\
                 -- themes/child/mark.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"></svg>\n\
                 -- themes/child/components/evidence/template.html --\n\
                 {% component evidence(line, ways: array = [], confirmed: bool = true) %}{% if line %}<p class=\"mine\">{{ line }}</p>{% endif %}{% endcomponent evidence %}\n";
    let built = Project::kit(child).theme("child").build().good();
    let css = built.files.iter().find(|(path, _)| path.starts_with("assets/core.")).unwrap().1;
    let css = std::str::from_utf8(css).unwrap();
    assert!(css.contains("--color-brand:#123456") && css.contains("--color-paper:"));
    assert!(built.files.keys().any(|path| path.starts_with("assets/mark.")));
    let page = built.file("directory/service/line.html");
    assert!(
        page.contains("Checked on 20 November 2026")
            && html::values(page, "class").contains(&"mine".to_owned())
    );
}

#[test]
fn an_agency_brings_its_theme_services_and_words() {
    let agency = "-- agencies/other.yaml --\nname: Other Agency\ntheme: example\nslots: {policies: See our *own* policies.}\n\
                  decisions: {secrecy: We do.}\nservices:\n  - id: peer\n    organisation: line\n    name: Peer Circle\n    kind: advice\n\
                  \x20   topics: [work]\n    regions: [nz]\n    contacts:\n\
                  \x20     - {type: email, value: peer@example.org, evidence: {seen: [S1], confidence: high}}\n";
    let project = Project::kit(agency).agency("other");
    let built = project.build().good();
    assert!(built.found.is_empty(), "{:?}", built.found);
    assert!(built.main("concerns.html").contains("See our <em>own</em> policies."));
    assert!(built.main("privacy.html").contains("We do."));
    assert!(built.file("directory/topic/work.html").contains("Peer Circle"));
    assert!(built.files.keys().any(|path| path.starts_with("assets/logo.")), "the agency's theme has a logo");
    let plain = project.theme("default").build().good();
    assert!(
        plain.files.keys().all(|path| !path.starts_with("assets/logo.")),
        "a theme that was asked for stands above"
    );
}

#[test]
fn no_agency_is_an_agency_with_nothing_filled() {
    let built = Project::kit("").edit("site.yaml", "agency: filled\n", "").build().good();
    assert_eq!(built.codes(), ["open-slot", "pending-decision"]);
    assert_eq!(built.one("open-slot").place.to_string(), "site.yaml");
}

#[test]
fn a_token_holds_one_plain_value() {
    let theme = |tokens: &str| {
        let files = format!("-- themes/child/theme.yaml --\nname: child\nparent: default\ntokens:\n{tokens}");
        Project::kit(&files).theme("child")
    };
    let plain = "  color:\n    extra: {light: \"#123456\", dark: \"#abcdef\"}\n  size:\n    round: calc(1px + .25rem)\n";
    assert_eq!(
        theme(plain).build().good().one("unknown-token").place.to_string(),
        "themes/child/theme.yaml:5:20"
    );
    for (column, value) in [
        (12, r#"'1px;}body{background:image-set("https://evil.example/a" 1x)}:root{--x:1'"#),
        (12, "url(https://evil.example/a)"),
        (12, r#""1px\\""#),
        (12, "1px/*"),
    ] {
        let built = theme(&format!("  size:\n    round: {value}\n")).check();
        let found = built.one("bad-token");
        assert_eq!(found.place.to_string(), format!("themes/child/theme.yaml:5:{column}"), "{value}");
        assert!(built.checked.is_none() && found.hint.is_some());
    }
    let built = theme("  color:\n    brand: {light: '#fff;}', dark: '#000'}\n").check();
    assert_eq!(built.one("bad-token").place.to_string(), "themes/child/theme.yaml:5:20");
    let built = theme("  size:\n    'x:1px;}a{b': 1px\n").check();
    assert_eq!(built.one("bad-token").place.to_string(), "themes/child/theme.yaml:5:19");
}

/// An element with an id is a property of `window` where that has none of its own, so a script reads only what every
/// browser has, and what a script has declared.
#[test]
fn no_id_reaches_a_name_that_scripts_read() {
    let project = Project::real();
    let known = ["addEventListener", "scrollTo", "print", "performance", "opener", "rightskitSearch"];
    let mut read = 0;
    let scripts = project.sources.under("themes/").filter(|(path, _)| path.ends_with(".js"));
    for (path, bytes) in scripts {
        let code = std::str::from_utf8(bytes).unwrap();
        for (at, _) in code.match_indices("window") {
            let rest = code[at + "window".len()..].trim_start();
            assert!(!rest.starts_with('['), "{path} reads a name that it has worked out");
            if let Some(rest) = rest.strip_prefix('.') {
                let name: String = rest.chars().take_while(|sign| sign.is_alphanumeric()).collect();
                assert!(known.contains(&name.as_str()), "{path} reads window.{name}");
                read += 1;
            }
        }
        assert!(!code.contains("getElementById"), "{path} looks for an id, which an author can write");
    }
    assert!(read > 10);
    let page = "## One {#rightskitSearch}\n\n<a name=\"addEventListener\">two</a>\n";
    let built =
        Project::try_page(page).edit("site.yaml", "kind: kit", "kind: kit\nsearch: whole").build().good();
    let mut starts = built.files.iter().filter(|(path, _)| path.contains("-start."));
    let (_, start) = starts.next().unwrap();
    assert!(start.starts_with(b"var rightskitSearch="), "declared, so that it is the window's own");
    assert!(!built.main("try.html").contains(" name="));
}

/// The themes that come along and stand on the default one.
fn children() -> Vec<String> {
    let mut names = Vec::new();
    for (path, bytes) in Project::real().sources.under("themes/") {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        if path.ends_with("/theme.yaml") && text.contains("\nparent: default\n") {
            names.push(path.split('/').nth(1).unwrap().to_owned());
        }
    }
    names
}

/// The files of each bundle of a theme, its parents' among them.
fn bundles(theme: &str) -> BTreeMap<String, Vec<String>> {
    let checked = Project::real().theme(theme).check().checked.unwrap();
    let bundles = &checked.site().theme.manifest.bundles;
    let files = bundles.iter().map(|(name, parts)| {
        let parts = parts.iter().map(|part| part.value.clone()).collect();
        (name.clone(), parts)
    });
    files.collect()
}

#[test]
fn every_theme_that_comes_along_builds_the_kit() {
    let names = children();
    for name in ["community", "department", "legible", "example"] {
        assert!(names.iter().any(|known| known == name), "{name} is not among {names:?}");
    }
    for name in names {
        let project = Project::real().agency("example").theme(&name).without_printing();
        let built = project.build_with(HandoutOptions::Leave).good();
        assert!(built.summary.pages > 60, "{name}: {:?}", built.summary);
        for code in ["low-contrast", "unknown-token", "bad-colour", "theme-file"] {
            assert!(built.of(code).is_empty(), "{name}: {:?}", built.of(code));
        }
    }
}

/// A bundle that a theme names stands in place of its parent's: it must hold all that the parent's does, in its order.
#[test]
fn a_theme_that_comes_along_leaves_out_nothing_of_its_parent_s_bundles() {
    let parents = bundles("default");
    for name in children() {
        let own = bundles(&name);
        for (bundle, parts) in &parents {
            let Some(named) = own.get(bundle) else { continue };
            let kept: Vec<&String> = named.iter().filter(|part| parts.contains(part)).collect();
            let all: Vec<&String> = parts.iter().collect();
            assert_eq!(kept, all, "themes/{name}/theme.yaml: {bundle}");
        }
    }
}
