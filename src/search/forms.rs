//! Forms of a word that the site itself never uses ("groping" where it says "groped").
//!
//! Common endings are put on and kept where the real stemmer leads them to the same term, so that a browser
//! without a stemmer finds them too.

use super::analysis::Stems;

/// Endings that are tried on a whole word, on one without its last `e`, and on one whose `y` the stemmer made an `i`.
const ENDINGS: &[&str] = &["s", "es", "ed", "ing", "er"];
const AFTER_E: &[&str] = &["e", "es", "ed", "ing", "er"];
const AFTER_Y: &[&str] = &["y", "ies", "ied", "ying"];

/// Forms of `term` besides the `seen` ones, sorted.
pub fn more(term: &str, seen: &[&str], stems: &mut Stems) -> Vec<String> {
    if term.len() < 3 || !term.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Vec::new();
    }
    let mut bases = match (term.strip_suffix('e'), term.strip_suffix('i')) {
        (Some(base), _) => vec![(base, AFTER_E)],
        (_, Some(base)) => vec![(base, AFTER_Y)],
        _ => vec![(term, ENDINGS)],
    };
    let shortest = seen.iter().min_by_key(|form| form.len()).copied().unwrap_or(term);
    if shortest != term && !shortest.ends_with(['e', 'y']) {
        bases.push((shortest, ENDINGS));
    }
    let mut found: Vec<String> = Vec::new();
    for (base, endings) in bases {
        for ending in endings {
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
        assert!(forms.contains(&"groping".to_owned()), "{forms:?}");
        let forms = more("harass", &["harass", "harassment"], &mut stems);
        assert!(forms.contains(&"harassing".to_owned()), "{forms:?}");
    }
}
