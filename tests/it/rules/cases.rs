//! One small site per way to break a rule, and the same site put right.

use rightskit::testing::diagnostic::Severity::{self, Error, Warning};

use crate::project::Project;

/// One way to break a rule.
pub struct Case {
    pub code: &'static str,
    pub severity: Severity,
    /// Where, as it is printed.
    pub place: &'static str,
    pub broken: Project,
    pub right: Project,
}

/// A case in the text of a page, which starts on line 5 of its file.
fn text(code: &'static str, place: &'static str, broken: &str, right: &str) -> Case {
    let place: &'static str = Box::leak(format!("content/en/try.md:{place}").into_boxed_str());
    Case { code, severity: Error, place, broken: Project::try_page(broken), right: Project::try_page(right) }
}

/// A case in any file of the small kit: `from` is put right, `to` is wrong.
fn change(code: &'static str, place: &'static str, path: &str, from: &str, to: &str) -> Case {
    let right = Project::kit("");
    Case { code, severity: Error, place, broken: right.clone().edit(path, from, to), right }
}

/// A card that sends people to one service.
fn card(service: &str) -> String {
    format!(
        "-- content/en/intents.yaml --\nintents:\n  - id: harm\n    say: You are not alone.\n    services: [{service}]\n    page: index.md\n    patterns: [[suicide]]\n"
    )
}

/// A card with these kind words.
fn says(words: &str) -> Project {
    Project::kit(&card("line")).edit("content/en/intents.yaml", "You are not alone.", words)
}

/// A card, and a word that weighs for the intent `id`.
fn weighs(id: &str) -> Project {
    let weights =
        format!("weights: {{start: -1, least: 0, need: {{bridge: 2}}, intents: {{{id}: {{bridge: 1}}}}}}\n");
    Project::kit(&format!("{}{weights}", card("line")))
}

/// A page that shows a picture of these bytes.
fn pictured(bytes: &[u8]) -> Project {
    Project::try_page("![The lift at the back door](lift.jpg)\n").bytes("content/en/lift.jpg", bytes)
}

/// A kit whose agency adds words to a page.
fn adding(page: &str) -> Project {
    let agency = Project::kit("").text("agencies/filled.yaml");
    let words = format!("additions:\n  - page: {page}\n    text: Call us.\n");
    Project::kit(&format!("-- agencies/filled.yaml --\n{agency}{words}"))
}

/// A case in the agency's words for a slot.
fn slot(place: &'static str, words: &str) -> Case {
    let block = words.contains('\n');
    let words = if block { format!("|\n    {}", words.replace("\n  ", "\n    ")) } else { words.to_owned() };
    let place: &'static str = Box::leak(format!("agencies/filled.yaml:{place}").into_boxed_str());
    let right = Project::kit("");
    let broken = right.clone().edit("agencies/filled.yaml", "Our policies are on the staff site.", &words);
    Case { code: "slot-words", severity: Warning, place, broken, right }
}

fn warns(case: Case) -> Case {
    Case { severity: Warning, ..case }
}

const LONG: &str = "We want you to know that one and two and three and four and five and six and seven and eight and \
                    nine and ten and so on.\n";

fn in_the_text() -> Vec<Case> {
    let hard =
        "Notwithstanding organisational considerations, administrative representatives systematically \
                facilitate comprehensive accountability. "
            .repeat(8);
    let far = format!("{} {}", LONG.trim_end().trim_end_matches('.'), LONG);
    vec![
        text("broken-link", "5:6", "Read [all of it](nowhere.md).\n", "Read [all of it](about.md).\n"),
        text(
            "broken-link",
            "5:6",
            "Read [all of it](#nowhere).\n\n## Here\n",
            "Read [all of it](#here).\n\n## Here\n",
        ),
        text(
            "broken-link",
            "5:5",
            "See [the list](directory:topic/wrok).\n",
            "See [the list](directory:topic/work).\n",
        ),
        text("broken-link", "5:5", "See [the form](form.pdf).\n", "See nothing.\n"),
        text("broken-link", "5:1", "[Out of here](../../x.md)\n", "Stay.\n"),
        text("duplicate-id", "7:1", "## One {#a}\n\n## Two {#a}\n", "## One {#a}\n\n## Two {#b}\n"),
        warns(text(
            "word-bullet",
            "7:1",
            "Bring:\n\n• a friend\n• notes\n",
            "Bring:\n\n- a friend\n- notes\n",
        )),
        text("missing-image", "5:1", "![A lift](lift.png)\n", "A lift.\n"),
        Case {
            code: "missing-image",
            severity: Error,
            place: "content/en/try.md:5:1",
            broken: Project::try_page("![The lift](lift.HEIC)\n").bytes("content/en/lift.HEIC", b"x"),
            right: Project::try_page("![The lift](lift.JPG)\n").bytes("content/en/lift.JPG", b"x"),
        },
        Case {
            code: "telling-picture",
            severity: Error,
            place: "content/en/lift.jpg",
            broken: pictured(
                b"\xff\xd8\xff\xe1\0\x50http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude=\"41,17.2S\"/>",
            ),
            right: pictured(b"\xff\xd8\xff\xd9"),
        },
        text("missing-image", "5:1", "![A lift](https://www.example.org/lift.png)\n", "A lift.\n"),
        text("heading-order", "7:1", "## One\n\n#### Three\n", "## One\n\n### Two\n"),
        text("heading-order", "5:1", "# One\n", "## One\n"),
        text("heading-order", "5:1", "##\n", "## One\n"),
        text("loose-footnote", "5:5", "Said[^a].\n", "Said[^a].\n\n[^a]: By law.\n"),
        text("loose-footnote", "7:1", "Said.\n\n[^a]: By law.\n", "Said[^a].\n\n[^a]: By law.\n"),
        warns(text("left-out", "5:3", "A <video src=\"a.mp4\"></video> of it.\n", "A film of it.\n")),
        warns(text("left-out", "7:6", "| a |\n|---|\n| b | c |\n", "| a |\n|---|\n| b |\n")),
        warns(text("left-out", "6:1", "<p>\n[a](b.md)\n</p>\n", "<p>\n\nA.\n\n</p>\n")),
        warns(text("left-out", "5:1", "[Note]: remember\n", "Note: remember\n")),
        warns(text("left-out", "5:6", "## A {d e=\"f\"}\n", "## A {#b}\n")),
        warns(text("left-out", "9:1", "A[^a].\n\n[^a]: One.\n\n[^a]: Two.\n", "A[^a].\n\n[^a]: One.\n")),
        warns(text("foreign-block", "6:1", "Text\n:::note\n", "> [!NOTE]\n> Text\n")),
        text("lone-name", "6:1", "Limits\n{#limits}\n---\n", "## Limits {#limits}\n"),
        warns(text(
            "never-closed",
            "5:1",
            "<details>\n<summary>A</summary>\n\nB.\n",
            "<details>\n<summary>A</summary>\n\nB.\n\n</details>\n",
        )),
        text("nested-too-deep", "5:121", &format!("{}x\n", "> ".repeat(80)), "> x\n"),
        text(
            "broken-link",
            "5:3",
            "![](services:topic/danger region/nz)\n",
            "![](<services:topic/danger region/nz>)\n",
        ),
        text(
            "insecure-link",
            "5:4",
            "At [the law](http://www.example.org).\n",
            "At [the law](https://www.example.org).\n",
        ),
        text(
            "insecure-link",
            "5:4",
            "At [the law](//www.example.org).\n",
            "At [the law](https://www.example.org).\n",
        ),
        text("refused-link", "5:4", "Or [print it](javascript:print()).\n", "Or print it.\n"),
        text("refused-link", "5:4", "Or [see it](data:text/html,x).\n", "Or see it.\n"),
        text("refused-link", "5:4", "Or [see it](fcat:pg-90).\n", "Or [90 days](fact:pg-90).\n"),
        text("empty-link-text", "5:4", "Go [here](about.md).\n", "Go to [who we are](about.md).\n"),
        text("empty-link-text", "5:4", "Go [](about.md).\n", "Go to [who we are](about.md).\n"),
        Case {
            code: "file-kind",
            severity: Error,
            place: "content/en/feed.xml",
            broken: Project::kit("").bytes("content/en/feed.xml", b"<rss/>"),
            right: Project::kit("").bytes("content/en/feed.json", b"{}"),
        },
        warns(Case {
            code: "file-kind",
            severity: Error,
            place: "content/en/_redirects",
            broken: Project::kit("").bytes("content/en/_redirects", b"/* https://evil.example/ 302"),
            right: Project::kit("").bytes("content/en/redirects.txt", b"None."),
        }),
        text("hidden-character", "5:6", "Māori\u{202e} x\n", "Māori x\n"),
        text("unknown-service", "5:6", "Call [us](service:lnie).\n", "Call [Help Line](service:line).\n"),
        text("unknown-service", "5:1", "![](service:lnie)\n", "![](service:line)\n"),
        text("unknown-service", "5:1", "![](services:topic/wrok)\n", "![](services:topic/work)\n"),
        text(
            "unknown-service",
            "5:1",
            "![](<services:topic/danger region/xx>)\n",
            "![](<services:topic/danger region/nz>)\n",
        ),
        text(
            "unknown-fact",
            "5:10",
            "You have [90 days](fact:pg-09).\n",
            "You have [90 days](fact:pg-90).\n",
        ),
        text(
            "unknown-fact",
            "5:10",
            "You have [three months](fact:pg-90).\n",
            "You act [within 90 days](fact:pg-90).\n",
        ),
        text("unknown-fact", "5:1", "![](facts:pg-90,pg-91)\n", "![](facts:pg-90)\n"),
        text("unknown-slot", "5:1", "![](slot:polices)\n", "![](slot:policies)\n"),
        text("unknown-slot", "5:1", "![](decision:secrets)\n", "![](decision:secrecy)\n"),
        Case {
            code: "published-guide",
            severity: Error,
            place: "agencies/guide.md:1:1",
            broken: published("RG-20"),
            right: published("RG-02"),
        },
        text("hand-written-fact", "5:1", "You have 90 days.\n", "You have [90 days](fact:pg-90).\n"),
        text(
            "mismatched-link",
            "5:6",
            "Call [04 495 6600](tel:044956606).\n",
            "Call [04 495 6600](tel:044956600).\n",
        ),
        text("bare-phone", "5:1", "Call 0800 044 334.\n", "Call [0800 044 334](service:line).\n"),
        text("bare-phone", "5:1", "Call 0800 044 33.\n", "Call [0800 044 334](service:line).\n"),
        text(
            "bare-phone",
            "5:6",
            "Call [0800 044 335](service:line).\n",
            "Call [0800 044 334](service:line).\n",
        ),
        warns(text("te-reo-macrons", "5:1", "Bring your whanau.\n", "Bring your whānau.\n")),
        warns(text("long-sentence", "5:1", LONG, "We are short.\n")),
        text("long-sentence", "5:1", &far, "We are short.\n"),
        warns(text(
            "own-voice",
            "5:1",
            "We found no number for men that we could check.\n",
            "Safe to talk is for anyone, as Sione found.\n",
        )),
        warns(text("own-voice", "5:1", "An older page says that you can.\n", "Ask your union if you can.\n")),
        warns(slot("7:5", "You can tell your manager.\n\n  You must report inside first.")),
        warns(slot("4:26", "We read all. We guarantee that nobody will find out.")),
        warns(text("unkind-word", "5:1", "The perpetrator is told.\n", "The person you named is told.\n")),
        warns(Case {
            place: "content/en/try.md",
            ..text("reading-grade", "", &hard, &"We go out to see it. ".repeat(16))
        }),
        text("uncovered", "5:1", "Said. {rg=RG-09}\n", "Said. {rg=RG-02}\n"),
        text("unproved", "5:1", "True. {proved=no-cookie}\n", "True. {proved=no-cookies}\n"),
    ]
}

fn in_front_matter() -> Vec<Case> {
    let about = "content/en/about.md";
    let long = format!("description: {}", "word ".repeat(40));
    vec![
        change(
            "missing-scope",
            "content/en/guide/index.md",
            "content/en/guide/index.md",
            "scope: {covers: public-service, standing: standard}\n",
            "",
        ),
        change("bad-front-matter", "content/en/about.md", about, "title: About\n", ""),
        change("bad-front-matter", "content/en/about.md", about, "description: What this is.\n", ""),
        change("bad-front-matter", "content/en/about.md:3:14", about, "description: What this is.", &long),
        change("bad-front-matter", "content/en/about.md:4:9", about, "role:", "layout: giude\nrole:"),
        change("bad-front-matter", "content/en/about.md:4:11", about, "role:", "aliases: [old/about]\nrole:"),
        change("duplicate-url", "content/en/contact.md", about, "role:", "aliases: [Contact.html]\nrole:"),
        change("required-page", "content/en", about, "role: about\n", ""),
        change("required-page", "content/en/concerns.md:4:7", about, "role: about", "role: concerns"),
        warns(change("overdue", "content/en/about.md:4:12", about, "role:", "review_by: 2026-11-22\nrole:")),
    ]
}

fn in_records() -> Vec<Case> {
    let (site, directory) = ("site.yaml", "directory.yaml");
    vec![
        change(
            "bad-setting",
            "site.yaml:8:13",
            site,
            "https://www.example.org/weather",
            "http://www.example.org",
        ),
        change("bad-setting", "site.yaml:9:8", site, "menu: [guide/index.md]", "menu: [guied/index.md]"),
        change("bad-setting", "site.yaml", site, "edition: 2026-11-23\n", ""),
        change("bad-setting", "site.yaml", site, "exit: {url: \"https://www.example.org/weather\"}\n", ""),
        change("insecure-link", "content/facts.yaml:7:54", "content/facts.yaml", "https:", "http:"),
        change(
            "duplicate-id",
            "content/slots.yaml:7:10",
            "content/slots.yaml",
            "decisions:\n",
            "  - {id: policies, label: a, ask: b, notice: c}\ndecisions:\n",
        ),
        change(
            "unknown-topic",
            "directory.yaml:33:14",
            directory,
            "topics: [danger, work]",
            "topics: [dagner, work]",
        ),
        change(
            "unknown-topic",
            "directory.yaml:16:19",
            directory,
            "organisation: police",
            "organisation: polcie",
        ),
        change(
            "unknown-topic",
            "directory.yaml:45:14",
            directory,
            "id: union\n    organisation: union\n    name: Workers Union\n    kind: union\n    topics: [work]",
            "id: union\n    organisation: union\n    name: Workers Union\n    kind: union\n    topics: [wrok]",
        ),
        warns(change(
            "open-slot",
            "agencies/filled.yaml:4:13",
            "agencies/filled.yaml",
            "policies: Our policies are on the staff site.",
            "policies: null",
        )),
        warns(change(
            "pending-decision",
            "agencies/filled.yaml",
            "agencies/filled.yaml",
            "secrecy: We keep what you send to ourselves.",
            "secrecy: null",
        )),
        change(
            "unknown-slot",
            "agencies/filled.yaml:5:12",
            "agencies/filled.yaml",
            "  policies: Our",
            "  policies: Ours.\n  polices: Our",
        ),
        warns(change(
            "overdue",
            "content/facts.yaml:10:16",
            "content/facts.yaml",
            "2027-05-23",
            "2026-11-22",
        )),
        warns(change("overdue", "directory.yaml:36:109", directory, "on: 2026-11-20", "on: 2026-01-20")),
        warns(change(
            "unconfirmed-crisis",
            "directory.yaml:36:30",
            directory,
            "{confirmed: {by: \"A Person, editor\", on: 2026-11-20, how: rang the number}}",
            "{seen: [S1], confidence: high}",
        )),
        Case {
            code: "crisis-card",
            severity: Error,
            place: "content/en/intents.yaml:4:16",
            broken: Project::kit(&card("union")),
            right: Project::kit(&card("line")),
        },
        Case {
            code: "crisis-card",
            severity: Error,
            place: "content/en/intents.yaml:3:10",
            broken: says("Ring 0800 999 999."),
            right: says("Ring 0800 044 334, it is free."),
        },
        Case {
            code: "crisis-card",
            severity: Error,
            place: "content/en/intents.yaml:1:18",
            broken: Project::kit(&card("line")).edit(
                "content/en/intents.yaml",
                "intents:\n",
                "unsure: {triage: nowhere, service: line}\nintents:\n",
            ),
            right: Project::kit(&card("line")),
        },
        Case {
            code: "crisis-card",
            severity: Error,
            place: "content/en/intents.yaml",
            broken: weighs("harms"),
            right: weighs("harm"),
        },
        change(
            "no-contact",
            "directory.yaml:41:9",
            directory,
            "org/union\", evidence: {seen: [S1], confidence: high}",
            "org/union\", evidence: {unverified: true}",
        ),
        change(
            "missing-evidence",
            "directory.yaml:24:9",
            directory,
            "      cost: {seen: [S1], confidence: high}\n",
            "",
        ),
        change(
            "missing-evidence",
            "directory.yaml:24:9",
            directory,
            "      cost: {seen",
            "      cots: {unverified: true}\n      cost: {seen",
        ),
        change(
            "missing-evidence",
            "directory.yaml:48:28",
            directory,
            "org/union\", evidence: {seen: [S1], confidence: high}",
            "org/union\"",
        ),
        change("bad-confirmation", "directory.yaml:36:126", directory, "how: rang the number", "how: \"\""),
        change("bad-phone", "directory.yaml:36:30", directory, "0800 044 334", "0800 044 33"),
        change(
            "bad-address",
            "agencies/filled.yaml:3:8",
            "agencies/filled.yaml",
            "slots:",
            "email: help at x.nz\nslots:",
        ),
        change(
            "unknown-logo",
            "agencies/filled.yaml:3:7",
            "agencies/filled.yaml",
            "slots:",
            "logo: lgoo.svg\nslots:",
        ),
        change(
            "bad-phone",
            "agencies/filled.yaml:3:8",
            "agencies/filled.yaml",
            "slots:",
            "phone: 0800 044 33\nslots:",
        ),
        change("uncovered", "content/coverage.yaml", "content/coverage.yaml", "RG: 2", "RG: 3"),
        change(
            "uncovered",
            "content/coverage.yaml:2:17",
            "content/coverage.yaml",
            "left_out: []",
            "left_out: [{id: XX-01, reason: none}]",
        ),
    ]
}

/// Rules that need more than a changed line.
fn in_whole_files() -> Vec<Case> {
    let plain = "-- site.yaml --\nkind: plain\ntitle: Notes\n-- content/a.md --\n# A\n";
    let kit = Project::kit("");
    let pale = "-- themes/pale/theme.yaml --\nname: pale\nparent: default\ntokens:\n  color:\n    faint: {light: \"#999999\", dark: \"#ffffff\"}\n\
                contrast:\n  - {text: faint, on: paper, min: 4.5}\n";
    let pale = Project::kit(pale).theme("pale");
    let picture = Project::try_page("![](lift.png)\n").bytes("content/en/lift.png", b"x");
    let locked = Project::kit("-- addresses.lock --\n# all\nguide/care.html\n");
    let two = crate::languages::translated();
    let stale = two.clone().edit("content/en/about.md", "a test", "another test");
    vec![
        Case {
            code: "first-page",
            severity: Warning,
            place: "content/",
            broken: Project::new(plain),
            right: Project::new(plain).with("-- content/index.md --\n# B\n"),
        },
        Case {
            code: "low-contrast",
            severity: Error,
            place: "themes/pale/theme.yaml:5:20",
            right: pale.clone().edit("themes/pale/theme.yaml", "#999999", "#333333"),
            broken: pale.clone(),
        },
        Case {
            code: "bad-colour",
            severity: Error,
            place: "themes/pale/theme.yaml:5:20",
            right: pale.clone().edit("themes/pale/theme.yaml", "#999999", "#333333"),
            broken: pale.clone().edit("themes/pale/theme.yaml", "\"#999999\"", "maroon"),
        },
        Case {
            code: "unknown-token",
            severity: Error,
            place: "themes/pale/theme.yaml:7:12",
            right: pale.clone().edit("themes/pale/theme.yaml", "#999999", "#333333"),
            broken: pale.edit("themes/pale/theme.yaml", "text: faint", "text: fnit"),
        },
        Case {
            code: "unordered-loop",
            severity: Error,
            place: "themes/default/layouts/page.html:4:4",
            broken: kit.clone().edit(
                "themes/default/layouts/page.html",
                "{% block main %}",
                "{% block main %}\n{% for key, value in page %}{{ key }}{% endfor %}",
            ),
            right: kit.clone(),
        },
        Case {
            code: "missing-alt",
            severity: Error,
            place: "content/en/try.md:5:1",
            right: picture.clone().edit("content/en/try.md", "![]", "![A lift]"),
            broken: picture,
        },
        Case {
            code: "unused-file",
            severity: Warning,
            place: "content/en/fact.yaml",
            broken: kit.clone().with("-- content/en/fact.yaml --\nfacts: []\n"),
            right: kit.clone(),
        },
        Case {
            code: "unused-file",
            severity: Warning,
            place: "content/en/lift.png",
            broken: kit.clone().bytes("content/en/lift.png", b"x"),
            right: kit.clone(),
        },
        Case {
            code: "stale-replacement",
            severity: Warning,
            place: "content/en/about.md:4:11",
            broken: heir(ABOUT),
            right: heir(""),
        },
        Case {
            code: "older-base",
            severity: Warning,
            place: "kit.lock:2:1",
            broken: heir("-- kit.lock --\n# Seen.\nedition\t2099-01-01\n"),
            right: heir("-- kit.lock --\n# Seen.\nedition\t2026-01-01\n"),
        },
        Case {
            code: "crisis-changed",
            severity: Warning,
            place: "directory.yaml:24:9",
            broken: directory("0800 044 334", "0800 044 335"),
            right: directory("Somebody to talk to.", "Somebody to ring."),
        },
        Case {
            code: "locked-file",
            severity: Error,
            place: "content/facts.yaml",
            broken: heir("-- content/facts.yaml --\nfacts: []\n"),
            right: heir(""),
        },
        Case {
            code: "hidden-page",
            severity: Error,
            place: "site.yaml:4:15",
            broken: heir("").edit("site.yaml", "title: Ours\n", "title: Ours\nhide: [{page: safety.md}]\n"),
            right: heir(""),
        },
        Case {
            code: "hidden-service",
            severity: Error,
            place: "site.yaml:4:18",
            broken: heir("").edit("site.yaml", "title: Ours\n", "title: Ours\nhide: [{service: police}]\n"),
            right: heir("").edit("site.yaml", "title: Ours\n", "title: Ours\nhide: [{service: union}]\n"),
        },
        Case {
            code: "misplaced-addition",
            severity: Error,
            place: "agencies/filled.yaml:8:11",
            broken: adding("abuot.md"),
            right: adding("about.md"),
        },
        Case {
            code: "lock-changed",
            severity: Error,
            place: "addresses.lock:2:1",
            right: locked.clone().edit("content/en/about.md", "role:", "aliases: [guide/care.html]\nrole:"),
            broken: locked,
        },
        Case {
            code: "stale-translation",
            severity: Warning,
            place: "content/mi/about.md",
            broken: stale,
            right: two,
        },
    ]
}

const TRIAGE: &str = "content/triage/first.yaml";

/// The small kit with a questionnaire and its lock.
fn asking() -> Project {
    Project::kit(
        "-- content/triage/first.yaml --
id: first
title: Find your next step
description: A few questions.
minutes: 1
reviewed: 2026-11-23
review_by: 2027-05-23
questions:
  - id: danger
    ask: Are you in danger?
    why: It comes first.
    options: [{id: now, label: 'Yes'}, {id: unsure, label: Not sure}]
  - id: more
    ask: What else?
    why: To help you.
    choose: many
    when: {not: {danger: now}}
    no_unsure: A test.
    options: [{id: pay, label: My pay}, {id: hours, label: My hours}]
plan:
  - {id: talk, level: soon, title: Talk to someone, say: You can talk to them., services: [line], guide: [about.md]}
  - {id: pay, level: soon, when: {more: pay}, title: Your pay, say: Keep your payslips.}
guarantees:
  - {id: g, always: {service: line}}
examples:
  - {name: pay, answers: {danger: unsure, more: pay}, shows: [pay]}
-- triage.lock --
first question danger | always
first answer danger: now | danger is asked
first answer danger: unsure | danger is asked
first question more | not danger: now | many
first answer more: pay | more is asked
first answer more: hours | more is asked
first item talk | always | soon, service line
first item pay | more: pay | soon
",
    )
}

/// A case in the questionnaire: `from` is put right, `to` is wrong.
fn asks(code: &'static str, place: &'static str, from: &str, to: &str) -> Case {
    let right = asking();
    let place: &'static str = Box::leak(format!("{TRIAGE}{place}").into_boxed_str());
    Case { code, severity: Error, place, broken: right.clone().edit(TRIAGE, from, to), right }
}

/// Conditions that need a sheet of more than eight kilobytes: each of many items hangs on many answers.
fn tangled() -> String {
    let mut text = String::new();
    for item in 0..390 {
        let (mut one, mut other) = (item * 7 + 3, item * 5 + 1);
        let mut parts = Vec::new();
        for question in 0..10 {
            parts.push(format!(
                "{{any: [{{t{question}: o{}}}, {{t{}: o{}}}]}}",
                one % 6,
                (question + item) % 10,
                other % 6
            ));
            one = one * 31 + 17;
            other = other * 29 + 11;
        }
        text.push_str(&format!(
            "  - {{id: i{item}, level: soon, when: {{all: [{}]}}, title: T, say: Keep it.}}\n",
            parts[..3].join(", ")
        ));
    }
    text
}

fn in_questionnaires() -> Vec<Case> {
    let ten: String = (0..10)
        .map(|at| {
            let options: Vec<String> = (0..6).map(|option| format!("{{id: o{option}, label: L}}")).collect();
            format!(
                "  - {{id: t{at}, ask: What?, why: To help., no_unsure: A test., options: [{}]}}\n",
                options.join(", ")
            )
        })
        .collect();
    vec![
        asks("triage-reference", ":20:92", "services: [line]", "services: [lnie]"),
        asks("triage-reference", ":20:107", "guide: [about.md]", "guide: [abuot.md]"),
        asks("triage-words", ":9:18", "ask: Are you in danger?", "ask: 'Are you [in danger](about.md)?'"),
        asks(
            "triage-words",
            ":20:125",
            "services: [line]",
            "services: [line], card: {line: L, note: 'See [us](about.md).'}",
        ),
        asks("triage-placeholder", ":9:21", "ask: Are you in danger?", "ask: Are you in {danger}?"),
        asks("triage-unreachable", ":21:10", "when: {more: pay}", "when: {danger: now, more: pay}"),
        warns(asks("triage-idle", ":21:10", "when: {more: pay}", "when: {more: pay, not: {danger: now}}")),
        asks(
            "triage-empty-plan",
            "",
            "{id: talk, level: soon, title",
            "{id: talk, level: soon, when: {danger: now}, title",
        ),
        asks("triage-guarantee", ":23:10", "always: {service: line}", "always: {item: pay}"),
        asks("triage-example", ":25:63", "shows: [pay]", "hides: [pay]"),
        warns(asks(
            "triage-length",
            ":9:10",
            "Are you in danger?",
            &format!("Are you {}in danger?", "now or soon ".repeat(8)),
        )),
        Case {
            severity: Warning,
            place: "triage.lock",
            ..asks("triage-lock", "", "when: {more: pay}", "when: {more: hours}")
        },
        Case {
            severity: Error,
            code: "triage-tangled",
            place: TRIAGE,
            right: asking(),
            broken: asking().edit(TRIAGE, "plan:\n", &format!("{ten}plan:\n")).edit(
                TRIAGE,
                "guarantees:\n",
                &format!("{}guarantees:\n", tangled()),
            ),
        },
    ]
}

pub fn cases() -> Vec<Case> {
    let mut cases = in_the_text();
    cases.extend(in_front_matter());
    cases.extend(in_records());
    cases.extend(in_whole_files());
    cases.extend(in_questionnaires());
    cases.extend(of_handouts());
    cases
}

/// The small kit with one handout in `content/handouts/try.yaml`, whose parts start on line 4.
fn handout(parts: &str) -> Project {
    Project::kit(&format!("-- content/handouts/try.yaml --\ntitle: Try\npurpose: To try.\nparts:\n{parts}"))
}

fn of_handouts() -> Vec<Case> {
    let part = |place: &'static str, broken: &str, right: &str| Case {
        code: "handout-part",
        severity: Error,
        place,
        broken: handout(broken),
        right: handout(right),
    };
    let words = "  - text: Words.\n";
    let svg = |inside: &str| {
        handout(words)
            .edit("themes/default/theme.yaml", "icon: icon.svg\n", "icon: icon.svg\nlogo: logo.svg\n")
            .bytes(
                "themes/default/logo.svg",
                format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inside}</svg>")
                    .as_bytes(),
            )
    };
    let addressed = |base: &str| {
        let project = Project::kit(&format!(
            "-- content/handouts/try.yaml --\ntitle: Try\npurpose: To try.\nfrom: about.md\nparts:\n{words}"
        ));
        project.edit("site.yaml", "minify: false", &format!("minify: false\nbase_url: {base}"))
    };
    vec![
        part("content/handouts/try.yaml:4:11", "  - page: guide/indxe.md\n", "  - page: guide/index.md\n"),
        part(
            "content/handouts/try.yaml:4:14",
            "  - section: index.md#dangr\n",
            "  - section: index.md#danger\n",
        ),
        part("content/handouts/try.yaml:4:13", "  - folder: giude/\n", "  - folder: guide/\n"),
        part("content/handouts/try.yaml:4:12", "  - facts: pg-09\n", "  - facts: pg-90\n"),
        part("content/handouts/try.yaml:4:15", "  - services: id/polise\n", "  - services: id/police\n"),
        part("content/handouts/try.yaml:4:11", "  - slot: polices\n", "  - slot: policies\n"),
        part("content/handouts/try.yaml:5:12", "  - page: about.md\n    facts: pg-90\n", words),
        part("content/handouts/try.yaml:4:14", "  - heading: Alone\n", words),
        part("content/handouts/try.yaml", "  []\n", words),
        Case {
            code: "unconfirmed-print",
            severity: Warning,
            place: "content/handouts/try.yaml",
            broken: handout("  - services: id/union\n"),
            right: handout("  - services: id/police,line\n"),
        },
        Case {
            code: "handout-missing-glyph",
            severity: Error,
            place: "content/handouts/try.yaml:4:16",
            broken: handout("  - text: Call 📞\n"),
            right: handout("  - text: Call ☎\n"),
        },
        Case {
            code: "handout-picture",
            severity: Error,
            place: "themes/default/logo.svg",
            broken: svg("<script>1</script>"),
            right: svg("<path d=\"M0 0h9v9z\"/>"),
        },
        Case {
            code: "handout-address",
            severity: Warning,
            place: "site.yaml",
            broken: addressed("null"),
            right: addressed("https://rights.example.org"),
        },
        Case {
            code: "handout-address",
            severity: Warning,
            place: "site.yaml:11:11",
            broken: addressed("https://intranet/rights"),
            right: addressed("https://rights.example.org"),
        },
    ]
}

/// A guide as its author published it, that marks one statement.
fn published(id: &str) -> Project {
    let declared = "published_guide: {file: guide.md, title: Fair winds, author: Kites, source: \"https://www.example.org/\", read: 2026-11-20}";
    let guide = format!("-- agencies/guide.md --\nAsk these people:{{rg={id}}}\n\n![](slot:policies)\n");
    Project::kit(&guide).edit("agencies/filled.yaml", "about: An", &format!("{declared}\nabout: An"))
}

/// A page in place of an inherited one that has changed since.
const ABOUT: &str =
    "-- content/en/about.md --\n---\ntitle: About\nrole: about\nreplaces: \"000000000000\"\n---\nWords.\n";

/// A folder that inherits the small kit.
fn heir(more: &str) -> Project {
    Project::kit("")
        .edit("site.yaml", "minify: false", "minify: false\nlocked: [content/facts.yaml]")
        .inherited_by(&format!("-- site.yaml --\nkind: kit\nbase: kit\ntitle: Ours\n{more}"))
}

/// A folder that inherits the small kit, with a directory of its own that differs in this.
fn directory(from: &str, to: &str) -> Project {
    let own = String::from_utf8(Project::kit("").sources.get("directory.yaml").unwrap().to_vec()).unwrap();
    heir(&format!("-- directory.yaml --\n{}", own.replacen(from, to, 1)))
}
