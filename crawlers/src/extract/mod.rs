//! From prose to facts: counts, ratings and laws found in public reports.
//!
//! Deterministic and explainable: each statement names the rule that made it, the sentence it stands in and its
//! place, and a confidence measured on labelled texts. No network, no model. The words of each language are data
//! (`rules/*.toml`), the grammar is one engine.

use std::collections::BTreeMap;

use serde::Serialize;

mod calibration;
mod complicity;
mod grammar;
mod laws;
mod passage;
pub mod pdf;
mod period;
mod reader;
mod rules;
mod table;
mod text;
mod tier;

use grammar::{Event, Parser, Reading, Setting};
pub use lexgap_domain::Polarity;
pub use passage::{Passage, passage};
pub use reader::{Block, MAX_BYTES};
use rules::Rules;
pub use table::Table;

/// What a statement is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    Investigations,
    Prosecutions,
    Convictions,
    Sentenced,
    VictimsIdentified,
    OfficialsProsecuted,
    Tier,
    LawEnacted,
    /// Officials take part in the trade; said, and not counted.
    OfficialsComplicit,
}

impl Measure {
    /// Every measure.
    pub const ALL: [Measure; 9] = [
        Measure::Investigations,
        Measure::Prosecutions,
        Measure::Convictions,
        Measure::Sentenced,
        Measure::VictimsIdentified,
        Measure::OfficialsProsecuted,
        Measure::Tier,
        Measure::LawEnacted,
        Measure::OfficialsComplicit,
    ];

    /// The identifier used in files.
    pub fn id(self) -> &'static str {
        match self {
            Measure::Investigations => "investigations",
            Measure::Prosecutions => "prosecutions",
            Measure::Convictions => "convictions",
            Measure::Sentenced => "sentenced",
            Measure::VictimsIdentified => "victims_identified",
            Measure::OfficialsProsecuted => "officials_prosecuted",
            Measure::Tier => "tier",
            Measure::LawEnacted => "law_enacted",
            Measure::OfficialsComplicit => "officials_complicit",
        }
    }
}

/// A number, or the name of a tier.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Value {
    Count(u64),
    Name(&'static str),
}

/// A fact as a report states it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Statement {
    pub measure: Measure,
    /// A count; `1`, `2`, `2WL` or `3` for a tier; absent for laws and for what is said to be unknown.
    pub value: Option<Value>,
    /// Bounds of an interval, both included; `value` is absent then.
    pub lower: Option<u64>,
    pub upper: Option<u64>,
    /// `exact`, `at_least`, `about`, `interval`, `none_reported` or `not_reported`; absent for tiers and laws.
    pub qualifier: Option<&'static str>,
    /// `persons`, `cases`, or the thing counted itself (`investigations` …).
    pub unit: Option<&'static str>,
    /// A year, `2012/2014`, or `ever`; where the text names none, the year that the report covers, if it is known.
    pub period: Option<String>,
    /// Whether the text itself names the period.
    pub period_stated: bool,
    /// Whether the period ended before the one that the report covers.
    pub is_previous_period: bool,
    pub breakdown: Option<BTreeMap<String, String>>,
    pub law_name: Option<String>,
    pub law_year: Option<i16>,
    pub polarity: Option<Polarity>,
    /// Of complicity: whether it is told as an allegation only.
    pub alleged: Option<bool>,
    /// The sentence as it stands in the document, white space collapsed.
    pub quote: String,
    /// Where the sentence stands: a JSON pointer, a heading and paragraph, or a page, with the place of the words.
    pub locator: String,
    pub rule: &'static str,
    /// Share of this rule's statements that were right on the labelled texts, drawn towards the mean of all rules
    /// where they are few.
    pub confidence: f64,
    /// ISO 3166 code, as far as the caller told.
    pub jurisdiction: Option<String>,
    /// Language of the rules that were used: BCP 47 primary tag.
    pub language: &'static str,
    /// Year that the report names itself by, from the caller or the document.
    pub report_year: Option<i16>,
}

/// What the caller knows about a document.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// ISO 3166-1 alpha-3 code.
    pub jurisdiction: Option<String>,
    /// Year of the report or its edition; a year that the text states about itself goes before it.
    pub year: Option<i16>,
}

/// Why a document could not be read: what, where and what to do.
#[derive(Debug, thiserror::Error)]
pub enum ExtractError {
    #[error("the document is empty")]
    Empty,
    #[error("the document has {bytes} bytes, at most {MAX_BYTES} are read; split it")]
    TooLarge { bytes: usize },
    #[error("the document is not UTF-8, HTML, JSON or PDF: {0}; convert it to UTF-8 text first")]
    NotText(String),
    #[error("the JSON is damaged: {0}")]
    Json(#[from] serde_json::Error),
    #[error(transparent)]
    Pdf(#[from] pdf::PdfError),
}

/// The most statements that are taken from one document.
const MAX_STATEMENTS: usize = 20_000;

/// Every statement in a document: HTML, JSON, PDF or plain text, told apart by its first bytes.
///
/// # Errors
/// See [`ExtractError`]. A document without statements is no error.
pub fn extract(bytes: &[u8], options: &Options) -> Result<Vec<Statement>, ExtractError> {
    let document = reader::read(bytes, options)?;
    let mut out = Vec::new();
    for block in &document {
        block_statements(block, options, &mut out);
    }
    Ok(unique(out))
}

/// The parts of a document that the extractor reads, with their places.
///
/// # Errors
/// See [`ExtractError`].
pub fn sections(bytes: &[u8], options: &Options) -> Result<Vec<Block>, ExtractError> {
    reader::read(bytes, options)
}

/// The sentences of a part, in the order in which locators number them from 1.
pub fn sentences(block: &Block) -> Vec<&str> {
    text::sentences(&block.text, block.dense).into_iter().filter_map(|s| block.text.get(s.start..s.end)).collect()
}

/// Every statement in one text, for instance one field of a record. `dense` tells an entry that speaks of
/// enforcement alone, whose statements are parted by semicolons.
pub fn extract_text(text: &str, dense: bool, options: &Options) -> Vec<Statement> {
    let mut out = Vec::new();
    for block in reader::plain(text, dense, options) {
        block_statements(&block, options, &mut out);
    }
    unique(out)
}

/// The language whose stopwords are the most; English where none is told.
fn language(text: &str) -> &'static Rules {
    let head: String = text.chars().take(3000).collect::<String>().to_lowercase();
    let all = rules::all();
    let count = |r: &Rules| r.familiarity(head.split(|c: char| !c.is_alphabetic()));
    let mut best = &all[0];
    let mut most = count(best);
    for rules in &all[1..] {
        let n = count(rules);
        if n > most {
            (best, most) = (rules, n);
        }
    }
    best
}

fn block_statements(block: &Block, options: &Options, out: &mut Vec<Statement>) {
    let rules = language(&block.text);
    let covered = block.covered;
    let base = |measure: Measure, quote: String, locator: String, rule: &'static str| Statement {
        measure,
        value: None,
        lower: None,
        upper: None,
        qualifier: None,
        unit: None,
        period: None,
        period_stated: false,
        is_previous_period: false,
        breakdown: None,
        law_name: None,
        law_year: None,
        polarity: None,
        alleged: None,
        quote,
        locator,
        rule,
        confidence: calibration::confidence(rule),
        jurisdiction: options.jurisdiction.clone(),
        language: &rules.language,
        report_year: block.report_year,
    };
    if let Some((found, quote)) = tier::find(&block.text, block.dense) {
        let mut s = base(Measure::Tier, quote, block.at(0, block.text.len().min(40)), "tier");
        s.value = Some(Value::Name(found));
        s.period = covered.map(|y| y.to_string());
        out.push(s);
    }
    for row in table::rows(&block.table) {
        let page = block.table.page.map_or_else(String::new, |p| format!("page {p}; "));
        let locator = format!("{page}{}; table row \"{}\"", block.locator, row.label);
        for cell in row.cells {
            let mut s = base(row.measure, row.quote.clone(), locator.clone(), "table");
            match cell.value {
                Some(n) => {
                    s.value = Some(Value::Count(n));
                    s.qualifier = Some("exact");
                }
                None => s.qualifier = Some("not_reported"),
            }
            s.unit = Some(row.measure.id());
            s.period = cell.year.map(|y| y.to_string());
            s.period_stated = s.period.is_some();
            s.is_previous_period = cell.previous;
            s.breakdown = row.territory.as_ref().map(|t| BTreeMap::from([("territory".to_owned(), t.clone())]));
            out.push(s);
        }
    }
    let mut officials_before = false;
    for (number, span) in text::sentences(&block.text, block.dense).into_iter().enumerate() {
        if number >= reader::MAX_SENTENCES || out.len() >= MAX_STATEMENTS {
            break;
        }
        let tokens = text::tokens(&block.text, span, rules);
        let quote = || collapse(block.text.get(span.start..span.end).unwrap_or(""));
        let at = || format!("{}; sentence {}", block.at(span.start, span.end), number + 1);
        let setting = Setting { dense: block.dense, officials_before };
        let (mut events, compared) = Parser::new(&tokens, rules, setting).parse();
        officials_before = tokens.iter().any(|t| t.is(rules::Class::OFFICIAL));
        events.sort_by_key(|e| e.at);
        events.dedup_by(|a, b| a.measure == b.measure && a.value == b.value && a.at == b.at && a.unit == b.unit);
        for event in &events {
            let mut s = base(event.measure, quote(), at(), event.rule);
            fill(&mut s, event, &tokens, covered, &compared);
            out.push(s);
        }
        if let Some(found) = complicity::find(&tokens, block.dense) {
            let mut s = base(Measure::OfficialsComplicit, quote(), at(), found.rule);
            s.alleged = Some(found.alleged);
            s.period = covered.map(|y| y.to_string());
            out.push(s);
        }
        for law in laws::find(&block.text, &tokens) {
            let mut s = base(Measure::LawEnacted, quote(), at(), law.rule);
            s.law_name = Some(law.name);
            s.law_year = law.year;
            s.polarity = Some(law.polarity);
            let time = law.year;
            s.period = time.map(|y| y.to_string());
            s.period_stated = time.is_some();
            // The year in a law's name says nothing of the time of the statement.
            s.is_previous_period =
                law.rule != "law-with-year" && matches!((time, covered), (Some(y), Some(c)) if y < c);
            out.push(s);
        }
    }
}

fn fill(s: &mut Statement, event: &Event, tokens: &[text::Token], covered: Option<i16>, compared: &[bool]) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts are whole and far below 2^53")]
    let whole = |v: Option<f64>| v.filter(|v| v.is_finite() && *v >= 0.0 && *v < 1e12).map(|v| v as u64);
    if event.reading == Reading::Interval {
        (s.lower, s.upper) = (whole(event.value), whole(event.upper));
    } else {
        s.value = whole(event.value).map(Value::Count);
    }
    s.qualifier = Some(match event.reading {
        Reading::Exact => "exact",
        Reading::AtLeast => "at_least",
        Reading::About => "about",
        Reading::Interval | Reading::Below => "interval",
        Reading::NoneReported => "none_reported",
        Reading::NotReported => "not_reported",
    });
    s.unit = Some(event.unit);
    s.breakdown = (!event.breakdown.is_empty()).then(|| event.breakdown.clone());
    // A year in a comparison is the year of what is compared, and of nothing else.
    let mut time = period::near(tokens, event.at, &|i| compared.get(i).copied().unwrap_or(false));
    if let (Some(t), Some(c)) = (&mut time, covered)
        && t.open
        && t.to < c
    {
        t.to = c;
    }
    if event.ever {
        s.period = Some("ever".to_owned());
    } else if let Some(time) = &time {
        s.period = Some(time.label());
    } else if event.previous {
        s.period = covered.map(|c| (c - 1).to_string());
    }
    let past = matches!((&time, covered), (Some(t), Some(c)) if t.to < c && !t.open) && !event.ever;
    s.period_stated = s.period.is_some() && (event.ever || time.is_some());
    s.is_previous_period =
        event.previous || past || (time.is_none() && !event.ever && period::earlier(tokens, event.at));
    if s.period.is_none() && !s.is_previous_period {
        s.period = covered.map(|c| c.to_string());
    }
}

fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Leaves out what a document says twice: the same figure in the same sentence, or the same zero.
fn unique(statements: Vec<Statement>) -> Vec<Statement> {
    let mut out: Vec<Statement> = Vec::new();
    for s in statements {
        let again = out.iter().any(|o| {
            o.measure == s.measure
                && o.value == s.value
                && o.is_previous_period == s.is_previous_period
                && match s.measure {
                    Measure::LawEnacted => o.law_name == s.law_name && o.polarity == s.polarity,
                    Measure::Tier => true,
                    Measure::OfficialsComplicit => o.alleged == s.alleged && o.quote == s.quote,
                    _ => {
                        let same = o.breakdown == s.breakdown;
                        let zero = s.value == Some(Value::Count(0));
                        same && (o.quote == s.quote && o.unit == s.unit || zero && o.period == s.period)
                    }
                }
        });
        if !again {
            out.push(s);
        }
    }
    out
}

#[cfg(test)]
mod tests;
