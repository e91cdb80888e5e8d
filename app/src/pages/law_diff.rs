//! What changed between two versions of a law. Complete without scripts.

use leptos::prelude::*;
use lexgap_domain::{
    DiffParagraph, DiffPiece, DiffSide, Edit, EditionIndex, Law, LawDiff, SectionChange, SectionChangeKind, TextUnit,
};

use crate::{
    components::{self, jurisdiction_link, kind_label},
    format::{diff_address, integer},
    layout::{Content, Context},
};

/// Changes that the table of contents names.
const CONTENTS: usize = 200;
/// A longer table of contents is folded away: on a phone it would fill screens.
const UNFOLDED: usize = 40;
/// Languages written from right to left, by their primary tag.
const RIGHT_TO_LEFT: [&str; 7] = ["ar", "dv", "fa", "he", "ps", "ur", "yi"];

/// The page of a comparison.
pub fn page(context: Context<'_>, diff: &LawDiff) -> Option<Content> {
    let index = context.index;
    let law = index.law(diff.law.as_str())?;
    let language = diff.language.clone().or_else(|| law.titles.first().map(|t| t.language.clone()));
    let right_to_left =
        language.as_deref().and_then(|l| l.split('-').next()).is_some_and(|l| RIGHT_TO_LEFT.contains(&l));
    let direction = if right_to_left { "rtl" } else { "ltr" };
    let unit = (diff.unit == TextUnit::Paragraph).then(|| {
        view! {
            <p class="notice">
                "No sections are known of this document, so its plain text is compared paragraph by paragraph."
            </p>
        }
    });
    let left_out = (diff.left_out > 0).then(|| {
        let n = integer(diff.left_out as u64);
        view! { <p class="notice">{format!("{n} more changed sections are too long to be shown; both originals are linked above.")}</p> }
    });
    let changes = diff.changes.iter().enumerate().map(|(n, c)| change(n, c, diff)).collect_view();
    let title = law.title().to_owned();
    let body = view! {
        <p class="quiet">
            <a href=format!("/laws/{}", law.id)>{title.clone()}</a>
            " · " {jurisdiction_link(index, law.jurisdiction.as_str())} " · " {kind_label(law.kind)}
        </p>
        <h1>
            "What changed from " <time>{diff.from.date.to_string()}</time> " to " <time>{diff.to.date.to_string()}</time>
        </h1>
        <dl class="facts">
            <dt>"From"</dt>
            <dd>{side(index, &diff.from, diff.unit)}</dd>
            <dt>"To"</dt>
            <dd>{side(index, &diff.to, diff.unit)}</dd>
            <dt>"For programs"</dt>
            <dd>{address(law, diff)}</dd>
        </dl>
        {unit}
        <p>{summary(diff)}</p>
        <p class="quiet">
            "Reading aid: " <ins>"put in"</ins> ", " <del>"taken out"</del>
            ". Compared by Lexgap from the two archived originals; the publisher’s text decides."
        </p>
        {left_out}
        {contents(diff)}
        <div class="diff" lang=language dir=direction>{changes}</div>
        {neighbours(law, diff)}
    };
    let place = components::name_of(index, law.jurisdiction.as_str());
    let description = format!("{title}, {place}: the text of {} beside that of {}.", diff.from.date, diff.to.date);
    Some(Content::new(format!("{title}: {} to {}", diff.from.date, diff.to.date), description, body))
}

/// The page of two versions that cannot be compared.
pub fn none(context: Context<'_>, id: &str, why: &str, status: u16) -> Option<Content> {
    let law = context.index.law(id)?;
    let body = view! {
        <h1>"These versions cannot be compared"</h1>
        <p class="notice">{format!("{why}.")}</p>
        <p><a href=format!("/laws/{id}#versions")>{format!("Versions of {}", law.title())}</a></p>
    };
    Some(Content { status, ..Content::new("These versions cannot be compared", "No comparison.", body) })
}

fn side(index: &EditionIndex, side: &DiffSide, unit: TextUnit) -> AnyView {
    let sha = side.snapshot.to_string();
    let name = index.snapshot(&sha).map_or_else(|| sha.chars().take(12).collect(), |s| s.name.clone());
    let parts = match unit {
        TextUnit::Section => "sections",
        TextUnit::Paragraph => "paragraphs",
    };
    view! {
        <time datetime=side.date.to_string()>{side.date.to_string()}</time>
        {format!(", {}, {} {parts}, ", side.label, integer(side.sections as u64))}
        <a href=format!("/snapshots/{sha}")>{name}</a>
    }
    .into_any()
}

fn address(law: &Law, diff: &LawDiff) -> AnyView {
    let address = format!("/api/v1/laws/{}/diff?from={}&to={}", law.id, diff.from.snapshot, diff.to.snapshot);
    view! { <a href=address.clone()><code class="hash">{address.clone()}</code></a> }.into_any()
}

fn summary(diff: &LawDiff) -> String {
    if diff.changes.is_empty() && diff.left_out == 0 {
        return "Nothing in the text is different.".to_owned();
    }
    let shown: Vec<String> = SectionChangeKind::ALL
        .into_iter()
        .map(|kind| (kind, diff.count(kind)))
        .filter(|(_, n)| *n > 0)
        .map(|(kind, n)| format!("{} {}", integer(n as u64), kind.label()))
        .collect();
    match diff.unit {
        TextUnit::Section => format!("Sections: {}; {} unchanged.", shown.join(", "), integer(diff.unchanged as u64)),
        TextUnit::Paragraph => "The paragraphs that differ stand below, each with those next to it.".to_owned(),
    }
}

/// What a section is called on this page.
fn name(change: &SectionChange, unit: TextUnit) -> String {
    match (change.number.as_str(), unit) {
        ("", TextUnit::Paragraph) => "Text".to_owned(),
        ("", TextUnit::Section) => "Outside of sections".to_owned(),
        (number, _) => number.to_owned(),
    }
}

fn contents(diff: &LawDiff) -> Option<AnyView> {
    if diff.changes.len() < 2 {
        return None;
    }
    let items = diff
        .changes
        .iter()
        .take(CONTENTS)
        .enumerate()
        .map(|(n, c)| {
            view! { <li><a href=format!("#change-{n}")>{name(c, diff.unit)}</a> " " <small>{c.kind.label()}</small></li> }
        })
        .collect_view();
    let more = diff.changes.len().saturating_sub(CONTENTS);
    let more = (more > 0).then(|| view! { <li>{format!("and {} more", integer(more as u64))}</li> });
    let list = view! { <ul class="inline">{items}{more}</ul> };
    let list = if diff.changes.len() > UNFOLDED {
        let summary = format!("{} changed sections", integer(diff.changes.len() as u64));
        view! { <details><summary>{summary}</summary>{list}</details> }.into_any()
    } else {
        list.into_any()
    };
    Some(view! { <nav aria-label="Changed sections" class="contents">{list}</nav> }.into_any())
}

fn change(n: usize, change: &SectionChange, diff: &LawDiff) -> AnyView {
    let kind = change.kind.label();
    let class = match change.kind {
        SectionChangeKind::Added => "change change-added",
        SectionChangeKind::Repealed => "change change-repealed",
        _ => "change",
    };
    let before =
        change.number_before.clone().map(|b| format!(", was {}", if b.is_empty() { "without number" } else { &b }));
    let moved = (change.kind == SectionChangeKind::Moved && change.number_before.is_none()).then(
        || view! { <p class="quiet" lang="en" dir="ltr">"The same words, at another place among the sections."</p> },
    );
    let paragraphs = change.paragraphs.iter().map(paragraph).collect_view();
    view! {
        <section id=format!("change-{n}") class=class>
            <h2>
                {name(change, diff.unit)} " " {pieces(&change.heading)} " "
                <small lang="en" dir="ltr">{kind} {before}</small>
            </h2>
            {moved}
            {paragraphs}
        </section>
    }
    .into_any()
}

fn paragraph(paragraph: &DiffParagraph) -> AnyView {
    match paragraph {
        DiffParagraph::Unchanged(n) => {
            let text = if *n == 1 {
                "1 paragraph unchanged".to_owned()
            } else {
                format!("{} paragraphs unchanged", integer(*n as u64))
            };
            view! { <p class="skipped" lang="en" dir="ltr">{text}</p> }.into_any()
        }
        DiffParagraph::Text(text) => view! { <p>{pieces(text)}</p> }.into_any(),
    }
}

/// Signs and words beside the colour: a reader who sees no colours, or hears the page, is told as well.
fn pieces(pieces: &[DiffPiece]) -> Vec<AnyView> {
    let piece = |p: &DiffPiece| match p.edit {
        Edit::Equal => p.text.clone().into_any(),
        Edit::Insert => view! { <ins>{p.text.clone()}</ins> }.into_any(),
        Edit::Delete => view! { <del>{p.text.clone()}</del> }.into_any(),
    };
    pieces.iter().map(piece).collect()
}

/// The comparisons before and after this one.
fn neighbours(law: &Law, diff: &LawDiff) -> Option<AnyView> {
    let texts = law.texts();
    let at = |side: &DiffSide| texts.iter().position(|v| v.provenance.snapshot == side.snapshot);
    let (from, to) = (at(&diff.from)?, at(&diff.to)?);
    let link = |a: Option<usize>, b: Option<usize>, label: &str| {
        let (a, b) = (texts.get(a?)?, texts.get(b?)?);
        let text = format!("{label}: {} to {}", a.date, b.date);
        Some(view! { <li><a href=diff_address(law, a, b)>{text}</a></li> })
    };
    let before = link(from.checked_sub(1), Some(from), "Before");
    let after = link(Some(to), to.checked_add(1), "After");
    Some(view! { <nav aria-label="Other versions"><ul class="inline">{before}{after}</ul></nav> }.into_any())
}
