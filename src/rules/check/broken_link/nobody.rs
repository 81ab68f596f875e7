//! Addresses that are whole to look at and lead to nobody: `tel:` without a number, `https://` without a host; and what
//! somebody meant who typed an address without what it begins with.
//!
//! Must not know which pages and files there are.

/// What is wrong with the address of a contact or of the web, and what to do.
pub fn fault(address: &str) -> Option<(String, String)> {
    let (scheme, rest) = address.split_once(':')?;
    let told = |what: &str, hint: &str| Some((format!("`{address}` {what}."), hint.to_owned()));
    match scheme.to_ascii_lowercase().as_str() {
        "tel" | "sms" if !rest.contains(|sign: char| sign.is_ascii_digit()) => {
            told("names no number", "Write the number in digits: `tel:0800123456`.")
        }
        "mailto" if !names_somebody(rest) => {
            told("names nobody to write to", "Write the address alone: `mailto:help@example.org`.")
        }
        "https" if host(rest).is_none_or(str::is_empty) => {
            told("names no website", "Write the whole address: `https://example.org/page`.")
        }
        _ => None,
    }
}

/// A mail to nobody in particular, `mailto:?subject=…`, is a way to share something.
fn names_somebody(rest: &str) -> bool {
    let (to, about) = rest.split_once('?').unwrap_or((rest, ""));
    match to {
        "" => !about.is_empty(),
        // A list of some.
        to => to.split(',').all(|one| {
            let one = crate::base::text::decoded(one.trim());
            one.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty())
                && !one.contains(char::is_whitespace)
        }),
    }
}

fn host(rest: &str) -> Option<&str> {
    rest.strip_prefix("//")?.split(['/', '?', '#']).next()
}

/// The address that was meant by one that is read as the path of a file.
pub fn meant(path: &str) -> Option<String> {
    let host = path.split(['/', '?', '#']).next().unwrap_or_default();
    let digits = path.chars().filter(char::is_ascii_digit).count();
    let is_number =
        digits >= 3 && path.chars().all(|sign| sign.is_ascii_digit() || "+-() \u{a0}".contains(sign));
    if is_number {
        let number: String = path.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
        return Some(format!("tel:{number}"));
    }
    if names_somebody(path) && path.contains('@') && !path.contains('/') {
        return Some(format!("mailto:{path}"));
    }
    let is_host = host.starts_with("www.") && host.matches('.').count() >= 2;
    let has_domain = host.len() < path.len()
        && [".nz", ".com", ".org", ".net", ".govt.nz"].iter().any(|end| host.ends_with(end));
    (is_host || has_domain).then(|| format!("https://{path}"))
}

#[cfg(test)]
mod tests {
    use super::{fault, meant};

    #[test]
    fn addresses_of_nobody_are_told() {
        for address in [
            "tel:",
            "TEL:call us",
            "sms:?body=x",
            "mailto:",
            "mailto:help",
            "mailto:a b@c.nz",
            "mailto:@c.nz",
            "https:",
            "https://",
            "https:///x",
            "https:x.example",
            "HTTPS:/x.example",
        ] {
            assert!(fault(address).is_some(), "{address}");
        }
        for address in [
            "tel:111",
            "tel:0800-FLOWERS",
            "sms:1737?body=hi",
            "mailto:a@b.nz",
            "mailto:?subject=x",
            "mailto:a@b.nz,c@d.nz?subject=x",
            "mailto:%C4%81@b.nz",
            "https://x.example",
            "https://[::1]/",
            "https://x/?q",
        ] {
            assert_eq!(fault(address), None, "{address}");
        }
    }

    #[test]
    fn what_was_meant_is_guessed() {
        for (path, wanted) in [
            ("help@agency.govt.nz", Some("mailto:help@agency.govt.nz")),
            ("www.agency.govt.nz/help", Some("https://www.agency.govt.nz/help")),
            ("agency.govt.nz/help", Some("https://agency.govt.nz/help")),
            ("0800 123 456", Some("tel:0800123456")),
            ("+64-4-123", Some("tel:+644123")),
            ("guide/page", None),
            ("notes.org", None),
            ("icons@2x.png/a", None),
            ("12", None),
        ] {
            assert_eq!(meant(path).as_deref(), wanted, "{path}");
        }
    }
}
