//! A cover in words: "2B or 2C, and 5A, but not 4A".
//!
//! Given names for answers and the joining words of a language. Must not know files or HTML.

use std::collections::BTreeSet;

use super::Tick;
use super::sum_of_products::{ProductTerm, SumOfProducts};

/// How a language joins conditions. `{a}` and `{b}` stand for what is joined.
#[derive(Clone, Debug)]
pub struct Joiners {
    /// `{a} or {b}`, between answers.
    pub or: String,
    /// `{a}, and {b}`
    pub and: String,
    /// `you ticked {a}`
    pub ticked: String,
    /// `you did not tick {a}`
    pub not_ticked: String,
    /// `you ticked {a}, but not {b}`
    pub but_not: String,
    /// `{a}; or {b}`, between alternatives.
    pub otherwise: String,
}

impl Joiners {
    /// The patterns of a language; `pattern` gives that of a message, with `{a}` and `{b}` left open.
    pub fn of(pattern: &dyn Fn(&str) -> String) -> Self {
        Self {
            or: pattern("triage-or"),
            and: pattern("triage-and"),
            ticked: pattern("triage-ticked"),
            not_ticked: pattern("triage-not-ticked"),
            but_not: pattern("triage-but-not"),
            otherwise: pattern("triage-otherwise"),
        }
    }
}

/// The cover in words; `None` when it always holds.
pub fn sentence(
    sum_of_products: &SumOfProducts,
    name: &dyn Fn(Tick) -> String,
    joiners: &Joiners,
) -> Option<String> {
    if sum_of_products.is_always() {
        return None;
    }
    let clauses: Vec<String> =
        sum_of_products.0.iter().map(|clause| clause_words(clause, name, joiners)).collect();
    join(&clauses, &joiners.otherwise)
}

fn clause_words(clause: &ProductTerm, name: &dyn Fn(Tick) -> String, joiners: &Joiners) -> String {
    let list = |ticks: &BTreeSet<Tick>| {
        let names: Vec<String> = ticks.iter().map(|tick| name(*tick)).collect();
        join(&names, &joiners.or).unwrap_or_default()
    };
    let wanted: Vec<String> = clause.any.iter().map(list).collect();
    let wanted = join(&wanted, &joiners.and);
    let unwanted = (!clause.none.is_empty()).then(|| list(&clause.none));
    match (wanted, unwanted) {
        (Some(wanted), None) => fill(&joiners.ticked, &wanted, ""),
        (None, Some(unwanted)) => fill(&joiners.not_ticked, &unwanted, ""),
        (Some(wanted), Some(unwanted)) => fill(&joiners.but_not, &wanted, &unwanted),
        (None, None) => String::new(),
    }
}

fn join(parts: &[String], pattern: &str) -> Option<String> {
    let (first, rest) = parts.split_first()?;
    Some(rest.iter().fold(first.clone(), |all, part| fill(pattern, &all, part)))
}

fn fill(pattern: &str, a: &str, b: &str) -> String {
    // From the back, so that what is put in is not looked at again.
    match pattern.split_once("{a}") {
        Some((before, after)) => format!("{before}{a}{}", after.replacen("{b}", b, 1)),
        None => pattern.replacen("{b}", b, 1),
    }
}
