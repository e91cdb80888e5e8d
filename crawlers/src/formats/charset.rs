//! Text of pages whose statements about their charset cannot be trusted.

use std::borrow::Cow;

use chardetng::EncodingDetector;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::parse::ParseError;

/// The largest page that is read, in bytes.
pub const MAX_BYTES: usize = 64 << 20;
/// How far into a page a statement about its charset is looked for.
const HEAD: usize = 4096;

/// Decodes a page of text or HTML. In this order: its byte-order mark; the zeros of UTF-16; UTF-8 where every
/// byte fits it (chance hardly makes another charset look so); the charset that the page states itself, where
/// every byte fits it; the one that `content_type` states, likewise; detection by frequency. What no charset has
/// becomes U+FFFD: one bad byte must not cost a law.
///
/// # Errors
/// An empty document, or one of more than [`MAX_BYTES`].
pub fn decode<'b>(what: &str, bytes: &'b [u8], content_type: Option<&str>) -> Result<Cow<'b, str>, ParseError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ParseError::Empty { what: what.to_owned() });
    }
    if bytes.len() > MAX_BYTES {
        return Err(ParseError::Limit(format!("{what} has {} bytes, at most {MAX_BYTES} are read", bytes.len())));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let body = bytes.get(mark..).unwrap_or_default();
        return Ok(encoding.decode_without_bom_handling(body).0);
    }
    if let Some(encoding) = utf16_by_zeros(bytes) {
        return Ok(encoding.decode_without_bom_handling(bytes).0);
    }
    let whole = |e: &'static Encoding| e.decode_without_bom_handling_and_without_replacement(bytes);
    if let Some(text) = whole(UTF_8) {
        return Ok(text);
    }
    let stated = [stated_in_page(bytes), content_type.and_then(stated_in_header)];
    for encoding in stated.into_iter().flatten() {
        // The page was just read byte by byte, so it is not UTF-16, and it is not whole UTF-8.
        if ![UTF_8, UTF_16LE, UTF_16BE].contains(&encoding)
            && let Some(text) = whole(encoding)
        {
            return Ok(text);
        }
    }
    Ok(detected(bytes).decode_without_bom_handling(bytes).0)
}

/// Most texts of our publishers are ASCII in every second byte at least at their start.
fn utf16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(64))?;
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
    let half = head.len() / 2;
    if half < 2 {
        return None;
    }
    match (zeros(0), zeros(1)) {
        (0, odd) if odd * 2 > half => Some(UTF_16LE),
        (even, 0) if even * 2 > half => Some(UTF_16BE),
        _ => None,
    }
}

/// `<meta charset="…">`, `<meta … content="text/html; charset=…">` or `<?xml … encoding="…"?>`.
fn stated_in_page(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes.iter().take(HEAD).map(|b| char::from(*b).to_ascii_lowercase()).collect();
    let mut rest = head.as_str();
    loop {
        let at = [rest.find("charset"), rest.find("encoding")].into_iter().flatten().min()?;
        rest = rest.get(at..)?.trim_start_matches("charset").trim_start_matches("encoding");
        if let Some(value) = rest.trim_start().strip_prefix('=')
            && let Some(encoding) = label(value)
        {
            return Some(encoding);
        }
    }
}

fn stated_in_header(content_type: &str) -> Option<&'static Encoding> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| label(value))?
    })
}

fn label(value: &str) -> Option<&'static Encoding> {
    let value = value.trim_start_matches([' ', '"', '\'']);
    let end = value.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':')).unwrap_or(value.len());
    Encoding::for_label(value.get(..end)?.as_bytes())
}

fn detected(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new();
    detector.feed(bytes.get(..bytes.len().min(1 << 20)).unwrap_or(bytes), true);
    let guess = detector.guess(None, true);
    // Bytes that are almost all UTF-8 with a damaged one are UTF-8 in truth.
    let (text, _) = UTF_8.decode_without_bom_handling(bytes);
    let damaged = text.matches('\u{fffd}').count();
    let others = text.chars().filter(|c| !c.is_ascii()).count();
    if others > 20 * damaged.max(1) {
        UTF_8
    } else if guess == UTF_8 {
        WINDOWS_1252
    } else {
        guess
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(bytes: &[u8]) -> String {
        decode("x", bytes, None).unwrap().into_owned()
    }

    #[test]
    fn marks_and_zeros_tell_utf16() {
        let le = |t: &str| t.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let be = |t: &str| t.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
        assert_eq!(text(&le("\u{feff}Llei é")), "Llei é");
        assert_eq!(text(&be("\u{feff}Llei é")), "Llei é");
        assert_eq!(text(&le("<html>é</html>")), "<html>é</html>");
        assert_eq!(text(&be("<html>é</html>")), "<html>é</html>");
        assert_eq!(text("\u{feff}é".as_bytes()), "é");
    }

    #[test]
    fn bytes_decide_against_false_statements() {
        assert_eq!(text("<meta charset=\"iso-8859-1\">é".as_bytes()), "<meta charset=\"iso-8859-1\">é");
        assert_eq!(text(b"<meta charset='utf-8'>Constituci\xf3n de la Rep\xfablica").chars().last(), Some('a'));
        assert!(text(b"<meta charset='utf-8'>Constituci\xf3n de la Rep\xfablica").contains("Constitución"));
        assert!(text(b"<meta charset=utf-16>d\xe9cret sur la proc\xe9dure").contains("décret"));
        let page = b"<meta http-equiv=x content='text/html; charset=windows-1251'>\xf3\xe3\xee\xe4\xe0";
        assert!(text(page).ends_with("угода"));
    }

    #[test]
    fn a_header_helps_where_the_page_is_silent() {
        let cyrillic = decode("x", b"\xf3\xe3", Some("text/html; Charset=\"windows-1251\"")).unwrap();
        assert_eq!(cyrillic, "уг");
    }

    #[test]
    fn one_bad_byte_does_not_cost_the_rest() {
        let mut bytes = "Æøå ".repeat(20).into_bytes();
        bytes.push(0xff);
        assert!(text(&bytes).starts_with("Æøå") && text(&bytes).ends_with('\u{fffd}'));
        assert!(matches!(decode("x", b" \r\n", None), Err(ParseError::Empty { .. })));
    }

    proptest! {
        #[test]
        fn no_bytes_bring_it_down(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = decode("x", &bytes, Some("text/html; charset=x"));
        }

        #[test]
        fn utf8_comes_back(page in "\\PC{1,80}") {
            prop_assume!(!page.trim().is_empty() && !page.contains('\0'));
            prop_assert_eq!(text(page.as_bytes()), page);
        }
    }
}
