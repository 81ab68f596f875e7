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
            "Police cannot be withdrawn: it is the emergency service.",
            "Help Line has no contact `0800 1`."
        ]
    );
}

#[test]
fn a_service_for_people_in_danger_that_is_withdrawn_is_one_error_and_stays() {
    let example = Project::real().text("agencies/example.yaml");
    let errors = |line: &str| {
        let agency = format!("-- agencies/example.yaml --\n{example}{line}");
        Project::real().with(&agency).agency("example").check().errors().len()
    };
    assert_eq!(errors("withdrawn: [police]\n"), errors("") + 1);
    assert_eq!(errors("withdrawn: [lifeline]\n"), errors("") + 1);
    assert_eq!(errors("withdrawn: [rape-crisis]\n"), errors(""));
}

/// A kit with a service that may be left out, one that could stand in for it, and a page that sends people to it.
fn with_union(page: &str) -> Project {
    let advice = "services:\n  - id: advice\n    organisation: line\n    name: Advice Line\n    kind: advice\n    topics: [work]\n    regions: [nz]\n    contacts:\n      - {type: web, value: \"https://www.example.org/advice\", evidence: {seen: [S1], confidence: high}}\n";
    Project::kit(&format!("-- content/en/try.md --\n---\ntitle: Try\ndescription: Try.\n---\n{page}\n")).edit(
        "directory.yaml",
        "services:\n",
        advice,
    )
}

fn hiding(page: &str, hide: &str) -> Project {
    with_union(page).inherited_by(&format!("{HEIR}hide: [{hide}]\n"))
}

#[test]
fn a_service_that_is_left_out_is_nowhere_and_another_stands_in_for_it() {
    let page =
        "Ask [who helps](service:union).\n\n![](service:union)\n\n![](services:id/union,advice,line)\n";
    let site = format!("{HEIR}search: whole\nhide: [{{service: union, instead: advice}}]\n");
    let built = with_union(page).inherited_by(&site).build().good();
    for (path, bytes) in &built.files {
        assert!(!path.contains("union"), "{path}");
        assert!(!String::from_utf8_lossy(bytes).contains("Workers Union"), "{path}");
    }
    let main = built.main("try.html");
    assert!(main.contains("advice.html") && main.contains("Advice Line"), "{main}");
    // It stands in the list once, though it is named there twice: by its own name, and in place of another.
    let list = main.rsplit("<ul class=\"c-cards\">").next().unwrap();
    assert_eq!(list.matches("Advice Line").count(), 1, "{list}");
    assert!(built.file("a-z.html").contains("Advice Line"));
}

#[test]
fn a_page_may_take_the_place_of_a_service_in_links() {
    let hide = "{service: union, instead: guide/index.md}";
    let built = hiding("Ask [who helps](service:union).", hide).build().good();
    assert!(built.main("try.html").contains("guide/index.html"));
    let card = hiding("![](service:union)", hide).check();
    let told = card.one("unknown-service");
    assert_eq!(told.place.path, "content/en/try.md");
    assert!(told.hint.as_ref().is_some_and(|hint| hint.contains("needs a service")), "{told:?}");
}

#[test]
fn what_still_names_a_service_that_is_left_out_is_told() {
    let page = "Ask [who helps](service:union).\n\n![](services:id/union,line)\n";
    let told = hiding(page, "{service: union}").check();
    let told = told.one("unknown-service");
    assert_eq!((told.place.path.as_str(), told.place.line), ("content/en/try.md", 5));
    assert_eq!(told.message, "This names `union`, which this site leaves out.");
    // A number in a page leads to nobody else.
    let number = hiding("Call [0800 111 222](service:union).", "{service: union, instead: advice}").check();
    assert!(number.one("bare-phone").message.contains("which this site leaves out"));
    let empty = hiding("![](services:id/union)", "{service: union}").check();
    assert!(empty.one("unknown-service").hint.as_ref().is_some_and(|hint| hint.contains("`instead`")));
}

#[test]
fn who_helps_in_danger_cannot_be_left_out() {
    let hide = "{service: police}, {service: line}, {service: unoin}, {service: union, instead: advise}, {service: advice, instead: union}";
    let told = hiding("Words.", hide).check();
    let said: Vec<(&str, Option<&str>)> =
        told.of("hidden-service").iter().map(|one| (one.message.as_str(), one.hint.as_deref())).collect();
    let known = "Known here: police, line, index.md, about.md, accessibility.md, concerns.md, contact.md, copyright.md, privacy.md, safety.md, try.md, guide/index.md.";
    assert_eq!(
        said,
        [
            (
                "`police` cannot be left out: it is the emergency service.",
                Some("Take the entry out of `hide`.")
            ),
            (
                "`line` cannot be left out: it is for people in danger or great distress.",
                Some("Take the entry out of `hide`.")
            ),
            ("There is no service `unoin` to leave out.", Some("Known here: police, line.")),
            ("In place of `union` stands `advise`, which is neither a service nor a page.", Some(known)),
            ("In place of `advice` stands `union`, which is left out too.", Some(known)),
        ]
    );
    let near = hiding("Words.", "{service: unoin}").check();
    assert_eq!(near.one("hidden-service").hint.as_deref(), Some("Did you mean `union`?"));
    let both = hiding("Words.", "{page: try.md, service: union}, {instead: try.md}").check();
    assert_eq!(both.of("hidden-page").len(), 2);
    let own = "-- agencies/filled.yaml --\nname: Filled\nservices:\n  - {id: ours, organisation: line, name: Ours, kind: advice, topics: [work], regions: [nz]}\n";
    let own = with_union("Words.").inherited_by(&format!("{HEIR}hide: [{{service: ours}}]\n{own}")).check();
    assert!(own.one("hidden-service").message.contains("your organisation's own"));
    let locked = with_union("Words.")
        .edit("site.yaml", "minify: false", "minify: false\nlocked: [directory.yaml]")
        .inherited_by(&format!("{HEIR}hide: [{{service: union}}]\n"));
    assert!(locked.check().one("hidden-service").message.contains("the directory is locked"));
    let offered = with_union("Words.")
        .with("-- content/en/intents.yaml --\nintents:\n  - {id: harm, say: Stay., services: [union], page: try.md, patterns: [[suicide]]}\n")
        .inherited_by(&format!("{HEIR}hide: [{{service: union}}]\n"));
    assert!(offered.check().one("hidden-service").message.contains("the search offers it"));
}

#[test]
fn plans_name_who_stands_in_and_guarantees_are_kept() {
    let site = |hide: &str| {
        // A folder locks its own addresses.
        Project::real()
            .without("addresses.lock")
            .inherited_by(&format!("-- site.yaml --\nkind: kit\nbase: kit\ntitle: Ours\nhide: [{hide}]\n"))
    };
    let needed = site("{service: cab}").check();
    assert!(needed.one("hidden-service").message.contains("counts on it"), "{:?}", needed.errors());

    let built = site("{service: find-support, instead: acc}").check();
    assert_eq!(built.errors(), Vec::<String>::new());
    let checked = built.checked.as_ref().unwrap();
    let items = checked.site().triages.iter().flat_map(|triage| &triage.items);
    let services: Vec<&[String]> = items.map(|item| item.services.as_slice()).collect();
    assert!(services.iter().all(|list| !list.iter().any(|id| id == "find-support")));
    // It was named beside its stand-in, which is there once.
    let stand_in = |list: &&&[String]| list.iter().filter(|id| *id == "acc").count();
    assert_eq!(services.iter().map(|list| stand_in(&list)).max(), Some(1));
    // The row of the plan is another one, and the publisher is told to look at it.
    assert!(built.one("triage-lock").hint.as_ref().is_some_and(|hint| hint.contains("find-support")));

    let page = site("{service: cab, instead: community-law}").check();
    assert_eq!(page.of("hidden-service").len(), 0, "{:?}", page.errors());
    assert_eq!(page.of("triage-guarantee").len(), 0, "{:?}", page.errors());
}

#[test]
fn a_page_says_which_edition_a_site_is_and_what_its_publisher_changed() {
    let built = heir("").build().good();
    let page = built.main("about/edition.html");
    let record: serde_json::Value = serde_json::from_str(built.file("edition.json")).unwrap();
    let print = record["locked"]["sha256"].as_str().unwrap();
    assert!(page.contains(&print[..8]) && page.contains(&print[56..]), "{page}");
    assert!(
        page.contains(record["program"].as_str().unwrap()) && page.contains("23 November 2026"),
        "{page}"
    );
    assert!(page.contains("2 texts, with this fingerprint"), "{page}");
    assert!(page.contains("Nothing: every page and service is as in the kit."), "{page}");
    // Every page leads there.
    assert!(built.file("guide/index.html").contains("href=\"../about/edition.html\""));

    let about =
        "-- content/en/about.md --\n---\ntitle: About us\ndescription: Ours.\nrole: about\n---\nOurs.\n";
    let built = heir(about)
        .edit("site.yaml", "title: Ours\n", "title: Ours\nhide: [{page: extra.md}, {service: union}]\n")
        .build()
        .good();
    let page = built.main("about/edition.html");
    for part in ["href=\"../about.html\">About us", "<code>extra.md</code>", "<code>union</code>"] {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert!(!page.contains("Nothing: every"), "{page}");
    // A site that inherits nothing has nothing to differ from, and a plain one no such page.
    let own = Project::kit("").build().good();
    assert!(!own.main("about/edition.html").contains("What the publisher changed"));
    let plain = Project::new("-- site.yaml --\nkind: plain\ntitle: T\n-- content/index.md --\nWords.\n");
    assert!(!plain.build().good().files.contains_key("about/edition.html"));
}

#[test]
fn the_words_of_the_kit_would_pass_as_a_publishers_own() {
    let real = Project::real();
    let mut own = String::from("-- site.yaml --\nkind: kit\nbase: kit\ntitle: Rights\nagency: example\n");
    for (path, _) in real.sources.under("content/en/").filter(|(path, _)| path.ends_with(".md")) {
        own.push_str(&format!("-- {path} --\n{}", real.text(path)));
    }
    for agency in ["example", "support-group"] {
        let built = real.clone().inherited_by(&own).agency(agency).check();
        assert!(built.of("slot-words").is_empty(), "{:#?}", built.of("slot-words"));
    }
}

#[test]
fn a_publishers_own_words_are_heard_wherever_they_stand() {
    let agency = Project::kit("").text("agencies/filled.yaml");
    let added = format!(
        "-- agencies/filled.yaml --\n{agency}additions:\n  - page: about.md\n    text: 100% confidential.\n"
    );
    let built = Project::kit(&added).check();
    let places =
        |built: &Built| built.of("slot-words").iter().map(|one| one.place.to_string()).collect::<Vec<_>>();
    assert_eq!(places(&built), ["agencies/filled.yaml:9:11"]);
    let page = "content/en/own.md --\n---\ntitle: Own\ndescription: Own.\n---\nYou can wait. **You must** report inside first.\n";
    let heir = Project::kit("").inherited_by(&format!("{HEIR}-- {page}"));
    assert_eq!(places(&heir.check()), ["content/en/own.md:5:17"]);
    assert!(places(&Project::kit(&format!("-- {page}")).check()).is_empty());
}

#[test]
fn a_layer_between_may_not_reword_what_is_locked_below_it() {
    let between = |path: &str| {
        heir(&format!(
            "-- {path} --\n---\ntitle: Guide\nrole: guide\ndescription: More.\n---\nOther rights.\n"
        ))
        .inherited_by("-- site.yaml --\nkind: kit\nbase: ../between\ntitle: Ours too\n")
    };
    let told = between("content/en/guide/index.md").check();
    assert_eq!(told.one("locked-file").place.path, "base:content/en/guide/index.md");
    assert!(between("content/en/extra.md").check().of("locked-file").is_empty());
    // Who locks its own words has not reworded anybody's.
    let own = heir(
        "locked: [content/en/extra.md]\n-- content/en/extra.md --\n---\ntitle: Extra\ndescription: More.\n---\nOurs.\n",
    );
    let above = own.inherited_by("-- site.yaml --\nkind: kit\nbase: ../between\ntitle: Ours too\n");
    assert!(above.check().of("locked-file").is_empty());
}

#[test]
fn an_own_directory_keeps_those_who_help_in_distress() {
    let directory =
        String::from_utf8(Project::kit("").sources.get("directory.yaml").unwrap().to_vec()).unwrap();
    let told = |from: &str, to: &str, more: &str| {
        assert!(directory.contains(from), "{from}");
        let own = directory.replacen(from, to, 1);
        heir(&format!("-- directory.yaml --\n{own}{more}")).check()
    };
    assert!(told("crisis: true", "crisis: true", "").of("crisis-changed").is_empty());
    let unmarked = told("kind: helpline\n    crisis: true\n", "kind: helpline\n", "");
    assert!(unmarked.one("crisis-changed").message.contains("is for people in distress in the base"));
    let renamed = told("id: line\n", "id: somebody\n", "");
    assert!(renamed.of("crisis-changed")[0].message.contains("is not in this directory"));
    let changed = told("0800 044 334", "0800 044 335", "");
    let warned = changed.one("crisis-changed");
    assert!(warned.message.starts_with("The base has 0800 044 334"), "{}", warned.message);
    // A publisher that tried the new number, and says which it was, may know better.
    let tried = "contact: \"0800 044 335\", by: A Person, on: 2026-11-20, how: rang the number";
    for (entry, wanted) in [(tried, 0), ("by: A Person, on: 2026-11-20, how: rang the number", 1)] {
        let agency = format!("-- agencies/filled.yaml --\nconfirmed:\n  - {{service: line, {entry}}}\n");
        let told = told("0800 044 334", "0800 044 335", &agency);
        assert_eq!(told.of("crisis-changed").len(), wanted, "{entry}");
    }
}
