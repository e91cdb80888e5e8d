//! What changed between two texts of one law. Pure, and bounded in time: what is too long to align word by word is
//! shown as taken out and put in.

use std::collections::{HashMap, HashSet};

use lexgap_domain::{DiffParagraph, DiffPiece, Edit, SectionChange, SectionChangeKind};
use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::{LawText, Section};

/// The most changed sections that are kept.
const MAX_CHANGES: usize = 2_000;
/// The most text of changes that is kept, in bytes.
const MAX_SHOWN: usize = 2 << 20;
/// Unchanged paragraphs shown on each side of a change.
const CONTEXT: usize = 1;
/// Two paragraphs or sections are the same one, reworded, where they share at least this much of their words.
const REWORDED: f64 = 0.5;
/// Below this share a section that kept its number is another one: the law was renumbered.
const UNRELATED: f64 = 0.3;
/// The longest paragraphs that are aligned word by word, in the product of their words.
const MAX_WORD_PAIRS: usize = 25_000_000;
/// The most paragraphs that are aligned line by line, in their product.
const MAX_PARAGRAPH_PAIRS: usize = 100_000_000;
/// The most pairs of paragraphs or sections whose words are held against each other.
const MAX_CANDIDATES: usize = 40_000;

/// What two texts have apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    pub changes: Vec<SectionChange>,
    pub unchanged: usize,
    /// Changes beyond the limit.
    pub left_out: usize,
}

/// Compares the older text with the newer one.
pub fn compare(old: &LawText, new: &LawText) -> Comparison {
    let pairs = pair(&old.sections, &new.sections);
    let mut found: Vec<((usize, usize), SectionChange)> = Vec::new();
    let mut unchanged = 0;
    for (j, section) in new.sections.iter().enumerate() {
        let change = match pairs.of_new.get(j).copied().flatten() {
            None => Some(one_sided(section, Edit::Insert)),
            Some(i) => old.sections.get(i).and_then(|before| two_sided(before, section, pairs.moved.contains(&j))),
        };
        match change {
            Some(change) => found.push(((j + 1, 0), change)),
            None => unchanged += 1,
        }
    }
    // What is gone stands after what stood before it.
    let mut after = 0;
    for (i, section) in old.sections.iter().enumerate() {
        match pairs.of_old.get(i).copied().flatten() {
            Some(j) => after = j + 1,
            None => found.push(((after, i + 1), one_sided(section, Edit::Delete))),
        }
    }
    found.sort_by_key(|(place, _)| *place);
    limited(found.into_iter().map(|(_, change)| change).collect(), unchanged)
}

fn limited(all: Vec<SectionChange>, unchanged: usize) -> Comparison {
    let mut comparison = Comparison { unchanged, ..Comparison::default() };
    let mut shown = 0;
    for change in all {
        let pieces = change.paragraphs.iter().flat_map(|p| match p {
            DiffParagraph::Text(pieces) => pieces.as_slice(),
            DiffParagraph::Unchanged(_) => &[],
        });
        shown += pieces.map(|p| p.text.len()).sum::<usize>();
        if shown > MAX_SHOWN || comparison.changes.len() >= MAX_CHANGES {
            comparison.left_out += 1;
        } else {
            comparison.changes.push(change);
        }
    }
    comparison
}

/// Which section is which.
struct Pairs {
    /// By place in the newer text: the place in the older one.
    of_new: Vec<Option<usize>>,
    of_old: Vec<Option<usize>>,
    /// Places in the newer text of sections that stand elsewhere among the others, or under another number.
    moved: HashSet<usize>,
}

impl Pairs {
    fn join(&mut self, i: usize, j: usize) {
        if let (Some(of_old), Some(of_new)) = (self.of_old.get_mut(i), self.of_new.get_mut(j)) {
            (*of_old, *of_new) = (Some(j), Some(i));
        }
    }
}

fn pair(old: &[Section], new: &[Section]) -> Pairs {
    let mut pairs = Pairs { of_new: vec![None; new.len()], of_old: vec![None; old.len()], moved: HashSet::new() };
    // By number; of several with one number the first with the first. What stands outside has its heading's name.
    let mut by_number: HashMap<(String, usize), usize> = HashMap::new();
    for (i, key) in keys(old).into_iter().enumerate() {
        by_number.insert(key, i);
    }
    for (j, key) in keys(new).into_iter().enumerate() {
        let Some(&i) = by_number.get(&key) else { continue };
        let (Some(a), Some(b)) = (old.get(i), new.get(j)) else { continue };
        let outside = key.0.starts_with('\u{0}');
        let same_name = !a.heading.is_empty() && a.heading == b.heading;
        if outside || same_name || is_repeal_note(a) || is_repeal_note(b) || likeness(a, b) >= UNRELATED {
            pairs.join(i, j);
        }
    }
    renumbered(old, new, &mut pairs);
    displaced(&mut pairs);
    pairs
}

fn keys(sections: &[Section]) -> Vec<(String, usize)> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let key = |s: &Section| {
        if s.number.is_empty() { format!("\u{0}{}", s.heading) } else { s.number.to_lowercase() }
    };
    sections
        .iter()
        .map(|s| {
            let key = key(s);
            let n = seen.entry(key.clone()).or_default();
            *n += 1;
            (key, *n)
        })
        .collect()
}

/// Sections that are left: the same words under another number, then nearly the same words.
fn renumbered(old: &[Section], new: &[Section], pairs: &mut Pairs) {
    let left = |of: &[Option<usize>]| -> Vec<usize> {
        of.iter().enumerate().filter(|(_, other)| other.is_none()).map(|(at, _)| at).collect()
    };
    // A paragraph of a schedule does not become a section of the act.
    let container = |s: &Section| s.number.rsplit_once(", ").map(|(container, _)| container.to_owned());
    let speaks = |s: &Section| !s.number.is_empty() && words_of(s).count() >= 8 && !is_repeal_note(s);
    let mut by_text: HashMap<(Option<String>, &[String]), Vec<usize>> = HashMap::new();
    for i in left(&pairs.of_old).into_iter().rev() {
        if let Some(section) = old.get(i).filter(|s| speaks(s)) {
            by_text.entry((container(section), &section.paragraphs)).or_default().push(i);
        }
    }
    for j in left(&pairs.of_new) {
        let Some(section) = new.get(j).filter(|s| speaks(s)) else { continue };
        if let Some(i) = by_text.get_mut(&(container(section), section.paragraphs.as_slice())).and_then(Vec::pop) {
            pairs.join(i, j);
            pairs.moved.insert(j);
        }
    }
    let (of_old, of_new) = (left(&pairs.of_old), left(&pairs.of_new));
    if of_old.len().saturating_mul(of_new.len()) > MAX_CANDIDATES {
        return;
    }
    let mut likely: Vec<(f64, usize, usize)> = Vec::new();
    for &i in &of_old {
        for &j in &of_new {
            if let (Some(a), Some(b)) = (old.get(i), new.get(j))
                && speaks(a)
                && speaks(b)
                && container(a) == container(b)
            {
                let like = likeness(a, b);
                if like >= REWORDED {
                    likely.push((like, i, j));
                }
            }
        }
    }
    likely.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, i, j) in likely {
        if pairs.of_old.get(i) == Some(&None) && pairs.of_new.get(j) == Some(&None) {
            pairs.join(i, j);
            pairs.moved.insert(j);
        }
    }
}

/// Sections that stand elsewhere: those outside of the longest run that kept its order.
fn displaced(pairs: &mut Pairs) {
    let order: Vec<(usize, usize)> = pairs.of_new.iter().enumerate().filter_map(|(j, i)| i.map(|i| (i, j))).collect();
    // Patience: the least end of a run of each length, and each member's predecessor.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(order.len());
    for (at, (i, _)) in order.iter().enumerate() {
        let length = ends.partition_point(|&e| order.get(e).is_some_and(|(other, _)| other < i));
        before.push(length.checked_sub(1).and_then(|l| ends.get(l).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut kept = vec![false; order.len()];
    let mut at = ends.last().copied();
    while let Some(a) = at {
        if let Some(k) = kept.get_mut(a) {
            *k = true;
        }
        at = before.get(a).copied().flatten();
    }
    pairs.moved.extend(order.iter().zip(kept).filter(|(_, kept)| !kept).map(|((_, j), _)| *j));
}

/// Words without the marks between them.
fn words_in(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty())
}

fn words_of(section: &Section) -> impl Iterator<Item = &str> {
    section.paragraphs.iter().flat_map(|p| words_in(p))
}

/// The share of their words that two sections have in common, from 0 to 1.
fn likeness(a: &Section, b: &Section) -> f64 {
    dice(words_of(a), words_of(b))
}

/// Dice's coefficient over the words with their numbers: twice what is common over all there is.
fn dice<'t>(a: impl Iterator<Item = &'t str>, b: impl Iterator<Item = &'t str>) -> f64 {
    let mut counts: HashMap<&str, i64> = HashMap::new();
    let (mut all, mut common) = (0_u64, 0_u64);
    for word in a {
        *counts.entry(word).or_default() += 1;
        all += 1;
    }
    for word in b {
        all += 1;
        if let Some(n) = counts.get_mut(word).filter(|n| **n > 0) {
            *n -= 1;
            common += 1;
        }
    }
    if all == 0 { 1.0 } else { 2.0 * common as f64 / all as f64 }
}

/// How publishers mark a section that is no more, in lower case.
const REPEAL_NOTES: &[&str] = &[
    "[repealed",
    "[abrogé",
    "[abroge",
    "(weggefallen)",
    "(aufgehoben)",
    "(repealed)",
    "(abrogé",
    "opphevet",
    "(vervallen)",
];

fn is_repeal_note(section: &Section) -> bool {
    let text = section.paragraphs.join(" ").to_lowercase();
    let short = text.len() <= 300;
    let dots = text.contains(['.', '…']) && text.chars().all(|c| matches!(c, '.' | '…' | ' ' | '-' | '\u{a0}'));
    let heading = section.heading.to_lowercase();
    let noted = |t: &str| REPEAL_NOTES.iter().any(|note| t.starts_with(note));
    short && (dots || noted(text.trim_start()) || (noted(heading.trim_start()) && text.len() <= 40))
}

fn whole(text: &str, edit: Edit) -> Vec<DiffPiece> {
    if text.is_empty() { Vec::new() } else { vec![DiffPiece { edit, text: text.to_owned() }] }
}

/// A section that only one of the texts has.
fn one_sided(section: &Section, edit: Edit) -> SectionChange {
    SectionChange {
        kind: if edit == Edit::Insert { SectionChangeKind::Added } else { SectionChangeKind::Repealed },
        number: section.number.clone(),
        number_before: None,
        heading: whole(&section.heading, edit),
        paragraphs: section.paragraphs.iter().map(|p| DiffParagraph::Text(whole(p, edit))).collect(),
    }
}

/// A section that both texts have. `None`: nothing is different.
fn two_sided(old: &Section, new: &Section, moved: bool) -> Option<SectionChange> {
    let same_words = bare(&old.heading) == bare(&new.heading)
        && old.paragraphs.iter().map(|p| bare(p)).eq(new.paragraphs.iter().map(|p| bare(p)));
    let kind = match (moved, same_words) {
        (false, true) => return None,
        (true, true) => SectionChangeKind::Moved,
        (_, false) if is_repeal_note(new) && !is_repeal_note(old) => SectionChangeKind::Repealed,
        (false, false) => SectionChangeKind::Changed,
        (true, false) => SectionChangeKind::MovedAndChanged,
    };
    let number_before = (old.number != new.number).then(|| old.number.clone());
    let heading = words(&old.heading, &new.heading);
    let paragraphs = if same_words { Vec::new() } else { paragraphs(&old.paragraphs, &new.paragraphs) };
    Some(SectionChange { kind, number: new.number.clone(), number_before, heading, paragraphs })
}

/// Publishers change the shape of quotation marks and spaces between editions; that is no change of the law. One
/// character for one, so that places stay.
fn folded(text: &str) -> String {
    let plain = |c| match c {
        '’' | '‘' | '‚' | '′' => '\'',
        '“' | '”' | '„' => '"',
        '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        '\u{2010}' | '\u{2011}' => '-',
        c => c,
    };
    text.chars().map(plain).collect()
}

/// What two texts must share to be the same: spaces come and go with the markup.
fn bare(text: &str) -> String {
    folded(text).split_whitespace().collect()
}

/// Aligns the paragraphs of a section; those that differ are aligned word by word.
fn paragraphs(old: &[String], new: &[String]) -> Vec<DiffParagraph> {
    let mut all: Vec<(bool, Vec<DiffPiece>)> = Vec::new();
    let mut push = |changed: bool, pieces: Vec<DiffPiece>| all.push((changed, pieces));
    let bares = |side: &[String]| side.iter().map(|p| bare(p)).collect::<Vec<String>>();
    let (old_bare, new_bare) = (bares(old), bares(new));
    let same_start = old_bare.iter().zip(&new_bare).take_while(|(a, b)| a == b).count();
    let rest = |t: &[String]| t.len() - same_start;
    if rest(old).saturating_mul(rest(new)) > MAX_PARAGRAPH_PAIRS {
        let (kept, gone, come) = (old.get(..same_start), old.get(same_start..), new.get(same_start..));
        kept.into_iter().flatten().for_each(|p| push(false, whole(p, Edit::Equal)));
        gone.into_iter().flatten().for_each(|p| push(true, whole(p, Edit::Delete)));
        come.into_iter().flatten().for_each(|p| push(true, whole(p, Edit::Insert)));
        return with_context(all);
    }
    for op in capture_diff_slices(Algorithm::Patience, &old_bare, &new_bare) {
        let (before, after) =
            (old.get(op.old_range()).unwrap_or_default(), new.get(op.new_range()).unwrap_or_default());
        match op.tag() {
            DiffTag::Equal => after.iter().for_each(|p| push(false, whole(p, Edit::Equal))),
            DiffTag::Delete => before.iter().for_each(|p| push(true, whole(p, Edit::Delete))),
            DiffTag::Insert => after.iter().for_each(|p| push(true, whole(p, Edit::Insert))),
            DiffTag::Replace => {
                for step in align(before, after) {
                    let text = |side: &[String], at: usize| side.get(at).map_or("", String::as_str).to_owned();
                    match step {
                        (Some(i), Some(j)) => push(true, words(&text(before, i), &text(after, j))),
                        (Some(i), None) => push(true, whole(&text(before, i), Edit::Delete)),
                        (None, Some(j)) => push(true, whole(&text(after, j), Edit::Insert)),
                        (None, None) => {}
                    }
                }
            }
        }
    }
    with_context(all)
}

/// Which paragraph of a replaced run became which, in order: the alignment with the most words in common
/// (Needleman and Wunsch 1970, gaps free).
fn align(old: &[String], new: &[String]) -> Vec<(Option<usize>, Option<usize>)> {
    let (rows, columns) = (old.len(), new.len());
    if rows.saturating_mul(columns) > MAX_CANDIDATES {
        let gone = (0..rows).map(|i| (Some(i), None));
        return gone.chain((0..columns).map(|j| (None, Some(j)))).collect();
    }
    let like: Vec<f64> = old
        .iter()
        .flat_map(|a| new.iter().map(move |b| dice(words_in(a), words_in(b))))
        .map(|d| if d >= REWORDED { d } else { 0.0 })
        .collect();
    let width = columns + 1;
    let mut best = vec![0.0_f64; (rows + 1) * width];
    let at = |t: &[f64], i: usize, j: usize| t.get(i * width + j).copied().unwrap_or_default();
    let pair = |i: usize, j: usize| like.get(i * columns + j).copied().unwrap_or_default();
    for i in (0..rows).rev() {
        for j in (0..columns).rev() {
            let joined = if pair(i, j) > 0.0 { pair(i, j) + at(&best, i + 1, j + 1) } else { 0.0 };
            let value = joined.max(at(&best, i + 1, j)).max(at(&best, i, j + 1));
            if let Some(cell) = best.get_mut(i * width + j) {
                *cell = value;
            }
        }
    }
    let (mut i, mut j, mut steps) = (0, 0, Vec::new());
    while i < rows && j < columns {
        let here = at(&best, i, j);
        if pair(i, j) > 0.0 && (pair(i, j) + at(&best, i + 1, j + 1) - here).abs() < 1e-12 {
            steps.push((Some(i), Some(j)));
            (i, j) = (i + 1, j + 1);
        } else if (at(&best, i + 1, j) - here).abs() < 1e-12 {
            steps.push((Some(i), None));
            i += 1;
        } else {
            steps.push((None, Some(j)));
            j += 1;
        }
    }
    steps.extend((i..rows).map(|i| (Some(i), None)));
    steps.extend((j..columns).map(|j| (None, Some(j))));
    steps
}

/// Leaves out what is unchanged, but for the paragraphs next to a change.
fn with_context(all: Vec<(bool, Vec<DiffPiece>)>) -> Vec<DiffParagraph> {
    let changed: Vec<bool> = all.iter().map(|(changed, _)| *changed).collect();
    let near = |at: usize| {
        let from = at.saturating_sub(CONTEXT);
        changed.get(from..(at + CONTEXT + 1).min(changed.len())).is_some_and(|run| run.contains(&true))
    };
    let mut shown: Vec<DiffParagraph> = Vec::new();
    for (at, (_, pieces)) in all.into_iter().enumerate() {
        if near(at) {
            shown.push(DiffParagraph::Text(pieces));
        } else if let Some(DiffParagraph::Unchanged(n)) = shown.last_mut() {
            *n += 1;
        } else {
            shown.push(DiffParagraph::Unchanged(1));
        }
    }
    shown
}

/// Words and the marks and spaces between them, each a token.
fn tokens(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let class = |c: char| {
        if c.is_alphanumeric() {
            0
        } else if c.is_whitespace() {
            1
        } else {
            2
        }
    };
    let mut last: Option<i32> = None;
    for (at, c) in text.char_indices() {
        let own = class(c);
        // Marks stand alone; words and spaces run on.
        if last.is_some_and(|l| l != own || own == 2) {
            found.extend(text.get(start..at));
            start = at;
        }
        last = Some(own);
    }
    found.extend(text.get(start..).filter(|t| !t.is_empty()));
    found
}

/// Aligns two texts word by word. Texts that share too little are shown as one out, one in.
fn words(old: &str, new: &str) -> Vec<DiffPiece> {
    let (old_plain, new_plain) = (folded(old), folded(new));
    if bare(old) == bare(new) {
        return whole(new, Edit::Equal);
    }
    let replaced = || [whole(old, Edit::Delete), whole(new, Edit::Insert)].concat();
    let (a, b) = (tokens(old), tokens(new));
    let share = dice(words_in(old), words_in(new));
    if share < REWORDED || a.len().saturating_mul(b.len()) > MAX_WORD_PAIRS {
        return replaced();
    }
    // As many tokens as in the texts themselves: folding changes no character's class.
    let (a_plain, b_plain) = (tokens(&old_plain), tokens(&new_plain));
    // Runs of (taken out, put in, kept).
    let mut runs: Vec<(String, String, String)> = vec![Default::default()];
    for op in capture_diff_slices(Algorithm::Myers, &a_plain, &b_plain) {
        let gone = a.get(op.old_range()).unwrap_or_default().concat();
        let come = b.get(op.new_range()).unwrap_or_default().concat();
        let Some(run) = runs.last_mut() else { continue };
        match op.tag() {
            // A space or a comma between two changes is no more than a part of one change.
            DiffTag::Equal if !come.chars().any(char::is_alphanumeric) && !run.0.is_empty() && !run.1.is_empty() => {
                run.0.push_str(&come);
                run.1.push_str(&come);
            }
            DiffTag::Equal => {
                run.2 = come;
                runs.push(Default::default());
            }
            _ => {
                run.0.push_str(&gone);
                run.1.push_str(&come);
            }
        }
    }
    let mut pieces: Vec<DiffPiece> = Vec::new();
    for (mut gone, mut come, mut kept) in runs {
        if gone.trim().is_empty() && come.trim().is_empty() {
            kept.insert_str(0, &come);
            (gone, come) = Default::default();
        }
        // What was taken in with a change and ends both sides alike is kept after all.
        let tail = common_tail(&gone, &come);
        let cut = |t: &mut String| t.split_off(t.len() - tail);
        let ending = if tail > 0 { (cut(&mut gone), cut(&mut come)).1 } else { String::new() };
        kept.insert_str(0, &ending);
        pieces.extend(whole(&gone, Edit::Delete));
        pieces.extend(whole(&come, Edit::Insert));
        match pieces.last_mut().filter(|p| p.edit == Edit::Equal) {
            Some(last) => last.text.push_str(&kept),
            None => pieces.extend(whole(&kept, Edit::Equal)),
        }
    }
    pieces
}

/// The length of the white space and marks that end both texts, in bytes.
fn common_tail(a: &str, b: &str) -> usize {
    let same = a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y && !x.is_alphanumeric());
    same.map(|(c, _)| c.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use lexgap_domain::TextUnit;
    use proptest::prelude::*;

    use super::*;

    fn section(number: &str, heading: &str, paragraphs: &[&str]) -> Section {
        Section {
            number: number.to_owned(),
            heading: heading.to_owned(),
            paragraphs: paragraphs.iter().map(|p| (*p).to_owned()).collect(),
        }
    }

    fn text(sections: &[Section]) -> LawText {
        LawText { unit: TextUnit::Section, language: None, sections: sections.to_vec() }
    }

    /// `[-out-]{+in+}`, as in word diffs.
    fn marked(pieces: &[DiffPiece]) -> String {
        let mark = |p: &DiffPiece| match p.edit {
            Edit::Equal => p.text.clone(),
            Edit::Delete => format!("[-{}-]", p.text),
            Edit::Insert => format!("{{+{}+}}", p.text),
        };
        pieces.iter().map(mark).collect()
    }

    fn shown(change: &SectionChange) -> Vec<String> {
        let paragraph = |p: &DiffParagraph| match p {
            DiffParagraph::Text(pieces) => marked(pieces),
            DiffParagraph::Unchanged(n) => format!("({n} unchanged)"),
        };
        change.paragraphs.iter().map(paragraph).collect()
    }

    const FINE: &str = "Every person who contravenes this section is liable to a fine of not more than fifty dollars.";
    const BRIBE: &str = "No person shall give a bribe to a public official, directly or through somebody else.";
    const RECORD: &str = "Every company shall keep records of its payments for at least five years after the payment.";

    #[test]
    fn added_repealed_changed_and_moved() {
        let old = text(&[
            section("1", "Fines", &[FINE]),
            section("2", "Bribes", &["First.", "Second.", "Third.", BRIBE, "Fifth."]),
            section(
                "3",
                "Old",
                &["Whoever sells a slave is punished by a fine, and by the loss of his ship and goods."],
            ),
            section("4", "Records", &[RECORD]),
            section(
                "5",
                "Names",
                &["The minister may make regulations for the purposes of this Act from time to time."],
            ),
        ]);
        let new = text(&[
            section("1", "Fines", &[FINE]),
            section(
                "2",
                "Bribes",
                &["First.", "Second.", "Third.", &BRIBE.replace("a public official", "any official"), "Fifth."],
            ),
            section("2.1", "Reports", &["The minister shall table a report each year in both houses of parliament."]),
            section("5", "Names", &["[Repealed, 2001, c. 41, s. 67]"]),
            section("6", "Records", &[RECORD]),
        ]);
        let found = compare(&old, &new);
        assert_eq!(found.unchanged, 1);
        let kinds: Vec<(&str, SectionChangeKind, Option<&str>)> =
            found.changes.iter().map(|c| (c.number.as_str(), c.kind, c.number_before.as_deref())).collect();
        use SectionChangeKind::*;
        assert_eq!(
            kinds,
            [
                ("2", Changed, None),
                ("3", Repealed, None),
                ("2.1", Added, None),
                ("5", Repealed, None),
                ("6", Moved, Some("4"))
            ]
        );
        assert_eq!(
            shown(&found.changes[0]),
            [
                "(2 unchanged)",
                "Third.",
                "No person shall give a bribe to [-a public-]{+any+} official, directly or through somebody else.",
                "Fifth."
            ]
        );
        assert!(found.changes[4].paragraphs.is_empty());
        assert_eq!(compare(&new, &new), Comparison { unchanged: 5, ..Comparison::default() });
    }

    #[test]
    fn a_section_that_only_stands_elsewhere_moved() {
        let [a, b, c] = [section("1", "", &[FINE]), section("2", "", &[BRIBE]), section("3", "", &[RECORD])];
        let found = compare(&text(&[a.clone(), b.clone(), c.clone()]), &text(&[c, a, b]));
        let kinds: Vec<(&str, SectionChangeKind)> = found.changes.iter().map(|c| (c.number.as_str(), c.kind)).collect();
        assert_eq!(kinds, [("3", SectionChangeKind::Moved)]);
    }

    #[test]
    fn a_renumbered_law_is_no_heap_of_changes() {
        let old = text(&[section("1", "", &[FINE]), section("2", "", &[BRIBE]), section("3", "", &[RECORD])]);
        let inserted = "In this Act a ship means any vessel that is used in navigation and not moved by oars.";
        let new = text(&[
            section("1", "", &[inserted]),
            section("2", "", &[FINE]),
            section("3", "", &[&BRIBE.replace("bribe", "gift")]),
            section("4", "", &[RECORD]),
        ]);
        let found = compare(&old, &new);
        let kinds: Vec<(&str, SectionChangeKind, Option<&str>)> =
            found.changes.iter().map(|c| (c.number.as_str(), c.kind, c.number_before.as_deref())).collect();
        use SectionChangeKind::*;
        assert_eq!(
            kinds,
            [("1", Added, None), ("2", Moved, Some("1")), ("3", MovedAndChanged, Some("2")), ("4", Moved, Some("3"))]
        );
    }

    #[test]
    fn words_are_shown_in_whole_changes() {
        assert_eq!(
            marked(&words(
                "liable to a fine of two hundred dollars, or both",
                "liable to a fine of one million dollars, or both"
            )),
            "liable to a fine of [-two hundred-]{+one million+} dollars, or both"
        );
        assert_eq!(marked(&words("a b c d", "w x y z")), "[-a b c d-]{+w x y z+}");
        assert_eq!(
            marked(&words("the subject’s own consent", "the subject's\u{a0}consent")),
            "the subject's\u{a0}[-own -]consent"
        );
        assert_eq!(
            marked(&words("shall read “ the court ” from now", "shall read “the court” from then")),
            "shall read “the court” from [-now-]{+then+}"
        );
        assert_eq!(marked(&words("", "new")), "{+new+}");
        assert_eq!(marked(&words("no mark at the end", "no mark at the end.")), "no mark at the end{+.+}");
    }

    #[test]
    fn what_is_too_long_is_counted() {
        let long = "word ".repeat(100_000);
        let sections: Vec<Section> = (0..10).map(|n| section(&n.to_string(), "", &[&long])).collect();
        let found = compare(&text(&[]), &text(&sections));
        assert_eq!((found.changes.len(), found.left_out), (4, 6));
    }

    proptest! {
        /// Taking out what was put in gives the old text, and the other way round.
        #[test]
        fn nothing_is_lost(old in "[ab ,.é]{0,40}", new in "[ab ,.é]{0,40}") {
            let pieces = words(&old, &new);
            let side = |without: Edit| -> String {
                pieces.iter().filter(|p| p.edit != without).map(|p| p.text.as_str()).collect()
            };
            prop_assert_eq!(bare(&side(Edit::Insert)), bare(&old));
            prop_assert_eq!(bare(&side(Edit::Delete)), bare(&new));
        }

        #[test]
        fn every_section_is_accounted_for(
            old in prop::collection::vec(("[1-6]", "[a-d ]{0,30}"), 0..8),
            new in prop::collection::vec(("[1-6]", "[a-d ]{0,30}"), 0..8),
        ) {
            let make = |v: &[(String, String)]| text(&v.iter().map(|(n, t)| section(n, "", &[t])).collect::<Vec<_>>());
            let found = compare(&make(&old), &make(&new));
            let gone = found.changes.iter().filter(|c| {
                c.kind == SectionChangeKind::Repealed && c.heading.iter().all(|p| p.edit == Edit::Delete)
                    && c.paragraphs.iter().all(|p| matches!(p, DiffParagraph::Text(t) if t.iter().all(|p| p.edit == Edit::Delete)))
            }).count();
            prop_assert!(found.changes.len() + found.unchanged >= new.len());
            prop_assert_eq!(found.changes.len() + found.unchanged - gone, new.len());
        }
    }
}
