//! The QR code of an address, as a picture; and which addresses may have one.
//!
//! Must not know handouts.

/// Whether an address works for anybody who scans it: `https:` and no name or number of a private network.
pub fn may_show(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("https://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.contains('@') {
        return false;
    }
    let host = if host.starts_with('[') {
        // An IPv6 address names no public site that people publish.
        return false;
    } else {
        host.split(':').next().unwrap_or_default().to_ascii_lowercase()
    };
    if let Ok(number) = host.parse::<std::net::Ipv4Addr>() {
        return !(number.is_private()
            || number.is_loopback()
            || number.is_link_local()
            || number.is_unspecified());
    }
    let private =
        [".local", ".localhost", ".internal", ".intranet", ".lan", ".home", ".corp", ".private", ".test"];
    host.contains('.') && !private.iter().any(|end| host.ends_with(end))
}

/// The code as an SVG, black on white with its quiet zone; `None` when the address is too long for one.
#[cfg(feature = "pdf")]
pub fn svg(address: &str) -> Option<String> {
    use qrcode::render::svg;
    use qrcode::{EcLevel, QrCode};
    // Paper is folded and photocopied: a quarter of the squares may be lost.
    let code = QrCode::with_error_correction_level(address, EcLevel::Q).ok()?;
    let colors = (svg::Color("#000000"), svg::Color("#ffffff"));
    Some(code.render::<svg::Color<'_>>().dark_color(colors.0).light_color(colors.1).quiet_zone(true).build())
}

#[cfg(test)]
mod tests {
    use super::may_show;

    #[test]
    fn private_and_plain_addresses_have_none() {
        assert!(may_show("https://rights.example.govt.nz/guide/"));
        for address in [
            "http://rights.example.govt.nz/",
            "https://intranet/guide/",
            "https://localhost:8017/",
            "https://192.168.1.4/",
            "https://10.0.0.1/",
            "https://staff.agency.local/",
            "https://user@example.org/",
            "https://[::1]/",
        ] {
            assert!(!may_show(address), "{address}");
        }
    }
}
