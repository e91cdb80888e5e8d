//! Pages as text: what they lead to and what they say.

use std::collections::BTreeSet;

/// Attributes whose values people read or hear.
const SAID: [&str; 6] = ["alt", "aria-label", "content", "data-label", "placeholder", "title"];

/// Addresses on our own site that a page leads to.
pub fn links(html: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for part in html.split("href=\"").skip(1) {
        let Some((address, _)) = part.split_once('"') else { continue };
        if address.starts_with('/') && !address.starts_with("//") {
            found.insert(address.replace("&amp;", "&"));
        }
    }
    found
}

/// The elements `<a …>` of a class, as their addresses and texts.
pub fn anchors(html: &str, class: &str) -> Vec<(String, String)> {
    let of_class = |(attributes, _): &(&str, &str)| {
        attribute(attributes, "class").is_some_and(|c| c.split(' ').any(|c| c == class))
    };
    let as_text = |(attributes, inner): (&str, &str)| {
        let text = inner.replace("<!>", "").trim().to_owned();
        (attribute(attributes, "href").unwrap_or_default().to_owned(), text)
    };
    elements(html, "a").into_iter().filter(of_class).map(as_text).collect()
}

/// Attributes and content of each element of a name. Elements within one of the same name are not told apart.
pub fn elements<'a>(html: &'a str, name: &str) -> Vec<(&'a str, &'a str)> {
    let end = format!("</{name}>");
    html.split(&format!("<{name} "))
        .skip(1)
        .filter_map(|part| {
            let (attributes, rest) = part.split_once('>')?;
            Some((attributes, rest.split_once(&end).map_or("", |(inner, _)| inner)))
        })
        .collect()
}

/// The value of an attribute, as it is written.
pub fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let (before, after) = attributes.split_once(&format!("{name}=\""))?;
    if before.ends_with(|c: char| !c.is_whitespace()) {
        // The end of another attribute's name, such as `lang` in `hreflang`.
        return attribute(after, name);
    }
    Some(after.split_once('"')?.0)
}

/// What stands between the first `<tag …>` and its end, without tags.
pub fn text_of(html: &str, tag: &str) -> String {
    let after = html.split_once(&format!("<{tag}")).and_then(|(_, rest)| rest.split_once('>'));
    let inner = after.and_then(|(_, rest)| rest.split_once(&format!("</{tag}>"))).map_or("", |(inner, _)| inner);
    inner.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect()
}

/// All that a page says, piece by piece: texts between tags, what charts are drawn from, and attributes that are
/// read out.
pub fn said(html: &str) -> Vec<String> {
    let whole = html.replace("<!>", "");
    let mut pieces = Vec::new();
    for part in whole.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        pieces.extend(SAID.iter().filter_map(|name| attribute(tag, name)).map(decoded));
        pieces.push(decoded(text));
    }
    pieces.retain(|piece| !piece.trim().is_empty());
    pieces
}

fn decoded(text: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (entity, sign)| text.replace(entity, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_read_as_people_do() {
        let html = "<a hreflang=\"fr\" lang=\"en\" href=\"/x?a=1&amp;b=2\" class=\"fig censored\">&lt;5<!></a>\
             <p title=\"of a &quot;law&quot;\"><b>Two</b> words</p><a href=\"https://example.org/\">out</a>";
        assert_eq!(links(html).into_iter().collect::<Vec<_>>(), ["/x?a=1&b=2"]);
        assert_eq!(anchors(html, "censored"), [("/x?a=1&amp;b=2".to_owned(), "&lt;5".to_owned())]);
        assert_eq!(attribute("hreflang=\"fr\" lang=\"en\"", "lang"), Some("en"));
        assert_eq!(attribute("hreflang=\"fr\"", "lang"), None);
        assert_eq!(said(html), ["<5", "of a \"law\"", "Two", " words", "out"]);
        assert_eq!(text_of(html, "p"), "Two words");
    }
}
