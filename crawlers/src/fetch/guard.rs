//! Which addresses a crawl may connect to: public ones only, so that a publisher's page or redirect cannot
//! lead it into the network it runs in.

use std::{
    collections::HashSet,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::Arc,
};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// A name or address that leads somewhere private.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{host} is at {address}, which is not a public address")]
pub struct NotPublic {
    pub host: String,
    pub address: IpAddr,
}

/// Whether `address` is one that anybody on the internet could serve.
///
/// Refused: unspecified, loopback, private (RFC 1918), shared (RFC 6598), link-local, multicast, broadcast,
/// documentation, benchmarking and reserved ranges; for IPv6 also unique-local, site-local, and every form
/// that carries an IPv4 address inside (mapped, compatible, NAT64, 6to4, Teredo).
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !(address.is_loopback()
        || address.is_private()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_documentation()
        || a == 0
        || a >= 240
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (b == 18 || b == 19)))
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    // Only 2000::/3 is handed out for the internet: this alone leaves out ::/96 (unspecified, loopback,
    // compatible), ::ffff:0:0/96 (mapped), 64:ff9b::/32 (NAT64), fc00::/7, fe80::/9 and ff00::/8.
    (a & 0xe000) == 0x2000
        && !(a == 0x2002 || (a == 0x2001 && b < 0x0200) || (a == 0x2001 && b == 0x0db8) || (a == 0x3fff && b < 0x1000))
}

/// Hosts for which a person switched the guard off.
#[derive(Clone, Debug, Default)]
pub struct AllowedHosts(Arc<HashSet<String>>);

impl AllowedHosts {
    /// Host names and literal addresses; upper and lower case are the same.
    pub fn new(hosts: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        Self(Arc::new(hosts.into_iter().map(|h| spelt(h.as_ref())).collect()))
    }

    /// Whether the guard is off for `host`.
    pub fn contains(&self, host: &str) -> bool {
        self.0.contains(&spelt(host))
    }
}

/// One spelling for all of a name or address: `::1` for `[0:0:0:0:0:0:0:1]`.
fn spelt(host: &str) -> String {
    let bare = host.trim().trim_start_matches('[').trim_end_matches(']');
    bare.parse::<IpAddr>().map_or_else(|_| bare.to_ascii_lowercase(), |address| address.to_string())
}

/// Refuses a host that is written as an address and is not public. Names are checked when they are resolved.
pub fn check_literal(host: &str, allowed: &AllowedHosts) -> Result<(), NotPublic> {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    match bare.parse::<IpAddr>() {
        Ok(address) if !is_public(address) && !allowed.contains(bare) => {
            Err(NotPublic { host: host.to_owned(), address })
        }
        _ => Ok(()),
    }
}

/// Resolves names and gives out public addresses only. The connection uses the very addresses that were
/// checked, so a second, different answer of the name server cannot slip in.
#[derive(Clone, Debug)]
pub struct GuardedResolver {
    allowed: AllowedHosts,
}

impl GuardedResolver {
    /// A resolver that leaves the hosts in `allowed` unchecked.
    pub fn new(allowed: AllowedHosts) -> Self {
        Self { allowed }
    }
}

impl Resolve for GuardedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let allowed = self.allowed.contains(name.as_str());
        Box::pin(async move {
            let host = name.as_str().to_owned();
            let found: Vec<SocketAddr> = tokio::net::lookup_host((host.as_str(), 0)).await?.collect();
            let usable: Vec<SocketAddr> = found.iter().copied().filter(|a| allowed || is_public(a.ip())).collect();
            match found.first() {
                Some(refused) if usable.is_empty() => Err(NotPublic { host, address: refused.ip() }.into()),
                _ => Ok(Box::new(usable.into_iter()) as Addrs),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_allowed_address_counts_in_every_spelling() {
        for written in ["::1", "[::1]", "0:0:0:0:0:0:0:1", " [0::1] "] {
            assert_eq!(check_literal("[::1]", &AllowedHosts::new([written])), Ok(()), "{written}");
        }
        let allowed = AllowedHosts::new(["127.0.0.1", "Intranet.Example.ORG"]);
        assert!(allowed.contains("intranet.example.org") && !allowed.contains("127.0.0.2"));
    }

    #[test]
    fn private_places_are_refused() {
        for address in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.9.9.9",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.1.1.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::7f00:1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::1",
            "3fff::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn public_places_are_let_through() {
        for address in [
            "1.1.1.1",
            "8.8.8.8",
            "100.63.255.255",
            "100.128.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "198.17.0.1",
            "198.20.0.1",
            "223.255.255.255",
            "2001:4860:4860::8888",
            "2606:4700::1111",
            "2a00:1450::1",
        ] {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn literal_addresses_are_checked_in_every_spelling() {
        let none = AllowedHosts::default();
        for host in ["127.0.0.1", "[::1]", "[::ffff:10.0.0.1]", "169.254.169.254"] {
            assert!(check_literal(host, &none).is_err(), "{host}");
        }
        assert!(check_literal("www.example.org", &none).is_ok());
        assert!(check_literal("127.0.0.1", &AllowedHosts::new(["127.0.0.1"])).is_ok());
        assert!(check_literal("[::1]", &AllowedHosts::new(["::1"])).is_ok());
        assert!(check_literal("127.0.0.2", &AllowedHosts::new(["127.0.0.1"])).is_err());
    }
}
