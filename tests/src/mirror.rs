//! Small mirrors to crawl: documents written for the purpose, shaped like the publishers'.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};
use tempfile::TempDir;

/// Content type of workbooks.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// 180 countries, enough for the assertions of `ti-cpi`.
pub const CODES: &str = "AFG AGO ALB ARE ARG ARM AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BOL BRA BRB BRN \
    BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP EST \
    ETH FIN FJI FRA GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HKG HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA \
    JAM JOR JPN KAZ KEN KGZ KHM KOR KWT LAO LBN LBR LBY LCA LKA LSO LTU LUX LVA MAR MDA MDG MDV MEX MKD MLI MLT MMR MNE \
    MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NZL OMN PAK PAN PER PHL PNG POL PRK PRT PRY QAT ROU RUS RWA SAU \
    SDN SEN SGP SLB SLE SLV SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TTO TUN TUR TWN TZA UGA \
    UKR URY USA UZB VCT VEN VNM VUT YEM ZAF ZMB ZWE";

/// A folder with a `manifest.jsonl`.
#[derive(Debug)]
pub struct MirrorFolder {
    folder: TempDir,
    lines: Vec<String>,
}

impl MirrorFolder {
    /// An empty mirror.
    ///
    /// # Errors
    /// No room for temporary files.
    pub fn new() -> Result<MirrorFolder> {
        let folder = tempfile::Builder::new().prefix("lexgap-mirror-").tempdir()?;
        Ok(MirrorFolder { folder, lines: Vec::new() })
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A file of the folder; the manifest does not yet name it.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn put(&self, file: &str, bytes: &[u8]) -> Result<()> {
        let path = self.folder().join(file);
        fs::create_dir_all(path.parent().unwrap_or(self.folder()))?;
        Ok(fs::write(path, bytes)?)
    }

    /// A line of the manifest.
    pub fn name(&mut self, url: Option<&str>, file: &str, content_type: &str) {
        self.line(&json!({"url": url, "file": file, "content_type": content_type}));
    }

    /// A line of the manifest as given.
    pub fn line(&mut self, line: &Value) {
        self.lines.push(line.to_string());
    }

    /// A line that need not be JSON.
    pub fn raw_line(&mut self, line: &str) {
        self.lines.push(line.to_owned());
    }

    /// A file and its line.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn add(&mut self, url: Option<&str>, file: &str, content_type: &str, bytes: &[u8]) -> Result<()> {
        self.name(url, file, content_type);
        self.put(file, bytes)
    }

    /// A workbook where `ti-cpi` looks for that of 2012.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn add_cpi(&mut self, bytes: &[u8]) -> Result<()> {
        self.add(None, "ti-cpi/CPI2012.xlsx", XLSX, bytes)
    }

    /// A statute where `ca-justice` looks for it.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn add_statute(&mut self, bytes: &[u8]) -> Result<()> {
        self.add(Some("https://laws-lois.justice.gc.ca/eng/XML/T-1.5.xml"), "ca/T-1.5.xml", "text/xml", bytes)
    }

    /// Writes `manifest.jsonl` and gives its path.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn manifest(&self) -> Result<PathBuf> {
        let path = self.folder().join("manifest.jsonl");
        fs::write(&path, self.lines.join("\n"))?;
        Ok(path)
    }
}

/// A workbook of one sheet: numbers where a cell is one, else text.
///
/// # Errors
/// It cannot be written.
pub fn workbook(sheet: &str, rows: &[Vec<String>]) -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.set_name(sheet)?;
    for (r, row) in (0u32..).zip(rows) {
        for (c, cell) in (0u16..).zip(row) {
            match cell.parse::<f64>() {
                Ok(number) => page.write_number(r, c, number)?,
                Err(_) => page.write_string(r, c, cell)?,
            };
        }
    }
    Ok(book.save_to_buffer()?)
}

/// A workbook like that of the Corruption Perceptions Index 2012 for the first `n` of [`CODES`], all with `score`.
///
/// # Errors
/// It cannot be written.
pub fn cpi_workbook(n: usize, score: f64) -> Result<Vec<u8>> {
    let header = ["Country / Territory", "ISO3", "CPI 2012 Score", "Surveys Used", "Standard error", "Lower", "Upper"];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    for code in CODES.split_whitespace().take(n) {
        let numbers = [score, 5.0, 2.0, score - 3.3, score + 3.3].map(|x| x.to_string());
        rows.push([code.to_owned(), code.to_owned()].into_iter().chain(numbers).collect());
    }
    workbook("CPI 2012", &rows)
}

/// A federal act of Canada as its publisher would serve it, about trafficking in persons.
pub fn statute(title: &str) -> Vec<u8> {
    format!(
        r#"<?xml version="1.0" encoding="utf-8"?>
<Statute xmlns:lims="http://justice.gc.ca/lims" xml:lang="en" lims:pit-date="2020-01-02">
  <Identification>
    <ShortTitle>{title}</ShortTitle>
    <LongTitle>An Act written for a test</LongTitle>
    <BillHistory><Stages stage="assented-to"><Date><YYYY>1999</YYYY><MM>12</MM><DD>9</DD></Date></Stages></BillHistory>
    <Chapter>
      <ConsolidatedNumber>T-1.5</ConsolidatedNumber>
      <AnnualStatuteId revised-statute="no"><AnnualStatuteNumber>7</AnnualStatuteNumber><YYYY>1999</YYYY></AnnualStatuteId>
    </Chapter>
  </Identification>
  <Body><Section><Text>No one shall traffic in persons.</Text></Section></Body>
</Statute>
"#
    )
    .into_bytes()
}

/// The head of a source file without code; what it follows comes after.
pub const SOURCE_HEAD: &str = r#"
id = "x-reports"
title = "Reports of X"
publisher = "X Institute"
interest_class = "ngo"
measures = "what it reports about"
tilt = "its funding"
terms = "free to use"
attribution = "X Institute"
homepage = "https://x.example.org/"
schedule = "0 0 4 * * *"
time_zone = "Europe/Berlin"
parser_version = 1
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_are_many_and_differ() {
        let mut codes: Vec<&str> = CODES.split_whitespace().collect();
        let n = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert!(codes.len() == n && n >= 175, "{n} codes, {} different", codes.len());
    }
}
