//! The guide as its author published it: a page with the agency's own words in its places, a handout or a PDF, and links
//! from each of our sentences to theirs. The guide and its agency are made up.

use rightskit::testing::check::coverage;
use rightskit::testing::diagnostic::Severity;

use crate::project::{Built, Project};

const DECLARED: &str = "published_guide:\n  file: kites.md\n  title: Fair winds\n  author: Ministry of Kites\n  source: https://kites.example.org/fair-winds\n  read: 2026-11-20\n";

const GUIDE: &str = "Whoever flies a kite may speak of the wind.\n\n## Being heard {#heard}\n\nYou will be heard within a week, unless it rains.{rg=RG-01}\n\n## Where to find more {#more}\n\nThe policies of your workplace are these:{rg=RG-02}\n\n![](slot:policies)\n";

/// The small kit whose agency shows `guide` as `file`.
fn with(file: &str, guide: &[u8], more: &str) -> Project {
    let kit = Project::kit("");
    let agency = kit.text("agencies/filled.yaml");
    let declared = DECLARED.replace("kites.md", file);
    let agency = format!("{agency}{declared}{more}");
    kit.bytes("agencies/filled.yaml", agency.as_bytes()).bytes(&format!("agencies/{file}"), guide)
}

fn markdown(guide: &str) -> Project {
    with("kites.md", guide.as_bytes(), "")
}

/// As little of a PDF as is looked at.
fn pdf() -> Vec<u8> {
    b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n".to_vec()
}

const PAGES: &str = "  pages:\n    - {page: 1, says: [RG-01]}\n    - {page: 3, says: [RG-02]}\n";

#[track_caller]
fn told(built: &Built, place: &str, message: &str, hint: &str) {
    let errors = built.errors();
    assert_eq!(errors.len(), 1, "{errors:#?}");
    let problem = built.found.iter().find(|problem| problem.severity == Severity::Error).unwrap();
    assert_eq!(problem.place.to_string(), place);
    assert!(problem.message.contains(message), "{}", problem.message);
    assert!(problem.hint.as_deref().unwrap_or_default().contains(hint), "{:?}", problem.hint);
}

#[test]
fn markdown_becomes_a_page_with_the_agencys_words_in_its_places() {
    let built = markdown(GUIDE).build().good();
    let page = built.main("published-guide.html");
    assert!(page.contains("<h1>Fair winds</h1>") && page.contains("Whoever flies a kite"), "{page}");
    assert!(page.contains("Our policies are on the staff site."), "{page}");
    assert!(page.contains(
        "These are the words of Ministry of Kites, last compared with the original on 20 November 2026"
    ));
    assert!(page.contains("href=\"https://kites.example.org/fair-winds\""));
    assert!(page.contains("href=\"guide/index.html\""), "the same in plain words: {page}");
    assert!(!page.contains("{rg="), "marks are not shown");
    assert!(built.of("published-guide").is_empty(), "{:?}", built.found);
}

#[test]
fn its_pdf_is_made_as_a_handout_and_offered_on_its_page() {
    let built = markdown(GUIDE).build().good();
    assert!(built.files["handouts/published-guide.pdf"].starts_with(b"%PDF-"));
    assert!(built.files.contains_key("handouts/published-guide-large-print.pdf"));
    assert!(built.main("published-guide.html").contains("href=\"handouts/published-guide.pdf\""));
}

#[test]
fn each_of_our_sentences_leads_to_theirs() {
    let built = markdown(GUIDE).with("-- content/en/guide/care.md --\n---\ntitle: Care\ndescription: How.\nlayout: guide\nscope: {covers: everyone, standing: law}\n---\n\n## Heard {#heard-ours}\n\nPeople hear you. {rg=RG-01}\n").build().good();
    let table = coverage::table(built.checked.as_ref().unwrap().site());
    assert!(table.starts_with("id\tpage\theading\tsentence\toriginal\n"), "{table}");
    assert!(
        table.contains("\nRG-01\tindex.html\tIn danger?\tCall 111.\tpublished-guide.html#heard\n"),
        "{table}"
    );
    assert!(
        table.contains(
            "\nRG-02\tconcerns.html\tRaise a concern\tPolicies of your workplace\tpublished-guide.html#more\n"
        ),
        "{table}"
    );
    assert!(table.contains("\nPP-01\tprivacy.html\tPrivacy\tDo you keep it secret?\t-\n"), "{table}");
    let page = built.main("published-guide.html");
    assert!(page.contains("<a href=\"guide/care.html#heard-ours\">People hear you.</a></td><td><a href=\"published-guide.html#heard\">Being heard</a>"), "{page}");
    let care = built.main("guide/care.html");
    assert!(
        care.contains(
            "The original says this in: <a href=\"../published-guide.html#heard\">Being heard</a>."
        ),
        "{care}"
    );
    let first = built.main("guide/index.html");
    assert!(
        first.contains("<a href=\"../published-guide.html\">Fair winds</a>."),
        "it marks nothing itself: {first}"
    );
}

#[test]
fn what_the_guide_says_is_not_said_by_the_site() {
    let project = markdown(GUIDE).edit("content/en/index.md", " {rg=RG-01}", "");
    told(&project.check(), "content/coverage.yaml", "`RG-01` is said nowhere.", "Mark the sentence");
}

#[test]
fn its_words_are_its_authors_and_not_judged() {
    let long = "Notwithstanding anything heretofore promulgated, victims of meteorological misfortune allegedly inconvenienced by precipitation may, within 90 days or by ringing 0800 044 334, endeavour to communicate their dissatisfaction to whomsoever the aforementioned ministry designates for that purpose, provided always that the said designation has been gazetted, published and otherwise disseminated.\n\n";
    let built = markdown(&format!("{long}{GUIDE}")).check().good();
    let about: Vec<_> =
        built.found.iter().filter(|problem| problem.place.path == "agencies/kites.md").collect();
    assert!(about.is_empty(), "{about:?}");
}

#[test]
fn a_pdf_is_carried_whole_with_a_page_about_it() {
    let built = with("Kites 2026.pdf", &pdf(), PAGES).build().good();
    assert_eq!(built.files["published-guide.pdf"], pdf());
    assert!(!built.files.contains_key("handouts/published-guide.pdf"));
    let page = built.main("published-guide.html");
    assert!(page.contains("<a href=\"published-guide.pdf\">Fair winds (PDF, 72 bytes)</a>"), "{page}");
    assert!(page.contains("<a href=\"published-guide.pdf#page=3\">page 3</a>"), "{page}");
    assert!(
        page.contains("What it leaves to your workplace")
            && page.contains("Our policies are on the staff site."),
        "{page}"
    );
    let table = coverage::table(built.checked.as_ref().unwrap().site());
    assert!(table.contains("\tpublished-guide.pdf#page=1\n"), "{table}");
    assert!(built.of("published-guide").is_empty(), "{:?}", built.found);
}

#[test]
fn archive_search_and_record_have_it() {
    let built =
        markdown(GUIDE).edit("site.yaml", "minify: false", "minify: false\nsearch: whole").build().good();
    let zip = built.files.iter().find(|(path, _)| path.ends_with(".zip")).unwrap().1;
    let holds = |name: &str| zip.windows(name.len()).any(|part| part == name.as_bytes());
    assert!(holds("published-guide.html") && holds("handouts/published-guide.pdf"));
    assert!(built.main("a-z.html").contains("published-guide.html"));
    let record = built.file("edition.json");
    for part in [
        "\"title\": \"Fair winds\"",
        "\"author\": \"Ministry of Kites\"",
        "\"file\": \"kites.md\"",
        "\"read\": \"2026-11-20\"",
    ] {
        assert!(record.contains(part), "{record}");
    }
    assert!(built.main("about/edition.html").contains("../published-guide.html"));
    let none = Project::kit("").build().good();
    assert!(none.file("edition.json").contains("\"published_guide\": null"));
    assert!(!none.files.contains_key("published-guide.html"));
}

#[test]
fn another_language_shows_it_with_a_notice() {
    let built = markdown(GUIDE)
        .edit("site.yaml", "locale: en-NZ}", "locale: en-NZ}\n  - {id: mi, name: Te reo Māori}")
        .edit("themes/default/i18n/mi.ftl", "# reviewer:", "# reviewer: A Person")
        .build()
        .good();
    assert!(built.main("mi/published-guide.html").contains("Whoever flies a kite"));
    assert!(!built.files.contains_key("mi/handouts/published-guide.pdf"), "it is made in its own language");
}

#[test]
fn an_extended_agency_shares_its_guide() {
    let built = markdown(GUIDE)
        .with("-- agencies/small.yaml --\nextends: filled\nname: Small Agency\nslots: {policies: Ask Ana.}\n")
        .agency("small")
        .build()
        .good();
    let page = built.main("published-guide.html");
    assert!(page.contains("Ask Ana.") && page.contains("Whoever flies a kite"), "{page}");
}

#[test]
fn bad_input_is_one_message_each() {
    let at = "agencies/filled.yaml:8:9";
    let missing = markdown(GUIDE).without("agencies/kites.md").bytes("agencies/kite.md", GUIDE.as_bytes());
    told(&missing.check(), at, "There is no file `agencies/kites.md`.", "Did you mean `kite.md`?");
    let outside = with("../kites.md", b"", "").without("agencies/../kites.md");
    told(&outside.check(), at, "There is no file `agencies/../kites.md`.", "Put the guide beside");
    told(&with("kites.docx", b"PK", "").check(), at, "neither Markdown (`.md`) nor a PDF", "Save the guide");
    told(&with("kites.pdf", b"<html>", PAGES).check(), at, "does not begin as one", "export it as a PDF");
    told(&with("kites.pdf", b"%PDF-1.7\n1 0 obj", PAGES).check(), at, "its end is missing", "once more");
    let large: Vec<u8> = [b"%PDF-1.7\n".as_slice(), &vec![b'x'; 5_000_000], b"%%EOF"].concat();
    told(
        &with("kites.pdf", &large, PAGES).check(),
        at,
        "weighs 5001 kB, over the limit of 5000 kB",
        "published_kb",
    );
    let allowed = with("kites.pdf", &large, PAGES).edit(
        "site.yaml",
        "minify: false",
        "minify: false\nbudgets: {published_kb: 6000}",
    );
    allowed.check().good();
    let slot = markdown(&GUIDE.replace("![](slot:policies)", "![](slot:polices)\n\n![](slot:policies)"));
    told(&slot.check(), "agencies/kites.md:11:1", "No slot is called `polices`.", "Did you mean `policies`?");
    let two = markdown(GUIDE).edit("agencies/filled.yaml", "file: kites.md", "file: [kites.md, kites.pdf]");
    told(&two.check(), at, "list", "");
    let twice = markdown(&GUIDE.replace("the wind.", "the wind.{rg=RG-01}"));
    told(
        &twice.check(),
        "agencies/kites.md:5:1",
        "`RG-01` is marked a second time; the first mark is at agencies/kites.md:1:1.",
        "first and whole",
    );
    let unknown = markdown(&GUIDE.replace("RG-01", "RG-10"));
    told(
        &unknown.check(),
        "agencies/kites.md:5:1",
        "No source document has a statement `RG-10`.",
        "Did you mean `RG-01`?",
    );
    let pages = PAGES.replace("[RG-02]", "[RG-01 to RG-02]");
    told(
        &with("kites.pdf", &pdf(), &pages).check(),
        "agencies/filled.yaml:15:24",
        "`RG-01` is marked a second time; the first mark is at agencies/filled.yaml:14:24.",
        "",
    );
    let none = with("kites.pdf", &pdf(), &PAGES.replace("page: 3", "page: 0"));
    told(&none.check(), "agencies/filled.yaml:15:14", "No PDF has a page 0.", "which is 1");
    let wrong = markdown(GUIDE).edit("agencies/filled.yaml", DECLARED, &format!("{DECLARED}{PAGES}"));
    told(&wrong.check(), "agencies/filled.yaml:14:14", "`pages` is for a PDF", "mark sentences");
    let late = markdown(GUIDE).edit("agencies/filled.yaml", "2026-11-20", "2026-12-20");
    told(&late.check(), "agencies/filled.yaml:12:9", "still to come", "last compared");
    let address = markdown(GUIDE).edit("agencies/filled.yaml", "https://kites", "http://kites");
    told(&address.check(), "agencies/filled.yaml:11:11", "not a web address", "https://");
}

#[test]
fn what_a_person_has_to_decide_is_a_warning() {
    let no_place = markdown(&GUIDE.replace("![](slot:policies)", "Ask somebody."));
    let built = no_place.check().good();
    let problem = built.one("published-guide");
    assert!(
        problem.severity == Severity::Warning && problem.message.contains("no place for `policies`"),
        "{problem:?}"
    );
    let script = [pdf(), b"/JavaScript".to_vec(), pdf()].concat();
    let built = with("kites.pdf", &script, PAGES).check().good();
    assert_eq!(built.one("published-guide").severity, Severity::Warning);
    let unmarked = with("kites.pdf", &pdf(), "").check().good();
    assert_eq!(unmarked.one("published-guide").severity, Severity::Note);
}
