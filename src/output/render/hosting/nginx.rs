//! `hosting/nginx.conf`: lines for the `server` block of a site.
//!
//! No `location` of our own: it would lose the root or alias of the block around it, and all headers set outside it.

use std::fmt::Write;

use super::headers::{ASSETS, FOR_GOOD, FRESH, HSTS, HSTS_ADVICE, Hosting};

pub fn file(hosting: &Hosting) -> String {
    let advice = if hosting.advice.is_empty() { String::new() } else { format!("# {}\n", hosting.advice) };
    let mut text = format!(
        "# Inside the `server` block of this site. A `location` with an `add_header` of its own forgets all of these:\n\
         # write `include` with this file inside that `location` too.\n\
         {advice}error_page 404 {};\ncharset utf-8;\ncharset_types text/css text/plain application/javascript text/javascript;\n\
         set $rightskit_cache \"{FRESH}\";\n\
         if ($uri ~ \"{ASSETS}[^/]+$\") {{ set $rightskit_cache \"{FOR_GOOD}\"; }}\n",
        hosting.missing()
    );
    for (name, value) in hosting.with_cache("$rightskit_cache") {
        let _ = writeln!(text, "add_header {name} \"{value}\" always;");
    }
    let _ = writeln!(text, "# {HSTS_ADVICE}\n# add_header {} \"{}\" always;", HSTS.0, HSTS.1);
    text
}
