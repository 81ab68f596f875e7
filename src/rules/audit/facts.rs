//! What the audit remembers of one finished file once its bytes are gone.
//!
//! Facts say what is there; the rules say what is wrong with it.

use super::strings::StringSet;

/// What kind of file it is, by the end of its name, as a web server would say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    Page,
    Style,
    Script,
    Drawing,
    /// A picture in points, not lines.
    Picture,
    Archive,
    Other,
}

impl FileKind {
    pub fn of(path: &str) -> Self {
        match path.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).as_deref() {
            Some("html" | "htm" | "xhtml") => Self::Page,
            Some("css") => Self::Style,
            Some("js" | "mjs") => Self::Script,
            Some("svg") => Self::Drawing,
            Some("png" | "jpg" | "jpeg" | "gif" | "webp" | "avif") => Self::Picture,
            Some("zip") => Self::Archive,
            _ => Self::Other,
        }
    }
}

/// The facts of one file.
#[derive(Clone, Debug)]
pub struct PageFacts {
    pub path: Box<str>,
    pub kind: FileKind,
    /// Bytes as they travel: compressed where that was worth finding out, see `AuditStandard::weighs`.
    pub weight: u64,
    pub ids: StringSet,
    /// Site paths that somebody can go to from here, with `#fragment` where there is one.
    pub links: StringSet,
    /// Site paths that are fetched with this file.
    pub loads: StringSet,
    /// Whatever is worth a rule's attention; empty for most files.
    pub findings: Box<[Finding]>,
}

/// Something seen in a file that a rule may object to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    RepeatedId(Box<str>),
    /// An address on another machine that is fetched without anybody asking.
    ForeignLoad(Box<str>),
    /// An address that starts at the top of a host or disk.
    Rooted(Box<str>),
    /// An address with more `..` than folders.
    Climbs(Box<str>),
    /// A link to this site by its full public address.
    OwnAddress(Box<str>),
    /// A `<base>` element.
    Base,
    /// Script in the page; `allowed` when the page's policy names its hash.
    InlineScript {
        allowed: bool,
    },
    /// Style in the page; `allowed` when the page's policy names its hash.
    InlineStyle {
        allowed: bool,
    },
    StyleAttribute,
    EventAttribute(Box<str>),
    CodeAddress(Box<str>),
    /// What a drawing does besides drawing, or why it cannot be read.
    Drawing(Box<str>),
    /// A form on a page whose policy lets forms send.
    OpenForm,
    /// A page for readers without the way out.
    NoWayOut,
    /// A page of a kit from which nobody can call for help.
    NoEmergencyCall,
    /// A page for readers that tells other sites where a person came from.
    Referrer,
    NoPolicy,
    /// The policy stands after something it should have governed.
    LatePolicy,
    /// What makes the policy too weak.
    WeakPolicy(Box<str>),
    /// A script names an interface that stores or sends.
    PrivateApi {
        name: &'static str,
        line: u32,
    },
}
