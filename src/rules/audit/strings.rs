//! A sorted set of short strings in two allocations.
//!
//! A site of 30,000 pages has more than a million links and ids; a `String` for each would cost
//! more than everything else the audit keeps. Knows nothing of what the strings say.

use std::fmt;

/// Sorted, without duplicates, not to be changed any more.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct StringSet {
    text: Box<str>,
    /// Where each string ends in `text`.
    ends: Box<[u32]>,
}

impl StringSet {
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|index| self.get(index))
    }

    pub fn contains(&self, wanted: &str) -> bool {
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            match self.get(middle).cmp(wanted) {
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        false
    }

    fn get(&self, index: usize) -> &str {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.text[start..self.ends[index] as usize]
    }
}

impl fmt::Debug for StringSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// Strings as they are found, in any order.
#[derive(Debug, Default)]
pub struct Gathered {
    text: String,
    ends: Vec<u32>,
}

impl Gathered {
    /// Adds a string that is written by pushing to the end of the buffer; `write` may do nothing
    /// but append. An empty one is not kept, and neither is one past four gigabytes.
    pub fn add_with(&mut self, write: impl FnOnce(&mut String)) {
        let start = self.text.len();
        write(&mut self.text);
        match u32::try_from(self.text.len()) {
            Ok(end) if self.text.len() > start => self.ends.push(end),
            _ => self.text.truncate(start),
        }
    }

    pub fn add(&mut self, string: &str) {
        self.add_with(|text| text.push_str(string));
    }

    /// The set, and the strings that came more than once.
    pub fn finish(self) -> (StringSet, Vec<Box<str>>) {
        let mut found: Vec<&str> = Vec::with_capacity(self.ends.len());
        let mut start = 0;
        for end in &self.ends {
            found.push(&self.text[start..*end as usize]);
            start = *end as usize;
        }
        found.sort_unstable();
        let mut repeated: Vec<Box<str>> =
            found.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].into()).collect();
        repeated.dedup();
        found.dedup();
        let mut text = String::with_capacity(found.iter().map(|string| string.len()).sum());
        let mut ends = Vec::with_capacity(found.len());
        for string in found {
            text.push_str(string);
            // Shorter than what was gathered, and that fitted.
            ends.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
        }
        (StringSet { text: text.into(), ends: ends.into() }, repeated)
    }
}

#[cfg(test)]
mod tests {
    use super::Gathered;

    #[test]
    fn a_set_comes_out_sorted_with_its_repeats_named() {
        let mut gathered = Gathered::default();
        ["b", "a", "", "b", "c", "b"].iter().for_each(|string| gathered.add(string));
        let (set, repeated) = gathered.finish();
        assert_eq!(set.iter().collect::<Vec<_>>(), ["a", "b", "c"]);
        assert_eq!(repeated, ["b".into()]);
        assert!(set.contains("c") && !set.contains("") && !set.contains("bc"));
    }
}
