//! Signature and ratification of treaties, one table a treaty.
//!
//! The kind of act stands in a suffix (`17 Feb 2010 a`) or not at all; signature is not ratification. The day
//! on which the treaty binds a party follows from the treaty's own article, which `treaties.tsv` states.

use jiff::{ToSpan as _, civil::Date};
use lexgap_domain::{DateKind, DatePrecision, Law, LawDate, LawId, LawKind, LawStatus, LawTitle, Topic};

use crate::{
    formats::{table::Table, text::day_month_year},
    parse::{Document, ParseError, Parsed, Parser},
    sources::common::{Places, provenance},
};

/// Parser of `un-treaties`.
pub struct Treaties;

const TREATIES: &str = include_str!("treaties.tsv");

/// A treaty as `treaties.tsv` describes it.
struct Treaty {
    stream: &'static str,
    title: &'static str,
    citation: &'static str,
    topic: Topic,
    entry_into_force: Date,
    days_after_deposit: i32,
    article: &'static str,
}

fn treaty(stream: &str) -> Option<Treaty> {
    let line = TREATIES.lines().skip(1).find(|l| l.split('\t').next() == Some(stream))?;
    let mut fields = line.split('\t');
    let mut next = || fields.next();
    Some(Treaty {
        stream: next()?,
        title: next()?,
        citation: next()?,
        topic: Topic::from_id(next()?)?,
        entry_into_force: next()?.parse().ok()?,
        days_after_deposit: next()?.parse().ok()?,
        article: next()?,
    })
}

/// The act that a suffix names; none for a plain ratification.
fn act(suffix: Option<&str>) -> Option<DateKind> {
    Some(match suffix {
        None | Some("A" | "AA" | "c") => DateKind::Ratification,
        Some("a") => DateKind::Accession,
        Some("d") => DateKind::Succession,
        Some(_) => return None,
    })
}

impl Treaty {
    /// The day from which the treaty binds a party that deposited its instrument on `deposit`, and the rule.
    /// None for a succession, which dates back to the predecessor's own deposit.
    fn binds(&self, kind: DateKind, deposit: Date) -> Option<(Date, String)> {
        if kind == DateKind::Succession {
            return None;
        }
        let later = deposit.checked_add(self.days_after_deposit.days()).ok()?;
        Some(if later > self.entry_into_force {
            (later, format!("day {} after deposit ({})", self.days_after_deposit, self.article))
        } else {
            (self.entry_into_force, format!("entry into force of the treaty ({})", self.article))
        })
    }
}

impl Parser for Treaties {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let treaty = treaty(document.stream).ok_or_else(|| {
            ParseError::Layout(format!("treaty {} is not in treaties.tsv: add its line", document.stream))
        })?;
        let table = Table::read(document.bytes, document.stream)?;
        let participant = table.column("Participant")?;
        let signature = table.column("Signature")?;
        // The title lists the acts and their suffixes, in another order for each treaty.
        let (deposit, _) = table
            .column_where(|t| t.contains("Ratification"))
            .ok_or_else(|| ParseError::Layout("no column whose title names ratification".to_owned()))?;

        let mut parsed = Parsed::default();
        let mut places = Places::default();
        let mut unread = 0;
        for (number, row) in &table.rows {
            let field = |column| row.get(column).map(str::trim).filter(|t: &&str| !t.is_empty());
            let locator = || table.locator(*number, participant);
            let Some(jurisdiction) = places.resolve(None, field(participant), locator) else { continue };
            let mut dates = Vec::new();
            let mut add = |kind, date, column, computed_by| {
                let provenance = provenance(document, table.locator(*number, column));
                dates.push(LawDate { kind, date, precision: DatePrecision::Day, provenance, computed_by });
            };
            if let Some(text) = field(signature) {
                match day_month_year(text) {
                    Some((date, None)) => add(DateKind::Signature, date, signature, None),
                    // A definitive signature (`s`) binds like a ratification; any other word is not understood.
                    Some((date, Some("s"))) => add(DateKind::Ratification, date, signature, None),
                    _ => unread += 1,
                }
            }
            if let Some(text) = field(deposit) {
                match day_month_year(text).and_then(|(date, suffix)| Some((date, act(suffix)?))) {
                    Some((date, kind)) => {
                        add(kind, date, deposit, None);
                        if let Some((day, rule)) = treaty.binds(kind, date) {
                            add(DateKind::InForce, day, deposit, Some(rule));
                        }
                    }
                    None => unread += 1,
                }
            }
            if dates.is_empty() {
                parsed.skipped.push((format!("{}: neither signed nor ratified", jurisdiction.name), 1));
                continue;
            }
            let instrument = format!("untc-{}", treaty.stream);
            parsed.laws.push(Law {
                id: LawId::new(format!("{instrument}-{}", jurisdiction.id.as_str().to_lowercase())),
                jurisdiction: jurisdiction.id.clone(),
                kind: LawKind::Treaty,
                titles: vec![LawTitle { language: "en".to_owned(), title: treaty.title.to_owned() }],
                citation: treaty.citation.to_owned(),
                topics: vec![treaty.topic],
                instrument: Some(instrument),
                dates,
                url: Some(page(treaty.citation)),
                sources: vec![document.source.clone()],
                versions: vec![],
                status: LawStatus::NotStated,
                sections: vec![],
                amendments: vec![],
                notes: vec![],
                provisions: vec![],
            });
        }
        if unread > 0 {
            parsed.skipped.push(("dates that are not understood".to_owned(), unread));
        }
        places.finish(document, &mut parsed);
        Ok(parsed)
    }
}

/// The depositary's page of a treaty, from its number in the collection.
fn page(citation: &str) -> String {
    let number = citation.rsplit(' ').next().unwrap_or_default();
    let chapter = match number.split('-').next() {
        Some("VI") => 6,
        Some("VII") => 7,
        _ => 18,
    };
    format!("https://treaties.un.org/pages/ViewDetails.aspx?src=TREATY&mtdsg_no={number}&chapter={chapter}&lang=en")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::sources::tests::parse;

    const TABLE: &str = "Participant,Signature,\"Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)\"\n\
        Albania,12 Dec 2000,21 Aug 2002\n\
        Antigua and Barbuda,,17 Feb 2010 a\n\
        Ireland,13 Dec 2000,\n\
        Montenegro,,23 Oct 2006 d\n\
        Atlantis,,1 Jan 2001\n";

    #[test]
    fn every_line_of_the_table_is_whole() {
        assert!(TREATIES.lines().skip(1).all(|l| treaty(l.split('\t').next().unwrap()).is_some()));
    }

    #[test]
    fn signature_ratification_accession_and_succession() {
        let parsed = parse("un-treaties", "18-12-a", TABLE.as_bytes()).unwrap();
        let law = |id: &str| parsed.laws.iter().find(|l| l.id == id).unwrap();
        let albania = law("untc-18-12-a-alb");
        assert_eq!(albania.passage().map(|d| (d.kind, d.date)), Some((DateKind::Ratification, date(2002, 8, 21))));
        let force = albania.in_force().unwrap();
        assert_eq!(force.date, date(2003, 12, 25), "not before the treaty itself");
        let antigua = law("untc-18-12-a-atg");
        assert_eq!(antigua.passage().map(|d| d.kind), Some(DateKind::Accession));
        assert_eq!(antigua.in_force().map(|d| d.date), Some(date(2010, 3, 19)));
        assert!(antigua.in_force().unwrap().computed_by.as_deref().unwrap().contains("Art. 17"));
        assert!(law("untc-18-12-a-irl").passage().is_none(), "signed only");
        assert_eq!(law("untc-18-12-a-mne").effective(), Some((date(2006, 10, 23), true)));
        assert_eq!(parsed.unresolved[0].name, "Atlantis");
        assert_eq!(albania.dates[0].provenance.locator, "row=2;column=Signature");
        assert!(page(&albania.citation).contains("mtdsg_no=XVIII-12-a&chapter=18"));
    }
}
