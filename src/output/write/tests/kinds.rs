//! What one command made, another does not replace.

use super::Fixture;
use crate::base::output_file::{Output, Sink};
use crate::output::kind::OutputKind;
use crate::output::problem::WriteProblem;
use crate::output::write::{Staging, claim};

#[test]
fn one_kind_of_output_never_takes_the_place_of_another() -> Result<(), WriteProblem> {
    use OutputKind::{Handouts, Manual, Preview, Site};
    for (there, wanted) in [
        (Site, Handouts),
        (Handouts, Site),
        (Site, Manual),
        (Manual, Site),
        (Site, Preview),
        (Preview, Manual),
    ] {
        let fixture = Fixture::new();
        let first = Staging::open(&fixture.path("public"), there, &[])?;
        first.put(&Output::new("index.html", "first"))?;
        first.commit()?;
        let problem = Staging::open(&fixture.path("public"), wanted, &[]).err();
        assert_eq!(problem.map(|problem| problem.code()), Some("output-not-ours"));
        assert_eq!(fixture.index().as_deref(), Some("first"));
        Staging::open(&fixture.path("public"), there, &[])?.commit()?;
        assert_eq!(fixture.index(), None, "the same kind replaces it");
    }
    Ok(())
}

#[test]
fn a_marker_of_an_earlier_version_is_a_site_s() {
    let fixture = Fixture::new();
    fixture.output("public", "old");
    assert!(Staging::open(&fixture.path("public"), OutputKind::Handouts, &[]).is_err());
    assert!(Staging::open(&fixture.path("public"), OutputKind::Site, &[]).is_ok());
}

#[test]
fn a_folder_for_many_sites_takes_the_place_of_nothing_else() -> Result<(), WriteProblem> {
    let fixture = Fixture::new();
    let folder = fixture.path("public");
    claim(&folder, OutputKind::Sites, &[])?;
    let site = Staging::open(&folder.join("a"), OutputKind::Site, &[])?;
    site.put(&Output::new("index.html", "a"))?;
    site.commit()?;
    claim(&folder, OutputKind::Sites, &[])?;
    assert!(Staging::open(&folder, OutputKind::Site, &[]).is_err(), "a site does not replace them");

    let fixture = Fixture::new();
    fixture.file("public/index.html", "mine");
    let foreign = claim(&fixture.path("public"), OutputKind::Sites, &[]).err();
    assert_eq!(foreign.map(|problem| problem.code()), Some("output-not-ours"));
    let fixture = Fixture::new();
    fixture.output("public", "a site");
    assert!(claim(&fixture.path("public"), OutputKind::Sites, &[]).is_err());
    let sources = [fixture.path("public/content")];
    let inside = claim(&fixture.path("public/content/all"), OutputKind::Sites, &sources).err();
    assert_eq!(inside.map(|problem| problem.code()), Some("output-not-ours"));
    Ok(())
}
