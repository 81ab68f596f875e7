//! Properties of the modules that read authors' text: they never panic, and what they point at is text.

use std::ops::Range;

use proptest::arbitrary::any;
use proptest::collection::vec;
use rightskit::testing::contrast::Colour;
use rightskit::testing::date::Date;
use rightskit::testing::diagnostic::Place;
use rightskit::testing::frontmatter::{decode, split};
use rightskit::testing::phone::{Phone, find_numbers};
use rightskit::testing::prose::words::{Names, words};
use rightskit::testing::prose::{macrons, readability, sentences, syllables};
use rightskit::testing::text::{Unique, fold, slug, strip_hidden, yaml_slips};

use crate::drawn::{for_each, for_scraps};

/// Scraps that make the readers' branches meet: random bytes alone seldom build a fence or a number.
const SCRAPS: &[&str] = &[
    "---",
    "\n",
    "\r\n",
    "\u{feff}",
    "title: ",
    "- ",
    "\t",
    " ",
    "\u{a0}",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "–",
    "—",
    "•",
    "|",
    ">",
    "0800",
    " 044",
    " 334",
    "0508",
    "+64",
    " 4",
    " 495",
    "-6600",
    "(09)",
    "021",
    "111",
    "105",
    "call ",
    "section ",
    "WHATSUP",
    "2026",
    "-11-23",
    ".",
    "!",
    "?",
    "…",
    "e.g.",
    "No.",
    "Dr.",
    "A",
    "a",
    "ā",
    "a\u{304}",
    "Maori",
    "whanau",
    "Act 1993",
    "people",
    "qu",
    "e",
    "es",
    "ed",
    "ie",
    "y",
    "https://",
    "@",
    "/",
    "`",
    "#",
    "\u{202e}",
    "\0",
    "求",
    "𝟘",
    "İ",
    "ﬀ",
    "ŉ",
    "👩\u{200d}🔧",
    "'s",
    ",",
];

/// How many values are drawn of each kind.
const TEXTS: u32 = 50_000;

/// Runs `property` on text put together from scraps, and on arbitrary strings.
fn for_text(property: impl Fn(&str)) {
    for_scraps(TEXTS, SCRAPS, 40, &property);
    for_each(TEXTS, any::<String>(), |text| property(&text));
}

/// The ranges are in order, apart, not empty, and cut no character.
fn assert_ranges(text: &str, ranges: &[Range<usize>]) {
    let mut end = 0;
    for range in ranges {
        assert!(end <= range.start && range.start < range.end, "{range:?} in {text:?}");
        assert!(text.get(range.clone()).is_some(), "{range:?} cuts a character in {text:?}");
        end = range.end;
    }
}

#[test]
fn front_matter_and_body_make_up_the_source() {
    for_text(|source| match split(source) {
        Ok(parts) => {
            assert_eq!(&source[parts.body_offset..], parts.body);
            let body = Place::offset("", source, parts.body_offset);
            if !parts.body.is_empty() || source.ends_with('\n') {
                assert_eq!(body.line, parts.body_line, "{source:?}");
            }
            if let Some(front) = parts.front {
                assert!(source[front.offset..].starts_with(front.text));
                assert_eq!(Place::offset("", source, front.offset).line, front.line, "{source:?}");
                assert!(front.offset + front.text.len() < parts.body_offset);
            }
        }
        Err(problem) => {
            assert!(source[problem.offset..].starts_with("---"));
            assert!(problem.near.is_none_or(|line| line > problem.line));
            assert!(!problem.hint().is_empty());
        }
    });
}

#[test]
fn bytes_are_text_or_a_placed_problem() {
    for_each(TEXTS, vec(any::<u8>(), 0..100), |bytes| match decode(&bytes) {
        Ok(text) => assert!(bytes.ends_with(text.as_bytes())),
        Err(problem) => {
            assert!(problem.offset < bytes.len() && problem.line >= 1 && problem.column >= 1);
        }
    });
}

#[test]
fn sentences_and_words_are_pieces_of_the_text() {
    for_text(|text| {
        let found = sentences::sentences(text);
        assert_ranges(text, &found);
        for range in &found {
            assert_eq!(text[range.clone()].trim(), &text[range.clone()]);
        }
        // Nothing that could be read is lost between sentences.
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        assert_eq!(
            found.iter().map(|range| letters(&text[range.clone()])).sum::<usize>(),
            letters(text),
            "{text:?}"
        );

        let words = words(text);
        assert_ranges(text, &words);
        assert!(words.iter().all(|range| syllables::syllables(&text[range.clone()]) >= 1));
    });
}

#[test]
fn readability_is_a_number_or_nothing() {
    let names = Names::new(["Maori", "Act 1993", "people e.g"]);
    for_text(|text| {
        assert_ranges(text, &names.find(text));
        let read = readability::measure([text, "A last block."], &names);
        assert!(read.own_words.words <= read.all.words && read.own_words.sentences <= read.all.sentences);
        assert!(read.all.grade().is_some_and(f64::is_finite));
    });
}

#[test]
fn macrons_change_nothing_else() {
    let names = Names::new(["Maori Act"]);
    for_text(|text| {
        let found = macrons::missing(text, &names);
        assert_ranges(text, &found.iter().map(|slip| slip.range.clone()).collect::<Vec<_>>());
        for slip in found {
            assert_eq!(fold(&text[slip.range.clone()]), fold(&slip.suggestion));
        }
    });
}

#[test]
fn phones_parse_to_what_parses_again() {
    for_text(|text| match Phone::parse(text) {
        Ok(phone) => {
            assert_eq!(Phone::parse(phone.display()).as_ref(), Ok(&phone));
            assert!(phone.digits().bytes().all(|byte| byte.is_ascii_digit()));
            assert!(phone.tel_uri()[4..].bytes().all(|byte| byte.is_ascii_digit() || byte == b'+'));
        }
        Err(problem) => assert!(!problem.to_string().is_empty() && !problem.hint().is_empty()),
    });
}

#[test]
fn numbers_found_are_pieces_of_the_text_with_digits() {
    for_text(|text| {
        let found = find_numbers(text);
        assert_ranges(text, &found);
        for range in found {
            assert!(
                text[range.clone()].bytes().filter(u8::is_ascii_digit).count() >= 3,
                "{:?}",
                &text[range]
            );
        }
    });
}

#[test]
fn slugs_are_plain_and_stay_as_they_are() {
    for_text(|text| {
        let name = slug(text);
        assert!(
            !name.is_empty() && !name.starts_with('-') && !name.ends_with('-') && !name.contains("--"),
            "{name}"
        );
        assert!(name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'));
        assert_eq!(slug(&name), name, "a slug of a slug is itself");
        assert_eq!(fold(&fold(text)), fold(text), "{text:?}");
        let mut names = Unique::default();
        assert_ne!(names.make(text), names.make(text));
    });
}

#[test]
fn hidden_characters_and_slips_are_placed() {
    for_text(|text| {
        let (clean, found) = strip_hidden(text);
        assert!(strip_hidden(&clean).1.is_empty());
        for hidden in &found {
            assert!(text[hidden.offset..].starts_with(hidden.character));
        }
        assert_eq!(clean.chars().count() + found.len(), text.chars().count());
        for slip in yaml_slips(text) {
            assert!(text.is_char_boundary(slip.offset) && slip.offset < text.len());
        }
    });
}

#[test]
fn colours_and_dates_show_as_they_were_written() {
    for_text(|text| {
        if let Some(colour) = Colour::parse(text) {
            assert_eq!(Colour::parse(&colour.to_string()), Some(colour));
        }
        match Date::parse(text) {
            Ok(date) => assert_eq!(date.to_string(), text),
            Err(problem) => assert!(problem.to_string().contains("is not a date")),
        }
    });
    for_each(TEXTS, any::<(i32, i32)>(), |(days, months)| {
        let start = Date::parse("2026-11-23").unwrap();
        let later = start.plus_days(days);
        assert!((days < 0 && later < start) || (days >= 0 && later >= start));
        assert_eq!(start.plus_days(start.days_until(later)), later);
        assert!(start.plus_months(months).long_text().contains(' '));
    });
}
