//! Links and pictures that are none, since something in them is not as Markdown has it.
//!
//! Must not know who tells of them.

/// Links and pictures that the parser took for text, mostly because of a space in the address: each with the byte of `typed`,
/// of which the text was made, at which it stands.
pub fn strays<'t>(text: &'t str, typed: &'t str) -> impl Iterator<Item = (&'t str, usize)> {
    const OPEN: &str = "](";
    // Whoever escapes a sign means the text.
    let escaped = ["\\[", "\\]", "\\("].iter().any(|sign| whole(text, typed).contains(sign));
    let mut next = text.match_indices(OPEN).map(|(at, _)| at).skip(1);
    text.match_indices(OPEN).filter_map(move |(at, _)| {
        // No further than the next, or many in a row would each be read to the end.
        let end = next.next().unwrap_or(text.len());
        // A web address in it has become a link, so that the text ends there.
        let rest = match typed.get(at..).and_then(|typed| typed.strip_prefix(OPEN)) {
            Some(rest) if end == text.len() => rest.lines().next().unwrap_or_default(),
            _ => &text[at + OPEN.len()..end.max(at + OPEN.len())],
        };
        let (address, closed) = rest.split_once(')').map_or((rest, false), |(address, _)| (address, true));
        let is_ours = SCHEMES.iter().any(|scheme| address.starts_with(scheme)) || address.contains(".md");
        let is_address = closed && !escaped && address.contains(['.', ':', '/', '#']);
        (is_ours || is_address).then_some((address, at))
    })
}

/// What was typed for a text, as far as it goes.
fn whole<'t>(text: &str, typed: &'t str) -> &'t str {
    &typed[..typed.floor_char_boundary(text.len())]
}

const SCHEMES: [&str; 10] = [
    "fact:",
    "facts:",
    "service:",
    "services:",
    "directory:",
    "slot:",
    "decision:",
    "download:",
    "handouts:",
    "lang:",
];
