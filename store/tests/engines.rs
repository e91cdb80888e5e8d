//! The same checks over both engines. PostgreSQL runs where `LEXGAP_TEST_POSTGRES` names a server.

use jiff::{Timestamp, civil::date};
use lexgap_domain::*;
use lexgap_store::{Statement, Store};

fn snapshot(bytes: &[u8], vintage: jiff::civil::Date) -> Snapshot {
    Snapshot {
        sha256: hash::sha256(bytes),
        source: "unodc-test".into(),
        url: Some("https://example.org/counts.xlsx".to_owned()),
        name: "counts.xlsx".to_owned(),
        content_type: None,
        bytes: bytes.len() as u64,
        retrieved_at: Timestamp::UNIX_EPOCH,
        retrieval: Retrieval::Mirror,
        vintage: Some(vintage),
    }
}

fn observation(year: i16, quantity: Quantity, snapshot: &Snapshot) -> Observation {
    Observation {
        id: ObservationId::default(),
        jurisdiction: "KEN".into(),
        topics: vec![Topic::HumanTrafficking],
        measure: Measure::Convictions,
        period: Period::year(year).unwrap(),
        quantity,
        unit: Unit::Persons,
        breakdown: Breakdown::new(),
        ordinal: 0,
        source: "unodc-test".into(),
        provenance: Provenance { snapshot: snapshot.sha256.clone(), locator: format!("row={year}") },
        status: FactStatus::Automatic,
    }
    .with_id()
}

fn point(value: f64, snapshot: &Snapshot) -> IndicatorPoint {
    IndicatorPoint {
        indicator: "ti-cpi".into(),
        jurisdiction: "DNK".into(),
        period: Period::year(2012).unwrap(),
        value: Some(value),
        standard_error: Some(1.819264970102),
        lower: None,
        upper: None,
        n_sources: Some(8),
        label: None,
        source: "unodc-test".into(),
        provenance: Provenance { snapshot: snapshot.sha256.clone(), locator: "sheet=x;cell=D5".to_owned() },
    }
}

fn statement(observations: Vec<Observation>, points: Vec<IndicatorPoint>) -> Statement {
    Statement { observations, points, ..Statement::default() }
}

async fn keeps_history(store: &Store) {
    let source = SourceId::new("unodc-test");
    let (old, new) = (snapshot(b"old", date(2024, 1, 1)), snapshot(b"new", date(2025, 1, 1)));
    assert!(store.is_empty().await.unwrap());

    let first = statement(
        vec![
            observation(2010, Quantity::exact(3.0), &old),
            observation(2011, Quantity::interval(0.0, 4.0), &old),
            observation(2012, Quantity::exact(7.0), &old),
        ],
        vec![],
    );
    let done = store.accept(&source, "a", &old, 1, &first).await.unwrap();
    assert_eq!((done.added, done.unchanged, done.changed, done.withdrawn), (3, 0, 0, 0));
    assert!(store.is_current(&source, "a", old.sha256.as_str(), 1).await.unwrap());
    assert!(!store.is_current(&source, "a", old.sha256.as_str(), 2).await.unwrap(), "a newer parser reads again");

    let second = statement(
        vec![observation(2010, Quantity::exact(3.0), &new), observation(2011, Quantity::exact(2.0), &new)],
        vec![],
    );
    let done = store.accept(&source, "a", &new, 1, &second).await.unwrap();
    assert_eq!((done.added, done.unchanged, done.changed, done.withdrawn), (0, 1, 1, 1));

    let facts = store.current_facts().await.unwrap();
    assert_eq!(facts.observations.len(), 2);
    let unchanged = facts.observations.iter().find(|o| o.period.index_year() == 2010).unwrap();
    assert_eq!(
        unchanged.provenance.snapshot, old.sha256,
        "an unchanged figure keeps the snapshot it was first seen in"
    );
    let revisions = store.revisions().await.unwrap();
    assert_eq!(revisions.len(), 2);
    let changed = revisions.iter().find(|r| r.kind == RevisionKind::Changed).unwrap();
    assert_eq!(changed.before.quantity, Quantity::interval(0.0, 4.0));
    let after = changed.after.as_ref().unwrap();
    assert!(facts.observations.iter().any(|o| &o.id == after && o.quantity == Quantity::exact(2.0)));
    assert!(revisions.iter().any(|r| r.kind == RevisionKind::Withdrawn && r.before.period.index_year() == 2012));

    // Two streams state the same value: the newer vintage's statement is the current one.
    store.accept(&source, "p-2024", &old, 1, &statement(vec![], vec![point(89.0, &old)])).await.unwrap();
    store.accept(&source, "p-2025", &new, 1, &statement(vec![], vec![point(90.0, &new)])).await.unwrap();
    let facts = store.current_facts().await.unwrap();
    assert_eq!(facts.points.len(), 1);
    assert_eq!(facts.points[0], point(90.0, &new));
}

async fn keeps_health(store: &Store) {
    let source = SourceId::new("unodc-test");
    let at = Timestamp::from_second(1_700_000_000).unwrap();
    store.failed(&source, "a", None, at, "could not reach example.org").await.unwrap();
    store.failed(&source, "a", None, at, "could not reach example.org").await.unwrap();
    let health = store.health().await.unwrap();
    assert_eq!((health[0].failures, health[0].last_success), (2, None));
    assert_eq!(health[0].facts, 4, "failures leave the facts alone");
    store.succeeded(&source, at).await.unwrap();
    let health = store.health().await.unwrap();
    assert_eq!((health[0].failures, health[0].last_success), (0, Some(at)));
    assert_eq!(health[0].last_error.as_deref(), Some("could not reach example.org"));
}

async fn baseline_round_trip(store: &Store, empty: &Store) {
    let mut file = Vec::new();
    let written = store.write_baseline(&mut file).await.unwrap();
    let read = empty.read_baseline(file.as_slice()).await.unwrap();
    assert_eq!(written, read);
    assert_eq!(store.current_facts().await.unwrap(), empty.current_facts().await.unwrap());
    assert_eq!(store.revisions().await.unwrap(), empty.revisions().await.unwrap());
    let mut again = Vec::new();
    empty.write_baseline(&mut again).await.unwrap();
    assert_eq!(file, again, "the same facts give the same bytes");
    let error = empty.read_baseline(&file[..file.len() / 2]).await.unwrap_err();
    assert!(error.to_string().contains("line"), "{error}");
}

async fn editions(store: &Store) {
    assert_eq!(store.edition(None).await.unwrap(), None);
    let facts = store.current_facts().await.unwrap();
    let (root, n) = Edition::compute_root(&facts).unwrap();
    let edition = Edition {
        head: EditionHead {
            number: 1,
            published_at: Timestamp::UNIX_EPOCH,
            method_version: METHOD_VERSION.to_owned(),
            seed: 7,
            draws: 1000,
            merkle_root: root,
            previous_root: None,
            facts: n,
            scored: 0,
        },
        jurisdictions: vec![],
        facts,
        revisions: store.revisions().await.unwrap(),
        contradictions: vec![],
        scores: vec![],
        changes: vec![],
        reconciliation: Default::default(),
        practices: Default::default(),
        outside: vec![],
    };
    store.publish(&edition).await.unwrap();
    assert_eq!(store.edition(None).await.unwrap().as_ref(), Some(&edition));
    assert_eq!(store.edition(Some(2)).await.unwrap(), None);
    assert_eq!(store.edition_heads().await.unwrap(), vec![edition.head.clone()]);
    assert!(store.publish(&edition).await.is_err(), "an edition is written once");
}

async fn keeps_what_a_feed_no_longer_names(store: &Store) {
    let source = SourceId::new("feed-test");
    let (old, new) = (snapshot(b"feed-1", date(2024, 1, 1)), snapshot(b"feed-2", date(2025, 1, 1)));
    let entry = |n: u8, title: &str, at: &Snapshot| ListedDocument {
        title: title.to_owned(),
        url: format!("https://example.org/{n}"),
        date: Some(date(2024, 1, 1)),
        source: source.clone(),
        provenance: Provenance { snapshot: at.sha256.clone(), locator: format!("entry={n}") },
    };
    let listing = |documents| Statement { documents, ..Statement::default() };
    store.accept(&source, "feed", &old, 1, &listing(vec![entry(1, "A", &old), entry(2, "B", &old)])).await.unwrap();
    let second = listing(vec![entry(2, "B, corrected", &new), entry(3, "C", &new)]);
    let done = store.accept(&source, "feed", &new, 1, &second).await.unwrap();
    assert_eq!((done.added, done.unchanged, done.changed, done.withdrawn), (1, 0, 1, 0));
    let titles: Vec<String> = store.listed_documents().await.unwrap().into_iter().map(|d| d.title).collect();
    assert_eq!(titles, ["A", "B, corrected", "C"]);
}

async fn all(store: Store, empty: Store) {
    keeps_history(&store).await;
    keeps_health(&store).await;
    keeps_what_a_feed_no_longer_names(&store).await;
    baseline_round_trip(&store, &empty).await;
    editions(&store).await;
    store.close().await;
}

#[tokio::test]
async fn sqlite() {
    let dir = tempfile::tempdir().unwrap();
    let url = |name: &str| format!("sqlite://{}?mode=rwc", dir.path().join(name).display());
    all(Store::open(&url("a.db")).await.unwrap(), Store::open(&url("b.db")).await.unwrap()).await;
}

#[tokio::test]
async fn postgres() {
    let Ok(server) = std::env::var("LEXGAP_TEST_POSTGRES") else {
        println!("skipped: LEXGAP_TEST_POSTGRES names no PostgreSQL server");
        return;
    };
    let admin = sqlx::PgPool::connect(&server).await.unwrap();
    let mut stores = Vec::new();
    for name in ["a", "b"] {
        let database = format!("lexgap_store_{name}_{}", std::process::id());
        sqlx::query(sqlx::AssertSqlSafe(format!("CREATE DATABASE {database}"))).execute(&admin).await.unwrap();
        let base = server.rsplit_once('/').map_or(server.as_str(), |(base, _)| base);
        stores.push(Store::open(&format!("{base}/{database}")).await.unwrap());
    }
    let empty = stores.pop().unwrap();
    all(stores.pop().unwrap(), empty).await;
}

#[tokio::test]
async fn errors_say_what_to_do_and_hide_the_password() {
    let error = Store::open("mysql://user:secret@example.org/x").await.unwrap_err().to_string();
    assert!(error.contains("LEXGAP_DATABASE_URL") && !error.contains("secret"), "{error}");
    let error = Store::open("sqlite:///proc/nowhere/lexgap.db?mode=rwc").await.unwrap_err().to_string();
    assert!(error.contains("writable"), "{error}");
}
