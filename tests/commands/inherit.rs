//! A folder made by `new` holds only what is the publisher's own, and can be brought up to date.

use crate::sandbox::Sandbox;

fn ours() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.run(&["new", ".", "--name", "Te Kura Tāpere Trust"]).ends_with(0).says("with 10 files");
    sandbox
}

#[test]
fn a_new_folder_holds_few_files_and_builds_at_once() {
    let sandbox = ours();
    assert!(sandbox.files("").len() <= 12);
    assert!(sandbox.read("agencies/te-kura-tapere-trust.yaml").contains("name: \"Te Kura Tāpere Trust\""));
    sandbox.run(&["build", "--no-pdf"]).ends_with(0);
    sandbox.assert_whole("public");
    assert!(sandbox.read("public/index.html").contains("Tāpere"));
    sandbox.run(&["lock"]).ends_with(0);
    sandbox.run(&["check"]).ends_with(0);
}

#[test]
fn a_file_is_adopted_with_what_it_replaces() {
    let sandbox = ours();
    sandbox.run(&["adopt", "content/en/safety.md"]).ends_with(0).says("Copied content/en/safety.md");
    assert!(sandbox.read("content/en/safety.md").contains("\nreplaces: \""));
    sandbox.run(&["adopt", "themes/default/leave.css"]).ends_with(0);
    assert!(sandbox.read("kit.lock").contains("replaces themes/default/leave.css\t"));
    assert!(!sandbox.run(&["check"]).ends_with(0).err.contains("stale-replacement"));
    sandbox.run(&["adopt", "content/en/safety.md"]).ends_with(2).says("is a file of this folder already");
    sandbox.run(&["adopt", "content\\en\\safety.md"]).ends_with(2).says("is a file of this folder already");
    sandbox.run(&["adopt", "content/en/guide/index.md"]).ends_with(1).says("is locked");
    sandbox
        .run(&["adopt", "content/en/safetey.md"])
        .ends_with(2)
        .says("Did you mean `content/en/safety.md`?");
}

#[test]
fn update_says_what_has_changed_in_words() {
    let sandbox = ours();
    assert!(sandbox.run(&["update"]).ends_with(0).out.contains("Nothing has changed"));
    let lock = sandbox.read("kit.lock");
    let line = lock.lines().find(|line| line.starts_with("number safe-to-talk phone\t")).unwrap();
    sandbox.write("kit.lock", &lock.replace(line, "number safe-to-talk phone\t0800 000 000"));
    let said = sandbox.run(&["update"]);
    said.ends_with(0);
    assert!(
        said.out.contains("Changed, number safe-to-talk phone: 0800 000 000 → 0800 044 334."),
        "{}",
        said.out
    );
    assert_eq!(sandbox.read("kit.lock"), lock);
}

/// A folder `ours` that inherits from the folder `base`, which inherits the kit; `ours` has seen it.
fn two_layers() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.run(&["new", "base", "--name", "Federation"]).ends_with(0);
    sandbox.run(&["new", "ours", "--name", "Ours"]).ends_with(0);
    let site = sandbox.read("ours/site.yaml");
    sandbox.write("ours/site.yaml", &site.replace("base: kit", "base: ../base"));
    sandbox.run(&["-C", "ours", "update"]).ends_with(0);
    sandbox
}

#[test]
fn update_notes_nothing_of_a_base_that_cannot_be_read() {
    let sandbox = two_layers();
    sandbox.run(&["-C", "base", "adopt", "directory.yaml"]).ends_with(0);
    let lock = sandbox.read("ours/kit.lock");
    let directory = sandbox.read("base/directory.yaml");
    sandbox.write("base/directory.yaml", &format!("{directory}\nbad: [\n"));
    let said = sandbox.run(&["-C", "ours", "update"]);
    said.ends_with(1).says("base:directory.yaml:").says("`kit.lock` stays as it is");
    assert_eq!((said.out.as_str(), sandbox.read("ours/kit.lock")), ("", lock.clone()));
    sandbox
        .run(&["-C", "ours", "diff"])
        .ends_with(1)
        .says("base:directory.yaml:")
        .says("Nothing was compared");

    sandbox.write("base/directory.yaml", &directory);
    sandbox.run(&["-C", "ours", "update"]).ends_with(0);
    let agency = sandbox.read("ours/agencies/ours.yaml");
    sandbox.write("ours/agencies/ours.yaml", &format!("{agency}\nbad: [\n"));
    sandbox.run(&["-C", "ours", "update"]).ends_with(1).says("agencies/ours.yaml:");
    sandbox.write("ours/agencies/ours.yaml", &agency);
    sandbox.write("ours/site.yaml", "kind: kit\nbase: ../nowhere\ntitle: T\n");
    sandbox.run(&["-C", "ours", "update"]).ends_with(1).says("base-not-found");
}

#[test]
fn a_page_that_a_layer_between_replaces_is_not_the_business_of_the_last() {
    let sandbox = two_layers();
    sandbox.run(&["-C", "base", "adopt", "content/en/safety.md"]).ends_with(0);
    sandbox.run(&["-C", "ours", "check"]).ends_with(0).says_nothing_of("stale-replacement");
    let page = sandbox.read("base/content/en/safety.md");
    sandbox.write("base/content/en/safety.md", &page.replacen("replaces: \"", "replaces: \"0", 1));
    sandbox.run(&["-C", "base", "check"]).ends_with(0).says("stale-replacement");
}

#[test]
fn diff_shows_all_that_the_agencys_file_says() {
    let sandbox = Sandbox::empty();
    sandbox.run(&["new", ".", "--name", "Ours"]).ends_with(0);
    sandbox.write(
        "agencies/ours.yaml",
        "name: Ours\nemail: a@ours.example.org\nslots:\n  policies: |\n    Our policy.\n\n    Its <second> part.\n\
         confirmed:\n  - {service: lifeline, by: Ana, on: 2026-11-20, how: rang it}\n\
         withdrawn: [cab]\ntriage: {first-steps: {talk: [ours-line]}}\n\
         services:\n  - {id: ours-line, organisation: police, name: Our Line, kind: advice, topics: [], regions: [nz], summary: We listen., contacts: [{type: phone, value: 0800 000 123}]}\n",
    );
    let said = sandbox.run(&["diff"]);
    said.ends_with(0);
    for words in [
        "- Email: a@ours.example.org\n",
        "(policies)\n\n> Our policy.\n>\n> Its <second> part.\n",
        "Lifeline Aotearoa (lifeline): every number and address, by Ana on 20 November 2026: rang it\n",
        "# Services that the publisher withdraws\n\n> - Citizens Advice Bureau (CAB) (cab)\n",
        "# Own service: Our Line\n",
        "> - phone: 0800 000 123\n",
        "> - summary: We listen.\n",
        "(talk): Our Line (ours-line)\n",
    ] {
        assert!(said.out.contains(words), "{words}\n{}", said.out);
    }
    let page = sandbox.run(&["diff", "--format", "html"]);
    assert!(page.ends_with(0).out.contains("Its &lt;second&gt; part."), "{page}");
}

#[test]
fn an_older_base_than_the_one_seen_is_told_and_gone_back_to_only_when_asked() {
    let sandbox = ours();
    let lock = sandbox.read("kit.lock");
    let line = lock.lines().find(|line| line.starts_with("edition\t")).unwrap();
    let newer = lock.replace(line, "edition\t2099-03-01");
    sandbox.write("kit.lock", &newer);
    let told = sandbox.run(&["check"]);
    told.ends_with(0)
        .says("older-base")
        .says("made with a newer version")
        .says("1 March 2099")
        .says("kit.lock:");
    sandbox.run(&["update"]).ends_with(1).says("Get the newer version").says("stays as it is");
    assert_eq!(sandbox.read("kit.lock"), newer);
    sandbox.run(&["update", "--back"]).ends_with(0);
    assert_eq!(sandbox.read("kit.lock"), lock);
    sandbox.run(&["check"]).ends_with(0).says_nothing_of("older-base");
}

#[test]
fn update_tells_who_gets_other_advice_in_words() {
    let sandbox = ours();
    let lock = sandbox.read("kit.lock");
    let line = lock.lines().find(|line| line.starts_with("plan first-steps item medical\t")).unwrap();
    sandbox.write("kit.lock", &lock.replace(line, "plan first-steps item medical\tdanger: now | urgent"));
    let said = sandbox.run(&["update"]);
    let said = said.ends_with(0).out.lines().find(|line| line.contains("Questionnaire")).unwrap();
    assert!(said.contains("the advice “") && said.contains("” is answered “"), "{said}");
    assert!(!said.contains("danger: now") && !said.contains("safety: assault"), "{said}");
}

#[test]
fn diff_shows_own_files_and_changed_lines() {
    let sandbox = ours();
    sandbox.run(&["adopt", "content/en/safety.md"]).ends_with(0);
    let page = sandbox.read("content/en/safety.md");
    sandbox
        .write("content/en/safety.md", &page.replacen("# ", "# Our ", 1).replace("title: ", "title: Our "));
    let said = sandbox.run(&["diff"]);
    said.ends_with(0);
    assert!(
        said.out.contains("# Replaced: content/en/safety.md") && said.out.contains("+title: Our "),
        "{}",
        said.out
    );
    assert!(sandbox.run(&["diff", "--format", "html"]).ends_with(0).out.starts_with("<!doctype html>"));
}

#[test]
fn a_base_that_is_not_there_or_leads_in_a_circle_is_told() {
    let sandbox = Sandbox::empty();
    for (folder, base) in [("a", "../b"), ("b", "../a"), ("c", "../nowhere")] {
        sandbox.write(&format!("{folder}/site.yaml"), &format!("kind: plain\nbase: {base}\ntitle: T\n"));
        sandbox.write(&format!("{folder}/content/index.md"), "---\ntitle: A\n---\nWords.\n");
    }
    for command in [&["check"][..], &["diff"], &["update"], &["adopt", "content/en/safety.md"]] {
        sandbox.run(&[&["-C", "a"], command].concat()).ends_with(1).says("base-loop");
    }
    sandbox.run(&["-C", "c", "check"]).ends_with(1).says("base-not-found").says("site.yaml:2:7");
    sandbox.write("d/site.yaml", "kind: kit\nbase: kti\ntitle: T\nagency: own\n");
    sandbox.run(&["-C", "d", "check"]).ends_with(1).says("Did you mean `kit`").says("yet: 1 error.");
    sandbox.write("e/site.yaml", "kind: kit\ntitle: T\nagency: own\n");
    sandbox.run(&["-C", "e", "check"]).ends_with(1).says("base-not-found").says("yet: 1 error.");
}

#[test]
fn a_colour_and_a_logo_are_enough_for_a_brand() {
    let sandbox = ours();
    let agency = "agencies/te-kura-tapere-trust.yaml";
    let own = sandbox.read(agency);
    sandbox.write(agency, &format!("{own}brand: {{color: \"#7a1f3d\", logo: mark.svg}}\n"));
    sandbox.run(&["check"]).ends_with(1).says("There is no picture `agencies/mark.svg`.");
    sandbox.write(
        "agencies/mark.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\"><path d=\"M0 0h40v20H0z\"/></svg>",
    );
    sandbox.run(&["build", "--no-pdf"]).ends_with(0);
    let css: String = sandbox
        .files("public/assets")
        .into_iter()
        .filter(|(path, _)| path.extension().is_some_and(|end| end == "css"))
        .map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned())
        .collect();
    assert!(css.contains("--color-brand:#7a1f3d"), "{css}");
    assert!(sandbox.read("public/index.html").contains("assets/agency/mark."));

    sandbox.write(agency, &format!("{own}brand: {{color: \"#ffd100\"}}\n"));
    sandbox.run(&["build", "--no-pdf"]).ends_with(0).says("Words on `#ffd100` could not be read.");
    sandbox.write(agency, &format!("{own}brand: {{color: gold, logo: mark.webp}}\n"));
    sandbox
        .run(&["check"])
        .ends_with(1)
        .says("`gold` is not a colour such as `#7a1f3d`.")
        .says("`mark.webp` is neither an SVG nor a PNG.");
}

#[test]
fn a_theme_is_begun_and_measured() {
    let sandbox = ours();
    sandbox.run(&["theme", "new", "Harbour"]).ends_with(0).says("Wrote themes/harbour/theme.yaml");
    sandbox.run(&["theme", "new", "harbour"]).ends_with(2).says("is there already");
    sandbox.run(&["check", "--theme", "harbour"]).ends_with(0);
    let measured = sandbox.run(&["theme", "check", "--theme", "harbour"]);
    measured.ends_with(0);
    assert!(measured.out.contains("ink on paper"), "{}", measured.out);

    let theme = sandbox.read("themes/harbour/theme.yaml");
    let pale = "tokens:\n  color:\n    muted: {light: \"#c0c0c0\", dark: \"#b9bdb6\"}\n";
    sandbox.write("themes/harbour/theme.yaml", &format!("{theme}{pale}"));
    let measured = sandbox.run(&["theme", "check", "--theme", "harbour"]);
    measured.ends_with(1).says("`muted` on `paper` has a contrast of");
    let would_do = measured.out.lines().find(|line| line.contains("muted on paper")).unwrap();
    let colour = would_do.split_once(": muted ").unwrap().1.split(' ').next().unwrap();
    sandbox.write("themes/harbour/theme.yaml", &format!("{theme}{}", pale.replace("#c0c0c0", colour)));
    sandbox.run(&["theme", "check", "--theme", "harbour"]).ends_with(0);
}

#[test]
fn a_theme_is_shown_with_every_component() {
    let sandbox = ours();
    sandbox.run(&["theme", "preview"]).ends_with(0).says("preview/styleguide/index.html");
    assert!(sandbox.read("preview/styleguide/index.html").contains("<html"));
}

#[test]
fn one_run_and_its_parts_make_the_same_sites() {
    let sandbox = ours();
    let own = "agencies/te-kura-tapere-trust.yaml";
    for (id, name) in [("north", "North"), ("south", "South <& Sons>")] {
        sandbox.write(&format!("agencies/{id}.yaml"), &format!("name: {name}\n"));
    }
    let once = sandbox.run(&["build", "--all", "--no-pdf", "--out", "once"]);
    once.ends_with(0).says("3 of 3 sites built into once.");
    assert!(sandbox.read("once/north/index.html").contains("North"));
    assert!(
        sandbox.read("once/index.html").contains("<a href=\"south/index.html\">South &lt;&amp; Sons&gt;</a>")
    );

    sandbox.run(&["build", "--all", "--no-pdf", "--out", "parts", "--shard", "2/2"]).ends_with(0);
    sandbox.run(&["merge", "parts"]).ends_with(2).says("These parts are missing: 1/2.");
    sandbox.run(&["build", "--all", "--no-pdf", "--out", "parts", "--shard", "1/2"]).ends_with(0);
    sandbox.run(&["merge", "parts"]).ends_with(0).says("3 of 3 sites built into parts.");
    assert!(sandbox.files("once") == sandbox.files("parts"));

    // What this did not make stays.
    sandbox.write("mine/index.html", "mine");
    for folder in ["mine", "."] {
        sandbox.run(&["build", "--all", "--no-pdf", "--out", folder]).ends_with(1).says("is still there");
    }
    assert_eq!(sandbox.read("mine/index.html"), "mine");

    // A folder whose agency is gone is named.
    sandbox.remove("agencies/south.yaml");
    let fewer = sandbox.run(&["build", "--all", "--no-pdf", "--out", "once"]);
    fewer.ends_with(0).says("This site is of an agency that is no longer in `agencies/`").says(": south.");
    sandbox.write("agencies/south.yaml", "name: South\n");
    assert!(!sandbox.run(&["build", "--all", "--no-pdf", "--out", "once"]).err.contains("no longer"));

    // One that is broken stops no other, and keeps what it had.
    sandbox.write(own, "name: Trust\nphone: call us\n");
    let broken = sandbox.run(&["build", "--all", "--no-pdf", "--out", "once"]);
    broken.ends_with(1).says("Not built: te-kura-tapere-trust.").says("2 of 3 sites built");
    assert!(sandbox.read("once/te-kura-tapere-trust/index.html").contains("Tāpere"));
    assert!(sandbox.read("once/index.html").contains("not built, see report.json"));
}

#[test]
fn the_engine_may_say_which_part_it_is() {
    let sandbox = ours();
    let build = ["build", "--all", "--no-pdf", "--shards", "1"];
    sandbox.run(&build).ends_with(2).says("No engine says which part this is");
    sandbox.run_with(&build, &[("JOB_COMPLETION_INDEX", "0")]).ends_with(0).says("1 of 1 site built");
    sandbox.run_with(&build, &[("SLURM_ARRAY_TASK_ID", "0")]).ends_with(0);
    sandbox
        .run_with(&build, &[("SLURM_ARRAY_TASK_ID", "1")])
        .ends_with(2)
        .says("number the tasks from 0 to 0");
    sandbox.run(&["build", "--all", "--shard", "3/2"]).ends_with(2).says("is no part of a run");
}

#[test]
fn a_guide_as_published_is_an_own_file_and_the_three_places_of_the_kit_are_asked_for() {
    let sandbox = Sandbox::empty();
    sandbox.run(&["new", ".", "--name", "Ours"]).ends_with(0);
    let agency = sandbox.read("agencies/ours.yaml");
    let declared = "published_guide: {file: fair winds.md, title: Fair winds, author: Ministry of Kites, source: \"https://kites.example.org/\", read: 2026-11-20}\n";
    sandbox.write("agencies/ours.yaml", &format!("{agency}{declared}"));
    sandbox.write("agencies/fair winds.md", "## Being heard\n\nYou will be heard.{rg=RG-05}\n");
    let diff = sandbox.run(&["diff"]);
    assert!(diff.ends_with(0).out.contains("- agencies/fair winds.md\n"), "{diff}");
    let said = sandbox.run(&["check", "--coverage", "--today", "2026-11-28"]);
    said.ends_with(0);
    for slot in ["policies", "contact", "complaints"] {
        said.says(&format!("has no place for `{slot}`"));
    }
    assert_eq!(said.err.matches("has no place for").count(), 3, "{said}");
    assert!(
        said.out
            .lines()
            .any(|line| line.starts_with("RG-05\t") && line.ends_with("\tpublished-guide.html#being-heard")),
        "{said}"
    );
}
