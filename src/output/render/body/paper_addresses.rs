//! The numbers by which a printed page names the addresses of its links. Must not know pages.

use std::collections::HashMap;

/// Addresses that paper names at its end, each once.
#[derive(Debug, Default)]
pub struct PaperAddresses {
    pub list: Vec<String>,
    numbers: HashMap<String, usize>,
}

impl PaperAddresses {
    /// The number of an address, from 1.
    pub fn number(&mut self, address: &str) -> usize {
        if let Some(number) = self.numbers.get(address) {
            return *number;
        }
        self.list.push(address.to_owned());
        self.numbers.insert(address.to_owned(), self.list.len());
        self.list.len()
    }
}
