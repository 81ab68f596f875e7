//! Many sites in one run: each as a run for it alone would make it, and those that would come out the same left as they are.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use crate::sandbox::Sandbox;

/// A small kit, as the tests of the library have it.
const KIT: &str = include_str!("../it/kit.txt");
const AGENCIES: [&str; 3] = ["filled", "north", "south"];
const DAY: [&str; 2] = ["--today", "2026-11-23"];

fn kit() -> Sandbox {
    let sandbox = Sandbox::empty();
    for section in KIT.split("\n-- ").map(|section| section.trim_start_matches("-- ")) {
        let (path, text) = section.split_once(" --\n").unwrap();
        sandbox.write(path, &format!("{text}\n").replace("minify: false\n", "minify: true\n"));
    }
    let filled = sandbox.read("agencies/filled.yaml");
    for (id, name) in [("north", "North Agency"), ("south", "South & Sons")] {
        let base_url =
            format!("{filled}base_url: \"https://{id}.example.org/\"\nte_reo_name: Te Tari {id}\n");
        sandbox.write(&format!("agencies/{id}.yaml"), &base_url.replace("Filled Agency", name));
    }
    let page = "---\ntitle: The canteen\ndescription: Where our people meet.\n---\n\nAt noon.\n";
    sandbox.write("agencies/north/en/canteen.md", page);
    sandbox
        .write("agencies/south.yaml", &(sandbox.read("agencies/south.yaml") + "hide: [{service: union}]\n"));
    sandbox
}

fn all(sandbox: &Sandbox, out: &str) -> crate::sandbox::Said {
    sandbox.run(&[&["build", "--all", "--no-pdf", "--out", out], &DAY[..]].concat())
}

/// Every site that was made, and what the report says of each but whether it was left.
fn made(sandbox: &Sandbox, out: &str) -> (BTreeMap<PathBuf, Vec<u8>>, Vec<String>) {
    let report = sandbox.read(&format!("{out}/report.json"));
    let told: Vec<serde_json::Value> =
        serde_json::from_str::<serde_json::Value>(&report).unwrap()["sites"].as_array().unwrap().clone();
    let mut files = BTreeMap::new();
    for site in told.iter().filter(|site| site["built"] == true) {
        let id = site["agency"].as_str().unwrap();
        let of_site = sandbox.files(&format!("{out}/{id}"));
        files.extend(of_site.into_iter().map(|(path, bytes)| (PathBuf::from(id).join(path), bytes)));
    }
    let told = told.into_iter().map(|mut site| {
        site.as_object_mut().unwrap().remove("unchanged");
        site.to_string()
    });
    (files, told.collect())
}

#[test]
fn a_site_among_many_is_the_one_that_is_made_alone() {
    let sandbox = kit();
    all(&sandbox, "all").ends_with(0).says("3 of 3 sites built into all.");
    for id in AGENCIES {
        let alone = ["build", "--no-pdf", "--agency", id, "--out", "alone"];
        sandbox.run(&[&alone, &DAY[..]].concat()).ends_with(0);
        assert!(sandbox.files("alone") == sandbox.files(&format!("all/{id}")), "{id}");
        sandbox.assert_whole(&format!("all/{id}"));
    }
    assert!(sandbox.read("all/north/index.html").contains("North Agency"));
    assert!(sandbox.read("all/south/index.html").contains("South & Sons"));
    assert!(sandbox.read("all/north/canteen.html").contains("At noon."));
    assert!(
        !sandbox.path("all/south/canteen.html").exists()
            && !sandbox.path("all/south/directory/service/union.html").exists()
    );
}

#[test]
fn two_that_would_be_one_folder_are_told() {
    let sandbox = kit();
    sandbox.write("agencies/North.yaml", "name: Another\n");
    all(&sandbox, "all").ends_with(1).says("error bad-name").says("agencies/north.yaml");
    assert!(!sandbox.path("all").exists());
}

#[test]
fn one_that_would_come_out_the_same_is_left() {
    let sandbox = kit();
    let left = |count: usize| {
        let said = all(&sandbox, "all");
        said.ends_with(0);
        let told = sandbox.read("all/report.json").matches("\"unchanged\": true").count();
        assert_eq!(told, count, "{said}");
        let words = format!("{count} of them stood there already");
        assert_eq!(said.err.contains(&words), count > 0, "{said}");
    };
    left(0);
    let report = sandbox.read("all/report.json");
    left(3);
    // One agency changes, or its site.
    let north = sandbox.read("agencies/north.yaml");
    sandbox.write("agencies/north.yaml", &north.replace("North Agency", "Northern Agency"));
    left(2);
    assert!(sandbox.read("all/north/index.html").contains("Northern Agency"));
    sandbox.write("agencies/north.yaml", &north);
    left(2);
    let page = sandbox.read("all/south/index.html");
    sandbox.write("all/south/index.html", &page.replace("South", "Sauth"));
    left(2);
    assert_eq!(sandbox.read("all/south/index.html"), page);
    sandbox.remove("all/south/MANIFEST.sha256");
    left(2);
    sandbox.write("all/south/more.html", "");
    left(2);
    // What all share.
    sandbox.write("content/en/about.md", &(sandbox.read("content/en/about.md") + "\nOne more line.\n"));
    left(0);
    left(3);
    // Another day, another choice: what is overdue may differ.
    sandbox.run(&["build", "--all", "--no-pdf", "--out", "all", "--today", "2026-11-24"]).ends_with(0);
    assert!(!sandbox.read("all/report.json").contains("unchanged"));
    left(0);
    // The records can go at any time, or be nonsense.
    sandbox.write(".all.made/north.json", "{");
    left(2);
    fs::remove_dir_all(sandbox.path(".all.made")).unwrap();
    left(0);
    assert!(!report.contains("unchanged"));
}

/// Numbers by chance, the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        // Numerical Recipes' generator; the upper bits are the better ones.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

#[test]
fn whatever_is_edited_nothing_old_stays() {
    let sandbox = kit();
    // A theme of the folder's own, so that there is one to edit.
    sandbox.write("themes/ours/theme.yaml", "name: ours\nparent: default\n");
    sandbox.write("themes/ours/more.css", "p { margin: 0 }\n");
    sandbox.write("site.yaml", &sandbox.read("site.yaml").replace("theme: default", "theme: ours"));
    all(&sandbox, "kept").ends_with(0);
    let mut chance = Chance(16);
    let mut undo: Vec<(String, Option<String>)> = Vec::new();
    let mut built = 0;
    for turn in 0..24 {
        let edit = edit(&sandbox, &mut chance, &mut undo);
        let kept = all(&sandbox, "kept");
        let fresh = all(&sandbox, "fresh");
        assert_eq!(kept.code, fresh.code, "{turn}, {edit}: {kept}{fresh}");
        if fresh.code == Some(0) {
            built += 1;
        } else {
            take_back(&sandbox, undo.pop());
        }
        // Nothing is written where the sources cannot be read at all.
        if sandbox.path("fresh/report.json").exists() {
            assert!(made(&sandbox, "kept") == made(&sandbox, "fresh"), "{turn}, {edit}: {kept}");
        }
        for folder in ["fresh", ".fresh.made"] {
            let _ = fs::remove_dir_all(sandbox.path(folder));
        }
    }
    assert!(built > 8, "many edits leave a site that can be built: {built}");
}

fn take_back(sandbox: &Sandbox, edited: Option<(String, Option<String>)>) {
    match edited {
        Some((path, Some(text))) => sandbox.write(&path, &text),
        // Another may have taken it away already.
        Some((path, None)) => drop(fs::remove_file(sandbox.path(&path))),
        None => {}
    }
}

/// Does something by chance to the sources or to a finished site. → what it did
fn edit(sandbox: &Sandbox, chance: &mut Chance, undo: &mut Vec<(String, Option<String>)>) -> String {
    let folders = ["content", "agencies", "themes"];
    let inside = folders.iter().flat_map(|folder| {
        sandbox.files(folder).into_keys().map(move |path| format!("{folder}/{}", path.display()))
    });
    let mut paths: Vec<String> = inside.collect();
    paths.extend(["site.yaml", "directory.yaml"].map(str::to_owned));
    let path = paths[chance.below(paths.len())].clone();
    let text = sandbox.read(&path);
    let word = |text: &str, chance: &mut Chance| {
        let words: Vec<&str> = text.split_whitespace().filter(|word| word.len() > 3).collect();
        words.get(chance.below(words.len().max(1))).map_or_else(String::new, |word| (*word).to_owned())
    };
    match chance.below(7) {
        // Back to what was before: a record of then may still lie there.
        0 | 1 if !undo.is_empty() => {
            let edited = undo.swap_remove(chance.below(undo.len()));
            let said = format!("{} is as before", edited.0);
            take_back(sandbox, Some(edited));
            said
        }
        2 => {
            let copy = path.replace('.', "-2.");
            sandbox.write(&copy, &text);
            undo.push((copy.clone(), None));
            format!("{copy} is a copy of {path}")
        }
        3 => {
            let files = sandbox.files("kept").into_keys();
            let files: Vec<PathBuf> = files.filter(|file| file.components().count() > 1).collect();
            let file = files[chance.below(files.len())].clone();
            let place = sandbox.path("kept").join(&file);
            // As large as before and changed at another time.
            let mut bytes = fs::read(&place).unwrap();
            bytes.reverse();
            fs::write(&place, bytes).unwrap();
            let then = SystemTime::now() - Duration::from_secs(1 + chance.below(1_000) as u64);
            fs::File::options().write(true).open(&place).unwrap().set_modified(then).unwrap();
            format!("{} in the sites is turned round", file.display())
        }
        4 => {
            let old = word(&text, chance);
            undo.push((path.clone(), Some(text.clone())));
            sandbox.write(&path, &text.replacen(&old, &format!("{old}x"), 1));
            format!("{old} in {path} is longer")
        }
        _ => {
            undo.push((path.clone(), Some(text.clone())));
            let more = if path.ends_with(".md") { "\nOne more line.\n" } else { "# One more line.\n" };
            sandbox.write(&path, &(text + more));
            format!("{path} has one more line")
        }
    }
}
