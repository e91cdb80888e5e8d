//! What a person needs to know to judge a source, as its TOML states it.
//!
//! ```toml
//! id = "ti-cpi"
//! title = "Corruption Perceptions Index"
//! # … the other fields of `lexgap_domain::Source`
//! parser_version = 1
//!
//! [[indicator]]
//! id = "ti-cpi"
//! # … the other fields of `lexgap_domain::Indicator`
//!
//! [[document]]
//! stream = "cpi-2023"
//! url = "https://images.example.org/cpi2023.xlsx"
//! content_types = ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"]
//! [document.assert]
//! min_facts = 1900
//! ```

use std::collections::{BTreeSet, HashSet};

use lexgap_domain::{
    Direction, Indicator, IndicatorId, InterestClass, Law, LawId, MissedRun, Source, SourceId, Succession, Topic,
};
use serde::Deserialize;

use crate::{
    crawl::PageReader,
    index::{IndexSpec, VersionsSpec},
    parse::Parsed,
    request::RequestSpec,
};

/// Stands in an address for the year of the crawl and for the year before it.
pub const YEAR: &str = "{year}";

/// A source's TOML that cannot be used: which file, and what to change in it.
#[derive(Debug, thiserror::Error)]
pub enum SpecError {
    /// Not TOML, or a field is missing, unknown or of the wrong type. The detail names line and field.
    #[error("{file}: {detail}")]
    Toml { file: String, detail: String },
    /// A field's content does not fit.
    #[error("{file}: {field}: {detail}")]
    Field { file: String, field: String, detail: String },
}

/// One source: who publishes it, what it measures, where its documents are and what must hold for them.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceSpec {
    pub id: SourceId,
    pub title: String,
    pub publisher: String,
    pub interest_class: InterestClass,
    pub measures: String,
    pub tilt: String,
    pub terms: String,
    pub attribution: String,
    pub homepage: String,
    /// Six fields (second, minute, hour, day, month, weekday), in `time_zone`.
    pub schedule: String,
    /// Raised whenever the parser's result for the same bytes changes, so that archived bytes are read again. Of a source
    /// without code a number for this and for what `follow` takes from a document.
    pub parser_version: u32,
    /// Whether no document of the publisher was at hand when the parser was written: this holds for all documents of
    /// the source. `measures` says so too.
    #[serde(default)]
    pub tried_on_own_documents_only: bool,
    #[serde(default)]
    pub politeness: Politeness,
    #[serde(default, rename = "indicator")]
    pub indicators: Vec<IndicatorSpec>,
    #[serde(default, rename = "document")]
    pub documents: Vec<DocumentSpec>,
    /// Where documents are found by following links, in place of `documents`.
    #[serde(default)]
    pub follow: Option<FollowSpec>,
    /// Time zone of `schedule`, such as `Europe/Berlin`; UTC where absent.
    #[serde(default)]
    pub time_zone: Option<String>,
    /// What becomes of a run whose time passed while no server ran, or by more than an hour.
    #[serde(default)]
    pub missed: MissedRun,
    /// Topics that a person decided, where the title alone would mislead.
    #[serde(default, rename = "topics")]
    pub reviewed_topics: Vec<ReviewedTopics>,
}

/// How gently a publisher's server is asked.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Politeness {
    /// Least pause between two requests to one host, in seconds. A longer `Crawl-delay` of the host wins.
    #[serde(default = "default_delay")]
    pub delay_seconds: f64,
}

fn default_delay() -> f64 {
    2.0
}

impl Default for Politeness {
    fn default() -> Self {
        Self { delay_seconds: default_delay() }
    }
}

/// An indicator of the source: the fields of [`Indicator`] without the source itself.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorSpec {
    pub id: IndicatorId,
    pub title: String,
    pub description: String,
    pub scale: String,
    pub minimum: Option<f64>,
    pub maximum: Option<f64>,
    pub direction: Direction,
    #[serde(default)]
    pub breaks: Vec<i16>,
    #[serde(default)]
    pub corruption: bool,
    #[serde(default)]
    pub assessment: bool,
}

/// One document, or all documents whose addresses follow one pattern.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentSpec {
    /// Names the stream of versions. Left out where `url` is a pattern: the concrete address names it then. Left out
    /// where there is no `url` and `files` are patterns: each file is a document of its own, named by its path.
    pub stream: Option<String>,
    /// The publisher's address; `*` stands for any run of characters.
    pub url: Option<String>,
    /// The concrete addresses that a live crawl asks for, where `url` is a pattern.
    #[serde(default)]
    pub addresses: Vec<String>,
    /// Patterns for a mirror's `file`, where its `url` is null or serves several streams.
    #[serde(default)]
    pub files: Vec<String>,
    /// Accepted media types; empty accepts any.
    #[serde(default)]
    pub content_types: Vec<String>,
    /// Whether each version speaks of its own time and does not repeat the older ones, as a yearbook does. Then what
    /// a newer version leaves out is not withdrawn.
    #[serde(default)]
    pub each_vintage_stands_alone: bool,
    /// Whether no document of this form was at hand when the parser was written. A list says so in its `index`.
    #[serde(default)]
    pub tried_on_own_documents_only: bool,
    #[serde(default, rename = "assert")]
    pub assertions: Assertions,
    /// Where the document lists others, which a live crawl follows.
    pub index: Option<IndexSpec>,
    /// Where the document names the other versions of its text, which a live crawl follows.
    pub versions: Option<VersionsSpec>,
    /// Where the publisher hands out the document in pages.
    pub pages: Option<PagesSpec>,
    /// Where the document is asked for by POST.
    pub request: Option<RequestSpec>,
}

/// A document in pages that belong together: all of them are had, or none is read.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PagesSpec {
    /// Parameter of the address that counts the pages from 1.
    pub parameter: String,
    /// JSON pointer to the number of pages.
    pub total: String,
    /// More pages than this are refused.
    #[serde(default = "default_most_pages")]
    pub most: u64,
}

fn default_most_pages() -> u64 {
    200
}

/// A source without code: index pages whose links lead to documents, and what to take from these. `docs/sources.md`
/// describes the file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowSpec {
    /// Addresses of the first index pages.
    pub start: Vec<String>,
    /// CSS selector of the links to documents on an index page.
    pub links: String,
    /// CSS selector of the links to further index pages.
    pub next: Option<String>,
    /// Hosts that documents may be on, besides those of `start`.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// CSS selector of what holds a document's full text.
    #[serde(default = "default_text")]
    pub text: String,
    #[serde(default = "default_max_pages")]
    pub max_pages: usize,
    #[serde(default = "default_max_documents")]
    pub max_documents: usize,
    /// Fewer linked documents than this are a failure: the index page has changed.
    #[serde(default = "default_min_documents")]
    pub min_documents: usize,
    /// Requests under way at the same time, at most 16. The pause between two requests holds all the same.
    #[serde(default = "default_concurrency")]
    pub concurrency: usize,
    /// Named fields of a document; `title` and `date` are shown as such.
    #[serde(default, rename = "field")]
    pub fields: Vec<FieldSpec>,
}

impl FollowSpec {
    /// Whether `url` is on a host that links may lead to.
    pub fn may_lead_to(&self, url: &str) -> bool {
        let host = |url: &str| reqwest::Url::parse(url).ok().and_then(|u| u.host_str().map(str::to_owned));
        host(url).is_some_and(|own| {
            self.start.iter().any(|start| host(start).is_some_and(|h| h == own))
                || self.hosts.iter().any(|h| h.eq_ignore_ascii_case(&own))
        })
    }
}

/// One named field of a document.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldSpec {
    pub name: String,
    /// CSS selector of the elements that hold it.
    pub select: String,
    /// Attribute that holds it; the element's text where absent.
    pub attribute: Option<String>,
    /// Regular expression; its first group is taken, or all of the match.
    pub pattern: Option<String>,
    /// Whether a document without it is refused.
    #[serde(default)]
    pub required: bool,
}

fn default_text() -> String {
    "body".to_owned()
}

fn default_max_pages() -> usize {
    1_000
}

fn default_max_documents() -> usize {
    10_000
}

fn default_min_documents() -> usize {
    1
}

fn default_concurrency() -> usize {
    1
}

/// Topics of one law as a person decided them after reading it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewedTopics {
    pub law: LawId,
    pub topics: Vec<Topic>,
    /// Why, with the sections of the law.
    pub reason: String,
}

/// What must hold for a document before its facts are accepted.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Assertions {
    /// 1 where not stated: a document without a single fact is a broken page unless its TOML says otherwise.
    pub min_facts: usize,
    pub min_jurisdictions: usize,
    pub min_laws: usize,
    /// Documents that an index announces. They are no facts, so an index states `min_facts = 0`.
    pub min_documents: usize,
    /// First and last year that a period or a law's date may touch.
    pub years: Option<[i16; 2]>,
    /// Least and greatest indicator value.
    pub values: Option<[f64; 2]>,
}

impl Default for Assertions {
    fn default() -> Self {
        Self { min_facts: 1, min_jurisdictions: 0, min_laws: 0, min_documents: 0, years: None, values: None }
    }
}

/// An assertion of the source's TOML that a document broke.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum AssertionFailure {
    #[error("only {found} {what}, at least {least} expected")]
    TooFew { what: &'static str, found: usize, least: usize },
    #[error("{what} is about {year}, expected {first} to {last}")]
    Year { what: String, year: i16, first: i16, last: i16 },
    #[error("{what} is {value}, expected {least} to {greatest}")]
    Value { what: String, value: f64, least: f64, greatest: f64 },
}

impl Assertions {
    /// Holds `parsed` against the assertions.
    ///
    /// # Errors
    /// The first assertion that does not hold, in words with the figures.
    pub fn check(&self, parsed: &Parsed) -> Result<(), AssertionFailure> {
        if parsed.left_out && parsed.facts() == 0 && parsed.documents.is_empty() {
            return Ok(());
        }
        let least = |what, found, least| {
            if found < least { Err(AssertionFailure::TooFew { what, found, least }) } else { Ok(()) }
        };
        least("facts", parsed.facts(), self.min_facts)?;
        least("laws", parsed.laws.len(), self.min_laws)?;
        least("listed documents", parsed.documents.len(), self.min_documents)?;
        least("jurisdictions", jurisdictions(parsed), self.min_jurisdictions)?;
        self.check_years(parsed)?;
        self.check_values(parsed)
    }

    fn check_years(&self, parsed: &Parsed) -> Result<(), AssertionFailure> {
        let Some([first, last]) = self.years else { return Ok(()) };
        let periods = parsed
            .observations
            .iter()
            .map(|o| (o.provenance.locator.as_str(), o.period.start.year(), o.period.end.year()))
            .chain(
                parsed
                    .points
                    .iter()
                    .map(|p| (p.provenance.locator.as_str(), p.period.start.year(), p.period.end.year())),
            )
            .chain(
                parsed
                    .laws
                    .iter()
                    .flat_map(|l| &l.dates)
                    .map(|d| (d.provenance.locator.as_str(), d.date.year(), d.date.year())),
            );
        for (locator, from, to) in periods {
            if let Some(year) = [from, to].into_iter().find(|y| !(first..=last).contains(y)) {
                return Err(AssertionFailure::Year { what: format!("the fact at {locator}"), year, first, last });
            }
        }
        Ok(())
    }

    fn check_values(&self, parsed: &Parsed) -> Result<(), AssertionFailure> {
        let Some([least, greatest]) = self.values else { return Ok(()) };
        for point in &parsed.points {
            if let Some(value) = point.value.filter(|v| !(least..=greatest).contains(v)) {
                let what = format!("{} of {} at {}", point.indicator, point.jurisdiction, point.provenance.locator);
                return Err(AssertionFailure::Value { what, value, least, greatest });
            }
        }
        Ok(())
    }
}

fn jurisdictions(parsed: &Parsed) -> usize {
    parsed
        .laws
        .iter()
        .map(|l| &l.jurisdiction)
        .chain(parsed.observations.iter().map(|o| &o.jurisdiction))
        .chain(parsed.points.iter().map(|p| &p.jurisdiction))
        .collect::<BTreeSet<_>>()
        .len()
}

/// Whether `text` follows `pattern`, in which `*` stands for any run of characters, also none.
pub fn matches_pattern(pattern: &str, text: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else {
        return pattern == text;
    };
    let Some(mut text) = text.strip_prefix(head) else {
        return false;
    };
    let mut parts = rest.split('*').peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return text.ends_with(part);
        }
        // The leftmost hit leaves most of the text to the parts that follow.
        match text.find(part) {
            Some(at) => text = &text[at + part.len()..],
            None => return false,
        }
    }
    true
}

impl DocumentSpec {
    /// Whether `url` is a pattern that stands for many addresses.
    pub fn is_pattern(&self) -> bool {
        self.url.as_deref().is_some_and(|u| u.contains('*'))
    }

    /// The name of the stream that a document at `url` belongs to.
    pub fn stream_of<'a>(&'a self, url: Option<&'a str>) -> &'a str {
        match (self.stream.as_deref(), url) {
            (Some(stream), _) => stream,
            // `validate` lets only patterns go without a name.
            (None, url) => url.or(self.url.as_deref()).or(self.files.first().map(String::as_str)).unwrap_or_default(),
        }
    }

    /// The name of the stream that a mirror's entry belongs to.
    pub fn stream_of_entry<'a>(&'a self, url: Option<&'a str>, file: &'a str) -> &'a str {
        if self.each_file_is_a_document() { file } else { self.stream_of(url) }
    }

    /// Whether patterns for a mirror's files stand for many documents.
    fn each_file_is_a_document(&self) -> bool {
        self.stream.is_none() && self.url.is_none() && self.files.iter().any(|f| f.contains('*'))
    }

    /// The addresses that a live crawl asks for.
    pub fn live_addresses(&self) -> Vec<&str> {
        if self.is_pattern() {
            self.addresses.iter().map(String::as_str).collect()
        } else {
            self.url.as_deref().into_iter().collect()
        }
    }

    /// Whether a mirror's entry belongs to this document: by its file where `files` is given, else by its
    /// address.
    pub fn matches_entry(&self, url: Option<&str>, file: &str) -> bool {
        if !self.files.is_empty() {
            return self.files.iter().any(|pattern| matches_pattern(pattern, file));
        }
        match (self.url.as_deref(), url) {
            (Some(pattern), Some(url)) => matches_pattern(pattern, url),
            _ => false,
        }
    }

    /// Whether only documents of our own were ever read for this one, as itself or its list says.
    pub fn is_tried_on_own_documents_only(&self) -> bool {
        self.tried_on_own_documents_only || self.index.as_ref().is_some_and(|i| i.tried_on_own_documents_only)
    }

    /// What people know the document by: its address without what is asked for, or its name.
    fn place(&self) -> &str {
        let address = self.url.as_deref().and_then(|url| url.split(['?', '#']).next());
        address.unwrap_or_else(|| self.stream_of(None))
    }

    /// What it means that a newer version leaves out a fact.
    pub fn succession(&self) -> Succession {
        if self.each_vintage_stands_alone { Succession::EachStandsAlone } else { Succession::Cumulative }
    }

    /// Whether `content_type` (parameters such as `charset` aside) is one that the document may have. A type
    /// that is not stated passes: the parser looks at the bytes anyway.
    pub fn accepts(&self, content_type: Option<&str>) -> bool {
        let Some(stated) = content_type else { return true };
        let stated = stated.split(';').next().unwrap_or_default().trim();
        self.content_types.is_empty() || self.content_types.iter().any(|t| t.eq_ignore_ascii_case(stated))
    }
}

impl SourceSpec {
    /// Reads and checks a source's TOML; `file` names it in errors.
    ///
    /// # Errors
    /// See [`SpecError`].
    pub fn from_toml(file: &str, text: &str) -> Result<SourceSpec, SpecError> {
        let spec: SourceSpec = toml::from_str(text)
            .map_err(|e| SpecError::Toml { file: file.to_owned(), detail: e.to_string().trim_end().to_owned() })?;
        match spec.validate() {
            Ok(()) => Ok(spec),
            Err((field, detail)) => Err(SpecError::Field { file: file.to_owned(), field, detail }),
        }
    }

    /// The publisher as pages, the API and exports show it.
    pub fn to_source(&self) -> Source {
        Source {
            id: self.id.clone(),
            title: self.title.clone(),
            publisher: self.publisher.clone(),
            interest_class: self.interest_class,
            measures: self.measures.clone(),
            tilt: self.tilt.clone(),
            terms: self.terms.clone(),
            attribution: self.attribution.clone(),
            homepage: self.homepage.clone(),
            schedule: self.time_zone.iter().fold(self.schedule.clone(), |fields, zone| format!("{fields} {zone}")),
            tried_on_own_documents_only: self.tried_on_own_documents_only,
            parts_tried_on_own_documents_only: self.parts_tried_on_own_documents_only(),
        }
    }

    fn parts_tried_on_own_documents_only(&self) -> Vec<String> {
        let mut parts: Vec<String> = Vec::new();
        if !self.tried_on_own_documents_only {
            for document in self.documents.iter().filter(|d| d.is_tried_on_own_documents_only()) {
                if !parts.iter().any(|p| p == document.place()) {
                    parts.push(document.place().to_owned());
                }
            }
        }
        parts
    }

    /// The source's indicators.
    pub fn to_indicators(&self) -> Vec<Indicator> {
        self.indicators
            .iter()
            .map(|i| Indicator {
                id: i.id.clone(),
                title: i.title.clone(),
                description: i.description.clone(),
                source: self.id.clone(),
                scale: i.scale.clone(),
                minimum: i.minimum,
                maximum: i.maximum,
                direction: i.direction,
                breaks: i.breaks.clone(),
                corruption: i.corruption,
                assessment: i.assessment,
            })
            .collect()
    }

    /// Puts the topics that a person decided in place of those that a parser found.
    pub fn review_topics(&self, laws: &mut [Law]) {
        for law in laws {
            if let Some(reviewed) = self.reviewed_topics.iter().find(|r| r.law == law.id) {
                law.topics.clone_from(&reviewed.topics);
            }
        }
    }

    fn validate(&self) -> Result<(), (String, String)> {
        let fail = |field: &str, detail: String| Err((field.to_owned(), detail));
        if !is_identifier(self.id.as_str()) {
            return fail("id", format!("`{}` should hold only a-z, 0-9 and hyphens", self.id));
        }
        for (field, text) in [
            ("title", &self.title),
            ("publisher", &self.publisher),
            ("measures", &self.measures),
            ("tilt", &self.tilt),
            ("terms", &self.terms),
            ("attribution", &self.attribution),
        ] {
            if text.trim().is_empty() {
                return fail(field, "is empty".to_owned());
            }
        }
        if !is_web_address(&self.homepage) {
            return fail("homepage", format!("`{}` should begin with https:// or http://", self.homepage));
        }
        if self.schedule.split_whitespace().count() != 6 {
            let detail = format!("`{}` should have six fields: second minute hour day month weekday", self.schedule);
            return fail("schedule", detail);
        }
        if self.tried_on_own_documents_only && !self.measures.contains("our own test document") {
            return fail("measures", "should say that only our own test document was ever read".to_owned());
        }
        let all = !self.documents.is_empty() && self.documents.iter().all(|d| d.is_tried_on_own_documents_only());
        if all && !self.tried_on_own_documents_only {
            return fail("tried_on_own_documents_only", "holds for all documents, so say it of the source".to_owned());
        }
        let delay = self.politeness.delay_seconds;
        if !(0.0..=3600.0).contains(&delay) {
            return fail("politeness.delay_seconds", format!("{delay} should lie between 0 and 3600"));
        }
        self.validate_indicators()?;
        self.validate_documents()?;
        self.validate_follow()?;
        match self.reviewed_topics.iter().find(|r| r.reason.trim().is_empty()) {
            Some(r) => fail("topics.reason", format!("missing for {}: say which sections decide", r.law)),
            None => Ok(()),
        }
    }

    fn validate_indicators(&self) -> Result<(), (String, String)> {
        let mut seen = HashSet::new();
        for indicator in &self.indicators {
            if !is_identifier(indicator.id.as_str()) {
                let detail = format!("`{}` should hold only a-z, 0-9 and hyphens", indicator.id);
                return Err(("indicator.id".to_owned(), detail));
            }
            if !seen.insert(&indicator.id) {
                return Err(("indicator.id".to_owned(), format!("`{}` occurs twice", indicator.id)));
            }
            if let (Some(low), Some(high)) = (indicator.minimum, indicator.maximum)
                && low >= high
            {
                return Err(("indicator.minimum".to_owned(), format!("{low} is not below the maximum, {high}")));
            }
        }
        Ok(())
    }

    fn validate_documents(&self) -> Result<(), (String, String)> {
        if self.documents.is_empty() && self.follow.is_none() {
            return Err(("document".to_owned(), "a source needs at least one, or [follow]".to_owned()));
        }
        let mut streams = HashSet::new();
        for (i, document) in self.documents.iter().enumerate() {
            let at = |field: &str| match &document.stream {
                Some(stream) => format!("document `{stream}`: {field}"),
                None => format!("document {}: {field}", i + 1),
            };
            document.validate().map_err(|(field, detail)| (at(field), detail))?;
            if !streams.insert(document.stream_of(None)) {
                return Err((at("stream"), "occurs twice; each document needs a name of its own".to_owned()));
            }
        }
        Ok(())
    }
}

impl SourceSpec {
    fn validate_follow(&self) -> Result<(), (String, String)> {
        let Some(follow) = &self.follow else { return Ok(()) };
        let fail = |field: &str, detail: String| Err((format!("follow{field}"), detail));
        if !self.documents.is_empty() {
            return fail("", "a source has either [follow] or [[document]], not both".to_owned());
        }
        if follow.start.is_empty() {
            return fail(".start", "give the address of an index page".to_owned());
        }
        if let Some(url) = follow.start.iter().find(|u| !is_web_address(u) || reqwest::Url::parse(u).is_err()) {
            return fail(".start", format!("`{url}` should be an address that begins with https:// or http://"));
        }
        if !(1..=16).contains(&follow.concurrency) {
            return fail(".concurrency", format!("{} should lie between 1 and 16", follow.concurrency));
        }
        let mut seen = HashSet::new();
        if let Some(field) = follow.fields.iter().find(|f| !seen.insert(&f.name)) {
            return fail(".field", format!("`{}` occurs twice", field.name));
        }
        PageReader::new(follow).map(|_| ())
    }
}

impl DocumentSpec {
    fn validate(&self) -> Result<(), (&'static str, String)> {
        if self.url.is_none() && self.files.is_empty() {
            return Err(("url", "give the publisher's address, or `files` for a mirror".to_owned()));
        }
        if let Some(url) = self.url.as_deref().filter(|u| !is_web_address(u)) {
            return Err(("url", format!("`{url}` should begin with https:// or http://")));
        }
        match (&self.stream, self.is_pattern()) {
            (None, false) if !self.each_file_is_a_document() => {
                return Err(("stream", "missing; it names the versions of this document".to_owned()));
            }
            (Some(_), true) => {
                let detail = "leave it out where the url is a pattern: each address names its own stream";
                return Err(("stream", detail.to_owned()));
            }
            _ => {}
        }
        if !self.is_pattern() && !self.addresses.is_empty() {
            return Err(("addresses", "only for a url that holds `*`".to_owned()));
        }
        let mut seen = HashSet::new();
        for address in &self.addresses {
            let fits = self.url.as_deref().is_some_and(|u| matches_pattern(u, address));
            if !fits || address.contains('*') {
                return Err(("addresses", format!("`{address}` does not follow the url's pattern")));
            }
            if !seen.insert(address) {
                return Err(("addresses", format!("`{address}` occurs twice")));
            }
        }
        if let Some(index) = &self.index {
            index.validate()?;
        }
        if let Some(versions) = &self.versions {
            versions.validate()?;
        }
        if self.pages.as_ref().is_some_and(|p| p.parameter.is_empty() || !(1..=1_000).contains(&p.most)) {
            return Err(("pages", "name the parameter that counts them; 1 to 1,000 pages".to_owned()));
        }
        self.validate_request()?;
        if let Some([first, last]) = self.assertions.years.filter(|[a, b]| a > b) {
            return Err(("assert.years", format!("{first} lies after {last}")));
        }
        if let Some([least, greatest]) =
            self.assertions.values.filter(|[a, b]| !matches!(a.partial_cmp(b), Some(o) if o.is_le()))
        {
            return Err(("assert.values", format!("{least} to {greatest} is not a range")));
        }
        Ok(())
    }

    fn validate_request(&self) -> Result<(), (&'static str, String)> {
        let Some(request) = &self.request else { return Ok(()) };
        request.validate()?;
        if !self.url.as_deref().is_some_and(|url| url.contains('#')) || self.pages.is_some() {
            let detail = "its questions are told apart behind a # in the url; pages are not counted elsewhere";
            return Err(("request", detail.to_owned()));
        }
        for address in self.live_addresses() {
            // As in the year 2000.
            request.posted(&address.replace(YEAR, "2000")).map_err(|e| ("addresses", e.to_string()))?;
        }
        Ok(())
    }
}

fn is_identifier(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn is_web_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use lexgap_domain::{IndicatorPoint, Period, Provenance};
    use proptest::prelude::*;

    /// The head of a source's file, for tests of what follows it.
    pub(crate) const HEAD: &str = r#"
id = "x"
title = "X"
publisher = "X"
interest_class = "ngo"
measures = "x"
tilt = "x"
terms = "x"
attribution = "x"
homepage = "https://x.example.org/"
schedule = "0 0 4 * * *"
parser_version = 2
"#;

    const MINIMAL: &str = r#"
id = "x-index"
title = "X"
publisher = "X Institute"
interest_class = "ngo"
measures = "perceptions"
tilt = "funding"
terms = "CC BY 4.0"
attribution = "X Institute"
homepage = "https://x.example.org/"
schedule = "0 15 4 * * 1"
parser_version = 1

[[indicator]]
id = "x-index"
title = "X"
description = "X"
scale = "0 to 10"
minimum = 0
maximum = 10
direction = "higher_is_better"

[[document]]
stream = "x"
url = "https://x.example.org/x.csv"
content_types = ["text/csv"]
[document.assert]
min_jurisdictions = 2
years = [2010, 2020]
values = [0, 10]
"#;

    fn spec(text: &str) -> Result<SourceSpec, String> {
        SourceSpec::from_toml("x.toml", text).map_err(|e| e.to_string())
    }

    fn point(jurisdiction: &str, year: i16, value: f64) -> IndicatorPoint {
        IndicatorPoint {
            indicator: "x-index".into(),
            jurisdiction: jurisdiction.into(),
            period: Period::year(year).unwrap(),
            value: Some(value),
            standard_error: None,
            lower: None,
            upper: None,
            n_sources: None,
            label: None,
            source: "x-index".into(),
            provenance: Provenance { snapshot: "00".into(), locator: format!("row={year}") },
        }
    }

    #[test]
    fn a_complete_spec_reads_with_its_defaults() {
        let s = spec(MINIMAL).unwrap();
        assert_eq!(s.politeness.delay_seconds, 2.0);
        assert!(!s.tried_on_own_documents_only && !s.to_source().tried_on_own_documents_only);
        assert_eq!(s.documents[0].assertions.min_facts, 1);
        assert_eq!(s.to_indicators()[0].source, s.id);
        assert_eq!(s.to_source().interest_class, InterestClass::Ngo);
        assert_eq!(s.documents[0].live_addresses(), ["https://x.example.org/x.csv"]);
    }

    #[test]
    fn errors_name_file_and_field() {
        let cases = [
            (MINIMAL.replace("terms =", "term ="), "term"),
            (MINIMAL.replace("tilt = \"funding\"\n", ""), "tilt"),
            (MINIMAL.replace("\"ngo\"", "\"charity\""), "charity"),
            (MINIMAL.replace("0 15 4 * * 1", "15 4 * * 1"), "schedule"),
            (MINIMAL.replace("\"x-index\"", "\"X index\""), "id"),
            (MINIMAL.replace("https://x.example.org/x.csv", "x.csv"), "url"),
            (MINIMAL.replace("stream = \"x\"\n", ""), "stream"),
            (MINIMAL.replace("[2010, 2020]", "[2020, 2010]"), "assert.years"),
            (MINIMAL.replace("[0, 10]", "[10, 0]"), "assert.values"),
            (MINIMAL.replace("maximum = 10", "maximum = -10"), "indicator.minimum"),
            (
                MINIMAL.replace("parser_version = 1", "parser_version = 1\ntried_on_own_documents_only = true"),
                "measures",
            ),
        ];
        for (text, word) in cases {
            let error = spec(&text).unwrap_err();
            assert!(error.starts_with("x.toml: "), "{error}");
            assert!(error.contains(word), "{word} missing in: {error}");
        }
    }

    #[test]
    fn addresses_must_follow_the_pattern_and_patterns_have_no_stream() {
        let pattern = MINIMAL.replace("x.csv", "*.csv").replace("stream = \"x\"\n", "");
        let good = pattern.replace("content_types", "addresses = [\"https://x.example.org/2.csv\"]\ncontent_types");
        let s = spec(&good).unwrap();
        assert_eq!(s.documents[0].live_addresses(), ["https://x.example.org/2.csv"]);
        assert_eq!(s.documents[0].stream_of(Some("https://x.example.org/2.csv")), "https://x.example.org/2.csv");
        assert!(spec(&good.replace("2.csv", "2.pdf")).unwrap_err().contains("pattern"));
        assert!(spec(&MINIMAL.replace("x.csv", "*.csv")).unwrap_err().contains("stream"));
    }

    #[test]
    fn what_was_never_seen_at_the_publisher_is_told_part_by_part() {
        let list = "[[document]]\nstream = \"list\"\nurl = \"https://x.example.org/find?word=pots#page=1\"\n\
            [document.index]\nformat = \"feed\"\nlanguages = [\"en\"]\ntried_on_own_documents_only = true\n";
        let packed = "[[document]]\nurl = \"https://x.example.org/*.zip\"\ntried_on_own_documents_only = true\n";
        let s = spec(&format!("{MINIMAL}{list}{packed}")).unwrap().to_source();
        assert!(!s.tried_on_own_documents_only);
        assert_eq!(s.parts_tried_on_own_documents_only, ["https://x.example.org/find", "https://x.example.org/*.zip"]);
        assert!(spec(MINIMAL).unwrap().to_source().parts_tried_on_own_documents_only.is_empty());
        // Of the source as a whole it is said once.
        let whole = MINIMAL
            .replace("parser_version = 1", "parser_version = 1\ntried_on_own_documents_only = true")
            .replace("measures = \"", "measures = \"Only ever tried on our own test document. ");
        let s = spec(&format!("{whole}{list}{packed}")).unwrap().to_source();
        assert!(s.tried_on_own_documents_only && s.parts_tried_on_own_documents_only.is_empty());
        let all = MINIMAL.replace("content_types", "tried_on_own_documents_only = true\ncontent_types");
        assert!(spec(&all).unwrap_err().contains("say it of the source"));
    }

    #[test]
    fn a_question_has_an_address_of_its_own() {
        let posted = MINIMAL.replace("https://x.example.org/x.csv", "https://x.example.org/find#page=1").replace(
            "[document.assert]",
            "[document.request]\nmethod = \"post\"\ncontent_type = \"application/json\"\n\
             body = '{\"page\": {page}}'\n[document.assert]",
        );
        let s = spec(&posted).unwrap();
        let request = s.documents[0].request.as_ref().unwrap();
        assert_eq!(request.posted(s.documents[0].live_addresses()[0]).unwrap().body, r#"{"page": 1}"#);
        for (from, to, words) in [
            ("#page=1", "", "behind a #"),
            ("#page=1", "#number=1", "`number`"),
            ("\"post\"", "\"put\"", "unknown variant `put`"),
            ("application/json", "text/plain", "request.content_type"),
            ("body =", "pages = 1\nbody =", "unknown field `pages`"),
        ] {
            let error = spec(&posted.replace(from, to)).unwrap_err();
            assert!(error.contains(words), "{words} missing in: {error}");
        }
        let paged = posted.replace("stream = \"x\"", "stream = \"x\"\npages = { parameter = \"p\", total = \"/n\" }");
        assert!(spec(&paged).unwrap_err().contains("request"));
    }

    #[test]
    fn an_entry_matches_by_file_where_files_are_given_else_by_address() {
        let mut document = spec(MINIMAL).unwrap().documents.remove(0);
        assert!(document.matches_entry(Some("https://x.example.org/x.csv"), "any"));
        assert!(!document.matches_entry(None, "x/x.csv"));
        document.files = vec!["x/*.csv".to_owned()];
        assert!(document.matches_entry(None, "x/x.csv"));
        assert!(!document.matches_entry(Some("https://x.example.org/x.csv"), "y/x.csv"));
    }

    #[test]
    fn content_types_ignore_case_and_parameters() {
        let document = spec(MINIMAL).unwrap().documents.remove(0);
        assert!(document.accepts(Some("Text/CSV; charset=utf-8")));
        assert!(document.accepts(None));
        assert!(!document.accepts(Some("text/html")));
    }

    #[test]
    fn assertions_say_what_is_wrong() {
        let a = spec(MINIMAL).unwrap().documents.remove(0).assertions;
        let check =
            |points: Vec<IndicatorPoint>| a.check(&Parsed { points, ..Parsed::default() }).map_err(|e| e.to_string());
        assert_eq!(check(vec![]).unwrap_err(), "only 0 facts, at least 1 expected");
        assert_eq!(
            check(vec![point("KEN", 2010, 1.0), point("KEN", 2011, 1.0)]).unwrap_err(),
            "only 1 jurisdictions, at least 2 expected"
        );
        let late = check(vec![point("KEN", 2010, 1.0), point("UGA", 2021, 1.0)]).unwrap_err();
        assert_eq!(late, "the fact at row=2021 is about 2021, expected 2010 to 2020");
        let high = check(vec![point("KEN", 2010, 1.0), point("UGA", 2011, 10.5)]).unwrap_err();
        assert!(high.contains("10.5") && high.contains("UGA"), "{high}");
        let nan = check(vec![point("KEN", 2010, 1.0), point("UGA", 2011, f64::NAN)]);
        assert!(nan.is_err());
        check(vec![point("KEN", 2010, 0.0), point("UGA", 2020, 10.0)]).unwrap();
    }

    #[test]
    fn a_document_left_out_on_purpose_breaks_no_assertion() {
        let expected = Assertions { min_laws: 1, ..Assertions::default() };
        assert!(expected.check(&Parsed::left_out("a corrigendum")).is_ok());
        assert!(expected.check(&Parsed::skipping("row without a title", 3)).is_err());
    }

    #[test]
    fn patterns() {
        assert!(matches_pattern("a*c", "abc"));
        assert!(matches_pattern("a*c", "ac"));
        assert!(!matches_pattern("a*c", "a"));
        assert!(!matches_pattern("ab*ba", "aba"));
        assert!(matches_pattern("*b*", "abc"));
        assert!(matches_pattern("a*b*c", "aXbXbXc"));
        assert!(!matches_pattern("a", "ab"));
    }

    proptest! {
        #[test]
        fn filling_the_gaps_of_a_pattern_always_matches(parts in prop::collection::vec("[a-c]{0,3}", 1..5), gap in "[a-c/]{0,4}") {
            prop_assert!(matches_pattern(&parts.join("*"), &parts.join(&gap)) || parts.len() == 1);
        }
    }
}
