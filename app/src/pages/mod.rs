//! One file a page.

pub mod api;
mod compare;
pub mod downloads;
mod embed;
mod home;
mod indicator;
mod jurisdiction;
mod law;
mod law_diff;
mod methodology;
mod not_found;
mod practices;
mod provenance;
pub mod review;
mod revisions;
mod search;
mod sources;
mod topic;

use lexgap_domain::LawDiff;

use crate::{
    claims, conflicts,
    layout::{Context, Rendered, document, frame},
};

/// What a request asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Page<'a> {
    Home,
    Jurisdiction(&'a str),
    /// What several sources or files state for the same counts of a jurisdiction.
    Figures(&'a str),
    Law(&'a str),
    /// What one version of a law has apart from another.
    LawDiff(&'a LawDiff),
    /// Two versions that cannot be compared: the law, why, and the status.
    NoLawDiff(&'a str, &'a str, u16),
    Indicator(&'a str),
    /// One value of an indicator with its provenance: indicator, jurisdiction, period label.
    Point(&'a str, &'a str, &'a str),
    /// One observation or claim with its provenance.
    Fact(&'a str),
    Snapshot(&'a str),
    Compare(Vec<&'a str>),
    Topic(&'a str),
    Practices,
    Sources,
    Revisions,
    Methodology,
    Search(&'a str),
    /// What programs can ask.
    Api(&'a api::ApiPage),
    /// The files of a whole edition.
    Downloads(&'a downloads::DownloadsPage),
    /// A scorecard in short, for the frame of another page.
    Embed(&'a str),
    /// The curators' page; the boxed part is not of the edition.
    Review(Box<review::ReviewPage>),
    NotFound(&'a str),
}

/// Renders one page as a whole HTML document. What does not exist becomes a page of status 404 that helps.
pub fn render(context: Context<'_>, page: &Page<'_>) -> Rendered {
    if let Page::Embed(id) = page {
        return frame(context, || embed::page(context, id).unwrap_or_else(|| not_found::page(context, page)));
    }
    document(context, || {
        let found = match page {
            Page::Home => Some(home::page(context)),
            Page::Jurisdiction(id) => jurisdiction::page(context, id),
            Page::Law(id) => law::page(context, id),
            Page::LawDiff(diff) => law_diff::page(context, diff),
            Page::NoLawDiff(id, why, status) => law_diff::none(context, id, why, *status),
            Page::Indicator(id) => indicator::page(context, id),
            Page::Point(indicator, jurisdiction, period) => {
                provenance::point_page(context, indicator, jurisdiction, period)
            }
            Page::Fact(id) => provenance::fact_page(context, id).or_else(|| claims::page(context, id)),
            Page::Figures(id) => conflicts::page(context, id),
            Page::Snapshot(sha256) => provenance::snapshot_page(context, sha256),
            Page::Compare(ids) => Some(compare::page(context, ids)),
            Page::Topic(id) => topic::page(context, id),
            Page::Practices => Some(practices::page(context)),
            Page::Sources => Some(sources::page(context)),
            Page::Revisions => Some(revisions::page(context)),
            Page::Methodology => Some(methodology::page(context)),
            Page::Search(query) => Some(search::page(context, query)),
            Page::Review(review) => Some(review::page(context, review)),
            Page::Api(api) => Some(api::page(context, api)),
            Page::Downloads(shown) => Some(downloads::page(shown)),
            Page::Embed(_) | Page::NotFound(_) => None,
        };
        found.unwrap_or_else(|| not_found::page(context, page))
    })
}
