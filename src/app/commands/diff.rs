//! `rightskit diff`: everything in which this folder differs from what it inherits.

use camino::Utf8Path;

use super::session;
use crate::app::bundled::{Bundled, lend_themes};
use crate::app::flags::DiffFormat;
use crate::domain::edition::difference::{Difference, Omissions};
use crate::domain::edition::own_words;
use crate::input::load::inheritance::Inheritance;
use crate::input::load::{self, AGENCIES, Choices};

pub fn run(dir: &Utf8Path, format: DiffFormat, agency: Option<String>, bundled: &Bundled) -> u8 {
    let (own, base, mut found) = match session::own_and_base(dir, bundled) {
        Ok(read) => read,
        Err(code) => return code,
    };
    let mut sources = own.clone().over(base.clone());
    lend_themes(bundled, &mut sources);
    let (project, more) = load::read(&sources, &Choices { agency, ..Choices::default() });
    found.extend(more);
    // Somebody approves what this prints, so nothing may be missing from it.
    if session::refuses(&found, &sources, "Nothing was compared.") {
        return 1;
    }
    let (left_out, words) = match project {
        Some(project) => {
            let own_agency = own.contains(&format!("{AGENCIES}{}.yaml", project.agency_id));
            let words = if own_agency { own_words::of(&project) } else { Vec::new() };
            (left_out(project.inheritance), words)
        }
        None => (Omissions::default(), Vec::new()),
    };
    let difference = Difference::between(&own, &base, &left_out, &words);
    session::print(&match format {
        DiffFormat::Markdown => difference.markdown(),
        DiffFormat::Html => difference.html(),
    })
}

fn left_out(inheritance: Inheritance) -> Omissions {
    let services = inheritance.left_out_services.into_iter().map(|(id, instead)| match instead {
        Some(instead) => format!("{id} (instead: {instead})"),
        None => id,
    });
    Omissions { pages: inheritance.left_out.into_iter().collect(), services: services.collect() }
}
