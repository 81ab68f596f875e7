//! What the address of a Markdown link or image means: a page, a file, the web, or one of our schemes.
//!
//! Reads addresses only. Must not know whether anything exists.

/// Where a link goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target<'a> {
    /// A page or file of this site, relative to the linking page, without its anchor.
    Path(&'a str),
    /// A heading of the same page.
    Anchor(&'a str),
    /// `fact:pg-90`
    Fact(&'a str),
    /// `service:safe-to-talk`
    Service(&'a str),
    /// `directory:all`, `directory:topic/online`, `directory:region/waikato`
    Directory(&'a str),
    /// `triage:first-steps`: the page of a questionnaire.
    Triage(&'a str),
    /// `lang:mi`: not a link at all but words in another language.
    Language(&'a str),
    /// `https:`
    Web(&'a str),
    /// `mailto:`, `tel:` and `sms:`
    Contact(&'a str),
    /// `http:`, which anyone on the way can read and change.
    Insecure(&'a str),
    /// `javascript:`, `data:` and every other scheme.
    Refused(&'a str),
}

impl<'a> Target<'a> {
    pub fn of_link(address: &'a str) -> Self {
        if let Some(anchor) = address.strip_prefix('#') {
            return Self::Anchor(anchor);
        }
        if address.starts_with("//") {
            return Self::Insecure(address);
        }
        if let Some((scheme, rest)) = scheme(address) {
            return match scheme.to_ascii_lowercase().as_str() {
                "fact" => Self::Fact(rest),
                "service" => Self::Service(rest),
                "directory" => Self::Directory(rest),
                "triage" => Self::Triage(rest),
                "lang" => Self::Language(rest),
                "https" => Self::Web(address),
                "mailto" | "tel" | "sms" => Self::Contact(address),
                "http" => Self::Insecure(address),
                _ => Self::Refused(address),
            };
        }
        Self::Path(address.split('#').next().unwrap_or_default())
    }
}

/// What an image address stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmbedTarget<'a> {
    /// `service:safe-to-talk`
    Service(&'a str),
    /// `services:topic/online region/waikato`, `services:crisis`, `services:id/a,b`
    Services(&'a str),
    /// `helplines:crisis`, with the queries of `services:`
    Helplines(&'a str),
    /// `third-parties`
    ThirdParties,
    /// `tested`: who has tried the site, and who has not
    Tested,
    /// `slot:policies`
    Slot(&'a str),
    /// `decision:oia`
    Decision(&'a str),
    /// `facts:all` or `facts:a,b`
    Facts(&'a str),
    /// `download:kit`
    Download(&'a str),
    /// `handouts:all`, or `handouts:rights,help` by id
    Handouts(&'a str),
    /// A picture file.
    Picture(&'a str),
    /// A picture from elsewhere, or a scheme nobody knows.
    Refused(&'a str),
}

impl<'a> EmbedTarget<'a> {
    pub fn of_image(address: &'a str) -> Self {
        match address.strip_suffix(':').unwrap_or(address) {
            "third-parties" => return Self::ThirdParties,
            "tested" => return Self::Tested,
            _ => {}
        }
        match scheme(address) {
            Some(("service", id)) => Self::Service(id),
            Some(("services", query)) => Self::Services(query),
            Some(("helplines", query)) => Self::Helplines(query),
            Some(("slot", id)) => Self::Slot(id),
            Some(("decision", id)) => Self::Decision(id),
            Some(("facts", ids)) => Self::Facts(ids),
            Some(("download", name)) => Self::Download(name),
            Some(("handouts", ids)) => Self::Handouts(ids),
            Some(_) => Self::Refused(address),
            None if address.starts_with("//") => Self::Refused(address),
            None => Self::Picture(address),
        }
    }
}

/// Splits `scheme:rest`; a path such as `a/b:c.md` has no scheme.
fn scheme(address: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = address.split_once(':')?;
    let good = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    good.then_some((scheme, rest))
}

/// Resolves `relative` against the folder of `from`, both with `/`; `None` when it leaves the root.
pub fn join(from: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = if relative.starts_with('/') { Vec::new() } else { from.split('/').collect() };
    if !relative.starts_with('/') {
        parts.pop();
    }
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            other => parts.push(other),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::{EmbedTarget, Target, join};

    #[test]
    fn schemes_are_told_apart() {
        assert_eq!(Target::of_link("a/b.md#x"), Target::Path("a/b.md"));
        assert_eq!(Target::of_link("fact:pg-90"), Target::Fact("pg-90"));
        assert_eq!(Target::of_link("JavaScript:alert(1)"), Target::Refused("JavaScript:alert(1)"));
        assert_eq!(Target::of_link("data:text/html,x"), Target::Refused("data:text/html,x"));
        assert_eq!(Target::of_link("//evil.example/x"), Target::Insecure("//evil.example/x"));
        assert_eq!(Target::of_link("files/a.pdf"), Target::Path("files/a.pdf"));
        assert_eq!(EmbedTarget::of_image("services:topic/online"), EmbedTarget::Services("topic/online"));
        assert_eq!(
            EmbedTarget::of_image("https://x.example/a.png"),
            EmbedTarget::Refused("https://x.example/a.png")
        );
    }

    #[test]
    fn paths_join_and_never_leave_the_root() {
        assert_eq!(join("guide/a.md", "../x.md").as_deref(), Some("x.md"));
        assert_eq!(join("guide/a.md", "b.md").as_deref(), Some("guide/b.md"));
        assert_eq!(join("a.md", "../x.md"), None);
        assert_eq!(join("guide/a.md", "/x.md").as_deref(), Some("x.md"));
    }
}
