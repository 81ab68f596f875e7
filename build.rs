//! Links the program at a fixed address on Linux, as Go's tools are: it then starts five times as fast.
//! Why, and what it costs: `docs/decisions/0014-fixed-address.md`.

#![expect(clippy::disallowed_methods, reason = "Cargo tells a build script its target in no other way")]

use std::env::var;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let of_target = |name: &str| var(format!("CARGO_CFG_TARGET_{name}")).unwrap_or_default();
    if of_target("OS") == "linux" && of_target("ENV") == "gnu" {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
