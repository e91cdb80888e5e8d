//! Documents that a publisher hands out in pages: all of them together are one statement. Each page is archived as it
//! came; a list of their hashes is the snapshot that stands for the whole, so that a change of any page is one.

use lexgap_domain::{Retrieval, Sha256Hex, Snapshot};
use serde::Deserialize;

use super::{
    Applied, Archived, Counts, DocumentError, Older, Origin, Reread, SourcePass, Stream, UNDATED, arrived, last_part,
    off_thread,
};
use crate::{
    archive::Archive,
    formats::json,
    parse::{Document, ParseError},
    spec::{DocumentSpec, PagesSpec},
};

/// How the name of a snapshot begins that stands for several pages.
const LIST_OF: &str = "list of ";

/// What such a snapshot holds.
#[derive(Deserialize)]
struct ListOfPages {
    pages: Vec<ListedPage>,
}

#[derive(Deserialize)]
struct ListedPage {
    url: Option<String>,
    sha256: Sha256Hex,
    bytes: u64,
}

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
        let older = self.older(stream, &versions).await;
        let reread = self.reread_in_pages(stream, &arrived(&versions)).await;
        if !self.is_corrected(stream, Reread::of(reread)).await {
            return;
        }
        let mut newest: Option<Counts> = None;
        for (i, ((origin, archived), pages)) in versions.into_iter().zip(of_versions).enumerate() {
            let outcome = match (archived, older.get(i)) {
                (Err(e), _) => Err((None, e)),
                (Ok(_), Some(Older::Accepted)) => {
                    self.unchanged(origin.label());
                    continue;
                }
                (Ok(_), Some(Older::Undated)) => {
                    self.leave_out(origin.label(), UNDATED);
                    continue;
                }
                (Ok(archived), Some(Older::Missed) | None) => {
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

    /// As [`SourcePass::reread`], for a document in pages.
    async fn reread_in_pages(
        &self,
        stream: &Stream<'_>,
        arrived: &[&Snapshot],
    ) -> Result<Option<Applied>, DocumentError> {
        let Some(snapshot) = self.outdated(stream.name, arrived).await? else { return Ok(None) };
        let (archive, whole) = (self.options.archive.clone(), snapshot.clone());
        let pages = off_thread(move || archived_pages(&archive, &whole)).await??;
        let (_, applied) = self.accept_pages(stream, pages, &snapshot).await?;
        Ok(Some(applied))
    }

    async fn accept_pages(
        &self,
        stream: &Stream<'_>,
        pages: Vec<Archived>,
        snapshot: &Snapshot,
    ) -> Result<(Counts, Applied), DocumentError> {
        let (parser, name) = (self.parser, stream.name.to_owned());
        let snapshots: Vec<Snapshot> = pages.iter().map(|p| p.snapshot.clone()).collect();
        let mut parsed = off_thread(move || {
            let documents: Vec<Document<'_>> =
                pages.iter().map(|page| Document::of(&page.snapshot, &name, &page.bytes)).collect();
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
            name: format!("{LIST_OF}{} pages", pages.len()),
            content_type: Some("application/json".to_owned()),
            bytes,
            retrieved_at: (self.options.now)(),
            retrieval: if self.options.is_live() { Retrieval::Network } else { Retrieval::Mirror },
            vintage: origin.vintage(),
        };
        Ok(Archived { bytes: Vec::new(), snapshot, address: origin.label().to_owned() })
    }
}

/// The pages that a snapshot stands for, from the archive; where it is the only one, itself.
fn archived_pages(archive: &Archive, whole: &Snapshot) -> Result<Vec<Archived>, DocumentError> {
    let bytes = archive.get(&whole.sha256)?;
    if !whole.name.starts_with(LIST_OF) {
        let address = whole.url.clone().unwrap_or_default();
        return Ok(vec![Archived { bytes, snapshot: whole.clone(), address }]);
    }
    let list: ListOfPages = serde_json::from_slice(&bytes).map_err(|e| ParseError::Layout(e.to_string()))?;
    let page = |ListedPage { url, sha256, bytes: size }: ListedPage| -> Result<Archived, DocumentError> {
        let bytes = archive.get(&sha256)?;
        let address = url.clone().unwrap_or_default();
        let name = last_part(&address).to_owned();
        // The list does not say of which type they were; the parser looks at the bytes.
        let snapshot = Snapshot { sha256, url, name, content_type: None, bytes: size, ..whole.clone() };
        Ok(Archived { bytes, snapshot, address })
    };
    list.pages.into_iter().map(page).collect()
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
