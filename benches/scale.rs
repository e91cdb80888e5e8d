//! The work of a whole world of 195 jurisdictions, nine topics and 25 years: 1,312 interrupted time series, nine
//! staggered differences-in-differences with 1,000 multiplier draws each, and all scores with 1,000 draws and ranks.
//! Writes its data, so that `scale.py` gives the same to others, and its times. Reconciling, of which the others have
//! nothing alike, is timed by itself.
//!
//! `cargo bench --workspace --bench scale -- FOLDER [REPEATS [reconcile]]`

use std::{error::Error, fmt::Write as _, fs, path::Path, time::Instant};

use jiff::civil::date;
use lexgap_domain::{
    DateKind, DatePrecision, FactSet, FactStatus, IndicatorPoint, Law, LawDate, LawKind, LawStatus, Measure,
    Observation, Period, Provenance, Quantity, Topic, Unit, places,
};
use lexgap_scoring::{
    Options,
    counts::Population,
    effect::{did, its},
    random::Random,
    reconcile::Reconciler,
    scores,
};
use rayon::prelude::*;

const SERIES: u32 = 1_312;
const TOPICS: u32 = 9;
const UNITS: usize = 195;
const YEARS: i32 = 25;
const FIRST: i32 = 2_000;

fn series(which: u32) -> (f64, Vec<its::Point>) {
    let mut r = Random::at(1, 1, which);
    let event = f64::from(FIRST + 8 + (9.0 * r.uniform()) as i32);
    let (level, slope, change) = (3.0 + r.normal(), 0.03 * r.normal(), 0.3 * r.normal());
    let points = (0..YEARS)
        .map(|t| {
            let time = f64::from(FIRST + t);
            let on = if time >= event { change } else { 0.0 };
            let exposure = 5.0 * (0.01 * f64::from(t)).exp();
            let mean = exposure * (level + slope * f64::from(t) + on).exp();
            its::Point { time, outcome: r.overdispersed(mean, 2.0), exposure }
        })
        .collect();
    (event, points)
}

fn panel(topic: u32) -> Vec<did::Row> {
    let mut r = Random::at(1, 2, topic);
    let mut rows = Vec::with_capacity(UNITS * YEARS as usize);
    for unit in 0..UNITS {
        let first = (r.uniform() < 0.7).then(|| FIRST + 5 + (14.0 * r.uniform()) as i32);
        let level = r.normal();
        for time in FIRST..FIRST + YEARS {
            let effect = first.filter(|f| time >= *f).map_or(0.0, |f| 0.1 * f64::from(time - f + 1));
            let outcome = level + 0.05 * f64::from(time - FIRST) + effect + 0.3 * r.normal();
            rows.push(did::Row {
                unit: format!("u{unit:03}"),
                time,
                outcome,
                first_treated: first,
                covariates: vec![],
            });
        }
    }
    rows
}

/// A treaty of each topic with 195 parties, their convictions and prosecutions, counts below five withheld by half of them.
fn world() -> FactSet {
    let provenance = || Provenance { snapshot: "00".into(), locator: "row=1".into() };
    let mut facts = FactSet::default();
    let parties: Vec<_> = places::all().iter().take(UNITS).collect();
    for (place, j) in parties.iter().enumerate() {
        let mut r = Random::at(1, 3, place as u32);
        let people = 1e6 * (2.0 + 1.5 * r.normal()).exp();
        for year in FIRST..FIRST + YEARS {
            let Some(period) = Period::year(year as i16) else { continue };
            facts.points.push(IndicatorPoint {
                indicator: "wb-population".into(),
                jurisdiction: j.id.clone(),
                period,
                value: Some(people),
                standard_error: None,
                lower: None,
                upper: None,
                n_sources: None,
                label: None,
                source: "wb-population".into(),
                provenance: provenance(),
            });
        }
        for topic in Topic::ALL {
            let day = date(FIRST as i16 + (8.0 * r.uniform()) as i16, 3, 1);
            let dated = |kind| LawDate {
                kind,
                date: day,
                precision: DatePrecision::Day,
                provenance: provenance(),
                computed_by: None,
            };
            facts.laws.push(Law {
                id: format!("{topic}-{}", j.id).into(),
                jurisdiction: j.id.clone(),
                kind: LawKind::Treaty,
                titles: vec![],
                citation: String::new(),
                topics: vec![topic],
                instrument: Some(topic.to_string()),
                dates: vec![dated(DateKind::Ratification), dated(DateKind::InForce)],
                url: None,
                sources: vec![],
                versions: vec![],
                status: LawStatus::NotStated,
                sections: vec![],
                amendments: vec![],
                notes: vec![],
                provisions: vec![],
            });
            let rate = (-0.5 + 1.2 * r.normal()).exp() * people / 1e6;
            for year in FIRST..FIRST + YEARS {
                for (measure, share) in [(Measure::Convictions, 1.0), (Measure::Prosecutions, 1.6)] {
                    let n = r.poisson((rate * share).max(1e-3));
                    let withheld = n < 5.0 && place % 2 == 0;
                    let quantity = if withheld { Quantity::interval(0.0, 4.0) } else { Quantity::exact(n) };
                    let Some(period) = Period::year(year as i16) else { continue };
                    facts.observations.push(
                        Observation {
                            id: Default::default(),
                            jurisdiction: j.id.clone(),
                            topics: vec![topic],
                            measure,
                            period,
                            quantity,
                            unit: Unit::Persons,
                            breakdown: Default::default(),
                            ordinal: 0,
                            source: "s".into(),
                            provenance: provenance(),
                            status: FactStatus::Automatic,
                            reading: None,
                            review: None,
                        }
                        .with_id(),
                    );
                }
            }
        }
    }
    facts
}

fn write_world(folder: &Path, facts: &FactSet) -> Result<(), Box<dyn Error>> {
    let mut text = String::from("topic,place,measure,year,low,high\n");
    for o in &facts.observations {
        let (low, high) = (o.quantity.lower.unwrap_or_default(), o.quantity.upper.unwrap_or_default());
        let topic = o.topics.first().map_or("", |t| t.id());
        writeln!(text, "{topic},{},{},{},{low},{high}", o.jurisdiction, o.measure, o.period.index_year())?;
    }
    fs::write(folder.join("counts.csv"), text)?;
    let mut text = String::from("place,millions\n");
    for p in facts.points.iter().filter(|p| p.period.index_year() == FIRST as i16) {
        writeln!(text, "{},{}", p.jurisdiction, p.value.unwrap_or_default() / 1e6)?;
    }
    fs::write(folder.join("places.csv"), text)?;
    let mut text = String::from("topic,place,year\n");
    for law in &facts.laws {
        let topic = law.topics.first().map_or("", |t| t.id());
        writeln!(text, "{topic},{},{}", law.jurisdiction, law.effective().map_or(0, |(day, _)| day.year()))?;
    }
    fs::write(folder.join("laws.csv"), text)?;
    Ok(())
}

fn write(folder: &Path, all: &[(f64, Vec<its::Point>)], panels: &[Vec<did::Row>]) -> Result<(), Box<dyn Error>> {
    let mut text = String::from("series,event,time,outcome,exposure\n");
    for (i, (event, points)) in all.iter().enumerate() {
        for p in points {
            writeln!(text, "{i},{event},{},{},{}", p.time, p.outcome, p.exposure)?;
        }
    }
    fs::write(folder.join("its.csv"), text)?;
    let mut text = String::from("topic,unit,time,outcome,first\n");
    for (topic, rows) in panels.iter().enumerate() {
        for row in rows {
            let unit = row.unit.trim_start_matches('u').trim_start_matches('0');
            let unit = if unit.is_empty() { "0" } else { unit };
            writeln!(text, "{topic},{unit},{},{},{}", row.time, row.outcome, row.first_treated.unwrap_or(0))?;
        }
    }
    fs::write(folder.join("did.csv"), text)?;
    Ok(())
}

/// Seconds that all threads of this program have computed, where the system tells.
fn computed() -> Option<f64> {
    let of_thread = |entry: std::io::Result<fs::DirEntry>| -> Option<f64> {
        let text = fs::read_to_string(entry.ok()?.path().join("schedstat")).ok()?;
        text.split(' ').next()?.parse::<f64>().ok()
    };
    Some(fs::read_dir("/proc/self/task").ok()?.filter_map(of_thread).sum::<f64>() / 1e9)
}

/// Least seconds over the repeats: on the clock, and computed by all threads together.
#[derive(Clone, Copy)]
struct Seconds {
    clock: f64,
    computed: Option<f64>,
}

fn timed<T>(repeats: u32, mut f: impl FnMut() -> T) -> (Seconds, Option<T>) {
    let (mut least, mut last) = (Seconds { clock: f64::INFINITY, computed: None }, None);
    for _ in 0..repeats {
        let (start, before) = (Instant::now(), computed());
        last = Some(f());
        least.clock = least.clock.min(start.elapsed().as_secs_f64());
        // Threads of an earlier pool that end meanwhile take their seconds with them.
        let now = computed().zip(before).map(|(after, before)| after - before).filter(|s| *s > 0.0);
        least.computed = now.map(|n| least.computed.map_or(n, |l| l.min(n))).or(least.computed);
    }
    (least, last)
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    let Some(folder) = arguments.first().map(Path::new) else {
        println!("scale: give a folder for data and answers, see benches/scale.py");
        return Ok(());
    };
    let repeats = arguments.get(1).map_or(Ok(3), |r| r.parse())?;
    fs::create_dir_all(folder)?;
    let all: Vec<_> = (0..SERIES).map(series).collect();
    let panels: Vec<_> = (0..TOPICS).map(panel).collect();
    let facts = world();
    write(folder, &all, &panels)?;
    write_world(folder, &facts)?;
    let fit_all = || -> Vec<Option<(f64, f64)>> {
        let one = |(event, points): &(f64, Vec<its::Point>)| {
            let fit = its::fit(points, &its::Model::new(*event)).ok()?;
            Some((fit.level.estimate.ln(), fit.level.standard_error))
        };
        all.par_iter().map(one).collect()
    };
    let did_all = || -> Vec<Option<(f64, f64)>> {
        let one = |rows: &Vec<did::Row>| {
            let effects = did::fit(rows, &did::Options { seed: 1, ..did::Options::default() }).ok()?;
            Some((effects.simple.estimate, effects.simple.standard_error))
        };
        panels.par_iter().map(one).collect()
    };
    let population = Population::new(&facts);
    let score_all = |reconciler: &Reconciler| {
        let options = Options { seed: 1, draws: 1_000, as_of: date(2025, 1, 1) };
        scores(&facts, places::all(), &[], &population, reconciler, options)
            .into_iter()
            .map(|s| Some((s.score?, s.upper? - s.lower?)))
            .collect::<Vec<_>>()
    };
    let mut times = String::new();
    for threads in [1, rayon::current_num_threads()] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build()?;
        let (its_seconds, its_answers) = pool.install(|| timed(repeats, fit_all));
        let (did_seconds, did_answers) = pool.install(|| timed(repeats, did_all));
        // No count of this world has two sources, so that scores draw nothing from what was reconciled.
        let reconciler = Reconciler::default();
        let (score_seconds, score_answers) = pool.install(|| timed(repeats, || score_all(&reconciler)));
        let mut all = vec![("its", its_seconds), ("did", did_seconds), ("score", score_seconds)];
        if arguments.get(2).is_some_and(|a| a == "reconcile") {
            all.push(("reconcile", pool.install(|| timed(1, || Reconciler::new(&facts, &population))).0));
        }
        for (what, s) in all {
            let computed = s.computed.map_or("null".to_owned(), |c| c.to_string());
            let clock = s.clock;
            writeln!(times, "{{\"what\":\"{what}\",\"threads\":{threads},\"clock\":{clock},\"computed\":{computed}}}")?;
        }
        let lines = |answers: Option<Vec<Option<(f64, f64)>>>| {
            let line = |a: Option<(f64, f64)>| a.map_or("nan,nan".to_owned(), |(e, s)| format!("{e},{s}"));
            answers.unwrap_or_default().into_iter().map(line).collect::<Vec<_>>().join("\n")
        };
        // Bits, not decimals: Rust prints the shortest text that reads back as the same number.
        fs::write(folder.join(format!("its-{threads}.txt")), lines(its_answers))?;
        fs::write(folder.join(format!("did-{threads}.txt")), lines(did_answers))?;
        fs::write(folder.join(format!("score-{threads}.txt")), lines(score_answers))?;
    }
    fs::write(folder.join("times.jsonl"), &times)?;
    print!("{times}");
    Ok(())
}
