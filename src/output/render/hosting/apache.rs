//! `.htaccess`: only what hosts let a site set most often (`FileInfo`), since one line more makes an error of every page.

use std::fmt::Write;

use super::headers::{ASSETS, FOR_GOOD, FRESH, HSTS, HSTS_ADVICE, Hosting};

pub fn file(hosting: &Hosting) -> String {
    let advice = if hosting.advice.is_empty() { String::new() } else { format!("# {}\n", hosting.advice) };
    let mut text =
        format!("{advice}ErrorDocument 404 {}\nAddCharset utf-8 .html .css .js\n", hosting.missing());
    let _ = writeln!(
        text,
        "<IfModule mod_setenvif.c>\n  SetEnvIf Request_URI \"{ASSETS}[^/]+$\" RIGHTSKIT_ASSET\n</IfModule>"
    );
    text.push_str("<IfModule mod_headers.c>\n");
    for (name, value) in hosting.with_cache(FRESH) {
        let _ = writeln!(text, "  Header always set {name} \"{value}\"");
    }
    let _ = writeln!(text, "  Header always set Cache-Control \"{FOR_GOOD}\" env=RIGHTSKIT_ASSET");
    let _ = writeln!(text, "  # {HSTS_ADVICE}\n  # Header always set {} \"{}\"\n</IfModule>", HSTS.0, HSTS.1);
    text
}
