//! `hosting/lighttpd.conf`: lines for the configuration of lighttpd.
//!
//! A list inside a condition takes the place of the one outside, so both name all headers.

use std::fmt::Write;

use super::headers::{ASSETS, FOR_GOOD, FRESH, HSTS, HSTS_ADVICE, Hosting};

pub fn file(hosting: &Hosting) -> String {
    let mut text = String::from(
        "# Inside the `$HTTP[\"host\"]` block of this site, or outside any; first, at the top:\n\
         # server.modules += ( \"mod_setenv\" )\n\
         # Write the folder of this site here, with a slash at its end: 404.html lies in it.\n\
         server.errorfile-prefix = \"/srv/www/site/\"\n",
    );
    let _ = writeln!(text, "{}", list(hosting, FRESH, ""));
    let _ = writeln!(text, "$HTTP[\"url\"] =~ \"{ASSETS}[^/]+$\" {{\n{}\n}}", list(hosting, FOR_GOOD, "  "));
    let _ = writeln!(text, "# {HSTS_ADVICE} \"{}\" => \"{}\" to both lists", HSTS.0, HSTS.1);
    text
}

fn list(hosting: &Hosting, cache: &str, indent: &str) -> String {
    let lines: Vec<String> = hosting
        .with_cache(cache)
        .map(|(name, value)| format!("{indent}  \"{name}\" => \"{value}\""))
        .collect();
    format!("{indent}setenv.set-response-header = (\n{}\n{indent})", lines.join(",\n"))
}
