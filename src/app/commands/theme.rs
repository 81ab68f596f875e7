//! `rightskit theme new|check|export|import|preview`: a look of one's own, begun, measured, exchanged with design tools, and seen.
#![expect(clippy::disallowed_methods, reason = "writes the new theme")]

mod written;

use std::fmt::Write;
use std::fs;

use camino::Utf8Path;

use super::{build, session};
use crate::app::bundled::Bundled;
use crate::app::flags::{BuildArgs, COULD_NOT_RUN, SiteArgs, ThemeAction, ThemeArgs};
use crate::app::layers;
use crate::base::contrast::ratio_text;
use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, OF_BASE, Severity};
use crate::base::text::slug;
use crate::input::frontmatter::decode;
use crate::input::load::{self, Choices};
use crate::input::sources::Sources;
use crate::input::theme::manifest::{Manifest, Pair, Tokens};
use crate::input::theme::pairs::Mode;
use crate::input::theme::{Theme, design_tokens};
use crate::input::yaml;
use crate::output::kind::OutputKind;

pub fn run(dir: &Utf8Path, args: &ThemeArgs, clock: Date, bundled: &Bundled) -> u8 {
    match &args.action {
        ThemeAction::New { name, site } => begin(dir, name, site, bundled),
        ThemeAction::Check(site) => measure(dir, site, clock, bundled),
        ThemeAction::Export(site) => export(dir, site, bundled),
        ThemeAction::Import { file, name, site } => {
            import(dir, file, name, site, bundled).unwrap_or_else(|id| {
                let site = SiteArgs { theme: Some(id), ..site.clone() };
                measure(dir, &site, clock, bundled)
            })
        }
        ThemeAction::Preview { out, site } => {
            let args = BuildArgs {
                out: out.clone(),
                site: site.clone(),
                base_url: None,
                strict: false,
                json: false,
                no_pdf: true,
                styleguide: true,
                all: false,
                shard: None,
                shards: None,
            };
            let code = build::run_into(OutputKind::Preview, dir, &args, clock, bundled);
            if code == 0 {
                let page = session::inside(dir, out).join("styleguide/index.html");
                session::say(&format!("Every component of the theme, in every state: {page}."));
            }
            code
        }
    }
}

/// The theme of the site, as far as it can be read.
fn theme(sources: &Sources, args: &SiteArgs) -> Option<Theme> {
    let choices = Choices { agency: args.agency.clone(), theme: args.theme.clone(), ..Choices::default() };
    load::read(sources, &choices).0.map(|project| project.theme)
}

/// Writes a child of the site's theme with every colour as a line to change.
fn begin(dir: &Utf8Path, name: &str, args: &SiteArgs, bundled: &Bundled) -> u8 {
    let id = slug(name);
    let path = session::inside(dir, format!("themes/{id}/theme.yaml"));
    if id.is_empty() || path.exists() {
        session::say(&format!("{path} is there already; nothing was changed. Choose another name."));
        return COULD_NOT_RUN;
    }
    let Some(parent) = theme(&layers::read(dir, bundled).0, args) else {
        session::say(
            "The site's own theme cannot be read, so nothing can be built on it. Run `rightskit check`.",
        );
        return COULD_NOT_RUN;
    };
    let folder = path.parent().unwrap_or(dir);
    match fs::create_dir_all(folder).and_then(|()| fs::write(&path, child(&id, &parent))) {
        Ok(()) => {
            session::say(&format!(
                "Wrote {path}. Choose it with `theme: {id}` in `site.yaml` or in an agency's file; `rightskit theme check` measures its colours."
            ));
            0
        }
        Err(error) => {
            session::say(&format!("{path} could not be written: {error}."));
            COULD_NOT_RUN
        }
    }
}

fn child(id: &str, parent: &Theme) -> String {
    let mut text = format!(
        "# Your colours, sizes and files over the theme `{parent}`; what is not said here comes from there.\nname: {id}\nparent: {parent}\n\n# Take away the `#` before what you change: `tokens`, `color` or `size`, and the line itself.\n# tokens:\n#   color:\n",
        parent = parent.name
    );
    for (name, color) in &parent.manifest.tokens.color {
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "#     {name}: {{light: \"{}\", dark: \"{}\"}}",
            color.light.value, color.dark.value
        );
    }
    text.push_str("#   size:\n");
    for (name, size) in &parent.manifest.tokens.size {
        let _ = writeln!(text, "#     {name}: {}", size.value);
    }
    text.push_str("\n# A picture beside this file, SVG or PNG:\n# logo: logo.svg\n\n# Any file of the parent theme can be replaced: put yours at the same path in this folder.\n");
    text
}

const UNREADABLE: &str = "The site's own theme cannot be read. Run `rightskit check`.";

/// Prints the theme as design tokens.
fn export(dir: &Utf8Path, args: &SiteArgs, bundled: &Bundled) -> u8 {
    let sources = layers::read(dir, bundled).0;
    let Some(theme) = theme(&sources, args) else {
        session::say(UNREADABLE);
        return COULD_NOT_RUN;
    };
    let (text, found) = design_tokens::export(&theme.manifest);
    session::tell(&found, &sources);
    session::print(&text)
}

/// Takes the tokens of a file into the theme `name`. → the exit code, or the theme's id when its pairs are to be measured
fn import(
    dir: &Utf8Path,
    file: &Utf8Path,
    name: &str,
    args: &SiteArgs,
    bundled: &Bundled,
) -> Result<u8, String> {
    let id = slug(name);
    let inside = format!("themes/{id}/theme.yaml");
    let path = session::inside(dir, &inside);
    let tokens = match fs::read(session::inside(dir, file)) {
        Ok(bytes) => bytes,
        Err(error) => {
            session::say(&format!("{file} could not be read: {error}."));
            return Ok(COULD_NOT_RUN);
        }
    };
    let mut sources = layers::read(dir, bundled).0;
    let own = path.is_file();
    if id.is_empty() || !own && sources.contains(&inside) {
        session::say(&format!(
            "`{id}` is no theme of this folder's own, so nothing was changed. Choose another name, such as `ours`."
        ));
        return Ok(COULD_NOT_RUN);
    }
    let chosen = SiteArgs { theme: if own { Some(id.clone()) } else { args.theme.clone() }, ..args.clone() };
    let Some(theme) = theme(&sources, &chosen) else {
        session::say(UNREADABLE);
        return Ok(COULD_NOT_RUN);
    };
    sources.insert(file.as_str(), tokens.clone());
    let (tokens, found) = match decode(&tokens) {
        Ok(text) => design_tokens::import(file.as_str(), text, &theme.manifest),
        Err(problem) => (Tokens::default(), vec![problem.told(file.as_str())]),
    };
    session::tell(&found, &sources);
    if found.iter().any(|problem| problem.severity == Severity::Error) {
        session::say("Nothing was written.");
        return Ok(1);
    }
    if tokens.is_empty() {
        session::say(&format!(
            "{file} says nothing else than the theme `{}`; nothing was written.",
            theme.name
        ));
        return Ok(0);
    }
    let (colors, sizes) = (tokens.color.len(), tokens.size.len());
    let text = match sources.get(&inside).and_then(|bytes| decode(bytes).ok()).filter(|_| own) {
        None => written::new(&id, &theme.name, &tokens),
        Some(text) => {
            let own = yaml::read::<Manifest>(&inside, text, 0).unwrap_or_default();
            written::over(text, &own, tokens)
        }
    };
    let folder = path.parent().unwrap_or(dir);
    if let Err(error) = fs::create_dir_all(folder).and_then(|()| fs::write(&path, text)) {
        session::say(&format!("{path} could not be written: {error}."));
        return Ok(COULD_NOT_RUN);
    }
    session::say(&format!(
        "Took into {path}: colours {colors}, sizes {sizes}. `theme: {id}` in `site.yaml` or in an agency's file chooses it."
    ));
    Err(id)
}

/// Prints every colour, every pair with its contrast, and what is wrong with the theme's files.
fn measure(dir: &Utf8Path, args: &SiteArgs, clock: Date, bundled: &Bundled) -> u8 {
    let session = session::open(dir, args, None, clock, bundled);
    let about: Vec<Diagnostic> =
        session.found.iter().filter(|problem| is_of_a_theme(problem)).cloned().collect();
    let mut code = u8::from(about.iter().any(|problem| problem.severity == Severity::Error));
    if let Some(theme) = theme(&session.sources, args) {
        code = code.max(session::print(&table(&theme)));
    } else {
        session::tell(&session.found, &session.sources);
        return 1;
    }
    session::tell(&about, &session.sources);
    code
}

fn is_of_a_theme(problem: &Diagnostic) -> bool {
    let path = &problem.place.path;
    path.strip_prefix(OF_BASE).unwrap_or(path).starts_with("themes/")
        || ["unknown-logo", "moved-brand", "bad-colour", "low-contrast"].contains(&problem.code)
}

fn table(theme: &Theme) -> String {
    let manifest = &theme.manifest;
    let mut text = format!("Colours of the theme `{}`\n\n{:<40}  light    dark\n", theme.name, "");
    for (name, color) in &manifest.tokens.color {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{name:<40}  {}  {}", color.light.value, color.dark.value);
    }
    let _ = writeln!(text, "\n{:<40}  light    dark     at least", "Pairs that meet");
    for pair in &manifest.contrast {
        let name = format!("{} on {}", pair.text.value, pair.on.value);
        let [light, dark] =
            Mode::BOTH.map(|mode| manifest.ratio(pair, mode).map_or_else(|| "–".to_owned(), ratio_text));
        let _ = writeln!(text, "{name:<40}  {light:<7}  {dark:<7}  {}{}", pair.min, nearest(theme, pair));
    }
    text
}

/// What would do in place of a colour that cannot be read.
fn nearest(theme: &Theme, pair: &Pair) -> String {
    let manifest = &theme.manifest;
    let short = Mode::BOTH
        .into_iter()
        .filter(|mode| manifest.ratio(pair, *mode).is_some_and(|ratio| ratio < pair.min));
    let words = short.map(|mode| match manifest.nearest(&pair.text, mode) {
        Some(colour) => {
            format!("   too close in {} mode: {} {colour} would do", mode.name(), pair.text.value)
        }
        None => format!("   too close in {} mode", mode.name()),
    });
    words.collect()
}
