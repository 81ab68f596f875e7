//! # audit-split-search
//!
//! Nothing is fetched because of what a person types, where that could tell on them.
//!
//! **What it does.** Refuses the parts of a split search index in a kit, and in any site with services or a
//! questionnaire.
//!
//! **Why it matters.** A split index is loaded part by part as somebody types. The host's log then shows roughly which
//! words they were, and when.
//!
//! **Example.** `search: split` in the `site.yaml` of a site that lists helplines.
//!
//! **Instead.** `search: whole`: the same files are loaded at the first use, whatever is typed.

use super::facts::FileKind;
use super::site::AuditedSite;
use crate::base::diagnostic::{Diagnostic, Place};

pub(super) const CODE: &str = "audit-split-search";

pub(super) fn run(site: &AuditedSite<'_>) -> Vec<Diagnostic> {
    let Some(reason) = site.standard.secret else { return Vec::new() };
    let parts = site.files.iter().filter(|file| file.kind == FileKind::Script && is_part(&file.path));
    let Some(first) = parts.min_by_key(|file| &file.path) else { return Vec::new() };
    let message = format!(
        "`{}` is a part of a split search index: what is fetched would tell what was typed, and {reason}.",
        first.path
    );
    vec![
        Diagnostic::error(CODE, Place::file(&*first.path), message)
            .hint("Write `search: whole` in `site.yaml`."),
    ]
}

/// `…/search-f12.js`, or the script that asks for such files.
fn is_part(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let Some(rest) = name.strip_prefix("search-") else { return false };
    let number = rest.trim_start_matches(['f', 'p', 't']).strip_suffix(".js");
    rest.starts_with("split.")
        || number.is_some_and(|digits| {
            rest.len() == digits.len() + 4
                && !digits.is_empty()
                && digits.bytes().all(|sign| sign.is_ascii_digit())
        })
}

#[cfg(test)]
mod tests {
    use super::is_part;
    use crate::base::output_file::Output;
    use crate::rules::audit::{AuditStandard, audit, facts};

    #[test]
    fn parts_are_refused_where_they_could_tell_on_somebody() {
        let part = Output::new("assets/search-en.1a/search-p0.js", "rightskitSearch.part([]);");
        let mut standard = AuditStandard::default();
        let said = |standard: &AuditStandard| audit(&[facts(&part, None, standard)], standard, &|_| None);
        assert!(said(&standard).is_empty());
        standard.secret = Some("a kit must not tell");
        let found = said(&standard);
        assert_eq!(found[0].code, super::CODE);
        assert!(found[0].message.ends_with("a kit must not tell."), "{}", found[0].message);
    }

    #[test]
    fn parts_are_known_by_their_names() {
        for name in ["assets/search-en.1a/search-f0.js", "search-p12.js", "assets/search-split.1a2b.js"] {
            assert!(is_part(name), "{name}");
        }
        for name in
            ["assets/search-en-index.12.js", "search-rank.js", "search-f.js", "search-ft1.js", "f1.js"]
        {
            assert!(!is_part(name), "{name}");
        }
    }
}
