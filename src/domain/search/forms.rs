//! Forms of a word that the site itself never uses ("groping" where it says "groped").
//!
//! Common endings are put on and kept where the real stemmer leads them to the same term, so that a browser
//! without a stemmer finds them too.

use super::analysis::Stems;

/// Endings that are tried on a whole word, on one that hisses, on one without its last `e`, and on one whose `y` the
/// stemmer made an `i`.
const ENDINGS: &[&str] = &["s", "ed", "ing"];
const AFTER_HISS: &[&str] = &["es", "ed", "ing"];
const AFTER_E: &[&str] = &["e", "es", "ed", "ing"];
const AFTER_Y: &[&str] = &["y", "ies", "ied", "ying"];
/// What a short word takes after its last letter twice ("stopped").
const DOUBLED: &[&str] = &["ed", "ing"];
/// What a noun that the site uses takes besides ("counsellors"): more would be words that nobody types.
const OF_NOUNS: &[&str] = &["s"];

/// Forms of `term` besides the `seen` ones, sorted.
pub fn more(term: &str, seen: &[&str], stems: &mut Stems) -> Vec<String> {
    if term.len() < 3 || !term.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Vec::new();
    }
    let mut bases: Vec<(String, &[&str])> = match (term.strip_suffix('e'), term.strip_suffix('i')) {
        (Some(base), _) => vec![(base.to_owned(), AFTER_E)],
        (_, Some(base)) => vec![(base.to_owned(), AFTER_Y)],
        _ if term.ends_with(['s', 'x', 'z', 'h', 'o']) => vec![(term.to_owned(), AFTER_HISS)],
        _ => vec![(term.to_owned(), ENDINGS)],
    };
    bases.extend(doubled(term).map(|base| (base, DOUBLED)));
    let shortest = seen.iter().min_by_key(|form| form.len()).copied().unwrap_or(term);
    if shortest != term && !shortest.ends_with(['e', 'y', 's', 'd']) {
        bases.push((shortest.to_owned(), OF_NOUNS));
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

/// A word of one syllable that ends in one vowel and one consonant, with that consonant twice.
fn doubled(term: &str) -> Option<String> {
    let is_vowel = |byte: u8| b"aeiou".contains(&byte);
    let last = term.bytes().next_back().filter(|byte| b"bdgmnprt".contains(byte))?;
    // The `u` of `qu` is none.
    let bytes = term.strip_prefix("qu").unwrap_or(term).as_bytes();
    let vowels = bytes.iter().filter(|byte| is_vowel(**byte)).count();
    let before = bytes.len().checked_sub(2).map(|at| bytes[at])?;
    (vowels == 1 && is_vowel(before)).then(|| format!("{term}{}", char::from(last)))
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
        let forms = more("quit", &["quit"], &mut stems);
        assert!(forms.contains(&"quitting".to_owned()), "{forms:?}");
        let forms = more("report", &["report"], &mut stems);
        assert!(!forms.contains(&"reportted".to_owned()), "{forms:?}");
        let forms = more("manag", &["management"], &mut stems);
        assert!(
            forms.contains(&"managements".to_owned()) && !forms.contains(&"managementing".to_owned()),
            "{forms:?}"
        );
    }
}
