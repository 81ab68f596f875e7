//! Scripts of a theme without what only people read: comments, white space, long names of their own variables.
//!
//! Nothing is rewritten beyond that, so that no browser meets newer syntax than the author wrote. Must not know bundles.

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

use crate::base::digest;
use crate::base::memo::Memo;

/// Bytes of stack for each byte of a script. What nests, from brackets to `else if`, takes half of it at most.
const STACK: usize = 4_096;

/// A script, smaller and ending in a semicolon and a line, so that another may follow.
///
/// # Errors
/// Where it is no JavaScript: a byte offset, and what is wrong there.
pub fn minify(text: &str) -> Result<String, (usize, String)> {
    static SMALL: Memo<[u8; 32], Result<String, (usize, String)>> = Memo::new(256);
    SMALL.get(|| digest::bytes(text.as_bytes()), || minify_aside(text)).as_ref().clone()
}

fn minify_aside(text: &str) -> Result<String, (usize, String)> {
    let stack = (1 << 20) + STACK * text.len();
    match rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(stack).build() {
        Ok(thread) => thread.install(|| minify_here(text)),
        // Where there are no threads, only what nests without end is at risk.
        Err(_) => minify_here(text),
    }
}

fn minify_here(text: &str) -> Result<String, (usize, String)> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::cjs().with_script(true)).parse();
    if let Some(problem) = parsed.errors.first() {
        let offset =
            problem.labels.as_ref().and_then(|labels| labels.first()).map_or(0, |label| label.offset());
        return Err((offset, problem.message.to_string()));
    }
    let mut program = parsed.program;
    let options = MinifierOptions { mangle: Some(MangleOptions::default()), compress: None };
    let made = Minifier::new(options).minify(&allocator, &mut program);
    let options = CodegenOptions { minify: true, ..CodegenOptions::minify() };
    let mut code = Codegen::new().with_options(options).with_scoping(made.scoping).build(&program).code;
    if !code.ends_with(';') {
        code.push(';');
    }
    code.push('\n');
    Ok(code)
}

#[cfg(test)]
mod tests {
    use super::minify;

    #[test]
    fn comments_space_and_long_names_go() {
        let code = "/* a */ (function () { // b\n  var something = 'a /* b */';\n  window.used = something + `\n  c`;\n})()";
        let small = minify(code).unwrap();
        assert!(
            small.ends_with(";\n") && !small.contains("something") && small.contains("window.used"),
            "{small}"
        );
        assert!(small.contains("a /* b */") && small.contains("`\n  c`"), "{small}");
    }

    #[test]
    fn brackets_in_brackets_come_to_an_end() {
        for (open, close) in [("(", ")"), ("[", "]"), ("{", "}"), ("`${", "}`"), ("!", ""), ("1+", "")] {
            let nested = format!("{}1{}", open.repeat(20_000), close.repeat(20_000));
            assert!(minify(&nested).is_ok(), "{open}");
            assert!(minify(&open.repeat(20_000)).is_err(), "{open}");
        }
    }

    #[test]
    fn what_is_no_script_is_told_with_its_place() {
        assert_eq!(minify("var a = 1;\nvar b = ;").unwrap_err().0, 19);
    }
}
