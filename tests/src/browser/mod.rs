//! A real browser without a window, driven over WebDriver.

mod command;
mod driver;
mod log;

use std::{fs, path::Path, time::Duration};

use anyhow::{Context as _, Result, ensure};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use fantoccini::{
    Client, ClientBuilder, Locator,
    actions::{InputSource as _, KeyAction, KeyActions},
    elements::Element,
    wd::Capabilities,
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use self::{command::Post, driver::Driver};

pub use self::log::Exchange;

/// Until a page shows what a test waits for.
const PATIENCE: Duration = Duration::from_secs(30);

/// Chromium with a profile of its own. Both end when this is dropped; [`Browser::close`] is kinder.
#[derive(Debug)]
pub struct Browser {
    client: Client,
    _driver: Driver,
}

impl Browser {
    /// Opens the browser. Where Chromium or its driver is missing, says so and gives nothing.
    ///
    /// # Errors
    /// They are there but do not start.
    pub async fn open() -> Result<Option<Browser>> {
        let Some(driver) = Driver::start()? else { return Ok(None) };
        let options = json!({
            "goog:chromeOptions": {"binary": driver.chromium, "args": driver.arguments()},
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        });
        let capabilities: Capabilities = serde_json::from_value(options)?;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&driver.address)
            .await
            .with_context(|| format!("Chromium did not start; the driver said: {}", driver.errors()))?;
        let browser = Browser { client, _driver: driver };
        // Whether a window that nobody sees has the focus differs by machine; a reader's has.
        browser.devtools("Emulation.setFocusEmulationEnabled", json!({"enabled": true})).await?;
        Ok(Some(browser))
    }

    /// The WebDriver client, for clicks, keys and the like.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Goes to an address and waits until it is loaded.
    ///
    /// # Errors
    /// It cannot be loaded.
    pub async fn goto(&self, url: &str) -> Result<()> {
        self.client.goto(url).await.with_context(|| url.to_owned())
    }

    /// Runs the body of a function in the page and gives what it returns.
    ///
    /// # Errors
    /// The script throws.
    pub async fn run_js(&self, script: &str) -> Result<Value> {
        self.client.execute(script, Vec::new()).await.with_context(|| script.to_owned())
    }

    /// Waits until an element answers to a selector.
    ///
    /// # Errors
    /// None does in time.
    pub async fn wait_for(&self, css: &str) -> Result<Element> {
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::Css(css)).await;
        found.with_context(|| format!("no element answers to {css}"))
    }

    /// Waits until a script returns `true`.
    ///
    /// # Errors
    /// It does not in time.
    pub async fn wait_until(&self, script: &str) -> Result<()> {
        let holds = async {
            while self.run_js(script).await? != Value::Bool(true) {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            anyhow::Ok(())
        };
        tokio::time::timeout(PATIENCE, holds).await.with_context(|| format!("never true: {script}"))?
    }

    /// What the console said since the last call at level `SEVERE`: uncaught exceptions, failed requests, broken
    /// policies, `console.error`.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn console_errors(&self) -> Result<Vec<String>> {
        Ok(log::console_errors(&self.log("browser").await?))
    }

    /// Requests that began since the last call, with the bytes that came over the wire. Ask when the page is done:
    /// what is still under way counts 0 bytes.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn requests(&self) -> Result<Vec<Exchange>> {
        log::exchanges(&self.log("performance").await?)
    }

    async fn log(&self, kind: &str) -> Result<Value> {
        Ok(self.client.issue_cmd(Post::new("se/log", json!({"type": kind}))).await?)
    }

    /// Shows pages in a window of that size, in dark or light colours, with or without scripts.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn emulate(&self, width: u32, height: u32, dark: bool, scripts: bool) -> Result<()> {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.devtools("Emulation.setDeviceMetricsOverride", size).await?;
        let colours = json!({"name": "prefers-color-scheme", "value": if dark { "dark" } else { "light" }});
        self.devtools("Emulation.setEmulatedMedia", json!({"features": [colours]})).await?;
        self.devtools("Emulation.setScriptExecutionDisabled", json!({"value": !scripts})).await?;
        Ok(())
    }

    /// Presses and releases one key after another, wherever the focus is.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn press(&self, keys: &str) -> Result<()> {
        let all = keys.chars().fold(KeyActions::new("keyboard".to_owned()), |all, value| {
            all.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        Ok(self.client.perform_actions(all).await?)
    }

    /// Runs a script that the policy of the page does not bind, and gives what it returns or promises.
    ///
    /// # Errors
    /// The script throws.
    pub async fn evaluate(&self, script: &str) -> Result<Value> {
        let asked = json!({"expression": script, "awaitPromise": true, "returnByValue": true});
        let mut answer = self.devtools("Runtime.evaluate", asked).await?;
        ensure!(answer["exceptionDetails"].is_null(), "the script threw: {}", answer["exceptionDetails"]);
        Ok(answer["result"]["value"].take())
    }

    /// Saves what pages offer as a download in a folder.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn download_to(&self, folder: &Path) -> Result<()> {
        let wanted = json!({"behavior": "allow", "downloadPath": folder});
        self.devtools("Page.setDownloadBehavior", wanted).await?;
        Ok(())
    }

    /// Prints the page on A4, as the print style has it.
    ///
    /// # Errors
    /// The file cannot be written.
    pub async fn print(&self, path: &Path) -> Result<()> {
        // In inches.
        let wanted = json!({"paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": true});
        let answer = self.devtools("Page.printToPDF", wanted).await?;
        let bytes = BASE64_STANDARD.decode(answer["data"].as_str().context("nothing was printed")?)?;
        fs::write(path, bytes).with_context(|| path.display().to_string())
    }

    /// Sends a command of the DevTools protocol.
    ///
    /// # Errors
    /// The browser refuses it.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        let body = json!({"cmd": command, "params": parameters});
        self.client.issue_cmd(Post::new("goog/cdp/execute", body)).await.with_context(|| command.to_owned())
    }

    /// Writes a picture of the whole page, also of what lies outside the window.
    ///
    /// # Errors
    /// The file cannot be written.
    pub async fn screenshot(&self, path: &Path) -> Result<()> {
        let wanted = json!({"format": "png", "captureBeyondViewport": true});
        let answer = self.devtools("Page.captureScreenshot", wanted).await?;
        let bytes = BASE64_STANDARD.decode(answer["data"].as_str().context("no picture")?)?;
        fs::write(path, bytes).with_context(|| path.display().to_string())
    }

    /// Closes the browser.
    ///
    /// # Errors
    /// It is gone already.
    pub async fn close(self) -> Result<()> {
        let Browser { client, _driver } = self;
        Ok(client.close().await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "data:text/html,<title>A page</title><meta name=viewport content=width=device-width>\
         <p id=p style=height:3000px>text</p><script>document.title+='!';console.error('a complaint')</script>";

    #[tokio::test]
    async fn a_page_is_opened_looked_at_and_photographed() -> Result<()> {
        let Some(browser) = Browser::open().await? else { return Ok(()) };
        browser.goto(PAGE).await?;
        browser.wait_for("#p").await?;
        ensure!(browser.client().title().await? == "A page!");
        let errors = browser.console_errors().await?;
        ensure!(errors.len() == 1 && errors[0].contains("a complaint"), "{errors:?}");
        ensure!(browser.console_errors().await?.is_empty(), "the console is told once");
        ensure!(browser.requests().await?.iter().any(|r| r.url.starts_with("data:") && r.host.is_none()));

        browser.emulate(400, 700, true, true).await?;
        let seen = "return [innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]";
        ensure!(browser.run_js(seen).await? == json!([400, true]));
        let folder = tempfile::tempdir()?;
        let picture = folder.path().join("page.png");
        browser.screenshot(&picture).await?;
        let bytes = fs::read(&picture)?;
        ensure!(bytes.starts_with(b"\x89PNG"));
        let height = u32::from_be_bytes(bytes[20..24].try_into()?);
        ensure!(height >= 3000, "the picture is {height} pixels high");

        browser.emulate(400, 700, false, false).await?;
        browser.goto(PAGE).await?;
        ensure!(browser.client().title().await? == "A page", "scripts ran although they are off");
        browser.close().await
    }

    #[tokio::test]
    async fn requests_are_told_with_their_sizes() -> Result<()> {
        let Some(browser) = Browser::open().await? else { return Ok(()) };
        let server = crate::Server::shared()?;
        browser.goto(&server.url("/healthz")).await?;
        let requests = browser.requests().await?;
        let found = requests.iter().find(|r| r.url.ends_with("/healthz")).context("the request is missing")?;
        ensure!(
            found.host.as_deref() == Some("127.0.0.1") && found.bytes > 0 && found.status == Some(200),
            "{found:?}"
        );
        browser.close().await
    }
}
