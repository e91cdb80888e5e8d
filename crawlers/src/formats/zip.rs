//! ZIP archives in which publishers hand out single documents, with limits: what a file claims about its size is not
//! believed.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use crate::parse::ParseError;

/// The most bytes of all files together.
const MAX_BYTES: u64 = 64 << 20;
/// The most files of one archive.
const MOST_FILES: usize = 2_000;

/// Whether bytes begin like a ZIP archive.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Names and contents of the XML files in an archive, in its order. Pictures and the like are passed over.
///
/// # Errors
/// Damaged, encrypted, over a limit, or without any XML.
pub fn xml_files(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, ParseError> {
    let damaged = |detail: String| ParseError::Damaged { format: "ZIP archive", detail };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged(e.to_string()))?;
    if archive.len() > MOST_FILES {
        return Err(ParseError::Limit(format!(
            "the archive has {} files, at most {MOST_FILES} are read",
            archive.len()
        )));
    }
    let (mut files, mut left) = (Vec::new(), MAX_BYTES);
    for i in 0..archive.len() {
        let file = archive.by_index(i).map_err(|e| damaged(e.to_string()))?;
        let name = file.name().map_err(|e| damaged(e.to_string()))?.into_owned();
        if !name.to_ascii_lowercase().ends_with(".xml") {
            continue;
        }
        let mut content = Vec::new();
        // One byte more than allowed tells that there is more.
        file.take(left + 1).read_to_end(&mut content).map_err(|e| damaged(format!("{name}: {e}")))?;
        left = left
            .checked_sub(content.len() as u64)
            .ok_or_else(|| ParseError::Limit(format!("the archive unpacks to more than {MAX_BYTES} bytes")))?;
        files.push((name, content));
    }
    if files.is_empty() {
        return Err(ParseError::Layout("the archive holds no XML".to_owned()));
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::fuzz::zip;

    fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
        zip(files).unwrap()
    }

    #[test]
    fn xml_files_come_out_and_pictures_do_not() {
        let bytes = packed(&[("a.jpg", b"x"), ("b.XML", b"<b/>"), ("c.xml", b"<c/>")]);
        assert!(is_zip(&bytes));
        let files = xml_files(&bytes).unwrap();
        assert_eq!(files, [("b.XML".to_owned(), b"<b/>".to_vec()), ("c.xml".to_owned(), b"<c/>".to_vec())]);
        assert!(xml_files(&packed(&[("a.jpg", b"x")])).unwrap_err().to_string().contains("no XML"));
        assert!(matches!(xml_files(b"PK\x03\x04 and no more"), Err(ParseError::Damaged { .. })));
    }

    #[test]
    fn a_bomb_is_refused_before_it_goes_off() {
        let zeros = vec![b' '; usize::try_from(MAX_BYTES).unwrap() / 2 + 1];
        let bytes = packed(&[("a.xml", &zeros), ("b.xml", &zeros)]);
        assert!(bytes.len() < 1 << 20);
        assert!(matches!(xml_files(&bytes), Err(ParseError::Limit(_))));
    }

    proptest! {
        #[test]
        fn damage_is_survived(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
            let mut bytes = packed(&[("a.xml", b"<a>text</a>"), ("b.xml", b"<b/>")]);
            let i = at.index(bytes.len());
            bytes[i] = byte;
            let _ = xml_files(&bytes);
            bytes.truncate(cut.index(bytes.len()));
            let _ = xml_files(&bytes);
        }
    }
}
