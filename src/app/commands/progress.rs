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
}

impl Bar {
    pub fn new() -> Self {
        Self::like("{bar:30} {pos} of {len} files")
    }

    /// For many sites, which take long enough to ask how long.
    pub fn of_sites() -> Self {
        Self::like("{bar:30} {pos} of {len} sites, {eta} left")
    }

    fn like(template: &str) -> Self {
        let bar = ProgressBar::hidden();
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self { bar, started: Instant::now() }
    }
}

impl Progress for Bar {
    fn start(&self, total: usize) {
        self.bar.set_length(total as u64);
    }

    fn step(&self) {
        if self.bar.is_hidden() && self.started.elapsed() > TIMEOUT && self.bar.position().is_multiple_of(64)
        {
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
