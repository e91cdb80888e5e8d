//! The tables as one workbook: a sheet a table, typed cells, and a first sheet that says what they are.

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::{
    EvidenceError,
    metadata::{About, SOFTWARE},
    tables::{Cell, Table},
};

/// What a cell of a workbook can hold, in characters.
const MAX_TEXT: usize = 32_767;

/// The workbook.
pub(crate) fn workbook(about: &About<'_>, tables: &[Table]) -> Result<Vec<u8>, EvidenceError> {
    made(about, tables).map_err(|e| EvidenceError::Io(std::io::Error::other(e.to_string())))
}

fn made(about: &About<'_>, tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The bundle's own time, so that the same bundle gives the same bytes.
    let made = ExcelDateTime::from_timestamp(about.now.as_second())?;
    workbook.set_properties(
        &DocProperties::new().set_title(about.title()).set_author(SOFTWARE).set_creation_datetime(&made),
    );
    let (bold, wrapped) = (Format::new().set_bold(), Format::new().set_text_wrap());
    let head = about.index.head();
    let sheet = workbook.add_worksheet().set_name("about")?;
    sheet.set_column_width(0, 24)?.set_column_width(1, 90)?;
    let mut row = 0;
    for (name, text) in [
        ("Title", about.title()),
        ("Edition", head.number.to_string()),
        ("Published", head.published_at.to_string()),
        ("Method", head.method_version.clone()),
        ("Merkle root", head.merkle_root.to_string()),
    ] {
        sheet.write_string_with_format(row, 0, name, &bold)?;
        sheet.write_string_with_format(row, 1, text, &wrapped)?;
        row += 1;
    }
    for limit in about.limits() {
        sheet.write_string_with_format(row, 0, "Limit", &bold)?;
        sheet.write_string_with_format(row, 1, limit, &wrapped)?;
        row += 1;
    }
    for table in tables {
        for (name, _, meaning) in table.columns {
            sheet.write_string_with_format(row, 0, format!("{}.{name}", table.name), &bold)?;
            sheet.write_string_with_format(row, 1, *meaning, &wrapped)?;
            row += 1;
        }
    }
    for table in tables {
        let sheet = workbook.add_worksheet().set_name(table.name)?;
        fill(sheet, table, &bold)?;
    }
    workbook.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, table: &Table, bold: &Format) -> Result<(), XlsxError> {
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for ((name, kind, _), column) in table.columns.iter().zip(0_u16..) {
        sheet.write_string_with_format(0, column, *name, bold)?;
        sheet.set_column_width(column, if *kind == "string" { 24 } else { 12 })?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (cells, row) in table.rows.iter().zip(1_u32..) {
        for ((cell, (_, kind, _)), column) in cells.iter().zip(table.columns).zip(0_u16..) {
            match cell {
                Cell::Empty => {}
                Cell::Number(text) => match text.parse::<f64>() {
                    Ok(number) => drop(sheet.write_number(row, column, number)?),
                    Err(_) => drop(sheet.write_string(row, column, text)?),
                },
                // Workbooks know no day before 1900.
                Cell::Text(text) => match text.parse::<Date>().ok().filter(|d| *kind == "date" && d.year() >= 1900) {
                    Some(date) => {
                        let (year, month, of_month) = (date.year(), date.month(), date.day());
                        let date = ExcelDateTime::from_ymd(
                            u16::try_from(year).unwrap_or(1900),
                            u8::try_from(month).unwrap_or(1),
                            u8::try_from(of_month).unwrap_or(1),
                        )?;
                        sheet.write_datetime_with_format(row, column, &date, &day)?;
                    }
                    None => {
                        let text: String = text.chars().take(MAX_TEXT).collect();
                        // A string is never a formula.
                        sheet.write_string(row, column, text)?;
                    }
                },
            }
        }
    }
    Ok(())
}
