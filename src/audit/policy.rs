//! Reads a content security policy, and names a style or script by its hash as a policy does.
//!
//! Knows the grammar of policies and which sources are too wide; not where a policy stands.

use sha2::{Digest, Sha256};

/// The source expression that admits exactly this inline style or script: `'sha256-…'`.
pub fn hash_source(content: &[u8]) -> String {
    format!("'sha256-{}'", base64(&Sha256::digest(content)))
}

/// What in the policy lets in more than this site's own files, if anything does.
pub(super) fn weakness(policy: &str) -> Option<String> {
    let mut has_default = false;
    for directive in policy.split(';') {
        let mut words = directive.split_ascii_whitespace();
        // Others, such as `sandbox`, list no sources.
        let Some(name) = words.next().filter(|name| {
            name.contains("-src") || matches!(*name, "base-uri" | "form-action" | "frame-ancestors")
        }) else {
            continue;
        };
        for source in words {
            if name.eq_ignore_ascii_case("default-src") && source.eq_ignore_ascii_case("'none'") {
                has_default = true;
            }
            if is_wide(name, source) {
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
        "data:" => !directive.eq_ignore_ascii_case("img-src"),
        "file:" => !directive.eq_ignore_ascii_case("form-action"),
        _ => !source.starts_with("'sha256-"),
    }
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            let value = bits >> (18 - 6 * digit) & 63;
            text.push(if digit > chunk.len() { '=' } else { char::from(DIGITS[value as usize]) });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{base64, hash_source, weakness};

    #[test]
    fn the_policy_of_our_pages_is_tight() {
        let policy = "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-abc='; img-src 'self' data:; \
                      base-uri 'none'; form-action 'self' file:";
        assert_eq!(weakness(policy), None);
    }

    #[test]
    fn wide_sources_are_named() {
        for (policy, expected) in [
            ("default-src 'none'; script-src 'self' 'unsafe-inline'", "`script-src 'unsafe-inline'`"),
            ("default-src 'none'; img-src https:", "`img-src https:`"),
            ("default-src 'none'; script-src data:", "`script-src data:`"),
            ("default-src *", "`default-src *`"),
            ("script-src 'self'", "the lack of `default-src 'none'`"),
            ("", "the lack of `default-src 'none'`"),
        ] {
            assert_eq!(weakness(policy).as_deref(), Some(expected));
        }
    }

    #[test]
    fn hashes_are_as_browsers_write_them() {
        assert_eq!(hash_source(b""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
        assert_eq!([base64(b"a"), base64(b"ab"), base64(b"abc")], ["YQ==", "YWI=", "YWJj"]);
    }
}
