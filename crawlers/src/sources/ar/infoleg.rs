//! InfoLeg: the acts of Argentina in pages of running text, without fields: number, days and amendments stand in
//! sentences.

use jiff::civil::Date;
use lexgap_domain::{DateKind, DatePrecision, LawDate, LawStatus};

use super::super::act::{Act, numbered_heading, sentence};
use crate::{
    formats::{
        dates,
        html::{Page, collapse},
        json,
        text::{folded, slug},
    },
    parse::{Document, ParseError, Parsed, Parser},
};

/// Parser of InfoLeg's texts.
pub struct InfoLeg;

impl Parser for InfoLeg {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        if document.bytes.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'{') {
            return card(document);
        }
        let page = Page::read("the act", document)?;
        let text = page.lines();
        let lines = paragraphs(&text);
        let (at, name) =
            lines.iter().take(60).enumerate().find_map(|(i, l)| Some((i, Name::read(l)?))).ok_or_else(|| {
                ParseError::Layout("no line such as `Ley 27444` or `Decreto 27/2018` near the page's start".to_owned())
            })?;
        // Authorities number their resolutions each for itself.
        let issuer = if name.is_of_authority() { issuer(&lines, at) } else { None };
        let title = title(&lines, at, issuer).unwrap_or_else(|| name.citation());
        let (id, citation) = match issuer {
            Some(issuer) => (format!("{}-{}", name.id(), slug(issuer)), format!("{}, {issuer}", name.citation())),
            None => (name.id(), name.citation()),
        };
        let mut act = Act::new(document, "ARG", id, ("es", &title), citation);
        if let Some(url) = document.url {
            act.url(url.to_owned());
        }
        for line in &lines {
            facts(&mut act, line);
        }
        // Notes on the whole act stand above its first article. Below, they are about what it names or once said.
        if lines.iter().take_while(|l| !is_article(l)).any(|l| repealed(l)) {
            act.status(LawStatus::Repealed);
        }
        if !act.has(DateKind::Adoption) {
            // The closing formula gives the day of the last vote in words.
            let closing = lines.iter().rev().find_map(|l| day_in_words(l));
            act.date(DateKind::Adoption, closing, "text=DADA EN LA SALA DE SESIONES");
        }
        // Laws of governments without a congress: the president passed and promulgated them in one.
        let head = || lines.iter().take(at + 12);
        let decreed = head().any(|l| folded(l).contains("sanciona y promulga con fuerza de ley"));
        if !act.has(DateKind::Adoption) && (decreed || name.kind != "Ley") {
            let issued = head().find_map(|l| place_and_day(l));
            act.date(DateKind::Adoption, issued, "text=Buenos Aires");
            act.date(DateKind::Promulgation, issued.filter(|_| decreed), "text=SANCIONA Y PROMULGA");
        }
        act.last_amended_by_list();
        sections(&mut act, &lines);
        Ok(act.parsed())
    }
}

/// The answer of the interface for programs: what the publisher says of the act, and its text in HTML.
fn card(document: &Document<'_>) -> Result<Parsed, ParseError> {
    let value = json::read("the act", document)?;
    let field = |pointer: &str| json::text(&value, pointer).map(|t| collapse(&t)).filter(|t| !t.is_empty());
    let day = |pointer: &str| field(pointer).as_deref().and_then(dates::iso_start);
    let adopted = day("/sancion");
    let name = field("/tipoNorma").zip(field("/idNormas/0/numero")).and_then(|(kind, number)| {
        // Laws are counted through, decrees within their year.
        let of_year = || Name::read(&format!("{kind} {number}/{}", adopted?.year()));
        Name::read(&format!("{kind} {number}")).or_else(of_year)
    });
    let name = name.ok_or_else(|| ParseError::Layout("no type and number in the card of the act".to_owned()))?;
    let title = field("/tituloResumido").or_else(|| field("/tituloSumario")).unwrap_or_else(|| name.citation());
    let mut act = Act::new(document, "ARG", name.id(), ("es", &title), name.citation());
    if let Some(url) = document.url {
        act.url(url.to_owned());
    }
    act.date(DateKind::Adoption, adopted, "/sancion");
    act.date(DateKind::Publication, day("/publicacion"), "/publicacion");
    let text = json::text(&value, "/textoNormaAct").or_else(|| json::text(&value, "/textoNorma")).unwrap_or_default();
    sections(&mut act, &paragraphs(&Page::parse(&text)?.lines()));
    Ok(act.parsed())
}

/// The lines that hold anything.
fn paragraphs(text: &str) -> Vec<String> {
    text.lines().map(collapse).filter(|l| !l.is_empty()).collect()
}

/// Type and number of an act.
struct Name {
    kind: &'static str,
    number: String,
    year: Option<String>,
}

impl Name {
    /// A line that is a name and nothing else: `Ley 27444`, `LEY Nº 26.364`, `Decreto 27/2018`.
    fn read(line: &str) -> Option<Name> {
        // What may follow: `(T.O. 1984 actualizado)`, ` - Modificación`.
        let line = [" (", " - ", " – ", " — "].iter().fold(line, |l, sep| l.split(sep).next().unwrap_or(l));
        let plain = folded(line).replace(['°', 'º', '.'], "");
        let kinds = [
            ("decreto de necesidad y urgencia ", "Decreto"),
            ("decreto-ley ", "Decreto-Ley"),
            ("decreto ley ", "Decreto-Ley"),
            ("decreto ", "Decreto"),
            ("decision administrativa ", "Decisión Administrativa"),
            ("disposicion ", "Disposición"),
            ("resolucion conjunta ", "Resolución Conjunta"),
            ("resolucion general ", "Resolución General"),
            ("resolucion ", "Resolución"),
            ("ley ", "Ley"),
        ];
        let (rest, kind) = kinds.iter().find_map(|(word, kind)| Some((plain.strip_prefix(word)?, *kind)))?;
        let rest = ["nacional ", "numero ", "nro ", "n "].iter().fold(rest, |r, w| r.strip_prefix(w).unwrap_or(r));
        let rest = rest.trim().trim_start_matches('n').trim();
        let (number, year) = match rest.split_once('/') {
            Some((number, year)) => (number, Some(year)),
            None => (rest, None),
        };
        // Acts that were signed electronically: `67-E/2017`.
        let number = number.strip_suffix("-e").unwrap_or(number);
        let digits = |t: &str| !t.is_empty() && t.len() <= 6 && t.bytes().all(|b| b.is_ascii_digit());
        if !digits(number)
            || year.is_some_and(|y| !digits(y))
            || (year.is_none() && kind != "Ley" && kind != "Decreto-Ley")
        {
            return None;
        }
        Some(Name { kind, number: number.to_owned(), year: year.map(str::to_owned) })
    }

    fn is_of_authority(&self) -> bool {
        self.kind.starts_with("Resolución") || self.kind == "Disposición"
    }

    fn id(&self) -> String {
        let year = self.year.as_deref().unwrap_or_default();
        let short = year.parse::<i16>().ok().filter(|_| year.len() == 2);
        let year = short.map_or_else(|| year.to_owned(), century);
        slug(&format!("ar {} {} {year}", self.kind, self.number))
    }

    fn citation(&self) -> String {
        match &self.year {
            Some(year) => format!("{} {}/{year}", self.kind, self.number),
            None => format!("{} {}", self.kind, self.number),
        }
    }
}

/// The year of two digits, as decrees and gazettes wrote it until 2001.
fn century(year: i16) -> String {
    format!("{}{year:02}", if year < 40 { "20" } else { "19" })
}

/// What the names of authorities begin with, folded.
const AUTHORITIES: &[&str] = &[
    "administracion ",
    "agencia ",
    "autoridad ",
    "banco ",
    "comision ",
    "consejo ",
    "direccion ",
    "ente ",
    "instituto ",
    "jefatura ",
    "ministerio ",
    "oficina ",
    "secretaria ",
    "servicio ",
    "subsecretaria ",
    "superintendencia ",
    "unidad ",
];

/// The authority, by a line above the name.
fn issuer(lines: &[String], at: usize) -> Option<&str> {
    let above = lines.get(at.saturating_sub(6)..at)?.iter().map(String::as_str);
    above.rev().find(|line| {
        let plain = folded(line);
        plain.chars().count() <= 120 && AUTHORITIES.iter().any(|w| plain.starts_with(w))
    })
}

/// The caption above the name, with what stands between them; else the line below it.
fn title(lines: &[String], at: usize, issuer: Option<&str>) -> Option<String> {
    let words = |l: &&String| {
        let plain = folded(l);
        issuer != Some(l.as_str())
            && plain.chars().filter(|c| c.is_alphabetic()).count() > 5
            && !NO_TITLE.iter().any(|w| plain.starts_with(w))
    };
    let mut above = lines.get(..at)?.iter().rev().filter(words);
    let below = || lines.get(at + 1..)?.iter().take(3).find(words);
    let line = above.next();
    // Captions are in capitals: `SOCIEDADES`, and below it `Introdúcense reformas …`.
    let capitals = |l: &str| !l.chars().any(char::is_lowercase);
    let caption = above.next().filter(|c| capitals(c) && line.is_some_and(|l| !capitals(l)));
    let title = line.or_else(below)?.trim_end_matches('.');
    // `CODIGO PENAL` above the name and `Modificación. Lavado de activos.` below it: the caption is that of the law
    // that this one changes. `CONVENCIONES` says of an approved treaty no more than that.
    let summary = lines.get(at + 1).filter(|l| line.is_some() && words(l) && changes(l));
    let parts = [caption.map(|c| c.trim_end_matches('.')), Some(title), summary.map(|s| s.trim_end_matches('.'))];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(". "))
}

/// Whether a summary says that the act changes another, or approves a treaty.
fn changes(summary: &str) -> bool {
    let plain = folded(summary);
    let approves = ["apruebase ", "apruebanse "].iter().any(|w| plain.starts_with(w));
    summary.chars().count() <= 600 && (approves || CHANGES.iter().any(|w| plain.contains(w)))
}

const CHANGES: &[&str] = &["incorporacion", "incorporase", "modificac", "modificase", "reforma", "sustituyese"];

/// What lines around the name begin with that are no title.
const NO_TITLE: &[&str] = &[
    "infoleg",
    "ir a texto",
    "ver antecedentes",
    "ministerio de",
    "poder legislativo",
    "honorable congreso",
    "sancionada",
    "promulgada",
    "bs. as.",
    "buenos aires",
    "ciudad autonoma de buenos aires",
    "ciudad de buenos aires",
    "considerando",
    "el presidente",
    "el senado",
    "en uso de",
    "articulo",
    "visto",
];

/// Days that a line states of the act.
fn facts(act: &mut Act<'_>, line: &str) {
    let plain = folded(line);
    let first = || dates::first(line, "es");
    if plain.starts_with("sancionad") && line.chars().count() < 200 {
        // `Sancionada: Abril 9 de 2008. Promulgada: Abril 29 de 2008.` in one line or two
        let adopted = split_folded(line, "promulgad").0;
        act.date(DateKind::Adoption, dates::first(adopted, "es"), "text=Sancionada");
    }
    if line.chars().count() < 200
        && (plain.starts_with("promulgad") || plain.starts_with("sancionad"))
        && let (_, Some(promulgated)) = split_folded(line, "promulgad")
    {
        act.date(DateKind::Promulgation, dates::first(promulgated, "es"), "text=Promulgada");
    }
    if plain.starts_with("publicad") && plain.contains("boletin oficial") {
        act.date(DateKind::Publication, first(), "text=Boletín Oficial");
    }
    // `e. 18/06/2018 N° 43759/18 v. 18/06/2018`: entered and published in the gazette. Corrections come behind.
    if plain.starts_with("e. ")
        && !act.has(DateKind::Publication)
        && let Some((_, published)) = plain.split_once(" v. ")
    {
        act.date(DateKind::Publication, dates::first(published, "es"), "text= v. ");
    }
    // A correction names the edition that it corrects.
    if plain.contains("en la que se publico la citada norma")
        && !act.has(DateKind::Publication)
        && let Some((_, edition)) = plain.split_once("boletin oficial")
    {
        act.date(DateKind::Publication, dates::first(edition, "es"), "text=en la que se publicó la citada norma");
    }
    if plain.contains("nota infoleg") || plain.contains("b.o.") {
        for (cited, day) in amending(line) {
            act.amendment(&cited, DateKind::Publication, day, &format!("text={cited}"));
        }
    }
}

/// Whether a note says of the whole act that it was repealed, `(Nota Infoleg: norma abrogada por …)`, and not that the
/// repeal was undone, `… y restablecida su vigencia por …`, nor in passing that another act was repealed.
fn repealed(line: &str) -> bool {
    let plain = folded(line);
    let undone = ["parcialmente", "restablec", "sin efecto"].iter().any(|w| plain.contains(w));
    let whole = ["ley derogad", "norma derogad", "decreto derogad", "ley abrogad", "norma abrogad", "decreto abrogad"];
    let of_this = |before: &str| {
        let before = ["presente", "la", "el"].iter().fold(before.trim_end(), |b, w| b.trim_end_matches(w).trim_end());
        before.is_empty() || before.ends_with(['(', '[', ':', '.'])
    };
    !undone && whole.iter().any(|w| plain.match_indices(w).any(|(at, _)| plain.get(..at).is_some_and(of_this)))
}

/// Whether a line is an article of the act's own: `ARTICULO 1°- …`, `Art. 2º …`, `Artículo único.`
fn is_article(line: &str) -> bool {
    let plain = folded(line);
    let number = ["articulo ", "art. "].iter().find_map(|w| plain.strip_prefix(w));
    number.is_some_and(|n| n.starts_with(|c: char| c.is_ascii_digit()) || n.starts_with("unico"))
}

/// The text before a word, and the text from it on; compared without marks and capitals.
fn split_folded<'l>(line: &'l str, word: &str) -> (&'l str, Option<&'l str>) {
    let at = line.char_indices().map(|(i, _)| i).find(|i| {
        let rest: String = line.get(*i..).unwrap_or_default().chars().take(word.len()).collect();
        folded(&rest) == word
    });
    match at {
        Some(at) => (line.get(..at).unwrap_or_default(), line.get(at..)),
        None => (line, None),
    }
}

/// Each `Ley N° 26.842 B.O. 27/12/2012` in a note, by the day of the gazette.
fn amending(line: &str) -> Vec<(String, Date)> {
    let mut parts = line.split("B.O.");
    let mut before = parts.next().unwrap_or_default();
    let mut found = Vec::new();
    for part in parts {
        let day = dates::all(part, "es").into_iter().next().filter(|f| f.start <= 12);
        let start = ["Ley N", "ley N", "Decreto N", "decreto N"].iter().filter_map(|w| before.rfind(w)).max();
        if let (Some(day), Some(cited)) = (day, start.and_then(|s| before.get(s..))) {
            // `Ley N° 26.364, B.O.`, `Decreto N° 1382/01 - B.O.`
            let cited = collapse(cited).trim_end_matches([' ', ',', ';', '-', '–', '—', '(', '.']).to_owned();
            if cited.chars().count() <= 40 {
                found.push((cited, day.date));
            }
        }
        before = part;
    }
    found
}

/// `Ciudad de Buenos Aires, 10/01/2018`, `Bs. As., 4/8/98`
fn place_and_day(line: &str) -> Option<Date> {
    let plain = folded(line);
    let place = plain.starts_with("bs. as.") || plain.contains("buenos aires,");
    if !place || plain.chars().count() >= 60 {
        return None;
    }
    dates::first(&plain, "es").or_else(|| {
        let (rest, year) = plain.trim_end_matches(['.', ' ']).rsplit_once('/')?;
        let year = year.parse::<i16>().ok().filter(|_| year.len() == 2)?;
        dates::first(&format!("{rest}/{}", century(year)), "es")
    })
}

/// `DADA EN LA SALA DE SESIONES … A LOS TREINTA DIAS DEL MES DE MAYO DEL AÑO DOS MIL DIECIOCHO`: the day, month and
/// year in words or digits.
fn day_in_words(line: &str) -> Option<Date> {
    let plain = folded(line);
    let (_, rest) = plain.split_once("dada en la sala de sesiones")?;
    spelled(rest).or_else(|| dates::first(rest, "es"))
}

/// `a los treinta días del mes de mayo del año dos mil dieciocho`, `a trece de junio de dos mil doce`, folded.
pub(in crate::sources) fn spelled(rest: &str) -> Option<Date> {
    let words: Vec<&str> = rest.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let months = words.iter().enumerate().filter(|(_, w)| MONTHS.contains(w)).map(|(at, _)| at);
    months.take(8).find_map(|at| spelled_at(&words, at))
}

const MONTHS: &[&str] = &[
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "setiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

/// The day around the name of its month.
fn spelled_at(words: &[&str], at: usize) -> Option<Date> {
    let month = dates::month(words.get(at)?, "es")?;
    let before = words.get(..at)?;
    let end = before.iter().rposition(|w| !matches!(*w, "de" | "del" | "mes"))?;
    let near = before.get(end.saturating_sub(6)..=end)?;
    let day = number(near.rsplit(|w| matches!(*w, "los" | "al" | "el" | "a")).next()?)?;
    let after = words.get(at + 1..)?.iter().take(12).copied();
    let year: Vec<&str> = after.filter(|w| !matches!(*w, "de" | "del" | "ano")).collect();
    let year = number(&year).filter(|y| *y >= 1800)?;
    Date::new(i16::try_from(year).ok()?, month, i8::try_from(day).ok()?).ok()
}

/// A number in Spanish words or digits, below 10,000; words that are none end it. `y` joins, `dias` follows.
fn number(words: &[&str]) -> Option<u32> {
    const VALUES: &[(&str, u32)] = &[
        ("un", 1),
        ("uno", 1),
        ("primer", 1),
        ("primero", 1),
        ("dos", 2),
        ("tres", 3),
        ("cuatro", 4),
        ("cinco", 5),
        ("seis", 6),
        ("siete", 7),
        ("ocho", 8),
        ("nueve", 9),
        ("diez", 10),
        ("once", 11),
        ("doce", 12),
        ("trece", 13),
        ("catorce", 14),
        ("quince", 15),
        ("dieciseis", 16),
        ("diecisiete", 17),
        ("dieciocho", 18),
        ("diecinueve", 19),
        ("veinte", 20),
        ("veintiun", 21),
        ("veintiuno", 21),
        ("veintidos", 22),
        ("veintitres", 23),
        ("veinticuatro", 24),
        ("veinticinco", 25),
        ("veintiseis", 26),
        ("veintisiete", 27),
        ("veintiocho", 28),
        ("veintinueve", 29),
        ("treinta", 30),
        ("cuarenta", 40),
        ("cincuenta", 50),
        ("sesenta", 60),
        ("setenta", 70),
        ("ochenta", 80),
        ("noventa", 90),
        ("cien", 100),
        ("ciento", 100),
        ("doscientos", 200),
        ("trescientos", 300),
        ("cuatrocientos", 400),
        ("quinientos", 500),
        ("seiscientos", 600),
        ("setecientos", 700),
        ("ochocientos", 800),
        ("novecientos", 900),
    ];
    let (mut thousands, mut below, mut any) = (0_u32, 0_u32, false);
    for word in words {
        if let Ok(digits) = word.parse::<u32>() {
            return (!any && digits < 10_000).then_some(digits);
        }
        match *word {
            "mil" if thousands == 0 => {
                (thousands, below) = (below.max(1) * 1000, 0);
            }
            "y" => continue,
            word => match VALUES.iter().find(|(name, _)| *name == word) {
                Some((_, value)) => below += value,
                None => break,
            },
        }
        any = true;
        if below > 9999 {
            return None;
        }
    }
    any.then_some(thousands + below).filter(|n| *n < 10_000)
}

/// Articles with a heading, and in a code of crimes those whose first sentence names the offence. A note below an
/// article may state its insertion.
fn sections(act: &mut Act<'_>, lines: &[String]) {
    chapters(act, lines);
    let former: Vec<(String, Date)> = lines.iter().flat_map(|l| l.split(';')).filter_map(former_insertion).collect();
    for (i, line) in lines.iter().enumerate() {
        let Some((number, heading)) = numbered_heading(line, "art") else { continue };
        let notes = lines.get(i + 1..).unwrap_or_default().iter().take_while(|l| !folded(l).starts_with("art"));
        let note = notes.take(12).find(|l| folded(l).starts_with("(articulo incorporado"));
        let locator = format!("text=Artículo {number}");
        // Of an article that was put in twice, the one that stands is the later.
        let own = folded(&number);
        let before = || former.iter().filter(|(n, _)| *n == own).map(|(_, day)| *day).max();
        let inserted: Option<LawDate> = note
            .and_then(|n| amending(n).into_iter().next().map(|(_, day)| day))
            .or_else(before)
            .map(|day| act.inserted(DateKind::Publication, day, DatePrecision::Day, &locator));
        let heading = sentence(&heading).unwrap_or(heading);
        act.section(&number, &heading, inserted, &locator);
    }
}

/// `- Artículo 145 bis incorporado por art. 10 de la Ley N° 26.364, B.O. 30/4/2008`: what the notes at the end of a page
/// ("Antecedentes Normativos") keep of an article that was put in and replaced later, with its number folded.
fn former_insertion(note: &str) -> Option<(String, Date)> {
    let plain = folded(note);
    let rest = plain.trim_start_matches([' ', '-', '–', '—']).strip_prefix("articulo ")?;
    let (number, _) = rest.split_once(" incorporado por ")?;
    let number = number.trim_end_matches([',', ' ']).replace(['°', 'º'], "");
    // No `5° inciso b)` or `9, último párrafo`.
    let mut words = number.split(' ');
    let count = words.next().filter(|w| !w.is_empty() && w.bytes().all(|b| b.is_ascii_digit()))?;
    let whole = words.clone().count() <= 2 && words.all(|w| ORDINALS.contains(&w) || w.len() == 1);
    let (_, day) = amending(note).into_iter().next()?;
    (whole && count.len() <= 4).then_some((number, day))
}

/// What tells articles of one number apart.
const ORDINALS: &[&str] =
    &["bis", "ter", "quater", "quinquies", "quinque", "sexies", "septies", "octies", "nonies", "decies"];

/// The titles and chapters of a code of crimes, whose articles have no headings: `Capítulo VI`, and below it
/// `Cohecho y tráfico de influencias`.
fn chapters(act: &mut Act<'_>, lines: &[String]) {
    if !act.is_penal() {
        return;
    }
    let mut of_title = String::new();
    for (i, line) in lines.iter().enumerate() {
        let Some((kind, count)) = part(line) else { continue };
        let number = if kind == "Título" {
            of_title = format!("Título {count}");
            of_title.clone()
        } else {
            format!("{of_title}, Capítulo {count}").trim_start_matches(", ").to_owned()
        };
        // Notes stand above the heading or below it: `(Título incorporado por …)`.
        let below = || lines.get(i + 1..).unwrap_or_default().iter();
        let above = below().take(3).take_while(|l| l.starts_with('(')).count();
        let Some(heading) = below().nth(above).filter(|h| h.chars().count() <= 200) else { continue };
        let locator = format!("text={number}");
        let mut notes = below().take(above + 3).take_while(|l| part(l).is_none());
        let words = folded(&format!("({kind} incorporado"));
        let note = notes.find(|n| folded(n).starts_with(&words));
        let inserted = note
            .and_then(|n| amending(n).into_iter().next())
            .map(|(_, day)| act.inserted(DateKind::Publication, day, DatePrecision::Day, &locator));
        act.section(&number, heading.trim_end_matches('.'), inserted, &locator);
    }
}

/// `TITULO XIII`, `Capítulo VI`, `CAPITULO IX BIS` as kind and count.
fn part(line: &str) -> Option<(&'static str, String)> {
    if line.len() > 40 {
        return None;
    }
    let plain = folded(line);
    let (kind, count) = match plain.strip_prefix("titulo ") {
        Some(count) => ("Título", count),
        None => ("Capítulo", plain.strip_prefix("capitulo ")?),
    };
    let (roman, rest) = count.split_once(' ').unwrap_or((count, ""));
    let is_count = !roman.is_empty() && roman.chars().all(|c| "ivxlcd".contains(c));
    let count = [roman.to_uppercase().as_str(), rest].join(" ").trim().to_owned();
    (is_count && matches!(rest, "" | "bis" | "ter")).then_some((kind, count))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{parse, survives};
    use jiff::civil::date;
    use lexgap_domain::Topic;

    use super::*;

    const NEW: &str = "<html><meta content=\"text/html; charset=ISO-8859-1\"><div><b>PREVENCIÓN DE LA TRATA DE PERSONAS DE PRUEBA</b><br><br>
        <b>Ley 99444</b><br><br><b>Disposiciones.</b><br><br>Artículo 1°- Sustitúyese el artículo 15 de la ley 27.349,
        por el siguiente.<br><br>DADA EN LA SALA DE SESIONES DEL CONGRESO ARGENTINO, EN BUENOS AIRES, A\nLOS TREINTA Y UN DIAS DEL MES DE MAYO DEL AÑO DOS MIL DIECIOCHO.<br><br>
        <div>e. 18/06/2018 N° 43759/18 v. 19/06/2018<br></div></div></html>";

    const OLD: &str = "<html><body>LEY Nº 26.999<br>PREVENCION Y SANCION DEL COHECHO DE PRUEBA<br>Sancionada: Abril 9 de 2008<br>Promulgada de Hecho: Abril 29 de 2008<br>
        <p>(Nota Infoleg: Norma derogada por art. 3 de la Ley N° 27.000 B.O. 5/6/2015)</p>
        <p>ARTICULO 4º — Trata de personas agravada. Quien lo haga.</p><p>(Artículo incorporado por art. 1° de la Ley N° 26.842 B.O. 27/12/2012)</p></body></html>";

    #[test]
    fn the_closing_formula_gives_the_day() {
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(NEW);
        let law = parse("ar-infoleg", "x", &bytes).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("ar-ley-99444", "Ley 99444"));
        assert_eq!(law.title(), "PREVENCIÓN DE LA TRATA DE PERSONAS DE PRUEBA");
        let days: Vec<_> = law.dates.iter().map(|d| (d.kind, d.date)).collect();
        assert_eq!(days, [(DateKind::Publication, date(2018, 6, 19)), (DateKind::Adoption, date(2018, 5, 31))]);
        assert_eq!(law.topics, [Topic::HumanTrafficking]);
    }

    #[test]
    fn older_pages_state_the_days_below_the_title() {
        let law = parse("ar-infoleg", "x", OLD.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.title()), ("ar-ley-26999", "PREVENCION Y SANCION DEL COHECHO DE PRUEBA"));
        let days: Vec<_> = law.dates.iter().map(|d| (d.kind, d.date)).collect();
        assert_eq!(
            days,
            [
                (DateKind::Adoption, date(2008, 4, 9)),
                (DateKind::Promulgation, date(2008, 4, 29)),
                (DateKind::LastAmended, date(2015, 6, 5)),
            ]
        );
        assert_eq!(law.status, LawStatus::Repealed);
        assert_eq!(law.sections[0].inserted.as_ref().map(|d| d.date), Some(date(2012, 12, 27)));
    }

    #[test]
    fn only_a_note_on_the_whole_act_that_still_holds_repeals_it() {
        let status = |page: &str| parse("ar-infoleg", "x", page.as_bytes()).unwrap().laws[0].status;
        let note = "(Nota Infoleg: Norma derogada por art. 3 de la Ley N° 27.000 B.O. 5/6/2015)";
        assert_eq!(status(OLD), LawStatus::Repealed);
        for other in [
            "(Nota Infoleg: norma abrogada por art. 26 del Decreto N° 1382/01 - B.O. 2/11/2001 y restablecida su \
             vigencia por Decreto N° 1604/2001 B.O. 6/12/2001, con excepción de lo demás)",
            "(Nota Infoleg: norma derogada por Decreto N° 1/2001 B.O. 2/11/2001, dejado sin efecto por Ley N° 25.000)",
            "(Nota Infoleg: norma derogada parcialmente por Ley N° 25.000 B.O. 5/6/2015)",
            "(Nota Infoleg: Por Ley N° 25.000 B.O. 5/6/2015 rige lo de la Ley N° 24.000, norma derogada antes)",
        ] {
            assert_eq!(status(&OLD.replace(note, other)), LawStatus::NotStated, "{other}");
        }
        for own in
            ["(Ley abrogada por Ley N° 27.000 B.O. 5/6/2015)", "Nota: la presente norma derogada por Ley N° 1 B.O."]
        {
            assert_eq!(status(&OLD.replace(note, own)), LawStatus::Repealed, "{own}");
        }
        let of_another = OLD.replace(note, "").replace("</body>", &format!("<p>{note}</p></body>"));
        assert_eq!(status(&of_another), LawStatus::NotStated);
        let law = parse(
            "ar-infoleg",
            "x",
            OLD.replace(note, "(Nota Infoleg: norma abrogada por Decreto N° 1382/01 - B.O. 2/11/2001)").as_bytes(),
        );
        assert_eq!(law.unwrap().laws[0].amendments[0].citation, "Decreto N° 1382/01");
    }

    const CARD: &str = include_str!("../../../seeds/ar-infoleg/card.json");

    #[test]
    fn a_card_of_the_interface_for_programs() {
        let law = parse("ar-infoleg", "x", CARD.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("ar-ley-26998", "Ley 26998"));
        assert_eq!(law.title(), "PREVENCION Y SANCION DE LA TRATA DE PERSONAS DE PRUEBA");
        let days: Vec<_> = law.dates.iter().map(|d| (d.kind, d.date)).collect();
        assert_eq!(days, [(DateKind::Adoption, date(2030, 4, 9)), (DateKind::Publication, date(2030, 4, 30))]);
        let decree = CARD.replace(r#""Ley""#, r#""Decreto""#).replace("26998", "27");
        assert_eq!(parse("ar-infoleg", "x", decree.as_bytes()).unwrap().laws[0].id.as_str(), "ar-decreto-27-2030");
        let unnamed = CARD.replace("26998", "");
        assert!(matches!(parse("ar-infoleg", "x", unnamed.as_bytes()), Err(ParseError::Layout(_))));
        survives("ar-infoleg", &[CARD]);
    }

    const DECREED: &str = "<body><p><a href='x'>Ir a texto actualizado y otros datos</a></p><b><p>MERCADOS DE PRUEBA</p>
        <p>Introdúcense reformas a la Ley N° 11.111</p><p>LEY N° 22.999</p></b><p>Buenos Aires, 9 de setiembre de 1983</p>
        <p>EL PRESIDENTE DE LA NACION ARGENTINA SANCIONA Y PROMULGA CON FUERZA DE LEY:</p><p>ARTICULO 1º – Rige.</p></body>";

    #[test]
    fn a_law_without_a_congress_bears_the_day_of_its_decree() {
        let law = parse("ar-infoleg", "x", DECREED.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.title(), "MERCADOS DE PRUEBA. Introdúcense reformas a la Ley N° 11.111");
        let days: Vec<_> = law.dates.iter().map(|d| (d.kind, d.date)).collect();
        assert_eq!(days, [(DateKind::Adoption, date(1983, 9, 9)), (DateKind::Promulgation, date(1983, 9, 9))]);
        let congress = DECREED.replace("SANCIONA Y PROMULGA CON", "Y EL CONGRESO CON");
        assert!(parse("ar-infoleg", "x", congress.as_bytes()).unwrap().laws[0].dates.is_empty());
        let untitled = DECREED
            .replace("<p>MERCADOS DE PRUEBA</p>", "")
            .replace("<p>Introdúcense reformas a la Ley N° 11.111</p>", "");
        assert_eq!(parse("ar-infoleg", "x", untitled.as_bytes()).unwrap().laws[0].title(), "Ley 22999");
    }

    #[test]
    fn a_law_that_changes_another_bears_its_own_summary() {
        let page = "<b>CODIGO PENAL</b><br>Ley 99.246<br>Modificación. Lavado de activos de ensayo.<br>
            Sancionada: Abril 13 de 2000.<br>Promulgada: Mayo 5 de 2000.<br>CAPITULO I<br>Modificación del código";
        let law = parse("ar-infoleg", "x", page.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.title(), "CODIGO PENAL. Modificación. Lavado de activos de ensayo");
        assert_eq!(law.topics, [Topic::MoneyLaundering]);
        let plain = page.replace("Modificación. Lavado", "Disposiciones. Lavado");
        assert_eq!(parse("ar-infoleg", "x", plain.as_bytes()).unwrap().laws[0].title(), "CODIGO PENAL");
    }

    #[test]
    fn a_law_that_approves_a_treaty_names_it_below_its_number() {
        let page = "<p>CONVENCIONES</p><p>Ley 99.632</p><p>Apru&eacute;base la Convenci&oacute;n de Prueba contra la \
            Trata de Personas.</p><p>Sancionada: Agosto 1 de 2002.</p><p>Promulgada de Hecho: Agosto 29 de 2002.</p>";
        let law = parse("ar-infoleg", "x", page.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.title(), "CONVENCIONES. Apruébase la Convención de Prueba contra la Trata de Personas");
        assert_eq!(law.topics, [Topic::HumanTrafficking]);
        let days: Vec<_> = law.dates.iter().map(|d| (d.kind, d.date)).collect();
        assert_eq!(days, [(DateKind::Adoption, date(2002, 8, 1)), (DateKind::Promulgation, date(2002, 8, 29))]);
        let congress = "<p>HONORABLE CONGRESO DE LA NACION ARGENTINA</p><p>LEY 99.331</p><p>PROFILAXIS DE PRUEBA</p>";
        assert_eq!(parse("ar-infoleg", "x", congress.as_bytes()).unwrap().laws[0].title(), "PROFILAXIS DE PRUEBA");
    }

    #[test]
    fn resolutions_are_those_of_their_authority() {
        let page = "<p>Unidad de Ensayo</p><p>PREVENCION DE PRUEBA</p><p>Resolución 67-E/2017</p><p>Medidas.</p>
            <p>Ciudad de Buenos Aires, 09/10/2017</p><p>VISTO el expediente</p><p>CONSIDERANDO:</p>";
        let law = parse("ar-infoleg", "x", page.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.id.as_str(), "ar-resolucion-67-2017-unidad-de-ensayo");
        assert_eq!(law.citation, "Resolución 67/2017, Unidad de Ensayo");
        assert_eq!(law.title(), "PREVENCION DE PRUEBA");
        assert_eq!(law.passage().map(|d| (d.kind, d.date)), Some((DateKind::Adoption, date(2017, 10, 9))));
        let bare = page.replace("<p>PREVENCION DE PRUEBA</p>", "").replace("<p>Medidas.</p>", "");
        let law = parse("ar-infoleg", "x", bare.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.title(), "Resolución 67/2017");
        survives("ar-infoleg", &[page]);
    }

    #[test]
    fn chapters_of_a_code_give_their_topics() {
        let page =
            "<p>LEY 99.179 (T.O. 1984 actualizado)</p><p>CODIGO PENAL DE PRUEBA</p><p>TITULO XI</p><p>DELITOS</p>
            <p>Capítulo VI</p><p>Cohecho de ensayo</p><p>ARTICULO 256. - Será reprimido.</p>
            <p>TITULO XIII</p><p>LAVADO DE ACTIVOS</p>
            <p>(Título incorporado por art. 4° de la Ley N° 99.683 B.O. 21/06/2011)</p><p>CAPITULO DE PRUEBA</p>";
        let laws = parse("ar-infoleg", "x", page.as_bytes()).unwrap().laws;
        let sections: Vec<_> = laws[0].sections.iter().map(|s| (s.number.as_str(), s.heading.as_str())).collect();
        assert_eq!(sections, [("Título XI, Capítulo VI", "Cohecho de ensayo"), ("Título XIII", "LAVADO DE ACTIVOS")]);
        assert_eq!(laws[0].topics, [Topic::Corruption], "what was inserted is a law of its own");
        assert_eq!((laws.len(), laws[1].id.as_str()), (2, "ar-ley-99179-titulo-xiii"));
        let days: Vec<_> = laws[1].dates.iter().map(|d| (d.kind, d.date)).collect();
        assert_eq!(days, [(DateKind::Publication, date(2011, 6, 21))]);
        for (line, expected) in [
            ("CAPITULO IX BIS", Some(("Capítulo", "IX bis"))),
            ("Título I", Some(("Título", "I"))),
            ("Título de la ley", None),
            ("TITULO", None),
        ] {
            assert_eq!(part(line).as_ref().map(|(kind, count)| (*kind, count.as_str())), expected, "{line}");
        }
        survives("ar-infoleg", &[page]);
    }

    #[test]
    fn notes_at_the_end_keep_the_insertion_of_articles_that_were_replaced() {
        let page = "<p>LEY 99.179</p><p>CODIGO PENAL DE PRUEBA</p><p>Ver Antecedentes Normativos</p>
            <p>ARTICULO 145 bis. - Trata de personas de ensayo.</p>
            <p>(Artículo sustituido por art. 25 de la Ley N° 26.842 B.O. 27/12/2012)</p>
            <p>ARTICULO 258. - Cohecho de ensayo.</p>
            <p>ARTICULO 258 bis. - Cohecho de ensayo en el exterior.</p>
            <p>Antecedentes Normativos</p><p>- Artículo 145 bis incorporado por art. 10 de la Ley N° 26.364, B.O. 30/4/2008;</p>
            <p>- Artículo 145 bis sustituido por art. 1° de la Ley N° 26.500, B.O. 30/4/2009;</p>
            <p>- Artículo 258, último párrafo incorporado por art. 3 de la Ley N° 25.188 B.O. 1/11/1999;</p>
            <p>- Artículo 258 inciso b) incorporado por art. 3 de la Ley N° 25.188 B.O. 1/11/1999;</p>
            <p>- Artículo 258 bis, incorporado por art. 36 de la Ley N° 25.188 B.O. 1/11/1999;</p>";
        let laws = parse("ar-infoleg", "x", page.as_bytes()).unwrap().laws;
        let inserted = |s: &lexgap_domain::LawSection| (s.number.clone(), s.inserted.as_ref().map(|d| d.date));
        assert_eq!(
            laws[0].sections.iter().map(inserted).collect::<Vec<_>>(),
            [
                ("145 bis".to_owned(), Some(date(2008, 4, 30))),
                ("258".to_owned(), None),
                ("258 bis".to_owned(), Some(date(1999, 11, 1))),
            ]
        );
        assert!(laws[0].amendments.iter().any(|a| a.citation == "Ley N° 26.364"));
        assert!(laws[0].amendments.iter().all(|a| !a.citation.ends_with(',')));
        survives("ar-infoleg", &[page]);
    }

    #[test]
    fn notes_between_number_and_heading_are_no_heading() {
        let page = "<p>LEY 99.179</p><p>CODIGO PENAL DE PRUEBA</p><p>TITULO XI</p><p>DELITOS</p><p>Capítulo VI</p>
            <p>(Capítulo incorporado por art. 4° de la Ley N° 99.683 B.O. 21/06/2011)</p><p>Cohecho de ensayo</p>
            <p>TITULO XIII</p><p>(Rúbrica sustituida por art. 4° de la Ley N° 99.683 B.O. 21/06/2011)</p>
            <p>LAVADO DE ACTIVOS</p><p>CAPITULO I</p><p>(Capítulo incorporado por Ley N° 99.700 B.O. 21/06/2012)</p>";
        let laws = parse("ar-infoleg", "x", page.as_bytes()).unwrap().laws;
        let sections = laws[0].sections.iter().map(|s| (s.heading.as_str(), s.inserted.as_ref().map(|d| d.date)));
        assert_eq!(
            sections.collect::<Vec<_>>(),
            [("Cohecho de ensayo", Some(date(2011, 6, 21))), ("LAVADO DE ACTIVOS", None)]
        );
    }

    #[test]
    fn years_of_two_digits() {
        let page = "<p>ADUANAS DE PRUEBA</p><p>Decreto 9998/98</p><p>Bs. As., 4/8/98</p><p>VISTO</p>";
        let law = parse("ar-infoleg", "x", page.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("ar-decreto-9998-1998", "Decreto 9998/98"));
        assert_eq!(law.passage().map(|d| (d.kind, d.date)), Some((DateKind::Adoption, date(1998, 8, 4))));
        for (line, expected) in [
            ("Bs. As., 29/11/01", Some(date(2001, 11, 29))),
            ("Bs. As., 5/1/2000", Some(date(2000, 1, 5))),
            ("Bs. As., 99/98", None),
            ("Expediente 4/8/98", None),
        ] {
            assert_eq!(place_and_day(line), expected, "{line}");
        }
    }

    #[test]
    fn corrections_do_not_move_the_day_of_publication() {
        let behind = "<div>e. 24/08/2018 N° 3959/18 v. 24/08/2018</div></html>";
        let law = parse("ar-infoleg", "x", NEW.replace("</html>", behind).as_bytes()).unwrap().laws.remove(0);
        let published: Vec<_> = law.dates.iter().filter(|d| d.kind == DateKind::Publication).map(|d| d.date).collect();
        assert_eq!(published, [date(2018, 6, 19)]);
        let named = "<p>En la edición del Boletín Oficial Nº 30.991 del 30 de abril de 2008,
            en la que se publicó la citada norma, se deslizó un error.</p></body></html>";
        let law = parse("ar-infoleg", "x", OLD.replace("</body></html>", named).as_bytes()).unwrap().laws.remove(0);
        let published: Vec<_> = law.dates.iter().filter(|d| d.kind == DateKind::Publication).map(|d| d.date).collect();
        assert_eq!(published, [date(2008, 4, 30)]);
    }

    #[test]
    fn names_and_numbers() {
        for (line, id) in [
            ("Ley 27444", Some("ar-ley-27444")),
            ("LEY Nº 26.364", Some("ar-ley-26364")),
            ("Decreto 27/2018", Some("ar-decreto-27-2018")),
            ("DECRETO-LEY N° 19.549", Some("ar-decreto-ley-19549")),
            ("LEY 11.179 (T.O. 1984 actualizado)", Some("ar-ley-11179")),
            ("Ley N° 26.842 - Modificación", Some("ar-ley-26842")),
            ("Ley de prueba", None),
            ("Ley 27444 y otras", None),
            ("Decreto 27", None),
        ] {
            assert_eq!(Name::read(line).map(|n| n.id()).as_deref(), id, "{line}");
        }
        for (formula, expected) in [
            ("A LOS NUEVE DÍAS DEL MES DE ABRIL DEL AÑO DOS MIL OCHO", Some(date(2008, 4, 9))),
            ("el 9 de abril de 2008", Some(date(2008, 4, 9))),
            ("EL PRIMER DIA DEL MES DE OCTUBRE DEL AÑO DOS MIL CATORCE", Some(date(2014, 10, 1))),
            ("A UN DIA DEL MES DE OCTUBRE DEL AÑO DOS MIL CATORCE", Some(date(2014, 10, 1))),
            ("A LOS CIEN DIAS DEL MES DE ABRIL DEL AÑO DOS MIL OCHO", None),
            ("A TRECE DE JUNIO DE DOS MIL DOCE.- FULANO", Some(date(2012, 6, 13))),
            ("DE MAYO, A TRECE DE JUNIO DE DOS MIL DOCE", Some(date(2012, 6, 13))),
            ("A DOS DE MAYO DE TRES", None),
        ] {
            assert_eq!(day_in_words(&format!("DADA EN LA SALA DE SESIONES, {formula}.")), expected, "{formula}");
        }
        for (words, expected) in [
            ("dos mil dieciocho", Some(2018)),
            ("mil novecientos noventa y cuatro", Some(1994)),
            ("treinta y un dias", Some(31)),
            ("30 dias", Some(30)),
            ("2018", Some(2018)),
            ("nada", None),
        ] {
            assert_eq!(number(&words.split(' ').collect::<Vec<_>>()), expected, "{words}");
        }
    }

    #[test]
    fn what_is_no_act_is_refused() {
        assert!(matches!(parse("ar-infoleg", "x", b"<p>Error 404"), Err(ParseError::Layout(_))));
        survives("ar-infoleg", &[NEW, OLD, DECREED]);
    }
}
