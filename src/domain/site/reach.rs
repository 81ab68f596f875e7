//! How readers reach the publisher: what its file gives besides its words for slots.
//!
//! Must not know how it is shown.

use crate::base::phone::{Phone, find_numbers};
use crate::base::text::{bare_words, fold, web_name};
use crate::input::model::agency::Agency;

/// The slot beside whose words the publisher's own addresses stand.
pub const CONTACT_SLOT: &str = "group-contact";

/// What kind of way it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReachKind {
    Email,
    Phone,
    Post,
    Street,
    Web,
}

impl ReachKind {
    /// The kind of contact that it is shown as.
    pub fn key(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Post | Self::Street => "post",
            Self::Web => "web",
        }
    }

    /// The theme's words that tell two addresses apart.
    pub fn label(self) -> Option<&'static str> {
        match self {
            Self::Post => Some("publisher-post"),
            Self::Street => Some("publisher-street"),
            Self::Email | Self::Phone | Self::Web => None,
        }
    }
}

/// One way to reach the publisher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublisherContact {
    pub kind: ReachKind,
    /// As people write it.
    pub display: String,
    /// What a link opens; `None` for a place.
    pub href: Option<String>,
}

impl PublisherContact {
    /// Every way that an agency's file gives, those first that leave no call on a phone bill.
    pub fn all(agency: &Agency) -> Vec<Self> {
        let given = [
            (ReachKind::Email, agency.email.as_ref().map(|email| &email.value)),
            (ReachKind::Phone, agency.phone.as_ref().map(|phone| &phone.value)),
            (ReachKind::Post, agency.post.as_ref()),
            (ReachKind::Street, agency.street.as_ref()),
            (ReachKind::Web, agency.website.as_ref().map(|website| &website.value)),
        ];
        given.into_iter().filter_map(|(kind, value)| Self::new(kind, value?.trim())).collect()
    }

    /// The first of them that can be written to or rung.
    pub fn main(agency: &Agency) -> Option<Self> {
        let is_direct = |one: &Self| matches!(one.kind, ReachKind::Email | ReachKind::Phone);
        Self::all(agency).into_iter().find(is_direct)
    }

    fn new(kind: ReachKind, value: &str) -> Option<Self> {
        if value.is_empty() {
            return None;
        }
        let (display, href) = match kind {
            ReachKind::Email => (value.to_owned(), Some(format!("mailto:{value}"))),
            ReachKind::Phone => match Phone::parse(value) {
                Ok(phone) => (phone.display().to_owned(), Some(phone.tel_uri())),
                Err(_) => (value.to_owned(), None),
            },
            ReachKind::Web if value.starts_with("https://") => (web_name(value), Some(value.to_owned())),
            ReachKind::Web => (value.to_owned(), None),
            ReachKind::Post | ReachKind::Street => {
                let lines: Vec<&str> = value.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
                (lines.join(", ").replace(",,", ","), None)
            }
        };
        Some(Self { kind, display, href })
    }

    /// Whether a text says it already, however it is written there.
    pub fn is_in(&self, text: &str) -> bool {
        match self.kind {
            ReachKind::Email => fold(text).contains(&fold(&self.display)),
            ReachKind::Phone => {
                let digits = |text: &str| Phone::parse(text).ok().map(|phone| phone.digits().to_owned());
                let own = digits(&self.display);
                own.is_some() && find_numbers(text).into_iter().any(|range| digits(&text[range]) == own)
            }
            ReachKind::Web => {
                // As a word of its own: the name of a website is a part of every address below it.
                let name = fold(&self.display);
                fold(text).split(|sign: char| sign.is_whitespace() || "()[]<>\"".contains(sign)).any(|word| {
                    let word = word.trim_end_matches(['.', ',', ';', ':']);
                    let word = word.trim_start_matches("https://").trim_start_matches("www.");
                    word.trim_end_matches('/') == name
                })
            }
            ReachKind::Post | ReachKind::Street => bare_words(text).contains(&bare_words(&self.display)),
        }
    }
}
