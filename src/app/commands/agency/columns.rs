//! Columns of a spreadsheet of agencies: what each is called, what it fills, and what may stand in its cells.
//!
//! Must not know rows.

use crate::base::contrast::Colour;
use crate::base::phone::Phone;
use crate::base::text::slug;

/// What a column fills: a key of the file, or a place among its slots or decisions.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    Key(&'static str),
    Slot(String),
    Decision(String),
}

/// Keys of an agency's file with other words for them, in the order in which they are written.
pub const KEYS: [(&str, &[&str]); 17] = [
    ("id", &["short name"]),
    ("extends", &["takes over from"]),
    ("name", &["organisation", "organization"]),
    ("te_reo_name", &["name in te reo maori", "te reo maori name", "maori name", "ingoa"]),
    ("about", &["description"]),
    ("website", &["own website", "web site"]),
    ("base_url", &["address of the site", "site address"]),
    ("govt", &["government"]),
    ("email", &["contact email", "e mail", "email address"]),
    ("phone", &["contact phone", "telephone", "phone number"]),
    ("post", &["postal address"]),
    ("street", &["street address"]),
    ("colour", &["color", "brand colour", "brand color"]),
    ("logo", &["logo file"]),
    ("theme", &[]),
    ("regions", &["region"]),
    ("languages", &["language"]),
];

/// Keys with several values, which stand in one cell between commas.
pub const LISTS: [&str; 2] = ["regions", "languages"];

/// The values in a cell of such a column, as the ids that their names have.
pub fn listed(cell: &str) -> Vec<String> {
    cell.split([',', ';', '\n']).map(slug).filter(|id| !id.is_empty()).collect()
}

/// The name of a column in messages.
pub fn named(column: &Column) -> String {
    match column {
        Column::Key(key) => (*key).to_owned(),
        Column::Slot(id) if id.is_empty() => String::new(),
        Column::Slot(id) => format!("slot: {id}"),
        Column::Decision(id) => format!("decision: {id}"),
    }
}

/// What the name of a column means.
pub fn column(name: &str) -> Option<Column> {
    if let Some((kind, id)) = name.split_once(':') {
        let id = id.trim().to_owned();
        return match folded(kind).as_str() {
            "slot" if !id.is_empty() => Some(Column::Slot(id)),
            "decision" if !id.is_empty() => Some(Column::Decision(id)),
            _ => None,
        };
    }
    let name = folded(name);
    let key =
        KEYS.iter().find(|(key, others)| key.replace('_', " ") == name || others.contains(&name.as_str()))?;
    Some(Column::Key(key.0))
}

/// Small letters without macrons, one space between words.
pub fn folded(name: &str) -> String {
    slug(name).replace('-', " ")
}

/// Whether a cell can be what its column says.
pub fn right(key: &str, cell: &str) -> Result<(), (String, String)> {
    let wrong = |what: &str, hint: &str| Err((format!("`{cell}` {what}"), hint.to_owned()));
    match key {
        "id" if slug(cell) != cell => {
            wrong("cannot be an id", &format!("Write `{}`, or another in such letters.", slug(cell)))
        }
        "phone" => match Phone::parse(cell) {
            Ok(_) => Ok(()),
            Err(problem) => Err((format!("`{cell}` cannot be dialled: {problem}"), problem.hint())),
        },
        "email" if !is_email(cell) => wrong("is not an email address", "Write one address and nothing else."),
        "website" | "base_url" if !cell.starts_with("https://") || cell.contains(char::is_whitespace) => {
            wrong(
                "is not a web address that starts with `https://`",
                "Write the whole address, `https://` included.",
            )
        }
        "colour" if !cell.starts_with('#') || Colour::parse(cell).is_none() => {
            wrong("is not a colour such as `#7a1f3d`", "Write it as `#` and six digits from 0 to f.")
        }
        "logo" if !is_picture(cell) => wrong(
            "is neither an SVG nor a PNG",
            "Name a picture that lies in `agencies/`, such as `logo.svg`.",
        ),
        "govt" if yes_or_no(cell).is_none() => wrong("is neither yes nor no", "Write `yes` or `no`."),
        _ => Ok(()),
    }
}

fn is_email(cell: &str) -> bool {
    let parts = cell.split_once('@');
    parts.is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !cell.contains(char::is_whitespace)
    })
}

fn is_picture(cell: &str) -> bool {
    let name = cell.to_ascii_lowercase();
    (name.ends_with(".svg") || name.ends_with(".png")) && !name.contains("..") && !name.starts_with('/')
}

pub fn yes_or_no(cell: &str) -> Option<bool> {
    match cell.to_ascii_lowercase().as_str() {
        "yes" | "y" | "true" | "1" => Some(true),
        "no" | "n" | "false" | "0" => Some(false),
        _ => None,
    }
}
