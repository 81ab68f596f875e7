//! Terms as tantivy sees them: their numbers, four signs each, which sort as the numbers do.
//!
//! All signs of a key are ASCII, so that keys make up a text. Must not know words.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Signs of a key, seven bits in each.
const SIGNS: usize = 4;

/// Appends the key of a term. Numbers end at 2²⁸: that many words would fill any memory long before.
pub(super) fn put(out: &mut Vec<u8>, number: u32) {
    out.extend([21, 14, 7, 0].map(|shift| (number >> shift) as u8 & 0x7f));
}

/// The number of a key.
pub(super) fn number(key: &[u8]) -> usize {
    key.iter().fold(0, |number, sign| number << 7 | usize::from(*sign))
}

/// Hands tantivy the keys in a text.
#[derive(Clone, Default)]
pub(super) struct Keys {
    token: Token,
}

pub(super) struct KeyStream<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl Tokenizer for Keys {
    type TokenStream<'a> = KeyStream<'a>;
    fn token_stream<'a>(&'a mut self, text: &'a str) -> KeyStream<'a> {
        self.token.reset();
        KeyStream { rest: text, token: &mut self.token }
    }
}

impl TokenStream for KeyStream<'_> {
    fn advance(&mut self) -> bool {
        let Some((key, rest)) = self.rest.split_at_checked(SIGNS) else { return false };
        self.rest = rest;
        self.token.text.clear();
        self.token.text.push_str(key);
        self.token.position = self.token.position.wrapping_add(1);
        true
    }
    fn token(&self) -> &Token {
        self.token
    }
    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::{number, put};

    #[test]
    fn keys_sort_as_numbers_do() {
        let numbers = [0, 1, 127, 128, 129, 16_384, 2_097_152, (1 << 28) - 1];
        let keys = numbers.map(|number| {
            let mut key = Vec::new();
            put(&mut key, number);
            key
        });
        assert!(keys.is_sorted());
        assert_eq!(keys.clone().map(|key| number(&key) as u32), numbers);
        assert!(keys.iter().all(|key| key.len() == 4 && key.is_ascii()));
    }
}
