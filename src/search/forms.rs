//! Forms of a word that the site itself never uses ("groping" where it says "groped").
//!
//! Common endings are put on and kept where the real stemmer leads them to the same term, so that a browser
//! without a stemmer finds them too.

use super::analysis::Stems;

/// Endings that are tried.
const ENDINGS: [&str; 7] = ["s", "es", "ed", "ing", "er", "ies", "ied"];

/// Forms of `term` besides the `seen` ones, sorted.
pub fn more(term: &str, seen: &[&str], stems: &mut Stems) -> Vec<String> {
    if term.len() < 3 || !term.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Vec::new();
    }
    let shortest = seen.iter().min_by_key(|form| form.len()).copied().unwrap_or(term);
    let mut found: Vec<String> = Vec::new();
    let mut bases = vec![term, shortest];
    bases.dedup();
    let without_y = term.strip_suffix('i');
    bases.extend(without_y);
    for base in bases {
        for ending in ENDINGS {
            let form = format!("{base}{ending}");
            if !seen.contains(&form.as_str())
                && !found.contains(&form)
                && stems.term(&form).as_deref() == Some(term)
            {
                found.push(form);
            }
        }
    }
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::super::analysis::Analysis;
    use super::more;

    #[test]
    fn endings_lead_to_the_same_term() {
        let mut stems = Analysis::new("en", &[]).stemmer();
        let forms = more("grope", &["groped"], &mut stems);
        let forms = if forms.is_empty() { more("grope", &["grope"], &mut stems) } else { forms };
        assert!(!forms.contains(&"groper's".to_owned()));
        let forms = more("harass", &["harass", "harassment"], &mut stems);
        assert!(forms.contains(&"harassing".to_owned()), "{forms:?}");
    }
}
