//! Text of a PDF, by poppler's `pdftotext`: of the readers tried it alone keeps the rows of tables on one line.

use std::{
    io::{Read, Write},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// The most text that is taken from one PDF, in bytes.
pub const MAX_TEXT: u64 = 32 << 20;
/// The longest that one PDF may take.
pub const TIME_LIMIT: Duration = Duration::from_secs(60);

/// Why a PDF gave no text.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    #[error("`pdftotext` could not be started: {0}; install poppler-utils, or pass the text of the PDF")]
    Tool(std::io::Error),
    #[error("the PDF could not be read: {0}")]
    Damaged(String),
    #[error("the PDF took longer than {} seconds", TIME_LIMIT.as_secs())]
    Slow,
}

/// The text in the order of the content stream; pages end with a form feed.
///
/// # Errors
/// The tool is missing, the PDF is damaged or takes too long.
pub fn text(bytes: &[u8]) -> Result<String, PdfError> {
    let mut child = Command::new("pdftotext")
        .args(["-raw", "-enc", "UTF-8", "-q", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(PdfError::Tool)?;
    let stdin = child.stdin.take();
    let stdout = child.stdout.take();
    let stderr = child.stderr.take();
    std::thread::scope(|scope| {
        // Each pipe has its own thread: a full pipe would stop the tool for ever.
        let input = bytes;
        scope.spawn(move || stdin.map(|mut s| s.write_all(input)));
        let out = scope.spawn(move || {
            let mut text = Vec::new();
            if let Some(s) = stdout {
                let _ = s.take(MAX_TEXT).read_to_end(&mut text);
            }
            text
        });
        let err = scope.spawn(move || {
            let mut text = Vec::new();
            if let Some(s) = stderr {
                let _ = s.take(4096).read_to_end(&mut text);
            }
            text
        });
        let begun = Instant::now();
        let status = loop {
            match child.try_wait() {
                Ok(Some(status)) => break Some(status),
                Ok(None) if begun.elapsed() < TIME_LIMIT => std::thread::sleep(Duration::from_millis(5)),
                Ok(None) | Err(_) => {
                    let _ = child.kill();
                    let _ = child.wait();
                    break None;
                }
            }
        };
        let text = out.join().unwrap_or_default();
        let message = err.join().unwrap_or_default();
        match status {
            None => Err(PdfError::Slow),
            Some(status) if !status.success() => {
                let said = String::from_utf8_lossy(&message);
                let said = said.lines().next().unwrap_or("").trim().to_owned();
                Err(PdfError::Damaged(if said.is_empty() { status.to_string() } else { said }))
            }
            Some(_) => Ok(String::from_utf8_lossy(&text).into_owned()),
        }
    })
}
