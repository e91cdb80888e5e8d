//! The table of laws: which law, with which articles, the report finds behind each prohibition.

use std::collections::BTreeSet;

use crate::formats::pdf::{Line, Page, Word};

/// The prohibitions whose laws are followed here. The table also has ages, schooling and military service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    ForcedLabour,
    ChildTrafficking,
    SexualExploitation,
    IllicitActivities,
}

impl Subject {
    /// The prohibition in words.
    pub(super) fn label(self) -> &'static str {
        match self {
            Subject::ForcedLabour => "forced labour",
            Subject::ChildTrafficking => "child trafficking",
            Subject::SexualExploitation => "commercial sexual exploitation of children",
            Subject::IllicitActivities => "use of children in illicit activities",
        }
    }

    fn of(standard: &str) -> Option<Subject> {
        let standard = standard.to_lowercase();
        // "Prohibition of Military Recruitment" and "Compulsory Recruitment" are none of these.
        [
            ("forced labor", Subject::ForcedLabour),
            ("trafficking", Subject::ChildTrafficking),
            ("sexual", Subject::SexualExploitation),
            ("illicit", Subject::IllicitActivities),
        ]
        .into_iter()
        .find_map(|(word, subject)| standard.contains(word).then_some(subject))
    }
}

/// One cell of the column "Legislation".
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub subject: Subject,
    pub legislation: String,
    pub page: u32,
}

/// One law in a cell: `Articles 13-16 of the Sexual Offences Act`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Statement {
    /// `Articles 13-16`; empty where the whole law is meant.
    pub articles: String,
    pub law: String,
}

impl Row {
    /// The numbers of the references that the cell points to.
    pub(super) fn cited(&self) -> BTreeSet<u32> {
        citations(&self.legislation).1
    }

    /// The laws that the cell lists.
    pub(super) fn statements(&self) -> Vec<Statement> {
        let text = citations(&self.legislation).0;
        text.split(';').map(str::trim).filter(|t| t.chars().any(char::is_alphabetic)).map(Statement::read).collect()
    }
}

impl Statement {
    fn read(text: &str) -> Statement {
        const UNITS: [&str; 9] =
            ["article", "section", "chapter", "part", "title", "schedule", "paragraph", "regulation", "clause"];
        let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
        let begins = UNITS.iter().any(|u| first.strip_prefix(u).is_some_and(|rest| matches!(rest, "" | "s")));
        let split = begins.then(|| text.split_once(" of ")).flatten();
        match split {
            Some((articles, law)) => {
                let law = law.strip_prefix("the ").unwrap_or(law);
                Statement { articles: articles.trim().to_owned(), law: law.trim().to_owned() }
            }
            None => Statement { articles: String::new(), law: text.to_owned() },
        }
    }
}

/// A text without its citations `(65,80,82-85)`, and their numbers.
fn citations(text: &str) -> (String, BTreeSet<u32>) {
    let mut plain = String::new();
    let mut numbers = BTreeSet::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        let Some((inside, behind)) = after.split_once(')') else { break };
        let parts: Option<Vec<(u32, u32)>> = inside.split([',', ';']).map(range).collect();
        plain.push_str(before);
        match parts {
            // Parentheses that touch the word before them belong to it: `Section 3(2)`.
            Some(parts) if before.is_empty() || before.ends_with(|c: char| !c.is_ascii_alphanumeric()) => {
                numbers.extend(parts.into_iter().flat_map(|(a, b)| a..=b));
            }
            _ => {
                plain.push('(');
                plain.push_str(inside);
                plain.push(')');
            }
        }
        rest = behind;
    }
    plain.push_str(rest);
    (plain, numbers)
}

/// `82` or `82-85`.
fn range(text: &str) -> Option<(u32, u32)> {
    let number = |t: &str| t.trim().parse::<u32>().ok().filter(|n| (1..1000).contains(n));
    match text.split_once(['-', '–', '‑']) {
        Some((a, b)) => Some((number(a)?, number(b)?)).filter(|(a, b)| a <= b && b - a < 100),
        None => number(text).map(|n| (n, n)),
    }
}

/// Left edges of the table's columns.
#[derive(Clone, Copy, Debug)]
struct Columns {
    /// Of the second column: what stands before is the standard.
    second: f64,
    legislation: f64,
}

/// Type ends a little left of the edge of its column.
const SLACK: f64 = 3.0;

/// Reads the rows about the subjects that are followed.
pub(super) fn read(pages: &[Page]) -> Vec<Row> {
    let mut reader = Reader::default();
    for page in pages {
        for line in &page.lines {
            reader.line(line, page.number);
        }
    }
    reader.close();
    reader.rows
}

#[derive(Default)]
struct Reader {
    rows: Vec<Row>,
    /// A caption was read, and the words of the head since.
    head: Option<Vec<Word>>,
    columns: Option<Columns>,
    standard: String,
    legislation: String,
    page: u32,
}

impl Reader {
    fn line(&mut self, line: &Line, page: u32) {
        let text = line.text();
        if is_caption(&text) {
            if text.to_lowercase().contains("laws and regulations") {
                self.head = Some(Vec::new());
            } else {
                self.end();
            }
            return;
        }
        if let Some(head) = &mut self.head {
            if is_head(&text) {
                head.extend(line.words.iter().cloned());
                self.columns = columns_of(head).or(self.columns);
                return;
            }
            self.head = None;
        }
        let Some(columns) = self.columns else { return };
        if is_end(&text, line, columns) {
            return self.end();
        }
        self.row(line, columns, page);
    }

    fn row(&mut self, line: &Line, columns: Columns, page: u32) {
        let standard = line.between(f64::NEG_INFINITY, columns.second - SLACK);
        let middle = line.between(columns.second - SLACK, columns.legislation - SLACK);
        let legislation = line.between(columns.legislation - SLACK, f64::INFINITY);
        if begins_standard(&standard) {
            self.close();
            self.standard = standard;
        } else if !standard.is_empty() {
            self.standard.push(' ');
            self.standard.push_str(&standard);
        }
        let answer = middle
            .split_whitespace()
            .any(|w| matches!(w.trim_end_matches(|c: char| !c.is_alphanumeric()), "Yes" | "No" | "N/A" | "Unknown"));
        // An entity's row within a standard.
        if answer && !self.legislation.is_empty() {
            self.close();
        }
        if !legislation.is_empty() {
            if self.legislation.is_empty() {
                self.page = page;
            } else if !self.legislation.ends_with('-') {
                self.legislation.push(' ');
            }
            self.legislation.push_str(&legislation);
        }
    }

    /// Ends the cell that is open.
    fn close(&mut self) {
        let legislation = std::mem::take(&mut self.legislation);
        if let Some(subject) = Subject::of(&self.standard).filter(|_| !legislation.is_empty()) {
            self.rows.push(Row { subject, legislation, page: self.page });
        }
    }

    fn end(&mut self) {
        self.close();
        self.head = None;
        self.columns = None;
        self.standard.clear();
    }
}

/// Whether a line is the caption of a table. Some editions set captions and heads in small capitals, which the file
/// holds as lower case.
pub(super) fn is_caption(text: &str) -> bool {
    text.to_lowercase().strip_prefix("table ").is_some_and(|rest| {
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        after.len() < rest.len() && after.starts_with(['.', ':'])
    })
}

/// Words of the table's head.
const HEAD: [&str; 10] = [
    "standard",
    "standards",
    "meets",
    "international",
    "yes/no",
    "age",
    "legislation",
    "related",
    "entity",
    "territory",
];

fn is_head(text: &str) -> bool {
    text.to_lowercase().split_whitespace().all(|w| HEAD.contains(&w.trim_end_matches([':', '*', '†'])))
}

fn columns_of(head: &[Word]) -> Option<Columns> {
    let left = |names: &[&str]| {
        let named = |w: &&Word| names.contains(&w.text.to_lowercase().as_str());
        head.iter().filter(named).map(|w| w.left).min_by(f64::total_cmp)
    };
    let legislation = left(&["legislation"])?;
    let second = left(&["related", "entity", "territory", "meets", "international"])?;
    (second < legislation).then_some(Columns { second, legislation })
}

/// Whether a line in the first column begins a standard.
fn begins_standard(text: &str) -> bool {
    ["Minimum", "Identification", "Prohibition", "Compulsory Education", "Free Public"]
        .iter()
        .any(|s| text.starts_with(s))
}

/// Whether a line stands below the table: a note, a heading, or text across the columns.
fn is_end(text: &str, line: &Line, columns: Columns) -> bool {
    if text.starts_with(['*', '†', '‡', '^', '§', '¥', '√', 'Δ']) {
        return true;
    }
    let crosses = |edge: f64| {
        let before = line.words.iter().rfind(|w| w.left < edge - SLACK);
        let after = line.words.iter().find(|w| w.left >= edge - SLACK);
        before.zip(after).is_some_and(|(b, a)| a.left - b.right < 0.6 * a.size)
    };
    crosses(columns.legislation) || (crosses(columns.second) && crosses(columns.second + 40.0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::tests::page, *};

    fn pages() -> Vec<Page> {
        vec![
            page(
                3,
                &[
                    (80.0, &[(54.0, "The government has laws (Table 4).")]),
                    (100.0, &[(54.0, "Table 4. Laws and Regulations on Child Labor")]),
                    (110.0, &[(210.0, "Meets")]),
                    (120.0, &[(58.0, "Standard"), (210.0, "International"), (280.0, "Age"), (310.0, "Legislation")]),
                    (130.0, &[(210.0, "Standards")]),
                    (140.0, &[(58.0, "Minimum Age for Work"), (210.0, "Yes"), (280.0, "16"), (310.0, "Article 7 (1)")]),
                    (
                        150.0,
                        &[
                            (58.0, "Prohibition of Forced Labor"),
                            (210.0, "Yes"),
                            (310.0, "Section 3(2) of the Labour Act;"),
                        ],
                    ),
                    (160.0, &[(310.0, "Articles 4 and 5 of the Counter-")]),
                    (170.0, &[(310.0, "Trafficking Act (12, 14-15)")]),
                    (180.0, &[(58.0, "Prohibition of Child"), (210.0, "No"), (310.0, "The Children Rules (20)")]),
                    (190.0, &[(58.0, "Trafficking")]),
                    (200.0, &[(58.0, "Prohibition of Commercial Sexual"), (210.0, "No"), (310.0, "Article 9 of the")]),
                ],
            ),
            page(
                4,
                &[
                    (80.0, &[(54.0, "Table 4. Laws and Regulations on Child Labor (Cont.)")]),
                    (90.0, &[(200.0, "Meets")]),
                    (100.0, &[(58.0, "Standard"), (200.0, "International"), (270.0, "Age"), (300.0, "Legislation")]),
                    (105.0, &[(200.0, "Standards")]),
                    (110.0, &[(58.0, "Exploitation of Children"), (300.0, "Penal Code (3)")]),
                    (
                        120.0,
                        &[
                            (58.0, "Compulsory Education Age"),
                            (200.0, "Yes"),
                            (270.0, "16"),
                            (300.0, "Education Act (2)"),
                        ],
                    ),
                    (130.0, &[(54.0, "* Country has no conscription (4)")]),
                    (140.0, &[(54.0, "Prohibition of Forced Labor is text below the table and no row (9)")]),
                ],
            ),
        ]
    }

    #[test]
    fn cells_run_over_lines_and_pages() {
        let rows = read(&pages());
        let found: Vec<_> = rows.iter().map(|r| (r.subject, r.legislation.as_str(), r.page)).collect();
        assert_eq!(
            found,
            [
                (
                    Subject::ForcedLabour,
                    "Section 3(2) of the Labour Act; Articles 4 and 5 of the Counter-Trafficking Act (12, 14-15)",
                    3
                ),
                (Subject::ChildTrafficking, "The Children Rules (20)", 3),
                (Subject::SexualExploitation, "Article 9 of the Penal Code (3)", 3),
            ]
        );
        assert_eq!(rows[0].cited(), BTreeSet::from([12, 14, 15]));
        let statement = |articles: &str, law: &str| Statement { articles: articles.into(), law: law.into() };
        assert_eq!(
            rows[0].statements(),
            [statement("Section 3(2)", "Labour Act"), statement("Articles 4 and 5", "Counter-Trafficking Act")]
        );
        assert_eq!(rows[1].statements(), [statement("", "The Children Rules")]);
    }

    #[test]
    fn small_capitals_are_read_as_well() {
        let mut pages = pages();
        for word in pages.iter_mut().flat_map(|p| &mut p.lines).take(5).flat_map(|l| &mut l.words) {
            word.text = word.text.to_lowercase();
        }
        assert_eq!(read(&pages).len(), 3);
    }

    #[test]
    fn each_entity_has_a_cell_of_its_own() {
        let lines: &[(f64, &[(f64, &str)])] = &[
            (100.0, &[(54.0, "Table 4. Laws and Regulations on Child Labor")]),
            (110.0, &[(58.0, "Standard"), (150.0, "Related Entity"), (230.0, "Meets"), (330.0, "Legislation")]),
            (120.0, &[(58.0, "Prohibition of Child"), (150.0, "Mainland"), (230.0, "Yes"), (330.0, "Act A (1)")]),
            (130.0, &[(58.0, "Trafficking"), (150.0, "The Island"), (230.0, "No"), (330.0, "Act B (2)")]),
        ];
        let rows = read(&[page(1, lines)]);
        assert_eq!(rows.iter().map(|r| r.legislation.as_str()).collect::<Vec<_>>(), ["Act A (1)", "Act B (2)"]);
    }

    proptest! {
        #[test]
        fn any_cell_is_survived(text in "[A-Za-z0-9 ;,()–-]{0,80}") {
            let row = Row { subject: Subject::ForcedLabour, legislation: text, page: 1 };
            prop_assert!(row.cited().len() < 3_000);
            let _ = row.statements();
        }
    }
}
