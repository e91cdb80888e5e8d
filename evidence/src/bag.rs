//! BagIt 1.0 (RFC 8493) in a ZIP file, written so that the same contents give the same bytes.

use std::{
    fmt::Write as _,
    io::{self, Read, Seek, Write},
};

use lexgap_domain::hash;
use sha2::{Digest as _, Sha256, Sha512};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::{EvidenceError, SigningKey};

pub(crate) const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
/// The tag file with the signature over `manifest-sha256.txt`, which names every file of the payload.
pub(crate) const SIGNATURE: &str = "signature.json";

/// The tag files in their order, without the manifests of these.
pub(crate) const TAGS: [&str; 5] =
    ["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "manifest-sha512.txt", SIGNATURE];

/// A file of the payload with its digests.
#[derive(Clone, Debug)]
pub(crate) struct File {
    /// Below `data/`.
    pub path: String,
    pub bytes: u64,
    pub sha256: String,
    pub sha512: String,
}

pub(crate) struct Writer<W: Write + Seek> {
    zip: ZipWriter<W>,
    name: String,
    files: Vec<File>,
}

/// Stored as they are, without times: every byte of the ZIP file follows from its contents.
pub(crate) fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644)
}

impl<W: Write + Seek> Writer<W> {
    pub fn new(out: W, name: &str) -> Self {
        Writer { zip: ZipWriter::new(out), name: name.to_owned(), files: Vec::new() }
    }

    pub fn add(&mut self, path: &str, content: &[u8]) -> Result<(), EvidenceError> {
        self.copy(path, &mut &*content)
    }

    pub fn copy(&mut self, path: &str, content: &mut dyn Read) -> Result<(), EvidenceError> {
        self.zip.start_file(format!("{}/data/{path}", self.name), options())?;
        let (mut sha256, mut sha512, mut bytes) = (Sha256::new(), Sha512::new(), 0);
        let mut buffer = vec![0; 64 << 10];
        loop {
            let n = match content.read(&mut buffer) {
                Ok(0) => break,
                Ok(n) => n,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                Err(e) => return Err(e.into()),
            };
            let piece = buffer.get(..n).unwrap_or_default();
            sha256.update(piece);
            sha512.update(piece);
            bytes += n as u64;
            self.zip.write_all(piece)?;
        }
        let (sha256, sha512) = (hash::hex(&sha256.finalize()), hash::hex(&sha512.finalize()));
        self.files.push(File { path: path.to_owned(), bytes, sha256, sha512 });
        Ok(())
    }

    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// Writes the tag files: declaration, information, manifests, signature, and the manifests of these.
    pub fn finish(mut self, info: &[(&str, String)], key: &SigningKey) -> Result<(), EvidenceError> {
        let octets: u64 = self.files.iter().map(|f| f.bytes).sum();
        let oxum = ("Payload-Oxum", format!("{octets}.{}", self.files.len()));
        let mut bag_info = String::new();
        for (name, value) in info.iter().chain([&oxum]) {
            let value = value.replace(['\r', '\n'], " ");
            let _ = writeln!(bag_info, "{name}: {value}");
        }
        let manifest = |digest: &dyn Fn(&File) -> String| -> String {
            self.files.iter().map(|f| format!("{}  data/{}\n", digest(f), f.path)).collect()
        };
        let of_sha256 = manifest(&|f| f.sha256.clone());
        let signature = serde_json::json!({
            "algorithm": "Ed25519 (RFC 8032)",
            "signed_file": "manifest-sha256.txt",
            "public_key": key.public(),
            "signature": key.sign(of_sha256.as_bytes()),
        });
        let texts = [
            DECLARATION.to_owned(),
            bag_info,
            of_sha256,
            manifest(&|f| f.sha512.clone()),
            format!("{}\n", serde_json::to_string_pretty(&signature)?),
        ];
        let tags: Vec<(&str, String)> = TAGS.into_iter().zip(texts).collect();
        let of_tags = |digest: &dyn Fn(&[u8]) -> String| -> String {
            tags.iter().map(|(name, text)| format!("{}  {name}\n", digest(text.as_bytes()))).collect()
        };
        let tag_manifests = [
            ("tagmanifest-sha256.txt", of_tags(&|b| hash::hex(&Sha256::digest(b)))),
            ("tagmanifest-sha512.txt", of_tags(&|b| hash::hex(&Sha512::digest(b)))),
        ];
        for (name, text) in tags.into_iter().chain(tag_manifests) {
            self.zip.start_file(format!("{}/{name}", self.name), options())?;
            self.zip.write_all(text.as_bytes())?;
        }
        self.zip.finish()?.flush()?;
        Ok(())
    }
}
