//! What a build takes grows with what it is given, and no faster: bytes of memory asked for, which are the same on every
//! machine, and, when the long properties are run, time of the processor, since a loop over what was seen so far may ask
//! for none.

use rightskit::testing::sources::Sources;

use crate::project::Project;

/// One line of a kind, by its number.
type Line = fn(usize) -> String;

/// What a page can have many of.
const KINDS: [(&str, Line); 22] = [
    ("equal headings", |_| "## a\n\n".to_owned()),
    ("headings that count", |at| format!("## a {}\n\n", at % 7)),
    ("headings", |at| format!("## h{at}\n\n")),
    ("links", |at| format!("[w](https://www.example.org/{at})\n\n")),
    ("links within the page", |at| format!("## h{at}\n\n[w](#h{at})\n\n")),
    ("links to parts that are not there", |at| format!("## h{at}\n\n[w](#g{at}x)\n\n")),
    ("broken links", |at| format!("[w](gone-{at}.md)\n\n")),
    ("broken links on one line", |at| format!("[w](gone-{at}.md) ")),
    ("links to files that are not there", |at| format!("[w](gone-{at}.pdf)\n\n")),
    ("pictures that are not there", |at| format!("![w](gone-{at}.png)\n\n")),
    ("notes", |at| format!("a[^{at}]\n\n[^{at}]: b\n\n")),
    ("notes without a sign", |at| format!("[^{at}]: b\n\n")),
    ("signs without a note", |at| format!("a[^{at}]\n\n")),
    ("names in raw HTML", |at| format!("<a id=\"n{at}\"></a>[w](#n{at})\n\n")),
    ("elements that are left out", |_| "a <button>b</button>\n\n".to_owned()),
    ("comments without an end", |_| "> <!-- a\n\n".to_owned()),
    ("addresses on one line", |at| format!("https://www.example.org/{at} *a* ")),
    ("characters that nobody sees", |_| "a\u{200b}\n".to_owned()),
    ("addresses that no link uses", |at| format!("[n{at}]: https://www.example.org/{at}\n")),
    ("signs of notes on one line", |_| "[^".to_owned()),
    ("starts of links on one line", |_| "](a".to_owned()),
    ("addresses by a name", |at| format!("[w][n{at}]\n\n[n{at}]: https://www.example.org/{at}\n\n")),
];

/// A plain site whose one page has `count` of these lines.
fn page(line: Line, count: usize) -> Project {
    let text: String = (0..count).map(line).collect();
    let site = "-- site.yaml --\nkind: plain\ntitle: T\nedition: 2026-11-23\nsearch: off\n-- content/index.md --\n---\ntitle: P\n---\n";
    let mut project = Project::new("");
    // Only the theme it uses: the others would be most of what is read.
    let mut sources = Sources::default();
    for folder in ["themes/plain/", "themes/base/"] {
        for (path, bytes) in project.sources.under(folder) {
            sources.insert(path, bytes.clone());
        }
    }
    project.sources = sources;
    project.with(&format!("{site}{text}"))
}

/// Does something on one thread, so that nothing of other tests is counted.
fn alone<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap().install(work)
}

/// Bytes that checking and building ask for.
fn asked_for(project: &Project) -> u64 {
    alone(|| allocation_counter::measure(|| drop(project.build())).bytes_total)
}

#[test]
fn what_a_build_takes_is_in_proportion_to_what_it_is_given() {
    for (what, line) in KINDS {
        // One line goes the same way as many: what is wrong ends before anything is rendered.
        let one = asked_for(&page(line, 1));
        let few = asked_for(&page(line, 400)) - one;
        let many = asked_for(&page(line, 3_200)) - one;
        assert!(many < few * 12, "{what}: {few} bytes for 400, {many} for eight times as many");
    }
}

/// Nanoseconds that this thread has worked, however busy the machine is.
#[cfg(target_os = "linux")]
#[expect(clippy::disallowed_methods, reason = "the system knows how long a thread has worked")]
fn worked() -> Option<u64> {
    std::fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse().ok()
}

/// A machine that others work on too takes from the caches at its own times, so this is no judge of a change: it is run
/// by itself, with the long properties.
#[cfg(target_os = "linux")]
#[test]
#[ignore = "a time, which may be wrong by chance"]
fn how_long_a_build_works_is_in_proportion_to_what_it_is_given() {
    let time = |project: &Project| {
        alone(|| {
            let start = worked()?;
            drop(project.build());
            Some(worked()? - start)
        })
    };
    for (what, line) in KINDS {
        let (few, many) = (page(line, 2_000), page(line, 24_000));
        // Others on the machine take from its caches: only what is so three times is so.
        let mut tries = Vec::new();
        while tries.len() < 3 {
            let (Some(few), Some(many)) = (time(&few), time(&many)) else {
                eprintln!("skipped: this system does not say how long a thread has worked");
                return;
            };
            if many < few * 24 {
                break;
            }
            tries.push(format!("{} and {}", few / 1_000, many / 1_000));
        }
        assert!(tries.len() < 3, "{what}: {tries:?} microseconds for 2,000 and for twelve times as many");
    }
}
