//! Rows of a spreadsheet as agency files: what is wrong in which cell, and the text of each file.
//!
//! Must not know how the table was saved, nor where files go.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::columns::{Column, KEYS, LISTS, column, folded, listed, named, right, yes_or_no};
use super::table::{QuoteSlipKind, SpreadsheetRow, Table};
use crate::base::diagnostic::{Diagnostic, Place, Severity, suggestion};
use crate::base::text::{fold, slug};

/// An agency's file as a row makes it.
#[derive(Debug, PartialEq, Eq)]
pub struct AgencyFile {
    pub id: String,
    pub text: String,
}

/// Reads every row. `file` is what the spreadsheet is called, `known` the ids of agencies that there are.
///
/// # Errors
/// Everything that is wrong, by row and column.
pub fn read(
    file: &str,
    table: &Table,
    known: &BTreeSet<&str>,
) -> Result<(Vec<AgencyFile>, Vec<Diagnostic>), Vec<Diagnostic>> {
    let mut reader = SpreadsheetReader { file, columns: Vec::new(), found: Vec::new() };
    let Some((head, rows)) = table.rows.split_first() else {
        let problem = Diagnostic::error("spreadsheet-column", Place::file(file), "The file has no rows.");
        return Err(vec![problem.hint("The first row names the columns; each row below it is an agency.")]);
    };
    reader.head(head);
    for slip in &table.slips {
        let (message, hint) = match slip.kind {
            QuoteSlipKind::Opens => {
                ("a quote opens a text that no quote ends", "Close it, or take the quote out.")
            }
            QuoteSlipKind::WordsBehind => (
                "words stand behind the quote that ends a text",
                "Write a quote within a text twice: `\"\"`.",
            ),
        };
        reader.tell("spreadsheet-quote", slip.row, slip.column, message, hint.to_owned());
    }
    let mut files: Vec<AgencyFile> = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut extended: Vec<(usize, String)> = Vec::new();
    for row in rows {
        let Some(values) = reader.values(row) else { continue };
        let Some(id) = reader.id(row, &values) else { continue };
        if let Some(first) = seen.get(&id) {
            let message = format!("row {first} has the id `{id}` already");
            reader.tell_key(row, "id", &message, "Give one of them another id, in a column `id`.".to_owned());
            continue;
        }
        seen.insert(id.clone(), row.number);
        extended.extend(values.get(&Column::Key("extends")).map(|other| (row.number, (*other).to_owned())));
        if table.is_windows && values.values().any(|value| lost_letter(value)) {
            let column = reader
                .columns
                .iter()
                .position(|column| values.get(column).is_some_and(|value| lost_letter(value)));
            reader.warn(row.number, column.unwrap_or(0));
        }
        files.push(AgencyFile { text: text(file, &values), id });
    }
    for (row, other) in
        extended.into_iter().filter(|(_, id)| !known.contains(id.as_str()) && !seen.contains_key(id))
    {
        let ids = || known.iter().copied().chain(seen.keys().map(String::as_str));
        let hint = suggestion(&other, ids())
            .unwrap_or_else(|| "Name a file of `agencies/`, or another row.".to_owned());
        let column = reader.column_of("extends");
        reader.tell(
            "spreadsheet-cell",
            row,
            column,
            &format!("there is no agency `{other}` to extend"),
            hint,
        );
    }
    match reader.found.iter().any(|problem| problem.severity == Severity::Error) {
        true => Err(reader.found),
        false => Ok((files, reader.found)),
    }
}

struct SpreadsheetReader<'a> {
    file: &'a str,
    columns: Vec<Column>,
    found: Vec<Diagnostic>,
}

type Values<'r> = BTreeMap<Column, &'r str>;

impl SpreadsheetReader<'_> {
    /// Which column fills what.
    fn head(&mut self, head: &SpreadsheetRow) {
        for (at, name) in head.cells.iter().enumerate() {
            let column = column(name);
            match &column {
                Some(column) if self.columns.contains(column) => {
                    let message = format!("there are two columns for `{}`", named(column));
                    self.tell(
                        "spreadsheet-column",
                        head.number,
                        at,
                        &message,
                        "Take one of them out.".to_owned(),
                    );
                }
                Some(_) => {}
                None => {
                    let keys = KEYS.iter().map(|(key, _)| *key);
                    let hint = suggestion(&folded(name).replace(' ', "_"), keys).unwrap_or_else(|| {
                        "Name it as a key of an agency's file, such as `name` or `phone`, or as `slot: ID`.".to_owned()
                    });
                    let message = if name.is_empty() {
                        "this column has no name".to_owned()
                    } else {
                        format!("no agency's file has a key `{name}`")
                    };
                    self.tell("spreadsheet-column", head.number, at, &message, hint);
                }
            }
            // What nothing is known of takes its place all the same.
            self.columns.push(column.unwrap_or_else(|| Column::Slot(String::new())));
        }
        if !self.columns.contains(&Column::Key("name")) {
            let message = "no column is called `name`";
            self.tell(
                "spreadsheet-column",
                head.number,
                0,
                message,
                "Name the columns in the first row.".to_owned(),
            );
        }
    }

    /// The cells of a row that are filled and right; `None` without a name.
    fn values<'r>(&mut self, row: &'r SpreadsheetRow) -> Option<Values<'r>> {
        let mut values = Values::new();
        for (at, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let Some(column) = self.columns.get(at).cloned() else {
                let hint = "Is a comma in a text without quotes around it?".to_owned();
                self.tell("spreadsheet-cell", row.number, at, "this cell stands below no column", hint);
                continue;
            };
            if let Column::Key(key) = column
                && let Err((message, hint)) = right(key, cell)
            {
                self.tell("spreadsheet-cell", row.number, at, &message, hint);
                continue;
            }
            values.insert(column, cell.as_str());
        }
        if !values.contains_key(&Column::Key("name")) {
            if self.columns.contains(&Column::Key("name")) {
                self.tell_key(
                    row,
                    "name",
                    "this row has no name",
                    "Write the organisation's name.".to_owned(),
                );
            }
            return None;
        }
        Some(values)
    }

    /// The row's id, made from its name where it gives none.
    fn id(&mut self, row: &SpreadsheetRow, values: &Values<'_>) -> Option<String> {
        let at = self.columns.iter().position(|column| *column == Column::Key("id"));
        let given = at.and_then(|at| row.cells.get(at)).filter(|cell| !cell.is_empty());
        if given.is_some() {
            // One that cannot be an id was told already.
            return values.get(&Column::Key("id")).map(|id| (*id).to_owned());
        }
        let name = values.get(&Column::Key("name")).copied().unwrap_or_default();
        if !fold(name).contains(|sign: char| sign.is_ascii_alphanumeric()) {
            let hint = "Give the row one in a column `id`: small letters, digits and hyphens.".to_owned();
            self.tell_key(row, "name", "no id can be made from this name", hint);
            return None;
        }
        Some(slug(name))
    }

    fn column_of(&self, key: &str) -> usize {
        let is = |column: &Column| matches!(column, Column::Key(known) if *known == key);
        self.columns.iter().position(is).unwrap_or(0)
    }

    fn tell_key(&mut self, row: &SpreadsheetRow, key: &str, message: &str, hint: String) {
        let column =
            if self.columns.iter().any(|column| matches!(column, Column::Key(known) if *known == key)) {
                self.column_of(key)
            } else {
                self.column_of("name")
            };
        self.tell("spreadsheet-cell", row.number, column, message, hint);
    }

    fn tell(&mut self, code: &'static str, row: usize, column: usize, message: &str, hint: String) {
        let message = format!("Row {row}, column {}: {message}.", self.letter(column));
        let place = Place::at(self.file, row, column + 1);
        let problem = Diagnostic { code, ..Diagnostic::error("spreadsheet-cell", place, message) };
        self.found.push(problem.hint(hint));
    }

    fn warn(&mut self, row: usize, column: usize) {
        let message = format!(
            "Row {row}, column {}: a question mark stands within a word, perhaps in place of a letter with a macron.",
            self.letter(column)
        );
        let problem =
            Diagnostic::warning("spreadsheet-letter", Place::at(self.file, row, column + 1), message);
        self.found.push(
            problem.hint("In the spreadsheet, save the file as `CSV UTF-8`: this encoding has no macrons."),
        );
    }

    /// `B (name)`
    fn letter(&self, column: usize) -> String {
        let mut letters = String::new();
        let mut rest = column + 1;
        while rest > 0 {
            // A remainder of 26 is a letter.
            letters.insert(0, char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
            rest = (rest - 1) / 26;
        }
        match self.columns.get(column).map(named) {
            Some(name) if !name.is_empty() => format!("{letters} ({name})"),
            _ => letters,
        }
    }
}

/// Whether a question mark stands between letters, as where a letter could not be saved.
fn lost_letter(value: &str) -> bool {
    let signs: Vec<char> = value.chars().collect();
    !value.contains("://")
        && signs
            .windows(3)
            .any(|three| three[1] == '?' && three[0].is_alphabetic() && three[2].is_alphabetic())
}

/// The text of an agency's file below its first line.
fn text(file: &str, values: &Values<'_>) -> String {
    let mut text = format!("# From a row of {}.\n", file.replace(['\n', '\r'], " "));
    let key = |name: &'static str| values.get(&Column::Key(name)).copied();
    let mut line = |name: &str, value: &str| {
        // Writing into a string cannot fail.
        let _ = writeln!(text, "{name}: {value}");
    };
    for (name, _) in KEYS.into_iter().filter(|(name, _)| !["id", "colour", "logo", "govt"].contains(name)) {
        match key(name) {
            Some(cell) if LISTS.contains(&name) => {
                let ids: Vec<String> = listed(cell).iter().map(|id| quoted(id)).collect();
                line(name, &format!("[{}]", ids.join(", ")));
            }
            Some(value) => line(name, &quoted(value)),
            None => {}
        }
    }
    if let Some(govt) = key("govt").and_then(yes_or_no) {
        line("govt", if govt { "true" } else { "false" });
    }
    let brand = [("color", key("colour")), ("logo", key("logo"))];
    let brand: Vec<String> =
        brand.iter().filter_map(|(name, value)| Some(format!("{name}: {}", quoted((*value)?)))).collect();
    if !brand.is_empty() {
        line("brand", &format!("{{{}}}", brand.join(", ")));
    }
    for (group, is) in [("slots", true), ("decisions", false)] {
        let inside: Vec<String> = values
            .iter()
            .filter_map(|(column, value)| match column {
                Column::Slot(id) if is && !id.is_empty() => {
                    Some(format!("  {}: {}", quoted(id), quoted(value)))
                }
                Column::Decision(id) if !is => Some(format!("  {}: {}", quoted(id), quoted(value))),
                _ => None,
            })
            .collect();
        if !inside.is_empty() {
            text.push_str(&format!("{group}:\n{}\n", inside.join("\n")));
        }
    }
    text
}

/// A text as YAML takes it, whatever is in it: a JSON string is one.
fn quoted(value: &str) -> String {
    serde_json::Value::from(value).to_string()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::table::Table;
    use super::{AgencyFile, read};
    use crate::base::diagnostic::Diagnostic;

    fn of(csv: &str) -> Result<(Vec<AgencyFile>, Vec<Diagnostic>), Vec<Diagnostic>> {
        let table = Table::read(csv.as_bytes()).map_err(|why| why.0).unwrap();
        read("schools.csv", &table, &BTreeSet::from(["ministry"]))
    }

    #[test]
    fn each_row_is_a_file_of_the_keys_that_it_fills() {
        let csv = "Name,Name in te reo Māori,Contact phone,Colour,Extends,Government,slot: policies,About,Region\n\
                   \"North \"\"Star\"\" School\",Te Kura o te Raki,03 323 4567,#7a1f3d,ministry,Yes,\"See our: site\nor ask\",,\"Waikato, Bay of Plenty\"\n";
        let (files, found) = of(csv).unwrap();
        assert!(found.is_empty());
        assert_eq!(files[0].id, "north-star-school");
        assert_eq!(
            files[0].text,
            "# From a row of schools.csv.\nextends: \"ministry\"\nname: \"North \\\"Star\\\" School\"\nte_reo_name: \"Te Kura o te Raki\"\nphone: \"03 323 4567\"\nregions: [\"waikato\", \"bay-of-plenty\"]\ngovt: true\nbrand: {color: \"#7a1f3d\"}\nslots:\n  \"policies\": \"See our: site\\nor ask\"\n"
        );
    }

    #[test]
    fn everything_wrong_is_told_by_row_and_column_in_one_run() {
        let csv = "id,name,phone,email,nmae,name\n\
                   a,A,call us,a@b,,\n\
                   a,B,,,,\n\
                   Te Kura,C,,,,\n\
                   d,,,,,,,more\n\
                   ,???,,,,\n";
        let said: Vec<String> =
            of(csv).unwrap_err().iter().map(|one| format!("{} {}", one.place, one.message)).collect();
        let starts = [
            "schools.csv:1:5 Row 1, column E: no agency's file has a key `nmae`.",
            "schools.csv:1:6 Row 1, column F: there are two columns for `name`.",
            "schools.csv:2:3 Row 2, column C (phone): `call us` cannot be dialled",
            "schools.csv:2:4 Row 2, column D (email): `a@b` is not an email address.",
            "schools.csv:3:1 Row 3, column A (id): row 2 has the id `a` already.",
            "schools.csv:4:1 Row 4, column A (id): `Te Kura` cannot be an id.",
            "schools.csv:5:8 Row 5, column H: this cell stands below no column.",
            "schools.csv:5:2 Row 5, column B (name): this row has no name.",
            "schools.csv:6:2 Row 6, column B (name): no id can be made from this name.",
        ];
        assert_eq!(said.len(), starts.len(), "{said:#?}");
        for (said, start) in said.iter().zip(starts) {
            assert!(said.starts_with(start), "{said} is not {start}");
        }
        let told = of("id,name,extends\na,A,ministri\nb,B,a\n").unwrap_err();
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].hint.as_deref(), Some("Did you mean `ministry`?"));
    }

    #[test]
    fn letters_that_were_lost_are_asked_about() {
        let table = Table::read(b"name,about\nT?pere \xe9,x\n").map_err(|why| why.0).unwrap();
        let (_, found) = read("s.csv", &table, &BTreeSet::new()).unwrap();
        assert_eq!(found.len(), 1);
        assert!(found[0].message.starts_with("Row 2, column A (name): a question mark stands within a word"));
    }
}
