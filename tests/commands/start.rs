//! `new`: a folder that builds at once, and no file of anybody overwritten.

use crate::desk::Desk;

#[test]
fn a_new_kit_builds_and_passes_its_own_checks() {
    let desk = Desk::empty();
    desk.run(&["new", "my kit"]).ends_with(0).says("Made my kit with").says("-C \"my kit\" serve");
    desk.run(&["-C", "my kit", "check"]).ends_with(0).says("This site can be published");
    desk.run(&["-C", "my kit", "build"]).ends_with(0).says("into my kit/public");
    desk.assert_whole("my kit/public");
    let zips = desk.names("my kit/public").iter().filter(|name| name.ends_with(".zip")).count();
    assert_eq!(zips, 1);
    desk.run(&["-C", "my kit", "build", "--agency", "example", "--theme", "example", "--out", "example"])
        .ends_with(0);
    desk.assert_whole("my kit/example");
}

#[test]
fn what_is_there_already_stays() {
    let desk = Desk::empty();
    desk.write("mine/letter.md", "Dear");
    desk.write("file", "Dear");
    for folder in ["mine", "file", "."] {
        let before = desk.files("");
        desk.run(&["new", folder])
            .ends_with(2)
            .says("is there already and is not empty")
            .says("nothing was changed");
        assert_eq!(desk.files(""), before);
    }
    std::fs::create_dir(desk.path("empty")).unwrap();
    desk.run(&["new", "empty"]).ends_with(0);
    desk.run(&["-C", "empty", "check"]).ends_with(0);
}
