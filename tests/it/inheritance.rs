//! A folder that holds only what differs: what it inherits, replaces and leaves out.

use crate::project::{Built, Project};

/// A folder that inherits the small kit and changes nothing.
const HEIR: &str = "-- site.yaml --\nkind: kit\nbase: ../kit\ntitle: Ours\n";

fn heir(more: &str) -> Project {
    Project::kit("-- content/en/extra.md --\n---\ntitle: Extra\ndescription: More.\n---\nAn extra page with [care](guide/index.md).\n")
        .edit("site.yaml", "minify: false", "minify: false\nlocked: [content/en/guide/, content/facts.yaml]")
        .inherited_by(&format!("{HEIR}{more}"))
}

#[test]
fn what_a_folder_leaves_open_comes_from_its_base() {
    let built = heir("").build().good();
    assert!(built.file("index.html").contains("Ours"));
    assert!(built.file("extra.html").contains("An extra page"));
    // Menu, exit, agency and language too.
    assert!(built.file("extra.html").contains("guide/index.html"));
    assert!(built.file("extra.html").contains("example.org/weather"));
}

#[test]
fn an_own_page_stands_in_place_of_the_inherited_one_and_is_told_when_that_changes() {
    let page = |front: &str| {
        format!(
            "-- content/en/extra.md --\n---\ntitle: Mine\ndescription: Mine.\n{front}---\nMy own words.\n"
        )
    };
    let built = heir(&page("")).build().good();
    assert!(built.file("extra.html").contains("My own words."));
    let told = built.one("stale-replacement");
    let hint = told.hint.clone().unwrap();
    let print = hint.split("replaces: ").nth(1).unwrap().split('`').next().unwrap();
    assert_eq!(heir(&page(&format!("replaces: \"{print}\"\n"))).check().of("stale-replacement").len(), 0);
    let stale = heir(&page("replaces: \"000000000000\"\n")).check();
    assert!(stale.one("stale-replacement").message.contains("has changed"));
    assert_eq!(stale.one("stale-replacement").place.line, 4);
}

#[test]
fn another_file_is_recorded_in_the_lock() {
    let css = "-- themes/default/extra.css --\na{}\n-- themes/default/leave.css --\na{}\n";
    let told = heir(css).check();
    assert_eq!(told.one("stale-replacement").place.path, "themes/default/leave.css");
    let lock = format!("{css}-- kit.lock --\nreplaces themes/default/leave.css\t000000000000\n");
    assert!(heir(&lock).check().one("stale-replacement").message.contains("has changed"));
}

#[test]
fn what_is_locked_may_be_neither_replaced_nor_left_out() {
    for path in ["content/en/guide/index.md", "content/facts.yaml"] {
        let text = if path.ends_with(".md") {
            "---\ntitle: Guide\nrole: guide\n---\nOther rights.\n"
        } else {
            "facts: []\n"
        };
        let told = heir(&format!("-- {path} --\n{text}")).check();
        assert_eq!(told.one("locked-file").place.path, path);
    }
    // What an heir locks binds those who inherit from it, and not itself.
    let own = Project::kit("")
        .inherited_by("-- site.yaml --\nkind: kit\nbase: x\ntitle: T\nlocked: [content/en/about.md]\n");
    assert!(own.check().of("locked-file").is_empty());
    let hidden = Project::kit("")
        .edit("site.yaml", "minify: false", "minify: false\nlocked: [content/en/guide/]")
        .inherited_by(&format!("{HEIR}hide: [{{page: guide/index.md}}]\n"));
    assert!(hidden.check().one("hidden-page").message.contains("it is locked"));
}

#[test]
fn a_page_that_is_left_out_is_gone_and_links_to_it_lead_elsewhere() {
    let base = || {
        Project::kit(
            "-- content/en/extra.md --\n---\ntitle: Extra\ndescription: More.\n---\nMore words.\n\
             -- content/en/try.md --\n---\ntitle: Try\ndescription: Try.\n---\nSee [the extra page](extra.md).\n",
        )
    };
    let built = base()
        .inherited_by(&format!("{HEIR}hide: [{{page: extra.md, instead: guide/index.md}}]\n"))
        .build()
        .good();
    assert!(!built.files.contains_key("extra.html"));
    assert!(
        built.main("try.html").contains("href=\"guide/index.html\"")
            || built.main("try.html").contains("href=guide/index.html")
    );
    let broken = base().inherited_by(&format!("{HEIR}hide: [{{page: extra.md}}]\n")).check();
    assert_eq!(broken.one("broken-link").place.path, "content/en/try.md");
    let unknown = base().inherited_by(&format!("{HEIR}hide: [{{page: extar.md}}]\n")).check();
    assert_eq!(unknown.one("hidden-page").hint.as_deref(), Some("Did you mean `extra.md`?"));
    let needed =
        base().inherited_by(&format!("{HEIR}hide: [{{page: safety.md, instead: nowhere.md}}]\n")).check();
    let messages: Vec<&str> = needed.of("hidden-page").iter().map(|one| one.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "`safety.md` cannot be left out: every kit needs it.",
            "Links to `safety.md` are to lead to `nowhere.md`, which is no page."
        ]
    );
}

#[test]
fn layers_stack() {
    let built = Project::kit("-- content/en/extra.md --\n---\ntitle: Extra\ndescription: x\n---\nFirst words.\n")
        .inherited_by("-- site.yaml --\nkind: kit\nbase: kit\ntitle: National\nedition: 2026-11-22\n-- content/en/extra.md --\n---\ntitle: Extra\ndescription: x\n---\nSecond words.\n")
        .inherited_by("-- site.yaml --\nkind: kit\nbase: ../national\ntitle: Local\n")
        .build()
        .good();
    assert!(built.file("extra.html").contains("Second words."));
    assert!(built.file("extra.html").contains("Local") && !built.file("extra.html").contains("National"));
    // A file in the middle layer replaces the lowest one, and is not the heir's business.
    assert!(built.of("stale-replacement").is_empty());
    assert_eq!(
        built.checked.as_ref().map(|checked| checked.site().edition.to_string()),
        Some("2026-11-22".to_owned())
    );
}

#[test]
fn an_agency_confirms_and_withdraws_services_in_its_own_file() {
    let built = Project::real().agency("example").check();
    let told = built.of("unconfirmed-crisis");
    assert!(!told.is_empty());
    // What the hint says, followed word by word, ends the warning.
    let mut lines = String::from("confirmed:\n");
    for problem in &told {
        let line = problem.hint.as_ref().unwrap().split('`').nth(1).unwrap();
        let line = line.replacen("by: …", "by: Ana", 1).replacen("on: …", "on: 2026-11-20", 1).replacen(
            "how: …",
            "how: rang it",
            1,
        );
        lines.push_str(&format!("  - {line}\n"));
    }
    let example = Project::real().text("agencies/example.yaml");
    let confirming =
        Project::real().with(&format!("-- agencies/example.yaml --\n{example}{lines}")).agency("example");
    assert!(confirming.check().of("unconfirmed-crisis").is_empty());

    // Without a contact, every one of the service was tried.
    let lifeline = "confirmed:\n  - {service: lifeline, by: Ana, on: 2026-11-20, how: rang}\n";
    let one = Project::real()
        .with(&format!("-- agencies/example.yaml --\n{example}{lifeline}"))
        .agency("example")
        .check();
    let of_lifeline = |built: &Built| {
        built.of("unconfirmed-crisis").iter().filter(|one| one.message.contains("Lifeline")).count()
    };
    assert!(of_lifeline(&built) > 1 && of_lifeline(&one) == 0);

    let agency = Project::kit("").text("agencies/filled.yaml");
    let with = |more: &str| Project::kit(&format!("-- agencies/filled.yaml --\n{agency}{more}"));

    let wrong = with("confirmed:\n  - {service: line, contact: 0800 1, by: A, on: 2026-11-20, how: rang}\nwithdrawn: [lien, police]\n").check();
    let messages: Vec<&str> = wrong.of("unknown-service").iter().map(|one| one.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "The directory has no `lien`.",
            "The emergency service cannot be withdrawn.",
            "Help Line has no contact `0800 1`."
        ]
    );
}
