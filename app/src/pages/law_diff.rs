//! What changed between two versions of a law. Complete without scripts.

use leptos::prelude::*;
use lexgap_domain::{
    DiffParagraph, DiffPiece, DiffSide, Edit, EditionIndex, Law, LawDiff, SectionChange, SectionChangeKind, TextUnit,
};

use super::law_history::version_label;
use crate::{
    components::{self, jurisdiction_link},
    format::{date, diff_address},
    layout::{Content, Context},
    say::{self, rich, say, to},
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
    let unit =
        (diff.unit == TextUnit::Paragraph).then(|| view! { <p class="notice">{say!("law-diff-no-sections")}</p> });
    let left_out =
        (diff.left_out > 0).then(|| view! { <p class="notice">{say!("law-diff-left-out", n = diff.left_out)}</p> });
    let changes = diff.changes.iter().enumerate().map(|(n, c)| change(n, c, diff)).collect_view();
    let title = law.title().to_owned();
    let (from, to_day) = (date(diff.from.date), date(diff.to.date));
    let heading = rich!("law-diff-heading", from = day(&diff.from), to = day(&diff.to));
    let body = view! {
        <p class="quiet">
            <a href=to(format!("/laws/{}", law.id))>
                <bdi lang=law.titles.first().map(|t| t.language.clone())>{title.clone()}</bdi>
            </a>
            " · " {jurisdiction_link(index, law.jurisdiction.as_str())} " · " {say::law_kind(law.kind)}
        </p>
        <h1>{heading}</h1>
        <dl class="facts">
            <dt>{say!("law-diff-from")}</dt>
            <dd>{side(index, &diff.from, diff.unit)}</dd>
            <dt>{say!("law-diff-to")}</dt>
            <dd>{side(index, &diff.to, diff.unit)}</dd>
            <dt>{say!("for-programs")}</dt>
            <dd>{address(law, diff)}</dd>
        </dl>
        {unit}
        <p>{summary(diff)}</p>
        <p class="quiet">{rich!("law-diff-reading-aid")}</p>
        {left_out}
        {contents(diff)}
        <div class="diff" lang=language dir=direction>{changes}</div>
        {neighbours(law, diff)}
    };
    let place = components::name_of(index, law.jurisdiction.as_str());
    let description = say!(
        "law-diff-description",
        law = title.as_str(),
        jurisdiction = place,
        from = from.as_str(),
        to = to_day.as_str()
    );
    Some(Content::new(say!("law-diff-title", law = title, from = from, to = to_day), description, body))
}

/// The page of two versions that cannot be compared.
pub fn none(context: Context<'_>, id: &str, why: &str, status: u16) -> Option<Content> {
    let law = context.index.law(id)?;
    let body = view! {
        <h1>{say!("law-diff-none")}</h1>
        <p class="notice" lang="en" dir="auto">{format!("{why}.")}</p> // message
        <p><a href=to(format!("/laws/{id}#history"))>{say!("law-diff-versions-of", law = law.title())}</a></p>
    };
    Some(Content { status, ..Content::new(say!("law-diff-none"), say!("law-diff-none-description"), body) })
}

fn day(side: &DiffSide) -> AnyView {
    view! { <time datetime=side.date.to_string()>{date(side.date)}</time> }.into_any()
}

fn side(index: &EditionIndex, side: &DiffSide, unit: TextUnit) -> AnyView {
    let sha = side.snapshot.to_string();
    let name = index.snapshot(&sha).map_or_else(|| sha.chars().take(12).collect(), |s| s.name.clone());
    let file = view! { <a href=to(format!("/snapshots/{sha}"))><bdi>{name}</bdi></a> };
    let said = match unit {
        TextUnit::Section => "law-diff-side-sections",
        TextUnit::Paragraph => "law-diff-side-paragraphs",
    };
    rich!(said, day = day(side), label = version_label(&side.label), n = side.sections, file = file.into_any())
}

fn address(law: &Law, diff: &LawDiff) -> AnyView {
    let address = format!("/api/v1/laws/{}/diff?from={}&to={}", law.id, diff.from.snapshot, diff.to.snapshot);
    view! { <a href=address.clone()><code class="hash" dir="ltr">{address.clone()}</code></a> }.into_any()
}

fn summary(diff: &LawDiff) -> String {
    if diff.changes.is_empty() && diff.left_out == 0 {
        return say!("law-diff-nothing");
    }
    let shown: Vec<String> = SectionChangeKind::ALL
        .into_iter()
        .map(|kind| (kind, diff.count(kind)))
        .filter(|(_, n)| *n > 0)
        .map(|(kind, n)| say!(counted(kind), n = n))
        .collect();
    match diff.unit {
        TextUnit::Section => {
            say!("law-diff-sections", changes = shown.join(&say!("list-separator")), unchanged = diff.unchanged)
        }
        TextUnit::Paragraph => say!("law-diff-paragraphs"),
    }
}

/// The message of how many sections changed in that way.
fn counted(kind: SectionChangeKind) -> &'static str {
    match kind {
        SectionChangeKind::Added => "law-diff-n-added",
        SectionChangeKind::Repealed => "law-diff-n-repealed",
        SectionChangeKind::Changed => "law-diff-n-changed",
        SectionChangeKind::Moved => "law-diff-n-moved",
        SectionChangeKind::MovedAndChanged => "law-diff-n-moved-and-changed",
    }
}

/// What happened to one section.
fn what(kind: SectionChangeKind) -> String {
    say!(match kind {
        SectionChangeKind::Added => "law-diff-added",
        SectionChangeKind::Repealed => "law-diff-repealed",
        SectionChangeKind::Changed => "law-diff-changed",
        SectionChangeKind::Moved => "law-diff-moved",
        SectionChangeKind::MovedAndChanged => "law-diff-moved-and-changed",
    })
}

/// What a section is called on this page.
fn name(change: &SectionChange, unit: TextUnit) -> AnyView {
    let ours = match (change.number.as_str(), unit) {
        ("", TextUnit::Paragraph) => say!("law-diff-text"),
        ("", TextUnit::Section) => say!("law-diff-outside"),
        (number, _) => return number.to_owned().into_any(),
    };
    let language = say::language();
    view! { <span lang=language.tag() dir=language.direction()>{ours}</span> }.into_any()
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
            view! { <li><a href=format!("#change-{n}")>{name(c, diff.unit)}</a> " " <small>{what(c.kind)}</small></li> }
        })
        .collect_view();
    let more = diff.changes.len().saturating_sub(CONTENTS);
    let more = (more > 0).then(|| view! { <li>{say!("law-diff-and-more", n = more)}</li> });
    let list = view! { <ul class="inline">{items}{more}</ul> };
    let list = if diff.changes.len() > UNFOLDED {
        let summary = say!("law-diff-n-changed-sections", n = diff.changes.len());
        view! { <details><summary>{summary}</summary>{list}</details> }.into_any()
    } else {
        list.into_any()
    };
    Some(view! { <nav aria-label=say!("law-diff-contents") class="contents">{list}</nav> }.into_any())
}

fn change(n: usize, change: &SectionChange, diff: &LawDiff) -> AnyView {
    let language = say::language();
    let class = match change.kind {
        SectionChangeKind::Added => "change change-added",
        SectionChangeKind::Repealed => "change change-repealed",
        _ => "change",
    };
    let kind = what(change.kind);
    let kind = match change.number_before.as_deref() {
        None => kind,
        Some("") => say!("law-diff-was-without-number", change = kind),
        Some(number) => say!("law-diff-was", change = kind, number = number),
    };
    let moved = (change.kind == SectionChangeKind::Moved && change.number_before.is_none()).then(|| {
        view! { <p class="quiet" lang=language.tag() dir=language.direction()>{say!("law-diff-same-words")}</p> }
    });
    let paragraphs = change.paragraphs.iter().map(paragraph).collect_view();
    view! {
        <section id=format!("change-{n}") class=class>
            <h2>
                {name(change, diff.unit)} " " {pieces(&change.heading)} " "
                <small lang=language.tag() dir=language.direction()>{kind}</small>
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
            let language = say::language();
            let text = say!("law-diff-unchanged", n = *n);
            view! { <p class="skipped" lang=language.tag() dir=language.direction()>{text}</p> }.into_any()
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
    let link = |a: Option<usize>, b: Option<usize>, id: &str| {
        let (a, b) = (texts.get(a?)?, texts.get(b?)?);
        let text = say!(id, from = date(a.date), to = date(b.date));
        Some(view! { <li><a href=diff_address(law, a, b)>{text}</a></li> })
    };
    let before = link(from.checked_sub(1), Some(from), "law-diff-before");
    let after = link(Some(to), to.checked_add(1), "law-diff-after");
    Some(
        view! { <nav aria-label=say!("law-diff-other-versions")><ul class="inline">{before}{after}</ul></nav> }
            .into_any(),
    )
}
