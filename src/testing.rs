//! What tests and benches need of the inside; nothing else may use it.
//!
//! Each name stands under the module it comes from.

pub mod audit {
    pub use crate::rules::audit::{AuditStandard, audit, facts};
}
pub mod check {
    pub use crate::rules::check::{Checked, RULES, Rule};
    pub mod coverage {
        pub use crate::rules::check::coverage::{Said, claims, ids, said, table};
    }
    pub mod lock_changed {
        pub use crate::rules::check::lock_changed::lock_text;
    }
}
#[cfg(feature = "cli")]
pub mod cli {
    pub use crate::app::cli::definition;
}
pub mod conformance {
    pub use crate::rules::conformance::nz;
}
pub mod contrast {
    pub use crate::base::contrast::Colour;
}
pub mod date {
    pub use crate::base::date::Date;
}
pub mod diagnostic {
    pub use crate::base::diagnostic::{Diagnostic, Place, Severity};
}
#[cfg(feature = "cli")]
pub mod explain {
    pub use crate::app::explain::codes;
}
pub mod digest {
    pub use crate::base::digest::{base64, hex};
}
pub mod frontmatter {
    pub use crate::input::frontmatter::{decode, split};
}
pub mod handout {
    pub use crate::domain::handout::{all, document, parse_code};
    pub mod printed {
        pub use crate::domain::handout::printed::{HandoutCache, NoCache};
    }
    pub mod stamp {
        pub use crate::domain::handout::stamp::read;
    }
}
pub mod load {
    pub use crate::input::load::{Choices, Printing};
    #[cfg(feature = "cli")]
    pub mod disk {
        pub use crate::input::load::disk::read;
    }
}
pub mod markdown {
    pub use crate::input::markdown::read;
    pub mod html {
        pub use crate::input::markdown::html::{LinkHtml, Resolve, write};
    }
    pub mod outline {
        pub use crate::input::markdown::outline::Outline;
    }
}
pub mod model {
    pub mod claim {
        pub use crate::input::model::claim::CLAIMS;
    }
    pub mod triage {
        pub use crate::input::model::triage::{Choose, TriageFile};
    }
    pub mod agency {
        pub use crate::input::model::agency::Agency;
    }
    pub mod config {
        pub use crate::input::model::config::Config;
    }
    pub mod conformance {
        pub use crate::input::model::conformance::ConformanceFile;
    }
    pub mod directory {
        pub use crate::input::model::directory::DirectoryFile;
    }
    pub mod fact {
        pub use crate::input::model::fact::FactsFile;
    }
    pub mod handout {
        pub use crate::input::model::handout::HandoutFile;
    }
    pub mod hours {
        pub use crate::input::model::hours::HolidaysFile;
    }
    pub mod page {
        pub use crate::input::model::page::FrontMatter;
    }
    pub mod search {
        pub use crate::input::model::search::{IntentTestsFile, IntentsFile, SearchTestsFile, SynonymsFile};
    }
    pub mod slot {
        pub use crate::input::model::slot::{CoverageFile, SlotsFile};
    }
}
pub mod output_file {
    pub use crate::base::output_file::{MemorySink, Output};
}
pub mod phone {
    pub use crate::base::phone::{Phone, find_numbers};
}
pub mod pipeline {
    pub use crate::app::pipeline::{
        BuildOptions, Extras, HandoutOptions, Quiet, Strictness, Summary, TIMEOUT, build, build_with, check,
        failed, search_tests,
    };
}
pub mod prose {
    pub mod macrons {
        pub use crate::base::prose::macrons::missing;
    }
    pub mod readability {
        pub use crate::base::prose::readability::measure;
    }
    pub mod sentences {
        pub use crate::base::prose::sentences::sentences;
    }
    pub mod syllables {
        pub use crate::base::prose::syllables::syllables;
    }
    pub mod words {
        pub use crate::base::prose::words::{Names, words};
    }
}
pub mod render {
    pub use crate::output::render::Renderer;
}
pub mod search {
    pub use crate::domain::search::{Delivery, SPLIT_FROM, Search};
    pub mod document {
        pub use crate::domain::search::document::{DocumentSource, SiteDocuments};
    }
    pub mod expand {
        pub use crate::domain::search::expand::{expand, nearest};
    }
}
pub mod sources {
    pub use crate::input::sources::Sources;
}
pub mod text {
    pub use crate::base::text::{Unique, fold, slug, strip_hidden, yaml_slips};
}
pub mod theme {
    pub mod manifest {
        pub use crate::input::theme::manifest::Manifest;
    }
    pub mod examples {
        pub use crate::input::theme::examples::all;
    }
}
pub mod triage {
    pub use crate::domain::triage::condition::Condition;
    pub use crate::domain::triage::{Tick, Triage};
    pub mod compile {
        pub use crate::domain::triage::compile::compile;
    }
    pub mod sum_of_products {
        pub use crate::domain::triage::sum_of_products::{SumOfProducts, of_condition};
    }
    pub mod lock {
        pub use crate::domain::triage::lock::{Changes, changes, text};
    }
    pub mod plan {
        pub use crate::domain::triage::plan::{CARDS, Fold, Plan};
    }
    pub mod paper {
        pub use crate::domain::triage::paper::PaperForm;
    }
    pub mod prove {
        pub use crate::domain::triage::prove::{Proof, prove};
    }
    pub mod answer_space {
        pub use crate::domain::triage::answer_space::AnswerSpace;
    }
    pub mod state {
        pub use crate::domain::triage::state::{Outcome, evaluate, evaluate_ticks};
    }
    pub mod style {
        pub use crate::domain::triage::style::conditions;
    }
    pub mod table {
        pub use crate::domain::triage::table::{in_ids, rows};
    }
    pub mod analysis {
        pub use crate::domain::triage::analysis::TriageAnalysis;
    }
}
pub mod yaml {
    pub use crate::input::yaml::read;
}
