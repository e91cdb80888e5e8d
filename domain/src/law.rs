//! Laws and treaty obligations.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    ids::{JurisdictionId, LawId, SourceId},
    message::Message,
    provenance::Provenance,
    topic::Topic,
};

/// National law or treaty obligation; pages keep the two apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LawKind {
    Law,
    Treaty,
}

impl LawKind {
    /// Its name, in each language.
    pub fn message(self) -> Message {
        match self {
            LawKind::Law => Message::new("law-kind-law"),
            LawKind::Treaty => Message::new("law-kind-treaty"),
        }
    }
}

/// What happened on a date. "Passed", "signed", "promulgated", "published" and "in force" are different
/// days of one law; each keeps its own name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DateKind {
    /// Final adoption by the legislature.
    Adoption,
    /// Assent by the head of state.
    Assent,
    Promulgation,
    Publication,
    /// Ratification, acceptance, approval, formal confirmation.
    Ratification,
    Accession,
    Succession,
    /// Signature of a treaty: not yet an obligation.
    Signature,
    InForce,
    /// The newest amendment in the consolidated text.
    LastAmended,
    Repeal,
}

impl DateKind {
    /// The stable identifier used in the API and files.
    pub fn id(self) -> &'static str {
        match self {
            DateKind::Adoption => "adoption",
            DateKind::Assent => "assent",
            DateKind::Promulgation => "promulgation",
            DateKind::Publication => "publication",
            DateKind::Ratification => "ratification",
            DateKind::Accession => "accession",
            DateKind::Succession => "succession",
            DateKind::Signature => "signature",
            DateKind::InForce => "in_force",
            DateKind::LastAmended => "last_amended",
            DateKind::Repeal => "repeal",
        }
    }

    /// Its name, in each language.
    pub fn message(self) -> Message {
        Message::new(format!("date-kind-{}", self.id()))
    }

    /// Its name within a sentence.
    pub fn in_sentence(self) -> Message {
        Message::new(format!("date-kind-{}-in-sentence", self.id()))
    }

    /// English name.
    pub fn label(self) -> &'static str {
        match self {
            DateKind::Adoption => "Adopted",
            DateKind::Assent => "Assented to",
            DateKind::Promulgation => "Promulgated",
            DateKind::Publication => "Published",
            DateKind::Ratification => "Ratified",
            DateKind::Accession => "Acceded",
            DateKind::Succession => "Succeeded",
            DateKind::Signature => "Signed",
            DateKind::InForce => "In force",
            DateKind::LastAmended => "Last amended",
            DateKind::Repeal => "Repealed",
        }
    }

    /// Whether a day of this kind can be the passage date.
    pub fn may_be_passage(self) -> bool {
        self.passage_rank().is_some()
    }

    /// Order in which dates serve as the passage date: adoption or assent, else promulgation, else
    /// publication; for treaties ratification, accession or succession. `None`: never a passage.
    fn passage_rank(self) -> Option<u8> {
        match self {
            DateKind::Adoption | DateKind::Ratification => Some(0),
            DateKind::Assent | DateKind::Accession => Some(1),
            DateKind::Succession => Some(2),
            DateKind::Promulgation => Some(3),
            DateKind::Publication => Some(4),
            _ => None,
        }
    }
}

/// How much of a date the source states; the rest of `Date` is the first day of that span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DatePrecision {
    Day,
    Month,
    Year,
}

impl DatePrecision {
    /// From the finest to the coarsest.
    fn rank(self) -> u8 {
        match self {
            DatePrecision::Day => 0,
            DatePrecision::Month => 1,
            DatePrecision::Year => 2,
        }
    }

    /// The last day that a date stated with this precision may mean; `date` is the first.
    pub fn last_day(self, date: Date) -> Date {
        match self {
            DatePrecision::Day => date,
            DatePrecision::Month => date.last_of_month(),
            DatePrecision::Year => date.last_of_year(),
        }
    }
}

/// One dated event of a law.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LawDate {
    pub kind: DateKind,
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub date: Date,
    pub precision: DatePrecision,
    pub provenance: Provenance,
    /// Where the date was computed rather than read, the rule: `30th day after deposit (Art. 17)`.
    pub computed_by: Option<String>,
}

/// A title in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LawTitle {
    /// BCP 47 language tag.
    pub language: String,
    pub title: String,
}

/// Whether a law holds today, as its publisher says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LawStatus {
    /// The publisher does not say.
    #[default]
    NotStated,
    NotYetInForce,
    InForce,
    Repealed,
}

impl LawStatus {
    /// What the publisher says, in one sentence; `None` where it says nothing.
    pub fn message(self) -> Option<Message> {
        match self {
            LawStatus::NotStated => None,
            LawStatus::NotYetInForce => Some(Message::new("law-status-not_yet_in_force")),
            LawStatus::InForce => Some(Message::new("law-status-in_force")),
            LawStatus::Repealed => Some(Message::new("law-status-repealed")),
        }
    }
}

/// A provision of a law that is about one of our topics, such as trafficking in a penal code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LawSection {
    /// As the law numbers it, without sign: `232`, `133-1`.
    pub number: String,
    /// In the law's language.
    pub heading: String,
    /// When it was inserted, where the publisher tells it; `None`: it may be as old as the law.
    pub inserted: Option<LawDate>,
    pub topics: Vec<Topic>,
    pub locator: String,
}

/// An amendment of a law that its publisher lists.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LawAmendment {
    /// The amending law, as the publisher cites it.
    pub citation: String,
    /// What happened to the amendment itself: adopted, published, in force.
    pub kind: DateKind,
    pub date: Date,
    pub locator: String,
}

/// The part of a law that is about one thing, as a source names it: `Articles 3-5` on `child trafficking`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provision {
    /// What the articles are about.
    pub subject: String,
    /// The articles or sections in the source's words; empty where it names the law alone.
    pub articles: String,
    pub provenance: Provenance,
}

/// A provision's subject in each language; one that we have no name for stays in its source's words.
pub fn subject(subject: &str) -> Message {
    match subject {
        "forced labour" => Message::new("subject-forced_labour"),
        "child trafficking" => Message::new("subject-child_trafficking"),
        "commercial sexual exploitation of children" => Message::new("subject-sexual_exploitation"),
        "use of children in illicit activities" => Message::new("subject-illicit_activities"),
        other => Message::verbatim(other),
    }
}

/// A law of a jurisdiction, or the obligation that a treaty puts on it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Law {
    pub id: LawId,
    pub jurisdiction: JurisdictionId,
    pub kind: LawKind,
    /// At least one; the first is the one shown by default.
    pub titles: Vec<LawTitle>,
    /// The law's citation as its jurisdiction writes it: `S.C. 1998, c. 34`.
    pub citation: String,
    pub topics: Vec<Topic>,
    /// Treaties: the identifier that all parties share (`untc-18-12-a`).
    pub instrument: Option<String>,
    pub dates: Vec<LawDate>,
    /// Publisher's own page of the law, where known.
    pub url: Option<String>,
    pub sources: Vec<SourceId>,
    /// Dated states of the text that the archive or the publisher holds: date and the snapshot if archived.
    pub versions: Vec<LawVersion>,
    /// What the publisher says of the law as a whole.
    #[serde(default)]
    pub status: LawStatus,
    /// The provisions on our topics, where the law is about others too.
    #[serde(default)]
    pub sections: Vec<LawSection>,
    #[serde(default)]
    pub amendments: Vec<LawAmendment>,
    /// What a reader must know to judge the dates, in words.
    #[serde(default)]
    pub notes: Vec<String>,
    /// The articles that make it a law on its topics, where a source names them.
    #[serde(default)]
    pub provisions: Vec<Provision>,
}

/// A dated state of a law's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LawVersion {
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub date: Date,
    /// `enacted`, `consolidated`, the publisher's word, or [`LawVersion::FOUND`].
    pub label: String,
    pub provenance: Provenance,
}

impl LawVersion {
    /// Label of a state that the publisher only lists: its text is not in the snapshot.
    pub const LISTED: &str = "listed by the publisher";
    /// Label of a state that a crawler found and its publisher gave no date: it is that of the archived bytes.
    pub const FOUND: &str = "found by the crawler";

    /// Whether the publisher only lists it, see [`LawVersion::LISTED`].
    pub fn is_listed(&self) -> bool {
        self.label == LawVersion::LISTED
    }
}

/// The fewest hexadecimal digits of a SHA-256 that name a version.
const SHORTEST_NAME: usize = 8;

impl Law {
    /// The versions whose text is in a snapshot, oldest first, one a snapshot.
    pub fn texts(&self) -> Vec<&LawVersion> {
        let mut texts: Vec<&LawVersion> = self.versions.iter().filter(|v| !v.is_listed()).collect();
        texts.sort_by(|a, b| (a.date, &a.provenance.snapshot).cmp(&(b.date, &b.provenance.snapshot)));
        let newest_of = |v: &LawVersion| {
            let same = |o: &&&LawVersion| o.provenance.snapshot == v.provenance.snapshot;
            texts.iter().filter(same).map(|o| o.date).max()
        };
        // A document that lists its own earlier states holds the text of the newest alone.
        let mut kept: Vec<&LawVersion> = texts.iter().copied().filter(|v| newest_of(v) == Some(v.date)).collect();
        kept.dedup_by(|a, b| a.provenance.snapshot == b.provenance.snapshot);
        kept
    }

    /// What addresses call a version: its date, or the beginning of its snapshot's SHA-256 where two share a date.
    pub fn name_of(&self, version: &LawVersion) -> String {
        let alone = self.texts().iter().filter(|v| v.date == version.date).count() <= 1;
        if alone { version.date.to_string() } else { version.provenance.snapshot.as_str().chars().take(12).collect() }
    }

    /// The version that an address names: by its date where that is one version's alone, or by eight or more
    /// hexadecimal digits of its snapshot's SHA-256.
    pub fn text_named(&self, name: &str) -> Option<&LawVersion> {
        let texts = self.texts();
        let by = |fits: &dyn Fn(&LawVersion) -> bool| {
            let mut found = texts.iter().copied().filter(|v| fits(v));
            found.next().filter(|_| found.next().is_none())
        };
        by(&|v| v.date.to_string() == name)
            .or_else(|| by(&|v| name.len() >= SHORTEST_NAME && v.provenance.snapshot.as_str().starts_with(name)))
    }

    /// The title shown by default, or the citation.
    pub fn title(&self) -> &str {
        self.titles.first().map_or(self.citation.as_str(), |t| t.title.as_str())
    }

    /// The date that counts as passage, by the order in [`DateKind`]; the earliest where one kind repeats.
    pub fn passage(&self) -> Option<&LawDate> {
        self.dates
            .iter()
            .filter_map(|d| d.kind.passage_rank().map(|rank| ((rank, d.date), d)))
            .min_by_key(|(key, _)| *key)
            .map(|(_, d)| d)
    }

    /// Joins what several documents say of one law (another language, an older version): titles by language,
    /// dates by kind and day, versions by day; the first document's words win. `None` for no documents.
    pub fn merge(parts: impl IntoIterator<Item = Law>) -> Option<Law> {
        let mut parts = parts.into_iter();
        let mut law = parts.next()?;
        for part in parts {
            law.add_titles(part.titles);
            for date in part.dates {
                if !law.dates.iter().any(|d| d.kind == date.kind && d.date == date.date) {
                    law.dates.push(date);
                }
            }
            law.add_versions(part.versions);
            for provision in part.provisions {
                let same = |p: &Provision| p.subject == provision.subject && p.articles == provision.articles;
                if !law.provisions.iter().any(same) {
                    law.provisions.push(provision);
                }
            }
            for topic in part.topics {
                if !law.topics.contains(&topic) {
                    law.topics.push(topic);
                }
            }
            law.add_sources(part.sources);
            for section in part.sections {
                if !law.sections.iter().any(|s| s.number == section.number) {
                    law.sections.push(section);
                }
            }
            for amendment in part.amendments {
                let same = |a: &LawAmendment| a.citation == amendment.citation && a.date == amendment.date;
                if !law.amendments.iter().any(same) {
                    law.amendments.push(amendment);
                }
            }
            for note in part.notes {
                if !law.notes.contains(&note) {
                    law.notes.push(note);
                }
            }
            law.url = law.url.or(part.url);
            // The first document that says anything decides, as with titles.
            if law.status == LawStatus::NotStated {
                law.status = part.status;
            }
        }
        law.amendments.sort_by_key(|a| a.date);
        // `2013` beside `8 March 2013` is the same event, told with less.
        let all = law.dates.clone();
        let told_better = |d: &LawDate| {
            all.iter().any(|e| {
                e.kind == d.kind
                    && e.precision.rank() < d.precision.rank()
                    && (d.date..=d.precision.last_day(d.date)).contains(&e.date)
            })
        };
        law.dates.retain(|d| !told_better(d));
        // Older copies state older amendments; only the newest is the last.
        let last = law.dates.iter().filter(|d| d.kind == DateKind::LastAmended).map(|d| d.date).max();
        law.dates.retain(|d| d.kind != DateKind::LastAmended || Some(d.date) == last);
        law.dates.sort_by_key(|d| (d.date, d.kind));
        law.versions.sort_by_key(|v| v.date);
        law.topics.sort();
        Some(law)
    }

    /// Adds what older documents of the law, which no longer stand, tell of its history, the newest of them first: its
    /// dated states, titles in languages that are not there now, and acts that nobody lists as amending it now, since a
    /// list of changes names its newest entries only. Whatever else they say was retracted.
    #[must_use]
    pub fn with_history(mut self, earlier: impl IntoIterator<Item = Law>) -> Law {
        for part in earlier {
            let held = (self.titles.len(), self.versions.len(), self.amendments.len());
            self.add_titles(part.titles);
            self.add_versions(part.versions);
            // By the act alone: another day of the same act is a day that was corrected.
            let is_new = |a: &LawAmendment| !self.amendments.iter().any(|b| b.citation == a.citation);
            let amendments: Vec<LawAmendment> = part.amendments.into_iter().filter(is_new).collect();
            self.amendments.extend(amendments);
            if held == (self.titles.len(), self.versions.len(), self.amendments.len()) {
                continue;
            }
            self.add_sources(part.sources);
        }
        self.amendments.sort_by_key(|a| a.date);
        self.versions.sort_by_key(|v| v.date);
        self
    }

    /// Titles in languages that are not there.
    fn add_titles(&mut self, titles: Vec<LawTitle>) {
        for title in titles {
            if !self.titles.iter().any(|t| t.language == title.language) {
                self.titles.push(title);
            }
        }
    }

    fn add_versions(&mut self, versions: Vec<LawVersion>) {
        for version in versions {
            if !self.versions.iter().any(|v| v.date == version.date && v.label == version.label) {
                self.versions.push(version);
            }
        }
    }

    fn add_sources(&mut self, sources: Vec<SourceId>) {
        for source in sources {
            if !self.sources.contains(&source) {
                self.sources.push(source);
            }
        }
    }

    fn earliest(&self, kind: DateKind) -> Option<&LawDate> {
        self.dates.iter().filter(|d| d.kind == kind).min_by_key(|d| d.date)
    }

    /// The day it entered into force, where a source states or a treaty's article determines it.
    pub fn in_force(&self) -> Option<&LawDate> {
        self.earliest(DateKind::InForce)
    }

    /// The day it was repealed, where a source states it.
    pub fn repeal(&self) -> Option<&LawDate> {
        self.earliest(DateKind::Repeal)
    }

    /// The date from which implementation is measured (f in METHODOLOGY section 1) and whether the
    /// passage date had to stand in for an unknown in-force date.
    pub fn effective(&self) -> Option<(Date, bool)> {
        self.effective_span().map(|(first, _, is_passage)| (first, is_passage))
    }

    /// The first and the last day that the date of [`Law::effective`] may mean by its precision, and whether the
    /// passage date had to stand in.
    pub fn effective_span(&self) -> Option<(Date, Date, bool)> {
        let (stated, is_passage) = match (self.in_force(), self.passage()) {
            (Some(f), _) => (f, false),
            (None, Some(p)) => (p, true),
            (None, None) => return None,
        };
        Some((stated.date, stated.precision.last_day(stated.date), is_passage))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use jiff::civil::date;

    /// A law with these dates and nothing else.
    pub(crate) fn law(dates: &[(DateKind, Date)]) -> Law {
        let provenance = Provenance { snapshot: "00".into(), locator: "row=1".into() };
        Law {
            id: "x-1".into(),
            jurisdiction: "KEN".into(),
            kind: LawKind::Law,
            titles: vec![],
            citation: "Act 1".into(),
            topics: vec![],
            instrument: None,
            dates: dates
                .iter()
                .map(|&(kind, date)| LawDate {
                    kind,
                    date,
                    precision: DatePrecision::Day,
                    provenance: provenance.clone(),
                    computed_by: None,
                })
                .collect(),
            url: None,
            sources: vec![],
            versions: vec![],
            status: LawStatus::NotStated,
            sections: vec![],
            amendments: vec![],
            notes: vec![],
            provisions: vec![],
        }
    }

    #[test]
    fn versions_go_by_their_date_and_where_two_share_it_by_their_bytes() {
        let version = |date: &str, label: &str, snapshot: &str| LawVersion {
            date: date.parse().unwrap(),
            label: label.to_owned(),
            provenance: Provenance { snapshot: snapshot.into(), locator: "l".into() },
        };
        let (a, b, c) = ("a".repeat(64), "b".repeat(64), "c".repeat(64));
        let mut l = law(&[]);
        l.versions = vec![
            version("2024-01-01", "consolidated", &c),
            version("2001-01-01", LawVersion::LISTED, &c),
            version("2019-01-01", "consolidated", &c),
            version("2020-01-01", "consolidated", &a),
            version("2024-01-01", "enacted", &b),
        ];
        let names: Vec<String> = l.texts().into_iter().map(|v| l.name_of(v)).collect();
        assert_eq!(names, ["2020-01-01", "bbbbbbbbbbbb", "cccccccccccc"]);
        for name in &names {
            assert_eq!(&l.name_of(l.text_named(name).unwrap()), name);
        }
        for none in ["2024-01-01", "2001-01-01", "ccccccc", "", "x"] {
            assert!(l.text_named(none).is_none(), "{none}");
        }
    }

    #[test]
    fn a_law_written_before_sections_were_kept_still_reads() {
        let mut value = serde_json::to_value(law(&[])).unwrap();
        for field in ["status", "sections", "amendments", "notes", "provisions"] {
            value.as_object_mut().unwrap().remove(field);
        }
        assert_eq!(serde_json::from_value::<Law>(value).unwrap(), law(&[]));
    }

    #[test]
    fn of_several_copies_the_newest_amendment_is_the_last() {
        let old = law(&[(DateKind::Assent, date(1999, 1, 1)), (DateKind::LastAmended, date(2005, 1, 1))]);
        let new = law(&[(DateKind::Assent, date(1999, 1, 1)), (DateKind::LastAmended, date(2015, 1, 1))]);
        let merged = Law::merge([old, new]).unwrap();
        assert_eq!(merged.dates.iter().map(|d| d.date).collect::<Vec<_>>(), [date(1999, 1, 1), date(2015, 1, 1)]);
    }

    #[test]
    fn merging_keeps_sections_amendments_and_the_first_status() {
        let section = |number: &str| LawSection {
            number: number.into(),
            heading: "x".into(),
            inserted: None,
            topics: vec![Topic::Corruption],
            locator: "l".into(),
        };
        let amendment = |citation: &str, year| LawAmendment {
            citation: citation.into(),
            kind: DateKind::Adoption,
            date: date(year, 1, 1),
            locator: "l".into(),
        };
        let mut old = law(&[]);
        (old.sections, old.amendments) = (vec![section("1")], vec![amendment("B", 2010)]);
        let mut new = old.clone();
        new.status = LawStatus::Repealed;
        new.sections.push(section("2"));
        new.amendments.push(amendment("A", 2001));
        let merged = Law::merge([old, new]).unwrap();
        assert_eq!(merged.sections.len(), 2);
        assert_eq!(merged.amendments.iter().map(|a| a.citation.as_str()).collect::<Vec<_>>(), ["A", "B"]);
        assert_eq!(merged.status, LawStatus::Repealed);
    }

    #[test]
    fn what_a_document_says_no_longer_is_history_at_most() {
        let title = |language: &str, title: &str| LawTitle { language: language.into(), title: title.into() };
        let version = |day| LawVersion {
            date: day,
            label: "consolidated".into(),
            provenance: Provenance { snapshot: "00".into(), locator: "l".into() },
        };
        let amendment = |citation: &str, year| LawAmendment {
            citation: citation.into(),
            kind: DateKind::Adoption,
            date: date(year, 1, 1),
            locator: "l".into(),
        };
        let mut now = law(&[(DateKind::Assent, date(2013, 3, 8))]);
        now.titles = vec![title("en", "Act")];
        now.topics = vec![Topic::Corruption];
        now.versions = vec![version(date(2024, 1, 1))];
        now.amendments = vec![amendment("A", 2020)];
        now.sources = vec!["x".into()];
        let mut before = law(&[
            (DateKind::Assent, date(2012, 3, 8)),
            (DateKind::InForce, date(2012, 4, 1)),
            (DateKind::Repeal, date(2030, 1, 1)),
        ]);
        before.titles = vec![title("en", "Bill"), title("fr", "Loi")];
        before.topics = vec![Topic::HumanTrafficking];
        before.versions = vec![version(date(2024, 1, 1)), version(date(2020, 1, 1))];
        before.amendments = vec![amendment("A", 2019), amendment("B", 2015)];
        before.status = LawStatus::NotYetInForce;
        before.notes = vec!["n".into()];
        before.sources = vec!["y".into()];
        // Adds nothing, so it is none of the law's sources.
        let mut older = before.clone();
        older.amendments = vec![amendment("B", 2014)];
        older.sources = vec!["z".into()];

        let told = now.clone().with_history([before, older]);
        assert_eq!(told.titles, [title("en", "Act"), title("fr", "Loi")]);
        assert_eq!(told.versions, [version(date(2020, 1, 1)), version(date(2024, 1, 1))]);
        assert_eq!(told.amendments, [amendment("B", 2015), amendment("A", 2020)]);
        assert_eq!(told.sources.iter().map(SourceId::as_str).collect::<Vec<_>>(), ["x", "y"]);
        let Law { dates, topics, status, notes, .. } = now;
        assert_eq!((told.dates, told.topics, told.status, told.notes), (dates, topics, status, notes));
    }

    #[test]
    fn publication_is_passage_only_where_nothing_better_is_known() {
        let l = law(&[(DateKind::Publication, date(2010, 10, 8)), (DateKind::Assent, date(2010, 10, 1))]);
        assert_eq!(l.passage().map(|d| d.kind), Some(DateKind::Assent));
        let l = law(&[(DateKind::Publication, date(2010, 10, 8)), (DateKind::LastAmended, date(2001, 1, 1))]);
        assert_eq!(l.passage().map(|d| d.kind), Some(DateKind::Publication));
    }

    #[test]
    fn signature_is_not_ratification() {
        let l = law(&[(DateKind::Signature, date(2000, 12, 12))]);
        assert!(l.passage().is_none());
        assert!(l.effective().is_none());
    }

    #[test]
    fn a_day_replaces_the_year_that_holds_it() {
        let adopted = |date, precision| {
            let mut l = law(&[(DateKind::Adoption, date)]);
            l.dates[0].precision = precision;
            l
        };
        let year = adopted(date(2013, 1, 1), DatePrecision::Year);
        let day = adopted(date(2013, 3, 8), DatePrecision::Day);
        for parts in [[year.clone(), day.clone()], [day.clone(), year.clone()]] {
            let merged = Law::merge(parts).unwrap();
            assert_eq!(merged.dates.iter().map(|d| d.date).collect::<Vec<_>>(), [date(2013, 3, 8)]);
        }
        let other = adopted(date(2012, 1, 1), DatePrecision::Year);
        assert_eq!(Law::merge([other, day]).unwrap().dates.len(), 2);
    }

    #[test]
    fn a_year_alone_may_mean_any_of_its_days() {
        let mut l = law(&[(DateKind::Adoption, date(2012, 1, 1))]);
        assert_eq!(l.effective_span(), Some((date(2012, 1, 1), date(2012, 1, 1), true)));
        l.dates[0].precision = DatePrecision::Year;
        assert_eq!(l.effective_span(), Some((date(2012, 1, 1), date(2012, 12, 31), true)));
        l.dates[0].precision = DatePrecision::Month;
        l.dates[0].date = date(2012, 2, 1);
        assert_eq!(l.effective_span(), Some((date(2012, 2, 1), date(2012, 2, 29), true)));
    }

    #[test]
    fn an_unknown_in_force_date_is_flagged() {
        let l = law(&[(DateKind::Assent, date(2010, 10, 1))]);
        assert_eq!(l.effective(), Some((date(2010, 10, 1), true)));
    }
}
