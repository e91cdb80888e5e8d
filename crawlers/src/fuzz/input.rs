//! What the fuzzer hands to a parser: which of the source's documents it is, where it was had, and its bytes.

use std::{borrow::Cow, str};

use lexgap_domain::{SourceId, hash};

use super::{first_line, pack};
use crate::{
    parse::Document,
    registry::RegisteredSource,
    spec::{Assertions, DocumentSpec},
};

/// One document, as `[number of its kind][address]\n[bytes]`. The address may be empty, and an archive may be laid open.
pub(crate) struct Input<'a> {
    spec: &'a DocumentSpec,
    source: &'a SourceId,
    url: Option<&'a str>,
    bytes: Cow<'a, [u8]>,
}

impl<'a> Input<'a> {
    /// Reads an input of `source`.
    pub(crate) fn read(source: &'a RegisteredSource, data: &'a [u8]) -> Option<Input<'a>> {
        let documents = &source.spec.documents;
        let spec = documents.get(usize::from(*data.first()?) % documents.len().max(1))?;
        Input::of(spec, &source.spec.id, data)
    }

    /// Reads an input as a document of that kind, whatever its number.
    pub(crate) fn of(spec: &'a DocumentSpec, source: &'a SourceId, data: &'a [u8]) -> Option<Input<'a>> {
        let (url, bytes) = first_line(data.get(1..)?)?;
        let url = str::from_utf8(url).ok()?;
        let bytes = pack::packed(bytes).map_or(Cow::Borrowed(bytes), Cow::Owned);
        Some(Input { spec, source, url: (!url.is_empty()).then_some(url), bytes })
    }

    /// Whether the source's TOML expects no fact of such a document, nor anything else.
    pub(crate) fn expects_nothing(&self) -> bool {
        self.spec.assertions == Assertions { min_facts: 0, ..Assertions::default() }
    }

    /// The bytes that [`Input::read`] reads.
    pub(crate) fn written(number: usize, url: Option<&str>, bytes: &[u8]) -> Vec<u8> {
        let mut data = vec![u8::try_from(number).unwrap_or_default()];
        data.extend_from_slice(url.unwrap_or_default().as_bytes());
        data.push(b'\n');
        data.extend_from_slice(bytes);
        data
    }

    /// The same input with its archive laid open; `None` where it is none.
    pub(crate) fn laid_open(data: &[u8]) -> Option<Vec<u8>> {
        let (kind, rest) = data.split_first()?;
        let (url, bytes) = first_line(rest)?;
        Some([&[*kind][..], url, b"\n", &pack::opened(bytes)?].concat())
    }

    /// Hands the document to `read`.
    pub(crate) fn with<T>(&self, read: impl FnOnce(&Document<'_>) -> T) -> T {
        read(&Document {
            bytes: &self.bytes,
            sha256: &hash::sha256(&self.bytes),
            source: self.source,
            stream: self.spec.stream_of(self.url),
            url: self.url,
            content_type: self.spec.content_types.first().map(String::as_str),
            vintage: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry;

    #[test]
    fn what_is_written_is_read_again() {
        let source = registry::get("un-sdg").unwrap();
        let data = Input::written(1, Some("https://x.example.org/"), b"a\nb");
        let seen = Input::read(source, &data)
            .unwrap()
            .with(|d| (d.stream.to_owned(), d.url.map(str::to_owned), d.bytes.to_vec()));
        assert_eq!(seen, ("16.5.1".to_owned(), Some("https://x.example.org/".to_owned()), b"a\nb".to_vec()));
        let data = Input::written(0, None, b"");
        assert!(Input::read(source, &data).unwrap().with(|d| d.url.is_none() && d.bytes.is_empty()));
        assert!(Input::read(source, b"\x00no line").is_none());
    }

    #[test]
    fn an_archive_that_is_laid_open_is_read_as_one() {
        let source = registry::get("un-sdg").unwrap();
        let packed = Input::written(0, Some("https://x.example.org/"), &pack::zip(&[("a.xml", b"<a/>")]).unwrap());
        let open = Input::laid_open(&packed).unwrap();
        assert!(open.ends_with(b"a.xml\n<a/>") && open.starts_with(b"\x00https://x.example.org/\n"));
        assert!(Input::read(source, &open).unwrap().with(|d| d.bytes.starts_with(b"PK") && d.url.is_some()));
        assert_eq!(Input::laid_open(&Input::written(0, None, b"<a/>")), None);
    }
}
