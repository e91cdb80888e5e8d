//! What robots.txt asks for (RFC 9309).

use std::time::Duration;

use texting_robots::Robot;

/// RFC 9309, section 2.5: at least 500 KiB must be read; what lies beyond is not.
pub const MAX_ROBOTS: usize = 500 << 10;

/// The rules of one origin for our name.
pub enum Rules {
    /// No rules: the file does not exist or cannot be read as one.
    None,
    Some(Box<Robot>),
}

impl Rules {
    /// Reads a robots.txt for the crawler called `agent`.
    pub fn read(agent: &str, text: &[u8]) -> Rules {
        match Robot::new(agent, &text[..text.len().min(MAX_ROBOTS)]) {
            Ok(robot) => Rules::Some(Box::new(robot)),
            Err(_) => Rules::None,
        }
    }

    /// Whether `url` may be asked for.
    pub fn allow(&self, url: &str) -> bool {
        match self {
            Rules::None => true,
            Rules::Some(robot) => robot.allowed(url),
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
        let rules = Rules::read("lexgap", TEXT);
        assert!(rules.allow("https://x.example.org/ukpga/1998/42/data.xml"));
        assert!(!rules.allow("https://x.example.org/private/a"));
        assert!(!Rules::read("other", TEXT).allow("https://x.example.org/a"));
    }

    #[test]
    fn the_delay_is_capped() {
        let rules = Rules::read("lexgap", TEXT);
        assert_eq!(rules.delay(Duration::from_secs(60)), Some(Duration::from_secs(60)));
        assert_eq!(rules.delay(Duration::from_secs(600)), Some(Duration::from_secs(300)));
        assert_eq!(Rules::None.delay(Duration::from_secs(60)), None);
    }
}
