//! Bodies as publishers compress them, unpacked piece by piece within limits.

use std::io::{self, Write};

use flate2::{Decompress, FlushDecompress, Status, write::MultiGzDecoder};
use zstd::stream::{
    raw::{DParameter, Decoder as RawZstd},
    zio,
};

/// What we can unpack, as a request states it.
pub const ACCEPTED: &str = "gzip, br, zstd";
/// Text shrinks to a twentieth, tables of zeros to a hundredth; what shrinks further is made to fill memory.
pub const MAX_RATIO: u64 = 256;
/// Below this size a body may unpack at any ratio.
const RATIO_FROM: u64 = 16 << 20;
/// RFC 9659: a window of at most 8 MiB. The format itself would allow gigabytes.
const ZSTD_WINDOW_LOG: u32 = 23;
const BUFFER: usize = 16 << 10;
/// A stated length up to which memory is set aside before the bytes are there.
const BELIEVED: usize = 1 << 20;

/// Why a body could not be unpacked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// More bytes than allowed.
    TooLarge,
    /// Unpacks to more than [`MAX_RATIO`] times its size.
    Bomb,
    /// Damaged, cut off, or of a kind that was not asked for.
    Unreadable(String),
}

/// Takes a body as sent, gives it as meant.
pub struct Decoder {
    coding: Coding,
    limit: u64,
    received: u64,
}

enum Coding {
    Identity(Limited),
    Gzip(Box<MultiGzDecoder<Limited>>),
    Brotli(Box<brotli::DecompressorWriter<Limited>>),
    Zstd(Box<zio::Writer<Limited, RawZstd<'static>>>),
    Deflate(Box<Deflate>),
}

impl Decoder {
    /// A decoder for the `Content-Encoding` of an answer, giving at most `limit` bytes.
    ///
    /// # Errors
    /// A coding that was not asked for.
    pub fn new(encoding: Option<&str>, limit: u64) -> Result<Decoder, DecodeError> {
        let broken = |e: io::Error| DecodeError::Unreadable(e.to_string());
        let sink = Limited::default();
        let coding = match encoding.map(|e| e.trim().to_ascii_lowercase()).as_deref() {
            None | Some("" | "identity" | "none") => Coding::Identity(sink),
            Some("gzip" | "x-gzip") => Coding::Gzip(Box::new(MultiGzDecoder::new(sink))),
            Some("br") => Coding::Brotli(Box::new(brotli::DecompressorWriter::new(sink, BUFFER))),
            Some("zstd") => {
                let mut raw = RawZstd::new().map_err(broken)?;
                raw.set_parameter(DParameter::WindowLogMax(ZSTD_WINDOW_LOG)).map_err(broken)?;
                Coding::Zstd(Box::new(zio::Writer::new(sink, raw)))
            }
            // Not asked for, but sent by old servers all the same.
            Some("deflate") => Coding::Deflate(Box::new(Deflate { sink, state: None, ended: false })),
            Some(other) => return Err(DecodeError::Unreadable(format!("`{other}` was not asked for"))),
        };
        Ok(Decoder { coding, limit, received: 0 })
    }

    /// Makes room for a body of `length` bytes as sent, as far as that is to be believed.
    pub fn expect(&mut self, length: u64) {
        if let Coding::Identity(sink) = &mut self.coding {
            sink.bytes.reserve(usize::try_from(length).unwrap_or(usize::MAX).min(BELIEVED));
        }
    }

    /// Takes the next piece.
    ///
    /// # Errors
    /// See [`DecodeError`].
    pub fn push(&mut self, piece: &[u8]) -> Result<(), DecodeError> {
        self.received += piece.len() as u64;
        let allowed = self.allowed();
        self.sink().allowed = allowed;
        let written = match &mut self.coding {
            Coding::Identity(sink) => sink.write_all(piece),
            Coding::Gzip(gzip) => gzip.write_all(piece),
            Coding::Brotli(brotli) => brotli.write_all(piece),
            Coding::Zstd(zstd) => zstd.write_all(piece),
            Coding::Deflate(deflate) => deflate.push(piece),
        };
        written.map_err(|e| self.explain(&e))
    }

    /// The whole body.
    ///
    /// # Errors
    /// See [`DecodeError`]; a body that was cut off is one.
    pub fn finish(mut self) -> Result<Vec<u8>, DecodeError> {
        // An empty body is empty in every coding.
        if self.received > 0 {
            let ended = match &mut self.coding {
                Coding::Identity(_) => Ok(()),
                Coding::Gzip(gzip) => gzip.try_finish(),
                Coding::Brotli(brotli) => brotli.close(),
                Coding::Zstd(zstd) => zstd.finish(),
                Coding::Deflate(deflate) if deflate.ended => Ok(()),
                Coding::Deflate(_) => Err(io::Error::from(io::ErrorKind::UnexpectedEof)),
            };
            ended.map_err(|e| self.explain(&e))?;
        }
        Ok(std::mem::take(&mut self.sink().bytes))
    }

    /// What has been unpacked so far, for a body of which the beginning is enough.
    pub fn beginning(mut self) -> Vec<u8> {
        // What a coding still holds back is lost with the rest.
        let _ = match &mut self.coding {
            Coding::Gzip(gzip) => gzip.flush(),
            Coding::Brotli(brotli) => brotli.flush(),
            Coding::Zstd(zstd) => zstd.flush(),
            Coding::Identity(_) | Coding::Deflate(_) => Ok(()),
        };
        std::mem::take(&mut self.sink().bytes)
    }

    fn allowed(&self) -> u64 {
        match self.coding {
            Coding::Identity(_) => self.limit,
            _ => self.limit.min(RATIO_FROM.max(self.received.saturating_mul(MAX_RATIO))),
        }
    }

    fn sink(&mut self) -> &mut Limited {
        match &mut self.coding {
            Coding::Identity(sink) => sink,
            Coding::Gzip(gzip) => gzip.get_mut(),
            Coding::Brotli(brotli) => brotli.get_mut(),
            Coding::Zstd(zstd) => zstd.writer_mut(),
            Coding::Deflate(deflate) => &mut deflate.sink,
        }
    }

    fn explain(&mut self, error: &io::Error) -> DecodeError {
        if !self.sink().overflowed {
            let detail = match error.kind() {
                io::ErrorKind::UnexpectedEof => "it is cut off".to_owned(),
                _ => error.to_string(),
            };
            return DecodeError::Unreadable(detail);
        }
        if self.allowed() < self.limit { DecodeError::Bomb } else { DecodeError::TooLarge }
    }
}

/// Bytes up to a limit.
#[derive(Default)]
struct Limited {
    bytes: Vec<u8>,
    allowed: u64,
    overflowed: bool,
}

impl Write for Limited {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        let room = usize::try_from(self.allowed).unwrap_or(usize::MAX).saturating_sub(self.bytes.len());
        if let Some(fitting) = piece.get(..room).filter(|_| room < piece.len()) {
            self.bytes.extend_from_slice(fitting);
            self.overflowed = true;
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        self.bytes.extend_from_slice(piece);
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// "deflate" means zlib (RFC 9110, section 8.4.1.2), but some servers send the bare format.
struct Deflate {
    sink: Limited,
    state: Option<Decompress>,
    ended: bool,
}

impl Deflate {
    fn push(&mut self, mut piece: &[u8]) -> io::Result<()> {
        let Some(&first) = piece.first() else { return Ok(()) };
        // Of zlib's two header bytes the first names the method, 8; a bare stream hardly begins so.
        let state = self.state.get_or_insert_with(|| Decompress::new(first & 0x0f == 8));
        let mut buffer = [0; BUFFER];
        while !self.ended {
            let (took, gave) = (state.total_in(), state.total_out());
            let status = state.decompress(piece, &mut buffer, FlushDecompress::None).map_err(io::Error::from)?;
            let took = usize::try_from(state.total_in() - took).unwrap_or(usize::MAX);
            let gave = usize::try_from(state.total_out() - gave).unwrap_or(usize::MAX);
            self.sink.write_all(buffer.get(..gave).unwrap_or_default())?;
            piece = piece.get(took..).unwrap_or_default();
            self.ended = status == Status::StreamEnd;
            if took == 0 && gave == 0 {
                break;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write};
    use proptest::prelude::*;

    fn encode(coding: &str, bytes: &[u8]) -> Vec<u8> {
        match coding {
            "gzip" => {
                let mut e = write::GzEncoder::new(Vec::new(), Compression::best());
                e.write_all(bytes).unwrap();
                e.finish().unwrap()
            }
            "deflate" => {
                let mut e = write::ZlibEncoder::new(Vec::new(), Compression::best());
                e.write_all(bytes).unwrap();
                e.finish().unwrap()
            }
            "bare" => {
                let mut e = write::DeflateEncoder::new(Vec::new(), Compression::best());
                e.write_all(bytes).unwrap();
                e.finish().unwrap()
            }
            "br" => {
                let mut out = Vec::new();
                let mut e = brotli::CompressorWriter::new(&mut out, 4096, 5, 22);
                e.write_all(bytes).unwrap();
                drop(e);
                out
            }
            "zstd" => zstd::encode_all(bytes, 3).unwrap(),
            _ => bytes.to_vec(),
        }
    }

    fn decode(coding: &str, bytes: &[u8], step: usize, limit: u64) -> Result<Vec<u8>, DecodeError> {
        let name = if coding == "bare" { "deflate" } else { coding };
        let mut decoder = Decoder::new(Some(name), limit)?;
        for piece in bytes.chunks(step) {
            decoder.push(piece)?;
        }
        decoder.finish()
    }

    const CODINGS: [&str; 6] = ["identity", "gzip", "br", "zstd", "deflate", "bare"];

    #[test]
    fn a_body_that_is_cut_off_is_no_body() {
        let text = b"An Act to prevent trafficking. ".repeat(900);
        for coding in ["gzip", "br", "zstd", "deflate", "bare"] {
            let packed = encode(coding, &text);
            let cut = decode(coding, &packed[..packed.len() / 2], 50, 1 << 20);
            assert!(matches!(cut, Err(DecodeError::Unreadable(_))), "{coding}: {cut:?}");
            let garbage = decode(coding, b"\xff\xff this was never packed \xff", 50, 1 << 20);
            assert!(matches!(garbage, Err(DecodeError::Unreadable(_))), "{coding}: {garbage:?}");
        }
    }

    #[test]
    fn a_bomb_is_stopped_long_before_the_limit() {
        let zeros = vec![0; 40 << 20];
        for coding in ["gzip", "br", "zstd", "deflate"] {
            let packed = encode(coding, &zeros);
            assert_eq!(decode(coding, &packed, 16 << 10, 1 << 30), Err(DecodeError::Bomb), "{coding}");
            assert_eq!(decode(coding, &packed, 16 << 10, 1 << 20), Err(DecodeError::TooLarge), "{coding}");
        }
    }

    #[test]
    fn a_window_larger_than_the_standard_allows_is_refused() {
        let mut encoder = zstd::Encoder::new(Vec::new(), 1).unwrap();
        encoder.window_log(27).unwrap();
        encoder.long_distance_matching(true).unwrap();
        encoder.write_all(&vec![1; 1 << 20]).unwrap();
        let packed = encoder.finish().unwrap();
        assert!(matches!(decode("zstd", &packed, 1 << 16, 1 << 24), Err(DecodeError::Unreadable(_))));
    }

    #[test]
    fn an_unknown_coding_is_named() {
        for coding in ["compress", "gzip, gzip", "br;q=1"] {
            let Err(DecodeError::Unreadable(detail)) = Decoder::new(Some(coding), 10).map(|_| ()) else {
                panic!("{coding} was taken");
            };
            assert!(detail.contains(coding), "{detail}");
        }
    }

    #[test]
    fn an_empty_body_is_empty_in_every_coding() {
        for coding in CODINGS {
            assert_eq!(decode(coding, b"", 1, 10), Ok(Vec::new()), "{coding}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn what_was_packed_comes_out(bytes in prop::collection::vec(any::<u8>(), 0..3000), step in 1_usize..400) {
            for coding in CODINGS {
                let packed = encode(coding, &bytes);
                // A bare stream may begin like zlib; then it is refused, which is no silent damage.
                if coding == "bare" && packed[0] & 0x0f == 8 {
                    continue;
                }
                prop_assert_eq!(decode(coding, &packed, step, 1 << 20), Ok(bytes.clone()), "{}", coding);
            }
        }

        #[test]
        fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..500), step in 1_usize..100) {
            for coding in CODINGS {
                let _ = decode(coding, &bytes, step, 10_000);
            }
        }
    }
}
