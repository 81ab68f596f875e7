//! `new`: a folder that builds at once, and no file of anybody overwritten.

use crate::sandbox::Sandbox;

#[test]
fn a_new_kit_builds_and_passes_its_own_checks() {
    let sandbox = Sandbox::empty();
    sandbox.run(&["new", "my kit"]).ends_with(0).says("Made my kit with").says("-C \"my kit\" serve");
    sandbox.run(&["-C", "my kit", "check"]).ends_with(0).says("This site can be published");
    sandbox.run(&["-C", "my kit", "build"]).ends_with(0).says("into my kit/public");
    sandbox.assert_whole("my kit/public");
    let zips = sandbox.names("my kit/public").iter().filter(|name| name.ends_with(".zip")).count();
    assert_eq!(zips, 1);
    sandbox
        .run(&["-C", "my kit", "build", "--agency", "example", "--theme", "example", "--out", "example"])
        .ends_with(0);
    sandbox.assert_whole("my kit/example");
}

#[test]
fn what_is_there_already_stays() {
    let sandbox = Sandbox::empty();
    sandbox.write("mine/letter.md", "Dear");
    sandbox.write("file", "Dear");
    for folder in ["mine", "file", "."] {
        let before = sandbox.files("");
        sandbox
            .run(&["new", folder])
            .ends_with(2)
            .says("is there already and is not empty")
            .says("nothing was changed");
        assert_eq!(sandbox.files(""), before);
    }
    std::fs::create_dir(sandbox.path("empty")).unwrap();
    sandbox.run(&["new", "empty"]).ends_with(0);
    sandbox.run(&["-C", "empty", "check"]).ends_with(0);
}
