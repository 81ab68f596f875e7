//! Agency files from a spreadsheet.

use std::fs;
use std::time::{Duration, Instant};

use crate::sandbox::Sandbox;

fn ours() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.run(&["new", ".", "--name", "Ministry"]).ends_with(0);
    sandbox
}

#[test]
fn a_file_is_made_for_each_row_and_each_of_them_is_a_site() {
    let sandbox = ours();
    let csv = "Name;Contact phone;Colour;Extends;slot: policies\r\nTe Kura Tapere;03 323 4567;#7a1f3d;ministry;\"Ours: see\r\nthe site\"\r\nSouth School;;;ministry;\r\n";
    fs::write(sandbox.path("schools.csv"), csv).unwrap();
    let said = sandbox.run(&["agency", "import", "schools.csv"]);
    said.ends_with(0).says("2 agency files in agencies: 2 new, 0 changed, 0 as they were.");
    sandbox.run(&["check", "--agency", "te-kura-tapere"]).ends_with(0);
    sandbox.run(&["build", "--agency", "te-kura-tapere", "--no-pdf"]).ends_with(0);
    assert!(sandbox.read("public/index.html").contains("Te Kura Tapere"));

    sandbox.run(&["agency", "import", "schools.csv"]).ends_with(0).says("0 new, 0 changed, 2 as they were.");
    fs::write(sandbox.path("schools.csv"), csv.replace("03 323", "03 321")).unwrap();
    sandbox.run(&["agency", "import", "schools.csv"]).ends_with(0).says("0 new, 1 changed, 1 as they were.");
    assert!(sandbox.read("agencies/te-kura-tapere.yaml").contains("03 321 4567"));
}

#[test]
fn a_file_that_was_changed_by_hand_is_left_alone_and_named() {
    let sandbox = ours();
    sandbox.write("schools.csv", "id,name\nnorth,North\nministry,Other\n");
    let said = sandbox.run(&["agency", "import", "schools.csv"]);
    // The file that `new` wrote is nobody's to replace.
    said.ends_with(0)
        .says("agencies/ministry.yaml")
        .says("agency-kept")
        .says("1 new, 0 changed, 0 as they were, 1 left alone.");
    assert!(sandbox.read("agencies/ministry.yaml").contains("Ministry"));
    let own = sandbox.read("agencies/north.yaml") + "about: Ours.\n";
    sandbox.write("agencies/north.yaml", &own);
    sandbox.write("schools.csv", "id,name\nnorth,New North\n");
    sandbox
        .run(&["agency", "import", "schools.csv"])
        .ends_with(0)
        .says("0 new, 0 changed, 0 as they were, 1 left alone.");
    assert_eq!(sandbox.read("agencies/north.yaml"), own);
}

#[test]
fn nothing_is_written_while_a_cell_is_wrong() {
    let sandbox = ours();
    sandbox.write("schools.csv", "id,name,phone\nnorth,North,call us\nsouth,South,\nsouth,\"Sou\n");
    let said = sandbox.run(&["agency", "import", "schools.csv"]);
    said.ends_with(1)
        .says("schools.csv:2:3")
        .says("Row 2, column C (phone): `call us` cannot be dialled")
        .says("Row 4, column A (id): row 3 has the id `south` already.")
        .says("Row 4, column B (name): a quote opens a text that no quote ends.")
        .says("Nothing was written.");
    assert!(!sandbox.path("agencies/south.yaml").exists());
    sandbox.run(&["agency", "import", "pupils.csv"]).ends_with(2).says("pupils.csv could not be read");
    fs::write(sandbox.path("book.xlsx"), b"PK\x03\x04").unwrap();
    sandbox.run(&["agency", "import", "book.xlsx"]).ends_with(2).says("save it as `CSV UTF-8`");
}

#[test]
fn a_hundred_thousand_rows_take_their_share_of_time() {
    let sandbox = ours();
    let rows = |count: usize, last: &str| {
        let rows: String = (0..count).map(|row| format!("s{row},\"School, {row}\",03 323 4567\n")).collect();
        format!("id,name,phone\n{rows}{last}")
    };
    // All of them are read and looked at; the last one is wrong, so that no file is written.
    sandbox.write("schools.csv", &rows(100_000, "last,Last,none\n"));
    let began = Instant::now();
    sandbox.run(&["agency", "import", "schools.csv"]).ends_with(1).says("Row 100002, column C (phone)");
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
    // Everything wrong is counted, and not printed a hundred thousand times.
    sandbox.write("schools.csv", &rows(100_000, "").replace("03 323 4567", "none"));
    let said = sandbox.run(&["agency", "import", "schools.csv"]);
    said.ends_with(1);
    assert!(said.err.len() < 100_000, "{}", said.err.len());
}
