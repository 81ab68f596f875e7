//! What a page may claim about this website, and which rules of the audit keep each claim true.
//!
//! A sentence carries its claim as `{proved=no-cookies}`. Must not know how a rule looks.

/// Something a page says of the website itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The name in the mark.
    pub id: &'static str,
    /// Codes of the rules; each is an error wherever the claim would be untrue, so nothing is published then.
    pub rules: &'static [&'static str],
}

/// Every claim that can be proved.
pub const CLAIMS: &[Claim] = &[
    Claim { id: "no-cookies", rules: &["audit-private-api"] },
    Claim { id: "nothing-stored", rules: &["audit-private-api"] },
    Claim {
        id: "nothing-sent",
        rules: &["audit-private-api", "audit-foreign-origin", "audit-content-policy", "audit-form"],
    },
    Claim { id: "own-files-only", rules: &["audit-foreign-origin", "audit-content-policy"] },
    Claim { id: "no-form", rules: &["audit-form"] },
    Claim { id: "way-out", rules: &["audit-way-out"] },
    Claim { id: "no-early-contact", rules: &["audit-foreign-origin"] },
    Claim { id: "no-referrer", rules: &["audit-referrer"] },
    Claim { id: "own-policy", rules: &["audit-content-policy"] },
];

/// The claim called `id`.
pub fn named(id: &str) -> Option<&'static Claim> {
    CLAIMS.iter().find(|claim| claim.id == id)
}
