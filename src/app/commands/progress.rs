//! A bar for builds that take a while; nothing at all for short ones and when nobody looks.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::app::pipeline::Progress;

/// Builds shorter than this show nothing.
const TIMEOUT: Duration = Duration::from_millis(400);

/// The bar on standard error. It hides itself when standard error is not a terminal.
pub struct Bar {
    bar: ProgressBar,
    started: Instant,
    /// After so many steps it is worth a look at the clock.
    look: u64,
}

impl Bar {
    pub fn new() -> Self {
        Self::like("{bar:30} {pos} of {len} files", 64)
    }

    /// For many sites, which take long enough to ask how long.
    pub fn of_sites() -> Self {
        Self::like("{bar:30} {pos} of {len} sites, {eta} left", 1)
    }

    fn like(template: &str, look: u64) -> Self {
        let bar = ProgressBar::hidden();
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self { bar, started: Instant::now(), look }
    }
}

impl Progress for Bar {
    fn start(&self, total: usize) {
        self.bar.set_length(total as u64);
    }

    fn step(&self) {
        let looks = self.bar.position().is_multiple_of(self.look);
        if looks && self.bar.is_hidden() && self.started.elapsed() > TIMEOUT {
            self.bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(10));
        }
        self.bar.inc(1);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
