//! The kinds of folder that this program fills, and the file by which they are known.
//!
//! Must not know disks.

/// The file that says a folder is ours to replace, and which command fills it.
pub const MARKER: &str = ".rightskit";

/// What fills an output folder. One never takes the place of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputKind {
    Site,
    /// A folder for each of many sites, and a page that leads to them.
    Sites,
    Handouts,
    /// The manual of the program, a site that nobody publishes as theirs.
    Manual,
    /// A site that shows what a theme has.
    Preview,
}

impl OutputKind {
    /// What the marker in such a folder says.
    pub fn marker(self) -> &'static str {
        match self {
            Self::Site => "rightskit makes this folder, and the next build replaces all of it.\n",
            Self::Sites => {
                "rightskit build --all makes this folder, and its next run replaces the sites and the report in it.\n"
            }
            Self::Handouts => "rightskit handouts makes this folder, and its next run replaces all of it.\n",
            Self::Manual => "rightskit manual makes this folder, and its next run replaces all of it.\n",
            Self::Preview => {
                "rightskit theme preview makes this folder, and its next run replaces all of it.\n"
            }
        }
    }

    /// What a marker stands for. Those of earlier versions are all read as a site's: nothing is lost by that.
    pub fn of_marker(text: &[u8]) -> Self {
        let known = [Self::Sites, Self::Handouts, Self::Manual, Self::Preview];
        known.into_iter().find(|kind| text == kind.marker().as_bytes()).unwrap_or(Self::Site)
    }

    /// "`public` holds …"
    pub fn words(self) -> &'static str {
        match self {
            Self::Site => "holds a site that `rightskit build` made",
            Self::Sites => "holds sites that `rightskit build --all` made",
            Self::Handouts => "holds handouts that `rightskit handouts` made",
            Self::Manual => "holds the manual that `rightskit manual` made",
            Self::Preview => "holds what `rightskit theme preview` made",
        }
    }
}
