//! The line in question and its neighbours, no wider than a terminal and without signs that a terminal obeys.
//!
//! Takes just these lines: a large file is not gone through once more for each message. Knows no diagnostic.

use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::base::diagnostic::Place;
use crate::base::text::visible;

/// How many characters of a line are shown, and how many of them before the place.
const WIDTH: usize = 84;
const BEFORE: usize = 40;

pub struct SourceExcerpt {
    path: String,
    lines: String,
    /// Lines of the file above the excerpt.
    above: usize,
    /// Where the mark stands in `lines`, in bytes.
    mark: (usize, usize),
    /// Where it stands in its line of the file, in characters from 0.
    column: usize,
}

impl SourceExcerpt {
    /// `None` for a place that is a whole file, or is not there.
    pub fn around(place: &Place, bytes: &[u8]) -> Option<Self> {
        let line = place.line.checked_sub(1)?;
        let above = line.saturating_sub(1);
        let mut rows = bytes.split_inclusive(|byte| *byte == b'\n').skip(above).map(text_of);
        let before = if line > 0 { Some(rows.next()?) } else { None };
        let row = rows.next()?;
        let after = rows.next();
        let length = row.chars().count();
        let column = place.column.saturating_sub(1).min(length);
        // As much as there is room for.
        let from = column.saturating_sub(BEFORE).min(length.saturating_sub(WIDTH));
        let mut lines = before.map(|row| window(&row, from) + "\n").unwrap_or_default();
        let start = lines.len();
        let (shown, at) = marked(&row, from, column);
        let end = at + visible(word(characters_from(&row, column))).len();
        let length = shown.floor_char_boundary(end.min(shown.len())) - at;
        lines += &shown;
        if let Some(row) = after {
            lines = lines + "\n" + &window(&row, from);
        }
        Some(Self {
            path: visible(&place.path).into_owned(),
            lines,
            above,
            mark: (start + at, length),
            column,
        })
    }

    pub fn label(&self) -> LabeledSpan {
        LabeledSpan::new(None, self.mark.0, self.mark.1)
    }
}

fn text_of(row: &[u8]) -> String {
    let text = String::from_utf8_lossy(row);
    text.trim_start_matches('\u{FEFF}').trim_end_matches(['\n', '\r']).to_owned()
}

fn characters_from(row: &str, at: usize) -> &str {
    row.char_indices().nth(at).map_or("", |(at, _)| &row[at..])
}

/// The part of a line that is shown.
fn window(row: &str, from: usize) -> String {
    let mut shown = String::new();
    if from > 0 && !characters_from(row, from).is_empty() {
        shown.push('…');
    }
    let mut rest = characters_from(row, from).chars();
    shown += &visible(&rest.by_ref().take(WIDTH).collect::<String>());
    if rest.next().is_some() {
        shown.push('…');
    }
    shown
}

/// The part that is shown of the line in question, and the byte in it at which `column` stands.
fn marked(row: &str, from: usize, column: usize) -> (String, usize) {
    let lead = if from > 0 { "…".len() } else { 0 };
    let ahead: String = characters_from(row, from).chars().take(column - from).collect();
    let shown = window(row, from);
    let at = (lead + visible(&ahead).len()).min(shown.len());
    (shown, at)
}

/// The first word, to mark more than one sign.
fn word(line: &str) -> &str {
    let first = line.chars().next().map_or(0, char::len_utf8);
    let ends = |sign: char| sign.is_whitespace() || matches!(sign, ')' | ',' | ':');
    &line[..line.find(ends).unwrap_or(line.len()).max(first)]
}

impl SourceCode for SourceExcerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let found = self.lines.read_span(span, before, after)?;
        // A long line is shown from its middle, and its place is told from its start.
        let is_mark = found.span().offset() == self.mark.0;
        let column = if is_mark { self.column } else { found.column() };
        Ok(Box::new(MietteSpanContents::new_named(
            self.path.clone(),
            found.data(),
            *found.span(),
            found.line() + self.above,
            column,
            found.line_count(),
        )))
    }
}
