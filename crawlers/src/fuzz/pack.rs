//! Archives of our own, as publishers hand out their documents.

use std::io::{self, Cursor, Write as _};

use bzip2::{Compression, write::BzEncoder};
use zip::{ZipWriter, write::SimpleFileOptions};

/// A ZIP archive of names and contents.
pub(crate) fn zip(files: &[(&str, &[u8])]) -> io::Result<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(*name, SimpleFileOptions::default())?;
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
