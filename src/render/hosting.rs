//! Files that hosts and search engines read: headers, sitemap and the like.
//!
//! Must not know pages beyond their addresses.

use std::fmt::Write;

use super::POLICY;
use crate::output::Output;
use crate::site::Site;
use crate::site::addresses::{Address, Stands};

/// The same promises as the pages' own policy, and what only a header can promise.
///
/// A policy in a header stands beside the one in the page, and a browser keeps to both. So this one lets in
/// the style of `404.html` too, by its hash; no other page's own policy does.
fn headers(lone_style: &str) -> Vec<(&'static str, String)> {
    let policy = POLICY.replace("style-src 'self'", &format!("style-src 'self' 'sha256-{lone_style}'"));
    vec![
        ("Content-Security-Policy", format!("{policy}; frame-ancestors 'none'")),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("X-Frame-Options", "DENY".to_owned()),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Cache-Control", "no-cache".to_owned()),
    ]
}

/// All files for hosts. `lone_style` is the hash of the style in `404.html`, in base64.
pub fn files(site: &Site, addresses: &[Address], lone_style: &str) -> Vec<Output> {
    let headers = headers(lone_style);
    let mut files = vec![
        Output::new("_headers", netlify(&headers)),
        Output::new(".htaccess", apache(&headers)),
        Output::new("hosting/nginx.conf", nginx(&headers)),
        Output::new(".nojekyll", Vec::new()),
        Output::new("robots.txt", robots(site)),
    ];
    if let Some(base) = &site.config.base_url {
        files.push(Output::new("sitemap.xml", sitemap(site, base.trim_end_matches('/'), addresses)));
    }
    files
}

/// Names and values, in the order in which they are sent.
type Headers = [(&'static str, String)];

fn netlify(headers: &Headers) -> String {
    let mut text = String::from("/*\n");
    for (name, value) in headers {
        let _ = writeln!(text, "  {name}: {value}");
    }
    text.push_str("/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n/404.html\n  X-Robots-Tag: noindex\n");
    text
}

fn apache(headers: &Headers) -> String {
    let mut text = String::from("ErrorDocument 404 /404.html\n<IfModule mod_headers.c>\n");
    for (name, value) in headers {
        let _ = writeln!(text, "  Header always set {name} \"{value}\"");
    }
    text.push_str("</IfModule>\nAddCharset utf-8 .html .css .js\nOptions -Indexes\n");
    text
}

fn nginx(headers: &Headers) -> String {
    let mut text = String::from(
        "# Inside the `server` block of this site:\nerror_page 404 /404.html;\ncharset utf-8;\n",
    );
    for (name, value) in headers {
        let _ = writeln!(text, "add_header {name} \"{value}\" always;");
    }
    text
}

fn robots(site: &Site) -> String {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    if let Some(base) = &site.config.base_url {
        let _ = writeln!(text, "Sitemap: {}/sitemap.xml", base.trim_end_matches('/'));
    }
    text
}

fn sitemap(site: &Site, base: &str, addresses: &[Address]) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for address in addresses {
        if matches!(
            address.stands,
            Stands::File(_) | Stands::Redirect(_) | Stands::Handout(..) | Stands::Together(..)
        ) {
            continue;
        }
        let url = address.url.strip_suffix("index.html").unwrap_or(&address.url);
        let mut escaped = String::new();
        crate::markdown::escape_text(&format!("{base}/{url}"), &mut escaped);
        let _ = match site.config.edition {
            Some(edition) => writeln!(text, "<url><loc>{escaped}</loc><lastmod>{edition}</lastmod></url>"),
            None => writeln!(text, "<url><loc>{escaped}</loc></url>"),
        };
    }
    text.push_str("</urlset>\n");
    text
}
