//! Asks a host for files of a site: the only code that uses the network, and only at the address it is given.
//!
//! Must not know what answers mean.

use std::time::Duration;

use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};
use url::Url;

use crate::rules::served::HostResponse;

/// As many times as browsers would hardly notice.
const MOVES: usize = 5;
const PATIENCE: Duration = Duration::from_secs(30);

/// A host, asked below one address.
pub struct Host {
    agent: Agent,
    base: Url,
}

impl Host {
    /// # Errors
    /// In words, when `address` is none of a website.
    pub fn at(address: &str) -> Result<Self, String> {
        let with_end = if address.ends_with('/') { address.to_owned() } else { format!("{address}/") };
        let base = Url::parse(&with_end).map_err(|error| format!("{address} is no address: {error}."))?;
        if !matches!(base.scheme(), "https" | "http") {
            return Err(format!("{address} is no address of a website. It begins with https://."));
        }
        // What this computer trusts, so that a certificate of an organisation's own is good inside it.
        let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(PATIENCE))
            .user_agent(concat!("rightskit/", env!("CARGO_PKG_VERSION")))
            .tls_config(tls)
            .build();
        Ok(Self { agent: config.into(), base })
    }

    /// The same address without https, if it has that.
    pub fn unprotected(&self) -> Option<Self> {
        let mut base = self.base.clone();
        (base.scheme() == "https" && base.port().is_none() && base.set_scheme("http").is_ok())
            .then(|| Self { agent: self.agent.clone(), base })
    }

    /// The answer for a path below the address. Follows the host as long as it sends us on to itself.
    ///
    /// # Errors
    /// In words, when there is no whole answer.
    pub fn ask(&self, path: &str) -> Result<HostResponse, String> {
        let mut url = self.base.join(path).map_err(|error| format!("{path}: {error}"))?;
        let mut moved = Vec::new();
        loop {
            let failed = |error: ureq::Error| format!("{url} gave no answer: {error}.");
            let mut response = self.agent.get(url.as_str()).call().map_err(failed)?;
            let headers: Vec<(String, String)> = response
                .headers()
                .iter()
                .map(|(name, value)| {
                    (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
                })
                .collect();
            let status = response.status().as_u16();
            let target =
                headers.iter().find(|(name, _)| name == "location").map(|(_, target)| target.as_str());
            if let (300..400, Some(next)) = (status, target.and_then(|target| url.join(target).ok())) {
                if next.origin() != self.base.origin() || moved.len() == MOVES {
                    return Ok(HostResponse {
                        status,
                        headers,
                        moved,
                        away: Some(next.into()),
                        ..HostResponse::default()
                    });
                }
                moved.push(next.path().to_owned());
                url = next;
                continue;
            }
            let body = response.body_mut().with_config().limit(u64::MAX).read_to_vec().map_err(failed)?;
            return Ok(HostResponse { status, headers, body, moved, away: None });
        }
    }
}
