//! Every rule over the resolved site, each in a file of its own; only this stage makes a [`Checked`].
//!
//! A rule sees the whole site and adds what it finds; none sees another. Must not know templates.

// Reason for length: it declares and lists every rule.

mod bad_address;
mod bad_colour;
mod bad_confirmation;
mod bad_front_matter;
mod bad_phone;
mod bad_setting;
mod bare_phone;
mod broken_link;
pub mod coverage;
mod crisis_card;
mod crisis_changed;
mod duplicate_id;
mod duplicate_url;
mod empty_link_text;
mod file_kind;
mod first_page;
mod foreign_block;
mod hand_written_fact;
mod handout_address;
mod handout_glyph;
mod handout_part;
mod handout_picture;
mod heading_order;
mod hidden_character;
mod hidden_page;
mod hidden_service;
mod insecure_link;
mod left_out;
pub mod lock_changed;
mod locked_file;
mod lone_name;
mod long_sentence;
mod loose_footnote;
mod low_contrast;
mod mismatched_link;
mod misplaced_addition;
mod missing_alt;
mod missing_evidence;
mod missing_image;
mod missing_scope;
mod names;
mod nested_too_deep;
mod never_closed;
mod no_contact;
pub mod older_base;
mod open_slot;
mod overdue;
mod own_voice;
mod pending_decision;
mod published_guide;
pub mod reading_grade;
mod refused_link;
mod required_page;
mod slot_words;
mod stale_replacement;
mod stale_translation;
mod te_reo_macrons;
mod telling_picture;
mod triage_empty_plan;
mod triage_example;
mod triage_guarantee;
mod triage_idle;
mod triage_length;
mod triage_lock;
mod triage_placeholder;
pub mod triage_reference;
mod triage_tangled;
mod triage_unreachable;
mod triage_words;
mod unconfirmed_crisis;
mod unconfirmed_print;
mod unkind_word;
mod unknown_fact;
mod unknown_logo;
mod unknown_service;
mod unknown_slot;
mod unknown_token;
mod unknown_topic;
mod unordered_loop;
mod unproved;
mod unused_file;
mod word_bullet;

use std::sync::Arc;

use rayon::prelude::*;

use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Place, Severity};
use crate::base::digest;
use crate::base::memo::Memo;
use crate::domain::handout::HandoutContext;
use crate::domain::site::addresses::{self, Address};
use crate::domain::site::directory::Directory;
use crate::domain::site::links::{Destination, Links};
use crate::domain::site::{Language, Page, Site, Translation, published};
use crate::domain::triage::analysis::TriageAnalysis;
use crate::input::load::{PageText, Printing, ProjectPart, RawPage, Unread};
use crate::input::markdown::blocks::{ProseBlock, blocks};
use crate::input::markdown::outline::Outline;
use crate::input::model::config::SiteKind;
use crate::input::model::directory::ContactKind;
use crate::input::model::page::FrontMatter;
use crate::input::model::triage::Reach;
use crate::input::yaml::At;
use crate::rules::levels;
use names::{name_list, names};

/// A line for each rule: which sites it is for, its file, what it looks at, and the parts of a project it needs whole.
macro_rules! rules {
    ($($scope:ident $module:ident of $run:ident $(needs $($part:ident),+)?;)*) => {
        /// All rules, in the order in which they run.
        pub const RULES: &[Rule] = &[$(Rule {
            code: $module::CODE,
            doc: include_str!(concat!("check/", stringify!($module), ".rs")),
            scope: RuleScope::$scope,
            needs: &[$($(ProjectPart::$part),+)?],
            run: RuleFn::$run($module::run),
        }),*];
    };
}

rules! {
    Every broken_link of Site;
    Every left_out of Site;
    Every foreign_block of Site;
    Every duplicate_url of Site;
    Every duplicate_id of Site;
    Every missing_image of Site;
    Every missing_alt of Site;
    Kit telling_picture of Site;
    Every heading_order of Site;
    Every loose_footnote of Site;
    Every nested_too_deep of Site;
    Every never_closed of Site;
    Every lone_name of Site;
    Every insecure_link of Site;
    Every refused_link of Site;
    Kit mismatched_link of Site;
    Every empty_link_text of Site;
    Every hidden_character of Site;
    Every word_bullet of Site;
    Every file_kind of Site;
    Every bad_front_matter of Site needs Page;
    Every bad_setting of Site needs Page;
    Every first_page of Site needs Page;
    Kit required_page of Site needs Page;
    Kit missing_scope of Site needs Page;
    Every unknown_service of Site needs Directory;
    Every unknown_fact of Site needs Facts;
    Every unknown_slot of Site needs Slots;
    Kit unknown_topic of Site;
    Kit open_slot of Site needs Agency;
    Kit pending_decision of Site needs Agency;
    Every overdue of Site;
    Kit unconfirmed_crisis of Site needs Agency;
    Every crisis_card of Site needs Page, Directory, Triage;
    Kit no_contact of Site needs Agency;
    Kit missing_evidence of Site;
    Kit bad_phone of Site;
    Kit bad_confirmation of Site;
    Kit bad_address of Site;
    Every unknown_logo of Site;
    Every unknown_token of Site;
    Kit hand_written_fact of Site;
    Kit bare_phone of Site needs Directory;
    Kit te_reo_macrons of Site;
    Kit long_sentence of Site;
    Kit reading_grade of Site needs Directory;
    Kit unkind_word of Site;
    Kit own_voice of Site needs Directory, Facts;
    Kit slot_words of Site;
    Every stale_translation of Site needs Page;
    Every stale_replacement of Site;
    Every older_base of Site;
    Every locked_file of Site;
    Every hidden_page of Site needs Page;
    Kit hidden_service of Site needs Page, Directory, Triage;
    Kit crisis_changed of Site needs Directory;
    Every misplaced_addition of Site needs Page, Agency;
    Kit unused_file of Site;
    Every low_contrast of Site;
    Every bad_colour of Site;
    Every unordered_loop of Site;
    Every handout_part of Site needs Page, Directory, Facts, Slots, Triage, Handout;
    Every handout_glyph of Proofs;
    Kit unconfirmed_print of Proofs needs Directory, Agency, Handout;
    Every handout_picture of Site;
    Every handout_address of Site;
    Kit coverage of Site needs Page, Facts, Slots, Other;
    Kit published_guide of Site needs Page, Slots, Agency, Other;
    Every unproved of Site;
    Kit triage_reference of Site needs Page, Directory, Facts, Agency, Handout;
    Kit triage_words of Site;
    Kit triage_placeholder of Site;
    Kit triage_unreachable of Proofs;
    Kit triage_idle of Proofs;
    Kit triage_empty_plan of Proofs;
    Kit triage_guarantee of Proofs needs Directory, Agency;
    Kit triage_example of Proofs needs Directory, Agency;
    Kit triage_length of Site;
    Kit triage_tangled of Proofs;
    Kit triage_lock of Proofs needs Triage;
    Every lock_changed of Site needs Page, Directory, Triage, Handout, Other;
}

/// One rule.
pub struct Rule {
    /// Kebab-case name, as `rightskit explain` takes it.
    pub code: &'static str,
    /// The rule's source file, whose first comment is its explanation.
    pub doc: &'static str,
    scope: RuleScope,
    /// Parts of the project that must have been read whole. One slip in the directory is not 300 services that are
    /// missing, so a rule that looks for what is gone must know that it would be there.
    needs: &'static [ProjectPart],
    run: RuleFn,
}

impl Rule {
    /// Whether it is asked at all of a site of this kind.
    pub fn is_for(&self, site: &Site) -> bool {
        site.is_kit() || self.scope == RuleScope::Every
    }
}

/// What a rule looks at. Most look at the site alone, and need not wait until questionnaires have been worked out.
enum RuleFn {
    Site(fn(&Inspection<'_>, &mut Vec<Diagnostic>)),
    /// Also at what was worked out of each questionnaire, in the order of the site's.
    Proofs(fn(&Inspection<'_>, &[Arc<TriageAnalysis>], &mut Vec<Diagnostic>)),
}

/// Which sites a rule is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RuleScope {
    Every,
    Kit,
}

/// What rules may look at besides the site.
pub struct Inspection<'a> {
    pub site: &'a Site,
    pub addresses: &'a [Address],
    /// Never shown in the output; only makes things overdue.
    pub today: Date,
    pub printing: Printing,
    /// The prose of every page that was written in its own language; empty for plain sites.
    pub prose: Vec<Prose<'a>>,
    unread: &'a Unread,
    /// Texts that stand on pages and in other files, each as a page at the top of the site.
    words: &'a [(usize, Page)],
}

/// One page's prose.
pub struct Prose<'a> {
    pub language: &'a Language,
    pub page: &'a Page,
    pub blocks: Arc<Vec<ProseBlock>>,
}

impl<'a> Prose<'a> {
    pub fn of(language: &'a Language, page: &'a Page) -> Self {
        static BLOCKS: Memo<[u8; 32], Vec<ProseBlock>> = Memo::new(4_096);
        let body = page.raw.text.body();
        let read = || blocks(&crate::input::markdown::read(body));
        Self { language, page, blocks: BLOCKS.get(|| digest::bytes(body.as_bytes()), read) }
    }
}

impl<'a> Inspection<'a> {
    /// Every page once per language in which it was written.
    pub fn pages(&self) -> impl Iterator<Item = (&'a Language, &'a Page)> {
        let languages = self.site.languages.iter();
        languages.flat_map(|language| {
            language
                .pages
                .iter()
                .chain(&language.missing)
                .filter(|page| page.translation != Translation::Missing)
                .map(move |page| (language, page))
        })
    }

    /// Every page, and the words of agency, questionnaires and handouts, which can hold all that a page can.
    pub fn texts(&self) -> impl Iterator<Item = (&'a Language, &'a Page)> {
        let words = self.words.iter().map(|(language, page)| (&self.site.languages[*language], page));
        self.pages().chain(words)
    }

    /// Where an address in a text leads.
    pub fn destination<'t>(
        &self,
        language: &'a Language,
        page: &'a Page,
        address: &'t str,
    ) -> Destination<'a, 't> {
        self.links(language, page).destination(address)
    }

    pub fn links(&self, language: &'a Language, page: &'a Page) -> Links<'a> {
        Links { site: self.site, language, key: &page.key }
    }

    /// Whether some file of this part of the project could not be read.
    pub fn lacks(&self, part: ProjectPart) -> bool {
        self.unread.lacks(part)
    }

    /// Whether the page at `key` in a language is in a file that could not be read.
    pub fn lacks_page(&self, language: &Language, key: &str) -> bool {
        self.unread.lacks_page(&language.config.id, key)
    }
}

/// What the proofs of questionnaires found under a code.
fn proved(worked: &[Arc<TriageAnalysis>], code: &'static str) -> impl Iterator<Item = Diagnostic> {
    let found = worked.iter().flat_map(|worked| &worked.proof.found);
    found.filter(move |problem| problem.code == code).cloned()
}

/// A site that has no errors: what rendering takes.
#[derive(Debug)]
pub struct Checked {
    site: Site,
    addresses: Vec<Address>,
    worked: Vec<Arc<TriageAnalysis>>,
}

impl Checked {
    pub fn site(&self) -> &Site {
        &self.site
    }

    pub fn addresses(&self) -> &[Address] {
        &self.addresses
    }

    /// What handouts are made from.
    pub fn handout_context(&self) -> HandoutContext<'_> {
        HandoutContext { site: &self.site, worked: &self.worked }
    }

    /// What was worked out of each questionnaire, in the order of the site's.
    pub fn worked(&self) -> &[Arc<TriageAnalysis>] {
        &self.worked
    }
}

/// Runs the rules that can be run without the files that could not be read (`unread`). The site comes back as
/// [`Checked`] unless `found` or a rule holds an error.
pub fn accept(
    site: Site,
    mut found: Vec<Diagnostic>,
    unread: &Unread,
    today: Date,
    printing: Printing,
) -> (Option<Checked>, Vec<Diagnostic>) {
    let addresses = addresses::all(&site);
    let kit = site.is_kit();
    let (waiting, rules): (Vec<&Rule>, Vec<&Rule>) = RULES
        .iter()
        .filter(|rule| rule.is_for(&site))
        .partition(|rule| rule.needs.iter().any(|part| unread.lacks(*part)));
    let work = || -> Vec<Arc<TriageAnalysis>> {
        let directory = &site.default_language().directory;
        let reach = |id: &str, how: Reach| reaches(directory, id, how);
        site.triages.par_iter().map(|triage| TriageAnalysis::of(triage, &reach)).collect()
    };
    let words = words(&site);
    let mut inspection = Inspection {
        site: &site,
        addresses: &addresses,
        today,
        printing,
        prose: Vec::new(),
        unread,
        words: &words,
    };
    let (worked, (inspection, of_site)) = rayon::join(work, || {
        if kit {
            // Nobody but its author may word the guide as published otherwise.
            let ours = |(_, page): &(&Language, &Page)| !published::is_page(&site, page);
            let pages: Vec<(&Language, &Page)> = inspection.texts().filter(ours).collect();
            inspection.prose =
                pages.into_par_iter().map(|(language, page)| Prose::of(language, page)).collect();
        }
        let of_site = each(&rules, |rule, found| {
            if let RuleFn::Site(run) = rule.run {
                run(&inspection, found);
            }
        });
        (inspection, of_site)
    });
    let of_proofs = each(&rules, |rule, found| {
        if let RuleFn::Proofs(run) = rule.run {
            run(&inspection, &worked, found);
        }
    });
    // In the order of the rules: of each, one of the two is empty.
    found.extend(of_site.into_iter().zip(of_proofs).flat_map(|(one, other)| one.into_iter().chain(other)));
    let waited_for = |path: &&str| waiting.iter().any(|rule| rule.needs.contains(&ProjectPart::of(path)));
    found.extend(unread.paths().find(waited_for).map(|path| partly(path, &waiting)));
    site.publisher.settle(&mut found);
    levels::apply(&site.config, &mut found);
    let good = found.iter().all(|problem| problem.severity != Severity::Error);
    (good.then_some(Checked { site, addresses, worked }), found)
}

/// What each rule finds, in parallel.
fn each(rules: &[&Rule], run: impl Fn(&Rule, &mut Vec<Diagnostic>) + Sync) -> Vec<Vec<Diagnostic>> {
    let one = |rule: &&Rule| {
        let mut found = Vec::new();
        run(rule, &mut found);
        found
    };
    // One takes as long as the others together: pieces are single rules.
    rules.par_iter().with_max_len(1).map(one).collect()
}

/// Says which rules did not run, since the file at `path`, and perhaps others, could not be read.
fn partly(path: &str, waiting: &[&Rule]) -> Diagnostic {
    let codes: Vec<String> = waiting.iter().map(|rule| format!("`{}`", rule.code)).collect();
    let message = format!(
        "Not all that `{path}` holds or names could be read, so some checks waited: they would call things missing \
         that are in it. They are {}.",
        codes.join(", ")
    );
    Diagnostic::note("partly-checked", Place::file(path), message)
        .hint("Mend what could not be read, then check once more.")
}

/// What an agency wrote for slots and decisions, and the texts of questionnaires and handouts, with the language
/// of each.
fn words(site: &Site) -> Vec<(usize, Page)> {
    let path = site.publisher.path();
    let agency = &site.publisher.agency;
    let answers = agency.slots.values().chain(agency.decisions.values()).filter_map(At::given);
    let as_page = |path: &str, text: &At<String>| as_page(site.config.kind, path, text);
    let mut words: Vec<(usize, Page)> = answers.map(|answer| (0, as_page(&path, &answer))).collect();
    for (at, language) in site.languages.iter().enumerate() {
        words.extend(language.triage_texts.all().map(|(path, text)| (at, as_page(path, text))));
        // Handouts for regions and in large print share their texts.
        let mut seen = std::collections::BTreeSet::new();
        for handout in &language.handouts {
            let own = handout.parts.iter().filter_map(|part| part.text.as_ref());
            let fresh = own.filter(|text| seen.insert((handout.path.as_str(), text.line)));
            words.extend(fresh.map(|text| (at, as_page(&handout.path, text))));
        }
    }
    words
}

fn as_page(kind: SiteKind, path: &str, text: &At<String>) -> Page {
    static READ: Memo<[u8; 32], Arc<RawPage>> = Memo::new(4_096);
    let read = || {
        let outline = Outline::of(&crate::input::markdown::read(text));
        let (meta, text) = (FrontMatter::default(), PageText::within(path, text));
        Arc::new(RawPage { key: String::new(), kind, text, meta, outline, lost_title: false })
    };
    let raw = READ.get(|| digest::of_value(&(kind, path, text, text.line, text.column)), read);
    Page { key: Arc::from(""), url: String::new(), raw: Arc::clone(&raw), translation: Translation::Own }
}

/// Whether a service can be reached in a certain way, by what may be shown of it.
fn reaches(directory: &Directory, id: &str, how: Reach) -> bool {
    let Some(service) = directory.service(id) else { return false };
    service.contacts.iter().any(|contact| match (how, contact.kind) {
        (Reach::FreePhone, ContactKind::Phone) => contact.free,
        (Reach::NoVoice, ContactKind::Text) => contact.free,
        (Reach::NoVoice, ContactKind::Chat | ContactKind::Email | ContactKind::Form) => true,
        _ => false,
    })
}
