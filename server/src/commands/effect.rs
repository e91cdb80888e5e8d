//! `lexgap effect`: the estimators of METHODOLOGY section 4 on anybody's table.

use std::{
    collections::{BTreeMap, HashSet},
    fmt::Write as _,
    fs::File,
    io::Read as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, bail, ensure};
use lexgap_scoring::effect::{Estimate, NotEstimable, did, honest, its, synth};
use serde::Serialize;

use crate::cli::{
    ControlGroup, DidArgs, DidMethod, EffectCommand, ItsArgs, ItsFamily, SynthArgs, SynthMethod, TableArgs,
};

/// Largest table read, in bytes.
const LARGEST: u64 = 256 << 20;
/// Cells that say "no figure".
const MISSING: [&str; 7] = ["", "NA", "NaN", "nan", "N/A", "null", "."];

/// Estimates and prints.
pub fn run(command: EffectCommand) -> anyhow::Result<ExitCode> {
    match command {
        EffectCommand::Its(args) => its(&args),
        EffectCommand::Did(args) => did(&args),
        EffectCommand::Synth(args) => synth(&args),
    }
}

/// One line of the answer, the same for all estimators.
#[derive(Serialize)]
struct Line {
    name: String,
    estimator: String,
    /// `ratio` (its standard error is the logarithm's) or `difference`.
    scale: &'static str,
    estimate: f64,
    standard_error: Option<f64>,
    lower: Option<f64>,
    upper: Option<f64>,
    p_value: Option<f64>,
}

impl Line {
    fn new(name: &str, estimator: &str, scale: &'static str, e: &Estimate) -> Line {
        Line {
            name: name.to_owned(),
            estimator: estimator.to_owned(),
            scale,
            estimate: e.estimate,
            standard_error: Some(e.standard_error),
            lower: Some(e.lower),
            upper: Some(e.upper),
            p_value: Some(e.p_value),
        }
    }
}

#[derive(Serialize)]
struct Answer<T> {
    estimates: Vec<Line>,
    #[serde(flatten)]
    detail: T,
    /// Rows without a figure in one of the columns, left out.
    rows_without_figure: usize,
}

fn print<T: Serialize>(json: bool, answer: &Answer<T>, text: impl FnOnce() -> String) -> anyhow::Result<ExitCode> {
    if json {
        say!("{}", serde_json::to_string(answer)?);
    } else {
        let text = lines(&answer.estimates) + &text();
        say!("{}", text.strip_suffix('\n').unwrap_or(&text));
        if answer.rows_without_figure > 0 {
            say!("\n{} rows without a figure were left out.", answer.rows_without_figure);
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn number(x: f64) -> String {
    match x.abs() {
        a if a >= 1e7 || (a > 0.0 && a < 1e-4) => format!("{x:.4e}"),
        a if a >= 1_000.0 => format!("{x:.1}"),
        a if a >= 10.0 => format!("{x:.3}"),
        _ => format!("{x:.4}"),
    }
}

fn optional(x: Option<f64>) -> String {
    x.map_or_else(|| "-".to_owned(), number)
}

fn lines(lines: &[Line]) -> String {
    let mut text = String::new();
    let mut last = "";
    for l in lines {
        if l.estimator != last {
            let _ = writeln!(
                text,
                "{}\n  {:<18} {:>11} {:>11} {:>24} {:>9}",
                l.estimator, "", "estimate", "std. error", "95 % interval", "p"
            );
            last = &l.estimator;
        }
        let interval = format!("[{}, {}]", optional(l.lower), optional(l.upper));
        let _ = writeln!(
            text,
            "  {:<18} {:>11} {:>11} {:>24} {:>9}{}",
            l.name,
            number(l.estimate),
            optional(l.standard_error),
            interval,
            optional(l.p_value),
            if l.scale == "ratio" { "  (ratio; error of its logarithm)" } else { "" },
        );
    }
    text
}

/// A table read whole, cells as text.
struct Table {
    path: PathBuf,
    header: Vec<String>,
    rows: Vec<(u64, csv::StringRecord)>,
}

impl Table {
    /// Reads a CSV separated by comma, semicolon or tab, whichever the header has most of.
    fn read(path: &Path) -> anyhow::Result<Table> {
        let shown = path.display();
        let file = File::open(path).with_context(|| format!("could not open {shown}"))?;
        let mut text = String::new();
        file.take(LARGEST + 1)
            .read_to_string(&mut text)
            .with_context(|| format!("could not read {shown}: is it a CSV file in UTF-8?"))?;
        ensure!(text.len() as u64 <= LARGEST, "{shown} is larger than {} MiB", LARGEST >> 20);
        let text = text.trim_start_matches('\u{feff}');
        let first = text.lines().next().unwrap_or_default();
        ensure!(!first.trim().is_empty(), "{shown} is empty: the first line must name the columns");
        let count = |c: char| first.matches(c).count();
        let delimiter = [',', ';', '\t'].into_iter().rev().max_by_key(|c| count(*c)).unwrap_or(',');
        let mut reader =
            csv::ReaderBuilder::new().delimiter(delimiter as u8).trim(csv::Trim::All).from_reader(text.as_bytes());
        let header: Vec<String> = reader.headers()?.iter().map(str::to_owned).collect();
        let mut seen = HashSet::new();
        if let Some(twice) = header.iter().find(|h| !seen.insert(h.as_str())) {
            bail!("{shown} has two columns named `{twice}`");
        }
        let mut rows = Vec::new();
        for (i, record) in reader.into_records().enumerate() {
            // Counted as a spreadsheet does: the header is row 1.
            let record = record.with_context(|| format!("{shown}, row {}", i + 2))?;
            rows.push((i as u64 + 2, record));
        }
        ensure!(!rows.is_empty(), "{shown} has a header and no rows");
        Ok(Table { path: path.to_owned(), header, rows })
    }

    fn column(&self, name: &str) -> anyhow::Result<usize> {
        self.header.iter().position(|h| h == name).with_context(|| {
            format!("{} has no column `{name}`; its columns are: {}", self.path.display(), self.header.join(", "))
        })
    }

    fn cell<'a>(&self, record: &'a csv::StringRecord, column: usize) -> &'a str {
        record.get(column).unwrap_or_default()
    }

    /// A number, or `None` where the cell says that there is none.
    fn number(&self, row: u64, record: &csv::StringRecord, column: usize) -> anyhow::Result<Option<f64>> {
        let cell = self.cell(record, column);
        if MISSING.contains(&cell) {
            return Ok(None);
        }
        match cell.parse::<f64>() {
            Ok(x) if x.is_finite() => Ok(Some(x)),
            _ => bail!(
                "{}, row {row} (the header is row 1), column `{}`: `{}` is not a number; leave the cell empty where \
                 there is no figure",
                self.path.display(),
                self.header[column],
                cell.chars().take(40).collect::<String>()
            ),
        }
    }

    /// A whole number, such as a year.
    fn whole(&self, row: u64, record: &csv::StringRecord, column: usize) -> anyhow::Result<Option<i32>> {
        let Some(x) = self.number(row, record, column)? else { return Ok(None) };
        ensure!(
            x.fract() == 0.0 && x.abs() < 1e9,
            "{}, row {row} (the header is row 1), column `{}`: {x} is not a whole number",
            self.path.display(),
            self.header[column]
        );
        Ok(Some(x as i32))
    }

    /// 0 or 1.
    fn flag(&self, row: u64, record: &csv::StringRecord, column: usize) -> anyhow::Result<bool> {
        match self.number(row, record, column)? {
            Some(0.0) => Ok(false),
            Some(1.0) => Ok(true),
            other => bail!(
                "{}, row {row} (the header is row 1), column `{}`: {} is neither 0 nor 1",
                self.path.display(),
                self.header[column],
                other.map_or("an empty cell".to_owned(), |x| x.to_string())
            ),
        }
    }

    fn required(&self, row: u64, record: &csv::StringRecord, column: usize) -> anyhow::Result<i32> {
        self.whole(row, record, column)?.with_context(|| {
            format!(
                "{}, row {row} (the header is row 1): no value in column `{}`",
                self.path.display(),
                self.header[column]
            )
        })
    }
}

fn open(args: &TableArgs) -> anyhow::Result<(Table, usize, usize)> {
    let table = Table::read(&args.table)?;
    let (outcome, time) = (table.column(&args.outcome)?, table.column(&args.time)?);
    Ok((table, outcome, time))
}

/// One series of several.
#[derive(Serialize)]
struct Series {
    unit: String,
    #[serde(flatten)]
    fit: Option<its::Fit>,
    /// Why there is none.
    reason: Option<String>,
}

#[derive(Serialize)]
struct ManySeries {
    series: Vec<Series>,
}

/// A series as the table has it: its points, the first time at which the law is in force, and the last at which it is
/// not.
#[derive(Default)]
struct Collected {
    points: Vec<its::Point>,
    first_treated: Option<f64>,
    last_untreated: Option<f64>,
}

fn its(args: &ItsArgs) -> anyhow::Result<ExitCode> {
    let (table, outcome, time) = open(&args.table)?;
    let unit = args.unit.as_deref().map(|u| table.column(u)).transpose()?;
    let treated = args.treated.as_deref().map(|t| table.column(t)).transpose()?;
    let offset = args.offset.as_deref().map(|o| table.column(o)).transpose()?;
    let mut units: BTreeMap<String, Collected> = BTreeMap::new();
    let mut without = 0;
    for (row, record) in &table.rows {
        let (Some(time), Some(outcome)) = (table.number(*row, record, time)?, table.number(*row, record, outcome)?)
        else {
            without += 1;
            continue;
        };
        let exposure = match offset.map(|o| table.number(*row, record, o)).transpose()? {
            None => 1.0,
            Some(Some(exposure)) => exposure,
            Some(None) => {
                without += 1;
                continue;
            }
        };
        let name = unit.map_or_else(String::new, |u| table.cell(record, u).to_owned());
        let one = units.entry(name).or_default();
        if let Some(column) = treated {
            if table.flag(*row, record, column)? {
                one.first_treated = Some(one.first_treated.map_or(time, |t: f64| t.min(time)));
            } else {
                one.last_untreated = Some(one.last_untreated.map_or(time, |t: f64| t.max(time)));
            }
        }
        one.points.push(its::Point { time, outcome, exposure });
    }
    let fit = |c: &Collected| -> Result<its::Fit, NotEstimable> {
        let event = args.event.or(c.first_treated).ok_or(NotEstimable::NoTreated)?;
        if let Some((on, off)) = c.first_treated.zip(c.last_untreated).filter(|(on, off)| off > on) {
            return Err(NotEstimable::LawEnds { on, off });
        }
        let model = its::Model {
            family: match args.family {
                ItsFamily::QuasiPoisson => its::Family::QuasiPoisson,
                ItsFamily::Poisson => its::Family::Poisson,
                ItsFamily::Gaussian => its::Family::Gaussian,
            },
            slope: !args.no_slope,
            harmonics: args.harmonics,
            season: args.season,
            reference: if args.normal || args.family == ItsFamily::Poisson {
                its::Reference::Normal
            } else {
                its::Reference::StudentT
            },
            ..its::Model::new(event)
        };
        its::fit(&c.points, &model)
    };
    if unit.is_none() {
        let only = units.into_values().next().unwrap_or_default();
        let found = fit(&only)?;
        let answer = Answer { estimates: its_lines(&found, None), detail: found, rows_without_figure: without };
        return print(args.table.json, &answer, || its_text(&answer.detail));
    }
    let series: Vec<Series> = units
        .into_iter()
        .map(|(unit, collected)| match fit(&collected) {
            Ok(fit) => Series { unit, fit: Some(fit), reason: None },
            Err(reason) => Series { unit, fit: None, reason: Some(reason.to_string()) },
        })
        .collect();
    let estimates =
        series.iter().filter_map(|s| s.fit.as_ref().map(|f| its_lines(f, Some(&s.unit)))).flatten().collect();
    let answer = Answer { estimates, detail: ManySeries { series }, rows_without_figure: without };
    print(args.table.json, &answer, || {
        answer.detail.series.iter().filter_map(|s| s.reason.as_ref().map(|r| format!("{}: {r}\n", s.unit))).collect()
    })
}

fn its_lines(fit: &its::Fit, unit: Option<&str>) -> Vec<Line> {
    let scale = if fit.family == its::Family::Gaussian { "difference" } else { "ratio" };
    let parts = [("level", Some(fit.level)), ("slope", fit.slope), ("overall", Some(fit.overall))];
    let name = |part: &str| unit.map_or_else(|| part.to_owned(), |u| format!("{u} {part}"));
    parts.into_iter().filter_map(|(part, e)| e.map(|e| Line::new(&name(part), fit.estimator, scale, &e))).collect()
}

fn its_text(fit: &its::Fit) -> String {
    let mut text = format!(
        "\n{} points before time {}, {} from then on; dispersion {}, residual autocorrelation {}\n\n",
        fit.points_before,
        fit.event,
        fit.points_after,
        number(fit.pearson_dispersion),
        number(fit.autocorrelation)
    );
    let _ = writeln!(text, "{:>10} {:>12} {:>12} {:>14}  95 % interval", "time", "observed", "fitted", "without law");
    for l in &fit.line {
        let _ = writeln!(
            text,
            "{:>10} {:>12} {:>12} {:>14}  [{}, {}]",
            l.time,
            number(l.observed),
            number(l.fitted),
            number(l.counterfactual),
            number(l.counterfactual_lower),
            number(l.counterfactual_upper)
        );
    }
    text
}

#[derive(Serialize)]
struct DidDetail {
    #[serde(flatten)]
    effects: did::Effects,
    /// How far from parallel trends the effect on impact holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    sensitivity: Option<honest::Sensitivity>,
}

fn did(args: &DidArgs) -> anyhow::Result<ExitCode> {
    let (table, outcome, time) = open(&args.table)?;
    let (unit, treated) = (table.column(&args.unit)?, table.column(&args.treated)?);
    let covariates: Vec<usize> = args.covariates.iter().map(|c| table.column(c)).collect::<anyhow::Result<_>>()?;
    let mut rows = Vec::with_capacity(table.rows.len());
    let mut without = 0;
    for (row, record) in &table.rows {
        let x: Option<Vec<f64>> =
            covariates.iter().map(|c| table.number(*row, record, *c)).collect::<anyhow::Result<_>>()?;
        let (Some(outcome), Some(covariates)) = (table.number(*row, record, outcome)?, x) else {
            without += 1;
            continue;
        };
        rows.push(did::Row {
            unit: table.cell(record, unit).to_owned(),
            time: table.required(*row, record, time)?,
            outcome,
            // Some software writes "never" as 0, some as an empty cell.
            first_treated: table.whole(*row, record, treated)?.filter(|g| *g != 0),
            covariates,
        });
    }
    let low = args.first_event.unwrap_or(i32::MIN);
    let high = args.last_event.unwrap_or(i32::MAX);
    let options = did::Options {
        controls: match args.controls {
            ControlGroup::Never => did::Controls::NeverTreated,
            ControlGroup::NotYet => did::Controls::NotYetTreated,
        },
        method: match args.method {
            DidMethod::Dr => did::Method::DoublyRobust,
            DidMethod::Ipw => did::Method::InverseProbability,
            DidMethod::Reg => did::Method::OutcomeRegression,
        },
        base: if args.universal_base { did::Base::Universal } else { did::Base::Varying },
        anticipation: args.anticipation,
        draws: args.draws,
        seed: args.seed,
        window: Some((low, high)),
        sparse: args.sparse,
    };
    let effects = did::fit(&rows, &options)?;
    let sensitivity = if args.sensitivity {
        // Deviations from parallel trends are measured against one base period.
        let universal = did::fit(&rows, &did::Options { base: did::Base::Universal, draws: 1, ..options })?;
        Some(honest::sensitivity(&universal.event_study, args.seed)?)
    } else {
        None
    };
    let line = |name: &str, e: &Estimate| Line::new(name, effects.estimator, "difference", e);
    let estimates = vec![
        line("simple", &effects.simple),
        line("dynamic", &effects.dynamic.overall),
        line("group", &effects.group.overall),
        line("calendar", &effects.calendar.overall),
    ];
    let answer = Answer { estimates, detail: DidDetail { effects, sensitivity }, rows_without_figure: without };
    print(args.table.json, &answer, || did_text(&answer.detail))
}

fn did_text(detail: &DidDetail) -> String {
    let e = &detail.effects;
    let mut text = format!(
        "\n{} units, {} treated, {} never; {} periods\n",
        e.units,
        e.treated_units,
        e.never_treated_units,
        e.periods.len()
    );
    if let Some(test) = &e.pre_test {
        let _ = writeln!(
            text,
            "pre-trend test: Wald {} on {} degrees of freedom, p = {}",
            number(test.statistic),
            test.degrees_of_freedom,
            number(test.p_value)
        );
    }
    for (title, aggregate) in [("event time", &e.dynamic), ("group", &e.group), ("period", &e.calendar)] {
        let _ = writeln!(text, "\n{title:>10} {:>11} {:>11}  uniform 95 % band", "estimate", "std. error");
        for p in &aggregate.by {
            let _ = writeln!(
                text,
                "{:>10} {:>11} {:>11}  [{}, {}]",
                p.key,
                number(p.effect.estimate.estimate),
                number(p.effect.estimate.standard_error),
                number(p.effect.band_lower),
                number(p.effect.band_upper)
            );
        }
    }
    if let Some(s) = &detail.sensitivity {
        let _ = write!(text, "\n{}", sensitivity_text(s));
    }
    for l in &e.left_out {
        let _ = writeln!(text, "left out: {}: {}", l.what, l.reason);
    }
    for note in &e.notes {
        let _ = writeln!(text, "note: {note}");
    }
    text
}

fn sensitivity_text(s: &honest::Sensitivity) -> String {
    let mut text = format!("sensitivity of the effect at event time {} (Rambachan and Roth 2023)\n", s.event_time);
    for (title, bounds, breakdown) in [
        ("later breaks of the trend up to M times the largest before", &s.relative_magnitudes, s.breakdown_relative),
        ("slope of the trend changes by up to M a period", &s.smoothness, s.breakdown_smoothness),
    ] {
        let _ = writeln!(text, "  {title}");
        for b in bounds {
            let _ = writeln!(text, "    M = {:<8} [{}, {}]", number(b.m), optional(b.lower), optional(b.upper));
        }
        let _ = writeln!(text, "    first M whose interval holds 0: {}", optional(breakdown));
    }
    text
}

fn synth(args: &SynthArgs) -> anyhow::Result<ExitCode> {
    let (table, outcome, time) = open(&args.table)?;
    let (unit, treated) = (table.column(&args.unit)?, table.column(&args.treated)?);
    let mut rows = Vec::with_capacity(table.rows.len());
    let mut without = 0;
    for (row, record) in &table.rows {
        let Some(outcome) = table.number(*row, record, outcome)? else {
            without += 1;
            continue;
        };
        rows.push(synth::Row {
            unit: table.cell(record, unit).to_owned(),
            time: table.required(*row, record, time)?,
            outcome,
            treated: table.flag(*row, record, treated)?,
        });
    }
    let methods: &[synth::Method] = match args.method {
        SynthMethod::All => &synth::Method::ALL,
        SynthMethod::Sdid => &[synth::Method::SyntheticDid],
        SynthMethod::Sc => &[synth::Method::SyntheticControl],
        SynthMethod::Did => &[synth::Method::Did],
    };
    let effects = synth::fit(&rows, methods, &synth::Options { draws: args.draws, seed: args.seed })?;
    let estimates = effects
        .effects
        .iter()
        .map(|e| Line {
            name: match e.method {
                synth::Method::SyntheticDid => "sdid",
                synth::Method::SyntheticControl => "sc",
                synth::Method::Did => "did",
            }
            .to_owned(),
            estimator: e.estimator.to_owned(),
            scale: "difference",
            estimate: e.estimate,
            standard_error: e.standard_error,
            lower: e.lower,
            upper: e.upper,
            p_value: e.placebo_p_value,
        })
        .collect();
    let answer = Answer { estimates, detail: effects, rows_without_figure: without };
    print(args.table.json, &answer, || synth_text(&answer.detail))
}

fn synth_text(found: &synth::Effects) -> String {
    let mut text = format!(
        "\nlaw from {} on in {}; {} controls, {} periods before, {} after; p by placebos in space\n",
        found.event,
        found.treated.join(", "),
        found.controls,
        found.periods_before,
        found.periods_after
    );
    for e in &found.effects {
        let few = |w: &[String]| w.iter().take(12).cloned().collect::<Vec<_>>().join(", ");
        let units: Vec<String> = e.unit_weights.iter().map(|w| format!("{} {:.3}", w.of, w.weight)).collect();
        let times: Vec<String> = e.time_weights.iter().map(|w| format!("{} {:.3}", w.of, w.weight)).collect();
        let _ = writeln!(text, "\n{}\n  unit weights: {}", e.estimator, few(&units));
        if !times.is_empty() {
            let _ = writeln!(text, "  time weights: {}", few(&times));
        }
        let _ = writeln!(
            text,
            "  gap before {}, after over before {}, p of that ratio {}",
            number(e.gap_before),
            optional(e.gap_ratio),
            optional(e.gap_ratio_p_value)
        );
        let placebos: Vec<String> =
            e.time_placebos.iter().map(|p| format!("{} {}", p.event, number(p.estimate))).collect();
        if !placebos.is_empty() {
            let _ = writeln!(text, "  law moved back to: {}", placebos.join(", "));
        }
    }
    for unit in &found.left_out {
        let _ = writeln!(text, "left out: {unit}, which has no figure for some period");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> (PathBuf, impl Drop) {
        struct Gone(PathBuf);
        impl Drop for Gone {
            fn drop(&mut self) {
                let _ = std::fs::remove_file(&self.0);
            }
        }
        use std::sync::atomic::{AtomicU32, Ordering};
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("lexgap-effect-{}-{}.csv", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, text).unwrap();
        (path.clone(), Gone(path))
    }

    #[test]
    fn separators_and_byte_order_marks_are_understood() {
        for text in ["a,b\n1,2\n", "a;b\n1;2\n", "\u{feff}a\tb\n1\t2\n"] {
            let (path, _gone) = file(text);
            let table = Table::read(&path).unwrap();
            assert_eq!(table.header, ["a", "b"], "{text:?}");
            assert_eq!(table.number(2, &table.rows[0].1, 1).unwrap(), Some(2.0));
        }
    }

    #[test]
    fn errors_say_what_and_where() {
        let (path, _gone) = file("unit,year,y\nA,2000,1\nA,2001.5,many\nA,2002,\n");
        let table = Table::read(&path).unwrap();
        let said = |r: anyhow::Result<_>| format!("{:#}", r.map(|_: Option<f64>| ()).unwrap_err());
        let at = |i: usize, c: usize| table.number(i as u64 + 2, &table.rows[i].1, c);
        let missing = table.column("x").unwrap_err().to_string();
        assert!(missing.contains("no column `x`") && missing.contains("unit, year, y"), "{missing}");
        let text = said(at(1, 2));
        assert!(text.contains("row 3") && text.contains("column `y`") && text.contains("`many`"), "{text}");
        assert_eq!(at(2, 2).unwrap(), None, "an empty cell is no figure");
        assert!(table.whole(3, &table.rows[1].1, 1).unwrap_err().to_string().contains("2001.5 is not a whole number"));
        assert!(table.flag(2, &table.rows[0].1, 1).unwrap_err().to_string().contains("2000 is neither 0 nor 1"));
    }

    /// What `lexgap effect` answers to a table that nothing can be estimated from.
    fn refused(arguments: &[&str], text: &str) -> String {
        use clap::Parser as _;
        let (path, _gone) = file(text);
        let path = path.display().to_string();
        let all = ["lexgap", "effect"].iter().chain(arguments).copied().chain([
            "--data",
            &path,
            "--outcome",
            "y",
            "--time",
            "t",
        ]);
        match crate::cli::Cli::try_parse_from(all).unwrap().command {
            crate::cli::Command::Effect(command) => format!("{:#}", run(command).unwrap_err()),
            other => panic!("{other:?}"),
        }
    }

    /// Rows `unit,t,y,g`.
    fn panel(units: &[(&str, &str)], times: std::ops::Range<i32>, y: impl Fn(&str, i32) -> String) -> String {
        let mut text = "u,t,y,g\n".to_owned();
        for (unit, first) in units {
            for t in times.clone() {
                let _ = writeln!(text, "{unit},{t},{},{first}", y(unit, t));
            }
        }
        text
    }

    #[test]
    fn its_says_in_plain_words_why_not() {
        let series = |y: &[&str]| {
            let mut text = "t,y,g,p\n".to_owned();
            for (i, y) in y.iter().enumerate() {
                let _ = writeln!(text, "{},{y},{},{}", 2000 + i, u8::from(i == 3), 1000 - 200 * i as i32);
            }
            text
        };
        let eight = ["4", "5", "3", "6", "8", "9", "7", "9"];
        let event = |year: &'static str| ["its", "--event", year];
        let cases: Vec<(Vec<&str>, String, &str)> = vec![
            (event("2002").into(), series(&eight), "2 points before the law are on record, at least 3 are needed"),
            (event("2006").into(), series(&eight), "2 points from the law on are on record, at least 3"),
            (event("2031").into(), series(&eight), "takes effect at time 2031, after the last figure (time 2007)"),
            (event("2004").into(), series(&["0"; 8]), "no figure above zero before or after the law"),
            (event("2004").into(), series(&["4", "5", "-3", "6", "8", "9", "7", "9"]), "counts are not negative"),
            (event("2004").into(), series(&["4", "5", "3.5", "6", "8", "9", "7", "9"]), "no whole number"),
            ([&event("2004")[..], &["--family", "gaussian"]].concat(), series(&["0"; 8]), "every figure is 0"),
            ([&event("2004")[..], &["--offset", "p"]].concat(), series(&eight), "it must be above zero"),
            (vec!["its", "--treated", "g"], series(&eight), "in force at time 2003 but no longer at time 2007"),
            (vec!["its", "--treated", "g"], "t,y,g\n1,2,0\n2,3,0\n".to_owned(), "no unit is ever treated"),
            (event("2004").into(), series(&[""; 8]), "0 points before the law"),
        ];
        for (arguments, text, says) in cases {
            let said = refused(&arguments, &text);
            assert!(said.starts_with("not estimable: ") && said.contains(says), "{arguments:?}: {said}");
        }
    }

    #[test]
    fn did_says_in_plain_words_why_not() {
        let base = ["did", "--unit", "u", "--treated", "g"];
        let wave = |u: &str, t: i32| ((u.len() as i32 * 7 + t * t) % 5).to_string();
        let of = |units: &[(&str, &str)]| panel(units, 2000..2006, wave);
        let twice = of(&[("A", "2003"), ("BB", "0")]).replace("A,2001,", "A,2000,");
        let contradictory = of(&[("A", "2003"), ("BB", "0")]).replacen("2003\n", "2004\n", 1);
        let cases = [
            (of(&[("A", "2003")]), "only one unit is on record"),
            (of(&[("A", "2003"), ("BB", "2003")]), "there is no unit to compare with (never-treated controls)"),
            (of(&[("A", "0"), ("BB", "0")]), "no unit is ever treated"),
            (of(&[("A", "2000"), ("BB", "0")]), "treated from the first period on, so there is no before"),
            (of(&[("A", "2031"), ("BB", "0")]), "no period after the law is on record (first treated 2031"),
            (panel(&[("A", "2003"), ("BB", "0")], 2000..2006, |_, _| "0".to_owned()), "every figure is 0"),
            (contradictory, "A has first-treated period 2004 in one row and 2003 in another"),
            (twice, "A has two rows for time 2000"),
        ];
        for (text, says) in cases {
            let said = refused(&base, &text);
            assert!(said.starts_with("not estimable: ") && said.contains(says), "{says}: {said}");
        }
        let window = [&base[..], &["--last-event", "-1"]].concat();
        let said = refused(&window, &of(&[("A", "2003"), ("BB", "0"), ("CCC", "0")]));
        assert!(said.contains("no period from the law on lies between event times"), "{said}");
        let said = refused(&base, "u,t,y,g\nA,2000,1,2000.5\n");
        assert!(said.contains("row 2") && said.contains("2000.5 is not a whole number"), "{said}");
    }

    #[test]
    fn synth_says_in_plain_words_why_not() {
        let base = ["synth", "--unit", "u", "--treated", "g"];
        let of = |units: usize, last: i32, on: &dyn Fn(usize, i32) -> bool, y: &dyn Fn(usize, i32) -> i32| {
            let mut text = "u,t,y,g\n".to_owned();
            for u in 0..units {
                for t in 2000..last {
                    let _ = writeln!(text, "u{u},{t},{},{}", y(u, t), u8::from(on(u, t)));
                }
            }
            text
        };
        let wave = |u: usize, t: i32| (u as i32 * 7 + t * t) % 5;
        let law = |u: usize, t: i32| u == 0 && t >= 2005;
        let cases = [
            (of(1, 2009, &law, &wave), "only one unit is on record"),
            (of(2, 2009, &law, &wave), "1 control units are on record, at least 2 are needed"),
            (of(4, 2009, &|_, t| t >= 2005, &wave), "there is no unit to compare with"),
            (of(4, 2005, &law, &wave), "no unit is ever treated within the periods on record"),
            (of(4, 2009, &|u, t| u == 0 && t >= 2002, &wave), "2 points before the law are on record"),
            (of(4, 2009, &|u, t| u == 0 && (2005..2007).contains(&t), &wave), "treatment must last"),
            (of(4, 2009, &|u, t| u < 2 && t >= 2005 + u as i32, &wave), "treated units start at different times"),
            (of(4, 2009, &law, &|_, _| 0), "every figure is 0"),
        ];
        for (text, says) in cases {
            let said = refused(&base, &text);
            assert!(said.starts_with("not estimable: ") && said.contains(says), "{says}: {said}");
        }
    }

    #[test]
    fn empty_files_and_ragged_rows_are_refused() {
        for (text, says) in
            [("", "is empty"), ("a,b\n", "no rows"), ("a,a\n1,2\n", "two columns named `a`"), ("a,b\n1\n", "row 2")]
        {
            let (path, _gone) = file(text);
            let said = format!("{:#}", Table::read(&path).map(|_| ()).unwrap_err());
            assert!(said.contains(says), "{text:?}: {said}");
        }
        let said = format!("{:#}", Table::read(Path::new("no-such-file.csv")).map(|_| ()).unwrap_err());
        assert!(said.contains("could not open no-such-file.csv"), "{said}");
    }
}
