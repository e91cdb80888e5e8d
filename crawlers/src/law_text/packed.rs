//! Laws in archives, as publishers hand them out: unpacked with the limits that hold when they are crawled.

use lexgap_domain::TextUnit;

use super::{LawText, Section, of_file};
use crate::{
    formats::{tar, zip},
    parse::{Document, ParseError, Parser},
};

/// Name and content of a file in an archive.
type File = (String, Vec<u8>);

/// The files of a law where the document is an archive.
///
/// # Errors
/// Damaged, over a limit, or without the law's file.
pub(super) fn files(document: &Document<'_>, locator: &str) -> Result<Option<Vec<File>>, ParseError> {
    let named = member(locator);
    let missing = |name: &str| ParseError::Layout(format!("the archive holds no file {name}"));
    if tar::is_bzip2(document.bytes) {
        let Some(name) = named else {
            let found = "an archive of many laws".to_owned();
            return Err(ParseError::WrongType { expected: "one law", found });
        };
        let content = tar::xml_file(document.bytes, name)?.ok_or_else(|| missing(name))?;
        return Ok(Some(vec![(name.to_owned(), content)]));
    }
    if !zip::is_zip(document.bytes) {
        return Ok(None);
    }
    let mut files = zip::xml_files(document.bytes)?;
    if files.iter().any(|(name, _)| name == "[Content_Types].xml") {
        let found = "a workbook or office document".to_owned();
        return Err(ParseError::WrongType { expected: "a law in a ZIP archive", found });
    }
    match named {
        Some(name) => {
            files.retain(|(n, _)| n == name);
            if files.is_empty() {
                return Err(missing(name));
            }
        }
        None => {
            // In Formex, what stands beside the act to announce it is no text of the act.
            let is_notice = |name: &str| [".doc.xml", ".doc.fmx.xml"].iter().any(|end| name.ends_with(end));
            files.retain(|(n, _)| !is_notice(&n.to_ascii_lowercase()));
            files.sort_by(|(a, _), (b, _)| a.cmp(b));
        }
    }
    Ok(Some(files))
}

/// The file of an archive that a locator names.
fn member(locator: &str) -> Option<&str> {
    let rest = locator.strip_prefix("file=")?;
    Some(rest.split_once("; ").map_or(rest, |(name, _)| name))
}

/// One text from all files, in the order of their names; by sections where any of them has some.
///
/// # Errors
/// No file, or the first that cannot be read.
pub(super) fn read(parser: &dyn Parser, document: &Document<'_>, files: &[File]) -> Result<LawText, ParseError> {
    let mut texts = Vec::with_capacity(files.len());
    for (_, bytes) in files {
        // The type is that of the archive.
        texts.push(of_file(parser, &Document { bytes, content_type: None, ..document.clone() })?);
    }
    let by_sections = texts.iter().any(|t| t.unit == TextUnit::Section);
    let language = texts.iter().find_map(|t| t.language.clone());
    let sections = texts.into_iter().flat_map(|t| t.sections);
    match (by_sections, files.is_empty()) {
        (_, true) => Err(ParseError::Empty { what: "the archive".to_owned() }),
        (true, _) => Ok(LawText { unit: TextUnit::Section, language, sections: sections.collect() }),
        (false, _) => {
            let all = Section { paragraphs: sections.flat_map(|s| s.paragraphs).collect(), ..Section::default() };
            Ok(LawText { unit: TextUnit::Paragraph, language, sections: vec![all] })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fuzz::{tar_bz2, zip},
        law_text, registry,
    };

    fn text(source: &str, bytes: &[u8], locator: &str) -> Result<LawText, ParseError> {
        let source = registry::get(source).unwrap();
        let document = Document {
            bytes,
            sha256: &lexgap_domain::hash::sha256(bytes),
            source: &source.spec.id,
            stream: "x",
            url: None,
            content_type: Some("application/octet-stream"),
            vintage: None,
        };
        law_text::read(source.parser, &document, locator)
    }

    fn paragraphs(text: &LawText) -> Vec<&str> {
        text.sections.iter().flat_map(|s| &s.paragraphs).map(String::as_str).collect()
    }

    const ACT: &[u8] =
        "<?xml version=\"1.0\"?><ACT><ARTICLE><P>Wer Töpfe verkauft, zahlt.</P></ARTICLE></ACT>".as_bytes();
    const ANNEX: &[u8] = b"<?xml version=\"1.0\"?><ANNEX><P>List of pots</P></ANNEX>";

    #[test]
    fn files_of_one_law_are_one_text_without_the_notice_and_pictures() {
        let notice = b"<?xml version=\"1.0\"?><DOC><NO.DOC>7</NO.DOC></DOC>";
        let zip =
            zip(&[("L.000901.xml", ANNEX), ("L.doc.xml", notice), ("L.000101.xml", ACT), ("L.tif", b"II")]).unwrap();
        for source in ["eu-eurlex", "de-gesetze", "us-govinfo"] {
            let text = text(source, &zip, "/ACT/ARTICLE[1]").unwrap();
            assert_eq!(text.unit, TextUnit::Paragraph, "{source}");
            assert_eq!(paragraphs(&text), ["Wer Töpfe verkauft, zahlt.", "List of pots"], "{source}");
        }
    }

    #[test]
    fn a_publishers_archive_has_the_sections_of_its_file() {
        let akn = b"<?xml version=\"1.0\"?><akomaNtoso><act><body><article eId=\"art_1\"><num>Art. 1</num>\
            <heading>Pots</heading><content><p>No pots.</p></content></article></body></act></akomaNtoso>";
        let zip = zip(&[("law.xml", akn), ("annex.xml", ANNEX)]).unwrap();
        let text = text("us-govinfo", &zip, "").unwrap();
        assert_eq!((text.unit, text.parts()), (TextUnit::Section, 1));
        assert_eq!(paragraphs(&text), ["List of pots", "No pots."]);
    }

    #[test]
    fn of_all_laws_in_one_archive_the_named_one_is_read() {
        let law = |words: &str| format!("<!DOCTYPE html><html><body><main><p>{words}</p></main></body></html>");
        let (first, second) = (law("Om gryter."), law("Om bøter."));
        let tar = tar_bz2(&[("nl/1.xml", first.as_bytes()), ("nl/2.xml", second.as_bytes())]).unwrap();
        let text = |locator: &str| text("no-lovdata", &tar, locator);
        assert_eq!(paragraphs(&text("file=nl/2.xml; dl.data-document-key-info").unwrap()), ["Om bøter."]);
        assert_eq!(paragraphs(&text("file=nl/1.xml").unwrap()), ["Om gryter."]);
        assert!(text("file=nl/3.xml; x").unwrap_err().to_string().contains("nl/3.xml"));
        assert!(matches!(text("dl.data-document-key-info"), Err(ParseError::WrongType { .. })));
    }

    #[test]
    fn workbooks_and_empty_archives_have_no_text() {
        let book = zip(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<w/>")]).unwrap();
        assert!(matches!(text("us-govinfo", &book, ""), Err(ParseError::WrongType { .. })));
        let empty = zip(&[("a.txt", b"x")]).unwrap();
        assert!(matches!(text("us-govinfo", &empty, ""), Err(ParseError::Layout(_))));
        assert!(matches!(text("us-govinfo", b"PK\x03\x04 and no more", ""), Err(ParseError::Damaged { .. })));
        let notice_alone = zip(&[("L.doc.xml", ANNEX)]).unwrap();
        assert!(matches!(text("eu-eurlex", &notice_alone, ""), Err(ParseError::Empty { .. })));
    }
}
