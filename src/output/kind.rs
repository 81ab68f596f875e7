//! The two kinds of folder that this program fills, and the file by which they are known.
//!
//! Must not know disks.

/// The file that says a folder is ours to replace, and which command fills it.
pub const MARKER: &str = ".rightskit";

/// What fills an output folder. One never takes the place of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputKind {
    Site,
    Handouts,
}

impl OutputKind {
    /// What the marker in such a folder says.
    pub fn marker(self) -> &'static str {
        match self {
            Self::Site => "rightskit makes this folder, and the next build replaces all of it.\n",
            Self::Handouts => "rightskit handouts makes this folder, and its next run replaces all of it.\n",
        }
    }

    /// What a marker stands for. Those of earlier versions are all read as a site's: nothing is lost by that.
    pub fn of_marker(text: &[u8]) -> Self {
        if text == Self::Handouts.marker().as_bytes() { Self::Handouts } else { Self::Site }
    }

    /// "`public` holds …"
    pub fn words(self) -> &'static str {
        match self {
            Self::Site => "holds a site that `rightskit build` made",
            Self::Handouts => "holds handouts that `rightskit handouts` made",
        }
    }
}
