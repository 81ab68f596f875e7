//! rightskit turns a rights guide, a privacy statement and a directory of services into a site
//! that opens anywhere.

pub mod diagnostic;
