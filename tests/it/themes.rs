//! Themes and agencies: inheritance, and faults placed in the file that really holds them.

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
fn a_child_changes_tokens_files_and_logo_and_keeps_the_rest() {
    let child = "-- themes/child/theme.yaml --\nname: child\nparent: default\nlogo: mark.svg\n\
                 tokens:\n  color:\n    brand: {light: \"#123456\", dark: \"#000000\"}\n\
                 -- themes/child/mark.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"></svg>\n\
                 -- themes/child/components/evidence/template.html --\n\
                 {% component evidence(line) %}{% if line %}<p class=\"mine\">{{ line }}</p>{% endif %}{% endcomponent evidence %}\n";
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
