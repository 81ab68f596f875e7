//! The flags of each command, and the exit code for a run that could not start.
//!
//! Must not know what a command does with them.

use camino::Utf8PathBuf;
use clap::{Args, Subcommand};

use crate::app::fleet::Shard;
use crate::base::date::Date;

/// Exit code of a run that could not even start.
pub const COULD_NOT_RUN: u8 = 2;

/// What stands above the files in every command that reads a site.
#[derive(Args, Debug, Clone, Default)]
pub struct SiteArgs {
    /// Publish as this agency (a file in `agencies/`)
    #[arg(long, value_name = "ID")]
    pub agency: Option<String>,
    /// Use this theme (a folder in `themes/`)
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,
    /// Take this date for today in deadlines of review (default: the clock, or `SOURCE_DATE_EPOCH`)
    #[arg(long, value_name = "DATE")]
    pub today: Option<Date>,
}

#[derive(Args, Debug)]
pub struct BuildArgs {
    /// The folder the site goes to, seen from the site's folder; replaced as a whole
    #[arg(long, value_name = "DIR", default_value = "public")]
    pub out: Utf8PathBuf,
    #[command(flatten)]
    pub site: SiteArgs,
    /// The address where the site will stand
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Fail on warnings too
    #[arg(long)]
    pub strict: bool,
    /// Print what was found as JSON on standard output
    #[arg(long)]
    pub json: bool,
    /// Make no PDFs
    #[arg(long)]
    pub no_pdf: bool,
    /// Add pages that show every component of the theme, under `styleguide/`
    #[arg(long)]
    pub styleguide: bool,
    /// Make a site for every agency of this folder, each in a folder of its own inside `--out`, with a page that leads to all
    #[arg(long, conflicts_with_all = ["agency", "base_url", "json", "styleguide"])]
    pub all: bool,
    /// With `--all`: make one part of them, such as `2/8`; `rightskit merge` puts the parts together
    #[arg(long, value_name = "I/N", requires = "all")]
    pub shard: Option<Shard>,
    /// With `--all`: the number of parts, where the engine that runs it says which part this is (Kubernetes, Slurm)
    #[arg(long, value_name = "N", requires = "all", conflicts_with = "shard")]
    pub shards: Option<usize>,
}

#[derive(Args, Debug)]
pub struct HandoutsArgs {
    /// The folder the PDFs go to, seen from the site's folder; replaced as a whole
    #[arg(long, value_name = "DIR", default_value = "handouts")]
    pub out: Utf8PathBuf,
    #[command(flatten)]
    pub site: SiteArgs,
    /// The address where the site stands, for addresses and QR codes
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Print the texts of each PDF in reading order, as JSON, for tests
    #[arg(long, hide = true)]
    pub texts: bool,
}

#[derive(Args, Debug)]
pub struct VerifyArgs {
    /// A PDF, the folder or zip of a finished site, a code such as K7QM-2F9D, or with `--live` an address
    #[arg(value_name = "PATH")]
    pub what: Utf8PathBuf,
    /// Ask the host at this address for every file, and say what it changed: the only command that uses the network
    #[arg(long)]
    pub live: bool,
    #[command(flatten)]
    pub site: SiteArgs,
    /// The address where the site stands, when the handout was made for it
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
}

#[derive(Args, Debug)]
pub struct CheckArgs {
    #[command(flatten)]
    pub site: SiteArgs,
    /// Fail on warnings too
    #[arg(long)]
    pub strict: bool,
    /// Print what was found as JSON on standard output
    #[arg(long)]
    pub json: bool,
    /// Print where each statement of the source documents is said, and what keeps each claim about the site true
    #[arg(long)]
    pub coverage: bool,
    /// Print how hard each page is to read
    #[arg(long)]
    pub grades: bool,
    /// Print this standard clause by clause, with what is proved and what a person has to sign off
    #[arg(long, value_name = "NAME")]
    pub standard: Option<StandardName>,
}

/// Standards that `check --standard` knows.
#[derive(clap::ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandardName {
    /// New Zealand's Web Usability Standard 1.4 and Web Accessibility Standard 1.2
    Nz,
}

#[derive(Args, Debug)]
pub struct AgencyArgs {
    #[command(subcommand)]
    pub action: AgencyAction,
}

#[derive(Subcommand, Debug)]
pub enum AgencyAction {
    /// Make a file in `agencies/` for each row, or bring it up to date where nobody changed it by hand
    Import {
        /// A spreadsheet saved as CSV, seen from the site's folder; its first row names the columns
        file: Utf8PathBuf,
    },
}

#[derive(Args, Debug)]
pub struct ThemeArgs {
    #[command(subcommand)]
    pub action: ThemeAction,
}

#[derive(Subcommand, Debug)]
pub enum ThemeAction {
    /// Begin a theme of your own over the one that the site has
    New {
        /// Its name, which becomes its folder in `themes/`
        name: String,
        #[command(flatten)]
        site: SiteArgs,
    },
    /// Print every colour and the contrast of every pair, with the nearest colour that works where one does not
    Check(SiteArgs),
    /// Print colours and sizes of the theme as design tokens (DTCG 2025.10), for design tools
    Export(SiteArgs),
    /// Take colours and sizes from a file of design tokens into a theme of your own, and measure what came of it
    Import {
        /// A file of design tokens, seen from the site's folder
        file: Utf8PathBuf,
        /// The theme in `themes/` that takes them; made over the one that the site has where there is none of that name
        name: String,
        #[command(flatten)]
        site: SiteArgs,
    },
    /// Make the site with a page for every component of the theme in every state
    Preview {
        /// The folder it goes to, seen from the site's folder; replaced as a whole
        #[arg(long, value_name = "DIR", default_value = "preview")]
        out: Utf8PathBuf,
        #[command(flatten)]
        site: SiteArgs,
    },
}

#[derive(Args, Debug)]
pub struct TriageArgs {
    #[command(subcommand)]
    pub action: TriageAction,
    /// The questionnaire (a file in `content/triage/`); all of them when left out
    #[arg(long, value_name = "ID", global = true)]
    pub id: Option<String>,
    #[command(flatten)]
    pub site: SiteArgs,
}

#[derive(Subcommand, Debug)]
pub enum TriageAction {
    /// Prove every guarantee over every set of answers, and follow the examples
    Prove {
        /// Print the figures and what was found as JSON
        #[arg(long)]
        json: bool,
    },
    /// Print every question, answer and item with its condition
    Table {
        /// How to print it
        #[arg(long, value_enum, default_value_t = TableFormat::Markdown)]
        format: TableFormat,
    },
    /// Print the plan that fits some answers
    Plan {
        /// Answers such as `danger=later` and `happened=touched,online`
        answers: Vec<String>,
        /// Read answers from standard input, one set a line, and print a list of plans as JSON
        #[arg(long, conflicts_with = "answers")]
        lines: bool,
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// Print a picture of what leads where
    Graph {
        /// How to draw it
        #[arg(long, value_enum, default_value_t = GraphFormat::Svg)]
        format: GraphFormat,
    },
}

#[derive(clap::ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFormat {
    Markdown,
    Csv,
    Json,
}

#[derive(clap::ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum GraphFormat {
    Svg,
    Mermaid,
    Dot,
}

#[derive(Args, Debug)]
pub struct ServeArgs {
    /// The port on 127.0.0.1
    #[arg(long, value_name = "N", default_value_t = 8017)]
    pub port: u16,
    #[command(flatten)]
    pub site: SiteArgs,
}

#[derive(Args, Debug)]
pub struct SearchArgs {
    /// What to search for
    #[arg(required_unless_present = "gaps")]
    pub query: Vec<String>,
    /// Take queries from a file, one a line, and print those that find nothing that fits, by what comes first
    #[arg(long, value_name = "FILE", conflicts_with = "query")]
    pub gaps: Option<Utf8PathBuf>,
    /// The language to search in; the site's first when left out
    #[arg(long, value_name = "L")]
    pub lang: Option<String>,
    /// How many results at most
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub limit: usize,
    /// Print an array of title, trail, url, score and kind
    #[arg(long)]
    pub json: bool,
    /// Take every argument for a query of its own
    #[arg(long, hide = true)]
    pub each: bool,
    #[command(flatten)]
    pub site: SiteArgs,
}

#[derive(clap::ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiffFormat {
    Markdown,
    Html,
}

/// Hosts that want a file beside the site. All others are content with what is in it.
#[derive(clap::ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostingProvider {
    GithubPages,
    GitlabPages,
    Cloudflare,
    Netlify,
}

#[derive(Args, Debug)]
pub struct ManualArgs {
    /// The folder the manual goes to; replaced as a whole
    #[arg(long, value_name = "DIR", default_value = "rightskit-manual")]
    pub out: Utf8PathBuf,
    /// Take what people wrote from this folder, not from the program: for those who write the manual
    #[arg(long, value_name = "DIR")]
    pub from: Option<Utf8PathBuf>,
    /// Fail on warnings too
    #[arg(long)]
    pub strict: bool,
}
