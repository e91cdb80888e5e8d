//! What the browser's logs hold.

use anyhow::{Context as _, Result};
use serde_json::Value;
use url::Url;

/// A request of a page and its answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exchange {
    pub url: String,
    /// None for `data:` and the like, which ask nobody.
    pub host: Option<String>,
    pub status: Option<u64>,
    pub content_type: Option<String>,
    /// Bytes over the wire: headers and the body as it was compressed.
    pub bytes: u64,
    id: String,
}

/// Messages at level `SEVERE` of the log `browser`.
pub fn console_errors(log: &Value) -> Vec<String> {
    let severe = log.as_array().into_iter().flatten().filter(|e| e["level"] == "SEVERE");
    severe.filter_map(|e| e["message"].as_str().map(str::to_owned)).collect()
}

/// Requests of the log `performance`. A redirect is a request of its own.
///
/// # Errors
/// An entry that is not as the DevTools protocol has it.
pub fn exchanges(log: &Value) -> Result<Vec<Exchange>> {
    let mut found: Vec<Exchange> = Vec::new();
    for entry in log.as_array().context("the log is no list")? {
        let text = entry["message"].as_str().context("a log entry without message")?;
        let event: Value = serde_json::from_str(text)?;
        let (method, parameters) = (&event["message"]["method"], &event["message"]["params"]);
        let id = parameters["requestId"].as_str().unwrap_or_default();
        let method = method.as_str().unwrap_or_default();
        if method == "Network.requestWillBeSent" {
            let url = parameters["request"]["url"].as_str().unwrap_or_default().to_owned();
            if let Some(redirected) = found.iter_mut().rev().find(|e| e.id == id) {
                redirected.answered(&parameters["redirectResponse"]);
                redirected.bytes = parameters["redirectResponse"]["encodedDataLength"].as_f64().unwrap_or(0.0) as u64;
            }
            let host = Url::parse(&url).ok().and_then(|u| u.host_str().map(str::to_owned));
            found.push(Exchange { url, host, id: id.to_owned(), ..Exchange::default() });
        } else if let Some(known) = found.iter_mut().rev().find(|e| e.id == id) {
            match method {
                "Network.responseReceived" => known.answered(&parameters["response"]),
                "Network.loadingFinished" => {
                    known.bytes = parameters["encodedDataLength"].as_f64().unwrap_or(0.0) as u64;
                }
                _ => {}
            }
        }
    }
    Ok(found)
}

impl Exchange {
    fn answered(&mut self, response: &Value) {
        self.status = response["status"].as_u64();
        self.content_type = response["mimeType"].as_str().map(str::to_owned);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_redirect_and_its_target_are_two() -> Result<()> {
        let entry = |method: &str, parameters: Value| json!({"message": json!({"message": {"method": method, "params": parameters}}).to_string()});
        let log = json!([
            entry("Network.requestWillBeSent", json!({"requestId": "1", "request": {"url": "http://a.example/x"}})),
            entry(
                "Network.requestWillBeSent",
                json!({"requestId": "1", "request": {"url": "http://b.example/y"},
                    "redirectResponse": {"status": 308, "encodedDataLength": 90}})
            ),
            entry(
                "Network.responseReceived",
                json!({"requestId": "1", "response": {"status": 200, "mimeType": "a/b"}})
            ),
            entry("Network.loadingFinished", json!({"requestId": "1", "encodedDataLength": 1234})),
            entry("Page.loadEventFired", json!({})),
        ]);
        let found = exchanges(&log)?;
        let told: Vec<_> = found.iter().map(|e| (e.host.as_deref(), e.status, e.bytes)).collect();
        assert_eq!(told, [(Some("a.example"), Some(308), 90), (Some("b.example"), Some(200), 1234)]);
        Ok(())
    }
}
