//! Portal Legislativ: the acts of Romania in their consolidated or original form.

use jiff::civil::Date;
use lexgap_domain::{DateKind, DatePrecision, LawStatus};
use scraper::ElementRef;

use super::super::act::Act;
use crate::{
    formats::{
        dates,
        html::{Page, below, text},
        text::{folded, slug},
    },
    parse::{Document, ParseError, Parsed, Parser},
};

/// Parser of the portal's pages of acts.
pub struct Portal;

impl Parser for Portal {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let page = Page::read("the act", document)?;
        let name = page.text_of(".S_DEN").or_else(|| page.text_of("title").and_then(|t| name_of_title(&t)));
        let name = name.ok_or_else(|| ParseError::Layout("no span.S_DEN on the page".to_owned()))?;
        // A code's law may stand on a line of its own: `(Legea nr. 227/2015)`.
        let of_code = |line: &String| line.starts_with("(Legea nr. ") && !name.contains(" nr. ");
        let header = page.text_of(".S_HDR");
        let law = header.clone().filter(of_code).or_else(|| page.text_of(".S_PAR").filter(of_code));
        let whole = law.map_or_else(|| name.clone(), |law| format!("{name} {law}"));
        let head = Head::read(&whole).ok_or_else(|| {
            ParseError::Layout(format!("`{name}` is no type, number and day such as `LEGE nr. 286 din 17 iulie 2009`"))
        })?;
        let title = header.filter(|line| !of_code(line)).map(|t| without_marks(&t)).filter(|t| !t.is_empty());
        let citation = Some(without_notes(&name)).filter(|n| !n.is_empty()).unwrap_or_else(|| name.clone());
        let title = title.unwrap_or_else(|| citation.clone());
        let issuer = page.text_of(".S_EMT_BDY").unwrap_or_default();
        if let Some(reason) = no_act(&head.kind, &issuer) {
            return Ok(Parsed::left_out(reason));
        }
        let mut act = Act::new(document, "ROU", head.id(&issuer), ("ro", &title), citation);
        act.date(head.day_is(), head.date, "css=.S_DEN");
        let published = page.text_of(".S_PUB_BDY").and_then(|t| dates::first(&t, "ro"));
        if folded(&name).contains("republicat") {
            // Printed again with the changes so far; the portal then gives this day in place of the first print's.
            act.version(published, "republished", "css=.S_PUB_BDY");
            act.date(DateKind::Publication, first_print(&page, &head), "text=a fost publicată în");
        } else {
            act.date(DateKind::Publication, published, "css=.S_PUB_BDY");
        }
        if let Some(url) = document.url.filter(|u| u.contains("/Public/DetaliiDocument")) {
            act.url(url.to_owned());
        }
        whole_act(&mut act, &page);
        let form = page.text_of("#fa_selectata").and_then(|t| dates::first(&t, "ro"));
        act.version(form, "consolidated", "css=#fa_selectata");
        if form.is_none() {
            // The newest form is marked only by having no address. A republication has its day in the title alone.
            let shown = page.first("#istoric_fa a:not([href])").and_then(|a| a.attr("title"));
            let day = shown.and_then(|t| dates::first(t, "ro"));
            act.version(day, "consolidated", "css=#istoric_fa a:not([href])");
        }
        amendments(&mut act, &page);
        for section in page.all(".S_ART") {
            let number = below(section, ".S_ART_TTL").first().map(|e| text(*e)).unwrap_or_default();
            let number = number.trim_start_matches("Articolul").trim().to_owned();
            let heading = below(section, ".S_ART_DEN").first().map(|e| text(*e)).filter(|h| !h.is_empty());
            if let Some(heading) = heading {
                let anchor = section.attr("id").unwrap_or_default();
                let inserted = below(section, ".S_PAR").into_iter().find_map(|note| {
                    let (kind, day) = insertion(note)?;
                    let locator = format!("css=#{}", note.attr("id").unwrap_or_default());
                    Some(act.inserted(kind, day, DatePrecision::Day, &locator))
                });
                act.section(&number, &heading, inserted, &format!("css=#{anchor}"));
            }
        }
        Ok(act.parsed())
    }
}

/// `HOTARARE (A) 611 04/06/2008 - Portal Legislativ` as the act's name.
fn name_of_title(title: &str) -> Option<String> {
    let words = title.split(" - ").next()?.split_whitespace().filter(|w| !w.starts_with('(')).collect::<Vec<_>>();
    let (day, rest) = words.split_last()?;
    let (number, kind) = rest.split_last()?;
    Some(format!("{} nr. {number} din {day}", kind.join(" ")))
}

/// Type, number and day of an act.
struct Head {
    kind: String,
    number: String,
    date: Option<Date>,
}

impl Head {
    fn read(name: &str) -> Option<Head> {
        let name = &name.replace(" Nr. ", " nr. ").replace(" NR. ", " nr. ");
        let date = dates::first(name, "ro");
        // A code names the law that made it: `CODUL PENAL din 17 iulie 2009 (Legea nr. 286/2009)`.
        if let Some((_, law)) = name.split_once("(Legea nr. ") {
            let number = law.split(['/', ' ', ')']).next().unwrap_or_default().to_owned();
            return (!number.is_empty()).then(|| Head { kind: "LEGE".to_owned(), number, date });
        }
        let Some((kind, rest)) = name.split_once(" nr. ") else {
            // The constitution and the oldest codes have no number.
            let kind = name.split(" din ").next()?.trim();
            return (date.is_some() && !kind.is_empty()).then(|| Head {
                kind: kind.to_owned(),
                number: String::new(),
                date,
            });
        };
        let number = rest.split(" din ").next().unwrap_or_default().trim().to_owned();
        (!kind.is_empty() && !number.is_empty()).then(|| Head { kind: kind.trim().to_owned(), number, date })
    }

    /// Laws are numbered by the year for the whole state; orders only within an authority.
    fn id(&self, issuer: &str) -> String {
        let kind = slug(&self.kind);
        let of_state = matches!(kind.as_str(), "lege" | "ordonanta" | "ordonanta-de-urgenta" | "decret-lege");
        let year = self.date.map(|d| d.year().to_string()).unwrap_or_default();
        let day = self.date.map(|d| d.to_string()).unwrap_or_default();
        match of_state {
            true => slug(&format!("ro {kind} {} {year}", self.number)),
            false if slug(issuer) == "guvernul" || issuer.is_empty() => {
                slug(&format!("ro {kind} {} {day}", self.number))
            }
            false => slug(&format!("ro {kind} {} {day} {issuer}", self.number)).chars().take(120).collect(),
        }
    }

    /// The number and day of a law are those of its promulgation; every other act carries the day on which its
    /// author passed it.
    fn day_is(&self) -> DateKind {
        if slug(&self.kind).starts_with("lege") { DateKind::Promulgation } else { DateKind::Adoption }
    }
}

/// Courts whose decisions the portal holds beside the acts.
const COURTS: &[&str] = &["curtea-constitutionala", "inalta-curte-de-casatie", "curtea-suprema", "curtea-de-apel"];

/// Why a document of the portal is no act: a court's decision, or a correction under the name of what it corrects.
fn no_act(kind: &str, issuer: &str) -> Option<&'static str> {
    let (kind, issuer) = (slug(kind), slug(issuer));
    let decides = ["decizie", "incheiere", "sentinta"].iter().any(|w| kind.starts_with(w));
    if decides && COURTS.iter().any(|court| issuer.starts_with(court)) {
        return Some("decision of a court, which is no act");
    }
    kind.starts_with("rectificare").then_some("correction of an act in print, which is no act of its own")
}

/// Without the editors' marks at its end: `…(actualizată până la data de 19 iulie 2005*)`, `…*)`.
fn without_marks(title: &str) -> String {
    let title = title.split("(actualizat").next().unwrap_or(title).trim();
    title.trim_end_matches("*)").trim_end_matches(['*', ' ']).to_owned()
}

/// The name of an act without the editors' notes on it: `CONSTITUȚIE*) din 21 noiembrie 1991 (*republicată*)`.
fn without_notes(name: &str) -> String {
    name.split("(*").next().unwrap_or(name).replace("*)", "").trim().to_owned()
}

/// The day of the first print of a law that was printed again, as a note names it: `Legea nr. 78/2000 a fost
/// publicată în Monitorul Oficial al României, Partea I, nr. 219 din 18 mai 2000`.
fn first_print(page: &Page, head: &Head) -> Option<Date> {
    let (passed, text) = (head.date?, page.lines());
    let own = format!("nr. {}/{}", head.number, passed.year());
    text.match_indices(" a fost publicat").take(200).find_map(|(at, words)| {
        let before = text.get(..at)?.trim_end();
        let is_own = before.ends_with(&own) || before.ends_with("Textul initial") || before.ends_with("Textul inițial");
        let after: String = text.get(at + words.len()..)?.chars().take(160).collect();
        dates::first(&after, "ro").filter(|day| is_own && *day >= passed)
    })
}

/// The name of the act in the text of a link: `Punctul 3, Articolul I din LEGEA nr. 5 din 9 iulie 2020, publicată …`.
fn amending(cited: &str) -> Option<String> {
    let (head, tail) = cited.split(", public").next()?.rsplit_once(" nr. ")?;
    Some(format!("{} nr. {tail}", head.rsplit(" din ").next().unwrap_or(head)))
}

/// Kind and day of the act that put an article into its chapter, by a note below the article: `(la 21-07-2020,
/// Secțiunea 1 din Capitolul II a fost completată de Punctul 3, Articolul I din LEGEA nr. 5 din 9 iulie 2020, …)`.
fn insertion(note: ElementRef<'_>) -> Option<(DateKind, Date)> {
    let words = text(note);
    let (_, rest) = words.strip_prefix("(la ")?.split_once(", ")?;
    let (whole, _) = rest.split_once(" a fost completat")?;
    let whole = folded(whole);
    // An article that was itself completed was there before.
    let parts = ["actul", "capitolul", "cartea", "partea", "sectiunea", "titlul"];
    if !parts.iter().any(|w| whole.trim_start().starts_with(w)) {
        return None;
    }
    let act = below(note, "a").into_iter().find_map(|link| Head::read(&amending(&text(link))?))?;
    Some((act.day_is(), act.date?))
}

/// The day in `la 21-07-2020` or `la data de 24 iulie 2020` after a word.
fn day_after(text: &str, word: &str) -> Option<Date> {
    let at = text.find(word)?;
    dates::first(text.get(at + word.len()..)?, "ro")
}

/// What the portal says of the act as a whole: its entry into force, its repeal, the day of this form.
fn whole_act(act: &mut Act<'_>, page: &Page) {
    for line in page.lines().lines() {
        if line.len() > 600 || !line.contains(['î', 'f', 'F']) {
            continue;
        }
        let plain = folded(line);
        let plain = plain.trim();
        if plain.starts_with("data intrarii in vigoare") {
            act.date(DateKind::InForce, dates::first(plain, "ro"), "text=Data intrării în vigoare");
        } else if plain.contains("forma consolidata valabila") || plain.contains("valabila la data") {
            act.version(dates::first(plain, "ro"), "consolidated", "text=valabilă la data");
        }
    }
    for note in page.all(".S_PAR, .S_NTA_PAR, .S_NTA") {
        let words = text(note);
        if is_repeal(&words) {
            act.date(DateKind::Repeal, day_after(&words, "(la "), "text=Actul a fost abrogat");
            act.status(LawStatus::Repealed);
        }
    }
}

/// Whether a note such as `(la 01-02-2014, Actul a fost abrogat de Articolul 250 din LEGEA nr. 187 …)` repeals the act.
fn is_repeal(note: &str) -> bool {
    let plain = folded(note.get(..note.len().min(400)).unwrap_or(note));
    note.starts_with("(la ") && (plain.contains("actul a fost abrogat") || plain.contains(", abrogat de"))
}

/// Notes such as `(la 21-07-2020, Articolul 13 … a fost abrogat de Punctul 4, Articolul I din HOTĂRÂREA nr. 546 din
/// 9 iulie 2020, publicată în …)`: each amending act with the day on which it took effect.
fn amendments(act: &mut Act<'_>, page: &Page) {
    for note in page.all(".S_PAR") {
        let words = text(note);
        // What ended the act did not amend it.
        if is_repeal(&words) {
            continue;
        }
        let Some(effective) = words.strip_prefix("(la ").and_then(|w| dates::first(w, "ro")) else { continue };
        let anchor = note.attr("id").unwrap_or_default();
        for link in below(note, "a") {
            if let Some(cited) = amending(&text(link)) {
                act.amendment(&cited, DateKind::InForce, effective, &format!("css=#{anchor}"));
            }
        }
    }
    act.last_amended_by_list();
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{parse, survives};
    use jiff::civil::date;
    use lexgap_domain::Topic;

    use super::*;

    const ACT: &str = r##"<html><head><title>LEGE (A) 286 17/07/2009 - Portal Legislativ</title></head><body>
        <span class="S_DEN">LEGE nr. 99 din 17 iulie 2009 </span><span class="S_HDR">privind Codul penal de probă</span>
        <table><tr><td><span class="S_EMT_TTL">EMITENT</span></td><td><span class="S_EMT_BDY"><li>PARLAMENTUL</li></span></td></tr></table>
        <span class="S_PUB"><span class="S_PUB_TTL">Publicat în </span><span class="S_PUB_BDY">MONITORUL OFICIAL nr. 510 din 24 iulie 2009</span></span>
        <div id="istoric_fa"><a title='Consolidarea din 21.07.2020' id='fa_selectata'>21.07.2020</a><br/>
        <a title='Consolidarea din 01.02.2014' href='~/../../../Public/DetaliiDocument/7'>01.02.2014</a></div>
        <p>Data intrării în vigoare : 01 februarie 2014</p>
        <span class="S_ART" id="a1"><span class="S_ART_TTL">Articolul 210</span><span class="S_ART_DEN"> Traficul de persoane</span>
        <span class="S_PAR" id="p1">(la 21-07-2020, Articolul 210 a fost modificat de <A href="x">Punctul 4, Articolul I din LEGEA nr. 5 din 9 iulie 2020, publicată în MONITORUL OFICIAL</A>)</span></span>
        </body></html>"##;

    #[test]
    fn a_law_carries_the_day_of_its_promulgation() {
        let law = parse("ro-portal", "x", ACT.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("ro-lege-99-2009", "LEGE nr. 99 din 17 iulie 2009"));
        assert_eq!(law.title(), "privind Codul penal de probă");
        let days: Vec<_> = law.dates.iter().map(|d| (d.kind, d.date)).collect();
        assert_eq!(
            days,
            [
                (DateKind::Promulgation, date(2009, 7, 17)),
                (DateKind::Publication, date(2009, 7, 24)),
                (DateKind::InForce, date(2014, 2, 1)),
                (DateKind::LastAmended, date(2020, 7, 21)),
            ]
        );
        assert_eq!(law.amendments[0].citation, "LEGEA nr. 5 din 9 iulie 2020");
        assert_eq!(law.versions.iter().map(|v| v.date).collect::<Vec<_>>(), [date(2020, 7, 21)]);
        assert_eq!((law.sections[0].number.as_str(), law.topics.as_slice()), ("210", &[Topic::HumanTrafficking][..]));
    }

    #[test]
    fn another_act_carries_the_day_of_its_adoption_and_may_be_repealed() {
        let note = "<span class=\"S_PAR\">(la 01-02-2024, Actul a fost abrogat de <a>LEGEA nr. 1 din 3 ianuarie 2024</a>)</span>";
        let page = ACT.replace("LEGE nr. 99", "ORDIN nr. 99").replace("</body>", &format!("{note}</body>"));
        let law = parse("ro-portal", "x", page.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.id.as_str(), "ro-ordin-99-2009-07-17-parlamentul");
        assert_eq!(law.passage().map(|d| d.kind), Some(DateKind::Adoption));
        assert_eq!((law.status, law.repeal().map(|d| d.date)), (LawStatus::Repealed, Some(date(2024, 2, 1))));
        // The act that repealed it is no amendment.
        assert_eq!(law.amendments.iter().map(|a| a.date).collect::<Vec<_>>(), [date(2020, 7, 21)]);
        let amended: Vec<_> = law.dates.iter().filter(|d| d.kind == DateKind::LastAmended).map(|d| d.date).collect();
        assert_eq!(amended, [date(2020, 7, 21)]);
    }

    #[test]
    fn a_code_is_the_law_that_made_it() {
        let code = ACT.replace("LEGE nr. 99 din 17 iulie 2009", "CODUL PENAL din 17 iulie 2009 (Legea nr. 99/2009)");
        let law = parse("ro-portal", "x", code.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.passage().map(|d| d.kind)), ("ro-lege-99-2009", Some(DateKind::Promulgation)));
    }

    #[test]
    fn the_law_of_a_code_may_stand_below_its_name() {
        let name = "<span class=\"S_DEN\">CODUL TAXELOR DE PROBĂ din 8 mai 2015</span>\
            <span class=\"S_PAR\" id=\"p0\">(<a href=\"x\">Legea nr. 912/2015</a>)</span>";
        let page = ACT
            .replace("<span class=\"S_DEN\">LEGE nr. 99 din 17 iulie 2009 </span>", name)
            .replace("<span class=\"S_HDR\">privind Codul penal de probă</span>", "");
        let law = parse("ro-portal", "x", page.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.title()), ("ro-lege-912-2015", "CODUL TAXELOR DE PROBĂ din 8 mai 2015"));
        let passage = law.passage().map(|d| (d.kind, d.date));
        assert_eq!(passage, Some((DateKind::Promulgation, date(2015, 5, 8))));
    }

    #[test]
    fn a_republished_law_keeps_its_own_days() {
        let page = ACT
            .replace("17 iulie 2009 </span>", "17 iulie 2009 (*republicată*)</span>")
            .replace("<a title='Consolidarea din 21.07.2020' id='fa_selectata'>21.07.2020</a>", "")
            .replace("id=\"istoric_fa\">", "id=\"istoric_fa\"><a title='Republicarea din 03.02.2011'>R 1</a>")
            .replace("din 24 iulie 2009", "din 3 februarie 2011");
        let law = parse("ro-portal", "x", page.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.citation, "LEGE nr. 99 din 17 iulie 2009");
        assert!(law.dates.iter().all(|d| d.kind != DateKind::Publication));
        let versions: Vec<_> = law.versions.iter().map(|v| (v.date, v.label.as_str())).collect();
        assert_eq!(versions, [(date(2011, 2, 3), "republished")]);
        let newest = page.replace("Republicarea din 03.02.2011'>R 1", "Consolidarea din 18.12.2025'>18.12.2025");
        let law = parse("ro-portal", "x", newest.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.versions.iter().map(|v| v.date).collect::<Vec<_>>(), [date(2011, 2, 3), date(2025, 12, 18)]);
    }

    #[test]
    fn a_note_names_the_first_print_of_a_republished_law() {
        let note = "<span class=\"S_NTA_PAR\">*) Republicată în temeiul Legii nr. 5/2010, care a fost publicată în \
            Monitorul Oficial nr. 8 din 9 mai 2010. Legea nr. 99/2009 a fost publicată în Monitorul Oficial al \
            României, Partea I, nr. 510 din 24 iulie 2009, și a mai fost republicată în 2010.</span></body>";
        let page = ACT
            .replace("17 iulie 2009 </span>", "17 iulie 2009 (*republicată*)</span>")
            .replace("din 24 iulie 2009", "din 3 februarie 2011")
            .replace("</body>", note);
        let law = parse("ro-portal", "x", page.as_bytes()).unwrap().laws.remove(0);
        let published: Vec<_> = law.dates.iter().filter(|d| d.kind == DateKind::Publication).map(|d| d.date).collect();
        assert_eq!(published, [date(2009, 7, 24)]);
        let other = page.replace("Legea nr. 99/2009 a fost", "Legea nr. 98/2009 a fost");
        let law = parse("ro-portal", "x", other.as_bytes()).unwrap().laws.remove(0);
        assert!(law.dates.iter().all(|d| d.kind != DateKind::Publication));
    }

    #[test]
    fn marks_of_the_editors_are_no_part_of_a_title() {
        let marked = "privind Codul penal de probă(actualizată până la data de 1 mai 2015*)";
        for (header, title) in [
            (marked, "privind Codul penal de probă"),
            ("privind Codul penal de probă**)", "privind Codul penal de probă"),
        ] {
            let page = ACT.replace("privind Codul penal de probă", header);
            assert_eq!(parse("ro-portal", "x", page.as_bytes()).unwrap().laws[0].title(), title);
        }
        let noted = ACT
            .replace("LEGE nr. 99 din 17 iulie 2009 ", "STATUT*) din 17 iulie 2009 (**republicat**)(*actualizat*)")
            .replace("privind Codul penal de probă", "");
        let law = parse("ro-portal", "x", noted.as_bytes()).unwrap().laws.remove(0);
        let name = "STATUT din 17 iulie 2009";
        assert_eq!((law.title(), law.citation.as_str()), (name, name));
        let page = ACT
            .replace("LEGE nr. 99 din 17 iulie 2009", "CODUL TAXELOR DE PROBĂ din 17 iulie 2009")
            .replace("privind Codul penal de probă", "(Legea nr. 99/2009)");
        let law = parse("ro-portal", "x", page.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.title()), ("ro-lege-99-2009", "CODUL TAXELOR DE PROBĂ din 17 iulie 2009"));
    }

    #[test]
    fn an_article_put_into_its_chapter_is_younger_than_the_code() {
        let note = "(la 21-07-2020, Capitolul VII din Titlul I a fost completat de <A href=\"x\">Punctul 4, Articolul \
            I din ORDONANȚA DE URGENȚĂ nr. 5 din 9 iulie 2020, publicată în MONITORUL OFICIAL nr. 7 din 10 iulie \
            2020</A>)</span>";
        let (head, rest) = ACT.split_once("(la 21-07-2020").unwrap();
        let (_, rest) = rest.split_once("</span>").unwrap();
        let page = format!("{head}{note}{rest}");
        let laws = parse("ro-portal", "x", page.as_bytes()).unwrap().laws;
        assert_eq!(laws[0].amendments[0].citation, "ORDONANȚA DE URGENȚĂ nr. 5 din 9 iulie 2020");
        assert_eq!((laws.len(), laws[1].id.as_str()), (2, "ro-lege-99-2009-210"));
        let days: Vec<_> = laws[1].dates.iter().map(|d| (d.kind, d.date)).collect();
        assert_eq!(days, [(DateKind::Adoption, date(2020, 7, 9))]);
        let within = page.replace("Capitolul VII din", "Articolul 210 din Capitolul VII,");
        assert_eq!(parse("ro-portal", "x", within.as_bytes()).unwrap().laws.len(), 1);
        survives("ro-portal", &[page.as_str()]);
    }

    #[test]
    fn the_page_title_helps_where_the_head_is_missing() {
        let page = "<title>HOTARARE       (A)   611 04/06/2008 - Portal Legislativ</title>";
        let law = parse("ro-portal", "x", page.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.dates[0].date), ("ro-hotarare-611-2008-06-04", date(2008, 6, 4)));
    }

    #[test]
    fn decisions_of_courts_and_corrections_are_left_out() {
        let of = |name: &str, issuer: &str| {
            let page = ACT.replace("LEGE nr. 99 din", &format!("{name} din")).replace("PARLAMENTUL", issuer);
            let parsed = parse("ro-portal", "x", page.as_bytes()).unwrap();
            (parsed.laws.len(), parsed.skipped.len())
        };
        assert_eq!(of("DECIZIE nr. 999", "CURTEA CONSTITUȚIONALĂ"), (0, 1));
        assert_eq!(of("DECIZIE nr. 9", "ÎNALTA CURTE DE CASAȚIE ȘI JUSTIȚIE"), (0, 1));
        assert_eq!(of("RECTIFICARE nr. 99", "PARLAMENTUL"), (0, 1));
        assert_eq!(of("DECIZIE nr. 999", "PRIM-MINISTRUL"), (1, 0));
        assert_eq!(of("HOTĂRÂRE nr. 9", "ÎNALTA CURTE DE CASAȚIE ȘI JUSTIȚIE"), (1, 0));
    }

    #[test]
    fn what_is_no_act_is_refused() {
        assert!(matches!(parse("ro-portal", "x", b"<title>Portal Legislativ</title>"), Err(ParseError::Layout(_))));
        survives("ro-portal", &[ACT]);
    }
}
