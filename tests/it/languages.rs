//! Several languages: overlays, missing and stale translations with their notice, direction, drafts.

use rightskit::testing::diagnostic::Severity;

use crate::html;
use crate::project::{KIT, Project};

/// Words in te reo Māori for every record of the small kit that has words.
const OVERLAYS: &str = "-- content/mi/facts.yaml --\nfacts:\n  - {id: pg-90, says: E 90 ngā rā.}\n\
     -- content/mi/slots.yaml --\nslots:\n  - {id: policies, label: Kaupapa, notice: Kāore anō.}\n\
     decisions:\n  - {id: secrecy, label: He muna?, notice: Kāore anō kia whakatauria.}\n\
     -- content/mi/directory.yaml --\n\
     topics:\n  - {id: danger, name: Mōrearea, about: Āwhina ināianei.}\n  - {id: work, name: Mahi, about: Āwhina mahi.}\n\
     regions:\n  - {id: nz, name: Aotearoa}\n\
     services:\n  - {id: line, name: Rārangi Āwhina, summary: He tangata hei kōrero., cost: Kore utu, hours: 24 hāora}\n";

/// The small kit and its whole translation into te reo Māori, by a theme whose strings were reviewed.
pub fn translated() -> Project {
    let mut project = Project::kit("");
    let mut strings =
        project.text("themes/default/i18n/mi.ftl").replacen("# reviewer:", "# reviewer: A Person", 1);
    // The draft is behind the English words. Here, what it lacks is as good as translated.
    for line in project.text("themes/default/i18n/en.ftl").lines() {
        if let Some((key, _)) = line.split_once(" = ").filter(|(key, _)| !key.starts_with('#'))
            && !strings.contains(&format!("\n{key} = "))
        {
            strings.push_str(&format!("\n{line}"));
        }
    }
    project = project
        .with(&format!(
            "-- themes/two/theme.yaml --\nname: two\nparent: default\n-- themes/two/i18n/mi.ftl --\n{strings}"
        ))
        .edit(
            "site.yaml",
            "locale: en-NZ}",
            "locale: en-NZ}\n  - {id: mi, name: Te reo Māori, locale: mi-NZ}",
        )
        .edit("site.yaml", "theme: default", "theme: two");
    project = project.with(OVERLAYS);
    for (path, bytes) in Project::new(KIT).sources.under("content/en/") {
        let print = &rightskit::testing::digest::hex(bytes)[..12];
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let text = text.replacen("title: ", &format!("translates: {print}\ntitle: MI "), 1);
        project.sources.insert(path.replace("/en/", "/mi/"), text.into_bytes());
    }
    project
}

/// A third language that is written from right to left; its strings are those of English.
fn with_arabic() -> Project {
    let project = translated();
    let strings = project.text("themes/default/i18n/en.ftl");
    project.with(&format!("-- themes/two/i18n/ar.ftl --\n{strings}")).edit(
        "site.yaml",
        "locale: mi-NZ}",
        "locale: mi-NZ}\n  - {id: ar, name: العربية, dir: rtl}",
    )
}

#[test]
fn a_language_that_runs_to_the_left_says_so() {
    let kit = |language: &str| {
        Project::kit("").edit("site.yaml", "locale: en-NZ}", &format!("locale: en-NZ}}\n  - {language}"))
    };
    for language in [
        "{id: ar, name: العربية}",
        "{id: x, name: فارسی, locale: fa-AF}",
        "{id: x, name: x, locale: uz-Arab}",
    ] {
        let built = kit(language).check();
        let problem = built.one("bad-setting");
        assert_eq!(
            (problem.place.to_string().as_str(), problem.hint.as_deref()),
            ("site.yaml:6:10", Some("Add `dir: rtl` to the language."))
        );
    }
    for language in [
        "{id: ar, name: العربية, dir: rtl}",
        "{id: sm, name: Gagana Sāmoa}",
        "{id: x, name: x, locale: ar-Latn}",
    ] {
        assert!(kit(language).check().of("bad-setting").is_empty(), "{language}");
    }
}

#[test]
fn a_tag_with_an_underscore_is_named() {
    let built = Project::kit("").edit("site.yaml", "locale: en-NZ}", "locale: en_NZ}").check();
    let problem = built.one("bad-setting");
    assert!(problem.message.contains("`en_NZ`"), "{}", problem.message);
    assert_eq!(problem.hint.as_deref(), Some("Write `en-NZ`."));
}

#[test]
fn a_whole_translation_is_silent_and_stands_in_its_folder() {
    let built = translated().build().good();
    assert!(built.found.is_empty(), "{:#?}", built.found);
    let page = built.file("mi/about.html");
    assert!(page.contains("<html lang=\"mi-NZ\" dir=\"ltr\">"), "{page}");
    assert!(page.contains("MI About") && page.contains("Hipa ki te ihirangi matua"));
    assert!(built.files.contains_key("mi/directory/service/line.html"));
}

#[test]
fn dates_are_in_the_words_of_their_language() {
    let dates = "reviewed: 2026-08-09\nreview_by: 2027-05-23\ntranslates: ";
    let built = translated().edit("content/mi/about.md", "translates: ", dates).build().good();
    let page = built.file("mi/about.html");
    for day in ["9 Hereturikōkā 2026", "23 Haratua 2027", "23 Whiringa-ā-rangi 2026"] {
        assert!(page.contains(day), "{day}: {page}");
    }
    assert!(!page.contains("November") && built.file("about.html").contains("23 November 2026"));
}

#[test]
fn a_missing_translation_is_shown_with_a_notice_and_its_own_language() {
    let built = translated().without("content/mi/about.md").build().good();
    let problem = built.one("stale-translation");
    assert_eq!(problem.place.to_string(), "content/mi/about.md");
    assert_eq!(problem.severity, Severity::Warning);
    let page = built.main("mi/about.html");
    assert!(page.contains("This is a test.") && page.contains("c-alert"), "{page}");
    assert!(
        html::values(page, "lang").contains(&"en-NZ".to_owned()),
        "the English text says that it is English: {page}"
    );
}

#[test]
fn a_stale_translation_is_shown_with_a_notice() {
    let built = translated().edit("content/en/about.md", "a test", "another test").build().good();
    let problem = built.one("stale-translation");
    let hint = problem.hint.as_deref().unwrap();
    assert!(hint.contains("translates: "), "{hint}");
    assert!(built.main("mi/about.html").contains("c-alert"));
    let print = hint.split("translates: ").nth(1).unwrap().trim_end_matches(['`', '.']);
    let mended = translated().edit("content/en/about.md", "a test", "another test");
    let old = mended.text("content/mi/about.md").lines().nth(1).unwrap().to_owned();
    let mended = mended.edit("content/mi/about.md", &old, &format!("translates: {print}"));
    assert!(mended.check().found.is_empty(), "the fingerprint in the message is the right one");
}

#[test]
fn strings_a_language_lacks_are_named() {
    let project = translated();
    let line = project
        .text("themes/two/i18n/mi.ftl")
        .lines()
        .find(|line| line.starts_with("exit ="))
        .unwrap()
        .to_owned();
    // What the parent theme has is not lacking.
    let project = project.edit("themes/two/i18n/mi.ftl", &line, "# nothing");
    assert!(project.clone().check().of("stale-translation").is_empty());
    let line = project
        .text("themes/default/i18n/mi.ftl")
        .lines()
        .find(|line| line.starts_with("exit ="))
        .unwrap()
        .to_owned();
    let built = project.edit("themes/default/i18n/mi.ftl", &line, "# nothing").build();
    let problem = built.one("stale-translation");
    assert_eq!(problem.place.path, "themes/two/i18n/mi.ftl");
    assert!(problem.message.contains("`exit`"));
}

#[test]
fn overlays_change_words_and_nothing_else() {
    let overlay = "-- content/mi/facts.yaml --\nfacts:\n  - {id: pg-90, value: 90 rā, says: E 90 ngā rā.}\n";
    let project = translated().with(overlay).edit("content/mi/guide/index.md", "[90 days]", "[90 rā]").edit(
        "agencies/filled.yaml",
        "policies: Our policies are on the staff site.",
        "policies: null",
    );
    let built = project.build().good();
    assert_eq!(built.codes(), ["open-slot"]);
    assert!(built.main("mi/concerns.html").contains("Kāore anō."));
    assert!(built.main("concerns.html").contains("Your workplace has not listed"));
    let service = built.file("mi/directory/service/line.html");
    assert!(
        service.contains("Rārangi Āwhina")
            && service.contains("He tangata hei kōrero.")
            && service.contains("tel:0800044334")
    );
    assert!(built.file("mi/directory/topic/work.html").contains("Mahi"));
    assert!(built.file("directory/service/line.html").contains("Help Line"));
}

#[test]
fn records_without_words_are_named_and_never_silently_english() {
    let built = translated().edit("content/mi/directory.yaml", ", cost: Kore utu", "").build().good();
    let problem = built.one("stale-translation");
    assert_eq!(problem.place.path, "content/mi/directory.yaml");
    assert!(problem.message.contains("line"), "{}", problem.message);
    for page in ["mi/directory/service/line.html", "mi/directory/topic/work.html", "mi/directory/index.html"]
    {
        assert!(built.main(page).contains("c-alert"), "{page} says that parts of it are English");
    }
    let lang = html::values(built.main("mi/directory/topic/work.html"), "lang");
    assert!(lang.contains(&"en-NZ".to_owned()), "the card says that its words are English: {lang:?}");
    let whole = translated().build().good();
    assert!(!whole.main("mi/directory/service/line.html").contains("c-alert"));
}

#[test]
fn overlays_cannot_change_numbers_or_invent_records() {
    let project = translated().with("-- content/mi/facts.yaml --\nfacts:\n  - {id: pg-09, says: x}\n");
    let built = project.check();
    let problem = built.one("overlay-extra");
    assert_eq!(problem.place.to_string(), "content/mi/facts.yaml:2:10");
    assert_eq!(problem.hint.as_deref(), Some("Did you mean `pg-90`?"));
    let built = translated()
        .with("-- content/mi/facts.yaml --\nfacts:\n  - {id: pg-90, review_by: 2099-01-01}\n")
        .check();
    assert_eq!(built.one("unknown-key").place.to_string(), "content/mi/facts.yaml:2:17");
}

#[test]
fn pages_link_to_each_other_across_languages() {
    let built = with_arabic().build().good();
    let page = built.file("about.html");
    let alternates: Vec<(String, String)> = html::tags(page)
        .into_iter()
        .filter(|tag| tag.name == "link" && tag.attributes.contains_key("hreflang"))
        .map(|tag| (tag.attributes["hreflang"].clone(), tag.attributes["href"].clone()))
        .collect();
    let pair = |lang: &str, url: &str| (lang.to_owned(), url.to_owned());
    assert_eq!(
        alternates,
        [pair("en-NZ", "about.html"), pair("mi-NZ", "mi/about.html"), pair("ar", "ar/about.html")]
    );
    let links = html::values(built.file("mi/guide/index.html"), "href");
    for other in ["../../guide/index.html", "../../ar/guide/index.html"] {
        assert!(links.iter().any(|link| link == other), "the switch leads to {other}: {links:?}");
    }
}

#[test]
fn one_language_has_no_switch() {
    let built = Project::kit("").build().good();
    assert!(!built.file("about.html").contains("hreflang"));
}

#[test]
fn right_to_left_is_said_on_the_page_and_not_of_english_text_in_it() {
    let built = with_arabic().build().good();
    let page = html::tags(built.file("ar/about.html"));
    let whole = page.iter().find(|tag| tag.name == "html").unwrap();
    assert_eq!((whole.attributes["lang"].as_str(), whole.attributes["dir"].as_str()), ("ar", "rtl"));
    // A number has a direction too, in every language.
    let inner = page.iter().find(|tag| {
        tag.name != "html"
            && tag.attributes.contains_key("lang")
            && tag.attributes.get("dir").is_some_and(|dir| dir == "ltr")
    });
    assert_eq!(inner.unwrap().attributes["lang"], "en-NZ", "the text that stands in is English");
}

#[test]
fn a_draft_is_not_published_until_a_reviewer_is_named() {
    let project = translated().edit("themes/two/i18n/mi.ftl", "# reviewer: A Person", "# reviewer:");
    let built = project.build().good();
    let problem = built.one("stale-translation");
    assert_eq!(problem.severity, Severity::Note, "a draft is no fault, not even under --strict");
    assert!(problem.message.contains("themes/two/i18n/mi.ftl"));
    assert!(built.files.keys().all(|path| !path.starts_with("mi/")));
    assert!(!built.file("about.html").contains("hreflang"));
}

#[test]
fn the_default_language_cannot_be_a_draft() {
    let built = Project::kit("").edit("site.yaml", "id: en,", "id: fr,").check();
    assert_eq!(built.one("draft-language").place.to_string(), "site.yaml:5:10");
    assert!(built.checked.is_none());
}

#[test]
fn words_of_another_language_are_marked() {
    let built = Project::try_page("Say [kia ora](lang:mi) to us.\n").build().good();
    assert!(
        built.main("try.html").contains("<span lang=\"mi\">kia ora</span>"),
        "{}",
        built.main("try.html")
    );
}

#[test]
fn an_edition_in_any_script_has_places_and_letters_of_its_own() {
    let words = [
        ("ar", ["تحدث مع شخص", "قبل أن تكتب"]),
        ("zh", ["求助", "今天"]),
        ("ru", ["Помощь", "Безопасность"]),
        ("hi", ["मदद", "सुरक्षा"]),
    ];
    let mut project = translated();
    project =
        project.edit("site.yaml", "minify: false", "minify: false\nsearch: whole\nbudgets: {scripts_kb: 9}");
    let strings = project.text("themes/default/i18n/en.ftl");
    for (id, [one, other]) in words {
        let page = |title: &str, role: &str, body: &str| {
            format!("---\ntitle: {title}\ndescription: {title}.\n{role}---\n\n{body}\n")
        };
        let home = page(
            one,
            "layout: home\nrole: home\n",
            &format!("## {one}\n\n{one}.\n\n## {other}\n\n## {other}\n"),
        );
        let about = page(
            other,
            "role: about\n",
            &format!("[{one}](index.md#{})\n", one.replace(' ', "-").to_lowercase()),
        );
        project = project
            .with(&format!("-- themes/two/i18n/{id}.ftl --\n{strings}"))
            .bytes(&format!("content/{id}/index.md"), home.as_bytes())
            .bytes(&format!("content/{id}/about.md"), about.as_bytes())
            .edit(
                "site.yaml",
                "locale: mi-NZ}",
                &format!(
                    "locale: mi-NZ}}\n  - {{id: {id}, name: {one}{}}}",
                    if id == "ar" { ", dir: rtl" } else { "" }
                ),
            );
    }
    let built = project.build().good();
    for (id, [one, other]) in words {
        let page = built.main(&format!("{id}/index.html"));
        let ids = html::values(page, "id");
        let (one_id, other_id) =
            (one.replace(' ', "-").to_lowercase(), other.replace(' ', "-").to_lowercase());
        for wanted in [one_id, other_id.clone(), format!("{other_id}-2")] {
            assert!(ids.contains(&wanted), "{id}: no {wanted} in {ids:?}");
        }
        let list = built.main(&format!("{id}/a-z.html"));
        let mut letters = html::values(list, "id");
        letters.retain(|id| id.starts_with("letter-"));
        let count = letters.len();
        letters.sort();
        letters.dedup();
        assert!(count == letters.len() && count > 3, "{id}: {letters:?}");
    }
}
