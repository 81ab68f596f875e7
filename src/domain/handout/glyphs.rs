//! Characters of handouts that no font of the theme has, each with the place it was written at.
//!
//! Found before anything is set, so that the message can name the file. Must not know the rule.

use super::HandoutContext;
#[cfg(feature = "pdf")]
use super::TextSize;
use crate::base::diagnostic::Place;

/// A character that cannot be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingGlyph {
    pub character: char,
    /// The first handout that needs it.
    pub handout: String,
    pub place: Place,
}

/// Every such character, once for each place.
#[cfg(feature = "pdf")]
pub fn missing(handout_context: HandoutContext<'_>) -> Vec<MissingGlyph> {
    use rayon::prelude::*;

    let site = handout_context.site;
    // Faults of the fonts themselves are told when handouts are made.
    if super::named(site).next().is_none() {
        return Vec::new();
    }
    let Ok(fonts) = super::typesetter::Fonts::of(&site.theme) else { return Vec::new() };
    let orders: Vec<_> = super::all(site).collect();
    let lists: Vec<Vec<MissingGlyph>> = orders
        .par_iter()
        .map(|(language, handout, messages)| {
            let mut used = Used::default();
            let mut texts = Vec::new();
            if handout.size == TextSize::Large {
                // But for its title it has the words of the usual one, which is in this list too.
                used.gather(&super::title(messages, handout).into());
            } else {
                let manuscript = super::document(handout_context, language, messages, handout);
                // Plain data always serialises.
                used.gather(&serde_json::to_value(&manuscript.document).unwrap_or_default());
                texts = manuscript.texts;
            }
            let lacking = used.signs().filter(|sign| !fonts.have(*sign));
            let place = |character| places::of(site, language, handout, &texts, character);
            lacking
                .map(|character| MissingGlyph {
                    character,
                    handout: handout.id.clone(),
                    place: place(character),
                })
                .collect()
        })
        .collect();
    let mut all: Vec<MissingGlyph> = Vec::new();
    for missing in lists.into_iter().flatten() {
        if !all.iter().any(|known| known.character == missing.character && known.place == missing.place) {
            all.push(missing);
        }
    }
    all
}

/// Without the feature `pdf` nothing is printed, and nothing can be missing.
#[cfg(not(feature = "pdf"))]
pub fn missing(_: HandoutContext<'_>) -> Vec<MissingGlyph> {
    Vec::new()
}

/// Every character that is drawn somewhere. Asking a font about one is slow; most come back thousands of times.
#[cfg(feature = "pdf")]
struct Used {
    plain: [bool; 128],
    others: std::collections::BTreeSet<char>,
}

#[cfg(feature = "pdf")]
impl Default for Used {
    fn default() -> Self {
        Self { plain: [false; 128], others: std::collections::BTreeSet::new() }
    }
}

#[cfg(feature = "pdf")]
impl Used {
    fn gather(&mut self, data: &serde_json::Value) {
        use serde_json::Value;
        match data {
            Value::String(text) => {
                for sign in text.chars() {
                    match self.plain.get_mut(sign as usize) {
                        Some(used) => *used = true,
                        None => {
                            self.others.insert(sign);
                        }
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.gather(item)),
            Value::Object(entries) => entries.values().for_each(|value| self.gather(value)),
            _ => {}
        }
    }

    /// In their order; space, and what is never drawn, left out.
    fn signs(&self) -> impl Iterator<Item = char> {
        let plain = ('\0'..).zip(self.plain).filter(|(_, used)| *used).map(|(sign, _)| sign);
        let all = plain.chain(self.others.iter().copied());
        all.filter(|sign| !sign.is_control() && !sign.is_whitespace() && !is_mark(*sign))
    }
}

/// Joiners and marks of direction and form, which are never drawn.
#[cfg(feature = "pdf")]
fn is_mark(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200c}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}')
}

#[cfg(feature = "pdf")]
mod places {
    use crate::base::diagnostic::Place;
    use crate::domain::site::handouts::Handout;
    use crate::domain::site::{Language, Site};
    use crate::input::load::PageText;

    /// Where a character was written: in one of the texts, the handout, the directory, or the publisher's file.
    pub fn of(site: &Site, language: &Language, handout: &Handout, texts: &[PageText], sign: char) -> Place {
        for text in texts {
            if let Some(offset) = text.body().find(sign) {
                return text.place(offset);
            }
        }
        // As a number of HTML: `&#x1F600;`, `&#128512;`.
        let (hexadecimal, decimal) =
            (format!("&#x{:x};", u32::from(sign)), format!("&#{};", u32::from(sign)));
        for text in texts {
            let body = text.body().to_ascii_lowercase();
            if let Some(offset) = body.find(&hexadecimal).or_else(|| body.find(&decimal)) {
                return text.place(offset);
            }
        }
        let headings = handout.parts.iter().filter_map(|part| part.heading.as_ref());
        let lines = handout.parts.iter().flat_map(|part| part.lines.iter().flatten());
        if let Some(words) = [&handout.title, &handout.purpose]
            .into_iter()
            .chain(headings)
            .chain(lines)
            .find(|words| words.contains(sign))
        {
            return words.place(&handout.path);
        }
        let service = language.directory.services.iter().find(|service| {
            let shown =
                service.fields().any(|field| service.shown(field).is_some_and(|text| text.contains(sign)));
            shown
                || service.raw.name.contains(sign)
                || service.contacts.iter().any(|contact| contact.display.contains(sign))
        });
        if let Some(service) = service {
            return service.raw.id.place(&service.path);
        }
        let agency = &site.publisher.agency;
        let own = [&agency.name, &agency.about];
        if own.into_iter().flatten().any(|words| words.contains(sign)) {
            return Place::file(site.publisher.path());
        }
        Place::file(handout.path.clone())
    }
}
