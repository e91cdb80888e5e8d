//! Archives of our own, as publishers hand out their documents, and archives laid open for the fuzzer: a changed byte of
//! a packed file fails its checksum before any reader sees it, one of an open file is packed anew and read.

use std::{
    io::{self, Cursor, Read as _, Write as _},
    str,
};

use bzip2::{Compression, read::MultiBzDecoder, write::BzEncoder};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

/// Begins an open archive and each of its files. No XML holds it.
const FILE: u8 = 0x1c;
/// What follows the first [`FILE`]: how the archive is to be packed.
const ZIP: u8 = b'z';
const TAR_BZ2: u8 = b't';
/// The most bytes of an open archive: more are tried too slowly.
const MOST: usize = 1 << 20;

/// A ZIP archive of names and contents.
pub(crate) fn zip(files: &[(&str, &[u8])]) -> io::Result<Vec<u8>> {
    zipped(files, CompressionMethod::Deflated)
}

fn zipped(files: &[(&str, &[u8])], method: CompressionMethod) -> io::Result<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(*name, SimpleFileOptions::default().compression_method(method))?;
        writer.write_all(content)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// A tar archive of names and contents, packed with bzip2.
pub(crate) fn tar_bz2(files: &[(&str, &[u8])]) -> io::Result<Vec<u8>> {
    let mut builder = tar::Builder::new(BzEncoder::new(Vec::new(), Compression::fast()));
    for (name, content) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(content.len() as u64);
        header.set_mode(0o644);
        builder.append_data(&mut header, name, *content)?;
    }
    builder.into_inner()?.finish()
}

/// The archive laid open: its files one after another. `None` where `bytes` are no archive, or a long one. Pictures and
/// the like are left out.
pub(super) fn opened(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut open = Open(vec![FILE]);
    if bytes.starts_with(b"PK\x03\x04") {
        open.0.push(ZIP);
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        for i in 0..archive.len() {
            let file = archive.by_index(i).ok()?;
            let name = file.name().ok()?.into_owned();
            open.add(&name, file)?;
        }
    } else if bytes.starts_with(b"BZh") {
        open.0.push(TAR_BZ2);
        let mut archive = tar::Archive::new(MultiBzDecoder::new(bytes));
        for file in archive.entries().ok()? {
            let file = file.ok()?;
            let name = String::from_utf8_lossy(&file.path_bytes()).into_owned();
            open.add(&name, file)?;
        }
    } else {
        return None;
    }
    Some(open.0)
}

struct Open(Vec<u8>);

impl Open {
    fn add(&mut self, name: &str, file: impl io::Read) -> Option<()> {
        let mut content = Vec::new();
        file.take(MOST as u64 + 1).read_to_end(&mut content).ok()?;
        if name.contains(['\n', char::from(FILE)]) || content.contains(&FILE) {
            return Some(());
        }
        self.0.extend_from_slice(&[&[FILE][..], name.as_bytes(), b"\n", &content].concat());
        (self.0.len() <= MOST).then_some(())
    }
}

/// The archive that was laid open, as the fuzzer left it. `None` where `open` is none, or cannot be packed.
pub(super) fn packed(open: &[u8]) -> Option<Vec<u8>> {
    let [FILE, kind, files @ ..] = open else { return None };
    let mut parts: Vec<(&str, &[u8])> = Vec::new();
    for file in files.split(|byte| *byte == FILE).skip(1) {
        let Some((name, content)) = super::first_line(file) else { continue };
        let Ok(name) = str::from_utf8(name) else { continue };
        // An archive with two files of one name is not written.
        if parts.iter().all(|(other, _)| *other != name) {
            parts.push((name, content));
        }
    }
    match *kind {
        ZIP => zipped(&parts, CompressionMethod::Stored).ok(),
        TAR_BZ2 => tar_bz2(&parts).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::{tar as tar_files, zip as zip_files};

    const FILES: [(&str, &[u8]); 3] = [("a.xml", b"<a>\n</a>"), ("picture.jpg", b"\xff\x1c\xd8"), ("b/c.xml", b"<c/>")];

    #[test]
    fn an_opened_archive_packs_to_the_same_files() {
        let files = zip_files::xml_files(&packed(&opened(&zip(&FILES).unwrap()).unwrap()).unwrap()).unwrap();
        assert_eq!(files, [("a.xml".to_owned(), FILES[0].1.to_vec()), ("b/c.xml".to_owned(), FILES[2].1.to_vec())]);
        let again = packed(&opened(&tar_bz2(&FILES).unwrap()).unwrap()).unwrap();
        assert_eq!(tar_files::xml_file(&again, "a.xml").unwrap().unwrap(), FILES[0].1);
        assert_eq!(tar_files::xml_file(&again, "b/c.xml").unwrap().unwrap(), FILES[2].1);
    }

    #[test]
    fn a_change_reaches_the_reader_through_the_checksum() {
        let bytes = zip(&[("a.xml", b"<a>old</a>")]).unwrap();
        let open = opened(&bytes).unwrap();
        let changed = String::from_utf8(open).unwrap().replace("old", "newer");
        let files = zip_files::xml_files(&packed(changed.as_bytes()).unwrap()).unwrap();
        assert_eq!(files[0].1, b"<a>newer</a>");
    }

    #[test]
    fn what_is_no_archive_is_left_alone() {
        assert_eq!((opened(b"<a/>"), opened(b"PK\x03\x04 cut"), opened(b"BZh cut")), (None, None, None));
        assert_eq!((packed(b""), packed(b"\x1c"), packed(b"\x1cq\x1ca\nb"), packed(b"<a/>")), (None, None, None, None));
        let long = vec![b' '; MOST + 1];
        assert_eq!(opened(&zip(&[("a.xml", &long)]).unwrap()), None);
        // Files of one name, and one without a name, are as the fuzzer makes them.
        assert!(packed(b"\x1cz\x1ca\n1\x1ca\n2\x1cno line\x1c\xff\n3").is_some());
    }
}
