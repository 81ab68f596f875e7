//! The finished site as a whole: addresses, archive, manifest, files for hosts, the page for lost addresses.

use std::io::{Cursor, Read};

use rightskit::testing::diagnostic::Severity;
use sha2::{Digest, Sha256};

use crate::html;
use crate::project::{Built, Project};

fn pages(built: &Built) -> impl Iterator<Item = (&str, &str)> {
    let html = built.files.iter().filter(|(path, _)| path.ends_with(".html"));
    html.map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).unwrap()))
}

#[test]
fn every_page_of_the_real_site_is_whole() {
    let built = Project::real().build().good();
    for (path, page) in pages(&built) {
        let faults = html::faults(page);
        assert!(faults.is_empty(), "{path}: {faults:?}");
        assert!(page.contains("Content-Security-Policy"), "{path}");
        assert!(!page.contains(|sign| ('\u{e000}'..='\u{f8ff}').contains(&sign)), "{path} has an open field");
    }
}

#[test]
fn every_agency_and_theme_builds() {
    for agency in ["support-group", "example"] {
        for theme in ["default", "example"] {
            let built = Project::real().agency(agency).theme(theme).build().good();
            assert!(built.summary.services >= 34 && built.summary.pages > 60, "{:?}", built.summary);
        }
    }
}

#[test]
fn urls_are_relative_and_lead_to_files() {
    let built = Project::real().base_url("https://rights.example.org/sub/").build().good();
    for (path, page) in pages(&built).filter(|(path, _)| *path != "404.html") {
        let folder = path.rfind('/').map_or("", |at| &path[..at]);
        for tag in html::tags(page)
            .iter()
            .filter(|tag| tag.attributes.get("rel").is_none_or(|rel| rel != "canonical"))
        {
            for url in [tag.attributes.get("href"), tag.attributes.get("src")].into_iter().flatten() {
                if url.starts_with("https:") && tag.name == "a"
                    || url.starts_with("tel:")
                    || url.starts_with("sms:")
                    || url.starts_with("mailto:")
                    || url.starts_with('#')
                    || url == "data:,"
                {
                    continue;
                }
                assert!(!url.starts_with('/') && !url.contains(':'), "{path}: {url}");
                let file = url.split('#').next().unwrap();
                let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
                for part in file.split('/') {
                    match part {
                        ".." => assert!(parts.pop().is_some(), "{path}: {url} leaves the site"),
                        part => parts.push(part),
                    }
                }
                assert!(built.files.contains_key(&parts.join("/")), "{path}: {url}");
            }
        }
    }
}

#[test]
fn a_sitemap_needs_an_address() {
    let without = Project::kit("").build().good();
    assert!(!without.files.contains_key("sitemap.xml") && !without.file("robots.txt").contains("Sitemap"));
    assert!(pages(&without).all(|(_, page)| !page.contains("canonical")));
    let with = Project::kit("").base_url("https://rights.example.org/sub/").build().good();
    let map = with.file("sitemap.xml");
    assert!(
        map.contains("<loc>https://rights.example.org/sub/index.html</loc>")
            && map.contains("<loc>https://rights.example.org/sub/guide/index.html</loc>"),
        "{map}"
    );
    assert!(map.contains("<lastmod>2026-11-23</lastmod>") && !map.contains("404") && !map.contains("leave"));
    assert!(with.file("robots.txt").contains("Sitemap: https://rights.example.org/sub/sitemap.xml"));
    assert!(
        with.file("about.html")
            .contains("<link rel=\"canonical\" href=\"https://rights.example.org/sub/about.html\">")
    );
}

#[test]
fn an_address_that_cannot_be_one_is_refused() {
    for bad in
        ["http://rights.example.org", "rights.example.org", "https://a b.example", "https://x\"><script>"]
    {
        let built = Project::kit("").base_url(bad).check();
        assert!(!built.of("bad-setting").is_empty(), "{bad}");
    }
}

#[test]
fn an_agency_has_an_address_of_its_own() {
    let own = |url: &str| {
        let file = format!("name: Ours\nbase_url: {url}\n");
        Project::kit("").bytes("agencies/ours.yaml", file.as_bytes()).agency("ours")
    };
    let canonical = |project: Project| {
        let built = project.build().good();
        let page = built.file("about.html");
        page.split_once("rel=\"canonical\" href=\"").unwrap().1.split('"').next().unwrap().to_owned()
    };
    assert_eq!(canonical(own("https://ours.example.org/")), "https://ours.example.org/about.html");
    let chosen = own("https://ours.example.org/").base_url("https://chosen.example.org/");
    assert_eq!(canonical(chosen), "https://chosen.example.org/about.html", "a choice of one run comes first");
    let wrong = own("http://ours.example.org/").check();
    assert_eq!(wrong.one("bad-setting").place.to_string(), "agencies/ours.yaml:2:11");
}

#[test]
fn the_manifest_names_every_file_with_its_sum() {
    let built = Project::real().build().good();
    let manifest = built.file("MANIFEST.sha256");
    let mut named = 0;
    for line in manifest.lines() {
        let (sum, path) = line.split_once("  ").unwrap();
        let own: String =
            Sha256::digest(&built.files[path]).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(own, sum, "{path}");
        named += 1;
    }
    assert_eq!(named, built.files.len() - 1);
}

#[test]
fn the_archive_is_the_site_for_a_stick() {
    let built = Project::real().build().good();
    let (path, bytes) = built.files.iter().find(|(path, _)| path.ends_with(".zip")).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    assert_eq!(archive.by_index(0).unwrap().name().unwrap(), "index.html");
    let mut inside = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = Vec::new();
        file.read_to_end(&mut text).unwrap();
        let hosted = built.files.get(&name).unwrap_or_else(|| panic!("{name} is in {path} only"));
        if name.ends_with(".html") && name != "leave.html" {
            let text = std::str::from_utf8(&text).unwrap();
            let away = format!("{}leave.html", "../".repeat(name.matches('/').count()));
            let exit = |page: &str| {
                html::tags(page)
                    .into_iter()
                    .find(|tag| tag.attributes.get("class").is_some_and(|class| class.contains("c-exit")))
                    .and_then(|tag| tag.attributes.get("href").cloned())
            };
            if text.contains("c-exit") {
                assert_eq!(exit(text), Some(away), "{name}");
                assert_eq!(
                    exit(std::str::from_utf8(hosted).unwrap()).as_deref(),
                    Some("https://www.govt.nz/"),
                    "{name}"
                );
            }
            assert!(html::faults(text).is_empty(), "{name}");
        } else if !name.ends_with(".html") {
            assert!(text == *hosted, "{name}");
        }
        inside.push(name);
    }
    assert!(inside.contains(&"leave.html".to_owned()) && !inside.contains(&"404.html".to_owned()));
    for (page, _) in pages(&built).filter(|(page, _)| *page != "404.html") {
        assert!(inside.contains(&page.to_owned()), "{page} is not in the archive");
    }
}

#[test]
fn the_page_for_lost_addresses_stands_alone_at_any_depth() {
    let built = Project::kit("").build().good();
    let page = built.file("404.html");
    for tag in html::tags(page) {
        for name in ["href", "src"] {
            if let Some(url) = tag.attributes.get(name) {
                // An icon of no bytes keeps browsers from asking the host for one.
                let anywhere = ["https://", "tel:", "sms:"].iter().any(|scheme| url.starts_with(scheme));
                assert!(tag.name == "a" && anywhere || url == "data:,", "{url}");
            }
        }
        assert!(!matches!(tag.name.as_str(), "script" | "img" | "iframe"), "{tag:?}");
    }
    let style = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
    let hash = rightskit::testing::digest::base64(style.as_bytes());
    assert!(page.contains(&format!("style-src 'sha256-{hash}'")), "the policy knows its own style");
    assert!(page.contains("tel:111") && page.contains("https://www.example.org/weather"));
    // No style sheet is asked for: the theme's colours, light and dark, stand in the page.
    let built = Project::real().agency("example").theme("example").build().good();
    let page = built.file("404.html");
    assert!(page.contains("--color-brand:#3b2160") && page.contains("--color-brand:#2a1846"), "{page}");
}

#[test]
fn the_neutral_page_gives_nothing_away() {
    let built = Project::real().build().good();
    let page = built.file("leave.html").to_lowercase();
    for word in ["complaint", "harass", "bully", "rights", "kit", "help", "safe", "111"] {
        let text: String =
            page.split('<').filter_map(|part| part.split_once('>').map(|(_, text)| text)).collect();
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn hosts_get_the_same_policy() {
    let built = Project::kit("").build().good();
    let all = [
        "_headers",
        ".htaccess",
        "web.config",
        "staticwebapp.config.json",
        "hosting/nginx.conf",
        "hosting/lighttpd.conf",
    ];
    for path in all {
        let file = built.file(path);
        for part in [
            "default-src 'none'; script-src 'self'",
            "Cross-Origin-Resource-Policy",
            "geolocation=()",
            "no-transform",
            "404.html",
        ] {
            assert!(file.contains(part), "{path} has no {part}");
        }
        // A browser that was told once keeps to it for a year: only the publisher can say so.
        let told = file.lines().filter(|line| line.contains("Strict-Transport-Security"));
        assert!(
            told.map(str::trim_start).all(|line| line.starts_with('#') || line.starts_with("<!--")),
            "{path}"
        );
    }
    roxmltree::Document::parse(built.file("web.config")).unwrap();
    let azure: serde_json::Value = serde_json::from_str(built.file("staticwebapp.config.json")).unwrap();
    assert_eq!(azure["responseOverrides"]["404"]["rewrite"], "/404.html");
    assert!(built.files.contains_key(".nojekyll"));
    // Many hosts let a site set headers and no options: one such line, and every page is an error.
    assert!(!built.file(".htaccess").lines().any(|line| line.trim_start().starts_with("Options")));
    // A `location` has no root of its own and forgets all headers set around it.
    assert!(!built.file("hosting/nginx.conf").lines().any(|line| line.trim_start().starts_with("location")));
}

/// Hosts join what several rules say of one header, and `no-cache, …, immutable` is neither.
#[test]
fn each_file_has_one_rule_for_how_long_it_is_kept() {
    let built = Project::real().build().good();
    let mut rules: Vec<(&str, &str)> = Vec::new();
    let mut rule = "";
    for line in built.file("_headers").lines().filter(|line| !line.starts_with('#')) {
        match line.strip_prefix("  ") {
            None => rule = line,
            Some(header) => rules.extend(header.strip_prefix("Cache-Control: ").map(|value| (rule, value))),
        }
    }
    let fits = |rule: &str, path: &str| match (rule.strip_suffix('*'), rule.strip_suffix(":file")) {
        (Some(start), _) => path.starts_with(start),
        (_, Some(start)) => {
            path.strip_prefix(start).is_some_and(|name| !name.is_empty() && !name.contains('/'))
        }
        _ => path == rule,
    };
    let paths = built.files.keys().map(|path| format!("/{path}"));
    for path in paths.chain(["/".to_owned(), "/directory/".to_owned(), "/about".to_owned()]) {
        let values: Vec<&str> =
            rules.iter().filter(|(rule, _)| fits(rule, &path)).map(|(_, value)| *value).collect();
        let wanted = if path.starts_with("/assets/") {
            "public, max-age=31536000, immutable, no-transform"
        } else {
            "no-cache, no-transform"
        };
        // What hosts read themselves and give to nobody.
        if !path.starts_with("/hosting/") || !values.is_empty() {
            assert_eq!(values, [wanted], "{path}");
        }
    }
}

#[test]
fn hosts_find_the_page_for_lost_addresses_below_a_path_too() {
    let lines = |project: Project| {
        let built = project.build().good();
        (built.file(".htaccess").to_owned(), built.file("hosting/nginx.conf").to_owned())
    };
    for (base, path) in [
        ("https://rights.example.org/guide", "/guide/404.html"),
        ("https://rights.example.org/a/guide/", "/a/guide/404.html"),
        ("https://rights.example.org", "/404.html"),
        ("https://rights.example.org/", "/404.html"),
    ] {
        let (apache, nginx) = lines(Project::kit("").base_url(base));
        assert!(apache.contains(&format!("ErrorDocument 404 {path}\n")), "{base}: {apache}");
        assert!(nginx.contains(&format!("error_page 404 {path};\n")), "{base}: {nginx}");
    }
    let (apache, nginx) = lines(Project::kit(""));
    assert!(apache.contains("below a path") && nginx.contains("below a path"));
}

#[test]
fn pages_do_not_grow_with_the_number_of_pages() {
    let size = |count: usize| {
        let more: String = (0..count)
            .map(|at| format!("-- content/en/more/page-{at:04}.md --\n---\ntitle: More\ndescription: One of many.\norder: {}\n---\nText.\n", at + 1))
            .collect();
        let built = Project::kit(&more).build().good();
        ["index.html", "about.html", "more/page-0001.html", "directory/index.html", "404.html"]
            .map(|path| built.file(path).len())
    };
    assert_eq!(size(3), size(120));
}

#[test]
fn a_page_too_big_for_a_bad_connection_is_refused_unless_it_has_a_reason() {
    let text: String =
        (0..24_000).map(|at| format!("{:x} ", at * 7_919_u64 * 104_729 % 16_777_213)).collect();
    let body = format!("`{text}`\n");
    let project = Project::try_page(&body);
    let built = project.build();
    let problem = &built.of("audit-budget")[0];
    assert_eq!(problem.place.path, "content/en/try.md");
    let own = project.edit(
        "content/en/try.md",
        "title: Try",
        "title: Try\nbudget: {html_kb: 200, reason: a table of numbers}",
    );
    assert_eq!(own.build().errors(), [""; 0]);
}

#[test]
fn a_kit_that_outgrows_the_search_is_built_and_told_how_to_say_that_it_may() {
    let words: String = (0..40_000)
        .map(|at| {
            format!("{:x}{}", at * 7_919_u64 * 104_729 % 16_777_213, if at % 9 == 8 { ".\n\n" } else { " " })
        })
        .collect();
    let page = format!(
        "-- content/en/try.md --\n---\ntitle: Try\ndescription: Try.\nbudget: {{html_kb: 400, reason: words}}\n---\n{words}\n"
    );
    let project = || Project::kit(&page).edit("site.yaml", "kind: kit", "kind: kit\nsearch: whole");
    let built = project().build().good();
    let told: Vec<_> = built.of("audit-budget").iter().map(|problem| problem.message.clone()).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].starts_with("The texts that the search in English shows (`search-en-texts.js`): "),
        "{told:?}"
    );
    assert!(told[1].starts_with("What the search in English loads at its first use (`search-rank.js` and "));
    let said = |texts| {
        let budgets = format!("kind: kit\nbudgets: {{search_kb: 200, search_texts_kb: {texts}}}");
        project().edit("site.yaml", "kind: kit", &budgets).build()
    };
    assert_eq!(said(900).good().of("audit-budget").len(), 0);
    let refused = said(20);
    assert_eq!(refused.errors().len(), 1);
    assert!(refused.one("audit-budget").message.contains("over the budget of 20 kB"));
}

#[test]
fn the_kit_that_comes_with_it_keeps_to_every_budget() {
    let built = Project::real().build().good();
    assert_eq!(built.of("audit-budget").len(), 0, "{:?}", built.of("audit-budget"));
}

#[test]
fn a_logo_is_weighed_by_itself() {
    let with_logo = |numbers: u64| {
        let noise: String =
            (0..numbers).map(|at| format!("{:x}", at * 7_919 * 104_729 % 16_777_213)).collect();
        let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><path id=\"{noise}\"/></svg>");
        Project::kit("-- agencies/own.yaml --\nname: Own\nbrand: {logo: mark.svg}\n")
            .edit("site.yaml", "agency: filled", "agency: own")
            .bytes("agencies/mark.svg", svg.as_bytes())
            .build()
    };
    // With the start page it would be more than that may weigh.
    let built = with_logo(4_500);
    assert!(built.of("audit-budget").is_empty(), "{:?}", built.of("audit-budget"));
    let message = &with_logo(9_000).one("audit-budget").message.clone();
    assert!(message.starts_with("The logo `assets/agency/mark."), "{message}");
    assert!(message.ends_with("over the budget of 20 kB."), "{message}");
}

#[test]
fn a_heavy_picture_is_told_at_its_source_and_a_site_may_allow_it() {
    let page = "![The house](house.jpg)\n";
    let project = || Project::try_page(page).bytes("content/en/house.jpg", &[7; 400_000]);
    let built = project().build().good();
    let problem = built.one("audit-budget");
    assert_eq!(
        (problem.severity, problem.place.to_string()),
        (Severity::Warning, "content/en/house.jpg".into())
    );
    let allowed = project().edit("site.yaml", "kind: kit", "kind: kit\nbudgets: {picture_kb: 500}");
    assert_eq!(allowed.build().good().of("audit-budget").len(), 0);
}
