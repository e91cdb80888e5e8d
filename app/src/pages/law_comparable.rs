//! Laws that a law can be held against: on its topics, next door or among its peers, passed at about the same time.

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, Jurisdiction, JurisdictionId, Law, places};

use crate::{
    components::{self, grade, jurisdiction_link, law_link, table},
    format::{stated, stated_iso},
    say::say,
};

/// Rows of the table.
const MOST: usize = 10;

/// What two jurisdictions have in common, the closest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Relation {
    Border,
    /// Region and income group.
    Peer,
    /// The finest region that the United Nations name.
    Region,
}

impl Relation {
    fn between(here: &Jurisdiction, other: &Jurisdiction, borders: &[JurisdictionId]) -> Option<Relation> {
        let same = |a: &Option<String>, b: &Option<String>| a.is_some() && a == b;
        let is_part = |a: &Jurisdiction, b: &Jurisdiction| a.parent.as_ref() == Some(&b.id);
        if here.id == other.id || is_part(here, other) || is_part(other, here) {
            None
        } else if borders.contains(&other.id) {
            Some(Relation::Border)
        } else if same(&here.region, &other.region) && same(&here.income_group, &other.income_group) {
            Some(Relation::Peer)
        } else if same(&here.intermediate_region, &other.intermediate_region) {
            Some(Relation::Region)
        } else {
            None
        }
    }

    fn words(self) -> String {
        say!(match self {
            Relation::Border => "law-comparable-border",
            Relation::Peer => "law-comparable-peer",
            Relation::Region => "law-comparable-region",
        })
    }
}

/// The section of a law's page.
pub(super) fn section(index: &EditionIndex, law: &Law) -> Option<AnyView> {
    let passed = law.passage()?.date;
    let here = index.jurisdiction(law.jurisdiction.as_str())?;
    let borders = places::neighbours(law.jurisdiction.as_str());
    let is_alike = |l: &&Law| {
        l.kind == law.kind && l.instrument == law.instrument && l.topics.iter().any(|t| law.topics.contains(t))
    };
    let days_apart = |l: &Law| Some((l.passage()?.date - passed).get_days().unsigned_abs());
    // Of each jurisdiction the one that was passed nearest in time.
    let mut found: Vec<(Relation, u32, &Law)> = index
        .edition
        .jurisdictions
        .iter()
        .filter_map(|other| {
            let relation = Relation::between(here, other, &borders)?;
            let alike = index.laws_of(other.id.as_str()).into_iter().filter(is_alike);
            let dated = alike.filter_map(|l| Some((days_apart(l)?, l)));
            let (days, nearest) = dated.min_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.id.cmp(&b.1.id)))?;
            Some((relation, days, nearest))
        })
        .collect();
    if found.is_empty() {
        return None;
    }
    found.sort_by(|a, b| (a.0, a.1, &a.2.id).cmp(&(b.0, b.1, &b.2.id)));
    let rows = found
        .into_iter()
        .take(MOST)
        .map(|(relation, _, l)| {
            let day = l.passage().map(|d| view! { <time datetime=stated_iso(d)>{stated(d)}</time> });
            let score = index.scores_of_law(l.id.as_str()).into_iter().find(|s| law.topics.contains(&s.topic));
            let (score, evidence) = match score {
                Some(s) => (components::score(s), Some(grade(s))),
                None => (view! { <span class="quiet">{say!("law-not-scored")}</span> }.into_any(), None),
            };
            view! {
                <tr>
                    <th scope="row">{jurisdiction_link(index, l.jurisdiction.as_str())}</th>
                    <td>{law_link(l)}</td>
                    <td>{relation.words()}</td>
                    <td>{day}</td>
                    <td class="bar-cell">{score}</td>
                    <td>{evidence}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">{say!("jurisdiction")}</th>
        <th scope="col">{say!("instrument")}</th>
        <th scope="col">{say!("law-comparable-why")}</th>
        <th scope="col">{say!("passed")}</th>
        <th scope="col">{say!("score-90")}</th>
        <th scope="col">{say!("evidence")}</th>
    };
    Some(
        view! {
            <section id="comparable">
                <h2>{say!("law-comparable")}</h2>
                <p class="quiet">{say!("law-comparable-about")}</p>
                {table(say!("law-comparable-caption"), head, rows)}
            </section>
        }
        .into_any(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn borders_come_before_peers_and_peers_before_the_region() {
        let of = |id: &str, income: &str| {
            let income_group = Some(income.to_owned());
            Jurisdiction { income_group, ..places::get(id).expect("a code of ISO 3166-1").clone() }
        };
        let kenya = of("KEN", "Lower middle income");
        let borders = places::neighbours("KEN");
        let between = |id: &str, income: &str| Relation::between(&kenya, &of(id, income), &borders);
        assert!(between("UGA", "Low income") == Some(Relation::Border));
        assert!(between("GHA", "Lower middle income") == Some(Relation::Peer));
        assert!(between("RWA", "Low income") == Some(Relation::Region));
        assert!(between("DEU", "Lower middle income").is_none(), "another region");
        assert!(between("GHA", "Low income").is_none(), "another part of Africa, and poorer");
        assert!(between("KEN", "Lower middle income").is_none(), "itself");
        // What nobody states is not the same.
        let unknown = Jurisdiction { income_group: None, ..kenya.clone() };
        let other = Jurisdiction { income_group: None, ..of("GHA", "") };
        assert!(Relation::between(&unknown, &other, &borders).is_none());
    }
}
