//! What Markdown becomes on a page: blocks, links, directives, and what is refused.

use crate::html;
use crate::project::Project;

/// The part of a page that the author wrote.
#[track_caller]
fn page(body: &str) -> String {
    let built = Project::try_page(body).build().good();
    let main = built.main("try.html");
    let faults = html::faults(built.file("try.html"));
    assert!(faults.is_empty(), "{faults:?} in {main}");
    main.to_owned()
}

#[track_caller]
fn has(body: &str, wanted: &[&str]) {
    let html = page(body);
    for part in wanted {
        assert!(html.contains(part), "no {part} in {html}");
    }
}

#[test]
fn tables() {
    has(
        "| Step | When |\n|:-----|-----:|\n| Say *so* | soon |\n",
        &[
            "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Table\"><table><thead>",
            "<th scope=\"col\" class=\"align-left\">Step</th>",
            "<td class=\"align-left\">Say <em>so</em></td><td class=\"align-right\">soon</td>",
        ],
    );
}

#[test]
fn footnotes_lead_there_and_back() {
    has(
        "One[^law] and two[^law].\n\n[^law]: By **law**.\n",
        &[
            "id=\"fnref-1\" href=\"#fn-1\"",
            "id=\"fnref-1-2\"",
            "<section class=\"footnotes\" aria-label=\"Notes\">",
            "<li id=\"fn-1\"><p>By <strong>law</strong>.</p>",
            "href=\"#fnref-1-2\" aria-label=\"Back to the text from note 1-2\"",
        ],
    );
}

#[test]
fn definition_lists() {
    has(
        "Respondent\n: The person you complain about.\n",
        &["<dl><dt>Respondent</dt><dd>The person you complain about.</dd></dl>"],
    );
}

#[test]
fn alerts_with_and_without_a_title() {
    has(
        "> [!WARNING] First, be safe\n> Use your own phone.\n",
        &["c-alert--warning", "<span>First, be safe</span>", "<p>Use your own phone.</p>"],
    );
    has("> [!TIP]\n> Take notes.\n", &["c-alert--tip", "<span>Tip</span>", "<p>Take notes.</p>"]);
    has("> Somebody said so.\n", &["<blockquote><p>Somebody said so.</p></blockquote>"]);
}

#[test]
fn headings_have_ids_that_links_find() {
    has(
        "## Ngā mōtika: what?\n\n## Given {#own}\n\nTo [one](#nga-motika-what) and [two](#own).\n",
        &["<h2 id=\"nga-motika-what\">", "<h2 id=\"own\">Given</h2>", "href=\"#nga-motika-what\""],
    );
}

#[test]
fn links_between_pages_are_relative_files() {
    let body = "To [the guide](guide/index.md), [part](about.md) and [help](directory:all).\n";
    has(body, &["href=\"guide/index.html\"", "href=\"about.html\"", "href=\"directory/index.html\""]);
    let built = Project::kit("")
        .edit("content/en/guide/index.md", "You have", "See [us](../about.md). You have")
        .build()
        .good();
    assert!(built.main("guide/index.html").contains("href=\"../about.html\""));
}

#[test]
fn bare_addresses_become_links() {
    has(
        "See https://www.example.org/a?b=1&c=2. And <https://www.example.org>.\n",
        &[
            "<a href=\"https://www.example.org/a?b=1&amp;c=2\" rel=\"noreferrer\">https://www.example.org/a?b=1&amp;c=2</a>.",
            "<a href=\"https://www.example.org\" rel=\"noreferrer\">",
        ],
    );
    let html = page("Type `https://www.example.org` there.\n");
    assert!(html.contains("<code>https://www.example.org</code>"), "{html}");
}

#[test]
fn punctuation_is_smart_and_code_is_not() {
    has("It's \"so\" -- and more... `it's \"x\"`\n", &["It’s “so” – and more…", "<code>it's \"x\"</code>"]);
}

#[test]
fn lists_breaks_and_rules() {
    has(
        "3. a\n4. b\n\n---\n\n- [x] done\n\none\\\ntwo ~~no~~\n",
        &["<ol start=\"3\">", "<hr>", "☑ done", "one<br>", "<s>no</s>"],
    );
}

#[test]
fn raw_html_is_sanitised() {
    let html = page(
        "<script>alert(1)</script>\n\n<p style=\"color:red\" onclick=\"x()\">Red</p>\n\n<iframe src=\"https://www.example.org\"></iframe>\n\n\
         <form action=\"/x\"><input name=a></form>\n\nA <b onmouseover=x()>bold</b> word.\n",
    );
    // Pictures and links are those of Markdown, and looked at like them.
    let refused = Project::try_page("A <img src=x onerror=y()> <a href=\"javascript:x()\">no</a>\n").check();
    assert_eq!([refused.one("missing-image").place.line, refused.one("refused-link").place.line], [5, 5]);
    for bad in [
        "<script",
        "alert(1)",
        "style=",
        "onclick",
        "onmouseover",
        "onerror",
        "<iframe",
        "<form",
        "<input",
        "javascript:",
    ] {
        assert!(!html.contains(bad), "{bad} in {html}");
    }
    assert!(html.contains("<b>bold</b>") && html.contains("Red"), "{html}");
}

#[test]
fn raw_html_cannot_break_out_of_its_place() {
    for body in [
        "</main></div></body>\n\nAfter.\n",
        "[say <b>so](about.md) twice</b>\n",
        "<div>\n\n> [!NOTE]\n> x\n>\n> </div>\n",
        "<a href=\"https://www.example.org\">https://www.example.org</a>\n",
        "<a href=\"https://www.example.org\">and [us](about.md)</a>\n",
        "<table><tr><td>\n\n![](service:line)\n\n</table>\n",
        "<!-- --!><script>x</script> -->\n",
        "<p id=main>x</p>\n\n<svg><style><img src=x></style></svg>\n",
        "<b\n",
        "<div title=\"\u{e010}0\u{e011}\">[us](about.md)</div>\n",
    ] {
        let built = Project::try_page(body).build();
        if built.errors().is_empty() {
            let faults = html::faults(built.file("try.html"));
            assert!(faults.is_empty(), "{faults:?} from {body} in {}", built.main("try.html"));
        }
    }
}

#[test]
fn nothing_refused_reaches_a_page() {
    for (body, bad) in [
        ("[x y](javascript:x)\n", "javascript"),
        ("[x y](JaVaScRiPt:x)\n", "script:"),
        ("[x y](data:text/html,x)\n", "data:"),
        ("<javascript:x>\n", "href=\"javascript"),
        ("![x](data:image/png;base64,x)\n", "data:"),
        ("[x y][1]\n\n[1]: javascript:x\n", "javascript:"),
    ] {
        let built = Project::try_page(body).build();
        assert!(!built.errors().is_empty() || !built.main("try.html").contains(bad), "{body}");
    }
}

#[test]
fn text_is_escaped() {
    has("1 \\< 2 & 3 &lt;script&gt; `<b>`\n", &["1 &lt; 2 &amp; 3 &lt;script&gt; <code>&lt;b&gt;</code>"]);
    let built = Project::kit("-- content/en/try.md --\n---\ntitle: \"<script>x</script> & y\"\ndescription: \"a \\\"b\\\" <i>\"\n---\nText.\n").build().good();
    let page = built.file("try.html");
    assert!(!page.contains("<script>x") && page.contains("&lt;script&gt;"), "{page}");
    assert!(html::faults(page).is_empty());
}

#[test]
fn no_page_has_a_style_attribute() {
    let built = Project::real().build();
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = std::str::from_utf8(bytes).unwrap();
        assert!(html::values(page, "style").is_empty(), "{path}");
    }
}

#[test]
fn coverage_marks_are_stripped() {
    let html = page(
        "## So {#so rg=RG-01}\n\nSaid. {rg=RG-02} More.{pp=PP-01}\n\n- item {rg=RG-01,RG-02}\n\nKeep {this}.\n",
    );
    assert!(!html.contains("rg=") && !html.contains("RG-") && !html.contains("PP-"), "{html}");
    assert!(
        html.contains("Said. More.") && html.contains("<li>item</li>") && html.contains("{this}"),
        "{html}"
    );
}

#[test]
fn a_link_to_a_file_says_its_type_and_size() {
    let built = Project::try_page("Take [the form](files/form.pdf) along.\n")
        .bytes("content/en/files/form.pdf", &vec![b'x'; 12_345])
        .build()
        .good();
    let main = built.main("try.html");
    assert!(main.contains("<a href=\"files/form.pdf\">the form (PDF, 12 kB)</a>"), "{main}");
    assert_eq!(built.files["files/form.pdf"].len(), 12_345);
}

#[test]
fn pictures_stand_beside_their_page() {
    let project =
        Project::kit("").edit("content/en/guide/index.md", "You have", "![The lift](lift.png)\n\nYou have");
    let built = project.bytes("content/en/guide/lift.png", b"png").build().good();
    assert!(
        built.main("guide/index.html").contains("<img src=\"../guide/lift.png\" alt=\"The lift\">"),
        "{}",
        built.main("guide/index.html")
    );
}

#[test]
fn facts_come_from_the_ledger() {
    has(
        "You have [90 days](fact:pg-90).\n\n![](facts:pg-90)\n",
        &[
            "<span class=\"fact\">90 days</span>",
            "You have 90 days to raise it.",
            "Employment Relations Act 2000, section 114",
            "Employment New Zealand",
        ],
    );
}

#[test]
fn services_are_links_numbers_or_cards() {
    has("Call [0800 044 334](service:line).\n", &["<a href=\"tel:0800044334\""]);
    has("Ask [them](service:line).\n", &["<a href=\"directory/service/line.html\">them</a>"]);
    has("![](service:line)\n", &["c-card", "href=\"tel:0800044334\"", "Somebody to talk to."]);
    has("![](services:topic/work)\n", &["Help Line", "Workers Union"]);
    let crisis = page("![](services:crisis)\n");
    assert!(crisis.contains("Help Line") && !crisis.contains("Workers Union"), "{crisis}");
    let chosen = page("![](services:id/union,line)\n");
    // Beside the text stands whom to talk to, on every page.
    let chosen = chosen.split("l-body").nth(1).unwrap();
    assert!(chosen.find("Workers Union") < chosen.find("Help Line"), "in the order asked for");
}

#[test]
fn the_archive_is_linked_with_its_size() {
    let built = Project::try_page("![](download:kit)\n").build().good();
    let main = built.main("try.html");
    assert!(main.contains("href=\"test-kit-2026-11-23.zip\"") && main.contains("(ZIP, "), "{main}");
}
