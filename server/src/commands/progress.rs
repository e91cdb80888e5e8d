//! A counter on a terminal, for commands whose end is not known beforehand.

use std::{io::IsTerminal as _, time::Duration};

use indicatif::{ProgressBar, ProgressStyle};

/// Shows how far a command is; nothing where nobody looks at it.
#[derive(Clone)]
pub struct Steps(Option<ProgressBar>);

impl Steps {
    /// A counter of `what`; none with `--json` or without a terminal.
    pub fn new(json: bool, what: &str) -> Steps {
        Steps((!json && std::io::stderr().is_terminal()).then(|| {
            let bar = ProgressBar::new_spinner();
            if let Ok(style) = ProgressStyle::with_template(&format!("{{spinner}} {{pos}} {what}")) {
                bar.set_style(style);
            }
            bar.enable_steady_tick(Duration::from_millis(200));
            bar
        }))
    }

    /// That many are done.
    pub fn at(&self, done: u64) {
        if let Some(bar) = &self.0 {
            bar.set_position(done);
        }
    }

    /// The end.
    pub fn done(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
