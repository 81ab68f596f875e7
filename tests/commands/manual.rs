//! What the program says of itself: the manual, man pages, completions, its version, and where to begin.

use crate::sandbox::Sandbox;

#[test]
fn the_manual_is_whole_and_has_a_page_for_everything() {
    let sandbox = Sandbox::empty();
    sandbox.run(&["manual", "--strict"]).ends_with(0).says("Open rightskit-manual/index.html");
    sandbox.assert_whole("rightskit-manual");
    for (page, words) in [
        ("commands/build.html", "--no-pdf"),
        ("commands/triage.html", "rightskit triage prove"),
        ("keys/site.html", "base_url"),
        ("messages/broken-link.html", "broken-link"),
        ("publish/usb-stick.html", "USB"),
    ] {
        let text = sandbox.read(&format!("rightskit-manual/{page}"));
        assert!(text.contains(words), "{words} in {page}: {text}");
    }
    let codes = sandbox.run(&["explain"]).ends_with(0).out.lines().count();
    let pages = sandbox.names("rightskit-manual/messages").len();
    assert_eq!(pages, codes + 1, "a page for each message, and a list of them");
    let scripts = sandbox.names("rightskit-manual/assets");
    assert!(scripts.iter().any(|name| name.starts_with("search")), "{scripts:?}");
}

#[test]
fn the_manual_takes_nobody_s_folder() {
    let sandbox = Sandbox::empty();
    sandbox.write("mine/letter.md", "Dear");
    sandbox.run(&["manual", "--out", "mine"]).ends_with(1).says("output-not-ours");
    assert_eq!(sandbox.names("mine"), ["letter.md"]);
    // Nor a site, and a site takes no manual's.
    let site = Sandbox::plain();
    site.run(&["build"]).ends_with(0);
    let before = site.files("public");
    site.run(&["manual", "--out", "public"]).ends_with(1).says("holds a site that `rightskit build` made");
    site.run(&["theme", "preview", "--out", "public"]).ends_with(1).says("output-not-ours");
    assert!(before == site.files("public"));
    site.run(&["manual", "--out", "manual"]).ends_with(0);
    site.run(&["build", "--out", "manual"]).ends_with(1).says("holds the manual");
    site.run(&["manual", "--out", "manual"]).ends_with(0);
    sandbox.run(&["manual", "--out", "manual"]).ends_with(0);
    sandbox.run(&["verify", "manual"]).ends_with(0);
}

#[test]
fn it_can_be_made_from_words_on_disk() {
    let sandbox = Sandbox::empty();
    sandbox.write("words/site.yaml", "kind: plain\ntitle: Ours\nedition: 2026-11-23\n");
    sandbox.write(
        "words/content/index.md",
        "---\ntitle: Ours\n---\n\n[All](commands/index.md) and [none](nothing.md).\n",
    );
    sandbox
        .run(&["manual", "--from", "words"])
        .ends_with(1)
        .says("broken-link")
        .says("The manual was not made");
}

#[test]
fn each_command_has_its_man_page() {
    let sandbox = Sandbox::empty();
    sandbox.run(&["man", "share"]).ends_with(0).says("man -M share rightskit");
    let pages = sandbox.names("share/man1");
    assert!(
        pages.contains(&"rightskit.1".to_owned()) && pages.contains(&"rightskit-triage-prove.1".to_owned()),
        "{pages:?}"
    );
    assert!(sandbox.read("share/man1/rightskit-build.1").contains("no\\-pdf"));
}

#[test]
fn shells_can_complete_commands() {
    let sandbox = Sandbox::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let said = sandbox.run(&["completions", shell]);
        said.ends_with(0);
        assert!(said.out.contains("handouts") && said.out.contains("no-pdf"), "{shell}: {said}");
    }
    sandbox.run(&["completions", "cmd"]).ends_with(2);
}

#[test]
fn told_nothing_it_says_what_can_be_done() {
    let empty = Sandbox::empty();
    empty.run(&[]).ends_with(2).says("There is no site in this folder").says("rightskit new my-site");
    let site = Sandbox::plain();
    site.run(&[])
        .ends_with(2)
        .says("There is a site in this folder")
        .says("rightskit serve")
        .says("rightskit manual");
    empty.run(&["-C", "nowhere"]).ends_with(2).says("There is no folder `nowhere`");
}

#[test]
fn a_host_gets_its_file_beside_the_site_and_never_another_s() {
    let sandbox = Sandbox::empty();
    sandbox.run(&["new", "kit", "--host", "github-pages"]).ends_with(0).says("publish.yml");
    let workflow = sandbox.read("kit/.github/workflows/publish.yml");
    assert!(workflow.contains(concat!("rightskit==", env!("CARGO_PKG_VERSION"))), "{workflow}");
    let before = sandbox.read("kit/site.yaml");
    for (host, file) in
        [("gitlab-pages", ".gitlab-ci.yml"), ("cloudflare", "wrangler.jsonc"), ("netlify", "netlify.toml")]
    {
        sandbox.run(&["new", "kit", "--host", host]).ends_with(0).says(file);
        assert!(sandbox.read(&format!("kit/{file}")).contains("public"));
    }
    sandbox.write("kit/netlify.toml", "mine");
    sandbox.run(&["new", "kit", "--host", "netlify"]).ends_with(2).says("left as it is");
    assert_eq!(sandbox.read("kit/netlify.toml"), "mine");
    assert_eq!(sandbox.read("kit/site.yaml"), before);
    sandbox.write("other/letter.md", "Dear");
    sandbox.run(&["new", "other", "--host", "netlify"]).ends_with(2).says("is not empty");
}
