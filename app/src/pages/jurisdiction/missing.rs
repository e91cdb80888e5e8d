//! What is missing for the scores of a jurisdiction, and who could supply it.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use lexgap_domain::{ComponentKind, EditionIndex, Law};

use crate::{
    components::{law_link, table},
    say::{self, say},
};

/// Rows that stand open; what concerns fewer instruments is folded away.
const SHOWN: usize = 6;

/// The components and instruments that want one input.
type Wanting<'a> = (BTreeSet<ComponentKind>, Vec<&'a Law>);

/// Every missing input once, with the components and instruments that want it, those of most instruments first.
pub fn section(index: &EditionIndex, id: &str) -> Option<AnyView> {
    let mut wanted: BTreeMap<(String, String), Wanting<'_>> = BTreeMap::new();
    for s in index.scores_of(id) {
        let Some(law) = index.law(s.law.as_str()) else { continue };
        for m in &s.missing {
            let (reason, supplier) = (say::message(&m.reason), say::message(&m.supplier));
            let (components, laws) = wanted.entry((reason, supplier)).or_default();
            components.insert(m.component);
            if laws.iter().all(|l| l.id != law.id) {
                laws.push(law);
            }
        }
    }
    if wanted.is_empty() {
        return None;
    }
    let mut wanted: Vec<_> = wanted.into_iter().collect();
    // The sort is stable: alike ones stay in the order of their words.
    wanted.sort_by_key(|(_, (_, laws))| std::cmp::Reverse(laws.len()));
    let n = wanted.len();
    let rest = wanted.split_off(SHOWN.min(n));
    let folded = (!rest.is_empty()).then(|| {
        view! {
            <details>
                <summary>{say!("card-missing-more", n = rest.len())}</summary>
                {rows(rest)}
            </details>
        }
    });
    Some(
        view! {
            <section id="missing">
                <h2>{say!("card-missing")}</h2>
                <p class="quiet">{say!("card-missing-about")}</p>
                {rows(wanted)}
                {folded}
            </section>
        }
        .into_any(),
    )
}

type Wanted<'a> = ((String, String), Wanting<'a>);

fn rows(wanted: Vec<Wanted<'_>>) -> AnyView {
    let rows = wanted
        .into_iter()
        .map(|((reason, supplier), (components, laws))| {
            let components: Vec<String> = components.into_iter().map(say::component).collect();
            let instruments = match &laws[..] {
                [one] => law_link(one),
                laws => {
                    let links = laws.iter().map(|law| view! { <li>{law_link(law)}</li> }).collect_view();
                    view! {
                        <details>
                            <summary>{say!("card-flag-instruments", n = laws.len())}</summary>
                            <ul>{links}</ul>
                        </details>
                    }
                    .into_any()
                }
            };
            view! {
                <tr>
                    <th scope="row">{reason}</th>
                    <td>{supplier}</td>
                    <td>{components.join(&say!("list-separator"))}</td>
                    <td>{instruments}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">{say!("card-missing-what")}</th>
        <th scope="col">{say!("card-missing-who")}</th>
        <th scope="col">{say!("card-missing-for")}</th>
        <th scope="col">{say!("instrument")}</th>
    };
    table(say!("card-missing"), head, rows)
}
