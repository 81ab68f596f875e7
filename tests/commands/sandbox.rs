//! A folder for one test, and the program run in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use sha2::{Digest, Sha256};
use tempfile::TempDir;

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_rightskit");

/// Removed with everything in it at the end of the test.
pub struct Sandbox {
    folder: TempDir,
}

impl Sandbox {
    pub fn empty() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    /// The smallest site: a name and one page.
    pub fn plain() -> Self {
        let sandbox = Self::empty();
        sandbox.write("site.yaml", "kind: plain\ntitle: Tiny\nedition: 2026-11-23\n");
        sandbox.page("index.md", "Words.");
        sandbox
    }

    /// The whole kit, with every file of its own.
    pub fn kit() -> Self {
        let sandbox = Self::empty();
        sandbox.run(&["new", ".", "--whole"]).ends_with(0);
        sandbox
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap();
    }

    /// A page of the plain site.
    pub fn page(&self, name: &str, body: &str) {
        self.write(&format!("content/{name}"), &format!("---\ntitle: A page\n---\n\n{body}\n"));
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The program with nothing of the tester's own settings.
    pub fn command(&self, arguments: &[&str]) -> Command {
        self.other(PROGRAM, arguments)
    }

    /// Another program in the same surroundings.
    pub fn other(&self, program: impl AsRef<Path>, arguments: &[&str]) -> Command {
        let mut command = Command::new(program.as_ref());
        command.args(arguments).current_dir(self.folder.path()).stdin(Stdio::null());
        for name in ["SOURCE_DATE_EPOCH", "NO_COLOR", "CLICOLOR_FORCE"] {
            command.env_remove(name);
        }
        // Handouts of the kit are set once for all tests.
        command.env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"));
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        Said::from(self.command(arguments).output().unwrap())
    }

    /// With more in its surroundings.
    pub fn run_with(&self, arguments: &[&str], more: &[(&str, &str)]) -> Said {
        Said::from(self.command(arguments).envs(more.iter().copied()).output().unwrap())
    }

    /// A shell in which `mount` has been done for it alone, so that nothing is left mounted. `None` where the system
    /// does not allow that.
    pub fn mounting(&self, mount: &str, script: &str) -> Option<Said> {
        let script = format!("{{ {mount}; }} || exit 77\n{script}");
        let said = Said::from(self.other("unshare", &["--mount", "sh", "-c", &script]).output().ok()?);
        let denied = said.code == Some(77) || said.err.contains("unshare failed");
        if denied {
            eprintln!("skipped: `{mount}` cannot be done here: {}", said.err);
        }
        (!denied).then_some(said)
    }

    /// Every file under a folder with its bytes.
    pub fn files(&self, folder: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = BTreeMap::new();
        for entry in walkdir::WalkDir::new(self.path(folder)) {
            let entry = entry.unwrap();
            if entry.file_type().is_file() {
                found.insert(
                    entry.path().strip_prefix(self.path(folder)).unwrap().to_owned(),
                    fs::read(entry.path()).unwrap(),
                );
            }
        }
        found
    }

    /// What lies directly in a folder, hidden files too.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Fails unless every file of a built site is in its list of checksums, with this checksum.
    pub fn assert_whole(&self, site: &str) {
        let mut files = self.files(site);
        let listed = files
            .remove(Path::new("MANIFEST.sha256"))
            .unwrap_or_else(|| panic!("{site} has no list of checksums"));
        assert!(files.remove(Path::new(".rightskit")).is_some(), "{site} is not marked as ours");
        let mut sums = String::new();
        for (path, bytes) in &files {
            for byte in Sha256::digest(bytes) {
                write!(sums, "{byte:02x}").unwrap();
            }
            writeln!(sums, "  {}", path.display()).unwrap();
        }
        let sorted = |text: &str| text.lines().map(str::to_owned).collect::<BTreeSet<_>>();
        assert_eq!(sorted(&sums), sorted(&String::from_utf8(listed).unwrap()));
    }
}

/// How a run ended and what it said.
#[derive(Debug)]
pub struct Said {
    /// `None` after a signal.
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Said {
    pub fn ends_with(&self, code: i32) -> &Self {
        assert_eq!(self.code, Some(code), "{self}");
        self
    }

    /// On standard error, where messages go; line breaks of the drawing do not count.
    pub fn says(&self, text: &str) -> &Self {
        assert!(self.message().contains(text), "nothing of `{text}` in\n{self}");
        self
    }

    pub fn says_nothing_of(&self, text: &str) -> &Self {
        assert!(!self.message().contains(text), "`{text}` in\n{self}");
        self
    }

    fn message(&self) -> String {
        let words = self.err.split_whitespace().filter(|word| *word != "|");
        words.collect::<Vec<_>>().join(" ")
    }
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "ended with {:?}\n-- standard output --\n{}\n-- standard error --\n{}",
            self.code, self.out, self.err
        )
    }
}
