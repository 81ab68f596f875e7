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
    /// What a site must be for those rules to look for it at all.
    pub only: Option<OnlyOn>,
}

/// Sites on which a claim can be proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnlyOn {
    /// A kit with an exit: elsewhere nobody looks for the way out, nor at what other sites learn.
    Sheltered,
    /// Where the search is loaded whole: parts of a split one are asked for by what is typed.
    WholeSearch,
}

/// Every claim that can be proved.
pub const CLAIMS: &[Claim] = &[
    Claim { id: "no-cookies", rules: &["audit-private-api"], only: None },
    Claim { id: "nothing-stored", rules: &["audit-private-api"], only: None },
    Claim {
        id: "nothing-sent",
        rules: &["audit-private-api", "audit-foreign-origin", "audit-content-policy", "audit-form"],
        only: Some(OnlyOn::WholeSearch),
    },
    Claim { id: "own-files-only", rules: &["audit-foreign-origin", "audit-content-policy"], only: None },
    Claim { id: "no-form", rules: &["audit-form"], only: None },
    Claim { id: "way-out", rules: &["audit-way-out"], only: Some(OnlyOn::Sheltered) },
    Claim { id: "no-early-contact", rules: &["audit-foreign-origin"], only: None },
    Claim { id: "no-referrer", rules: &["audit-referrer"], only: Some(OnlyOn::Sheltered) },
    Claim { id: "own-policy", rules: &["audit-content-policy"], only: None },
];

/// The claim called `id`.
pub fn named(id: &str) -> Option<&'static Claim> {
    CLAIMS.iter().find(|claim| claim.id == id)
}
