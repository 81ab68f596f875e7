//! Finds interfaces in a script that store something or send something.
//!
//! Reads JavaScript as a row of tokens, so that comments and strings do not count, and knows no
//! more of the language than that takes. It cannot see through every disguise and need not: it is
//! there for an honest slip, and the content policy of each page stands behind it.

use memchr::memchr3;

/// Interfaces that are named by nothing else, wherever the name stands.
const NAMES: &[&str] = &[
    "localStorage",
    "sessionStorage",
    "indexedDB",
    "cookieStore",
    "openDatabase",
    "requestFileSystem",
    "webkitRequestFileSystem",
    "XMLHttpRequest",
    "sendBeacon",
    "WebSocket",
    "WebSocketStream",
    "WebTransport",
    "EventSource",
    "RTCPeerConnection",
    "serviceWorker",
    "SharedWorker",
    "importScripts",
];

/// Common words that are an interface only as a property of one of these objects.
const PROPERTIES: &[(&str, &[&str])] = &[
    ("cookie", &["document"]),
    ("connection", &["navigator"]),
    ("storage", &["navigator"]),
    ("name", &["window", "globalThis"]),
];

/// Common words that are an interface when they stand alone or belong to the global object.
const GLOBALS: &[&str] = &["fetch", "caches"];

const GLOBAL_OBJECTS: &[&str] = &["window", "self", "globalThis", "top", "parent"];

/// Calls `found` with the interface and its line, for each place it is named.
pub(super) fn read(code: &[u8], found: &mut impl FnMut(&'static str, u32)) {
    let mut reader =
        ScriptReader { code, at: 0, line: 1, before: Before::Start, braces: Vec::new(), parens: Vec::new() };
    while let Some(token) = reader.next() {
        if let Some(name) = interface(&token) {
            found(name, token.line);
        }
    }
}

fn interface(token: &ScriptToken<'_>) -> Option<&'static str> {
    let word = std::str::from_utf8(token.word).ok()?;
    let owner = match token.owner {
        Owner::None => None,
        Owner::Unknown => Some(""),
        Owner::Named(owner) => std::str::from_utf8(owner).ok(),
    };
    let listed = |list: &'static [&'static str]| list.iter().find(|name| **name == word).copied();
    if token.bracketed {
        // `window["fetch"]`: a name in a string that is used as a property.
        return listed(NAMES).or_else(|| listed(GLOBALS)).or((word == "cookie").then_some("cookie"));
    }
    if let Some(name) = listed(NAMES) {
        return Some(name);
    }
    match owner {
        None if word == "import" && token.next == Some(b'(') => Some("import()"),
        // `{fetch: …}` only names a key.
        None => listed(GLOBALS).filter(|_| token.next != Some(b':')),
        Some(owner) => PROPERTIES
            .iter()
            .find(|(name, owners)| *name == word && owners.contains(&owner))
            .map(|(name, _)| *name)
            .or_else(|| listed(GLOBALS).filter(|_| GLOBAL_OBJECTS.contains(&owner))),
    }
}

/// A name, or a string that is used like one.
struct ScriptToken<'a> {
    word: &'a [u8],
    owner: Owner<'a>,
    bracketed: bool,
    /// The next byte that is not white space.
    next: Option<u8>,
    line: u32,
}

/// What stands before the dot before a name.
#[derive(Clone, Copy)]
enum Owner<'a> {
    None,
    Unknown,
    Named(&'a [u8]),
}

/// What the last token was; decides whether `/` divides or begins a regular expression.
#[derive(Clone, Copy)]
enum Before<'a> {
    Start,
    Name(&'a [u8]),
    /// A value other than a name: a number, string, `)` or `]`.
    Value,
    Dot(Owner<'a>),
    Bracket,
    Sign,
}

struct ScriptReader<'a> {
    code: &'a [u8],
    at: usize,
    line: u32,
    before: Before<'a>,
    /// One for each `{` that is open: whether it is the `${` of a template.
    braces: Vec<bool>,
    /// One for each `(` that is open: whether an expression may begin after its `)`.
    parens: Vec<bool>,
}

impl<'a> ScriptReader<'a> {
    fn next(&mut self) -> Option<ScriptToken<'a>> {
        loop {
            let byte = *self.code.get(self.at)?;
            match byte {
                b'\n' => {
                    self.line += 1;
                    self.at += 1;
                }
                b' ' | b'\t' | b'\r' => self.at += 1,
                b'/' if self.peek(1) == Some(b'/') => self.skip_until(b"\n"),
                b'/' if self.peek(1) == Some(b'*') => {
                    self.at += 2;
                    self.skip_until(b"*/");
                    self.at = (self.at + 2).min(self.code.len());
                }
                b'/' if self.expects_value() => self.regular_expression(),
                b'"' | b'\'' => {
                    if let Some(token) = self.string(byte) {
                        return Some(token);
                    }
                }
                b'`' => {
                    self.at += 1;
                    self.template();
                }
                _ if is_word(byte) => {
                    if let Some(token) = self.word() {
                        return Some(token);
                    }
                }
                _ => self.sign(byte),
            }
        }
    }

    fn peek(&self, offset: usize) -> Option<u8> {
        self.code.get(self.at + offset).copied()
    }

    /// Moves to the next `end`, or to the end of the code.
    fn skip_until(&mut self, end: &[u8]) {
        while self.at < self.code.len() && !self.code[self.at..].starts_with(end) {
            self.line += u32::from(self.code[self.at] == b'\n');
            self.at += 1;
        }
    }

    fn expects_value(&self) -> bool {
        const KEYWORDS: &[&[u8]] = &[
            b"return",
            b"typeof",
            b"case",
            b"in",
            b"of",
            b"do",
            b"else",
            b"void",
            b"delete",
            b"throw",
            b"new",
            b"await",
            b"yield",
            b"instanceof",
        ];
        match self.before {
            Before::Start | Before::Bracket | Before::Sign => true,
            Before::Name(name) => KEYWORDS.contains(&name),
            Before::Value | Before::Dot(_) => false,
        }
    }

    fn regular_expression(&mut self) {
        self.at += 1;
        let mut in_class = false;
        while let Some(byte) = self.peek(0) {
            match byte {
                b'\n' => break,
                b'\\' => self.at += 1,
                b'[' => in_class = true,
                b']' => in_class = false,
                b'/' if !in_class => break,
                _ => {}
            }
            self.at += 1;
        }
        self.at = (self.at + 1).min(self.code.len());
        self.before = Before::Value;
    }

    /// Skips a string; one in square brackets is a token.
    fn string(&mut self, quote: u8) -> Option<ScriptToken<'a>> {
        let bracketed = matches!(self.before, Before::Bracket);
        let (start, line) = (self.at + 1, self.line);
        self.at += 1;
        // A string of the search's index can be millions of bytes long.
        loop {
            let rest = self.code.get(self.at..).unwrap_or_default();
            self.at += memchr3(b'\\', b'\n', quote, rest).unwrap_or(rest.len());
            // A string that a line's end breaks off ends there.
            if self.peek(0) != Some(b'\\') {
                break;
            }
            self.line += u32::from(self.peek(1) == Some(b'\n'));
            self.at += 2;
        }
        let end = self.at.min(self.code.len());
        self.at = if self.peek(0) == Some(quote) { end + 1 } else { end };
        self.before = Before::Value;
        let owner = Owner::Unknown;
        bracketed.then(|| ScriptToken {
            word: &self.code[start.min(end)..end],
            owner,
            bracketed,
            next: None,
            line,
        })
    }

    /// Skips the text of a template up to its end or to code inside it.
    fn template(&mut self) {
        while let Some(byte) = self.peek(0) {
            match byte {
                b'\\' => self.at += 1,
                b'\n' => self.line += 1,
                b'`' => {
                    self.at += 1;
                    self.before = Before::Value;
                    return;
                }
                b'$' if self.peek(1) == Some(b'{') => {
                    self.at += 2;
                    self.braces.push(true);
                    self.before = Before::Sign;
                    return;
                }
                _ => {}
            }
            self.at += 1;
        }
    }

    fn word(&mut self) -> Option<ScriptToken<'a>> {
        let start = self.at;
        let length = self.code[start..].iter().take_while(|byte| is_word(**byte)).count();
        self.at += length;
        let word = &self.code[start..self.at];
        let owner = match self.before {
            Before::Dot(owner) => owner,
            _ => Owner::None,
        };
        if word[0].is_ascii_digit() {
            self.before = Before::Value;
            return None;
        }
        // After a dot even `return` is a plain name.
        self.before = if matches!(owner, Owner::None) { Before::Name(word) } else { Before::Name(b"") };
        if !matches!(owner, Owner::None) && GLOBAL_OBJECTS.iter().any(|name| name.as_bytes() == word) {
            // `window.top.fetch`
            self.before = Before::Name(word);
        }
        let next = self.code[self.at..].iter().find(|byte| !byte.is_ascii_whitespace()).copied();
        Some(ScriptToken { word, owner, bracketed: false, next, line: self.line })
    }

    fn sign(&mut self, byte: u8) {
        self.at += 1;
        self.before = match byte {
            b'?' if self.peek(0) == Some(b'.') => return,
            b'.' if self.peek(0) == Some(b'.') => {
                // `...rest` is no property.
                while self.peek(0) == Some(b'.') {
                    self.at += 1;
                }
                Before::Sign
            }
            b'.' => Before::Dot(match self.before {
                Before::Name(name) => Owner::Named(name),
                _ => Owner::Unknown,
            }),
            b'(' => {
                let headed = matches!(self.before, Before::Name(b"if" | b"while" | b"for" | b"with"));
                self.parens.push(headed);
                Before::Sign
            }
            b')' if self.parens.pop() == Some(true) => Before::Sign,
            b')' | b']' => Before::Value,
            // After a value it is a property, else the start of a list.
            b'[' if self.expects_value() => Before::Sign,
            b'[' => Before::Bracket,
            b'{' => {
                self.braces.push(false);
                Before::Sign
            }
            b'}' if self.braces.pop() == Some(true) => return self.template(),
            _ => Before::Sign,
        };
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$' || byte >= 0x80
}

#[cfg(test)]
mod tests {
    use super::read;

    fn names(code: &str) -> Vec<(&'static str, u32)> {
        let mut names = Vec::new();
        read(code.as_bytes(), &mut |name, line| names.push((name, line)));
        names
    }

    #[test]
    fn interfaces_are_found_in_code() {
        for (code, name) in [
            ("localStorage.setItem('a', 1)", "localStorage"),
            ("var s = window.sessionStorage;", "sessionStorage"),
            ("window['localStorage']", "localStorage"),
            ("a.b[\"fetch\"]()", "fetch"),
            ("fetch('x')", "fetch"),
            ("const f = fetch;", "fetch"),
            ("window . fetch ( 'x' )", "fetch"),
            ("window.top.fetch('x')", "fetch"),
            ("document.cookie = 'a'", "cookie"),
            ("navigator?.connection", "connection"),
            ("navigator.serviceWorker.register", "serviceWorker"),
            ("navigator.sendBeacon('/x')", "sendBeacon"),
            ("window.name = 'x'", "name"),
            ("new WebSocket('wss:x')", "WebSocket"),
            ("import('./a.js')", "import()"),
            ("caches.open('a')", "caches"),
            ("`${fetch('x')}`", "fetch"),
            ("`a${`b${1}`}c`; fetch(1)", "fetch"),
            ("if (x) /'/.test(y); fetch(1) // '", "fetch"),
            ("a = b / 2; fetch(1); c / d", "fetch"),
            ("x = (a) / 2 + '/'; fetch(1)", "fetch"),
            ("return /[/'\"]/; fetch(1)", "fetch"),
            ("}/'/.test(x); fetch(1)", "fetch"),
            ("'a\\'b'; fetch(1)", "fetch"),
            ("/* ' */ fetch(1)", "fetch"),
            ("[...fetch(1)]", "fetch"),
        ] {
            assert_eq!(names(code), [(name, 1)], "{code}");
        }
        assert_eq!(names("'a\\\nb';\n`\n`\n/*\n*/fetch()"), [("fetch", 6)]);
    }

    #[test]
    fn words_that_only_look_like_it_are_left() {
        for code in [
            "// localStorage\n/* fetch( */",
            "'localStorage' + \"fetch('x')\" + `caches ${1} fetch(`",
            "/fetch(1)localStorage/g.test(x)",
            "a.fetch(); a.caches.b; x.cookie; field.name; event.connection; recipe.storage",
            "({fetch: 1, caches: 2})",
            "['fetch', 'localStorage']; return ['caches']",
            "var name = element.name, cookie, connection, storage;",
            "import x from 'y'; prefetch(1); localStorages",
        ] {
            assert_eq!(names(code), [], "{code}");
        }
    }

    #[test]
    fn broken_code_is_survived() {
        for code in
            ["'", "'\\", "`${", "}", "/", "/[", "/\\", "/*", "//", "a['", ")", "\u{101}[\"\u{101}", "`\\"]
        {
            names(code);
        }
    }
}
