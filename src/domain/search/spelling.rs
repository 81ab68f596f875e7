//! How far apart two spellings are, and American spellings as British ones.
//!
//! Knows no dictionary.

use super::tuning::WHOLE;

/// The word with each American part in turn made British.
pub fn british(word: &str) -> Vec<String> {
    WHOLE
        .american
        .iter()
        .filter_map(|(from, to)| {
            let at = word.rfind(from)?;
            Some(format!("{}{to}{}", &word[..at], &word[at + from.len()..]))
        })
        .collect()
}

/// Slips between two words: a letter too many, missing, wrong, or two swapped. `None` beyond `limit`.
pub fn slips(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        let mut least = i;
        for j in 1..=b.len() {
            let change = usize::from(a[i - 1] != b[j - 1]);
            let mut cost = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + change);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cost = cost.min(before[j - 2] + 1);
            }
            row[j] = cost;
            least = least.min(cost);
        }
        if least > limit {
            return None;
        }
        before = std::mem::replace(&mut last, row);
    }
    (last[b.len()] <= limit).then_some(last[b.len()])
}

#[cfg(test)]
mod tests {
    use super::{british, slips};

    #[test]
    fn slips_are_counted() {
        let count = |a: &str, b: &str| {
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            slips(&a, &b, 2)
        };
        assert_eq!(count("discriminatoin", "discrimination"), Some(1));
        assert_eq!(count("harrasment", "harassment"), Some(2));
        assert_eq!(count("cat", "dogs"), None);
    }

    #[test]
    fn american_becomes_british() {
        assert!(british("organization").contains(&"organisation".to_owned()));
        assert!(british("behavior").contains(&"behaviour".to_owned()));
    }
}
