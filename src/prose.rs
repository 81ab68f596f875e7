//! shim
pub fn sentences(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut v = Vec::new(); let mut s = 0;
    for (i, c) in text.char_indices() { if matches!(c, '.'|'?'|'!') { v.push(s..i + 1); s = i + 1; } }
    if s < text.len() && !text[s..].trim().is_empty() { v.push(s..text.len()); }
    v
}
