//! For load balancers and monitoring.

use std::{fmt::Write as _, sync::Arc};

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

use super::AppState;

/// The process answers.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// The process answers, an edition is loaded and the database answers.
pub async fn readyz(State(state): State<Arc<AppState>>) -> Response {
    match state.store.ping().await {
        Ok(()) => (StatusCode::OK, format!("ready, edition {}\n", state.editions.current().index.head().number)),
        Err(error) => {
            tracing::error!("readyz: {error}");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n".to_owned())
        }
    }
    .into_response()
}

/// Figures in the Prometheus text format.
pub async fn metrics(State(state): State<Arc<AppState>>) -> Response {
    let loaded = state.editions.current();
    let head = loaded.index.head();
    let mut text = String::new();
    let mut gauge = |name: &str, help: &str, value: f64| {
        let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} gauge\n{name} {value}");
    };
    gauge("lexgap_edition", "Number of the current edition.", f64::from(head.number));
    gauge("lexgap_facts", "Facts in the current edition.", head.facts as f64);
    gauge("lexgap_scores", "Scores in the current edition.", head.scored as f64);
    gauge("lexgap_uptime_seconds", "Seconds since the process started.", state.started.elapsed().as_secs_f64());
    let _ = writeln!(text, "# HELP lexgap_source_failures Failures of a source since its last success.");
    let _ = writeln!(text, "# TYPE lexgap_source_failures gauge");
    for h in state.health.load().iter() {
        let _ = writeln!(text, "lexgap_source_failures{{source=\"{}\"}} {}", h.source, h.failures);
    }
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response()
}
