//! How often each rule was right on the labelled texts.
//!
//! Counts of `evaluate_extract` over the gold set and our own labels. A rule that fired seldom is drawn towards
//! the share of all rules on texts read before the extractor saw them.

/// Right and false statements per rule.
const COUNTED: &[(&str, u32, u32)] = &[
    ("and-others", 2, 0),
    ("apposition-official", 2, 0),
    ("case-verb", 11, 0),
    ("compared-with-before", 3, 0),
    ("complicit-officials", 8, 0),
    ("complicity", 5, 0),
    ("elliptic-number", 6, 0),
    ("faced-prosecution", 1, 0),
    ("found-guilty", 1, 0),
    ("from-to", 2, 0),
    ("involving-victims", 2, 0),
    ("law-in-force", 3, 0),
    ("law-passive", 6, 0),
    ("law-pending", 3, 0),
    ("law-title-list", 3, 0),
    ("law-verb", 18, 1),
    ("law-with-year", 10, 0),
    ("modifier-participle", 2, 0),
    ("never-verb", 4, 0),
    ("no-action-against-officials", 5, 0),
    ("no-noun", 19, 0),
    ("no-subject-passive", 9, 1),
    ("not-reported-doing", 10, 1),
    ("not-verb", 58, 0),
    ("not-verb-noun", 5, 0),
    ("noun-of", 12, 0),
    ("noun-participle", 4, 0),
    ("number-noun", 34, 0),
    ("officials-involved", 1, 0),
    ("officials-not-prosecuted", 1, 0),
    ("received-sentence", 2, 0),
    ("resulted-in", 2, 0),
    ("said-unknown", 5, 0),
    ("same-people", 1, 0),
    ("subject-passive", 24, 0),
    ("sum-of-list", 1, 0),
    ("table", 136, 0),
    ("tier", 90, 0),
    ("total-to", 1, 0),
    ("under-investigation", 1, 0),
    ("verb-no-object", 1, 0),
    ("verb-object", 50, 0),
];

/// Share of right statements on texts that the rules were not made on.
const PRIOR: f64 = 0.96;
/// How many statements the prior weighs.
const WEIGHT: f64 = 10.0;

/// Confidence of a rule in [0, 1].
pub(super) fn confidence(rule: &str) -> f64 {
    let (right, wrong) = COUNTED.iter().find(|(r, ..)| *r == rule).map_or((0, 0), |(_, r, w)| (*r, *w));
    let share = (f64::from(right) + PRIOR * WEIGHT) / (f64::from(right + wrong) + WEIGHT);
    (share * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seldom_rules_stay_near_the_prior() {
        assert!((confidence("a rule that never fired") - PRIOR).abs() < 1e-9);
        assert!(COUNTED.iter().all(|(r, ..)| (0.5..=1.0).contains(&confidence(r))));
    }
}
