//! Numbers as printable text, small ones short: what a script file can carry and a browser reads fast.
//!
//! Base 46 with two signs for each digit: one that ends a number and one that says more follows. No sign needs
//! escaping in a script or in HTML.

/// Ninety-two signs: the first 46 end a number, the others carry on.
const SIGNS: &[u8; 92] =
    b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ !#$%&'()*+,-./:;=>?@[]^_`{|}~";
const BASE: u32 = 46;

/// Appends a number, its smallest digits first.
pub fn put(out: &mut String, mut number: u32) {
    while number >= BASE {
        out.push(char::from(SIGNS[(BASE + number % BASE) as usize]));
        number = number / BASE - 1;
    }
    out.push(char::from(SIGNS[number as usize]));
}

#[cfg(test)]
mod tests {
    use super::{BASE, SIGNS, put};

    fn read(text: &str) -> Vec<u32> {
        let (mut found, mut number, mut scale) = (Vec::new(), 0, 1);
        for sign in text.bytes() {
            let digit = SIGNS.iter().position(|known| *known == sign).unwrap() as u32;
            if digit < BASE {
                found.push(number + digit * scale);
                (number, scale) = (0, 1);
            } else {
                number += (digit - BASE) * scale + scale * BASE;
                scale *= BASE;
            }
        }
        found
    }

    #[test]
    fn numbers_come_back() {
        let numbers = [0, 1, 45, 46, 47, 91, 92, 2161, 2162, 9999, 123_456, 4_000_000];
        let mut text = String::new();
        numbers.iter().for_each(|number| put(&mut text, *number));
        assert_eq!(read(&text), numbers);
        let mut once: Vec<char> = SIGNS.iter().map(|sign| char::from(*sign)).collect();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), 92);
        assert!(!SIGNS.iter().any(|sign| b"\"\\<".contains(sign)));
    }
}
