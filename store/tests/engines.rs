//! The same checks over both engines. PostgreSQL runs where `LEXGAP_TEST_POSTGRES` names a server.

use jiff::{Timestamp, civil::date};
use lexgap_domain::{
    full_text::{Passage, TextAnswer},
    *,
};
use lexgap_store::{DocumentText, Stated, Statement, Store, StoreError};

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
        reading: None,
        review: None,
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
    assert_eq!((health[0].failures, health[0].last_success), (2, Some(at)), "another document went well");
    store.passed(&source).await.unwrap();
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
    assert_eq!(value_revisions(store).await, value_revisions(empty).await);
    let mut again = Vec::new();
    empty.write_baseline(&mut again).await.unwrap();
    assert_eq!(file, again, "the same facts give the same bytes");
    let error = empty.read_baseline(&file[..file.len() / 2]).await.unwrap_err();
    assert!(error.to_string().contains("line"), "{error}");
}

async fn value_revisions(store: &Store) -> Vec<ValueRevision> {
    store.value_revisions(&store.snapshots().await.unwrap()).await.unwrap()
}

async fn editions(store: &Store) {
    assert_eq!(store.edition(None).await.unwrap(), None);
    let facts = store.current_facts().await.unwrap();
    let secret = lexgap_domain::commitment::Secret::new([7; 32]);
    let (root, n) = Edition::compute_root(&facts, &secret).unwrap();
    let head = EditionHead::first(root, n);
    let edition = Edition {
        revisions: store.revisions().await.unwrap(),
        value_revisions: store.value_revisions(&facts.snapshots).await.unwrap(),
        ..Edition::of(head, facts, secret)
    };
    let held = store.unpublished().await.unwrap();
    assert!(!held.is_empty());
    // Accepted while the edition was made: the next one holds it.
    let later = snapshot(b"later", date(2026, 1, 1));
    let stated = statement(vec![observation(2013, Quantity::exact(5.0), &later)], vec![]);
    store.accept(&SourceId::new("later-test"), "a", &later, 1, &stated).await.unwrap();
    store.publish(&edition, &held).await.unwrap();
    let left = store.unpublished().await.unwrap();
    assert!(!left.is_empty());
    assert_eq!(store.edition(None).await.unwrap().as_ref(), Some(&edition));
    assert_eq!(store.edition(Some(2)).await.unwrap(), None);
    assert_eq!(store.edition_heads().await.unwrap(), vec![edition.head.clone()]);
    assert!(store.publish(&edition, &left).await.is_err(), "an edition is written once");
    assert!(!store.unpublished().await.unwrap().is_empty(), "nothing was published");
    let next = Edition { head: EditionHead { number: 2, ..edition.head.clone() }, ..edition.clone() };
    store.publish(&next, &left).await.unwrap();
    assert!(store.unpublished().await.unwrap().is_empty());
    // The same again changes nothing.
    store.accept(&SourceId::new("later-test"), "a", &later, 1, &stated).await.unwrap();
    assert!(store.unpublished().await.unwrap().is_empty());
}

async fn keeps_what_a_feed_no_longer_names(store: &Store) {
    let source = SourceId::new("feed-test");
    let of = |bytes: &[u8], year| Snapshot { source: source.clone(), ..snapshot(bytes, date(year, 1, 1)) };
    let (old, new) = (of(b"feed-1", 2024), of(b"feed-2", 2025));
    let entry = |n: u8, title: &str, at: &Snapshot| ListedDocument {
        title: title.to_owned(),
        url: format!("https://example.org/{n}"),
        date: (n != 2).then(|| date(2024, 1, n as i8)),
        source: source.clone(),
        provenance: Provenance { snapshot: at.sha256.clone(), locator: format!("entry={n}") },
    };
    let listing = |documents| Statement { documents, ..Statement::default() };
    store.accept(&source, "feed", &old, 1, &listing(vec![entry(1, "A", &old), entry(2, "B", &old)])).await.unwrap();
    let second = listing(vec![entry(2, "B, corrected", &new), entry(3, "C", &new)]);
    let done = store.accept(&source, "feed", &new, 1, &second).await.unwrap();
    assert_eq!((done.added, done.unchanged, done.changed, done.withdrawn), (1, 0, 1, 0));
    let titles: Vec<String> = store.listed_documents().await.unwrap().into_iter().map(|d| d.title).collect();
    assert_eq!(titles, ["C", "A", "B, corrected"], "the newest first, without a date last");
}

async fn keeps_decisions(store: &Store) {
    let at = |minute: i64| Timestamp::from_second(60 * minute).unwrap();
    let before = store.current_facts().await.unwrap().observations;
    let fact = before[0].clone();
    let read = async || {
        let all = store.current_facts().await.unwrap().observations;
        assert_eq!(all.len(), before.len(), "a decision adds and removes no fact");
        all.into_iter().find(|o| o.id == fact.id).unwrap()
    };
    let first = store.decide(&fact.id, "Amina", Verdict::Confirm, "as printed", at(1)).await.unwrap();
    assert_eq!(store.decide(&fact.id, "Amina", Verdict::Confirm, "as printed", at(1)).await.unwrap().id, first.id);
    assert_eq!(read().await.status, FactStatus::Confirmed);
    let figure = Figure { quantity: Quantity::exact(99.0), ..fact.figure() };
    let second = store.decide(&fact.id, "Zoë", Verdict::Correct { figure }, "", at(2)).await.unwrap();
    assert_eq!((read().await.status, read().await.quantity), (FactStatus::Disputed, fact.quantity));
    assert!(store.undo(&first.id, "Zoë", at(3)).await.unwrap());
    assert!(!store.undo(&first.id, "Zoë", at(4)).await.unwrap(), "undone once");
    let now = read().await;
    assert_eq!((now.status, now.quantity, &now.id), (FactStatus::Confirmed, Quantity::exact(99.0), &fact.id));
    let all = store.decisions().await.unwrap();
    assert_eq!(all.len(), 2, "nothing is lost by undoing, nothing kept twice");
    assert_eq!((&all[0].reason, all[0].undone.as_ref()), (&"as printed".to_owned(), Some(&(at(3), "Zoë".to_owned()))));
    assert_eq!(all[1], second);
    assert!(store.undo(&second.id, "Zoë", at(5)).await.unwrap());
    assert_eq!(read().await, fact, "as it was read");
}

/// A yearbook of one year a volume, and a table that repeats all years: the same bytes, two meanings.
async fn a_yearbook_withdraws_nothing(store: &Store) {
    let (yearbook, table) = (SourceId::new("yearbook-test"), SourceId::new("table-test"));
    let volume = |n: u8| Snapshot { source: yearbook.clone(), ..snapshot(&[b'v', n], date(2020 + i16::from(n), 1, 1)) };
    let figure = |source: &SourceId, year, value, at: &Snapshot| {
        let o = Observation { source: source.clone(), ..observation(year, Quantity::exact(value), at) };
        o.with_id()
    };
    for (source, succession, withdrawn) in
        [(&yearbook, Succession::EachStandsAlone, 0), (&table, Succession::Cumulative, 1)]
    {
        let volumes = [1, 2, 3].map(|n| Snapshot { source: source.clone(), ..volume(n) });
        let says = |figures: &[(i16, f64)], at: &Snapshot| Statement {
            succession,
            ..statement(figures.iter().map(|&(year, value)| figure(source, year, value, at)).collect(), vec![])
        };
        let [one, two, three] = &volumes;
        store.accept(source, "a", one, 1, &says(&[(2019, 1.0), (2020, 2.0)], one)).await.unwrap();
        // The second volume leaves out 2019 and revises 2020.
        let done = store.accept(source, "a", two, 1, &says(&[(2020, 5.0), (2021, 3.0)], two)).await.unwrap();
        assert_eq!((done.added, done.unchanged, done.changed, done.withdrawn), (1, 0, 1, withdrawn), "{source}");
        let done = store.accept(source, "a", three, 1, &says(&[(2020, 5.0), (2021, 3.0)], three)).await.unwrap();
        assert_eq!((done.added, done.unchanged, done.changed, done.withdrawn), (0, 2, 0, 0), "{source}");
        let of_ours = |o: &Observation| o.source == *source;
        let revisions: Vec<Revision> =
            store.revisions().await.unwrap().into_iter().filter(|r| of_ours(&r.before)).collect();
        let dark = revisions.iter().filter(|r| r.kind == RevisionKind::Withdrawn).count() as u64;
        assert_eq!((dark, revisions.len() as u64), (withdrawn, withdrawn + 1), "{source}");
        let facts = store.current_facts().await.unwrap();
        let mut years: Vec<i16> =
            facts.observations.iter().filter(|o| of_ours(o)).map(|o| o.period.index_year()).collect();
        years.sort_unstable();
        assert_eq!(years, if withdrawn == 0 { vec![2019, 2020, 2021] } else { vec![2020, 2021] }, "{source}");
    }
    // A better parser reads all volumes again, from the oldest: what it no longer finds in a volume goes, what another
    // volume says stays, and nothing of that is the publisher's revision.
    let before = store.revisions().await.unwrap().len();
    let again = |figures: &[(i16, f64)], at: &Snapshot| Statement {
        succession: Succession::EachStandsAlone,
        ..statement(figures.iter().map(|&(year, value)| figure(&yearbook, year, value, at)).collect(), vec![])
    };
    store.accept(&yearbook, "a", &volume(1), 2, &again(&[(2020, 2.0)], &volume(1))).await.unwrap();
    assert!(
        store.is_current(&yearbook, "a", volume(3).sha256.as_str(), 1).await.unwrap(),
        "the newest stays the newest"
    );
    store.accept(&yearbook, "a", &volume(2), 2, &again(&[(2020, 5.0), (2021, 4.0)], &volume(2))).await.unwrap();
    store.accept(&yearbook, "a", &volume(3), 2, &again(&[(2020, 5.0)], &volume(3))).await.unwrap();
    let facts = store.current_facts().await.unwrap();
    let mut figures: Vec<(i16, Quantity)> = facts
        .observations
        .into_iter()
        .filter(|o| o.source == yearbook)
        .map(|o| (o.period.index_year(), o.quantity))
        .collect();
    figures.sort_by_key(|(year, _)| *year);
    assert_eq!(figures, [(2020, Quantity::exact(5.0)), (2021, Quantity::exact(4.0))]);
    assert_eq!(store.revisions().await.unwrap().len(), before);
}

async fn a_publisher_goes_back_to_earlier_bytes(store: &Store) {
    let source = SourceId::new("back-test");
    let live = |bytes: &[u8]| Snapshot {
        source: source.clone(),
        vintage: None,
        retrieval: Retrieval::Network,
        ..snapshot(bytes, date(2024, 1, 1))
    };
    let (a, b) = (live(b"a"), live(b"b"));
    let says = |values: &[(i16, f64)], at: &Snapshot| {
        let one = |&(year, value): &(i16, f64)| {
            Observation { source: source.clone(), ..observation(year, Quantity::exact(value), at) }.with_id()
        };
        statement(values.iter().map(one).collect(), vec![])
    };
    for _ in 0..2 {
        store.accept(&source, "a", &a, 1, &says(&[(2010, 1.0), (2011, 1.0)], &a)).await.unwrap();
        store.accept(&source, "a", &b, 1, &says(&[(2010, 2.0)], &b)).await.unwrap();
    }
    let done = store.accept(&source, "a", &a, 1, &says(&[(2010, 1.0), (2011, 1.0)], &a)).await.unwrap();
    assert_eq!((done.added, done.unchanged, done.changed, done.withdrawn), (1, 0, 1, 0));
    let facts = store.current_facts().await.unwrap();
    let current: Vec<f64> =
        facts.observations.iter().filter(|o| o.source == source).filter_map(|o| o.quantity.value).collect();
    assert_eq!(current, [1.0, 1.0]);
    let told = store.revisions().await.unwrap().into_iter().filter(|r| r.before.source == source);
    let (changed, withdrawn): (Vec<_>, Vec<_>) = told.partition(|r| r.kind == RevisionKind::Changed);
    assert_eq!((changed.len(), withdrawn.len()), (4, 2), "every step of the way is kept");
}

async fn an_older_copy_that_comes_late_changes_no_figure(store: &Store) {
    let source = SourceId::new("late-test");
    let of = |bytes: &[u8], year| Snapshot { source: source.clone(), ..snapshot(bytes, date(year, 1, 1)) };
    let (old, new) = (of(b"late-old", 2020), of(b"late-new", 2024));
    let says = |value, at: &Snapshot| {
        let o = Observation { source: source.clone(), ..observation(2010, Quantity::exact(value), at) }.with_id();
        statement(vec![o], vec![])
    };
    store.accept(&source, "a", &new, 1, &says(2.0, &new)).await.unwrap();
    let done = store.accept(&source, "a", &old, 1, &says(1.0, &old)).await.unwrap();
    assert_eq!((done.added, done.unchanged, done.changed, done.withdrawn), (0, 0, 0, 0));
    assert!(store.is_current(&source, "a", new.sha256.as_str(), 1).await.unwrap());
    assert!(store.revisions().await.unwrap().iter().all(|r| r.before.source != source));
}

/// One transaction for many statements, with the same meaning as one for each.
async fn a_batch_means_what_its_statements_mean_singly(store: &Store) {
    let mut ends = Vec::new();
    for (name, batched) in [("single-test", false), ("batch-test", true)] {
        let source = SourceId::new(name);
        let of = |bytes: &[u8], year| Snapshot { source: source.clone(), ..snapshot(bytes, date(year, 1, 1)) };
        let says = |stream: &str, snapshot: &Snapshot, succession, values: &[(i16, f64)]| {
            let one = |&(year, value): &(i16, f64)| {
                Observation { source: source.clone(), ..observation(year, Quantity::exact(value), snapshot) }.with_id()
            };
            let statement = Statement { succession, ..statement(values.iter().map(one).collect(), vec![]) };
            Stated { stream: stream.to_owned(), snapshot: snapshot.clone(), statement }
        };
        let (old, new, newest) = (of(b"batch-1", 2020), of(b"batch-2", 2022), of(b"batch-3", 2024));
        let (whole, alone) = (Succession::Cumulative, Succession::EachStandsAlone);
        let batches = [
            vec![says("a", &new, whole, &[(2010, 1.0), (2011, 1.0)]), says("b", &old, alone, &[(2010, 1.0)])],
            vec![
                says("a", &old, whole, &[(2010, 7.0)]),
                says("c", &old, whole, &[(2009, 1.0), (2010, 1.0)]),
                says("c", &new, whole, &[(2010, 2.0)]),
                says("b", &newest, alone, &[(2012, 1.0)]),
                says("a", &newest, whole, &[(2010, 1.0)]),
            ],
        ];
        let mut done = Vec::new();
        for batch in batches {
            if batched {
                done.extend(store.accept_all(&source, 1, &batch).await.unwrap());
                continue;
            }
            for Stated { stream, snapshot, statement } in &batch {
                done.push(store.accept(&source, stream, snapshot, 1, statement).await.unwrap());
            }
        }
        let facts = store.current_facts().await.unwrap().observations;
        let mut facts: Vec<_> =
            facts.into_iter().filter(|o| o.source == source).map(|o| (o.period, o.quantity)).collect();
        facts.sort_by_key(|(period, _)| period.label());
        let revisions = store.revisions().await.unwrap().into_iter().filter(|r| r.before.source == source);
        let revisions: Vec<_> = revisions.map(|r| (r.before.period, r.kind)).collect();
        let mut newest: Vec<_> = store.newest(&source).await.unwrap().into_iter().collect();
        newest.sort();
        ends.push((done, facts, revisions, newest));
    }
    let singly = &ends[0];
    assert_eq!(singly, &ends[1]);
    let counts: Vec<_> = singly.0.iter().map(|d| (d.added, d.unchanged, d.changed, d.withdrawn)).collect();
    let late = (0, 0, 0, 0);
    assert_eq!(counts, [(2, 0, 0, 0), (1, 0, 0, 0), late, (2, 0, 0, 0), (0, 0, 1, 1), (1, 0, 0, 0), (0, 1, 0, 1)]);
}

/// Reading the same bytes again with a better parser is our correction, whatever snapshot a fact was first seen in.
async fn a_misreading_put_right_is_no_revision(store: &Store) {
    let source = SourceId::new("misread-test");
    let of = |bytes: &[u8], year| Snapshot { source: source.clone(), ..snapshot(bytes, date(year, 1, 1)) };
    let (old, new) = (of(b"misread-old", 2020), of(b"misread-new", 2024));
    let says = |values: &[(i16, f64)], at: &Snapshot| {
        let one = |&(year, value): &(i16, f64)| {
            Observation { source: source.clone(), ..observation(year, Quantity::exact(value), at) }.with_id()
        };
        statement(values.iter().map(one).collect(), vec![])
    };
    store.accept(&source, "a", &old, 1, &says(&[(2010, 1.0), (2011, 1.0), (2012, 1.0)], &old)).await.unwrap();
    // The parser overlooks 2010 and misreads 2011, and 2012 is misread in both copies.
    store.accept(&source, "a", &new, 1, &says(&[(2011, 9.0), (2012, 1.0)], &new)).await.unwrap();
    let ours = |r: &Revision| r.before.source == source;
    assert_eq!(store.revisions().await.unwrap().iter().filter(|r| ours(r)).count(), 2);
    store.accept(&source, "a", &new, 2, &says(&[(2010, 1.0), (2011, 1.0), (2012, 3.0)], &new)).await.unwrap();
    assert_eq!(store.revisions().await.unwrap().iter().filter(|r| ours(r)).count(), 0);
    let facts = store.current_facts().await.unwrap();
    let mut current: Vec<(i16, Sha256Hex, Option<f64>)> = facts
        .observations
        .into_iter()
        .filter(|o| o.source == source)
        .map(|o| (o.period.index_year(), o.provenance.snapshot.clone(), o.quantity.value))
        .collect();
    current.sort_by_key(|(year, ..)| *year);
    let sha = |s: &Snapshot| s.sha256.clone();
    assert_eq!(current, [(2010, sha(&old), Some(1.0)), (2011, sha(&old), Some(1.0)), (2012, sha(&new), Some(3.0))]);
}

/// A page whose figures moved out of its text: no publisher takes back everything at once.
async fn a_document_that_states_nothing_any_more_is_a_failure(store: &Store) {
    let source = SourceId::new("dark-test");
    let of = |bytes: &[u8], year| Snapshot { source: source.clone(), ..snapshot(bytes, date(year, 1, 1)) };
    let (old, empty, other) = (of(b"dark-1", 2020), of(b"dark-2", 2024), of(b"dark-3", 2024));
    let says = |stream: &str, year, at: &Snapshot| {
        let o = Observation { source: source.clone(), ..observation(year, Quantity::exact(1.0), at) }.with_id();
        Stated { stream: stream.to_owned(), snapshot: at.clone(), statement: statement(vec![o], vec![]) }
    };
    let nothing = Stated { stream: "a".to_owned(), snapshot: empty.clone(), statement: Statement::default() };
    store.accept_all(&source, 1, &[says("a", 2010, &old)]).await.unwrap();
    let error = store.accept(&source, "a", &empty, 1, &nothing.statement).await.unwrap_err();
    assert!(matches!(&error, StoreError::GoneDark { document, published: 1 } if document == "a"), "{error}");
    assert!(error.to_string().contains("a states no fact any more"), "{error}");
    // Of a batch nothing is kept; the others go through without it.
    let b = says("b", 2011, &other);
    assert!(store.accept_all(&source, 1, &[b.clone(), nothing.clone()]).await.is_err());
    assert!(!store.newest(&source).await.unwrap().contains_key("b"));
    store.accept_all(&source, 1, &[b]).await.unwrap();
    let count = async || {
        let all = store.current_facts().await.unwrap().observations;
        all.iter().filter(|o| o.source == source).count()
    };
    assert_eq!(count().await, 2);
    assert!(store.is_current(&source, "a", old.sha256.as_str(), 1).await.unwrap(), "the last good one stands");
    assert!(store.revisions().await.unwrap().iter().all(|r| r.before.source != source));
    // A volume without figures says nothing of those before it.
    let volume = Statement { succession: Succession::EachStandsAlone, ..Statement::default() };
    store.accept(&source, "b", &empty, 1, &volume).await.unwrap();
    assert_eq!(count().await, 2);
    // The same bytes, by a parser that knows better.
    let done = store.accept(&source, "a", &old, 2, &nothing.statement).await.unwrap();
    assert_eq!((done.withdrawn, count().await), (1, 1));
}

/// Rows of a table that nothing but their figure tells apart: by their order alone, each would be a revision.
async fn figures_of_one_key_are_paired_by_what_they_say(store: &Store) {
    let source = SourceId::new("order-test");
    let of = |n: u8| Snapshot { source: source.clone(), ..snapshot(&[b'o', n], date(2020 + i16::from(n), 1, 1)) };
    let [s1, s2, s3, s4, s5] = [1, 2, 3, 4, 5].map(of);
    let few = Quantity::interval(0.0, 4.0);
    let [f5, f8, f20, f27, f28] = [5.0, 8.0, 20.0, 27.0, 28.0].map(Quantity::exact);
    let says = |figures: &[Quantity], at: &Snapshot| {
        let one = |(i, &quantity): (usize, &Quantity)| {
            let provenance = Provenance { snapshot: at.sha256.clone(), locator: format!("row={i}") };
            let ordinal = u16::try_from(i).unwrap();
            Observation { source: source.clone(), ordinal, provenance, ..observation(2017, quantity, at) }.with_id()
        };
        statement(figures.iter().enumerate().map(one).collect(), vec![])
    };
    let current = async || {
        let all = store.current_facts().await.unwrap().observations;
        let mut ours: Vec<_> = all.into_iter().filter(|o| o.source == source).collect();
        ours.sort_by_key(|o| o.ordinal);
        ours.into_iter().map(|o| (o.ordinal, o.quantity)).collect::<Vec<_>>()
    };
    let revised = async || store.revisions().await.unwrap().into_iter().filter(|r| r.before.source == source).count();
    let accept = async |figures: &[Quantity], at: &Snapshot, parser: u32| {
        let done = store.accept(&source, "a", at, parser, &says(figures, at)).await.unwrap();
        (done.added, done.unchanged, done.changed, done.withdrawn)
    };
    accept(&[few, f27, few, f5, f20], &s1, 1).await;
    // The first row goes: one figure is withdrawn, and no other is touched.
    assert_eq!(accept(&[f27, few, f5, f20], &s2, 1).await, (0, 4, 0, 1));
    // Sorted otherwise, with two more.
    let sorted = [f20, few, f8, f27, f5, f5];
    assert_eq!(accept(&sorted, &s3, 1).await, (2, 4, 0, 0));
    let all = vec![(0, few), (1, f27), (2, f8), (3, f5), (4, f20), (5, f5)];
    assert_eq!(current().await, all, "who stays keeps ordinal and identifier");
    assert_eq!(accept(&sorted, &s3, 1).await, (0, 6, 0, 0), "the same again changes nothing");
    assert_eq!(current().await, all);
    // What is left on both sides is a revision.
    assert_eq!(accept(&[f20, few, f8, f28, f5, f5], &s4, 1).await, (0, 5, 1, 0));
    assert_eq!((current().await[1], revised().await), ((1, f28), 2));
    // A row that our parser had overlooked comes back as what it was.
    accept(&[f20, few, f8, f5, f5], &s5, 1).await;
    assert_eq!(revised().await, 3);
    accept(&[f20, few, f8, f28, f5, f5], &s5, 2).await;
    assert_eq!((current().await[1], revised().await), ((1, f28), 2));
}

/// A copy without a date was the publisher's current one on the day on which it was obtained, for all that compares.
async fn a_copy_without_a_date_is_of_its_day(store: &Store) {
    let source = SourceId::new("undated-test");
    let of = |bytes: &[u8], year| Snapshot { source: source.clone(), ..snapshot(bytes, date(year, 1, 1)) };
    let (old, new) = (of(b"undated-1", 2023), of(b"undated-3", 2025));
    let retrieved_at = "2024-06-01T12:00:00Z".parse().unwrap();
    let live = Snapshot { vintage: None, retrieved_at, ..of(b"undated-2", 2024) };
    let says = |value: f64, at: &Snapshot| {
        let o = Observation { source: source.clone(), ..observation(2010, Quantity::exact(value), at) }.with_id();
        statement(vec![o], vec![IndicatorPoint { jurisdiction: "SWE".into(), ..point(value, at) }])
    };
    let accept = async |stream: &str, value: f64, at: &Snapshot| {
        let done = store.accept(&source, stream, at, 1, &says(value, at)).await.unwrap();
        (done.added, done.changed)
    };
    assert_eq!(accept("a", 2.0, &live).await, (2, 0));
    assert_eq!(accept("a", 1.0, &old).await, (0, 0), "it is older");
    // Of two streams, too.
    accept("b", 1.0, &old).await;
    let of_sweden = async || {
        let points = store.current_facts().await.unwrap().points;
        points.into_iter().filter(|p| p.jurisdiction == "SWE").map(|p| p.value).collect::<Vec<_>>()
    };
    assert_eq!(of_sweden().await, [Some(2.0)]);
    assert_eq!(accept("a", 3.0, &new).await, (0, 2), "it is newer");
    assert_eq!(of_sweden().await, [Some(3.0)]);
}

/// What a source changed or withdrew, within a document and from one yearly document to the next.
async fn values_that_changed_are_told(store: &Store) {
    let source = SourceId::new("value-test");
    let of = |bytes: &[u8], year| Snapshot { source: source.clone(), ..snapshot(bytes, date(year, 1, 1)) };
    let [one, two, three] = [(b"value-1", 2020), (b"value-2", 2021), (b"value-3", 2022)].map(|(b, year)| of(b, year));
    let says = |values: &[(i16, f64)], at: &Snapshot| {
        let value = |&(year, value): &(i16, f64)| IndicatorPoint {
            indicator: "value-test".into(),
            period: Period::year(year).unwrap(),
            source: source.clone(),
            ..point(value, at)
        };
        statement(vec![], values.iter().map(value).collect())
    };
    let told = async || {
        let all = value_revisions(store).await;
        let ours = all.into_iter().filter(|r| r.before.source == source);
        let brief = |r: ValueRevision| (r.before.period.index_year(), r.kind, r.before.value.unwrap(), r.snapshot);
        ours.map(brief).collect::<Vec<_>>()
    };
    let (changed, withdrawn) = (RevisionKind::Changed, RevisionKind::Withdrawn);
    store.accept(&source, "a", &one, 1, &says(&[(2010, 1.0), (2011, 1.0), (2012, 1.0)], &one)).await.unwrap();
    assert!(told().await.is_empty());
    store.accept(&source, "a", &two, 1, &says(&[(2010, 1.0), (2011, 2.0)], &two)).await.unwrap();
    let within = [(2011, changed, 1.0, two.sha256.clone()), (2012, withdrawn, 1.0, two.sha256.clone())];
    assert_eq!(told().await, within);
    // Next year's document repeats the years before: one of them otherwise, one as it was first, one that was gone.
    store.accept(&source, "b", &three, 1, &says(&[(2010, 3.0), (2011, 1.0), (2012, 1.0)], &three)).await.unwrap();
    let across = [(2010, changed, 1.0, three.sha256.clone()), (2011, changed, 2.0, three.sha256.clone())];
    assert_eq!(told().await, across);
    let facts = store.current_facts().await.unwrap().points;
    let now: Vec<_> = facts.into_iter().filter(|p| p.source == source).filter_map(|p| p.value).collect();
    assert_eq!(now, [3.0, 1.0, 1.0]);
}

fn law(assent: jiff::civil::Date, at: &Snapshot) -> Law {
    let provenance = Provenance { snapshot: at.sha256.clone(), locator: "date".to_owned() };
    Law {
        id: "ke-act-1".into(),
        jurisdiction: "KEN".into(),
        kind: LawKind::Law,
        titles: vec![LawTitle { language: "en".to_owned(), title: "Act".to_owned() }],
        citation: "Act 1".to_owned(),
        topics: vec![Topic::HumanTrafficking],
        instrument: None,
        dates: vec![LawDate {
            kind: DateKind::Assent,
            date: assent,
            precision: DatePrecision::Day,
            provenance: provenance.clone(),
            computed_by: None,
        }],
        url: None,
        sources: vec![at.source.clone()],
        versions: vec![LawVersion { date: at.vintage.unwrap(), label: "consolidated".to_owned(), provenance }],
        status: LawStatus::NotStated,
        sections: vec![],
        amendments: vec![],
        notes: vec![],
        provisions: vec![],
    }
}

/// After [`editions`], whose last one held all.
async fn what_changes_no_count_waits_for_an_edition_too(store: &Store) {
    let source = SourceId::new("uncounted-test");
    let of = |bytes: &[u8], year| Snapshot { source: source.clone(), ..snapshot(bytes, date(year, 1, 1)) };
    let publish = async || {
        let held = store.unpublished().await.unwrap();
        assert!(!held.is_empty());
        let mut next = store.edition(None).await.unwrap().unwrap();
        next.head.number += 1;
        store.publish(&next, &held).await.unwrap();
        assert!(store.unpublished().await.unwrap().is_empty());
    };
    let accept = async |stream: &str, at: &Snapshot, parser: u32, statement: &Statement| {
        let done = store.accept(&source, stream, at, parser, statement).await.unwrap();
        (done.added, done.unchanged, done.changed, done.withdrawn)
    };

    // An older copy of a law, that comes late, is one more version of it and no statement.
    let (older, old, new) = (of(b"law-1", 2018), of(b"law-2", 2020), of(b"law-3", 2024));
    let says = |assent, at: &Snapshot| Statement { laws: vec![law(assent, at)], ..Statement::default() };
    let states = async || {
        let laws = store.current_facts().await.unwrap().laws;
        let law = laws.into_iter().find(|l| l.id == "ke-act-1").unwrap();
        let dates: Vec<_> = law.dates.iter().map(|d| d.date).collect();
        (dates, law.versions.iter().map(|v| v.date.year()).collect::<Vec<_>>())
    };
    accept("law", &old, 1, &says(date(2012, 3, 8), &old)).await;
    publish().await;
    assert_eq!(accept("law", &older, 1, &says(date(2011, 3, 8), &older)).await, (0, 0, 0, 0));
    publish().await;
    assert_eq!(states().await, (vec![date(2012, 3, 8)], vec![2018, 2020]));
    accept("law", &older, 1, &says(date(2011, 3, 8), &older)).await;
    assert!(store.unpublished().await.unwrap().is_empty(), "the same again changes nothing");
    // The publisher puts the day right: the earlier one must not win because it is earlier.
    assert_eq!(accept("law", &new, 1, &says(date(2013, 3, 8), &new)).await, (0, 0, 1, 0));
    publish().await;
    assert_eq!(states().await, (vec![date(2013, 3, 8)], vec![2018, 2020, 2024]));

    // A better parser finds the same value in another cell of the same bytes.
    let at = of(b"cells", 2024);
    let cell = |cell: &str| {
        let provenance = Provenance { snapshot: at.sha256.clone(), locator: format!("sheet=x;cell={cell}") };
        statement(vec![], vec![IndicatorPoint { jurisdiction: "NOR".into(), provenance, ..point(1.0, &at) }])
    };
    assert_eq!(accept("cells", &at, 1, &cell("D5")).await, (1, 0, 0, 0));
    publish().await;
    assert_eq!(accept("cells", &at, 2, &cell("E5")).await, (0, 1, 0, 0));
    publish().await;
    let points = store.current_facts().await.unwrap().points;
    let found: Vec<&str> =
        points.iter().filter(|p| p.jurisdiction == "NOR").map(|p| p.provenance.locator.as_str()).collect();
    assert_eq!(found, ["sheet=x;cell=E5"]);
    accept("cells", &at, 3, &cell("E5")).await;
    assert!(store.unpublished().await.unwrap().is_empty());
}

async fn a_text_that_changes_under_its_date_is_a_version(store: &Store) {
    let source = SourceId::new("texts-test");
    let of = |bytes: &[u8], day| Snapshot { source: source.clone(), vintage: Some(day), ..snapshot(bytes, day) };
    let days = [date(2020, 1, 1), date(2020, 6, 1), date(2020, 9, 1)];
    let [first, noise, second] =
        [(b"text-1", days[0]), (b"text-2", days[1]), (b"text-3", days[2])].map(|(b, d)| of(b, d));
    let says = |at: &Snapshot, words: &str| {
        let law =
            Law { id: "ke-act-7".into(), ..law(date(2012, 3, 8), &Snapshot { vintage: Some(days[0]), ..at.clone() }) };
        let provenance = law.versions[0].provenance.clone();
        let text = LawTextFound { law: law.id.clone(), words: hash::sha256(words.as_bytes()), provenance };
        Statement { laws: vec![law], texts: vec![text], ..Statement::default() }
    };
    for (at, words) in [(&first, "a"), (&noise, "a"), (&second, "b")] {
        let done = store.accept(&source, "law", at, 1, &says(at, words)).await.unwrap();
        assert!(done.added + done.unchanged + done.changed == 1 && done.withdrawn == 0, "a text is no fact: {done:?}");
    }
    let law = async || store.current_facts().await.unwrap().laws.into_iter().find(|l| l.id == "ke-act-7").unwrap();
    let texts = |law: &Law| -> Vec<_> {
        law.texts().into_iter().map(|v| (v.date, v.label.clone(), v.provenance.snapshot.clone())).collect()
    };
    let expected = [
        (days[0], "consolidated".to_owned(), first.sha256.clone()),
        (days[2], LawVersion::FOUND.to_owned(), second.sha256.clone()),
    ];
    assert_eq!(texts(&law().await), expected);
    assert_eq!(store.fact_counts().await.unwrap()[&source], 1);
    // What a newer parser reads in the same bytes replaces what the older one read in them.
    store.accept(&source, "law", &second, 2, &says(&second, "a")).await.unwrap();
    assert_eq!(texts(&law().await).len(), 1);
    // Left out, it is withdrawn, and what was known of it stays.
    let gone = Statement { left_out: true, ..Statement::default() };
    let at = of(b"text-4", date(2021, 1, 1));
    assert_eq!(store.accept(&source, "law", &at, 2, &gone).await.unwrap().withdrawn, 1);
    assert_eq!(law().await.dates[0].date, date(2012, 3, 8));
}

fn text(name: &str, law: Option<&str>, passages: &[(&str, &str)]) -> DocumentText {
    DocumentText {
        document: hash::sha256(name.as_bytes()),
        source: "unodc-test".into(),
        law: law.map(LawId::from),
        jurisdiction: law.map(|_| "ESP".into()),
        language: law.map(|_| "es".to_owned()),
        title: name.to_owned(),
        passages: passages
            .iter()
            .map(|(place, text)| Passage { place: (*place).to_owned(), text: (*text).to_owned() })
            .collect(),
    }
}

async fn finds_words_in_texts(store: &Store) {
    assert_eq!(store.search_texts("trata", 9).await.unwrap(), TextAnswer::NoTexts);
    let code = text(
        "code",
        Some("es-codigo-penal"),
        &[
            ("177 bis", "Será castigado como reo de trata de seres humanos\0 quien captare a una víctima."),
            ("178", "Otra cosa."),
            ("179", "La víctima no responde por la trata sufrida, ni la víctima menor de trata."),
        ],
    );
    let report =
        text("report", None, &[("page 3", "The 50% rule: victims of trafficking_in persons, and or not near.")]);
    assert!(store.keep_text(&code).await.unwrap() && store.keep_text(&report).await.unwrap());
    assert!(!store.keep_text(&code).await.unwrap(), "a document has one text");
    assert_eq!(store.texts_held().await.unwrap().len(), 2);

    let found = async |query: &str| match store.search_texts(query, 9).await.unwrap() {
        TextAnswer::Found { held: 2, also, hits } => (also, hits),
        other => panic!("{query}: {other:?}"),
    };
    // One answer a document, whatever the accents, and all words in one passage.
    let (also, hits) = found("VICTIMA trata").await;
    assert_eq!((also.len(), hits.len(), hits[0].title.as_str()), (0, 1, "code"));
    assert_eq!((hits[0].law.as_ref().unwrap().as_str(), hits[0].language.as_deref()), ("es-codigo-penal", Some("es")));
    let marked: Vec<&str> = hits[0].excerpt.iter().filter(|p| p.marked).map(|p| p.text.as_str()).collect();
    assert!(marked.contains(&"víctima") && marked.contains(&"trata"), "{:?}", hits[0].excerpt);
    assert!(found("cosa trata").await.1.is_empty(), "not in one passage");
    // A part of a word, and a slip of the pen.
    assert_eq!(found("traffick").await.1[0].title, "report");
    let (also, hits) = found("traficking").await;
    assert_eq!((also, hits.len()), (vec!["trafficking".to_owned()], 1));
    // What is syntax elsewhere is a word here, or nothing.
    for odd in
        ["\"and\"", "NEAR(victims", "victims* AND -not", "body:victims", "victims' OR 1=1 --", "victims\0", "^victims"]
    {
        let answer = store.search_texts(odd, 9).await.unwrap();
        assert!(matches!(answer, TextAnswer::Found { .. }), "{odd}: {answer:?}");
    }
    for short in ["", "%", "50%", "a_b", "\"*\""] {
        assert_eq!(store.search_texts(short, 9).await.unwrap(), TextAnswer::TooShort, "{short}");
    }
    assert!(found(&"words ".repeat(1_000)).await.1.is_empty());

    store.drop_text(&code.document).await.unwrap();
    assert_eq!(store.texts_held().await.unwrap().len(), 1);
    let left = store.search_texts("trata", 9).await.unwrap();
    assert!(matches!(&left, TextAnswer::Found { held: 1, hits, .. } if hits.is_empty()), "{left:?}");
    assert!(store.keep_text(&code).await.unwrap(), "it may come back");
    assert_eq!(found("trata").await.1.len(), 1);
}

async fn all(store: Store, empty: Store) {
    keeps_history(&store).await;
    keeps_health(&store).await;
    keeps_what_a_feed_no_longer_names(&store).await;
    a_yearbook_withdraws_nothing(&store).await;
    a_publisher_goes_back_to_earlier_bytes(&store).await;
    an_older_copy_that_comes_late_changes_no_figure(&store).await;
    a_batch_means_what_its_statements_mean_singly(&store).await;
    a_misreading_put_right_is_no_revision(&store).await;
    a_document_that_states_nothing_any_more_is_a_failure(&store).await;
    figures_of_one_key_are_paired_by_what_they_say(&store).await;
    a_copy_without_a_date_is_of_its_day(&store).await;
    values_that_changed_are_told(&store).await;
    baseline_round_trip(&store, &empty).await;
    editions(&store).await;
    what_changes_no_count_waits_for_an_edition_too(&store).await;
    keeps_decisions(&store).await;
    a_text_that_changes_under_its_date_is_a_version(&store).await;
    finds_words_in_texts(&store).await;
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
