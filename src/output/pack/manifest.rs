//! The list of checksums by which anyone can tell that a copy of the site is whole.
//!
//! In the format of `sha256sum -c`. Sums are taken as outputs come, so that no body has to be kept.

use crate::base::digest;
use crate::base::output_file::Output;

/// Where the list stands in the site.
pub const PATH: &str = "MANIFEST.sha256";

/// The checksum of one output.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sum {
    path: Box<str>,
    sha256: [u8; 32],
}

impl Sum {
    /// The checksum in hex digits.
    pub fn hex(&self) -> String {
        digest::written(&self.sha256)
    }
}

/// Takes the checksum of one output; can run in any thread.
pub fn sum(output: &Output) -> Sum {
    Sum { path: output.path.as_str().into(), sha256: digest::bytes(&output.bytes) }
}

/// The list of all sums by path, leaving out the list itself.
pub fn manifest(mut sums: Vec<Sum>) -> Output {
    sums.sort();
    let mut text = String::with_capacity(sums.iter().map(|sum| sum.path.len() + 67).sum());
    for sum in sums.iter().filter(|sum| &*sum.path != PATH) {
        text.push_str(&digest::written(&sum.sha256));
        text.push_str("  ");
        text.push_str(&sum.path);
        text.push('\n');
    }
    Output::new(PATH, text)
}

#[cfg(test)]
mod tests {
    use super::{manifest, sum};
    use crate::base::output_file::Output;

    #[test]
    fn sums_are_sorted_and_well_known() {
        let outputs =
            [Output::new("b.txt", "abc"), Output::new("a.txt", ""), Output::new("MANIFEST.sha256", "")];
        let list = manifest(outputs.iter().map(sum).collect());
        assert_eq!(list.path, "MANIFEST.sha256");
        assert_eq!(
            String::from_utf8(list.bytes).unwrap(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.txt\n\
             ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b.txt\n"
        );
    }
}
