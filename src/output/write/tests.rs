//! Every state a killed run can leave, every refusal, and what a reader of the target sees meanwhile.

mod in_use;
mod kinds;
mod threads;

use std::collections::BTreeMap;
use std::fs;
use std::io;

use camino::{Utf8Path, Utf8PathBuf};
use tempfile::TempDir;

use super::{Staging, swap};
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::output_file::{Output, Sink};
use crate::output::kind::{MARKER, OutputKind};
use crate::output::problem::WriteProblem;

struct Fixture {
    _temp: TempDir,
    root: Utf8PathBuf,
}

impl Fixture {
    fn new() -> Self {
        let temp = tempfile::tempdir().unwrap();
        Self { root: Utf8PathBuf::from_path_buf(temp.path().canonicalize().unwrap()).unwrap(), _temp: temp }
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
        Staging::open(&self.path("public"), OutputKind::Site, &[self.path("content"), self.path("site.yaml")])
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
    let fixture = Fixture::new();
    fixture.build("first");
    fixture.file("public/stale.html", "");
    fixture.build("second");
    assert_eq!(fixture.index().as_deref(), Some("second"));
    assert_eq!(fixture.files().len(), 2);
    assert_eq!(fixture.names(), [".public.lock", "public"]);
    assert!(fixture.path("public").join(MARKER).is_file());
}

#[test]
fn without_an_exchange_two_renames_do_the_same() {
    let fixture = Fixture::new();
    fixture.build("first");
    let staging = fixture.open().unwrap();
    staging.put(&Output::new("index.html", "second")).unwrap();
    assert_eq!(staging.commit_by(cannot_exchange).unwrap().left_over, None);
    assert_eq!(fixture.index().as_deref(), Some("second"));
    assert_eq!(fixture.names(), [".public.lock", "public"]);
}

#[test]
fn an_empty_folder_may_be_the_target() {
    for exchange in [swap::exchange as swap::Exchange, cannot_exchange] {
        let fixture = Fixture::new();
        fs::create_dir(fixture.path("public")).unwrap();
        let staging = fixture.open().unwrap();
        staging.put(&Output::new("index.html", "new")).unwrap();
        staging.commit_by(exchange).unwrap();
        assert_eq!(fixture.index().as_deref(), Some("new"));
        assert_eq!(fixture.names(), [".public.lock", "public"]);
    }
}

#[test]
fn missing_folders_around_the_target_are_made() {
    let fixture = Fixture::new();
    let staging = Staging::open(&fixture.path("a/b/public"), OutputKind::Site, &[]).unwrap();
    staging.commit().unwrap();
    assert!(fixture.path("a/b/public").join(MARKER).is_file());
}

#[test]
fn a_site_given_up_leaves_the_old_one() {
    let fixture = Fixture::new();
    fixture.build("first");
    let before = fixture.files();
    let staging = fixture.open().unwrap();
    staging.put(&Output::new("index.html", "second")).unwrap();
    drop(staging);
    assert_eq!(fixture.files(), before);
    assert_eq!(fixture.names(), [".public.lock", "public"]);
}

#[cfg(unix)]
#[test]
fn what_did_not_change_is_the_same_file_as_before() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let fixture = Fixture::new();
    let files = |texts: [&str; 4]| {
        let staging = fixture.open().unwrap();
        for (name, text) in ["same.html", "changed.html", "closed.html", "shared.html"].iter().zip(texts) {
            staging.put(&Output::new(*name, text)).unwrap();
        }
        staging.commit().unwrap();
        let of = |name: &str| fs::metadata(fixture.path("public").join(name)).unwrap();
        ["same.html", "changed.html", "closed.html", "shared.html"]
            .map(|name| (of(name).ino(), of(name).mode()))
    };
    let first = files(["one", "two", "three", "four"]);
    let closed = fixture.path("public/closed.html");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o600)).unwrap();
    fs::hard_link(fixture.path("public/shared.html"), fixture.path("elsewhere.html")).unwrap();
    // Both sites are there for a while, so no number of a file can be given out again.
    let second = files(["one", "2wo", "three", "four"]);
    assert_eq!(second[0], first[0]);
    for at in 1..4 {
        assert_ne!(second[at].0, first[at].0);
        assert_eq!(second[at].1, first[at].1);
    }
    assert_eq!(fixture.files()["public/changed.html"], "2wo");
    assert_eq!(fixture.names(), [".public.lock", "elsewhere.html", "public"]);
}

#[test]
fn a_second_build_waits_its_turn() {
    let fixture = Fixture::new();
    let first = fixture.open().unwrap();
    let refused = Diagnostic::from(fixture.open().unwrap_err());
    assert_eq!((refused.code, refused.severity), ("output-locked", Severity::Error));
    assert!(refused.message.starts_with("Another build is running"));
    first.put(&Output::new("index.html", "still works")).unwrap();
    first.commit().unwrap();
    fixture.build("now");
}

/// What is on disk after a kill, and what the next run must find at the target before it commits.
#[test]
fn every_interrupted_state_is_recovered() {
    type Setup = fn(&Fixture);
    let states: &[(&str, Setup, Option<&str>)] = &[
        (
            "staging begun, no marker yet",
            |fixture| fs::create_dir(fixture.path(".public.new-7")).unwrap(),
            None,
        ),
        (
            "while writing, over an old output",
            |fixture| {
                fixture.output("public", "old");
                fixture.output(".public.new-7", "half");
            },
            Some("old"),
        ),
        (
            "after the exchange, old one not yet removed",
            |fixture| {
                fixture.output("public", "new");
                fixture.output(".public.new-7", "old");
            },
            Some("new"),
        ),
        (
            "while removing: only the marker is left",
            |fixture| {
                fixture.output("public", "new");
                fixture.file(&format!(".public.new-7/{MARKER}"), "");
            },
            Some("new"),
        ),
        (
            "between the two renames",
            |fixture| {
                fixture.output(".public.old", "old");
                fixture.output(".public.new-7", "new");
            },
            Some("old"),
        ),
        (
            "after the two renames",
            |fixture| {
                fixture.output("public", "new");
                fixture.output(".public.old", "old");
            },
            Some("new"),
        ),
        (
            "while removing after two renames",
            |fixture| {
                fixture.output("public", "new");
                fixture.output(".public.gone-7", "old");
            },
            Some("new"),
        ),
        (
            "an empty folder moved aside",
            |fixture| {
                fs::create_dir(fixture.path(".public.old")).unwrap();
                fixture.output(".public.new-7", "new");
            },
            None,
        ),
        (
            "killed with the number this process has now",
            |fixture| fixture.output(&format!(".public.new-{}", std::process::id()), "half"),
            None,
        ),
    ];
    for (state, setup, seen) in states {
        let fixture = Fixture::new();
        setup(&fixture);
        let staging = fixture.open().expect(state);
        assert_eq!(fixture.index().as_deref(), *seen, "{state}");
        staging.put(&Output::new("index.html", "next")).unwrap();
        staging.commit().unwrap();
        assert_eq!(fixture.index().as_deref(), Some("next"), "{state}");
        assert_eq!(fixture.names(), [".public.lock", "public"], "{state}");
    }
}

#[test]
fn folders_of_others_are_refused_and_untouched() {
    type Setup = fn(&Fixture);
    let cases: &[(&str, Setup)] = &[
        ("holds files", |fixture| fixture.file("public/thesis.txt", "years of work")),
        ("is a file", |fixture| fixture.file("public", "text")),
        ("is a symbolic link", |fixture| {
            fs::create_dir(fixture.path("elsewhere")).unwrap();
            std::os::unix::fs::symlink(fixture.path("elsewhere"), fixture.path("public")).unwrap();
        }),
        ("is a symbolic link", |fixture| {
            std::os::unix::fs::symlink(fixture.path("nowhere"), fixture.path("public")).unwrap();
        }),
        ("git repository", |fixture| {
            fixture.output("public", "site");
            fixture.file("public/.git/HEAD", "ref");
        }),
        ("holds files", |fixture| {
            // A link named like the marker proves nothing.
            fs::create_dir(fixture.path("public")).unwrap();
            fixture.file("marker", "");
            std::os::unix::fs::symlink(fixture.path("marker"), fixture.path("public").join(MARKER)).unwrap();
        }),
    ];
    for (words, setup) in cases {
        let fixture = Fixture::new();
        setup(&fixture);
        let before = (fixture.files(), fixture.names());
        let problem = Diagnostic::from(fixture.open().unwrap_err());
        assert_eq!(problem.code, "output-not-ours");
        assert!(problem.message.contains(words), "{}", problem.message);
        assert_eq!((fixture.files(), fixture.names()), before);
    }
}

#[test]
fn leftovers_that_are_not_ours_stay() {
    let fixture = Fixture::new();
    fixture.file(".public.new-draft/note.txt", "mine");
    fixture.file(".public.new-12/note.txt", "mine");
    fixture.file(".public.gone-", "mine");
    fixture.build("site");
    assert_eq!(fixture.files().len(), 2 + 3);
}

#[test]
fn sources_are_never_overlapped() {
    let fixture = Fixture::new();
    fixture.file("content/en/index.md", "");
    fixture.file("site.yaml", "");
    let sources = [fixture.path("content"), fixture.path("site.yaml")];
    std::os::unix::fs::symlink(&fixture.root, fixture.path("alias")).unwrap();
    for target in
        [".", "content", "content/en", "content/en/out", "site.yaml", "alias/content/out", "x/../content"]
    {
        if target.starts_with("x/") {
            fs::create_dir(fixture.path("x")).unwrap();
        }
        let before = fixture.files();
        let problem = Staging::open(&fixture.path(target), OutputKind::Site, &sources).unwrap_err();
        assert_eq!(problem.code(), "output-not-ours", "{target}: {problem}");
        assert_eq!(fixture.files(), before);
    }
    assert_eq!(
        Staging::open(Utf8Path::new("/"), OutputKind::Site, &[]).unwrap_err().code(),
        "output-not-ours"
    );
}

#[test]
fn files_put_there_during_the_build_are_kept() {
    let fixture = Fixture::new();
    let staging = fixture.open().unwrap();
    fixture.file("public/thesis.txt", "years of work");
    assert_eq!(staging.commit().unwrap_err().code(), "output-not-ours");
    assert_eq!(fixture.files().len(), 1);
}

#[test]
fn only_plain_paths_are_written_and_each_once() {
    let fixture = Fixture::new();
    let staging = fixture.open().unwrap();
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
    let fixture = Fixture::new();
    fixture.build("0");
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut looks = 0;
            while !done.load(Ordering::Relaxed) {
                assert!(fixture.path("public").is_dir());
                looks += 1;
            }
            looks
        });
        (1..30).for_each(|n| fixture.build(&n.to_string()));
        done.store(true, Ordering::Relaxed);
        assert!(reader.join().unwrap() > 0);
    });
}
