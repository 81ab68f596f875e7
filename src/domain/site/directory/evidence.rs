//! How far a service's numbers can be trusted: each by its confirmation or its newest copy, a card by the weakest.
//!
//! Must not know what may be shown, nor pages.

use crate::base::date::Date;
use crate::input::model::directory::{DirectoryFile, Evidence, Source};
use crate::input::theme::strings::Messages;

/// How a way to reach a service is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// Somebody checked it with the service.
    Confirmed(Date),
    /// Read in these copies, the newest first.
    Seen(Vec<SourceReading>),
}

/// A copy of a page or document in which something was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceReading {
    pub publisher: String,
    /// The date of the copy in words; `None` when nobody knows.
    pub copy: Option<String>,
    pub read: Date,
}

/// What the small print of a card says about its evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvidenceLine {
    /// 111 needs none, and a card without contacts has nothing to vouch for.
    None,
    Checked(Date),
    /// Confirmed so long before the edition that it counts as stale.
    NotSince(Date),
    /// The newest copy that holds the number with the oldest such copy.
    Seen(SourceReading),
}

impl Known {
    pub(super) fn of(evidence: Option<&Evidence>, file: &DirectoryFile) -> Self {
        if let Some(confirmed) = evidence.and_then(|evidence| evidence.confirmed.as_ref()) {
            return Self::Confirmed(confirmed.on.value);
        }
        let named = evidence.into_iter().flat_map(|evidence| &evidence.seen);
        let mut readings: Vec<SourceReading> =
            named.filter_map(|id| file.sources.get(&id.value)).map(SourceReading::of).collect();
        readings.sort_by_key(|reading| std::cmp::Reverse(reading.age()));
        Self::Seen(readings)
    }

    fn newest(&self) -> Option<&SourceReading> {
        match self {
            Self::Confirmed(_) => None,
            Self::Seen(readings) => readings.first(),
        }
    }
}

impl SourceReading {
    fn of(source: &Source) -> Self {
        Self {
            publisher: source.publisher.clone(),
            copy: source.copy.clone().filter(|copy| !copy.starts_with("undated")),
            read: source.read,
        }
    }

    /// Sorts copies that nobody can date below all others.
    fn age(&self) -> Option<(i16, i8, i8)> {
        self.copy.as_deref().and_then(Date::latest_in)
    }

    pub(super) fn text(&self, messages: &Messages) -> String {
        match &self.copy {
            Some(copy) => messages.with("evidence-copy", &[("publisher", &self.publisher), ("date", copy)]),
            None => {
                let words = [("publisher", self.publisher.as_str()), ("date", &messages.date(self.read))];
                messages.with("evidence-copy-undated", &words)
            }
        }
    }
}

impl EvidenceLine {
    /// The small print of a card.
    pub fn text(&self, messages: &Messages) -> Option<String> {
        let (key, date) = match self {
            Self::None => return None,
            Self::Checked(on) => ("evidence-confirmed", messages.date(*on)),
            Self::NotSince(on) => ("evidence-stale", messages.date(*on)),
            Self::Seen(SourceReading { copy: Some(copy), .. }) => ("evidence-seen", copy.clone()),
            Self::Seen(SourceReading { copy: None, read, .. }) => {
                ("evidence-seen-undated", messages.date(*read))
            }
        };
        Some(messages.with(key, &[("date", &date)]))
    }
}

/// One line for the whole card: the weakest of what vouches for its numbers, or for its addresses where it has none.
pub(super) fn line(
    numbers: &[&Known],
    addresses: &[&Known],
    stale_after_days: i32,
    edition: Date,
) -> EvidenceLine {
    let seen = numbers.iter().any(|known| matches!(known, Known::Seen(_)));
    let newest = if seen { numbers } else { addresses }.iter().filter_map(|known| known.newest());
    // A copy that nobody can date says nothing on how old the number is, while another has a date.
    if let Some(oldest) = newest.min_by_key(|reading| (reading.age().is_none(), reading.age())) {
        return EvidenceLine::Seen(oldest.clone());
    }
    let confirmed = numbers.iter().chain(addresses).filter_map(|known| match known {
        Known::Confirmed(on) => Some(*on),
        Known::Seen(_) => None,
    });
    match confirmed.min() {
        Some(on) if on.plus_days(stale_after_days) < edition => EvidenceLine::NotSince(on),
        Some(on) => EvidenceLine::Checked(on),
        None => EvidenceLine::None,
    }
}
