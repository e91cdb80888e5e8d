//! Reads back the originals of a bundle: which bodies a WARC file holds, by their SHA-256.

use std::{
    collections::BTreeSet,
    io::{BufRead, BufReader, Read},
};

use flate2::bufread::MultiGzDecoder;
use lexgap_domain::{Sha256Hex, hash};

/// The most bytes of one record.
const MAX_RECORD: u64 = 512 << 20;
/// The most bytes of one line of a header.
const MAX_LINE: u64 = 64 << 10;

/// The SHA-256 of every body in a compressed WARC file.
///
/// # Errors
/// What is wrong with the file, in words.
pub(crate) fn bodies(file: impl BufRead) -> Result<BTreeSet<Sha256Hex>, String> {
    let mut input = BufReader::new(MultiGzDecoder::new(file));
    let mut found = BTreeSet::new();
    for number in 1_u64.. {
        let fail = |what: &str| format!("record {number}: {what}");
        let Some(version) = line(&mut input).map_err(|e| fail(&e))? else { break };
        if !version.starts_with("WARC/") {
            return Err(fail("does not begin with WARC/"));
        }
        let (mut length, mut kind) = (None, String::new());
        loop {
            let Some(header) = line(&mut input).map_err(|e| fail(&e))? else { return Err(fail("ends in its header")) };
            if header.is_empty() {
                break;
            }
            let (name, value) = header.split_once(':').ok_or_else(|| fail("has a header without a colon"))?;
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.trim().parse::<u64>().ok(),
                "warc-type" => value.trim().clone_into(&mut kind),
                _ => {}
            }
        }
        let length = length.filter(|n| *n <= MAX_RECORD).ok_or_else(|| fail("states no length that can be read"))?;
        let mut block = Vec::new();
        (&mut input).take(length).read_to_end(&mut block).map_err(|e| fail(&e.to_string()))?;
        if block.len() as u64 != length {
            return Err(fail("is shorter than it says"));
        }
        for _ in 0..2 {
            if line(&mut input).map_err(|e| fail(&e))?.is_none_or(|l| !l.is_empty()) {
                return Err(fail("does not end in two line breaks"));
            }
        }
        match kind.as_str() {
            "resource" => {
                found.insert(hash::sha256(&block));
            }
            "response" => {
                let body = block.windows(4).position(|w| w == b"\r\n\r\n").map(|at| at + 4);
                found.insert(hash::sha256(body.and_then(|at| block.get(at..)).unwrap_or_default()));
            }
            _ => {}
        }
    }
    Ok(found)
}

/// The next line without its end; `None` at the end of the file.
fn line(input: &mut impl BufRead) -> Result<Option<String>, String> {
    let mut bytes = Vec::new();
    let n = input.by_ref().take(MAX_LINE).read_until(b'\n', &mut bytes).map_err(|e| e.to_string())?;
    if n == 0 {
        return Ok(None);
    }
    let Some(text) = bytes.strip_suffix(b"\r\n") else { return Err("has a line that does not end".to_owned()) };
    Ok(Some(String::from_utf8_lossy(text).into_owned()))
}
