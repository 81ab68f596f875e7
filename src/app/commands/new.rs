//! `rightskit new DIR`: a folder that inherits the kit and holds only what is the publisher's own.
#![expect(clippy::disallowed_methods, reason = "writes the new folder")]

mod host;

use std::fs;
use std::io;

use camino::Utf8Path;

use super::{schema, session};
use crate::app::bundled::{self, Bundled};
use crate::app::flags::{COULD_NOT_RUN, HostingProvider};
use crate::base::text::slug;
use crate::domain::edition::statements;
use crate::input::load::kit_lock::KitLock;
use crate::input::load::{self, Choices, SITE};
use crate::input::model::slot::{SlotKind, SlotsFile};
use crate::input::project_files::KIT_LOCK;

/// What stands in for the publisher's name while none is given.
const NAME: &str = "Our organisation";

/// Files whose `{…}` are filled, by the path that they get.
const FILES: [(&str, &str); 5] = [
    (SITE, include_str!("new/site.yaml")),
    ("agencies/{id}.yaml", include_str!("new/agency.yaml")),
    ("themes/{id}/theme.yaml", include_str!("new/theme.yaml")),
    ("README.md", include_str!("new/README.md")),
    (".vscode/settings.json", include_str!("new/settings.json")),
];

/// The schemas that the editor's settings name.
const SCHEMAS: [&str; 3] = ["site", "agency", "theme"];

pub fn run(
    dir: &Utf8Path,
    folder: &Utf8Path,
    name: Option<&str>,
    host: Option<HostingProvider>,
    bundled: &Bundled,
) -> u8 {
    let next =
        |folder: &Utf8Path| format!("`{}` says what to fill in, in which order", folder.join("README.md"));
    make(dir, folder, host, next, |folder| write(folder, &inheriting(name.map_or(NAME, str::trim), bundled)?))
}

/// A folder with everything, which inherits nothing.
pub fn whole(dir: &Utf8Path, folder: &Utf8Path, host: Option<HostingProvider>, bundled: &Bundled) -> u8 {
    let next =
        |_: &Utf8Path| "write your agency's words in `agencies/` and choose it in `site.yaml`".to_owned();
    make(dir, folder, host, next, |folder| write(folder, bundled))
}

fn make(
    dir: &Utf8Path,
    folder: &Utf8Path,
    host: Option<HostingProvider>,
    next: impl Fn(&Utf8Path) -> String,
    write: impl Fn(&Utf8Path) -> io::Result<usize>,
) -> u8 {
    let folder = &session::inside(dir, folder);
    if let Some(host) = host
        && folder.join(SITE).is_file()
    {
        return add(folder, host);
    }
    if folder.exists() && folder.read_dir_utf8().is_ok_and(|mut entries| entries.next().is_some())
        || folder.is_file()
    {
        session::say(&format!(
            "{folder} is there already and is not empty. Choose another name; nothing was changed."
        ));
        return COULD_NOT_RUN;
    }
    match write(folder) {
        Ok(count) => {
            let quote = if folder.as_str().contains(' ') { "\"" } else { "" };
            session::say(&format!(
                "Made {folder} with {count} files.\nNext: `rightskit -C {quote}{folder}{quote} serve` shows the site; {}.",
                next(folder)
            ));
            host.map_or(0, |host| add(folder, host))
        }
        Err(error) => {
            session::say(&format!("{folder} could not be made: {error}."));
            COULD_NOT_RUN
        }
    }
}

/// The files of a folder that inherits the kit.
fn inheriting(name: &str, bundled: &Bundled) -> io::Result<Vec<(String, String)>> {
    let kit = bundled::kit(bundled);
    let id = slug(name);
    // A JSON string is a YAML string too, whatever is in the name.
    let quoted = serde_json::to_string(name)?;
    let fill = |text: &str| text.replace("{id}", &id).replace("{quoted}", &quoted).replace("{name}", name);
    let mut files: Vec<(String, String)> =
        FILES.iter().map(|(path, text)| (fill(path), fill(text))).collect();
    let (project, _) = load::read(&kit, &Choices::default());
    if let (Some(project), Some((_, agency))) =
        (&project, files.iter_mut().find(|(path, _)| path.starts_with("agencies/")))
    {
        agency.push_str(&open_places(&project.slots));
    }
    files.push((".gitignore".to_owned(), "public/\nhandouts/\npreview/\n.public.*\n".to_owned()));
    for schema in SCHEMAS {
        files.extend(schema::text(schema).map(|text| (format!(".vscode/{schema}.schema.json"), text)));
    }
    files.extend(project.map(|project| (KIT_LOCK.to_owned(), KitLock(statements(&project)).text())));
    Ok(files)
}

/// Writes every file. → how many
fn write(folder: &Utf8Path, files: &[(String, impl AsRef<[u8]>)]) -> io::Result<usize> {
    for (path, bytes) in files {
        let target = folder.join(path);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(target, bytes)?;
    }
    Ok(files.len())
}

/// Every place that an agency has to fill, with what is asked of it.
fn open_places(slots: &SlotsFile) -> String {
    let place = |id: &str, what: &str, asked: &str| format!("  # {what}\n  # {asked}\n  {id}: null\n\n");
    // The name has a line of its own.
    let texts = slots.slots.iter().filter(|slot| slot.kind == SlotKind::Text);
    let texts: String = texts.map(|slot| place(&slot.id, &slot.label, &slot.ask)).collect();
    let decisions = slots.decisions.iter();
    let decisions: String = decisions.map(|one| place(&one.id, &one.question, &one.why)).collect();
    format!(
        "slots:\n{texts}decisions:\n{decisions}confirmed: []    # numbers that you have tried: {{service: …, by: …, on: …, how: …}}, or one of them: contact: …\nservices: []\n"
    )
}

/// Puts the host's own file beside a site, unless there is one.
fn add(folder: &Utf8Path, host: HostingProvider) -> u8 {
    let (path, text) = host::file(host);
    let target = folder.join(path);
    if target.exists() {
        session::say(&format!("{target} is there already, so it was left as it is."));
        return COULD_NOT_RUN;
    }
    let parent = target.parent().unwrap_or(folder);
    match fs::create_dir_all(parent).and_then(|()| fs::write(&target, text)) {
        Ok(()) => {
            session::say(&format!(
                "Wrote {target}. What else the host needs is in the manual, under Publish."
            ));
            0
        }
        Err(error) => {
            session::say(&format!("{target} could not be written: {error}."));
            COULD_NOT_RUN
        }
    }
}
