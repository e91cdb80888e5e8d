//! Lists of documents, as a source's TOML describes them: what an entry is, where it leads, and which entries the
//! crawl follows. The lists of most publishers need no code of their own.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use lexgap_domain::ListedDocument;
use regex::Regex;
use reqwest::Url;
use scraper::{ElementRef, Selector};
use serde::Deserialize;
use serde_json::Value;

use crate::{
    classify,
    formats::{
        charset, dated, dates, feed,
        html::{self, Page},
        json,
        text::percent_decoded,
        xml::{self, Step, Walk},
    },
    parse::{Document, ParseError, Parsed, Parser},
    penal,
};

/// The most entries of one list.
const MOST_ENTRIES: usize = 200_000;
/// The longest title that is kept, in characters.
const MAX_TITLE: usize = 1_000;

/// A document that lists other documents. Part of a document's entry in a source's TOML:
///
/// ```toml
/// [document.index]
/// format = "json"                  # or feed, html, xml, csv, or own: the source's parser reads it
/// languages = ["en"]               # of the titles; their topics decide what is followed
/// entry = "/results"               # where the entries stand
/// title = "/shortTitle"            # within an entry
/// link = "/uri"
/// date = "/dateSigned"
/// step = { after = "skip=", by = 50 }
/// max_pages = 10
/// [[document.index.address]]       # what the crawl asks for instead of the link itself
/// link = '/eli/(\d+)/act/(\d+)'
/// address = "https://www.example.org/eli/$1/act/$2/xml"
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndexSpec {
    pub format: Format,
    /// BCP 47 tags of the languages that titles are in.
    pub languages: Vec<String>,
    #[serde(default)]
    pub select: Select,
    /// One entry: a CSS selector (`html`; the link itself where absent), the name of an element (`xml`), or the
    /// pointer of a list (`json`).
    pub entry: Option<String>,
    /// Within an entry: CSS selector, path of elements (`meta/title`, `@href`), pointer, or title of a column (`csv`).
    pub title: Option<String>,
    /// As `title`. In JSON also text with pointers in braces, `{/date} {/id}`, where one field alone leads nowhere.
    pub link: Option<String>,
    /// As `title`.
    pub date: Option<String>,
    /// The link to the next page: CSS selector, path of elements, or pointer from the top. A feed's own is known.
    pub next: Option<String>,
    /// Where pages are counted in the address instead.
    pub step: Option<StepSpec>,
    /// Parameters of the address that the publisher's link to the next page leaves out.
    #[serde(default)]
    pub keep: Vec<String>,
    /// Patterns for links and what to ask for; the link itself where there is none. A link that fits none of them
    /// belongs to something else.
    #[serde(default, rename = "address")]
    pub addresses: Vec<AddressSpec>,
    /// Whether the source's parser finds laws in the list, too.
    #[serde(default)]
    pub laws: bool,
    /// Fewer entries on the first page than this are a failure: the list has changed.
    #[serde(default = "one")]
    pub min_entries: usize,
    #[serde(default = "default_max_pages")]
    pub max_pages: usize,
    /// The most new documents that one crawl follows from this list.
    #[serde(default = "default_max_documents")]
    pub max_documents: usize,
    /// Whether no copy of the list was at hand when this was written.
    #[serde(default)]
    pub tried_on_own_documents_only: bool,
}

/// What a list is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// The source's own parser reads the list: its laws and listed documents are the entries.
    Own,
    /// RSS or Atom.
    Feed,
    Html,
    /// Any XML, site maps among them.
    Xml,
    Json,
    /// Values parted by commas, semicolons or tabs, with titles in the first row.
    Csv,
}

/// Which entries are followed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Select {
    /// Those whose title is on one of the topics, or that of a code of crimes ([`penal::is_code`]), whose sections are.
    #[default]
    Topics,
    /// All, for lists without titles, or of nothing but what is wanted.
    All,
    /// None: the list is only shown.
    Nothing,
}

/// Pages that are counted in the address: `?page=1`, `?skip=0`, `/page1.json`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepSpec {
    /// The number that follows this text in the address is raised, `skip=` or `/page`.
    pub after: String,
    #[serde(default = "one_more")]
    pub by: u64,
    /// JSON pointer to the last number. Where absent, pages are asked for until one holds no entry.
    pub last: Option<String>,
}

/// Where a document leads to the other versions of its text. Part of a document's entry in a source's TOML:
///
/// ```toml
/// [document.versions]
/// of = '^https://www\.example\.org/act/(\d+)\.xml$'   # the addresses of documents that name their versions
/// format = "xml"                                       # or html, json
/// entry = "link"
/// link = "@href"
/// [[document.versions.address]]
/// link = '^/act/\d+/(\d{4}-\d{2}-\d{2})$'
/// address = "https://www.example.org/act/{own}/$1.xml" # {own}: the first group of `of`
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VersionsSpec {
    /// Regular expression for the addresses of documents that name their versions.
    pub of: String,
    pub format: Format,
    /// As in [`IndexSpec`].
    pub entry: Option<String>,
    /// As in [`IndexSpec`]; an `option` of a form counts as a link to its value.
    pub link: Option<String>,
    #[serde(rename = "address")]
    pub addresses: Vec<AddressSpec>,
    /// The most new versions of one document that one crawl asks for.
    #[serde(default = "default_max_documents")]
    pub max_documents: usize,
}

impl VersionsSpec {
    /// Checks what a TOML says.
    ///
    /// # Errors
    /// The field and what is wrong with it.
    pub fn validate(&self) -> Result<(), (&'static str, String)> {
        if !matches!(self.format, Format::Xml | Format::Html | Format::Json) || self.addresses.is_empty() {
            return Err(("versions", "links in xml, html or json, with a rule for their addresses".to_owned()));
        }
        if let Err(e) = Regex::new(&self.of) {
            return Err(("versions.of", e.to_string()));
        }
        self.list().validate()
    }

    fn list(&self) -> IndexSpec {
        IndexSpec {
            format: self.format,
            languages: Vec::new(),
            select: Select::All,
            entry: self.entry.clone(),
            title: None,
            link: self.link.clone(),
            date: None,
            next: None,
            step: None,
            keep: Vec::new(),
            addresses: self.addresses.clone(),
            laws: false,
            min_entries: 0,
            max_pages: 1,
            max_documents: self.max_documents,
            tried_on_own_documents_only: false,
        }
    }

    /// Addresses of the versions that a document names, in its order, each once.
    ///
    /// # Errors
    /// See [`ParseError`].
    pub fn read(&self, document: &Document<'_>) -> Result<Vec<String>, ParseError> {
        let of = Regex::new(&self.of).map_err(|e| ParseError::Layout(format!("versions.of: {e}")))?;
        let Some(found) = document.url.and_then(|url| of.captures(url)) else { return Ok(Vec::new()) };
        let own = found.get(1).map(|own| own.as_str().replace('$', "$$")).unwrap_or_default();
        let mut list = self.list();
        for rule in &mut list.addresses {
            rule.address = rule.address.replace("{own}", &own);
        }
        let entries = list.entries(document)?.0;
        list.choose(document, entries, &mut Parsed::default())
    }
}

/// What is asked for where a link looks like this.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressSpec {
    /// Regular expression for the link as listed.
    pub link: String,
    /// The address, with `$1` for the first group.
    pub address: String,
    /// As `address`, for people: what the list of documents leads to where `address` is for programs alone.
    pub page: Option<String>,
}

fn one() -> usize {
    1
}

fn one_more() -> u64 {
    1
}

fn default_max_pages() -> usize {
    20
}

fn default_max_documents() -> usize {
    100
}

/// What one page of a list holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    pub parsed: Parsed,
    /// Addresses of the documents to follow, in the list's order, each once.
    pub leads: Vec<String>,
    /// The next page, where there is one.
    pub next: Option<String>,
    /// Entries of the page, followed or not.
    pub entries: usize,
}

/// One entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Entry {
    locator: String,
    title: String,
    link: String,
    date: Option<Date>,
    /// Known without looking at the title.
    on_topic: bool,
}

impl IndexSpec {
    /// Checks what a TOML says.
    ///
    /// # Errors
    /// The field and what is wrong with it.
    pub fn validate(&self) -> Result<(), (&'static str, String)> {
        let wrong = |field, detail: String| Err((field, detail));
        if self.languages.is_empty() && self.select == Select::Topics {
            return wrong("index.languages", "name the language of the titles, or select all".to_owned());
        }
        if !(1..=1_000).contains(&self.max_pages) || !(1..=10_000).contains(&self.max_documents) {
            return wrong("index.max_pages", "1 to 1,000 pages and 1 to 10,000 documents".to_owned());
        }
        if self.next.is_some() && self.step.is_some() {
            return wrong("index.next", "pages are either linked (next) or counted (step)".to_owned());
        }
        if self.step.as_ref().is_some_and(|s| s.last.is_some()) && self.format != Format::Json {
            return wrong("index.step", "only in JSON does a pointer lead to the last number".to_owned());
        }
        if self.step.as_ref().is_some_and(|s| s.after.is_empty() || s.by == 0) {
            return wrong(
                "index.step",
                "say after which text the number stands, and by how much it is raised".to_owned(),
            );
        }
        let whole = |link: &str| link.split('{').skip(1).all(|piece| piece.starts_with('/') && piece.contains('}'));
        if self.format == Format::Json && !self.link.as_deref().is_none_or(whole) {
            return wrong("index.link", "pointers in a text stand in braces: `{/date} {/id}`".to_owned());
        }
        for rule in &self.addresses {
            if let Err(e) = Regex::new(&rule.link) {
                return wrong("index.address.link", e.to_string());
            }
        }
        let needed: &[(&'static str, &Option<String>)] = match self.format {
            Format::Own | Format::Feed | Format::Html => &[],
            Format::Xml => &[("index.entry", &self.entry), ("index.link", &self.link)],
            Format::Json => &[("index.link", &self.link)],
            Format::Csv => &[("index.title", &self.title), ("index.link", &self.link)],
        };
        if let Some((field, _)) = needed.iter().find(|(_, value)| value.is_none()) {
            return wrong(field, "missing for a list of this format".to_owned());
        }
        if self.format == Format::Html {
            for (field, css) in [
                ("index.entry", &self.entry),
                ("index.title", &self.title),
                ("index.link", &self.link),
                ("index.date", &self.date),
                ("index.next", &self.next),
            ] {
                if let Some(Err(e)) = css.as_deref().map(Selector::parse) {
                    return wrong(field, format!("not a CSS selector: {e}"));
                }
            }
        }
        Ok(())
    }

    /// Reads one page of the list. `own` is the source's parser.
    ///
    /// # Errors
    /// See [`ParseError`].
    pub fn read(&self, document: &Document<'_>, own: &dyn Parser) -> Result<Listing, ParseError> {
        let mut parsed = Parsed::default();
        if self.format == Format::Own || self.laws {
            parsed = own.parse(document)?;
        }
        let (entries, next) = match self.format {
            Format::Own => (of_parser(&mut parsed), self.next_of_own(document)),
            _ => self.entries(document)?,
        };
        if entries.len() > MOST_ENTRIES {
            return Err(ParseError::Limit(format!("the list has more than {MOST_ENTRIES} entries")));
        }
        let count = entries.len();
        let next = self.next_page(document.url, next, count);
        let leads = self.choose(document, entries, &mut parsed)?;
        Ok(Listing { parsed, leads, next, entries: count })
    }

    /// The entries of a list that needs no parser of the source, and what it says of further pages: the link to the next,
    /// or the last number ([`StepSpec::last`]).
    fn entries(&self, document: &Document<'_>) -> Result<(Vec<Entry>, Option<String>), ParseError> {
        Ok(match self.format {
            Format::Own => (Vec::new(), None),
            Format::Feed => of_feed(document)?,
            Format::Html => self.of_html(document)?,
            Format::Xml => self.of_xml(document)?,
            Format::Json => self.of_json(document)?,
            Format::Csv => (self.of_csv(document)?, None),
        })
    }

    /// Lists what is wanted, and names the addresses to follow.
    fn choose(
        &self,
        document: &Document<'_>,
        entries: Vec<Entry>,
        parsed: &mut Parsed,
    ) -> Result<Vec<String>, ParseError> {
        let rules: Vec<(Regex, &AddressSpec)> = self
            .addresses
            .iter()
            .map(|rule| Regex::new(&rule.link).map(|link| (link, rule)))
            .collect::<Result<_, _>>()
            .map_err(|e| ParseError::Layout(format!("index.address.link: {e}")))?;
        let base = document.url.and_then(|u| Url::parse(u).ok());
        let (mut leads, mut listed) = (Vec::new(), Vec::new());
        let (mut elsewhere, mut off_topic) = (0_u32, 0_u32);
        for entry in entries {
            let (addresses, page) = addresses(&rules, &entry.link, base.as_ref());
            let Some(first) = addresses.first() else {
                elsewhere += 1;
                continue;
            };
            if self.select == Select::Topics && !entry.on_topic && !self.on_topic(&entry.title) {
                off_topic += 1;
                continue;
            }
            let title = if entry.title.is_empty() { entry.link.clone() } else { entry.title };
            listed.push(ListedDocument {
                title: title.chars().take(MAX_TITLE).collect(),
                url: page.unwrap_or_else(|| first.clone()),
                date: entry.date,
                source: document.source.clone(),
                provenance: document.at(entry.locator),
            });
            if self.select != Select::Nothing {
                leads.extend(addresses.into_iter().filter(|a| !leads.contains(a)).collect::<Vec<_>>());
            }
        }
        parsed.list(listed);
        for (reason, n) in [("links to other pages", elsewhere), ("listed documents on other topics", off_topic)] {
            if n > 0 {
                parsed.skipped.push((reason.to_owned(), n));
            }
        }
        Ok(leads)
    }

    fn on_topic(&self, title: &str) -> bool {
        let wanted =
            |language: &String| !classify::topics(title, language).is_empty() || penal::is_code(title, language);
        self.languages.iter().any(wanted)
    }

    fn date_in(&self, text: &str) -> Option<Date> {
        let spelt = || self.languages.iter().find_map(|l| dates::first(text, l));
        dates::iso_start(text).or_else(|| dates::compact(text)).or_else(spelt).or_else(|| dated::first_date(text))
    }

    /// The address of the next page: linked, or counted on while pages hold entries.
    fn next_page(&self, own: Option<&str>, told: Option<String>, entries: usize) -> Option<String> {
        let own = Url::parse(own?).ok()?;
        if let Some(step) = &self.step {
            let last = step.last.as_ref().and(told).and_then(|last| last.parse().ok());
            return (entries > 0).then(|| raised(own.as_str(), step, last)).flatten();
        }
        let mut next = own.join(told?.trim()).ok()?;
        // A publisher that links to its own pages by http is asked by https where the first page was.
        if own.scheme() == "https" && next.host_str() == own.host_str() {
            let _ = next.set_scheme("https");
        }
        for name in &self.keep {
            let kept = own.query_pairs().find(|(n, _)| n == name).map(|(_, v)| v.into_owned());
            if let Some(value) = kept.filter(|_| !next.query_pairs().any(|(n, _)| n == *name)) {
                next.query_pairs_mut().append_pair(name, &value);
            }
        }
        // Only the publisher's own server, so that a page cannot lead the crawl elsewhere.
        (next.host_str() == own.host_str() && next != own).then(|| next.to_string())
    }

    /// A list that the source's parser reads may name its next page all the same: by pointer, in JSON.
    fn next_of_own(&self, document: &Document<'_>) -> Option<String> {
        let pointer = self.next.as_deref()?;
        json::text(&json::read("the list", document).ok()?, pointer)
    }

    fn of_html(&self, document: &Document<'_>) -> Result<(Vec<Entry>, Option<String>), ParseError> {
        let page = Page::read("the list", document)?;
        let link_css = self.link.as_deref().unwrap_or("a[href]");
        let whole = |e: ElementRef<'_>| -> Vec<(Option<String>, String)> {
            let links = html::below(e, link_css);
            links
                .into_iter()
                .filter_map(|a| Some((a.attr("title").map(html::collapse), a.attr("href")?.to_owned())))
                .collect()
        };
        let mut entries = Vec::new();
        match self.entry.as_deref() {
            Some(css) => {
                for (i, element) in page.all(css).into_iter().enumerate() {
                    let find = |css: &Option<String>| {
                        css.as_deref().and_then(|css| html::below(element, css).into_iter().next().map(html::text))
                    };
                    let title = find(&self.title).unwrap_or_else(|| html::text(element));
                    let date = self.date_in(&find(&self.date).unwrap_or_else(|| html::text(element)));
                    let locator = format!("{css} {}", i + 1);
                    // The first link that is wanted; the rules on addresses decide which that is.
                    for (_, link) in whole(element) {
                        let (title, locator) = (title.clone(), locator.clone());
                        entries.push(Entry { locator, title, link, date, on_topic: false });
                    }
                }
            }
            None => {
                for (i, link) in page.all(link_css).into_iter().enumerate() {
                    let Some(href) = link.attr("href").or_else(|| link.attr("value")) else { continue };
                    let words = html::text(link);
                    let title = if words.is_empty() {
                        link.attr("title").map(html::collapse).unwrap_or_default()
                    } else {
                        words
                    };
                    let locator = format!("link={}", i + 1);
                    entries.push(Entry { locator, title, link: href.trim().to_owned(), date: None, on_topic: false });
                }
            }
        }
        let next = self.next.as_deref().and_then(|css| page.first(css)?.attr("href").map(str::to_owned));
        Ok((entries, next))
    }

    fn of_xml(&self, document: &Document<'_>) -> Result<(Vec<Entry>, Option<String>), ParseError> {
        let text = charset::decode("the list", document.bytes, document.content_type)?;
        xml::expect_xml(&text)?;
        let entry_name = self.entry.as_deref().unwrap_or_default();
        let wanted = Fields { title: self.title.as_deref(), link: self.link.as_deref(), date: self.date.as_deref() };
        let mut walk = Walk::lenient(text.trim_start_matches('\u{feff}'));
        let (mut entries, mut next) = (Vec::new(), None);
        // Depth of the entry, its parts so far, and those that have ended: the first of a name counts.
        let mut open: Option<(usize, BTreeMap<&str, String>)> = None;
        let mut ended: Vec<&str> = Vec::new();
        while let Some(step) = walk.step()? {
            match step {
                Step::Open(element) => {
                    let depth = walk.path().len();
                    if open.is_none() && element.name() == entry_name {
                        open = Some((depth, BTreeMap::new()));
                        ended.clear();
                    }
                    let inside = open.as_ref().map(|(at, _)| *at);
                    for path in wanted.all().into_iter().chain(self.next.as_deref()) {
                        let Some((parents, attribute)) = path.rsplit_once('@') else { continue };
                        let top = if Some(path) == self.next.as_deref() { Some(0) } else { inside };
                        let Some(top) = top else { continue };
                        if !stands_at(walk.path().get(top..).unwrap_or_default(), parents.trim_end_matches('/')) {
                            continue;
                        }
                        let Some(value) = element.attribute(attribute)? else { continue };
                        if Some(path) == self.next.as_deref() {
                            next.get_or_insert(value);
                        } else if let Some((_, fields)) = &mut open {
                            fields.entry(path).or_insert(value);
                        }
                    }
                }
                Step::Text(piece) => {
                    if let Some((at, fields)) = &mut open {
                        let below = walk.path().get(*at..).unwrap_or_default();
                        // The text of an element is that of its parts, too.
                        for path in wanted.all().into_iter().filter(|p| !ended.contains(p)) {
                            if (1..=below.len()).any(|n| stands_at(below.get(..n).unwrap_or_default(), path)) {
                                fields.entry(path).or_default().push_str(&piece);
                            }
                        }
                    } else if let Some(path) = self.next.as_deref().filter(|p| !p.contains('@'))
                        && stands_at(walk.path(), path)
                        && !piece.trim().is_empty()
                    {
                        next.get_or_insert_with(|| piece.trim().to_owned());
                    }
                }
                Step::Close => {
                    if let Some((at, fields)) = &open {
                        let below = walk.path().get(*at..).unwrap_or_default();
                        let over = |p: &&str| !below.is_empty() && stands_at(below, p) && fields.contains_key(*p);
                        ended.extend(wanted.all().into_iter().filter(over));
                    }
                    if open.as_ref().is_some_and(|(at, _)| walk.path().len() == *at)
                        && let Some((_, fields)) = open.take()
                    {
                        if entries.len() == MOST_ENTRIES {
                            return Err(ParseError::Limit(format!("the list has more than {MOST_ENTRIES} entries")));
                        }
                        let field = |path: Option<&str>| {
                            path.and_then(|p| fields.get(p)).map(|t| xml::squeeze(t)).unwrap_or_default()
                        };
                        let locator = format!("//{entry_name}[{}]", entries.len() + 1);
                        let date = self.date_in(&field(wanted.date));
                        let (title, link) = (field(wanted.title), field(wanted.link));
                        entries.push(Entry { locator, title, link, date, on_topic: false });
                    }
                }
            }
        }
        Ok((entries, next))
    }

    fn of_json(&self, document: &Document<'_>) -> Result<(Vec<Entry>, Option<String>), ParseError> {
        let answer = json::read("the list", document)?;
        let pointer = self.entry.as_deref().unwrap_or_default();
        // Past the last numbered page some publishers leave the list out of what holds it.
        let counted = self.step.as_ref().is_some_and(|step| step.last.is_none());
        let holder = pointer.rsplit_once('/').filter(|(holder, _)| counted && !holder.is_empty());
        let ended = holder.is_some_and(|(holder, _)| answer.pointer(holder).is_some_and(Value::is_object));
        if answer.pointer(pointer).is_none() && !ended {
            return Err(ParseError::Layout(format!("no list at {pointer}")));
        }
        let at = |item: &Value, path: &Option<String>| path.as_deref().and_then(|p| json::text(item, p));
        let entries = json::items(&answer, pointer).into_iter().enumerate().map(|(i, item)| Entry {
            locator: format!("pointer={pointer}/{i}"),
            title: at(item, &self.title).map(unescaped).unwrap_or_default(),
            link: self.link.as_deref().and_then(|link| linked(item, link)).unwrap_or_default(),
            date: at(item, &self.date).and_then(|t| self.date_in(&t)),
            on_topic: false,
        });
        let told = match self.step.as_ref().and_then(|step| step.last.as_deref()) {
            Some(last) => json::integer(&answer, last).map(|n| n.to_string()),
            None => at(&answer, &self.next),
        };
        Ok((entries.collect(), told))
    }

    fn of_csv(&self, document: &Document<'_>) -> Result<Vec<Entry>, ParseError> {
        let text = charset::decode("the list", document.bytes, document.content_type)?;
        let text = text.trim_start_matches('\u{feff}');
        let first = text.lines().next().unwrap_or_default();
        let delimiter = [b';', b'\t', b','].into_iter().max_by_key(|d| first.bytes().filter(|b| b == d).count());
        let mut reader =
            csv::ReaderBuilder::new().delimiter(delimiter.unwrap_or(b',')).flexible(true).from_reader(text.as_bytes());
        let damaged = |e: csv::Error| ParseError::Damaged { format: "table", detail: e.to_string() };
        let titles: HashMap<String, usize> =
            reader.headers().map_err(damaged)?.iter().enumerate().map(|(i, t)| (t.trim().to_owned(), i)).collect();
        let column = |name: &Option<String>| match name {
            Some(name) => match titles.get(name.as_str()) {
                Some(i) => Ok(Some(*i)),
                None => Err(ParseError::Layout(format!("the list has no column `{name}`"))),
            },
            None => Ok(None),
        };
        let (title, link, date) = (column(&self.title)?, column(&self.link)?, column(&self.date)?);
        let mut entries = Vec::new();
        for (i, record) in reader.records().enumerate() {
            let record = record.map_err(damaged)?;
            let field = |i: Option<usize>| i.and_then(|i| record.get(i)).map(str::trim).unwrap_or_default();
            entries.push(Entry {
                locator: format!("row={}", i + 2),
                title: field(title).to_owned(),
                link: field(link).to_owned(),
                date: self.date_in(field(date)),
                on_topic: false,
            });
            if entries.len() > MOST_ENTRIES {
                break;
            }
        }
        Ok(entries)
    }
}

/// Paths of an entry's parts.
struct Fields<'s> {
    title: Option<&'s str>,
    link: Option<&'s str>,
    date: Option<&'s str>,
}

impl<'s> Fields<'s> {
    fn all(&self) -> Vec<&'s str> {
        [self.title, self.link, self.date].into_iter().flatten().collect()
    }
}

/// Whether the path of an element ends as `path` says: `identifier` or `meta/identifier`. An empty one is the entry.
fn stands_at(below: &[String], path: &str) -> bool {
    if path.is_empty() {
        return below.is_empty();
    }
    let mut names = below.iter().rev();
    path.split('/').rev().all(|name| names.next().is_some_and(|n| n == name))
}

/// A title in the writing of addresses (`Llei%2018%2F2024`, `Av%c3%ads+del+dia`) as people read it.
fn unescaped(title: String) -> String {
    // Forms write `+` for a space; some publishers leave spaces as they are.
    let title = if title.contains('%') && !title.contains(' ') && !title.contains("%20") {
        title.replace('+', " ")
    } else {
        title
    };
    if ["%20", "%2c", "%2C", "%c3", "%C3"].iter().any(|w| title.contains(w)) { percent_decoded(&title) } else { title }
}

/// `/id`, or text with pointers in braces, all of which must lead to something.
fn linked(item: &Value, link: &str) -> Option<String> {
    if !link.contains('{') {
        return json::text(item, link);
    }
    let mut pieces = link.split('{');
    let mut text = pieces.next()?.to_owned();
    for piece in pieces {
        let (pointer, after) = piece.split_once('}')?;
        text.push_str(&json::text(item, pointer)?);
        text.push_str(after);
    }
    Some(text)
}

/// What is asked for where an entry holds `link`, and what people are led to instead; a link that is no address is one
/// only by a rule.
fn addresses(rules: &[(Regex, &AddressSpec)], link: &str, base: Option<&Url>) -> (Vec<String>, Option<String>) {
    if link.is_empty() {
        return (Vec::new(), None);
    }
    let absolute = |text: &str| {
        let url = Url::parse(text).ok().or_else(|| base?.join(text).ok())?;
        matches!(url.scheme(), "http" | "https").then(|| url.to_string())
    };
    if rules.is_empty() {
        return (absolute(link).into_iter().collect(), None);
    }
    let (mut found, mut page) = (Vec::new(), None);
    for (pattern, rule) in rules {
        let Some(groups) = pattern.captures(link) else { continue };
        let filled = |template: &str| {
            let mut address = String::new();
            groups.expand(template, &mut address);
            absolute(&address)
        };
        found.extend(filled(&rule.address).filter(|a| !found.contains(a)));
        page = page.or_else(|| filled(rule.page.as_deref()?));
    }
    (found, page)
}

/// The address with its number raised, up to `last`: `…?skip=50&…` after `skip=`.
fn raised(address: &str, step: &StepSpec, last: Option<u64>) -> Option<String> {
    let at = address.find(&step.after)? + step.after.len();
    let (head, rest) = address.split_at_checked(at)?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (number, tail) = rest.split_at_checked(end)?;
    let number = number.parse::<u64>().ok()?.checked_add(step.by)?;
    last.is_none_or(|last| number <= last).then(|| format!("{head}{number}{tail}"))
}

fn of_feed(document: &Document<'_>) -> Result<(Vec<Entry>, Option<String>), ParseError> {
    let feed = feed::read(document.bytes, document.stream)?;
    let entries = feed.entries.into_iter().enumerate().map(|(i, e)| Entry {
        locator: format!("entry={}", i + 1),
        title: e.title,
        link: e.link,
        date: e.date,
        on_topic: false,
    });
    Ok((entries.collect(), feed.next))
}

/// What the source's parser found: its listed documents are judged and listed anew.
fn of_parser(parsed: &mut Parsed) -> Vec<Entry> {
    let listed = std::mem::take(&mut parsed.documents).into_iter().map(|d| Entry {
        locator: d.provenance.locator,
        title: d.title,
        link: d.url,
        date: d.date,
        on_topic: false,
    });
    let laws = parsed.laws.iter().filter_map(|law| {
        let first = law.dates.first();
        Some(Entry {
            locator: first.map(|d| d.provenance.locator.clone()).unwrap_or_else(|| law.id.to_string()),
            title: law.title().to_owned(),
            link: law.url.clone()?,
            date: law.passage().map(|d| d.date),
            on_topic: !law.topics.is_empty(),
        })
    });
    listed.chain(laws).collect()
}
