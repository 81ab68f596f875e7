//! `web.config`: IIS.
//!
//! Each header is removed before it is added: one that the server has already, and everything is an error.

use std::fmt::Write;

use super::headers::{ASSETS, HSTS, HSTS_ADVICE, Hosting};
use crate::input::markdown::escape_text;

pub fn file(hosting: &Hosting) -> String {
    let mut headers = String::new();
    for (name, value) in &hosting.headers {
        let mut escaped = String::new();
        escape_text(value, &mut escaped);
        let _ = writeln!(
            headers,
            "        <remove name=\"{name}\" />\n        <add name=\"{name}\" value=\"{escaped}\" />"
        );
    }
    let (name, value) = HSTS;
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
<configuration>\n  <system.webServer>\n\
    <httpErrors errorMode=\"Custom\" existingResponse=\"Auto\">\n\
      <remove statusCode=\"404\" />\n\
      <error statusCode=\"404\" path=\"404.html\" responseMode=\"File\" />\n\
    </httpErrors>\n\
    <staticContent>\n\
      <clientCache cacheControlMode=\"DisableCache\" cacheControlCustom=\"no-transform\" />\n\
    </staticContent>\n\
    <httpProtocol>\n      <customHeaders>\n        <remove name=\"X-Powered-By\" />\n{headers}\
        <!-- {HSTS_ADVICE} <add name=\"{name}\" value=\"{value}\" /> -->\n\
      </customHeaders>\n    </httpProtocol>\n\
  </system.webServer>\n\
  <location path=\"{}\">\n    <system.webServer>\n      <staticContent>\n\
        <clientCache cacheControlMode=\"UseMaxAge\" cacheControlMaxAge=\"365.00:00:00\" cacheControlCustom=\"public, immutable, no-transform\" />\n\
      </staticContent>\n    </system.webServer>\n  </location>\n\
</configuration>\n",
        ASSETS.trim_matches('/')
    )
}
