//! How a page of the manual that nobody writes looks as Markdown.
//!
//! Must not know what it is about.

/// A page with its title and place in its folder.
pub fn page(title: &str, order: usize, body: &str) -> String {
    // A title in double quotes takes any word that has none itself.
    format!("---\ntitle: \"{}\"\norder: {order}\n---\n\n{body}", title.replace('"', ""))
}

/// Text for a cell of a table: on one line, with nothing that would end the cell or begin an element.
pub fn cell(text: &str) -> String {
    let mut code = false;
    let mut out = String::new();
    for sign in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        code ^= sign == '`';
        match sign {
            '|' => out.push_str("\\|"),
            '<' if !code => out.push_str("&lt;"),
            sign => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn a_cell_stays_a_cell() {
        assert_eq!(cell("a | b\n<c> `<d>`"), "a \\| b &lt;c> `<d>`");
    }
}
