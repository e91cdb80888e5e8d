//! A source without code: from index pages along their links to documents.

use std::{
    collections::{HashSet, VecDeque},
    sync::LazyLock,
};

use futures::{StreamExt as _, stream::FuturesUnordered};
use lexgap_domain::Snapshot;
use reqwest::Url;

use super::{
    Applied, Archived, Counts, DocumentError, Event, Failure, Input, Origin, Reread, SourcePass, off_thread,
    page::{Links, PageReader},
};
use crate::{
    mirror::Mirror,
    parse::Document,
    spec::{DocumentSpec, FollowSpec},
};

/// What may stand behind a link.
pub(super) static PAGES: LazyLock<DocumentSpec> = LazyLock::new(|| DocumentSpec {
    content_types: ["text/html", "application/xhtml+xml", "text/plain"].map(str::to_owned).to_vec(),
    ..DocumentSpec::default()
});

/// A page to visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Index(Url),
    Document(Url),
}

/// What was found where, and what is still to be visited. Index pages come first, so that the limits on documents
/// meet the newest ones of a publisher who lists those first.
pub(super) struct Frontier<'a> {
    pub follow: &'a FollowSpec,
    hosts: HashSet<String>,
    seen: HashSet<String>,
    indexes: VecDeque<Url>,
    documents: VecDeque<Url>,
    pages: usize,
    found: usize,
    left_out: Vec<(&'static str, u32)>,
}

const ELSEWHERE: &str = "links to other hosts; list these under follow.hosts to follow them";
const TOO_MANY_PAGES: &str = "index pages beyond follow.max_pages";
const TOO_MANY_DOCUMENTS: &str = "documents beyond follow.max_documents";

const LINKS_ADVICE: &str = "look at the index page and correct follow.links or follow.next in the source file";
const ELSEWHERE_ADVICE: &str = "list the host that the links lead to under follow.hosts in the source file, such as \
     www.example.org where follow.start redirects there; if none of them is meant, correct follow.links or follow.next";

impl<'a> Frontier<'a> {
    fn new(follow: &'a FollowSpec) -> Self {
        let starts: Vec<Url> = follow.start.iter().filter_map(|u| Url::parse(u).ok()).collect();
        let own = starts.iter().filter_map(|u| u.host_str().map(str::to_owned));
        let hosts = own.chain(follow.hosts.iter().map(|h| h.to_ascii_lowercase())).collect();
        let mut frontier = Frontier {
            follow,
            hosts,
            seen: HashSet::new(),
            indexes: VecDeque::new(),
            documents: VecDeque::new(),
            pages: 0,
            found: 0,
            left_out: Vec::new(),
        };
        frontier.add(Links { pages: starts, documents: Vec::new() });
        frontier
    }

    pub fn add(&mut self, links: Links) {
        for url in links.pages {
            if let Some(url) = self.new_address(url) {
                if self.pages == self.follow.max_pages {
                    self.leave_out(TOO_MANY_PAGES);
                } else {
                    self.pages += 1;
                    self.indexes.push_back(url);
                }
            }
        }
        for url in links.documents {
            if let Some(url) = self.new_address(url) {
                if self.found == self.follow.max_documents {
                    self.leave_out(TOO_MANY_DOCUMENTS);
                } else {
                    self.found += 1;
                    self.documents.push_back(url);
                }
            }
        }
    }

    /// The address without its fragment, where it is of our hosts and new.
    fn new_address(&mut self, mut url: Url) -> Option<Url> {
        url.set_fragment(None);
        if !matches!(url.scheme(), "http" | "https") || !self.seen.insert(url.to_string()) {
            return None;
        }
        if !url.host_str().is_some_and(|h| self.hosts.contains(h)) {
            self.leave_out(ELSEWHERE);
            return None;
        }
        Some(url)
    }

    fn leave_out(&mut self, reason: &'static str) {
        match self.left_out.iter_mut().find(|(r, _)| *r == reason) {
            Some((_, n)) => *n = n.saturating_add(1),
            None => self.left_out.push((reason, 1)),
        }
    }

    /// What is wrong, and what to do, where fewer documents are linked than the source file expects.
    fn too_few(&self) -> Option<(String, &'static str)> {
        let (found, least) = (self.found, self.follow.min_documents);
        if found >= least {
            return None;
        }
        let error = format!("only {found} documents are linked, at least {least} expected");
        match self.left_out.iter().find(|(reason, _)| *reason == ELSEWHERE) {
            Some((_, elsewhere)) => {
                let error = format!("{error}; links to other hosts were left out: {elsewhere}");
                Some((error, ELSEWHERE_ADVICE))
            }
            None => Some((error, LINKS_ADVICE)),
        }
    }

    pub fn next(&mut self) -> Option<Step> {
        self.indexes.pop_front().map(Step::Index).or_else(|| self.documents.pop_front().map(Step::Document))
    }
}

/// How one visit to a mirror ended.
enum Outcome {
    Links(Links),
    Accepted(Counts, Applied),
    Unchanged(Counts),
    /// The mirror does not hold it.
    Absent,
    Failed(Vec<Failure>),
}

impl<'a> SourcePass<'a> {
    /// Visits index pages and documents.
    pub(super) async fn follow(&mut self, follow: &FollowSpec, reader: &'static PageReader) {
        let mut frontier = Frontier::new(follow);
        let asked = match self.options.input {
            Input::Network(fetcher) => {
                self.visit_all(&mut frontier, reader, fetcher).await;
                true
            }
            // A mirror that holds no index page of this source says nothing about it.
            Input::Mirror(mirror) => self.look_up_all(&mut frontier, reader, mirror).await,
        };
        let too_few = asked.then(|| frontier.too_few()).flatten();
        for (reason, number) in frontier.left_out {
            self.left_out(reason, number);
        }
        if let Some((error, advice)) = too_few {
            let start = follow.start.first().cloned().unwrap_or_default();
            self.fail(&start, &start, None, error, advice).await;
        }
    }

    /// Looks up what `frontier` holds and what is found on the way, several at a time where the source file allows it;
    /// whether the mirror holds any index page.
    async fn look_up_all(
        &mut self,
        frontier: &mut Frontier<'_>,
        reader: &'static PageReader,
        mirror: &'a Mirror,
    ) -> bool {
        let worker = SourcePass::new(self.options, self.registered);
        let (mut under_way, mut asked) = (FuturesUnordered::new(), false);
        loop {
            while under_way.len() < frontier.follow.concurrency.max(1)
                && let Some(step) = frontier.next()
            {
                under_way.push(worker.look_up(step, reader, mirror));
            }
            let Some((url, outcome)) = under_way.next().await else { return asked };
            match outcome {
                Outcome::Links(links) => {
                    asked = true;
                    frontier.add(links);
                }
                Outcome::Accepted(counts, applied) => self.accepted(&url, counts, applied),
                Outcome::Unchanged(counts) => {
                    self.unchanged(&url);
                    self.report.add(&url, counts);
                }
                Outcome::Absent => self.report.absent.push(url),
                Outcome::Failed(failures) => self.failed(failures),
            }
        }
    }

    /// One visit with everything that waits for the sink: nothing may wait outside of it while visits are under way,
    /// since one of them may hold what is waited for.
    async fn look_up(&self, step: Step, reader: &'static PageReader, mirror: &Mirror) -> (String, Outcome) {
        let (url, outcome) = match step {
            Step::Index(url) => {
                let links = self.index(url.as_str(), reader, mirror).await;
                (url, links.map_err(|e| (None, e)))
            }
            Step::Document(url) => {
                let outcome = self.document(url.as_str(), mirror).await;
                (url, outcome)
            }
        };
        let url = url.to_string();
        match outcome {
            Ok(outcome) => (url, outcome),
            Err((snapshot, e)) => {
                let failures = self.noted(&url, &url, snapshot.as_ref(), e.to_string(), e.advice()).await;
                (url, Outcome::Failed(failures))
            }
        }
    }

    /// The links of an index page; of a mirror's copies the newest counts.
    async fn index(&self, url: &str, reader: &'static PageReader, mirror: &Mirror) -> Result<Outcome, DocumentError> {
        let Some(origin) = copies_of(mirror, url).pop() else { return Ok(Outcome::Absent) };
        let Archived { bytes, snapshot, address } = self.archived(&PAGES, origin).await?;
        let stream = url.to_owned();
        let links = off_thread(move || {
            // It answered, so it is an address.
            let Ok(base) = Url::parse(&address) else { return Ok(Links::default()) };
            let document = Document {
                bytes: &bytes,
                sha256: &snapshot.sha256,
                source: &snapshot.source,
                stream: &stream,
                url: Some(&address),
                content_type: snapshot.content_type.as_deref(),
                vintage: None,
            };
            reader.links(&document, &base)
        });
        Ok(Outcome::Links(links.await??))
    }

    /// Accepts the versions of a document, those that are not known yet. One that fails is told for all of them.
    async fn document(&self, url: &str, mirror: &Mirror) -> Result<Outcome, (Option<Snapshot>, DocumentError)> {
        let (source, version) = (&self.spec.id, self.spec.parser_version);
        let newest = self.newest().await.get(url).map(|(sha256, _)| sha256);
        let (mut versions, mut failed) = (Vec::new(), None);
        for origin in copies_of(mirror, url) {
            let archived = match self.archived(&PAGES, origin).await {
                Ok(archived) => archived,
                Err(e) => {
                    failed = Some((None, e));
                    continue;
                }
            };
            let current = self.options.sink.is_current(source, url, &archived.snapshot, version).await;
            let current = current.unwrap_or(false);
            // What is older than the newest accepted one says nothing that stands, whichever parser read that.
            if current || newest == Some(&archived.snapshot.sha256) {
                versions.clear();
            }
            versions.push((archived, current));
        }
        let reread = {
            let arrived: Vec<&Snapshot> = versions.iter().map(|(archived, _)| &archived.snapshot).collect();
            self.reread(&PAGES, url, &arrived, true).await
        };
        let mut corrected = match reread.map_err(|e| (None, e))? {
            Reread::Done(applied) => applied,
            // That it cannot be read is no failure of what came after it.
            Reread::NotNeeded | Reread::Unread => Applied::default(),
        };
        let mut outcome = Outcome::Absent;
        for (archived, current) in versions {
            if current {
                outcome = Outcome::Unchanged(Counts::of_one_document());
                continue;
            }
            match self.accept(&PAGES, url, archived).await {
                Ok((counts, mut applied)) => {
                    applied += std::mem::take(&mut corrected);
                    outcome = Outcome::Accepted(counts, applied);
                }
                // Newer copies are read all the same.
                Err(e) => failed = Some(e),
            }
        }
        failed.map_or(Ok(outcome), Err)
    }

    pub(super) fn accepted(&mut self, document: &str, counts: Counts, applied: Applied) {
        self.report.accepted += 1;
        self.report.applied += applied;
        self.tell(Event::Accepted {
            source: self.spec.id.clone(),
            document: document.to_owned(),
            facts: counts.facts,
            applied,
        });
        self.report.add(document, counts);
    }

    pub(super) fn unchanged(&mut self, document: &str) {
        self.report.unchanged_documents += 1;
        self.tell(Event::Unchanged { source: self.spec.id.clone(), document: document.to_owned() });
    }
}

/// A mirror's copies of what a link leads to, oldest first.
fn copies_of<'m>(mirror: &'m Mirror, url: &str) -> Vec<Origin<'m>> {
    mirror.copies_of(url).into_iter().map(|e| Origin::Entry(mirror, e)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn follow(more: &str) -> FollowSpec {
        toml::from_str(&format!("start = [\"https://x.example.org/\"]\nlinks = \"a\"\n{more}")).unwrap()
    }

    fn urls(list: &[&str]) -> Vec<Url> {
        list.iter().map(|u| Url::parse(u).unwrap()).collect()
    }

    #[test]
    fn each_address_is_visited_once_and_index_pages_first() {
        let spec = follow("");
        let mut frontier = Frontier::new(&spec);
        assert_eq!(frontier.next(), Some(Step::Index(urls(&["https://x.example.org/"])[0].clone())));
        let (one, page) = ("https://x.example.org/1", "https://x.example.org/?p=2");
        for _ in 0..2 {
            let documents =
                urls(&[one, "https://x.example.org/1#part", "mailto:a@x.example.org", "https://y.example.org/"]);
            frontier.add(Links { documents, pages: urls(&[page, "https://x.example.org/#top"]) });
        }
        assert_eq!(frontier.next(), Some(Step::Index(urls(&[page])[0].clone())));
        assert_eq!(frontier.next(), Some(Step::Document(urls(&[one])[0].clone())));
        assert_eq!(frontier.next(), None);
        assert_eq!(frontier.left_out, [(ELSEWHERE, 1)]);
    }

    #[test]
    fn links_to_a_host_that_is_not_listed_are_told_where_documents_are_missing() {
        let spec = follow("min_documents = 2");
        let mut frontier = Frontier::new(&spec);
        let (error, advice) = frontier.too_few().unwrap();
        assert_eq!(error, "only 0 documents are linked, at least 2 expected");
        assert!(advice.contains("follow.links") && !advice.contains("follow.hosts"), "{advice}");
        let documents = urls(&["https://www.example.org/1", "https://www.example.org/2", "https://x.example.org/1"]);
        frontier.add(Links { documents, pages: Vec::new() });
        let (error, advice) = frontier.too_few().unwrap();
        assert!(error.starts_with("only 1 documents") && error.ends_with("other hosts were left out: 2"), "{error}");
        assert!(advice.contains("follow.hosts") && advice.contains("www."), "{advice}");
        frontier.add(Links { documents: urls(&["https://x.example.org/2"]), pages: Vec::new() });
        assert!(frontier.too_few().is_none());
    }

    #[test]
    fn a_calendar_without_end_ends() {
        let spec = follow("max_pages = 3\nmax_documents = 2\nhosts = [\"Y.example.org\"]");
        let mut frontier = Frontier::new(&spec);
        for n in 0..10 {
            let of = |what: &str| urls(&[&format!("https://y.example.org/{what}{n}")]);
            frontier.add(Links { documents: of("d"), pages: of("p") });
        }
        assert_eq!((frontier.indexes.len(), frontier.documents.len()), (3, 2));
        assert_eq!(frontier.left_out, [(TOO_MANY_PAGES, 8), (TOO_MANY_DOCUMENTS, 8)]);
    }
}
