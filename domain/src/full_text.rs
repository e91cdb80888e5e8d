//! Search within the texts of laws and reports: how texts are cut into passages, how words are compared, and which
//! words of a passage are marked. The store finds; this says what it looks for.
//!
//! Texts and queries are compared folded: lower case, without accents, ligatures taken apart. The place of every folded
//! letter in the original is known, so that the original is shown.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use crate::{
    ids::{JurisdictionId, LawId, Sha256Hex, SourceId},
    search::{edit_distance_within, slips_forgiven},
};

/// Fewest letters of a word that is looked for: shorter ones are everywhere.
const FEWEST_LETTERS: usize = 3;
/// Most letters of a word that are looked at.
const MOST_LETTERS: usize = 40;
/// Most words of a query.
const MOST_TERMS: usize = 8;
/// About as long a passage gets, in bytes; a longer paragraph is cut at a space.
const PASSAGE: usize = 1_600;
/// The most passages of one document.
const MOST_PASSAGES: usize = 6_000;
/// Letters of an excerpt, and how many of them stand before the first word found.
const EXCERPT: usize = 300;
const BEFORE: usize = 80;
/// Lengths of words that the store keeps to correct slips of the pen.
pub const WORD_LETTERS: std::ops::RangeInclusive<usize> = 4..=30;
/// Corrections taken of one word.
const CORRECTIONS: usize = 4;

/// A piece of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextPiece {
    pub text: String,
    /// Whether it is what was looked for.
    pub marked: bool,
}

/// A document whose text answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextHit {
    pub document: Sha256Hex,
    pub source: SourceId,
    /// Present where the document is the text of a law.
    pub law: Option<LawId>,
    pub jurisdiction: Option<JurisdictionId>,
    /// BCP 47 tag, where the document states it.
    pub language: Option<String>,
    pub title: String,
    /// Section or place in the document; may be empty.
    pub place: String,
    pub excerpt: Vec<TextPiece>,
}

/// What the texts answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum TextAnswer {
    /// The store holds no text.
    NoTexts,
    /// The query has no word that is long enough.
    TooShort,
    /// It took too long, or too many searches are under way.
    Stopped,
    Found {
        /// Documents whose texts are held.
        held: i64,
        /// Words looked for because those of the query stand nowhere.
        also: Vec<String>,
        /// One a document, the closest first.
        hits: Vec<TextHit>,
    },
}

/// A stretch of a text with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    pub place: String,
    pub text: String,
}

/// A folded text, letter by letter, with the byte of the original at which each stands.
struct Folded {
    letters: Vec<char>,
    at: Vec<usize>,
}

fn folded(text: &str) -> Folded {
    let (mut letters, mut at) = (Vec::with_capacity(text.len()), Vec::with_capacity(text.len()));
    for (i, c) in text.char_indices() {
        // Where a line may break: no letter.
        if c == '\u{ad}' {
            continue;
        }
        for part in std::iter::once(c).nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)) {
            for letter in part.to_lowercase().filter(|c| !unicode_normalization::char::is_combining_mark(*c)) {
                letters.push(letter);
                at.push(i);
            }
        }
    }
    Folded { letters, at }
}

/// Lower case, without accents, ligatures taken apart.
pub fn fold(text: &str) -> String {
    folded(text).letters.into_iter().collect()
}

/// The words of a query that are looked for, folded, each once. They hold letters and digits only.
pub fn terms(query: &str) -> Vec<String> {
    let folded = fold(query);
    let mut terms: Vec<String> = Vec::new();
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() >= FEWEST_LETTERS) {
        let term: String = word.chars().take(MOST_LETTERS).collect();
        if terms.len() < MOST_TERMS && !terms.contains(&term) {
            terms.push(term);
        }
    }
    terms
}

/// The words of a folded text that a slip of the pen can be corrected to.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    let is_word = |w: &&str| WORD_LETTERS.contains(&w.chars().count()) && w.chars().all(char::is_alphabetic);
    folded.split(|c: char| !c.is_alphanumeric()).filter(is_word)
}

/// How far the length of a correction may be from that of `term`; `None` where it is too short to be corrected.
pub fn lengths_near(term: &str) -> Option<std::ops::RangeInclusive<usize>> {
    let letters = term.chars().count();
    match slips_forgiven(letters) {
        0 => None,
        slips => Some(letters.saturating_sub(slips).max(*WORD_LETTERS.start())..=letters + slips),
    }
}

/// The nearest of `known` to `term`: alone where it is one of them, else the few that a slip of the pen turns into it.
pub fn corrections<'w>(term: &str, known: impl Iterator<Item = &'w str>) -> Vec<String> {
    let slips = slips_forgiven(term.chars().count());
    let mut near: Vec<(usize, &str)> =
        known.filter_map(|w| edit_distance_within(term, w, slips).map(|d| (d, w))).collect();
    near.sort_unstable();
    near.dedup();
    let least = near.first().map_or(0, |(d, _)| *d);
    near.into_iter().filter(|(d, _)| *d == least).take(CORRECTIONS).map(|(_, w)| w.to_owned()).collect()
}

/// Cuts paragraphs, each with its place, into passages: short ones of one place together, long ones at a space.
pub fn passages<'t>(paragraphs: impl Iterator<Item = (&'t str, &'t str)>) -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::new();
    for (place, paragraph) in paragraphs {
        for piece in cut(paragraph.trim()) {
            let is_full = found.len() == MOST_PASSAGES;
            match found.last_mut().filter(|p| p.place == place && p.text.len() + piece.len() < PASSAGE) {
                Some(open) => {
                    open.text.push('\n');
                    open.text.push_str(piece);
                }
                None if is_full => return found,
                None => found.push(Passage { place: place.to_owned(), text: piece.to_owned() }),
            }
        }
    }
    found
}

/// Pieces of at most [`PASSAGE`] bytes, cut at spaces where there are any.
fn cut(text: &str) -> Vec<&str> {
    let (mut pieces, mut rest) = (Vec::new(), text);
    while rest.len() > PASSAGE {
        let end = (1..=PASSAGE).rev().find(|i| rest.is_char_boundary(*i)).unwrap_or(rest.len());
        let at = rest[..end].rfind(char::is_whitespace).filter(|at| *at > 0).unwrap_or(end);
        let (piece, more) = rest.split_at(at);
        pieces.push(piece.trim_end());
        rest = more.trim_start();
    }
    pieces.push(rest);
    pieces.retain(|p| !p.is_empty());
    pieces
}

/// The part of `text` around the first of `terms` (folded), with all of them marked.
pub fn excerpt(text: &str, terms: &[String]) -> Vec<TextPiece> {
    let Folded { letters, at } = folded(text);
    let terms: Vec<Vec<char>> = terms.iter().map(|t| t.chars().collect()).collect();
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut i = 0;
    while i < letters.len() {
        let here = terms.iter().filter(|t| !t.is_empty() && letters[i..].starts_with(t)).map(Vec::len).max();
        if let Some(n) = here {
            found.push((i, i + n));
        }
        i += here.unwrap_or(1);
    }
    let byte = |i: usize| at.get(i).copied().unwrap_or(text.len());
    // The window that holds most of them, the first of equals.
    let held = |from: usize| found.iter().filter(|(s, e)| *s >= from && *e <= from + EXCERPT - BEFORE).count();
    let best = found.iter().map(|(s, _)| *s).max_by_key(|s| (held(*s), std::cmp::Reverse(*s)));
    let mut from = best.unwrap_or(0).saturating_sub(BEFORE);
    // Begins with a whole word.
    if from > 0 {
        let limit = best.unwrap_or(from);
        from = (from..limit).find(|i| letters[*i].is_whitespace()).map_or(from, |i| i + 1);
    }
    let to = (from + EXCERPT).min(letters.len());
    let mut pieces: Vec<TextPiece> = Vec::new();
    let mut push = |from: usize, to: usize, marked: bool| {
        if let Some(part) = text.get(from..to).filter(|p| !p.is_empty()) {
            pieces.push(TextPiece { text: part.to_owned(), marked });
        }
    };
    let mut last = byte(from);
    for (start, end) in found.into_iter().filter(|(s, e)| *s >= from && *e <= to) {
        push(last, byte(start), false);
        push(byte(start), byte(end), true);
        last = byte(end).max(last);
    }
    push(last, byte(to), false);
    if from > 0 {
        pieces.insert(0, TextPiece { text: "… ".to_owned(), marked: false });
    }
    if to < letters.len() {
        pieces.push(TextPiece { text: " …".to_owned(), marked: false });
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(text: &str, terms: &[&str]) -> Vec<String> {
        let terms: Vec<String> = terms.iter().map(|t| (*t).to_owned()).collect();
        excerpt(text, &terms).into_iter().filter(|p| p.marked).map(|p| p.text).collect()
    }

    #[test]
    fn odd_queries_are_words_and_nothing_else() {
        assert_eq!(terms("Tráfico  \"AND\" NEAR(de*) personas-^"), ["trafico", "and", "near", "personas"]);
        assert_eq!(terms("law LAW Law"), ["law"]);
        for nothing in ["", "a b", "\"*\" ()", "%_%"] {
            assert!(terms(nothing).is_empty(), "{nothing}");
        }
        assert_eq!(terms(&"word1 word2 word3 word4 word5 word6 word7 word8 word9 ".repeat(9)).len(), MOST_TERMS);
        assert_eq!(terms(&"x".repeat(999))[0].len(), MOST_LETTERS);
    }

    #[test]
    fn folding_meets_accents_ligatures_and_soft_hyphens() {
        assert_eq!(fold("TRÁFICO traf\u{fb01}ck\u{ad}ing"), "trafico trafficking");
        assert_eq!(marked("la traite, le tra\u{fb01}c et le Tráfico", &["trafic"]), ["tra\u{fb01}c", "Tráfic"]);
    }

    #[test]
    fn a_slip_of_the_pen_finds_the_nearest_words() {
        let known = ["trafficking", "traffic", "tracking", "victim"];
        assert_eq!(corrections("traficking", known.into_iter()), ["trafficking"]);
        assert_eq!(corrections("traffic", known.into_iter()), ["traffic"]);
        assert!(corrections("zebra", known.into_iter()).is_empty());
        assert_eq!(lengths_near("law"), None);
        assert_eq!(lengths_near("traficking"), Some(8..=12));
    }

    #[test]
    fn passages_keep_their_places_and_their_words() {
        let long = "word ".repeat(1_000);
        let found = passages([("1", "One."), ("1", "Two."), ("2", "Three."), ("3", long.as_str())].into_iter());
        assert_eq!(found[0], Passage { place: "1".to_owned(), text: "One.\nTwo.".to_owned() });
        assert_eq!(found[1].text, "Three.");
        assert!(found.len() > 4 && found.iter().all(|p| p.text.len() <= PASSAGE));
        let words: usize = found[2..].iter().map(|p| p.text.split_whitespace().count()).sum();
        assert_eq!(words, 1_000, "nothing is lost");
    }

    #[test]
    fn an_excerpt_is_where_the_words_stand_together() {
        let text = format!("victim {} the victim of trafficking {}", "x ".repeat(300), "y ".repeat(300));
        let pieces = excerpt(&text, &["victim".to_owned(), "trafficking".to_owned()]);
        assert_eq!(pieces.iter().filter(|p| p.marked).count(), 2, "{pieces:?}");
        assert!(pieces[0].text == "… " && pieces.last().unwrap().text == " …", "{pieces:?}");
        let plain = excerpt("short", &["none".to_owned()]);
        assert_eq!(plain, [TextPiece { text: "short".to_owned(), marked: false }]);
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in "\\PC{0,400}", query in "\\PC{0,40}") {
            let terms = terms(&query);
            prop_assert!(terms.iter().all(|t| t.chars().all(char::is_alphanumeric)));
            let shown: usize = excerpt(&text, &terms).iter().map(|p| p.text.len()).sum();
            prop_assert!(shown <= text.len() + 8);
        }

        #[test]
        fn passages_lose_no_letter(text in "[a-zé \\n]{0,5000}") {
            let letters = |t: &str| t.chars().filter(|c| !c.is_whitespace()).count();
            let found = passages(std::iter::once(("", text.as_str())));
            prop_assert_eq!(found.iter().map(|p| letters(&p.text)).sum::<usize>(), letters(&text));
        }
    }
}
