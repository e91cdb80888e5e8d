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
        match Robot::new(agent, whole) {
            Ok(robot) => Rules::Some(Box::new(robot)),
            Err(_) => Rules::None,
        }
    }

    /// Whether `url` may be asked for.
    pub fn allow(&self, url: &str) -> bool {
        match self {
            Rules::None => true,
            // A rule's `$` means the end of what is sent.
            Rules::Some(robot) => robot.allowed(sent(url)),
        }
    }

    /// The pause that the origin asks for, at most `longest`.
    pub fn delay(&self, longest: Duration) -> Option<Duration> {
        let Rules::Some(robot) = self else { return None };
        let seconds = f64::from(robot.delay?);
        Some(Duration::try_from_secs_f64(seconds).unwrap_or(longest).min(longest))
    }
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
    fn the_delay_is_capped() {
        let rules = Rules::read("lexgap", TEXT, false);
        assert_eq!(rules.delay(Duration::from_secs(60)), Some(Duration::from_secs(60)));
        assert_eq!(rules.delay(Duration::from_secs(600)), Some(Duration::from_secs(300)));
        assert_eq!(Rules::None.delay(Duration::from_secs(60)), None);
    }
}
