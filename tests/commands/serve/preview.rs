//! A running `serve`, what it has said so far, and a reader of its pages. Ends with the test.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::{sleep, spawn};
use std::time::{Duration, Instant};

use crate::sandbox::Sandbox;

/// Long enough for a busy machine; no test waits for it unless it fails.
const TIMEOUT: Duration = Duration::from_secs(30);

pub struct Preview {
    program: Child,
    said: Arc<Mutex<String>>,
    port: u16,
}

impl Preview {
    /// Starts on a port that the system picks, and waits until pages are shown.
    pub fn start(sandbox: &Sandbox) -> Self {
        Self::start_in(sandbox, ".")
    }

    /// As [`start`](Self::start), for a project in a folder of the sandbox.
    pub fn start_in(sandbox: &Sandbox, folder: &str) -> Self {
        let mut program =
            sandbox.command(&["-C", folder, "serve", "--port", "0"]).stderr(Stdio::piped()).spawn().unwrap();
        let said = Arc::new(Mutex::new(String::new()));
        let (stderr, kept) = (program.stderr.take().unwrap(), Arc::clone(&said));
        spawn(move || {
            for line in BufReader::new(stderr).lines() {
                let line = line.unwrap();
                *kept.lock().unwrap() += &format!("{line}\n");
            }
        });
        let mut preview = Self { program, said, port: 0 };
        preview.wait_for("Showing http://127.0.0.1:");
        let said = preview.said.lock().unwrap().clone();
        let after = said.split("http://127.0.0.1:").nth(1).unwrap();
        preview.port = after.split('/').next().unwrap().parse().unwrap();
        preview
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// A connection, for what a browser does not do.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(TIMEOUT)).unwrap();
        stream
    }

    /// The whole answer to `request`, which ends what is said on its connection.
    pub fn ask(&self, request: &str) -> String {
        let mut stream = self.connect();
        // The server may have heard enough before the end.
        let _ = stream.write_all(request.as_bytes());
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// How often something was said.
    pub fn count(&self, text: &str) -> usize {
        self.said.lock().unwrap().matches(text).count()
    }

    /// Status and body of the answer to a path, sent as it is.
    pub fn get(&self, path: &str) -> (u16, String) {
        let answer = self.ask(&format!("GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n"));
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_else(|| panic!("{path}: {answer:?}"));
        (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
    }

    /// The number that tells a page to reload.
    pub fn version(&self) -> u64 {
        self.get("/.rightskit-version").1.parse().unwrap()
    }

    pub fn wait_for_version_after(&self, version: u64) -> u64 {
        self.wait(&format!("a version after {version}"), || self.version() > version);
        self.version()
    }

    pub fn wait_for_page(&self, path: &str, text: &str) {
        self.wait(&format!("{text} on {path}"), || self.get(path).1.contains(text));
    }

    /// Waits until the program has said `text`.
    pub fn wait_for(&self, text: &str) {
        self.wait(text, || self.said.lock().unwrap().contains(text));
    }

    fn wait(&self, what: &str, until: impl Fn() -> bool) {
        let started = Instant::now();
        while !until() {
            assert!(started.elapsed() < TIMEOUT, "no {what}; it said:\n{}", self.said.lock().unwrap());
            sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        // It may have ended by itself, which the test then tells of.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}
