//! Names that are known, and those among them that are near to one that is not.
//!
//! Must not know what has a name.

/// A name that is given somewhere and that nothing has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName {
    /// What would have it, such as `service`.
    pub what: String,
    pub name: String,
    /// Names of the same kind that could be meant, the nearest first.
    pub near: Vec<String>,
}

impl UnknownName {
    pub fn among<'a>(what: impl Into<String>, name: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let mut near: Vec<(usize, &str)> = near(name, known).collect();
        near.sort_unstable();
        near.dedup();
        let near = near.into_iter().map(|(_, name)| name.to_owned()).collect();
        Self { what: what.into(), name: name.to_owned(), near }
    }
}

/// The known name nearest to `given`, when it is near enough to be a slip of the finger.
pub fn nearest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    near(given, known).min().map(|(_, name)| name)
}

/// The known names that are near enough to `given` to be a slip of the finger, with how far they are.
fn near<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> impl Iterator<Item = (usize, &'a str)> {
    let wanted = NameLetters::of(given);
    known.into_iter().filter_map(move |name| {
        let letters = NameLetters::of(name);
        let furthest = 1 + letters.count.min(wanted.count) / 3;
        // Most names are told apart by this alone, for a hundredth of the time.
        if wanted.at_least_apart(&letters) > furthest {
            return None;
        }
        let distance = strsim::damerau_levenshtein(given, name);
        (distance <= furthest).then_some((distance, name))
    })
}

/// What a name is made of, so far as that says how many changes lead from one to another at least.
struct NameLetters {
    count: usize,
    /// A bit for each sign that occurs; several share one.
    set: u64,
}

impl NameLetters {
    fn of(name: &str) -> Self {
        let add = |letters: Self, sign: char| Self {
            count: letters.count + 1,
            set: letters.set | 1 << (u32::from(sign) % u64::BITS),
        };
        name.chars().fold(Self { count: 0, set: 0 }, add)
    }

    /// One change is one letter more or less, or one in place of another.
    fn at_least_apart(&self, other: &Self) -> usize {
        let different = (self.set ^ other.set).count_ones().div_ceil(2) as usize;
        different.max(self.count.abs_diff(other.count))
    }
}

/// How many findings of one rule get a look for a near name.
const GUESSES: usize = 500;

/// Near names for findings of which there can be as many as there are names. Each look goes through all names, so only
/// as many are guessed as anybody reads.
pub struct Guesses {
    left: usize,
}

impl Default for Guesses {
    fn default() -> Self {
        Self { left: GUESSES }
    }
}

impl Guesses {
    /// As [`nearest`], while there are guesses left.
    pub fn nearest<'a>(&mut self, given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
        self.left = self.left.checked_sub(1)?;
        nearest(given, known)
    }

    /// As [`suggestion`], while there are guesses left.
    pub fn suggestion<'a>(
        &mut self,
        given: &str,
        known: impl IntoIterator<Item = &'a str> + Clone,
    ) -> Option<String> {
        self.left = self.left.checked_sub(1)?;
        suggestion(given, known)
    }
}

/// How many names a hint lists at most.
const MOST_NAMES: usize = 12;

/// "Did you mean …?" for the nearest of `known`, or a list of what is known when it is short.
pub fn suggestion<'a>(given: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> Option<String> {
    if let Some(name) = nearest(given, known.clone()) {
        return Some(format!("Did you mean `{name}`?"));
    }
    let mut names: Vec<&str> = Vec::new();
    for name in known {
        if names.len() > MOST_NAMES {
            break;
        }
        if !names.contains(&name) {
            names.push(name);
        }
    }
    (1..=MOST_NAMES).contains(&names.len()).then(|| format!("Known here: {}.", names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::{GUESSES, Guesses, nearest};

    #[test]
    fn a_far_name_is_no_suggestion() {
        assert_eq!(nearest("titel", ["title", "order"]), Some("title"));
        assert_eq!(nearest("xyz", ["title", "order"]), None);
    }

    #[test]
    fn what_is_passed_over_is_never_near() {
        let names =
            ["title", "titel", "tilte", "order", "ordre", "āwhina", "awhina", "a", "", "guide/care.md"];
        for given in names {
            for name in names {
                let near = strsim::damerau_levenshtein(given, name)
                    <= 1 + name.chars().count().min(given.chars().count()) / 3;
                assert_eq!(nearest(given, [name]).is_some(), near, "{given} {name}");
            }
        }
    }

    #[test]
    fn guesses_come_to_an_end() {
        let mut guesses = Guesses::default();
        let found = (0..2 * GUESSES).filter_map(|_| guesses.suggestion("titel", ["title"]));
        assert_eq!(found.count(), GUESSES);
    }
}
