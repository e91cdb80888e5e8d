//! The key that signs bundles: Ed25519 (RFC 8032).

use ed25519_dalek::{Signature, Signer as _, VerifyingKey};
use lexgap_domain::hash;

/// A key that signs.
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// From 32 random bytes.
    pub fn from_seed(seed: [u8; 32]) -> SigningKey {
        SigningKey(ed25519_dalek::SigningKey::from_bytes(&seed))
    }

    /// The public half: 64 hexadecimal digits.
    pub fn public(&self) -> String {
        hash::hex(self.0.verifying_key().as_bytes())
    }

    /// The signature over `bytes`: 128 hexadecimal digits.
    pub(crate) fn sign(&self, bytes: &[u8]) -> String {
        hash::hex(&self.0.sign(bytes).to_bytes())
    }
}

/// Whether `signature` is that of `public` over `bytes`.
pub(crate) fn is_signed(bytes: &[u8], public: &str, signature: &str) -> bool {
    let (Some(public), Some(signature)) = (hash::unhex::<32>(public), hash::unhex::<64>(signature)) else {
        return false;
    };
    VerifyingKey::from_bytes(&public)
        .is_ok_and(|key| key.verify_strict(bytes, &Signature::from_bytes(&signature)).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 8032, section 7.1, tests 1 and 2.
    #[test]
    fn signatures_are_those_of_the_standard() {
        for (seed, public, message, signature) in [
            (
                "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                &b""[..],
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
            ),
            (
                "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                &[0x72][..],
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
            ),
        ] {
            let key = SigningKey::from_seed(hash::unhex(seed).unwrap());
            assert_eq!((key.public(), key.sign(message)), (public.to_owned(), signature.to_owned()));
            assert!(is_signed(message, public, signature));
            assert!(!is_signed(b"other", public, signature));
            assert!(!is_signed(message, public, &signature.replace('e', "f")));
        }
    }
}
