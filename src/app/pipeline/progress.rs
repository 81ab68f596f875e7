//! How far a build is, and what it amounts to.
//!
//! Must not know who looks at it.

/// Told how far a build is, from several threads.
pub trait Progress: Sync {
    /// How many files there will be.
    fn start(&self, total: usize);
    /// One more is done.
    fn step(&self);
}

/// Tells nobody.
#[derive(Debug)]
pub struct Quiet;

impl Progress for Quiet {
    fn start(&self, _: usize) {}
    fn step(&self) {}
}

/// What a finished build amounts to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub pages: usize,
    pub services: usize,
    pub files: usize,
    pub bytes: u64,
    /// The digest of the list of checksums, in hex.
    pub manifest: String,
}
