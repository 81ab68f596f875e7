//! Sets handouts with Typst: data and a template of the theme in, a tagged PDF (PDF/UA-1) out.
//!
//! Runs on threads of its own under a time limit, so that no template can hold up or stop a build.
//! Reads and writes nothing. Must not know pages of the site.

mod fault;
mod fit;
mod fold;
mod fonts;
mod key;
mod picture;
mod request;
mod set;
mod world;

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use super::printed::{HandoutCache, Printed};
use super::tree::{Block, HandoutDocument};
use super::{LOGO_FILE, QR_FILE, qr};
use crate::base::diagnostic::{Diagnostic, Place};
use crate::domain::site::Site;
use crate::domain::site::handouts::Handout;
use crate::input::load::HANDOUTS;
use crate::input::model::handout::Paper;
use crate::input::theme::Theme;

pub use fonts::Fonts;
pub use request::TypesetResult;
use request::{DATA_FILE, Files, LastPage, Limit, Request};

/// How long one handout may take. A booklet of 500 pages takes a few seconds.
pub const TIMEOUT: Duration = Duration::from_secs(60);

/// A handout to be printed.
#[derive(Clone, Debug)]
pub struct HandoutRequest<'a> {
    pub handout: &'a Handout,
    pub document: HandoutDocument,
}

/// Handouts that are being printed.
pub struct Running {
    outcomes: Vec<Option<TypesetResult>>,
    /// Keys and what their handouts are called, to keep and to complain.
    requests: Vec<(String, Place, String)>,
    receiver: Receiver<(usize, TypesetResult)>,
    deadline: Instant,
}

/// Starts printing on threads of their own. What is kept already is taken as it is.
///
/// # Errors
/// Faults of the theme's fonts.
pub fn start(
    site: &Site,
    requests: Vec<HandoutRequest<'_>>,
    handout_cache: &dyn HandoutCache,
    timeout: Duration,
) -> Result<Running, Vec<Diagnostic>> {
    let fonts = Arc::new(Fonts::of(&site.theme)?);
    let templates = Arc::new(templates(&site.theme));
    let (sender, receiver) = mpsc::channel();
    let mut outcomes: Vec<Option<TypesetResult>> = Vec::new();
    let mut named = Vec::new();
    let mut waiting = Vec::new();
    for (index, wanted) in requests.into_iter().enumerate() {
        let request = request_of(site, &wanted, &fonts, &templates);
        let key = key::of(&request);
        let kept = handout_cache.get(&key).and_then(|packed| Printed::unpack(&key, &packed));
        named.push((key, template_place(&site.theme, wanted.handout), wanted.handout.id.clone()));
        if kept.is_none() {
            // Long ones first, so that none is left to run alone at the end.
            waiting.push((wanted.document.blocks.len(), index, request));
        }
        outcomes.push(kept.map(Ok));
    }
    waiting.sort_by_key(|(length, index, _)| (std::cmp::Reverse(*length), *index));
    let rounds = u32::try_from(waiting.len()).unwrap_or(u32::MAX);
    if !waiting.is_empty() {
        let threads = || rayon::ThreadPoolBuilder::new().stack_size(16 << 20);
        let pool = threads().build().or_else(|_| threads().num_threads(1).build()).map_err(|error| {
            let message = format!("The system gives no thread to set handouts on: {error}.");
            let problem = Diagnostic::error("no-threads", Place::file(HANDOUTS), message);
            vec![
                problem.hint("Allow this program more threads or memory, or build without PDFs: `--no-pdf`."),
            ]
        })?;
        for (_, index, request) in waiting {
            let sender = sender.clone();
            pool.spawn_fifo(move || {
                let outcome = set::set(&request);
                comemo::evict(8);
                // Nobody waits any more when the time is over.
                let _ = sender.send((index, outcome));
            });
        }
    }
    // Each may take its time, but they run side by side: the last must be there when all could have been.
    let deadline = Instant::now() + timeout * rounds.clamp(1, 8);
    Ok(Running { outcomes, requests: named, receiver, deadline })
}

impl Running {
    /// Waits for all of them, in order. `step` is told of each.
    pub fn finish(mut self, handout_cache: &dyn HandoutCache, step: &dyn Fn()) -> Vec<TypesetResult> {
        for _ in self.outcomes.iter().flatten() {
            step();
        }
        while self.outcomes.iter().any(Option::is_none) {
            let left = self.deadline.saturating_duration_since(Instant::now());
            let Ok((index, outcome)) = self.receiver.recv_timeout(left) else { break };
            if let Ok(printed) = &outcome {
                handout_cache.put(&self.requests[index].0, &printed.pack(&self.requests[index].0));
            }
            self.outcomes[index] = Some(outcome);
            step();
        }
        let requests = self.requests;
        let late = |(_, place, id): (String, Place, String)| {
            let message = format!("The handout `{id}` was still not set when its time was over.");
            let problem = Diagnostic::error("handout-template", place, message);
            Err(vec![
                problem.hint("Look for a loop in the template that never ends, or goes on for very long."),
            ])
        };
        self.outcomes
            .into_iter()
            .zip(requests)
            .map(|(outcome, request)| outcome.unwrap_or_else(|| late(request)))
            .collect()
    }
}

/// Where a handout's template stands.
fn template_place(theme: &Theme, handout: &Handout) -> Place {
    Place::file(theme.path_of(&format!("handouts/{}.typ", handout.template.value)))
}

/// The templates of a theme, by the path under which they name each other.
fn templates(theme: &Theme) -> Files {
    let own = theme.files.iter().filter(|(inside, _)| inside.starts_with("handouts/"));
    own.map(|(inside, file)| (format!("/{inside}"), Arc::clone(&file.bytes))).collect()
}

/// All that one handout may read.
fn request_of(
    site: &Site,
    request: &HandoutRequest<'_>,
    fonts: &Arc<Fonts>,
    templates: &Arc<Files>,
) -> Request {
    let document = &request.document;
    // Plain data always serialises.
    let data = serde_json::to_vec(document).unwrap_or_default();
    let mut files: Files = vec![(DATA_FILE.to_owned(), data.into())];
    if let (Some(path), Some((_, bytes))) = (&document.logo, super::logo(site)) {
        debug_assert!(path.starts_with(LOGO_FILE));
        files.push((path.clone(), bytes.into()));
    }
    if let Some(address) = document.address.as_ref().filter(|_| document.qr.is_some())
        && let Some(svg) = qr::svg(address)
    {
        files.push((QR_FILE.to_owned(), svg.into_bytes().into()));
    }
    let mut pictures = Vec::new();
    find_pictures(&document.blocks, &mut pictures);
    for path in pictures {
        let url = path.trim_start_matches("/site/");
        if let Some(file) = site.files.iter().find(|file| file.url == url) {
            files.push((path.to_owned(), Arc::clone(&file.bytes)));
        }
    }
    Request {
        template: request.handout.template.value.clone(),
        identity: format!("{}/{}", document.lang, document.id),
        place: request.handout.template.place(&request.handout.path),
        limit: Limit::of(request.handout),
        fold: request.handout.paper == Paper::A4Fold,
        last_page: LastPage::default(),
        accent: document.colors.get("accent").cloned().unwrap_or_default(),
        theme_paths: site
            .theme
            .files
            .iter()
            .filter(|(inside, _)| inside.starts_with("handouts/"))
            .map(|(inside, file)| (format!("/{inside}"), file.path.clone()))
            .collect(),
        fonts: Arc::clone(fonts),
        templates: Arc::clone(templates),
        files,
    }
}

fn find_pictures<'a>(blocks: &'a [Block], found: &mut Vec<&'a str>) {
    for block in blocks {
        match block {
            Block::Picture { file, .. } if !found.contains(&file.as_str()) => found.push(file),
            Block::Quote { blocks } | Block::Alert { blocks, .. } => find_pictures(blocks, found),
            Block::List { items, .. } => items.iter().for_each(|item| find_pictures(item, found)),
            Block::Definitions { entries } => {
                entries.iter().for_each(|entry| find_pictures(&entry.blocks, found))
            }
            _ => {}
        }
    }
}
