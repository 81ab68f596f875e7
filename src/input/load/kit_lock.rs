//! `kit.lock`: what a folder last saw of the base it inherits from, one statement a line.
//!
//! Written by `rightskit update` and `rightskit adopt`. Must not know what the statements are about.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::base::date::Date;

const HEAD: &str = "# What this folder last saw of the kit it inherits from. Written by `rightskit update`, which tells what has changed since.\n";

/// Statements by what they are about: `number safe-to-talk phone` → `0800 044 334`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KitLock(pub BTreeMap<String, String>);

impl KitLock {
    /// Reads the lines `about<TAB>value`. Others say nothing.
    pub fn parse(text: &str) -> Self {
        let lines = text.lines().filter_map(|line| line.split_once('\t'));
        Self(lines.map(|(about, value)| (about.to_owned(), value.to_owned())).collect())
    }

    /// The edition that a lock of this text has seen, with its line.
    pub fn edition(text: &str) -> Option<(Date, usize)> {
        let mut lines = text.lines().zip(1..);
        lines.find_map(|(line, number)| {
            Some((Date::parse(line.strip_prefix("edition\t")?.trim()).ok()?, number))
        })
    }

    pub fn text(&self) -> String {
        let mut text = HEAD.to_owned();
        for (about, value) in &self.0 {
            // Writing into a string cannot fail.
            let _ = writeln!(text, "{about}\t{}", value.replace(['\n', '\r', '\t'], " "));
        }
        text
    }

    /// The fingerprint of the inherited file that the project's own file at `path` was written in place of.
    pub fn replaces(&self, path: &str) -> Option<&str> {
        self.0.get(&about_replacement(path)).map(String::as_str)
    }
}

/// What a record of a replaced file is about.
pub fn about_replacement(path: &str) -> String {
    format!("replaces {path}")
}

#[cfg(test)]
mod tests {
    use super::KitLock;

    #[test]
    fn what_is_written_is_read_again() {
        let lock = KitLock::parse("# head\nfact pg-90\t90 days\nreplaces themes/a b.css\t0f1e\nnothing\n");
        assert_eq!(lock.replaces("themes/a b.css"), Some("0f1e"));
        assert_eq!(KitLock::parse(&lock.text()), lock);
        assert_eq!(lock.0.len(), 2);
    }
}
