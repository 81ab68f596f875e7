//! Which files the site of one agency is made from: all but those that are other agencies' own.
//!
//! In doubt a file counts: then a site is made once more than it had to be. Must not know what is made, nor with what
//! choices.

use std::collections::BTreeSet;

use super::inheritance::Inheritance;
use super::paths::{AGENCIES, SITE};
use super::records::Records;
use super::{Choices, agency, complete, hidden_names, own_pages};
use crate::base::diagnostic::Severity;
use crate::input::model::config::Config;
use crate::input::sources::Sources;
use crate::input::yaml::At;

/// The files of a project, seen from its agencies.
pub struct Inputs<'a> {
    sources: &'a Sources,
    config: Config,
    /// The digest of what counts for every agency.
    common: String,
}

impl<'a> Inputs<'a> {
    /// Nothing where a file of one agency can make a difference to all: when its name is odd, or settings cannot be read.
    pub fn of(sources: &'a Sources) -> Option<Self> {
        if sources.decomposed().next().is_some() || hidden_names(sources).next().is_some() {
            return None;
        }
        let mut records = Records::new(sources);
        let mut config: Config = records.required(SITE)?;
        let mut whole = config.clone();
        let inheritance = Inheritance::read(sources, &mut whole, &mut records.found);
        config.agency = None;
        complete(&mut whole, &Choices::default());
        let languages: Vec<String> = whole.languages.into_iter().map(|language| language.id.value).collect();
        let astray: BTreeSet<&str> = own_pages::astray(sources, &languages).collect();
        // What is locked, replaces an inherited file or is nobody's is told of in every site.
        let is_told = |path: &str| {
            inheritance.locked_files.contains_key(path)
                || inheritance.replaced.contains_key(path)
                || astray.contains(path)
        };
        let common = sources.iter().map(|(path, _)| path);
        let common = common.filter(|path| !path.starts_with(AGENCIES) || is_told(path));
        Some(Self { sources, config, common: sources.digest_of(common) })
    }

    /// The digest of all that the site of an agency is made from; nothing where its files cannot be read.
    pub fn of_agency(&self, id: &str) -> Option<String> {
        let mut records = Records::new(self.sources);
        let config = Config { agency: Some(At::nowhere(id.to_owned())), ..self.config.clone() };
        let (_, agency, files) = agency::read(&mut records, &config);
        if records.found.iter().any(|problem| problem.severity == Severity::Error) {
            return None;
        }
        let logo = agency.brand.as_ref().and_then(|brand| brand.logo.as_ref());
        let logo = logo.map(|logo| format!("{AGENCIES}{}", logo.value));
        let guide = agency.published_guide.as_ref().map(|guide| format!("{AGENCIES}{}", guide.file.value));
        let own = files.paths().chain(logo.as_deref()).chain(guide.as_deref());
        let own = own.chain(own_pages::paths(self.sources, &files));
        Some(format!("{} {}", self.common, self.sources.digest_of(own)))
    }
}

#[cfg(test)]
mod tests {
    use super::Inputs;
    use crate::input::sources::Sources;

    const PROJECT: &str = "\
-- site.yaml --
kind: kit
title: Rights
-- agencies/a.yaml --
name: A
extends: shared
brand: {logo: a.svg}
published_guide: {file: a.md, title: Guide, author: Somebody, source: \"https://example.org/guide\", read: 2026-11-20}
-- agencies/a.md --
# Guide
-- agencies/a.svg --
<svg/>
-- agencies/a/en/own.md --
# Own
-- agencies/b.yaml --
name: B
-- agencies/shared.yaml --
about: A made-up agency.
-- content/index.md --
# Home
";

    fn of(project: &str) -> [Option<String>; 2] {
        let sources = Sources::from_sections(project);
        let inputs = Inputs::of(&sources).unwrap();
        ["a", "b"].map(|id| inputs.of_agency(id))
    }

    #[test]
    fn an_agency_depends_on_its_own_files_and_on_those_of_nobody() {
        let before = of(PROJECT);
        assert!(before.iter().all(Option::is_some));
        for (from, to, changes) in [
            ("name: A", "name: Aa", [true, false]),
            ("name: B", "name: Bb", [false, true]),
            ("<svg/>", "<svg></svg>", [true, false]),
            ("# Guide", "# The guide", [true, false]),
            ("# Own", "# Ours", [true, false]),
            ("agencies/a/en/own.md", "agencies/b/en/own.md", [true, true]),
            ("agencies/a/en/own.md", "agencies/c/en/own.md", [true, true]),
            ("agencies/a/en/own.md", "agencies/shared/en/own.md", [true, false]),
            ("made-up", "new", [true, false]),
            ("# Home", "# Start", [true, true]),
            ("content/index.md", "content/start.md", [true, true]),
            ("title: Rights", "title: Your rights", [true, true]),
            ("title: Rights", "title: Rights\nlocked: [agencies/]", [true, true]),
        ] {
            let after = of(&PROJECT.replace(from, to));
            assert_eq!([0, 1].map(|at| before[at] != after[at]), changes, "{from} → {to}");
        }
    }

    #[test]
    fn what_is_inherited_and_replaced_counts() {
        let base = Sources::from_sections("-- agencies/b.yaml --\nname: Base\n-- content/more.md --\nMore\n");
        let own = || Sources::from_sections(PROJECT);
        let a = |sources: &Sources| Inputs::of(sources).unwrap().of_agency("a");
        let with_base = own().over(base);
        assert_ne!(a(&with_base), a(&own()));
        let mut alike = own();
        alike.insert("content/more.md", b"More\n".as_slice());
        assert_ne!(a(&with_base), a(&alike));
    }

    #[test]
    fn nothing_is_known_of_what_cannot_be_read() {
        assert_eq!(of(&PROJECT.replace("name: A", "name: [")), {
            let [_, b] = of(PROJECT);
            [None, b]
        });
        assert!(Inputs::of(&Sources::from_sections("-- site.yaml --\ntitle: [\n")).is_none());
        let odd = PROJECT.replace("agencies/b.yaml", "agencies/b\u{200b}.yaml");
        assert!(Inputs::of(&Sources::from_sections(&odd)).is_none());
    }
}
