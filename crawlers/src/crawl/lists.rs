//! From a publisher's lists to the documents they lead to, and from these lists to further lists: page after page,
//! within limits, each address once.

use std::collections::HashSet;

use jiff::tz::Offset;
use lexgap_domain::Snapshot;

use super::{Archived, DocumentError, Event, Origin, SourcePass, Stream, YEAR, off_thread};
use crate::{
    fetch::FetchError,
    index::{IndexSpec, Listing, VersionsSpec},
    parse::{Document, ParseError},
    spec::{DocumentSpec, matches_pattern},
};

/// How many times a list may lead to lists.
const MAX_DEPTH: usize = 4;
/// The most documents of earlier crawls that one crawl asks for again.
const MOST_KNOWN: usize = 5_000;

const TOO_MANY_PAGES: &str = "pages of a list beyond index.max_pages";
const TOO_MANY_DOCUMENTS: &str = "listed documents beyond index.max_documents";
const NOT_YET: &str = "lists of this year that the publisher does not have yet";
const NO_DOCUMENT: &str = "listed addresses that no document of the source's TOML takes";
const LATER: &str = "documents of earlier crawls that another day's crawl asks for again";
const GONE: &str = "documents of earlier crawls that the publisher no longer has";

/// A document that a list led to.
struct Lead<'a> {
    document: &'a DocumentSpec,
    address: String,
}

/// Whether the publisher says that nothing is at the address.
pub(super) fn is_missing(error: &DocumentError) -> bool {
    matches!(error, DocumentError::Fetch(FetchError::Status { status: 404 | 410, .. }))
}

/// At most `most` of `all`, beginning elsewhere each day, and those left for other days.
fn in_turn<T>(mut all: Vec<T>, most: usize, day: u64) -> (Vec<T>, Vec<T>) {
    if all.len() > most {
        // 2⁶⁴ divided by the golden ratio: whether a crawl runs each day, week or month, it soon began everywhere.
        let turn = u128::from(day.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let start = (turn * all.len() as u128) >> 64;
        all.rotate_left(usize::try_from(start).unwrap_or_default());
    }
    let later = all.split_off(all.len().min(most));
    (all, later)
}

impl<'a> SourcePass<'a> {
    /// Asks for the documents of the TOML, for those that lists led to earlier, and for those that they lead to now.
    pub(super) async fn with_leads(&mut self, streams: &[Stream<'a>]) {
        let mut asked: HashSet<String> =
            streams.iter().flat_map(|s| &s.versions).filter_map(|v| v.url().map(str::to_owned)).collect();
        let mut leads = self.of_these_years(&mut asked);
        leads.extend(self.known(&mut asked).await);
        leads.extend(self.round(streams, &mut asked).await);
        for _ in 0..MAX_DEPTH {
            if leads.is_empty() {
                break;
            }
            self.report.followed += leads.iter().filter(|l| l.document.index.is_none()).count();
            self.tell(Event::Found { source: self.spec.id.clone(), documents: leads.len() });
            let streams: Vec<Stream<'_>> = leads
                .iter()
                .map(|lead| Stream {
                    document: lead.document,
                    name: lead.document.stream_of(Some(&lead.address)),
                    versions: vec![Origin::Address(&lead.address)],
                })
                .collect();
            leads = self.round(&streams, &mut asked).await;
        }
        self.part_with_gone().await;
    }

    /// That a document of earlier crawls is gone is no failure, unless a list of this one leads there. Its facts stay.
    async fn part_with_gone(&mut self) {
        for (address, error, advice) in std::mem::take(&mut self.gone) {
            if self.only_known.contains(&address) {
                self.leave_out(&address, GONE);
            } else {
                self.fail(&address, &address, None, error, advice).await;
            }
        }
    }

    /// Addresses that hold a year: publishers keep one list a year, and January still adds to last year's.
    fn of_these_years(&self, asked: &mut HashSet<String>) -> Vec<Lead<'a>> {
        let year = self.year();
        let mut leads = Vec::new();
        for document in &self.spec.documents {
            for pattern in document.addresses.iter().filter(|a| a.contains(YEAR)) {
                for year in [year, year - 1] {
                    let address = pattern.replace(YEAR, &year.to_string());
                    if asked.insert(address.clone()) {
                        leads.push(Lead { document, address });
                    }
                }
            }
        }
        leads
    }

    /// Documents of earlier crawls: a feed no longer names them, and new versions of them come all the same. Where
    /// the sink cannot say, this crawl goes without.
    async fn known(&mut self, asked: &mut HashSet<String>) -> Vec<Lead<'a>> {
        if self.spec.documents.iter().all(|d| d.index.is_none() && d.versions.is_none()) {
            return Vec::new();
        }
        let names = self.options.sink.streams(&self.spec.id).await.unwrap_or_default();
        let leads = names.into_iter().filter(|name| !asked.contains(name)).filter_map(|address| {
            let document = self.taker(&address).filter(|d| d.index.is_none() && d.is_pattern())?;
            Some(Lead { document, address })
        });
        let (leads, later) = in_turn(leads.collect::<Vec<Lead<'a>>>(), MOST_KNOWN, self.day());
        if !later.is_empty() {
            self.left_out(LATER, u32::try_from(later.len()).unwrap_or(u32::MAX));
            self.later = later.into_iter().map(|l| l.address).collect();
        }
        asked.extend(leads.iter().map(|l| l.address.clone()));
        self.only_known.extend(leads.iter().map(|l| l.address.clone()));
        leads
    }

    /// The document of the TOML that an address belongs to.
    fn taker(&self, address: &str) -> Option<&'a DocumentSpec> {
        self.spec.documents.iter().find(|d| d.url.as_deref().is_some_and(|u| matches_pattern(u, address)))
    }

    async fn round(&mut self, streams: &[Stream<'_>], asked: &mut HashSet<String>) -> Vec<Lead<'a>> {
        let mut leads = Vec::new();
        for stream in streams {
            match &stream.document.index {
                Some(index) => {
                    let found = self.list(stream, index).await;
                    leads.extend(self.chosen(found, index.max_documents, asked));
                }
                None => {
                    let gone = self.gone.len();
                    self.stream(stream).await;
                    // What a document named that is gone is not led to any more.
                    let is_there = self.gone.len() == gone;
                    if let Some(versions) = stream.document.versions.as_ref().filter(|_| is_there) {
                        let found = self.versions(stream, versions).await;
                        leads.extend(self.chosen(found, versions.max_documents, asked));
                    }
                }
            }
        }
        leads
    }

    /// What of a list is new and belongs to the source.
    fn chosen(&mut self, mut found: Vec<String>, most: usize, asked: &mut HashSet<String>) -> Vec<Lead<'a>> {
        // What was never read goes before what has its turn another day.
        found.sort_by_key(|address| self.later.contains(address));
        let mut leads = Vec::new();
        for address in found {
            if asked.contains(&address) {
                self.only_known.remove(&address);
                continue;
            }
            match self.taker(&address) {
                None => self.left_out(NO_DOCUMENT, 1),
                Some(_) if leads.len() == most => self.left_out(TOO_MANY_DOCUMENTS, 1),
                Some(document) => {
                    asked.insert(address.clone());
                    leads.push(Lead { document, address });
                }
            }
        }
        leads
    }

    /// The versions that a document names which this crawl has had, or had before and found unchanged.
    async fn versions(&mut self, stream: &Stream<'_>, versions: &VersionsSpec) -> Vec<String> {
        let Some(address) = stream.versions.first().and_then(Origin::url).map(str::to_owned) else { return Vec::new() };
        // Without an answer there was a failure already.
        let Some(known) = self.options.archive.recall(&address) else { return Vec::new() };
        let (archive, source, versions) = (self.options.archive.clone(), self.spec.id.clone(), versions.clone());
        let url = address.clone();
        let found = off_thread(move || {
            let bytes = archive.get(&known.sha256)?;
            Ok::<_, DocumentError>(versions.read(&Document {
                bytes: &bytes,
                sha256: &known.sha256,
                source: &source,
                stream: &url,
                url: Some(&url),
                content_type: known.content_type.as_deref(),
                vintage: None,
            })?)
        });
        match found.await.and_then(|found| found) {
            Ok(found) => found,
            Err(e) => {
                self.fail(stream.name, &address, None, e.to_string(), e.advice()).await;
                Vec::new()
            }
        }
    }

    /// Goes through the pages of a list. A page that fails ends it; what the pages before it led to is followed.
    async fn list(&mut self, stream: &Stream<'_>, index: &IndexSpec) -> Vec<String> {
        let Some(first) = stream.versions.first().and_then(Origin::url) else { return Vec::new() };
        let (mut found, mut address, mut seen) = (Vec::new(), first.to_owned(), HashSet::new());
        seen.insert(address.clone());
        for page in 0..index.max_pages {
            let name = if page == 0 { stream.name } else { address.as_str() };
            let next = match self.list_page(stream.document, index, name, &address, page == 0).await {
                Ok(listing) => {
                    found.extend(listing.leads);
                    listing.next
                }
                Err((None, e)) if page == 0 && is_missing(&e) && self.is_of_this_year(stream.document, &address) => {
                    self.left_out(NOT_YET, 1);
                    return found;
                }
                Err((snapshot, e)) => {
                    self.fail(name, &address, snapshot.as_ref(), e.to_string(), e.advice()).await;
                    return found;
                }
            };
            match next.filter(|n| seen.insert(n.clone())) {
                Some(next) => address = next,
                None => return found,
            }
        }
        self.left_out(TOO_MANY_PAGES, 1);
        found
    }

    /// Whether an address is one that the TOML writes with the year of the crawl in it.
    fn is_of_this_year(&self, document: &DocumentSpec, address: &str) -> bool {
        let year = self.year().to_string();
        document.addresses.iter().any(|a| a.contains(YEAR) && a.replace(YEAR, &year) == address)
    }

    /// Days since 1970.
    fn day(&self) -> u64 {
        ((self.options.now)().as_second() / 86_400).unsigned_abs()
    }

    fn year(&self) -> i64 {
        i64::from(Offset::UTC.to_datetime((self.options.now)()).year())
    }

    async fn list_page(
        &mut self,
        document: &DocumentSpec,
        index: &IndexSpec,
        name: &str,
        address: &str,
        first: bool,
    ) -> Result<Listing, (Option<Snapshot>, DocumentError)> {
        let archived = self.archived(document, Origin::Address(address)).await;
        let Archived { bytes, snapshot, .. } = archived.map_err(|e| (None, e))?;
        let (source, version) = (&self.spec.id, self.spec.parser_version);
        let current = self.options.sink.is_current(source, name, &snapshot, version).await.unwrap_or(false);
        if !current {
            match self.reread(document, name, &[&snapshot], first).await {
                Ok(reread) => self.corrected(reread),
                Err(e) => return Err((Some(snapshot), e)),
            }
        }
        let accepted = async {
            let mut listing = self.read_list(index, name, bytes, &snapshot, first).await?;
            if current {
                return Ok((listing, None));
            }
            let parsed = std::mem::take(&mut listing.parsed);
            let settled = self.settle(document, name, &snapshot, parsed).await?;
            Ok((listing, Some(settled)))
        };
        match accepted.await {
            Ok((listing, Some((counts, applied)))) => {
                self.accepted(address, counts, applied);
                Ok(listing)
            }
            Ok((listing, None)) => {
                self.unchanged(address);
                Ok(listing)
            }
            Err(e) => Err((Some(snapshot), e)),
        }
    }

    /// Reads a page of a list. `first`: it is the one that must have entries.
    pub(super) async fn read_list(
        &self,
        index: &IndexSpec,
        stream: &str,
        bytes: Vec<u8>,
        snapshot: &Snapshot,
        first: bool,
    ) -> Result<Listing, DocumentError> {
        let (index, parser, stream, snapshot) = (index.clone(), self.parser, stream.to_owned(), snapshot.clone());
        let mut listing = off_thread(move || {
            let document = Document::of(&snapshot, &stream, &bytes);
            let listing = index.read(&document, parser)?;
            if first && listing.entries < index.min_entries {
                let (found, least) = (listing.entries, index.min_entries);
                return Err(ParseError::Layout(format!("the list has {found} entries, at least {least} expected")));
            }
            Ok(listing)
        })
        .await??;
        self.spec.review_topics(&mut listing.parsed.laws);
        Ok(listing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_much_for_one_crawl_has_its_turn() {
        assert_eq!(in_turn(vec![1, 2], 2, 20_000), (vec![1, 2], vec![]));
        for step in [1, 7, 30] {
            let mut met = HashSet::new();
            for crawl in 0..40 {
                let (some, later) = in_turn((0..20).collect::<Vec<u32>>(), 5, 20_000 + crawl * step);
                assert_eq!((some.len(), later.len()), (5, 15));
                met.extend(some);
            }
            assert_eq!(met.len(), 20, "a crawl every {step} days");
        }
    }
}
