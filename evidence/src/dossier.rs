//! The dossier: what is claimed, on what, how sure, what contradicts it, how it was obtained and how to check it. One text,
//! shown as an HTML page that needs nothing beside it and, by `lexgap-dossier`, as an accessible PDF.

use std::{
    collections::BTreeSet,
    fmt::{Display, Write as _},
};

use lexgap_domain::{DatePrecision, LawDate, LawKind, Observation, Qualifier, Ratio, RevisionKind, Score};
use lexgap_texts::english;
use serde::Serialize;

use crate::{
    metadata::{About, SOFTWARE},
    redact::Fact,
    select::Shown,
};

/// The text of a dossier.
#[derive(Clone, Debug, Serialize)]
pub struct Dossier {
    pub title: String,
    /// From what, by what and when.
    pub lead: String,
    /// The day on which the bundle is made.
    pub date: String,
    pub sections: Vec<Section>,
}

/// A section with its heading.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    pub heading: String,
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    Paragraph(String),
    Numbered(Vec<String>),
    Bullets(Vec<String>),
    /// A table whose first cells name their rows.
    Table {
        caption: String,
        head: Vec<String>,
        rows: Vec<Vec<String>>,
    },
}

const STYLE: &str = "body{font:1rem/1.5 Georgia,serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}\
h1,h2,h3{line-height:1.25}table{border-collapse:collapse;width:100%;margin:1rem 0;font-size:.85rem}\
th,td{border:1px solid #777;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{overflow-wrap:break-word;hyphens:auto}\
caption{text-align:left;font-weight:bold;padding:.3rem 0}code{font-size:.8rem;overflow-wrap:anywhere}\
@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr{break-inside:avoid}}";

/// Text inside HTML.
fn esc(text: impl Display) -> String {
    let mut out = String::new();
    for c in text.to_string().chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// A count in words: what is not there has a reason.
fn figure(o: &Observation) -> String {
    let n = |v: Option<f64>| v.map(|v| v.to_string()).unwrap_or_default();
    let q = &o.quantity;
    match q.qualifier {
        Qualifier::Exact => n(q.value),
        Qualifier::AtLeast => format!("at least {}", n(q.value.or(q.lower))),
        Qualifier::About => format!("about {}", n(q.value)),
        Qualifier::Interval => format!("{} to {}", n(q.lower), n(q.upper)),
        Qualifier::NoneReported => "none reported".to_owned(),
        Qualifier::NotReported => "not reported".to_owned(),
    }
}

fn place(snapshot: &str, locator: &str) -> String {
    format!("{}… {locator}", snapshot.chars().take(12).collect::<String>())
}

/// A date no more precise than it is known: `on 2010-03-04`, `in 2010-03`, `in 2010`.
fn day(date: &LawDate) -> String {
    match date.precision {
        DatePrecision::Day => format!("on {}", date.date),
        DatePrecision::Month => format!("in {}", date.date.strftime("%Y-%m")),
        DatePrecision::Year => format!("in {}", date.date.strftime("%Y")),
    }
}

/// A number with three significant digits.
fn significant(x: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "at most some hundred")]
    let magnitude = if x == 0.0 { 0 } else { x.abs().log10().floor() as i32 };
    let decimals = usize::try_from(2 - magnitude).unwrap_or(0).min(6);
    format!("{x:.decimals$}")
}

/// The claim that a score makes, in one sentence.
fn claim(about: &About<'_>, score: &Score) -> String {
    let law = about.index.law(score.law.as_str());
    let title = law.map_or(score.law.as_str(), |l| l.title());
    let passed = law.and_then(|l| l.passage().map(|d| (l.kind, d)));
    let passed = passed.map(|(kind, d)| {
        let verb = if kind == LawKind::Treaty { "joined" } else { "passed" };
        format!(", {verb} {},", day(d))
    });
    let passed = passed.unwrap_or_default();
    let topic = score.topic.label().to_lowercase();
    match (score.score, score.lower, score.upper) {
        (Some(value), Some(lower), Some(upper)) => format!(
            "On {topic}, {title}{passed} is carried out to {value:.0} of 100 in {} (90 % interval {lower:.0} to {upper:.0}); \
             the evidence is of grade {}.",
            score.year,
            score.grade.letter()
        ),
        _ => format!("On {topic}, the evidence does not suffice to say how far {title}{passed} is carried out."),
    }
}

/// `text`, unless the field that it tells is masked.
fn unless<T: Fact>(fact: &Shown<'_, T>, field: &str, text: String) -> String {
    if fact.is_masked(field) { "masked".to_owned() } else { text }
}

/// The text about a bundle.
pub(crate) fn of(about: &About<'_>) -> Dossier {
    let (head, chosen) = (about.index.head(), about.chosen);
    let lead = format!(
        "Evidence from edition {} of {}, method {}. Made {} by {SOFTWARE}.",
        head.number,
        head.published_at.strftime("%Y-%m-%d"),
        head.method_version,
        about.now.strftime("%Y-%m-%d %H:%M UTC"),
    );

    let mut claimed = Section::new("What is claimed");
    let mut scores: Vec<&Score> = chosen.scores.clone();
    scores.sort_by_key(|s| (s.score.is_none(), s.topic, s.law.clone()));
    if scores.is_empty() {
        let none = "No law of this choice is scored in this edition; the facts stand for themselves.";
        claimed.blocks.push(Block::Paragraph(none.to_owned()));
    } else {
        claimed.blocks.push(Block::Numbered(scores.iter().map(|score| claim(about, score)).collect()));
    }

    let mut grounds = Section::new("On what it rests");
    for score in scores.iter().filter(|s| s.score.is_some()) {
        let title = about.index.law(score.law.as_str()).map_or(score.law.as_str(), |l| l.title());
        let rows: Vec<Vec<String>> = score
            .components
            .iter()
            .map(|c| {
                let value = format!("{:.2} [{:.2}, {:.2}]", c.value, c.lower, c.upper);
                vec![c.kind.label().to_owned(), value, english(&c.explanation), c.observations.len().to_string()]
            })
            .collect();
        let caption = format!("{title}: {}", score.topic.label());
        grounds.table(&caption, &["Part of the score", "Value, 90 % interval", "In words", "Counts"], rows);
    }
    let rows: Vec<Vec<String>> = chosen
        .facts
        .laws
        .iter()
        .map(|law| {
            let dates: Vec<String> = law.dates.iter().map(|d| format!("{} {}", d.kind.label(), day(d))).collect();
            let at = law.dates.first().map(|d| place(d.provenance.snapshot.as_str(), &d.provenance.locator));
            vec![
                unless(law, "titles", law.title().to_owned()),
                unless(law, "citation", law.citation.clone()),
                unless(law, "dates", dates.join("; ")),
                unless(law, "dates", at.unwrap_or_default()),
            ]
        })
        .collect();
    grounds.table("Laws and treaty obligations", &["Title", "Citation", "Dates", "Original and place"], rows);
    let totals: Vec<&Shown<'_, Observation>> =
        chosen.facts.observations.iter().filter(|o| o.breakdown.is_empty() && !o.is_masked("breakdown")).collect();
    let rows: Vec<Vec<String>> = totals
        .iter()
        .map(|o| {
            let source = about.index.source(o.source.as_str());
            let who = source.map(|s| format!("{} ({})", s.publisher, s.interest_class.label())).unwrap_or_default();
            vec![
                unless(o, "measure", o.measure.label().to_owned()),
                unless(o, "period", o.period.label()),
                format!("{}, {}", unless(o, "quantity", figure(o)), unless(o, "unit", o.unit.id().to_owned())),
                unless(o, "source", who),
                unless(o, "status", o.status.id().to_owned()),
                unless(o, "provenance", place(o.provenance.snapshot.as_str(), &o.provenance.locator)),
            ]
        })
        .collect();
    let head_of_counts = ["Count", "Period", "Figure", "Who says so", "Status", "Original and place"];
    grounds.table(
        "Counts of enforcement (totals; parts of totals stand in tables/observations.csv)",
        &head_of_counts,
        rows,
    );

    let rows: Vec<Vec<String>> = chosen
        .facts
        .claims
        .iter()
        .map(|c| {
            let who = about.index.source(c.source.as_str()).map(|s| s.publisher.clone()).unwrap_or_default();
            let at = place(c.provenance.snapshot.as_str(), &c.provenance.locator);
            vec![
                unless(c, "said", c.said.words()),
                unless(c, "period", c.period.map(|p| p.label()).unwrap_or_default()),
                unless(c, "source", who),
                unless(c, "status", c.status.id().to_owned()),
                unless(c, "provenance", at),
            ]
        })
        .collect();
    let head_of_claims = ["Statement", "Period", "Who says so", "Status", "Original and place"];
    grounds.table("What reports say of laws, ratings and officials", &head_of_claims, rows);

    let estimated = chosen.effects.iter().filter_map(|e| Some((*e, e.result.as_ref().ok()?, e.counted.as_ref()?)));
    let rows: Vec<Vec<String>> = estimated
        .map(|(e, change, counted)| {
            let title = about.index.law(e.law.as_str()).map_or(e.law.as_str(), |l| l.title());
            let times =
                |r: Ratio| format!("{} [{}, {}]", significant(r.value), significant(r.lower), significant(r.upper));
            vec![
                format!("{title}: {}", e.topic.label()),
                counted.measure.label().to_owned(),
                format!("{}; {}, {}", e.from_year, change.years_before, change.years_after),
                times(change.overall),
                times(change.level),
                change.others.len().to_string(),
            ]
        })
        .collect();
    if !rows.is_empty() {
        let caution = "What follows describes how a yearly count went on from its trend before a law (interrupted time \
                       series). It does not tell that the law caused the change. Laws of which it cannot be estimated, \
                       with the reason, and every year stand in tables/effects.csv and tables/effect_years.csv.";
        grounds.blocks.push(Block::Paragraph(caution.to_owned()));
    }
    grounds.table(
        "What changed after each law",
        &[
            "Law and topic",
            "Count",
            "First year; years before, from it on",
            "All years from it on, times the trend before, 95 % interval",
            "First year alone",
            "Other laws of these years",
        ],
        rows,
    );

    let mut certainty = Section::new("How sure it is");
    certainty.blocks.push(Block::Bullets(about.limits()));
    let rows: Vec<Vec<String>> = scores
        .iter()
        .flat_map(|s| s.missing.iter().map(move |m| (s, m)))
        .map(|(s, m)| {
            let (topic, part) = (s.topic.label().to_owned(), m.component.label().to_owned());
            vec![topic, part, english(&m.reason), english(&m.supplier)]
        })
        .collect();
    certainty.table(
        "What is missing, and who could supply it",
        &["Topic", "Part", "Missing", "Who could supply it"],
        rows,
    );

    let mut against = Section::new("What contradicts it");
    // What is flagged of a topic is flagged of all its laws: said once.
    let flags: BTreeSet<String> = scores
        .iter()
        .flat_map(|s| s.flags.iter().map(|f| format!("{}: {}", s.topic.label(), english(&f.said))))
        .collect();
    let contradictions: Vec<String> = chosen.contradictions.iter().map(|c| english(&c.explanation)).collect();
    if flags.is_empty() && contradictions.is_empty() && chosen.revisions.is_empty() {
        let none = "No contradiction within a source, no silent revision and no warning is on record. That is not proof that \
                    there is none.";
        against.blocks.push(Block::Paragraph(none.to_owned()));
    }
    if !flags.is_empty() || !contradictions.is_empty() {
        against.blocks.push(Block::Bullets(flags.into_iter().chain(contradictions).collect()));
    }
    let rows: Vec<Vec<String>> = chosen
        .revisions
        .iter()
        .map(|r| {
            let now = r.after.as_ref().and_then(|id| about.index.observation(id.as_str())).map(figure);
            let now = match r.kind {
                RevisionKind::Changed => now.unwrap_or_else(|| "changed".to_owned()),
                RevisionKind::Withdrawn => "withdrawn".to_owned(),
            };
            vec![
                r.before.measure.label().to_owned(),
                r.before.period.label(),
                figure(&r.before),
                now,
                place(r.before.provenance.snapshot.as_str(), &r.before.provenance.locator),
            ]
        })
        .collect();
    against.table(
        "Figures that their own source changed without saying so",
        &["Count", "Period", "Before", "Now", "Original and place"],
        rows,
    );

    let mut obtained = Section::new("How it was obtained");
    let rows: Vec<Vec<String>> = about
        .originals()
        .map(|(s, there)| {
            vec![
                s.sha256.to_string(),
                s.url.clone().unwrap_or_else(|| s.name.clone()),
                s.retrieved_at.strftime("%Y-%m-%d %H:%M UTC").to_string(),
                if there { "in originals.warc.gz" } else { "not in this bundle" }.to_owned(),
            ]
        })
        .collect();
    obtained.table("Originals", &["SHA-256", "Address or file", "Obtained", "Where"], rows);
    let rows: Vec<Vec<String>> = chosen
        .sources
        .iter()
        .map(|s| {
            vec![
                s.title.clone(),
                s.publisher.clone(),
                s.interest_class.label().to_owned(),
                s.tilt.clone(),
                s.terms.clone(),
            ]
        })
        .collect();
    obtained.table(
        "Publishers",
        &["Publication", "Publisher", "Who produces the figures", "What could tilt them", "Terms"],
        rows,
    );

    let mut check = Section::new("How to check it");
    check.blocks.push(Block::Numbered(vec![
        "Compare every file with manifest-sha256.txt; any BagIt tool does this.".to_owned(),
        format!(
            "Check the signature in signature.json with the public key {}, which the publisher of this bundle should \
             confirm to you by another way.",
            about.key.public()
        ),
        format!(
            "Each line of facts.jsonl holds a fact and the hashes that lead from it to the Merkle root {} of edition {} \
             (RFC 9162). Anybody who noted that root can tell that the fact is part of it.",
            head.merkle_root, head.number
        ),
        "Open originals.warc.gz in a web archive player and read the place named beside a figure.".to_owned(),
        "lexgap verify does the first three and says what it could not check.".to_owned(),
    ]));
    Dossier {
        title: about.title(),
        lead,
        date: about.now.strftime("%Y-%m-%d").to_string(),
        sections: vec![claimed, grounds, certainty, against, obtained, check],
    }
}

/// The dossier as a page.
pub(crate) fn html(dossier: &Dossier) -> String {
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{title}</title><style>{STYLE}</style></head><body><main>\n<h1>{title}</h1>\n<p>{lead}</p>\n",
        title = esc(&dossier.title),
        lead = esc(&dossier.lead)
    );
    let list = |out: &mut String, tag: &str, items: &[String]| {
        let _ = write!(out, "<{tag}>");
        for item in items {
            let _ = writeln!(out, "<li>{}</li>", esc(item));
        }
        let _ = writeln!(out, "</{tag}>");
    };
    for section in &dossier.sections {
        let _ = writeln!(out, "<h2>{}</h2>", esc(&section.heading));
        for block in &section.blocks {
            match block {
                Block::Paragraph(text) => drop(writeln!(out, "<p>{}</p>", esc(text))),
                Block::Numbered(items) => list(&mut out, "ol", items),
                Block::Bullets(items) => list(&mut out, "ul", items),
                Block::Table { caption, head, rows } => table(&mut out, caption, head, rows),
            }
        }
    }
    out.push_str("</main></body></html>\n");
    out
}

/// A table with a caption and headers that name their columns and rows.
fn table(out: &mut String, caption: &str, head: &[String], rows: &[Vec<String>]) {
    let _ = write!(out, "<table><caption>{}</caption><thead><tr>", esc(caption));
    for cell in head {
        let _ = write!(out, "<th scope=\"col\">{}</th>", esc(cell));
    }
    out.push_str("</tr></thead><tbody>");
    for row in rows {
        out.push_str("<tr>");
        for (i, cell) in row.iter().enumerate() {
            let (tag, end) = if i == 0 { ("th scope=\"row\"", "th") } else { ("td", "td") };
            let _ = write!(out, "<{tag}>{}</{end}>", esc(cell));
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table>\n");
}

impl Section {
    fn new(heading: &str) -> Section {
        Section { heading: heading.to_owned(), blocks: Vec::new() }
    }

    fn table(&mut self, caption: &str, head: &[&str], rows: Vec<Vec<String>>) {
        if !rows.is_empty() {
            let head = head.iter().map(|cell| (*cell).to_owned()).collect();
            self.blocks.push(Block::Table { caption: caption.to_owned(), head, rows });
        }
    }
}
