//! Findings on the Worst Forms of Child Labor: a country's report as PDF, and the yearly data file as XML.
//!
//! A report names the laws behind each prohibition in a table and dates them in its references. Both are joined
//! here: the reference gives title and date, the table gives subject and articles. Everything is the publisher's
//! statement about another state's law, and says so.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use lexgap_domain::{
    Breakdown, DateKind, Jurisdiction, Law, LawDate, LawId, LawKind, LawStatus, LawTitle, Measure, Observation, Period,
    Provision, Quantity, Topic, Unit, places,
};
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

use super::{
    enforcement::{self, Figures},
    legislation::{self, Row, Statement, Subject},
    references::{self, CitedLaw, NotALaw, Reference, Stated},
};
use crate::{
    classify,
    formats::{
        pdf::{self, Page, Vocabulary},
        xml::{Step, Walk, decode},
    },
    parse::{Document, ParseError, Parsed, Parser},
    sources::common::{Counted, Observations, Places},
};

/// Parser of both forms.
pub struct Findings;

impl Parser for Findings {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        if document.stream.ends_with("xml") {
            return data_file(document);
        }
        let name = file_name(document.url.unwrap_or(document.stream));
        if SECOND_NAMES.contains(&name.as_str()) {
            return Ok(Parsed::left_out("report that the publisher also keeps under another name"));
        }
        let mut pages = pdf::read(document.bytes, "the report")?;
        let home = home(&pages, &name);
        let edition = match (edition(&pages), folder_year(document)) {
            (Some(told), Some(folder)) if told != folder => {
                let detail = format!("the report tells of {told} and is kept as one of {folder}");
                return Err(ParseError::Layout(detail));
            }
            (told, folder) => told.or(folder),
        };
        pdf::without_furniture(&mut pages);
        match (home, edition) {
            (Some(home), Some(edition)) => Ok(Report { document, home, edition, pages }.parsed()),
            _ => Ok(Parsed::left_out("document that is no report on one country")),
        }
    }
}

/// Names under which the publisher keeps a report a second time.
const SECOND_NAMES: [&str; 4] = [
    "Gambia, The",
    "Saint Helena, Ascensión, and Tristán da Cunha",
    "Saint Helena Ascension and Tristan da Cunha",
    "Turkey (Türkiye)",
];

/// The last part of an address without ending, in words: `Cabo Verde`.
fn file_name(url: &str) -> String {
    let name = url.rsplit('/').next().unwrap_or_default();
    name.strip_suffix(".pdf").unwrap_or(name).replace("%20", " ").replace('_', " ")
}

/// The year of the folder that a mirror keeps a report in, where the publisher's address is not known.
fn folder_year(document: &Document<'_>) -> Option<i16> {
    let path = document.url.is_none().then_some(document.stream)?;
    let folder = path.rsplit('/').nth(1)?;
    folder.parse().ok().filter(|y| (2001..=2100).contains(y))
}

/// The country that the first page is headed with, else the one that the file is named after.
fn home(pages: &[Page], name: &str) -> Option<&'static Jurisdiction> {
    let lines = &pages.first()?.lines;
    lines.iter().take(4).find_map(|l| places::by_name(&l.text())).or_else(|| places::by_name(name))
}

/// The year that the report is about: that of its running foot, `2021 FINDINGS ON …`, else of the words it begins
/// with, `In 2021, Kenya made …`.
fn edition(pages: &[Page]) -> Option<i16> {
    let lines = || pages.iter().take(6).flat_map(|p| &p.lines).map(|l| l.text());
    let foot =
        lines().find_map(|l| l.split_once(" FINDINGS ON THE WORST FORMS").and_then(|(year, _)| year.parse().ok()));
    foot.filter(|y| (2001..=2100).contains(y)).or_else(|| {
        let mut years: BTreeMap<i16, usize> = BTreeMap::new();
        count_years(&lines().collect::<Vec<_>>().join(" "), &mut years);
        years.into_iter().max_by_key(|(year, n)| (*n, *year)).map(|(year, _)| year)
    })
}

/// Counts the years in `In 2021, `.
fn count_years(text: &str, years: &mut BTreeMap<i16, usize>) {
    for after in text.split("In ").skip(1) {
        let year = after.get(..4).filter(|_| after.get(4..5) == Some(",")).and_then(|y| y.parse::<i16>().ok());
        if let Some(year) = year.filter(|y| (2001..=2100).contains(y)) {
            *years.entry(year).or_default() += 1;
        }
    }
}

struct Report<'a> {
    document: &'a Document<'a>,
    home: &'static Jurisdiction,
    edition: i16,
    pages: Vec<Page>,
}

/// A law of the references, with what the table says of it.
struct Found {
    cited: CitedLaw,
    reference: u32,
    page: u32,
    provisions: Vec<(Subject, String, u32)>,
}

impl Report<'_> {
    fn parsed(&self) -> Parsed {
        let mut parsed = Parsed::default();
        let mut skipped: BTreeMap<&str, u32> = BTreeMap::new();
        let vocabulary = Vocabulary::new(&self.pages);
        let (found, other) = self.laws(&references::read(&self.pages, &vocabulary));
        for (reason, n) in other {
            *skipped.entry(reason).or_default() += n;
        }
        for law in found {
            match self.law(&law) {
                Ok(law) => parsed.laws.push(law),
                Err(reason) => *skipped.entry(reason).or_default() += 1,
            }
        }
        // One law in several references, each for other articles.
        let mut by_id: BTreeMap<LawId, Vec<Law>> = BTreeMap::new();
        for law in std::mem::take(&mut parsed.laws) {
            by_id.entry(law.id.clone()).or_default().push(law);
        }
        parsed.laws = by_id.into_values().filter_map(Law::merge).collect();
        let figures = enforcement::read(&self.pages, self.edition);
        if figures.unreadable > 0 {
            *skipped.entry("cell of the enforcement table with a note or words that are not read").or_default() +=
                figures.unreadable;
        }
        parsed.observations = self.observations(figures);
        parsed.skipped = skipped.into_iter().map(|(reason, n)| (reason.to_owned(), n)).collect();
        parsed
    }

    fn laws(&self, references: &[Reference]) -> (Vec<Found>, Vec<(&'static str, u32)>) {
        let mut found: BTreeMap<u32, Found> = BTreeMap::new();
        let mut without: BTreeMap<NotALaw, u32> = BTreeMap::new();
        let mut authority = String::new();
        for reference in references {
            // A dash stands for the authority of the reference before.
            let text = match reference.text.strip_prefix("—. ").or_else(|| reference.text.strip_prefix("–. ")) {
                Some(rest) => format!("{authority}. {rest}"),
                None => {
                    authority = reference.text.split(". ").next().unwrap_or_default().to_owned();
                    reference.text.clone()
                }
            };
            match references::law(&text, self.home, self.edition) {
                Ok(cited) => {
                    let law =
                        Found { cited, reference: reference.number, page: reference.page, provisions: Vec::new() };
                    found.entry(reference.number).or_insert(law);
                }
                Err(why) => *without.entry(why).or_default() += 1,
            }
        }
        for row in legislation::read(&self.pages) {
            join_row(&row, &mut found);
        }
        let reasons = without.into_iter().filter_map(|(why, n)| {
            let reason = match why {
                // Most references are to articles, agencies and letters.
                NotALaw::Other => return None,
                NotALaw::Authority => "law of a part of a country, or of an authority that is not known",
                NotALaw::Date => "law with a date that cannot be read",
            };
            Some((reason, n))
        });
        (found.into_values().collect(), reasons.collect())
    }

    fn law(&self, found: &Found) -> Result<Law, &'static str> {
        let cited = &found.cited;
        let language = language(&cited.title);
        let topics = topics(&cited.title, language, &found.provisions);
        if is_plan(&cited.title) {
            return Err("dated plan, strategy or policy, no law");
        }
        if topics.is_empty() {
            return Err("dated law on other topics");
        }
        let iso3 = cited.jurisdiction.id.as_str();
        let locator = format!("page={};reference={}", found.page, found.reference);
        let by = |stated: &Stated| {
            let mut by = format!(
                "as stated by the U.S. Department of Labor, findings of {}, reference {}",
                self.edition, found.reference
            );
            if let Some(note) = stated.converted {
                by.push_str("; ");
                by.push_str(note);
            }
            by
        };
        let law_date = |kind, stated: &Stated| LawDate {
            kind,
            date: stated.date,
            precision: stated.precision,
            provenance: self.document.at(&locator),
            computed_by: Some(by(stated)),
        };
        let mut dates = vec![law_date(DateKind::Adoption, &cited.enacted)];
        dates.extend(cited.amended.as_ref().map(|s| law_date(DateKind::LastAmended, s)));
        Ok(Law {
            id: law_id(iso3, &cited.title, cited.enacted.date.year()),
            jurisdiction: cited.jurisdiction.id.clone(),
            kind: LawKind::Law,
            titles: vec![LawTitle { language: language.to_owned(), title: cited.title.clone() }],
            citation: cited.citation.clone(),
            topics,
            instrument: None,
            dates,
            url: None,
            sources: vec![self.document.source.clone()],
            versions: vec![],
            status: LawStatus::NotStated,
            sections: vec![],
            amendments: vec![],
            notes: vec![],
            provisions: found
                .provisions
                .iter()
                .map(|(subject, articles, page)| Provision {
                    subject: subject.label().to_owned(),
                    articles: articles.clone(),
                    provenance: self.document.at(format!("page={page};table=Laws;row={}", subject.label())),
                })
                .collect(),
        })
    }

    fn observations(&self, figures: Figures) -> Vec<Observation> {
        let mut observations = Observations::default();
        for figure in figures.figures {
            let locator = format!(
                "page={};table=Criminal Law Enforcement;row={};period={}",
                figure.page,
                figure.measure,
                figure.period.label()
            );
            let territory = figure.territory.as_deref();
            let provenance = (self.home, territory, locator);
            add(&mut observations, self.document, provenance, figure.measure, figure.period, figure.quantity);
        }
        observations.all
    }
}

/// Adds a figure. The counts are of the worst forms of child labour: child trafficking, forced labour and sexual
/// exploitation of children, in some countries all trafficking, and the report does not part them. So they stand
/// as a breakdown and never as a country's total.
fn add(
    observations: &mut Observations,
    document: &Document<'_>,
    (home, territory, locator): (&Jurisdiction, Option<&str>, String),
    measure: Measure,
    period: Period,
    quantity: Quantity,
) {
    let mut breakdown = Breakdown::from([("offence".to_owned(), "Worst forms of child labour".to_owned())]);
    if let Some(territory) = territory {
        breakdown.insert("territory".to_owned(), territory.to_owned());
    }
    // The publisher does not say what one of them is; investigations and prosecutions are of cases.
    let counted = Counted { topic: Topic::HumanTrafficking, measure, unit: Unit::Cases, breakdown };
    observations.add(document, home, period, counted, quantity, locator);
}

/// Gives each law that a cell of the table cites its subject, with the articles where the cell's words can be told
/// to be about that law.
fn join_row(row: &Row, found: &mut BTreeMap<u32, Found>) {
    let cited: Vec<u32> = row.cited().into_iter().filter(|n| found.contains_key(n)).collect();
    let statements = row.statements();
    let mut pairs: Vec<(f64, usize, u32)> = Vec::new();
    for (i, statement) in statements.iter().enumerate() {
        for &number in &cited {
            if let Some(law) = found.get(&number) {
                pairs.push((similarity(&statement.law, &law.cited.citation), i, number));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut matched: HashMap<u32, &Statement> = HashMap::new();
    let mut used: HashSet<usize> = HashSet::new();
    for (score, i, number) in pairs {
        if score >= 0.3 && !used.contains(&i) && !matched.contains_key(&number) {
            used.insert(i);
            matched.extend(statements.get(i).map(|s| (number, s)));
        }
    }
    let free: Vec<&Statement> =
        statements.iter().enumerate().filter(|(i, _)| !used.contains(i)).map(|(_, s)| s).collect();
    let open: Vec<u32> = cited.iter().copied().filter(|n| !matched.contains_key(n)).collect();
    // One law and one statement are left over: a title in another language.
    let left_over = match (open.as_slice(), free.as_slice()) {
        ([number], [statement]) if row.cited().len() == statements.len() => Some((*number, *statement)),
        _ => None,
    };
    matched.extend(left_over);
    for number in cited {
        // More laws than statements are left: some are cited for something else, and nothing tells which.
        if !matched.contains_key(&number) && open.len() > free.len() {
            continue;
        }
        let articles = matched.get(&number).map(|s| s.articles.clone()).unwrap_or_default();
        if let Some(law) = found.get_mut(&number)
            && !law.provisions.iter().any(|(s, a, _)| *s == row.subject && *a == articles)
        {
            law.provisions.push((row.subject, articles, row.page));
        }
    }
}

/// How alike two names of laws are, 0 to 1: the share of the shorter one's words that both hold. Numbers count
/// three times, since they hold in every language, and "code" hardly counts.
fn similarity(a: &str, b: &str) -> f64 {
    let words = |text: &str| -> BTreeSet<String> {
        let plain = plain(text);
        let words = plain.split(|c: char| !c.is_alphanumeric());
        words
            .filter(|w| w.len() > 2 || w.chars().any(|c| c.is_ascii_digit()))
            .map(|w| SAME.iter().find(|(_, forms)| forms.contains(&w)).map_or(w, |(word, _)| word))
            .filter(|w| !w.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let weight = |set: &BTreeSet<String>| -> f64 {
        let one = |w: &String| match w.as_str() {
            "code" => 0.25,
            w if w.chars().all(|c| c.is_ascii_digit()) => 3.0,
            _ => 1.0,
        };
        set.iter().map(one).sum()
    };
    let (a, b) = (words(a), words(b));
    let least = weight(&a).min(weight(&b));
    if least == 0.0 { 0.0 } else { weight(&a.intersection(&b).cloned().collect()) / least }
}

/// Words that name one thing in the languages of titles; the first stands for all. Words of every title count as
/// none.
const SAME: &[(&str, &[&str])] = &[
    (
        "",
        &[
            "the", "and", "for", "law", "act", "loi", "ley", "lei", "del", "des", "las", "los", "dos", "das", "sur",
            "sobre",
        ],
    ),
    ("code", &["code", "codigo", "codes"]),
    ("labor", &["labor", "labour", "trabajo", "travail", "trabalho", "laboral"]),
    ("penal", &["penal", "criminal", "crimes"]),
    (
        "child",
        &[
            "child",
            "children",
            "childrens",
            "enfant",
            "enfants",
            "enfance",
            "ninez",
            "nino",
            "ninos",
            "ninas",
            "crianca",
            "criancas",
        ],
    ),
    ("adolescent", &["adolescent", "adolescents", "adolescencia", "adolescente", "adolescentes"]),
    ("trafficking", &["trafficking", "traffic", "traite", "trata", "trafico", "trafic"]),
    ("person", &["person", "persons", "people", "human", "personas", "personnes", "pessoas", "humains", "humanos"]),
    ("migration", &["migration", "immigration", "migracion", "migrants", "migrantes"]),
    ("drug", &["drug", "drugs", "narcotic", "narcotics", "drogas", "estupefacientes", "stupefiants"]),
    ("constitution", &["constitution", "constitucion", "constituicao"]),
];

/// Lower case, without accents.
fn plain(text: &str) -> String {
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// The topics of a law by its title and by the prohibitions that the table finds in it. Forced labour counts as
/// trafficking: it is what trafficking is for. A constitution is no law on trafficking, although it forbids
/// slavery; laws on sexual exploitation and on illicit activities get the topics that their titles name.
fn topics(title: &str, language: &str, provisions: &[(Subject, String, u32)]) -> Vec<Topic> {
    let mut topics = classify::topics(title, language);
    let on_trafficking =
        provisions.iter().any(|(s, ..)| matches!(s, Subject::ForcedLabour | Subject::ChildTrafficking));
    if on_trafficking && !is_constitution(title) && !topics.contains(&Topic::HumanTrafficking) {
        topics.push(Topic::HumanTrafficking);
        topics.sort();
    }
    topics
}

fn is_constitution(title: &str) -> bool {
    plain(title).split(|c: char| !c.is_alphabetic()).any(|w| w.starts_with("constitu") && w != "constituting")
}

fn is_plan(title: &str) -> bool {
    let plain = plain(title);
    let plan =
        ["strategy", "action plan", "plan of action", "policy", "politique nationale", "plan nacional", "roadmap"];
    let law =
        ["act", "law", "code", "decree", "order", "ordinance", "ley", "loi", "lei", "decreto", "decret", "resolution"];
    let word = |w: &&str| plain.split(|c: char| !c.is_alphanumeric()).any(|t| t == *w);
    plan.iter().any(|w| plain.contains(w)) && !law.iter().any(word)
}

/// The language of a title, by the small words in it.
fn language(title: &str) -> &'static str {
    const SIGNS: [(&str, &[&str]); 3] = [
        (
            "fr",
            &[
                "loi",
                "du",
                "des",
                "et",
                "les",
                "portant",
                "relative",
                "arrete",
                "decret",
                "au",
                "sur",
                "ordonnance",
                "travail",
            ],
        ),
        (
            "es",
            &["ley", "del", "y", "las", "los", "el", "contra", "sobre", "codigo", "reglamento", "trabajo", "acuerdo"],
        ),
        ("pt", &["lei", "do", "da", "dos", "das", "e", "sobre", "codigo", "trabalho", "regulamento", "no"]),
    ];
    let plain = plain(title);
    let words: Vec<&str> = plain.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let score = |signs: &[&str]| words.iter().filter(|w| signs.contains(w)).count();
    let english = score(&["of", "the", "act", "law", "and", "for", "to", "on", "in", "code", "ordinance", "amendment"]);
    let best = SIGNS.iter().map(|(tag, signs)| (score(signs), *tag)).rev().max_by_key(|(n, _)| *n);
    best.filter(|(n, _)| *n > english).map_or("en", |(_, tag)| tag)
}

/// A readable identifier that the same law gets from every edition: `ken-counter-trafficking-in-persons-act-2010`.
fn law_id(iso3: &str, title: &str, year: i16) -> LawId {
    const LONGEST: usize = 80;
    let plain = plain(&without_number(title));
    let mut slug = iso3.to_lowercase();
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty());
    for word in words.skip_while(|w| *w == "the") {
        if slug.len() + word.len() > LONGEST {
            break;
        }
        slug.push('-');
        slug.push_str(word);
    }
    let year = year.to_string();
    if !slug.ends_with(&format!("-{year}")) {
        slug.push('-');
        slug.push_str(&year);
    }
    LawId::new(slug)
}

/// A title without the number behind it (`Criminal Code, No. 68, as amended`), where a title is left.
fn without_number(title: &str) -> String {
    let mut parts: Vec<&str> = title.split(", ").collect();
    while parts.len() > 1 {
        let last = parts.last().map(|p| plain(p)).unwrap_or_default();
        let digits = last.chars().any(|c| c.is_ascii_digit());
        let numbered = digits
            && last.split(|c: char| !c.is_alphabetic()).all(|w| {
                matches!(
                    w,
                    "" | "no"
                        | "n"
                        | "nº"
                        | "num"
                        | "act"
                        | "law"
                        | "ley"
                        | "loi"
                        | "lei"
                        | "decreto"
                        | "of"
                        | "chapter"
                        | "cap"
                        | "art"
                )
            });
        if !numbered && !last.contains("as amended") {
            break;
        }
        parts.pop();
    }
    parts.join(", ").replace(" (as amended)", "")
}

/// Measures of the XML file.
const TAGS: [(&str, Measure); 3] = [
    ("Criminal_Investigations", Measure::Investigations),
    ("Criminal_Prosecutions", Measure::Prosecutions),
    ("Criminal_Convictions", Measure::Convictions),
];

/// One figure of the data file as written: country, its place in the file, element, territory, text.
struct Raw {
    country: String,
    position: usize,
    tag: &'static str,
    measure: Measure,
    territory: Option<String>,
    text: String,
}

/// Reads the data file. Its name does not tell the edition, its descriptions do.
fn data_file(document: &Document<'_>) -> Result<Parsed, ParseError> {
    const COUNTRY: [&str; 2] = ["Countries", "Country"];
    let text = decode("the data file", document.bytes)?;
    let mut walk = Walk::new(&text);
    let mut raw: Vec<Raw> = Vec::new();
    let mut years = BTreeMap::new();
    let (mut position, mut country, mut territory) = (0, String::new(), None);
    while let Some(step) = walk.step()? {
        if let ([root], Step::Open(_)) = (walk.path(), &step)
            && root != "Countries"
        {
            return Err(ParseError::Layout(format!("the document is a <{root}>, expected <Countries>")));
        }
        let Some(path) = walk.below(&COUNTRY) else { continue };
        match (step, path.as_slice()) {
            (Step::Open(_), []) => position += 1,
            (Step::Open(_), ["Name"]) => country = walk.text()?,
            (Step::Open(_), ["Description"]) => count_years(&walk.text()?, &mut years),
            (Step::Open(_), ["Enforcements", _, "Territory", "Territory_Name"]) => territory = Some(walk.text()?),
            // A country of several territories has one figure each, the others have theirs as text.
            (Step::Text(text), ["Enforcements", tag] | ["Enforcements", tag, "Territory", "Enforcement"])
                if !text.trim().is_empty() =>
            {
                let Some(&(tag, measure)) = TAGS.iter().find(|(t, _)| t == tag) else { continue };
                let territory = territory.clone().filter(|_| path.len() > 2);
                raw.push(Raw { country: country.clone(), position, tag, measure, territory, text });
            }
            _ => {}
        }
    }
    let edition = years.into_iter().max_by_key(|(_, n)| *n).map(|(year, _)| year);
    let period = edition.and_then(Period::year);
    let period = period.ok_or_else(|| ParseError::Layout("no description says `In 2021, …`".to_owned()))?;
    let mut observations = Observations::default();
    let mut countries = Places::default();
    let mut unreadable = 0;
    for figure in raw {
        let locator = || format!("/Countries/Country[{}]/Enforcements/{}", figure.position, figure.tag);
        let Some(home) = countries.resolve(None, Some(&figure.country), locator) else { continue };
        let Some(quantity) = enforcement::quantity(&figure.text) else {
            unreadable += 1;
            continue;
        };
        // A country of many territories has one figure for all of them, or one that bears its name.
        let whole = |t: &&str| *t == "All Territories" || places::by_name(t).is_some_and(|p| p.id == home.id);
        let territory = figure.territory.as_deref().filter(|t| !whole(t));
        let place = (home, territory, locator());
        add(&mut observations, document, place, figure.measure, period, quantity);
    }
    let mut parsed = Parsed { observations: observations.all, ..Parsed::default() };
    countries.finish(document, &mut parsed);
    if unreadable > 0 {
        parsed.skipped.push(("figure in words that are not read".to_owned(), unreadable));
    }
    Ok(parsed)
}

#[cfg(test)]
mod register {
    //! The register over the publisher's own reports, where they are.

    use std::{fs, path::PathBuf};

    use lexgap_domain::DatePrecision;
    use serde::Deserialize;

    use super::*;
    use crate::registry;

    fn folder() -> Option<PathBuf> {
        let folder = "reports/dol-ilab";
        Some(crate::corpus::corpus_with(folder)?.join(folder))
    }

    fn with_document<T>(stream: &str, bytes: &[u8], then: impl FnOnce(&Document<'_>) -> T) -> T {
        let sha256 = lexgap_domain::hash::sha256(bytes);
        let source = &registry::get("dol-findings").unwrap().spec.id;
        let (url, content_type, vintage) = (Some(stream), None, None);
        then(&Document { bytes, sha256: &sha256, source, stream, url, content_type, vintage })
    }

    /// File name and bytes of every report of the edition.
    fn reports() -> Vec<(String, Vec<u8>)> {
        let Some(folder) = folder() else { return Vec::new() };
        let mut files: Vec<_> = fs::read_dir(folder.join("2021")).unwrap().map(|f| f.unwrap().path()).collect();
        files.sort();
        files.iter().map(|f| (f.file_name().unwrap().to_string_lossy().into_owned(), fs::read(f).unwrap())).collect()
    }

    /// Every dated law of a report, also on other topics, with its page.
    fn dated(file: &str, bytes: &[u8]) -> Vec<Found> {
        let mut pages = pdf::read(bytes, "x").unwrap();
        let (home, edition) = (home(&pages, &file_name(file)), edition(&pages));
        pdf::without_furniture(&mut pages);
        let (Some(home), Some(edition)) = (home, edition) else { return Vec::new() };
        with_document("x", bytes, |document| {
            let report = Report { document, home, edition, pages };
            let references = references::read(&report.pages, &Vocabulary::new(&report.pages));
            report.laws(&references).0
        })
    }

    #[derive(Deserialize)]
    struct Checked {
        iso3: String,
        title: String,
        date: String,
        precision: DatePrecision,
        file: String,
        page: u32,
    }

    #[test]
    fn laws_that_a_person_read() {
        let reports: BTreeMap<_, _> = reports().into_iter().collect();
        if reports.is_empty() {
            return;
        }
        let checked = include_str!("../../../tests/register/checked.jsonl");
        let mut wrong = Vec::new();
        let mut n = 0;
        for line in checked.lines() {
            let fact: Checked = serde_json::from_str(line).unwrap();
            let found = dated(&fact.file, &reports[&fact.file]);
            let right = found.iter().any(|f| {
                let c = &f.cited;
                (c.citation == fact.title || c.title == fact.title)
                    && c.jurisdiction.id == *fact.iso3
                    && c.enacted.date.to_string() == fact.date
                    && c.enacted.precision == fact.precision
                    && f.page == fact.page
            });
            n += 1;
            if !right {
                wrong.push(line);
            }
        }
        println!("{} of {n} laws as a person read them", n - wrong.len());
        assert!(n >= 50);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn the_register_of_the_world() {
        let mut all: BTreeSet<LawId> = BTreeSet::new();
        let mut mentions = 0;
        let mut laws: Vec<Law> = Vec::new();
        let mut observations = Vec::new();
        let mut skipped: BTreeMap<String, u32> = BTreeMap::new();
        let reports = reports();
        if reports.is_empty() {
            return;
        }
        for (file, bytes) in &reports {
            for found in dated(file, bytes) {
                mentions += 1;
                let c = found.cited;
                all.insert(law_id(c.jurisdiction.id.as_str(), &c.title, c.enacted.date.year()));
            }
            let parsed = with_document(file, bytes, |d| Findings.parse(d)).unwrap();
            if std::env::var_os("LEXGAP_LIST").is_some() {
                println!(
                    "{file}: {} laws, {} observations, {:?}",
                    parsed.laws.len(),
                    parsed.observations.len(),
                    parsed.skipped
                );
                for law in &parsed.laws {
                    println!(
                        "    {} {:?} {:?}",
                        law.id,
                        law.topics,
                        law.provisions.iter().map(|p| format!("{}: {}", p.subject, p.articles)).collect::<Vec<_>>()
                    );
                }
            }
            laws.extend(parsed.laws);
            observations.extend(parsed.observations);
            for (reason, n) in parsed.skipped {
                *skipped.entry(reason).or_default() += n;
            }
        }
        let mut by_id: BTreeMap<LawId, Vec<Law>> = BTreeMap::new();
        for law in laws {
            by_id.entry(law.id.clone()).or_default().push(law);
        }
        let laws: Vec<Law> = by_id.into_values().filter_map(Law::merge).collect();
        let on_trafficking = |l: &&Law| l.topics.contains(&Topic::HumanTrafficking) && l.passage().is_some();
        let countries: BTreeSet<_> = laws.iter().filter(on_trafficking).map(|l| l.jurisdiction.as_str()).collect();
        let direct = |l: &&Law| {
            !classify::topics(l.title(), &l.titles[0].language).is_empty()
                || l.provisions.iter().any(|p| p.subject == Subject::ChildTrafficking.label())
        };
        let on_trafficking_itself: BTreeSet<_> =
            laws.iter().filter(on_trafficking).filter(direct).map(|l| l.jurisdiction.as_str()).collect();
        let with_articles = laws.iter().filter(|l| l.provisions.iter().any(|p| !p.articles.is_empty())).count();
        let reported = observations.iter().filter(|o: &&Observation| o.quantity.value.is_some()).count();
        println!("{} reports: {mentions} dated laws in references, {} different", reports.len(), all.len());
        println!("{} laws on followed topics, {with_articles} with articles", laws.len());
        println!("{} jurisdictions with a dated law on trafficking or forced labour", countries.len());
        println!("{} of them with one that is on trafficking itself or cited against it", on_trafficking_itself.len());
        println!("{} figures, {reported} of them reported", observations.len());
        for (reason, n) in &skipped {
            println!("left out: {n} {reason}");
        }
        assert!(observations.iter().all(|o| !o.is_total()));
        assert!(all.len() >= 1_000, "{}", all.len());
        assert!(on_trafficking_itself.len() >= 110, "{}", on_trafficking_itself.len());
    }

    #[derive(Deserialize)]
    struct Labelled {
        file: String,
        measure: String,
        value: Option<f64>,
        period: Option<serde_json::Value>,
        #[serde(default)]
        form: String,
        #[serde(default)]
        not_reported: bool,
    }

    /// Figures of tables that a person labelled, also of editions that no address is known for.
    #[test]
    fn tables_as_labelled() {
        let Some(folder) = folder() else { return };
        let data = folder.parent().unwrap().parent().unwrap();
        let gold = fs::read_to_string(data.join("reports/gold/counts.jsonl")).unwrap();
        let (mut n, mut wrong) = (0, Vec::new());
        for line in gold.lines().filter(|l| l.contains("dol-ilab")) {
            let fact: Labelled = serde_json::from_str(line).unwrap();
            if fact.form != "table" {
                continue;
            }
            let bytes = fs::read(data.join(&fact.file)).unwrap();
            let mut pages = pdf::read(&bytes, "x").unwrap();
            let edition = edition(&pages).unwrap();
            pdf::without_furniture(&mut pages);
            let year: i16 = fact.period.unwrap().to_string().trim_matches('"').parse().unwrap();
            let figures = enforcement::read(&pages, edition).figures;
            let found = figures.iter().find(|f| f.measure.id() == fact.measure && f.period.index_year() == year);
            n += 1;
            if found.is_none_or(|f| f.quantity.value != fact.value || f.quantity.value.is_none() != fact.not_reported) {
                wrong.push(format!("{line}\n    {found:?}"));
            }
        }
        println!("{} of {n} labelled figures of tables", n - wrong.len());
        assert!(n >= 40);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    /// Reports without an address: edition and country from the file's place.
    #[test]
    fn reports_of_earlier_editions() {
        let Some(corpus) = crate::corpus::corpus_with("manifest.jsonl") else { return };
        let mirror = crate::mirror::Mirror::open(corpus.join("manifest.jsonl")).unwrap();
        let spec = &registry::get("dol-findings").unwrap().spec;
        let streams = mirror.matching(spec);
        let (mut files, mut facts) = (BTreeMap::<i16, u32>::new(), 0);
        for stream in streams.iter().filter(|s| s.document.url.is_none() && s.stream.ends_with(".pdf")) {
            let (folder, name) = stream.stream.strip_prefix("reports/dol-ilab/").unwrap().split_once('/').unwrap();
            let year: i16 = folder.parse().unwrap();
            let bytes = mirror.read(stream.entries[0]).unwrap();
            let sha256 = lexgap_domain::hash::sha256(&bytes);
            let document = Document {
                bytes: &bytes,
                sha256: &sha256,
                source: &spec.id,
                stream: stream.stream,
                url: None,
                content_type: Some("application/pdf"),
                vintage: None,
            };
            let parsed = Findings.parse(&document).unwrap();
            stream.document.assertions.check(&parsed).unwrap_or_else(|e| panic!("{}: {e}", stream.stream));
            let home = places::by_name(&file_name(name)).unwrap();
            for o in &parsed.observations {
                assert_eq!(o.jurisdiction, home.id, "{}", stream.stream);
                assert!([year, year - 1].contains(&o.period.index_year()), "{}: {:?}", stream.stream, o.period);
            }
            let of_edition = format!("findings of {year},");
            for date in parsed.laws.iter().flat_map(|law| &law.dates) {
                assert!(date.computed_by.as_ref().is_some_and(|by| by.contains(&of_edition)), "{date:?}");
            }
            // The table of enforcement under the criminal law came with the edition of 2015.
            let told = parsed.observations.iter().any(|o| o.period.index_year() == year);
            assert_eq!(told, year > 2014, "{}", stream.stream);
            *files.entry(year).or_default() += 1;
            facts += parsed.facts();
            println!("{}: {} laws, {} figures", stream.stream, parsed.laws.len(), parsed.observations.len());
        }
        println!("{files:?}, {facts} facts");
        assert!(facts >= 200, "{facts} facts");
        assert_eq!(files, BTreeMap::from([(2014, 6), (2016, 5), (2017, 5), (2018, 7), (2020, 5)]));
    }

    #[test]
    fn the_data_files() {
        let Some(folder) = folder() else { return };
        for (file, year) in
            [("xml/countries_2016.xml", 2016), ("xml/countries_2019.xml", 2019), ("countries_2016.xml", 2022)]
        {
            let bytes = fs::read(folder.join(file)).unwrap();
            let parsed = with_document(file, &bytes, data_file).unwrap();
            assert!(parsed.observations.iter().all(|o| o.period == Period::year(year).unwrap()), "{file}");
            let reported = parsed.observations.iter().filter(|o| o.quantity.value.is_some()).count();
            println!(
                "{file}: {} figures of {year}, {reported} reported; not resolved {:?}; left out {:?}",
                parsed.observations.len(),
                parsed.unresolved.iter().map(|u| &u.name).collect::<Vec<_>>(),
                parsed.skipped
            );
            assert!(reported > 150);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::tests::parse;

    #[test]
    fn identifiers_are_readable_and_hold_across_editions() {
        for (title, year, id) in [
            ("The Counter-Trafficking in Persons Act", 2010, "ken-counter-trafficking-in-persons-act-2010"),
            ("Counter-Trafficking in Persons Act, No. 8", 2010, "ken-counter-trafficking-in-persons-act-2010"),
            ("Anti-Trafficking Act 2010", 2010, "ken-anti-trafficking-act-2010"),
            ("Criminal Code, No. 226-V, as amended", 2014, "ken-criminal-code-no-226-v-2014"),
            ("Código Penal, Lei n° 6/2012", 2012, "ken-codigo-penal-2012"),
            ("Lei n° 6/2012", 2012, "ken-lei-n-6-2012"),
        ] {
            assert_eq!(law_id("KEN", title, year).as_str(), id);
        }
        let long = law_id("KEN", &"word ".repeat(60), 2010);
        assert!(long.as_str().len() <= 90 && long.as_str().ends_with("-word-2010"));
    }

    #[test]
    fn languages_of_titles() {
        for (title, tag) in [
            ("Counter-Trafficking in Persons Act", "en"),
            ("Penal Code", "en"),
            ("Loi n° 1 relative à la lutte contre la traite des personnes", "fr"),
            ("Ley contra la trata de personas", "es"),
            ("Lei da prevenção e combate ao tráfico de pessoas", "pt"),
        ] {
            assert_eq!(language(title), tag, "{title}");
        }
    }

    #[test]
    fn a_constitution_is_no_law_on_trafficking() {
        let cited = [(Subject::ForcedLabour, "Article 30".to_owned(), 4)];
        assert!(topics("Constitution of the Republic", "en", &cited).is_empty());
        assert_eq!(topics("Penal Code", "en", &cited), [Topic::HumanTrafficking]);
        let cited = [(Subject::IllicitActivities, "Article 30".to_owned(), 4)];
        assert!(topics("Children Act", "en", &cited).is_empty());
        assert_eq!(topics("Dangerous Drugs Act", "en", &cited), [Topic::Drugs]);
    }

    fn found(number: u32, text: &str) -> (u32, Found) {
        let cited = references::law(text, places::get("BEN").unwrap(), 2021).unwrap();
        (number, Found { cited, reference: number, page: 9, provisions: Vec::new() })
    }

    #[test]
    fn statements_find_their_law_also_in_another_language() {
        let row = Row {
            subject: Subject::ChildTrafficking,
            legislation: "Article 3 of the Labor Code; Article 5 of the Child Code; Articles 7 and 8 of the Penal \
                          Code; Article 1 of Law No. 2006-04 (1-4,9)"
                .to_owned(),
            page: 4,
        };
        let mut laws = BTreeMap::from([
            found(1, "Government of Benin. Code du travail. Enacted: 1998."),
            found(2, "Government of Benin. Loi n° 2006-04 portant conditions de déplacement. Enacted: 2006."),
            found(3, "Government of Benin. Code pénal. Enacted: 2018."),
            found(4, "Government of Benin. Code de l'enfant. Enacted: 2015."),
        ]);
        join_row(&row, &mut laws);
        let articles: Vec<_> = laws.values().map(|l| l.provisions[0].1.as_str()).collect();
        assert_eq!(articles, ["Article 3", "Article 1", "Articles 7 and 8", "Article 5"]);
    }

    #[test]
    fn a_law_cited_for_something_else_gets_no_subject() {
        let row = Row {
            subject: Subject::ChildTrafficking,
            legislation: "Article 3 of the Penal Code (1,2)".to_owned(),
            page: 4,
        };
        let mut laws = BTreeMap::from([
            found(1, "Government of Benin. Code pénal. Enacted: 2018."),
            found(2, "Government of Benin. Orientation de l'éducation nationale. Enacted: 2003."),
        ]);
        join_row(&row, &mut laws);
        assert_eq!((laws[&1].provisions.len(), laws[&2].provisions.len()), (1, 0));
    }

    const DATA: &str = include_str!("../../../seeds/dol-findings/data.xml");

    #[test]
    fn the_data_file_tells_its_edition_in_its_text() {
        let parsed = parse("dol-findings", "data.xml", DATA.as_bytes()).unwrap();
        let cells: Vec<_> = parsed
            .observations
            .iter()
            .map(|o| {
                let territory = o.breakdown.get("territory").map(String::as_str);
                (o.jurisdiction.as_str(), o.measure, o.quantity.value, territory)
            })
            .collect();
        assert_eq!(
            cells,
            [
                ("KEN", Measure::Investigations, Some(1038.0), None),
                ("KEN", Measure::Prosecutions, None, None),
                ("TZA", Measure::Investigations, Some(3.0), Some("Mainland")),
                ("TZA", Measure::Investigations, Some(5.0), None),
            ]
        );
        assert!(parsed.observations.iter().all(|o| o.period == Period::year(2019).unwrap() && !o.is_total()));
        assert_eq!(
            parsed.observations[2].provenance.locator,
            "/Countries/Country[2]/Enforcements/Criminal_Investigations"
        );
        assert_eq!(parsed.unresolved[0].name, "Nowhere");
    }

    #[test]
    fn a_folder_tells_the_edition_only_where_there_is_no_address() {
        let sha256 = lexgap_domain::hash::sha256(b"x");
        let source = &crate::registry::get("dol-findings").unwrap().spec.id;
        let year = |stream, url| {
            folder_year(&Document {
                bytes: b"x",
                sha256: &sha256,
                source,
                stream,
                url,
                content_type: None,
                vintage: None,
            })
        };
        assert_eq!(year("reports/2016/Mali.pdf", None), Some(2016));
        assert_eq!(year("reports/2016/Mali.pdf", Some("https://x.example.org/2016/Mali.pdf")), None);
        assert_eq!(year("reports/new/Mali.pdf", None), None);
        assert_eq!(year("2016", None), None);
    }

    #[test]
    fn other_documents_are_refused_or_left_out() {
        let refused = |stream: &str, bytes: &[u8]| parse("dol-findings", stream, bytes).unwrap_err();
        assert!(matches!(refused("data.xml", b"<Other/>"), ParseError::Layout(_)));
        assert!(matches!(refused("data.xml", b"<Countries></Countries>"), ParseError::Layout(_)));
        assert!(matches!(refused("https://x/Kenya.pdf", b"<!DOCTYPE html>"), ParseError::WrongType { .. }));
        assert!(matches!(refused("https://x/Kenya.pdf", b""), ParseError::Empty { .. }));
    }
}
