//! What a query means, in Rust; `tests/search` asks the script that browsers run the same, of the same file.
//!
//! `RIGHTSKIT_BLESS=1` writes the file anew: look at the difference before it is committed.
#![expect(clippy::disallowed_methods, reason = "reads and writes the fixture")]

use std::collections::BTreeMap;
use std::fmt::Write;

use rightskit::testing::search::document::SiteDocuments;
use rightskit::testing::search::expand::{expand, nearest};
use rightskit::testing::search::{Delivery, SPLIT_FROM, Search};
use serde_json::{Value, json};

use crate::project::Project;

const SITE: &str = include_str!("../search/site.txt");
const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/search/expand.json");

const QUERIES: &[&str] = &[
    "discrimination ",
    "discriminatoin ",
    "discrim",
    "dis",
    "d",
    "harassing ",
    "harasment ",
    "harass ment ",
    "work place ",
    "workplace ",
    "groping ",
    "grope ",
    "boss ",
    "team leader ",
    "team ",
    "my boss",
    "sacked ",
    "sackd ",
    "let go ",
    "let go after i spoke up",
    "touched me ",
    "therapist ",
    "mental health nurse ",
    "māori ",
    "maori ",
    "Ma\u{304}ori ",
    "whānau",
    "whanau ",
    "whana",
    "organization ",
    "behavior ",
    "color ",
    "judgment ",
    "license ",
    "center ",
    "counseling ",
    "counselor",
    "don't sign ",
    "dont sign ",
    "follow up ",
    "followup ",
    "follow-up ",
    "\"let go\"",
    "\"personal grievance\" time ",
    "“support person”",
    "\"open end",
    "90 days ",
    "0800 04",
    "+64 800 044",
    "111",
    "1",
    "12-34",
    "what can you do ",
    "what do i do",
    "What do I do? ",
    "the ",
    "",
    "  ",
    "🙂",
    "\u{202e}rights\u{202c} ",
    "<b>harassment</b> ",
    ".*[a-z]+( ",
    "zzyzx ",
    "manger ",
    "redundnat ",
    "grievence ",
    "gave me the boot ",
    "my boss follows me ",
    "boss manager ",
    "take him to the authority ",
    "sake ",
    "hardness ",
    "a b c d e f g h i j k l m n o p q r s t ",
];

/// The fixture's site, with as many more pages as a split index needs.
pub fn site(delivery: Delivery) -> Project {
    let mut text = SITE.to_owned();
    if delivery == Delivery::Split {
        text = text.replace("search: whole", "search: split");
        for number in 0..SPLIT_FROM {
            let _ = write!(
                text,
                "-- content/en/leaves/leaf-{number}.md --\n---\ntitle: Leaf {number}\n---\nA leaf.\n"
            );
        }
    }
    Project::new(&text)
}

/// What each query means to an index, in words instead of numbers.
fn meanings(delivery: Delivery) -> Value {
    let built = site(delivery).check();
    let checked = built.good().checked.unwrap();
    let (site, language) = (checked.site(), checked.site().default_language());
    assert_eq!(Delivery::of(site, language), Some(delivery));
    let source = SiteDocuments::new(site, language);
    let search = Search::new(&source);
    // A term is called by its shortest own form, the first of equals; a spelling by itself.
    let mut names: BTreeMap<u32, &str> = BTreeMap::new();
    for form in search.dictionary.forms.iter().filter(|form| form.own) {
        let known = names.entry(form.term).or_insert(&form.text);
        if form.text.chars().count() < known.chars().count() {
            *known = &form.text;
        }
    }
    let name = |term: &u32| names.get(term).map_or(&*search.dictionary.terms[*term as usize], |name| *name);
    let all = QUERIES.iter().map(|query| {
        let expanded = expand(query, &search);
        let words: Vec<BTreeMap<&str, f64>> = expanded
            .words
            .iter()
            .map(|slot| {
                let rounded = |weight: f32| (f64::from(weight) * 1000.0).round() / 1000.0;
                slot.terms.iter().map(|(term, weight)| (name(term), rounded(*weight))).collect()
            })
            .collect();
        let phrases: Vec<String> = expanded.phrases.iter().map(|words| words.join(" ")).collect();
        json!({
            "query": query, "words": words, "number": expanded.number, "phrases": phrases,
            "corrected": expanded.corrected, "also": expanded.also, "typed": expanded.typed.join(" "),
            "nearest": nearest(&expanded, &search),
        })
    });
    all.collect()
}

#[test]
fn queries_mean_what_the_fixture_says() {
    let found = json!({"whole": meanings(Delivery::Whole), "split": meanings(Delivery::Split)});
    if std::env::var_os("RIGHTSKIT_BLESS").is_some() {
        let mut text = String::from("{\n");
        for (at, kind) in ["whole", "split"].into_iter().enumerate() {
            let cases: Vec<String> =
                found[kind].as_array().unwrap().iter().map(|case| format!("    {case}")).collect();
            let comma = if at == 0 { "," } else { "" };
            let _ = writeln!(text, "  \"{kind}\": [\n{}\n  ]{comma}", cases.join(",\n"));
        }
        std::fs::write(FIXTURE, text + "}\n").unwrap();
    }
    let wanted: Value = serde_json::from_str(&std::fs::read_to_string(FIXTURE).unwrap()).unwrap();
    for kind in ["whole", "split"] {
        let (found, wanted) = (found[kind].as_array().unwrap(), wanted[kind].as_array().unwrap());
        for (found, wanted) in found.iter().zip(wanted) {
            assert_eq!(found, wanted, "{kind}");
        }
        assert_eq!(found.len(), wanted.len());
    }
}

#[test]
fn a_large_plain_site_may_split_its_index() {
    let built = site(Delivery::Split).build().good();
    let parts = |kind: &str| {
        let part = format!("/search-{kind}");
        built.files.keys().filter(|path| path.contains(&part) && path.ends_with(".js")).count()
    };
    assert!(parts("f") >= 1 && parts("p") >= 1 && parts("t") > 5, "{:?}", built.files.keys());
    assert!(!built.files.keys().any(|path| path.contains("search-rank") || path.contains("-texts.")));
    assert!(built.files.keys().any(|path| path.starts_with("assets/search-split.")));
}

#[test]
fn a_small_one_is_loaded_whole_all_the_same() {
    let built = Project::new(SITE).edit("site.yaml", "search: whole", "search: split").build().good();
    assert!(!built.files.keys().any(|path| path.contains("search-split")));
    assert!(built.files.keys().any(|path| path.contains("search-rank")));
}

#[test]
fn where_people_look_for_help_the_index_stays_whole() {
    let built = Project::kit("").edit("site.yaml", "kind: kit", "kind: kit\nsearch: split").check();
    assert!(built.one("bad-setting").message.contains("kit"));
}

#[test]
fn what_there_is_to_print_is_found_in_its_list() {
    let built = Project::real().check();
    let checked = built.good().checked.unwrap();
    let source = SiteDocuments::new(checked.site(), checked.site().default_language());
    let search = Search::new(&source);
    let hits = search.answer("wallet card ", 3).hits;
    let found = hits.iter().map(|hit| (search.url(hit.document), search.entry(hit.document).kind.key()));
    assert!(found.into_iter().any(|one| one == ("handouts.html#handout-card".to_owned(), "handout")));
    assert!(!search.entries.iter().any(|entry| entry.url.ends_with("-large-print")));
}

#[test]
fn odd_queries_find_nothing_or_what_they_say_and_do_no_harm() {
    let built = site(Delivery::Whole).check();
    let checked = built.good().checked.unwrap();
    let source = SiteDocuments::new(checked.site(), checked.site().default_language());
    let search = Search::new(&source);
    let long = "harassment ".repeat(1_000);
    for query in
        [long.as_str(), "\u{202e}harassment", "<img src=x> harassment", "(harassment|.*)+$", "🙂harassment🙂"]
    {
        let hits = search.answer(query, 3).hits;
        assert_eq!(search.url(hits[0].document).split('#').next(), Some("harassment.html"), "{query}");
    }
    for query in ["x".repeat(10_000).as_str(), "🙂🙂", "\u{200f}\u{202e}", "\\", "\"\"", "the and it was"]
    {
        assert!(search.answer(query, 3).hits.is_empty(), "{query}");
    }
}

#[test]
fn no_word_that_is_spelled_right_is_taken_for_another() {
    // Drawn by chance from the lists 10 to 35 of SCOWL (its notice is in `synonyms.yaml`). What is told here goes to
    // `known` there.
    let words = include_str!("english.txt").split_whitespace();
    let built = Project::real().check();
    let checked = built.good().checked.unwrap();
    let source = SiteDocuments::new(checked.site(), checked.site().default_language());
    let search = Search::new(&source);
    let taken: Vec<_> = words.flat_map(|word| expand(&format!("{word} "), &search).corrected).collect();
    assert!(taken.is_empty(), "{} words: {taken:?}", taken.len());
    assert_eq!(expand("harrasment ", &search).corrected.len(), 1);
}

#[test]
fn a_service_that_can_be_reached_is_the_first_result_for_its_name() {
    let built = Project::real().check();
    let checked = built.good().checked.unwrap();
    let source = SiteDocuments::new(checked.site(), checked.site().default_language());
    let search = Search::new(&source);
    let services = search.entries.iter().filter(|entry| entry.help.is_some());
    let reached: Vec<_> = services.filter(|entry| !entry.is_out_of_reach()).collect();
    assert!(reached.len() > 40, "only {}", reached.len());
    for entry in reached {
        let hits = search.answer(&entry.title, 1).hits;
        let first = hits.first().map(|hit| &search.entry(hit.document).url);
        assert_eq!(first, Some(&entry.url), "{}", entry.title);
    }
}
