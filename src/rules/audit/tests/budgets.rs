//! Files that weigh too much, and limits that somebody set.

use super::{noise, page, problems, problems_by, said};
use crate::base::diagnostic::{Diagnostic, Place, Severity};
use crate::base::output_file::Output;
use crate::rules::audit::{AuditStandard, BudgetGroup, FromContent, RequestedBudget};

fn hint_of(problem: &Diagnostic) -> &str {
    problem.hint.as_deref().unwrap_or_default()
}

#[test]
fn budgets_count_what_travels() {
    let home = "<link rel=stylesheet href=assets/core.css><script src=assets/search-en-start.1a.js></script>";
    let heavy = |css: usize, js: usize, page_noise: usize| {
        vec![
            page("index.html", home),
            page("long.html", &noise(page_noise)),
            Output::new("assets/core.css", format!("/*{}*/", noise(css))),
            // What starts the search comes with every page, what it loads then does not.
            Output::new("assets/search-en-start.1a.js", format!("//{}", noise(js))),
            Output::new("assets/search-en-index.1a.js", format!("//{}", noise(90_000))),
        ]
    };
    assert_eq!(said(&heavy(5_000, 5_000, 20_000)), [""; 0]);
    let found = problems(&heavy(12_000, 12_000, 60_000));
    let said: Vec<_> = found
        .iter()
        .map(|d| (d.place.path.as_str(), d.message.split(": ").next().unwrap_or_default()))
        .collect();
    assert_eq!(
        said,
        [
            ("assets/core.css", "`core.css`"),
            // The first page is not what is wrong.
            ("assets/core.css", "`index.html` with all it loads"),
            ("assets/search-en-start.1a.js", "All scripts together"),
            ("long.html", "The HTML of `long.html`"),
        ]
    );
    let hint = hint_of(&found[1]);
    assert!(
        hint.starts_with("Heaviest: `assets/core.css` ") && hint.contains("`budgets: home_kb`"),
        "{hint}"
    );
}

#[test]
fn what_a_search_loads_has_a_budget_where_one_is_set() {
    let files = [
        Output::new("assets/search-rank.1a.js", format!("//{}", noise(20_000))),
        Output::new("assets/search-en-index.1a.js", format!("//{}", noise(20_000))),
        Output::new("assets/search-mi-index.1a.js", format!("//{}", noise(20_000))),
    ];
    assert_eq!(said(&files), [""; 0]);
    let mut standard = AuditStandard::default();
    standard.budgets.groups.push(BudgetGroup::of(&["search-rank", "search-en-index"], "js", 20));
    let found = problems_by(&files, &standard);
    assert_eq!(found.len(), 1);
    assert!(
        found[0].message.starts_with("`search-rank.js` and `search-en-index.js`: "),
        "{}",
        found[0].message
    );
    standard.budgets.groups = vec![BudgetGroup::of(&["search-rank", "search-en-index"], "js", 40)];
    assert_eq!(problems_by(&files, &standard), []);
}

#[test]
fn what_content_adds_to_is_told_in_its_words_at_its_setting() {
    let files = [Output::new("assets/search-en-texts.1a.js", format!("//{}", noise(20_000)))];
    let told = |over| {
        let place = Place::at("site.yaml", 3, 1);
        let content = FromContent { what: "The texts".into(), setting: "texts_kb", over, place };
        let mut standard = AuditStandard::default();
        standard.budgets.groups = vec![BudgetGroup::of(&["search-en-texts"], "js", 9).with_content(content)];
        problems_by(&files, &standard).remove(0)
    };
    let usual = told(Severity::Warning);
    assert_eq!((usual.severity, usual.place.to_string()), (Severity::Warning, "site.yaml:3:1".into()));
    assert!(usual.message.starts_with("The texts (`search-en-texts.js`): 1"), "{}", usual.message);
    // What it suggests leaves at least 10 kB.
    assert!(hint_of(&usual).ends_with("write `budgets: {texts_kb: 30}` into `site.yaml`."));
    let own = told(Severity::Error);
    assert_eq!(own.severity, Severity::Error);
    assert_eq!(hint_of(&own), "`budgets: texts_kb` in `site.yaml` sets the limit.");
}

#[test]
fn a_page_may_name_its_own_budget() {
    let mut standard = AuditStandard::default();
    let own = RequestedBudget { kilobytes: 60 };
    standard.budgets.pages.insert("all.html".into(), own);
    assert_eq!(problems_by(&[page("all.html", &noise(60_000))], &standard), []);
    assert_eq!(problems_by(&[page("all.html", &noise(120_000))], &standard).len(), 1);
}

#[test]
fn a_heavy_picture_is_told_and_named_where_the_archive_is_too_heavy() {
    let picture = Output::new("house.jpg", noise(400_000));
    let found = problems(std::slice::from_ref(&picture));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].severity, found[0].place.path.as_str()), (Severity::Warning, "house.jpg"));
    assert!(hint_of(&found[0]).ends_with("`budgets: picture_kb` in `site.yaml` sets the limit."));

    let mut standard = AuditStandard::default();
    (standard.budgets.picture, standard.budgets.archive) = (900, 300);
    let sheet = Output::new("sheet.pdf", noise(500_000));
    let found = problems_by(&[Output::new("site.zip", noise(400_000)), picture, sheet], &standard);
    assert_eq!(found.len(), 1);
    let hint = hint_of(&found[0]);
    assert!(hint.starts_with("Heaviest: `house.jpg` ") && !hint.contains("sheet.pdf"), "{hint}");
    assert!(hint.contains("`budgets: archive_kb`"), "{hint}");
}
