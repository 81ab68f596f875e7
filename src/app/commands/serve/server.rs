//! The preview's server: this computer only, a task for each connection, and nothing that one client could use up.
//!
//! Must not know what is answered.

use std::convert::Infallible;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use camino::Utf8PathBuf;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};

use super::answer;

/// The most that the lines above a request's body may take. Browsers send less than 2 kB.
const HEAD: usize = 16 * 1024;
/// How long somebody may take to send them.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long to wait after a connection could not be accepted.
const PAUSE: Duration = Duration::from_millis(100);

/// Answers until the program ends.
pub fn serve(listener: TcpListener, out: Utf8PathBuf, version: Arc<AtomicU64>) -> io::Result<()> {
    let site = Arc::new((out, version));
    listener.set_nonblocking(true)?;
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        loop {
            // Somebody who hung up, or too many open files for the moment.
            let Ok((stream, _)) = listener.accept().await else {
                tokio::time::sleep(PAUSE).await;
                continue;
            };
            let site = Arc::clone(&site);
            tokio::spawn(async move {
                let reply = service_fn(|request: Request<Incoming>| {
                    let (out, version) = &*site;
                    let response = answer::answer(&request, out, version);
                    async move { Ok::<_, Infallible>(response) }
                });
                let connection = http1::Builder::new()
                    .timer(TokioTimer::new())
                    .header_read_timeout(PATIENCE)
                    .max_buf_size(HEAD)
                    .serve_connection(TokioIo::new(stream), reply);
                // The browser may have gone away; nothing is lost.
                let _ = connection.await;
            });
        }
    })
}
