//! Questionnaires by chance, the same for the same seed: conditions on one to five of the twenty questions
//! before, a tenth of the questions with several answers, an eighth of the answers offered under a condition.

use std::fmt::Write;

/// Numbers by chance (xorshift), the same for the same seed.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `most`.
    pub fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap() % most
    }
}

/// Questions and plan of a file: so many questions, each with so many answers, and half as many items.
pub fn body(random: &mut Random, questions: usize, options: usize) -> String {
    let mut text = String::from("questions:\n");
    for at in 0..questions {
        let many = random.below(10) == 0;
        let when = if at > 0 && random.below(5) > 0 {
            format!(", when: {}", condition(random, at, options))
        } else {
            String::new()
        };
        let choose = if many { "many" } else { "one" };
        let _ = write!(
            text,
            "  - {{id: q{at}, ask: Q?, why: So., no_unsure: A test., choose: {choose}{when}, options: ["
        );
        for option in 0..options {
            let only = if many && option == 0 && random.below(2) == 0 { ", only: true" } else { "" };
            let stop = if random.below(40) == 0 { ", stop: true" } else { "" };
            let when = if at > 0 && random.below(8) == 0 {
                format!(", when: {}", condition(random, at, options))
            } else {
                String::new()
            };
            let _ = write!(text, "{{id: o{option}, label: L{only}{stop}{when}}}, ");
        }
        text.push_str("]}\n");
    }
    text.push_str("plan:\n");
    for at in 0..questions / 2 + 1 {
        let when = condition(random, questions, options);
        let card = if random.below(3) > 0 { ", card: {line: L}" } else { "" };
        let _ = writeln!(text, "  - {{id: i{at}, level: soon, title: T, say: S, when: {when}{card}}}");
    }
    text
}

/// A condition on one to five of the twenty questions before `before`.
fn condition(random: &mut Random, before: usize, options: usize) -> String {
    let mut parts: Vec<String> = (0..1 + random.below(5.min(before)))
        .map(|_| {
            let question = before - 1 - random.below(before.min(20));
            let named: Vec<String> =
                (0..1 + random.below(2)).map(|_| format!("o{}", random.below(options))).collect();
            let part = format!("{{q{question}: [{}]}}", named.join(", "));
            if random.below(3) == 0 { format!("{{not: {part}}}") } else { part }
        })
        .collect();
    while let [.., a, b] = parts.as_slice() {
        let word = if random.below(2) == 0 { "all" } else { "any" };
        let joined = format!("{{{word}: [{a}, {b}]}}");
        parts.truncate(parts.len() - 2);
        let at = random.below(parts.len() + 1);
        parts.insert(at, joined);
    }
    parts.remove(0)
}
