//! What robots.txt asks for (RFC 9309).

use std::time::Duration;

use texting_robots::Robot;

use super::sent;

/// RFC 9309, section 2.5: at least 500 KiB must be read; what lies beyond is left out.
pub const MAX_ROBOTS: usize = 500 << 10;

/// The rules of one origin for our name.
pub enum Rules {
    /// No rules: the file does not exist or cannot be read as one.
    None,
    Some(Box<Robot>),
}

impl Rules {
    /// Reads a robots.txt for the crawler called `agent`. Of one that is too long the whole lines up to the limit
    /// count: half of `Disallow: /private` would close all of the host.
    pub fn read(agent: &str, text: &[u8], cut: bool) -> Rules {
        let text = text.get(..MAX_ROBOTS).map_or((text, cut), |beginning| (beginning, true));
        let whole = match text {
            (text, false) => text,
            (text, true) => text.iter().rposition(|b| matches!(b, b'\n' | b'\r')).map_or(&[][..], |end| &text[..end]),
        };
        let whole = plain(whole);
        // One rule that cannot be kept would cost all of them.
        match Robot::new(agent, &whole).or_else(|_| Robot::new(agent, &bearable(&whole))) {
            Ok(robot) => Rules::Some(Box::new(robot)),
            Err(_) => Rules::None,
        }
    }

    /// Whether `url` may be asked for.
    pub fn allow(&self, url: &str) -> bool {
        match self {
            Rules::None => true,
            // A rule's `$` means the end of what is sent.
            Rules::Some(robot) => {
                let url = plain(sent(url).as_bytes());
                std::str::from_utf8(&url).is_ok_and(|url| robot.allowed(url))
            }
        }
    }

    /// The pause that the origin asks for, at most `longest`.
    pub fn delay(&self, longest: Duration) -> Option<Duration> {
        let Rules::Some(robot) = self else { return None };
        let seconds = f64::from(robot.delay?);
        Some(Duration::try_from_secs_f64(seconds).unwrap_or(longest).min(longest))
    }
}

/// `text` with one spelling of each octet, so that rule and address can be compared (RFC 9309, section 2.2.2):
/// unreserved characters as they are, escapes in upper case.
fn plain(text: &[u8]) -> Vec<u8> {
    let hex = |b: Option<&u8>| b.and_then(|b| char::from(*b).to_digit(16));
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text.iter();
    while let Some(b) = rest.next() {
        let after = rest.as_slice();
        let (b'%', Some(high), Some(low)) = (*b, hex(after.first()), hex(after.get(1))) else {
            plain.push(*b);
            continue;
        };
        rest = after.get(2..).unwrap_or_default().iter();
        // Two digits fit.
        let octet = u8::try_from(16 * high + low).unwrap_or_default();
        if octet.is_ascii_alphanumeric() || b"-._~".contains(&octet) {
            plain.push(octet);
        } else {
            plain.extend(format!("%{octet:02X}").bytes());
        }
    }
    plain
}

/// `text` without the rules that the matcher is too small for. In place of one that closes something its beginning
/// closes more.
fn bearable(text: &[u8]) -> Vec<u8> {
    const LONGEST: usize = 1000;
    let alone = |rule: &[u8]| Robot::new("x", &[b"User-agent: *\n", rule].concat()).is_ok();
    let mut kept = Vec::with_capacity(text.len());
    for line in text.split(|b| matches!(b, b'\n' | b'\r')) {
        if alone(line) {
            kept.extend_from_slice(line);
        } else if line.trim_ascii_start().get(..8).is_some_and(|word| word.eq_ignore_ascii_case(b"disallow")) {
            let plain = line.split(|b| *b == b'*').next().unwrap_or_default();
            kept.extend_from_slice(plain.get(..LONGEST).unwrap_or(plain));
        }
        kept.push(b'\n');
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &[u8] = b"User-agent: *\nDisallow: /private\nCrawl-delay: 300\n\nUser-agent: other\nDisallow: /\n";

    #[test]
    fn rules_hold_for_our_name() {
        let rules = Rules::read("lexgap", TEXT, false);
        assert!(rules.allow("https://x.example.org/ukpga/1998/42/data.xml"));
        assert!(!rules.allow("https://x.example.org/private/a"));
        assert!(!Rules::read("other", TEXT, false).allow("https://x.example.org/a"));
    }

    #[test]
    fn a_long_file_is_read_to_its_last_whole_line() {
        let text = b"User-agent: *\nDisallow: /closed\nDisallow: /private/x\n";
        let rules = Rules::read("lexgap", &text[..text.len() - 10], true);
        assert!(!rules.allow("https://x.example.org/closed"));
        assert!(rules.allow("https://x.example.org/a"), "half a line is no rule");
        let mut long = b"User-agent: *\nDisallow: /closed\n".to_vec();
        while long.len() < MAX_ROBOTS + 10 {
            long.extend_from_slice(b"Disallow: /beyond\n");
        }
        long.extend_from_slice(b"Disallow: /after\n");
        let rules = Rules::read("lexgap", &long, false);
        assert!(!rules.allow("https://x.example.org/beyond") && rules.allow("https://x.example.org/after"));
    }

    #[test]
    fn rule_and_address_may_spell_an_octet_differently() {
        let closed = |rule: &str, path: &str| {
            let text = format!("User-agent: *\nDisallow: {rule}\n");
            !Rules::read("lexgap", text.as_bytes(), false).allow(&format!("https://x.example.org{path}"))
        };
        for (rule, path) in [
            ("/%7Eprivate/", "/~private/x"),
            ("/~private/", "/%7eprivate/x"),
            ("/caf%c3%a9", "/caf%C3%A9"),
            ("/caf%C3%A9", "/caf%c3%a9"),
            ("/café", "/caf%c3%a9"),
            ("/a%2fb", "/a%2Fb"),
        ] {
            assert!(closed(rule, path), "{rule} {path}");
        }
        // A reserved character and its escape are two.
        assert!(!closed("/a%2Fb", "/a/b"));
        assert!(!closed("/100%", "/10"));
    }

    #[test]
    fn a_rule_that_is_too_large_costs_no_other() {
        let large = format!("/shut{}$", "*x".repeat(3000));
        assert!(Robot::new("lexgap", format!("User-agent: *\nDisallow: {large}\n").as_bytes()).is_err());
        let text = format!("User-agent: *\nDisallow: /private\nDisallow: {large}\nAllow: {large}\nCrawl-delay: 7\n");
        let rules = Rules::read("lexgap", text.as_bytes(), false);
        assert!(!rules.allow("https://x.example.org/private/a"));
        assert!(!rules.allow("https://x.example.org/shut/a"), "its beginning closes more");
        assert!(rules.allow("https://x.example.org/a"));
        assert_eq!(rules.delay(Duration::from_secs(60)), Some(Duration::from_secs(7)));
    }

    #[test]
    fn the_delay_is_capped() {
        let rules = Rules::read("lexgap", TEXT, false);
        assert_eq!(rules.delay(Duration::from_secs(60)), Some(Duration::from_secs(60)));
        assert_eq!(rules.delay(Duration::from_secs(600)), Some(Duration::from_secs(300)));
        assert_eq!(Rules::None.delay(Duration::from_secs(60)), None);
    }
}
