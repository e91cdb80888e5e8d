//! Against a small server on this machine.

use std::{io::Write as _, sync::Arc};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

use super::*;

/// Answers each request by its path through `answer`, which also sees the whole request; keeps the requests.
struct Server {
    base: String,
    seen: Arc<std::sync::Mutex<Vec<String>>>,
}

impl Server {
    async fn start(answer: impl Fn(&str, &str, usize) -> Vec<u8> + Send + Sync + 'static) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::new(std::sync::Mutex::new(Vec::new()));
        let kept = Arc::clone(&seen);
        tokio::spawn(async move {
            while let Ok((mut socket, _)) = listener.accept().await {
                let mut request = Vec::new();
                let mut buffer = [0; 1024];
                while !is_whole(&request) {
                    match socket.read(&mut buffer).await {
                        Ok(n) if n > 0 => request.extend_from_slice(&buffer[..n]),
                        _ => break,
                    }
                }
                let request = String::from_utf8_lossy(&request).into_owned();
                let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
                let times = {
                    let mut seen = kept.lock().unwrap();
                    seen.push(path.clone());
                    seen.iter().filter(|p| **p == path).count()
                };
                let _ = socket.write_all(&answer(&path, &request, times)).await;
                let _ = socket.shutdown().await;
            }
        });
        Server { base, seen }
    }

    fn asked_for(&self, path: &str) -> usize {
        self.seen.lock().unwrap().iter().filter(|p| *p == path).count()
    }
}

/// Whether the header is there, and as much body as it announces.
fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
    body.len() >= length.unwrap_or(0)
}

fn answer(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let mut bytes =
        format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n").into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

fn not_found() -> Vec<u8> {
    answer("404 Not Found", "", b"")
}

fn settings() -> NetworkSettings {
    NetworkSettings {
        allow_hosts: vec!["127.0.0.1".to_owned()],
        retry_pause: Duration::from_millis(1),
        body_limit: 10_000,
        decompressed_limit: 20_000,
        ..NetworkSettings::default()
    }
}

async fn fetch_with(settings: NetworkSettings, url: &str, validators: Validators) -> Result<Response, FetchError> {
    let network = Network::new(settings).unwrap();
    network.fetch(&Request { validators, ..Request::new(url) }).await
}

async fn fetch(url: &str) -> Result<Response, FetchError> {
    fetch_with(settings(), url, Validators::default()).await
}

fn body(response: Response) -> Body {
    match response {
        Response::Body(body) => body,
        Response::NotModified(_) => panic!("a body was expected"),
    }
}

#[tokio::test]
async fn a_document_comes_with_its_type_and_validators_and_we_say_who_asks() {
    let server = Server::start(|path, request, _| match path {
        "/a" if request.contains("user-agent: lexgap/") && request.contains("(+ops@x.example.org)") => {
            answer("200 OK", "Content-Type: text/xml\r\nETag: \"1\"\r\n", b"<a/>")
        }
        _ => not_found(),
    })
    .await;
    let settings = NetworkSettings { contact: Some("ops@x.example.org".into()), ..settings() };
    let got = body(fetch_with(settings, &format!("{}/a", server.base), Validators::default()).await.unwrap());
    assert_eq!(got.bytes, b"<a/>");
    assert_eq!(got.content_type.as_deref(), Some("text/xml"));
    assert_eq!(got.validators.etag.as_deref(), Some("\"1\""));
}

#[tokio::test]
async fn an_unchanged_document_is_not_sent_again() {
    let server = Server::start(|path, request, _| match path {
        "/a" if request.contains("if-none-match: \"1\"") => answer("304 Not Modified", "", b""),
        "/a" => answer("200 OK", "", b"new"),
        _ => not_found(),
    })
    .await;
    let url = format!("{}/a", server.base);
    let known = Validators { etag: Some("\"1\"".into()), last_modified: None, url: None };
    let answer = fetch_with(settings(), &url, known).await.unwrap();
    assert!(matches!(&answer, Response::NotModified(e) if e.len() == 1 && e[0].status == 304), "{answer:?}");
    assert_eq!(body(fetch(&url).await.unwrap()).bytes, b"new");
}

#[tokio::test]
async fn redirects_are_followed_and_counted() {
    let server = Server::start(|path, _, _| match path {
        "/a" => answer("301 Moved", "Location: b\r\n", b""),
        "/b" => answer("200 OK", "", b"here"),
        "/loop" => answer("302 Found", "Location: /loop\r\n", b""),
        "/file" => answer("302 Found", "Location: file:///etc/passwd\r\n", b""),
        "/inside" => answer("302 Found", "Location: http://169.254.169.254/latest\r\n", b""),
        _ => not_found(),
    })
    .await;
    let url = |path: &str| format!("{}{path}", server.base);
    let got = body(fetch(&url("/a")).await.unwrap());
    assert_eq!((got.bytes.as_slice(), got.url), (&b"here"[..], url("/b")));
    assert!(matches!(fetch(&url("/loop")).await, Err(FetchError::Redirects { .. })));
    assert_eq!(server.asked_for("/loop"), MAX_REDIRECTS + 1);
    assert!(matches!(fetch(&url("/file")).await, Err(FetchError::Address { .. })));
    assert!(matches!(fetch(&url("/inside")).await, Err(FetchError::NotPublic(_))));
}

#[tokio::test]
async fn private_hosts_are_refused_by_number_and_by_name() {
    let server = Server::start(|_, _, _| answer("200 OK", "", b"secret")).await;
    let guarded = || NetworkSettings { allow_hosts: vec![], ..settings() };
    let refused = fetch_with(guarded(), &server.base, Validators::default()).await;
    assert!(matches!(refused, Err(FetchError::NotPublic(_))));
    let by_name = server.base.replace("127.0.0.1", "localhost");
    let refused = fetch_with(guarded(), &by_name, Validators::default()).await;
    assert!(matches!(refused, Err(FetchError::NotPublic(_))), "{refused:?}");
    assert_eq!(server.asked_for("/"), 0);
    for odd in ["http://2130706433/", "http://0x7f.1/", "http://[::ffff:127.0.0.1]/", "http://user:pw@x.example.org/"] {
        let refused = fetch_with(guarded(), odd, Validators::default()).await;
        assert!(matches!(refused, Err(FetchError::NotPublic(_) | FetchError::Address { .. })), "{odd}: {refused:?}");
    }
}

#[tokio::test]
async fn robots_txt_is_obeyed() {
    let server = Server::start(|path, _, _| match path {
        "/robots.txt" => answer("200 OK", "", b"User-agent: *\nDisallow: /closed\n"),
        "/moved" => answer("302 Found", "Location: /closed/a\r\n", b""),
        _ => answer("200 OK", "", b"x"),
    })
    .await;
    let network = Network::new(settings()).unwrap();
    let ask = async |path: &str| {
        let url = format!("{}{path}", server.base);
        network.fetch(&Request::new(&url)).await
    };
    assert!(ask("/open").await.is_ok());
    assert!(matches!(ask("/closed/a").await, Err(FetchError::Robots { .. })));
    assert!(matches!(ask("/moved").await, Err(FetchError::Robots { .. })));
    assert_eq!((server.asked_for("/robots.txt"), server.asked_for("/closed/a")), (1, 0));
}

#[tokio::test]
async fn a_robots_txt_in_trouble_closes_the_host() {
    let server = Server::start(|path, _, _| match path {
        "/robots.txt" => answer("503 Service Unavailable", "", b""),
        _ => answer("200 OK", "", b"x"),
    })
    .await;
    let error = fetch(&format!("{}/a", server.base)).await.unwrap_err();
    assert!(matches!(error, FetchError::RobotsUnavailable { status: 503, .. }), "{error}");
    assert_eq!((server.asked_for("/robots.txt"), server.asked_for("/a")), (3, 0));
}

#[tokio::test]
async fn trouble_is_tried_again_and_no_more_than_twice() {
    let server = Server::start(|path, _, times| match (path, times) {
        ("/soon", 1) => answer("503 Service Unavailable", "Retry-After: 0\r\n", b""),
        ("/soon", _) => answer("200 OK", "", b"now"),
        ("/busy", _) => answer("429 Too Many Requests", "", b""),
        ("/later", _) => answer("503 Service Unavailable", "Retry-After: 7200\r\n", b""),
        _ => not_found(),
    })
    .await;
    let url = |path: &str| format!("{}{path}", server.base);
    assert_eq!(body(fetch(&url("/soon")).await.unwrap()).bytes, b"now");
    assert!(matches!(fetch(&url("/busy")).await, Err(FetchError::Status { status: 429, .. })));
    assert_eq!(server.asked_for("/busy"), 3);
    let error = fetch(&url("/later")).await.unwrap_err().to_string();
    assert!(error.contains("503") && error.contains("7200 s"), "{error}");
    assert_eq!(server.asked_for("/later"), 1);
    assert!(matches!(fetch(&url("/gone")).await, Err(FetchError::Status { status: 404, .. })));
    assert_eq!(server.asked_for("/gone"), 1);
}

#[tokio::test]
async fn a_robots_txt_is_tried_again_before_it_closes_the_host() {
    let server = Server::start(|path, _, times| match (path, times) {
        ("/robots.txt", 1) => Vec::new(),
        ("/robots.txt", 2) => answer("503 Service Unavailable", "Retry-After: 0\r\n", b""),
        ("/robots.txt", _) => answer("200 OK", "", b"User-agent: *\nDisallow: /closed\n"),
        _ => answer("200 OK", "", b"x"),
    })
    .await;
    let network = Network::new(settings()).unwrap();
    assert!(network.fetch(&Request::new(&format!("{}/a", server.base))).await.is_ok());
    assert!(network.fetch(&Request::new(&format!("{}/closed", server.base))).await.is_err());
    assert_eq!(server.asked_for("/robots.txt"), 3);

    let broken = Server::start(|_, _, _| Vec::new()).await;
    for _ in 0..3 {
        let error = network.fetch(&Request::new(&format!("{}/a", broken.base))).await.unwrap_err();
        assert!(matches!(error, FetchError::Unreachable { .. }), "{error}");
    }
    assert_eq!((broken.asked_for("/robots.txt"), broken.asked_for("/a")), (3, 0), "the failure is remembered");
}

#[tokio::test]
async fn whoever_asks_for_peace_has_it_for_every_document() {
    let server = Server::start(|path, _, times| match (path, times) {
        ("/robots.txt", _) => not_found(),
        ("/a", _) => answer("429 Too Many Requests", "Retry-After: 3600\r\n", b""),
        _ => answer("200 OK", "", b"x"),
    })
    .await;
    let settings = NetworkSettings { longest_retry: Duration::from_millis(400), ..settings() };
    let network = Network::new(settings).unwrap();
    let (a, b) = (format!("{}/a", server.base), format!("{}/b", server.base));
    let error = network.fetch(&Request::new(&a)).await.unwrap_err();
    assert!(matches!(error, FetchError::Status { status: 429, .. }), "{error}");
    let began = Instant::now();
    assert!(network.fetch(&Request::new(&b)).await.is_ok());
    assert!(began.elapsed() >= Duration::from_millis(350), "{:?}", began.elapsed());
}

#[tokio::test]
async fn a_time_of_day_is_meant_by_the_hosts_clock() {
    // Its clock is years behind ours.
    let server = Server::start(|path, _, _| match path {
        "/a" => answer(
            "503 Service Unavailable",
            "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nRetry-After: Sun, 06 Nov 1994 10:49:37 GMT\r\n",
            b"",
        ),
        _ => not_found(),
    })
    .await;
    let error = fetch(&format!("{}/a", server.base)).await.unwrap_err().to_string();
    assert!(error.contains("7200 s"), "{error}");
    assert_eq!(server.asked_for("/a"), 1);
}

#[tokio::test]
async fn a_redirect_may_hold_letters_as_they_are() {
    let server = Server::start(|path, _, _| match path {
        "/a" => answer("302 Found", "Location: /código\r\n", b""),
        "/c%C3%B3digo" => answer("200 OK", "", b"x"),
        _ => not_found(),
    })
    .await;
    assert_eq!(body(fetch(&format!("{}/a", server.base)).await.unwrap()).bytes, b"x");
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[tokio::test]
async fn size_is_limited_as_sent_and_as_unpacked() {
    let server = Server::start(|path, _, _| match path {
        "/large" => answer("200 OK", "", &vec![b'x'; 10_001]),
        "/endless" => {
            let mut bytes = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".to_vec();
            bytes.resize(50_000, b'x');
            bytes
        }
        "/bomb" => answer("200 OK", "Content-Encoding: gzip\r\n", &gzip(&vec![0; 1_000_000])),
        "/packed" => answer("200 OK", "Content-Encoding: gzip\r\n", &gzip(b"<a/>")),
        "/odd" => answer("200 OK", "Content-Encoding: compress\r\n", b"?"),
        _ => not_found(),
    })
    .await;
    let url = |path: &str| format!("{}{path}", server.base);
    for path in ["/large", "/endless", "/bomb"] {
        let got = fetch(&url(path)).await;
        assert!(matches!(got, Err(FetchError::TooLarge { .. })), "{path}: {got:?}");
    }
    assert_eq!(body(fetch(&url("/packed")).await.unwrap()).bytes, b"<a/>");
    assert!(matches!(fetch(&url("/odd")).await, Err(FetchError::Encoding { .. })));
}

#[tokio::test]
async fn a_closed_door_and_an_unknown_name_are_told_in_plain_words() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    drop(listener);
    assert_eq!(fetch(&url).await.unwrap_err().to_string(), "could not reach 127.0.0.1: connection refused");
    let error = fetch("http://publisher.invalid/").await.unwrap_err();
    assert!(error.to_string().starts_with("could not reach publisher.invalid: "), "{error}");
}

#[tokio::test]
async fn a_silent_server_is_given_up() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let settings = NetworkSettings { first_byte_timeout: Duration::from_millis(50), ..settings() };
    let error = fetch_with(settings, &url, Validators::default()).await.unwrap_err();
    assert!(matches!(error, FetchError::Timeout { what: "answer", .. }), "{error}");
}

#[tokio::test]
async fn a_host_in_trouble_is_left_alone() {
    let server = Server::start(|path, _, _| match path {
        "/robots.txt" => not_found(),
        _ => answer("500 Internal Server Error", "", b""),
    })
    .await;
    let network =
        Network::new(NetworkSettings { host_failures: 4, host_rest: Duration::from_secs(60), ..settings() }).unwrap();
    let url = format!("{}/a", server.base);
    let first = network.fetch(&Request::new(&url)).await.unwrap_err();
    assert!(matches!(first, FetchError::Status { status: 500, .. }), "{first}");
    // The fourth failure in a row is the last question.
    for _ in 0..3 {
        let error = network.fetch(&Request::new(&url)).await.unwrap_err().to_string();
        assert!(error.contains("4 times in a row") && error.contains("another 60 s"), "{error}");
    }
    assert_eq!(server.asked_for("/a"), 4);
    let other = Server::start(|_, _, _| answer("200 OK", "", b"x")).await;
    network.fetch(&Request::new(&other.base)).await.unwrap();
}

#[tokio::test]
async fn the_exchange_is_told_with_its_redirects() {
    let server = Server::start(|path, _, _| match path {
        "/a" => answer("302 Found", "Location: /b\r\n", b""),
        "/b" => answer("200 OK", "X-Served-By: test\r\n", b"here"),
        _ => not_found(),
    })
    .await;
    let got = body(fetch(&format!("{}/a", server.base)).await.unwrap());
    let [redirect, last] = &got.exchanges[..] else { panic!("{:?}", got.exchanges) };
    assert_eq!((redirect.status, last.status, last.version.as_str()), (302, 200, "HTTP/1.1"));
    assert!(last.started <= last.answered && last.answered <= last.finished);
    let has = |headers: &[(String, String)], name: &str, value: &str| {
        headers.iter().any(|(n, v)| n == name && v.contains(value))
    };
    assert!(has(&last.response_headers, "x-served-by", "test"));
    assert!(has(&last.request_headers, "accept-encoding", "zstd"));
    assert!(has(&last.request_headers, "host", server.base.trim_start_matches("http://")));
}

#[tokio::test]
async fn a_header_has_a_limit() {
    let server = Server::start(|path, _, _| match path {
        "/long" => answer("200 OK", &format!("X-Long: {}\r\n", "x".repeat(70_000)), b"x"),
        // More than the client itself takes in.
        "/endless" => answer("200 OK", &format!("X-Long: {}\r\n", "x".repeat(600_000)), b"x"),
        _ => not_found(),
    })
    .await;
    let error = fetch(&format!("{}/long", server.base)).await.unwrap_err();
    assert!(matches!(error, FetchError::HeaderTooLarge { limit: 65_536, .. }), "{error}");
    let error = fetch(&format!("{}/endless", server.base)).await.unwrap_err();
    assert!(matches!(error, FetchError::Unreachable { .. }), "{error}");
}

#[tokio::test]
async fn what_is_answered_beside_the_document_is_heard() {
    let server = Server::start(|path, _, times| match (path, times) {
        ("/robots.txt", _) => answer("200 OK", "", b"User-agent: *\nDisallow: /closed\n"),
        ("/moved", _) => answer("302 Found", "Location: /gone\r\n", b""),
        ("/gone", _) => answer("404 Not Found", "Content-Encoding: gzip\r\nX-Why: moved\r\n", &gzip(b"<h1>Gone</h1>")),
        ("/busy", 1) => answer("503 Service Unavailable", "Retry-After: 0\r\n", b"later"),
        ("/long", _) => answer("410 Gone", "", &vec![b'x'; 50_000]),
        ("/torn", _) => b"HTTP/1.1 404 Not Found\r\nContent-Length: 100\r\nConnection: close\r\n\r\nhalf".to_vec(),
        _ => answer("200 OK", "", b"here"),
    })
    .await;
    let network = Network::new(settings()).unwrap();
    let asides = Asides::default();
    let ask = async |path: &str| {
        let url = format!("{}{path}", server.base);
        network.fetch(&Request { asides: Some(&asides), ..Request::new(&url) }).await
    };
    let heard = || -> Vec<(u16, Option<Vec<u8>>, bool)> {
        asides.take().into_iter().map(|a| (a.exchange.status, a.body, a.cut)).collect()
    };
    assert!(matches!(ask("/moved").await, Err(FetchError::Status { status: 404, .. })));
    let robots = b"User-agent: *\nDisallow: /closed\n".to_vec();
    assert_eq!(
        heard(),
        [(200, Some(robots), false), (302, None, false), (404, Some(b"<h1>Gone</h1>".to_vec()), false)],
        "rules, the way, the error unpacked"
    );
    assert_eq!(body(ask("/busy").await.unwrap()).bytes, b"here");
    assert_eq!(heard(), [(503, Some(b"later".to_vec()), false)]);
    assert!(matches!(ask("/long").await, Err(FetchError::Status { status: 410, .. })));
    let [(410, Some(beginning), true)] = &heard()[..] else { panic!("not cut") };
    assert!(!beginning.is_empty() && beginning.len() <= 10_000, "{}", beginning.len());
    assert!(matches!(ask("/torn").await, Err(FetchError::Status { status: 404, .. })), "the error is told as it is");
    assert_eq!(heard(), [(404, Some(b"half".to_vec()), true)]);
    assert_eq!(body(ask("/a").await.unwrap()).bytes, b"here");
    assert_eq!(heard(), [], "a document is no aside");
}

#[tokio::test]
async fn a_robots_txt_beyond_the_limit_is_cut_and_used() {
    let mut rules = b"User-agent: *\nDisallow: /closed\n".to_vec();
    while rules.len() < 600 << 10 {
        rules.extend_from_slice(b"Disallow: /some/other/place\n");
    }
    rules.extend_from_slice(b"Disallow: /beyond\n");
    for packed in [false, true] {
        let rules = rules.clone();
        let server = Server::start(move |path, _, _| match path {
            "/robots.txt" if packed => answer("200 OK", "Content-Encoding: gzip\r\n", &gzip(&rules)),
            "/robots.txt" => answer("200 OK", "", &rules),
            _ => answer("200 OK", "", b"x"),
        })
        .await;
        let network = Network::new(settings()).unwrap();
        let ask = async |path: &str| {
            let url = format!("{}{path}", server.base);
            network.fetch(&Request::new(&url)).await
        };
        assert!(matches!(ask("/closed").await, Err(FetchError::Robots { .. })), "packed: {packed}");
        assert!(ask("/open").await.is_ok() && ask("/beyond").await.is_ok(), "packed: {packed}");
    }
}

fn question(body: &str) -> Posted {
    Posted { content_type: "application/json".to_owned(), body: body.to_owned() }
}

#[tokio::test]
async fn a_question_is_posted_without_conditions_and_kept_with_its_answer() {
    let server = Server::start(|path, request, times| {
        let whole = request.starts_with("POST /find?lang=it HTTP/1.1\r\n")
            && request.contains("content-type: application/json\r\n")
            && request.ends_with("\r\n\r\n{\"page\": 1}")
            && !request.contains("if-none-match");
        match path {
            "/find?lang=it" if whole && times == 1 => answer("503 Service Unavailable", "", b""),
            "/find?lang=it" if whole => answer("200 OK", "ETag: \"1\"\r\n", b"[]"),
            _ => not_found(),
        }
    })
    .await;
    let (url, posted) = (format!("{}/find?lang=it#page=1", server.base), question(r#"{"page": 1}"#));
    let validators = Validators { etag: Some("\"1\"".into()), last_modified: None, url: None };
    let network = Network::new(settings()).unwrap();
    let request = Request { posted: Some(&posted), validators, ..Request::new(&url) };
    let got = body(network.fetch(&request).await.unwrap());
    assert_eq!((got.bytes.as_slice(), server.asked_for("/find?lang=it")), (&b"[]"[..], 2));
    let exchange = &got.exchanges[0];
    assert_eq!((&exchange.url, exchange.posted.as_ref()), (&url, Some(&posted)));
    let line = serde_json::to_value(exchange).unwrap();
    assert_eq!(line["posted"]["body"], r#"{"page": 1}"#);

    // A GET is kept as earlier builds kept it, and read back so.
    let robots = serde_json::json!({"url": url, "started": exchange.started, "answered": exchange.started,
        "finished": exchange.started, "version": "HTTP/1.1", "status": 200, "request_headers": [],
        "response_headers": []});
    let known: Exchange = serde_json::from_value(robots.clone()).unwrap();
    assert_eq!(serde_json::to_value(known).unwrap(), robots);
}

#[tokio::test]
async fn a_question_follows_the_same_rules_as_a_document() {
    let server = Server::start(|path, request, _| match path {
        "/robots.txt" => answer("200 OK", "", b"User-agent: *\nDisallow: /closed$\n"),
        "/moved" => answer("308 Permanent Redirect", "Location: /find\r\n", b""),
        "/seen" => answer("303 See Other", "Location: /find\r\n", b""),
        "/away" => answer("307 Temporary Redirect", "Location: http://10.0.0.1/find\r\n", b""),
        "/find" if request.starts_with("POST ") => answer("200 OK", "", b"posted"),
        "/find" if request.starts_with("GET ") && !request.contains("content-") => answer("200 OK", "", b"got"),
        "/unchanged" => answer("304 Not Modified", "", b""),
        _ => not_found(),
    })
    .await;
    let (network, posted) = (Network::new(settings()).unwrap(), question("{}"));
    let ask = async |path: &str| {
        let url = format!("{}{path}", server.base);
        network.fetch(&Request { posted: Some(&posted), ..Request::new(&url) }).await
    };
    assert_eq!(body(ask("/moved#1").await.unwrap()).bytes, b"posted");
    let seen = body(ask("/seen#1").await.unwrap());
    assert_eq!((seen.bytes.as_slice(), &seen.exchanges[1].posted), (&b"got"[..], &None));
    assert!(
        matches!(ask("/closed#1").await, Err(FetchError::Robots { .. })),
        "the end of the path is not that of the address"
    );
    assert!(matches!(ask("/away#1").await, Err(FetchError::NotPublic(_))));
    assert!(matches!(ask("/unchanged#1").await, Err(FetchError::Status { status: 304, .. })));
    assert_eq!(server.asked_for("/closed"), 0);
}

#[tokio::test]
async fn a_key_goes_to_its_host_only_and_is_not_kept() {
    let other = Server::start(|path, request, _| match path {
        "/b" if !request.contains("k3yk3yk3y") => answer("200 OK", "", b"no key"),
        _ => not_found(),
    })
    .await;
    let target = format!("Location: {}/b\r\n", other.base);
    let server = Server::start(move |path, request, _| {
        let key = request.lines().find_map(|line| line.strip_prefix("x-api-key: ")).unwrap_or_default().to_owned();
        match path {
            "/robots.txt" if key.is_empty() => answer("200 OK", "", b"User-agent: *\nAllow: /\n"),
            "/a" if key == "k3yk3yk3y" => answer("200 OK", "", b"with a key"),
            "/away" => answer("302 Found", &target, b""),
            "/echo" => answer("200 OK", "", format!("you sent {key}").as_bytes()),
            "/header" => answer("200 OK", &format!("X-Seen: {key}\r\n"), b""),
            "/refused" => answer("403 Forbidden", "", format!("{key} may not").as_bytes()),
            _ => not_found(),
        }
    })
    .await;
    let line = "X-Api-Key: k3yk3yk3y";
    let keys = HostKeys::new([(server.base.trim_start_matches("http://"), line)]).unwrap();
    let network = Network::new(NetworkSettings { keys, ..settings() }).unwrap();
    let url = |path: &str| format!("{}{path}", server.base);
    let asides = Asides::default();
    let ask = async |path: &str| network.fetch(&Request { asides: Some(&asides), ..Request::new(&url(path)) }).await;

    let got = body(ask("/a").await.unwrap());
    assert_eq!(got.bytes, b"with a key");
    assert!(!format!("{:?}", got.exchanges).contains("k3y"), "{:?}", got.exchanges);
    assert_eq!(body(ask("/away").await.unwrap()).bytes, b"no key");
    for path in ["/echo", "/header"] {
        let error = ask(path).await.unwrap_err();
        assert!(matches!(error, FetchError::KeyTold { .. }) && !error.to_string().contains("k3y"), "{path}: {error}");
    }
    assert!(matches!(ask("/refused").await, Err(FetchError::Status { status: 403, .. })));
    let heard = asides.take();
    assert!(heard.iter().any(|a| a.exchange.status == 403 && a.body.is_none()), "{heard:?}");
    assert!(!format!("{heard:?}").contains("k3y"));
}

#[tokio::test]
async fn what_one_address_answered_is_not_asked_of_another() {
    let server = Server::start(|path, request, times| match path {
        "/latest" if times < 3 => answer("302 Found", "Location: /v1\r\n", b""),
        "/latest" => answer("302 Found", "Location: /v2\r\n", b""),
        "/v1" if request.contains("if-modified-since: Sat, 10 Jan 2026") => answer("304 Not Modified", "", b""),
        "/v1" => answer("200 OK", "Last-Modified: Sat, 10 Jan 2026 00:00:00 GMT\r\n", b"one"),
        // Older than the other: a server that compares the days would call it unchanged.
        "/v2" if request.contains("if-modified-since") => answer("304 Not Modified", "", b""),
        "/v2" => answer("200 OK", "Last-Modified: Mon, 05 Jan 2026 00:00:00 GMT\r\n", b"two"),
        _ => not_found(),
    })
    .await;
    let url = format!("{}/latest", server.base);
    let first = body(fetch(&url).await.unwrap());
    assert_eq!(first.validators.url.as_deref(), Some(format!("{}/v1", server.base).as_str()));
    let again = fetch_with(settings(), &url, first.validators.clone()).await.unwrap();
    assert!(matches!(&again, Response::NotModified(e) if e.len() == 2), "{again:?}");
    let moved = body(fetch_with(settings(), &url, first.validators).await.unwrap());
    assert_eq!(moved.bytes, b"two");
    assert_eq!(body(fetch(&format!("{}/v2", server.base)).await.unwrap()).validators.url, None);
}
