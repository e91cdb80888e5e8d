//! One file a page.

pub mod api;
pub mod compare;
pub mod downloads;
mod embed;
mod evidence;
mod flags;
pub mod home;
mod indicator;
mod indicators;
mod jurisdiction;
mod law;
mod law_comparable;
mod law_diff;
mod law_history;
mod methodology;
mod not_found;
mod offline;
mod practices;
mod provenance;
pub mod review;
mod revisions;
mod search;
mod sources;
mod topic;
mod topics;
mod value_revisions;

use lexgap_domain::{LawDiff, full_text::TextAnswer};

use crate::{
    claims, conflicts,
    layout::{Context, Rendered, document, frame},
};

/// What a request asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Page<'a> {
    Home(home::MapAsked),
    Jurisdiction(&'a str),
    /// Every law that carries a flag of one kind.
    Flags(&'a str),
    /// What an evidence bundle about a jurisdiction is to hold.
    Evidence(&'a str),
    /// What several sources or files state for the same counts of a jurisdiction.
    Figures(&'a str),
    Law(&'a str),
    /// What one version of a law has apart from another.
    LawDiff(&'a LawDiff),
    /// Two versions that cannot be compared: the law, why, and the status.
    NoLawDiff(&'a str, &'a str, u16),
    Indicator(&'a str),
    Indicators,
    /// One value of an indicator with its provenance: indicator, jurisdiction, period label.
    Point(&'a str, &'a str, &'a str),
    /// One observation or claim with its provenance.
    Fact(&'a str),
    Snapshot(&'a str),
    Compare(compare::Asked),
    Topic(&'a str),
    /// All topics, and the markets of the jurisdiction that is named.
    Topics(Option<&'a str>),
    Practices,
    Sources,
    Revisions,
    Methodology,
    /// The query, and what the texts of laws and reports answer.
    Search(&'a str, TextAnswer),
    /// What programs can ask.
    Api(&'a api::ApiPage),
    /// The files of a whole edition.
    Downloads(&'a downloads::DownloadsPage),
    /// A scorecard in short, for the frame of another page.
    Embed(&'a str),
    /// The curators' page; the boxed part is not of the edition.
    Review(Box<review::ReviewPage>),
    /// What the browser shows where a page is neither kept nor reached.
    Offline,
    /// An edition that is not held, as it was asked for.
    NoEdition(&'a str),
    NotFound(&'a str),
}

/// Renders one page as a whole HTML document. What does not exist becomes a page of status 404 that helps.
pub fn render(context: Context<'_>, page: &Page<'_>) -> Rendered {
    if let Page::Embed(id) = page {
        return frame(context, || embed::page(context, id).unwrap_or_else(|| not_found::page(context, page)));
    }
    document(context, || {
        let found = match page {
            Page::Home(asked) => Some(home::page(context, asked)),
            Page::Jurisdiction(id) => jurisdiction::page(context, id),
            Page::Flags(id) => flags::page(context, id),
            Page::Evidence(id) => evidence::page(context, id),
            Page::Law(id) => law::page(context, id),
            Page::LawDiff(diff) => law_diff::page(context, diff),
            Page::NoLawDiff(id, why, status) => law_diff::none(context, id, why, *status),
            Page::Indicator(id) => indicator::page(context, id),
            Page::Indicators => Some(indicators::page(context)),
            Page::Point(indicator, jurisdiction, period) => {
                provenance::point_page(context, indicator, jurisdiction, period)
            }
            Page::Fact(id) => provenance::fact_page(context, id).or_else(|| claims::page(context, id)),
            Page::Figures(id) => conflicts::page(context, id),
            Page::Snapshot(sha256) => provenance::snapshot_page(context, sha256),
            Page::Compare(asked) => Some(compare::page(context, asked)),
            Page::Topic(id) => topic::page(context, id),
            Page::Topics(jurisdiction) => topics::page(context, *jurisdiction),
            Page::Practices => Some(practices::page(context)),
            Page::Sources => Some(sources::page(context)),
            Page::Revisions => Some(revisions::page(context)),
            Page::Methodology => Some(methodology::page(context)),
            Page::Search(query, texts) => Some(search::page(context, query, texts)),
            Page::Review(review) => Some(review::page(context, review)),
            Page::Api(api) => Some(api::page(context, api)),
            Page::Downloads(shown) => Some(downloads::page(shown)),
            Page::Offline => Some(offline::page()),
            Page::NoEdition(_) | Page::Embed(_) | Page::NotFound(_) => None,
        };
        found.unwrap_or_else(|| not_found::page(context, page))
    })
}
