//! Compressed tar archives in which publishers hand out all their documents, read file by file with limits.

use std::{
    io::{self, Read},
    ops::ControlFlow,
};

use bzip2::read::MultiBzDecoder;
use tar::Archive;

use crate::parse::ParseError;

/// The most bytes of all files together.
const MAX_BYTES: u64 = 1 << 30;
/// The most bytes of one file; longer ones are passed over.
const MAX_FILE: u64 = 32 << 20;
/// The most files of one archive.
const MOST_FILES: usize = 50_000;

/// Whether bytes begin like a bzip2 file.
pub fn is_bzip2(bytes: &[u8]) -> bool {
    bytes.starts_with(b"BZh")
}

/// Hands the names and contents of the XML files in a bzip2-compressed archive to `read`, in their order; the number of
/// files that were passed over because they are too long.
///
/// # Errors
/// Damaged, over a limit, or what `read` says.
pub fn each_xml_file(
    bytes: &[u8],
    mut read: impl FnMut(&str, Vec<u8>) -> Result<(), ParseError>,
) -> Result<u32, ParseError> {
    walk(bytes, |_| true, |name, content| read(name, content).map(ControlFlow::Continue))
}

/// The content of the XML file of that name in a bzip2-compressed archive, where there is one.
///
/// # Errors
/// Damaged before the file is reached, or over a limit.
pub fn xml_file(bytes: &[u8], wanted: &str) -> Result<Option<Vec<u8>>, ParseError> {
    let mut found = None;
    let too_long = walk(
        bytes,
        |name| name == wanted,
        |_, content| {
            found = Some(content);
            Ok(ControlFlow::Break(()))
        },
    )?;
    if too_long > 0 {
        return Err(ParseError::Limit(format!("{wanted} has more than {MAX_FILE} bytes")));
    }
    Ok(found)
}

/// Hands the XML files that `wants` names to `read` until that has enough; the number of those that are too long.
fn walk(
    bytes: &[u8],
    wants: impl Fn(&str) -> bool,
    mut read: impl FnMut(&str, Vec<u8>) -> Result<ControlFlow<()>, ParseError>,
) -> Result<u32, ParseError> {
    let damaged = |e: io::Error| ParseError::Damaged { format: "tar.bz2 archive", detail: e.to_string() };
    // One byte more than allowed tells that there is more.
    let mut archive = Archive::new(MultiBzDecoder::new(bytes).take(MAX_BYTES + 1));
    let mut too_long = 0;
    for (i, file) in archive.entries().map_err(damaged)?.enumerate() {
        if i == MOST_FILES {
            return Err(ParseError::Limit(format!("the archive has more than {MOST_FILES} files")));
        }
        let mut file = file.map_err(damaged)?;
        let name = String::from_utf8_lossy(&file.path_bytes()).into_owned();
        if !file.header().entry_type().is_file() || !name.to_ascii_lowercase().ends_with(".xml") || !wants(&name) {
            continue;
        }
        let mut content = Vec::new();
        (&mut file).take(MAX_FILE + 1).read_to_end(&mut content).map_err(damaged)?;
        if content.len() as u64 > MAX_FILE {
            too_long += 1;
            continue;
        }
        if read(&name, content)?.is_break() {
            return Ok(too_long);
        }
    }
    let left = archive.into_inner().limit();
    if left == 0 {
        return Err(ParseError::Limit(format!("the archive unpacks to more than {MAX_BYTES} bytes")));
    }
    Ok(too_long)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use bzip2::{Compression, write::BzEncoder};
    use proptest::prelude::*;

    use super::*;
    use crate::fuzz::tar_bz2;

    fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
        tar_bz2(files).unwrap()
    }

    fn names(bytes: &[u8]) -> Result<Vec<String>, ParseError> {
        let mut names = Vec::new();
        each_xml_file(bytes, |name, content| {
            names.push(format!("{name}: {}", content.len()));
            Ok(())
        })?;
        Ok(names)
    }

    #[test]
    fn xml_files_come_out_and_others_do_not() {
        let bytes = packed(&[("nl/a.xml", b"<a/>"), ("nl/b.txt", b"b"), ("nl/c.XML", b"<c>x</c>")]);
        assert!(is_bzip2(&bytes));
        assert_eq!(names(&bytes).unwrap(), ["nl/a.xml: 4", "nl/c.XML: 8"]);
        assert!(matches!(names(&bytes[..bytes.len() / 2]), Err(ParseError::Damaged { .. })));
        assert_eq!(xml_file(&bytes, "nl/c.XML").unwrap().unwrap(), b"<c>x</c>");
        assert_eq!((xml_file(&bytes, "nl/b.txt").unwrap(), xml_file(&bytes, "c.XML").unwrap()), (None, None));
    }

    #[test]
    fn a_file_that_is_too_long_is_told_only_where_it_is_wanted() {
        let long = vec![b' '; usize::try_from(MAX_FILE).unwrap() + 1];
        let bytes = packed(&[("long.xml", &long), ("a.xml", b"<a/>")]);
        assert!(matches!(xml_file(&bytes, "long.xml"), Err(ParseError::Limit(_))));
        assert_eq!(xml_file(&bytes, "a.xml").unwrap().unwrap(), b"<a/>");
    }

    #[test]
    fn a_bomb_is_refused() {
        // A few kilobytes that say nothing but zeros: more than a gigabyte of them.
        let mut encoder = BzEncoder::new(Vec::new(), Compression::best());
        let piece = packed_header(MAX_FILE);
        let zeros = vec![0; 1 << 20];
        for _ in 0..=MAX_BYTES / MAX_FILE {
            encoder.write_all(&piece).unwrap();
            for _ in 0..MAX_FILE >> 20 {
                encoder.write_all(&zeros).unwrap();
            }
        }
        let bytes = encoder.finish().unwrap();
        assert!(bytes.len() < 1 << 20, "{}", bytes.len());
        let end = each_xml_file(&bytes, |_, _| Ok(()));
        assert!(matches!(end, Err(ParseError::Limit(_) | ParseError::Damaged { .. })), "{end:?}");
    }

    fn packed_header(size: u64) -> Vec<u8> {
        let mut header = tar::Header::new_gnu();
        header.set_path("a.xml").unwrap();
        header.set_size(size);
        header.set_cksum();
        header.as_bytes().to_vec()
    }

    proptest! {
        #[test]
        fn damage_is_survived(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
            let mut bytes = packed(&[("a.xml", b"<a>text</a>"), ("b.xml", b"<b/>")]);
            let i = at.index(bytes.len());
            bytes[i] = byte;
            let _ = names(&bytes);
            bytes.truncate(cut.index(bytes.len()));
            let _ = names(&bytes);
        }
    }
}
