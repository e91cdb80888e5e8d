//! Search over the names in an edition: jurisdictions, laws, indicators, sources.
//!
//! Every word of the query must meet a word of the entry: as a whole, as its beginning, inside it, or with a
//! slip of the pen. Small enough to scan: some thousands of entries per edition.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use crate::{edition::EditionIndex, jurisdiction::Jurisdiction, law::LawKind};

/// What kind of thing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    Jurisdiction,
    Law,
    Indicator,
    Source,
}

/// One thing found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    pub kind: HitKind,
    pub id: String,
    pub title: String,
    /// What tells it from others of the same title.
    pub subtitle: String,
    /// Address on the site.
    pub href: String,
}

/// Lower case, without accents, in words.
fn words(text: &str) -> Vec<String> {
    let plain: String = text.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).collect();
    plain.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// Number of insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`, if at most
/// `most` (optimal string alignment).
pub fn edit_distance_within(a: &str, b: &str, most: usize) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let cost = usize::from(a[i - 1] != b[j - 1]);
            row[j] = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + cost);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|d| *d <= most)
}

/// Slips of the pen forgiven in a word of so many letters.
pub fn slips_forgiven(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    }
}

/// How well `wanted` meets `word`, 0 for not at all.
fn meets(wanted: &str, word: &str) -> u32 {
    if wanted == word {
        return 8;
    }
    if word.starts_with(wanted) {
        return 6;
    }
    if wanted.chars().count() >= 3 && word.contains(wanted) {
        return 3;
    }
    let slips = slips_forgiven(wanted.chars().count());
    if slips == 0 {
        return 0;
    }
    // While typing, the word is not finished: compare with as many of its letters, or a few more.
    let near = |letters: usize| {
        let beginning: String = word.chars().take(letters).collect();
        edit_distance_within(wanted, &beginning, slips).is_some()
    };
    let typed = wanted.chars().count();
    if (typed..=typed + slips).any(near) { 2 } else { 0 }
}

/// How well an entry answers, `None` where a word of the query finds nothing.
fn relevance(query: &[String], title: &[String], more: &[String]) -> Option<u32> {
    let mut sum = 0;
    for wanted in query {
        let in_title = title.iter().map(|w| meets(wanted, w) * 2).max().unwrap_or(0);
        let in_more = more.iter().map(|w| meets(wanted, w)).max().unwrap_or(0);
        let best = in_title.max(in_more);
        if best == 0 {
            return None;
        }
        sum += best;
    }
    // Of equal answers the shorter title is the closer one.
    Some(sum * 16 + 15_u32.saturating_sub(u32::try_from(title.len()).unwrap_or(15)))
}

/// What the answers say in one language.
pub trait Words {
    /// Name of a jurisdiction; it is found by its English name, too.
    fn jurisdiction(&self, j: &Jurisdiction) -> String;
    /// A UN region by its English name.
    fn region(&self, english: &str) -> String;
    /// `law` or `treaty obligation`.
    fn law_kind(&self, kind: LawKind) -> String;
}

/// The best `limit` answers to `query`, best first; none for a query without letters or digits.
pub fn search(index: &EditionIndex, say: &dyn Words, query: &str, limit: usize) -> Vec<Hit> {
    let query = words(query);
    if query.is_empty() {
        return Vec::new();
    }
    let edition = &index.edition;
    let mut found: Vec<(u32, Hit)> = Vec::new();
    let mut consider = |bonus: u32, title: &str, more: &str, hit: &dyn Fn() -> Hit| {
        if let Some(r) = relevance(&query, &words(title), &words(more)) {
            found.push((r + bonus, hit()));
        }
    };
    for j in &edition.jurisdictions {
        let more = format!("{} {} {}", j.id, j.alpha2.as_deref().unwrap_or_default(), j.name);
        let region = j.subregion.as_deref().or(j.region.as_deref()).unwrap_or_default();
        let name = say.jurisdiction(j);
        consider(40, &name, &more, &|| Hit {
            kind: HitKind::Jurisdiction,
            id: j.id.to_string(),
            title: name.clone(),
            subtitle: say.region(region),
            href: format!("/jurisdictions/{}", j.id),
        });
    }
    for law in &edition.facts.laws {
        let place = index.jurisdiction(law.jurisdiction.as_str()).map(|j| (say.jurisdiction(j), j.name.as_str()));
        let (place, english) = place.unwrap_or_default();
        let others: String = law.titles.iter().skip(1).map(|t| format!("{} ", t.title)).collect();
        let more = format!("{} {} {place} {english} {others}", law.citation, law.jurisdiction);
        let year = law.passage().map(|d| format!(", {}", d.date.year())).unwrap_or_default();
        consider(0, law.title(), &more, &|| Hit {
            kind: HitKind::Law,
            id: law.id.to_string(),
            title: law.title().to_owned(),
            subtitle: format!("{place}, {}{year}", say.law_kind(law.kind)),
            href: format!("/laws/{}", law.id),
        });
    }
    for i in &edition.facts.indicators {
        let publisher = index.source(i.source.as_str()).map_or("", |s| s.publisher.as_str());
        consider(20, &i.title, &format!("{} {publisher}", i.id), &|| Hit {
            kind: HitKind::Indicator,
            id: i.id.to_string(),
            title: i.title.clone(),
            subtitle: publisher.to_owned(),
            href: format!("/indicators/{}", i.id),
        });
    }
    for s in &edition.facts.sources {
        consider(10, &s.title, &format!("{} {}", s.id, s.publisher), &|| Hit {
            kind: HitKind::Source,
            id: s.id.to_string(),
            title: s.title.clone(),
            subtitle: s.publisher.clone(),
            href: format!("/sources#{}", s.id),
        });
    }
    found.sort_by(|(a, x), (b, y)| b.cmp(a).then_with(|| x.title.cmp(&y.title)).then_with(|| x.id.cmp(&y.id)));
    found.into_iter().take(limit).map(|(_, hit)| hit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_lose_case_and_accents() {
        assert_eq!(words("Côte d’Ivoire"), ["cote", "d", "ivoire"]);
        assert_eq!(words("Türkiye"), ["turkiye"]);
    }

    #[test]
    fn slips_of_the_pen_are_forgiven_in_long_words_only() {
        assert!(meets("keyna", "kenya") > 0, "two neighbours swapped");
        assert!(meets("traficking", "trafficking") > 0);
        assert!(meets("corupt", "corruption") > 0, "an unfinished word with a slip");
        assert_eq!(meets("uk", "us"), 0);
        assert!(meets("ken", "kenya") > meets("keyna", "kenya"));
    }

    proptest! {
        #[test]
        fn distance_is_symmetric_and_zero_only_for_equals(a in "[a-e]{0,8}", b in "[a-e]{0,8}") {
            prop_assert_eq!(edit_distance_within(&a, &b, 9), edit_distance_within(&b, &a, 9));
            prop_assert_eq!(edit_distance_within(&a, &b, 9) == Some(0), a == b);
        }
    }
}
