//! Counts of enforcement of a topic, with who produced them.

use std::collections::BTreeMap;

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, Jurisdiction, Law, Measure, Observation, Topic, decimal_year};

use super::shortened;
use crate::{
    charts,
    components::counts_table,
    say::{self, link, rich, say, to},
    share::About,
};

/// Characters of a law's name beside its line in a chart.
const NAME: usize = 24;

/// Counts of enforcement of a topic: totals as a chart with its table.
pub fn section(index: &EditionIndex, j: &Jurisdiction, topic: Topic, laws: &[&Law]) -> Option<AnyView> {
    let all: Vec<&Observation> =
        index.observations_of(j.id.as_str()).into_iter().filter(|o| o.topics.contains(&topic)).collect();
    let totals: Vec<&Observation> = all.iter().copied().filter(|o| o.is_total()).collect();
    let parts = all.len() - totals.len();
    if all.is_empty() {
        return Some(
            view! {
                <p class="missing">{say!("card-no-counts")}</p>
            }
            .into_any(),
        );
    }
    let first = totals.iter().map(|o| o.period.index_year()).min();
    let marks: Vec<(f64, String)> = laws
        .iter()
        .filter_map(|l| Some((l.effective()?.0, shortened(l.title(), NAME))))
        .filter(|(date, _)| first.is_some_and(|f| date.year() >= f - 3))
        .map(|(date, name)| (decimal_year(date), name))
        .collect();
    let measures: Vec<Measure> = Measure::ALL.into_iter().filter(|m| totals.iter().any(|o| o.measure == *m)).collect();
    let caption = say!("card-counts", name = say::name(j), topic = say::topic_within(topic));
    let table = counts_table(&totals, say!("counts-each-leads", caption = caption.as_str()));
    let drawn = match charts::counts(&totals, &measures, &marks) {
        Some(chart) => {
            let about = About::new(&["counts", j.id.as_str(), topic.id()], caption)
                .by(index, totals.iter().map(|o| &o.source))
                .with_data(format!("/api/v1/observations?jurisdiction={}&topic={}&totals=true", j.id, topic.id()));
            charts::chart(about, &chart, table)
        }
        None => table,
    };
    let sources = sources_of(index, &all);
    let parts = (parts > 0).then(|| {
        let href = format!("/api/v1/observations?jurisdiction={}&topic={}&format=csv", j.id, topic.id());
        view! { <p class="quiet">{rich!("card-parts", n = parts, a = link(href))}</p> }
    });
    Some(view! { <div>{drawn} {sources} {parts}</div> }.into_any())
}

/// Who produced the figures, with the class of interest.
fn sources_of(index: &EditionIndex, observations: &[&Observation]) -> AnyView {
    let mut by_source: BTreeMap<&str, usize> = BTreeMap::new();
    for o in observations {
        *by_source.entry(o.source.as_str()).or_default() += 1;
    }
    let items = by_source
        .into_iter()
        .filter_map(|(id, n)| {
            let s = index.source(id)?;
            let title = view! { <a href=to(format!("/sources#{}", s.id)) dir="auto">{s.title.clone()}</a> }.into_any();
            let said = rich!(
                "card-source",
                title = title,
                publisher = s.publisher.as_str(),
                interest = say::interest(s),
                n = n
            );
            Some(view! { <li>{said}</li> })
        })
        .collect_view();
    view! { <p class="quiet">{say!("card-sources")}</p><ul class="quiet">{items}</ul> }.into_any()
}
