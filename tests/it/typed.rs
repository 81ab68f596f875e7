//! What an author typed is on the page, or is named in a message with its line.

use crate::project::{Built, Project};

/// A plain site of one page.
fn plain(body: &str) -> Project {
    Project::new(&format!("-- site.yaml --\nkind: plain\ntitle: Notes\n-- content/index.md --\n{body}"))
}

fn page(body: &str) -> String {
    built(&plain(body)).main("index.html").to_owned()
}

/// A build that must work, whatever it has to say.
#[track_caller]
fn built(project: &Project) -> Built {
    project.build().good()
}

/// The text of a page as people read it.
fn read(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = after.split_once('>').unwrap_or_default();
        if ["/p", "/h", "/li", "br"].iter().any(|end| tag.starts_with(end)) {
            text.push(' ');
        }
        rest = after;
    }
    text.push_str(rest);
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn words_in_angle_brackets_are_words() {
    for body in [
        "Dear <title> <surname>, hello.\n\nSecond part.\n",
        "<style> <surname>, hello.\n\nSecond part.\n",
        "<script>\n\nSecond part.\n",
        "<textarea> of the form\n\nSecond part.\n",
        "Dear <manager name>, I met <person> on <date>.\n",
        "<your name>\nand more\n",
        "<plaintext>\n\n<xmp>\n\nSecond part.\n",
        "- <employer>\n- <manager> said\n",
        "Use List<String>, Map<K, V> or 5 <6.\n",
        "The <i> element and </b> too.\n",
        "<select> one, <input>, <link> and <svg>.\n",
        "<?php echo 1 ?> and <!DOCTYPE html>\n",
    ] {
        let shown = read(&page(&format!("# T\n\n{body}")));
        let wanted: Vec<&str> = body.split_whitespace().filter(|word| *word != "-").collect();
        assert_eq!(shown, format!("T {}", wanted.join(" ")), "{body}");
    }
    assert_eq!(read(&page("# T\n\n<!-- never closed\n\nSecond part.\n")), "T <!– never closed Second part.");
    // What follows is Markdown again.
    for body in ["<title>\n\n**b**\n", "<style>\n\n**b**\n", "<!--\n\n**b**\n", "<your name>\n**b**\n"] {
        assert!(page(body).contains("<strong>b</strong>"), "{body}");
    }
}

/// The codes, lines and words of what is said of a page.
fn told(body: &str) -> Vec<(&'static str, usize, String)> {
    let found = built(&plain(body)).found;
    found.into_iter().map(|problem| (problem.code, problem.place.line, problem.message)).collect()
}

#[test]
fn elements_that_nothing_ends_are_words_and_parts_of_tables_stand_in_tables() {
    for body in [
        "<address>\n\nSecond part.\n",
        "<time>\n\n**Second** part.\n",
        "- <b>\n- <a>\n- <section>\n\nSecond part.\n",
        "> <center>\n\nSecond part.\n",
        "Use <td>, <li> and <rt> here.\n",
        "| <td> | <li> |\n|---|---|\n| <tr> | <dd> |\n",
        "Note[^a]\n\n[^a]: <address>\n",
    ] {
        let html = page(&format!("# T\n\n{body}"));
        let shown = read(&html);
        for word in body.split_whitespace().filter(|word| word.starts_with('<')) {
            assert!(shown.contains(word.trim_end_matches(',')), "{word} of {body} in {html}");
        }
        assert_eq!(shown.contains("Second part."), body.contains("part."), "{body}: {html}");
    }
    // What is ended further down, holds something, or may leave its end out is an element.
    let html = page(
        "# T\n\n<address>\n\nLevel **3**\n\n</address>\n\n<ul>\n<li>one\n<li>two\n</ul>\n\nIn <table><tr><td>x</table> it\n",
    );
    assert!(html.contains("<address>") && html.contains("<li>two") && html.contains("<td>x"), "{html}");
}

#[test]
fn attributes_with_words_and_what_hides_nothing_are_named() {
    let told = told(
        "# T\n\n<ol reversed type=a><li value=9>nine</ol>\n\n<p hidden>x</p>\n\n<b style='display: none'>y</b>\n\n\
         <a href=\"tel:111\" aria-label=\"Call now\">z</a> <div aria-label=\"kept\" class=c>w</div>\n",
    );
    let said: Vec<(usize, bool)> =
        told.iter().map(|(_, line, message)| (*line, message.contains("hides nothing"))).collect();
    assert_eq!(said, [(5, true), (7, true), (9, false)], "{told:?}");
    assert!(told[2].2.contains("aria-label=\"Call now\""), "{told:?}");
    let html = page(
        "# T\n\n<ol reversed type=a><li value=9>nine</ol>\n\n<details open><summary>a</summary>b</details>\n",
    );
    assert!(
        html.contains("value=\"9\"") && html.contains("reversed"),
        "numbers are those that were typed: {html}"
    );
    assert!(html.contains("<details open"), "{html}");
}

#[test]
fn second_names_and_rows_without_a_table_are_named() {
    let body = "# T\n\n[a law] and [help]\n\n[a law]: https://law.example/\n[help]: https://help.example/\n[A  Law]: https://other.example/\n\n\
                | a `b|c` | d |\n|---|---|\n| e | f |\n";
    let told = told(body);
    let places: Vec<(&str, usize)> = told.iter().map(|(code, line, _)| (*code, *line)).collect();
    assert_eq!(places, [("left-out", 7), ("left-out", 9)], "{told:?}");
}

#[test]
fn a_link_without_an_address_is_named_and_so_is_why_a_link_is_none() {
    let told = told("# T\n\n[Help line]() and [the law](<>)\n");
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.iter().all(|(code, line, _)| (*code, *line) == ("broken-link", 3)), "{told:?}");
    let found = plain("# T\n\n[words [^a] more](index.md)\n\n[^a]: Note.\n").check().found;
    assert!(found.iter().any(|problem| problem.hint.as_deref().is_some_and(|hint| hint.contains("no note"))));
}

#[test]
fn elements_that_are_left_out_are_named() {
    for (body, line, what) in [
        ("a\n\n<video src=\"a.mp4\"></video>\n", 3, "<video src=\"a.mp4\">"),
        ("<iframe src=\"https://x.example\"></iframe>\n", 1, "<iframe src=\"https://x.example\">"),
        ("a <script>b()</script> c\n", 1, "<script>"),
        ("<style>\np { color: red }\n</style>\n", 1, "<style>"),
        ("<input type=\"text\">\n", 1, "<input type=\"text\">"),
        ("a <button>go</button>\n", 1, "<button>"),
        ("![a ![b](url.png)](b.png)\n", 1, "url.png"),
        ("a\n\n<p>\nb [c](https://www.example.org/d.md) e\n</p>\n", 4, "[c](https://www.example.org/d.md) e"),
        ("a[^x]\n\n[^x]: one\n\n[^x]: two\n", 5, "`x`"),
        // Nothing of the outer link is left to press.
        ("<a href=\"https://e.example\">[^x]</a>\n\n[^x]: one\n", 1, "https://e.example"),
    ] {
        let built =
            built(&plain(body).bytes("content/b.png", include_bytes!("../../themes/example/icon.svg")));
        let found = built.one("left-out");
        assert_eq!(found.place.line, line, "{body}");
        assert!(found.message.contains(what), "{}", found.message);
    }
    assert!(read(&page("a <button>go</button>\n")).contains("a go"));
    // Code may show a link, and nothing is told that is on the page.
    for body in [
        "<pre>\n[c](d)\n</pre>\n",
        "<p>\n<code>[c](d)</code>\n</p>\n",
        "<p>\n\n[c](https://d.example)\n\n</p>\n",
        // The word leads there, whatever follows it.
        "<a href=\"https://e.example\">word[^x]</a>\n\n[^x]: one\n",
    ] {
        assert!(plain(body).check().of("left-out").is_empty(), "{body}");
    }
    let built = built(&plain("a[^x]\n\n[^x]: one\n\n[^x]: two\n"));
    assert!(built.main("index.html").contains("one") && !built.main("index.html").contains("two"));
}

#[test]
fn what_begins_and_never_ends_is_named_where_readers_see_it() {
    for (body, column) in [
        ("<details>\n<summary>More</summary>\n\nInside.\n\n## Next\n", 1),
        ("See <a href=\"https://e.example\">there\n\nand on\n", 5),
        ("<blockquote cite=\"https://e.example\">\n\nSaid.\n", 1),
        ("<details>\n\n<details>\n\n</details>\n", 1),
    ] {
        let built = built(&plain(&format!("# T\n\n{body}")));
        let place = &built.one("never-closed").place;
        assert_eq!((place.line, place.column), (3, column), "{body}");
    }
    for body in [
        "<details>\n\nInside.\n\n</details>\n",
        "<a id=\"old\">\n\n## Next\n",
        "<div align=\"center\">\n\nWords.\n",
        "<ul>\n<li>one\n<li>two\n</ul>\n",
        "The `<details>` element, <b>, and <your name>.\n",
    ] {
        assert!(plain(body).check().of("never-closed").is_empty(), "{body}");
    }
}

#[test]
fn comments_go_and_what_stands_around_them_stays() {
    assert_eq!(read(&page("# T\n\none <!-- a -->\n\n<!-- b\n\n[c](d.md) -->\n\ntwo\n")), "T one two");
    assert_eq!(read(&page("# T\n\n<!-- a --> b <!--> c --> d <!---> e -->\n")), "T b c --> d e -->");
    // One that has no end in its quotation says nothing of those further on.
    assert_eq!(read(&page("# T\n\n> <!-- a\n\nb <!-- c --> d\n\n<!-- e -->\n")), "T <!– a b d");
}

#[test]
fn addresses_equal_what_was_typed() {
    for address in [
        "https://video.example/watch?v=ab--cd",
        "https://law.example/a...b",
        "https://xn--mori-qsa.example/",
        "https://k.example/it's",
        "https://k.example/_a_/*b*/c",
    ] {
        for body in [
            format!("See {address} now"),
            format!("\"{address}\""),
            format!("“{address}”."),
            format!("({address})"),
        ] {
            let html = page(&body);
            let escaped = address.replace('&', "&amp;");
            assert!(html.contains(&format!("href=\"{escaped}\"")), "{body}: {html}");
        }
    }
    assert!(page("<help@agency.example>").contains("href=\"mailto:help@agency.example\""));
}

#[test]
fn all_five_alerts_are_shown_in_both_themes() {
    for kind in ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION", "caution"] {
        for theme in ["plain", "default"] {
            let built = built(&plain(&format!("# T\n\n> [!{kind}]\n> Text of it.\n")).theme(theme));
            assert!(built.main("index.html").contains("Text of it."), "{kind} {theme}");
            assert!(built.main("index.html").to_lowercase().contains(&kind.to_lowercase()), "{kind} {theme}");
        }
    }
}

#[test]
fn the_first_line_of_a_box_is_its_title_whole() {
    let html = page("# T\n\n> [!NOTE] Call *now* or `111`\n> Text.\n\n> [!TIP]- Folded\n> Text.\n");
    assert!(html.contains("<p>Call now or 111</p>") && html.contains("<p>Folded</p>"), "{html}");
    let html = page("# T\n\n> [!NOTE] See [the law](https://law.example/)\n> Text.\n");
    assert!(html.contains("href=\"https://law.example/\""), "an address never goes: {html}");
    let told = told("# T\n\n> [!DANGER]\n> x\n\n[!NOTE] y\n\n[!x]: z\n");
    let codes: Vec<(&str, usize)> = told.iter().map(|(code, line, _)| (*code, *line)).collect();
    assert_eq!(codes, [("left-out", 8), ("foreign-block", 3), ("foreign-block", 6)], "{told:?}");
}

#[test]
fn marked_words_and_signs_by_name_are_told_and_times_and_prices_are_not() {
    let told = told(
        "# T\n\nIt is ==very== good :smile:\n\nAt 10:30:45 if a == b or c==d for $5 and $10; `==x== :y_z:` \\==x==\n",
    );
    let signs: Vec<&str> = told
        .iter()
        .filter(|(code, ..)| *code == "foreign-block")
        .map(|(.., message)| message.as_str())
        .collect();
    assert_eq!(signs.len(), 2, "{told:?}");
    assert!(signs[0].starts_with("`==very==`") && signs[1].starts_with("`:smile:`"), "{signs:?}");
    assert_eq!(told.len(), 2, "{told:?}");
}

#[test]
fn parts_of_pages_are_found_however_their_names_are_spelled() {
    let project = plain("# T\n\n[a](#m\u{101}ori) [b](#ma\u{304}ori) [c](#caret-mark-tilde) [d](b.md#ko\u{304}rero)\n\n## Ma\u{304}ori\n\n## Caret, Mark & Tilde\n")
        .bytes("content/b.md", "# B\n\n## K\u{14d}rero\n".as_bytes());
    let built = built(&project);
    let html = built.main("index.html");
    for address in ["#m%C4%81ori\">a", "#m%C4%81ori\">b", "#caret-mark--tilde\">c", "b.html#k%C5%8Drero\">d"]
    {
        assert!(html.contains(address), "{address}: {html}");
    }
    assert!(html.contains("id=\"m\u{101}ori\""), "{html}");
}

#[test]
fn names_of_files_are_compared_with_their_marks_together() {
    let project = plain("[a](āwhina.md) [b](a\u{304}whina.md) ![c](ā.png)\n")
        .bytes("content/a\u{304}whina.md", b"# A\n")
        .bytes("content/a\u{304}.png", b"x");
    let built = built(&project);
    assert_eq!(built.main("index.html").matches("%C4%81whina.html").count(), 2);
    assert_eq!(built.of("decomposed-name").len(), 2);
    let double = project.with("-- content/āwhina.md --\n# A\n").check();
    assert!(double.errors().iter().any(|error| error.contains("two files")), "{:?}", double.errors());
}

#[test]
fn raw_html_gives_names_links_and_pictures() {
    let project = plain(
        "<a id=\"rules\"></a>\n\n<a name=\"old\"></a>[rules](#rules) [old](#old) [up](b.md#deep) <a href=\"b.md\">see b</a>\n\nA <img src=\"a.png\" alt=\"logo\"> b.\n",
    )
    .with("-- content/b.md --\n# B\n\n<p id=\"deep\">Deep</p>\n")
    .bytes("content/a.png", b"x");
    let built = built(&project);
    let html = built.main("index.html");
    for piece in [
        "id=\"rules\"",
        "id=\"old\"",
        "href=\"b.html#deep\"",
        "<a href=\"b.html\">see b</a>",
        "<img src=\"a.png\" alt=\"logo\">",
    ] {
        assert!(html.contains(piece), "{piece} in {html}");
    }
    assert_eq!(plain("<a href=\"c.md\">c</a>\n").check().one("broken-link").place.line, 1);
    assert_eq!(plain("a\n<img src=\"c.png\" alt=\"c\">\n").check().one("missing-image").place.line, 2);
}

#[test]
fn a_colon_begins_a_definition_only_before_a_space() {
    let html = page("Term\n: Meaning\n\nMeet at\n:) smile\n\nRatio\n:5 to 1\n\nExample `foo\n: bar`\n");
    assert_eq!(html.matches("<dl>").count(), 1, "{html}");
    for words in [":) smile", ":5 to 1", "<code>foo : bar</code>"] {
        assert!(html.contains(words), "{words} in {html}");
    }
}

#[test]
fn blocks_of_other_tools_are_named() {
    for body in [
        ":::note\nHi\n:::\n",
        "!!! note \"T\"\n    Hi\n",
        "{{#include a.rs}}\n",
        "{% raw %}\n",
        "text\n:::tip\n",
        "/// details\nx\n///\n",
        "[TOC]\n",
    ] {
        let built = built(&plain(&format!("# T\n\n{body}")));
        let found = built.of("foreign-block");
        assert!(found[0].place.line >= 3, "{body}");
        for word in body.split_whitespace() {
            assert!(read(built.main("index.html")).replace(['“', '”'], "\"").contains(word), "{word}");
        }
    }
}

#[test]
fn links_may_be_encoded_or_hold_spaces() {
    let files = "-- content/my page.md --\n# M\n-- content/100%.md --\n# P\n-- content/c#.md --\n# C\n-- content/a%20b.pdf --\nx\n";
    let project = plain(
        "[a](my%20page.md) [b](<my page.md>) [c](<100%.md>) [d](c%23.md) [e](<a%20b.pdf>) [f](a%2520b.pdf)\n",
    );
    let built = built(&project.with(files).base_url("https://x.example/sub"));
    let html = built.main("index.html");
    for (address, times) in [("my%20page.html", 2), ("100%25.html", 1), ("c%23.html", 1), ("a%2520b.pdf", 2)]
    {
        assert_eq!(html.matches(&format!("\"{address}\"")).count(), times, "{address} in {html}");
    }
    assert!(built.files.contains_key("my page.html") && built.files.contains_key("c#.html"));
    assert!(built.file("sitemap.xml").contains("https://x.example/sub/my%20page.html"));
}

#[test]
fn headings_are_named_as_on_github_in_any_script() {
    let html = page(
        "# T\n\n## Привет мир\n\n## حقوقك في العمل\n\n## 你的权利\n\n## C++ & C# — `fn()`\n\n## Same\n\n## Same\n\n[a](#привет-мир) [b](#same-1) [c](#%E4%BD%A0%E7%9A%84%E6%9D%83%E5%88%A9)\n",
    );
    for id in ["привет-мир", "حقوقك-في-العمل", "你的权利", "c--c--fn", "same-1"] {
        assert!(html.contains(&format!("id=\"{id}\"")), "{id} in {html}");
    }
    // A kit keeps the names it has.
    let kit = Project::try_page("## Tēnā & koe\n\n[a](#tena-and-koe)\n").build().good();
    assert!(kit.main("try.html").contains("id=\"tena-and-koe\""));
}

#[test]
fn notes_are_found_by_small_letters_and_have_names_of_their_own() {
    let html = page("a[^Note]\n\n[^note]: one\n\n## fn 1\n\n## Fnref 1\n");
    assert!(html.contains("one") && html.contains("href=\"#fn2-1\""), "{html}");
    assert_eq!(plain("a[^1]\n\n[^1]: b\n\n## One {#fn-1}\n").build().of("audit-duplicate-id").len(), 0);
}

#[test]
fn a_link_to_the_top_is_a_link() {
    let html = built(&plain("[a](#top) [b](#) [c](b.md#) [d](b.md?v=1)\n").with("-- content/b.md --\n# B\n"));
    assert_eq!(html.main("index.html").matches("<a href").count(), 4);
}

#[test]
fn apostrophes_at_the_start_of_a_word_are_apostrophes() {
    let html = page("It's '90s rock 'n' roll, 'tis so, said 'em. 'Āe,' she said. The Smiths' dog.\n");
    for words in ["’90s", "’n’", "’tis", "’em", "‘Āe,’", "Smiths’"] {
        assert!(html.contains(words), "{words} in {html}");
    }
}

#[test]
fn front_matter_of_other_tools_is_passed_over() {
    let body = "---\ntitle: A\ndate: 2024-01-01\ntags: [a, b]\nlayout: post\nauthor:\n  name: x\nhide:\n  - navigation\n---\nText.\n";
    let built = built(&plain(body));
    assert!(built.found.is_empty(), "{:?}", built.found);
    assert!(built.file("index.html").contains("<title>A"));
    let draft = Project::check(&plain("---\ntitle: A\ndraft: true\n---\nText.\n"));
    assert_eq!(draft.one("bad-front-matter").place.line, 3);
    let odd = Project::check(&plain("---\ntitle: A\norder: first\nother: x\n---\nText.\n"));
    assert_eq!(odd.errors(), Vec::<String>::new());
    assert_eq!(odd.found.len(), 1, "{:?}", odd.found);
    // In a kit every key counts.
    assert!(
        !Project::kit("-- content/en/x.md --\n---\ntitle: A\ndescription: b\ntags: [a]\n---\nText.\n")
            .check()
            .errors()
            .is_empty()
    );
}

#[test]
fn toml_is_read_and_curly_quotes_are_told() {
    let built = built(&plain("+++\ntitle = \"A\"\nweight = 2\n[extra]\nx = 1\n+++\n\n# Head\n\nText.\n"));
    assert!(built.file("index.html").contains("<title>A") && !built.file("index.html").contains("+++"));
    assert_eq!(built.main("index.html").matches("<h1").count(), 1);
    assert_eq!(plain("+++\ntitle = A\n+++\nText.\n").check().found[0].place.line, 2);
    let told = plain("---\ntitle: “Rights\"\n---\nText.\n").check();
    assert_eq!(told.one("bad-front-matter").place.to_string(), "content/index.md:2:8");
}

#[test]
fn a_readme_is_the_first_page_of_its_folder() {
    let project = Project::new(
        "-- site.yaml --\nkind: plain\ntitle: Notes\n-- content/README.md --\n# R\n\n[s](sub/) [t](sub/README.md) [u](sub/other.html) [v](sub/other)\n\
         -- content/sub/README.md --\n# S\n\n[home](../README.md) [home](../)\n-- content/sub/other.md --\n# O\n",
    );
    let built = built(&project);
    let html = built.main("index.html");
    assert_eq!(html.matches("href=\"sub/index.html\"").count(), 2, "{html}");
    assert_eq!(html.matches("href=\"sub/other.html\"").count(), 2, "{html}");
    assert!(built.main("sub/index.html").contains("href=\"../index.html\""));
}

#[test]
fn a_folder_without_a_first_page_opens_with_its_first() {
    let built = built(&Project::new(
        "-- site.yaml --\nkind: plain\ntitle: Notes\n-- content/b.md --\n# B\n-- content/a.md --\n# A\n",
    ));
    assert!(built.one("first-page").message.contains("`a.md`"));
    assert!(built.file("index.html").contains("a.html"));
}

#[test]
fn links_that_start_in_the_folder_of_a_page_are_followed() {
    let project = plain("[a](a/)\n").with("-- content/a.md --\n# A\n\n[b](../b/#c) ![d](d.png#gh-dark-mode-only)\n-- content/b.md --\n# B\n\n## C {id=\"c\"}\n").bytes("content/d.png", b"x");
    assert!(built(&project).main("a.html").contains("href=\"b.html#c\""));
}

#[test]
fn only_a_page_called_index_comes_first() {
    let built = built(&plain("# T\n").with(
        "-- content/g/a.md --\n# A\n-- content/g/word-index.md --\n# W\n-- content/g/index.md --\n# I\n",
    ));
    let site = built.checked.as_ref().unwrap().site();
    let keys: Vec<&str> = site.default_language().pages.iter().map(|page| &*page.key).collect();
    assert_eq!(keys, ["index.md", "g/index.md", "g/a.md", "g/word-index.md"]);
}

#[test]
fn the_page_for_what_is_missing_may_have_words_of_its_own() {
    let project = plain("# T\n").with("-- content/404.md --\n# Not here\n\nGo [home](index.md).\n");
    let built = built(&project);
    assert!(
        built.file("404.html").contains("Not here")
            && !built.file("404.html").contains("href=\"index.html\"")
    );
    let hosted = project.base_url("https://x.example/sub").build().good();
    assert!(hosted.file("404.html").contains("href=\"https://x.example/sub/index.html\""));
    let folder = plain("# T\n").with("-- content/a.md --\n# A\n-- content/A.html/b/c.md --\n# C\n").check();
    assert_eq!(folder.one("duplicate-url").place.path, "content/A.html/b/c.md");
    for taken in ["web.config", "staticwebapp.config.json"] {
        assert_eq!(
            plain("# T\n").bytes(&format!("content/{taken}"), b"x").check().of("duplicate-url").len(),
            1
        );
    }
    for (taken, times) in [("404.html", 1), ("robots.txt.html", 0), ("leave.html", 0)] {
        let alias = plain(&format!("---\ntitle: A\naliases: [{taken}]\n---\nx\n")).check();
        assert_eq!(alias.of("duplicate-url").len(), times, "{taken}");
    }
}

#[test]
fn a_page_may_be_called_leave_where_nothing_leads_out() {
    let page = "-- content/leave.md --\n# Leave\n\nOf absence.\n";
    let built = built(&plain("# T\n\n[a](leave.md)\n").with(page));
    assert!(built.of("duplicate-url").is_empty() && built.file("leave.html").contains("Of absence."));
    let exit =
        "-- site.yaml --\nkind: plain\ntitle: Notes\ntheme: default\nexit: {url: https://weather.example/}\n";
    let out = Project::new(&format!("{exit}-- content/index.md --\n# T\n{page}"));
    assert_eq!(out.check().one("duplicate-url").place.path, "content/leave.md");
    let kit = Project::kit(&page.replace("content/", "content/en/")).check();
    assert_eq!(kit.one("duplicate-url").place.path, "content/en/leave.md");
}

#[test]
fn policies_of_a_kit_are_warnings_on_a_plain_site() {
    let built = built(
        &plain("# T\n\n[a](http://x.example) ![](b.png)\n\n#### Deep\n\n![c](https://x.example/c.png)\n")
            .bytes("content/b.png", b"x"),
    );
    let html = built.main("index.html");
    assert!(
        html.contains("href=\"http://x.example\"") && html.contains("href=\"https://x.example/c.png\""),
        "{html}"
    );
    for code in ["insecure-link", "heading-order", "missing-alt", "missing-image"] {
        assert_eq!(built.of(code).len(), 1, "{code}");
    }
}

#[test]
fn directives_of_a_kit_are_named_on_a_plain_site() {
    let found = plain("[a](fact:x) [b](service:y) ![](slot:z)\n").check();
    for code in ["unknown-fact", "unknown-service", "unknown-slot"] {
        assert_eq!(found.one(code).place.line, 1);
    }
}

#[test]
fn rules_are_set_for_paths_but_never_against_safety_in_a_kit() {
    let site = "-- site.yaml --\nkind: plain\ntitle: Notes\nrules:\n  - {rule: heading-order, level: error}\n  - {rule: heading-order, level: off, paths: \"content/old/**\"}\n  - {rule: broken-link, level: warning}\n";
    let texts = "-- content/index.md --\n# T\n\n#### x\n\n[a](b.md)\n-- content/old/a.md --\n# T\n\n#### x\n";
    let found = Project::new(&format!("{site}{texts}")).check();
    let levels: Vec<String> =
        found.found.iter().map(|one| format!("{:?} {} {}", one.severity, one.code, one.place.path)).collect();
    assert_eq!(levels, ["Warning broken-link content/index.md", "Error heading-order content/index.md"]);

    let unknown = Project::new(&format!("{}{texts}", site.replace("broken-link", "brken-link"))).check();
    assert_eq!(unknown.one("bad-setting").place.line, 6);

    let site = Project::kit("").text("site.yaml");
    let kit = |rule: &str| {
        Project::kit("")
            .bytes("site.yaml", format!("{site}rules:\n  - {{rule: {rule}, level: off}}\n").as_bytes())
            .check()
    };
    assert_eq!(kit("long-sentence").of("bad-setting").len(), 0);
    for guard in ["insecure-link", "missing-evidence", "audit-private-api", "triage-guarantee"] {
        assert_eq!(kit(guard).of("bad-setting").len(), 1, "{guard}");
    }
}

#[test]
fn numbers_of_a_text_that_runs_to_the_left_keep_their_order() {
    let site = |dir: &str| {
        Project::new(&format!(
            "-- site.yaml --\nkind: plain\ntitle: T\nlanguages:\n  - {{id: en, name: X, locale: en, dir: {dir}}}\n\
             -- content/index.md --\n# T\n\nRing 0800 123 456, **+64 4 123 4567** or 111.\n\n| (04) 123 4567 |\n|---|\n"
        ))
    };
    let left = built(&site("rtl"));
    for number in ["0800 123 456", "+64 4 123 4567", "(04) 123 4567"] {
        let html = left.main("index.html");
        assert!(html.contains(&format!("<bdi dir=\"ltr\">{number}</bdi>")), "{number}: {html}");
    }
    assert!(!built(&site("ltr")).main("index.html").contains("<bdi"));
}

#[test]
fn marks_of_a_kit_and_signs_of_other_tools_are_named_on_a_plain_site() {
    let told =
        told("# T {rg=RG-1}\n\nSaid. {rg=RG-2}\n\nSee [[Page]] there\n\n%%hidden%%\n\nby {{ name }}\n");
    let places: Vec<(&str, usize)> = told.iter().map(|(code, line, _)| (*code, *line)).collect();
    let left = ("left-out", 1);
    assert_eq!(
        places,
        [left, ("left-out", 3), ("foreign-block", 5), ("foreign-block", 7), ("foreign-block", 9)],
        "{told:?}"
    );
}

#[test]
fn files_in_markdown_that_become_no_page_and_drafts_are_named() {
    let found = plain("---\ntitle: T\ndraft: Yes\n---\n\nText.\n")
        .bytes("content/a.markdown", b"# A\n")
        .bytes("content/B.MD", b"# B\n")
        .check()
        .found;
    let hints: Vec<&str> = found
        .iter()
        .filter(|problem| problem.code == "file-kind")
        .filter_map(|problem| problem.hint.as_deref())
        .collect();
    assert_eq!(hints, ["Call it `B.md` to make it a page.", "Call it `a.md` to make it a page."]);
    assert!(found.iter().any(|problem| problem.message.contains("is not to be published")), "{found:?}");
}

#[test]
fn addresses_that_lead_to_nobody_are_named() {
    let found =
        plain("# T\n\n[Ring us](tel:) [write](mailto:help) [our site](https://) [who](help@x.example)\n")
            .check()
            .found;
    assert!(
        found.iter().all(|problem| problem.code == "broken-link" && problem.place.line == 3),
        "{found:?}"
    );
    assert_eq!(found.len(), 4, "{found:?}");
    assert_eq!(found[3].hint.as_deref(), Some("Did you mean `mailto:help@x.example`?"));
}

#[test]
fn words_that_a_comment_cuts_off_are_named() {
    let found = plain("---\ntitle: Guide #1 to rights\nauthor: A # b\n---\n\nText.\n").check().found;
    let told: Vec<(&str, usize, usize)> =
        found.iter().map(|problem| (problem.code, problem.place.line, problem.place.column)).collect();
    assert_eq!(told, [("yaml-slip", 2, 14)], "{found:?}");
    let site = "-- site.yaml --\nkind: plain\ntitle: Notes # of ours\n-- content/index.md --\n# T\n";
    assert_eq!(Project::new(site).check().found[0].place.line, 2);
}

#[test]
fn yaml_that_cannot_be_read_is_told_in_plain_words() {
    let found = |front: &str| plain(&format!("---\n{front}\n---\n\n# T\n")).check().found;
    for (front, message, hint) in [
        ("title: A\ntitle: B", "The key `title` is written twice.", "Keep one of the two."),
        ("title: @us", "unexpected character", "Text that begins with `@` must stand in quotes."),
        ("title: &a X\ntags: [a]\n<<: *a", "must be mapping", "Look at this line"),
    ] {
        let found = found(front);
        assert!(found[0].message.contains(message), "{found:?}");
        assert!(found[0].hint.as_deref().is_some_and(|said| said.contains(hint)), "{found:?}");
        assert!(!found.iter().any(|problem| problem.message.contains("Options")), "{found:?}");
    }
}

#[test]
fn asterisks_that_set_nothing_strong_are_named() {
    let told = told("# T\n\n**注意：**请 and **好**\n\n2 ** 3 ** 4, \\*\\*é\\*\\*é, `**注：**请`\n");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].1 == 3 && told[0].2.contains("**注意：**"), "{told:?}");
    for (body, column, what) in
        [("请 **「強調」**です", 3, "**「強調」**"), ("He said **\"no.\"**That", 9, "**\"no.\"**")]
    {
        let built = built(&plain(&format!("# T\n\n{body}\n")));
        let problem = built.one("left-out");
        assert_eq!((problem.place.line, problem.place.column), (3, column), "{body}");
        assert!(problem.message.starts_with(&format!("`{what}` is not set strong")), "{}", problem.message);
    }
}

#[test]
fn a_site_without_a_page_is_an_error() {
    let found = Project::new("-- site.yaml --\nkind: plain\ntitle: Notes\n").check().found;
    let told: Vec<&str> = found.iter().map(|problem| problem.code).collect();
    assert_eq!(told, ["first-page"], "{found:?}");
}

#[test]
fn links_and_pictures_that_are_not_whole_are_named() {
    for body in [
        "Call [us](tel:0800 123 456).",
        "See ![the lift](a b.png).",
        "See [d](https://x.example/a b).",
        "Write [us](mailto:a b@x.example).",
        "See [y](a b.pdf).",
        "See ![i](a.png =100x20).",
        "See [l[^d]](https://x.example/).\n\n[^d]: Note.",
    ] {
        let found = plain(&format!("# T\n\n{body}\n")).bytes("content/a b.png", b"x").check().found;
        let told = found.iter().find(|one| one.code == "broken-link" && one.place.line == 3);
        assert!(told.is_some_and(|one| one.message.contains("no whole link")), "{body}: {found:?}");
    }
    for body in [
        "He wrote \\[us\\](tel:0800 123 456).",
        "An `[us](tel:0800 1)` of code, and [sic](as it stands there) in words.",
        "Call [us](<tel:0800 123 456>).",
    ] {
        let found = plain(&format!("# T\n\n{body}\n")).check().found;
        assert!(found.iter().all(|one| !one.message.contains("no whole link")), "{body}: {found:?}");
    }
}

#[test]
fn titles_are_kept_without_what_nobody_sees() {
    for (sign, name) in [("\u{200b}", "zero"), ("\u{f0b7}", "F0B7"), ("\u{202e}", "right-to-left")] {
        let project = plain(&format!("---\ntitle: Your{sign} rights\n---\n\nWords.\n"));
        let built = built(&project);
        assert!(built.main("index.html").contains("Your rights"), "{name}");
        let told = &built.one("hidden-character");
        assert_eq!((told.place.line, told.place.column), (2, 12), "{name}");
        assert!(told.message.ends_with("It is left out."), "{}", told.message);
    }
}

#[test]
fn what_asks_other_tools_to_keep_a_page_to_themselves_is_named() {
    for line in [
        "private: true",
        "hidden: yes",
        "visible: false",
        "status: draft",
        "robots: noindex, nofollow",
        "permalink: /x/",
    ] {
        let found = plain(&format!("---\ntitle: T\n{line}\n---\n\nWords.\n")).check().found;
        let told: Vec<(&str, usize)> = found.iter().map(|one| (one.code, one.place.line)).collect();
        assert_eq!(told, [("bad-front-matter", 3)], "{line}");
    }
    for line in ["private: false", "visible: true", "status: done", "robots: index"] {
        assert!(plain(&format!("---\ntitle: T\n{line}\n---\n\nWords.\n")).check().found.is_empty(), "{line}");
    }
}

#[test]
fn a_picture_stays_in_its_link_beside_raw_html() {
    for body in [
        "See <b>this</b>: <a href=\"https://e.example/\"><img src=\"b.png\" alt=\"B\"></a>.",
        "See <b>this</b>: [![B](b.png)](https://e.example/).",
        "See <b>this</b>: [<img src=\"b.png\" alt=\"B\">](https://e.example/).",
        "<p><a href=\"https://e.example/\">\n<img src=\"b.png\" alt=\"B\">\n</a></p>\n",
    ] {
        let project = plain(&format!("# T\n\n{body}\n"));
        let built = built(&project.bytes("content/b.png", include_bytes!("../../themes/example/icon.svg")));
        let html = built.main("index.html").replace('\n', "");
        let link =
            html.split("href=\"https://e.example/\"").nth(1).and_then(|rest| rest.split("</a>").next());
        assert!(link.is_some_and(|inside| inside.contains("<img ")), "{body}: {html}");
    }
}
