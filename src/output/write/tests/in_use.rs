//! What another program has open cannot be moved on Windows, for a moment or longer.

use std::io;

use super::swap;

#[test]
fn what_is_in_use_is_tried_again_and_nothing_else() {
    use io::ErrorKind::{NotFound, PermissionDenied};
    for (fails, kind, most, tries, ends_well) in [
        (0, PermissionDenied, 3, 1, true),
        (2, PermissionDenied, 3, 3, true),
        (9, PermissionDenied, 3, 3, false),
        (1, PermissionDenied, 1, 1, false),
        (1, NotFound, 3, 1, false),
    ] {
        let mut tried = 0;
        let done = swap::tried(most, || {
            tried += 1;
            if tried > fails { Ok(()) } else { Err(kind.into()) }
        });
        assert_eq!((tried, done.is_ok()), (tries, ends_well), "{fails} {kind} {most}");
    }
}
