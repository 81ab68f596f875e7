//! What single pieces of Markdown become, with everything outside of them made up.

use super::{HtmlParts, HtmlWriter, LinkHtml, Outline, Resolve, write};
use crate::input::markdown::read;

struct Plain;

impl Resolve for Plain {
    fn link(&self, address: &str, _: &str) -> LinkHtml {
        LinkHtml::Around { open: format!("<a href=\"{address}\">"), close: "</a>".into() }
    }
    fn block(&self, address: &str, _: &str, _: &str) -> String {
        format!("<figure>{address}</figure>")
    }
    fn inline(&self, address: &str, _: &str, _: &str) -> String {
        format!("<b>{address}</b>")
    }
    fn alert(&self, kind: &str, title: &str, body: &str) -> String {
        format!("<aside class=\"{kind}\"><p>{title}</p>{body}</aside>")
    }
    fn label(&self, key: &str) -> String {
        key.to_owned()
    }
}

fn html(text: &str) -> String {
    let tree = read(text);
    write(&tree, &Outline::of(&tree), &Plain)
}

#[test]
fn titles_of_links_and_names_of_places_stay() {
    assert_eq!(html("[a](b \"c \\\" d\")\n"), "<p><a href=\"b\" title=\"c &quot; d\">a</a></p>");
    assert_eq!(
        html("<a name=\"x\"></a>y\n"),
        "<p><a id=\"x\" name=\"x\"></a>y</p>".replace(" name=\"x\"", "")
    );
}

#[test]
fn tables_are_aligned_by_class() {
    let out = html("| a | b |\n|:-:|--:|\n| 1 | 2 |\n");
    assert!(out.contains("<th scope=\"col\" class=\"align-center\">a</th>"), "{out}");
    assert!(out.contains(
        "<tbody><tr><td class=\"align-center\">1</td><td class=\"align-right\">2</td></tr></tbody>"
    ));
    assert!(!out.contains("style"));
}

#[test]
fn footnotes_have_ways_back() {
    let out = html("One[^a] two[^a].\n\n[^a]: Note.\n");
    assert!(out.contains("id=\"fnref-1-2\""), "{out}");
    assert!(out.contains("<li id=\"fn-1\"><p>Note.</p>"), "{out}");
    assert!(out.contains("href=\"#fnref-1-2\""));
}

#[test]
fn alerts_take_a_title() {
    assert_eq!(
        html("> [!WARNING] First\n> Do this.\n"),
        "<aside class=\"warning\"><p>First</p><p>Do this.</p></aside>"
    );
    assert_eq!(html("> [!NOTE]\n> Do.\n"), "<aside class=\"note\"><p></p><p>Do.</p></aside>");
}

#[test]
fn embeds_alone_are_blocks_and_marks_vanish() {
    assert_eq!(html("![](service:a)\n![](slot:b)\n"), "<figure>service:a</figure><figure>slot:b</figure>");
    assert_eq!(html("Call ![](slot:b) now. {rg=RG-01}\n"), "<p>Call <b>slot:b</b> now.</p>");
}

#[test]
fn raw_html_is_sanitised_and_our_own_is_not() {
    let out = html(
        "<script>alert(1)</script>\n\nA <b onclick=x style=y>bold</b> [l](service:x)\n\n![](service:a)\n",
    );
    assert!(!out.contains("script") && !out.contains("onclick") && !out.contains("style"), "{out}");
    assert!(out.contains("<b>bold</b>") && out.contains("<a href=\"service:x\">l</a>"), "{out}");
    assert!(out.contains("<figure>service:a</figure>"), "{out}");
}

#[test]
fn bare_addresses_become_links_but_not_inside_links_or_code() {
    assert_eq!(
        html("See https://a.example/b. `https://c.example` [https://d.example](e.md)\n"),
        "<p>See <a href=\"https://a.example/b\">https://a.example/b</a>. <code>https://c.example</code> \
         <a href=\"e.md\">https://d.example</a></p>"
    );
}

#[test]
fn signs_in_text_and_code_are_escaped() {
    assert_eq!(html("a \\<b\\> & `<i>`"), "<p>a &lt;b&gt; &amp; <code>&lt;i&gt;</code></p>");
}

#[test]
fn definition_lists_and_headings() {
    assert_eq!(
        html("## A b {#x}\n\nTerm\n: Meaning\n"),
        "<h2 id=\"x\">A b</h2><dl><dt>Term</dt><dd>Meaning</dd></dl>"
    );
}

#[test]
fn raw_html_cannot_cross_the_edges_of_our_own() {
    for (text, wanted) in [
        ("[say <b>so](a) twice</b>\n", "<p><a href=\"a\">say <b>so</b></a><b> twice</b></p>\n"),
        (
            "<a href=\"https://b.example\">and [us](a)</a>\n",
            "<p><a href=\"https://b.example\">and </a><a href=\"a\">us</a></p>\n",
        ),
        (
            "<div>\n\n> [!NOTE]\n> x\n>\n> </div>\n",
            "<div>\n<aside class=\"note\"><p></p><p>x</p></aside>\n</div>",
        ),
        (
            "<a href=\"https://b.example\"><select>[us](a)\n",
            "<p><a href=\"https://b.example\">&lt;select&gt;</a><a href=\"a\">us</a></p>",
        ),
        // A cell keeps the link around its table open: the outer one goes.
        (
            "<div><a href=\"https://b.example\"><table><td>\n\n[us](a)\n",
            "<div><table><tbody><tr><td>\n<p><a href=\"a\">us</a></p></td></tr></tbody></table></div>",
        ),
    ] {
        assert_eq!(html(text).trim_end(), wanted.trim_end(), "{text}");
    }
}

#[test]
fn our_own_parts_cannot_be_forged() {
    let out = html("<b data-rightskit-part=\"0\">x</b> <a data-rightskit-part=\"9\">y</a> [us](a)\n");
    assert_eq!(out.matches("href").count(), 1, "{out}");
    let out = html("<b>x</b> <a DATA-rightskit-PART=0>y</a> [us](a)\n");
    assert_eq!(out.matches("href").count(), 1, "{out}");
}

#[test]
fn a_link_in_a_link_is_text() {
    for (text, wanted) in [
        ("[<https://x.example>]()", "<p><a href=\"\">https://x.example</a></p>"),
        (
            "[a <https://x.example> b](c) <https://y.example>",
            "<p><a href=\"c\">a https://x.example b</a> <a href=\"https://y.example\">https://y.example</a></p>",
        ),
    ] {
        assert_eq!(html(text), wanted, "{text}");
    }
    let tree = read("[<https://x.example>](c)");
    let addresses: Vec<String> =
        Outline::of(&tree).links.iter().map(|link| link.address.to_string()).collect();
    assert_eq!(addresses, ["c"]);
    assert_eq!(html("[[^a]](b)\n\n[^a]: c").matches("<a ").count(), 2, "{}", html("[[^a]](b)\n\n[^a]: c"));
}

#[test]
fn raw_html_that_cannot_be_made_whole_is_shown_as_it_was_typed() {
    let tree = read("A <b>bold</b> word and [us](a)\n");
    let outline = Outline::of(&tree);
    let out = HtmlWriter::new(&outline, &Plain, HtmlParts::new(false)).write(&tree);
    assert_eq!(out.unwrap(), "<p>A &lt;b&gt;bold&lt;/b&gt; word and <a href=\"a\">us</a></p>");
}

#[test]
fn what_is_moved_out_of_a_table_ends_up_whole() {
    let out = html(
        "[x y](http://x.example)<table><a href=\"javascript:x\"><h2 id=a>\n[^a]: - [x] <div><select><p style=x>[^a]",
    );
    let mut open = 0;
    for tag in out.split('<').skip(1) {
        match tag {
            _ if tag.starts_with("a>") || tag.starts_with("a ") => open += 1,
            _ if tag.starts_with("/a>") => open -= 1,
            _ => {}
        }
        assert!((0..=1).contains(&open), "{out}");
    }
}
