//! The command line: flags into choices, one command each, and the exit code.
//!
//! 0: no errors. 1: errors, or warnings under `--strict`. 2: could not run. Must not know stages' insides.

use camino::Utf8PathBuf;
use clap::{Args, CommandFactory, Parser, Subcommand};

use crate::bundled::Bundled;
use crate::commands;
use crate::date::Date;

/// Exit code of a run that could not even start.
pub const COULD_NOT_RUN: u8 = 2;

/// Turns a rights guide, a privacy statement and a directory of services into a site that opens anywhere.
#[derive(Parser, Debug)]
#[command(name = "rightskit", version, arg_required_else_help = true)]
struct Cli {
    /// The folder of the site
    #[arg(short = 'C', value_name = "DIR", default_value = ".", global = true)]
    dir: Utf8PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Make the site
    Build(BuildArgs),
    /// Make the PDFs to print, and nothing else
    Handouts(HandoutsArgs),
    /// Run every rule without making anything
    Check(CheckArgs),
    /// Make the site, show it on this computer, and make it again whenever a file changes
    Serve(ServeArgs),
    /// Start a site of your own in a new folder, with all content and themes
    New {
        /// The folder to make
        folder: Utf8PathBuf,
    },
    /// Record the site's addresses, so that none can vanish unnoticed
    Lock(SiteArgs),
    /// Print the JSON Schema of a file, for editors
    Schema {
        /// site, page, facts, slots, coverage, holidays, conformance, directory, triage, triage-overlay, handout, agency, synonyms, search-tests or theme
        name: String,
    },
    /// Search the site as its readers do
    Search(SearchArgs),
    /// Prove what a questionnaire promises, or show how it decides
    Triage(TriageArgs),
    /// Say whether a handout, a copy of the site, or a code on paper is what this site says now
    Verify(VerifyArgs),
    /// Say what a code such as `broken-link` means and what to do about it
    Explain {
        /// The code; all codes when left out
        code: Option<String>,
    },
}

impl Command {
    /// Whether it starts from the files of a site, which must have a folder then.
    fn reads_a_site(&self) -> bool {
        !matches!(self, Self::New { .. } | Self::Schema { .. } | Self::Explain { .. })
    }
}

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
    /// A PDF, the folder or zip of a finished site, or a code such as K7QM-2F9D
    #[arg(value_name = "PATH")]
    pub what: Utf8PathBuf,
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
    #[arg(required = true)]
    pub query: Vec<String>,
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

/// Runs the command line and says with which code to exit.
pub fn run(arguments: impl IntoIterator<Item = std::ffi::OsString>, clock: Date, bundled: &Bundled) -> u8 {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(message) => {
            let code = if message.use_stderr() { COULD_NOT_RUN } else { 0 };
            // Nothing can be done when even this cannot be printed.
            let _ = message.print();
            return code;
        }
    };
    if cli.command.reads_a_site() && !cli.dir.is_dir() {
        return commands::no_folder(&cli.dir);
    }
    match cli.command {
        Command::Build(args) => commands::build::run(&cli.dir, &args, clock, bundled),
        Command::Handouts(args) => commands::handouts::run(&cli.dir, &args, clock, bundled),
        Command::Check(args) => commands::check::run(&cli.dir, &args, clock, bundled),
        Command::Serve(args) => commands::serve::run(&cli.dir, &args, clock, bundled),
        Command::New { folder } => commands::new::run(&cli.dir, &folder, bundled),
        Command::Lock(args) => commands::lock::run(&cli.dir, &args, clock, bundled),
        Command::Schema { name } => commands::schema::run(&name),
        Command::Search(args) => commands::search::run(&cli.dir, &args, clock, bundled),
        Command::Triage(args) => commands::triage::run(&cli.dir, &args, clock, bundled),
        Command::Verify(args) => commands::verify::run(&cli.dir, &args, clock, bundled),
        Command::Explain { code } => commands::explain::run(code.as_deref()),
    }
}

/// The commands' names, for tests of the documents.
pub fn command_names() -> Vec<String> {
    Cli::command().get_subcommands().map(|command| command.get_name().to_owned()).collect()
}
