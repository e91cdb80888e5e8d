//! The tier that a trafficking report gives a country.

/// A tier and the words that give it: the one the entry opens with, else the one it says the country is on.
pub(super) fn find(text: &str, dense: bool) -> Option<(&'static str, String)> {
    let trimmed = text.trim_start();
    // Lists of countries per tier speak of others.
    if text.contains(" countries)") {
        return None;
    }
    if let Some(found) = at(trimmed) {
        return Some(found);
    }
    if !dense {
        return None;
    }
    for words in ["remained on ", "remains on ", "placed on ", "upgraded to ", "downgraded to ", "is on ", "ranked "] {
        for (i, _) in text.match_indices(words) {
            if let Some(found) = text.get(i + words.len()..).and_then(at) {
                return Some(found);
            }
        }
    }
    None
}

fn at(text: &str) -> Option<(&'static str, String)> {
    let rest = strip(text, "tier ")?;
    let number = rest.chars().next()?;
    let after = rest.get(1..)?;
    if after.starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let watch = strip(after.trim_start_matches([' ', ',', '-', '–', '—', '(']), "watch").is_some_and(|w| {
        let w = w.trim_start();
        strip(w, "list").is_some() || strip(w, "-list").is_some()
    });
    let (name, quote) = match (number, watch) {
        ('1', _) => ("1", "Tier 1"),
        ('2', true) => ("2WL", "Tier 2 Watch List"),
        ('2', false) => ("2", "Tier 2"),
        ('3', _) => ("3", "Tier 3"),
        _ => return None,
    };
    Some((name, quote.to_owned()))
}

fn strip<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| text.get(prefix.len()..)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_opening_counts_and_not_a_threat() {
        assert_eq!(find("Tier 2 Watch List – X would fall to Tier 3", true).map(|t| t.0), Some("2WL"));
        assert_eq!(find("tier 2: X", true).map(|t| t.0), Some("2"));
        assert_eq!(find("The country remained on Tier 2 Watchlist", true).map(|t| t.0), Some("2WL"));
        assert_eq!(find("a downgrade to Tier 3 was waived", true), None);
        assert_eq!(find("Tier 2 Watch List: (32 countries) A, B", true), None);
        assert_eq!(find("Tier 20", true), None);
    }
}
