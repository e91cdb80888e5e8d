//! The state of the world on one screen.

use std::collections::BTreeMap;

use leptos::prelude::*;
use lexgap_domain::{
    EditionIndex, Flag, FlagKind, Jurisdiction, JurisdictionStatus, Law, RevisionKind, Score, SignificantChange,
};

use crate::{
    components::{self, jurisdiction_link, law_link},
    format::{integer, number, stated},
    layout::{Content, Context, Feed},
    maps,
    say::{self, language, link, rich, say, to},
};

/// Rows of each list of findings.
const FINDINGS: usize = 6;

/// What the map shall show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapAsked {
    /// A layer's identifier; empty for the first.
    pub layer: String,
    pub year: Option<i16>,
}

/// The home page.
pub fn page(context: Context<'_>, asked: &MapAsked) -> Content {
    let index = context.index;
    let body = view! {
        <h1>{say!("home-title")}</h1>
        <p class="lead">{say!("home-lead")}</p>
        {figures(index)}
        {components::kept()}
        {world(index, asked)}
        <div class="columns">
            {paper_laws(index)}
            {regressions(index)}
            {changes(index)}
            {disagreements(index)}
            {new_laws(index)}
        </div>
        {directory(index)}
    };
    Content::new(say!("home-title"), say!("home-description"), body)
}

fn figures(index: &EditionIndex) -> AnyView {
    let edition = &index.edition;
    let mut scored: Vec<&str> =
        edition.scores.iter().filter(|s| s.score.is_some()).map(|s| s.jurisdiction.as_str()).collect();
    scored.sort_unstable();
    scored.dedup();
    let tile = |n: usize, id: &'static str, href: String| {
        view! { <li><a href=href>{rich!(id, n = n, shown = integer(n as u64))}</a></li> }
    };
    view! {
        <ul class="tiles">
            {tile(scored.len(), "home-tile-jurisdictions", "#jurisdictions".to_owned())}
            {tile(edition.facts.laws.len(), "home-tile-laws", to("/topics/human_trafficking"))}
            {tile(edition.facts.observations.len(), "home-tile-counts", to("/sources"))}
            {tile(edition.facts.snapshots.len(), "home-tile-files", to("/sources"))}
        </ul>
    }
    .into_any()
}

/// The map with what can be chosen for it; the choice works without scripts.
fn world(index: &EditionIndex, asked: &MapAsked) -> Option<AnyView> {
    let layer = maps::layer(index, &asked.layer, asked.year)?;
    let all = maps::choices(index);
    let groups = ["home-map-scores", "home-map-grades", "home-map-changes", "home-map-indicators"].map(|group| {
        let options = all
            .iter()
            .filter(|(_, _, of)| *of == group)
            .map(|(id, title, _)| {
                view! { <option value=id.clone() selected=*id == asked.layer>{title.clone()}</option> }
            })
            .collect_view();
        view! { <optgroup label=say!(group)>{options}</optgroup> }
    });
    Some(
        view! {
            <form class="choose" action=to("/")>
                <label>
                    {say!("home-map-choose")} " "
                    <select name="map">{groups.collect_view()}</select>
                </label>
                <button type="submit">{say!("show")}</button>
            </form>
            {maps::map(layer)}
        }
        .into_any(),
    )
}

/// One flag of a jurisdiction and topic, with the laws that it stands beside.
type Flagged<'a> = (&'a Score, &'a Flag, Vec<&'a Law>);

/// Flags of one kind, those of the best evidence first; what is said of several laws at once stands once.
fn flagged(index: &EditionIndex, kind: FlagKind) -> Vec<Flagged<'_>> {
    let mut found: Vec<Flagged<'_>> = Vec::new();
    for s in &index.edition.scores {
        let Some(law) = index.law(s.law.as_str()) else { continue };
        for flag in s.flags.iter().filter(|f| f.kind == kind) {
            let same = |(o, f, _): &&mut Flagged<'_>| o.jurisdiction == s.jurisdiction && f.said == flag.said;
            match found.iter_mut().find(same) {
                Some((_, _, laws)) => laws.push(law),
                None => found.push((s, flag, vec![law])),
            }
        }
    }
    found.sort_by(|(a, ..), (b, ..)| a.grade.cmp(&b.grade).then_with(|| a.law.cmp(&b.law)));
    found
}

fn flag_items(index: &EditionIndex, flagged: &[Flagged<'_>]) -> impl IntoView + use<> {
    flagged
        .iter()
        .take(FINDINGS)
        .filter_map(|(s, flag, laws)| {
            let law = law_link(laws.first()?);
            let more = (laws.len() > 1).then(|| say!("home-more-laws", n = laws.len() - 1));
            let place = jurisdiction_link(index, s.jurisdiction.as_str());
            let said = say::message(&flag.said);
            Some(view! { <li>{place} {say!("list-separator")} {law} " " {more} <small>{said}</small></li> })
        })
        .collect_view()
}

/// The feed of a kind of flag.
fn flag_feed(kind: &str, name: String) -> AnyView {
    Feed { title: say!("feed-of", name = name), path: format!("/flags/{kind}/feed.atom") }.link()
}

/// Leads to the whole list.
fn all_of(kind: FlagKind, n: usize) -> Option<AnyView> {
    (n > 0).then(|| rich!("home-all-of", n = n, a = link(format!("/flags/{}", kind.id()))))
}

fn paper_laws(index: &EditionIndex) -> AnyView {
    let found = flagged(index, FlagKind::PaperLaw);
    let none = found.is_empty().then(|| view! { <p>{say!("home-paper-none")}</p> });
    view! {
        <section>
            <h2>{say!("home-paper-laws")}</h2>
            <p class="quiet">{say!("home-paper-about")} " " {all_of(FlagKind::PaperLaw, found.len())} " " {flag_feed("paper_law", say!("home-paper-laws"))}</p>
            {none}
            <ul class="findings">{flag_items(index, &found)}</ul>
        </section>
    }
    .into_any()
}

fn regressions(index: &EditionIndex) -> AnyView {
    let found = flagged(index, FlagKind::Regression);
    let none = found.is_empty().then(|| view! { <p>{say!("home-regressions-none")}</p> });
    view! {
        <section>
            <h2>{say!("home-regressions")}</h2>
            <p class="quiet">{say!("home-regressions-about")} " " {all_of(FlagKind::Regression, found.len())} " " {flag_feed("regression", say!("home-regressions"))}</p>
            {none}
            <ul class="findings">{flag_items(index, &found)}</ul>
        </section>
    }
    .into_any()
}

fn new_laws(index: &EditionIndex) -> AnyView {
    let on_topic = index.edition.facts.laws.iter().filter(|l| !l.topics.is_empty());
    let mut dated: Vec<_> = on_topic.filter_map(|l| Some((l.passage()?, l))).collect();
    dated.sort_by(|(a, x): &(_, &Law), (b, y)| b.date.cmp(&a.date).then_with(|| x.id.cmp(&y.id)));
    let items = dated
        .into_iter()
        .take(FINDINGS)
        .map(|(date, law)| {
            let place = jurisdiction_link(index, law.jurisdiction.as_str());
            let day = say!("home-law-dated", kind = say::date_kind(date.kind), day = stated(date));
            view! { <li>{place} {say!("list-separator")} {law_link(law)} <small>{day}</small></li> }
        })
        .collect_view();
    view! {
        <section>
            <h2>{say!("home-new-laws")}</h2>
            <p class="quiet">{say!("home-new-laws-about")}</p>
            <ul class="findings">{items}</ul>
        </section>
    }
    .into_any()
}

fn changes(index: &EditionIndex) -> AnyView {
    let mut latest: Vec<&SignificantChange> = index
        .edition
        .changes
        .iter()
        .filter(|c| c.significant && index.indicator(c.indicator.as_str()).is_some_and(|i| i.corruption))
        .collect();
    latest.sort_by(|a, b| b.to_year.cmp(&a.to_year).then_with(|| b.z.total_cmp(&a.z)));
    let newest = latest.first().map(|c| c.to_year);
    let items = latest
        .into_iter()
        .filter(|c| Some(c.to_year) == newest)
        .take(FINDINGS)
        .map(|c| {
            let title = index.indicator(c.indicator.as_str()).map_or("", |i| i.title.as_str()).to_owned();
            let href = to(format!("/indicators/{}", c.indicator));
            let said = rich!(
                if c.change > 0.0 { "home-change-rose" } else { "home-change-fell" },
                jurisdiction = jurisdiction_link(index, c.jurisdiction.as_str()),
                indicator = view! { <a href=href dir="auto">{title}</a> }.into_any(),
                change = number(c.change.abs(), 2),
                from = c.from_year.to_string(),
                to = c.to_year.to_string()
            );
            view! { <li>{said} <small>{say!("home-change-errors", z = number(c.z, 1))}</small></li> }
        })
        .collect_view();
    view! {
        <section>
            <h2>{say!("home-changes")}</h2>
            <p class="quiet">{say!("home-changes-about")}</p>
            <ul class="findings">{items}</ul>
        </section>
    }
    .into_any()
}

fn disagreements(index: &EditionIndex) -> AnyView {
    let edition = &index.edition;
    let count = |kind: RevisionKind| {
        let counts = edition.revisions.iter().filter(|r| r.kind == kind).count();
        counts + edition.value_revisions.iter().filter(|r| r.kind == kind).count()
    };
    let revised = |id: &'static str, n: usize| rich!(id, n = n, shown = integer(n as u64), a = link("/revisions"));
    let examples = edition
        .contradictions
        .iter()
        .rev()
        .take(3)
        .map(|c| {
            let name =
                index.jurisdiction(c.jurisdiction.as_str()).map_or_else(|| c.jurisdiction.to_string(), say::name);
            let href = to(format!("/jurisdictions/{}#contradictions", c.jurisdiction));
            view! {
                <li>
                    <a href=href>{name}</a>
                    {format!(" {}", c.year)}
                    <small>{say::message(&c.explanation)}</small>
                </li>
            }
        })
        .collect_view();
    view! {
        <section>
            <h2>{say!("home-revisions")}</h2>
            <ul class="findings">
                <li>{revised("home-revised", count(RevisionKind::Changed))}</li>
                <li>{revised("home-withdrawn", count(RevisionKind::Withdrawn))}</li>
                <li>{say!("home-contradictions", n = edition.contradictions.len())}</li>
                {examples}
            </ul>
        </section>
    }
    .into_any()
}

/// Every jurisdiction of today, by region.
fn directory(index: &EditionIndex) -> AnyView {
    let mut regions: BTreeMap<String, Vec<(String, &Jurisdiction)>> = BTreeMap::new();
    for j in &index.edition.jurisdictions {
        let is_known = !index.laws_of(j.id.as_str()).is_empty() || !index.observations_of(j.id.as_str()).is_empty();
        if is_known && j.status == JurisdictionStatus::Current {
            let region = j.region.as_deref().map_or_else(|| say!("home-elsewhere"), say::region);
            regions.entry(region).or_default().push((say::name(j), j));
        }
    }
    let lists = regions
        .into_iter()
        .map(|(region, mut members)| {
            members.sort_by(|a, b| lexgap_texts::compare(language(), &a.0, &b.0));
            let items = members
                .into_iter()
                .map(|(name, j)| view! { <li><a href=to(format!("/jurisdictions/{}", j.id))>{name}</a></li> })
                .collect_view();
            view! { <h3>{region}</h3><ul class="inline">{items}</ul> }
        })
        .collect_view();
    view! { <section id="jurisdictions"><h2>{say!("home-all")}</h2>{lists}</section> }.into_any()
}
