//! Diagnostics → terminal, for people and for programs.
//!
//! Much of one kind is shown once and counted, so that what is said stays in proportion to what was read. Must not
//! know where a diagnostic came from.

mod excerpt;

use std::fmt::{self, Write};

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode};
use schemars::JsonSchema;
use serde::Serialize;

use crate::base::diagnostic::{Diagnostic, OF_BASE, Severity};
use crate::base::text::visible;
use crate::input::sources::Sources;
use excerpt::SourceExcerpt;

/// How to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportStyle {
    /// Colours and line signs.
    Terminal,
    /// ASCII, for pipes and logs.
    Plain,
}

/// Up to this many of one code are each shown with their line.
const SHOWN_WHOLE: usize = 3;
/// More of them are named by place and message, up to this many.
const LISTED: usize = 20;

/// All diagnostics as text, errors last so that they stand next to the prompt, and those of one code together.
pub fn text(found: &[Diagnostic], sources: &Sources, style: ReportStyle) -> String {
    let mut ordered: Vec<&Diagnostic> = found.iter().collect();
    ordered.sort_by(|a, b| {
        b.severity.cmp(&a.severity).then_with(|| a.code.cmp(b.code)).then_with(|| a.place.cmp(&b.place))
    });
    let theme = match style {
        ReportStyle::Terminal => GraphicalTheme::unicode(),
        ReportStyle::Plain => GraphicalTheme::none(),
    };
    let handler = GraphicalReportHandler::new_themed(theme).with_width(100).with_links(false);
    let mut out = String::new();
    for group in ordered.chunk_by(|a, b| (a.severity, a.code) == (b.severity, b.code)) {
        let whole = if group.len() > SHOWN_WHOLE { 1 } else { group.len() };
        let (whole, rest) = group.split_at(whole);
        for problem in whole {
            let shown = DisplayedDiagnostic::new(problem, sources);
            // Writing into a string cannot fail.
            let _ = handler.render_report(&mut out, &shown);
            out.push('\n');
        }
        if let [first, ..] = whole
            && !rest.is_empty()
        {
            list(first, rest, &mut out);
        }
    }
    out
}

/// More of what `first` is the first of, a line each.
fn list(first: &Diagnostic, rest: &[&Diagnostic], out: &mut String) {
    let places = if rest.len() == 1 { "place" } else { "places" };
    let _ = writeln!(out, "{} {} at {} more {places}:", named(first.severity), first.code, rest.len());
    for problem in rest.iter().take(LISTED) {
        let _ = write!(out, "  {}: {}", visible(&problem.place.to_string()), visible(&problem.message));
        if let Some(hint) = problem.hint.as_ref().filter(|_| problem.hint != first.hint) {
            let _ = write!(out, " {}", visible(hint));
        }
        out.push('\n');
    }
    if rest.len() > LISTED {
        let _ = writeln!(out, "  … and {} more. `--json` names all of them.", rest.len() - LISTED);
    }
    out.push('\n');
}

/// What was found, counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Counts {
    /// They stop a build.
    pub errors: usize,
    /// They stop a build under `--strict`.
    pub warnings: usize,
    pub notes: usize,
}

impl Counts {
    pub fn of(found: &[Diagnostic]) -> Self {
        let count = |severity| found.iter().filter(|problem| problem.severity == severity).count();
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
        }
    }
}

/// `2 errors, 1 warning`
impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = [(self.errors, "error"), (self.warnings, "warning"), (self.notes, "note")];
        let parts: Vec<String> = counts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, one)| format!("{count} {one}{}", if count == 1 { "" } else { "s" }))
            .collect();
        f.write_str(if parts.is_empty() { "no warnings" } else { "" })?;
        f.write_str(&parts.join(", "))
    }
}

/// What `--json` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Findings<'a> {
    /// The version of this format: 1.
    pub version: u32,
    pub summary: Counts,
    pub problems: &'a [Diagnostic],
}

/// All diagnostics for programs, as [`Findings`].
pub fn json(found: &[Diagnostic]) -> String {
    let findings = Findings { version: 1, summary: Counts::of(found), problems: found };
    // Plain strings and numbers always serialise.
    let text = serde_json::to_string_pretty(&findings).unwrap_or_default();
    // Only strings can hold a sign that a terminal obeys, and in them it may be written by its number.
    let obeyed =
        |sign: char| sign != '\n' && visible(sign.encode_utf8(&mut [0; 4])) != *sign.encode_utf8(&mut [0; 4]);
    let mut written = String::with_capacity(text.len());
    for sign in text.chars() {
        if obeyed(sign) {
            // Writing into a string cannot fail.
            let _ = write!(written, "\\u{:04x}", u32::from(sign));
        } else {
            written.push(sign);
        }
    }
    written
}

fn named(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// A diagnostic in the form that the drawing library wants.
struct DisplayedDiagnostic<'a> {
    problem: &'a Diagnostic,
    excerpt: Option<SourceExcerpt>,
    text: String,
    hint: Option<String>,
}

impl<'a> DisplayedDiagnostic<'a> {
    fn new(problem: &'a Diagnostic, sources: &Sources) -> Self {
        let path = problem.place.path.strip_prefix(OF_BASE).unwrap_or(&problem.place.path);
        let excerpt = sources.get(path).and_then(|bytes| SourceExcerpt::around(&problem.place, bytes));
        let mut text = visible(&problem.message).into_owned();
        if excerpt.is_none() {
            let _ = write!(text, "\n{}", visible(&problem.place.to_string()));
        }
        let hint = problem.hint.as_deref().map(|hint| visible(hint).into_owned());
        Self { problem, excerpt, text, hint }
    }
}

impl fmt::Debug for DisplayedDiagnostic<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Display for DisplayedDiagnostic<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for DisplayedDiagnostic<'_> {}

impl miette::Diagnostic for DisplayedDiagnostic<'_> {
    fn code(&self) -> Option<Box<dyn fmt::Display + '_>> {
        Some(Box::new(format!("{} {}", named(self.problem.severity), self.problem.code)))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.problem.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn help(&self) -> Option<Box<dyn fmt::Display + '_>> {
        self.hint.as_ref().map(|hint| Box::new(hint) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.excerpt.as_ref().map(|excerpt| excerpt as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let label = self.excerpt.as_ref()?.label();
        Some(Box::new(std::iter::once(label)))
    }
}

#[cfg(test)]
mod tests;
