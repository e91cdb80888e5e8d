//! Every law that carries a flag of one kind.

use leptos::prelude::*;
use lexgap_domain::FlagKind;

use crate::{
    components::{grade, jurisdiction_link, law_link, table},
    layout::{Content, Context, Feed},
    say::{self, link, rich, say, to},
};

/// The list of the flag with that identifier.
pub fn page(context: Context<'_>, id: &str) -> Option<Content> {
    let index = context.index;
    let kind = FlagKind::ALL.into_iter().find(|k| k.id() == id)?;
    let name = say::message(&kind.message());
    let others = FlagKind::ALL
        .map(|k| {
            let current = (k == kind).then_some("page");
            view! {
                <li><a href=to(format!("/flags/{}", k.id())) aria-current=current>{say::message(&k.message())}</a></li>
            }
        })
        .collect_view();
    let mut flagged: Vec<_> =
        index.edition.scores.iter().filter_map(|s| Some((s, s.flags.iter().find(|f| f.kind == kind)?))).collect();
    flagged.sort_by(|(a, _), (b, _)| {
        (a.grade, &a.jurisdiction, a.topic, &a.law).cmp(&(b.grade, &b.jurisdiction, b.topic, &b.law))
    });
    let n = flagged.len();
    let rows = flagged
        .into_iter()
        .map(|(s, flag)| {
            view! {
                <tr>
                    <th scope="row">{jurisdiction_link(index, s.jurisdiction.as_str())}</th>
                    <td>{index.law(s.law.as_str()).map(law_link)} " " <small>{say::topic(s.topic)}</small></td>
                    <td>{grade(s)}</td>
                    <td><small>{say::message(&flag.said)}</small></td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">{say!("jurisdiction")}</th>
        <th scope="col">{say!("instrument")}</th>
        <th scope="col">{say!("evidence")}</th>
        <th scope="col">{say!("flags")}</th>
    };
    let title = say!("flags-title", flag = name.as_str());
    let feed = Feed { title: say!("feed-of", name = name.as_str()), path: format!("/flags/{id}/feed.atom") };
    let body = view! {
        <nav aria-label=say!("flags")><ul class="inline tabs">{others}</ul></nav>
        <h1>{title.clone()}</h1>
        <p class="lead">{rich!("flags-about", n = n, a = link("/methodology"))}</p>
        {table(title.clone(), head, rows)}
        <p class="quiet">{feed.link()}</p>
    };
    Some(Content::new(title, say!("flags-description", flag = name.as_str()), body).with_feed(feed))
}
