//! How an address of the API is taken out of use: told by headers (RFC 9745, RFC 8594) at least a year before.

use axum::{
    extract::{OriginalUri, Request},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use jiff::Timestamp;

/// An address that is going.
#[derive(Clone, Copy, Debug)]
struct Deprecated {
    /// As routed: `/api/v1/laws/{id}`.
    path: &'static str,
    /// Since when nobody should begin to use it, and from when it may be gone: seconds since 1970.
    since: i64,
    sunset: i64,
    /// What to use instead.
    instead: &'static str,
}

/// None so far.
const DEPRECATED: &[Deprecated] = &[];

/// Marks the answers of addresses that are going.
pub async fn mark(request: Request, next: Next) -> Response {
    let path = request.extensions().get::<OriginalUri>().map(|uri| uri.path().to_owned());
    let mut response = next.run(request).await;
    if let Some(path) = path {
        mark_by(DEPRECATED, &path, &mut response);
    }
    response
}

/// Whether `path` is an address of the route `template`.
fn is_of(template: &str, path: &str) -> bool {
    let (template, path): (Vec<&str>, Vec<&str>) = (template.split('/').collect(), path.split('/').collect());
    template.len() == path.len() && template.iter().zip(path).all(|(t, p)| *t == p || t.starts_with('{'))
}

fn mark_by(table: &[Deprecated], path: &str, response: &mut Response) {
    let Some(d) = table.iter().find(|d| is_of(d.path, path)) else { return };
    let sunset = Timestamp::from_second(d.sunset).map(|t| t.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string());
    let link = format!("<{}>; rel=\"successor-version\", </api/v1/docs#deprecation>; rel=\"deprecation\"", d.instead);
    let headers = response.headers_mut();
    for (name, value) in [
        (HeaderName::from_static("deprecation"), format!("@{}", d.since)),
        (HeaderName::from_static("sunset"), sunset.unwrap_or_default()),
        (header::LINK, link),
    ] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.append(name, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::response::IntoResponse as _;

    use super::*;

    #[test]
    fn what_is_going_says_so_and_until_when() {
        let table =
            [Deprecated { path: "/old/{id}", since: 1_767_225_600, sunset: 1_798_761_600, instead: "/api/v1/new" }];
        let mut response = ().into_response();
        mark_by(&table, "/old/1/other", &mut response);
        assert!(response.headers().is_empty());
        mark_by(&table, "/old/1", &mut response);
        assert_eq!(response.headers()["deprecation"], "@1767225600");
        assert_eq!(response.headers()["sunset"], "Fri, 01 Jan 2027 00:00:00 GMT");
        let link = response.headers()["link"].to_str().unwrap();
        assert!(link.contains("</api/v1/new>") && link.contains("rel=\"deprecation\""), "{link}");
    }

    #[test]
    fn nothing_goes_within_a_year() {
        assert!(DEPRECATED.iter().all(|d| d.sunset - d.since >= 365 * 24 * 3600));
    }
}
