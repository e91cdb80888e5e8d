//! SHA-256 helpers and the RFC 9162 Merkle root over an edition's facts.

use sha2::{Digest, Sha256};

use crate::ids::Sha256Hex;

/// Lower-case hexadecimal of `bytes`.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut s, b| {
        let _ = write!(s, "{b:02x}");
        s
    })
}

/// SHA-256 of `bytes`, as the archive names them.
pub fn sha256(bytes: &[u8]) -> Sha256Hex {
    Sha256Hex::new(hex(&Sha256::digest(bytes)))
}

/// The first 16 hexadecimal digits of the SHA-256 over `parts`, each preceded by its length so that
/// `["ab", "c"]` and `["a", "bc"]` differ.
pub fn short_id(parts: &[&str]) -> String {
    let mut h = Sha256::new();
    for part in parts {
        h.update((part.len() as u64).to_be_bytes());
        h.update(part.as_bytes());
    }
    hex(&h.finalize()[..8])
}

fn leaf(data: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update([0x00]).chain_update(data).finalize().into()
}

fn node(left: &[u8; 32], right: &[u8; 32]) -> [u8; 32] {
    Sha256::new().chain_update([0x01]).chain_update(left).chain_update(right).finalize().into()
}

/// Merkle tree hash of RFC 9162, section 2.1.1, over `entries` in their order.
///
/// The empty list hashes to SHA-256 of the empty string.
pub fn merkle_root<I, B>(entries: I) -> Sha256Hex
where
    I: IntoIterator<Item = B>,
    B: AsRef<[u8]>,
{
    // (height, hash) of complete subtrees, largest first: the split points of RFC 9162 are the binary
    // digits of the number of entries.
    let mut stack: Vec<(u32, [u8; 32])> = Vec::new();
    for entry in entries {
        let mut height = 0;
        let mut hash = leaf(entry.as_ref());
        while let Some(&(h, left)) = stack.last() {
            if h != height {
                break;
            }
            stack.pop();
            hash = node(&left, &hash);
            height += 1;
        }
        stack.push((height, hash));
    }
    let Some((_, mut root)) = stack.pop() else {
        return sha256(b"");
    };
    while let Some((_, left)) = stack.pop() {
        root = node(&left, &root);
    }
    Sha256Hex::new(hex(&root))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The definition of RFC 9162, written as it stands there.
    fn by_definition(d: &[&[u8]]) -> [u8; 32] {
        match d.len() {
            0 => Sha256::digest(b"").into(),
            1 => leaf(d[0]),
            n => {
                let k = n.next_power_of_two() / 2;
                node(&by_definition(&d[..k]), &by_definition(&d[k..]))
            }
        }
    }

    #[test]
    fn merkle_root_follows_the_definition_for_every_size() {
        let all: Vec<Vec<u8>> = (0u32..70).map(|i| i.to_be_bytes().to_vec()).collect();
        for n in 0..=all.len() {
            let slices: Vec<&[u8]> = all[..n].iter().map(Vec::as_slice).collect();
            assert_eq!(merkle_root(&slices).as_str(), hex(&by_definition(&slices)), "{n} entries");
        }
    }

    #[test]
    fn short_id_keeps_parts_apart() {
        assert_ne!(short_id(&["ab", "c"]), short_id(&["a", "bc"]));
        assert_eq!(short_id(&["ab", "c"]).len(), 16);
    }
}
