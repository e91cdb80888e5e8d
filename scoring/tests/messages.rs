//! Every sentence that is computed can be said in every language.

#[path = "world/east_africa.rs"]
mod east_africa;
mod world;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use east_africa::{COUNTRIES, source};
use jiff::civil::date;
use lexgap_domain::{
    Choice, ComponentKind, DateKind, FactSet, FactStatus, FlagKind, IndicatorPoint, InterestClass, LawKind, LawStatus,
    Locality, Measure, Message, MessageValue, Observation, Outcome, Period, Polarity, Qualifier, Quantity, Revision,
    RevisionKind, Said, SectionChangeKind, Structure, Topic, Unit, dimension, law, observation::DIMENSIONS, places,
    practices::income_group, score::GRADE_WEIGHTS,
};
use lexgap_scoring::{Options, run};
use lexgap_texts::{Language, english, say, variables};
use world::provenance;

const TOPIC: Topic = Topic::HumanTrafficking;

fn count(source: &str, jurisdiction: &str, measure: Measure, year: i16, quantity: Quantity) -> Observation {
    world::total(source, TOPIC, jurisdiction, measure, year, quantity)
}

fn rated(indicator: &str, jurisdiction: &str, year: i16, value: f64) -> IndicatorPoint {
    IndicatorPoint {
        indicator: indicator.into(),
        jurisdiction: jurisdiction.into(),
        period: Period::year(year).unwrap(),
        value: Some(value),
        standard_error: None,
        lower: None,
        upper: None,
        n_sources: None,
        label: None,
        source: "world-bank".into(),
        provenance: provenance(),
    }
}

/// A world in which everything that can be said happens somewhere: late and unknown first uses, withheld counts, a law
/// still to come, a source that falls silent, two that disagree, a part greater than its total, a negative count.
fn talkative() -> FactSet {
    let law = |j: &str, year| world::treaty('a', TOPIC, j, date(year, 1, 1), date(year, 1, 1));
    let sources = vec![source("gov", InterestClass::OwnGovernment), source("ngo", InterestClass::Ngo)];
    let mut facts = FactSet { sources, ..FactSet::default() };
    for (i, j) in COUNTRIES.iter().enumerate() {
        facts.laws.push(law(j, if *j == "KEN" { 2031 } else { 2006 }));
        for (k, id) in ["oc-national-policies-and-laws", "oc-law-enforcement", "oc-judicial-system-and-detention"]
            .iter()
            .chain(&["oc-victim-and-witness-support", "3p-protection", "3p-prosecution", "us-tip-tier"])
            .enumerate()
        {
            facts.points.push(rated(id, j, 2014, 1.0 + ((i + k) % 5) as f64));
        }
        for year in 2003..=2015 {
            facts.points.push(rated("wb-population", j, year, 1e7));
            for (measure, n) in [(Measure::Convictions, 10.0), (Measure::Prosecutions, 30.0)] {
                let wave = f64::from((i as i32 * 7 + i32::from(year)) % 5);
                let quantity = match *j {
                    "DJI" => Quantity::exact(0.0),
                    "COM" => Quantity::interval(0.0, 4.0),
                    "ERI" if year < 2010 => Quantity::exact(0.0),
                    "ETH" if year < 2010 => Quantity::interval(0.0, 4.0),
                    "SOM" if year > 2011 => Quantity::exact(0.0),
                    "MDG" if year > 2010 => continue,
                    "TZA" if year < 2010 => continue,
                    "MWI" => Quantity::at_least(n),
                    _ => Quantity::exact(n + wave),
                };
                facts.observations.push(count("gov", j, measure, year, quantity));
            }
        }
    }
    for j in COUNTRIES.iter().skip(8) {
        for year in 2007..=2014 {
            facts.observations.push(count("ngo", j, Measure::Convictions, year, Quantity::exact(36.0)));
        }
    }
    facts.observations.push(count("ngo", "BDI", Measure::VictimsIdentified, 2010, Quantity::exact(-3.0)));
    let mut part = count("gov", "NOR", Measure::Convictions, 2012, Quantity::exact(99.0));
    part.breakdown.insert("sex".to_owned(), "Female".to_owned());
    facts.observations.push(part);
    facts
}

/// All messages inside a value that was written as JSON: objects of an identifier and its variables.
fn within(value: &serde_json::Value, found: &mut Vec<Message>) {
    if let Ok(message) = serde_json::from_value::<Message>(value.clone()) {
        found.push(message);
    }
    match value {
        serde_json::Value::Array(all) => all.iter().for_each(|v| within(v, found)),
        serde_json::Value::Object(all) => all.values().for_each(|v| within(v, found)),
        _ => {}
    }
}

/// Checks that the message has exactly the variables that its text uses, and that each language says it.
fn check(message: &Message, known: &BTreeMap<String, BTreeSet<String>>) {
    let given: BTreeSet<String> = message.args.iter().map(|(name, _)| name.clone()).collect();
    assert_eq!(known.get(&message.id), Some(&given), "{}", message.id);
    for language in Language::ALL {
        let said = say(language, message);
        assert!(!said.is_empty() && !said.contains("{$") && !said.contains("{ $"), "{}: {said}", message.id);
        assert_ne!(said, message.id);
    }
}

/// Names of places and of whatever has few values.
fn labels() -> Vec<Message> {
    let said = |year| Said::Law { name: "Act 5".to_owned(), year, polarity: Polarity::Passed };
    let mut all = vec![said(None).message(), said(Some(2014)).message()];
    all.extend(Said::TIERS.map(|tier| Said::Rating { tier: tier.to_owned() }.message()));
    all.extend([true, false].map(|alleged| Said::Complicity { alleged }.message()));
    all.extend(Topic::ALL.iter().flat_map(|t| [t.message(), t.in_sentence()]));
    all.extend(Measure::ALL.iter().flat_map(|m| [m.message(), m.in_sentence()]));
    all.extend(ComponentKind::ALL.iter().flat_map(|c| [c.message(), c.in_sentence(), c.question()]));
    all.extend(GRADE_WEIGHTS.map(|(id, _)| Message::new(id)));
    all.extend(Unit::ALL.map(Unit::message));
    all.extend(Choice::ALL.map(Choice::message));
    all.extend(FlagKind::ALL.map(FlagKind::message));
    all.extend(Outcome::ALL.map(Outcome::message));
    all.extend(Polarity::ALL.map(Polarity::message));
    all.extend(SectionChangeKind::ALL.map(SectionChangeKind::message));
    all.extend(Qualifier::ALL.iter().flat_map(|q| [q.message(), q.meaning()]));
    use FactStatus::{Automatic, Confirmed, Disputed, Rejected};
    all.extend([Automatic, Confirmed, Disputed, Rejected].map(FactStatus::message));
    all.extend([LawKind::Law, LawKind::Treaty].map(LawKind::message));
    all.extend([LawStatus::NotYetInForce, LawStatus::InForce, LawStatus::Repealed].map(|s| s.message().unwrap()));
    use InterestClass as I;
    let classes = [
        I::OwnGovernment,
        I::OtherGovernment,
        I::IntergovernmentalQuestionnaire,
        I::CourtRecord,
        I::Ngo,
        I::Researcher,
        I::OfficialRegister,
    ];
    all.extend(classes.iter().flat_map(|c| [c.message(), c.in_sentence()]));
    use DateKind as D;
    let kinds = [
        D::Adoption,
        D::Assent,
        D::Promulgation,
        D::Publication,
        D::Ratification,
        D::Accession,
        D::Succession,
        D::Signature,
        D::InForce,
        D::LastAmended,
        D::Repeal,
    ];
    all.extend(kinds.iter().flat_map(|k| [k.message(), k.in_sentence()]));
    all.extend(
        [Structure::LooseNetworks, Structure::Alike, Structure::MafiaStyleGroups]
            .map(|s| Locality::Structure(s).message()),
    );
    let income = ["Low income", "Lower middle income", "Upper-middle income", "High income", "Aid only"];
    all.extend(income.map(income_group));
    all.push(Locality::World.message());
    all.push(Locality::Region("Latin America and the Caribbean".to_owned()).message());
    all.push(Locality::IncomeGroup("High income".to_owned()).message());
    all.extend(
        [
            "forced labour",
            "child trafficking",
            "commercial sexual exploitation of children",
            "use of children in illicit activities",
            "slavery",
        ]
        .map(law::subject),
    );
    let quantities = [
        Quantity::exact(31.0),
        Quantity::interval(0.0, 4.0),
        Quantity::interval(3.0, 9.0),
        Quantity::about(200.0),
        Quantity::at_least(35.0),
        Quantity::none_reported(),
        Quantity::not_reported(),
    ];
    let named = DIMENSIONS.map(dimension).into_iter().chain(quantities.map(|q| q.message()));
    all.extend(named.filter_map(|v| if let MessageValue::Message(m) = v { Some(*m) } else { None }));
    all
}

#[test]
fn every_label_has_a_name_in_every_language() {
    let known = variables(Language::English);
    let all = labels();
    assert!(all.len() > 100);
    all.iter().for_each(|m| check(m, &known));
    // What files and programs are told has one source with what pages say.
    for (label, message) in Topic::ALL
        .iter()
        .map(|t| (t.label(), t.message()))
        .chain(Measure::ALL.iter().map(|m| (m.label(), m.message())))
        .chain(ComponentKind::ALL.iter().map(|c| (c.label(), c.message())))
        .chain(Polarity::ALL.iter().map(|p| (p.label(), p.message())))
    {
        assert_eq!(english(&message), label);
    }
    for topic in Topic::ALL {
        assert_eq!(english(&topic.in_sentence()), topic.label().to_lowercase());
    }
    for measure in Measure::ALL {
        assert_eq!(english(&measure.in_sentence()), measure.label().to_lowercase());
    }
    for q in [Quantity::exact(31.0), Quantity::interval(0.0, 4.0), Quantity::about(20.5), Quantity::not_reported()] {
        let said = english(&Message::new("figure-of-year").with("figure", q.message()).with("year", 2014_i16));
        assert_eq!(said, format!("{} (2014)", q.display()));
    }
}

#[test]
fn every_sentence_of_a_run_is_said_in_every_language() {
    let known = variables(Language::English);
    let mut found = Vec::new();
    for mut facts in [talkative(), FactSet::default()] {
        let withdrawn = count("gov", "RWA", Measure::Convictions, 2004, Quantity::exact(4.0));
        facts.observations.retain(|o| o.key() != withdrawn.key());
        let before = Revision { kind: RevisionKind::Withdrawn, before: withdrawn, after: None, snapshot: "01".into() };
        let options = Options { seed: 7, draws: 300, as_of: date(2016, 1, 1) };
        let output = run(&facts, places::all(), &[before], options);
        for part in [
            serde_json::to_value(&output.scores),
            serde_json::to_value(&output.contradictions),
            serde_json::to_value(&output.reconciliation),
            serde_json::to_value(&output.practices),
            serde_json::to_value(&output.outside),
            serde_json::to_value(&output.effects),
            serde_json::to_value(&output.studies),
        ] {
            within(&part.unwrap(), &mut found);
        }
    }
    let mut distinct: BTreeMap<&str, &Message> = BTreeMap::new();
    found.iter().for_each(|m| {
        distinct.entry(&m.id).or_insert(m);
    });
    println!("{} sentences of {} kinds", found.len(), distinct.len());
    found.iter().for_each(|m| check(m, &known));
    for id in [
        "activation-certain",
        "adjusted-not-estimable",
        "contradiction-part",
        "effect-why-few",
        "effect-why-few-jurisdictions",
        "flag-tilted_figures-said",
        "flag-went_dark-said",
        "flag-withdrawn",
        "flag-paper_law-said",
        "missing-still-to-come",
        "not-reconciled-negative",
        "outside-gap",
        "practice-insufficient",
    ] {
        assert!(distinct.contains_key(id), "{id} was not said: {:?}", distinct.keys());
    }
}

/// The text after the parenthesis that closes the one at its beginning.
fn after_parenthesis(text: &str) -> Option<&str> {
    let (mut depth, mut quoted) = (0, false);
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return text.get(at + 1..);
        }
    }
    None
}

/// Identifier and variables of each message that a file names, as far as they stand in one chain.
fn named(source: &str) -> Vec<(String, BTreeSet<String>)> {
    let quoted =
        |text: &str| text.trim_start().strip_prefix('"').and_then(|t| t.split_once('"')).map(|t| t.0.to_owned());
    let starts = source.match_indices("Message::new(").map(|(at, _)| &source[at + "Message::new".len()..]);
    starts
        .filter_map(|mut text| {
            let id = quoted(text.get(1..)?)?;
            let mut variables = BTreeSet::new();
            text = after_parenthesis(text)?;
            while let Some(rest) = text.trim_start().strip_prefix(".with") {
                variables.extend(quoted(rest.get(1..)?));
                text = after_parenthesis(rest)?;
            }
            Some((id, variables))
        })
        .collect()
}

fn sources(folder: &Path, all: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|e| e == "rs") {
            all.push(fs::read_to_string(path).unwrap());
        }
    }
}

/// Also the sentences that no test world says.
#[test]
fn every_identifier_in_the_code_has_a_text_with_its_variables() {
    let known = variables(Language::English);
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&here.join("src"), &mut files);
    sources(&here.join("../domain/src"), &mut files);
    let all: Vec<_> = files.iter().flat_map(|f| named(f)).collect();
    assert!(all.len() > 80, "{}", all.len());
    for (id, given) in all {
        let expected = known.get(&id).unwrap_or_else(|| panic!("{id} has no text"));
        assert!(given.is_subset(expected), "{id}: {given:?} are given, {expected:?} are used");
    }
}
