//! The content security policy of every page (DESIGN §8): this site's own files, and nothing else.

/// For pages that load the site's own files. Tried on `file:` and over http.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'";

/// For a page that stands alone: nothing is loaded and one style is known by its hash.
pub fn alone(style_hash: &str) -> String {
    // `data:` is for an icon of no bytes, without which browsers ask the host for one.
    format!(
        "default-src 'none'; style-src 'sha256-{style_hash}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
}
