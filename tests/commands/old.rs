//! Folders that earlier versions of the program made: each is built, or stops with one message that says what to do.
//!
//! `old/` holds the files of such a folder in which this version finds something wrong, as they were. `states/` holds whole
//! folders as `new` wrote them: of the time when it copied everything (`whole.zip`, without fonts, examples and tests of
//! words), of the first that inherited (`first-base`), and of the version before this one (`landed`).

use std::fs;

use crate::sandbox::Sandbox;

/// Lays the files of an earlier version over those of a folder.
fn age(sandbox: &Sandbox) {
    let old = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/commands/old");
    for entry in walkdir::WalkDir::new(&old) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            fs::copy(entry.path(), sandbox.path(entry.path().strip_prefix(&old).unwrap().to_str().unwrap()))
                .unwrap();
        }
    }
}

#[test]
fn a_whole_copy_with_old_themes_stops_with_one_message_and_is_built_once_they_are_gone() {
    let sandbox = Sandbox::kit();
    age(&sandbox);
    for command in [&["build"][..], &["build", "--no-pdf"], &["check"]] {
        let said = sandbox.run(command);
        said.ends_with(1).says("old-theme").says("Delete `themes/base` and `themes/default`");
        for detail in ["error template", "error handout-template"] {
            assert!(!said.err.contains(detail), "{}", said.err);
        }
        assert!(said.err.contains("1 error,"), "{}", said.err);
    }
    fs::remove_dir_all(sandbox.path("themes/default")).unwrap();
    fs::remove_dir_all(sandbox.path("themes/base")).unwrap();
    sandbox.run(&["build", "--no-pdf"]).ends_with(0);
}

#[test]
fn a_mistake_in_a_theme_of_ones_own_is_told_as_it_is() {
    let sandbox = Sandbox::empty();
    sandbox.run(&["new", ".", "--name", "Ours"]).ends_with(0);
    sandbox.write("themes/ours/layouts/page.html", "{% if %}");
    let said = sandbox.run(&["build", "--no-pdf"]);
    said.ends_with(1).says("themes/ours/layouts/page.html");
    assert!(!said.err.contains("old-theme"), "{}", said.err);
}

#[test]
fn a_slip_in_a_copy_of_a_theme_is_told_as_it_is() {
    let sandbox = Sandbox::kit();
    let theme = sandbox.read("themes/example/theme.yaml");
    let slip = theme.replace("brand: {light: \"#3b2160\", dark: \"#2a1846\"}", "brand: maroon");
    assert_ne!(slip, theme);
    sandbox.write("themes/example/theme.yaml", &slip);
    for command in [&["check", "--theme", "example"][..], &["build", "--no-pdf", "--theme", "example"]] {
        let said = sandbox.run(command);
        said.ends_with(1).says("themes/example/theme.yaml:7:12").says("1 error");
        assert!(!said.err.contains("old-theme"), "{}", said.err);
    }
}

#[test]
fn a_folder_of_the_first_that_inherited_is_built() {
    let sandbox = Sandbox::empty();
    sandbox.write("site.yaml", "kind: kit\nbase: kit\ntitle: Ours\nagency: ours\ntheme: ours\nhide:\n  - {page: situations/no-name.md, instead: situations/index.md}\n");
    sandbox.write(
        "agencies/ours.yaml",
        "name: Ours\ngovt: false\nslots:\n  policies: null\n\ndecisions: {}\nconfirmed: []\nservices: []\n",
    );
    sandbox.write("themes/ours/theme.yaml", "name: ours\nparent: default\n");
    sandbox.write("kit.lock", "# What this folder last saw.\nedition\t2026-01-01\nfact gone\tsomething\n");
    sandbox.run(&["build", "--no-pdf"]).ends_with(0);
    sandbox.run(&["update"]).ends_with(0).says("Noted in kit.lock.");
}

#[test]
fn an_old_name_of_a_key_is_told_with_the_one_it_has_now() {
    let sandbox = Sandbox::empty();
    sandbox
        .write("site.yaml", "kind: kit\nbase: kit\ntitle: Ours\nhidden: [{page: situations/no-name.md}]\n");
    sandbox.run(&["check"]).ends_with(1).says("site.yaml:4:1").says("unknown-key");
}

/// What lies in a folder, laid into the sandbox.
fn lay(sandbox: &Sandbox, state: &str) {
    let from = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/commands/states").join(state);
    for entry in walkdir::WalkDir::new(&from) {
        let entry = entry.unwrap();
        let target = sandbox.path(entry.path().strip_prefix(&from).unwrap().to_str().unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn a_folder_of_the_time_when_everything_was_copied_stops_with_one_message_and_is_built_once_that_is_done() {
    let sandbox = Sandbox::empty();
    let packed = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/commands/states/whole.zip");
    zip::ZipArchive::new(fs::File::open(packed).unwrap()).unwrap().extract(sandbox.path("")).unwrap();
    for command in [&["build", "--no-pdf"][..], &["check"]] {
        let said = sandbox.run(command);
        said.ends_with(1)
            .says("old-theme")
            .says("Delete `themes/base` and `themes/default`")
            .says("1 error,");
        assert_eq!(
            said.err.matches("\nerror ").count() + usize::from(said.err.starts_with("error ")),
            1,
            "{said}"
        );
    }
    for theme in ["themes/base", "themes/default"] {
        fs::remove_dir_all(sandbox.path(theme)).unwrap();
    }
    sandbox.run(&["build", "--no-pdf"]).ends_with(0);
    // Its agencies and its own locks are read as they were.
    sandbox.run(&["build", "--no-pdf", "--agency", "example", "--out", "example"]).ends_with(0);
    sandbox.run(&["lock"]).ends_with(0);
    sandbox.run(&["build", "--no-pdf"]).ends_with(0);
}

#[test]
fn folders_that_inherit_are_built_and_brought_up_to_date_whichever_version_made_them() {
    for state in ["first-base", "landed"] {
        let sandbox = Sandbox::empty();
        lay(&sandbox, state);
        sandbox.run(&["build", "--no-pdf"]).ends_with(0).says_nothing_of("error");
        sandbox.run(&["check"]).ends_with(0);
        // What the comments in its files offer is still so called.
        let site = sandbox.read("site.yaml").replace("# hide:", "hide:").replace("#   - {page", "  - {page");
        sandbox.write("site.yaml", &site);
        let agency = "agencies/te-kura-tapere-trust.yaml";
        let branded = sandbox.read(agency).replace("# brand:", "brand:").replace("#   color", "  color");
        sandbox.write(agency, &branded);
        if state == "first-base" {
            // The first offered a page that the kit never had.
            let said = sandbox.run(&["build", "--no-pdf"]);
            said.ends_with(1)
                .says("hidden-page")
                .says("Did you mean `situations/no-name.md`?")
                .says("1 error,");
            sandbox.write("site.yaml", &site.replace("situations/police.md", "situations/no-name.md"));
        }
        sandbox.run(&["build", "--no-pdf"]).ends_with(0);
        assert!(!sandbox.path("public/situations/no-name.html").exists(), "{state}");
        sandbox.run(&["update"]).ends_with(0).says("Noted in kit.lock.");
        sandbox.run(&["build", "--no-pdf"]).ends_with(0);
    }
}
