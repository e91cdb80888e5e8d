//! What changed from one edition to the next, and the Atom feeds that tell it (RFC 4287).
//!
//! The entries are worked out once for each newest edition, from the editions in the store, and said in the language
//! that is asked for.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

use atom_syndication::{Category, Entry, Feed, FixedDateTime, Link, Person, Text};
use jiff::Timestamp;
use lexgap_app::in_language;
use lexgap_domain::{
    Edition, FlagKind, Law, LawDate, Message, MessageValue, Period, Revision, RevisionKind, Score, Topic, ValueRevision,
};
use lexgap_store::{Store, StoreError};
use lexgap_texts::{Language, say};
use tokio::sync::Mutex;

/// Editions whose changes are told, the newest first.
const EDITIONS: usize = 24;
/// Entries of one feed, the newest first.
const ENTRIES: usize = 200;
/// A law is new if it was passed or took effect within this many days before its edition.
const NEW_DAYS: i32 = 730;
/// Beginning of all identifiers. A reserved name (RFC 2606), since an installation has no name of its own that stays.
const TAG: &str = "tag:lexgap.invalid,2026:";

/// One thing that changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// After [`TAG`]; stays the same as long as the edition exists.
    id: String,
    /// Lacks the name of the jurisdiction, `place`, where it is one.
    title: Message,
    summary: Message,
    /// Where it stands on this site, with its edition, without a language.
    path: String,
    updated: Timestamp,
    /// What happened to a whole series concerns many.
    jurisdictions: Vec<String>,
    topics: Vec<Topic>,
    flag: Option<FlagKind>,
}

/// Which entries a feed has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    All,
    Jurisdiction(String),
    Topic(Topic),
    Flag(FlagKind),
}

impl Subject {
    fn has(&self, told: &Told) -> bool {
        match self {
            Subject::All => true,
            Subject::Jurisdiction(id) => told.jurisdictions.contains(id),
            Subject::Topic(topic) => told.topics.contains(topic),
            Subject::Flag(kind) => told.flag == Some(*kind),
        }
    }

    /// The page that the feed is about.
    fn page(&self) -> String {
        match self {
            Subject::All | Subject::Flag(_) => "/".to_owned(),
            Subject::Jurisdiction(id) => format!("/jurisdictions/{id}"),
            Subject::Topic(topic) => format!("/topics/{topic}"),
        }
    }

    /// The feed's own address, without a language.
    pub fn path(&self) -> String {
        match self {
            Subject::All => "/feed.atom".to_owned(),
            Subject::Flag(kind) => format!("/flags/{}/feed.atom", kind.id()),
            other => format!("{}/feed.atom", other.page()),
        }
    }
}

/// What changed in each edition, worked out at the first need; what is known of older ones is kept.
#[derive(Default)]
pub struct Feeds(Mutex<BTreeMap<u32, Arc<Vec<Told>>>>);

impl Feeds {
    /// What changed in each of the newest editions, the newest first.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn told(&self, newest: &Edition, store: &Store) -> Result<Vec<Arc<Vec<Told>>>, StoreError> {
        let mut kept = self.0.lock().await;
        let mut numbers: Vec<u32> = store.edition_heads().await?.into_iter().map(|h| h.number).collect();
        numbers.retain(|n| *n < newest.head.number);
        numbers.insert(0, newest.head.number);
        let mut all = Vec::new();
        // The edition that the step before read as the older one.
        let mut read: Option<Edition> = None;
        for (at, number) in numbers.iter().copied().enumerate().take(EDITIONS) {
            if let Some(told) = kept.get(&number) {
                all.push(told.clone());
                read = None;
                continue;
            }
            let newer = match read.take() {
                Some(edition) => Some(edition),
                None if number == newest.head.number => None,
                None => match readable(number, store).await? {
                    None => break,
                    found => found,
                },
            };
            // What another version wrote cannot be compared with, nor what lies before it.
            let older = match numbers.get(at + 1) {
                Some(older) => readable(*older, store).await?,
                None => None,
            };
            let told = Arc::new(changes(older.as_ref(), newer.as_ref().unwrap_or(newest)));
            kept.insert(number, told.clone());
            all.push(told);
            if older.is_none() {
                break;
            }
            read = older;
        }
        // What fell out of the newest is told no more.
        kept.retain(|number, _| numbers.iter().take(EDITIONS).any(|n| n == number));
        Ok(all)
    }
}

/// An edition from the store; `None` where there is none that this version can read.
async fn readable(number: u32, store: &Store) -> Result<Option<Edition>, StoreError> {
    match store.edition(Some(number)).await {
        Err(StoreError::OtherFormat { .. }) => Ok(None),
        answer => answer,
    }
}

/// What `newer` has that `older` has not; without an older one its flags, revisions and new laws.
pub fn changes(older: Option<&Edition>, newer: &Edition) -> Vec<Told> {
    let laws: HashMap<&str, &Law> = newer.facts.laws.iter().map(|l| (l.id.as_str(), l)).collect();
    let sources = newer.facts.sources.iter().map(|s| (s.id.as_str(), s.title.as_str())).collect();
    let about = About { edition: newer, laws, sources };
    let scores: HashMap<(&str, Topic), &Score> =
        older.into_iter().flat_map(|e| &e.scores).map(|s| ((s.law.as_str(), s.topic), s)).collect();
    let before = |s: &Score| scores.get(&(s.law.as_str(), s.topic)).copied();
    let mut all = about.laws(older);
    all.extend(newer.scores.iter().filter_map(|s| about.score(before(s)?, s)));
    all.extend(newer.scores.iter().flat_map(|s| about.flags(before(s), s)));
    all.extend(about.revisions(older));
    all.extend(about.value_revisions(older));
    all
}

struct About<'a> {
    edition: &'a Edition,
    laws: HashMap<&'a str, &'a Law>,
    sources: HashMap<&'a str, &'a str>,
}

/// What names a revision of a value in all editions.
fn of_value(r: &ValueRevision) -> (&str, &str, Period, &str, &str, bool) {
    let (indicator, jurisdiction, period) = r.before.key();
    let (old, new) = (r.before.provenance.snapshot.as_str(), r.snapshot.as_str());
    (indicator, jurisdiction, period, old, new, r.kind == RevisionKind::Withdrawn)
}

/// Topics one after another.
fn list(topics: &[Topic]) -> MessageValue {
    MessageValue::List(topics.iter().map(|t| t.message().into()).collect())
}

impl About<'_> {
    fn title(&self, law: &str) -> String {
        self.laws.get(law).map_or_else(|| law.to_owned(), |l| l.title().to_owned())
    }

    fn at(&self, path: &str, place: &str) -> String {
        format!("{path}?edition={}#{place}", self.edition.head.number)
    }

    fn laws(&self, older: Option<&Edition>) -> Vec<Told> {
        let known: HashSet<&str> = older.into_iter().flat_map(|e| &e.facts.laws).map(|l| l.id.as_str()).collect();
        let today = jiff::tz::TimeZone::UTC.to_datetime(self.edition.head.published_at).date();
        let is_new = |law: &&Law| {
            let days = [law.passage(), law.in_force()].into_iter().flatten().map(|d| d.date);
            let age = |day: jiff::civil::Date| (today - day).get_days();
            // Registers also hold laws that no topic is about.
            !law.topics.is_empty() && !known.contains(law.id.as_str()) && days.map(age).any(|age| age <= NEW_DAYS)
        };
        let told = |law: &Law| {
            let day = |id: &str, day: Option<&LawDate>| Some(Message::new(id).with("day", day?.date).into());
            let all =
                [day("feed-passed", law.passage()), day("feed-in-force", law.in_force()), Some(list(&law.topics))];
            let all = MessageValue::Clauses(all.into_iter().flatten().collect());
            Told {
                id: format!("law/{}", law.id),
                title: Message::new("feed-law").with("law", law.title()),
                summary: Message::new("feed-law-said").with("all", all),
                path: self.at(&format!("/laws/{}", law.id), "main"),
                updated: self.edition.head.published_at,
                jurisdictions: vec![law.jurisdiction.to_string()],
                topics: law.topics.clone(),
                flag: None,
            }
        };
        self.edition.facts.laws.iter().filter(is_new).map(told).collect()
    }

    fn of_score(&self, s: &Score, id: String, title: Message, summary: Message, flag: Option<FlagKind>) -> Told {
        Told {
            id: format!("{id}/{}/{}/e{}", s.law, s.topic, self.edition.head.number),
            title: title.with("law", self.title(s.law.as_str())),
            summary,
            path: self.at(&format!("/laws/{}", s.law), s.topic.id()),
            updated: self.edition.head.published_at,
            jurisdictions: vec![s.jurisdiction.to_string()],
            topics: vec![s.topic],
            flag,
        }
    }

    /// A score that reads otherwise than before, in whole points.
    fn score(&self, before: &Score, s: &Score) -> Option<Told> {
        let whole = |x: f64| MessageValue::Fixed(x, 0);
        let shown = |s: &Score| match (s.score, s.lower, s.upper) {
            (Some(score), Some(lower), Some(upper)) => Message::new("feed-score")
                .with("score", whole(score))
                .with("lower", whole(lower))
                .with("upper", whole(upper)),
            _ => Message::new("insufficient-evidence"),
        };
        if before.score.map(f64::round) == s.score.map(f64::round) {
            return None;
        }
        let title = match (before.score, s.score) {
            (None, _) => "feed-first-scored",
            (_, None) => "feed-no-longer-scored",
            (Some(old), Some(new)) if new < old => "feed-fell",
            _ => "feed-rose",
        };
        let summary = Message::new("feed-from-to")
            .with("topic", s.topic.message())
            .with("before", shown(before))
            .with("after", shown(s));
        Some(self.of_score(s, "score".to_owned(), Message::new(title), summary, None))
    }

    fn flags(&self, before: Option<&Score>, s: &Score) -> Vec<Told> {
        let known: HashSet<&str> = before.into_iter().flat_map(|b| &b.flags).map(|f| f.kind.id()).collect();
        let mut seen = HashSet::new();
        s.flags
            .iter()
            .filter(|f| !known.contains(f.kind.id()) && seen.insert(f.kind.id()))
            .map(|f| {
                let title = Message::new("feed-flag").with("flag", f.kind.message());
                self.of_score(s, format!("flag/{}", f.kind.id()), title, f.said.clone(), Some(f.kind))
            })
            .collect()
    }

    fn revisions(&self, older: Option<&Edition>) -> Vec<Told> {
        let key = |r: &Revision| (r.before.id.clone(), r.snapshot.clone(), r.kind == RevisionKind::Changed);
        let known: HashSet<_> = older.into_iter().flat_map(|e| &e.revisions).map(key).collect();
        let told = |r: &Revision| {
            let (kind, title, summary) = match r.kind {
                RevisionKind::Changed => ("revision", "feed-changed", "feed-changed-said"),
                RevisionKind::Withdrawn => ("withdrawn", "feed-withdrawn", "feed-withdrawn-said"),
            };
            let source = r.before.source.as_str();
            let source = self.sources.get(source).copied().unwrap_or(source);
            let snapshot: String = r.snapshot.as_str().chars().take(12).collect();
            Told {
                id: format!("{kind}/{}/{snapshot}", r.before.id),
                title: Message::new(title)
                    .with("measure", r.before.measure.message())
                    .with("period", r.before.period.label()),
                summary: Message::new(summary).with("source", source).with("topics", list(&r.before.topics)),
                path: self.at("/revisions", r.before.jurisdiction.as_str()),
                updated: self.edition.head.published_at,
                jurisdictions: vec![r.before.jurisdiction.to_string()],
                topics: r.before.topics.clone(),
                flag: None,
            }
        };
        self.edition.revisions.iter().filter(|r| !known.contains(&key(r))).map(told).collect()
    }

    /// One for all values of an indicator that one file changed or withdrew: a publisher's update changes thousands.
    fn value_revisions(&self, older: Option<&Edition>) -> Vec<Told> {
        let known: HashSet<_> = older.into_iter().flat_map(|e| &e.value_revisions).map(of_value).collect();
        let mut groups: BTreeMap<(&str, &str, bool), Vec<&ValueRevision>> = BTreeMap::new();
        for r in self.edition.value_revisions.iter().filter(|r| !known.contains(&of_value(r))) {
            let group = (r.before.indicator.as_str(), r.snapshot.as_str(), r.kind == RevisionKind::Withdrawn);
            groups.entry(group).or_default().push(r);
        }
        let told = |((indicator, snapshot, is_withdrawn), revisions): ((&str, &str, bool), Vec<&ValueRevision>)| {
            let known = self.edition.facts.indicators.iter().find(|i| i.id == *indicator);
            let source = revisions.first().map_or("", |r| r.before.source.as_str());
            let source = self.sources.get(source).copied().unwrap_or(source);
            let snapshot: String = snapshot.chars().take(12).collect();
            let (kind, title, summary) = if is_withdrawn {
                ("withdrawn", "feed-values-withdrawn", "feed-values-withdrawn-said")
            } else {
                ("revision", "feed-values-changed", "feed-values-changed-said")
            };
            let mut jurisdictions: Vec<String> = revisions.iter().map(|r| r.before.jurisdiction.to_string()).collect();
            jurisdictions.sort_unstable();
            jurisdictions.dedup();
            Told {
                id: format!("{kind}/{indicator}/{snapshot}/e{}", self.edition.head.number),
                title: Message::new(title).with("indicator", known.map_or(indicator, |i| i.title.as_str())),
                summary: Message::new(summary).with("n", revisions.len()).with("source", source),
                path: self.at(&format!("/indicators/{indicator}"), "revisions"),
                updated: self.edition.head.published_at,
                jurisdictions,
                // Assessors rate how a state fights trafficking; no other series is about a topic of ours.
                topics: known.filter(|i| i.assessment).map(|_| Topic::HumanTrafficking).into_iter().collect(),
                flag: None,
            }
        };
        groups.into_iter().map(told).collect()
    }
}

/// In which language a feed is written, and for which site.
pub struct Writing<'a> {
    pub language: Language,
    /// The name of a jurisdiction by its identifier.
    pub place: &'a dyn Fn(&str) -> String,
    /// The beginning of the site's addresses, empty where it is not told.
    pub site: &'a str,
}

impl Writing<'_> {
    fn say(&self, message: &Message) -> String {
        say(self.language, message)
    }

    /// The address of a page.
    pub fn at(&self, path: &str) -> String {
        format!("{}{}", self.site, in_language(self.language, path))
    }

    /// English identifiers are those from before there were other languages.
    fn id(&self, rest: &str) -> String {
        match self.language {
            Language::English => format!("{TAG}{rest}"),
            other => format!("{TAG}{}/{}", other.tag(), rest.trim_start_matches('/')),
        }
    }
}

/// The feed of `subject` as XML. `name` is what it is about.
pub fn xml(told: &[Arc<Vec<Told>>], subject: &Subject, name: &str, newest: Timestamp, by: &Writing<'_>) -> String {
    let entries =
        told.iter().flat_map(|t| t.iter()).filter(|t| subject.has(t)).take(ENTRIES).map(|t| entry(t, by)).collect();
    let link = |path: String, rel: &str, kind: &str| Link {
        href: by.at(&path),
        rel: rel.to_owned(),
        mime_type: Some(kind.to_owned()),
        ..Link::default()
    };
    let feed = Feed {
        title: Text::plain(by.say(&Message::new("feed-title").with("name", name))),
        id: by.id(&subject.path()),
        updated: written(newest),
        authors: vec![Person { name: "Lexgap".to_owned(), ..Person::default() }],
        links: vec![
            link(subject.path(), "self", "application/atom+xml"),
            link(subject.page(), "alternate", "text/html"),
        ],
        entries,
        lang: Some(by.language.tag().to_owned()),
        ..Feed::default()
    };
    feed.to_string()
}

fn entry(told: &Told, by: &Writing<'_>) -> Entry {
    let category = |term: &str, label: &Message| Category {
        term: term.to_owned(),
        label: Some(by.say(label)),
        ..Category::default()
    };
    let mut categories: Vec<Category> = told.topics.iter().map(|t| category(t.id(), &t.message())).collect();
    categories.extend(told.flag.map(|kind| category(kind.id(), &kind.message())));
    let link = Link {
        href: by.at(&told.path),
        rel: "alternate".to_owned(),
        mime_type: Some("text/html".to_owned()),
        ..Link::default()
    };
    let title = match told.jurisdictions.as_slice() {
        [one] => told.title.clone().with("place", (by.place)(one)),
        _ => told.title.clone(),
    };
    Entry {
        title: Text::plain(by.say(&title)),
        id: by.id(&told.id),
        updated: written(told.updated),
        categories,
        links: vec![link],
        summary: Some(Text::plain(by.say(&told.summary))),
        ..Entry::default()
    }
}

/// To the second, as Atom has it.
fn written(at: Timestamp) -> FixedDateTime {
    chrono::DateTime::from_timestamp(at.as_second(), 0).unwrap_or_default().fixed_offset()
}

#[cfg(test)]
mod tests {
    use lexgap_domain::{EditionHead, FactSet, IndicatorPoint, Provenance, commitment::Secret};

    use super::*;

    fn told(id: &str, jurisdiction: &str, flag: Option<FlagKind>) -> Told {
        Told {
            id: id.to_owned(),
            title: Message::new("feed-fell").with("law", "Act on <trafficking> & more"),
            summary: Message::verbatim("43, 31"),
            path: "/laws/x?edition=2#human_trafficking".to_owned(),
            updated: "2026-11-25T10:00:00.5Z".parse().unwrap(),
            jurisdictions: vec![jurisdiction.to_owned()],
            topics: vec![Topic::HumanTrafficking],
            flag,
        }
    }

    fn read(subject: &Subject, language: Language, site: &str) -> Feed {
        let all = [
            Arc::new(vec![told("score/a/e2", "KEN", None), told("flag/dormant/b/e2", "UGA", Some(FlagKind::Dormant))]),
            Arc::new(vec![told("law/c", "KEN", None)]),
        ];
        let place = |id: &str| format!("name of {id}");
        let by = Writing { language, place: &place, site };
        let text = xml(&all, subject, "test", "2026-11-25T10:00:00Z".parse().unwrap(), &by);
        text.parse().unwrap()
    }

    #[test]
    fn a_feed_holds_what_it_is_about() {
        let of = |subject: Subject| read(&subject, Language::English, "").entries().len();
        assert_eq!(of(Subject::All), 3);
        assert_eq!(of(Subject::Jurisdiction("KEN".to_owned())), 2);
        assert_eq!(of(Subject::Topic(Topic::HumanTrafficking)), 3);
        assert_eq!(of(Subject::Flag(FlagKind::Dormant)), 1);
        assert_eq!(of(Subject::Flag(FlagKind::PaperLaw)), 0);
    }

    #[test]
    fn entries_have_identifiers_days_and_addresses() {
        let feed = read(&Subject::All, Language::English, "https://lexgap.example.org");
        assert_eq!(feed.id(), "tag:lexgap.invalid,2026:/feed.atom");
        let entry = &feed.entries()[0];
        assert_eq!(entry.id(), "tag:lexgap.invalid,2026:score/a/e2");
        assert_eq!(entry.title().as_str(), "Score fell, name of KEN: Act on <trafficking> & more");
        assert_eq!(entry.updated().to_rfc3339(), "2026-11-25T10:00:00+00:00");
        assert_eq!(entry.links()[0].href(), "https://lexgap.example.org/laws/x?edition=2#human_trafficking");
    }

    /// Two values of Kenya and one of Uganda, changed or withdrawn by one file.
    fn edition(number: u32, kinds: [RevisionKind; 3]) -> Edition {
        let value = |jurisdiction: &str, year| IndicatorPoint {
            indicator: "ti-cpi".into(),
            jurisdiction: jurisdiction.into(),
            period: Period::year(year).unwrap(),
            value: Some(31.0),
            standard_error: None,
            lower: None,
            upper: None,
            n_sources: None,
            label: None,
            source: "ti-cpi".into(),
            provenance: Provenance { snapshot: "00".into(), locator: format!("row={year}") },
        };
        let before = [value("KEN", 2013), value("KEN", 2014), value("UGA", 2014)];
        let revised = |(before, kind)| ValueRevision { kind, before, snapshot: "0123456789abcdef".into() };
        let head = EditionHead { number, ..EditionHead::first("00".into(), 0) };
        let value_revisions = before.into_iter().zip(kinds).map(revised).collect();
        Edition { value_revisions, ..Edition::of(head, FactSet::default(), Secret::new([7; 32])) }
    }

    #[test]
    fn values_that_one_file_changed_are_one_entry() {
        let (changed, withdrawn) = (RevisionKind::Changed, RevisionKind::Withdrawn);
        let edition = edition(2, [changed, changed, withdrawn]);
        let told = Arc::new(changes(None, &edition));
        let place = |id: &str| format!("name of {id}");
        let by = Writing { language: Language::English, place: &place, site: "" };
        let of = |subject: Subject| {
            let feed: Feed =
                xml(std::slice::from_ref(&told), &subject, "test", Timestamp::UNIX_EPOCH, &by).parse().unwrap();
            feed.entries().to_vec()
        };
        let all = of(Subject::All);
        assert_eq!(all.len(), 2);
        assert_eq!(all[0].title().as_str(), "Silent revision of values: ti-cpi");
        let summary = all[0].summary().unwrap().as_str();
        assert_eq!(summary, "Its own source now publishes 2 other values for old periods. Source: ti-cpi.");
        assert_eq!(all[0].links()[0].href(), "/indicators/ti-cpi?edition=2#revisions");
        assert_eq!(all[0].id(), "tag:lexgap.invalid,2026:revision/ti-cpi/0123456789ab/e2");
        let of_uganda = of(Subject::Jurisdiction("UGA".to_owned()));
        assert_eq!(of_uganda.len(), 1);
        assert_eq!(of_uganda[0].title().as_str(), "Values withdrawn: ti-cpi");
        assert!(of(Subject::Jurisdiction("DNK".to_owned())).is_empty());
        assert!(of(Subject::Topic(Topic::HumanTrafficking)).is_empty(), "the index is about no topic");
    }

    #[test]
    fn values_are_told_by_the_first_edition_that_has_them() {
        let older = edition(1, [RevisionKind::Changed; 3]);
        assert!(changes(Some(&older), &edition(2, [RevisionKind::Changed; 3])).is_empty());
        let fewer = Edition { value_revisions: older.value_revisions[..1].to_vec(), ..older.clone() };
        let told = changes(Some(&fewer), &edition(2, [RevisionKind::Changed; 3]));
        let jurisdictions: Vec<_> = told.iter().map(|t| t.jurisdictions.join(" ")).collect();
        assert_eq!(jurisdictions, ["KEN UGA"]);
    }

    #[test]
    fn each_language_has_feeds_of_its_own() {
        let english = read(&Subject::All, Language::English, "");
        for language in Language::ALL {
            let feed = read(&Subject::All, language, "");
            assert_eq!(feed.lang(), Some(language.tag()));
            let entry = &feed.entries()[0];
            assert_eq!(entry.links()[0].href(), format!("{}/laws/x?edition=2#human_trafficking", language.prefix()));
            if language != Language::English {
                assert_ne!((feed.id(), entry.id()), (english.id(), english.entries()[0].id()));
                assert!(!feed.title().as_str().contains("changed") && !entry.title().as_str().contains("fell"));
            }
        }
    }
}
