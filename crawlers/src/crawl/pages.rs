//! Documents that a publisher hands out in pages: all of them together are one statement. Each page is archived as it
//! came; a list of their hashes is the snapshot that stands for the whole, so that a change of any page is one.

use lexgap_domain::{Retrieval, Snapshot};

use super::{Archived, Counts, DocumentError, Origin, SourcePass, Stream, off_thread};
use crate::{
    formats::json,
    parse::{Document, ParseError},
    spec::{DocumentSpec, PagesSpec},
};

/// All pages of one version.
struct Whole {
    pages: Vec<Archived>,
    /// The snapshot that stands for all of them, without its bytes.
    archived: Archived,
}

impl SourcePass<'_> {
    /// As [`SourcePass::stream`], for a document in pages.
    pub(super) async fn in_pages(&mut self, stream: &Stream<'_>, pages: &PagesSpec) {
        let (mut versions, mut of_versions) = (Vec::new(), Vec::new());
        for &origin in &stream.versions {
            let (archived, whole) = match self.whole(stream.document, pages, origin).await {
                Ok(Whole { pages, archived }) => (Ok(archived), pages),
                Err(e) => (Err(e), Vec::new()),
            };
            versions.push((origin, archived));
            of_versions.push(whole);
        }
        let standing = self.standing(stream, &versions).await;
        let mut newest: Option<Counts> = None;
        for (i, ((origin, archived), pages)) in versions.into_iter().zip(of_versions).enumerate() {
            let outcome = match archived {
                Err(e) => Err((None, e)),
                Ok(_) if i < standing => {
                    self.unchanged(origin.label());
                    continue;
                }
                Ok(archived) => {
                    let snapshot = archived.snapshot;
                    self.accept_pages(stream, pages, &snapshot).await.map_err(|e| (Some(snapshot), e))
                }
            };
            match outcome {
                Ok((counts, applied)) => {
                    self.report.accepted += 1;
                    self.report.applied += applied;
                    self.tell(super::Event::Accepted {
                        source: self.spec.id.clone(),
                        document: origin.label().to_owned(),
                        facts: counts.facts,
                        applied,
                    });
                    newest = Some(counts);
                }
                Err((snapshot, e)) => {
                    self.fail(stream.name, origin.label(), snapshot.as_ref(), e.to_string(), e.advice()).await;
                }
            }
        }
        if let Some(counts) = newest {
            self.report.add(stream.name, counts);
        }
    }

    async fn accept_pages(
        &self,
        stream: &Stream<'_>,
        pages: Vec<Archived>,
        snapshot: &Snapshot,
    ) -> Result<(Counts, super::Applied), DocumentError> {
        let (parser, name) = (self.parser, stream.name.to_owned());
        let snapshots: Vec<Snapshot> = pages.iter().map(|p| p.snapshot.clone()).collect();
        let mut parsed = off_thread(move || {
            let documents: Vec<Document<'_>> = pages
                .iter()
                .map(|page| Document {
                    bytes: &page.bytes,
                    sha256: &page.snapshot.sha256,
                    source: &page.snapshot.source,
                    stream: &name,
                    url: page.snapshot.url.as_deref(),
                    content_type: page.snapshot.content_type.as_deref(),
                    vintage: page.snapshot.vintage,
                })
                .collect();
            parser.parse_pages(&documents)
        })
        .await??;
        self.spec.review_topics(&mut parsed.laws);
        if snapshots.len() > 1 {
            stream.document.assertions.check(&parsed)?;
            for page in &snapshots {
                self.options.sink.keep(page).await?;
            }
        }
        self.settle(stream.document, stream.name, snapshot, parsed).await
    }

    /// Every page of one version, from the first, which says how many there are.
    async fn whole(
        &self,
        document: &DocumentSpec,
        spec: &PagesSpec,
        origin: Origin<'_>,
    ) -> Result<Whole, DocumentError> {
        let head = self.archived(document, origin).await?;
        // What is no answer in pages is the parser's to judge.
        let total = total(&head, spec).unwrap_or(1).max(1);
        if total > spec.most {
            return Err(
                ParseError::Limit(format!("the document has {total} pages, at most {} are read", spec.most)).into()
            );
        }
        let mut pages = vec![head];
        for number in 2..=total {
            let address = origin.url().map(|head| page_address(head, &spec.parameter, number)).unwrap_or_default();
            let page = self.archived(document, self.page_origin(origin, &address)?).await?;
            if self::total(&page, spec) != Some(total) {
                let detail = format!(
                    "page {number} does not say that there are {total} pages; the publisher changed them meanwhile"
                );
                return Err(ParseError::Layout(detail).into());
            }
            pages.push(page);
        }
        let archived = match pages.as_slice() {
            [only] => Archived { bytes: Vec::new(), snapshot: only.snapshot.clone(), address: only.address.clone() },
            _ => self.list_of(&pages, origin).await?,
        };
        Ok(Whole { pages, archived })
    }

    /// A further page: from the network, or the mirror's copy of the same day.
    fn page_origin<'o>(&self, head: Origin<'o>, address: &'o str) -> Result<Origin<'o>, DocumentError> {
        let Origin::Entry(mirror, of_head) = head else { return Ok(Origin::Address(address)) };
        let same = |e: &&super::Entry| e.url.as_deref() == Some(address) && e.vintage == of_head.vintage;
        let entry = mirror.entries().iter().find(same);
        let missing = || ParseError::Limit(format!("the mirror holds only some of the pages: {address} is missing"));
        Ok(Origin::Entry(mirror, entry.ok_or_else(missing)?))
    }

    /// Archives the list of the pages' hashes.
    async fn list_of(&self, pages: &[Archived], origin: Origin<'_>) -> Result<Archived, DocumentError> {
        let lines = pages.iter().map(|p| {
            serde_json::json!({"url": p.snapshot.url, "sha256": p.snapshot.sha256.as_str(), "bytes": p.snapshot.bytes})
        });
        let body = serde_json::json!({ "pages": lines.collect::<Vec<_>>() }).to_string().into_bytes();
        let (archive, bytes) = (self.options.archive.clone(), body.len() as u64);
        let sha256 = off_thread(move || archive.put(&body)).await??;
        let snapshot = Snapshot {
            sha256,
            source: self.spec.id.clone(),
            url: origin.url().map(str::to_owned),
            name: format!("list of {} pages", pages.len()),
            content_type: Some("application/json".to_owned()),
            bytes,
            retrieved_at: (self.options.now)(),
            retrieval: if self.options.is_live() { Retrieval::Network } else { Retrieval::Mirror },
            vintage: origin.vintage(),
        };
        Ok(Archived { bytes: Vec::new(), snapshot, address: origin.label().to_owned() })
    }
}

/// How many pages there are, as a page says.
fn total(page: &Archived, spec: &PagesSpec) -> Option<u64> {
    let value: serde_json::Value = serde_json::from_slice(&page.bytes).ok()?;
    json::integer(&value, &spec.total).and_then(|n| u64::try_from(n).ok())
}

fn page_address(head: &str, parameter: &str, number: u64) -> String {
    let joint = if head.contains('?') { '&' } else { '?' };
    format!("{head}{joint}{parameter}={number}")
}
