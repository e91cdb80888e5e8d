//! Time stamps of third parties (RFC 3161) over the statement of an edition.

use cms::{
    cert::{CertificateChoices, x509::Certificate},
    signed_data::{SignedData, SignerIdentifier, SignerInfo},
};
use der::{
    Any, Decode as _, Encode as _, Tag, Tagged as _,
    asn1::{Int, ObjectIdentifier, OctetString},
    oid::db::{
        rfc5911::{ID_CONTENT_TYPE, ID_MESSAGE_DIGEST, ID_SIGNED_DATA},
        rfc5912::{ID_EC_PUBLIC_KEY, ID_KP_TIME_STAMPING, ID_SHA_256, ID_SHA_384, ID_SHA_512, RSA_ENCRYPTION},
    },
};
use jiff::Timestamp;
use rustls_pki_types::{CertificateDer, SignatureVerificationAlgorithm, UnixTime};
use sha2::{Digest as _, Sha256, Sha384, Sha512};
use webpki::{
    EndEntityCert, KeyUsage, anchor_from_trusted_cert,
    aws_lc_rs::{
        ECDSA_P256_SHA256, ECDSA_P256_SHA384, ECDSA_P384_SHA256, ECDSA_P384_SHA384, RSA_PKCS1_2048_8192_SHA256,
        RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512,
    },
};
use x509_tsp::{MessageImprint, TimeStampReq, TimeStampResp, TspVersion, TstInfo};

/// The most bytes of an answer that are read.
pub const MOST: u64 = 64 << 10;

const ID_CT_TST_INFO: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");
/// RFC 5816: which certificate signed.
const ID_AA_SIGNING_CERTIFICATE_V2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
/// `id-kp-timeStamping` without tag and length.
const TIME_STAMPING: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 3, 8];

/// A time stamp cannot be asked for or does not hold.
#[derive(Debug, thiserror::Error)]
pub enum StampError {
    #[error("the request cannot be written: {0}")]
    Request(der::Error),
    #[error("the time stamp cannot be read: {0}")]
    Read(der::Error),
    #[error("the time stamp does not hold: {0}")]
    Wrong(String),
}

/// A time stamp that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    pub at: Timestamp,
    /// Name in the certificate of who stamped.
    pub by: String,
    /// Whether that certificate leads to one that the reader trusts.
    pub trusted: bool,
}

/// A request to stamp `statement`.
///
/// # Errors
/// None so far.
pub fn request(statement: &str, nonce: [u8; 8]) -> Result<Vec<u8>, StampError> {
    let made = || {
        TimeStampReq {
            version: TspVersion::V1,
            message_imprint: MessageImprint {
                hash_algorithm: cms::cert::x509::spki::AlgorithmIdentifier {
                    oid: ID_SHA_256,
                    parameters: Some(Any::null()),
                },
                hashed_message: OctetString::new(Sha256::digest(statement).as_slice())?,
            },
            req_policy: None,
            nonce: Some(number(nonce)?),
            cert_req: true,
            extensions: None,
        }
        .to_der()
    };
    made().map_err(StampError::Request)
}

/// A positive number that DER writes in its shortest form.
fn number(mut bytes: [u8; 8]) -> der::Result<Int> {
    bytes[0] = bytes[0] & 0x3f | 0x40;
    Int::new(&bytes)
}

/// Checks the answer of a time-stamping authority over `statement`: that it was granted for these bytes, and that the
/// certificate in it, which must be one for time stamping, signed it. `nonce` is that of the request, where it is known;
/// `trusted` are certificates (DER) that the reader trusts.
///
/// # Errors
/// What does not hold, in words.
pub fn check(
    response: &[u8],
    statement: &str,
    nonce: Option<[u8; 8]>,
    trusted: &[Vec<u8>],
) -> Result<Stamp, StampError> {
    let wrong = |what: &str| StampError::Wrong(what.to_owned());
    let answer = TimeStampResp::from_der(response).map_err(StampError::Read)?;
    let Some(token) = answer.time_stamp_token else {
        return Err(StampError::Wrong(format!("the authority refused: {:?}", answer.status.status)));
    };
    if token.content_type != ID_SIGNED_DATA {
        return Err(wrong("it is no signed data"));
    }
    let signed: SignedData = token.content.decode_as().map_err(StampError::Read)?;
    if signed.encap_content_info.econtent_type != ID_CT_TST_INFO {
        return Err(wrong("what is signed is no time stamp"));
    }
    let content = signed.encap_content_info.econtent.as_ref().ok_or_else(|| wrong("it is empty"))?;
    if content.tag() != Tag::OctetString {
        return Err(wrong("what is signed is no time stamp"));
    }
    let info = TstInfo::from_der(content.value()).map_err(StampError::Read)?;
    let imprint = &info.message_imprint;
    if imprint.hash_algorithm.oid != ID_SHA_256
        || imprint.hashed_message.as_bytes() != Sha256::digest(statement).as_slice()
    {
        return Err(wrong("it is over other bytes than the statement of this edition"));
    }
    if let Some(nonce) = nonce {
        let asked = number(nonce).map_err(StampError::Read)?;
        if info.nonce.as_ref() != Some(&asked) {
            return Err(wrong("it answers another request"));
        }
    }
    let [signer] = signed.signer_infos.0.as_slice() else { return Err(wrong("it has not exactly one signature")) };
    let certificates: Vec<&Certificate> = (signed.certificates.iter().flat_map(|set| set.0.iter()))
        .filter_map(|choice| match choice {
            CertificateChoices::Certificate(certificate) => Some(certificate),
            CertificateChoices::Other(_) => None,
        })
        .collect();
    let certificate = (certificates.iter().copied())
        .find(|c| is_of(c, signer))
        .ok_or_else(|| wrong("the certificate that signed is not in it"))?;
    let der = certificate.to_der().map_err(StampError::Read)?;
    signature(signer, content.value(), &der, certificate)?;
    let seconds = info.gen_time.to_unix_duration().as_secs();
    let at = i64::try_from(seconds).ok().and_then(|s| Timestamp::from_second(s).ok());
    let at = at.ok_or_else(|| wrong("its time cannot be"))?;
    let validity = &certificate.tbs_certificate.validity;
    let within = validity.not_before.to_unix_duration().as_secs()..=validity.not_after.to_unix_duration().as_secs();
    if !within.contains(&seconds) {
        return Err(wrong("its certificate did not hold at its time"));
    }
    let by = certificate.tbs_certificate.subject.to_string();
    let others: Vec<Vec<u8>> = certificates.iter().filter_map(|c| c.to_der().ok()).filter(|d| *d != der).collect();
    let trusted = chain(&der, &others, trusted, seconds);
    Ok(Stamp { at, by, trusted })
}

fn is_of(certificate: &Certificate, signer: &SignerInfo) -> bool {
    let tbs = &certificate.tbs_certificate;
    match &signer.sid {
        SignerIdentifier::IssuerAndSerialNumber(id) => id.issuer == tbs.issuer && id.serial_number == tbs.serial_number,
        SignerIdentifier::SubjectKeyIdentifier(id) => {
            let own = tbs.get::<cms::cert::x509::ext::pkix::SubjectKeyIdentifier>();
            own.is_ok_and(|found| found.is_some_and(|(_, own)| own == *id))
        }
    }
}

fn digest(algorithm: ObjectIdentifier, bytes: &[u8]) -> Option<Vec<u8>> {
    match algorithm {
        ID_SHA_256 => Some(Sha256::digest(bytes).to_vec()),
        ID_SHA_384 => Some(Sha384::digest(bytes).to_vec()),
        ID_SHA_512 => Some(Sha512::digest(bytes).to_vec()),
        _ => None,
    }
}

/// Checks the signature of `signer` over `content` (RFC 5652, section 5.4) with the key of the certificate `der`.
fn signature(signer: &SignerInfo, content: &[u8], der: &[u8], certificate: &Certificate) -> Result<(), StampError> {
    let wrong = |what: &str| StampError::Wrong(what.to_owned());
    let hash = signer.digest_alg.oid;
    let expected = digest(hash, content).ok_or_else(|| wrong("it hashes by a method that is not known or not safe"))?;
    let attributes = signer.signed_attrs.as_ref().ok_or_else(|| wrong("it has no signed attributes"))?;
    let one = |id: ObjectIdentifier| {
        let mut found = attributes.iter().filter(|a| a.oid == id);
        match (found.next(), found.next()) {
            (Some(attribute), None) => attribute.values.as_slice().first().filter(|_| attribute.values.len() == 1),
            _ => None,
        }
    };
    let stated = one(ID_MESSAGE_DIGEST).and_then(|v| v.decode_as::<OctetString>().ok());
    if stated.as_ref().map(OctetString::as_bytes) != Some(expected.as_slice()) {
        return Err(wrong("what is signed was changed"));
    }
    if one(ID_CONTENT_TYPE).and_then(|v| v.decode_as::<ObjectIdentifier>().ok()) != Some(ID_CT_TST_INFO) {
        return Err(wrong("its signature is over something else"));
    }
    // The attribute names the certificate by its hash, so that none can be put in its place.
    if let Some(named) = one(ID_AA_SIGNING_CERTIFICATE_V2) {
        let bytes = named.to_der().map_err(StampError::Read)?;
        let is_named = [ID_SHA_256, ID_SHA_384, ID_SHA_512]
            .iter()
            .filter_map(|algorithm| digest(*algorithm, der))
            .any(|hash| bytes.windows(hash.len()).any(|window| window == hash));
        if !is_named {
            return Err(wrong("its certificate is not the one that its signature names"));
        }
    }
    let extended = certificate.tbs_certificate.get::<cms::cert::x509::ext::pkix::ExtendedKeyUsage>();
    if !extended.is_ok_and(|found| found.is_some_and(|(_, usage)| usage.0 == [ID_KP_TIME_STAMPING])) {
        return Err(wrong("its certificate is not one for time stamping alone"));
    }
    let key = certificate.tbs_certificate.subject_public_key_info.algorithm.oid;
    let algorithms: &[&dyn SignatureVerificationAlgorithm] = match (key, hash) {
        (RSA_ENCRYPTION, ID_SHA_256) => &[RSA_PKCS1_2048_8192_SHA256],
        (RSA_ENCRYPTION, ID_SHA_384) => &[RSA_PKCS1_2048_8192_SHA384],
        (RSA_ENCRYPTION, ID_SHA_512) => &[RSA_PKCS1_2048_8192_SHA512],
        (ID_EC_PUBLIC_KEY, ID_SHA_256) => &[ECDSA_P256_SHA256, ECDSA_P384_SHA256],
        (ID_EC_PUBLIC_KEY, ID_SHA_384) => &[ECDSA_P256_SHA384, ECDSA_P384_SHA384],
        _ => return Err(wrong("it is signed by a method that is not known")),
    };
    // Signed is the set of attributes in DER, not its implicit tag.
    let signed = attributes.to_der().map_err(StampError::Read)?;
    let der = CertificateDer::from(der);
    let certificate = EndEntityCert::try_from(&der).map_err(|e| StampError::Wrong(format!("its certificate: {e}")))?;
    let holds =
        algorithms.iter().any(|a| certificate.verify_signature(*a, &signed, signer.signature.as_bytes()).is_ok());
    if holds { Ok(()) } else { Err(wrong("its signature is not that of its certificate")) }
}

/// Whether the certificate leads to one of `trusted` and held at the time.
fn chain(der: &[u8], others: &[Vec<u8>], trusted: &[Vec<u8>], seconds: u64) -> bool {
    let der = CertificateDer::from(der);
    let Ok(certificate) = EndEntityCert::try_from(&der) else { return false };
    let roots: Vec<CertificateDer<'_>> = trusted.iter().map(|d| CertificateDer::from(d.as_slice())).collect();
    let anchors: Vec<_> = roots.iter().filter_map(|root| anchor_from_trusted_cert(root).ok()).collect();
    let between: Vec<CertificateDer<'_>> = others.iter().map(|d| CertificateDer::from(d.as_slice())).collect();
    let time = UnixTime::since_unix_epoch(std::time::Duration::from_secs(seconds));
    let usage = KeyUsage::required(TIME_STAMPING);
    let all = webpki::ALL_VERIFICATION_ALGS;
    certificate.verify_for_usage(all, &anchors, &between, time, usage, None, None).is_ok()
}

/// The certificates (DER) of a PEM file.
///
/// # Errors
/// No certificate is in it.
pub fn certificates(pem: &[u8]) -> Result<Vec<Vec<u8>>, StampError> {
    let chain = Certificate::load_pem_chain(pem).map_err(StampError::Read)?;
    chain.iter().map(|c| c.to_der().map_err(StampError::Read)).collect()
}
