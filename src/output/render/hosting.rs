//! Files that hosts and search engines read: headers, the page for what is not there, sitemap and the like.
//!
//! One file for each kind of host, all from the same headers. Must not know pages beyond their addresses.

mod apache;
mod azure;
mod headers;
mod iis;
mod lighttpd;
mod netlify;
mod nginx;

use std::fmt::Write;

use crate::base::output_file::Output;
use crate::domain::site::Site;
use crate::domain::site::addresses::{Address, AddressKind};
use headers::Hosting;

/// All files for hosts. `lone_style` is the hash of the style in `404.html`, in base64; `paths` are those of all other files.
pub fn files<'a>(
    site: &Site,
    addresses: &[Address],
    lone_style: &str,
    paths: impl Iterator<Item = &'a str>,
) -> Vec<Output> {
    let hosting = Hosting::new(site, lone_style);
    let mut files = vec![
        Output::new("_headers", netlify::file(&hosting, paths)),
        Output::new(".htaccess", apache::file(&hosting)),
        Output::new("web.config", iis::file(&hosting)),
        Output::new("staticwebapp.config.json", azure::file(&hosting)),
        Output::new("hosting/nginx.conf", nginx::file(&hosting)),
        Output::new("hosting/lighttpd.conf", lighttpd::file(&hosting)),
        Output::new(".nojekyll", Vec::new()),
        Output::new("robots.txt", robots(site)),
    ];
    if let Some(base) = &site.config.base_url {
        files.push(Output::new("sitemap.xml", sitemap(site, base.trim_end_matches('/'), addresses)));
    }
    files
}

fn robots(site: &Site) -> String {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    if let Some(base) = &site.config.base_url {
        let _ = writeln!(text, "Sitemap: {}/sitemap.xml", base.trim_end_matches('/'));
    }
    text
}

/// Names files, not folders: not every host looks for an `index.html`.
fn sitemap(site: &Site, base: &str, addresses: &[Address]) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for address in addresses {
        if matches!(
            address.kind,
            AddressKind::File(_)
                | AddressKind::Redirect(_)
                | AddressKind::Handout(..)
                | AddressKind::Together(..)
        ) {
            continue;
        }
        let url = crate::base::text::encoded(&address.url);
        let mut escaped = String::new();
        crate::input::markdown::escape_text(&format!("{base}/{url}"), &mut escaped);
        let _ = match site.config.edition {
            Some(edition) => writeln!(text, "<url><loc>{escaped}</loc><lastmod>{edition}</lastmod></url>"),
            None => writeln!(text, "<url><loc>{escaped}</loc></url>"),
        };
    }
    text.push_str("</urlset>\n");
    text
}
