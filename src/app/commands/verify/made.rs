//! What this project makes now, as far as a copy is compared with it.

use std::io;
use std::sync::{Mutex, PoisonError};

use crate::app::commands::{build, session};
use crate::app::pipeline::{self, BuildOptions, Extras, HandoutOptions, Quiet};
use crate::base::output_file::{Output, Sink};
use crate::output::pack::manifest;
use crate::rules::check::Checked;

/// What this project makes, with handouts and the style guide if the copy has any among its files.
pub fn made_now<'a>(checked: &Checked, files: impl Iterator<Item = &'a str>) -> Made {
    let (mut handouts, mut extras) = (HandoutOptions::Leave, Extras::None);
    let cache = session::handout_cache();
    for path in files {
        if path.starts_with("handouts/") && path.ends_with(".pdf") {
            handouts = build::print_with(cache.as_ref());
        }
        if path.starts_with("styleguide") {
            extras = Extras::Styleguide;
        }
    }
    let kept = Kept::default();
    pipeline::build_with(checked, BuildOptions { extras, handouts }, &kept, &Quiet);
    kept.0.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// Of a site that is being made: its list of checksums, and the headers that it asks hosts for.
#[derive(Default)]
pub struct Made {
    pub list: String,
    pub headers: String,
}

/// Keeps that, and none of the files.
#[derive(Default)]
struct Kept(Mutex<Made>);

impl Sink for Kept {
    fn put(&self, output: &Output) -> io::Result<()> {
        let mut made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let text = || String::from_utf8_lossy(&output.bytes).into_owned();
        match output.path.as_str() {
            manifest::PATH => made.list = text(),
            "_headers" => made.headers = text(),
            _ => {}
        }
        Ok(())
    }
}
