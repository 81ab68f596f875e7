//! What every answer of a host carries, whatever its file is called.

use crate::domain::site::Site;
use crate::output::render::content_policy::POLICY;

/// What every answer carries, and what depends on where the site stands.
pub struct Hosting {
    /// Names and values, in the order in which they are sent. How long a file may be kept comes apart.
    pub headers: Vec<(&'static str, String)>,
    /// The path of the site on its host, such as `/guide`; empty at the root or where nobody said.
    pub below: String,
    /// What to tell people, where nobody said below which path the site will stand.
    pub advice: &'static str,
}

/// For pages and all that keeps its name. A carrier that makes pages smaller on the way would make other pages of them.
pub const FRESH: &str = "no-cache, no-transform";
/// For what is named by its own bytes.
pub const FOR_GOOD: &str = "public, max-age=31536000, immutable, no-transform";
/// Where that stands.
pub const ASSETS: &str = "/assets/";

/// Told, not set: a browser that was told once refuses this address without https for a year, whatever becomes of it.
pub const HSTS: (&str, &str) = ("Strict-Transport-Security", "max-age=31536000");
pub const HSTS_ADVICE: &str = "Where this address will have https for good, add";

/// Nothing that a page could ask of a device is of use here.
const UNUSED: [&str; 22] = [
    "accelerometer",
    "attribution-reporting",
    "autoplay",
    "bluetooth",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
];

impl Hosting {
    /// The same promises as the pages' own policy, and what only a header can promise.
    ///
    /// A policy in a header stands beside the one in the page, and a browser keeps to both. So this one lets in
    /// the style of `404.html` too, by its hash; no other page's own policy does.
    pub fn new(site: &Site, lone_style: &str) -> Self {
        let policy = POLICY.replace("style-src 'self'", &format!("style-src 'self' 'sha256-{lone_style}'"));
        let headers = vec![
            ("Content-Security-Policy", format!("{policy}; frame-ancestors 'none'")),
            ("Referrer-Policy", "no-referrer".to_owned()),
            ("X-Content-Type-Options", "nosniff".to_owned()),
            ("X-Frame-Options", "DENY".to_owned()),
            ("Permissions-Policy", UNUSED.map(|feature| format!("{feature}=()")).join(", ")),
            ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
            ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
        ];
        let advice = match &site.config.base_url {
            Some(_) => "",
            None => "For a site below a path, such as /guide/, write that path in front: /guide/404.html",
        };
        Self {
            headers,
            below: site.config.base_url.as_ref().map(|base| below(base)).unwrap_or_default(),
            advice,
        }
    }

    /// Where a host finds the page for what is not there: it takes a path from its top, not from ours.
    pub fn missing(&self) -> String {
        format!("{}/404.html", self.below)
    }

    /// All headers, with how long a file may be kept.
    pub fn with_cache<'a>(&'a self, cache: &'a str) -> impl Iterator<Item = (&'static str, &'a str)> {
        let headers = self.headers.iter().map(|(name, value)| (*name, value.as_str()));
        headers.chain([("Cache-Control", cache)])
    }
}

/// The path in an address, without a slash at its end.
fn below(base: &str) -> String {
    let after = base.split_once("://").map_or("", |(_, rest)| rest);
    let path =
        after.split_once('/').map_or("", |(_, path)| path).split(['?', '#']).next().unwrap_or_default();
    let path = path.trim_matches('/');
    if path.is_empty() { String::new() } else { format!("/{path}") }
}
