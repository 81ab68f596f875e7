//! Reads a content security policy, and names a style or script by its hash as a policy does.
//!
//! Knows the grammar of policies and which sources are too wide; not where a policy stands.

use crate::base::digest;

/// The source expression that admits exactly this inline style or script: `'sha256-…'`.
pub(super) fn hash_source(content: &[u8]) -> String {
    format!("'sha256-{}'", digest::base64(content))
}

/// What in the policy lets in more than this site's own files, if anything does.
pub(super) fn weakness(policy: &str) -> Option<String> {
    let mut has_default = false;
    for directive in policy.split(';') {
        let mut words = directive.split_ascii_whitespace();
        // Others, such as `sandbox`, list no sources.
        let name = words.next().unwrap_or_default().to_ascii_lowercase();
        if !(name.contains("-src") || matches!(&*name, "base-uri" | "form-action" | "frame-ancestors")) {
            continue;
        }
        for source in words {
            if name == "default-src" && source.eq_ignore_ascii_case("'none'") {
                has_default = true;
            }
            if is_wide(&name, source) {
                return Some(format!("`{name} {source}`"));
            }
        }
    }
    (!has_default).then(|| "the lack of `default-src 'none'`".to_owned())
}

fn is_wide(directive: &str, source: &str) -> bool {
    let source = source.to_ascii_lowercase();
    match source.as_str() {
        "'self'" | "'none'" => false,
        // Pictures carry no code; `file:` lets Firefox submit a form on a stick to the page itself.
        "data:" => directive != "img-src",
        "file:" => directive != "form-action",
        _ => !source.starts_with("'sha256-"),
    }
}

#[cfg(test)]
mod tests {
    use super::{hash_source, weakness};

    #[test]
    fn the_policy_of_our_pages_is_tight() {
        let policy = "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-abc='; img-src 'self' data:; \
                      base-uri 'none'; form-action 'self' file:";
        assert_eq!(weakness(policy), None);
        assert_eq!(weakness("DEFAULT-SRC 'NONE'; Img-Src 'Self' DATA:; FORM-ACTION file:"), None);
    }

    #[test]
    fn wide_sources_are_named() {
        for (policy, expected) in [
            ("default-src 'none'; script-src 'self' 'unsafe-inline'", "`script-src 'unsafe-inline'`"),
            ("default-src 'none'; img-src https:", "`img-src https:`"),
            ("default-src 'none'; script-src data:", "`script-src data:`"),
            ("default-src *", "`default-src *`"),
            ("default-src 'none'; SCRIPT-SRC * 'unsafe-inline'", "`script-src *`"),
            ("default-src 'none'; Connect-Src *", "`connect-src *`"),
            ("default-src 'none'; Form-Action https:", "`form-action https:`"),
            ("script-src 'self'", "the lack of `default-src 'none'`"),
            ("", "the lack of `default-src 'none'`"),
        ] {
            assert_eq!(weakness(policy).as_deref(), Some(expected));
        }
    }

    #[test]
    fn hashes_are_as_browsers_write_them() {
        assert_eq!(hash_source(b""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    }
}
