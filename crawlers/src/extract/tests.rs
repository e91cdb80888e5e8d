//! Sentences of our own, one for each wording that the engine knows.

use proptest::prelude::*;

use super::*;

fn counts(text: &str) -> Vec<(Measure, Option<u64>, bool)> {
    extract_text(text, true, &Options::default())
        .into_iter()
        .map(|s| {
            let n = match s.value {
                Some(Value::Count(n)) => Some(n),
                _ => None,
            };
            (s.measure, n, s.is_previous_period)
        })
        .collect()
}

proptest! {
    #[test]
    fn any_text_is_survived(text in "\\PC{0,300}") {
        let _ = extract_text(&text, true, &Options::default());
        let _ = extract_text(&text, false, &Options::default());
    }
}
