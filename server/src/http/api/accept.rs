//! Which of our formats a caller wants (RFC 9110, section 12.5.1).

use axum::http::{HeaderMap, header};

/// Highest weight, so that weights are whole numbers.
const WHOLE: u16 = 1000;

/// One media range of an `Accept` header with its weight in thousandths.
fn range(text: &str) -> Option<(&str, &str, u16)> {
    let mut parts = text.split(';').map(str::trim);
    let (kind, sub) = parts.next()?.split_once('/')?;
    let weight = parts.find_map(|p| p.strip_prefix("q=").or_else(|| p.strip_prefix("Q=")));
    let weight = match weight {
        None => WHOLE,
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1000")]
        Some(q) => (q.parse::<f64>().ok().filter(|q| (0.0..=1.0).contains(q))? * f64::from(WHOLE)).round() as u16,
    };
    Some((kind, sub, weight))
}

/// The first of `offered` with the highest weight; `None` where the caller accepts none of them. Of several ranges that
/// cover a type the most specific one tells its weight. No header, or none that can be understood, accepts everything.
pub fn preferred<'o>(headers: &HeaderMap, offered: &[&'o str]) -> Option<&'o str> {
    let all = headers.get_all(header::ACCEPT);
    let texts: Vec<&str> = all.iter().filter_map(|v| v.to_str().ok()).collect();
    let ranges: Vec<(&str, &str, u16)> = texts.iter().flat_map(|t| t.split(',')).filter_map(range).collect();
    if ranges.is_empty() {
        return offered.first().copied();
    }
    let weight = |kind: &str, sub: &str| {
        let covering = ranges.iter().filter_map(|(k, s, weight)| {
            let exact = |range: &str, word: &str| range.eq_ignore_ascii_case(word);
            match (exact(k, kind), exact(s, sub)) {
                (true, true) => Some((2, *weight)),
                (true, false) if *s == "*" => Some((1, *weight)),
                _ if (*k, *s) == ("*", "*") => Some((0, *weight)),
                _ => None,
            }
        });
        covering.max().map_or(0, |(_, weight)| weight)
    };
    let mut best: Option<(&str, u16)> = None;
    for name in offered {
        let w = name.split_once('/').map_or(0, |(kind, sub)| weight(kind, sub));
        if w > best.map_or(0, |(_, w)| w) {
            best = Some((name, w));
        }
    }
    best.map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_decide_and_the_most_specific_range_tells_them() {
        let (json, csv) = ("application/json", "text/csv");
        for (accept, expected) in [
            ("", Some(json)),
            ("*/*", Some(json)),
            ("text/csv", Some(csv)),
            ("text/*", Some(csv)),
            ("TEXT/CSV", Some(csv)),
            ("application/json;q=0.5, text/csv;q=0.6", Some(csv)),
            ("application/json;q=0.5,text/csv;q=0.5", Some(json)),
            ("text/html,application/json;q=0.9,*/*;q=0.8", Some(json)),
            ("text/html,*/*;q=0.8", Some(json)),
            ("*/*;q=1, application/json;q=0", Some(csv)),
            ("text/*;q=0.3, text/csv;q=0, application/json;q=0.1", Some(json)),
            ("text/csv; header=present; q=0.9, */*;q=0.1", Some(csv)),
            ("application/*;q=0.2", Some(json)),
            ("text/html", None),
            ("application/json;q=0, text/csv;q=0", None),
            ("image/*", None),
            // What cannot be understood asks for nothing.
            ("nonsense", Some(json)),
            ("text/csv;q=much", Some(json)),
        ] {
            let mut headers = HeaderMap::new();
            if !accept.is_empty() {
                headers.insert(header::ACCEPT, accept.parse().unwrap());
            }
            assert_eq!(preferred(&headers, &[json, csv]), expected, "{accept}");
        }
    }
}
