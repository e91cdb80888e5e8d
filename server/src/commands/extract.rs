//! `lexgap extract`.

use std::{
    fs,
    io::{self, BufWriter, Write as _},
    process::ExitCode,
};

use anyhow::{Context as _, bail};
use lexgap_crawlers::extract::{self, ExtractError, Options, Statement, Value};

use crate::cli::ExtractArgs;

/// Prints the statements of one report, one a line.
pub fn run(args: ExtractArgs) -> anyhow::Result<ExitCode> {
    let file = args.file.display();
    let jurisdiction = match &args.jurisdiction {
        Some(code) if code.len() == 3 && code.bytes().all(|b| b.is_ascii_alphabetic()) => Some(code.to_uppercase()),
        Some(code) => bail!("`{code}` is not an ISO 3166-1 alpha-3 code, for example KEN"),
        None => None,
    };
    let length = fs::metadata(&args.file).with_context(|| format!("{file}: cannot be read"))?.len();
    if length > extract::MAX_BYTES as u64 {
        return Err(ExtractError::TooLarge { bytes: usize::try_from(length).unwrap_or(usize::MAX) })
            .with_context(|| file.to_string());
    }
    let bytes = fs::read(&args.file).with_context(|| format!("{file}: cannot be read"))?;
    let options = Options { jurisdiction, year: args.year };
    let statements = extract::extract(&bytes, &options).with_context(|| file.to_string())?;
    let mut out = BufWriter::new(io::stdout().lock());
    for statement in &statements {
        let written = if args.json {
            serde_json::to_writer(&mut out, statement).map_err(io::Error::from).and_then(|()| writeln!(out))
        } else {
            write_text(&mut out, statement)
        };
        match written {
            // A reader that has seen enough, such as `head`, is no failure.
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => return Ok(ExitCode::SUCCESS),
            other => other?,
        }
    }
    if !args.json {
        writeln!(out, "{} statements", statements.len())?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn write_text(out: &mut impl io::Write, s: &Statement) -> io::Result<()> {
    let value = match &s.value {
        Some(Value::Count(n)) => n.to_string(),
        Some(Value::Name(name)) => (*name).to_owned(),
        None => s.law_name.clone().unwrap_or_else(|| "unknown".to_owned()),
    };
    let polarity = s.polarity.map(|p| format!("{p:?}").to_lowercase());
    let said = s.qualifier.map(str::to_owned).or(polarity).unwrap_or_default();
    let before = if s.is_previous_period { ", period before" } else { "" };
    let period = s.period.as_deref().or(s.unit).unwrap_or_default();
    writeln!(out, "{:<22}{value:<8} {said} {period}{before} [{} {:.2}]", s.measure.id(), s.rule, s.confidence)?;
    writeln!(out, "{:<22}{}", "", s.quote)?;
    writeln!(out, "{:<22}{}", "", s.locator)
}
