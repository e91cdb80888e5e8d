//! Measures the extractor on labelled texts, beside a plain pattern matcher, and lists every error.
//!
//! `cargo run --release -p lexgap-crawlers --example evaluate_extract -- GOLD_DIR [LABELS.jsonl]`
//!
//! `GOLD_DIR` is the folder `reports/gold` of the corpus. Labels of our own name files of the corpus and sentences.

use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use lexgap_crawlers::extract::{Options, Polarity, Statement, Value, extract, extract_text};
use regex::Regex;
use serde_json::Value as Json;

/// A labelled fact.
#[derive(Clone, Debug)]
struct Fact {
    measure: String,
    /// Values that are right; empty for a law or what is said to be unknown.
    values: Vec<String>,
    unknown: bool,
    previous: bool,
    optional: bool,
    quote: String,
    sentence: Option<usize>,
    year: Option<i64>,
    polarity: String,
    level: String,
    period: Option<String>,
    alleged: Option<bool>,
    /// The part of a total, where the label tells it: empty says that it is none.
    breakdown: Option<BTreeMap<String, String>>,
}

/// A found fact, from the extractor or the baseline.
#[derive(Clone, Debug)]
struct Found {
    measure: String,
    value: Option<String>,
    previous: bool,
    quote: String,
    sentence: Option<usize>,
    year: Option<i64>,
    polarity: String,
    rule: String,
    period: Option<String>,
    alleged: Option<bool>,
    breakdown: BTreeMap<String, String>,
}

#[derive(Clone, Copy, Default)]
struct Tally {
    right: u32,
    wrong: u32,
    missed: u32,
}

impl Tally {
    fn line(self) -> String {
        let (r, w, m) = (f64::from(self.right), f64::from(self.wrong), f64::from(self.missed));
        let share = |a: f64, b: f64| if a + b == 0.0 { f64::NAN } else { a / (a + b) };
        let (p, c) = (share(r, w), share(r, m));
        format!(
            "{:>5}{:>6}{:>7}{:>10.3}{:>8.3}{:>8.3}",
            self.right,
            self.wrong,
            self.missed,
            p,
            c,
            2.0 * p * c / (p + c)
        )
    }
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('’', "'")
}

fn fact(j: &Json) -> Fact {
    let s = |k: &str| j[k].as_str().unwrap_or("").to_owned();
    let value = |v: &Json| match v {
        Json::String(s) => Some(s.clone()),
        Json::Number(n) => n.as_f64().map(|f| format!("{f:.0}")),
        _ => None,
    };
    Fact {
        measure: s("measure"),
        values: [value(&j["value"]), value(&j["stated"])].into_iter().flatten().collect(),
        unknown: j["not_reported"].as_bool().unwrap_or(false),
        previous: j["is_previous_period"].as_bool().unwrap_or(false),
        optional: j["optional"].as_bool().unwrap_or(false),
        quote: words(&s("quote")),
        sentence: j["sentence"].as_u64().map(|n| {
            let paragraph = j["paragraph"].as_u64().unwrap_or(0);
            usize::try_from(paragraph * 1000 + n).unwrap_or(usize::MAX)
        }),
        year: j["law_year"].as_i64(),
        polarity: j["polarity"].as_str().unwrap_or("passed").to_owned(),
        level: s("level"),
        period: j["period"].as_str().map(str::to_owned),
        alleged: j["alleged"].as_bool(),
        breakdown: j["breakdown"]
            .as_object()
            .map(|parts| parts.iter().map(|(d, c)| (d.clone(), c.as_str().unwrap_or_default().to_owned())).collect()),
    }
}

/// Paragraph and sentence as one number.
fn place(locator: &str) -> Option<usize> {
    let number = |word: &str| -> Option<usize> {
        let rest = locator.rsplit(word).next()?;
        rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
    };
    let sentence = locator.contains("sentence ").then(|| number("sentence "))??;
    let paragraph = if locator.contains("paragraph ") { number("paragraph ")? } else { 0 };
    Some(paragraph * 1000 + sentence)
}

fn found(s: &Statement) -> Found {
    Found {
        measure: s.measure.id().to_owned(),
        value: s.value.as_ref().map(|v| match v {
            Value::Count(n) => n.to_string(),
            Value::Name(n) => (*n).to_owned(),
        }),
        previous: s.is_previous_period,
        quote: words(&s.quote),
        sentence: place(&s.locator),
        year: s.law_year.map(i64::from),
        polarity: match s.polarity {
            None | Some(Polarity::Passed) => "passed",
            Some(Polarity::Drafted) => "drafted",
            Some(Polarity::Failed) => "failed",
            Some(Polarity::Repealed) => "repealed",
            Some(Polarity::StruckDown) => "struck_down",
        }
        .to_owned(),
        rule: s.rule.to_owned(),
        period: s.period.clone(),
        alleged: s.alleged,
        breakdown: s.breakdown.clone().unwrap_or_default(),
    }
}

const COMPLICIT: &str = "officials_complicit";
/// The parts of a total that a text may name.
const DIMENSIONS: [&str; 4] = ["sex", "age", "exploitation", "act"];

/// Whether the words of a found fact and of a label are those of one sentence.
fn same_place(f: &Found, g: &Fact) -> bool {
    if let (Some(a), Some(b)) = (f.sentence, g.sentence) {
        return a.abs_diff(b) <= 1;
    }
    !g.quote.is_empty() && (f.quote.contains(&g.quote) || g.quote.contains(&f.quote))
}

fn matches(f: &Found, g: &Fact) -> bool {
    if f.measure != g.measure {
        return false;
    }
    if g.measure == "law_enacted" {
        let year = f.year.is_none() || g.year.is_none() || f.year == g.year;
        return f.polarity == g.polarity && year && (same_place(f, g) || g.quote.is_empty() && g.sentence.is_none());
    }
    if g.measure == COMPLICIT {
        return same_place(f, g);
    }
    if g.unknown {
        return f.value.is_none();
    }
    f.value.as_ref().is_some_and(|v| g.values.contains(v))
}

/// The plain pattern matcher for comparison: a number word before or after a word of enforcement.
struct Baseline {
    noun: Regex,
    verb: Regex,
    passive: Regex,
    zero: Regex,
    tier: Regex,
    law: Regex,
}

const NUMBER: &str = r"(\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|no)";

impl Baseline {
    fn new() -> Result<Baseline, regex::Error> {
        Ok(Baseline {
            noun: Regex::new(&format!(
                r"(?i)\b{NUMBER}\s+(?:[\w-]+\s+){{0,3}}(investigations?|prosecutions?|convictions?|victims?)\b"
            ))?,
            verb: Regex::new(&format!(
                r"(?i)\b(investigated|prosecuted|convicted|sentenced|identified|rescued)\s+(?:at least |only )?{NUMBER}\b"
            ))?,
            passive: Regex::new(&format!(
                r"(?i)\b{NUMBER}\s+(?:[\w-]+\s+){{0,4}}(?:was|were|been)\s+(investigated|prosecuted|convicted|sentenced|identified|rescued)\b"
            ))?,
            zero: Regex::new(r"(?i)did not (investigate|prosecute|convict|identify)")?,
            tier: Regex::new(r"(?i)tier\s+([123])\s*(watch list)?")?,
            law: Regex::new(
                r"(?i)\b(?:enacted|passed|adopted|amended)\b[^.;]{0,60}\b(?:law|act|code|legislation)\b|\b((?:19|20)\d\d) [\w-]* ?(?:law|act|legislation)\b",
            )?,
        })
    }

    fn read(&self, text: &str) -> Vec<Found> {
        let measure = |w: &str| {
            let w = w.to_lowercase();
            [
                ("invest", "investigations"),
                ("prosec", "prosecutions"),
                ("convic", "convictions"),
                ("senten", "sentenced"),
                ("victim", "victims_identified"),
                ("identif", "victims_identified"),
                ("rescue", "victims_identified"),
            ]
            .iter()
            .find(|(p, _)| w.starts_with(p))
            .map_or("", |(_, m)| m)
            .to_owned()
        };
        let number = |w: &str| {
            const WORDS: [&str; 14] = [
                "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
                "twelve", "thirteen",
            ];
            let w = w.to_lowercase();
            WORDS.iter().position(|x| *x == w).map_or_else(|| w.replace(',', ""), |n| n.to_string())
        };
        let mut out: Vec<Found> = Vec::new();
        let mut push = |measure: String, value: Option<String>, quote: &str| {
            if !out.iter().any(|f| f.measure == measure && f.value == value) {
                out.push(Found {
                    measure,
                    value,
                    previous: false,
                    quote: words(quote),
                    sentence: None,
                    year: None,
                    polarity: "passed".to_owned(),
                    rule: "pattern".to_owned(),
                    period: None,
                    alleged: None,
                    breakdown: BTreeMap::new(),
                });
            }
        };
        for c in self.noun.captures_iter(text) {
            push(measure(&c[2]), Some(number(&c[1])), &c[0]);
        }
        for c in self.verb.captures_iter(text) {
            push(measure(&c[1]), Some(number(&c[2])), &c[0]);
        }
        for c in self.passive.captures_iter(text) {
            push(measure(&c[2]), Some(number(&c[1])), &c[0]);
        }
        for c in self.zero.captures_iter(text) {
            push(measure(&c[1]), Some("0".to_owned()), &c[0]);
        }
        if let Some(c) = self.tier.captures(text) {
            let value = if c.get(2).is_some() { "2WL".to_owned() } else { c[1].to_owned() };
            push("tier".to_owned(), Some(value), &c[0]);
        }
        for c in self.law.captures_iter(text) {
            push("law_enacted".to_owned(), None, &c[0]);
        }
        out
    }
}

#[derive(Default)]
struct Report {
    /// By group of texts and measure.
    tallies: BTreeMap<(String, String), Tally>,
    errors: Vec<String>,
    previous_wrong: u32,
    period_wrong: u32,
    period_right: u32,
    by_rule: BTreeMap<String, Tally>,
    failed_as_passed: u32,
    aggregates: Tally,
    /// Labelled parts of totals: sex, age, exploitation, act.
    parts: Tally,
    alleged_wrong: u32,
}

fn compare(report: &mut Report, group: &str, file: &str, facts: &[Fact], all: &[Found], list: bool) {
    let mut gold_used = vec![false; facts.len()];
    let mut found_used = vec![false; all.len()];
    // A fact with the same flag and sentence first, then with the same sentence, then anywhere.
    for pass in 0..4 {
        for (i, f) in all.iter().enumerate() {
            if found_used[i] {
                continue;
            }
            let hit = facts.iter().enumerate().find(|(k, g)| {
                !gold_used[*k]
                    && matches(f, g)
                    && match pass {
                        0 => same_place(f, g) && f.previous == g.previous,
                        1 => f.previous == g.previous,
                        2 => same_place(f, g),
                        _ => true,
                    }
            });
            if let Some((k, g)) = hit {
                gold_used[k] = true;
                found_used[i] = true;
                if g.optional {
                    continue;
                }
                let passed = f.measure != "law_enacted" || f.polarity == "passed";
                if passed {
                    report.tallies.entry((group.to_owned(), f.measure.clone())).or_default().right += 1;
                }
                report.by_rule.entry(f.rule.clone()).or_default().right += 1;
                if g.level == "aggregate" {
                    report.aggregates.right += 1;
                }
                if g.alleged.is_some() && f.alleged != g.alleged {
                    report.alleged_wrong += 1;
                    if list {
                        report.errors.push(format!("{file}: ALLEGED {:?} {}", f.alleged, cut(&f.quote)));
                    }
                }
                if let Some(parts) = &g.breakdown {
                    let own: BTreeMap<_, _> =
                        f.breakdown.iter().filter(|(d, _)| DIMENSIONS.contains(&d.as_str())).collect();
                    let same = own.iter().filter(|(d, c)| parts.get(**d) == Some(**c)).count();
                    let tally = &mut report.parts;
                    tally.right += u32::try_from(same).unwrap_or(u32::MAX);
                    tally.wrong += u32::try_from(own.len() - same).unwrap_or(u32::MAX);
                    tally.missed += u32::try_from(parts.len() - same).unwrap_or(u32::MAX);
                    if list && (same < own.len() || same < parts.len()) {
                        report.errors.push(format!(
                            "{file}: PART {} {:?} is {own:?}, should be {parts:?} {}",
                            f.measure,
                            f.value,
                            cut(&f.quote)
                        ));
                    }
                }
                if f.previous != g.previous && f.measure != "tier" && f.measure != "law_enacted" {
                    report.previous_wrong += 1;
                    if list {
                        report.errors.push(format!(
                            "{file}: PERIOD FLAG {} {:?} should be previous={} [{}] {}",
                            f.measure,
                            f.value,
                            g.previous,
                            f.rule,
                            cut(&f.quote)
                        ));
                    }
                }
                if let (Some(a), true) = (&g.period, f.measure != "tier") {
                    let year = a.split(|c: char| !c.is_ascii_digit()).find(|y| y.len() == 4);
                    if a == "ever" || year.is_some() {
                        let ok = f
                            .period
                            .as_deref()
                            .is_some_and(|p| Some(p) == year || p == a || year.is_some_and(|y| p.contains(y)));
                        if ok {
                            report.period_right += 1
                        } else {
                            report.period_wrong += 1;
                            if list {
                                report.errors.push(format!(
                                    "{file}: PERIOD {} {:?} is {:?}, should be {a} {}",
                                    f.measure,
                                    f.value,
                                    f.period,
                                    cut(&f.quote)
                                ));
                            }
                        }
                    }
                }
            }
        }
    }
    for (k, g) in facts.iter().enumerate() {
        if gold_used[k] || g.optional || (g.measure == "law_enacted" && g.polarity != "passed") {
            continue;
        }
        // Where a table and the prose say the same figure, either is enough; a vague quantity has no number.
        if g.values.iter().any(|v| v.parse::<f64>().is_err() && !v.starts_with(['1', '2', '3'])) {
            continue;
        }
        report.tallies.entry((group.to_owned(), g.measure.clone())).or_default().missed += 1;
        if g.level == "aggregate" {
            report.aggregates.missed += 1;
        }
        if list {
            report.errors.push(format!(
                "{file}: MISSED {} {:?}{} {}",
                g.measure,
                g.values,
                if g.level.is_empty() { String::new() } else { format!(" ({})", g.level) },
                cut(&g.quote)
            ));
        }
    }
    for (i, f) in all.iter().enumerate() {
        if found_used[i] {
            continue;
        }
        if f.measure == "law_enacted" {
            let failed = facts.iter().any(|g| g.measure == f.measure && g.polarity != "passed" && same_place(f, g));
            if f.polarity != "passed" {
                continue;
            }
            if failed {
                report.failed_as_passed += 1;
            }
        }
        // Further parts of a labelled total, and a figure said twice, are no false alarms.
        let value = f.value.as_ref().and_then(|v| v.parse::<f64>().ok());
        let part = facts.iter().any(|g| {
            g.measure == f.measure
                && same_place(f, g)
                && match (value, g.values.first().and_then(|v| v.parse::<f64>().ok())) {
                    (Some(a), Some(b)) => a <= b,
                    (None, _) => g.unknown,
                    _ => false,
                }
        });
        let again = facts.iter().any(|g| matches(f, g) && (f.previous == g.previous || g.optional));
        if part || again && f.measure != "law_enacted" {
            continue;
        }
        report.tallies.entry((group.to_owned(), f.measure.clone())).or_default().wrong += 1;
        report.by_rule.entry(f.rule.clone()).or_default().wrong += 1;
        if list {
            report.errors.push(format!("{file}: FALSE {} {:?} [{}] {}", f.measure, f.value, f.rule, cut(&f.quote)));
        }
    }
}

fn cut(text: &str) -> String {
    text.chars().take(260).collect()
}

fn print(title: &str, report: &Report) {
    println!("\n{title}");
    println!(
        "{:<28}{:<22}{:>5}{:>6}{:>7}{:>10}{:>8}{:>8}",
        "texts", "measure", "right", "false", "missed", "precision", "recall", "F1"
    );
    let groups: BTreeSet<&String> = report.tallies.keys().map(|(g, _)| g).collect();
    for group in groups {
        let mut total = Tally::default();
        for ((g, measure), t) in &report.tallies {
            if g == group {
                println!("{:<28}{:<22}{}", g, measure, t.line());
                total.right += t.right;
                total.wrong += t.wrong;
                total.missed += t.missed;
            }
        }
        println!("{:<28}{:<22}{}", group, "all", total.line());
    }
}

/// The entry as its file holds it.
fn as_json(text: &str) -> Vec<u8> {
    serde_json::json!({"Trafficking in persons": {"tier rating": {"text": text}}}).to_string().into_bytes()
}

/// Text of an entry of the reference book, from the extract of all of them.
fn entries(corpus: &Path) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    let path = corpus.join("reports/cia-factbook/trafficking_entries.jsonl");
    for line in fs::read_to_string(path).unwrap_or_default().lines() {
        let Ok(j) = serde_json::from_str::<Json>(line) else { continue };
        let key = format!(
            "reports/cia-factbook/{}/{}",
            j["vintage"].as_str().unwrap_or(""),
            j["path"].as_str().unwrap_or("")
        );
        let tier = &j["entry"]["tier rating"];
        if let Some(text) = tier["text"].as_str().or(tier.as_str()) {
            out.insert(key, text.to_owned());
        }
    }
    out
}

type Part = (String, String, String, BTreeMap<String, String>);

/// File, measure, value and part of each line.
fn parts(path: &Path) -> Result<Vec<Part>, Box<dyn Error>> {
    let mut out = Vec::new();
    for line in fs::read_to_string(path)?.lines().filter(|l| !l.trim().is_empty()) {
        let j: Json = serde_json::from_str(line)?;
        let file = j["file"].as_str().unwrap_or_default().to_owned();
        let fact = fact(&j);
        out.push((
            file,
            fact.measure,
            fact.values.into_iter().next().unwrap_or_default(),
            fact.breakdown.unwrap_or_default(),
        ));
    }
    Ok(out)
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let gold = PathBuf::from(args.next().ok_or("usage: evaluate_extract GOLD_DIR [LABELS.jsonl]")?);
    let labels = args.next().map(PathBuf::from);
    let corpus = gold.parent().and_then(Path::parent).ok_or("GOLD_DIR must be reports/gold of the corpus")?;
    let entries = entries(corpus);

    let mut sets: Vec<(String, PathBuf)> = vec![("gold".to_owned(), gold.join("counts.jsonl"))];
    let parts = match &labels {
        Some(labels) => Some(parts(&labels.with_file_name("parts.jsonl"))?),
        None => None,
    };
    if let Some(labels) = labels {
        sets.push(("own labels".to_owned(), labels));
    }
    for (set, path) in sets {
        let mut files: BTreeMap<String, (Vec<Fact>, Options, bool)> = BTreeMap::new();
        for line in fs::read_to_string(&path)?.lines().filter(|l| !l.trim().is_empty()) {
            let j: Json = serde_json::from_str(line)?;
            let file = j["file"].as_str().unwrap_or("").to_owned();
            let entry = files.entry(file).or_default();
            entry.1 = Options {
                jurisdiction: j["country_iso3"].as_str().map(str::to_owned),
                year: j["report_year"].as_i64().and_then(|y| i16::try_from(y).ok()),
            };
            // Texts labelled later, all of them before the extractor had read any.
            entry.2 |= j["set"].as_str().is_some_and(|s| s.starts_with("unseen"));
            if j["measure"].is_string() {
                entry.0.push(fact(&j));
            }
        }
        // The parts of totals in the gold set, as we read them; every other figure of it is none.
        if set == "gold"
            && let Some(parts) = &parts
        {
            for (file, (facts, ..)) in &mut files {
                for fact in facts.iter_mut().filter(|f| f.level != "case" && !f.optional && f.measure != "tier") {
                    let part =
                        parts.iter().find(|p| p.0 == *file && p.1 == fact.measure && fact.values.first() == Some(&p.2));
                    fact.breakdown = Some(part.map(|p| p.3.clone()).unwrap_or_default());
                }
            }
        }
        // Texts that hold no fact are part of the measure too.
        let texts = path.with_file_name("texts.jsonl");
        for line in fs::read_to_string(&texts).unwrap_or_default().lines().filter(|l| !l.trim().is_empty()) {
            let j: Json = serde_json::from_str(line)?;
            files.entry(j["file"].as_str().unwrap_or("").to_owned()).or_default();
        }
        let baseline = Baseline::new()?;
        let (mut ours, mut theirs) = (Report::default(), Report::default());
        let mut seconds = 0.0;
        let mut read = 0;
        for (file, (facts, options, later)) in &files {
            let kind = if file.contains("factbook") {
                "entries"
            } else if file.contains("state-hrr") {
                "human rights sections"
            } else {
                "labour findings"
            };
            let group = &if *later { format!("{kind}, later") } else { kind.to_owned() };
            let begun = Instant::now();
            let statements = match fs::read(corpus.join(file)) {
                Ok(bytes) => extract(&bytes, options)?,
                Err(_) => match entries.get(file) {
                    Some(text) => extract(&as_json(text), options)?,
                    None => {
                        println!("skipped: {file} is not in the corpus");
                        continue;
                    }
                },
            };
            seconds += begun.elapsed().as_secs_f64();
            read += 1;
            let scope =
                |s: &&Statement| kind != "human rights sections" || s.locator.to_lowercase().contains("corruption");
            let all: Vec<Found> = statements.iter().filter(scope).map(found).collect();
            // Complicity is measured where it was labelled.
            let labelled = *later && kind == "entries";
            let all: Vec<Found> = all.into_iter().filter(|f| labelled || f.measure != COMPLICIT).collect();
            compare(&mut ours, group, file, facts, &all, true);
            // The pattern matcher reads the text that the extractor read: its sections, and nothing else.
            let text = match entries.get(file) {
                Some(text) => text.clone(),
                None => lexgap_crawlers::extract::sections(&fs::read(corpus.join(file))?, options)?
                    .into_iter()
                    .filter(|b| kind != "human rights sections" || b.locator.to_lowercase().contains("corruption"))
                    .map(|b| format!("{}\n{}", b.table.text, b.text))
                    .collect::<Vec<_>>()
                    .join("\n"),
            };
            compare(&mut theirs, group, file, facts, &baseline.read(&text), false);
        }
        print(&format!("{set}: extractor"), &ours);
        print(&format!("{set}: plain patterns"), &theirs);
        println!("\n{set}: aggregates           {}", ours.aggregates.line());
        println!("{set}: parts of totals      {}", ours.parts.line());
        println!(
            "{set}: years right {}, wrong {}; flag of the previous period wrong {}; laws that failed reported as passed {}; allegations wrong {}",
            ours.period_right, ours.period_wrong, ours.previous_wrong, ours.failed_as_passed, ours.alleged_wrong
        );
        println!("{set}: {read} files read in {seconds:.2} s");
        println!("\n{set}: by rule");
        for (rule, t) in &ours.by_rule {
            println!("{rule:<34}{:>5}{:>6}", t.right, t.wrong);
        }
        println!("\n{set}: every error");
        for e in &ours.errors {
            println!("{e}");
        }
    }
    // Throughput on every entry of the corpus.
    let mut texts: Vec<&String> = entries.values().collect();
    texts.sort();
    if !texts.is_empty() {
        // Rounds over all of them; the best round is the one that the machine's other work disturbed least.
        let count = u32::try_from(texts.len())?;
        let mut rates = Vec::new();
        let mut statements = 0;
        for _ in 0..20 {
            let begun = Instant::now();
            statements = texts.iter().map(|t| extract_text(t, true, &Options::default()).len()).sum();
            rates.push(f64::from(count) / begun.elapsed().as_secs_f64());
        }
        rates.sort_by(f64::total_cmp);
        let (median, best) = (rates[rates.len() / 2], rates[rates.len() - 1]);
        println!(
            "\nthroughput on one core: {median:.0} entries per second in the median of 20 rounds, {best:.0} in the best ({count} entries, {statements} statements)"
        );
    }
    Ok(())
}
