//! Makes the one-file forms of a finished site: an archive and a list of checksums.
//!
//! Pure functions from bytes to bytes. Knows nothing of pages, disk or time: the same outputs give
//! the same archive, whatever order they come in.

pub mod edition;
pub mod manifest;
pub mod verify;
pub mod zip;
