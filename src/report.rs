//! Diagnostics → terminal, for people and for programs.
//!
//! Shows the line in question with a mark under it. Must not know where a diagnostic came from.

use std::fmt::{self, Write};

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode,
    SourceSpan, SpanContents,
};

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::sources::Sources;

/// How to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Colours and line signs.
    Terminal,
    /// ASCII, for pipes and logs.
    Plain,
}

/// All diagnostics as text, errors last so that they stand next to the prompt.
pub fn text(found: &[Diagnostic], sources: &Sources, look: Look) -> String {
    let mut ordered: Vec<&Diagnostic> = found.iter().collect();
    ordered.sort_by(|a, b| b.severity.cmp(&a.severity).then_with(|| a.place.cmp(&b.place)));
    let theme = match look {
        Look::Terminal => GraphicalTheme::unicode(),
        Look::Plain => GraphicalTheme::none(),
    };
    let handler = GraphicalReportHandler::new_themed(theme).with_width(100).with_links(false);
    let mut out = String::new();
    for problem in ordered {
        let shown = Shown::new(problem, sources);
        // Writing into a string cannot fail.
        let _ = handler.render_report(&mut out, &shown);
        out.push('\n');
    }
    out
}

/// One line of counts: `2 errors, 1 warning`.
pub fn counts(found: &[Diagnostic]) -> String {
    let count = |severity| found.iter().filter(|problem| problem.severity == severity).count();
    let mut parts = Vec::new();
    for (severity, one) in
        [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")]
    {
        match count(severity) {
            0 => {}
            1 => parts.push(format!("1 {one}")),
            many => parts.push(format!("{many} {one}s")),
        }
    }
    if parts.is_empty() { "no warnings".to_owned() } else { parts.join(", ") }
}

/// All diagnostics as a JSON array of `{severity, code, place: {path, line, column}, message, hint?}`.
pub fn json(found: &[Diagnostic]) -> String {
    // Plain strings and numbers always serialise.
    serde_json::to_string_pretty(found).unwrap_or_else(|_| "[]".to_owned())
}

/// A diagnostic in the form that the drawing library wants.
struct Shown<'a> {
    problem: &'a Diagnostic,
    excerpt: Option<Excerpt>,
    text: String,
}

impl<'a> Shown<'a> {
    fn new(problem: &'a Diagnostic, sources: &Sources) -> Self {
        let excerpt =
            sources.get(&problem.place.path).and_then(|bytes| Excerpt::around(&problem.place, bytes));
        let mut text = problem.message.clone();
        if excerpt.is_none() {
            let _ = write!(text, "\n{}", problem.place);
        }
        Self { problem, excerpt, text }
    }
}

/// The line in question and its neighbours: a large file is not gone through once more for each message.
struct Excerpt {
    path: String,
    lines: String,
    /// Lines of the file above the excerpt.
    above: usize,
    label: LabeledSpan,
}

impl Excerpt {
    fn around(place: &Place, bytes: &[u8]) -> Option<Self> {
        let line = place.line.checked_sub(1)?;
        let above = line.saturating_sub(1);
        let mut rows = bytes.split_inclusive(|byte| *byte == b'\n').skip(above);
        let before = if line > 0 { text_of(rows.next()?) } else { String::new() };
        let row = text_of(rows.next()?);
        let after = rows.next().map(text_of).unwrap_or_default();
        let column = place.column.saturating_sub(1);
        let within = row.char_indices().nth(column).map_or(row.trim_end().len(), |(at, _)| at);
        let length = word(row[within..].trim_end_matches(['\n', '\r']));
        let label = LabeledSpan::new(None, before.len() + within, length);
        Some(Self { path: place.path.clone(), lines: before + &row + &after, above, label })
    }
}

fn text_of(row: &[u8]) -> String {
    String::from_utf8_lossy(row).trim_start_matches('\u{FEFF}').to_owned()
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let found = self.lines.read_span(span, before, after)?;
        Ok(Box::new(MietteSpanContents::new_named(
            self.path.clone(),
            found.data(),
            *found.span(),
            found.line() + self.above,
            found.column(),
            found.line_count(),
        )))
    }
}

/// Bytes of the first word, to mark more than one sign.
fn word(line: &str) -> usize {
    line.find(|sign: char| sign.is_whitespace() || matches!(sign, ')' | ',' | ':'))
        .unwrap_or(line.len())
        .max(1)
        .min(line.len())
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for Shown<'_> {}

impl miette::Diagnostic for Shown<'_> {
    fn code(&self) -> Option<Box<dyn fmt::Display + '_>> {
        let severity = match self.problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        Some(Box::new(format!("{severity} {}", self.problem.code)))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.problem.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn help(&self) -> Option<Box<dyn fmt::Display + '_>> {
        self.problem.hint.as_ref().map(|hint| Box::new(hint) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.excerpt.as_ref().map(|excerpt| excerpt as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let label = self.excerpt.as_ref()?.label.clone();
        Some(Box::new(std::iter::once(label)))
    }
}
