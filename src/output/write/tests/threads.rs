//! Files come from several threads.

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::Fixture;
use crate::base::output_file::{Output, Sink};
use crate::output::problem::WriteProblem;

#[test]
fn threads_write_side_by_side() -> Result<(), WriteProblem> {
    let fixture = Fixture::new();
    let staging = fixture.open()?;
    (0..500)
        .into_par_iter()
        .try_for_each(|n| staging.put(&Output::new(format!("{}/{n}.html", n % 7), n.to_string())))?;
    staging.commit()?;
    assert_eq!(fixture.files().len(), 500);
    Ok(())
}
