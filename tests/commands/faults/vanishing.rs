//! Files that come and go while they are read, as in a folder that is being synchronised.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::sandbox::Sandbox;

/// A run sees the file, or does not, or says that it went away. It never ends in another way.
#[test]
fn a_vanishing_file_is_named() {
    let sandbox = Sandbox::plain();
    for page in 0..300 {
        sandbox.page(&format!("page-{page}.md"), "Words.");
    }
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                for page in 0..300 {
                    let path = sandbox.path(&format!("content/page-{page}.md"));
                    // Renamed and back, so that nobody sees a file half written.
                    fs::rename(&path, sandbox.path("aside")).unwrap();
                    fs::rename(sandbox.path("aside"), &path).unwrap();
                }
            }
        });
        let runs: Vec<_> = (0..15).map(|_| sandbox.run(&["check"])).collect();
        done.store(true, Ordering::Relaxed);
        for said in runs.iter().filter(|said| said.code != Some(0)) {
            said.ends_with(1).says("error unreadable").says("it went away while it was read");
            said.says("Run the build again.").says_nothing_of("panicked");
        }
    });
}
