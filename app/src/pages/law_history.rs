//! Everything that happened to the text of a law in one view: its dated states, the acts that changed it, and what is
//! passed and not yet in it.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

use jiff::civil::Date;
use leptos::prelude::*;
use lexgap_domain::{DateKind, DatePrecision, EditionIndex, Law, LawAmendment, LawDate, LawSection, LawVersion};

use crate::{
    components::place,
    format::{self, diff_address, stated, stated_iso},
    say::{self, rich, say, to},
};

/// Events shown before the rest is folded away.
const UNFOLDED: usize = 40;

/// What happened to the text.
enum Event<'a> {
    Version(&'a LawVersion),
    Amendment(&'a LawAmendment),
    /// Sections on our topics, inserted on a day of which no amendment is listed.
    Inserted(&'a LawDate, Vec<&'a LawSection>),
}

impl Event<'_> {
    /// Newest first; a text stands above the acts of its day, which it holds.
    fn order(&self) -> (Reverse<Date>, u8) {
        match self {
            Event::Version(v) => (Reverse(v.date), 0),
            Event::Amendment(a) => (Reverse(a.date), 1),
            Event::Inserted(d, _) => (Reverse(d.date), 2),
        }
    }
}

/// The section of a law's page.
pub(super) fn section(index: &EditionIndex, law: &Law) -> Option<AnyView> {
    let inserted = inserted(law);
    if law.amendments.is_empty() && law.versions.is_empty() && inserted.is_empty() {
        return None;
    }
    let history = History { index, law, texts: law.texts(), acts: acts(index, law) };
    let newest = history.texts.last().map(|t| t.date);
    let pending: Vec<AnyView> =
        law.amendments.iter().rev().filter(|a| is_pending(a, newest)).map(|a| history.amendment(a)).collect();
    let pending = newest.filter(|_| !pending.is_empty()).map(|day| {
        view! {
            <h3>{say!("law-history-pending", day = format::date(day))}</h3>
            <p class="quiet">{say!("law-history-pending-about")}</p>
            <ol class="timeline">{pending}</ol>
        }
    });
    let mut shown: Vec<AnyView> = events(law, newest, inserted).iter().map(|e| history.event(e)).collect();
    let older = shown.split_off(shown.len().min(UNFOLDED));
    let n = older.len();
    let older = (n > 0).then(|| {
        view! {
            <details>
                <summary>{say!("law-history-older", n = n)}</summary>
                <ol class="timeline">{older}</ol>
            </details>
        }
    });
    Some(
        view! {
            <section id="history">
                <h2>{say!("law-history")}</h2>
                <p class="quiet">{say!("law-history-about")}</p>
                {pending}
                <ol class="timeline">{shown}</ol>
                {older}
            </section>
        }
        .into_any(),
    )
}

/// Whether an amendment is later than the newest text that is archived.
fn is_pending(a: &LawAmendment, newest: Option<Date>) -> bool {
    newest.is_some_and(|day| a.date > day)
}

/// What happened to the text, the newest first; what is not yet in it stands apart.
fn events<'a>(law: &'a Law, newest: Option<Date>, inserted: Inserted<'a>) -> Vec<Event<'a>> {
    let has_act = |d: &LawDate| law.amendments.iter().any(|a| is_on(d, a.date));
    let texts = law.versions.iter().map(Event::Version);
    let acts = law.amendments.iter().filter(|a| !is_pending(a, newest)).map(Event::Amendment);
    let alone = inserted.into_values().filter(|(d, _)| !has_act(d)).map(|(d, s)| Event::Inserted(d, s));
    let mut all: Vec<Event<'a>> = texts.chain(acts).chain(alone).collect();
    all.sort_by_key(Event::order);
    all
}

/// Whether a date is stated to the day, and is that day.
fn is_on(d: &LawDate, day: Date) -> bool {
    d.precision == DatePrecision::Day && d.date == day
}

/// Sections on our topics by the day of their insertion.
type Inserted<'a> = BTreeMap<Date, (&'a LawDate, Vec<&'a LawSection>)>;

fn inserted(law: &Law) -> Inserted<'_> {
    let mut by_day = Inserted::new();
    for s in &law.sections {
        if let Some(d) = &s.inserted {
            by_day.entry(d.date).or_insert((d, Vec::new())).1.push(s);
        }
    }
    by_day
}

/// The jurisdiction's laws by citation, for the acts among them that amended this one.
fn acts<'a>(index: &'a EditionIndex, law: &Law) -> HashMap<&'a str, &'a Law> {
    if law.amendments.is_empty() {
        return HashMap::new();
    }
    let others =
        index.laws_of(law.jurisdiction.as_str()).into_iter().filter(|l| l.id != law.id && !l.citation.is_empty());
    others.map(|l| (l.citation.as_str(), l)).collect()
}

struct History<'a> {
    index: &'a EditionIndex,
    law: &'a Law,
    texts: Vec<&'a LawVersion>,
    acts: HashMap<&'a str, &'a Law>,
}

impl History<'_> {
    fn event(&self, event: &Event<'_>) -> AnyView {
        match event {
            Event::Version(v) => view! {
                <li>
                    <time datetime=v.date.to_string()>{format::date(v.date)}</time> " "
                    <strong>{version_label(&v.label)}</strong> {self.since(v)}
                    <small class="where">{place(self.index, &v.provenance)}</small>
                </li>
            }
            .into_any(),
            Event::Amendment(a) => self.amendment(a),
            Event::Inserted(d, sections) => view! {
                <li>
                    <time datetime=stated_iso(d)>{stated(d)}</time> " "
                    {say!("law-history-sections", sections = numbers(sections))}
                </li>
            }
            .into_any(),
        }
    }

    fn amendment(&self, a: &LawAmendment) -> AnyView {
        let act = match self.acts.get(a.citation.as_str()) {
            Some(l) => view! { <a href=to(format!("/laws/{}", l.id))><bdi>{a.citation.clone()}</bdi></a> }.into_any(),
            None => view! { <bdi>{a.citation.clone()}</bdi> }.into_any(),
        };
        let that_day = |s: &&LawSection| s.inserted.as_ref().is_some_and(|d| is_on(d, a.date));
        let sections: Vec<&LawSection> = self.law.sections.iter().filter(that_day).collect();
        let inserted = (!sections.is_empty())
            .then(|| view! { " – " {say!("law-history-inserted", sections = numbers(&sections))} });
        view! {
            <li>
                <time datetime=a.date.to_string()>{format::date(a.date)}</time> " "
                {rich!("label-and-value", label = say::date_kind(a.kind), value = act)} {inserted} {self.words(a)}
                <small class="where"><code class="locator">{a.locator.clone()}</code></small>
            </li>
        }
        .into_any()
    }

    /// What the text says apart from the text before it.
    fn since(&self, version: &LawVersion) -> Option<AnyView> {
        let at = self.texts.iter().position(|t| std::ptr::eq(*t, version))?;
        let before = self.texts.get(..at)?.iter().rev().find(|t| comparable(self.index, t, version))?;
        let text = say!("law-changed-since", day = format::date(before.date));
        Some(view! { " – " <a href=diff_address(self.law, before, version)>{text}</a> }.into_any())
    }

    /// The texts before and after the day that the amendment entered into force. Of its other days none is told to be
    /// the one on which the text changed.
    fn words(&self, a: &LawAmendment) -> Option<AnyView> {
        if a.kind != DateKind::InForce {
            return None;
        }
        let at = self.texts.iter().position(|t| t.date >= a.date)?;
        let after = self.texts.get(at)?;
        let before = self.texts.get(..at)?.iter().rev().find(|t| comparable(self.index, t, after))?;
        let text = say!("law-history-words", from = format::date(before.date), to = format::date(after.date));
        Some(view! { " – " <a href=diff_address(self.law, before, after)>{text}</a> }.into_any())
    }
}

fn numbers(sections: &[&LawSection]) -> String {
    let each: Vec<String> = sections.iter().map(|s| format!("§ {}", s.number)).collect();
    each.join(&say!("list-separator"))
}

/// What a dated state is: our words for the common ones, else the publisher's.
pub(super) fn version_label(label: &str) -> String {
    match label {
        "enacted" => say!("law-version-enacted"),
        "consolidated" => say!("law-version-consolidated"),
        LawVersion::LISTED => say!("law-version-listed"),
        LawVersion::FOUND => say!("law-version-found"),
        other => other.to_owned(),
    }
}

/// Whether two versions are texts of one source; of several documents that it keeps of one law, languages first of all,
/// those of one name belong together.
fn comparable(index: &EditionIndex, a: &LawVersion, b: &LawVersion) -> bool {
    let of = |v: &LawVersion| index.snapshot(v.provenance.snapshot.as_str());
    let Some((a, b)) = of(a).zip(of(b)) else { return false };
    a.source == b.source && (a.name == b.name || language_of(&a.name) == language_of(&b.name))
}

/// The language that a file's name begins with (`fra-C-45.2.xml`), where it does.
fn language_of(name: &str) -> Option<&str> {
    name.split_once('-').map(|(first, _)| first).filter(|first| matches!(*first, "eng" | "fra"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn law() -> Law {
        let at = |locator: &str| json!({ "snapshot": "a".repeat(64), "locator": locator });
        let act = |citation: &str, date: &str| json!({ "citation": citation, "kind": "in_force", "date": date, "locator": "l" });
        let section = |number: &str, date: &str| {
            let provenance = at("s");
            let day = json!({
                "kind": "in_force", "date": date, "precision": "day", "provenance": provenance, "computed_by": null
            });
            json!({ "number": number, "heading": "h", "inserted": day, "topics": [], "locator": "l" })
        };
        let law = json!({
            "id": "x", "jurisdiction": "KEN", "kind": "law", "titles": [], "citation": "c", "topics": [],
            "instrument": null, "dates": [], "url": null, "sources": [],
            "versions": [{ "date": "2020-01-01", "label": "consolidated", "provenance": at("v") }],
            "amendments": [act("A", "2010-01-01"), act("B", "2020-01-01"), act("C", "2021-06-01")],
            "sections": [section("1", "2010-01-01"), section("2", "2015-01-01")],
        });
        serde_json::from_value(law).expect("a law")
    }

    #[test]
    fn acts_after_the_newest_text_stand_apart_and_the_rest_newest_first() {
        let law = law();
        let newest = law.texts().last().map(|t| t.date);
        let pending: Vec<&str> =
            law.amendments.iter().filter(|a| is_pending(a, newest)).map(|a| a.citation.as_str()).collect();
        assert_eq!(pending, ["C"]);
        let told: Vec<String> = events(&law, newest, inserted(&law))
            .iter()
            .map(|e| match e {
                Event::Version(v) => v.date.to_string(),
                Event::Amendment(a) => a.citation.clone(),
                Event::Inserted(_, sections) => sections.iter().map(|s| s.number.as_str()).collect(),
            })
            .collect();
        // Section 1 is told with the act of its day.
        assert_eq!(told, ["2020-01-01", "B", "2", "A"]);
    }

    #[test]
    fn without_a_text_nothing_is_missing_from_it() {
        assert!(law().amendments.iter().all(|a| !is_pending(a, None)));
    }
}
