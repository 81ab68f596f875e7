//! `rightskit new DIR`: a site of one's own, with all content and themes, ready to build.
#![expect(clippy::disallowed_methods, reason = "writes the new folder")]

use std::fs;
use std::io;

use camino::Utf8Path;

use super::session;
use crate::bundled::Bundled;
use crate::cli::COULD_NOT_RUN;

pub fn run(dir: &Utf8Path, folder: &Utf8Path, bundled: &Bundled) -> u8 {
    let folder = &session::inside(dir, folder);
    if folder.exists() && folder.read_dir_utf8().is_ok_and(|mut entries| entries.next().is_some())
        || folder.is_file()
    {
        session::say(&format!(
            "{folder} is there already and is not empty. Choose another name; nothing was changed."
        ));
        return COULD_NOT_RUN;
    }
    match write(folder, bundled) {
        Ok(count) => {
            let quote = if folder.as_str().contains(' ') { "\"" } else { "" };
            session::say(&format!(
                "Made {folder} with {count} files.\nNext: `rightskit -C {quote}{folder}{quote} serve`, then write your agency's words in \
                 `agencies/` and choose it in `site.yaml`."
            ));
            0
        }
        Err(error) => {
            session::say(&format!("{folder} could not be made: {error}."));
            COULD_NOT_RUN
        }
    }
}

fn write(folder: &Utf8Path, bundled: &Bundled) -> io::Result<usize> {
    for (path, bytes) in bundled {
        let target = folder.join(path);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(target, bytes)?;
    }
    Ok(bundled.len())
}
