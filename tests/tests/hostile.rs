//! A hostile web: every case is a server of its own on this machine, and one crawl visits them all. Each case ends as
//! labelled, every good page arrives, nobody knocks at the canary, and the program stays small.

use std::{
    collections::BTreeMap,
    io::Write as _,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use lexgap_tests::Program;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    time::sleep,
};

/// What a server does with one request.
#[derive(Clone)]
enum Act {
    /// Sends these bytes and closes.
    Send(Vec<u8>),
    /// Sends the first and then the second, again and again, with a pause, until nobody listens.
    Repeat(Vec<u8>, Vec<u8>, Duration),
    /// Sends these bytes and breaks the connection.
    Reset(Vec<u8>),
    /// Never says anything.
    Silence,
    /// The first request, the second, and every later one.
    Times(Vec<Act>),
    /// An answer that depends on the request's path and number.
    Made(fn(&str, usize) -> Vec<u8>),
}

/// How a case must end.
#[derive(Clone, Copy, PartialEq)]
enum End {
    Page,
    /// With an error that holds these words.
    Error(&'static str),
}

struct Case {
    name: String,
    page: Act,
    robots: Act,
    end: End,
}

const OK: &str = "200 OK";
const HTML: &str = "Content-Type: text/html; charset=utf-8\r\n";

fn answer(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let mut bytes =
        format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n", body.len())
            .into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

fn good_page() -> Vec<u8> {
    b"<html><body><main><h1>A good page</h1><p>Nothing to see here.</p></main></body></html>".to_vec()
}

fn good() -> Act {
    Act::Send(answer(OK, HTML, &good_page()))
}

fn none() -> Act {
    Act::Send(answer("404 Not Found", "", b""))
}

fn status(status: &str, headers: &str) -> Act {
    Act::Send(answer(status, headers, b""))
}

fn redirect(to: &str) -> Act {
    Act::Send(answer("302 Found", &format!("Location: {to}\r\n"), b""))
}

fn packed(coding: &str, body: &[u8]) -> Vec<u8> {
    match coding {
        "gzip" => {
            let mut e = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
            e.write_all(body).unwrap();
            e.finish().unwrap()
        }
        "deflate" => {
            let mut e = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
            e.write_all(body).unwrap();
            e.finish().unwrap()
        }
        "br" => {
            let mut out = Vec::new();
            let mut e = brotli::CompressorWriter::new(&mut out, 1 << 16, 5, 22);
            e.write_all(body).unwrap();
            drop(e);
            out
        }
        _ => zstd::encode_all(body, 3).unwrap(),
    }
}

fn coded(coding: &str, body: &[u8]) -> Act {
    Act::Send(answer(OK, &format!("{HTML}Content-Encoding: {coding}\r\n"), body))
}

fn titled(title: &[u8], headers: &str) -> Act {
    Act::Send(answer(OK, headers, &[b"<main><h1>".as_slice(), title, b"</h1><p>x</p></main>"].concat()))
}

fn cases(canary: u16) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut add = |name: &str, page: Act, end: End| {
        cases.push(Case { name: name.to_owned(), page, robots: none(), end });
    };
    let fail = End::Error;

    // Redirects.
    add("redirect to itself", redirect("/doc"), fail("redirects more than"));
    add(
        "redirects without end",
        Act::Made(|_, n| answer("302 Found", &format!("Location: /r{n}\r\n"), b"")),
        fail("redirects more than"),
    );
    add(
        "redirect ping-pong",
        Act::Made(|path, _| {
            answer("301 Moved", if path == "/doc" { "Location: /b\r\n" } else { "Location: /doc\r\n" }, b"")
        }),
        fail("redirects more than"),
    );
    add(
        "cookie before entry",
        Act::Made(|_, _| answer("302 Found", "Set-Cookie: in=1\r\nLocation: /doc\r\n", b"")),
        fail("redirects more than"),
    );
    add(
        "session in the address",
        Act::Made(|_, n| answer("307 Temporary Redirect", &format!("Location: /doc?session={n}\r\n"), b"")),
        fail("redirects more than"),
    );
    add("redirect without a target", status("302 Found", ""), fail("status 302"));
    add("redirect to nothing", redirect(""), fail("redirects more than"));
    add("redirect to no address", redirect("http://"), fail("status 302"));
    for code in ["301 Moved", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"] {
        add(
            &format!("one redirect, {code}"),
            Act::Times(vec![status(code, "Location: /there\r\n"), good()]),
            End::Page,
        );
    }
    add("multiple choices", status("300 Multiple Choices", ""), fail("status 300"));
    add("unasked 304", status("304 Not Modified", ""), fail("status 304"));
    for scheme in
        ["file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "javascript:alert(1)", "data:text/html,x"]
    {
        add(&format!("redirect to {scheme}"), redirect(scheme), fail("cannot be fetched"));
    }
    add("redirect with a password", redirect("http://user:pw@127.0.0.1/"), fail("user name or password"));

    // Private addresses in many spellings; the canary listens at the first.
    for host in [
        "127.0.0.2",
        "2130706434",
        "0x7f000002",
        "0x7f.0.0.2",
        "0177.0.0.2",
        "017700000002",
        "127.2",
        "127.0.2",
        "0x7F.2",
        "127.0.0.2.",
        "%31%32%37.0.0.2",
        "[::ffff:127.0.0.2]",
        "[::ffff:7f00:2]",
        "[::127.0.0.2]",
        "[64:ff9b::7f00:2]",
        "[64:ff9b:1::7f00:2]",
        "[2002:7f00:2::]",
        "[::1]",
        "[::]",
        "localhost",
        "LOCALHOST",
        "0.0.0.0",
        "0",
        "10.0.0.1",
        "10.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "198.18.0.1",
        "192.0.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "[fe80::1]",
        "[fc00::1]",
        "[fec0::1]",
        "[ff02::1]",
        "[2001:db8::1]",
        // Letters that an address turns into digits and full stops.
        "127\u{3002}0\u{3002}0\u{3002}2",
        "\u{ff11}27.0.0.2",
    ] {
        add(
            &format!("redirect to {host}"),
            redirect(&format!("http://{host}:{canary}/")),
            fail("not a public address"),
        );
    }
    add(
        "redirect to the canary, twice removed",
        Act::Times(vec![redirect("/next"), redirect(&format!("//127.0.0.2:{canary}/"))]),
        fail("not a public address"),
    );
    add("redirect to a zone", redirect(&format!("http://[fe80::1%25lo]:{canary}/")), fail("status 302"));

    // Bodies that would fill memory.
    let zeros = vec![0; 64 << 20];
    for coding in ["gzip", "br", "zstd", "deflate"] {
        add(&format!("{coding} bomb"), coded(coding, &packed(coding, &zeros)), fail("more than"));
        add(&format!("{coding} page"), coded(coding, &packed(coding, &good_page())), End::Page);
        let whole = packed(coding, &good_page().repeat(50));
        add(&format!("{coding} cut off"), coded(coding, &whole[..whole.len() / 2]), fail("compressed"));
        add(&format!("{coding} that is not"), coded(coding, b"\xff\xfe this is plain \xff"), fail("compressed"));
    }
    add(
        "gzip in gzip, twice named",
        coded("gzip, gzip", &packed("gzip", &packed("gzip", &good_page()))),
        fail("was not asked for"),
    );
    add("unknown coding", coded("lzma", &good_page()), fail("was not asked for"));
    let lol = (0..20)
        .map(|i| format!("<!ENTITY l{} \"&l{i};&l{i};&l{i};&l{i};&l{i};&l{i};&l{i};&l{i};\">", i + 1))
        .collect::<String>();
    let bomb = format!("<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY l0 \"lol\">{lol}]><l>&l20;</l>");
    add(
        "XML bomb as XML",
        Act::Send(answer(OK, "Content-Type: application/xml\r\n", bomb.as_bytes())),
        fail("of type application/xml"),
    );
    add("XML bomb as HTML", Act::Send(answer(OK, HTML, bomb.as_bytes())), fail("no field `title`"));
    let external =
        "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><main><h1>&x;</h1></main>";
    add("external entity", Act::Send(answer(OK, HTML, external.as_bytes())), End::Page);
    add("deep elements", Act::Send(answer(OK, HTML, "<div>".repeat(300_000).as_bytes())), fail("deep"));
    add(
        "a tag of attributes",
        Act::Send(answer(
            OK,
            HTML,
            format!("<main {}>", (0..50_000).map(|i| format!("a{i}=1 ")).collect::<String>()).as_bytes(),
        )),
        fail("attributes"),
    );
    add(
        "a large body, announced",
        Act::Send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 999999999999\r\n\r\n".to_vec()),
        fail("more than"),
    );
    let head = |more: &str| format!("HTTP/1.1 200 OK\r\n{HTML}{more}\r\n").into_bytes();
    add(
        "an endless body",
        Act::Repeat(head("Connection: close\r\n"), vec![b'x'; 64 << 10], Duration::ZERO),
        fail("more than"),
    );
    add(
        "endless chunks",
        Act::Repeat(
            head("Transfer-Encoding: chunked\r\n"),
            [b"10000\r\n".as_slice(), &[b'x'; 0x10000], b"\r\n"].concat(),
            Duration::ZERO,
        ),
        fail("more than"),
    );
    add(
        "endless headers",
        Act::Repeat(
            b"HTTP/1.1 200 OK\r\n".to_vec(),
            b"X-More: and more and more and more\r\n".repeat(50),
            Duration::ZERO,
        ),
        fail("could not reach"),
    );
    add(
        "one long header",
        Act::Send(answer(OK, &format!("{HTML}X: {}\r\n", "x".repeat(80_000)), &good_page())),
        fail("header of more than"),
    );

    // Slow ones.
    let second = Duration::from_secs(1);
    add("silence", Act::Silence, fail("gave no answer within"));
    add(
        "one byte a second",
        Act::Repeat(head("Content-Length: 100000\r\n"), b"x".to_vec(), second),
        fail("gave no complete answer"),
    );
    add(
        "a header of one byte a second",
        Act::Repeat(b"HTTP/1.1 200 OK\r\nX: ".to_vec(), b"x".to_vec(), second),
        fail("gave no answer within"),
    );
    add(
        "one chunk a second",
        Act::Repeat(head("Transfer-Encoding: chunked\r\n"), b"1\r\nx\r\n".to_vec(), second),
        fail("gave no complete answer"),
    );
    add(
        "interim answers without end",
        Act::Repeat(Vec::new(), b"HTTP/1.1 102 Processing\r\n\r\n".to_vec(), second / 5),
        fail("gave no answer within"),
    );

    // Broken ones.
    add("closed at once", Act::Send(Vec::new()), fail("could not reach"));
    add("reset at once", Act::Reset(Vec::new()), fail("could not reach"));
    add("reset in the header", Act::Reset(b"HTTP/1.1 200 OK\r\nContent-".to_vec()), fail("could not reach"));
    add(
        "reset in the body",
        Act::Reset([head("Content-Length: 5000\r\n"), good_page()].concat()),
        fail("could not reach"),
    );
    add("a reset, then the page", Act::Times(vec![Act::Reset(Vec::new()), good()]), End::Page);
    add(
        "closed in the body",
        Act::Send([head("Content-Length: 5000\r\n"), good_page()].concat()),
        fail("could not reach"),
    );
    add(
        "closed in a chunk",
        Act::Send([head("Transfer-Encoding: chunked\r\n"), b"ffff\r\nx".to_vec()].concat()),
        fail("could not reach"),
    );
    add(
        "chunks that are none",
        Act::Send([head("Transfer-Encoding: chunked\r\n"), b"zz\r\nx\r\n".to_vec()].concat()),
        fail("could not reach"),
    );
    add(
        "a chunk without end in its size",
        Act::Send([head("Transfer-Encoding: chunked\r\n"), b"fffffffffffffffffff\r\nx".to_vec()].concat()),
        fail("could not reach"),
    );
    add(
        "two lengths",
        Act::Send([head("Content-Length: 5\r\nContent-Length: 9\r\n"), good_page()].concat()),
        fail("could not reach"),
    );
    add(
        "a negative length",
        Act::Send([head("Content-Length: -5\r\n"), good_page()].concat()),
        fail("could not reach"),
    );
    add(
        "a length that is no number",
        Act::Send([head("Content-Length: many\r\n"), good_page()].concat()),
        fail("could not reach"),
    );
    add("another protocol", Act::Send(b"SSH-2.0-OpenSSH_9.6\r\n".to_vec()), fail("could not reach"));
    add("noise", Act::Send((0..4096_u32).map(|i| (i * 31 % 251) as u8).collect()), fail("could not reach"));
    add("HTTP/0.9", Act::Send(good_page()), fail("could not reach"));
    add(
        "a status of four digits",
        Act::Send(b"HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n".to_vec()),
        fail("could not reach"),
    );
    add(
        "a switch of protocols",
        Act::Send(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n".to_vec()),
        fail("status 101"),
    );
    add("an empty page", Act::Send(answer(OK, HTML, b"")), fail("empty"));
    add("no content", status("204 No Content", HTML), fail("empty"));
    add(
        "a hundred and more headers",
        Act::Send(answer(OK, &format!("{HTML}{}", "X: 1\r\n".repeat(300)), &good_page())),
        fail("could not reach"),
    );

    // Types and charsets that lie.
    add("a PDF called HTML", Act::Send(answer(OK, HTML, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj")), fail("PDF"));
    add(
        "a program called HTML",
        Act::Send(answer(OK, HTML, b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0")),
        fail("binary data"),
    );
    add(
        "HTML called a PDF",
        Act::Send(answer(OK, "Content-Type: application/pdf\r\n", &good_page())),
        fail("of type application/pdf"),
    );
    add("an image", Act::Send(answer(OK, "Content-Type: image/png\r\n", b"\x89PNG")), fail("of type image/png"));
    add("no type", Act::Send(answer(OK, "", &good_page())), End::Page);
    add("a type that is none", Act::Send(answer(OK, "Content-Type: ;;;charset\r\n", &good_page())), fail("of type"));
    add("bytes in a header", Act::Send(answer(OK, "Content-Type: text/html; x=\u{e9}\r\n", &good_page())), End::Page);
    add(
        "an error page of the publisher",
        Act::Send(answer(OK, HTML, b"<main><p>Please log in.</p></main>")),
        fail("no field `title`"),
    );
    add(
        "a page of scripts",
        Act::Send(answer(OK, HTML, b"<main><h1><script>document.write('x')</script></h1></main>")),
        fail("title"),
    );
    add("latin-1 called UTF-8", titled(b"R\xe9pression", HTML), End::Page);
    add(
        "UTF-8 called latin-1",
        titled("Répression".as_bytes(), "Content-Type: text/html; charset=iso-8859-1\r\n"),
        End::Page,
    );
    add("a charset of nobody", titled(b"x", "Content-Type: text/html; charset=klingon\r\n"), End::Page);
    add("broken UTF-8", titled(b"a\xff\xfe\xc3(", HTML), End::Page);
    let wide: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain("<main><h1>wide</h1></main>".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    add("UTF-16 with its mark", Act::Send(answer(OK, HTML, &wide)), End::Page);
    add("UTF-7", titled(b"+ADw-script+AD4-", "Content-Type: text/html; charset=utf-7\r\n"), End::Page);
    add("zeros in the text", titled(b"a\0b", HTML), End::Page);

    // Too busy, in every spelling.
    for (i, retry) in [
        "0",
        " 1 ",
        "+1",
        "00001",
        "0.5",
        "Thu, 01 Jan 2015 00:00:00 GMT",
        "Thursday, 01-Jan-15 00:00:00 GMT",
        "Thu Jan  1 00:00:00 2015",
        "-5",
        "soon",
        "",
    ]
    .iter()
    .enumerate()
    {
        let code = if i % 2 == 0 { "429 Too Many Requests" } else { "503 Service Unavailable" };
        add(
            &format!("{code}, Retry-After `{retry}`, then the page"),
            Act::Times(vec![status(code, &format!("Retry-After: {retry}\r\n")), good()]),
            End::Page,
        );
    }
    for retry in ["86400", "99999999999999999999", "Fri, 31 Dec 2100 00:00:00 GMT", "4000.5"] {
        add(
            &format!("Retry-After `{retry}`"),
            status("503 Service Unavailable", &format!("Retry-After: {retry}\r\n")),
            fail("asks to come back in"),
        );
    }
    add("always too busy", status("429 Too Many Requests", "Retry-After: 0\r\n"), fail("status 429"));
    for code in [
        "400 Bad Request",
        "401 Unauthorized",
        "403 Forbidden",
        "404 Not Found",
        "410 Gone",
        "418 Teapot",
        "451 Unavailable",
        "500 Broken",
        "502 Bad Gateway",
        "504 Timeout",
        "599 Odd",
    ] {
        let words: &'static str = match &code[..3] {
            "400" => "status 400",
            "401" => "status 401",
            "403" => "status 403",
            "404" => "status 404",
            "410" => "status 410",
            "418" => "status 418",
            "451" => "status 451",
            "500" => "status 500",
            "502" => "status 502",
            "504" => "status 504",
            _ => "status 599",
        };
        add(code, status(code, ""), fail(words));
    }

    // Good ones, for the count.
    for i in 0..20 {
        let page = format!("<main><h1>Page {i}</h1><p>{}</p></main>", "word ".repeat(i * 300));
        add(&format!("good page {i}"), Act::Send(answer(OK, HTML, page.as_bytes())), End::Page);
    }

    // robots.txt.
    let text = |robots: &str| Act::Send(answer(OK, "Content-Type: text/plain\r\n", robots.as_bytes()));
    let closed = fail("robots.txt asks crawlers to leave");
    let shut = fail("robots.txt of 127.0.0.1 could not be read");
    for (name, robots, end) in [
        ("closed to all", text("User-agent: *\nDisallow: /"), closed),
        ("closed to us", text("User-agent: LexGap\nDisallow: /doc\n\nUser-agent: *\nAllow: /"), closed),
        ("closed to another", text("User-agent: other\nDisallow: /"), End::Page),
        ("closed but for us", text("User-agent: *\nDisallow: /\n\nUser-agent: lexgap\nDisallow: /x"), End::Page),
        ("a longer rule allows", text("User-agent: *\nDisallow: /d\nAllow: /doc"), End::Page),
        ("wildcards", text("User-agent: *\nDisallow: /*oc$"), closed),
        ("old line ends and a mark", text("\u{feff}User-agent: *\r\nDisallow: /doc\r\n"), closed),
        ("an empty rule", text("User-agent: *\nDisallow:"), End::Page),
        ("HTML in its place", text("<html><h1>Not found</h1></html>"), End::Page),
        ("bytes in its place", Act::Send(answer(OK, "", &[0xff; 2000])), End::Page),
        ("forbidden", status("403 Forbidden", ""), End::Page),
        ("too busy", status("429 Too Many Requests", ""), shut),
        ("broken", status("500 Broken", ""), shut),
        ("a redirect to itself", redirect("/robots.txt"), End::Page),
        (
            "a redirect to the canary",
            redirect(&format!("http://127.0.0.2:{canary}/robots.txt")),
            fail("not a public address"),
        ),
        ("silence", Act::Silence, fail("gave no answer within")),
        (
            "endless",
            // What comes within the limit is used (RFC 9309, section 2.5).
            Act::Repeat(head("Connection: close\r\n"), b"Disallow: /x\n".repeat(5_000), Duration::ZERO),
            End::Page,
        ),
        ("a delay of an hour", text("User-agent: *\nCrawl-delay: 3600"), End::Page),
        ("a delay below zero", text("User-agent: *\nCrawl-delay: -1"), End::Page),
        ("a delay that is no number", text("User-agent: *\nCrawl-delay: slow"), End::Page),
    ] {
        cases.push(Case { name: format!("robots.txt: {name}"), page: good(), robots, end });
    }
    cases
}

/// Serves one case.
async fn serve(listener: TcpListener, page: Act, robots: Act) {
    let (pages, rules) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    while let Ok((socket, _)) = listener.accept().await {
        let (page, robots, pages, rules) = (page.clone(), robots.clone(), Arc::clone(&pages), Arc::clone(&rules));
        tokio::spawn(async move {
            // Whoever is asked breaks off when it likes: no failure of the test.
            let _ = one(socket, page, robots, &pages, &rules).await;
        });
    }
}

async fn one(mut socket: TcpStream, page: Act, robots: Act, pages: &AtomicUsize, rules: &AtomicUsize) -> Result<()> {
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    while !request.ends_with(b"\r\n\r\n") {
        let n = socket.read(&mut buffer).await?;
        ensure!(n > 0, "closed");
        request.extend_from_slice(&buffer[..n]);
    }
    let request = String::from_utf8_lossy(&request).into_owned();
    let path = request.split(' ').nth(1).unwrap_or_default();
    let (act, counter) = if path == "/robots.txt" { (robots, rules) } else { (page, pages) };
    let number = counter.fetch_add(1, Ordering::Relaxed);
    let act = match act {
        Act::Times(acts) => acts.get(number.min(acts.len() - 1)).cloned().unwrap_or(Act::Silence),
        other => other,
    };
    match act {
        Act::Send(bytes) => {
            socket.write_all(&bytes).await?;
            socket.shutdown().await?;
            // Until the other side is done, so that what is on its way is not thrown away.
            while socket.read(&mut buffer).await? > 0 {}
        }
        Act::Made(make) => {
            socket.write_all(&make(path, number)).await?;
            socket.shutdown().await?;
            while socket.read(&mut buffer).await? > 0 {}
        }
        Act::Repeat(first, again, pause) => {
            socket.write_all(&first).await?;
            loop {
                socket.write_all(&again).await?;
                sleep(pause).await;
            }
        }
        Act::Reset(bytes) => {
            socket.write_all(&bytes).await?;
            sleep(Duration::from_millis(20)).await;
            socket.set_zero_linger()?;
        }
        Act::Silence | Act::Times(_) => while socket.read(&mut buffer).await? > 0 {},
    }
    Ok(())
}

const SOURCE: &str = r#"
id = "hostile"
title = "A hostile web"
publisher = "This test"
interest_class = "ngo"
measures = "nothing"
tilt = "none"
terms = "none"
attribution = "none"
homepage = "http://127.0.0.1/"
schedule = "0 0 4 * * *"
parser_version = 1
[politeness]
delay_seconds = 0
[follow]
start = ["INDEX"]
links = "a.doc"
next = "a.next"
hosts = ["127.0.0.2"]
max_pages = 12
text = "main"
concurrency = 16
[[follow.field]]
name = "title"
select = "h1"
required = true
"#;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hostile_web_costs_itself_alone() -> Result<()> {
    let canary = TcpListener::bind("127.0.0.2:0").await?;
    let port = canary.local_addr()?.port();
    let knocks = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&knocks);
    tokio::spawn(async move {
        while canary.accept().await.is_ok() {
            counter.fetch_add(1, Ordering::Relaxed);
        }
    });

    let mut expected = BTreeMap::new();
    let mut links = format!("<a class=doc href='http://127.0.0.2:{port}/direct'>the canary</a>");
    expected.insert(
        format!("http://127.0.0.2:{port}/direct"),
        ("a link to the canary".to_owned(), End::Error("not a public address")),
    );
    for case in cases(port) {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}/doc", listener.local_addr()?);
        links.push_str(&format!("<a class=doc href='{url}'>x</a>"));
        expected.insert(url, (case.name, case.end));
        tokio::spawn(serve(listener, case.page, case.robots));
    }
    ensure!(expected.len() >= 100, "only {} cases", expected.len());
    // A calendar without end beside the links: every page has a next one.
    let index = TcpListener::bind("127.0.0.1:0").await?;
    let start = format!("http://{}/", index.local_addr()?);
    tokio::spawn(async move {
        let number = AtomicUsize::new(0);
        while let Ok((mut socket, _)) = index.accept().await {
            let mut buffer = [0; 4096];
            let n = socket.read(&mut buffer).await.unwrap_or(0);
            let robots = buffer[..n].starts_with(b"GET /robots.txt");
            let page = format!("{links}<a class=next href='/month{}'>next</a>", number.fetch_add(1, Ordering::Relaxed));
            let bytes = if robots { answer("404 Not Found", "", b"") } else { answer(OK, HTML, page.as_bytes()) };
            let _ = socket.write_all(&bytes).await;
            let _ = socket.shutdown().await;
        }
    });

    let mut program = Program::new()?;
    for (name, value) in [
        ("LEXGAP_ALLOW_HOSTS", "[\"127.0.0.1\"]"),
        ("LEXGAP_BODY_LIMIT", "8388608"),
        ("LEXGAP_DECOMPRESSED_LIMIT", "33554432"),
        ("LEXGAP_FIRST_BYTE_MS", "4000"),
        ("LEXGAP_TOTAL_MS", "7000"),
        ("LEXGAP_RETRY_MS", "20"),
        ("LEXGAP_LONGEST_RETRY_MS", "2000"),
    ] {
        program.env(name, value);
    }
    std::fs::write(program.folder().join("hostile.toml"), SOURCE.replace("INDEX", &start))?;
    let begun = Instant::now();
    let (program, outcome) = tokio::task::spawn_blocking(move || {
        let outcome = program.shell(
            r#""$lexgap" crawl --source-file hostile.toml --json & program=$!
            while grep VmHWM "/proc/$program/status" > now 2>/dev/null; do mv now peak; sleep 0.05; done
            wait "$program""#,
        );
        (program, outcome)
    })
    .await?;
    let (outcome, took) = (outcome?, begun.elapsed());
    outcome.told(&[])?;

    let mut ended: BTreeMap<String, String> = BTreeMap::new();
    let mut skipped = String::new();
    for line in outcome.json_lines()? {
        let document = line["document"].as_str().unwrap_or_default().to_owned();
        let end = match line["event"].as_str() {
            Some("accepted") => "page".to_owned(),
            Some("failed") => format!("error: {}", line["error"].as_str().unwrap_or_default()),
            Some("left_out") => format!("error: {}", line["reason"].as_str().unwrap_or_default()),
            Some("finished") => {
                skipped = line["skipped"].to_string();
                continue;
            }
            _ => continue,
        };
        ensure!(ended.insert(document.clone(), end).is_none(), "{document} ended twice");
    }
    let mut wrong = Vec::new();
    for (url, (name, end)) in &expected {
        let found = ended.get(url).map_or("nothing", String::as_str);
        let right = match end {
            End::Page => found == "page",
            End::Error(words) => found.starts_with("error: ") && found.contains(words),
        };
        if !right {
            let label = if let End::Error(words) = end { words } else { "a page" };
            wrong.push(format!("{name}: expected {label}, found {found}"));
        }
    }
    ensure!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), expected.len(), wrong.join("\n"));
    ensure!(skipped.contains("max_pages"), "the calendar did not end: {skipped}");
    ensure!(knocks.load(Ordering::Relaxed) == 0, "somebody knocked at the canary");

    let peak = std::fs::read_to_string(program.folder().join("peak")).context("no peak of memory was seen")?;
    let peak: u64 = peak.split_whitespace().nth(1).context("VmHWM")?.parse()?;
    println!("measured: {} cases in {:.1} s, peak memory {} MiB", expected.len(), took.as_secs_f64(), peak >> 10);
    ensure!(peak <= 256 << 10, "peak memory {} MiB", peak >> 10);
    ensure!(took < Duration::from_secs(60), "it took {took:?}");

    // What arrived is stored once, and the archive is sound.
    let good = expected.values().filter(|(_, end)| *end == End::Page).count();
    let stored = program.run(["documents", "hostile", "--json"])?.succeeded()?.json_lines()?;
    ensure!(stored.len() == good, "{} documents stored, {good} good pages", stored.len());
    program.run(["verify", "--archive"])?.succeeded()?;
    Ok(())
}
