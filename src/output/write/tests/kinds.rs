//! What one command made, another does not replace.

use super::Fixture;
use crate::base::output_file::{Output, Sink};
use crate::output::kind::OutputKind;
use crate::output::problem::WriteProblem;
use crate::output::write::Staging;

#[test]
fn one_kind_of_output_never_takes_the_place_of_another() -> Result<(), WriteProblem> {
    use OutputKind::{Handouts, Site};
    for (there, wanted) in [(Site, Handouts), (Handouts, Site)] {
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
