//! The command line: flags into choices, one command each, and the exit code.
//!
//! 0: no errors. 1: errors, or warnings under `--strict`. 2: could not run. Must not know stages' insides.

use camino::{Utf8Path, Utf8PathBuf};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::app::bundled::Bundled;
use crate::app::commands;
use crate::app::flags::{
    AgencyArgs, BuildArgs, COULD_NOT_RUN, CheckArgs, DiffFormat, HandoutsArgs, HostingProvider, ManualArgs,
    SearchArgs, ServeArgs, SiteArgs, ThemeArgs, TriageArgs, VerifyArgs,
};
use crate::base::date::Date;

/// Turns a rights guide, a privacy statement and a directory of services into a site that opens anywhere.
#[derive(Parser, Debug)]
#[command(name = "rightskit")]
struct Cli {
    /// The folder of the site
    #[arg(short = 'C', value_name = "DIR", default_value = ".", global = true)]
    dir: Utf8PathBuf,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Make the site
    Build(BuildArgs),
    /// Put the parts of `build --all --shard` together
    Merge {
        /// The folder that all parts were built into
        folder: Utf8PathBuf,
    },
    /// Make the PDFs to print, and nothing else
    Handouts(HandoutsArgs),
    /// Run every rule without making anything
    Check(CheckArgs),
    /// Make the site, show it on this computer, and make it again whenever a file changes
    Serve(ServeArgs),
    /// Start a site of your own in a new folder, which inherits all pages, services and themes
    New {
        /// The folder to make
        folder: Utf8PathBuf,
        /// The name of the organisation that publishes it
        #[arg(long)]
        name: Option<String>,
        /// Copy everything and inherit nothing: for those who keep all pages and services up to date themselves
        #[arg(long, conflicts_with = "name")]
        whole: bool,
        /// Add the file from which this host builds or publishes the site, also to a site that is there already
        #[arg(long, value_enum, value_name = "NAME")]
        host: Option<HostingProvider>,
    },
    /// Copy an inherited file into this folder, for editing
    Adopt {
        /// The file, as messages name it, such as `content/en/safety.md`
        path: String,
    },
    /// Show everything in which this folder differs from what it inherits
    Diff {
        /// As Markdown, or as one page for whoever has to approve it
        #[arg(long, value_enum, default_value_t = DiffFormat::Markdown)]
        format: DiffFormat,
        /// What this agency's site differs in (a file in `agencies/`), in place of the one in `site.yaml`
        #[arg(long)]
        agency: Option<String>,
    },
    /// Say what has changed in the base since this folder last saw it, and note it as seen
    Update {
        /// Go back to an older edition of the base than the one this folder has seen
        #[arg(long)]
        back: bool,
    },
    /// Record the site's addresses, so that none can vanish unnoticed
    Lock(SiteArgs),
    /// Print the JSON Schema of a file, for editors
    Schema {
        /// site, page, facts, slots, coverage, holidays, conformance, directory, triage, triage-overlay, handout, agency, synonyms, search-tests, intents, intent-tests, theme, or findings for what `--json` prints
        name: String,
    },
    /// Search the site as its readers do
    Search(SearchArgs),
    /// Make agency files from a spreadsheet
    Agency(AgencyArgs),
    /// Begin, measure or look at a theme
    Theme(ThemeArgs),
    /// Prove what a questionnaire promises, or show how it decides
    Triage(TriageArgs),
    /// Say whether a handout, a copy of the site, or a code on paper is what this site says now
    Verify(VerifyArgs),
    /// Say what a code such as `broken-link` means and what to do about it
    Explain {
        /// The code; all codes when left out
        code: Option<String>,
    },
    /// Make the manual, a site with a search of its own
    Manual(ManualArgs),
    /// Print the completions of a shell
    Completions {
        /// The shell that should complete commands
        shell: clap_complete::Shell,
    },
    /// Write the man pages, one for each command, into `man1` of a folder
    Man {
        /// The folder
        folder: Utf8PathBuf,
    },
}

impl Command {
    /// Whether it starts from the files of a site, which must have a folder then.
    fn reads_a_site(&self) -> bool {
        !matches!(
            self,
            Self::New { .. }
                | Self::Merge { .. }
                | Self::Schema { .. }
                | Self::Explain { .. }
                | Self::Manual(_)
                | Self::Completions { .. }
                | Self::Man { .. }
        )
    }
}

/// The command line as it is: what help, completions, man pages and the manual are made from.
pub fn definition() -> clap::Command {
    Cli::command()
}

/// Runs the command line and says with which code to exit. `bundled` is the kit, `manual` what people wrote of the manual.
pub fn run(
    arguments: impl IntoIterator<Item = std::ffi::OsString>,
    clock: Date,
    bundled: &Bundled,
    manual: &Bundled,
) -> u8 {
    let version = commands::version(bundled);
    let cli = match definition()
        .version(version)
        .try_get_matches_from(arguments)
        .and_then(|matches| Cli::from_arg_matches(&matches))
    {
        Ok(cli) => cli,
        Err(message) => {
            let code = if message.use_stderr() { COULD_NOT_RUN } else { 0 };
            // Nothing can be done when even this cannot be printed.
            let _ = message.print();
            return code;
        }
    };
    let Some(command) = cli.command else {
        return commands::start::run(&cli.dir, &definition());
    };
    if command.reads_a_site() && !cli.dir.is_dir() {
        return commands::no_folder(&cli.dir);
    }
    if command.reads_a_site() {
        commands::tell_little_memory();
    }
    on_threads(|| carry_out(&cli.dir, command, clock, bundled, manual))
}

/// Works on as many threads as there are processors, or on the one there is where the system gives no more.
fn on_threads(work: impl FnOnce() -> u8 + Send) -> u8 {
    if rayon::ThreadPoolBuilder::new().build_global().is_ok() {
        return work();
    }
    match rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build() {
        Ok(pool) => pool.install(work),
        Err(error) => commands::no_threads(&error),
    }
}

fn carry_out(dir: &Utf8Path, command: Command, clock: Date, bundled: &Bundled, manual: &Bundled) -> u8 {
    match command {
        Command::Build(args) if args.all => commands::build_all::run(dir, &args, clock, bundled),
        Command::Build(args) => commands::build::run(dir, &args, clock, bundled),
        Command::Merge { folder } => commands::build_all::merge(dir, &folder),
        Command::Handouts(args) => commands::handouts::run(dir, &args, clock, bundled),
        Command::Check(args) => commands::check::run(dir, &args, clock, bundled),
        Command::Serve(args) => commands::serve::run(dir, &args, clock, bundled),
        Command::New { folder, whole: true, host, .. } => commands::new::whole(dir, &folder, host, bundled),
        Command::New { folder, name, host, .. } => {
            commands::new::run(dir, &folder, name.as_deref(), host, bundled)
        }
        Command::Adopt { path } => commands::adopt::run(dir, &path, bundled),
        Command::Diff { format, agency } => commands::diff::run(dir, format, agency, bundled),
        Command::Update { back } => commands::update::run(dir, back, bundled),
        Command::Lock(args) => commands::lock::run(dir, &args, clock, bundled),
        Command::Schema { name } => commands::schema::run(&name),
        Command::Search(args) => commands::search::run(dir, &args, clock, bundled),
        Command::Agency(args) => commands::agency::run(dir, &args, bundled),
        Command::Theme(args) => commands::theme::run(dir, &args, clock, bundled),
        Command::Triage(args) => commands::triage::run(dir, &args, clock, bundled),
        Command::Verify(args) => commands::verify::run(dir, &args, clock, bundled),
        Command::Explain { code } => commands::explain::run(code.as_deref()),
        Command::Manual(args) => commands::manual::run(dir, &args, clock, bundled, manual, definition()),
        Command::Completions { shell } => commands::completions::run(shell, definition()),
        Command::Man { folder } => commands::man::run(dir, &folder, definition()),
    }
}
