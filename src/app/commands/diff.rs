//! `rightskit diff`: everything in which this folder differs from what it inherits.

use camino::Utf8Path;

use super::session;
use crate::app::bundled::Bundled;
use crate::app::flags::{COULD_NOT_RUN, DiffFormat};
use crate::app::layers;
use crate::domain::edition::difference::Difference;
use crate::input::load::{self, Choices, disk};

pub fn run(dir: &Utf8Path, format: DiffFormat, bundled: &Bundled) -> u8 {
    let (own, _) = disk::read(dir);
    let Some(base) = layers::base(dir, &own, bundled) else {
        session::say(layers::NO_BASE);
        return COULD_NOT_RUN;
    };
    let (project, _) = load::read(&own.clone().over(base.clone()), &Choices::default());
    let left_out: Vec<String> =
        project.map(|project| project.inheritance.left_out.into_iter().collect()).unwrap_or_default();
    let difference = Difference::between(&own, &base, &left_out);
    session::print(&match format {
        DiffFormat::Markdown => difference.markdown(),
        DiffFormat::Html => difference.html(),
    })
}
