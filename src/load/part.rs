//! The parts of a project, each in files of its own.
//!
//! Knows where files lie, and not what is in them.

use super::{DIRECTORY, FACTS, HANDOUTS, SLOTS, TRIAGE};

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
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

impl Part {
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
    use super::Part;

    #[test]
    fn each_file_belongs_to_a_part() {
        for (path, part) in [
            ("site.yaml", Part::Other),
            ("directory.yaml", Part::Directory),
            ("content/mi/directory.yaml", Part::Directory),
            ("content/en/directory.md", Part::Page),
            ("content/about.md", Part::Page),
            ("content/facts.yaml", Part::Facts),
            ("content/mi/facts.yaml", Part::Facts),
            ("content/slots.yaml", Part::Slots),
            ("content/coverage.yaml", Part::Other),
            ("content/en/synonyms.yaml", Part::Other),
            ("content/triage/first-steps.yaml", Part::Triage),
            ("content/mi/triage/first-steps.yaml", Part::Triage),
            ("content/handouts/card.yaml", Part::Handout),
            ("content/mi/handouts.yaml", Part::Handout),
            ("agencies/example.yaml", Part::Agency),
            ("themes/default/theme.yaml", Part::Other),
        ] {
            assert_eq!(Part::of(path), part, "{path}");
        }
    }
}
