//! The file that a host wants beside a site so that it can build or publish it.
//!
//! What it wants inside the finished site is written by every build. Must not know what is in a folder already.

use crate::app::flags::HostingProvider;

/// Its path in a project, and its text.
pub fn file(host: HostingProvider) -> (&'static str, String) {
    let (path, text) = match host {
        HostingProvider::GithubPages => {
            (".github/workflows/publish.yml", include_str!("hosts/github-pages.yml"))
        }
        HostingProvider::GitlabPages => (".gitlab-ci.yml", include_str!("hosts/gitlab-ci.yml")),
        HostingProvider::Cloudflare => ("wrangler.jsonc", include_str!("hosts/wrangler.jsonc")),
        HostingProvider::Netlify => ("netlify.toml", include_str!("hosts/netlify.toml")),
    };
    // A later version of the program may make another site.
    (path, text.replace("VERSION", env!("CARGO_PKG_VERSION")))
}
