//! What one agency of several has for itself: organisations, regions, languages, pages, and what its site leaves out.

use crate::languages::translated;
use crate::project::{Built, Project};

const PAGE: &str =
    "---\ntitle: The canteen\ndescription: Where our people meet.\n---\n\nTalk to [the kit](index.md).\n";

/// Two agencies beside that of the small kit: `north`, and `school`, which extends it.
fn north(own: &str) -> Project {
    Project::kit(&format!(
        "-- agencies/north.yaml --\nname: North\n{own}-- agencies/school.yaml --\nextends: north\nname: School\n"
    ))
}

fn site(project: Project, agency: &str) -> Built {
    project.agency(agency).build().good()
}

fn told(project: Project, code: &str) -> (String, String, Option<String>) {
    let found = project.agency("north").check();
    let one = found.one(code);
    (one.place.to_string(), one.message.clone(), one.hint.clone())
}

const SERVICE: &str = "services:\n  - {id: desk, organisation: ours, name: Our Desk, kind: advice, topics: [work], regions: [nz], contacts: [{type: web, value: \"https://www.example.org/desk\", evidence: {seen: [OURS], confidence: high}}]}\n";

#[test]
fn a_service_comes_with_who_runs_it_and_where_it_was_read() {
    let own = format!(
        "{SERVICE}organisations:\n  - {{id: ours, name: North Trust, run_by: ngo}}\nsources:\n  OURS: {{publisher: North Register, url: \"https://www.example.org/register\", copy: 1 May 2026, read: 2026-11-20}}\n"
    );
    for agency in ["north", "school"] {
        let built = site(north(&own), agency);
        let page = built.file("directory/service/desk.html");
        assert!(page.contains("North Trust") && page.contains("North Register"), "{page}");
    }
    // Nobody else has it.
    assert!(!site(north(&own), "filled").files.contains_key("directory/service/desk.html"));
    let (place, message, _) = told(north(&own.replace("id: ours, name", "id: line, name")), "duplicate-id");
    assert_eq!(place, "agencies/north.yaml:5:10");
    assert!(message.contains("organisations with the id `line`"), "{message}");
    let (place, message, _) = told(north(&own.replace("OURS", "S1")), "duplicate-id");
    assert_eq!(place.split(':').next(), Some("agencies/north.yaml"));
    assert!(message.contains("sources with the id `S1`"), "{message}");
    let (place, message, _) = told(
        north(&own.replace("https://www.example.org/register", "http://www.example.org/register")),
        "insecure-link",
    );
    assert!(place.starts_with("agencies/north.yaml:7:"), "{place} {message}");
}

/// A kit with services in two parts of the country, one of them for people in danger.
fn with_regions(own: &str) -> Project {
    let service = |id: &str, region: &str, more: &str| {
        format!(
            "  - {{id: {id}, organisation: line, name: Place {id}, kind: advice, topics: [work], regions: [{region}], {more}contacts: [{{type: web, value: \"https://www.example.org/{id}\", evidence: {{seen: [S1], confidence: high}}}}]}}\n"
        )
    };
    let services = service("up", "up", "")
        + &service("down", "down", "")
        + &service("down-crisis", "down", "crisis: true, ");
    north(own)
        .edit(
            "directory.yaml",
            "code: NZ}",
            "code: NZ}\n  - {id: up, name: Up, code: NZ-AUK}\n  - {id: down, name: Down, code: NZ-OTA}",
        )
        .edit("directory.yaml", "services:\n", &format!("services:\n{services}"))
}

#[test]
fn services_of_other_regions_are_left_out_but_for_those_in_danger() {
    let has = |built: &Built, id: &str| built.files.contains_key(&format!("directory/service/{id}.html"));
    let all = site(with_regions(""), "north");
    assert!(has(&all, "up") && has(&all, "down"));
    let up = site(with_regions("regions: [up]\n"), "school");
    assert!(has(&up, "up") && has(&up, "line") && has(&up, "down-crisis") && !has(&up, "down"));
    assert!(up.file("edition.json").contains("\"down\""));
    assert!(has(&site(with_regions("regions: [up]\n"), "filled"), "down"));
    let (place, message, hint) = told(with_regions("regions: [upp]\n"), "unknown-topic");
    assert_eq!(
        (place.as_str(), message.as_str()),
        ("agencies/north.yaml:2:11", "The directory has no region `upp`.")
    );
    assert_eq!(hint.as_deref(), Some("Did you mean `up`?"));
    let locked = with_regions("regions: [up]\n").with(
        "-- addresses.lock --\ndirectory/region/down.html\ndirectory/service/down.html\nmi/index.html\n",
    );
    let found = locked.agency("north").check();
    let gone: Vec<usize> = found
        .of("lock-changed")
        .iter()
        .filter(|one| one.place.path == "addresses.lock")
        .map(|one| one.place.line)
        .collect();
    assert_eq!(gone, [3], "only what the agency's file does not leave out");
    // A service of its own may be where nobody else serves.
    let far = |own: &str| {
        with_regions(own).edit(
            "directory.yaml",
            "code: NZ-OTA}",
            "code: NZ-OTA}\n  - {id: far, name: Far, code: NZ-STL}",
        )
    };
    let desk =
        SERVICE.replace("ours", "line").replace("OURS", "S1").replace("regions: [nz]", "regions: [far]");
    let page = "directory/region/far.html";
    assert!(!site(far("regions: [up]\n"), "north").files.contains_key(page));
    assert!(site(far(&format!("regions: [up]\n{desk}")), "north").files.contains_key(page));
    // What names it is told, and `hide` says who helps in its place.
    let page = "-- content/en/more.md --\n---\ntitle: More\ndescription: More.\n---\n\n![](service:down)\n";
    let named = |own: &str| with_regions(own).with(page);
    let (place, message, _) = told(named("regions: [up]\n"), "unknown-service");
    assert_eq!(
        (place.as_str(), message.as_str()),
        ("content/en/more.md:6:1", "This names `down`, which this site leaves out.")
    );
    site(named("regions: [up]\nhide: [{service: down, instead: up}]\n"), "north");
}

#[test]
fn an_agency_leaves_pages_and_services_out_of_its_own_site() {
    let extra = "-- content/en/extra.md --\n---\ntitle: Extra\ndescription: More.\n---\n\nMore words.\n";
    let with = |own: &str| {
        north(own).with(extra).edit("site.yaml", "menu: [guide/index.md]", "menu: [guide/index.md, extra.md]")
    };
    let own = "hide:\n  - {page: extra.md}\n  - {service: union}\n";
    let built = site(with(own), "school");
    assert!(
        !built.files.contains_key("extra.html") && !built.files.contains_key("directory/service/union.html")
    );
    let built = site(with(own), "filled");
    assert!(
        built.files.contains_key("extra.html") && built.files.contains_key("directory/service/union.html")
    );
    for (hide, code, column, message) in [
        ("{page: extar.md}", "hidden-page", 12, "There is no page `extar.md` to leave out."),
        ("{page: safety.md}", "hidden-page", 12, "`safety.md` cannot be left out: every kit needs it."),
        (
            "{service: line}",
            "hidden-service",
            15,
            "`line` cannot be left out: it is for people in danger or great distress.",
        ),
    ] {
        let (place, said, _) = told(with(&format!("hide:\n  - {hide}\n")), code);
        assert_eq!((place, said.as_str()), (format!("agencies/north.yaml:3:{}", column), message));
    }
    // What heirs may not leave out, no agency may either.
    let locked = with(own).edit("site.yaml", "minify: false", "minify: false\nlocked: [content/en/extra.md]");
    let (place, message, _) = told(locked, "hidden-page");
    assert_eq!(
        (place.as_str(), message.as_str()),
        ("agencies/north.yaml:3:12", "`extra.md` cannot be left out: it is locked.")
    );
}

#[test]
fn an_agency_chooses_among_the_languages() {
    let with = |own: &str| translated().with(&format!("-- agencies/north.yaml --\nname: North\n{own}"));
    let built = site(with(""), "north");
    assert!(built.files.contains_key("mi/index.html"));
    let built = site(with("languages: [en]\n"), "north");
    assert!(!built.files.keys().any(|path| path.starts_with("mi/")));
    assert!(!built.file("index.html").contains("hreflang=\"mi"));
    assert!(built.of("unused-file").is_empty());
    let (place, message, hint) = told(with("languages: [en, mii]\n"), "agency-language");
    assert_eq!(
        (place.as_str(), message.as_str()),
        ("agencies/north.yaml:2:17", "This site has no language `mii`.")
    );
    assert_eq!(hint.as_deref(), Some("Did you mean `mi`?"));
    let (place, message, _) = told(with("languages: [mi]\n"), "agency-language");
    assert_eq!(place, "agencies/north.yaml:2:13");
    assert!(message.starts_with("`en` must be among the languages"), "{message}");
}

#[test]
fn pages_beside_an_agencys_file_join_its_site() {
    let page = PAGE.replace("index.md", "../index.md").replace("Talk", "See [the menu](menu.csv). Talk");
    let with = || {
        north("")
            .with(&format!("-- agencies/north/en/staff/canteen.md --\n{page}"))
            .with("-- agencies/north/en/staff/menu.csv --\nMonday\n")
    };
    for agency in ["north", "school"] {
        let built = site(with(), agency);
        let page = built.main("staff/canteen.html");
        assert!(
            page.contains("href=\"../index.html\"") && page.contains("href=\"../staff/menu.csv\""),
            "{page}"
        );
        assert!(built.file("staff/menu.csv").contains("Monday"));
        let record: serde_json::Value = serde_json::from_str(built.file("edition.json")).unwrap();
        assert_eq!(record["own_pages"], serde_json::json!(["staff/canteen.html"]));
    }
    assert!(!site(with(), "filled").files.contains_key("staff/canteen.html"));
    // The nearer of two of one name counts.
    let nearer = PAGE.replace("The canteen", "Our canteen").replace("index.md", "../index.md");
    let built = site(with().with(&format!("-- agencies/school/en/staff/canteen.md --\n{nearer}")), "school");
    assert!(built.main("staff/canteen.html").contains("Our canteen"));
    // A page of the kit is not to be had otherwise, and what is wrong is told where it stands.
    let (place, message, _) =
        told(north("").with(&format!("-- agencies/north/en/safety.md --\n{PAGE}")), "duplicate-url");
    assert_eq!(place, "agencies/north/en/safety.md");
    assert!(message.contains("content/en/safety.md"), "{message}");
    let (place, ..) =
        told(with().edit("agencies/north/en/staff/canteen.md", "../index.md", "nowhere.md"), "broken-link");
    assert!(place.starts_with("agencies/north/en/staff/canteen.md:6:"), "{place}");
    let (.., message) = told(
        with().edit("agencies/north/en/staff/canteen.md", "Talk", "You must tell your manager first. Talk"),
        "slot-words",
    );
    assert!(message.is_some());
}

#[test]
fn pages_in_a_folder_of_nobody_or_of_no_language_are_told() {
    for (path, told) in [
        ("agencies/nroth/en/canteen.md", true),
        ("agencies/north/english/canteen.md", true),
        ("agencies/north/en/canteen.md", false),
        ("agencies/school/en/canteen.md", false),
        ("agencies/pictures/canteen.md", false),
        ("agencies/north/en/facts.yaml", true),
        ("agencies/north/facts.yaml", true),
    ] {
        let found = north("").with(&format!("-- {path} --\n{PAGE}")).agency("filled").check();
        let unused = found.of("unused-file");
        assert_eq!(unused.iter().any(|one| one.place.path == path), told, "{path}");
    }
}

#[test]
fn what_lies_among_the_themes_and_is_in_none_is_told_once() {
    let project = north("").with("-- themes/ruors/style.css --\nb {}\n-- themes/ruors/icon.svg --\n<svg/>\n-- themes/own.css --\nb {}\n");
    let found = project.with("-- themes/README.md --\nOurs.\n").agency("filled").check();
    let told: Vec<&str> = found.of("unused-file").iter().map(|one| one.place.path.as_str()).collect();
    assert_eq!(told, ["themes/own.css", "themes/ruors"]);
}
