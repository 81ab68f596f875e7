//! The words, with their macrons.
//!
//! A word belongs here when no other Māori or English word is spelled the same without macrons, and when
//! its spelling does not change with number. Place names only where the official name has the macron.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::base::text::fold;

/// `word` with its macrons, when it is written without and is one of ours.
pub(super) fn whole(word: &str) -> Option<&'static str> {
    static BY_PLAIN: LazyLock<BTreeMap<String, &str>> =
        LazyLock::new(|| WHOLE.iter().map(|whole| (fold(whole), *whole)).collect());
    // Every Māori word ends in a vowel, which spares most English words the search.
    let may_be = word.is_ascii() && (3..=14).contains(&word.len()) && ends_in_vowel(word);
    may_be.then(|| BY_PLAIN.get(&word.to_ascii_lowercase()).copied()).flatten()
}

fn ends_in_vowel(word: &str) -> bool {
    matches!(word.as_bytes().last().map(u8::to_ascii_lowercase), Some(b'a' | b'e' | b'i' | b'o' | b'u'))
}

/// In the order of their spelling without macrons.
const WHOLE: &[&str] = &[
    "āhua",
    "āhuatanga",
    "ākonga",
    "āpōpō",
    "āwhina",
    "āwhinatanga",
    "hāngī",
    "hāpai",
    "hapū",
    "hīkoi",
    "hōhā",
    "kāhui",
    "kaiāwhina",
    "kaikōrero",
    "Kaikōura",
    "kāinga",
    "kaiwhakawā",
    "kāwanatanga",
    "Kīngitanga",
    "kōhanga",
    "kōkiri",
    "kōnae",
    "kōrero",
    "kōrerorero",
    "kōwhai",
    "Manatū",
    "Manawatū",
    "Māngere",
    "Māori",
    "Māoritanga",
    "mātāpono",
    "mātauranga",
    "ngā",
    "ngāi",
    "Ngāpuhi",
    "Ngāti",
    "Ōpōtiki",
    "Ōtāhuhu",
    "Ōtautahi",
    "Ōtepoti",
    "Pākehā",
    "pānui",
    "papakāinga",
    "pēpi",
    "pōwhiri",
    "pūkenga",
    "pūrongo",
    "pūtea",
    "rāhui",
    "rōpū",
    "rūnanga",
    "tāhuhu",
    "Tairāwhiti",
    "takatāpui",
    "takiwā",
    "tāne",
    "Taupō",
    "tēnā",
    "Tūhoe",
    "tūkino",
    "tūkinotanga",
    "tūmanako",
    "tūpāpaku",
    "tūrangawaewae",
    "tūturu",
    "Waitematā",
    "wānanga",
    "whakamā",
    "Whakatāne",
    "whakataukī",
    "whakawā",
    "whānau",
    "whāngai",
    "Whangārei",
    "whānui",
];

#[cfg(test)]
mod tests {
    use super::{WHOLE, whole};
    use crate::base::text::fold;

    #[test]
    fn the_table_is_in_order_and_every_word_can_be_found() {
        let plain: Vec<String> = WHOLE.iter().map(|word| fold(word)).collect();
        assert!(plain.is_sorted() && plain.windows(2).all(|pair| pair[0] != pair[1]));
        for (plain, word) in plain.iter().zip(WHOLE) {
            assert_eq!(whole(plain), Some(*word));
            assert!(!word.is_ascii(), "{word} has no macron");
        }
    }
}
