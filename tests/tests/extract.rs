//! `lexgap extract FILE --json` on files of every kind, and on files that are broken or too large.

use std::{
    fs,
    path::PathBuf,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use lexgap_tests::Program;
use serde_json::{Value, json};

/// Far above what any of these files needs on a slow machine.
const LIMIT: Duration = Duration::from_secs(60);

struct Files(Program);

impl Files {
    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> Result<PathBuf> {
        let path = self.0.folder().join(name);
        fs::write(&path, bytes)?;
        Ok(path)
    }

    fn statements(&self, name: &str, bytes: impl AsRef<[u8]>) -> Result<Vec<Value>> {
        let path = self.put(name, bytes)?;
        let begun = Instant::now();
        let arguments = ["extract".as_ref(), path.as_os_str(), "--year".as_ref(), "2020".as_ref(), "--json".as_ref()];
        let outcome = self.0.run(arguments)?.succeeded().with_context(|| name.to_owned())?;
        ensure!(begun.elapsed() < LIMIT, "{name}: {:?}", begun.elapsed());
        outcome.json_lines()
    }

    fn refused(&self, name: &str, bytes: impl AsRef<[u8]>, words: &[&str]) -> Result<()> {
        let path = self.put(name, bytes)?;
        let begun = Instant::now();
        let outcome = self.0.run(["extract".as_ref(), path.as_os_str(), "--json".as_ref()])?;
        ensure!(begun.elapsed() < LIMIT, "{name}: {:?}", begun.elapsed());
        let told = outcome.told(words).with_context(|| name.to_owned())?;
        ensure!(told.contains(name), "the message does not name {name}: {told}");
        ensure!(outcome.stdout.is_empty(), "{name}: {}", outcome.stdout);
        Ok(())
    }
}

/// Each statement as the contract gives it, reduced to measure and value.
fn read(statements: &[Value]) -> Result<Vec<(&str, &Value)>> {
    const FIELDS: [&str; 14] = [
        "measure",
        "value",
        "qualifier",
        "unit",
        "period",
        "is_previous_period",
        "breakdown",
        "law_name",
        "law_year",
        "polarity",
        "quote",
        "locator",
        "rule",
        "confidence",
    ];
    for s in statements {
        for field in FIELDS {
            ensure!(s.get(field).is_some(), "no {field} in {s}");
        }
        let confidence = s["confidence"].as_f64().context("no confidence")?;
        let has_place = s["locator"].as_str().is_some_and(|l| !l.is_empty()) && s["quote"].as_str().is_some();
        ensure!((0.5..=1.0).contains(&confidence) && has_place, "{s}");
    }
    Ok(statements.iter().map(|s| (s["measure"].as_str().unwrap_or_default(), &s["value"])).collect())
}

/// A PDF of one page with a line of text each.
fn pdf(lines: &[&str]) -> Vec<u8> {
    let text: String = lines.iter().map(|l| format!("({l}) Tj T* ")).collect();
    let stream = format!("BT /F1 11 Tf 14 TL 60 720 Td {text}ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{stream}\nendstream", stream.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut offsets = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        offsets.push(file.len());
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", i + 1).into_bytes());
    }
    let table = file.len();
    let entries: String = offsets.iter().map(|o| format!("{o:010} 00000 n \n")).collect();
    let n = objects.len() + 1;
    file.extend(format!("xref\n0 {n}\n0000000000 65535 f \n{entries}").into_bytes());
    file.extend(format!("trailer << /Size {n} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").into_bytes());
    file
}

#[test]
fn a_page_an_entry_a_text_and_a_pdf_are_read() -> Result<()> {
    let files = Files(Program::new()?);
    let html = "<!DOCTYPE html><html><body><h1>2020 report</h1><h2>Section 4. Corruption in Government</h2>\
                <p>Courts convicted 31 officials of bribery. Police were complicit.</p>\
                <h2>Section 5. Elections</h2><p>Courts convicted 99 voters.</p></body></html>";
    let found = files.statements("page.html", html)?;
    ensure!(read(&found)?.contains(&("convictions", &json!(31))), "{found:?}");
    ensure!(!found.iter().any(|s| s["value"] == 99), "another section speaks of other things");
    ensure!(found.iter().any(|s| s["measure"] == "officials_complicit" && s["alleged"] == false), "{found:?}");

    let entry = json!({"Trafficking in persons": {"tier rating": {"text":
        "Tier 3 - little is done; no smugglers were prosecuted, down from four in 2018; a draft law is still pending (2020)"}}});
    let found = files.statements("entry.json", entry.to_string())?;
    let said = read(&found)?;
    for one in [("tier", json!("3")), ("prosecutions", json!(0)), ("prosecutions", json!(4))] {
        ensure!(said.contains(&(one.0, &one.1)), "{one:?} is not in {said:?}");
    }
    let before: Vec<_> = found.iter().filter(|s| s["value"] == 4).map(|s| &s["is_previous_period"]).collect();
    ensure!(before == [&json!(true)], "{found:?}");
    ensure!(found.iter().any(|s| s["polarity"] == "drafted"), "{found:?}");

    let text =
        "In 2019 the police identified at least 40 trafficking victims, and judges sentenced nine men to prison.";
    let found = files.statements("note.txt", text)?;
    ensure!(read(&found)? == [("victims_identified", &json!(40)), ("sentenced", &json!(9))], "{found:?}");
    ensure!(found[0]["qualifier"] == "at_least" && found[0]["period"] == "2019", "{found:?}");

    let found = files.statements(
        "report.pdf",
        pdf(&["In 2020 the police investigated 12 trafficking cases.", "Courts convicted three recruiters."]),
    );
    let found = match found {
        Err(e) if format!("{e:#}").contains("pdftotext") => {
            println!("skipped: no pdftotext");
            return Ok(());
        }
        other => other?,
    };
    ensure!(read(&found)? == [("investigations", &json!(12)), ("convictions", &json!(3))], "{found:?}");
    ensure!(found[0]["locator"].as_str().is_some_and(|l| l.starts_with("page 1")), "{found:?}");
    Ok(())
}

#[test]
fn broken_and_enormous_files_are_told_apart_and_cost_little() -> Result<()> {
    let files = Files(Program::new()?);
    files.refused("empty.html", "", &["empty"])?;
    files.refused("cut.json", "{\"Trafficking in persons\": ", &["JSON is damaged"])?;
    files.refused("deep.json", "[".repeat(200_000), &["JSON is damaged"])?;
    files.refused("latin.txt", b"caf\xE9 \xFF\xFE", &["not UTF-8"])?;
    files.refused("large.txt", vec![b' '; (32 << 20) + 1], &["at most"])?;
    let whole = pdf(&["Courts convicted three recruiters."]);
    files.refused("junk.pdf", b"%PDF-1.7 and nothing else", &[])?;
    // Cut in the middle, a PDF is read as far as it goes or refused; it is never a panic.
    let path = files.put("half.pdf", &whole[..whole.len() / 2])?;
    let half = files.0.run(["extract".as_ref(), path.as_os_str(), "--json".as_ref()])?;
    ensure!(half.status.code().is_some() && !half.stderr.contains("panicked"), "{half:?}");

    // As large as it may be: a page of nothing but marks, and one sentence without an end.
    let marks = format!("<!DOCTYPE html><html><body>{}", "<p><b>".repeat(400_000));
    ensure!(files.statements("marks.html", marks)?.is_empty());
    let endless = "three men were convicted, ".repeat(1_000_000);
    ensure!(files.statements("endless.txt", endless)?.len() <= 20_000);
    Ok(())
}
