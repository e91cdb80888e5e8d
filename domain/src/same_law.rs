//! One law that several publishers state under names of their own: the register of a state, and a report of another
//! government about it. Joined only where number or title and the year agree, and where nothing else could be meant:
//! a law too many on a page is a lesser harm than two laws taken for one.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

use crate::{
    ids::{JurisdictionId, LawId},
    law::{DateKind, Law, LawKind},
};

/// Two statements that were found to be about one law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The identifier that the law keeps: the register's, else the first in order.
    pub kept: LawId,
    pub dropped: LawId,
    /// What agreed, in words.
    pub by: &'static str,
}

const BY_NUMBER: &str = "kind, number and year";
const BY_TITLE: &str = "title and year";

/// Joins statements of one law. `is_register` says which come from the official publisher of a state's legislation:
/// two laws of a register are never one, since it has a number for each.
pub fn join(laws: Vec<Law>, is_register: impl Fn(&Law) -> bool) -> (Vec<Law>, Vec<Joined>) {
    let names: Vec<Names> = laws.iter().map(|law| Names::of(law, is_register(law))).collect();
    let mut of_place: BTreeMap<&JurisdictionId, Vec<usize>> = BTreeMap::new();
    for (i, law) in laws.iter().enumerate().filter(|(_, l)| l.kind == LawKind::Law) {
        of_place.entry(&law.jurisdiction).or_default().push(i);
    }
    let mut pairs: Vec<(usize, usize, &'static str)> = Vec::new();
    for indices in of_place.values() {
        for (n, &a) in indices.iter().enumerate() {
            for &b in indices.iter().skip(n + 1) {
                if let (Some(x), Some(y)) = (names.get(a), names.get(b))
                    && let Some(by) = x.same(y)
                {
                    pairs.push((a, b, by));
                }
            }
        }
    }
    // Where one statement fits two laws, nobody can tell which is meant.
    let times = |i: usize| pairs.iter().filter(|(a, b, _)| *a == i || *b == i).count();
    let alone: Vec<_> = pairs.iter().copied().filter(|&(a, b, _)| times(a) == 1 && times(b) == 1).collect();
    let mut laws: Vec<Option<Law>> = laws.into_iter().map(Some).collect();
    let mut joined = Vec::new();
    for (a, b, by) in alone {
        let register = |i: usize| names.get(i).is_some_and(|n| n.register);
        let (kept, other) = if register(b) && !register(a) { (b, a) } else { (a, b) };
        let (Some(first), Some(second)) =
            (laws.get_mut(kept).and_then(Option::take), laws.get_mut(other).and_then(Option::take))
        else {
            continue;
        };
        joined.push(Joined { kept: first.id.clone(), dropped: second.id.clone(), by });
        if let Some(slot) = laws.get_mut(kept) {
            *slot = merged(first, second);
        }
    }
    (laws.into_iter().flatten().collect(), joined)
}

/// The register's law with what the other statement adds. A day of passage that the register states is not weighed
/// against another's word for it; the note keeps that word.
fn merged(law: Law, mut other: Law) -> Option<Law> {
    let stated = other.passage().map(|d| match d.precision {
        crate::law::DatePrecision::Day => d.date.to_string(),
        _ => d.date.year().to_string(),
    });
    let sources: Vec<&str> = other.sources.iter().map(|s| s.as_str()).collect();
    let note = format!(
        "Also as stated by {}: \u{201c}{}\u{201d}{}, there {}.",
        sources.join(", "),
        other.title(),
        stated.map(|d| format!(", {d}")).unwrap_or_default(),
        other.id
    );
    if law.passage().is_some() {
        other.dates.retain(|d| !d.kind.may_be_passage());
    }
    if law.dates.iter().any(|d| d.kind == DateKind::LastAmended) {
        other.dates.retain(|d| d.kind != DateKind::LastAmended);
    }
    let mut law = Law::merge([law, other])?;
    law.notes.push(note);
    Some(law)
}

/// What a law can be recognized by.
#[derive(Debug)]
struct Names {
    register: bool,
    year: Option<i16>,
    /// Kind and number: `law` and `26061`, or `2020-018`.
    numbers: BTreeSet<(&'static str, String)>,
    titles: BTreeSet<String>,
}

impl Names {
    fn of(law: &Law, register: bool) -> Names {
        let stated = law.titles.iter().map(|t| t.title.as_str()).chain([law.citation.as_str()]);
        Names {
            register,
            year: law.passage().map(|d| d.date.year()),
            numbers: stated.filter_map(number).collect(),
            titles: law.titles.iter().map(|t| plain(&t.title)).filter(|t| t.split(' ').count() >= 3).collect(),
        }
    }

    fn same(&self, other: &Names) -> Option<&'static str> {
        if self.register && other.register {
            return None;
        }
        let (a, b) = (self.year?, other.year?);
        // A law adopted in December is published in January.
        let near = a.abs_diff(b) <= 1;
        // Numbers below a thousand begin anew each year in many places.
        let running = |n: &str| n.parse::<u32>().is_ok_and(|n| n >= 1_000);
        if near && self.numbers.intersection(&other.numbers).any(|(_, n)| a == b || running(n)) {
            return Some(BY_NUMBER);
        }
        // Other numbers are other laws, whatever they are called.
        let contradict = |kind: &str| {
            let of = |n: &Names| {
                n.numbers.iter().filter(|(k, _)| *k == kind).map(|(_, n)| n.clone()).collect::<BTreeSet<_>>()
            };
            let (x, y) = (of(self), of(other));
            !x.is_empty() && !y.is_empty() && x.is_disjoint(&y)
        };
        if self.numbers.iter().any(|(kind, _)| contradict(kind)) {
            return None;
        }
        (a == b && !self.titles.is_disjoint(&other.titles)).then_some(BY_TITLE)
    }
}

/// Words for kinds of laws, without marks.
const KINDS: &[(&str, &str)] = &[
    ("act", "law"),
    ("decree", "decree"),
    ("decret", "decree"),
    ("decreto", "decree"),
    ("law", "law"),
    ("lei", "law"),
    ("ley", "law"),
    ("loi", "law"),
    ("ordinance", "ordinance"),
    ("ordonnance", "ordinance"),
    ("zakon", "law"),
    ("закон", "law"),
];
/// Words that stand between kind and number.
const SIGNS: &[&str] = &["no", "n", "num", "numero", "number", "nr"];

/// Kind and number where a title begins or ends with them: `Ley Nº 18.250 Migración`, `Tenencia …, Ley 23.737`, `Loi n°
/// 2020-018 …`. In the middle a number is another law's (`Sustituye la Ley 19.366 que …`).
fn number(text: &str) -> Option<(&'static str, String)> {
    let words = words(text);
    let kind = |word: &str| KINDS.iter().find(|(w, _)| *w == word).map(|(_, kind)| *kind);
    let at = |i: usize| -> Option<(&'static str, String, usize)> {
        let kind = kind(words.get(i)?)?;
        let mut next = i + 1;
        while words.get(next).is_some_and(|w| SIGNS.contains(&w.as_str())) {
            next += 1;
        }
        let written = words.get(next)?.replace('.', "");
        // `2020-018` and `66-156` are whole numbers: their first half is a year.
        let number = match written.parse::<u32>() {
            Ok(plain) => plain.to_string(),
            Err(_) if written.starts_with(|c: char| c.is_ascii_digit()) => written,
            Err(_) => return None,
        };
        Some((kind, number, next + 1))
    };
    if let Some((kind, number, _)) = at(0) {
        // `Act 2003` is a year, not a number.
        return (!is_year(&number)).then_some((kind, number));
    }
    let (kind, number, end) = (1..words.len()).rev().find_map(at)?;
    (end == words.len() && !is_year(&number)).then_some((kind, number))
}

fn is_year(number: &str) -> bool {
    number.parse().is_ok_and(|n: u32| (1800..=2100).contains(&n))
}

/// Words in small letters without marks; numbers with what stands between their digits (`26.061`, `2020-018`, `3/2017`)
/// are one.
fn words(text: &str) -> Vec<String> {
    const JOINTS: [char; 3] = ['.', '-', '/'];
    let plain: String = text.nfkd().filter(|c| !is_combining_mark(*c)).collect();
    let words = plain.to_lowercase();
    let words = words.split(|c: char| !(c.is_alphanumeric() || JOINTS.contains(&c))).map(|w| w.trim_matches(JOINTS));
    words.filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// A title for comparison: no marks, no articles, one spelling of `labour`.
fn plain(title: &str) -> String {
    const LEFT_OUT: &[&str] = &["a", "an", "the", "el", "la", "los", "las", "le", "les", "o", "os", "as"];
    let kept = words(&title.replace(['-', '/'], " ")).into_iter().filter(|w| !LEFT_OUT.contains(&w.as_str()));
    kept.map(|w| if w == "labor" { "labour".to_owned() } else { w }).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        law::{DatePrecision, LawDate, LawStatus, LawTitle},
        provenance::Provenance,
        topic::Topic,
    };

    fn law(id: &str, place: &str, source: &str, title: &str, citation: &str, passed: (DateKind, i16, i8, i8)) -> Law {
        let (kind, y, m, d) = passed;
        let provenance = Provenance { snapshot: "00".into(), locator: "x".into() };
        let precision = if d == 0 { DatePrecision::Year } else { DatePrecision::Day };
        let dated = if d == 0 { date(y, 1, 1) } else { date(y, m, d) };
        Law {
            id: id.into(),
            jurisdiction: place.into(),
            kind: LawKind::Law,
            titles: vec![LawTitle { language: "en".into(), title: title.into() }],
            citation: citation.into(),
            topics: vec![],
            instrument: None,
            dates: vec![LawDate { kind, date: dated, precision, provenance, computed_by: None }],
            url: None,
            sources: vec![source.into()],
            versions: vec![],
            status: LawStatus::NotStated,
            sections: vec![],
            amendments: vec![],
            notes: vec![],
            provisions: vec![],
        }
    }

    fn report(id: &str, place: &str, title: &str, year: i16) -> Law {
        law(id, place, "report", title, title, (DateKind::Adoption, year, 0, 0))
    }

    fn register(id: &str, place: &str, title: &str, citation: &str, day: (i16, i8, i8)) -> Law {
        law(id, place, "register", title, citation, (DateKind::Assent, day.0, day.1, day.2))
    }

    fn run(laws: Vec<Law>) -> (Vec<Law>, Vec<Joined>) {
        join(laws, |l| l.sources.iter().any(|s| s.as_str() == "register"))
    }

    #[test]
    fn a_register_and_a_report_meet_by_title_and_year() {
        let mut told = report("gbr-sexual-offences-act-2003", "GBR", "The Sexual Offences Act 2003", 2003);
        told.topics = vec![Topic::HumanTrafficking];
        let act = register("ukpga-2003-42", "GBR", "Sexual Offences Act 2003", "2003 c. 42", (2003, 11, 20));
        for laws in [vec![told.clone(), act.clone()], vec![act.clone(), told.clone()]] {
            let (laws, joined) = run(laws);
            assert_eq!((laws.len(), joined[0].by, joined[0].kept.as_str()), (1, BY_TITLE, "ukpga-2003-42"));
            let law = &laws[0];
            assert_eq!(law.passage().map(|d| (d.kind, d.date)), Some((DateKind::Assent, date(2003, 11, 20))));
            assert_eq!((law.topics.as_slice(), law.sources.len()), (&[Topic::HumanTrafficking][..], 2));
            assert!(law.notes[0].contains("2003, there gbr-sexual-offences-act-2003"), "{:?}", law.notes);
        }
    }

    #[test]
    fn numbers_meet_however_they_are_written() {
        for (told, citation, day) in [
            ("Tenencia y Tráfico de Estupefacientes, Ley 23.737", "Ley 23737", (1989, 9, 21)),
            ("Ley Nº 18.250 Migración", "Ley N° 18250", (2008, 1, 6)),
            ("Ley 599 of 2000 – Código Penal", "LEY 599 DE 2000", (2000, 7, 24)),
        ] {
            let year = day.0;
            let laws = vec![report("r", "ARG", told, year), register("l", "ARG", "Otro título", citation, day)];
            assert_eq!(run(laws).1[0].by, BY_NUMBER, "{told}");
        }
        let laws = vec![
            report("r", "MRT", "Loi n° 2020-017 relative à la traite", 2020),
            register("l", "MRT", "Autre titre", "Loi n° 2020-017", (2020, 8, 6)),
        ];
        assert_eq!(run(laws).1[0].by, BY_NUMBER);
        // Adopted in December, promulgated in January.
        let laws =
            vec![report("r", "ARG", "X, Ley 26.842", 2012), register("l", "ARG", "Y", "Ley 26842", (2013, 1, 2))];
        assert_eq!(run(laws).1.len(), 1);
    }

    #[test]
    fn what_only_looks_alike_stays_apart() {
        let act = |title: &str| register("l", "GBR", title, "2015 c. 30", (2015, 3, 26));
        for (told, year, other) in [
            // An act that amends, another year, another part of the name.
            ("Modern Slavery (Amendment) Act 2015", 2015, act("Modern Slavery Act 2015")),
            ("Modern Slavery Act 2015", 2018, act("Modern Slavery Act 2015")),
            ("Sexual Offences Act Scotland", 2015, act("Sexual Offences Act")),
            // Too short to be one law's name alone.
            ("Penal Code", 2015, act("Penal Code")),
            // The law that it replaces, and another number under the same name.
            (
                "Sustituye la Ley Núm 19.366 que sanciona el tráfico",
                2015,
                register("l", "GBR", "Y", "Ley 19366", (2015, 1, 1)),
            ),
            (
                "Trafficking in Persons Act, Law 4711",
                2015,
                register("l", "GBR", "Trafficking in Persons Act, Law 4712", "Law 4712", (2015, 1, 1)),
            ),
            // Small numbers begin anew each year; another kind of act has its own.
            ("Law No. 7 of 2014 on Trafficking", 2014, register("l", "GBR", "Y", "Law 7", (2015, 1, 1))),
            // Numbers that begin with the year; Mauritania passed both on one day.
            (
                "Loi n° 2015-017 relative à la traite des personnes",
                2015,
                register("l", "GBR", "Loi n° 2015-018 modifiant la loi n°2010-021", "", (2015, 8, 6)),
            ),
            (
                "Ordonnance n° 66-156 du 8 juin 1966",
                1966,
                register("l", "GBR", "Ordonnance n° 66-157", "", (1966, 6, 8)),
            ),
            ("Decree No. 4711", 2015, register("l", "GBR", "Y", "Law 4711", (2015, 1, 1))),
        ] {
            let laws = vec![report("r", "GBR", told, year), other];
            assert_eq!(run(laws).1, [], "{told}");
        }
        let elsewhere = vec![report("r", "IRL", "Modern Slavery Act 2015", 2015), act("Modern Slavery Act 2015")];
        assert_eq!(run(elsewhere).1, []);
    }

    #[test]
    fn a_register_has_a_number_for_each_law_and_doubt_joins_nothing() {
        // Belgium passed three laws of this name in one year.
        let title = "Loi modifiant la loi du 29 avril 1999";
        let of = |id: &str, m| register(id, "BEL", title, id, (2024, m, 1));
        let (laws, joined) = run(vec![of("be-1", 1), of("be-2", 2), report("r", "BEL", title, 2024)]);
        assert_eq!((laws.len(), joined.len()), (3, 0));
    }

    #[test]
    fn two_spellings_of_one_report_are_one_law() {
        let laws = vec![
            report("mda-labor", "MDA", "Labor Code of the Republic of Moldova, N 154-XV", 2003),
            report("mda-labour", "MDA", "Labour Code of the Republic of Moldova, N 154-XV", 2003),
        ];
        let (laws, joined) = run(laws);
        assert_eq!((laws.len(), joined[0].kept.as_str()), (1, "mda-labor"));
    }

    #[test]
    fn treaties_are_not_looked_at() {
        let mut a = report("a", "KEN", "Protocol to prevent trafficking", 2005);
        let mut b = report("b", "KEN", "Protocol to prevent trafficking", 2005);
        (a.kind, b.kind) = (LawKind::Treaty, LawKind::Treaty);
        assert_eq!(run(vec![a, b]).1, []);
    }
}
