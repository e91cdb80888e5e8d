//! SHA-256 helpers and the RFC 9162 Merkle root over an edition's facts.

use std::collections::HashMap;

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

/// `N` bytes of twice as many lower-case hexadecimal digits; `None` for anything else.
pub fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    if text.len() != 2 * N || !text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) {
        return None;
    }
    for (i, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * i..2 * i + 2)?, 16).ok()?;
    }
    Some(bytes)
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

/// A node of a Merkle tree.
pub type Node = [u8; 32];

/// The leaf hash of RFC 9162 over an entry.
pub fn leaf(data: &[u8]) -> Node {
    Sha256::new().chain_update([0x00]).chain_update(data).finalize().into()
}

fn node(left: &Node, right: &Node) -> Node {
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
    let mut entries = entries.into_iter().map(|e| leaf(e.as_ref())).peekable();
    if entries.peek().is_none() { sha256(b"") } else { Sha256Hex::new(hex(&root_over(entries))) }
}

/// The root over leaves that are hashed already; over none of them all zeros, which is the hash of nothing.
pub fn root_over(leaves: impl IntoIterator<Item = Node>) -> Node {
    // (height, hash) of complete subtrees, largest first: the split points of RFC 9162 are the binary
    // digits of the number of entries.
    let mut stack: Vec<(u32, Node)> = Vec::new();
    for mut hash in leaves {
        let mut height = 0;
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
    let Some((_, mut root)) = stack.pop() else { return Node::default() };
    while let Some((_, left)) = stack.pop() {
        root = node(&left, &root);
    }
    root
}

/// The levels of the Merkle tree of RFC 9162 over entries, from the leaves to the root: pairs are joined level by
/// level, and a node without a neighbour moves up, which gives the split points of section 2.1.1.
pub struct MerkleTree {
    levels: Vec<Vec<[u8; 32]>>,
    position: HashMap<[u8; 32], u64>,
}

impl MerkleTree {
    /// Builds the tree over `entries` in their order.
    pub fn new<I, B>(entries: I) -> MerkleTree
    where
        I: IntoIterator<Item = B>,
        B: AsRef<[u8]>,
    {
        let mut levels = vec![entries.into_iter().map(|e| leaf(e.as_ref())).collect::<Vec<_>>()];
        while let Some(level) = levels.last().filter(|level| level.len() > 1) {
            let next = level.chunks(2).map(|pair| if let [l, r] = pair { node(l, r) } else { pair[0] }).collect();
            levels.push(next);
        }
        let position = levels.first().into_iter().flatten().copied().zip(0..).collect();
        MerkleTree { levels, position }
    }

    /// Where `entry` stands among the entries.
    pub fn index_of(&self, entry: &[u8]) -> Option<u64> {
        self.position.get(&leaf(entry)).copied()
    }

    /// Number of entries.
    pub fn size(&self) -> u64 {
        self.levels.first().map_or(0, Vec::len) as u64
    }

    /// The root, as [`merkle_root`].
    pub fn root(&self) -> Sha256Hex {
        self.levels.last().and_then(|l| l.first()).map_or_else(|| sha256(b""), |h| Sha256Hex::new(hex(h)))
    }

    /// The inclusion proof of the entry at `index` (RFC 9162, section 2.1.3.1): hashes from the leaf's neighbour up.
    /// `None` where there is no such entry.
    pub fn inclusion_proof(&self, index: u64) -> Option<Vec<Sha256Hex>> {
        let mut at = usize::try_from(index).ok()?;
        self.levels.first()?.get(at)?;
        let mut path = Vec::new();
        for level in &self.levels {
            if let Some(neighbour) = level.get(at ^ 1) {
                path.push(Sha256Hex::new(hex(neighbour)));
            }
            at >>= 1;
        }
        Some(path)
    }
}

/// Whether `entry` is the one at `index` of `size` entries under `root` (RFC 9162, section 2.1.3.2).
pub fn is_included(entry: &[u8], index: u64, size: u64, path: &[Sha256Hex], root: &Sha256Hex) -> bool {
    if index >= size {
        return false;
    }
    let (mut fn_, mut sn) = (index, size - 1);
    let mut hash = leaf(entry);
    for neighbour in path {
        let Some(neighbour) = unhex(neighbour.as_str()) else { return false };
        if sn == 0 {
            return false;
        }
        if fn_ & 1 == 1 || fn_ == sn {
            hash = node(&neighbour, &hash);
            while fn_ & 1 == 0 && fn_ != 0 {
                fn_ >>= 1;
                sn >>= 1;
            }
        } else {
            hash = node(&hash, &neighbour);
        }
        fn_ >>= 1;
        sn >>= 1;
    }
    sn == 0 && hex(&hash) == root.as_str()
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
    fn every_entry_has_a_proof_that_holds_for_it_alone() {
        let all: Vec<Vec<u8>> = (0u32..70).map(|i| i.to_be_bytes().to_vec()).collect();
        for n in 1..=all.len() {
            let tree = MerkleTree::new(&all[..n]);
            let (root, size) = (tree.root(), n as u64);
            assert_eq!(root, merkle_root(&all[..n]));
            for (i, entry) in all[..n].iter().enumerate() {
                let index = i as u64;
                assert_eq!(tree.index_of(entry), Some(index));
                let mut path = tree.inclusion_proof(index).unwrap();
                assert!(is_included(entry, index, size, &path, &root), "{i} of {n}");
                assert!(!is_included(b"other", index, size, &path, &root));
                assert!(!is_included(entry, index + 1, size, &path, &root) || n == 1);
                path.push(sha256(b"x"));
                assert!(!is_included(entry, index, size, &path, &root));
                path.truncate(path.len().saturating_sub(2));
                assert!(n == 1 || !is_included(entry, index, size, &path, &root));
            }
            assert_eq!((tree.inclusion_proof(size), tree.index_of(b"other")), (None, None));
        }
        assert_eq!(MerkleTree::new(Vec::<Vec<u8>>::new()).root(), sha256(b""));
    }

    #[test]
    fn short_id_keeps_parts_apart() {
        assert_ne!(short_id(&["ab", "c"]), short_id(&["a", "bc"]));
        assert_eq!(short_id(&["ab", "c"]).len(), 16);
    }
}
