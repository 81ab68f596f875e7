//! Many sites in one run: which of them a part of the run makes, what became of each, and the list that leads to them.
//!
//! Values only. Must not know how a site is made, nor where a report lies.

use std::fmt::Write;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::input::markdown::{escape_attribute, escape_text};

/// One part of a run that several machines share: part `number` (from 1) of `count`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shard {
    pub number: usize,
    pub count: usize,
}

impl Shard {
    /// All in one.
    pub const WHOLE: Self = Self { number: 1, count: 1 };

    /// Whether this part makes the site at this place in the list, counted from 0.
    pub fn makes(self, place: usize) -> bool {
        place % self.count == self.number - 1
    }

    /// The name of its report, such as `2-of-8`.
    pub fn name(self) -> String {
        format!("{}-of-{}", self.number, self.count)
    }
}

impl FromStr for Shard {
    type Err = String;

    /// Reads `2/8`.
    fn from_str(written: &str) -> Result<Self, String> {
        let wrong =
            || format!("`{written}` is no part of a run. Write which part and of how many, such as `2/8`.");
        let (number, count) = written.split_once('/').ok_or_else(wrong)?;
        let (number, count) =
            (number.trim().parse().map_err(|_| wrong())?, count.trim().parse().map_err(|_| wrong())?);
        if (1..=count).contains(&number) { Ok(Self { number, count }) } else { Err(wrong()) }
    }
}

/// What became of one site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteReport {
    /// The agency's id, which is its folder too.
    pub agency: String,
    pub name: String,
    pub built: bool,
    pub pages: usize,
    pub files: usize,
    pub bytes: u64,
    pub warnings: usize,
    pub errors: usize,
    /// The first errors, as `place: words`.
    pub reasons: Vec<String>,
    /// Whether the site that stood there was left, since it would have come out the very same. Said only where it is so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unchanged: bool,
}

/// What a later run needs to know of a site to leave it as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteRecord {
    /// Digests of all that it was made from and by.
    pub inputs: String,
    /// The digest of its list of checksums.
    pub manifest: String,
    /// How its files lay on the disk.
    pub lies: String,
    /// The title of the site.
    pub title: String,
    pub report: SiteReport,
}

impl SiteRecord {
    pub fn json(&self) -> String {
        // Plain texts and numbers always serialise.
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }
}

/// What became of all sites of a run, or of a part of it, in the order of their ids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FleetReport {
    pub version: u32,
    pub title: String,
    pub sites: Vec<SiteReport>,
}

impl FleetReport {
    pub fn failed(&self) -> usize {
        self.sites.iter().filter(|site| !site.built).count()
    }

    pub fn unchanged(&self) -> usize {
        self.sites.iter().filter(|site| site.unchanged).count()
    }

    pub fn json(&self) -> String {
        // Plain texts and numbers always serialise.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Parts of one run as a whole, as a run from nothing would report it: a part that died and was run again has left
    /// what it had made already, and that is nothing to tell.
    ///
    /// # Errors
    /// Says which site two parts have made.
    pub fn merged(parts: Vec<Self>) -> Result<Self, String> {
        let title =
            parts.iter().map(|part| &part.title).find(|title| !title.is_empty()).cloned().unwrap_or_default();
        let sites = parts.into_iter().flat_map(|part| part.sites);
        let mut sites: Vec<SiteReport> = sites.map(|site| SiteReport { unchanged: false, ..site }).collect();
        sites.sort_by(|a, b| a.agency.cmp(&b.agency));
        if let Some([twice, _]) = sites.windows(2).find(|pair| matches!(pair, [a, b] if a.agency == b.agency))
        {
            return Err(format!("`{}` was made by two parts: they are not of the same run.", twice.agency));
        }
        Ok(Self { version: 1, title, sites })
    }

    /// A page that leads to every site, for whoever publishes them.
    pub fn index(&self) -> String {
        let mut title = String::new();
        escape_text(&self.title, &mut title);
        let mut page = format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"robots\" content=\"noindex\">\n<title>{title}: all sites</title>\n</head>\n<body>\n<h1>{title}: all sites</h1>\n<ul>\n"
        );
        for site in &self.sites {
            let mut name = String::new();
            escape_text(if site.name.is_empty() { &site.agency } else { &site.name }, &mut name);
            if site.built {
                let mut address = String::new();
                escape_attribute(&site.agency, &mut address);
                // Writing into a string cannot fail.
                let _ = writeln!(page, "<li><a href=\"{address}/index.html\">{name}</a></li>");
            } else {
                let _ = writeln!(page, "<li>{name}: not built, see report.json</li>");
            }
        }
        page.push_str("</ul>\n</body>\n</html>\n");
        page
    }
}

#[cfg(test)]
mod tests {
    use super::{FleetReport, Shard, SiteReport};

    fn site(agency: &str, built: bool) -> SiteReport {
        SiteReport {
            agency: agency.to_owned(),
            name: format!("<{agency}>"),
            built,
            pages: 1,
            files: 2,
            bytes: 3,
            warnings: 0,
            errors: usize::from(!built),
            reasons: Vec::new(),
            unchanged: false,
        }
    }

    #[test]
    fn every_site_is_made_by_one_part() {
        for count in 1..7 {
            for place in 0..20 {
                let makers = (1..=count).filter(|number| Shard { number: *number, count }.makes(place));
                assert_eq!(makers.count(), 1, "{place} of {count}");
            }
        }
    }

    #[test]
    fn a_part_is_written_as_number_and_count() {
        assert_eq!("2/8".parse(), Ok(Shard { number: 2, count: 8 }));
        for wrong in ["", "2", "0/8", "9/8", "2/0", "a/b", "1/2/3", "-1/2"] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn parts_in_any_order_make_the_whole() {
        let part = |sites| FleetReport { version: 1, title: "Rights".to_owned(), sites };
        let whole = part(vec![site("a", true), site("b", false), site("c", true)]);
        let merged = FleetReport::merged(vec![
            part(vec![site("b", false)]),
            part(vec![site("a", true), SiteReport { unchanged: true, ..site("c", true) }]),
        ]);
        assert_eq!(merged.as_ref(), Ok(&whole));
        assert_eq!(whole.failed(), 1);
        let page = whole.index();
        assert!(
            page.contains("<a href=\"a/index.html\">&lt;a&gt;</a>") && page.contains("&lt;b&gt;: not built"),
            "{page}"
        );
        let twice = FleetReport::merged(vec![part(vec![site("a", true)]), part(vec![site("a", true)])]);
        assert!(twice.unwrap_err().contains("`a` was made by two parts"));
    }
}
