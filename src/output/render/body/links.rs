//! What a link of a text becomes on a page.
//!
//! Must not know where a link leads: that was decided before.

use super::Body;
use super::anchor::around;
use crate::base::text::encoded;
use crate::domain::site::addresses::service_url;
use crate::domain::site::directory::{ShownContact, ShownService};
use crate::domain::site::links::{Destination, Links};
use crate::input::load::StaticFile;
use crate::input::markdown::html::LinkHtml;
use crate::input::markdown::{escape_attribute, escape_text};
use crate::input::model::directory::{ContactKind, ServiceKind};
use crate::output::render::view::size_text;

/// Of a link whose text is a number or an address: its signs keep their order in every direction of writing.
const CALLED: &str = " class=\"tel\" dir=\"ltr\" translate=\"no\"";

impl<'a> Body<'a> {
    /// A link out of the site. On paper a number leads to its address, unless the text is that address.
    fn outside(&self, address: &str, text: &str) -> LinkHtml {
        let LinkHtml::Around { open, mut close } = around(address, " rel=\"noreferrer\"") else {
            return LinkHtml::Text;
        };
        if !address.contains(text.trim_end_matches('/')) || text.is_empty() {
            let number = self.addresses.borrow_mut().number(address);
            close.push_str(&format!("<span class=\"u-ref\"> [{number}]</span>"));
        }
        LinkHtml::Around { open, close }
    }

    fn anchor(&self, href: &str) -> LinkHtml {
        around(href, "")
    }

    /// The name of a service. On paper the first way to reach it follows, where that is a number or an address.
    /// Which number of the emergency services is right depends on what happened, so none follows theirs.
    fn named(&self, service: &ShownService) -> LinkHtml {
        let url = service_url(self.language_context.language, service.id());
        let LinkHtml::Around { open, mut close } = self.anchor(&format!("{}{url}", self.root)) else {
            return LinkHtml::Text;
        };
        let shown = |contact: &&ShownContact| {
            matches!(contact.kind, ContactKind::Phone | ContactKind::Email | ContactKind::Web)
        };
        if let Some(first) = service.contacts.first().filter(shown)
            && service.raw.kind != ServiceKind::Emergency
        {
            close.push_str("<span class=\"u-ref\" dir=\"ltr\" translate=\"no\"> (");
            escape_text(&first.display, &mut close);
            close.push_str(")</span>");
        }
        LinkHtml::Around { open, close }
    }

    fn file(&self, file: &StaticFile, rest: &str) -> LinkHtml {
        let kind = file.url.rsplit('.').next().unwrap_or("").to_uppercase();
        let mut close = String::from(" (");
        escape_text(&kind, &mut close);
        close.push_str(", ");
        close.push_str(&size_text(file.bytes.len()));
        close.push_str(")</a>");
        match around(&format!("{}{}{rest}", self.root, encoded(&file.url)), "") {
            LinkHtml::Around { open, .. } => LinkHtml::Around { open, close },
            LinkHtml::Text => LinkHtml::Text,
        }
    }

    pub(super) fn links(&self) -> Links<'a> {
        Links { site: self.renderer.site, language: self.language_context.language, key: self.key }
    }

    /// What a link becomes on this page.
    pub(super) fn linked(&self, address: &str, text: &str) -> LinkHtml {
        match self.links().destination(address) {
            Destination::Page { .. }
            | Destination::File { .. }
            | Destination::Service(_)
            | Destination::Made(_)
                if self.alone =>
            {
                LinkHtml::Text
            }
            Destination::Here(id) => match self.id_of(self.key) {
                Some(own) if id.is_empty() => self.anchor(&format!("#{own}")),
                Some(own) => self.anchor(&format!("#{own}--{}", encoded(&id))),
                None => self.anchor(&format!("#{}", encoded(&id))),
            },
            Destination::Page { page, query, anchor } => {
                let anchor = anchor.filter(|id| !id.is_empty()).map(|id| encoded(&id).into_owned());
                match self.id_of(&page.key) {
                    Some(own) => {
                        let anchor = anchor.map(|id| format!("--{id}")).unwrap_or_default();
                        self.anchor(&format!("#{own}{anchor}"))
                    }
                    None => {
                        let anchor = anchor.map(|id| format!("#{id}")).unwrap_or_default();
                        self.anchor(&format!("{}{}{query}{anchor}", self.root, page.url))
                    }
                }
            }
            Destination::File { file, rest } => self.file(file, rest),
            // A figure is kept on one line; a phrase may break.
            Destination::Fact(_) if is_figure(text) => {
                LinkHtml::Around { open: "<span class=\"fact\">".into(), close: "</span>".into() }
            }
            Destination::Fact(_) | Destination::Unresolved(_) | Destination::Refused(_) => LinkHtml::Text,
            Destination::Service(service) => match service.contact_link(text) {
                Some(href) => around(href, CALLED),
                None => self.named(service),
            },
            Destination::Made(url) => self.anchor(&format!("{}{url}", self.root)),
            Destination::Language(code) => {
                let mut open = String::from("<span lang=\"");
                escape_attribute(code, &mut open);
                open.push_str("\">");
                LinkHtml::Around { open, close: "</span>".into() }
            }
            Destination::Web(address) => self.outside(address, text),
            Destination::Contact(address) if text.contains(char::is_alphabetic) => {
                around(address, " class=\"tel\"")
            }
            Destination::Contact(address) => around(address, CALLED),
            // Without a host of its own it leads nowhere from a stick.
            Destination::Insecure(address) if address.starts_with("//") => LinkHtml::Text,
            Destination::Insecure(address) => self.outside(address, text),
        }
    }
}

/// A number or amount with its unit, such as `90 days`.
fn is_figure(text: &str) -> bool {
    text.chars().count() <= 16 && text.starts_with(|sign: char| sign.is_ascii_digit() || sign == '$')
}
