//! The parts of a project, each in files of its own.
//!
//! Knows where files lie, and not what is in them.

use super::paths::{DIRECTORY, FACTS, HANDOUTS, SLOTS, TRIAGE};

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProjectPart {
    Page,
    Directory,
    Facts,
    Slots,
    Agency,
    Triage,
    Handout,
    /// Settings, theme, locks and lists that stand alone.
    Other,
}

impl ProjectPart {
    /// The part that the file at `path` in a project belongs to; words in another language belong to what they translate.
    pub fn of(path: &str) -> Self {
        if path.starts_with("agencies/") {
            return Self::Agency;
        }
        let Some(inside) = path.strip_prefix("content/") else {
            return if path == DIRECTORY { Self::Directory } else { Self::Other };
        };
        if inside.ends_with(".md") {
            return Self::Page;
        }
        let of_language = inside.split_once('/').map_or(inside, |(_, rest)| rest);
        let is = |file: &str| inside == file || of_language == file;
        let within = |folder: &str| inside.starts_with(folder) || of_language.starts_with(folder);
        let name = |path: &'static str| path.trim_start_matches("content/");
        match inside {
            _ if is(DIRECTORY) => Self::Directory,
            _ if is(name(FACTS)) => Self::Facts,
            _ if is(name(SLOTS)) => Self::Slots,
            _ if within(TRIAGE) => Self::Triage,
            _ if within(name(HANDOUTS)) || is("handouts.yaml") => Self::Handout,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ProjectPart;

    #[test]
    fn each_file_belongs_to_a_part() {
        for (path, part) in [
            ("site.yaml", ProjectPart::Other),
            ("directory.yaml", ProjectPart::Directory),
            ("content/mi/directory.yaml", ProjectPart::Directory),
            ("content/en/directory.md", ProjectPart::Page),
            ("content/about.md", ProjectPart::Page),
            ("content/facts.yaml", ProjectPart::Facts),
            ("content/mi/facts.yaml", ProjectPart::Facts),
            ("content/slots.yaml", ProjectPart::Slots),
            ("content/coverage.yaml", ProjectPart::Other),
            ("content/en/synonyms.yaml", ProjectPart::Other),
            ("content/triage/first-steps.yaml", ProjectPart::Triage),
            ("content/mi/triage/first-steps.yaml", ProjectPart::Triage),
            ("content/handouts/card.yaml", ProjectPart::Handout),
            ("content/mi/handouts.yaml", ProjectPart::Handout),
            ("agencies/example.yaml", ProjectPart::Agency),
            ("themes/default/theme.yaml", ProjectPart::Other),
        ] {
            assert_eq!(ProjectPart::of(path), part, "{path}");
        }
    }
}
