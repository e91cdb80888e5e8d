//! A publisher's site of its own: seeded pages as governments publish them, served by a process of its own.

use std::{
    collections::HashMap,
    fmt::Write as _,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use anyhow::{Context as _, Result};
use axum::{
    Router,
    body::{Body, Bytes},
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::Response,
};

/// Documents that crawlers may read.
pub const DOCUMENTS: usize = 5_000;
/// Documents that robots.txt keeps crawlers from.
pub const CLOSED: usize = 50;
const PER_INDEX: usize = 50;
/// Mean size of a document.
const MEAN_BYTES: f64 = 53_000.0;
/// Spread of the sizes: standard deviation of their logarithm.
const SPREAD: f64 = 0.6;

/// How a page breaks the rules, or does not.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Plain,
    /// In ISO 8859-1, which the header states, or the page itself.
    Latin1,
    /// Unclosed elements, stray ends, attributes without quotes, no end.
    Broken,
}

struct Page {
    content_type: &'static str,
    body: Bytes,
    etag: HeaderValue,
}

/// Every page by its path.
pub struct Site {
    pages: HashMap<String, Page>,
    sent: AtomicU64,
}

/// SplitMix64 (Steele, Lea and Flood 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Standard normal, near enough: the sum of twelve uniform numbers.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }

    fn pick<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len())]
    }
}

const WORDS: &[&str] = &[
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "for",
    "by",
    "on",
    "with",
    "persons",
    "trafficking",
    "victims",
    "police",
    "prosecution",
    "court",
    "ministry",
    "report",
    "convicted",
    "sentenced",
    "investigation",
    "cases",
    "officials",
    "smuggling",
    "border",
    "authorities",
    "government",
    "national",
    "commission",
    "inquiry",
    "evidence",
    "identified",
    "assistance",
    "shelter",
    "act",
    "section",
    "amendment",
    "penalty",
    "imprisonment",
    "years",
    "organised",
    "crime",
    "corruption",
    "assets",
    "seizure",
    "region",
    "province",
    "district",
    "during",
    "period",
    "compared",
    "previous",
    "increase",
    "decline",
    "number",
    "training",
    "inspectors",
    "labour",
    "children",
    "women",
    "migrants",
    "agency",
    "cooperation",
    "convention",
    "protocol",
    "ratified",
    "statistics",
    "annex",
    "table",
    "paragraph",
    "according",
];

const LATIN: &[&str] = &["Größe", "señor", "français", "ação", "naïve", "København", "Zürich", "déjà", "años", "Þing"];

impl Site {
    /// All pages of the seed.
    pub fn new(seed: u64) -> Site {
        let mut random = Random(seed);
        let mut pages = HashMap::new();
        let mut put = |path: String, content_type, body: Vec<u8>, n: u64| {
            let etag = HeaderValue::from_str(&format!("\"{seed:x}-{n:x}-{:x}\"", body.len())).expect("hexadecimal");
            pages.insert(path, Page { content_type, body: body.into(), etag });
        };
        put("/robots.txt".to_owned(), "text/plain", b"User-agent: *\nDisallow: /closed/\nAllow: /\n".to_vec(), 0);
        let paths: Vec<String> = (0..DOCUMENTS + CLOSED).map(path_of).collect();
        for (n, path) in paths.iter().enumerate() {
            let (content_type, body) = document(n, &mut random);
            put(path.clone(), content_type, body, n as u64 + 1);
        }
        let indexes: Vec<&[String]> = paths.chunks(PER_INDEX).collect();
        for (i, chunk) in indexes.iter().enumerate() {
            let body = index(i, indexes.len(), chunk);
            put(index_path(i), "text/html; charset=utf-8", body.into_bytes(), (paths.len() + 1 + i) as u64);
        }
        Site { pages, sent: AtomicU64::new(0) }
    }

    /// Mean size of the documents, in bytes.
    pub fn mean_bytes(&self) -> f64 {
        let sizes = self.pages.iter().filter(|(path, _)| path.starts_with("/reports/")).map(|(_, p)| p.body.len());
        sizes.sum::<usize>() as f64 / DOCUMENTS as f64
    }

    /// Number of index pages.
    pub fn indexes() -> usize {
        (DOCUMENTS + CLOSED).div_ceil(PER_INDEX)
    }
}

/// Every hundredth document is closed to crawlers.
fn path_of(n: usize) -> String {
    let every = (DOCUMENTS + CLOSED) / CLOSED;
    let folder = if n % every == every - 1 { "closed" } else { "reports" };
    format!("/{folder}/{}/{n}.html", 2000 + n % 26)
}

fn index_path(i: usize) -> String {
    if i == 0 { "/list".to_owned() } else { format!("/list?page={}", i + 1) }
}

fn index(i: usize, all: usize, paths: &[String]) -> String {
    let mut page = format!("<!DOCTYPE html><html><head><title>Reports, page {}</title></head><body><ul>\n", i + 1);
    for path in paths {
        let _ = writeln!(page, "<li><a class=\"doc\" href=\"{path}\">Report {path}</a> <span>PDF and HTML</span></li>");
    }
    page.push_str("</ul><nav>");
    if i > 0 {
        let _ = write!(page, "<a class=\"previous\" href=\"{}\">previous</a> ", index_path(i - 1));
    }
    if i + 1 < all {
        let _ = write!(page, "<a class=\"next\" href=\"{}\">next</a>", index_path(i + 1));
    }
    page.push_str("</nav></body></html>\n");
    page
}

/// Content type and bytes of one document.
fn document(n: usize, random: &mut Random) -> (&'static str, Vec<u8>) {
    let kind = match n % 10 {
        3 => Kind::Latin1,
        7 => Kind::Broken,
        _ => Kind::Plain,
    };
    let size = MEAN_BYTES * (SPREAD * random.normal() - SPREAD * SPREAD / 2.0).exp();
    let text = markup(n, kind, (size as usize).clamp(6_000, 1_000_000), random);
    match kind {
        // Half of them say it in the header, half in the page.
        Kind::Latin1 if n % 20 == 3 => ("text/html; charset=ISO-8859-1", latin1(&text)),
        Kind::Latin1 => ("text/html", latin1(&text)),
        Kind::Plain | Kind::Broken => ("text/html; charset=utf-8", text.into_bytes()),
    }
}

fn latin1(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()
}

fn sentence(out: &mut String, words: usize, accents: bool, random: &mut Random) {
    for i in 0..words {
        if i > 0 {
            out.push(' ');
        }
        match random.below(24) {
            0 => {
                let _ = write!(out, "{}", random.below(2500));
            }
            1 if accents => out.push_str(random.pick(LATIN)),
            2 => out.push_str("&amp;"),
            _ => out.push_str(random.pick(WORDS)),
        }
    }
    out.push('.');
}

fn markup(n: usize, kind: Kind, size: usize, random: &mut Random) -> String {
    let broken = kind == Kind::Broken;
    let accents = kind != Kind::Broken;
    let mut page = String::with_capacity(size + 2_000);
    let charset = if kind == Kind::Latin1 { "iso-8859-1" } else { "utf-8" };
    let _ = write!(
        page,
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"{charset}\"><title>Report {n}</title>\n\
         <link rel=\"stylesheet\" href=\"/site.css\"><meta name=\"viewport\" content=\"width=device-width\">\n<script>"
    );
    // About a tenth of a page is script, another its menus.
    while page.len() < size / 10 {
        let _ = writeln!(page, "var v{0} = {{id: {0}, on: a < b && c > {1}}};", random.below(1000), random.below(50));
    }
    page.push_str("</script></head>\n<body class=\"page report\">\n<header><nav class=\"menu\"><ul>\n");
    while page.len() < size / 5 {
        let _ = writeln!(
            page,
            "<li class=\"item\"><a href=\"/{0}/{1}\" title=\"{0}\">About {0}</a></li>",
            random.pick(WORDS),
            random.below(500)
        );
    }
    let _ = write!(
        page,
        "</ul></nav></header>\n<main id=\"content\"><h1>Report {n} on <em>{}</em></h1>\n\
         <time datetime=\"20{:02}-{:02}-{:02}\">then</time><p class=\"ref\">Ref. No. {}</p>\n<ul class=\"topics\">",
        random.pick(WORDS),
        n % 26,
        1 + random.below(12),
        1 + random.below(28),
        10_000 + n
    );
    for _ in 0..1 + random.below(4) {
        let _ = write!(page, "<li>{}</li>", random.pick(WORDS));
    }
    page.push_str("</ul>\n");
    let mut part = 0;
    while page.len() < size {
        part += 1;
        match random.below(12) {
            0 => {
                let _ = writeln!(page, "<h2 id=\"s{part}\">{} {part}</h2>", random.pick(WORDS));
            }
            1 => table(&mut page, broken, random),
            2 => {
                page.push_str("<ul>\n");
                for _ in 0..3 + random.below(5) {
                    page.push_str("<li>");
                    sentence(&mut page, 12, accents, random);
                    page.push_str(if broken { "\n" } else { "</li>\n" });
                }
                page.push_str("</ul>\n");
            }
            _ => {
                page.push_str(if broken { "<p class=text align=left>" } else { "<p class=\"text\">" });
                for _ in 0..2 + random.below(5) {
                    let words = 8 + random.below(20);
                    sentence(&mut page, words, accents, random);
                    page.push(' ');
                    if random.below(4) == 0 {
                        let _ = write!(page, "<a href=\"/reports/{}\"><b>", random.below(DOCUMENTS));
                        sentence(&mut page, 3, accents, random);
                        page.push_str("</b></a> ");
                    }
                }
                page.push_str(match (broken, part % 3) {
                    (true, 0) => "\n",
                    (true, 1) => "</p></span>\n",
                    _ => "</p>\n",
                });
            }
        }
    }
    if !broken {
        page.push_str("</main>\n<footer><p>Published by the ministry.</p></footer></body></html>\n");
    }
    page
}

fn table(page: &mut String, broken: bool, random: &mut Random) {
    page.push_str("<table class=\"figures\"><tbody>\n");
    for _ in 0..4 + random.below(8) {
        page.push_str("<tr>");
        let _ = write!(page, "<td>{}", random.pick(WORDS));
        page.push_str(if broken { "" } else { "</td>" });
        for _ in 0..4 {
            let _ = write!(page, "<td class=\"n\">{}", random.below(900));
            page.push_str(if broken { "" } else { "</td>" });
        }
        page.push_str(if broken { "\n" } else { "</tr>\n" });
    }
    page.push_str("</tbody></table>\n");
}

/// Serves the site until the process is ended, after one line with its address, and `/sent` with the number of bytes
/// sent so far, heads included.
pub async fn serve(seed: u64) -> Result<()> {
    let site = Arc::new(Site::new(seed));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    println!("{} {}", listener.local_addr()?, site.mean_bytes());
    let router = Router::new().fallback(answer).with_state(site);
    axum::serve(
        axum::serve::ListenerExt::tap_io(listener, |socket| {
            let _ = socket.set_nodelay(true);
        }),
        router,
    )
    .await
    .context("the server ended")
}

async fn answer(State(site): State<Arc<Site>>, uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path_and_query().map_or("/", |p| p.as_str());
    let mut response = Response::new(Body::empty());
    if path == "/sent" {
        *response.body_mut() = Body::from(site.sent.load(Ordering::Relaxed).to_string());
        return response;
    }
    match site.pages.get(path) {
        None => *response.status_mut() = StatusCode::NOT_FOUND,
        Some(page) => {
            response.headers_mut().insert(header::ETAG, page.etag.clone());
            if headers.get(header::IF_NONE_MATCH) == Some(&page.etag) {
                *response.status_mut() = StatusCode::NOT_MODIFIED;
            } else {
                response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(page.content_type));
                response
                    .headers_mut()
                    .insert(header::LAST_MODIFIED, HeaderValue::from_static("Mon, 02 Nov 2026 08:00:00 GMT"));
                site.sent.fetch_add(page.body.len() as u64, Ordering::Relaxed);
                *response.body_mut() = Body::from(page.body.clone());
            }
        }
    }
    // Status line, names and values of the head, with the date that the server adds.
    let head: usize = response.headers().iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
    site.sent.fetch_add(head as u64 + 75, Ordering::Relaxed);
    response
}
