//! The program under test, serving.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    sync::{OnceLock, mpsc},
    thread,
    time::Duration,
};

use anyhow::{Context as _, Result, anyhow, ensure};
use reqwest::{Client, RequestBuilder, StatusCode, header::HeaderMap};
use serde_json::Value;

use crate::{guarded::Guarded, program::program};

/// Reading the baseline and scoring takes some seconds, and more while other tests run.
const START_LIMIT: Duration = Duration::from_secs(600);
const ANSWER_LIMIT: Duration = Duration::from_secs(60);

/// The fewest draws that the program accepts, where a test does not ask for good intervals.
pub const FEW_DRAWS: (&str, &str) = ("LEXGAP_DRAWS", "100");

/// An answer, read to its end.
#[derive(Debug)]
pub struct Response {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Response {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// It is none.
    pub fn json(&self) -> Result<Value> {
        serde_json::from_slice(&self.bytes).with_context(|| format!("not JSON ({}): {}", self.status, self.text()))
    }

    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }
}

/// Asks for an address, with `change` applied to the request.
///
/// # Errors
/// No answer in time.
pub async fn fetch(url: &str, change: impl FnOnce(RequestBuilder) -> RequestBuilder) -> Result<Response> {
    // A client each: a pool must not outlive the runtime of the test that filled it.
    let client =
        Client::builder().timeout(ANSWER_LIMIT).redirect(reqwest::redirect::Policy::none()).no_proxy().build()?;
    let answer = change(client.get(url)).send().await.with_context(|| url.to_owned())?;
    let (status, headers) = (answer.status(), answer.headers().clone());
    Ok(Response { status, headers, bytes: answer.bytes().await?.to_vec() })
}

/// `lexgap serve` on a free port with a data folder of its own; it ends when this is dropped.
#[derive(Debug)]
pub struct Server {
    address: String,
    data: PathBuf,
    /// Where its error stream goes.
    errors: PathBuf,
    _process: Guarded,
}

impl Server {
    /// Serves from `data`, or from an empty folder and so from the baseline, with more environment variables.
    ///
    /// # Errors
    /// It does not come up; with what it said.
    pub fn start_with(data: Option<&Path>, environment: &[(&str, &str)]) -> Result<Server> {
        let program = program()?;
        let folder = tempfile::Builder::new().prefix("lexgap-serve-").tempdir()?.keep();
        let data = data.map_or_else(|| folder.join("data"), Path::to_owned);
        let arguments = ["serve", "--listen", "127.0.0.1:0", "--no-schedule", "--data"];
        let arguments = arguments.map(Into::into).into_iter().chain([data.clone().into_os_string()]);
        let (process, output) = Guarded::start(&program, arguments, environment, &folder)?;
        let (tell, told) = mpsc::channel();
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if let Some(address) = line.strip_prefix("listening on ") {
                    let _ = tell.send(address.trim().to_owned());
                }
            }
        });
        let address = told.recv_timeout(START_LIMIT).map_err(|e| {
            let errors = fs::read_to_string(folder.join("errors.txt")).unwrap_or_default();
            anyhow!("`lexgap serve` did not say where it listens ({e}): {errors}")
        })?;
        Ok(Server { address, data, errors: folder.join("errors.txt"), _process: process })
    }

    /// One server for all tests of a test executable, filled from the baseline.
    ///
    /// # Errors
    /// It does not come up.
    pub fn shared() -> Result<&'static Server> {
        static SHARED: OnceLock<Result<Server, String>> = OnceLock::new();
        let shared = SHARED.get_or_init(|| Server::start_with(None, &[FEW_DRAWS]).map_err(|e| format!("{e:#}")));
        shared.as_ref().map_err(|e| anyhow!("{e}"))
    }

    /// Where it listens, such as `http://127.0.0.1:41234`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// What it told on its error stream so far.
    ///
    /// # Errors
    /// The file is gone.
    pub fn said(&self) -> Result<String> {
        fs::read_to_string(&self.errors).with_context(|| self.errors.display().to_string())
    }

    /// Its data folder.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The whole address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// Whatever a path answers.
    ///
    /// # Errors
    /// No answer in time.
    pub async fn get(&self, path: &str) -> Result<Response> {
        fetch(&self.url(path), |request| request).await
    }

    /// What a path answers to a request with headers.
    ///
    /// # Errors
    /// No answer in time.
    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Result<Response> {
        fetch(&self.url(path), |request| headers.iter().fold(request, |r, (name, value)| r.header(*name, *value))).await
    }

    /// The JSON that a path answers with status 200.
    ///
    /// # Errors
    /// Another status, or no JSON.
    pub async fn json(&self, path: &str) -> Result<Value> {
        let answer = self.get(path).await?;
        ensure!(answer.status == StatusCode::OK, "{path}: {} {}", answer.status, answer.text());
        answer.json()
    }

    /// All items of a list, page by page in pages of `limit`. Each page is of one edition and shaped as the
    /// contract says.
    ///
    /// # Errors
    /// A page that is not.
    pub async fn items_by(&self, path: &str, limit: usize) -> Result<Vec<Value>> {
        let and = if path.contains('?') { '&' } else { '?' };
        let mut items = Vec::new();
        let mut cursor = String::new();
        let mut edition = None;
        loop {
            let page = self.json(&format!("{path}{and}limit={limit}{cursor}")).await?;
            let number = page["edition"].as_u64().context("a list without its edition")?;
            ensure!(*edition.get_or_insert(number) == number, "{path}: the edition changed between pages");
            let more = page["items"].as_array().context("a list without items")?;
            ensure!(more.len() <= limit, "{path}: more than {limit} items on a page");
            items.extend_from_slice(more);
            match page.get("next").context("a list without next")? {
                Value::Null => return Ok(items),
                Value::String(next) => {
                    ensure!(more.len() == limit, "{path}: a page before the last is not full");
                    cursor = format!("&cursor={next}");
                }
                other => anyhow::bail!("{path}: next is {other}"),
            }
        }
    }

    /// All items of a list.
    ///
    /// # Errors
    /// As [`Server::items_by`].
    pub async fn items(&self, path: &str) -> Result<Vec<Value>> {
        self.items_by(path, 1000).await
    }
}
