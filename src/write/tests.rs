//! Every state a killed run can leave, every refusal, and what a reader of the target sees meanwhile.

use std::collections::BTreeMap;
use std::fs;
use std::io;

use camino::{Utf8Path, Utf8PathBuf};
use tempfile::TempDir;

use super::{MARKER, Staging, WriteProblem, swap};
use crate::diagnostic::{Diagnostic, Severity};
use crate::output::{Output, Sink};

struct Desk {
    _temp: TempDir,
    root: Utf8PathBuf,
}

impl Desk {
    fn new() -> Self {
        let temp = tempfile::tempdir().unwrap();
        let root = Utf8PathBuf::from_path_buf(temp.path().canonicalize().unwrap()).unwrap();
        Self { _temp: temp, root }
    }

    fn path(&self, path: &str) -> Utf8PathBuf {
        self.root.join(path)
    }

    fn file(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn open(&self) -> Result<Staging, WriteProblem> {
        Staging::open(&self.path("public"), &[self.path("content"), self.path("site.yaml")])
    }

    fn build(&self, text: &str) {
        let staging = self.open().unwrap();
        staging.put(&Output::new("index.html", text)).unwrap();
        staging.put(&Output::new("guide/one.html", text)).unwrap();
        assert_eq!(staging.commit().unwrap().left_over, None);
    }

    /// A finished output of an earlier run, under any name.
    fn output(&self, name: &str, text: &str) {
        self.file(&format!("{name}/index.html"), text);
        self.file(&format!("{name}/{MARKER}"), "");
    }

    /// All files below the root but for the lock, with their text.
    fn files(&self) -> BTreeMap<String, String> {
        let files = walkdir::WalkDir::new(&self.root).into_iter().map(Result::unwrap);
        files
            .filter(|entry| entry.file_type().is_file() && !entry.path().ends_with(".public.lock"))
            .map(|entry| {
                let path = entry.path().strip_prefix(&self.root).unwrap().to_str().unwrap().to_owned();
                (path, fs::read_to_string(entry.path()).unwrap())
            })
            .filter(|(path, _)| !path.ends_with(MARKER))
            .collect()
    }

    fn index(&self) -> Option<String> {
        fs::read_to_string(self.path("public/index.html")).ok()
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> =
            self.root.read_dir_utf8().unwrap().map(|entry| entry.unwrap().file_name().to_owned()).collect();
        names.sort();
        names
    }
}

fn cannot_exchange(_: &Utf8Path, _: &Utf8Path) -> io::Result<()> {
    Err(io::ErrorKind::InvalidInput.into())
}

#[test]
fn a_build_replaces_the_whole_output() {
    let desk = Desk::new();
    desk.build("first");
    desk.file("public/stale.html", "");
    desk.build("second");
    assert_eq!(desk.index().as_deref(), Some("second"));
    assert_eq!(desk.files().len(), 2);
    assert_eq!(desk.names(), [".public.lock", "public"]);
    assert!(desk.path("public").join(MARKER).is_file());
}

#[test]
fn without_an_exchange_two_renames_do_the_same() {
    let desk = Desk::new();
    desk.build("first");
    let staging = desk.open().unwrap();
    staging.put(&Output::new("index.html", "second")).unwrap();
    assert_eq!(staging.commit_by(cannot_exchange).unwrap().left_over, None);
    assert_eq!(desk.index().as_deref(), Some("second"));
    assert_eq!(desk.names(), [".public.lock", "public"]);
}

#[test]
fn an_empty_folder_may_be_the_target() {
    for exchange in [swap::exchange as swap::Exchange, cannot_exchange] {
        let desk = Desk::new();
        fs::create_dir(desk.path("public")).unwrap();
        let staging = desk.open().unwrap();
        staging.put(&Output::new("index.html", "new")).unwrap();
        staging.commit_by(exchange).unwrap();
        assert_eq!(desk.index().as_deref(), Some("new"));
        assert_eq!(desk.names(), [".public.lock", "public"]);
    }
}

#[test]
fn missing_folders_around_the_target_are_made() {
    let desk = Desk::new();
    let staging = Staging::open(&desk.path("a/b/public"), &[]).unwrap();
    staging.commit().unwrap();
    assert!(desk.path("a/b/public").join(MARKER).is_file());
}

#[test]
fn a_site_given_up_leaves_the_old_one() {
    let desk = Desk::new();
    desk.build("first");
    let before = desk.files();
    let staging = desk.open().unwrap();
    staging.put(&Output::new("index.html", "second")).unwrap();
    drop(staging);
    assert_eq!(desk.files(), before);
    assert_eq!(desk.names(), [".public.lock", "public"]);
}

#[cfg(unix)]
#[test]
fn what_did_not_change_is_the_same_file_as_before() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let desk = Desk::new();
    let files = |texts: [&str; 4]| {
        let staging = desk.open().unwrap();
        for (name, text) in ["same.html", "changed.html", "closed.html", "shared.html"].iter().zip(texts) {
            staging.put(&Output::new(*name, text)).unwrap();
        }
        staging.commit().unwrap();
        let of = |name: &str| fs::metadata(desk.path("public").join(name)).unwrap();
        ["same.html", "changed.html", "closed.html", "shared.html"]
            .map(|name| (of(name).ino(), of(name).mode()))
    };
    let first = files(["one", "two", "three", "four"]);
    let closed = desk.path("public/closed.html");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o600)).unwrap();
    fs::hard_link(desk.path("public/shared.html"), desk.path("elsewhere.html")).unwrap();
    // Both sites are there for a while, so no number of a file can be given out again.
    let second = files(["one", "2wo", "three", "four"]);
    assert_eq!(second[0], first[0]);
    for at in 1..4 {
        assert_ne!(second[at].0, first[at].0);
        assert_eq!(second[at].1, first[at].1);
    }
    assert_eq!(desk.files()["public/changed.html"], "2wo");
    assert_eq!(desk.names(), [".public.lock", "elsewhere.html", "public"]);
}

#[test]
fn a_second_build_waits_its_turn() {
    let desk = Desk::new();
    let first = desk.open().unwrap();
    let refused = Diagnostic::from(desk.open().unwrap_err());
    assert_eq!((refused.code, refused.severity), ("output-locked", Severity::Error));
    assert!(refused.message.starts_with("Another build is running"));
    first.put(&Output::new("index.html", "still works")).unwrap();
    first.commit().unwrap();
    desk.build("now");
}

/// What is on disk after a kill, and what the next run must find at the target before it commits.
#[test]
fn every_interrupted_state_is_recovered() {
    type Setup = fn(&Desk);
    let states: &[(&str, Setup, Option<&str>)] = &[
        ("staging begun, no marker yet", |desk| fs::create_dir(desk.path(".public.new-7")).unwrap(), None),
        (
            "while writing, over an old output",
            |desk| {
                desk.output("public", "old");
                desk.output(".public.new-7", "half");
            },
            Some("old"),
        ),
        (
            "after the exchange, old one not yet removed",
            |desk| {
                desk.output("public", "new");
                desk.output(".public.new-7", "old");
            },
            Some("new"),
        ),
        (
            "while removing: only the marker is left",
            |desk| {
                desk.output("public", "new");
                desk.file(&format!(".public.new-7/{MARKER}"), "");
            },
            Some("new"),
        ),
        (
            "between the two renames",
            |desk| {
                desk.output(".public.old", "old");
                desk.output(".public.new-7", "new");
            },
            Some("old"),
        ),
        (
            "after the two renames",
            |desk| {
                desk.output("public", "new");
                desk.output(".public.old", "old");
            },
            Some("new"),
        ),
        (
            "while removing after two renames",
            |desk| {
                desk.output("public", "new");
                desk.output(".public.gone-7", "old");
            },
            Some("new"),
        ),
        (
            "an empty folder moved aside",
            |desk| {
                fs::create_dir(desk.path(".public.old")).unwrap();
                desk.output(".public.new-7", "new");
            },
            None,
        ),
        (
            "killed with the number this process has now",
            |desk| desk.output(&format!(".public.new-{}", std::process::id()), "half"),
            None,
        ),
    ];
    for (state, setup, seen) in states {
        let desk = Desk::new();
        setup(&desk);
        let staging = desk.open().expect(state);
        assert_eq!(desk.index().as_deref(), *seen, "{state}");
        staging.put(&Output::new("index.html", "next")).unwrap();
        staging.commit().unwrap();
        assert_eq!(desk.index().as_deref(), Some("next"), "{state}");
        assert_eq!(desk.names(), [".public.lock", "public"], "{state}");
    }
}

#[test]
fn folders_of_others_are_refused_and_untouched() {
    type Setup = fn(&Desk);
    let cases: &[(&str, Setup)] = &[
        ("holds files", |desk| desk.file("public/thesis.txt", "years of work")),
        ("is a file", |desk| desk.file("public", "text")),
        ("is a symbolic link", |desk| {
            fs::create_dir(desk.path("elsewhere")).unwrap();
            std::os::unix::fs::symlink(desk.path("elsewhere"), desk.path("public")).unwrap();
        }),
        ("is a symbolic link", |desk| {
            std::os::unix::fs::symlink(desk.path("nowhere"), desk.path("public")).unwrap();
        }),
        ("git repository", |desk| {
            desk.output("public", "site");
            desk.file("public/.git/HEAD", "ref");
        }),
        ("holds files", |desk| {
            // A link named like the marker proves nothing.
            fs::create_dir(desk.path("public")).unwrap();
            desk.file("marker", "");
            std::os::unix::fs::symlink(desk.path("marker"), desk.path("public").join(MARKER)).unwrap();
        }),
    ];
    for (words, setup) in cases {
        let desk = Desk::new();
        setup(&desk);
        let before = (desk.files(), desk.names());
        let problem = Diagnostic::from(desk.open().unwrap_err());
        assert_eq!(problem.code, "output-not-ours");
        assert!(problem.message.contains(words), "{}", problem.message);
        assert_eq!((desk.files(), desk.names()), before);
    }
}

#[test]
fn leftovers_that_are_not_ours_stay() {
    let desk = Desk::new();
    desk.file(".public.new-draft/note.txt", "mine");
    desk.file(".public.new-12/note.txt", "mine");
    desk.file(".public.gone-", "mine");
    desk.build("site");
    assert_eq!(desk.files().len(), 2 + 3);
}

#[test]
fn sources_are_never_overlapped() {
    let desk = Desk::new();
    desk.file("content/en/index.md", "");
    desk.file("site.yaml", "");
    let sources = [desk.path("content"), desk.path("site.yaml")];
    std::os::unix::fs::symlink(&desk.root, desk.path("alias")).unwrap();
    for target in
        [".", "content", "content/en", "content/en/out", "site.yaml", "alias/content/out", "x/../content"]
    {
        if target.starts_with("x/") {
            fs::create_dir(desk.path("x")).unwrap();
        }
        let before = desk.files();
        let problem = Staging::open(&desk.path(target), &sources).unwrap_err();
        assert_eq!(problem.code(), "output-not-ours", "{target}: {problem}");
        assert_eq!(desk.files(), before);
    }
    assert_eq!(Staging::open(Utf8Path::new("/"), &[]).unwrap_err().code(), "output-not-ours");
}

#[test]
fn files_put_there_during_the_build_are_kept() {
    let desk = Desk::new();
    let staging = desk.open().unwrap();
    desk.file("public/thesis.txt", "years of work");
    assert_eq!(staging.commit().unwrap_err().code(), "output-not-ours");
    assert_eq!(desk.files().len(), 1);
}

#[test]
fn only_plain_paths_are_written_and_each_once() {
    let desk = Desk::new();
    let staging = desk.open().unwrap();
    for path in ["", "/etc/x", "../x", "a/../x", "a//b", "a/", "./a", "a\\..\\b", "a\0b", MARKER] {
        let error = staging.put(&Output::new(path, "x")).unwrap_err();
        assert_eq!(WriteProblem::from(error).code(), "output-unwritable", "{path:?}");
    }
    staging.put(&Output::new("a/b/c.html", "x")).unwrap();
    let twice = WriteProblem::from(staging.put(&Output::new("a/b/c.html", "y")).unwrap_err());
    assert!(Diagnostic::from(twice).hint.unwrap().contains("two sources share this path"));
    let inside = WriteProblem::from(staging.put(&Output::new("a/b/c.html/d", "y")).unwrap_err());
    assert_eq!(inside.code(), "output-unwritable");
}

#[test]
fn threads_write_side_by_side() {
    use rayon::iter::{IntoParallelIterator, ParallelIterator};
    let desk = Desk::new();
    let staging = desk.open().unwrap();
    (0..500)
        .into_par_iter()
        .for_each(|n| staging.put(&Output::new(format!("{}/{n}.html", n % 7), n.to_string())).unwrap());
    staging.commit().unwrap();
    assert_eq!(desk.files().len(), 500);
}

#[test]
fn the_system_s_reasons_become_plain_words() {
    let path = Utf8Path::new("public/index.html");
    let words = |kind: io::ErrorKind| Diagnostic::from(WriteProblem::io(path, "write", &kind.into()));
    let full = words(io::ErrorKind::StorageFull);
    assert_eq!(full.code, "disk-full");
    assert_eq!(full.message, "Could not write `public/index.html`: the disk is full.");
    assert!(full.hint.unwrap().starts_with("Free some space"));
    assert_eq!(words(io::ErrorKind::PermissionDenied).code, "output-unwritable");
    assert_eq!(words(io::ErrorKind::PermissionDenied).place.path, path.as_str());
    let plain = WriteProblem::from(io::Error::from(io::ErrorKind::StorageFull));
    assert_eq!(plain.code(), "disk-full", "an error from elsewhere keeps its reason");
}

/// Somebody who looks while folders are exchanged always finds the target.
#[cfg(target_os = "linux")]
#[test]
fn there_is_no_moment_without_a_site() {
    use std::sync::atomic::{AtomicBool, Ordering};
    let desk = Desk::new();
    desk.build("0");
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut looks = 0;
            while !done.load(Ordering::Relaxed) {
                assert!(desk.path("public").is_dir());
                looks += 1;
            }
            looks
        });
        (1..30).for_each(|n| desk.build(&n.to_string()));
        done.store(true, Ordering::Relaxed);
        assert!(reader.join().unwrap() > 0);
    });
}
